internal import Findings
public import Schemas
public import Tables

/// The values of one or several columns of a table, which the rows of others may refer to (`foreignKeys`).
///
/// Only a 64-bit mark of each is kept.
public struct ReferencedKeys: Sendable {
    /// Sorted, each once.
    private let marks: [UInt64]

    fileprivate init(_ marks: [UInt64]) {
        var kept: [UInt64] = []
        for mark in marks.sorted() where mark != kept.last { kept.append(mark) }
        self.marks = kept
    }

    /// How many different values there are.
    public var count: Int { marks.count }

    func contains(_ mark: UInt64) -> Bool {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] < mark { low = middle + 1 } else { high = middle }
        }
        return low < marks.count && marks[low] == mark
    }
}

/// Gathers the values that a foreign key may refer to, in one pass over the table that has them.
public final class ReferencedKeysReader {
    private let columns: KeyColumns
    private var marks: [UInt64] = []

    /// Nil when the table lacks one of the columns.
    ///
    /// - Parameters:
    ///   - key: of the schema of the table that refers to this one, whose types tell which values are alike.
    ///   - headings: of this table.
    public init?(_ key: ForeignKey, of schema: TableSchema, headings: TableHeader) {
        let labels = key.referencedFields.map { name in headings.labels.firstIndex(of: name) }
        guard labels.allSatisfy({ $0 != nil }), let columns = KeyColumns(key.fields, labels.compactMap(\.self), schema) else { return nil }
        self.columns = columns
    }

    public func add(_ batch: RowBatch) {
        for row in 0..<batch.rowCount where !batch.isBlank(row) { if let mark = columns.mark(batch, row), marks.last != mark { marks.append(mark) } }
    }

    public func finish() -> ReferencedKeys { ReferencedKeys(marks) }
}

/// Columns whose values together are one key.
struct KeyColumns: Sendable {
    private let checks: [ColumnCheck]
    var single: Int? { checks.count == 1 ? checks[0].column : nil }

    /// - Parameters:
    ///   - names: of the fields whose types and missing values count.
    ///   - columns: where they stand in the table, from 0.
    init?(_ names: [String], _ columns: [Int], _ schema: TableSchema) {
        guard names.count == columns.count, !names.isEmpty else { return nil }
        var checks: [ColumnCheck] = []
        for (name, column) in zip(names, columns) {
            guard let field = schema.fields.first(where: { $0.name == name }) else { return nil }
            checks.append(ColumnCheck(SchemaField(name: name, type: field.type), column: column, missingValues: field.missingValues ?? schema.missingValues))
        }
        self.checks = checks
    }

    /// Nil when none of the columns has a value, or one of them has what is none of its type and is found wrong as such.
    func mark(_ batch: RowBatch, _ row: Int) -> UInt64? {
        var combined: UInt64 = 0x4B45_5953
        var isEmpty = true
        let cells = batch.cells(ofRow: row)
        for check in checks {
            guard check.column < cells.count, case let text = batch.text(cells[check.column]), !check.missing.contains(text) else {
                combined = combined &* 31 &+ 7
                continue
            }
            isEmpty = false
            if check.kind.isOrdered {
                guard let value = check.kind.value(of: text) else { return nil }
                // 1 and 1.0 are alike.
                combined = withUnsafeBytes(of: value + 0) { Validation.mark(of: $0.assumingMemoryBound(to: UInt8.self), seed: combined) }
            } else {
                combined = Validation.mark(of: text, seed: combined)
            }
        }
        return isEmpty ? nil : combined
    }

    /// The values as a finding shows them.
    func text(_ batch: RowBatch, _ row: Int) -> String {
        let cells = batch.cells(ofRow: row)
        return checks.map { $0.column < cells.count ? Causes.kept(batch.text(cells[$0.column]), limit: 200) : "" }.joined(separator: ", ")
    }
}

/// A foreign key whose columns the table has, and the values it may have.
struct ReferenceCheck {
    let columns: KeyColumns
    let keys: ReferencedKeys
    /// The file that is meant, then the columns, each in both languages.
    let words: [String]

    /// The foreign keys that can be checked, and what there is to say of the others.
    static func all(of schema: TableSchema, _ headings: TableHeader, _ options: ValidationOptions) -> (checks: [ReferenceCheck], faults: [Fault]) {
        var checks: [ReferenceCheck] = []
        var faults: [Fault] = []
        for (number, key) in schema.foreignKeys.enumerated() {
            let places = key.fields.compactMap { headings.labels.firstIndex(of: $0) }
            // Columns that are missing have findings of their own, or are optional.
            guard places.count == key.fields.count, let columns = KeyColumns(key.fields, places, schema) else { continue }
            guard number < options.referencedKeys.count, let keys = options.referencedKeys[number] else {
                faults.append(Fault(.referenceUnchecked, row: 0, value: key.resource, details: NameList(key.fields).inBothLanguages, field: nil))
                continue
            }
            let file = Finding.shown(key.resource, limit: 60)
            let place = key.resource.isEmpty ? ["de ce même fichier", "of this same file"] : ["du fichier « \(file) »", "of the file “\(file)”"]
            let names = NameList(key.referencedFields).inBothLanguages
            checks.append(ReferenceCheck(columns: columns, keys: keys, words: place + names))
        }
        return (checks, faults)
    }
}
