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

    private struct Cause: Hashable {
        let code: String
        /// The column's name, where a row is drawn: the same mistake in another column has its own row and its own remedy.
        let field: String
    }

    /// Findings of one rule together, of drawn cells those of one column in all files; the rules in the order in which they first appear.
    private func groups(of findings: [Finding]) -> [[Finding]] {
        var order: [Cause] = []
        var groups: [Cause: [Finding]] = [:]
        for finding in findings {
            let cause = Cause(code: finding.rule.code, field: finding.table.flatMap { $0.column > 0 && $0.excerpt != nil ? $0.field : nil } ?? "")
            if groups[cause] == nil { order.append(cause) }
            groups[cause, default: []].append(finding)
        }
        return order.compactMap { groups[$0] }
    }

    private func writeGroup(_ group: [Finding], limit: Int, into out: inout ByteWriter) {
        guard let first = group.first else { return }
        let all = group.map { $0.sentences(in: language) }
        let shared = all[0]
        let sharesCause = group.count > 1 && all.allSatisfy { $0.cause == shared.cause }
        let sharesRemedy = all.allSatisfy { $0.remedy == shared.remedy }
        let repairs = zip(group, all).map { repairLine(of: $0, $1) }
        let sharesRepair = repairs.allSatisfy { $0 == repairs[0] }
        out.raw("\n  [\(first.rule.code)]")
        if group.count > 1 { out.raw(" × \(group.count)") }
        if sharesCause { out.raw("  " + shared.cause) }
        out.raw("\n")
        var isDrawn = false
        var lastPlace = ""
        for (index, (finding, sentences)) in zip(group, all).prefix(limit).enumerated() {
            let place = finding.placeInWords(language)
            // What is said of no file, such as a wrong option, has no place to show; what is said of a table as a whole needs it once.
            if !place.isEmpty, finding.table == nil || place != lastPlace { out.raw("  " + place + "\n") }
            lastPlace = place
            let extent = finding.extentInWords(language)
            if !extent.isEmpty { out.raw("      " + extent + "\n") }
            // The row of one file shows what is meant in the others too.
            if !isDrawn || limit == .max { isDrawn = draw(finding, into: &out) || isDrawn }
            if !sharesCause { out.raw("      " + sentences.cause + "\n") }
            if !sentences.suggestion.isEmpty { out.raw("      " + sentences.suggestion + "\n") }
            if !sharesRemedy { out.raw("      → " + sentences.remedy + "\n") }
            if !sharesRepair { out.raw(repairs[index]) }
        }
        if group.count > limit {
            let rest = group.count - limit
            out.raw(
                language == .french
                    ? "  … et \(rest) \(rest > 1 ? "autres semblables (--all les montre toutes)" : "autre semblable (--all la montre)")\n"
                    : "  … and \(rest) more like these (--all shows them all)\n")
        }
        if !shared.cost.isEmpty, all.allSatisfy({ $0.cost == shared.cost }) { out.raw("      " + shared.cost + "\n") }
        if sharesRemedy { out.raw("      → " + shared.remedy + "\n") }
        if sharesRepair { out.raw(repairs[0]) }
    }

    /// Draws the row in question, if there is one to draw.
    private func draw(_ finding: Finding, into out: inout ByteWriter) -> Bool {
        guard let table = finding.table, let excerpt = table.excerpt else { return false }
        let lines = DrawnRow(excerpt, row: table.shownRow).lines
        for line in lines { out.raw(line.isEmpty ? "\n" : "      " + line + "\n") }
        return !lines.isEmpty
    }

    /// What can be done about it, with the repair if the remedy has not told it; empty when nothing is known.
    private func repairLine(of finding: Finding, _ sentences: Sentences) -> String {
        guard let table = finding.table, let repair = table.repair else { return "" }
        let shown = Finding.shown(repair)
        let isTold = shown.isEmpty || Array(sentences.remedy.utf8).contains(Array(shown.utf8))
        switch (table.isRepairSafe, isTold, language) {
        case (true, true, .french): return "      Correction sûre : --fix peut l’appliquer.\n"
        case (true, true, .english): return "      A safe repair: --fix can apply it.\n"
        case (true, false, .french): return "      Correction sûre, « \(shown) » : --fix peut l’appliquer.\n"
        case (true, false, .english): return "      A safe repair, “\(shown)”: --fix can apply it.\n"
        case (false, false, .french): return "      Correction possible : « \(shown) ».\n"
        case (false, false, .english): return "      A possible repair: “\(shown)”.\n"
        case (false, true, _): return ""
        }
    }
}
