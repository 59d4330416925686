internal import Bytes
internal import DataFiles
internal import Findings
internal import Ledger
internal import Model
internal import Profiles
internal import Schemas

/// `ledger.csv` beside the settings of a catalogue.
extension CatalogueLedger {
    /// Nil when there is none: the catalogue's datasets are known by their addresses alone.
    static func read(root: String, findings: inout [Finding]) -> CatalogueLedger? {
        let path = root + "/" + file
        guard ((try? Files.status(of: path)) ?? nil) != nil else {
            if let name = misnamed(root: root) { findings.append(misnamedFinding(name)) }
            return nil
        }
        do {
            return CatalogueLedger(try Files.read(path, limit: largestFile), findings: &findings)
        } catch {
            // Without it, what it knows would be lost.
            findings.append(Finding(.ledgerFileUnreadable, at: SourcePlace(file: file), details: [error.reason]))
            return nil
        }
    }

    /// A file beside the settings that must be the ledger, under a name that a browser, a spreadsheet program or a copy has given it.
    private static func misnamed(root: String) -> String? {
        let names = ((try? Files.entries(of: root)) ?? []).filter { $0.kind == .file }.compactMap(\.name)
        return names.first { name in
            let lower = name.lowercased()
            guard name != file, name.utf8.first != 0x2E, !lower.hasSuffix("~"), lower.contains("ledger") else { return false }
            return [".csv", ".txt", ".xlsx", ".xls", ".ods", ".tsv", ".bak", ".orig", ".old", ".numbers"].contains { lower.hasSuffix($0) } || lower == "ledger"
        }
    }

    private static func misnamedFinding(_ name: String) -> Finding {
        let lower = name.lowercased()
        let isWorkbook = [".xlsx", ".xls", ".ods", ".numbers"].contains { lower.hasSuffix($0) }
        return Finding(
            .ledgerMisnamed, at: SourcePlace(file: name), value: name,
            details: isWorkbook
                ? [
                    "Ouvrez-le et enregistrez-le en CSV UTF-8, sous le nom « \(file) » ; mieux : reprenez le fichier d’origine (sauvegarde, git).",
                    "Open it and save it as CSV UTF-8, under the name “\(file)”; better: take the original file back (backup, git).",
                ]
                : [
                    "Si c’est le registre, renommez-le en « \(file) », exactement, en minuscules. Sinon, donnez-lui un autre nom ou rangez-le ailleurs.",
                    "If it is the ledger, rename it to “\(file)”, exactly, in lower case. Else give it another name, or keep it elsewhere.",
                ])
    }

    /// Gives what is known for life to a few datasets, of which nothing is to be checked.
    static func identify(_ catalogue: inout Catalogue, root: String) {
        var unused: [Finding] = []
        guard let ledger = read(root: root, findings: &unused) else { return }
        ledger.with(ledger.returning(in: catalogue, on: CalendarDate(daysSince1970: 0))).identify(&catalogue)
    }

    /// What tells one state of the file from another.
    static func fingerprint(root: String) -> Fingerprint {
        if let status = (try? Files.status(of: root + "/" + file)) ?? nil { return status.signature.fingerprint }
        var mark = Fingerprint()
        mark.combine(misnamed(root: root))
        return mark
    }

    /// Adds lines to the file, or makes it; `Files.whileLocked` holds the folder since the ledger was read.
    static func write(_ events: [LedgerEvent], root: String) throws(FileError) {
        let path = root + "/" + file
        let isThere = try Files.status(of: path) != nil
        try Files.replace(adding(events, to: isThere ? try Files.read(path, limit: largestFile) : nil), at: path)
    }

    /// Whether a folder under `content/` holds a dataset.
    static func holdsDataset(_ folder: String, root: String) -> Bool {
        ((try? Files.status(of: root + "/content/" + folder + "/index.md")) ?? nil)?.kind == .file
    }
}

/// What a check enters in the ledger.
struct LedgerRecord {
    /// Entered: datasets, files, and whatever else has happened to those that were known.
    private(set) var datasets = 0
    private(set) var files = 0
    private(set) var changes = 0

