/// Dates and times as texts, judged over bytes. A moment is one number, so that bounds are one comparison.
enum Dates {
    @inline(__always)
    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        guard start + count <= text.count else { return nil }
        var value = 0
        for index in start..<(start + count) {
            let digit = text[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    @inline(__always)
    static func lengthOfMonth(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `YYYYMMDD` as a number when there is such a day.
    @inline(__always)
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard year > 0, month &- 1 < 12, month > 0, day > 0, day <= 28 || day <= lengthOfMonth(month, year) else { return nil }
        return year &* 10_000 &+ month &* 100 &+ day
    }

    /// `2025-12-31`, as `YYYYMMDD`.
    @inline(__always)
    static func date(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return unpaddedDate(text) }
        guard let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2) else { return nil }
        return Self.day(year, month, day)
    }

    /// `2025-1-5`: the reference validators take it, since the parser they stand on does (`strptime`).
    private static func unpaddedDate(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count >= 8, text.count < 10, text[4] == 0x2D, let year = number(text, 0, 4) else { return nil }
        let parts = text[5...].split(separator: 0x2D, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            let month = number(text, parts[0].startIndex, parts[0].count), let day = number(text, parts[1].startIndex, parts[1].count)
        else { return nil }
        return Self.day(year, month, day)
    }

    /// `2025-12-31T08:30:00Z`, a fraction and a zone being optional: `YYYYMMDD` times 86,400,000 and milliseconds, in Coordinated Universal Time.
    @inline(__always)
    static func datetime(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count >= 19, text[4] == 0x2D, text[7] == 0x2D, text[13] == 0x3A, text[16] == 0x3A,
            let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2), let date = Self.day(year, month, day),
            let time = timeOfDay(UnsafeBufferPointer(rebasing: text[11...]))
        else { return nil }
        return date &* 86_400_000 &+ time
    }

    /// `08:30:00`, with an optional fraction and zone: milliseconds since midnight, the zone taken away.
    @inline(__always)
    static func timeOfDay(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count >= 8, text[2] == 0x3A, text[5] == 0x3A, let hour = number(text, 0, 2), let minute = number(text, 3, 2),
            let second = number(text, 6, 2), hour < 24, minute < 60, second < 60
        else { return nil }
        let value = (hour &* 3600 &+ minute &* 60 &+ second) &* 1000
        if text.count == 8 || text.count == 9 && text[8] == 0x5A { return value }
        return fractionAndZone(text, value)
    }

    private static func fractionAndZone(_ text: UnsafeBufferPointer<UInt8>, _ value: Int) -> Int? {
        var value = value
        var index = 8
        if text[index] == 0x2E || text[index] == 0x2C {
            index += 1
            let start = index
            var scale = 100
            while index < text.count, text[index] &- 0x30 < 10 {
                value += Int(text[index] &- 0x30) * scale
                scale /= 10
                index += 1
            }
            guard index > start, index - start <= 9 else { return nil }
        }
        if index == text.count { return value }
        if text[index] == 0x5A { return index + 1 == text.count ? value : nil }
        guard text[index] == 0x2B || text[index] == 0x2D, let hours = number(text, index + 1, 2), hours < 24 else { return nil }
        var minutes = 0
        switch text.count - index {
        case 3: break
        case 5:
            guard let read = number(text, index + 3, 2), read < 60 else { return nil }
            minutes = read
        case 6:
            guard text[index + 3] == 0x3A, let read = number(text, index + 4, 2), read < 60 else { return nil }
            minutes = read
        default: return nil
        }
        let zone = (hours * 60 + minutes) * 60_000
        return text[index] == 0x2B ? value - zone : value + zone
    }

    /// Four digits.
    @inline(__always)
    static func year(_ text: UnsafeBufferPointer<UInt8>) -> Int? { text.count == 4 ? number(text, 0, 4) : nil }

    /// `2025-12`, as `YYYYMM`.
    static func yearAndMonth(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count >= 6, text.count <= 7, text[4] == 0x2D, let year = number(text, 0, 4), let month = number(text, 5, text.count - 5),
            (1...12).contains(month)
        else { return nil }
        return year * 100 + month
    }

    /// `P1Y2M10DT2H30M`, `P3W` (ISO 8601, 4.4.3.2): whether it is a duration.
    static func isDuration(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = text[...]
        if rest.first == 0x2D || rest.first == 0x2B { rest.removeFirst() }
        guard rest.popFirst() == 0x50, !rest.isEmpty else { return false }
        var units: [UInt8] = [0x59, 0x4D, 0x57, 0x44]  // Y M W D
        var hasPart = false
        var isTime = false
        while let first = rest.first {
            if first == 0x54 {  // T
                guard !isTime else { return false }
                isTime = true
                units = [0x48, 0x4D, 0x53]  // H M S
                rest.removeFirst()
                guard !rest.isEmpty else { return false }
                continue
            }
            let digits = rest.prefix { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C }
            guard !digits.isEmpty, digits.filter({ $0 == 0x2E || $0 == 0x2C }).count <= 1, digits.contains(where: { $0 &- 0x30 < 10 }) else { return false }
            rest = rest.dropFirst(digits.count)
            guard let unit = rest.popFirst(), let position = units.firstIndex(of: unit) else { return false }
            units.removeFirst(position + 1)
            hasPart = true
        }
        return hasPart
    }
}
