/// Which addresses a page may hold: `http`, `https`, `mailto`, `tel`, or relative.
enum SafeAddress {
    private static let schemes: [[UInt8]] = ["http", "https", "mailto", "tel"].map { Array($0.utf8) }

    static func allows(scheme: [UInt8]) -> Bool { schemes.contains(scheme.map(\.asciiLowercased)) }

    /// Browsers drop tabs, line ends and leading blanks before they look at the scheme; here none of them makes a known scheme, so such an address is refused.
    static func allows(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in address.enumerated() {
            switch byte {
            case 0x3A:
                return schemes.contains { $0.count == index && zip($0, address).allSatisfy { $0 == $1.asciiLowercased } }
            case 0x2F, 0x3F, 0x23: return true
            default: continue
            }
        }
        return true
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
    /// What HTML counts as blank: tab, line feed, form feed, carriage return, space.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
