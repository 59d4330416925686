/// Images of another site that readers may lay below maps, on the squares of the Web Mercator scheme.
public struct MapTiles: Sendable, Equatable {
    /// `https://tiles.example.org/{z}/{x}/{y}.png`.
    public let address: String
    /// Who is to be credited; may be empty.
    public let credit: String
    /// `https://tiles.example.org`: what the security policy must let through.
    public let origin: String
    public let host: String

    /// - Returns: nil unless it is an address with `https://`, a plain host, and a place for each of z, x and y.
    public init?(_ address: String, credit: String) {
        let scheme = "https://"
        let bytes = Array(address.utf8)
        guard bytes.count < 500, bytes.starts(with: scheme.utf8) else { return nil }
        let host = bytes.dropFirst(scheme.utf8.count).prefix { $0 != 0x2F }
        let path = bytes.dropFirst(scheme.utf8.count + host.count)
        guard host.contains(0x2E), host.allSatisfy(Self.isHostByte), path.allSatisfy(Self.isPathByte) else { return nil }
        for gap in ["{z}", "{x}", "{y}"] {
            let gap = Array(gap.utf8)
            guard path.indices.contains(where: { path[$0...].starts(with: gap) }) else { return nil }
        }
        self.address = address
        self.credit = credit
        self.host = String(decoding: host, as: UTF8.self)
        origin = scheme + self.host
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x3A
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "/-._~=&?@{}".utf8.contains(byte)
    }
}
