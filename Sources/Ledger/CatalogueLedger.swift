internal import Bytes
public import Model

/// All datasets and files that a catalogue has ever published, and what has become of them: `ledger.csv` beside the settings, line after line.
///
/// The file is an input of the build like any other: only `halle check --record` and the commands that move, withdraw, restore and identify add to it, and nothing ever
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
    /// - Returns: why nothing was changed, when it does not go with what was before.
    mutating func take(_ event: LedgerEvent, line: Int) -> LedgerMisstep? {
        if firstDay == nil { firstDay = event.day }
        if !event.file.isEmpty { return live[event.folder].map { takeFile(event, $0) } ?? .noDataset(event.folder) }
        switch event.kind {
        case .added: return add(event, line)
        case .identified:
            guard let number = live[event.folder] else { return .noDataset(event.folder) }
            guard !event.identifier.isEmpty else { return .nothingSaid }
            datasets[number].identifiers.append(event.identifier)
        case .moved:
            if let number = live[event.folder] { return move(number, event) }
            return movePublisher(event)
        case .merged:
            guard let number = live[event.folder] else { return .noDataset(event.folder) }
            guard let other = live[event.target], other != number else { return .noDataset(event.target) }
            end(number, event, replacement: other)
        case .withdrawn:
            guard let number = live[event.folder] else { return .noDataset(event.folder) }
            end(number, event, replacement: nil)
        case .returned: return takeBack(event)
        case .columns, .gone: return .noFile(event.file)
        }
        return nil
    }

    /// A dataset that had ended goes on, in the folder it had or in another.
    private mutating func takeBack(_ event: LedgerEvent) -> LedgerMisstep? {
        let folder = event.target.isEmpty ? event.folder : event.target
        guard live[folder] == nil else { return .datasetThere(folder) }
        guard let number = lastEnded(inFolder: event.folder, identifier: event.identifier) else { return .neverWithdrawn(event.folder) }
        datasets[number].end = nil
        live[folder] = number
        datasets[number].move(to: folder, address: event.address)
        if !event.title.isEmpty { datasets[number].title = event.title }
        note(.returned, event, number)
        return nil
    }

    /// The dataset that was gone last of those that lay in a folder.
    ///
    /// - Parameter identifier: its own; empty where it does not matter.
    func lastEnded(inFolder folder: String, identifier: String = "") -> Int? {
        datasets.indices.last {
            datasets[$0].end != nil && datasets[$0].folder == folder && (identifier.isEmpty || datasets[$0].identifier == identifier)
        }
    }

    /// The datasets that are gone and lay in a folder, or in a publisher's.
    func ended(in folder: String) -> [Int] {
        if let number = lastEnded(inFolder: folder) { return [number] }
        let prefix = folder + "/"
        return datasets.indices.filter { datasets[$0].folder.utf8.starts(with: prefix.utf8) && lastEnded(inFolder: datasets[$0].folder) == $0 }
    }

    /// Takes in what is not written yet.
    mutating func takeQuietly(_ event: LedgerEvent) {
        let count = changes.count
        _ = take(event, line: 0)
        changes.removeLast(changes.count - count)
    }

    private mutating func add(_ event: LedgerEvent, _ line: Int) -> LedgerMisstep? {
        guard live[event.folder] == nil else { return .datasetThere(event.folder) }
        live[event.folder] = datasets.count
        datasets.append(
            LedgerDataset(
                identifier: event.identifier.isEmpty ? nil : event.identifier, folder: event.folder, title: event.title, since: event.day, line: line,
                address: event.address))
        if event.day != firstDay { note(.added, event, datasets.count - 1) }
        return nil
    }

    private mutating func move(_ number: Int, _ event: LedgerEvent) -> LedgerMisstep? {
        guard !event.target.isEmpty else { return .nothingSaid }
        guard event.target == event.folder || live[event.target] == nil else { return .datasetThere(event.target) }
        live[event.folder] = nil
        live[event.target] = number
        datasets[number].move(to: event.target, address: event.address)
        note(.moved, event, number)
        return nil
    }

    private mutating func movePublisher(_ event: LedgerEvent) -> LedgerMisstep? {
        let numbers = numbers(under: event.folder)
        guard !numbers.isEmpty else { return .noDataset(event.folder) }
        guard !event.target.isEmpty else { return .nothingSaid }
        if let taken = numbers.map({ Self.folder(datasets[$0], of: event) }).first(where: { live[$0] != nil }) { return .datasetThere(taken) }
        for number in numbers {
            let folder = Self.folder(datasets[number], of: event)
            live[datasets[number].folder] = nil
            live[folder] = number
            let own = datasets[number].address.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
            datasets[number].move(to: folder, address: own.map { event.address + "/" + $0 } ?? "")
            note(.moved, event, number)
        }
        publishers.append((slug(event.folder), event.address))
        return nil
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

    private mutating func takeFile(_ event: LedgerEvent, _ number: Int) -> LedgerMisstep? {
        let known = datasets[number].files.firstIndex { $0.name == event.file }
        let isThere = known.map { !datasets[number].files[$0].isGone } ?? false
        let isNews = event.day != firstDay
        switch event.kind {
        case .added:
            guard !isThere else { return .fileThere(event.file) }
            if let known {
                datasets[number].files[known].goneSince = nil
                datasets[number].files[known].columns = event.columns
            } else {
                datasets[number].files.append(LedgerFile(name: event.file, since: event.day, columns: event.columns))
            }
            // The files that a dataset came with are part of its coming.
            if isNews, datasets[number].since != event.day { note(.files, event, number) }
        case .columns:
            guard let known, isThere else { return .noFile(event.file) }
            note(.columns, event, number, before: datasets[number].files[known].columns)
            datasets[number].files[known].columns = event.columns
        case .gone:
            guard let known, isThere else { return .noFile(event.file) }
            datasets[number].files[known].goneSince = event.day
            note(.gone, event, number)
        case .moved:
            guard let known, !event.target.isEmpty, event.target != event.file else { return known == nil ? .noFile(event.file) : .nothingSaid }
            let successor = datasets[number].files.first { $0.name == event.target && !$0.isGone }
            guard isThere ? successor == nil : datasets[number].canBecome(known, event.target) else {
                return isThere ? .fileThere(event.target) : .noFile(event.file)
            }
            var file = datasets[number].files[known]
            if let successor { file.columns = successor.columns }
            file.former.append(datasets[number].address + "/" + event.file)
            file.name = event.target
            file.goneSince = nil
            datasets[number].files[known] = file
            datasets[number].files = datasets[number].files.indices.filter { $0 == known || datasets[number].files[$0].name != event.target }
                .map { datasets[number].files[$0] }
            note(.renamed, event, number)
        case .identified, .merged, .withdrawn, .returned: return .nothingSaid
        }
        return nil
    }

    private mutating func note(_ kind: CatalogueChange.Kind, _ event: LedgerEvent, _ number: Int, before: String = "") {
        changes.append(
            LedgerChange(
                day: event.day, kind: kind, dataset: number, file: event.file, before: before, after: event.columns, target: event.target,
                address: datasets[number].address, end: datasets[number].end))
    }
}

