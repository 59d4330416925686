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
        case 9: return BusinessNumber.isSIREN(text)
        default: return false
        }
    }

    /// The code with the zero that a spreadsheet takes away: `1004` → `01004`.
    static func repaired(_ text: String) -> [String] {
        let code = "0" + text
        return (text.utf8.count == 4 || text.utf8.count == 1) && isValid(code) ? [code] : []
    }
}

/// The form under which two keywords are one.
func keywordSlug(_ text: String) -> String { slug(text) }
