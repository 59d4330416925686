import Findings
import Schemas
import Tables
import Testing

@testable import Validation

/// A table written in a test, its cells as a file of some format gives them.
final class WrittenTable: RowSource {
    private let rows: [[(text: String, kind: Cell.Kind)]]
    private var isRead = false
    var form: TableForm

    init(_ rows: [[(text: String, kind: Cell.Kind)]], format: TableForm.Format = .csv) {
        self.rows = rows
        form = TableForm(format: format)
        if format == .xlsx || format == .ods { form.sheet = "Feuille1" }
    }

    func next(_ batch: RowBatch) throws(TableError) -> Bool {
        batch.removeAll(firstRow: 1)
        guard !isRead else { return false }
        isRead = true
        for row in rows {
            for cell in row { Array(cell.text.utf8).withUnsafeBufferPointer { batch.append($0, kind: cell.kind) } }
            batch.endRow()
        }
        return true
    }
}

func schema(_ json: String) throws -> TableSchema { try TableSchema.read(Array(json.utf8), named: "essai").schema }

func verdict(
    _ source: any RowSource, _ schema: TableSchema?, identifiers: [String] = [], isTyped: Bool = false, ungrouped: Bool = false,
    references: [ReferencedKeys?] = []
) throws -> TableVerdict {
    let table = try TableReader(source, expecting: schema?.fields.map(\.name) ?? [])
    var options = ValidationOptions(file: "donnees.csv")
    options.sheet = source.form.sheet
    options.likelyIdentifiers = identifiers
    options.isTyped = isTyped
    options.isEveryCellListed = ungrouped
    options.referencedKeys = references
    let validator = TableValidator(schema, headings: table.header, options: options)
    let batch = RowBatch()
    while try table.next(batch) { validator.add(batch) }
    return validator.finish(table.form)
}

/// The verdict on a CSV file.
func verdict(_ csv: String, _ json: String? = nil, identifiers: [String] = [], ungrouped: Bool = false, references: [ReferencedKeys?] = []) throws
    -> TableVerdict
{
    try verdict(
        CSVRows(MemorySource(Array(csv.utf8))), json.map(schema), identifiers: identifiers, ungrouped: ungrouped, references: references)
}

/// What is found in one cell of a column: `value` in a column `x` of a table of two.
func finding(
    _ field: String, _ value: String, kind: Cell.Kind = .plain, of table: String = "", identifiers: [String] = [], format: TableForm.Format = .csv
) throws -> Finding? {
    let read = try schema(#"{"fields": [{"name": "id", "type": "string"}, {"name": "x", \#(field)}]\#(table)}"#)
    let id: Cell.Kind = format == .csv ? .plain : .text
    let rows = [[("id", id), ("x", id)], [("1", id), (value, kind)]]
    let found = try verdict(WrittenTable(rows, format: format), read, identifiers: identifiers, isTyped: format != .csv).findings
    #expect(found.count <= 1, "\(found.map(\.rule.code))")
    return found.first
}

extension TableVerdict {
    /// The codes of what was found, in order.
    var codes: [String] { findings.map(\.rule.code) }

    func finding(_ code: String) throws -> Finding { try #require(findings.first { $0.rule.code == code }, "\(codes)") }
}

extension Finding {
    var places: String { table.map { "\($0.rows.map(String.init).joined(separator: ",")) × \($0.count)" } ?? "" }
    var cause: String { sentences(in: .french).cause }
    var remedy: String { sentences(in: .french).remedy }
}

/// One wrong cell: what its column asks for, the cell, the cause, and the repair, which a `!` says to be safe.
struct WrongCell: Sendable, CustomTestStringConvertible {
    let field: String
    let value: String
    let code: String
    let repair: String?
    let isSafe: Bool
    var identifiers: [String] = []
    var kind = Cell.Kind.plain
    var format = TableForm.Format.csv
    var table = ""

    init(_ field: String, _ value: String, _ code: String, _ repair: String? = nil, unsafe: String? = nil) {
        self.field = field
        self.value = value
        self.code = code
        self.repair = repair ?? unsafe
        isSafe = repair != nil
    }

    /// The same in a spreadsheet.
    static func sheet(_ field: String, _ kind: Cell.Kind, _ value: String, _ code: String, _ repair: String? = nil, unsafe: String? = nil) -> WrongCell {
        var cell = WrongCell(field, value, code, repair, unsafe: unsafe)
        cell.kind = kind
        cell.format = .xlsx
        return cell
    }

    func with(identifiers: [String]) -> WrongCell {
        var cell = self
        cell.identifiers = identifiers
        return cell
    }

    /// The same with a rule over the column `x`.
    func with(check: String, _ parameters: String = "") -> WrongCell {
        var cell = self
        cell.table = #", "custom_checks": [{"name": "\#(check)", "params": {"column": "x"\#(parameters)}}]"#
        return cell
    }

    func found() throws -> Finding? { try finding(field, value, kind: kind, of: table, identifiers: identifiers, format: format) }

    var testDescription: String { "\(value) in \(field)\(table)" }
}
