internal import Bytes

extension Report {
    /// JUnit XML, as GitLab and Jenkins read it: a suite per file, a case per finding. An error is a failure; a warning or a note is a skipped
    /// case, which shows its message without failing the run.
    ///
    /// The message stands twice, because Jenkins shows the attribute and GitLab the content. GitLab drops cases of one name, so that names are made to differ.
    func writeJUnit(into out: inout ByteWriter) {
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        if findings.isEmpty {
            // Jenkins takes a report without any case for a broken one.
            out.raw(
                "<testsuites name=\"Halle\" tests=\"1\" failures=\"0\">\n  <testsuite name=\"halle\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n")
            out.raw("    <testcase classname=\"halle\" name=\"")
            out.xml(language == .french ? "rien à signaler" : "nothing to say")
            out.raw("\"/>\n  </testsuite>\n</testsuites>\n")
            return
        }
        out.raw("<testsuites name=\"Halle\" tests=\"\(findings.count)\" failures=\"\(tally.errors)\">\n")
        var rest = findings[...]
        while let file = rest.first?.place.file {
            let suite = rest.prefix { $0.place.file.utf8.elementsEqual(file.utf8) }
            rest = rest.dropFirst(suite.count)
            writeSuite(suite, file: file, into: &out)
        }
        out.raw("</testsuites>\n")
    }

    private func writeSuite(_ suite: ArraySlice<Finding>, file: String, into out: inout ByteWriter) {
        // What is said of the catalogue as a whole is said of no file.
        let name = file.isEmpty ? "halle" : Finding.shownPath(file)
        let tally = Tally(Array(suite))
        out.raw("  <testsuite name=\"")
        out.xml(name)
        out.raw("\" tests=\"\(suite.count)\" failures=\"\(tally.errors)\" errors=\"0\" skipped=\"\(tally.warnings + tally.notes)\">\n")
        var uses: [String: Int] = [:]
        for finding in suite {
            let position = finding.table.map { $0.inWords(language) } ?? (finding.place.line > 0 ? "\(finding.place.line):\(finding.place.column)" : "")
            let title = position.isEmpty ? finding.rule.code : finding.rule.code + " — " + position
            let use = uses[title, default: 0] + 1
            uses[title] = use
            out.raw("    <testcase classname=\"")
            out.xml(name)
            out.raw("\" name=\"")
            out.xml(use == 1 ? title : "\(title) (\(use))")
            out.raw("\"")
            if !file.isEmpty {
                out.raw(" file=\"")
                out.xml(name)
                out.raw("\"")
                let line = finding.table?.row ?? finding.place.line
                if line > 0 { out.raw(" line=\"\(line)\"") }
            }
            out.raw(">\n")
            writeOutcome(of: finding, into: &out)
            out.raw("    </testcase>\n")
        }
        out.raw("  </testsuite>\n")
    }

    private func writeOutcome(of finding: Finding, into out: inout ByteWriter) {
        let sentences = finding.sentences(in: language)
        let isFailure = finding.severity == .error
        if isFailure {
            out.raw("      <failure type=\"")
            out.xml(finding.rule.code)
            out.raw("\" message=\"")
        } else {
            out.raw("      <skipped message=\"")
        }
        out.xml(sentences.cause)
        out.raw("\">")
        var lines = [finding.placeInWords(language), finding.extentInWords(language)].filter { !$0.isEmpty }
        if let table = finding.table, let excerpt = table.excerpt { lines += DrawnRow(excerpt, row: table.shownRow).lines }
        lines += [sentences.cause, sentences.suggestion, sentences.cost, "→ " + sentences.remedy].filter { !$0.isEmpty }
        out.xml(lines.joined(separator: "\n"))
        out.raw(isFailure ? "</failure>\n" : "</skipped>\n")
    }
}
