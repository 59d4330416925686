internal import Profiles
internal import Schemas

/// What all cells of a column are, without exception: a description must not promise what a cell breaks.
enum Datatype: Equatable, Sendable {
    case text
    case integer
    /// - Parameter hasExponents: whether some are written `1.5E3`.
    case number(hasComma: Bool, hasExponents: Bool)
    /// With the texts that say yes and those that say no.
    case boolean(yes: [String], no: [String])
    /// `2025-12-31`
    case date
    /// `31/12/2025`
    /// - Parameter isPadded: whether days and months always have two digits.
    case dayFirstDate(isPadded: Bool)
    /// `2025-12-31T08:30`, with seconds and zone or not.
    case dateTime
    /// `08:30`, with seconds or not.
    case time
    case year

    /// The type that the schema gives the column, where the cells bear it out; else what the cells tell, but for codes (`code_insee`, `siret`): numbers
    /// that nobody counts with lose their zeros as numbers.
    init(of column: ColumnProfile, _ field: SchemaField?) {
        let seen = Datatype(seen: column)
        switch (field?.type, seen) {
        case (.string, _): self = .text
        case (.number, .integer), (.number, .year): self = .number(hasComma: false, hasExponents: false)
        case (.integer, .year): self = .integer
        case (nil, .integer), (nil, .year): self = column.marks.contains { $0.kind == .identifier && $0.word != nil } ? .text : seen
        default: self = seen
        }
    }

    private init(seen column: ColumnProfile) {
        // Programs do not agree on whether spaces count.
        guard column.misfits == 0, column.spaced == 0, column.blankSpaced == 0 else {
            self = .text
            return
        }
        let isPlain = column.groupedCells == 0
        switch column.type {
        case .integer where isPlain: self = .integer
        case .number where isPlain: self = .number(hasComma: false, hasExponents: column.exponentCells > 0)
        case .commaNumber where isPlain: self = .number(hasComma: true, hasExponents: column.exponentCells > 0)
        case .boolean: self = Self.boolean(column) ?? .text
        case .date: self = .date
        case .dayFirstDate: self = .dayFirstDate(isPadded: column.shortest == 10)
        case .dateTime: self = .dateTime
        case .time: self = .time
        case .year: self = .year
        case .empty, .text, .integer, .number, .commaNumber, .dayFirstDateTime: self = .text
        }
    }

    /// Nil when not all of the column's words are known.
    private static func boolean(_ column: ColumnProfile) -> Datatype? {
        // Whatever the profile was read from, the first three are known.
        guard column.distinctError == 0, column.distinct <= 3, column.top.count >= column.distinct else { return nil }
        let words = column.top.prefix(column.distinct).map(\.value).sorted()
        // `non`, `no`, `faux`, `false`.
        func isNo(_ word: String) -> Bool { word.utf8.first.map { $0 | 0x20 == 0x6E || $0 | 0x20 == 0x66 } ?? false }
        return .boolean(yes: words.filter { !isNo($0) }, no: words.filter(isNo))
    }
}
