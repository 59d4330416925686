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
        /// It goes, and its page says why; or it waits until its files are mended, and has no page until then.
        case datasetWithdrawn, datasetHeld
        /// Those who know it by its identifier take it for another one.
        case identifierChanged(from: String, to: String)
        /// Its page has another address.
        case datasetMoved(from: String)
        case fileAdded, fileRemoved
        /// What stands elsewhere, and the dataset names.
        case linkAdded, linkRemoved
        case licenceRemoved(String)
        case licenceChanged(from: String, to: String)
        /// Its bytes are others, and which columns it had, or has, could not be told.
        case columnsNotCompared
        /// Its bytes are others, its columns the same.
        case fileChanged
        case rowsChanged(from: Int, to: Int)
        /// The same columns in another order: programs that count them read others.
        case columnsReordered
        /// Another delimiter, or another encoding.
        case delimiterChanged(from: String, to: String)
        case encodingChanged(from: String, to: String)
        /// A column is acknowledged that has not changed.
        case acknowledgedInVain(String)
        case columnAdded(String)
        case columnDropped(String, isAcknowledged: Bool)
        case columnRenamed(String, to: String, isAcknowledged: Bool)
        case columnRetyped(String, from: ColumnType, to: ColumnType, isAcknowledged: Bool)
        /// Nothing stands any more where something stood.
        case addressBroken(String)
    }

    /// What breaks the work of those who use the data, and nobody has acknowledged.
    public var errors: [Change] { changes.filter(\.isError) }

    /// What has become of a dataset that is not among the next ones.
    public enum Fate: Sendable { case withdrawn, held }

    /// - Parameters:
    ///   - fate: of a dataset that goes; nil for one that just goes.
    ///   - pagesOfPublishers: those of the live site, by the publishers' slugs.
    ///   - stands: whether a path of the next site leads to something, be it a page that tells where to go.
    public init(
        from live: SiteState, to next: SiteState, fate: (DatasetState) -> Fate? = { _ in nil }, pagesOfPublishers: [(slug: String, page: String)] = [],
        stands: (String) -> Bool
    ) {
        for (slug, page) in pagesOfPublishers where !stands(page) { changes.append(Change(.addressBroken(page), title: slug, page: page)) }
        let newPages = Dictionary(
            next.datasets.values.filter { live.datasets[$0.identifier] == nil }.map { ($0.page, $0) }, uniquingKeysWith: { first, _ in first })
        var pages: [(page: String, before: DatasetState?, after: DatasetState?)] = []
        for identifier in Set(live.datasets.keys).union(next.datasets.keys) {
            let (before, after) = (live.datasets[identifier], next.datasets[identifier])
            if after == nil, let before, let renamed = newPages[before.page] {
                pages.append((before.page, before, renamed))
                continue
            }
            if before == nil, let after, live.dataset(at: after.page).map({ next.datasets[$0.identifier] == nil }) ?? false { continue }
            pages.append((after?.page ?? before?.page ?? "", before, after))
        }
        for (page, before, after) in pages.sorted(by: { ($0.page, $0.before == nil ? 1 : 0) < ($1.page, $1.before == nil ? 1 : 0) }) {
            switch (before, after) {
            case (nil, let after?): changes.append(Change(.datasetAdded, title: after.title, page: page))
            case (let before?, nil):
                let kind: Kind =
                    switch fate(before) {
                    case .withdrawn?: .datasetWithdrawn
                    case .held?: .datasetHeld
                    case nil: .datasetRemoved
                    }
                changes.append(Change(kind, title: before.title, page: page))
                addBroken(before, stands)
            case (let before?, let after?):
                if before.identifier != after.identifier {
                    changes.append(Change(.identifierChanged(from: before.identifier, to: after.identifier), title: after.title, page: page))
                }
                if before.page != after.page { changes.append(Change(.datasetMoved(from: before.page), title: after.title, page: page)) }
                compare(before, after)
                addBroken(before, stands)
            case (nil, nil): continue
            }
        }
    }

    private mutating func addBroken(_ before: DatasetState, _ stands: (String) -> Bool) {
        for path in [before.page] + before.files.filter({ !$0.isLink }).map({ $0.place(in: before) }) where !stands(path) {
            changes.append(Change(.addressBroken(path), title: before.title, page: before.page))
        }
    }

    private mutating func compare(_ before: DatasetState, _ after: DatasetState) {
        func add(_ kind: Kind, _ file: String) { changes.append(Change(kind, title: after.title, page: after.page, file: file)) }
        switch (before.licence, after.licence) {
        case (let old?, nil): changes.append(Change(.licenceRemoved(old), title: after.title, page: after.page))
        case (let old?, let new?) where old != new: changes.append(Change(.licenceChanged(from: old, to: new), title: after.title, page: after.page))
        default: break
        }
        let successors = before.files.map { $0.successor(of: before, in: after) }
        var touched: Set<String> = []
        for file in after.files where !successors.contains(file) { add(file.isLink ? .linkAdded : .fileAdded, file.name) }
        for (old, successor) in zip(before.files, successors) {
            guard let new = successor else {
                add(old.isLink ? .linkRemoved : .fileRemoved, old.name)
                continue
            }
            guard let before = old.digest, let now = new.digest, before != now else { continue }
            guard !old.isUnread, !new.isUnread, (old.columns == nil) == (new.columns == nil) else {
                add(.columnsNotCompared, old.name)
                continue
            }
            let kinds = old.columns.flatMap { old in new.columns.map { Self.columnChanges(old, $0, after.acknowledged) } } ?? []
            for kind in kinds { if let name = kind.changedColumn { touched.insert(name) } }
            let forms = Self.formChanges(old, new)
            if kinds.isEmpty, forms.isEmpty { add(.fileChanged, old.name) }
            for kind in kinds + forms { add(kind, old.name) }
        }
        for name in after.acknowledged.subtracting(touched).sorted() { changes.append(Change(.acknowledgedInVain(name), title: after.title, page: after.page)) }
    }

    /// What has changed of a table besides its columns.
    private static func formChanges(_ before: FileState, _ after: FileState) -> [Kind] {
        var kinds: [Kind] = []
        if let rows = before.rows, let now = after.rows, rows != now { kinds.append(.rowsChanged(from: rows, to: now)) }
        if let old = before.columns, let new = after.columns {
            let (names, now) = (old.map(\.name), new.map(\.name))
            // Columns that stay, in another order, or after one that is new.
            let staying = names.filter(now.contains)
            if staying != now.filter(names.contains) || (names.count < now.count && Array(now.prefix(names.count)) != names && staying.count == names.count) {
                kinds.append(.columnsReordered)
            }
        }
        if let old = before.delimiter, let new = after.delimiter, old != new { kinds.append(.delimiterChanged(from: old, to: new)) }
        if let old = before.encoding, let new = after.encoding, old != new { kinds.append(.encodingChanged(from: old, to: new)) }
        return kinds
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
        case .addressBroken, .identifierChanged, .columnsNotCompared: true
        // A table that is emptied is seldom meant.
        case .rowsChanged(let before, let after): before > 0 && after == 0
        case .columnDropped(_, let isAcknowledged), .columnRenamed(_, _, let isAcknowledged), .columnRetyped(_, _, _, let isAcknowledged): !isAcknowledged
        case .datasetAdded, .datasetRemoved, .datasetWithdrawn, .datasetHeld, .datasetMoved, .fileAdded, .fileRemoved, .fileChanged, .columnAdded,
            .columnsReordered, .delimiterChanged, .encodingChanged, .acknowledgedInVain, .linkAdded, .linkRemoved, .licenceRemoved, .licenceChanged:
            false
        }
    }
}

extension SitePlan.Kind {
    /// The column that goes, or changes its name or its type.
    fileprivate var changedColumn: String? {
        switch self {
        case .columnDropped(let name, _), .columnRenamed(let name, _, _), .columnRetyped(let name, _, _, _): name
        default: nil
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
