/// What a cell's text reads as, spaces around it aside. Each text has exactly one form.
enum CellForm: UInt8, CaseIterable {
    case text
    /// Digits that start with a zero (`01004`): a code, never a number.
    case paddedDigits
    case integer
    /// Four digits, 1900 to 2100.
    case year
    case signedInteger
    /// `12 500`
    case groupedInteger
    case decimal
    /// `1.5E3`, `2E10`
    case exponent
    case decimalComma
    /// `12 500,75`
    case groupedComma
    /// `2,10104E+13`
    case exponentComma
    case boolean
    case date
    case dayFirstDate
    case dateTime
    case dayFirstDateTime
    case time

    static let count = 17

    var isNumber: Bool { Self.integer.rawValue <= rawValue && rawValue <= Self.exponentComma.rawValue }
    var isDate: Bool { Self.date.rawValue <= rawValue && rawValue <= Self.dayFirstDateTime.rawValue }
}

/// What a cell shows besides its form.
struct CellSigns: OptionSet {
    let rawValue: UInt16

    /// Spaces before or after the text.
    static let spaced = CellSigns(rawValue: 1)
    /// `48.85, 2.35`
    static let coordinatePair = CellSigns(rawValue: 2)
    /// A number followed by €.
    static let euros = CellSigns(rawValue: 4)
    static let personalEmail = CellSigns(rawValue: 8)
    static let organisationEmail = CellSigns(rawValue: 16)
    static let phone = CellSigns(rawValue: 32)
    static let socialSecurityNumber = CellSigns(rawValue: 64)
    static let iban = CellSigns(rawValue: 128)
    /// The number has more digits than the quick reading keeps: it may be off by the last digit of a double.
    static let rounded = CellSigns(rawValue: 256)

    /// How many of them are counted: all but `rounded`.
    static let counted = 8
}

/// A cell as it was read.
struct CellReading {
    var form: CellForm
    var signs: CellSigns
    /// A number's value; a date's place in time (see `moment`); the seconds of a time; else 0.
    var value: Double

    @inline(__always)
    init(_ form: CellForm, _ signs: CellSigns = [], value: Double = 0) {
        self.form = form
        self.signs = signs
        self.value = value
    }
}

/// A moment as one number that grows with time and shows its month at one division: each month counted as 31 days.
///
/// - Parameter second: of the day.
@inline(__always)
func moment(year: Int, month: Int, day: Int, second: Int = 0) -> Double {
    Double(((year * 12 + month - 1) * 31 + day - 1) * 86_400 + second)
}

/// The months from year 0 to a moment.
@inline(__always)
func month(of moment: Double) -> Int { Int(moment) / (31 * 86_400) }

@inline(__always)
func isDate(year: Int, month: Int, day: Int) -> Bool {
    guard year >= 1, month >= 1, month <= 12, day >= 1, day <= 31 else { return false }
    if day <= 28 { return true }
    if month == 2 { return day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    return day <= 30 || month == 1 || month == 3 || month == 5 || month == 7 || month == 8 || month == 10 || month == 12
}
