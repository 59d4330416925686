internal import Bytes

/// How a cell's format shows a number.
enum NumberStyle: UInt8 {
    case number
    case date
    /// A time of day.
    case time
    case dateTime
    /// Hours that go on beyond 24 (`[h]:mm`).
    case duration
}

/// Dates and times of spreadsheets as ISO 8601 text.
enum DateText {
    /// The longest text that is written, in bytes.
    static let longest = 32

    /// Writes a serial date (ECMA-376 part 1, §18.17.4) as its style shows it.
    ///
    /// - Parameters:
    ///   - serial: days since 1899-12-31, of which 60 is the 29 February 1900 that never was; or days since 1904-01-01.
    ///   - place: has room for `longest` bytes.
    /// - Returns: how many bytes were written; nil when the number is no date of a spreadsheet's calendar.
    static func write(serial: Double, style: NumberStyle, since1904: Bool, to place: UnsafeMutablePointer<UInt8>) -> Int? {
        guard style != .number, serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        var text = Writer(place: place)
        if style == .duration {
            text.time(seconds)
            return text.count
        }
        let day = seconds / 86_400
        if style == .time || style == .dateTime && day == 0 && !since1904 {
            text.time(seconds % 86_400)
            return text.count
        }
        if since1904 {
            guard day < 2_957_004 else { return nil }
            text.date(daysSince1970: day - 24_107)
        } else if day == 60 {
            text.date(year: 1900, month: 2, day: 29)
        } else {
            guard day > 0, day < 2_958_466 else { return nil }
            text.date(daysSince1970: day - (day < 60 ? 25_568 : 25_569))
        }
        if style == .dateTime {
            text.byte(UInt8(ascii: "T"))
            text.time(seconds % 86_400)
        }
        return text.count
    }

    /// Takes the fractions of a second and the time zone from an ISO date, time or date and time, in place, and its time if the style shows
    /// none. Gives its new length; nil when it is none.
    static func normalize(_ text: UnsafeMutablePointer<UInt8>, count: Int, style: NumberStyle) -> Int? {
        let bytes = UnsafeBufferPointer(start: text, count: count)
        if fits(bytes, at: 0, "0000-00-00") {
            if count == 10 { return 10 }
            guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), fits(bytes, at: 11, "00:00:00") else { return nil }
            if style == .date { return 10 }
            text[10] = UInt8(ascii: "T")
            return 19
        }
        return fits(bytes, at: 0, "00:00:00") ? 8 : nil
    }

    /// Writes an ISO 8601 duration (`PT10H30M00S`) as `10:30:00`. Gives how many bytes; nil when it is none.
    static func write(duration: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>) -> Int? {
        var seconds = 0
        var number = 0
        var fraction = false
        var hasNumber = false
        var afterT = false
        guard duration.first == UInt8(ascii: "P") else { return nil }
        for byte in duration.dropFirst() {
            if byte &- 0x30 < 10 {
                hasNumber = true
                if !fraction { number = number * 10 + Int(byte &- 0x30) }
                guard number < 1_000_000_000 else { return nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "T"): afterT = true
            case UInt8(ascii: "."), UInt8(ascii: ","): fraction = true
            case UInt8(ascii: "D") where hasNumber && !afterT: seconds += number * 86_400
            case UInt8(ascii: "H") where hasNumber && afterT: seconds += number * 3_600
            case UInt8(ascii: "M") where hasNumber && afterT: seconds += number * 60
            case UInt8(ascii: "S") where hasNumber && afterT: seconds += number
            default: return nil
            }
            guard seconds < 1_000_000_000_000_000 else { return nil }
            if byte | 0x20 >= UInt8(ascii: "a") {
                number = 0
                fraction = false
                hasNumber = false
            }
        }
        guard afterT || seconds > 0 else { return nil }
        var text = Writer(place: place)
        text.time(seconds)
        return text.count
    }

    /// Whether the bytes have digits where the shape has zeros, and the shape's own bytes elsewhere.
    private static func fits(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ shape: StaticString) -> Bool {
        guard bytes.count >= start + shape.utf8CodeUnitCount else { return false }
        for index in 0..<shape.utf8CodeUnitCount {
            let byte = bytes[start + index]
            let expected = shape.utf8Start[index]
            guard expected == 0x30 ? byte &- 0x30 < 10 : byte == expected else { return false }
        }
        return true
    }

    private struct Writer {
        let place: UnsafeMutablePointer<UInt8>
        private(set) var count = 0

        init(place: UnsafeMutablePointer<UInt8>) { self.place = place }

        mutating func byte(_ byte: UInt8) {
            place[count] = byte
            count += 1
        }

        /// With leading zeros up to the width; 12 digits at most.
        mutating func number(_ number: Int, width: Int) {
            var divisor = 1
            var digits = 1
            while digits < width || number / divisor >= 10, digits < 12 {
                divisor *= 10
                digits += 1
            }
            while divisor > 0 {
                byte(UInt8(truncatingIfNeeded: number / divisor % 10) + 0x30)
                divisor /= 10
            }
        }

        mutating func time(_ seconds: Int) {
            number(seconds / 3_600, width: 2)
            byte(UInt8(ascii: ":"))
            number(seconds / 60 % 60, width: 2)
            byte(UInt8(ascii: ":"))
            number(seconds % 60, width: 2)
        }

        mutating func date(year: Int, month: Int, day: Int) {
            number(year, width: 4)
            byte(UInt8(ascii: "-"))
            number(month, width: 2)
            byte(UInt8(ascii: "-"))
            number(day, width: 2)
        }

        mutating func date(daysSince1970 days: Int) {
            let civil = CivilDay(daysSince1970: days)
            date(year: civil.year, month: civil.month, day: civil.day)
        }
    }
}
