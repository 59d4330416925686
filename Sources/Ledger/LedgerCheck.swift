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
    ///   - drafts: the folders of datasets that are drafts, and where they say so.
    ///   - isThere: whether a folder under `content/` holds a dataset, though the catalogue does not: left out or held.
    public init(
        _ ledger: CatalogueLedger, _ catalogue: Catalogue, today: CalendarDate, drafts: [String: SourcePlace] = [:], isThere: (String) -> Bool
    ) {
        self.ledger = ledger
        self.catalogue = catalogue
        addresses = Addresses(catalogue.settings)
        var present: Set<Int> = []
        var unentered: [Int] = []
        let memory = FormerNames(ledger)
        for position in catalogue.datasets.indices {
            let known = ledger.number(inFolder: catalogue.datasets[position].folder)
            if let known { present.insert(known) } else { unentered.append(position) }
            if let known { compare(position, ledger.datasets[known], today) }
        }
        for position in catalogue.datasets.indices {
            refuseFormerNames(position, memory, present: present)
        }
        refuseSharedIdentifiers()
        let vanished = ledger.datasets.indices.filter { number in
            guard ledger.datasets[number].end == nil, !present.contains(number) else { return false }
            if let place = drafts[ledger.datasets[number].folder] {
                tellDraft(ledger.datasets[number], place)
                return false
            }
            return !isThere(ledger.datasets[number].folder)
        }
        if !vanished.isEmpty {
            let guesses = Guesses(ledger, catalogue, unentered: unentered, present: present)
            let byPublisher = Dictionary(grouping: vanished) { Guesses.parts(ledger.datasets[$0].folder).publisher }
            var told: Set<String> = []
            for number in vanished {
                let publisher = Guesses.parts(ledger.datasets[number].folder).publisher
                let fellows = byPublisher[publisher] ?? []
                guard fellows.count > 1, !publisher.isEmpty, !guesses.hasDatasets(publisher), !drafts.keys.contains(where: { $0.hasPrefix(publisher + "/") }),
                    case let ways = Set(fellows.map { guesses.guess(for: ledger.datasets[$0])?.way }), ways.count == 1,
                    ways.first.flatMap({ $0 }).map({ $0.from == publisher }) ?? true
                else {
                    tell(of: ledger.datasets[number], guesses)
                    continue
                }
                if told.insert(publisher).inserted { tell(ofPublisher: publisher, fellows.map { ledger.datasets[$0] }, guesses) }
            }
        } else if !unentered.isEmpty {
            let some = unentered.prefix(3).map { catalogue.datasets[$0].folder }.joined(separator: ", ") + (unentered.count > 3 ? "…" : "")
            findings.append(Finding(.ledgerIncomplete, at: place(0), value: String(unentered.count), details: [some]))
        }
    }

    /// A name that another dataset had, or a withdrawn one still has: those who knew that one would find this.
    private mutating func refuseFormerNames(_ position: Int, _ memory: FormerNames, present: Set<Int>) {
        let dataset = catalogue.datasets[position]
        let known = ledger.number(inFolder: dataset.folder)
        let address = catalogue.address(of: position)
        let folder = SourcePlace(file: "content/" + dataset.folder)
        if let other = memory.former[address], other != known, present.contains(other) {
            return refuse(position, .addressTaken, at: folder, address, [ledger.datasets[other].folder])
        }
        guard known.map({ ledger.datasets[$0].address != address }) ?? true else { return }
        func details(_ other: LedgerDataset) -> [String] {
            let restore = "halle restore " + ShellWord.quoted(other.folder) + (other.folder == dataset.folder ? "" : " " + ShellWord.quoted(dataset.folder))
            return [other.title, other.end?.day.description ?? "", restore]
        }
        if let other = memory.withdrawn[address] {
            return refuse(position, .withdrawnAddressTaken, at: folder, address, details(ledger.datasets[other]))
        }
        if known == nil, let own = dataset.identifier, let other = memory.identifiers[own] {
            refuse(position, .withdrawnIdentifierTaken, at: dataset.keyPlaces.identifier ?? dataset.place, own, details(ledger.datasets[other]))
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
            let command = "halle identify " + ShellWord.quoted(dataset.folder) + " " + ShellWord.quoted(own)
            refuse(position, .identifierChanged, at: dataset.keyPlaces.identifier ?? dataset.place, own, [identifier, command])
        }
        let names = dataset.distributions.compactMap(\.fileName)
        for file in known.files where !file.isGone && !names.contains(file.name) {
            let new = names.filter { name in !known.files.contains { $0.name == name && !$0.isGone } && FileEnding(name) == FileEnding(file.name) }
            let path = dataset.folder + "/" + file.name
            func command(_ standIn: String) -> String {
                "halle move " + ShellWord.quoted(path) + " " + (new.count == 1 ? ShellWord.quoted(new[0]) : standIn + FileEnding(file.name).text)
            }
            findings.append(
                Finding(
                    .fileVanished, at: SourcePlace(file: "content/" + dataset.folder), value: file.name,
                    details: [file.since.description, command("NOUVEAU-NOM"), command("NEW-NAME")]))
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
                refuse(
                    one, .identifierTaken, at: catalogue.datasets[one].keyPlaces.identifier ?? catalogue.datasets[one].place, identifier,
                    [catalogue.datasets[two].folder])
            }
        }
    }

    // MARK: Datasets that are not

    private mutating func tell(of dataset: LedgerDataset, _ guesses: Guesses) {
        let own = ShellWord.quoted(dataset.folder)
        let publisher = Guesses.parts(dataset.folder).publisher
        let beside = publisher.isEmpty ? "" : ShellWord.quoted(publisher) + "/"
        let way = guesses.guess(for: dataset)
        let details = [
            dataset.since.description, moving(own, way, beside + "NOUVEAU-DOSSIER"),
            "halle withdraw \(own) --reason \"…\"", hint(way).french, hint(way).english, dataset.title.isEmpty ? dataset.folder : dataset.title,
            moving(own, way, beside + "NEW-FOLDER"),
        ]
        findings.append(Finding(.datasetVanished, at: place(dataset.line), value: dataset.folder, details: details))
    }

    private mutating func tell(ofPublisher publisher: String, _ datasets: [LedgerDataset], _ guesses: Guesses) {
        let own = ShellWord.quoted(publisher)
        let way = datasets.first.flatMap { guesses.guess(for: $0) }
        let details = [
            String(datasets.count), moving(own, way, "NOUVEAU-DOSSIER"), "halle withdraw \(own) --reason \"…\"", hint(way).french, hint(way).english,
            moving(own, way, "NEW-FOLDER"),
        ]
        findings.append(Finding(.publisherVanished, at: place(datasets.first?.line ?? 0), value: publisher, details: details))
    }

    private mutating func tellDraft(_ dataset: LedgerDataset, _ place: SourcePlace) {
        let own = ShellWord.quoted(dataset.folder)
        findings.append(
            Finding(
                .publishedDraft, at: place, value: dataset.title.isEmpty ? dataset.folder : dataset.title,
                details: [dataset.since.description, "halle withdraw \(own) --reason \"…\""]))
    }

    private func moving(_ own: String, _ way: Guesses.Guess?, _ standIn: String) -> String {
        way.map { "halle move \(ShellWord.quoted($0.way.from)) \(ShellWord.quoted($0.way.to))" } ?? "halle move \(own) \(standIn)"
    }

    private func hint(_ way: Guesses.Guess?) -> (french: String, english: String) {
        guard let way else { return ("", "") }
        return (
            "Il semble être maintenant dans « \(way.way.to) » (\(way.french)). ", "It seems to be in “\(way.way.to)” now (\(way.english)). "
        )
    }
}

