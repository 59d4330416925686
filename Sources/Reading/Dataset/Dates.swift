private import Bytes
internal import Model

extension CalendarDate {
    /// A day as people write it: `30/06/2024`, `30-6-24`, `2024/06/30`, `1er juin 2024`, `30 June 2024`, `“2024-06-30”`, to propose the ISO form.
    init?(asWritten text: String) {
        guard let (year, month, day) = Self.parts(of: text) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// For a day that its month does not have (`2025-02-31`), what that month has, in French and in English.
    static func monthWithoutDay(in text: String) -> [String]? {
        guard let (year, month, day) = parts(of: text), (1...12).contains(month), (29...31).contains(day), (1...9999).contains(year) else { return nil }
        let length = length(ofMonth: month, year: year)
        guard day > length else { return nil }
        return ["\(months.french[month - 1]) \(year) a \(length) jours", "\(months.english[month - 1]) \(year) has \(length) days"]
    }

    private static func parts(of text: String) -> (year: Int, month: Int, day: Int)? {
        let quotes: Set<Unicode.Scalar> = ["“", "”", "„", "«", "»", "‘", "’", "'", "\""]
        let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter { !quotes.contains($0) }))
        let parts = folded(bare).prefix(40).split { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E || $0 == 0x2C || $0 == 0x20 }.map { Array($0) }
        guard parts.count == 3 else { return nil }
        let numbers = parts.compactMap { $0 == Array("1er".utf8) ? 1 : number($0[...]) ?? monthNumbers[String(decoding: $0, as: UTF8.self)] }
        guard numbers.count == 3 else { return nil }
        if parts[0].count == 4 { return (numbers[0], numbers[1], numbers[2]) }
        if parts[2].count == 4 { return (numbers[2], numbers[1], numbers[0]) }
        // Two digits are of this century: nobody dates open data before it.
        if parts[2].count == 2, parts[0].count <= 2 { return (2000 + numbers[2], numbers[1], numbers[0]) }
        return nil
    }

    private static let months = (
        french: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        english: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    )

    fileprivate static let monthNumbers: [String: Int] = Dictionary(
        uniqueKeysWithValues: (months.french + months.english).enumerated().map { (String(decoding: folded($0.element), as: UTF8.self), $0.offset % 12 + 1) })
}

extension Period {
    /// A year (`2024`), a month (`2024-06`), a day, or two of them with `/` between.
    init?(written text: String) {
        let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { Array($0.filter { $0 != 0x20 }) }
        guard let first = parts.first, parts.count <= 2, let last = parts.last else { return nil }
        guard let start = Self.span(first), let end = Self.span(last) else { return nil }
        self.init(start: start.start, end: end.end)
    }

    /// Years and months as people write them (`2024-2025`, `de 2024 à 2025`, `janvier 2025`, `de janvier à mars 2025`), as Halle takes them, to be proposed.
    static func asWritten(_ text: String) -> String? {
        let words = folded(text).prefix(80).split { !((0x30...0x39).contains($0) || (0x61...0x7A).contains($0)) }.map { String(decoding: $0, as: UTF8.self) }
        var spans: [(year: String?, month: Int?)] = []
        for word in words {
            if let month = CalendarDate.monthNumbers[word] {
                spans.append((nil, month))
            } else if word.utf8.count == 4, let year = Int(word), (1000...2999).contains(year) {
                if let last = spans.last, last.year == nil { spans[spans.count - 1].year = word } else { spans.append((word, nil)) }
            } else if !["de", "du", "a", "au", "et", "from", "to", "the", "jusqu", "entre", "and", "between", "le", "annee", "annees"].contains(word) {
                return nil
            }
        }
        // `de janvier à mars 2025`: of one year.
        if spans.count == 2, spans[0].year == nil { spans[0].year = spans[1].year }
        let written = spans.compactMap { span in
            span.year.map { year in span.month.map { year + ($0 < 10 ? "-0" : "-") + String($0) } ?? year }
        }
        guard written.count == spans.count, (1...2).contains(written.count), written.count == 1 || written[0] <= written[1] else { return nil }
        return written.joined(separator: "/")
    }

    /// The first and last day of what is written: a year, a month or a day.
    static func span(_ bytes: [UInt8]) -> (start: CalendarDate, end: CalendarDate)? {
        switch bytes.count {
        case 4:
            guard let year = CalendarDate.number(bytes[...]), let start = CalendarDate(year: year, month: 1, day: 1),
                let end = CalendarDate(year: year, month: 12, day: 31)
            else { return nil }
            return (start, end)
        case 7:
            guard bytes[4] == 0x2D, let year = CalendarDate.number(bytes[0..<4]), let month = CalendarDate.number(bytes[5..<7]),
                let start = CalendarDate(year: year, month: month, day: 1),
                let end = CalendarDate(year: year, month: month, day: CalendarDate.length(ofMonth: month, year: year))
            else { return nil }
            return (start, end)
        default:
            guard let day = CalendarDate(iso8601: String(decoding: bytes, as: UTF8.self)) else { return nil }
            return (day, day)
        }
    }
}
