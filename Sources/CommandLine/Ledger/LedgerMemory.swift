internal import Bytes
internal import Findings
internal import Ledger
internal import Model
internal import Publishing

/// What a site in place was made with: the identifiers that the ledger gave its datasets then. Nothing ever takes a line of a ledger away, so what
/// differs was lost or edited.
struct LedgerMemory {
    static let name = "ledger"

    /// By the first address and the day of entry of each dataset.
    private(set) var identifiers: [String: String] = [:]

    init(_ ledger: CatalogueLedger) {
        for dataset in ledger.datasets { if let identifier = dataset.identifier { identifiers[Self.key(dataset)] = identifier } }
    }

    /// Nil when nothing is known of the site.
    init?(site: String) {
        guard let bytes = Stage.memo(Self.name, of: site) else { return nil }
        let pairs: [(String, String)]? = bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try? input.list { (input) throws(BinaryDecoder.Truncated) in (try input.text(), try input.text()) }
        }
        guard let pairs else { return nil }
        identifiers = Dictionary(pairs) { first, _ in first }
    }

    var encoded: [UInt8] {
        var out = BinaryEncoder()
        out.list(identifiers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            $0.text($1.key)
            $0.text($1.value)
        }
        return out.bytes
    }

    private static func key(_ dataset: LedgerDataset) -> String { (dataset.addresses.first ?? dataset.folder) + " " + dataset.since.description }

    /// Identifiers that somebody has edited.
    func findings(against ledger: CatalogueLedger) -> [Finding] {
        ledger.datasets.compactMap { dataset in
            guard let known = identifiers[Self.key(dataset)], let now = dataset.identifier, !dataset.identifiers.contains(known) else { return nil }
            let command = "halle identify \(ShellWord.quoted(dataset.folder)) \(ShellWord.quoted(now))"
            return Finding(
                .ledgerEdited, at: SourcePlace(file: CatalogueLedger.file, line: dataset.line), value: now, details: [dataset.folder, known, command])
        }
    }

    /// The folder that this is kept in, for a message.
    static func folder(of site: String) -> String {
        let folder = Stage.workFolder(of: site)
        return folder.hasPrefix("./") ? String(folder.dropFirst(2)) : folder
    }
}
