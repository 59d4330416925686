internal import Bytes

/// Text as people write it, cut and cleaned by bytes and scalars.
enum WrittenText {
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x200B, 0x202F, 0x2007, 0x2009, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Without spaces of any kind at either end.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Without spaces of any kind.
    /// Whether digits stand in groups that part no thousands: `06 12 34 56 78` is a telephone number, and no amount.
    static func hasOddGroups(_ text: String) -> Bool {
        let groups = text.unicodeScalars.split { $0.properties.isWhitespace }.map(Array.init)
        func digits(_ group: [Unicode.Scalar]) -> Int { group.prefix { ("0"..."9").contains($0) }.count }
        return zip(groups, groups.dropFirst()).contains { before, group in
            guard let last = before.last, ("0"..."9").contains(last), digits(group) > 0 else { return false }
            return digits(group) != 3
        }
    }

    static func withoutSpaces(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isSpace(scalar) { result.append(scalar) }
        return String(result)
    }

    static func withoutPrefix(_ text: String, _ prefix: String) -> String { text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text }

    /// The parts of a text between the marks.
    static func split(_ text: String, _ mark: String) -> [String] {
        let (bytes, mark) = (Array(text.utf8), Array(mark.utf8))
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    static func looksLikeISODate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 10 && bytes.indices.allSatisfy { $0 == 4 || $0 == 7 ? bytes[$0] == 0x2D : Numbers.isDigit(bytes[$0]) }
    }
}

extension String {
    /// The text with each occurrence of a mark replaced.
    func replacing(_ mark: String, with other: String) -> String { WrittenText.split(self, mark).joined(separator: other) }
}

/// A number as people write it: `1 234,56 €`, `1.234,56`, `1,5E+3`, `12,5 %`. Spaces have been taken out before.
struct FrenchNumber {
    /// With digits and a decimal point, the exponent kept.
    var text: String
    var unit = ""
    var hasUnit: Bool { !unit.isEmpty }
    var hasComma = false
    /// Whether the point or the comma before three digits may part thousands or decimals.
    var isAmbiguous = false
    var hasGroups = false
    var hasExponent = false
    /// With the exponent worked out, when that gives all digits.
    var expanded: String?

    /// Thousands and millions.
    private static let scales: Set<String> = ["k", "k€", "keur", "m€", "meur", "md", "mds", "md€", "mds€", "millier", "milliers", "million", "millions"]

    init?(_ written: String) {
        var bytes = Array(written.utf8)[...]
        var sign: [UInt8] = []
        // A unit may stand before (`€12`) or after.
        var unit: [UInt8] = []
        while let first = bytes.first, !Numbers.isDigit(first), first != 0x2D, first != 0x2B, first != 0x2E, first != 0x2C {
            unit.append(first)
            bytes.removeFirst()
        }
        if let first = bytes.first, first == 0x2D || first == 0x2B {
            if first == 0x2D { sign = [first] }
            bytes.removeFirst()
        }
        let body = bytes.prefix { Numbers.isDigit($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x27 }
        bytes = bytes.dropFirst(body.count)
        guard body.contains(where: Numbers.isDigit) else { return nil }
        var exponent = 0
        var exponentText: [UInt8] = []
        if let mark = bytes.first, mark | 0x20 == 0x65 {
            var digits = bytes.dropFirst()
            var isNegative = false
            if let first = digits.first, first == 0x2B || first == 0x2D {
                isNegative = first == 0x2D
                digits.removeFirst()
            }
            let run = digits.prefix(while: Numbers.isDigit)
            if !run.isEmpty, run.count <= 3 {
                exponentText = Array(bytes.prefix(bytes.count - digits.count + run.count))
                exponent = run.reduce(0) { $0 * 10 + Int($1 & 15) } * (isNegative ? -1 : 1)
                bytes = digits.dropFirst(run.count)
                hasExponent = true
            }
        }
        unit += bytes
        guard unit.count <= 12, !unit.contains(where: Numbers.isDigit), !unit.contains(where: { $0 == 0x28 || $0 == 0x29 || $0 == 0x2F }) else { return nil }
        // `12k€` is not twelve.
        guard !Self.scales.contains(String(decoding: folded(String(decoding: unit, as: UTF8.self)), as: UTF8.self)), unit != [0x4D] else { return nil }
        self.unit = String(decoding: unit, as: UTF8.self)

        let marks = body.filter { !Numbers.isDigit($0) }
        let digits: [UInt8]
        if let last = marks.last, let position = body.lastIndex(of: last) {
            let groups = marks.dropLast()
            let fraction = body[(position + 1)...]
            if groups.isEmpty, last != 0x27 {
                digits = Array(body[..<position]) + [0x2E] + fraction
                hasComma = last == 0x2C
                isAmbiguous = fraction.count == 3 && !body[..<position].allSatisfy { $0 == 0x30 } && body[..<position].count <= 3 && !hasExponent
            } else if groups.contains(last) || last == 0x27 {
                // The same mark twice: it parts thousands.
                guard fraction.count == 3 else { return nil }
                digits = body.filter(Numbers.isDigit)
                hasGroups = true
            } else {
                digits = body[..<position].filter(Numbers.isDigit) + [0x2E] + fraction
                hasGroups = true
                hasComma = last == 0x2C
            }
        } else {
            digits = Array(body)
        }
        var number = digits
        if number.first == 0x2E { number.insert(0x30, at: 0) }
        if number.last == 0x2E { number.removeLast() }
        text = String(decoding: sign + number + exponentText, as: UTF8.self)
        if hasExponent { expanded = Self.expanded(sign, number, exponent) }
    }

    /// Divided by a hundred: `12.5` → `0.125`. The same where it has an exponent.
    var hundredth: String {
        guard !hasExponent else { return text }
        var bytes = Array(text.utf8)
        let sign: [UInt8] = bytes.first == 0x2D ? [bytes.removeFirst()] : []
        let point = bytes.firstIndex(of: 0x2E) ?? bytes.count
        var digits = bytes.filter { $0 != 0x2E }
        var place = point - 2
        while place < 1 {
            digits.insert(0x30, at: 0)
            place += 1
        }
        while digits.count > place, digits.last == 0x30 { digits.removeLast() }
        while place > 1, digits.first == 0x30 {
            digits.removeFirst()
            place -= 1
        }
        let fraction = digits.count > place ? [0x2E] + digits[place...] : []
        return String(decoding: sign + digits[..<place] + fraction, as: UTF8.self)
    }

    private static func expanded(_ sign: [UInt8], _ number: [UInt8], _ exponent: Int) -> String? {
        guard (0...40).contains(exponent) else { return nil }
        let point = number.firstIndex(of: 0x2E) ?? number.count
        let fraction = Array(number.dropFirst(point + 1))
        guard fraction.count <= exponent else { return nil }
        var digits = Array(number[..<point]) + fraction + [UInt8](repeating: 0x30, count: exponent - fraction.count)
        while digits.count > 1, digits.first == 0x30 { digits.removeFirst() }
        return String(decoding: sign + digits, as: UTF8.self)
    }
}

/// An identifier of digits that a spreadsheet has written as a number: `2,10104E+13`.
struct ShortenedIdentifier {
    private let digits: [UInt8]
    private let length: Int

