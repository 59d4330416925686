/// The two encodings of one byte a character that old office programs write.
enum SingleByteText {
    /// The scalar of a byte of Windows-1252 (WHATWG Encoding, index windows-1252: the five bytes without a character stay control characters).
    @inline(__always)
    static func windows1252(_ byte: UInt8) -> UInt32 {
        byte & 0xE0 == 0x80 ? UInt32(specials[Int(byte & 0x1F)]) : UInt32(byte)
    }

    /// The scalar of a byte of ISO-8859-15.
    static func latin9(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0xA4: 0x20AC
        case 0xA6: 0x160
        case 0xA8: 0x161
        case 0xB4: 0x17D
        case 0xB8: 0x17E
        case 0xBC: 0x152
        case 0xBD: 0x153
        case 0xBE: 0x178
        default: UInt32(byte)
        }
    }

    private static let specials: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]
}

/// Writes a scalar as UTF-8 and gives its length. There must be room for four bytes.
@inline(__always)
func write(_ scalar: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
        output[0] = UInt8(truncatingIfNeeded: scalar)
        return 1
    }
    if scalar < 0x800 {
        output[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 2
    }
    if scalar < 0x10000 {
        output[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 3
    }
    output[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
    output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
    output[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 4
}
