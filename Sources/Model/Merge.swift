public import Findings

/// One merged dataset of the territory, as `content/territoire.yml` asks for it: the files of many publishers that follow one schema, as one table.
public struct MergeRule: Sendable {
    /// The folder of the dataset that gets the merged table, under `content/`: `departement/subventions-du-territoire`.
    public var dataset: String
    /// Name or address of the schema.
    public var schema: SchemaChoice
    /// The versions that files may name; nil for any.
    public var versions: [String]?
    /// The folders of the publishers that are merged; nil for all.
    public var publishers: [String]?
    /// Those that are not.
    public var excluded: [String] = []
    /// The name of the merged file; nil for that of the dataset.
    public var fileName: String?
    public var salvage = Salvage.rows
    public var mappings: [VersionMapping] = []
    /// Whose the numbers are that tell rows apart; nil where nobody says.
    public var keyScope: KeyScope?
    /// Where it is written.
    public var place: SourcePlace

    /// How far a key goes.
    public enum KeyScope: String, Sendable, CaseIterable {
        /// One number is one thing in the whole territory.
        case territory
        /// Each publisher numbers its own.
        case publisher
    }

    /// What becomes of a file that does not follow its schema everywhere.
    public enum Salvage: String, Sendable, CaseIterable {
        /// Its right rows are taken, the others rejected.
        case rows
        /// It is rejected as a whole.
        case files
    }

    public init(dataset: String, schema: SchemaChoice, place: SourcePlace) {
        self.dataset = dataset
        self.schema = schema
        self.place = place
    }
}

/// How files that name an older version of a schema are brought to the one that is merged.
public struct VersionMapping: Sendable, Hashable {
    /// The version that it is for, or its start: `1` for all of `1.x`; nil for every version.
    public var version: String?
    /// By the name of a column of the merged table, its name in the file.
    public var columns: [String: String] = [:]
    /// By the name of a column of the merged table, what its values become.
    public var values: [String: [String: String]] = [:]

    /// Where it is written.
    public var place: SourcePlace

    public init(version: String? = nil, at place: SourcePlace = SourcePlace(file: "")) {
        self.version = version
        self.place = place
    }
}

/// What a merged dataset was made of, row for row: nothing is lost without being counted.
public struct MergeAccount: Sendable, Hashable {
    public var schema: String
    public var schemaVersion: String?
    /// The columns that tell one row from another; empty when all of them do.
    public var key: [String]
    /// Whether rows of different publishers are different whatever their keys.
    public var isKeyOfPublisher = false
    /// The further columns of which each value stands in one row only.
    public var uniqueColumns: [String] = []
    public var salvage: MergeRule.Salvage
    /// In the order of the merged rows.
    public var sources: [Source]
    /// The published names of the tables of rejected rows, by publisher, in the publishers' order.
    public var rejects: [Rejects] = []

    /// One file that was merged, or could not be.
    public struct Source: Sendable, Hashable {
        /// Of the catalogue; nil where it is not in it.
        public var dataset: Int?
        public var publisher: LocalizedText
        /// As published.
        public var fileName: String
        /// The day of its dataset's last change.
        public var date: CalendarDate?
        /// Rows of data, blank ones left out.
        public var rows = 0
        /// How many of them stand in the merged table.
        public var kept = 0
        /// How many do not follow the schema.
        public var rejected = 0
        /// How many stand in another file, newer or earlier in order, or further up.
        public var duplicates = 0
        /// Whether nothing of it was taken because of what is wrong with the file as a whole.
        public var isRefused = false

        public init(dataset: Int?, publisher: LocalizedText, fileName: String, date: CalendarDate? = nil) {
            self.dataset = dataset
            self.publisher = publisher
            self.fileName = fileName
            self.date = date
        }
    }

    public struct Rejects: Sendable, Hashable {
        public var publisher: LocalizedText
        public var fileName: String

        public init(publisher: LocalizedText, fileName: String) {
            self.publisher = publisher
            self.fileName = fileName
        }
    }

    public init(schema: String, schemaVersion: String?, key: [String], salvage: MergeRule.Salvage, sources: [Source]) {
        self.schema = schema
        self.schemaVersion = schemaVersion
        self.key = key
        self.salvage = salvage
        self.sources = sources
    }

    public var rows: Int { sources.reduce(0) { $0 + $1.rows } }
    public var kept: Int { sources.reduce(0) { $0 + $1.kept } }
    public var rejected: Int { sources.reduce(0) { $0 + $1.rejected } }
    public var duplicates: Int { sources.reduce(0) { $0 + $1.duplicates } }
}

extension Catalogue {
    /// Which rows of a merged table are whose; nil for other datasets, and where the rows of one publisher do not stand together.
    public func partitions(of number: Int) -> [(publisher: String, rows: Range<Int>)]? {
        guard let account = datasets[number].merge else { return nil }
        var parts: [(publisher: String, rows: Range<Int>)] = []
        var start = 0
        for source in account.sources {
            guard let dataset = source.dataset else { return nil }
            let slug = publishers[datasets[dataset].publisher].slug
            let rows = start..<(start + source.kept)
            start = rows.upperBound
            if parts.last?.publisher == slug {
                parts[parts.count - 1].rows = parts[parts.count - 1].rows.lowerBound..<rows.upperBound
            } else {
                parts.append((slug, rows))
            }
        }
        parts = parts.filter { !$0.rows.isEmpty }
        return Set(parts.map(\.publisher)).count == parts.count && !parts.isEmpty ? parts : nil
    }
}
