internal import Findings
internal import Schemas
internal import Tables

/// Which column of a table is which field of its schema, and what is wrong with the headings.
struct HeadingMatch {
    private(set) var checks: [ColumnCheck] = []
    private(set) var faults: [Fault] = []
    /// Fields whose columns are there under another name.
    private(set) var renamed: Set<String> = []

    init(_ prepared: PreparedSchema?, _ headings: TableHeader) {
        if let prepared, prepared.isFollowed(by: headings) {
            checks = prepared.checks
            return
        }
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
        guard let prepared else { return }
        let schema = prepared.schema
        let match = schema.match(headings.labels)
        for (column, number) in match.fields.enumerated() {
            guard let number else { continue }
            checks.append(prepared.checks[number].moved(to: column))
        }
        for repair in match.repairs {
            // Until it has its name, the column is not the schema’s: its values are not judged.
            let field = schema.fields[repair.field]
            renamed.insert(field.name)
            let rule: Rule = Self.isNeeded(field, schema) ? .columnRenamed : .columnPerhapsRenamed
            faults.append(
                Fault(
                    rule, row: headings.row, column: repair.label, value: headings.labels[repair.label], repair: field.name,
                    isRepairSafe: repair.difference == .writing))
        }
        var absent: [String] = []
        for field in match.missing.map({ schema.fields[$0] }) {
            if Self.isNeeded(field, schema) {
                faults.append(Fault(.columnMissing, row: headings.row, details: [schema.name], field: field))
            } else {
                absent.append(field.name)
            }
        }
        if !match.unknown.isEmpty {
            let names = NameList(match.unknown.map { headings.labels[$0] })
            faults.append(Fault(.columnUnknown, row: headings.row, details: names.inBothLanguages))
        }
        if !absent.isEmpty { faults.append(Fault(.columnAbsent, row: headings.row, details: NameList(absent, quotes: false).inBothLanguages)) }
    }

    private static func isNeeded(_ field: SchemaField, _ schema: TableSchema) -> Bool { field.constraints.required || schema.primaryKey.contains(field.name) }
}
