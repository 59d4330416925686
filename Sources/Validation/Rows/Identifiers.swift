/// The national numbers of bodies and their sites (décret n° 2014-1438, INSEE).
enum Identifiers {
    /// The digits of a text, spaces let through; nil when it has anything else.
    static func digits(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var digits: [UInt8] = []
        for byte in text {
            if byte == 0x20 { continue }
            guard Numbers.isDigit(byte), digits.count < 20 else { return nil }
            digits.append(byte & 15)
        }
        return digits
    }

    /// The sum of Luhn (ISO/IEC 7812-1, annex B): right when it ends with a zero.
    static func luhnSum(_ digits: some BidirectionalCollection<UInt8>) -> Int {
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            let value = position & 1 == 0 ? Int(digit) : Int(digit) * 2
            sum += value > 9 ? value - 9 : value
        }
        return sum
    }

    /// The sum of Luhn of a text that has nothing but so many digits; nil for any other.
    @inline(__always)
    private static func plainSum(_ text: UnsafeBufferPointer<UInt8>, count: Int) -> Int? {
        guard text.count == count else { return nil }
        var sum = 0
        for index in 0..<count {
            let digit = text[index] &- 0x30
            guard digit < 10 else { return nil }
            let value = (count - index) & 1 == 1 ? digit : digit * 2
            sum += Int(value > 9 ? value - 9 : value)
        }
        return sum
    }

    static func isSIREN(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let sum = plainSum(text, count: 9) { return sum % 10 == 0 }
        guard let digits = digits(text), digits.count == 9 else { return false }
        return luhnSum(digits) % 10 == 0
    }

    /// Fourteen digits that pass the check of Luhn. The sites of La Poste (SIREN 356 000 000) need only sum up to a multiple of five.
    static func isSIRET(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let sum = plainSum(text, count: 14), sum % 10 == 0 { return true }
        guard let digits = digits(text), digits.count == 14 else { return false }
        if luhnSum(digits) % 10 == 0 { return true }
        return digits.starts(with: [3, 5, 6, 0, 0, 0, 0, 0, 0]) && digits.reduce(0) { $0 + Int($1) } % 5 == 0
    }
}
