public import Bytes
public import Findings
internal import Geography
internal import Privacy
internal import Validation
internal import Views

/// Findings about data as bytes, for what is kept between builds.
extension BinaryEncoder {
    public mutating func write(_ finding: Finding) {
        text(finding.rule.code)
        text(finding.place.file)
        number(finding.place.line)
        number(finding.place.column)
        optional(finding.value)
        list(finding.details) { $0.text($1) }
        list(finding.suggestions) { $0.text($1) }
        optional(finding.table) { $0.write($1) }
    }

    private mutating func write(_ table: TablePlace) {
        optional(table.sheet)
        number(table.row)
        number(table.column)
        text(table.field)
        optional(table.expected) {
            $0.text($1.french)
            $0.text($1.english)
        }
        optional(table.repair)
        flag(table.isRepairSafe)
        number(table.count)
        flag(table.hasOtherValues)
        flag(table.isOfObjects)
        list(table.rows) { $0.number($1) }
        optional(table.excerpt) {
            $0.list($1.headings) { $0.text($1) }
            $0.list($1.cells) { $0.text($1) }
            $0.number($1.marked.map { $0 + 1 } ?? 0)
        }
    }
}

extension BinaryDecoder {
    private static let rules: [String: Rule] = Dictionary(
        (Rule.cells + Rule.tables + Rule.rows + Rule.dataFiles + Rule.geography + Rule.views + Rule.privacy).map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first })

    public mutating func finding() throws(Truncated) -> Finding {
        guard let rule = Self.rules[try text()] else { throw Truncated() }
        let place = SourcePlace(file: try text(), line: try number(), column: try number())
        let value = try optionalText()
        let details = try list { (input) throws(Truncated) in try input.text() }
        let suggestions = try list { (input) throws(Truncated) in try input.text() }
        return Finding(rule, at: place, value: value, details: details, suggestions: suggestions, table: try flag() ? try tablePlace() : nil)
    }

    private mutating func tablePlace() throws(Truncated) -> TablePlace {
        let sheet = try optionalText()
        var table = TablePlace(sheet: sheet, row: try number(), column: try number(), field: try text())
        if try flag() { table.expected = InBothLanguages(french: try text(), english: try text()) }
        table.repair = try optionalText()
        table.isRepairSafe = try flag()
        table.count = try number()
        table.hasOtherValues = try flag()
        table.isOfObjects = try flag()
        table.rows = try list { (input) throws(Truncated) in try input.number() }
        if try flag() {
            let headings = try list { (input) throws(Truncated) in try input.text() }
            let cells = try list { (input) throws(Truncated) in try input.text() }
            let marked = try number()
            table.excerpt = RowExcerpt(headings: headings, cells: cells, marked: marked == 0 ? nil : marked - 1)
        }
        return table
    }
}
