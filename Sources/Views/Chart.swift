public import Model

/// What a chart shows, as numbers: groups of rows of one table, and a value for each. The words around them are the pages' affair.
public struct Chart: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable { case line, bars, histogram, pyramid }

    /// What stands for the rows of a group.
    public enum Aggregate: String, Sendable, CaseIterable { case count, sum, mean }

    /// How long the groups of a line are.
    public enum Period: String, Sendable, CaseIterable { case month, year, decade, century }

    /// A column as readers know it.
    public struct Column: Sendable, Equatable {
        /// As the header gives it.
        public var name: String
        /// The schema's title, or the name made readable.
        public var label: String

        public init(name: String, label: String) {
            self.name = name
            self.label = label
        }
    }

    public struct Group: Sendable, Equatable {
        /// The value that its rows share; empty for a histogram, and for a line, whose groups are told by `from`.
        public var label: String
        /// For a histogram the bounds; for a line the year, or year × 12 + month − 1, and that of the next group.
        public var from: Double
        public var to: Double
        /// One for each series.
        public var values: [Double]

        public init(label: String = "", from: Double = 0, to: Double = 0, values: [Double]) {
            self.label = label
            self.from = from
            self.to = to
            self.values = values
        }
    }

    public var kind: Kind
    public var aggregate = Aggregate.count
    /// What the groups are made by.
    public var x: Column
    /// What is added up; nil where rows are counted.
    public var y: Column?
    /// Of a line.
    public var period: Period?
    /// What the values are in (`€`, `m`), or for a histogram its bounds; nil when nobody knows.
    public var unit: String?
    /// The names of the series; empty where there is one.
    public var series: [String] = []
    public var groups: [Group]
    /// What the groups that are not shown come to, one value for each series; nil when all are.
    public var rest: [Double]?
    /// How many groups those are; 0 when nobody knows.
    public var restCount = 0
    /// How many rows of the table are in it, and how many are not, because a cell is empty or no value of its kind.
    public var rows: Int
    public var rowsLeftOut = 0
    /// Only rows that have this text in this column are in it: `BGT_CODRD=dépense`.
    public var filter: String?
    /// Only what stands before this sign tells the group of a row.
    public var cut: String?
    /// How many bars there are at most, before the rest; nil for the usual number.
    public var limit: Int?
    /// What a national schema makes of it, as the name of a title that the pages know: `grants-by-beneficiary`.
    public var subject: String?
    /// Where it stands among those that the officer has chosen, from 0; nil when nobody has.
    public var order: Int?
    /// The officer’s own title.
    public var title: LocalizedText?

    public init(kind: Kind, x: Column, groups: [Group], rows: Int) {
        self.kind = kind
        self.x = x
        self.groups = groups
        self.rows = rows
    }

    /// How many groups bars show at most, before the rest.
    public static let mostBars = 12
}
