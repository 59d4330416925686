/// Addresses that may reach a page: http and https only, judged on bytes.
enum WebAddress {
    /// The address if it is http or https with a host, and holds nothing that could end an attribute or hide a scheme
    /// (RFC 3986 characters and non-ASCII letters only; at most 2,000 bytes).
    static func checked(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2_000 else { return nil }
        let lower = bytes.prefix(8).map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        let start: Int
        if lower.starts(with: Array("https://".utf8)) { start = 8 } else if lower.starts(with: Array("http://".utf8)) { start = 7 } else { return nil }
        guard start < bytes.count, isHostByte(bytes[start]) else { return nil }
        for byte in bytes[start...] where byte <= 0x20 || byte == 0x7F || forbidden.contains(byte) { return nil }
        return text
    }

    private static let forbidden = Set("\"'<>\\^`{|}".utf8)

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80 || byte == 0x5B
    }

    /// An e-mail address as town halls write them (a part of RFC 5321 §4.1.2): no quotes, no spaces, a host with a dot.
    static func checkedEmail(_ text: String) -> String? {
        var bytes = Array(text.utf8)
        if bytes.count > 7, bytes.prefix(7).map({ $0 | 0x20 }).elementsEqual("mailto:".utf8) { bytes.removeFirst(7) }
        guard bytes.count <= 254, let at = bytes.firstIndex(of: 0x40), at > 0 else { return nil }
        let host = bytes[(at + 1)...]
        guard bytes[..<at].allSatisfy({ isNameByte($0) || "!#$%*+=_~".utf8.contains($0) }) else { return nil }
        guard host.count >= 3, host.contains(0x2E), host.first != 0x2E, host.last != 0x2E, host.allSatisfy({ isNameByte($0) && $0 != 0x5F }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }

    /// A telephone number: digits, spaces and the usual marks, at least six digits.
    static func checkedTelephone(_ text: String) -> String? {
        let marks = Set(" +-.()/".utf8)
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || marks.contains($0) }) else { return nil }
        return text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 6 ? text : nil
    }
}

/// The address under which a site is published: http or https, no query, with the `/` that relative addresses need; nil when it is not one.
///
/// It is ASCII, so that pages, feeds and ledger write one and the same: names of hosts as the DNS has them (`xn--…`, RFC 3492), other bytes percent-encoded.
public func checkedBaseAddress(_ text: String) -> String? {
    guard let address = WebAddress.checked(text), !address.utf8.contains(0x3F), !address.utf8.contains(0x23) else { return nil }
    // The address goes into every feed: no password in it, no port that is none, no host in brackets.
    let authority = address.utf8.drop { $0 != 0x3A }.dropFirst(3).prefix { $0 != 0x2F }
    let parts = authority.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard !authority.contains(0x40), !authority.contains(0x5B), parts.count <= 2, parts.first?.isEmpty == false else { return nil }
    if parts.count == 2 {
        guard let port = String(parts[1]).flatMap({ Int($0) }), (1...65_535).contains(port) else { return nil }
    }
    guard let ascii = inASCII(address) else { return nil }
    return ascii.utf8.last == 0x2F ? ascii : ascii + "/"
}

private func inASCII(_ address: String) -> String? {
    guard address.utf8.contains(where: { $0 >= 0x80 }) else { return address }
    let bytes = Array(address.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A) else { return nil }
    let start = colon + 3
    let slash = bytes.dropFirst(start).firstIndex(of: 0x2F) ?? bytes.endIndex
    let authority = bytes[start..<slash].split(separator: 0x3A, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    guard let host = authority.first else { return nil }
    var labels: [String] = []
    for label in host.lowercased().unicodeScalars.split(separator: ".", omittingEmptySubsequences: false) {
        guard let encoded = Punycode.label(Array(label)), encoded.utf8.count <= 63 else { return nil }
        labels.append(encoded)
    }
    var text = Array(bytes[..<start]) + labels.joined(separator: ".").utf8
    if authority.count > 1 { text += (":" + authority[1]).utf8 }
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes[slash...] {
        if byte >= 0x80 { text += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] } else { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
}
