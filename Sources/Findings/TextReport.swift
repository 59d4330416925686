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
        let all = group.map { $0.sentences(in: language) }
        let shared = all[0]
        let sharesCause = group.count > 1 && all.allSatisfy { $0.cause == shared.cause }
        let sharesRemedy = all.allSatisfy { $0.remedy == shared.remedy }
        out.raw("\n  [\(first.rule.code)]")
        if group.count > 1 { out.raw(" × \(group.count)") }
        if sharesCause { out.raw("  " + shared.cause) }
        out.raw("\n")
        for (finding, sentences) in zip(group, all).prefix(limit) {
            // What is said of no file, such as a wrong option, has no place to show.
            if !finding.place.file.isEmpty { out.raw("  " + finding.place.shown + "\n") }
            if !sharesCause { out.raw("      " + sentences.cause + "\n") }
            if !sentences.suggestion.isEmpty { out.raw("      " + sentences.suggestion + "\n") }
            if !sharesRemedy { out.raw("      → " + sentences.remedy + "\n") }
        }
        if group.count > limit {
            let rest = group.count - limit
            out.raw(
                language == .french
                    ? "  … et \(rest) autres semblables (--all les montre toutes)\n" : "  … and \(rest) more like these (--all shows them all)\n")
        }
        if !shared.cost.isEmpty, all.allSatisfy({ $0.cost == shared.cost }) { out.raw("      " + shared.cost + "\n") }
        if sharesRemedy { out.raw("      → " + shared.remedy + "\n") }
    }
}
