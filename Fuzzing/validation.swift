// Checks any table against a schema put together from the first bytes, or written in the input: what is found does not depend on the size of the
// batches, is as much told together as cell by cell, lies in the table, and can be put into words.
import Findings
import JSON
import Schemas

@testable import Tables
@testable import Validation

private let fields: [String] = [
    #""type": "string""#, #""type": "string", "constraints": {"required": true}"#, #""type": "string", "constraints": {"unique": true}"#,
    #""type": "string", "constraints": {"pattern": "^\\d{14}$"}"#, #""type": "string", "constraints": {"pattern": "^(a|b|ab)*c$", "maxLength": 6}"#,
    #""type": "string", "constraints": {"enum": ["aide en nature", "prêt", "Été", "a;b"]}"#,
    #""type": "string", "constraints": {"minLength": 2, "maxLength": 3}"#,
    #""type": "string", "format": "uri""#, #""type": "string", "format": "email""#, #""type": "string", "format": "uuid""#, #""type": "integer""#,
    #""type": "integer", "bareNumber": false"#, #""type": "integer", "groupChar": " ", "constraints": {"minimum": 2, "maximum": 9}"#,
    #""type": "integer", "constraints": {"enum": [1, 2, 30]}"#, #""type": "number""#,
    #""type": "number", "decimalChar": ",", "groupChar": " ", "bareNumber": false"#,
    #""type": "number", "decimalChar": "", "groupChar": ".""#, #""type": "number", "constraints": {"exclusiveMinimum": 0, "exclusiveMaximum": "1e3"}"#,
    #""type": "boolean""#, #""type": "boolean", "trueValues": ["oui", ""], "falseValues": ["non"], "constraints": {"enum": ["oui"]}"#,
    #""type": "date""#,
    #""type": "date", "format": "any""#, #""type": "date", "format": "%d/%m/%Y""#, #""type": "date", "format": "%d%m%y%j%f %H%M%S""#,
    #""type": "date", "constraints": {"minimum": "2020-01-01", "maximum": "2025-12-31"}"#, #""type": "datetime""#, #""type": "datetime", "format": "any""#,
    #""type": "datetime", "format": "%Y-%m-%dT%H:%M:%S%z""#, #""type": "time""#, #""type": "time", "format": "%I:%M %p""#, #""type": "year""#,
    #""type": "yearmonth""#, #""type": "duration""#, #""type": "geopoint""#, #""type": "geopoint", "format": "array""#,
    #""type": "geopoint", "format": "object""#,
    #""type": "geojson""#, #""type": "object""#, #""type": "array""#, #""type": "array", "arrayItem": {"type": "integer", "constraints": {"minimum": 1}}"#,
    #""type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["gaz", "eau"]}}"#, #""type": "any""#,
    #""type": "number", "missingValues": ["NC"], "constraints": {"required": true}"#,
]

private let checks: [String] = [
    #"{"name": "french-siren-value", "params": {"column": "A"}}"#, #"{"name": "french-siret-value", "params": {"column": "A"}}"#,
    #"{"name": "cohesive-columns-value", "params": {"column": "A", "othercolumns": ["B", "C"]}}"#,
    #"{"name": "compare-columns-value", "params": {"column": "A", "op": "<=", "column2": "B"}}"#,
    #"{"name": "sum-columns-value", "params": {"column": "A", "columns": ["B", "C"]}}"#, #"{"name": "year-interval-value", "params": {"column": "A"}}"#,
    #"{"name": "nomenclature-actes-value", "params": {"column": "A"}}"#, #"{"name": "one-of-required", "params": {"column1": "A", "column2": "B"}}"#,
    #"{"name": "opening-hours-value", "params": {"column": "A"}}"#, #"{"name": "phone-number-value", "params": {"column": "A"}}"#,
    #"{"name": "french-gps-coordinates", "params": {"column": "A"}}"#,
]

