public import Schemas

/// A schema whose rules have been made ready once, for all the files that follow it.
public final class PreparedSchema: Sendable {
    public let schema: TableSchema
    /// One a field, of no column yet.
    let checks: [ColumnCheck]

    public init(_ schema: TableSchema) {
        self.schema = schema
        checks = schema.fields.map { ColumnCheck($0, column: 0, missingValues: $0.missingValues ?? schema.missingValues) }
    }
}
