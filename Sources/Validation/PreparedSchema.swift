public import Schemas
internal import Tables

/// A schema whose rules have been made ready once, for all the files that follow it.
public final class PreparedSchema: Sendable {
    public let schema: TableSchema
    /// One a field, for the column of the field's own number.
    let checks: [ColumnCheck]
    /// The names of the fields, when no two are alike and none is empty.
    private let names: [String]?

    public init(_ schema: TableSchema) {
        self.schema = schema
        checks = schema.fields.enumerated().map { ColumnCheck($1, column: $0, missingValues: $1.missingValues ?? schema.missingValues) }
        let names = schema.fields.map(\.name)
        self.names = Set(names).count == names.count && !names.contains("") ? names : nil
    }

    /// Whether the columns of a table are the fields, one by one, under names as the schema writes them: so it is with most tables.
    func isFollowed(by headings: TableHeader) -> Bool { names == headings.labels && headings.originals == headings.labels }
}
