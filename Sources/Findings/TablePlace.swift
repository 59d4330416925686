/// What a finding about a table adds to its place: which cells, what would be right there, and how to mend it.
///
/// The finding's `SourcePlace` gives the file, the row as its line and the column's number as its column.
public struct TablePlace: Sendable, Equatable {
    /// The sheet of a spreadsheet; nil for other files.
    public var sheet: String?
    /// As the spreadsheet shows it: the first row of the file is 1, and a line break between quotes starts no row. 0 for the table as a whole.
    public var row: Int
    /// From 1; 0 for the row as a whole.
    public var column: Int
    /// The column's name in the schema, else its heading; empty when there is none.
    public var field: String
    /// What the column holds, with a valid example.
    public var expected: InBothLanguages?
    /// What to write instead, where that is known.
    public var repair: String?
    /// Whether the repair cannot change what the cell means, so that it may be applied by a program.
    public var isRepairSafe: Bool
    /// How many cells or rows have this cause.
    public var count: Int
    /// Whether not all of them have the same value, so that what is said of this one goes for the others in its own way only.
    public var hasOtherValues = false
    /// Their rows, this one included: of cells all rows that have one, of rows at least the first; at most the first `mostRows`.
    public var rows: [Int]
    /// Whether the table is that of a map: each row from the second on is an object, each column a property.
    public var isOfObjects = false
    /// The row that is drawn: a few headings and cells around the one in question.
    public var excerpt: RowExcerpt?

    public static let mostRows = 10

    public init(
        sheet: String? = nil, row: Int, column: Int, field: String = "", expected: InBothLanguages? = nil, repair: String? = nil, isRepairSafe: Bool = false,
        count: Int = 1, rows: [Int] = [], excerpt: RowExcerpt? = nil
    ) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.field = field
        self.expected = expected
        self.repair = repair
        self.isRepairSafe = isRepairSafe
        self.count = count
        self.rows = rows
        self.excerpt = excerpt
    }

    /// The number of the row as people are told it: objects of a map are counted from 1.
    public var shownRow: Int { isOfObjects ? max(0, row - 1) : row }

    /// `A`, `Z`, `AA`: the letters over a spreadsheet's column. Empty for column 0.
    public static func letters(ofColumn column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(0x41 + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

/// A sentence or a name in French and in English.
public struct InBothLanguages: Sendable, Equatable {
    public let french: String
    public let english: String

    public init(french: String, english: String) {
        self.french = french
        self.english = english
    }

    public func text(in language: Language) -> String { language == .french ? french : english }
}

/// A part of a row, with the headings over it.
public struct RowExcerpt: Sendable, Equatable {
    public let headings: [String]
    public let cells: [String]
    /// The cell in question, from 0; nil when it is the row as a whole.
    public let marked: Int?

    public init(headings: [String], cells: [String], marked: Int?) {
        self.headings = headings
        self.cells = cells
        self.marked = marked
    }
}
