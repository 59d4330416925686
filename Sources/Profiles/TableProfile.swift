/// What a table holds, column by column.
public struct TableProfile: Sendable, Equatable {
    /// Rows below the header that have at least one filled cell.
    public var rows: Int
    /// Rows without any.
    public var blankRows: Int
    /// Up to how many distinct values a column's figures are all exact: 10,000 for tables of at most 20 columns, fewer for wider ones.
    public var exactValues: Int
    public var columns: [ColumnProfile]

    public init(rows: Int, blankRows: Int, exactValues: Int, columns: [ColumnProfile]) {
        self.rows = rows
        self.blankRows = blankRows
        self.exactValues = exactValues
        self.columns = columns
    }
}

/// The type that nearly all filled cells of a column share: at least 99 in 100.
public enum ColumnType: String, Sendable, CaseIterable {
    /// No cell is filled.
    case empty
    case text
    case boolean
    /// Four digits, 1900 to 2100; with fewer than ten cells only where the column's name speaks of a year.
    case year
    case integer
    /// With a decimal point.
    case number
    /// With a decimal comma.
    case commaNumber
    /// `2025-12-31`
    case date
    /// `31/12/2025`
    case dayFirstDate
    /// `2025-12-31T08:30:00Z`, with a T or a space, seconds and zone or not.
    case dateTime
    /// `31/12/2025 08:30`
    case dayFirstDateTime
    /// `08:30`, `08:30:00`
    case time

    public var isNumeric: Bool { self == .year || self == .integer || self == .number || self == .commaNumber }
    public var isDate: Bool { self == .date || self == .dayFirstDate || self == .dateTime || self == .dayFirstDateTime }
}

/// What a column holds. Spaces around a cell do not count for its type, its number or its date; a cell of spaces alone is blank.
public struct ColumnProfile: Sendable, Equatable {
    /// As the header gives it.
    public var name: String
    public var type: ColumnType
    /// How many filled cells are not of the type.
    public var misfits = 0
    public var filled = 0
    /// How many cells are missing, empty, or hold nothing but spaces.
    public var blank = 0
    /// How many of these hold spaces.
    public var blankSpaced = 0
    /// How many different texts the filled cells have; rounded to a whole number where it is an estimate.
    public var distinct = 0
    /// The standard error of `distinct` as a share of it; 0 when it is exact.
    public var distinctError = 0.0
    /// Whether no text comes twice. Where `distinctError` is not 0: nothing speaks against it.
    public var isUnique = false
    /// The lengths of the shortest and the longest filled cell, in characters (Unicode scalars).
    public var shortest = 0
    public var longest = 0
    /// How many filled cells have spaces before or after their text.
    public var spaced = 0
    /// How many filled cells are digits alone; those of them that start with a zero.
    public var digitCells = 0
    public var paddedCells = 0
    /// How many numbers have an exponent (`2,10104E+13`): what a spreadsheet makes of long codes.
    public var exponentCells = 0
    /// How many numbers have spaces between groups of digits (`12 500`).
    public var groupedCells = 0
    /// Whether each cell that is not a number is made of capital letters, digits, `-`, `_`, `.` and `/` alone.
    public var isCode = false
    /// The first and the last text in the order of their bytes, each cut to 100 characters; nil when no cell is filled.
    public var firstText: String?
    public var lastText: String?
    /// For numeric types: over all cells that read as a number.
    public var numbers: NumberFigures?
    /// For dates and times: over all cells that read as one.
    public var moments: MomentFigures?
    /// The most frequent values, at most ten, most frequent first.
    public var top: [FrequentValue] = []
    /// How often a value that is not in `top` can have come at most, where that is not told by the last of `top`: beyond the exact values.
    public var topError = 0
    public var histogram: Histogram?
    public var marks: [ColumnMark] = []

    public init(name: String, type: ColumnType) {
        self.name = name
        self.type = type
    }
}

public struct NumberFigures: Sendable, Equatable {
    public var minimum: Double
    public var maximum: Double
    /// Nil beyond the largest double.
    public var mean: Double?
    /// Of all cells, not of a sample (divided by their number); nil beyond the largest double.
    public var deviation: Double?
    /// At 5, 25, 50, 75 and 95 %.
    public var quantiles: [Quantile]
    /// The bounds without the few values that are far from all others; nil when there are none, and for a profile that was written and read again.
    public var usual: ClosedRange<Double>?

