internal import Bytes

extension Report {
    /// Groups by severity, then by cause: what is said of all is said once, each place has its line.
    func writeText(limit: Int, into out: inout ByteWriter) {
        for severity in Severity.allCases.reversed() {
            let some = findings.filter { $0.severity == severity }
            guard !some.isEmpty else { continue }
            out.raw(severity.counted(some.count, in: language).uppercased())
            out.raw("\n")
            for group in groups(of: some) { writeGroup(group, limit: limit, into: &out) }
            out.raw("\n")
        }
    }

    /// Findings of one rule together, the rules in the order in which they first appear.
    private func groups(of findings: [Finding]) -> [[Finding]] {
        var order: [String] = []
        var groups: [String: [Finding]] = [:]
        for finding in findings {
            if groups[finding.rule.code] == nil { order.append(finding.rule.code) }
            groups[finding.rule.code, default: []].append(finding)
        }
        return order.compactMap { groups[$0] }
    }

    private func writeGroup(_ group: [Finding], limit: Int, into out: inout ByteWriter) {
        guard let first = group.first else { return }
        let wording = first.rule.wording(in: language)
        let sharesRemedy = !wording.remedy.utf8.contains(0x7B) || group.count == 1
        out.raw("\n  [\(first.rule.code)]")
        if group.count > 1 { out.raw(" × \(group.count)") }
        out.raw("\n")
        for finding in group.prefix(limit) {
            let sentences = finding.sentences(in: language)
            out.raw("  " + finding.place.shown + "\n")
            out.raw("      " + sentences.cause + "\n")
            if !sentences.suggestion.isEmpty { out.raw("      " + sentences.suggestion + "\n") }
            if !sharesRemedy { out.raw("      → " + sentences.remedy + "\n") }
        }
        if group.count > limit {
            let rest = group.count - limit
            out.raw(
                language == .french
                    ? "  … et \(rest) autres semblables (--all les montre toutes)\n" : "  … and \(rest) more like these (--all shows them all)\n")
        }
        let sentences = first.sentences(in: language)
        if !wording.cost.isEmpty, !wording.cost.utf8.contains(0x7B) { out.raw("    " + sentences.cost + "\n") }
        if sharesRemedy { out.raw("    → " + sentences.remedy + "\n") }
    }
}
