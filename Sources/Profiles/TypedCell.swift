public import Bytes

/// A cell as the type of its column says; spaces around it aside.
public enum TypedCell: Sendable, Equatable {
    case blank
    /// What is not of the type, or would lose something as a value: numbers of more digits than a double keeps, moments with a zone or parts of a second.
    case text
    case number(Double)
    /// Only where the words are those of a spreadsheet: true, false, vrai, faux.
    case boolean(Bool)
    case date(year: Int, month: Int, day: Int)
    /// - second: of the day.
    case dateTime(year: Int, month: Int, day: Int, second: Int)
    /// Seconds of the day.
    case time(Int)

    public init(_ text: UnsafeBufferPointer<UInt8>, as type: ColumnType) {
        self = .text
        guard let start = text.baseAddress, text.count > 0 else {
            self = .blank
            return
        }
        let (first, last) = withoutSpaces(start, length: text.count)
        guard first < last else {
            self = .blank
            return
        }
        guard type != .text, type != .empty else { return }
        let bare = UnsafeBufferPointer(rebasing: text[first..<last])
        let reading = readCell(scan(start + first, length: bare.count))
        if type.isNumeric, reading.form.isNumber {
            if reading.signs.contains(.rounded) || bare.count > 15 && jsonNumber(bare) == nil { return }
            self = .number(reading.value)
        } else if type == .boolean, reading.form == .boolean {
            // true and vrai, false and faux
            switch bare[0] | 0x20 {
            case 0x74, 0x76: self = .boolean(true)
            case 0x66: self = .boolean(false)
            default: break
            }
        } else if type.isDate, reading.form.isDate {
            let hasTime = reading.form == .dateTime || reading.form == .dayFirstDateTime
            // `2025-12-31T08:30:15` and no more.
            guard !hasTime || bare.count <= 19 && !bare.contains(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2E }) && bare.count != 17 else { return }
            let moment = Int(reading.value)
            let (days, second) = (moment / 86_400, moment % 86_400)
            let (year, month, day) = (days / 31 / 12, days / 31 % 12 + 1, days % 31 + 1)
            self = hasTime ? .dateTime(year: year, month: month, day: day, second: second) : .date(year: year, month: month, day: day)
        } else if type == .time, reading.form == .time, bare.count <= 8 {
            self = .time(Int(reading.value))
        }
    }
}

extension ByteWriter {
    /// A cell as JSON, as the type of its column says: numbers and truths as such, dates as `2025-12-31` whatever their order in the file, blanks as null.
    /// What is not of the type is a text, as it stands.
    public mutating func jsonCell(_ text: UnsafeBufferPointer<UInt8>, as type: ColumnType) {
        if type.isNumeric, isPlainNumber(text) { return raw(text) }
        cell(text, type)
    }
}

/// Whether a number is written as JSON writes it, with no more digits than a double keeps: `-12.5`.
public func isPlainNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    let count = text.count
    if count > 0, text[0] == 0x2D { position = 1 }
    let start = position
    while position < count, text[position] &- 0x30 < 10 { position += 1 }
    let digits = position - start
    guard digits > 0, digits <= 15, digits == 1 || text[start] != 0x30 else { return false }
    if position == count { return true }
    guard text[position] == 0x2E, count - position > 1, count <= 17 else { return false }
    position += 1
    while position < count, text[position] &- 0x30 < 10 { position += 1 }
    return position == count
}

/// A number with a point, without spaces, plus or zeros before; nil for what is no number, or has more digits than a double keeps.
public func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let start = text.baseAddress, case .number = CellValue(text) else { return nil }
    let bare = withoutSpaces(start, length: text.count)
    return jsonNumber(UnsafeBufferPointer(rebasing: text[bare.start..<bare.end]))
}

/// `2025-12-31`, `2025-12-31T08:30:00` of a date with the day first; nil for what is none.
public func isoMoment(_ text: UnsafeBufferPointer<UInt8>, _ type: ColumnType) -> String? {
    func digits(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    switch TypedCell(text, as: type) {
    case .date(let year, let month, let day): return digits(year, 4) + "-" + digits(month) + "-" + digits(day)
    case .dateTime(let year, let month, let day, let second):
        let time = digits(second / 3600) + ":" + digits(second / 60 % 60) + ":" + digits(second % 60)
        return digits(year, 4) + "-" + digits(month) + "-" + digits(day) + "T" + time
    default: return nil
    }
}
