/// IRIs made from addresses that people wrote: cleaned where that is safe, nil where no parser would take them.
extension IRI {
    /// An `http` or `https` address. What an IRI must not hold as it stands is percent-encoded (RFC 3986 §2.1); an address without a host is nil.
    init?(web address: String) {
        let bytes = Array(address.utf8)
        let schemes: [[UInt8]] = [Array("https://".utf8), Array("http://".utf8)]
        guard let scheme = schemes.first(where: { bytes.count > $0.count && zip(bytes, $0).allSatisfy { $0 | 0x20 == $1 | 0x20 } }) else { return nil }

        let authorityEnd = bytes[scheme.count...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        let authority = bytes[scheme.count..<authorityEnd]
        let hostStart = authority.lastIndex(of: 0x40).map { $0 + 1 } ?? authority.startIndex
        let host = authority[hostStart...]
        let portStart = host.firstIndex(of: 0x3A) ?? host.endIndex
        guard portStart > hostStart, host[portStart...].dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        // Brackets stand around IPv6 literals only: no address to publish data at.
        guard !authority.contains(where: { $0 <= 0x20 || "[]\\<>\"{}|^`".utf8.contains($0) }) else { return nil }

        var clean = scheme
        clean.reserveCapacity(bytes.count + 16)
        var inFragment = false
        for index in scheme.count..<bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x23 where !inFragment:
                inFragment = true
                clean.append(byte)
            case 0x25 where index + 2 < bytes.count && Self.isHexadecimal(bytes[index + 1]) && Self.isHexadecimal(bytes[index + 2]):
                clean.append(byte)
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: clean.append(byte)
            case _ where "-._~:/?@!$&'()*+,;=".utf8.contains(byte): clean.append(byte)
            default: Self.percentEncode(byte, into: &clean)
            }
        }
        self.init(String(decoding: clean, as: UTF8.self))
    }

    /// `mailto:` (RFC 6068); nil for what has no name or no domain.
    init?(mail address: String) {
        let bytes = Array(address.utf8)
        guard let at = bytes.lastIndex(of: 0x40), at > 0, at + 1 < bytes.count, !bytes.contains(where: { $0 <= 0x20 }) else { return nil }
        var clean = Array("mailto:".utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F, 0x7E: clean.append(byte)
            case 0x40 where index == at: clean.append(byte)
            default: Self.percentEncode(byte, into: &clean)
            }
        }
        self.init(String(decoding: clean, as: UTF8.self))
    }

    /// `tel:` (RFC 3966) without what people write between digits; nil when less than three digits are left.
    init?(telephone number: String) {
        var digits = number.utf8.filter { (0x30...0x39).contains($0) }
        guard digits.count >= 3 else { return nil }
        if number.utf8.first(where: { $0 != 0x20 && $0 != 0x28 }) == 0x2B { digits.insert(0x2B, at: 0) }
        self.init("tel:" + String(decoding: digits, as: UTF8.self))
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) }

    private static func percentEncode(_ byte: UInt8, into bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes.append(0x25)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}