/// Addresses and identifiers that others had before, or had when they were withdrawn.
private struct FormerNames {
    /// Former addresses of datasets that are published, by their numbers.
    var former: [String: Int] = [:]
    /// Addresses and identifiers of those that are withdrawn.
    var withdrawn: [String: Int] = [:]
    var identifiers: [String: Int] = [:]

    init(_ ledger: CatalogueLedger) {
        for (number, dataset) in ledger.datasets.enumerated() {
            if dataset.end == nil {
                if dataset.addresses.count > 1 { for address in dataset.addresses where address != dataset.address { former[address] = number } }
            } else {
                for address in dataset.addresses { withdrawn[address] = number }
                for identifier in dataset.identifiers { identifiers[identifier] = number }
            }
        }
    }
}

/// Where datasets that are gone may be now: among those that are not in the ledger.
private struct Guesses {
    struct Guess {
        struct Way: Hashable {
            var from: String
            var to: String
        }

        var way: Way
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

    /// Whether a publisher's folder still has a dataset of the ledger.
    func hasDatasets(_ publisher: String) -> Bool { publishers.contains(publisher) }

    static func parts(_ folder: String) -> (publisher: String, name: String) {
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
            if !publisher.isEmpty, !publishers.contains(publisher), other.name == name, !other.publisher.isEmpty, other.publisher != publisher,
                !publishers.contains(other.publisher)
            {
                return Guess(way: .init(from: publisher, to: other.publisher), french: french, english: english)
            }
            return Guess(way: .init(from: dataset.folder, to: folder), french: french, english: english)
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
public enum ShellWord {
    public static func quoted(_ text: String) -> String {
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

    var text: String { ending }
}

extension Distribution {
    /// The name of its file in the dataset's folder; nil for what is elsewhere, and for tables of rejected rows, which come and go.
    var fileName: String? {
        guard case .file(let source, let name) = location, source.made == nil || role == .data else { return nil }
        return name
    }
}

extension Catalogue {
    /// What a dataset's address is made of: `roques/subventions`.
    public func address(of position: Int) -> String { publishers[datasets[position].publisher].slug + "/" + datasets[position].slug }

    /// The identifier of a dataset that has no other: its first address; nil when the catalogue has none.
    func derivedIdentifier(of address: String, _ addresses: Addresses) -> String? {
        settings.baseAddress.map { $0 + addresses.path(of: .dataset(address), addresses.primary) }
    }
}
