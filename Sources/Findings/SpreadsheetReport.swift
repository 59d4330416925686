internal import Bytes

extension Report {
    /// A table of the findings that opens well in a spreadsheet: UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180), `;` between the
    /// cells in French and `,` in English, as spreadsheets of these languages expect.
    ///
    /// No cell can be taken for a formula (`FormulaCell`).
    func writeCSV(into out: inout ByteWriter) {
        let isFrench = language == .french
        out.raw([0xEF, 0xBB, 0xBF])
        writeLine(
            isFrench
                ? ["fichier", "feuille", "gravité", "code", "ligne", "colonne", "champ", "valeur", "nombre", "message", "attendu", "correction"]
                : ["file", "sheet", "severity", "code", "row", "column", "field", "value", "count", "message", "expected", "repair"], into: &out)
        for finding in findings {
            let table = finding.table
            let sentences = finding.sentences(in: language)
            let line = table?.row ?? finding.place.line
            let column = table.map { TablePlace.letters(ofColumn: $0.column) } ?? (finding.place.column > 0 ? String(finding.place.column) : "")
            writeLine(
                [
                    finding.place.file, table?.sheet ?? "", finding.severity.name(in: language), finding.rule.code, line > 0 ? String(line) : "", column,
                    table?.field ?? "", finding.value ?? "", String(table?.count ?? 1),
                    [sentences.cause, sentences.suggestion, sentences.cost, sentences.remedy].filter { !$0.isEmpty }.joined(separator: " "),
                    table?.expected?.text(in: language) ?? "", table?.repair ?? "",
                ], into: &out)
        }
    }

    private func writeLine(_ cells: [String], into out: inout ByteWriter) {
        let separator: UInt8 = language == .french ? 0x3B : 0x2C
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.byte(separator) }
            out.csv(spreadsheetCell: Finding.shown(cell, limit: 4_000))
        }
        out.raw("\r\n")
    }
}
