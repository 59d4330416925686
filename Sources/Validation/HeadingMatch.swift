internal import Findings
internal import Schemas
internal import Tables

/// Which column of a table is which field of its schema, and what is wrong with the headings.
struct HeadingMatch {
    private(set) var checks: [ColumnCheck] = []
    private(set) var faults: [Fault] = []
    /// Fields whose columns are there under another name.
    private(set) var renamed: Set<String> = []
    /// Whether the row that stands for the headings is one of data.
    private(set) var isWithoutHeadings = false

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
        if let missing = Self.headingsMissing(prepared, headings, match) {
            isWithoutHeadings = true
            faults.append(missing)
            return
        }
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
                    isRepairSafe: repair.difference == .writing && !match.doubles.contains { $0.field == repair.field }))
        }
        for double in match.doubles {
            let field = schema.fields[double.field]
            let other = match.fields.firstIndex(of: double.field) ?? match.repairs.first { $0.field == double.field }?.label ?? double.label
            let isRead = match.fields.contains(double.field)
            let places = [other, double.label].map { TablePlace.letters(ofColumn: $0 + 1) }
            let read =
                isRead
                ? ["seule la colonne \(places[0]) est lue", "only the column \(places[0]) is read"]
                : ["aucune des deux n’est lue", "neither of the two is read"]
            faults.append(
                Fault(
                    .columnMeantTwice, row: headings.row, column: double.label, value: headings.labels[double.label],
                    details: [headings.labels[other], field.name] + places + read))
        }
        var absent: [String] = []
        for number in match.missing {
            let field = schema.fields[number]
            let near = match.additions.filter { $0.field == number }.map { headings.labels[$0.label] }
            if !near.isEmpty {
                let names = NameList(near).inBothLanguages
                let rule: Rule = Self.isNeeded(field, schema) ? .columnMissingNear : .columnAbsentNear
                faults.append(Fault(rule, row: headings.row, details: [schema.name] + names, field: field))
            } else if Self.isNeeded(field, schema) {
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

    /// What to say of a table whose first row is data: none of its texts is a heading, and each is right as a value of the field of its number, the
    /// dates and numbers among them too.
    private static func headingsMissing(_ prepared: PreparedSchema, _ headings: TableHeader, _ match: ColumnMatching) -> Fault? {
        let fields = prepared.schema.fields
        guard match.fields.allSatisfy({ $0 == nil }), match.repairs.isEmpty, match.additions.isEmpty, headings.labels.count >= 2,
            headings.labels.count <= fields.count, headings.titleRows.isEmpty
        else { return nil }
        var telling = 0
        for (number, text) in headings.originals.enumerated() {
            let check = prepared.checks[number]
            guard check.judge(text) == .none else { return nil }
            // A text may be anything; that a number or a date stands where one is wanted is no chance.
            let isTelling = check.kind.isOrdered || check.enumeration != nil || check.pattern != nil
            if isTelling, !check.missing.contains(text) { telling += 1 }
        }
        guard telling > 0 else { return nil }
        let isNeeded = fields.contains { Self.isNeeded($0, prepared.schema) }
        let names = fields.prefix(headings.labels.count).map(\.name)
        return Fault(
            isNeeded ? .headingsMissing : .headingsPerhapsMissing, row: headings.row, details: NameList(names, quotes: false, longest: 2_000).inBothLanguages)
    }

    private static func isNeeded(_ field: SchemaField, _ schema: TableSchema) -> Bool { field.constraints.required || schema.primaryKey.contains(field.name) }
}
