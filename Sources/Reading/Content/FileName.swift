/// Which file names may become addresses.
enum FileName {
    /// Why a name cannot become an address, in French and in English; nil when it can.
    ///
    /// An allow-list: letters, marks and digits of any script, and `- _ . , ( ) + ~ ' ’ & = @` and single spaces.
    static func problem(with name: String) -> (french: String, english: String)? {
        if name.utf8.count > 200 { return ("il est trop long (plus de 200 octets)", "it is too long (over 200 bytes)") }
        if name.utf8.first == 0x2D { return ("il commence par un tiret", "it begins with a hyphen") }
        if name.utf8.first == 0x20 { return ("il commence par un espace", "it begins with a space") }
        if let last = name.utf8.last, last == 0x20 || last == 0x2E { return ("il finit par un espace ou un point", "it ends with a space or a full stop") }
        for scalar in name.unicodeScalars where !isAllowed(scalar) {
            let shown = scalar.value < 0x20 || scalar.properties.generalCategory == .format ? "U+" + hexadecimal(scalar.value) : String(scalar)
            return ("il contient le caractère « \(shown) »", "it holds the character “\(shown)”")
        }
        let stem = name.utf8.prefix { $0 != 0x2E }.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
        if devices.contains(String(decoding: stem, as: UTF8.self)) { return ("Windows réserve ce nom", "Windows reserves this name") }
        return nil
    }

    private static let devices: Set<String> = {
        var names: Set<String> = ["CON", "PRN", "AUX", "NUL"]
        for number in 1...9 { names.formUnion(["COM\(number)", "LPT\(number)"]) }
        return names
    }()

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            switch UInt8(scalar.value) {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
            default: return "-_.,()+~'&=@ ".utf8.contains(UInt8(scalar.value))
            }
        }
        if scalar.value == 0x2019 { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// What editors, office suites and systems leave behind: never meant for publication.
    static func isDropping(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasSuffix("~") || lower.hasPrefix("~$") || lower.hasPrefix(".~lock") || lower.hasSuffix(".bak") || lower.hasSuffix(".tmp")
            || lower.hasSuffix(".swp") || lower.hasSuffix(".orig") || lower == "thumbs.db" || lower == "desktop.ini"
            || (lower.hasPrefix("#") && lower.hasSuffix("#"))
    }

    /// A key under which two names collide on hosts and computers that ignore case or the form of accents:
    /// Swift compares strings by canonical equivalence, so NFC and NFD spellings are one key.
    static func collisionKey(_ name: String) -> String { name.lowercased() }

    /// A title made from a file's name: `subventions-2017.csv` → `Subventions 2017`.
    static func title(from name: String) -> String {
        var bytes = Array(name.utf8)
        if let dot = bytes.lastIndex(of: 0x2E), dot > 0 { bytes.removeSubrange(dot...) }
        for index in bytes.indices where bytes[index] == 0x2D || bytes[index] == 0x5F { bytes[index] = 0x20 }
        let words = cleanLine(String(decoding: bytes, as: UTF8.self))
        guard let first = words.unicodeScalars.first else { return name }
        return first.properties.uppercaseMapping + String(words.unicodeScalars.dropFirst())
    }
}