/// Why a line does not go with those before it.
enum LedgerMisstep: Hashable {
    /// No dataset is known in that folder at that time, no file under that name.
    case noDataset(String)
    case noFile(String)
    case datasetThere(String)
    case fileThere(String)
    case neverWithdrawn(String)
    /// Something that such a line must say is missing.
    case nothingSaid
}

/// A dataset as the ledger knows it.
public struct LedgerDataset: Sendable {
    /// The identifier for life; nil while the catalogue has no address to make one of.
    public var identifier: String? { identifiers.last }
    /// All that it ever had, the last one last.
    public fileprivate(set) var identifiers: [String]
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
    public struct End: Sendable, Hashable {
        public let day: CalendarDate
        public let reason: String
        /// The number of the dataset that has taken its place.
        public let replacement: Int?
    }

    fileprivate init(identifier: String?, folder: String, title: String, since: CalendarDate, line: Int, address: String) {
        identifiers = identifier.map { [$0] } ?? []
        self.folder = folder
        self.title = title
        self.since = since
        self.line = line
        self.address = address
        addresses = address.isEmpty ? [] : [address]
    }

    /// Whether a file that was taken for gone may turn out to be one that was taken for new, on that day or since.
    func canBecome(_ file: Int, _ name: String) -> Bool {
        guard let gone = files[file].goneSince else { return false }
        return files.first { $0.name == name && !$0.isGone }.map { $0.since >= gone && $0.former.isEmpty } ?? true
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
    /// Nil for one that is published.
    fileprivate(set) var goneSince: CalendarDate?
    public var isGone: Bool { goneSince != nil }

    /// The name at the end of a path.
    static func name(of path: String) -> String { path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path }

    /// Names that it had before.
    public var formerNames: Set<String> { Set(former.map(Self.name)) }

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
    /// What its address was made of from then on.
    let address: String
    /// How it ended, when that is what has happened.
    let end: LedgerDataset.End?

    public var columnsBefore: [LedgerColumn] { LedgerColumn.read(before) }
    public var columnsAfter: [LedgerColumn] { LedgerColumn.read(after) }
}
