/// Tiny images, and what cameras and programs put around their pixels.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.filter { $0 != 0x20 && $0 != 0x0A }.map { UInt8($0 <= 0x39 ? $0 - 0x30 : $0 - 0x61 + 10) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

private func number(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

/// JPEG: 8 × 8 grey pixels.
enum JPEGFile {
    static let start = bytes("ffd8")
    static let end = bytes("ffd9")
    static let jfif = segment(0xE0, Array("JFIF\0".utf8) + bytes("010100000100010000"))
    static let tables = bytes(
        """
        ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763
        """)
    /// Frame, Huffman tables and one scan.
    static let baseline = bytes(
        """
        ffc0000b080008000801011100 ffc40014000100000000000000000000000000000005 ffc40017100003010000000000000000000000000000011141
        ffda0008010100003f00 25bb90
        """)
    /// A frame, and six scans with tables between them; the first two, and the rest.
    static let progressive = (
        bytes(
            """
            ffc2000b080008000801011100 ffc40014000100000000000000000000000000000004 ffda000801010000000127
            ffc40014100100000000000000000000000000000000 ffda00080101000105027f
            """),
        bytes(
            """
            ffc40014100100000000000000000000000000000000 ffda0008010100063f027f ffc40014100100000000000000000000000000000000
            ffda0008010100013f217f ffda00080101000000107f ffc40017100003010000000000000000000000000000011141 ffda0008010100013f106ee43f
            """)
    )
    static let plain = start + jfif + tables + baseline + end

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] { [0xFF, marker] + number(content.count + 2, 2) + content }

    static func segment(_ marker: UInt8, _ text: String) -> [UInt8] { segment(marker, Array(text.utf8)) }

    /// Exif as a phone writes it: the maker’s name, the orientation, in either byte order.
    static func exif(orientation: Int, littleEndian: Bool = false) -> [UInt8] {
        let ordered = { (value: Int, count: Int) in littleEndian ? number(value, count).reversed() : number(value, count) }
        var content = Array("Exif\0\0".utf8) + (littleEndian ? Array("II*\0".utf8) : Array("MM\0*".utf8)) + ordered(8, 4) + ordered(2, 2)
        content += ordered(0x010F, 2) + ordered(2, 2) + ordered(9, 4) + ordered(38, 4)
        content += ordered(0x0112, 2) + ordered(3, 2) + ordered(1, 4) + ordered(orientation, 2) + ordered(0, 2)
        return segment(0xE1, content + ordered(0, 4) + Array("SECRET-9\0".utf8))
    }

    /// The smallest Exif that says an orientation.
    static func orientation(_ orientation: UInt8) -> [UInt8] {
        bytes("ffe10022 457869660000 4d4d002a00000008 0001 0112000300000001") + [0, orientation] + bytes("0000 00000000")
    }

    static let full =
        start + jfif + exif(orientation: 6) + segment(0xE1, "http://ns.adobe.com/xap/1.0/\0SECRET") + segment(0xE2, "ICC_PROFILE\0\u{1}\u{1}colours")
        + segment(0xE2, "MPF\0SECRET") + segment(0xED, "Photoshop 3.0\0SECRET") + segment(0xEE, "Adobe\0d\0\0\0\0\u{1}SECRET") + segment(0xFE, "SECRET")
        + tables + progressive.0 + segment(0xFE, "SECRET between scans") + progressive.1 + end + plain + Array("SECRET".utf8)
}

/// PNG: 2 × 1 pixels, red and black.
enum PNGFile {
    static let start = bytes("89504e470d0a1a0a 0000000d49484452000000020000000108020000007b40e8dd")
    static let data = bytes("0000000f49444154789c63f8cfc0c0c0c0000006010100b0974613")
    static let end = bytes("0000000049454e44ae426082")
    static let plain = start + data + end

    /// A chunk; its CRC is not looked at.
    static func chunk(_ name: String, _ content: String = "SECRET") -> [UInt8] {
        number(content.utf8.count, 4) + Array(name.utf8) + Array(content.utf8) + [1, 2, 3, 4]
    }

    static let full =
        start + chunk("tEXt") + chunk("gAMA", "\0\0\u{1}\u{1}") + chunk("iTXt") + chunk("eXIf") + chunk("tIME") + chunk("caBX") + data + chunk("zTXt") + end
        + Array("SECRET".utf8)
}

/// GIF: 2 × 1 pixels, red and black.
enum GIFFile {
    static let start = bytes("474946383961 02000100810000 000000ff0000000000000000")
    static let control = bytes("21f904000a000000")
    static let picture = bytes("2c0000000002000100 00 08 05 0003000808 00")
    static let end = bytes("3b")
    static let plain = start + picture + end
    static let loops = bytes("21ff0b") + Array("NETSCAPE2.0".utf8) + bytes("0301050000")

    static func blocks(_ introducer: String, _ text: String) -> [UInt8] { bytes(introducer) + [UInt8(text.utf8.count)] + Array(text.utf8) + [0] }

    static let full =
        start + loops + blocks("21fe", "SECRET") + control + picture + blocks("21ff0b584d502044617461584d50", "SECRET") + blocks("21aa", "SECRET")
        + control + picture + end + Array("SECRET".utf8)
}

/// WebP: 2 × 1 pixels, red and black.
enum WebPFile {
    static let lossless = bytes("5650384c100000002f010000000f10f31ff31f868ce87f00")
    static let lossy = bytes("56503820280000007001009d012a020001000cc0ce25a0027401400000feec34164da136ee54f76fded596a217200000")
    static let plain = riff(lossless)

    static func riff(_ chunks: [UInt8]) -> [UInt8] { chunk("RIFF", Array("WEBP".utf8) + chunks) }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + number(content.count, 4).reversed() + content + (content.count.isMultiple(of: 2) ? [] : [0])
    }

    static func chunk(_ name: String, _ content: String) -> [UInt8] { chunk(name, Array(content.utf8)) }

    static func header(flags: String) -> [UInt8] { chunk("VP8X", bytes(flags + "000000 010000 000000")) }

    static let full =
        riff(header(flags: "2c") + chunk("ICCP", "colours") + lossy + chunk("EXIF", "SECRET!") + chunk("XMP ", "SECRET") + chunk("C2PA", "SECRET"))
        + Array("SECRET".utf8)

    static func animation(secrets: Bool) -> [UInt8] {
        let frame = bytes("000000 000000 010000 000000 640000 00") + lossless
        let hidden = secrets ? chunk("note", "SECRET") : []
        return riff(header(flags: secrets ? "0e" : "02") + chunk("ANIM", bytes("ffffffff0000")) + chunk("ANMF", frame + hidden) + chunk("ANMF", frame) + hidden)
    }
}
