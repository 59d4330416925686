internal import Bytes
internal import Findings
internal import Schemas
internal import Tables

/// Which column of a table is which field of its schema, and what is wrong with the headings.
struct HeadingMatch {
    private(set) var checks: [ColumnCheck] = []
    private(set) var faults: [Fault] = []

    init(_ schema: TableSchema?, _ headings: TableHeader) {
        var columnOf: [String: Int] = [:]
        for (column, label) in headings.labels.enumerated() {
            if label.isEmpty {
                faults.append(Fault(.columnUnnamed, row: headings.row, column: column, details: [String(headings.row)]))
            } else if let first = columnOf[label] {
                let letters = [first, column].map { TablePlace.letters(ofColumn: $0 + 1) }
                faults.append(Fault(.columnTwice, row: headings.row, column: column, value: label, details: letters))
            } else {
                columnOf[label] = column
                if column < headings.originals.count, headings.originals[column] != label {
                    let original = headings.originals[column]
                    faults.append(Fault(.columnPadded, row: headings.row, column: column, value: original, repair: label, isRepairSafe: true))
                }
            }
        }
        guard let schema else { return }
        var unknown = headings.labels.indices.filter { column in
            !headings.labels[column].isEmpty && columnOf[headings.labels[column]] == column && !schema.fields.contains { $0.name == headings.labels[column] }
        }
        var absent: [String] = []
        for field in schema.fields {
            if let column = columnOf[field.name] {
                if !checks.contains(where: { $0.column == column }) {
                    checks.append(ColumnCheck(field, column: column, missingValues: field.missingValues ?? schema.missingValues))
                }
                continue
            }
            if let column = Self.renamed(field.name, among: unknown, headings.labels, schema) {
                unknown.removeAll { $0 == column }
                let rule: Rule = Self.isNeeded(field, schema) ? .columnRenamed : .columnPerhapsRenamed
                faults.append(
                    Fault(rule, row: headings.row, column: column, value: headings.labels[column], repair: field.name, isRepairSafe: true))
                // A renamed optional column is still not the schema’s: its values are judged once it has its name.
                continue
            }
            if Self.isNeeded(field, schema) {
                faults.append(Fault(.columnMissing, row: headings.row, details: [schema.name], field: field))
            } else {
                absent.append(field.name)
            }
        }
        if !unknown.isEmpty {
            let names = unknown.map { "« \(headings.labels[$0]) »" }.joined(separator: ", ")
            faults.append(Fault(.columnUnknown, row: headings.row, details: [names]))
        }
        if !absent.isEmpty { faults.append(Fault(.columnAbsent, row: headings.row, details: [absent.joined(separator: ", ")])) }
    }

    private static func isNeeded(_ field: SchemaField, _ schema: TableSchema) -> Bool { field.constraints.required || schema.primaryKey.contains(field.name) }

    /// The unknown heading that must be this field's, but for case, accents, spaces and underscores.
    private static func renamed(_ name: String, among columns: [Int], _ labels: [String], _ schema: TableSchema) -> Int? {
        let key = bare(name)
        let same = columns.filter { bare(labels[$0]) == key }
        return same.count == 1 && schema.fields.filter { bare($0.name) == key }.count == 1 ? same[0] : nil
    }

    private static func bare(_ name: String) -> [UInt8] { folded(name).filter { $0 != 0x20 && $0 != 0x5F && $0 != 0x2D && $0 != 0x2E } }
}
