/// SIREN and SIRET numbers of the Sirene register (INSEE): digits without spaces.
public enum BusinessNumber {
    public static func isSIREN(_ text: UnsafeBufferPointer<UInt8>) -> Bool { luhnSum(text, count: 9).map { $0 > 0 && $0 % 10 == 0 } ?? false }

    /// Fourteen digits that pass the check of Luhn. The digits of La Poste's sites (SIREN 356 000 000) need only add up to a multiple of five.
    public static func isSIRET(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let sum = luhnSum(text, count: 14) else { return false }
        if sum % 10 == 0 { return true }
        return text.starts(with: "356000000".utf8) && text.reduce(0) { $0 + Int($1 & 15) } % 5 == 0
    }

    public static func isSIREN(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isSIREN($0) }
    }

    public static func isSIRET(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isSIRET($0) }
    }

    /// The sum of Luhn (ISO/IEC 7812-1, annex B) of so many digits, right when it ends with a zero; nil for any other text.
    private static func luhnSum(_ text: UnsafeBufferPointer<UInt8>, count: Int) -> Int? {
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
}