    init?(_ written: String) {
        let bytes = Array(WrittenText.withoutSpaces(written).utf8)
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == 0x65 }), let first = bytes.first, Numbers.isDigit(first) else { return nil }
        var mantissa = bytes[..<mark]
        var exponent = bytes[(mark + 1)...]
        if exponent.first == 0x2B { exponent.removeFirst() }
        guard (1...2).contains(exponent.count), exponent.allSatisfy(Numbers.isDigit) else { return nil }
        if mantissa.count > 1 {
            guard mantissa[1] == 0x2C || mantissa[1] == 0x2E else { return nil }
            mantissa.remove(at: 1)
        }
        guard mantissa.allSatisfy(Numbers.isDigit) else { return nil }
        length = exponent.reduce(0) { $0 * 10 + Int($1 & 15) } + 1
        digits = Array(mantissa)
        guard length > digits.count - 1, length <= 30 else { return nil }
    }

    var lostDigits: Int { max(0, length - digits.count) }

    /// The identifier when none of its digits is lost.
    var whole: String? { digits.count == length ? String(decoding: digits, as: UTF8.self) : nil }

    /// Whether an identifier would be shortened to this.
    func fits(_ identifier: String) -> Bool {
        let bytes = Array(identifier.utf8)
        guard bytes.count == length, bytes.allSatisfy(Numbers.isDigit), digits.count < length else { return false }
        // Rounded half up at the last digit that is shown.
        var rounded = Array(bytes[..<digits.count])
        if bytes[digits.count] >= 0x35 {
            var index = rounded.count - 1
            while index >= 0 {
                if rounded[index] < 0x39 {
                    rounded[index] += 1
                    break
                }
                rounded[index] = 0x30
                index -= 1
            }
        }
        var shown = digits
        while shown.count < rounded.count { shown.append(0x30) }
        return rounded == shown
    }
}

/// A day, with an hour or not, as people write it: `31/12/2025`, `31 décembre 2025`, `2025-12-31 00:00:00`.
struct WrittenMoment {
    private var year = 0
    private var month = 0
    private var day = 0
    private var seconds: Int?
    /// Whether the order or the century had to be guessed.
    private(set) var isGuess = false

    var hasTime: Bool { seconds != nil }
    var isMidnight: Bool { seconds == 0 }

    init(daysSince1900 days: Int) {
        let civil = CivilDay(daysSince1970: days - 25_569)
        (year, month, day) = (civil.year, civil.month, civil.day)
    }

    private static let months = [
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ]
    private static let shortMonths = ["janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"]

    init?(_ written: String) {
        self.init(reading: written)
        guard isDay else { return nil }
    }

