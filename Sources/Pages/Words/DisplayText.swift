internal import Findings
internal import Model
internal import Templating

/// How dates, sizes and periods are written for people.
extension Words {
    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// « 12 mars 2024 », “12 March 2024”.
    func date(_ date: CalendarDate) -> String {
        let months = language == .french ? Self.frenchMonths : Self.englishMonths
        let day = language == .french && date.day == 1 ? "1er" : String(date.day)
        return day + "\u{A0}" + months[date.month - 1] + " " + String(date.year)
    }

    /// A size in bytes, in decimal units: « 12,4 ko », “12.4 kB”. One decimal below a hundred units.
    func size(_ bytes: Int) -> String {
        let units = language == .french ? ["octets", "ko", "Mo", "Go", "To"] : ["bytes", "kB", "MB", "GB", "TB"]
        if bytes < 1_000 {
            if bytes == 1 { return language == .french ? "1\u{A0}octet" : "1\u{A0}byte" }
            return String(max(0, bytes)) + "\u{A0}" + units[0]
        }
        var unit = 1
        var scale = 1_000
        // What would be rounded to a thousand units is one of the next.
        while unit < units.count - 1, bytes / scale >= 1_000 || (bytes + scale / 2) / scale >= 1_000 {
            unit += 1
            scale *= 1_000
        }
        let whole = (bytes + scale / 2) / scale
        if whole >= 100 { return number(whole) + "\u{A0}" + units[unit] }
        let tenths = (bytes / (scale / 100) + 5) / 10
        let decimals = tenths % 10 == 0 ? "" : (language == .french ? "," : ".") + String(tenths % 10)
        return String(tenths / 10) + decimals + "\u{A0}" + units[unit]
    }

    /// « 98 % »; all and nothing are only said of all and nothing.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        var percent = Int((Double(part) / Double(whole) * 100).rounded())
        if percent == 100, part < whole { percent = 99 }
        if percent == 0, part > 0 { percent = 1 }
        return String(percent) + (language == .french ? "\u{A0}%" : "%")
    }

    /// A number with its thousands apart and at most six decimals: « 1 234,5 », “1,234.5”; a very small or large one in its shortest scientific form.
    func decimal(_ value: Double, isGrouped: Bool = true) -> String {
        guard value.magnitude < 9e15, value == 0 || value.magnitude >= 1e-6 else { return withMark(value.description) }
        // Where millionths cannot be told apart any more, whole numbers are meant.
        let precision = value.magnitude < 9e9 ? 1_000_000 : 1
        let scaled = Int((value.magnitude * Double(precision)).rounded())
        var (whole, rest) = scaled.quotientAndRemainder(dividingBy: precision)
        var decimals = ""
        if rest > 0 {
            var places = 6
            while rest % 10 == 0 {
                rest /= 10
                places -= 1
            }
            let digits = String(rest)
            decimals = (language == .french ? "," : ".") + String(repeating: "0", count: places - digits.utf8.count) + digits
        }
        return (value < 0 && scaled > 0 ? "\u{2212}" : "") + (isGrouped ? number(whole) : String(whole)) + decimals
    }

    /// With the decimal mark of the language.
    private func withMark(_ number: String) -> String {
        language == .french ? String(decoding: number.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self) : number
    }

    /// A date (`2025-12-31`), a date and time (`2025-12-31T08:30:00`) or a time, as people say it: « 31 décembre 2025 à 08:30 ».
    func moment(_ text: String) -> String {
        guard let date = firstDay(of: text) else { return text }
        guard text.utf8.count >= 16 else { return self.date(date) }
        return self.text("date-and-time", ["date": self.date(date), "time": String(decoding: Array(text.utf8)[11..<16], as: UTF8.self)])
    }

    /// « 2021 », « 2019 à 2023 », « du 12 mars 2024 au 30 juin 2024 », « depuis le 12 mars 2024 »; nil when both ends are open.
    func period(_ period: Period) -> String? {
        switch (period.start, period.end) {
        case (let start?, let end?):
            let isWholeYears = start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31
            if start == end { return text("period-day", ["date": date(start)]) }
            guard isWholeYears else { return text("period-between", ["start": date(start), "end": date(end)]) }
            if start.year == end.year { return String(start.year) }
            return text("period-years", ["start": String(start.year), "end": String(end.year)])
        case (let start?, nil): return text("period-from", ["start": date(start)])
        case (nil, let end?): return text("period-until", ["end": date(end)])
        case (nil, nil): return nil
        }
    }

    /// « Roques (31458) ».
    func place(_ spatial: SpatialCoverage) -> String? {
        switch (spatial.name, spatial.code) {
        case (let name?, let code?): name + " (" + code + ")"
        case (let name?, nil): name
        case (nil, let code?): code
        case (nil, nil): nil
        }
    }
}

/// The day that a text of the form `2025-12-31…` begins with.
private func firstDay(of text: String) -> CalendarDate? {
    var text = text
    return text.withUTF8 { bytes in
        func whole(_ range: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            return number
        }
        guard bytes.count >= 10, bytes[4] == 0x2D, let year = whole(0..<4), let month = whole(5..<7), let day = whole(8..<10) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}

/// The first bytes of a text, cut between two words and then ended by an ellipsis.
func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let bytes = Array(text.utf8.prefix(limit))
    var end = bytes.lastIndex(of: 0x20) ?? 0
    if end < limit / 2 {
        // One long word: cut it where no character is torn apart.
        end = limit
        let all = text.utf8
        while end > 0, all[all.index(all.startIndex, offsetBy: end)] & 0xC0 == 0x80 { end -= 1 }
    }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
}

/// A text that is to stand among others in one sentence or title, without the marks that would turn the others around
/// (U+202A–202E and U+2066–2069 of Unicode's bidirectional algorithm); elsewhere such a text has an element of its own.
func withoutTurns(_ text: String) -> String {
    var copy = text
    let kept: [UInt8]? = copy.withUTF8 { bytes in
        func isTurn(_ index: Int) -> Bool {
            guard bytes[index] == 0xE2, index + 2 < bytes.count else { return false }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            return (second == 0x80 && (0xAA...0xAE).contains(third)) || (second == 0x81 && (0xA6...0xA9).contains(third))
        }
        guard bytes.indices.contains(where: isTurn) else { return nil }
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if isTurn(index) {
                index += 3
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept
    }
    return kept.map { String(decoding: $0, as: UTF8.self) } ?? text
}

/// Addresses for people and their programs.
enum ContactLinks {
    /// `mailto:`, with everything but what an ordinary address is made of percent-encoded (RFC 6068).
    static func mail(_ address: String) -> String {
        var link = "mailto:"
        for byte in address.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x40, 0x2B: link.unicodeScalars.append(Unicode.Scalar(byte))
            default: link += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return link
    }

    /// `tel:` with digits only (RFC 3966); nil when there are none.
    static func telephone(_ number: String) -> String? {
        var link = "tel:"
        for (index, byte) in number.utf8.enumerated() where (0x30...0x39).contains(byte) || (byte == 0x2B && index == 0) {
            link.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return link.utf8.count > 6 ? link : nil
    }

    /// The host of an address, or the address where none can be told.
    static func host(_ address: String) -> String {
        let bytes = Array(address.utf8)
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) else { return address }
        let start = colon + 3
        let end = bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : address
    }

    /// The address when it is one that people can follow.
    static func web(_ address: String?) -> String? {
        guard let address, address.utf8.starts(with: "https://".utf8) || address.utf8.starts(with: "http://".utf8) else { return nil }
        return address
    }
}
