/// Reads what starts as a number and goes on as something else: an exponent, digits in groups, an amount with €, a pair of coordinates, a
/// phone number, a social security number with spaces. Most of what comes here are addresses (`12, rue …`), told by their first letter.
@inline(never)
func readOddNumber(_ text: UnsafePointer<UInt8>, length: Int) -> CellReading {
    guard length <= 64 else { return CellReading(.text) }
    var digits = 0
    var exponent = -1
    var hasComma = false
    var index = 0
    while index < length {
        switch text[index] {
        case 0x30...0x39: digits += 1
        case 0x20, 0x2D, 0x2E, 0x2F, 0x2B, 0x28, 0x29, 0xA0, 0xC2, 0xE2, 0x80, 0xAF, 0x82, 0xAC: break
        case 0x2C: hasComma = true
        case 0x45,
            0x65 where exponent < 0:
            exponent = index
        // The departments of Corsica in a social security number.
        case 0x41,
            0x42 where index == 5 || index == 6 || index == 8:
            break
        default: return CellReading(.text)
        }
        index += 1
    }
    if exponent >= 0 { return readExponent(text, length: length, hasComma: hasComma) }
    if let reading = readGroups(text, length: length) { return reading }
    if isCoordinatePair(text, length: length) { return CellReading(.text, .coordinatePair) }
    if isPhone(text, length: length) { return CellReading(.text, .phone) }
    if digits >= 13, digits <= 15, let number = socialSecurityNumber(text, length: length), isSocialSecurityNumber(number) {
        return CellReading(.text, .socialSecurityNumber)
    }
    return CellReading(.text)
}

/// Digits with at most one point or comma among them, a sign before.
private func endOfPlainNumber(_ text: UnsafePointer<UInt8>, from start: Int, length: Int, allowsComma: Bool) -> Int? {
    var index = start
    if index < length, text[index] == 0x2D || text[index] == 0x2B { index += 1 }
    var hasDigit = false
    var hasMark = false
    while index < length {
        let byte = text[index]
        if byte &- 0x30 < 10 {
            hasDigit = true
        } else if !hasMark, hasDigit, byte == 0x2E || (allowsComma && byte == 0x2C) {
            hasMark = true
        } else {
            break
        }
        index += 1
    }
    return hasDigit ? index : nil
}

private func readExponent(_ text: UnsafePointer<UInt8>, length: Int, hasComma: Bool) -> CellReading {
    guard var index = endOfPlainNumber(text, from: 0, length: length, allowsComma: true), index < length, text[index] | 0x20 == 0x65 else {
        return CellReading(.text)
    }
    index += 1
    if index < length, text[index] == 0x2D || text[index] == 0x2B { index += 1 }
    let start = index
    while index < length, text[index] &- 0x30 < 10 { index += 1 }
    guard index > start, index == length, let value = exactNumber(text, length: length) else { return CellReading(.text) }
    return CellReading(hasComma ? .exponentComma : .exponent, value: value)
}

/// The length of a space at an offset: ordinary, no-break (U+00A0) or narrow no-break (U+202F); 0 when there is none.
private func spaceLength(_ text: UnsafePointer<UInt8>, at index: Int, length: Int) -> Int {
    guard index < length else { return 0 }
    if text[index] == 0x20 { return 1 }
    if index + 1 < length, text[index] == 0xC2, text[index + 1] == 0xA0 { return 2 }
    if index + 2 < length, text[index] == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0xAF { return 3 }
    return 0
}

/// `12 500`, `12 500,75`, and amounts with € after them (`12,50 €`), which stay text.
private func readGroups(_ text: UnsafePointer<UInt8>, length: Int) -> CellReading? {
    var index = 0
    if text[0] == 0x2D || text[0] == 0x2B { index = 1 }
    var run = 0
    while index < length, text[index] &- 0x30 < 10 {
        index += 1
        run += 1
    }
    guard run > 0 else { return nil }
    var groups = 0
    while run <= 3 {
        let space = spaceLength(text, at: index, length: length)
        guard space > 0, index + space + 3 <= length, (0..<3).allSatisfy({ text[index + space + $0] &- 0x30 < 10 }) else { break }
        index += space + 3
        groups += 1
    }
    var hasComma = false
    var hasPoint = false
    if index + 1 < length, text[index] == 0x2C || text[index] == 0x2E, text[index + 1] &- 0x30 < 10 {
        hasComma = text[index] == 0x2C
        hasPoint = !hasComma
        index += 1
        while index < length, text[index] &- 0x30 < 10 { index += 1 }
    }
    if index == length {
        guard groups > 0, !hasPoint, let value = exactNumber(text, length: length) else { return nil }
        return CellReading(hasComma ? .groupedComma : .groupedInteger, value: value)
    }
    index += spaceLength(text, at: index, length: length)
    guard index + 3 == length, text[index] == 0xE2, text[index + 1] == 0x82, text[index + 2] == 0xAC else { return nil }
    return CellReading(.text, .euros)
}

/// Two numbers with a decimal point, a comma between them.
private func isCoordinatePair(_ text: UnsafePointer<UInt8>, length: Int) -> Bool {
    guard var index = endOfPlainNumber(text, from: 0, length: length, allowsComma: false), index < length, text[index] == 0x2C else { return false }
    index += 1
    while index < length, text[index] == 0x20 { index += 1 }
    return endOfPlainNumber(text, from: index, length: length, allowsComma: false) == length
}