    /// Whether a text names a day in a way that people do, and there is no such day: `31/02/2025`, `31 avril 2025`.
    static func isImpossible(_ written: String) -> Bool {
        guard let moment = WrittenMoment(reading: written) else { return false }
        return !moment.isDay && (1000...9999).contains(moment.year)
    }

    private var isDay: Bool { year >= 1000 && Dates.day(year, month, day) != nil }

    /// The numbers as they are written, whether there is such a day or not.
    private init?(reading written: String) {
        guard written.utf8.count <= 40 else { return nil }
        var bytes = folded(WrittenText.trimmed(written))
        // The T of ISO 8601 stands between digits.
        for index in bytes.indices.dropFirst().dropLast()
        where bytes[index] == 0x74 && Numbers.isDigit(bytes[index - 1]) && Numbers.isDigit(bytes[index + 1]) { bytes[index] = 0x20 }
        var words = WrittenText.split(String(decoding: bytes, as: UTF8.self), " ").filter { !$0.isEmpty }
        if let first = words.first, ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "le"].contains(first) { words.removeFirst() }
        guard let first = words.first else { return nil }
        if words.count >= 3, let day = Int(first.replacing("er", with: "")), let month = Self.month(words[1]), let year = Int(words[2]) {
            (self.year, self.month, self.day) = (year, month, day)
            words.removeFirst(3)
        } else if Self.readNumbers(first, &self) {
            words.removeFirst()
        } else {
            return nil
        }
        if words.first == "a" { words.removeFirst() }
        if let time = words.first {
            guard let seconds = Self.seconds(time), words.count == 1 else { return nil }
            self.seconds = seconds
        }
    }

    private static func month(_ word: String) -> Int? {
        let bare = word.replacing(".", with: "")
        return (months.firstIndex(of: bare) ?? shortMonths.firstIndex(of: bare)).map { $0 + 1 }
    }

    private static func readNumbers(_ word: String, _ moment: inout WrittenMoment) -> Bool {
        let bytes = Array(word.utf8)
        if bytes.count == 8, bytes.allSatisfy(Numbers.isDigit), let number = Int(word) {
            (moment.year, moment.month, moment.day) = (number / 10_000, number / 100 % 100, number % 100)
            // 31122025 is no year 3112.
            if !(1900...2100).contains(moment.year) {
                (moment.day, moment.month, moment.year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000)
            }
            // Eight digits may be anything; they are only taken for a day that there is.
            return moment.isDay
        }
        for mark in ["/", "-", "."] {
            let parts = WrittenText.split(word, mark)
            guard parts.count == 3, let a = Int(parts[0]), let b = Int(parts[1]), let c = Int(parts[2]), a >= 0, b > 0, c >= 0 else { continue }
            if parts[0].utf8.count == 4 {
                (moment.year, moment.month, moment.day) = (a, b, c)
            } else if parts[2].utf8.count == 4 || parts[2].utf8.count == 2 {
                let isShort = parts[2].utf8.count == 2
                moment.year = isShort ? c + (c < 70 ? 2000 : 1900) : c
                (moment.day, moment.month) = b > 12 && a <= 12 ? (b, a) : (a, b)
                moment.isGuess = isShort || b > 12
            } else {
                return false
            }
            return true
        }
        return false
    }

    private static func seconds(_ word: String) -> Int? {
        let bare = word.replacing("z", with: "").replacing("h", with: ":")
        let parts = WrittenText.split(bare, ":").filter { !$0.isEmpty }
        guard (1...3).contains(parts.count), let hour = Int(parts[0]), (0..<24).contains(hour) else { return nil }
        guard word.utf8.contains(where: { $0 == 0x3A || $0 == 0x68 }) else { return nil }
        let minute = parts.count > 1 ? Int(parts[1]) : 0
        let second = parts.count > 2 ? Int(WrittenText.split(parts[2], ".")[0]) : 0
        guard let minute, let second, (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    var isoDate: String { Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2) }

    var isoDatetime: String {
        let seconds = seconds ?? 0
        return isoDate + "T" + Self.padded(seconds / 3600, 2) + ":" + Self.padded(seconds / 60 % 60, 2) + ":" + Self.padded(seconds % 60, 2)
    }

    /// The moment as a pattern of `strptime` wants it.
    func written(_ pattern: String) -> String? {
        let seconds = seconds ?? 0
        let values = [
            "Y": Self.padded(year, 4), "y": Self.padded(year % 100, 2), "m": Self.padded(month, 2), "d": Self.padded(day, 2),
            "H": Self.padded(seconds / 3600, 2), "M": Self.padded(seconds / 60 % 60, 2), "S": Self.padded(seconds % 60, 2),
        ]
        var result = ""
        var rest = Substring(pattern)
        while let character = rest.popFirst() {
            guard character == "%" else {
                result.append(character)
                continue
            }
            guard let directive = rest.popFirst(), let value = values[String(directive)] else { return nil }
            result += value
        }
        return result
    }
}
