private import Bytes

/// Insee codes of places, as text: never numbers, or `01004` would lose its zero.
enum InseeCode {
    /// A commune (5 characters, `2A`/`2B` in Corsica), a département (2 or 3), or an EPCI's SIREN (9 digits with a right key).
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func digit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }
        switch bytes.count {
        case 2, 3, 5:
            let corsica = bytes[0] == 0x32 && (bytes[1] == 0x41 || bytes[1] == 0x42)
            return digit(0) && (digit(1) || corsica) && bytes.indices.dropFirst(2).allSatisfy(digit)
        case 9: return BusinessNumber.isSiren(text)
        default: return false
        }
    }

    /// The code with the zero that a spreadsheet takes away: `1004` → `01004`.
    static func repaired(_ text: String) -> [String] {
        let code = "0" + text
        return (text.utf8.count == 4 || text.utf8.count == 1) && isValid(code) ? [code] : []
    }
}

/// SIREN and SIRET numbers of the Sirene register.
enum BusinessNumber {
    /// Nine digits whose Luhn sum is a multiple of ten.
    static func isSiren(_ text: String) -> Bool { text.utf8.count == 9 && luhn(text) }

    /// Fourteen digits whose Luhn sum is a multiple of ten; the digits of La Poste’s establishments (SIREN 356000000), its seat excepted,
    /// add up to a multiple of five instead.
    static func isSiret(_ text: String) -> Bool {
        guard text.utf8.count == 14, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        if text.utf8.starts(with: "356000000".utf8), text.utf8.reduce(0, { $0 + Int($1 - 0x30) }) % 5 == 0 { return true }
        return luhn(text)
    }

    private static func luhn(_ text: String) -> Bool {
        var sum = 0
        for (offset, byte) in text.utf8.reversed().enumerated() {
            guard (0x30...0x39).contains(byte) else { return false }
            let digit = Int(byte - 0x30)
            let doubled = offset % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum > 0 && sum % 10 == 0
    }
}

/// The form under which two keywords are one.
func keywordSlug(_ text: String) -> String { slug(text) }
