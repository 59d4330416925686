internal import Bytes
public import Model

/// All datasets and files that a catalogue has ever published, and what has become of them: `ledger.csv` beside the settings, line after line.
///
/// The file is an input of the build like any other: only `halle check --record`, `halle move` and `halle withdraw` add to it, and nothing ever
/// takes a line away.
public struct CatalogueLedger: Sendable {
    /// The file, relative to the catalogue's root.
    public static let file = "ledger.csv"

    /// In the order in which they were entered, those that are gone among them.
    public private(set) var datasets: [LedgerDataset] = []
    /// What has happened since the ledger was begun; what it was begun with is no news. The latest last.
    public private(set) var changes: [LedgerChange] = []
    /// Former slugs of publishers, and those that they had next.
    private(set) var publishers: [(former: String, slug: String)] = []
    /// By folder under `content/`: those that are published.
    private var live: [String: Int] = [:]
    private var firstDay: CalendarDate?

    public init() {}

    /// The number, in `datasets`, of the published dataset of a folder under `content/`.
    public func number(inFolder folder: String) -> Int? { live[folder] }

    /// The published dataset of a folder under `content/`.
    public subscript(folder: String) -> LedgerDataset? { live[folder].map { datasets[$0] } }

    /// The published datasets whose folders lie in another, as those of a publisher do, in the order in which they were entered.
    public func numbers(under folder: String) -> [Int] {
        let prefix = folder + "/"
        return datasets.indices.filter { datasets[$0].end == nil && datasets[$0].folder.utf8.starts(with: prefix.utf8) }
    }

    // MARK: What has happened

    /// Takes in what has happened next.
    ///
    /// - Parameter line: where it is written.
    /// - Returns: false, with nothing changed, when it does not go with what was before: a folder that is not known, or known already.
    mutating func take(_ event: LedgerEvent, line: Int) -> Bool {
        if firstDay == nil { firstDay = event.day }
        if !event.file.isEmpty { return live[event.folder].map { takeFile(event, $0) } ?? false }
        switch event.kind {
        case .added: return add(event, line)
        case .identified:
            guard let number = live[event.folder], !event.identifier.isEmpty else { return false }
            datasets[number].identifier = event.identifier
        case .moved:
            if let number = live[event.folder] { return move(number, event) }
            return movePublisher(event)
        case .merged:
            guard let number = live[event.folder], let other = live[event.target], other != number else { return false }
            end(number, event, replacement: other)
        case .withdrawn:
            guard let number = live[event.folder] else { return false }
            end(number, event, replacement: nil)
        case .columns, .gone: return false
        }
        return true
    }

    private mutating func add(_ event: LedgerEvent, _ line: Int) -> Bool {
        guard live[event.folder] == nil, !event.folder.isEmpty else { return false }
        live[event.folder] = datasets.count
        datasets.append(
            LedgerDataset(
                identifier: event.identifier.isEmpty ? nil : event.identifier, folder: event.folder, title: event.title, since: event.day, line: line,
                address: event.address))
        if event.day != firstDay { note(.added, event, datasets.count - 1) }
        return true
    }

    private mutating func move(_ number: Int, _ event: LedgerEvent) -> Bool {
        guard !event.target.isEmpty, event.target == event.folder || live[event.target] == nil else { return false }
        live[event.folder] = nil
        live[event.target] = number
        datasets[number].move(to: event.target, address: event.address)
        note(.moved, event, number)
        return true
    }

    private mutating func movePublisher(_ event: LedgerEvent) -> Bool {
        let numbers = numbers(under: event.folder)
        guard !numbers.isEmpty, !event.target.isEmpty, numbers.allSatisfy({ live[Self.folder(datasets[$0], of: event)] == nil }) else { return false }
        for number in numbers {
            let folder = Self.folder(datasets[number], of: event)
            live[datasets[number].folder] = nil
            live[folder] = number
            let own = datasets[number].address.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
            datasets[number].move(to: folder, address: own.map { event.address + "/" + $0 } ?? "")
            note(.moved, event, number)
        }
        publishers.append((slug(event.folder), event.address))
        return true
    }

    /// Where a dataset lies after its publisher has moved.
    private static func folder(_ dataset: LedgerDataset, of event: LedgerEvent) -> String {
        event.target + String(decoding: dataset.folder.utf8.dropFirst(event.folder.utf8.count), as: UTF8.self)
    }

    private mutating func end(_ number: Int, _ event: LedgerEvent, replacement: Int?) {
        live[event.folder] = nil
        datasets[number].end = LedgerDataset.End(day: event.day, reason: event.reason, replacement: replacement)
        if !event.title.isEmpty { datasets[number].title = event.title }
        note(event.kind == .merged ? .merged : .withdrawn, event, number)
    }