/// Columns `A`, `B`, `code_insee`… as three bytes choose them, two rules over rows and a key.
private func made(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes)
    let names = ["A", "B", "C", "code_insee"]
    let list = zip(names, bytes).map { #"{"name": "\#($0)", \#(fields[Int($1) % fields.count])}"# }.joined(separator: ", ")
    let key = ["[]", #""A""#, #"["A", "B"]"#][Int(bytes[5]) % 3]
    let foreign = bytes[5] & 0x80 == 0 ? "" : #", "foreignKeys": [{"fields": "A", "reference": {"resource": "", "fields": "B"}}]"#
    return #"{"fields": [\#(list)], "primaryKey": \#(key), "custom_checks": [\#(checks[Int(bytes[4]) % checks.count])]\#(foreign)}"#
}

/// For all runs: memory that is taken anew costs more than all else under the address sanitizer.
nonisolated(unsafe) private let batch = RowBatch()
nonisolated(unsafe) private let typed = RowBatch()

private func verdict(_ text: [UInt8], _ schema: TableSchema, kind: Int, batchBytes: Int, listed: Bool) -> TableVerdict? {
    guard let source = try? CSVRows(PlainSource(text), dialect: nil, encoding: nil, batchBytes: batchBytes),
        let table = try? TableReader(source, expecting: schema.fields.map(\.name))
    else { return nil }
    var options = ValidationOptions(file: "a.csv")
    options.isEveryCellListed = listed
    options.likelyIdentifiers = ["21310458100011"]
    options.isTyped = kind & 1 == 1
    options.sheet = kind & 2 == 2 ? "Feuille1" : nil
    if let key = schema.foreignKeys.first, let reader = ReferencedKeysReader(key, of: schema, headings: table.header) {
        options.referencedKeys = [reader.finish()]
    }
    let validator = TableValidator(schema, headings: table.header, options: options)
    var last = table.header.row
    do {
        while try table.next(batch) {
            last = batch.firstRow + batch.rowCount - 1
            guard options.isTyped else {
                validator.add(batch)
                continue
            }
            typed.removeAll(firstRow: batch.firstRow)
            for row in 0..<batch.rowCount {
                for cell in batch.cells(ofRow: row) { typed.append(batch.text(cell), kind: Cell.Kind(rawValue: 2 + UInt8(cell.length % 5)) ?? .text) }
                typed.endRow()
            }
            validator.add(typed)
        }
    } catch { return nil }
    let verdict = validator.finish(table.form)
    precondition(verdict.rows >= 0 && verdict.rows <= max(0, last - table.header.row))
    for finding in verdict.findings {
        precondition(finding.place.line <= last && finding.place.line >= 0 && finding.place.column >= 0)
        guard let place = finding.table else { continue }
        precondition(place.count >= 1 && place.rows.count <= max(place.count, 1) && (!listed || place.rows.count <= 1))
        let own = finding.details + finding.suggestions + [finding.value ?? "", place.repair ?? "", place.field, place.expected?.french ?? ""]
        for language in [Language.french, .english] {
            let said = finding.sentences(in: language)
            let isOwn = own.contains { $0.utf8.contains(0x7B) } || finding.rule.code == "values-stray"
            precondition(!said.cause.isEmpty && (isOwn || !(said.cause + said.cost + said.remedy).utf8.contains(0x7B)), finding.rule.code)
        }
    }
    return verdict
}

private final class PlainSource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, bytes.count - position)
        for index in 0..<count { buffer[index] = bytes[position + index] }
        position += count
        return count
    }
}

/// How many cells and rows have each cause.
private func tally(_ verdict: TableVerdict) -> [String: Int] {
    var tally: [String: Int] = [:]
    for finding in verdict.findings {
        let code = finding.rule.code == "cells-required" ? "cell-required" : finding.rule.code
        tally[code, default: 0] += finding.table?.count ?? 1
    }
    return tally
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzValidation(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard bytes.count > 8 else { return 0 }
    let json: [UInt8]
    let rest: ArraySlice<UInt8>
    if bytes[0] == 0x7B, let end = bytes.firstIndex(of: 0) {
        (json, rest) = (Array(bytes[..<end]), bytes[(end + 1)...])
    } else {
        (json, rest) = (Array(made(bytes[1..<7]).utf8), bytes[7...])
    }
    guard let schema = try? TableSchema.read(json).schema else { return 0 }
    let text = bytes[0] == 0x7B ? Array(rest) : Array("A;B;C;code_insee\n".utf8) + rest
    let kind = bytes[0] == 0x7B ? 0 : Int(bytes[0])
    let whole = verdict(text, schema, kind: kind, batchBytes: RowBatch.usualBytes, listed: false)
    let small = verdict(text, schema, kind: kind, batchBytes: 16, listed: false)
    // A shortened identifier is looked for among the rows of its batch.
    func lasting(_ verdict: TableVerdict?) -> [Finding]? { verdict?.findings.filter { $0.rule.code != "identifier-shortened" } }
    precondition(lasting(whole) == lasting(small) && whole?.rows == small?.rows)
    let listed = verdict(text, schema, kind: kind, batchBytes: 64, listed: true)
    precondition(whole.map(tally) == listed.map(tally) && whole?.isValid == listed?.isValid)
    return 0
}
