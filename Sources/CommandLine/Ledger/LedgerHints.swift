internal import Bytes
internal import Findings
internal import Ledger
internal import Model
internal import Reading

/// What the ledger knows of names that lead nowhere any more.
struct LedgerHints {
    private let ledger: CatalogueLedger?
    private let catalogue: Catalogue

    init(_ ledger: CatalogueLedger?, _ catalogue: Catalogue) {
        self.ledger = ledger
        self.catalogue = catalogue
    }

    /// The same findings: those about names that the ledger has known say what has become of them.
    func explained(_ findings: [Finding]) -> [Finding] {
        guard let ledger else { return findings }
        return findings.map { finding in
            switch finding.rule {
            case .resourceAbsent: file(finding, ledger) ?? finding
            case .linkBroken: link(finding, ledger) ?? finding
            default: finding
            }
        }
    }

    /// `content/roques/aides/index.md` → `roques/aides`.
    private func folder(of file: String) -> String {
        var parts = file.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        if parts.first == "content" { parts.removeFirst() }
        return parts.dropLast().joined(separator: "/")
    }

    private func file(_ finding: Finding, _ ledger: CatalogueLedger) -> Finding? {
        guard let name = finding.value, let known = ledger[folder(of: finding.place.file)] else { return nil }
        let now = known.publishedFiles.first { $0.formerNames.contains(name) && $0.name != name }
        return now.map { Finding(.resourceRenamed, at: finding.place, value: name, details: [$0.name]) }
    }

    private func link(_ finding: Finding, _ ledger: CatalogueLedger) -> Finding? {
        let here = folder(of: finding.place.file)
        guard let link = finding.value, let path = ContentPath.of(link: link, from: here) else { return nil }
        if let found = target(path, ledger) { return told(finding, found, rest: "", here, ledger) }
        // A file of a dataset that is elsewhere now.
        guard let slash = path.utf8.lastIndex(of: 0x2F), let found = target(String(path[..<slash]), ledger) else { return nil }
        return told(finding, found, rest: String(path[path.index(after: slash)...]), here, ledger)
    }

    /// The dataset that a folder under `content/` once was.
    private func target(_ path: String, _ ledger: CatalogueLedger) -> LedgerDataset? {
        if ledger[path] != nil { return nil }
        let address = path.utf8.split(separator: 0x2F).map { slug(String(decoding: $0, as: UTF8.self)) }.joined(separator: "/")
        return ledger.datasets.last { $0.folder == path || $0.addresses.contains(address) }
    }

    private func told(_ finding: Finding, _ known: LedgerDataset, rest: String, _ here: String, _ ledger: CatalogueLedger) -> Finding {
        guard let end = known.end else {
            let file = rest.isEmpty ? "" : known.publishedFiles.first { $0.formerNames.contains(rest) }?.name ?? rest
            return Finding(
                .linkMoved, at: finding.place, value: finding.value, details: [known.title, ContentPath.relative(to: known.folder, from: here) + "/" + file])
        }
        var now = ("ôtez le lien", "remove the link")
        if let number = end.replacement, case let other = ledger.datasets[number], other.end == nil {
            let way = ContentPath.relative(to: other.folder, from: here) + "/"
            now = (
                "écrivez \(way) (« \(other.title) », qui le remplace), ou ôtez le lien",
                "write \(way) (“\(other.title)”, which replaces it), or remove the link"
            )
        }
        return Finding(.linkWithdrawn, at: finding.place, value: finding.value, details: [known.title, end.day.description, now.0, now.1])
    }
}
