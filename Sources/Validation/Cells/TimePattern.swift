/// A pattern of `strptime` (`%d/%m/%Y`), as schemas write the format of a date: compiled once, matched over bytes.
struct TimePattern: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case literal(UInt8)
        case space
        /// Digits: at least one, at most `width`; exactly `width` where `isFixed`.
        case number(Unit, width: Int, isFixed: Bool)
        case zone
        /// AM or PM.
        case half
    }

    enum Unit: Sendable, Equatable { case year, shortYear, month, day, hour, hour12, minute, second, fraction, dayOfYear }

    private let parts: [Part]
    /// Each part is read inside the one before.
    private static let mostParts = 64

    /// Nil when the pattern holds a directive that names no digits (month names depend on a language), or the same one twice.
    init?(_ pattern: String) {
        guard pattern.utf8.count <= 2 * Self.mostParts else { return nil }
        var parts: [Part] = []
        var rest = Array(pattern.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                let part = byte == 0x20 || byte == 0x09 ? Part.space : .literal(byte)
                if part != .space || parts.last != .space { parts.append(part) }
                continue
            }
            guard var directive = rest.popFirst() else { return nil }
            if directive == 0x2D, let next = rest.popFirst() { directive = next }
            switch directive {
            case UInt8(ascii: "Y"): parts.append(.number(.year, width: 4, isFixed: true))
            case UInt8(ascii: "y"): parts.append(.number(.shortYear, width: 2, isFixed: true))
            case UInt8(ascii: "m"): parts.append(.number(.month, width: 2, isFixed: false))
            case UInt8(ascii: "d"): parts.append(.number(.day, width: 2, isFixed: false))
            case UInt8(ascii: "H"): parts.append(.number(.hour, width: 2, isFixed: false))
            case UInt8(ascii: "I"): parts.append(.number(.hour12, width: 2, isFixed: false))
            case UInt8(ascii: "M"): parts.append(.number(.minute, width: 2, isFixed: false))
            case UInt8(ascii: "S"): parts.append(.number(.second, width: 2, isFixed: false))
            case UInt8(ascii: "f"): parts.append(.number(.fraction, width: 6, isFixed: false))
            case UInt8(ascii: "j"): parts.append(.number(.dayOfYear, width: 3, isFixed: false))
            case UInt8(ascii: "z"): parts.append(.zone)
            case UInt8(ascii: "p"): parts.append(.half)
            case UInt8(ascii: "F"): parts += TimePattern("%Y-%m-%d")?.parts ?? []
            case UInt8(ascii: "T"): parts += TimePattern("%H:%M:%S")?.parts ?? []
            case UInt8(ascii: "R"): parts += TimePattern("%H:%M")?.parts ?? []
            case UInt8(ascii: "%"): parts.append(.literal(0x25))
            default: return nil
            }
        }
        var units: [Unit] = []
        for case .number(let unit, _, _) in parts {
            guard !units.contains(unit) else { return nil }
            units.append(unit)
        }
        guard parts.count <= Self.mostParts else { return nil }
        self.parts = parts
    }

    /// What a text says: `YYYYMMDD` and milliseconds of the day. Nil when it does not follow the pattern.
    func read(_ text: UnsafeBufferPointer<UInt8>) -> (date: Int, time: Int)? {
        var fields = Fields()
        var index = 0
        guard read(text, &index, parts[...], &fields), index == text.count else { return nil }
        return fields.moment
    }

    private struct Fields {
        var year = 1900
        var month = 1
        var day = 1
        var hour = 0
        var minute = 0
        var second = 0
        var milliseconds = 0
        var zone = 0
        var dayOfYear: Int?
        var isAfternoon: Bool?

        var moment: (date: Int, time: Int)? {
            var (month, day, hour) = (month, day, hour)
            if let count = dayOfYear {
                guard count >= 1 else { return nil }
                var rest = count
                month = 1
                while rest > Dates.lengthOfMonth(month, year) {
                    rest -= Dates.lengthOfMonth(month, year)
                    month += 1
                    guard month <= 12 else { return nil }
                }
                day = rest
            }
            if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
            guard let date = Dates.day(year, month, day), hour < 24, minute < 60, second < 62 else { return nil }
            return (date, ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - zone)
        }
    }

    /// Digits are taken greedily; where that leaves too few for what follows (`%d%m%Y`), fewer are tried.
    private func read(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ parts: ArraySlice<Part>, _ fields: inout Fields) -> Bool {
        guard let part = parts.first else { return true }
        let rest = parts.dropFirst()
        switch part {
        case .literal(let byte):
            guard index < text.count, text[index] == byte else { return false }
            index += 1
            return read(text, &index, rest, &fields)
        case .space:
            let start = index
            while index < text.count, Numbers.isSpace(text[index]) { index += 1 }
            return index > start && read(text, &index, rest, &fields)
        case .number(let unit, let width, let isFixed):
            var count = 0
            while count < width, index + count < text.count, Numbers.isDigit(text[index + count]) { count += 1 }
            while count >= (isFixed ? width : 1) {
                var trial = fields
                var next = index + count
                let value = text[index..<(index + count)].reduce(0) { $0 * 10 + Int($1 & 15) }
                if set(unit, value, digits: count, &trial), read(text, &next, rest, &trial), next == text.count {
                    (index, fields) = (next, trial)
                    return true
                }
                count -= 1
            }
            return false
        case .zone:
            guard index < text.count else { return false }
            if text[index] == 0x5A {
                index += 1
                return read(text, &index, rest, &fields)
            }
            let digits = text[(index + 1)...].prefix { Numbers.isDigit($0) || $0 == 0x3A }
            let numbers = digits.filter(Numbers.isDigit).map { Int($0 & 15) }
            guard text[index] == 0x2B || text[index] == 0x2D, numbers.count == 4 else { return false }
            let zone = ((numbers[0] * 10 + numbers[1]) * 60 + numbers[2] * 10 + numbers[3]) * 60_000
            fields.zone = text[index] == 0x2B ? zone : -zone
            index += 1 + digits.count
            return read(text, &index, rest, &fields)
        case .half:
            guard index + 1 < text.count, text[index + 1] | 0x20 == 0x6D else { return false }
            switch text[index] | 0x20 {
            case 0x61: fields.isAfternoon = false
            case 0x70: fields.isAfternoon = true
            default: return false
            }
            index += 2
            return read(text, &index, rest, &fields)
        }
    }

    private func set(_ unit: Unit, _ value: Int, digits: Int, _ fields: inout Fields) -> Bool {
        switch unit {
        case .year: fields.year = value
        case .shortYear: fields.year = value + (value < 69 ? 2000 : 1900)
        case .month:
            guard (1...12).contains(value) else { return false }
            fields.month = value
        case .day:
            guard (1...31).contains(value) else { return false }
            fields.day = value
        case .hour:
            guard value < 24 else { return false }
            fields.hour = value
        case .hour12:
            guard (1...12).contains(value) else { return false }
            fields.hour = value
        case .minute:
            guard value < 60 else { return false }
            fields.minute = value
        case .second:
            guard value < 62 else { return false }
            fields.second = value
        case .fraction: fields.milliseconds = (0..<(6 - digits)).reduce(value) { sum, _ in sum * 10 } / 1000
        case .dayOfYear: fields.dayOfYear = value
        }
        return true
    }
}
