/// Reads a cell that is not of spaces alone: its form, its value, and what it shows.
@inline(__always)
func readCell(_ cell: CellScan) -> CellReading {
    let last = cell.text[Int(cell.length) - 1]
    if mayStartSpace(cell.head) || last <= 0x20 || last == 0xA0 || last == 0xAF { return readSpacedCell(cell) }
    return readBareCell(cell)
}

/// Whether the first of eight bytes is a space or starts one beyond ASCII.
@inline(__always)
func mayStartSpace(_ head: UInt64) -> Bool {
    let first = UInt8(truncatingIfNeeded: head)
    return first <= 0x20 || first == 0xC2 || first == 0xE2
}

@inline(never)
private func readSpacedCell(_ cell: CellScan) -> CellReading {
    let (start, end) = withoutSpaces(cell.text, length: Int(cell.length))
    guard start < end else { return CellReading(.text, .spaced) }
    if end - start == Int(cell.length) { return readBareCell(cell) }
    var reading = readBareCell(scan(cell.text + start, length: end - start))
    reading.signs.insert(.spaced)
    return reading
}

/// Where the text starts and ends once spaces, tabs, line breaks, NULs, no-break spaces (U+00A0, U+202F) are off its ends; `(0, 0)` when nothing is left.
func withoutSpaces(_ text: UnsafePointer<UInt8>, length: Int) -> (start: Int, end: Int) {
    var start = 0
    var end = length
    while start < end {
        if text[start] <= 0x20 {
            start += 1
        } else if end - start >= 2, text[start] == 0xC2, text[start + 1] == 0xA0 {
            start += 2
        } else if end - start >= 3, isNarrowNoBreakSpace(text + start) {
            start += 3
        } else {
            break
        }
    }
    while start < end {
        if text[end - 1] <= 0x20 {
            end -= 1
        } else if end - start >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA0 {
            end -= 2
        } else if end - start >= 3, isNarrowNoBreakSpace(text + end - 3) {
            end -= 3
        } else {
            break
        }
    }
    return start < end ? (start, end) : (0, 0)
}

/// Reads three bytes.
private func isNarrowNoBreakSpace(_ text: UnsafePointer<UInt8>) -> Bool { text[0] == 0xE2 && text[1] == 0x80 && text[2] == 0xAF }

@inline(__always)
private func readBareCell(_ cell: CellScan) -> CellReading {
    let text = cell.text
    let length = Int(cell.length)
    var reading: CellReading
    switch text[0] {
    case 0x30...0x39: reading = readDigits(text, length: length, head: cell.head)
    case 0x2B, 0x2D, 0x2E, 0x28: reading = readSigned(text, length: length)
    case 0x46, 0x4E, 0x4F, 0x54, 0x56, 0x59, 0x66, 0x6E, 0x6F, 0x74, 0x76, 0x79:
        reading = CellReading(length <= 5 && isTruthWord(cell.head, length: length) ? .boolean : .text)
    default: reading = CellReading(.text)
    }
    if reading.form == .text {
        if cell.hasAt { reading.signs.formUnion(emailSigns(cell.bytes)) }
        // Two capitals and two digits start an account number.
        if length >= 15, length <= 42, text[0] &- 0x41 < 26, text[1] &- 0x41 < 26, text[2] &- 0x30 < 10, isIBAN(cell.bytes) {
            reading.signs.insert(.iban)
        }
    }
    return reading
}

/// Whether a word of up to five letters says yes or no: true, false, vrai, faux, oui, non, yes, no, in any case.
@inline(__always)
private func isTruthWord(_ head: UInt64, length: Int) -> Bool {
    let lower = head | (0x2020_2020_2020_2020 >> UInt64(64 - length * 8))
    switch lower {
    case 0x6575_7274, 0x65_736C_6166, 0x6961_7276, 0x7875_6166, 0x69_756F, 0x6E_6F6E, 0x73_6579, 0x6F6E: return true
    default: return false
    }
}

// MARK: Numbers, dates and times

