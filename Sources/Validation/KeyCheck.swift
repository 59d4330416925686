internal import Schemas

/// A primary key whose columns the table has.
struct KeyCheck {
    /// Into the checks.
    let columns: [Int]
    let names: [String]
    let seen = KeySet()
    var isSingle: Bool { columns.count == 1 }

    init?(_ schema: TableSchema, _ checks: [ColumnCheck]) {
        guard !schema.primaryKey.isEmpty else { return nil }
        columns = schema.primaryKey.compactMap { name in checks.firstIndex { $0.field.name == name } }
        guard columns.count == schema.primaryKey.count else { return nil }
        names = NameList(schema.primaryKey).inBothLanguages
    }
}
