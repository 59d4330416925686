/// A cell as a value that stands for all that the cell says; spaces around it aside.
///
/// `TypedCell` says what a spreadsheet would take a cell for; this, what a program may take it for where every cell of a column must be of one type.
public enum ExactCell<Value: Sendable & Equatable>: Sendable, Equatable {
    case blank
    case value(Value)
    /// It is no such value, or would lose something as one.
    case misfit
}

/// A date and time.
public struct ExactMoment: Sendable, Equatable {
    /// After 1970-01-01T00:00:00, by the clock of the cell, or in universal time where the cell names its zone.
    public let microseconds: Int64
    public let hasZone: Bool
}

/// The cell without the spaces around it, and what it reads as; nil for a blank one.
@inline(__always)
private func bare(_ text: UnsafeBufferPointer<UInt8>) -> (text: UnsafeBufferPointer<UInt8>, reading: CellReading)? {
    guard let start = text.baseAddress, text.count > 0 else { return nil }
    let (first, last) = withoutSpaces(start, length: text.count)
    guard first < last else { return nil }
    return (UnsafeBufferPointer(start: start + first, count: last - first), readCell(scan(start + first, length: last - first)))
}

/// A whole number of 64 bits: `12500`, `-3`, `12 500`.
public func exactWhole(_ text: UnsafeBufferPointer<UInt8>) -> ExactCell<Int64> {
    // The usual one first: up to 18 digits, which cannot be too many.
    if text.count > 0, text.count <= 19 {
        let isNegative = text[0] == 0x2D
        var index = isNegative ? 1 : 0
        var value: Int64 = 0
        if index < text.count, text.count - index <= 18, text[index] != 0x30 || text.count - index == 1 {
            while index < text.count, text[index] &- 0x30 < 10 {
                value = value &* 10 &+ Int64(text[index] &- 0x30)
                index &+= 1
            }
            if index == text.count { return .value(isNegative ? 0 - value : value) }
        }
    }
    guard let (text, reading) = bare(text) else { return .blank }
    switch reading.form {
    case .integer, .year, .signedInteger, .groupedInteger: break
    default: return .misfit
    }
    // Gathered below zero, where there is one number more.
    var value: Int64 = 0
    for byte in text where byte &- 0x30 < 10 {
        let (tens, tooMany) = value.multipliedReportingOverflow(by: 10)
        let (next, tooLow) = tens.subtractingReportingOverflow(Int64(byte &- 0x30))
        if tooMany || tooLow { return .misfit }
        value = next
    }
    if text[0] == 0x2D { return .value(value) }
    return value == .min ? .misfit : .value(0 - value)
}

/// The double nearest to a number, with a point or a comma. Whole numbers of more than 15 digits are misfits: they are codes more often than amounts, and a
/// double may not hold them.
public func exactNumber(_ text: UnsafeBufferPointer<UInt8>) -> ExactCell<Double> {
    if text.count > 0, text.count <= 17 {
        let isNegative = text[0] == 0x2D
        let start = isNegative ? 1 : 0
        var index = start
        var mark = -1
        var value: Int64 = 0
        while index < text.count {
            let digit = text[index] &- 0x30
            if digit < 10 {
                value = value &* 10 &+ Int64(digit)
            } else if mark < 0, index > start, text[index] == 0x2E || text[index] == 0x2C {
                mark = index
            } else {
                break
            }
            index &+= 1
        }
        let digits = index - start - (mark < 0 ? 0 : 1)
        let isPadded = mark < 0 && digits > 1 && text[start] == 0x30
        if index == text.count, digits > 0, digits <= 15, mark != text.count - 1, !isPadded {
            // Fifteen digits are exact in a double, and so is the power of ten: the quotient is the nearest one.
            let size = mark < 0 ? Double(value) : Double(value) / powersOfTen[text.count - 1 - mark]
            return .value(isNegative ? -size : size)
        }
    }
    guard let (text, reading) = bare(text) else { return .blank }
    guard reading.form.isNumber, let number = jsonNumber(text), let value = Double(String(decoding: number, as: UTF8.self)), value.isFinite else {
        return .misfit
    }
    return .value(value)
}

/// `true`, `vrai`, `oui`, `yes` and their opposites, in any case.
public func exactTruth(_ text: UnsafeBufferPointer<UInt8>) -> ExactCell<Bool> {
    guard let (text, reading) = bare(text) else { return .blank }
    guard reading.form == .boolean else { return .misfit }
    switch text[0] | 0x20 {
    case 0x74, 0x76, 0x6F, 0x79: return .value(true)
    default: return .value(false)
    }
}

/// Days after 1970-01-01 of a date without a time.
public func exactDay(_ text: UnsafeBufferPointer<UInt8>) -> ExactCell<Int32> {
    guard let (_, reading) = bare(text) else { return .blank }
    guard reading.form == .date || reading.form == .dayFirstDate else { return .misfit }
    return .value(Int32(truncatingIfNeeded: days(of: reading)))
}

/// A date and time, to the microsecond. A sixtieth second is a misfit: no clock of a program shows it.
public func exactMoment(_ text: UnsafeBufferPointer<UInt8>) -> ExactCell<ExactMoment> {
    guard let (text, reading) = bare(text) else { return .blank }
    var position: Int
    switch reading.form {
    case .dateTime: position = 11
    case .dayFirstDateTime: position = (text.firstIndex(of: 0x20) ?? 0) + 1
    default: return .misfit
    }
    func two(_ offset: Int) -> Int64? {
        guard offset + 1 < text.count, text[offset] &- 0x30 < 10, text[offset + 1] &- 0x30 < 10 else { return nil }
        return Int64(text[offset] &- 0x30) * 10 + Int64(text[offset + 1] &- 0x30)
    }
    guard let hour = two(position), let minute = two(position + 3) else { return .misfit }
    position += 5
    var microseconds: Int64 = 0
    if position < text.count, text[position] == 0x3A {
        guard let second = two(position + 1), second < 60 else { return .misfit }
        microseconds = second * 1_000_000
        position += 3
        if position < text.count, text[position] == 0x2E {
            position += 1
            var unit: Int64 = 100_000
            while position < text.count, text[position] &- 0x30 < 10 {
                let digit = Int64(text[position] &- 0x30)
                if unit == 0, digit != 0 { return .misfit }
                microseconds += digit * unit
                unit /= 10
                position += 1
            }
        }
    }
    var minutes = hour * 60 + minute
    let hasZone = position < text.count
    if hasZone, text[position] != 0x5A {
        guard let hours = two(position + 1) else { return .misfit }
        let offset = hours * 60 + (two(position + 3) ?? two(position + 4) ?? 0)
        minutes -= text[position] == 0x2D ? -offset : offset
    }
    // What reads a date counts a sixtieth second of midnight to the next day; there is none here.
    let start = Int64(days(of: reading)) * 1_440
    return .value(ExactMoment(microseconds: (start + minutes) * 60_000_000 + microseconds, hasZone: hasZone))
}

/// The days after 1970-01-01 of the date that a cell reads as (proleptic Gregorian calendar).
private func days(of reading: CellReading) -> Int {
    let days = Int(reading.value) / 86_400
    let (year, month, day) = (days / 31 / 12, days / 31 % 12 + 1, days % 31 + 1)
    // Years that start in March, so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