/// How many of eight bytes are digits from the first on, and their value.
@inline(__always)
private func digits(_ word: UInt64) -> (count: Int, value: UInt64) {
    let values = word ^ 0x3030_3030_3030_3030
    let others = (values &+ 0x7676_7676_7676_7676 | values) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount >> 3
    if count == 0 { return (0, 0) }
    // The digits move to the top, so that zeros stand before them; then they join by twos, by fours, by eights.
    var x = values &<< UInt64(64 - count * 8)
    x = (x &* 10) &+ (x >> 8)
    x = ((x & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064 &+ ((x >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) >> 32
    return (count, x)
}

/// The powers of ten up to the nineteenth: a double holds each exactly.
let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
]
private let wholePowersOfTen: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

/// Digits gathered from a text, at most 19 of them.
private struct DigitRun {
    var value: UInt64 = 0
    /// How many digits `value` holds.
    var kept = 0
    /// The first byte after the run.
    var end: Int
    /// How many digits the text has.
    var total = 0

    @inline(__always)
    init(from start: Int) { end = start }

    /// - Parameter head: the eight bytes at `end`.
    @inline(__always)
    mutating func gather(_ text: UnsafePointer<UInt8>, length: Int, head: UInt64) {
        var next = head
        while true {
            let (count, value) = digits(next)
            let room = 19 - kept
            if count <= room {
                self.value = self.value &* wholePowersOfTen[count] &+ value
                kept += count
            } else if room > 0 {
                self.value = self.value &* wholePowersOfTen[room] &+ value / wholePowersOfTen[count - room]
                kept = 19
            }
            end += count
            total += count
            if count < 8 || end >= length { return }
            next = word(text, from: end, length: length)
        }
    }
}

@inline(__always)
private func readDigits(_ text: UnsafePointer<UInt8>, length: Int, head: UInt64) -> CellReading {
    if let reading = readShortDecimal(text, from: 0, length: length, head: head) { return reading }
    var run = DigitRun(from: 0)
    run.gather(text, length: length, head: head)
    let end = run.end
    if end == length {
        if length > 1, text[0] == 0x30 { return CellReading(.paddedDigits, isPhone(text, length: length) ? .phone : []) }
        if run.total > 19 { return readLongNumber(text, length: length, form: .integer) }
        if length == 4, run.value >= 1900, run.value <= 2100 { return CellReading(.year, value: Double(run.value)) }
        var signs: CellSigns = run.value > 1 << 53 ? .rounded : []
        if length == 15, isSocialSecurityNumber(run.value) { signs.insert(.socialSecurityNumber) }
        return CellReading(.integer, signs, value: Double(run.value))
    }
    switch text[end] {
    case 0x2E, 0x2C: return readFraction(text, length: length, run: run, isNegative: false)
    case 0x2D where end == 4 && length >= 10: return readISODate(text, length: length, year: Int(run.value))
    case 0x2F where end <= 2: return readDayFirstDate(text, length: length, day: Int(run.value), from: end + 1)
    case 0x3A where end == 2:
        guard let seconds = secondsOfDay(text, from: 0, length: length, allowsZone: false) else { return CellReading(.text) }
        return CellReading(.time, value: Double(seconds))
    default: return readOddNumber(text, length: length)
    }
}

/// Reads what follows a decimal mark at `run.end`.
@inline(__always)
private func readFraction(_ text: UnsafePointer<UInt8>, length: Int, run whole: DigitRun, isNegative: Bool) -> CellReading {
    let start = whole.end + 1
    guard whole.total <= 19, start < length else { return readOddNumber(text, length: length) }
    var run = DigitRun(from: start)
    run.value = whole.value
    run.kept = whole.kept
    run.gather(text, length: length, head: word(text, from: start, length: length))
    guard run.end == length else { return readOddNumber(text, length: length) }
    let size = Double(run.value) / powersOfTen[run.kept - whole.kept]
    let form = text[whole.end] == 0x2E ? CellForm.decimal : .decimalComma
    // Zero has no sign of its own here.
    return CellReading(form, run.value > 1 << 53 || run.total > run.kept - whole.kept ? .rounded : [], value: isNegative ? 0 - size : size)
}

/// The usual number with a mark: up to seven digits before it, up to eight after; nil for any other text.
@inline(__always)
private func readShortDecimal(_ text: UnsafePointer<UInt8>, from start: Int, length: Int, head: UInt64) -> CellReading? {
    let whole = digits(head)
    let mark = start + whole.count
    guard whole.count > 0, whole.count < 8, mark < length, text[mark] == 0x2E || text[mark] == 0x2C else { return nil }
    let fraction = digits(word(text, from: mark + 1, length: length))
    guard fraction.count > 0, mark + 1 + fraction.count == length else { return nil }
    // Fifteen digits at most: exact in a double, and the quotient the nearest one.
    let size = Double(whole.value &* wholePowersOfTen[fraction.count] &+ fraction.value) / powersOfTen[fraction.count]
    return CellReading(text[mark] == 0x2E ? .decimal : .decimalComma, value: start > 0 && text[0] == 0x2D ? 0 - size : size)
}

/// A text that starts with a sign, a point or a bracket.
@inline(never)
private func readSigned(_ text: UnsafePointer<UInt8>, length: Int) -> CellReading {
    let hasSign = text[0] == 0x2B || text[0] == 0x2D
    let start = hasSign ? 1 : 0
    guard start < length else { return CellReading(.text) }
    let head = word(text, from: start, length: length)
    if hasSign, let reading = readShortDecimal(text, from: start, length: length, head: head) { return reading }
    var run = DigitRun(from: start)
    run.gather(text, length: length, head: head)
    if run.end < length, text[run.end] == 0x2E || (text[run.end] == 0x2C && run.total > 0) {
        return readFraction(text, length: length, run: run, isNegative: text[0] == 0x2D)
    }
    guard run.total > 0, run.end == length else { return readOddNumber(text, length: length) }
    if text[0] == 0x2B, length == 12, text[1] == 0x33, text[2] == 0x33 { return CellReading(.text, .phone) }
    if run.total > 19 { return readLongNumber(text, length: length, form: .signedInteger) }
    let size = Double(run.value)
    return CellReading(.signedInteger, run.value > 1 << 53 ? .rounded : [], value: text[0] == 0x2D ? 0 - size : size)
}

@inline(never)
private func readLongNumber(_ text: UnsafePointer<UInt8>, length: Int, form: CellForm) -> CellReading {
    guard let value = exactNumber(text, length: length) else { return CellReading(.text) }
    return CellReading(form, value: value)
}

/// The double nearest to a number as written, with a point or a comma and with spaces between its digits; nil beyond the largest double
/// and for texts of more than 400 bytes.
func exactNumber(_ text: UnsafePointer<UInt8>, length: Int) -> Double? {
    guard length <= 400 else { return nil }
    var plain: [UInt8] = []
    for byte in UnsafeBufferPointer(start: text, count: length) {
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: plain.append(byte)
        case 0x2C: plain.append(0x2E)
        default: break
        }
    }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else { return nil }
    return value + 0
}

// MARK: Dates

@inline(__always)
private func twoDigits(_ text: UnsafePointer<UInt8>, _ offset: Int) -> Int {
    let tens = text[offset] &- 0x30
    let ones = text[offset + 1] &- 0x30
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : -1
}

/// `2025-12-31`, `2025-12-31T08:30`, `2025-12-31 08:30:15.5+02:00`; at least ten bytes.
@inline(__always)
private func readISODate(_ text: UnsafePointer<UInt8>, length: Int, year: Int) -> CellReading {
    let month = twoDigits(text, 5)
    let day = twoDigits(text, 8)
    guard text[7] == 0x2D, isDate(year: year, month: month, day: day) else { return readOddNumber(text, length: length) }
    if length == 10 { return CellReading(.date, value: moment(year: year, month: month, day: day)) }
    guard text[10] == 0x54 || text[10] == 0x20, let second = secondsOfDay(text, from: 11, length: length, allowsZone: true) else {
        return CellReading(.text)
    }
    return CellReading(.dateTime, value: moment(year: year, month: month, day: day, second: second))
}

/// `31/12/2025`, `1/2/2025 08:30`.
@inline(__always)
private func readDayFirstDate(_ text: UnsafePointer<UInt8>, length: Int, day: Int, from start: Int) -> CellReading {
    var slash = start
    var month = 0
    while slash < length, slash < start + 2, text[slash] &- 0x30 < 10 {
        month = month * 10 + Int(text[slash] &- 0x30)
        slash += 1
    }
    guard slash + 5 <= length, text[slash] == 0x2F else { return readOddNumber(text, length: length) }
    let century = twoDigits(text, slash + 1)
    let rest = twoDigits(text, slash + 3)
    guard century >= 0, rest >= 0, isDate(year: century * 100 + rest, month: month, day: day) else { return readOddNumber(text, length: length) }
    let end = slash + 5
    if end == length { return CellReading(.dayFirstDate, value: moment(year: century * 100 + rest, month: month, day: day)) }
    guard text[end] == 0x20, let second = secondsOfDay(text, from: end + 1, length: length, allowsZone: false) else { return CellReading(.text) }
    return CellReading(.dayFirstDateTime, value: moment(year: century * 100 + rest, month: month, day: day, second: second))
}

/// The seconds of `08:30`, `08:30:15`, `08:30:15.25`, and with `Z` or `+02:00` after it where a zone is allowed; nil for anything else.
@inline(__always)
private func secondsOfDay(_ text: UnsafePointer<UInt8>, from start: Int, length: Int, allowsZone: Bool) -> Int? {
    guard start + 5 <= length, text[start + 2] == 0x3A else { return nil }
    let hour = twoDigits(text, start)
    let minute = twoDigits(text, start + 3)
    guard hour >= 0, hour < 24, minute >= 0, minute < 60 else { return nil }
    var second = 0
    var end = start + 5
    if end + 3 <= length, text[end] == 0x3A {
        second = twoDigits(text, end + 1)
        guard second >= 0, second <= 60 else { return nil }
        end += 3
        if end + 1 < length, text[end] == 0x2E {
            end += 1
            while end < length, text[end] &- 0x30 < 10 { end += 1 }
        }
    }
    if allowsZone, end < length { end = endOfZone(text, from: end, length: length) }
    return end == length ? hour * 3600 + minute * 60 + second : nil
}

/// Where `Z`, `+02:00`, `+0200` or `+02` ends; `start` when there is none.
@inline(__always)
private func endOfZone(_ text: UnsafePointer<UInt8>, from start: Int, length: Int) -> Int {
    if text[start] == 0x5A { return start + 1 }
    guard text[start] == 0x2B || text[start] == 0x2D, start + 3 <= length, (0...14).contains(twoDigits(text, start + 1)) else { return start }
    var end = start + 3
    if end < length, text[end] == 0x3A { end += 1 }
    guard end + 2 <= length else { return end == start + 3 ? end : start }
    return (0...59).contains(twoDigits(text, end)) ? end + 2 : start
}
