internal import DataFiles
internal import Profiles
internal import Schemas
private import Synchronization

/// The tables of a dataset, asked for when a document speaks of them, and once for all its documents.
final class DescribedTables: Sendable {
    private let read: @Sendable () -> [Int: TableColumns]
    private let known = Mutex<(tables: [Int: TableColumns]?, columns: [Int: [ColumnDescription]])>((nil, [:]))

    /// - Parameter read: gives the tables by their positions among the dataset's distributions.
    init(_ read: @escaping @Sendable () -> [Int: TableColumns]) { self.read = read }

    var tables: [Int: TableColumns] {
        if let tables = known.withLock({ $0.tables }) { return tables }
        let tables = read()
        known.withLock { $0.tables = tables }
        return tables
    }

    /// - Parameter isConform: whether all rows of the table follow the schema.
    func columns(at position: Int, isConform: Bool) -> [ColumnDescription] {
        if let columns = known.withLock({ $0.columns[position] }) { return columns }
        guard let table = tables[position] else { return [] }
        let fields = table.schema?.fields ?? []
        let columns = table.profile.columns.enumerated().map { number, column in
            let field = fields.firstIndex { $0.name == column.name }.map { fields[$0] }
            return ColumnDescription(
                number: number + 1, profile: column, field: field, isFollowed: isConform && table.schema != nil,
                missing: field?.missingValues ?? table.schema?.missingValues)
        }
        known.withLock { $0.columns[position] = columns }
        return columns
    }
}

/// A column of a table, and the field of the schema that bears its name.
final class ColumnDescription: Sendable {
    /// From 1.
    let number: Int
    let profile: ColumnProfile
    let field: SchemaField?
    /// Whether all rows of the table follow the schema.
    let isFollowed: Bool
    /// Texts that stand for an absent value, where the schema says some.
    let missing: [String]?
    let datatype: Datatype

    init(number: Int, profile: ColumnProfile, field: SchemaField?, isFollowed: Bool, missing: [String]?) {
        self.number = number
        self.profile = profile
        self.field = field
        self.isFollowed = isFollowed
        self.missing = missing
        datatype = Datatype(of: profile, field)
    }

    var name: String { profile.name }
}