    /// - Returns: nil when the ledger does not go with the catalogue, as the findings have told.
    init?(_ inspection: Inspection, on day: CalendarDate, root: String, site: String) throws(FileError) {
        guard let catalogue = inspection.catalogue, let data = inspection.data, inspection.identity.isSound else { return nil }
        var unready = data.held
        for finding in inspection.findings where finding.severity == .error {
            // `content/roques/aides/aides.csv`: of the dataset `roques/aides`, or of `roques` where no publisher has a folder.
            let parts = finding.place.file.utf8.split(separator: 0x2F).dropFirst().map { String(decoding: $0, as: UTF8.self) }
            for count in 1...2 { unready.insert(parts.prefix(count).joined(separator: "/")) }
        }
        let ledger = inspection.identity.ledger ?? CatalogueLedger()
        let offered = OfferedFiles(catalogue, site: site, root: root)
        let events =
            inspection.identity.returning.filter { !unready.contains($0.folder) }
            + ledger.news(
                of: catalogue, leavingOut: unready, on: day, isSame: { offered.isSame($0, $1, as: $2) },
                columns: { data.columns(ofDataset: $0, distribution: $1) })
        for event in events {
            switch (event.kind, event.file.isEmpty) {
            case (.added, true): datasets += 1
            case (.added, false): files += 1
            default: changes += 1
            }
        }
        if !events.isEmpty { try CatalogueLedger.write(events, root: root) }
    }

    func inWords(_ language: Language) -> String {
        let datasets = Counts.counted(self.datasets, language, ("jeu de données", "jeux de données"), ("dataset", "datasets"))
        let files = Counts.counted(self.files, language, ("fichier", "fichiers"), ("file", "files"))
        let changes = Counts.counted(self.changes, language, ("changement", "changements"), ("change", "changes"))
        switch language {
        case .french: return "Registre (\(CatalogueLedger.file)) : \(datasets) et \(files) inscrits, \(changes).\n"
        case .english: return "Ledger (\(CatalogueLedger.file)): \(datasets) and \(files) entered, \(changes).\n"
        }
    }
}

/// What the site in place offers, to tell a file that has only another name.
private struct OfferedFiles {
    private let catalogue: Catalogue
    private let site: String
    private let root: String

    init(_ catalogue: Catalogue, site: String, root: String) {
        self.catalogue = catalogue
        self.site = site
        self.root = root
    }

    /// Whether a file of a dataset has the bytes that the site offers under another name.
    func isSame(_ dataset: Int, _ distribution: Int, as name: String) -> Bool {
        guard case .file(let source, _) = catalogue.datasets[dataset].distributions[distribution].location,
            !catalogue.datasets[dataset].distributions[distribution].isZipped
        else { return false }
        let addresses = Addresses(catalogue.settings)
        let known = [catalogue.address(of: dataset)] + catalogue.datasets[dataset].formerAddresses
        return known.contains { address in
            let path = site + "/" + addresses.path(of: .dataset(address), addresses.primary) + name
            guard let status = (try? Files.status(of: path)) ?? nil, status.signature.size == source.signature.size, status.signature.size > 0,
                let offered = try? Files.digest(of: path), let own = try? Files.digest(of: source.location(in: root))
            else { return false }
            return offered == own
        }
    }
}

extension DataPass {
    /// The columns of a file: none when it is no table, nil when this reading has not seen what they hold.
    func columns(ofDataset dataset: Int, distribution: Int) -> [LedgerColumn]? {
        guard let number = tables.numbers(of: dataset).first(where: { tables.tables[$0].distribution == distribution }) else { return [] }
        guard let profile = tables.shortProfile(of: number) else { return nil }
        let fields = Dictionary((tables.tables[number].schema?.fields ?? []).map { ($0.name, $0.type.name) }, uniquingKeysWith: { first, _ in first })
        return profile.columns.map { LedgerColumn(name: $0.name, type: fields[$0.name] ?? $0.ledgerType) }
    }
}

extension ColumnProfile {
    /// The type of Table Schema that its values have; codes of digits are no numbers.
    fileprivate var ledgerType: String {
        if type.isNumeric, paddedCells > 0 || marks.contains(where: { $0.kind == .identifier }) { return "string" }
        switch type {
        case .empty: return "any"
        case .text: return "string"
        case .boolean: return "boolean"
        case .year: return "year"
        case .integer: return "integer"
        case .number, .commaNumber: return "number"
        case .date, .dayFirstDate: return "date"
        case .dateTime, .dayFirstDateTime: return "datetime"
        case .time: return "time"
        }
    }
}