    private mutating func takeFile(_ event: LedgerEvent, _ number: Int) -> Bool {
        let known = datasets[number].files.firstIndex { $0.name == event.file }
        let isThere = known.map { !datasets[number].files[$0].isGone } ?? false
        let isNews = event.day != firstDay
        switch event.kind {
        case .added:
            guard !isThere else { return false }
            if let known {
                datasets[number].files[known].isGone = false
                datasets[number].files[known].columns = event.columns
            } else {
                datasets[number].files.append(LedgerFile(name: event.file, since: event.day, columns: event.columns))
            }
            // The files that a dataset came with are part of its coming.
            if isNews, datasets[number].since != event.day { note(.files, event, number) }
        case .columns:
            guard let known, isThere else { return false }
            note(.columns, event, number, before: datasets[number].files[known].columns)
            datasets[number].files[known].columns = event.columns
        case .gone:
            guard let known, isThere else { return false }
            datasets[number].files[known].isGone = true
            note(.gone, event, number)
        case .moved:
            guard let known, isThere, !event.target.isEmpty, !datasets[number].files.contains(where: { $0.name == event.target && !$0.isGone }) else {
                return false
            }
            datasets[number].files[known].former.append(datasets[number].address + "/" + event.file)
            datasets[number].files[known].name = event.target
            datasets[number].files.removeAll { $0.name == event.target && $0.isGone }
            note(.renamed, event, number)
        case .identified, .merged, .withdrawn: return false
        }
        return true
    }

    private mutating func note(_ kind: CatalogueChange.Kind, _ event: LedgerEvent, _ number: Int, before: String = "") {
        changes.append(
            LedgerChange(day: event.day, kind: kind, dataset: number, file: event.file, before: before, after: event.columns, target: event.target))
    }
}

/// A dataset as the ledger knows it.
public struct LedgerDataset: Sendable {
    /// The identifier for life; nil while the catalogue has no address to make one of.
    public fileprivate(set) var identifier: String?
    /// Under `content/`; of one that is gone, where it was last.
    public fileprivate(set) var folder: String
    /// As it was when it was entered, or when it was withdrawn.
    public fileprivate(set) var title: String
    public let since: CalendarDate
    /// Where it was entered, in `ledger.csv`.
    public let line: Int
    /// What its address is made of, `roques/subventions`: the last that is known.
    public fileprivate(set) var address: String
    /// All that it ever had, each once, the first first.
    public fileprivate(set) var addresses: [String]
    public fileprivate(set) var files: [LedgerFile] = []
    /// Nil for one that is published.
    public fileprivate(set) var end: End?

    /// What has become of a dataset that is gone.
    public struct End: Sendable {
        public let day: CalendarDate
        public let reason: String
        /// The number of the dataset that has taken its place.
        public let replacement: Int?
    }

    fileprivate init(identifier: String?, folder: String, title: String, since: CalendarDate, line: Int, address: String) {
        self.identifier = identifier
        self.folder = folder
        self.title = title
        self.since = since
        self.line = line
        self.address = address
        addresses = address.isEmpty ? [] : [address]
    }

    /// The files that are published.
    public var publishedFiles: some Sequence<LedgerFile> { files.lazy.filter { !$0.isGone } }

    /// - Parameter address: empty where it is not known.
    fileprivate mutating func move(to folder: String, address: String) {
        self.folder = folder
        guard !address.isEmpty, address != self.address else { return }
        if !self.address.isEmpty {
            for index in files.indices where !files[index].isGone { files[index].former.append(self.address + "/" + files[index].name) }
        }
        self.address = address
        if !addresses.contains(address) { addresses.append(address) }
    }
}

/// A file of a dataset as the ledger knows it.
public struct LedgerFile: Sendable {
    public fileprivate(set) var name: String
    public let since: CalendarDate
    fileprivate(set) var columns: String
    /// Where the site has offered it before, the first address first: `roques/aides/aides-2024.csv`.
    public fileprivate(set) var former: [String] = []
    public fileprivate(set) var isGone = false

    /// The name at the end of a path.
    static func name(of path: String) -> String { path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path }

    /// The columns that it had last; none for a file that is no table.
    public var lastColumns: [LedgerColumn] { LedgerColumn.read(columns) }

    fileprivate init(name: String, since: CalendarDate, columns: String) {
        self.name = name
        self.since = since
        self.columns = columns
    }
}

/// Something that has happened to a dataset since the ledger was begun.
public struct LedgerChange: Sendable, Hashable {
    public let day: CalendarDate
    public let kind: CatalogueChange.Kind
    /// Its number in `CatalogueLedger.datasets`.
    public let dataset: Int
    /// The file concerned, by the name it had then; empty for the dataset.
    public let file: String
    /// Columns of the file, before and after.
    let before: String
    let after: String
    /// The new name of what has moved.
    let target: String

    public var columnsBefore: [LedgerColumn] { LedgerColumn.read(before) }
    public var columnsAfter: [LedgerColumn] { LedgerColumn.read(after) }
}
