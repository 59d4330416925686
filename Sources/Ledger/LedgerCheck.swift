public import Findings
public import Model

/// What a ledger has to say of a catalogue as it has been read.
public struct LedgerCheck: Sendable {
    /// Errors here mean that something would be lost, or taken for something else.
    public private(set) var findings: [Finding] = []
    /// The folders of datasets that must not be published as they are.
    public private(set) var refused: Set<String> = []

    private let ledger: CatalogueLedger
    private let catalogue: Catalogue
    private let addresses: Addresses

    /// - Parameters:
    ///   - catalogue: before `CatalogueLedger.identify` has been at it.
    ///   - isThere: whether a folder under `content/` holds a dataset, though the catalogue does not: left out, held, or a draft.
    public init(_ ledger: CatalogueLedger, _ catalogue: Catalogue, today: CalendarDate, isThere: (String) -> Bool) {
        self.ledger = ledger
        self.catalogue = catalogue
        addresses = Addresses(catalogue.settings)
        var present: Set<Int> = []
        var unentered: [Int] = []
        var former: [String: Int] = [:]
        for number in ledger.datasets.indices where ledger.datasets[number].end == nil && ledger.datasets[number].addresses.count > 1 {
            for address in ledger.datasets[number].addresses where address != ledger.datasets[number].address { former[address] = number }
        }
        for position in catalogue.datasets.indices {
            let known = ledger.number(inFolder: catalogue.datasets[position].folder)
            if let known { present.insert(known) } else { unentered.append(position) }
            if let known { compare(position, ledger.datasets[known], today) }
            if let other = former[catalogue.address(of: position)], other != known {
                refuse(
                    position, .addressTaken, at: SourcePlace(file: "content/" + catalogue.datasets[position].folder), catalogue.address(of: position),
                    [ledger.datasets[other].folder])
            }
        }
        refuseSharedIdentifiers()
        let vanished = ledger.datasets.indices.filter { number in
            ledger.datasets[number].end == nil && !present.contains(number) && !isThere(ledger.datasets[number].folder)
        }
        if !vanished.isEmpty {
            let guesses = Guesses(ledger, catalogue, unentered: unentered, present: present)
            for number in vanished { tell(of: ledger.datasets[number], guesses) }
        }
        if !unentered.isEmpty {
            let some = unentered.prefix(3).map { catalogue.datasets[$0].folder }.joined(separator: ", ") + (unentered.count > 3 ? "…" : "")
            findings.append(Finding(.ledgerIncomplete, at: place(0), value: String(unentered.count), details: [some]))
        }
    }

    private func place(_ line: Int) -> SourcePlace { SourcePlace(file: CatalogueLedger.file, line: line) }

    private mutating func refuse(_ position: Int, _ rule: Rule, at place: SourcePlace, _ value: String, _ details: [String]) {
        findings.append(Finding(rule, at: place, value: value, details: details))
        refused.insert(catalogue.datasets[position].folder)
    }

    // MARK: Datasets that are there

    /// A dataset against what is known of it.
    private mutating func compare(_ position: Int, _ known: LedgerDataset, _ today: CalendarDate) {
        let dataset = catalogue.datasets[position]
        if let own = dataset.identifier, let identifier = known.identifier, own != identifier {
            let line = LedgerEvent(.identified, on: today, folder: dataset.folder, identifier: own).line
            refuse(position, .identifierChanged, at: dataset.keyPlaces.identifier ?? dataset.place, own, [identifier, line])
        }
        let names = dataset.distributions.compactMap(\.fileName)
        for file in known.files where !file.isGone && !names.contains(file.name) {
            let new = names.filter { name in !known.files.contains { $0.name == name && !$0.isGone } && FileEnding(name) == FileEnding(file.name) }
            let path = dataset.folder + "/" + file.name
            let command = "halle move " + ShellWord.quoted(path) + " " + (new.count == 1 ? ShellWord.quoted(new[0]) : FileEnding(file.name).example)
            findings.append(
                Finding(
                    .fileVanished, at: SourcePlace(file: "content/" + dataset.folder), value: file.name, details: [file.since.description, command]))
        }
        for file in known.files where !file.isGone && !file.former.isEmpty {
            for name in Set(file.former.map(LedgerFile.name)).sorted() where name != file.name && names.contains(name) {
                findings.append(
                    Finding(.fileAddressTaken, at: SourcePlace(file: "content/" + dataset.folder + "/" + name), value: name, details: [file.name]))
            }
        }
    }

    /// Two datasets that portals would know by one identifier, where at least one of them does not write it itself: else reading has said so. One that
    /// is refused already takes nothing from another.
    private mutating func refuseSharedIdentifiers() {
        var first: [String: Int] = [:]
        first.reserveCapacity(catalogue.datasets.count)
        for position in catalogue.datasets.indices where !refused.contains(catalogue.datasets[position].folder) {
            let dataset = catalogue.datasets[position]
            let known = ledger[dataset.folder]
            let address = known?.addresses.first ?? catalogue.address(of: position)
            guard let identifier = dataset.identifier ?? known?.identifier ?? catalogue.derivedIdentifier(of: address, addresses) else { continue }
            guard let other = first.updateValue(position, forKey: identifier) else { continue }
            if dataset.identifier != nil, catalogue.datasets[other].identifier != nil { continue }
            for (one, two) in [(position, other), (other, position)] {
                refuse(one, .identifierTaken, at: catalogue.datasets[one].place, identifier, [catalogue.datasets[two].folder])
            }
        }
    }

    // MARK: Datasets that are not

