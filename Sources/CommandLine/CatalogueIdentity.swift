internal import Findings
internal import Ledger
internal import Model

/// What the ledger has to say of a catalogue that has been read.
struct CatalogueIdentity {
    /// Nil when there is none.
    let ledger: CatalogueLedger?
    private(set) var findings: [Finding] = []
    /// The folders of datasets that cannot be published as they are.
    private(set) var refused: Set<String> = []

    init() { ledger = nil }

    /// Gives the catalogue what the ledger knows.
    init(_ catalogue: inout Catalogue, root: String, today: CalendarDate) {
        ledger = CatalogueLedger.read(root: root, findings: &findings)
        guard let ledger else { return }
        // Of a ledger that cannot be read whole, more would be missed than is missing.
        if findings.isEmpty {
            let check = LedgerCheck(ledger, catalogue, today: today) { CatalogueLedger.holdsDataset($0, root: root) }
            findings = check.findings
            refused = check.refused
        }
        ledger.identify(&catalogue)
        ledger.tell(&catalogue)
    }

    /// Whether the ledger and the catalogue go together, so that more may be entered.
    var isSound: Bool { !findings.contains { $0.severity == .error } }
}
