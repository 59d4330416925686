internal import Bytes

extension Report {
    /// `{"version": 1, "summary": {…}, "findings": […]}`; lines, rows and columns from 1, absent when unknown. A finding about a table has
    /// also `sheet`, `row`, `letters` (those over the column), `field`, `expected`, `repair` with `repairIsSafe`, `count` and the first `rows`.
    func writeJSON(into out: inout ByteWriter) {
        out.raw("{\n  \"version\": 1,\n  \"language\": ")
        out.json(language.rawValue)
        let tally = tally
        out.raw(",\n  \"summary\": {\"errors\": \(tally.errors), \"warnings\": \(tally.warnings), \"notes\": \(tally.notes)},\n")
        out.raw("  \"findings\": [")
        for (index, finding) in findings.enumerated() {
            out.raw(index == 0 ? "\n" : ",\n")
            writeObject(of: finding, into: &out)
        }
        out.raw(findings.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    }

    private func writeObject(of finding: Finding, into out: inout ByteWriter) {
        let sentences = finding.sentences(in: language)
        func member(_ name: StaticString, _ value: String) {
            out.raw(", \"")
            out.raw(name)
            out.raw("\": ")
            out.json(value)
        }
        out.raw("    {\"code\": ")
        out.json(finding.rule.code)
        member("severity", finding.severity.englishName)
        member("file", finding.place.file)
        if finding.place.line > 0 { out.raw(", \"line\": \(finding.place.line)") }
        let column = finding.table?.column ?? finding.place.column
        if column > 0 { out.raw(", \"column\": \(column)") }
        if let table = finding.table { writeMembers(of: table, into: &out) }
        if let value = finding.value { member("value", value) }
        member("message", sentences.cause)
        if !sentences.cost.isEmpty { member("cost", sentences.cost) }
        member("remedy", sentences.remedy)
        if !finding.suggestions.isEmpty {
            out.raw(", \"suggestions\": ")
            out.jsonTexts(finding.suggestions)
        }
        out.raw("}")
    }

    private func writeMembers(of table: TablePlace, into out: inout ByteWriter) {
        func member(_ name: StaticString, _ value: String?) {
            guard let value else { return }
            out.raw(", \"")
            out.raw(name)
            out.raw("\": ")
            out.json(value)
        }
        member("sheet", table.sheet)
        if table.row > 0 { out.raw(", \"row\": \(table.row)") }
        if table.column > 0 { member("letters", TablePlace.letters(ofColumn: table.column)) }
        if !table.field.isEmpty { member("field", table.field) }
        member("expected", table.expected?.text(in: language))
        member("repair", table.repair)
        if table.repair != nil { out.raw(", \"repairIsSafe\": \(table.isRepairSafe)") }
        out.raw(", \"count\": \(table.count), \"rows\": ")
        out.jsonNumbers(table.rows)
    }

    /// SARIF 2.1.0, one run, the rules met described once (§3.19, §3.27).
    func writeSARIF(into out: inout ByteWriter) {
        var rules: [Rule] = []
        var positions: [String: Int] = [:]
        for finding in findings where positions[finding.rule.code] == nil {
            positions[finding.rule.code] = rules.count
            rules.append(finding.rule)
        }
        out.raw("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n")
        out.raw("    \"tool\": {\"driver\": {\"name\": \"Halle\", \"rules\": [")
        for (index, rule) in rules.enumerated() {
            out.raw(index == 0 ? "\n      {\"id\": " : ",\n      {\"id\": ")
            out.json(rule.code)
            out.raw(", \"defaultConfiguration\": {\"level\": \"\(rule.severity.englishName)\"}, \"help\": {\"text\": ")
            // A rule alone has no values to fill its gaps with.
            let blank = Finding(
                rule, at: SourcePlace(file: ""), value: "…", details: Array(repeating: "…", count: 4),
                table: TablePlace(row: 0, column: 0, field: "…", expected: InBothLanguages(french: "…", english: "…"), repair: "…"))
            out.json(blank.sentences(in: language).remedy)
            out.raw("}}")
        }
        out.raw("]}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [")
        for (index, finding) in findings.enumerated() {
            out.raw(index == 0 ? "\n      {\"ruleId\": " : ",\n      {\"ruleId\": ")
            out.json(finding.rule.code)
            out.raw(", \"ruleIndex\": \(positions[finding.rule.code] ?? 0), \"level\": \"\(finding.severity.englishName)\", \"message\": {\"text\": ")
            out.json(finding.message(in: language))
            out.raw("}")
            if !finding.place.file.isEmpty {
                out.raw(", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ")
                out.json(Self.addressPath(finding.place.file))
                out.raw("}")
                if let table = finding.table {
                    // The row as the spreadsheet shows it, as a whole: the characters of its cell are not known, so that no `fixes` can be given either.
                    if table.row > 0 { out.raw(", \"region\": {\"startLine\": \(table.row)}") }
                } else if finding.place.line > 0 {
                    out.raw(", \"region\": {\"startLine\": \(finding.place.line), \"startColumn\": \(max(1, finding.place.column))}")
                }
                out.raw("}}]")
            }
            if let table = finding.table { writeProperties(of: table, into: &out) }
            out.raw("}")
        }
        out.raw("]\n  }]\n}\n")
    }

    /// What SARIF has no word for goes into the result's property bag (§3.8).
    private func writeProperties(of table: TablePlace, into out: inout ByteWriter) {
        out.raw(", \"properties\": {\"count\": \(table.count)")
        for (name, value) in [("sheet", table.sheet), ("field", table.field.isEmpty ? nil : table.field), ("repair", table.repair)] {
            guard let value else { continue }
            out.raw(", \"\(name)\": ")
            out.json(value)
        }
        out.raw("}")
    }

    /// `::error file=…,line=…,col=…,title=…::message`, a line each. For a table the row is the line, and its column is told in the message: `col`
    /// would count characters.
    func writeGitHub(into out: inout ByteWriter) {
        for finding in findings {
            let command = finding.severity == .note ? "notice" : finding.severity.englishName
            out.raw("::\(command) file=" + Self.workflowProperty(finding.place.file))
            let line = finding.table?.row ?? finding.place.line
            if line > 0 { out.raw(",line=\(line)") }
            if finding.table == nil, finding.place.column > 0 { out.raw(",col=\(finding.place.column)") }
            out.raw(",title=" + Self.workflowProperty(finding.rule.code) + "::")
            out.raw(Self.workflowMessage(finding.message(in: language, arrow: "→ ")) + "\n")
        }
    }

    /// Escapes as the workflow command syntax asks: `%`, CR and LF in a message; `:` and `,` too in a property.
    private static func workflowMessage(_ text: String) -> String { escaped(text, [0x25, 0x0D, 0x0A]) }
    private static func workflowProperty(_ text: String) -> String { escaped(text, [0x25, 0x0D, 0x0A, 0x3A, 0x2C]) }

    private static func escaped(_ text: String, _ marks: [UInt8]) -> String {
        var out = ByteWriter()
        for scalar in text.unicodeScalars {
            let isEscaped = scalar.isASCII && marks.contains(UInt8(scalar.value)) || Finding.isInvisible(scalar)
            for byte in UTF8.encode(scalar).map({ Array($0) }) ?? [] {
                if isEscaped { out.raw("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)) } else { out.byte(byte) }
            }
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func addressPath(_ path: String) -> String {
        path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { segment in
            var out = ByteWriter()
            out.addressSegment(String(decoding: Array(segment), as: UTF8.self))
            return String(decoding: out.bytes, as: UTF8.self)
        }.joined(separator: "/")
    }
}

extension Severity {
    fileprivate var englishName: String { name(in: .english) }
}