    private mutating func tell(of dataset: LedgerDataset, _ guesses: Guesses) {
        let own = ShellWord.quoted(dataset.folder)
        var move = "halle move \(own) …"
        var hint = (french: "", english: "")
        if let guess = guesses.guess(for: dataset) {
            move = "halle move \(ShellWord.quoted(guess.from)) \(ShellWord.quoted(guess.to))"
            hint = (
                "Il semble être maintenant dans « \(guess.to) » (\(guess.french)). ", "It seems to be in “\(guess.to)” now (\(guess.english)). "
            )
        }
        let details = [dataset.since.description, move, "halle withdraw \(own) --reason \"…\"", hint.french, hint.english]
        findings.append(Finding(.datasetVanished, at: place(dataset.line), value: dataset.folder, details: details))
    }
}

/// Where datasets that are gone may be now: among those that are not in the ledger.
private struct Guesses {
    struct Guess {
        var from: String
        var to: String
        var french: String
        var english: String
    }

    private let catalogue: Catalogue
    /// By identifier, by names of files, by title, by the last part of the folder; those that several have lead nowhere.
    private var byIdentifier: [String: Int] = [:]
    private var byFiles: [[String]: Int] = [:]
    private var byTitle: [String: Int] = [:]
    private var byName: [String: Int] = [:]
    private var ambiguous: (files: Set<[String]>, titles: Set<String>, names: Set<String>) = ([], [], [])
    /// The folders of publishers that still have a dataset of the ledger.
    private var publishers: Set<String> = []

    init(_ ledger: CatalogueLedger, _ catalogue: Catalogue, unentered: [Int], present: Set<Int>) {
        self.catalogue = catalogue
        for position in unentered {
            let dataset = catalogue.datasets[position]
            if let identifier = dataset.identifier { byIdentifier[identifier] = position }
            let files = dataset.distributions.compactMap(\.fileName).sorted()
            if !files.isEmpty, byFiles.updateValue(position, forKey: files) != nil { ambiguous.files.insert(files) }
            if byTitle.updateValue(position, forKey: dataset.title.text) != nil { ambiguous.titles.insert(dataset.title.text) }
            let name = Self.parts(dataset.folder).name
            if byName.updateValue(position, forKey: name) != nil { ambiguous.names.insert(name) }
        }
        for number in present { publishers.insert(Self.parts(ledger.datasets[number].folder).publisher) }
    }

    private static func parts(_ folder: String) -> (publisher: String, name: String) {
        guard let slash = folder.utf8.lastIndex(of: 0x2F) else { return ("", folder) }
        return (String(folder[..<slash]), String(folder[folder.index(after: slash)...]))
    }

    func guess(for dataset: LedgerDataset) -> Guess? {
        let (publisher, name) = Self.parts(dataset.folder)
        func guess(_ position: Int?, _ french: String, _ english: String) -> Guess? {
            guard let position else { return nil }
            let folder = catalogue.datasets[position].folder
            let other = Self.parts(folder)
            // All the datasets of a publisher are gone, and there is another one with a dataset of this name: its folder was renamed.
            if !publisher.isEmpty, !publishers.contains(publisher), other.name == name, !other.publisher.isEmpty, other.publisher != publisher {
                return Guess(from: publisher, to: other.publisher, french: french, english: english)
            }
            return Guess(from: dataset.folder, to: folder, french: french, english: english)
        }
        if let identifier = dataset.identifier, let found = guess(byIdentifier[identifier], "même identifiant", "same identifier") { return found }
        let files = dataset.publishedFiles.map(\.name).sorted()
        let title = ambiguous.titles.contains(dataset.title) ? nil : byTitle[dataset.title]
        if let position = title, catalogue.datasets[position].distributions.contains(where: { $0.fileName.map(files.contains) ?? false }) {
            return guess(position, "même titre et mêmes fichiers", "same title and same files")
        }
        if !ambiguous.files.contains(files), let found = guess(byFiles[files], "mêmes fichiers", "same files") { return found }
        if let found = guess(title, "même titre", "same title") { return found }
        guard !publisher.isEmpty, !publishers.contains(publisher), !ambiguous.names.contains(name) else { return nil }
        return guess(byName[name], "même nom de dossier", "same name of folder")
    }
}

/// A word of a command, as a shell takes it.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-_./".utf8.contains($0) || $0 >= 0x80 }
        if isPlain { return text }
        var out: [UInt8] = [0x27]
        for byte in text.utf8 { if byte == 0x27 { out += "'\\''".utf8 } else { out.append(byte) } }
        return String(decoding: out + [0x27], as: UTF8.self)
    }
}

/// The ending of a file's name, by which its format is known.
struct FileEnding: Equatable {
    private let ending: String

    init(_ name: String) { ending = name.utf8.lastIndex(of: 0x2E).map { String(name[$0...]).lowercased() } ?? "" }

    var example: String { "…" + ending }
}

extension Distribution {
    /// The name of its file in the dataset's folder; nil for what is elsewhere.
    var fileName: String? { if case .file(_, let name) = location { name } else { nil } }
}

extension Catalogue {
    /// What a dataset's address is made of: `roques/subventions`.
    func address(of position: Int) -> String { publishers[datasets[position].publisher].slug + "/" + datasets[position].slug }

    /// The identifier of a dataset that has no other: its first address; nil when the catalogue has none.
    func derivedIdentifier(of address: String, _ addresses: Addresses) -> String? {
        settings.baseAddress.map { $0 + addresses.path(of: .dataset(address), addresses.primary) }
    }
}
