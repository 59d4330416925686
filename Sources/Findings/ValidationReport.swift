public import Bytes

extension Report {
    /// What `halle validate --format json` writes for one file: `{"valid": …, "rows": n, "schema": …, "file": …, "findings": […]}`.
    ///
    /// Each finding has `code`, `severity`, `row`, `column`, `field`, `value`, `message`, `expected`, `repair`, `count` and `rows`, always: null, or
    /// an empty list of rows, where there is nothing to say. `row` and `column` count from 1, as the spreadsheet shows them. Where it helps there are
    /// also `letters`, `sheet`, `suggestions`, `repairIsSafe`, and `line` for a finding about the file that is not about its table.
    /// - Parameters:
    ///   - file: the file as it was asked for.
    ///   - rows: how many rows of data the table has, the headings not counted.
    ///   - schema: the schema's name; nil when the file was checked without one.
    ///   - version: the schema's; written as `version` where it is known.
    ///   - members: writes what else there is to say of the file, each member with `,\n  ` before it.
    public func writeValidation(
        file: String, rows: Int, isValid: Bool, schema: String?, version: String? = nil, into out: inout ByteWriter,
        with members: (inout ByteWriter) -> Void = { _ in }
    ) {
        out.raw("{\n  \"valid\": ")
        out.raw(isValid ? "true" : "false")
        out.raw(",\n  \"rows\": ")
        out.number(rows)
        out.raw(",\n  \"schema\": ")
        out.jsonOrNull(schema)
        if let version {
            out.raw(",\n  \"version\": ")
            out.json(version)
        }
        out.raw(",\n  \"file\": ")
        out.json(file)
        members(&out)
        out.raw(",\n  \"findings\": [")
        for (index, finding) in findings.enumerated() {
            out.raw(index == 0 ? "\n" : ",\n")
            writeValidationObject(of: finding, into: &out)
        }
        out.raw(findings.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    }

    private func writeValidationObject(of finding: Finding, into out: inout ByteWriter) {
        let table = finding.table
        let sentences = finding.sentences(in: language)
        out.raw("    {\"code\": ")
        out.json(finding.rule.code)
        out.raw(", \"severity\": ")
        out.json(finding.severity.name(in: .english))
        out.raw(", \"row\": ")
        out.numberOrNull(table?.row ?? 0)
        out.raw(", \"column\": ")
        out.numberOrNull(table?.column ?? 0)
        out.raw(", \"field\": ")
        out.jsonOrNull(table.flatMap { $0.field.isEmpty ? nil : $0.field })
        out.raw(", \"value\": ")
        out.jsonOrNull(finding.value)
        out.raw(", \"message\": ")
        out.json([sentences.cause, sentences.remedy].filter { !$0.isEmpty }.joined(separator: " "))
        out.raw(", \"expected\": ")
        out.jsonOrNull(table?.expected?.text(in: language))
        out.raw(", \"repair\": ")
        out.jsonOrNull(table?.repair)
        out.raw(", \"count\": ")
        out.number(table?.count ?? 1)
        out.raw(", \"rows\": ")
        out.jsonNumbers(table?.rows ?? [])
        if table?.repair != nil { out.raw(", \"repairIsSafe\": \(table?.isRepairSafe == true)") }
        if let column = table?.column, column > 0 {
            out.raw(", \"letters\": ")
            out.json(TablePlace.letters(ofColumn: column))
        }
        if let sheet = table?.sheet {
            out.raw(", \"sheet\": ")
            out.json(sheet)
        }
        if table == nil, finding.place.line > 0 { out.raw(", \"line\": \(finding.place.line)") }
        if !finding.suggestions.isEmpty {
            out.raw(", \"suggestions\": ")
            out.jsonTexts(finding.suggestions)
        }
        out.raw("}")
    }
}

extension ByteWriter {
    public mutating func jsonOrNull(_ text: String?) {
        if let text { json(text) } else { raw("null") }
    }

    /// Rows and columns count from 1; 0 says that there is none.
    mutating func numberOrNull(_ value: Int) {
        if value > 0 { number(value) } else { raw("null") }
    }

    mutating func jsonNumbers(_ values: [Int]) {
        raw("[")
        for (index, value) in values.enumerated() {
            if index > 0 { raw(", ") }
            number(value)
        }
        raw("]")
    }

    mutating func jsonTexts(_ texts: [String]) {
        raw("[")
        for (index, text) in texts.enumerated() {
            if index > 0 { raw(", ") }
            json(text)
        }
        raw("]")
    }
}
