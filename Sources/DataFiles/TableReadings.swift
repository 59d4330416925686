private import Bytes
public import Findings
public import Profiles
public import Schemas
public import Tables
public import Views

/// What the readings of a catalogue's tables came to, asked for when an output that shows it is made and dropped after.
public struct TableReadings: Sendable {
    public let checks: @Sendable (Int) -> [Int: TableCheck]
    public let columns: @Sendable (Int) -> [Int: TableColumns]
    public let previews: @Sendable (Int) -> [Int: PreviewRows]
    public let views: @Sendable (Int) -> [Int: [TableView]]

    /// - Parameters:
    ///   - checks: what was found in the tables of the dataset of that number, by their positions among its distributions.
    ///   - columns: what their columns hold, likewise.
    ///   - previews: the first rows of each, likewise.
    ///   - views: the charts and maps of them, likewise.
    public init(
        checks: @escaping @Sendable (Int) -> [Int: TableCheck], columns: @escaping @Sendable (Int) -> [Int: TableColumns],
        previews: @escaping @Sendable (Int) -> [Int: PreviewRows] = { _ in [:] }, views: @escaping @Sendable (Int) -> [Int: [TableView]] = { _ in [:] }
    ) {
        self.checks = checks
        self.columns = columns
        self.previews = previews
        self.views = views
    }

    /// Of a catalogue whose tables nobody has read.
    public static let none = TableReadings(checks: { _ in [:] }, columns: { _ in [:] })
}

/// What the check of a file came to.
public struct TableCheck: Sendable {
    /// What was detected of the file; nil when it could not be read.
    public var form: TableForm?
    /// The schema that it was checked against.
    public var schema: TableSchema?
    public var findings: [Finding]

    public init(form: TableForm?, schema: TableSchema?, findings: [Finding]) {
        self.form = form
        self.schema = schema
        self.findings = findings
    }
}

/// What the columns of a table hold, and what they are said to hold.
public struct TableColumns: Sendable {
    /// How the file was taken; its remarks and the names of its other sheets are left out.
    public var form: TableForm?
    public var layout: TableLayout?
    /// Types, counts, extremes, the first frequent values and the histogram, and no more, in a table that this build has read.
    public var profile: TableProfile
    public var schema: TableSchema?

    public init(form: TableForm? = nil, layout: TableLayout? = nil, profile: TableProfile, schema: TableSchema?) {
        self.form = form
        self.layout = layout
        self.profile = profile
        self.schema = schema
    }
}

extension TableColumns {
    /// What the schema says of a column: the field of its name, whatever its case.
    public func field(named name: String) -> SchemaField? {
        guard let fields = schema?.fields, !fields.isEmpty else { return nil }
        if let field = fields.first(where: { $0.name == name }) { return field }
        let wanted = folded(name)
        return fields.first { folded($0.name) == wanted }
    }

    /// Whether a column holds texts, though all of them may look like numbers: codes that start with a zero, identifiers, what the schema calls a text.
    public func isText(_ column: ColumnProfile) -> Bool {
        guard column.type.isNumeric else { return column.type == .text }
        if column.paddedCells > 0 || column.marks.contains(where: { $0.kind == .identifier && $0.word != nil }) { return true }
        if case .string? = field(named: column.name)?.type { return true }
        return false
    }
}