    public struct Quantile: Sendable, Equatable {
        public var percent: Int
        public var value: Double
        /// How far the value may be from the true one; 0 when it is exact.
        public var error: Double

        public init(percent: Int, value: Double, error: Double) {
            self.percent = percent
            self.value = value
            self.error = error
        }
    }

    public init(minimum: Double, maximum: Double, mean: Double?, deviation: Double?, quantiles: [Quantile]) {
        self.minimum = minimum
        self.maximum = maximum
        self.mean = mean
        self.deviation = deviation
        self.quantiles = quantiles
    }
}

/// The first and the last of dates (`2025-12-31`), dates and times (`2025-12-31T08:30:00`, as written: zones are not reckoned in), or times
/// (`08:30:00`).
public struct MomentFigures: Sendable, Equatable {
    public var first: String
    public var last: String
    /// The same without the few that are far from all others; nil when there are none, and for a profile that was written and read again. Of columns with
    /// very many values they are whole months.
    public var usualFirst: String?
    public var usualLast: String?

    public init(first: String, last: String) {
        self.first = first
        self.last = last
    }
}

public struct FrequentValue: Sendable, Equatable {
    /// Cut to 100 characters, the last of them `…` when there was more.
    public var value: String
    /// How many cells have it; when `error` is not 0, at least.
    public var count: Int
    /// How many more they may be.
    public var error: Int

    public init(value: String, count: Int, error: Int = 0) {
        self.value = value
        self.count = count
        self.error = error
    }
}

public struct Histogram: Sendable, Equatable {
    public var unit: Unit
    public var bins: [Bin]

    public enum Unit: String, Sendable { case value, month, year, decade, century }

    public struct Bin: Sendable, Equatable {
        /// For values: the bound that the bin starts at; it ends before the next one's, the last one at `to`. For periods the year, or
        /// year × 12 + month − 1.
        public var from: Double
        /// For values the bound; for periods the number of the next.
        public var to: Double
        public var count: Int

        public init(from: Double, to: Double, count: Int) {
            self.from = from
            self.to = to
            self.count = count
        }
    }

    public init(unit: Unit, bins: [Bin]) {
        self.unit = unit
        self.bins = bins
    }
}

/// What a column seems to hold beyond its type, and why: a reason to look, never a proof.
public struct ColumnMark: Sendable, Equatable {
    public var kind: Kind
    /// The word of the column's name that tells so; nil when the cells alone do.
    public var word: String?
    /// How many cells tell so: those with such a content; for a mark by name alone, those filled.
    public var cells: Int

    public enum Kind: String, Sendable, CaseIterable {
        case identifier, amount, date
        /// In degrees.
        case latitude, longitude
        /// Lambert-93, in metres.
        case easting, northing
        /// Both in one cell.
        case coordinates
        case personName, birth, address
        case personalEmail
        /// A mailbox of a town hall, an association, a firm: `contact@`, `mairie@`.
        case organisationEmail
        case phone
        /// The NIR, with a key that is right.
        case socialSecurityNumber
        /// With check digits that are right.
        case bankAccount

        /// Whether what it tells of may be about a person.
        public var isPersonal: Bool {
            switch self {
            case .personName, .birth, .address, .personalEmail, .phone, .socialSecurityNumber, .bankAccount: true
            default: false
            }
        }
    }

    public init(_ kind: Kind, word: String? = nil, cells: Int) {
        self.kind = kind
        self.word = word
        self.cells = cells
    }
}

extension ColumnProfile {
    /// How many digits each filled cell has, when all are digits alone and of one length (`35238`: 5).
    public var digitCount: Int? { filled > 0 && digitCells == filled && spaced == 0 && shortest == longest ? shortest : nil }

    /// All values that the cells have, most frequent first, when they are at most ten and exactly known.
    public var values: [String]? { distinctError == 0 && distinct > 0 && top.count == distinct ? top.map(\.value) : nil }
}
