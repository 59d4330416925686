/// What was seen of a column of a table that has no schema.
public struct ObservedColumn: Sendable {
    public var name: String
    /// How many cells hold something, of how many rows.
    public var filled: Int
    public var rows: Int
    /// How many different values there are; exact, or at least what it says.
    public var distinct: Int
    public var kind: Kind
    /// Of the filled cells, in characters.
    public var shortest: Int
    public var longest: Int
    /// All the different values, the most frequent first, when they are few; else some of them.
    public var values: [String]
    /// Whether `values` has every value that occurs.
    public var hasAllValues: Bool

    /// What every filled cell is.
    public enum Kind: Sendable, Equatable {
        case text
        /// Nothing but digits; with whether one of the cells begins with 0 and goes on.
        case digits(leadingZero: Bool)
        /// A whole number with a sign here or there.
        case integer
        /// - Parameter decimalMark: `.` or `,`.
        case number(decimalMark: String)
        /// One of two values that mean yes and no.
        case boolean(yes: [String], no: [String])
        /// - Parameter pattern: of `strptime`.
        case date(pattern: String)
        case datetime(pattern: String)
        case geopoint
        case uri
        case email
        case empty
    }

    public init(
        name: String, filled: Int, rows: Int, distinct: Int, kind: Kind, shortest: Int, longest: Int, values: [String] = [], hasAllValues: Bool = false
    ) {
        self.name = name
        self.filled = filled
        self.rows = rows
        self.distinct = distinct
        self.kind = kind
        self.shortest = shortest
        self.longest = longest
        self.values = values
        self.hasAllValues = hasAllValues
    }
}
