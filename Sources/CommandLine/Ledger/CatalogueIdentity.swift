internal import Bytes
internal import Findings
internal import Ledger
internal import Model
internal import Reading

/// What the ledger has to say of a catalogue that has been read.
struct CatalogueIdentity {
    /// Nil when there is none. Datasets that have come back are in it as if that were written.
    let ledger: CatalogueLedger?
    private(set) var findings: [Finding] = []
    /// The folders of datasets that cannot be published as they are.
    private(set) var refused: Set<String> = []
    /// What is to be entered of datasets that have come back, before anything else.
    private(set) var returning: [LedgerEvent] = []

    init() { ledger = nil }

    /// Gives the catalogue what the ledger knows.
    ///
    /// - Parameter site: the folder of the site in place, if there is one: its memory tells whether a ledger is missing.
    init(_ catalogue: inout Catalogue, _ reading: CatalogueReading, root: String, site: String, today: CalendarDate) {
        let read = CatalogueLedger.read(root: root, findings: &findings)
        let memory = LedgerMemory(site: site)
        if findings.isEmpty, read?.datasets.isEmpty ?? true, let memory, !memory.identifiers.isEmpty {
            findings.append(
                Finding(
                    .ledgerLost, at: SourcePlace(file: CatalogueLedger.file), value: String(memory.identifiers.count),
                    details: [LedgerMemory.folder(of: site)]))
        }
        guard let read else {
            ledger = nil
            return
        }
        // Of a ledger that cannot be read whole, more would be missed than is missing.
        if findings.isEmpty {
            returning = read.returning(in: catalogue, on: today)
            let ledger = returning.isEmpty ? read : read.with(returning)
            let check = LedgerCheck(ledger, catalogue, today: today, drafts: reading.drafts) { CatalogueLedger.holdsDataset($0, root: root) }
            findings = check.findings + read.findings(of: returning, in: catalogue) + (memory?.findings(against: read) ?? [])
            refused = check.refused
            self.ledger = ledger
        } else {
            ledger = read
        }
        ledger?.identify(&catalogue)
        ledger?.tell(&catalogue)
    }

    /// Whether the ledger and the catalogue go together, so that more may be entered.
    var isSound: Bool { !findings.contains { $0.severity == .error } }
}
