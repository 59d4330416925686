/// Numbers as a spreadsheet stores them, written as a person would.
enum NumberText {
    /// How many bytes beyond the text itself a rewriting may need.
    static let slack = 64
    /// A spreadsheet shows no more digits than these, and computes with two more.
    private static let shownDigits = 15
    /// Integers up to here are exact.
    private static let largestExact: UInt64 = 1 << 53

    /// Rewrites the number in place with at most 15 significant digits, without `+`, needless zeros or an exponent (between 1E-7 and 1E+21).
    /// Integers up to 2^53 keep all their digits.
    ///
    /// - Parameter text: has room for `slack` more bytes.
    /// - Returns: its new length, or nil when it is no number.
    static func normalize(_ text: UnsafeMutablePointer<UInt8>, count: Int) -> Int? {
        if isNormal(UnsafeBufferPointer(start: text, count: count)) { return count }
        guard var number = Decimal(UnsafeBufferPointer(start: text, count: count)) else { return nil }
        number.round(to: shownDigits, exactUpTo: largestExact)
        return number.write(to: text)
    }

    /// The number as a binary one, exact to its last bits; nil when it is no number.
    static func value(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let number = Decimal(text) else { return nil }
        var value = Double(number.digits)
        var exponent = number.exponent
        guard abs(exponent) <= 400 else { return nil }
        while exponent > 0 {
            let step = min(exponent, 22)
            value *= powers[step]
            exponent -= step
        }
        while exponent < 0 {
            let step = min(-exponent, 22)
            value /= powers[step]
            exponent += step
        }
        return number.isNegative ? -value : value
    }

    private static let powers: [Double] = (0...22).map { count in (0..<count).reduce(1) { power, _ in power * 10 } }

    /// Whether the text is what `normalize` would write, for the usual short number.
    private static func isNormal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        let start = index
        // 15 digits and a point.
        guard index < text.count, text.count - start <= shownDigits + 1 else { return false }
        let first = text[index]
        while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
        let whole = index - start
        guard whole > 0, first != 0x30 || whole == 1 else { return false }
        if index == text.count { return whole <= shownDigits && (first != 0x30 || start == 0) }
        guard text[index] == UInt8(ascii: ".") else { return false }
        let point = index
        index += 1
        while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
        // Of 0.00000001 the exponent must be seen.
        return index == text.count && index > point + 1 && text[index - 1] != 0x30 && (first != 0x30 || index - point <= 7)
    }
}

/// `digits × 10^exponent`: a decimal number of at most 19 digits.
private struct Decimal {
    private(set) var digits: UInt64 = 0
    private(set) var exponent = 0
    private(set) var isNegative = false

    /// Digits after the nineteenth that counts are dropped.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        var seen = 0
        var kept = 0
        var afterPoint = false
        while index < text.count {
            let digit = text[index] &- 0x30
            if digit < 10 {
                seen += 1
                if kept < 19 {
                    digits = digits * 10 + UInt64(digit)
                    if digits > 0 { kept += 1 }
                    if afterPoint { exponent -= 1 }
                } else if !afterPoint {
                    exponent += 1
                }
            } else if text[index] == UInt8(ascii: "."), !afterPoint {
                afterPoint = true
            } else {
                break
            }
            index += 1
        }
        guard seen > 0 else { return nil }
        guard index < text.count else { return }
        guard text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        index += 1
        var isSmall = false
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isSmall = text[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < text.count else { return nil }
        var power = 0
        while index < text.count {
            let digit = text[index] &- 0x30
            guard digit < 10, power < 10_000 else { return nil }
            power = power * 10 + Int(digit)
            index += 1
        }
        exponent += isSmall ? -power : power
    }

    /// Half away from zero.
    mutating func round(to count: Int, exactUpTo exact: UInt64) {
        stripZeros()
        if exponent >= 0, digits <= exact, scaled(upTo: exact) != nil { return }
        var divisor: UInt64 = 1
        var length = 0
        var rest = digits
        while rest > 0 {
            rest /= 10
            length += 1
        }
        guard length > count else { return }
        for _ in count..<length { divisor *= 10 }
        let quotient = digits / divisor
        let remainder = digits % divisor
        digits = remainder >= divisor - remainder ? quotient + 1 : quotient
        exponent += length - count
        stripZeros()
    }

    private mutating func stripZeros() {
        guard digits > 0 else {
            exponent = 0
            isNegative = false
            return
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
    }

    /// The integer itself when it is no larger than the limit.
    private func scaled(upTo limit: UInt64) -> UInt64? {
        guard exponent >= 0, exponent < 20 else { return nil }
        var value = digits
        for _ in 0..<exponent {
            guard value <= limit / 10 else { return nil }
            value *= 10
        }
        return value <= limit ? value : nil
    }

    /// Writes 50 bytes at most. Gives how many.
    func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
        var end = 0
        func put(_ byte: UInt8) {
            place[end] = byte
            end += 1
        }
        if isNegative { put(UInt8(ascii: "-")) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { reversed in
            var length = 0
            var rest = digits
            repeat {
                reversed[length] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
                length += 1
            } while rest > 0
            // Of the first digit: 0 for 1, 1 for 10, -1 for 0.1.
            let magnitude = length - 1 + exponent
            if magnitude >= -7, magnitude < 21 {
                if magnitude < 0 {
                    put(0x30)
                    put(UInt8(ascii: "."))
                    for _ in 0..<(-magnitude - 1) { put(0x30) }
                    for index in 0..<length { put(reversed[length - 1 - index]) }
                } else {
                    for index in 0..<max(length, magnitude + 1) {
                        if index == magnitude + 1 { put(UInt8(ascii: ".")) }
                        put(index < length ? reversed[length - 1 - index] : 0x30)
                    }
                }
                return end
            }
            put(reversed[length - 1])
            if length > 1 {
                put(UInt8(ascii: "."))
                for index in 1..<length { put(reversed[length - 1 - index]) }
            }
            put(UInt8(ascii: "E"))
            put(magnitude < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
            var started = false
            for power in [10_000, 1_000, 100, 10, 1] {
                let digit = abs(magnitude) / power % 10
                started = started || digit > 0
                if started { put(UInt8(truncatingIfNeeded: digit) + 0x30) }
            }
            return end
        }
    }
}
