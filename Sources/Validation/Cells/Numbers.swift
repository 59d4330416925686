/// Whole and decimal numbers as texts, judged over bytes.
enum Numbers {
    /// What a text says as a number.
    enum Reading {
        case wrong
        /// - Parameter exact: whether `value` is the number to its last digit, as far as a `Double` goes.
        case number(Double)
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

    /// The text without spaces at either end.
    @inline(__always)
    static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = text.count
        while start < end, isSpace(text[start]) { start += 1 }
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    /// `12`, `-3`, `+40`: a sign and digits. Nil when it is none.
    @inline(__always)
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        let count = text.count
        var index = 0
        if count > 0, text[0] == 0x2D || text[0] == 0x2B { index = 1 }
        guard index < count else { return nil }
        if count - index > 18 { return longInteger(text, from: index) }
        var value = 0
        for position in index..<count {
            let digit = text[position] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return Double(text[0] == 0x2D ? -value : value)
    }

    private static func longInteger(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Double? {
        // So many digits has no number that anyone has counted.
        guard text.count <= 4_300, text[index...].allSatisfy(isDigit) else { return nil }
        return double(text)
    }

    /// Powers of ten that a `Double` holds exactly.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// `12`, `12.5`, `-.5`, `5.`, `1.2E+3`, `NaN`, `INF`: a decimal number with a point. Nil when it is none.
    @inline(__always)
    static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        let count = text.count
        var index = 0
        if count > 0, text[0] == 0x2D || text[0] == 0x2B { index = 1 }
        let first = index
        var mantissa: UInt64 = 0
        while index < count, text[index] &- 0x30 < 10 {
            mantissa = mantissa &* 10 &+ UInt64(text[index] &- 0x30)
            index += 1
        }
        var digits = index - first
        var fraction = 0
        if index < count, text[index] == 0x2E {
            index += 1
            let start = index
            while index < count, text[index] &- 0x30 < 10 {
                mantissa = mantissa &* 10 &+ UInt64(text[index] &- 0x30)
                index += 1
            }
            fraction = index - start
            digits += fraction
        }
        // Fifteen digits and a power of ten that are both exact: so is their quotient, rounded once.
        guard index == count, digits > 0, digits <= 15 else { return unusualDecimal(text) }
        let value = fraction == 0 ? Double(mantissa) : Double(mantissa) / power(fraction)
        return text[0] == 0x2D ? -value : value
    }

    @inline(__always)
    private static func power(_ exponent: Int) -> Double { powers.withUnsafeBufferPointer { $0[exponent] } }

    /// Long numbers, exponents and the words for no number.
    private static func unusualDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.count <= 400 else { return nil }
        var index = 0
        if index < text.count, text[index] == 0x2D || text[index] == 0x2B { index += 1 }
        switch text.count - index {
        case 3:
            if equal(text, from: index, "nan") { return .nan }
            if equal(text, from: index, "inf") { return text[0] == 0x2D ? -.infinity : .infinity }
        case 8: if equal(text, from: index, "infinity") { return text[0] == 0x2D ? -.infinity : .infinity }
        default: break
        }
        var digits = 0
        while index < text.count, isDigit(text[index]) { (index, digits) = (index + 1, digits + 1) }
        if index < text.count, text[index] == 0x2E {
            index += 1
            while index < text.count, isDigit(text[index]) { (index, digits) = (index + 1, digits + 1) }
        }
        guard digits > 0 else { return nil }
        if index < text.count, text[index] | 0x20 == 0x65 {
            index += 1
            if index < text.count, text[index] == 0x2D || text[index] == 0x2B { index += 1 }
            let start = index
            while index < text.count, isDigit(text[index]) { index += 1 }
            guard index > start else { return nil }
        }
        guard index == text.count else { return nil }
        return double(text)
    }

    private static func equal(_ text: UnsafeBufferPointer<UInt8>, from index: Int, _ word: StaticString) -> Bool {
        (0..<word.utf8CodeUnitCount).allSatisfy { text[index + $0] | 0x20 == word.utf8Start[$0] }
    }

    private static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? { Double(String(decoding: text, as: UTF8.self)) }

    /// What a schema lets a number look like besides digits and a point.
    struct Dress: Sendable, Equatable {
        var decimalMark: [UInt8]
        var groupMark: [UInt8]
        /// False when text around the number is let through (`95 %`).
        var isBare: Bool

        static let plain = Dress(decimalMark: [0x2E], groupMark: [], isBare: true)

        /// The number without its dress: digits and a point. Nil when a point stands where the schema wants another mark.
        func undressed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
            guard text.count <= 4_300 else { return nil }
            var core = text[...]
            if !isBare {
                core = core.drop { $0 != 0x2D && !Numbers.isDigit($0) }
                while let last = core.last, !Numbers.isDigit(last) { core.removeLast() }
            }
            var result: [UInt8] = []
            result.reserveCapacity(core.count)
            var rest = core
            while let byte = rest.first {
                if !groupMark.isEmpty, rest.starts(with: groupMark) {
                    rest = rest.dropFirst(groupMark.count)
                } else if !decimalMark.isEmpty, rest.starts(with: decimalMark) {
                    result.append(0x2E)
                    rest = rest.dropFirst(decimalMark.count)
                } else {
                    if byte == 0x2E { return nil }
                    result.append(byte)
                    rest = rest.dropFirst()
                }
            }
            return result
        }
    }
}
