internal import Bytes

/// What the check of a file came to on some day, as the catalogue's history keeps it.
public struct PastVerdict: Sendable, Hashable {
    public var day: CalendarDate
    /// Rows of data.
    public var rows: Int
    /// The schema that the file was checked against, and its version; nil without one.
    public var schema: String?
    public var schemaVersion: String?
    /// How many cells or rows were wrong.
    public var errors: Int

    public init(day: CalendarDate, rows: Int, schema: String? = nil, schemaVersion: String? = nil, errors: Int) {
        self.day = day
        self.rows = rows
        self.schema = schema
        self.schemaVersion = schemaVersion
        self.errors = errors
    }

    /// What a file came to on a day.
    public init(day: CalendarDate, _ table: TableMark) {
        self.init(day: day, rows: table.rows, schema: table.schema, schemaVersion: table.schemaVersion, errors: table.errors)
    }

    /// Nil when there was no schema to follow.
    public var isConform: Bool? { schema == nil ? nil : errors == 0 }

    /// Whether it says the same, whatever the day.
    public func says(the other: PastVerdict) -> Bool {
        rows == other.rows && schema == other.schema && schemaVersion == other.schemaVersion && errors == other.errors
    }

    func combine(into mark: inout Fingerprint) {
        mark.combine(day.description)
        mark.combine(rows)
        mark.combine(schema)
        mark.combine(schemaVersion)
        mark.combine(errors)
    }
}
