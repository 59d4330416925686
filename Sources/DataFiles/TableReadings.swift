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
    public let previews: @Sendable (Int) -> [Int: TablePreview]
    public let views: @Sendable (Int) -> [Int: [TableView]]

    /// - Parameters:
    ///   - checks: what was found in the tables of the dataset of that number, by their positions among its distributions.
    ///   - columns: what their columns hold, likewise.
    ///   - previews: the first rows of each, likewise.
    ///   - views: the charts and maps of them, likewise.
    public init(
        checks: @escaping @Sendable (Int) -> [Int: TableCheck], columns: @escaping @Sendable (Int) -> [Int: TableColumns],
        previews: @escaping @Sendable (Int) -> [Int: TablePreview] = { _ in [:] }, views: @escaping @Sendable (Int) -> [Int: [TableView]] = { _ in [:] }
    ) {
        self.checks = checks
        self.columns = columns
        self.previews = previews
        self.views = views
    }

    /// Of a catalogue whose tables nobody has read.
    public static let none = TableReadings(checks: { _ in [:] }, columns: { _ in [:] })
}

/// What a page shows of a table's rows, and where its scripts find the others.
public struct TablePreview: Sendable {
    public var rows: PreviewRows
    public var source: RowsSource?

    public init(rows: PreviewRows, source: RowsSource?) {
        self.rows = rows
        self.source = source
    }
}

/// Where scripts find the rows of a table.
public enum RowsSource: Sendable, Equatable {
    /// In the file itself, which they take as we do.
    case file
    /// In the blocks that it was cut into.
    case blocks

    /// The largest file that scripts take whole, in bytes.
    public static let largestFile = 2_000_000
    /// With more columns, their names would make a page heavy.
    public static let mostColumns = 60

    /// Whether the few lines of a script read a table's file exactly as we do.
    public static func isPlain(_ form: TableForm, _ layout: TableLayout, columns: Int) -> Bool {
        form.format == .csv && columns <= mostColumns && layout.oddities.isDisjoint(with: [.doubtfulText, .unusualQuotes, .skippedSpaces])
    }
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

    /// How a column is filtered and sorted.
    public func kind(of column: ColumnProfile) -> TableBlocks.Kind {
        if column.type.isDate { return .date }
        guard column.type.isNumeric, !isText(column) else { return .text }
        return column.type == .year ? .year : .number
    }

    /// Whether a column holds texts, though all of them may look like numbers: codes that start with a zero, identifiers, what the schema calls a text.
    public func isText(_ column: ColumnProfile) -> Bool {
        guard column.type.isNumeric else { return column.type == .text }
        if column.paddedCells > 0 || column.marks.contains(where: { $0.kind == .identifier && $0.word != nil }) { return true }
        if case .string? = field(named: column.name)?.type { return true }
        return false
    }
}
