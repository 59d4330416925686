internal import Tables

/// In which order a date of numbers gives its day and its month, as far as the numbers tell.
enum DayOrder: UInt8 {
    /// No such date, or one that reads the same both ways (`03/03/2025`).
    case none
    /// `13/02/2025`.
    case dayFirst
    /// `02/13/2025`.
    case monthFirst
    /// `03/04/2025`.
    case open

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self = .none
        var index = 0
        func number(_ most: Int) -> Int? {
            var value = 0
            let start = index
            while index < text.count, index - start < most, Numbers.isDigit(text[index]) {
                value = value * 10 + Int(text[index] & 15)
                index += 1
            }
            return index > start ? value : nil
        }
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard let first = number(2), index < text.count, case let mark = text[index], mark == 0x2F || mark == 0x2D || mark == 0x2E else { return }
        index += 1
        guard let second = number(2), index < text.count, text[index] == mark else { return }
        index += 1
        guard number(4) != nil, index == text.count || !Numbers.isDigit(text[index]), first > 0, second > 0 else { return }
        switch (first > 12, second > 12) {
        case (true, false): self = .dayFirst
        case (false, true): self = .monthFirst
        case (false, false): self = first == second ? .none : .open
        case (true, true): break
        }
    }
}

/// Dates of one column that tell their order: an example of each.
struct DayOrders {
    private var dayFirst: String?
    private var monthFirst: String?

    mutating func note(_ order: DayOrder, _ text: @autoclosure () -> String) {
        switch order {
        case .dayFirst: if dayFirst == nil { dayFirst = text() }
        case .monthFirst: if monthFirst == nil { monthFirst = text() }
        case .none, .open: break
        }
    }

    /// Whether dates that may be read both ways are open in this column: nobody here writes the month first until someone is seen to.
    var leavesOpen: Bool { monthFirst != nil }

    /// `« 13/02/2025 » (jour d’abord) et « 02/13/2025 » (mois d’abord)`, in both languages.
    var inBothLanguages: [String] {
        let french = [dayFirst.map { "« \($0) » (jour d’abord)" }, monthFirst.map { "« \($0) » (mois d’abord)" }].compactMap { $0 }
        let english = [dayFirst.map { "“\($0)” (day first)" }, monthFirst.map { "“\($0)” (month first)" }].compactMap { $0 }
        return [french.joined(separator: " et "), english.joined(separator: " and ")]
    }
}
