/// A number of a JSON document, as arithmetic takes it.
public struct JSONNumber: Sendable, Equatable {
    /// The nearest that arithmetic has, or one of its two neighbours when the text has more than 15 digits or an exponent.
    public var value: Double
    /// How many digits are written behind the decimal point.
    public var decimals: Int

    /// - Parameter text: a number as RFC 8259 §6 writes it, for instance `JSONReader.text` after the event `number`; reading stops at anything else.
    public init(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        func digit() -> UInt64? {
            guard index < text.count, text[index] &- UInt8(ascii: "0") < 10 else { return nil }
            return UInt64(text[index] - UInt8(ascii: "0"))
        }
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var digits: UInt64 = 0
        var exponent = 0
        var decimals = 0
        // Digits past the nineteenth change nothing that a Double can hold.
        while let next = digit() {
            if digits < 1_000_000_000_000_000_000 { digits = digits * 10 + next } else { exponent += 1 }
            index += 1
        }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            while let next = digit() {
                if digits < 1_000_000_000_000_000_000 {
                    digits = digits * 10 + next
                    exponent -= 1
                }
                decimals += 1
                index += 1
            }
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            let sign = index < text.count ? text[index] : 0
            if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index += 1 }
            var written = 0
            while let next = digit() {
                written = min(written * 10 + Int(next), 100_000)
                index += 1
            }
            exponent += sign == UInt8(ascii: "-") ? -written : written
        }
        let size = Self.scaled(digits, exponent)
        value = isNegative ? -size : size
        self.decimals = decimals
    }

    @inline(__always)
    init(value: Double, decimals: Int) {
        self.value = value
        self.decimals = decimals
    }

    static func scaled(_ digits: UInt64, _ exponent: Int) -> Double {
        var value = Double(digits)
        var left = min(max(exponent, -400), 400)
        while left < 0, value != 0 {
            let step = min(-left, 22)
            value /= powers[step]
            left += step
        }
        while left > 0, value.isFinite, value != 0 {
            let step = min(left, 22)
            value *= powers[step]
            left -= step
        }
        return value
    }

    /// The powers of ten that a Double holds exactly.
    static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

/// Up to four numbers of an array, for instance a position on the map.
public struct JSONNumbers: Sendable, Equatable {
    public private(set) var first = 0.0
    public private(set) var second = 0.0
    public private(set) var third = 0.0
    public private(set) var fourth = 0.0
    /// From 0 to 4.
    public private(set) var count = 0
    /// The most digits that one of them has behind the decimal point.
    public private(set) var decimals = 0

    public init() {}

    /// Whether the numbers are the same, however they are written.
    @inline(__always)
    public func isSame(as other: JSONNumbers) -> Bool {
        count == other.count && first == other.first && second == other.second && third == other.third && fourth == other.fourth
    }

    /// Takes one number more; the fifth and those behind it are lost.
    @inline(__always)
    public mutating func append(_ number: JSONNumber) {
        switch count {
        case 0: first = number.value
        case 1: second = number.value
        case 2: third = number.value
        case 3: fourth = number.value
        default: return
        }
        count += 1
        decimals = max(decimals, number.decimals)
    }
}

extension JSONReader {
    /// After `beginArray`: the whole array in one step, if it has one to four plain numbers and only spaces among them. The array's
    /// `endArray` is passed over too, and `place` stays that of `beginArray`.
    ///
    /// Nil, with nothing passed over, for any other array: read it event by event. This is worth it where arrays of numbers are nearly all
    /// there is, as in GeoJSON.
    public mutating func shortNumbers() -> JSONNumbers? {
        guard isAtArrayStart else { return nil }
        var numbers = JSONNumbers()
        var index = position
        while numbers.count < 4 {
            while bytes[index] == 0x20 { index += 1 }
            guard let number = plainNumber(at: &index) else { return nil }
            numbers.append(number)
            while bytes[index] == 0x20 { index += 1 }
            // What the window ends in is 0: neither of these, and the array is left to the slower way.
            if bytes[index] == UInt8(ascii: "]") {
                closeArray(at: index)
                return numbers
            }
            guard bytes[index] == UInt8(ascii: ",") else { return nil }
            index += 1
        }
        return nil
    }

    /// A number of at most 18 digits without an exponent.
    @inline(__always)
    private func plainNumber(at index: inout Int) -> JSONNumber? {
        var at = index
        let isNegative = bytes[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let first = at
        var digits: UInt64 = 0
        while true {
            let digit = bytes[at] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            digits = digits &* 10 &+ UInt64(digit)
            at += 1
        }
        let whole = at - first
        guard whole > 0, whole == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
        var decimals = 0
        if bytes[at] == UInt8(ascii: ".") {
            at += 1
            let point = at
            while true {
                let digit = bytes[at] &- UInt8(ascii: "0")
                guard digit < 10 else { break }
                digits = digits &* 10 &+ UInt64(digit)
                at += 1
            }
            decimals = at - point
            guard decimals > 0 else { return nil }
        }
        guard whole + decimals <= 18 else { return nil }
        index = at
        let size = decimals == 0 ? Double(digits) : Double(digits) / JSONNumber.powers[decimals]
        return JSONNumber(value: isNegative ? -size : size, decimals: decimals)
    }
}
