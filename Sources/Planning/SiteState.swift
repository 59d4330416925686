public import Profiles

/// What a site offers, as far as those who use it depend on it.
public struct SiteState: Sendable, Equatable {
    /// By identifier.
    public var datasets: [String: DatasetState]

    public init(_ datasets: [DatasetState] = []) {
        self.datasets = Dictionary(datasets.map { ($0.identifier, $0) }) { first, _ in first }
    }

    /// The dataset of a page.
    func dataset(at page: String) -> DatasetState? { datasets.values.first { $0.page == page } }
}

public struct DatasetState: Sendable, Equatable {
    /// For life; what tells that two states are of one dataset.
    public var identifier: String
    public var title: String
    /// The path of its page, relative to the site: `jeux/roques/subventions/`.
    public var page: String
    /// In the dataset's order.
    public var files: [FileState]
    /// The columns whose loss or change its publisher has acknowledged.
    public var acknowledged: Set<String>
    /// The address of the licence; nil without one.
    public var licence: String?

    public init(identifier: String, title: String, page: String, files: [FileState], acknowledged: Set<String> = [], licence: String? = nil) {
        self.identifier = identifier
        self.title = title
        self.page = page
        self.files = files
        self.acknowledged = acknowledged
        self.licence = licence
    }
}

public struct FileState: Sendable, Equatable {
    /// As published; of a link elsewhere, its address.
    public var name: String
    /// Where it is known for life, relative to the site, when that is not beside the page: `jeux/roques/aides/aides.csv`; of a link elsewhere, its address.
    public var path: String?
    /// Of its bytes, in hexadecimal; nil when it is not known, as for a file that is packed on its way: no change is told then.
    public var digest: String?
    /// Nil for what is no table.
    public var columns: [Column]?
    /// Whether the site could not tell which columns it has: it may well be a table.
    public var isUnread = false
    /// How many rows of data, and how the text is written: `,` and `UTF-8`; nil where that is not known.
    public var rows: Int?
    public var delimiter: String?
    public var encoding: String?

    public struct Column: Sendable, Equatable {
        public var name: String
        public var type: ColumnType

        public init(name: String, type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    /// A link to what stands elsewhere.
    public init(link address: String) { self.init(name: address, path: address, digest: nil) }

    public var isLink: Bool { name == path && (name.utf8.starts(with: "https://".utf8) || name.utf8.starts(with: "http://".utf8)) }

    public init(name: String, path: String? = nil, digest: String?, columns: [Column]? = nil) {
        self.name = name
        self.path = path
        self.digest = digest
        self.columns = columns
    }
}
