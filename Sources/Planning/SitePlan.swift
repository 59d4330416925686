public import Profiles

/// What publishing would change for those who use the site.
public struct SitePlan: Sendable, Equatable {
    /// Datasets in the order of their pages; for each, what becomes of it and of its files.
    public var changes: [Change] = []

    public struct Change: Sendable, Equatable {
        public var kind: Kind
        /// The dataset's title and page, as they will be, or as they were when it goes.
        public var title: String
        public var page: String
        /// The file concerned.
        public var file: String?

        public init(_ kind: Kind, title: String, page: String, file: String? = nil) {
            self.kind = kind
            self.title = title
            self.page = page
            self.file = file
        }
    }

    public enum Kind: Sendable, Equatable {
        case datasetAdded, datasetRemoved
        /// Its page has another address.
        case datasetMoved(from: String)
        case fileAdded, fileRemoved
        /// Its bytes are others, its columns the same.
        case fileChanged
        case columnAdded(String)
        case columnDropped(String, isAcknowledged: Bool)
        case columnRenamed(String, to: String, isAcknowledged: Bool)
        case columnRetyped(String, from: ColumnType, to: ColumnType, isAcknowledged: Bool)
        /// Nothing stands any more where something stood.
        case addressBroken(String)
    }

    /// What breaks the work of those who use the data, and nobody has acknowledged.
    public var errors: [Change] { changes.filter(\.isError) }

    /// - Parameter stands: whether a path of the next site leads to something, be it a page that tells where to go.
    public init(from live: SiteState, to next: SiteState, stands: (String) -> Bool) {
        var pages: [(page: String, before: DatasetState?, after: DatasetState?)] = []
        for identifier in Set(live.datasets.keys).union(next.datasets.keys) {
            let (before, after) = (live.datasets[identifier], next.datasets[identifier])
            pages.append((after?.page ?? before?.page ?? "", before, after))
        }
        for (page, before, after) in pages.sorted(by: { ($0.page, $0.before == nil ? 1 : 0) < ($1.page, $1.before == nil ? 1 : 0) }) {
            switch (before, after) {
            case (nil, let after?): changes.append(Change(.datasetAdded, title: after.title, page: page))
            case (let before?, nil):
                changes.append(Change(.datasetRemoved, title: before.title, page: page))
                addBroken(before, stands)
            case (let before?, let after?):
                if before.page != after.page { changes.append(Change(.datasetMoved(from: before.page), title: after.title, page: page)) }
                compare(before, after)
                addBroken(before, stands)
            case (nil, nil): continue
            }
        }
    }

    private mutating func addBroken(_ before: DatasetState, _ stands: (String) -> Bool) {
        for path in [before.page] + before.files.map({ $0.place(in: before) }) where !stands(path) {
            changes.append(Change(.addressBroken(path), title: before.title, page: before.page))
        }
    }

    private mutating func compare(_ before: DatasetState, _ after: DatasetState) {
        func add(_ kind: Kind, _ file: String) { changes.append(Change(kind, title: after.title, page: after.page, file: file)) }
        let successors = before.files.map { $0.successor(of: before, in: after) }
        for file in after.files where !successors.contains(file) { add(.fileAdded, file.name) }
        for (old, successor) in zip(before.files, successors) {
            guard let new = successor else {
                add(.fileRemoved, old.name)
                continue
            }
            guard let before = old.digest, let now = new.digest, before != now else { continue }
            // Of a file that only one of the two is known of, nothing is to be compared.
            let kinds = old.columns.flatMap { old in new.columns.map { Self.columnChanges(old, $0, after.acknowledged) } } ?? []
            if kinds.isEmpty { add(.fileChanged, old.name) }
            for kind in kinds { add(kind, old.name) }
        }
    }

    /// A column that goes where another comes, at the same place and of the same type, is taken for renamed.
    static func columnChanges(_ before: [FileState.Column], _ after: [FileState.Column], _ acknowledged: Set<String>) -> [Kind] {
        var kinds: [Kind] = []
        var added = after.indices.filter { position in !before.contains { $0.name == after[position].name } }
        for (position, old) in before.enumerated() {
            let isAcknowledged = acknowledged.contains(old.name)
            if let new = after.first(where: { $0.name == old.name }) {
                if !old.type.isReadAs(new.type) { kinds.append(.columnRetyped(old.name, from: old.type, to: new.type, isAcknowledged: isAcknowledged)) }
            } else if before.count == after.count, let place = added.firstIndex(of: position), old.type.isReadAs(after[position].type) {
                added.remove(at: place)
                kinds.append(.columnRenamed(old.name, to: after[position].name, isAcknowledged: isAcknowledged))
            } else {
                kinds.append(.columnDropped(old.name, isAcknowledged: isAcknowledged))
            }
        }
        return kinds + added.map { .columnAdded(after[$0].name) }
    }
}

extension SitePlan.Change {
    public var isError: Bool {
        switch kind {
        case .addressBroken: true
        case .columnDropped(_, let isAcknowledged), .columnRenamed(_, _, let isAcknowledged), .columnRetyped(_, _, _, let isAcknowledged): !isAcknowledged
        case .datasetAdded, .datasetRemoved, .datasetMoved, .fileAdded, .fileRemoved, .fileChanged, .columnAdded: false
        }
    }
}

extension FileState {
    /// Where it is known for life, relative to the site.
    func place(in dataset: DatasetState) -> String { path ?? dataset.page + name }

    /// What it has become: the file of the same place, else, where the dataset has moved, that of the same name.
    func successor(of dataset: DatasetState, in next: DatasetState) -> FileState? {
        let place = place(in: dataset)
        return next.files.first { $0.place(in: next) == place } ?? next.files.first { $0.name == name && dataset.page != next.page }
    }
}

extension ColumnType {
    /// Whether a program that read the one type reads the other: nothing has been promised of an empty column, and a year is a whole number.
    func isReadAs(_ other: ColumnType) -> Bool {
        if self == other || self == .empty || other == .empty { return true }
        switch (self, other) {
        case (.year, .integer), (.integer, .year), (.integer, .number), (.year, .number): return true
        default: return false
        }
    }
}
