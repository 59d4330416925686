/// The escapes of Office's texts: `_x000D_` is U+000D (ECMA-376 part 1, §22.9.2.19, ST_Xstring).
enum EscapedText {
    /// Decodes the escapes in place. Gives the new length.
    ///
    /// Two escapes that are the halves of one character become it; a lone half becomes U+FFFD, and NUL nothing.
    static func decode(_ text: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
        guard let first = firstEscape(text, count: count) else { return count }
        var read = first
        var written = first
        while read < count {
            guard let unit = escape(text, at: read, count: count) else {
                text[written] = text[read]
                read += 1
                written += 1
                continue
            }
            read += 7
            var scalar = unit
            if unit & 0xFC00 == 0xD800, let low = escape(text, at: read, count: count), low & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
                read += 7
            }
            guard scalar != 0 else { continue }
            // Four bytes at most where seven were read.
            for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}").unsafelyUnwrapped {
                text[written] = byte
                written += 1
            }
        }
        return written
    }

    private static func firstEscape(_ text: UnsafeMutablePointer<UInt8>, count: Int) -> Int? {
        guard count >= 7 else { return nil }
        var index = 0
        while index <= count - 7 {
            if text[index] == UInt8(ascii: "_"), escape(text, at: index, count: count) != nil { return index }
            index += 1
        }
        return nil
    }

    private static func escape(_ text: UnsafeMutablePointer<UInt8>, at start: Int, count: Int) -> UInt32? {
        guard start + 7 <= count, text[start] == UInt8(ascii: "_"), text[start + 1] == UInt8(ascii: "x"), text[start + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt32 = 0
        for index in (start + 2)..<(start + 6) {
            switch text[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(text[index] - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(text[index] - UInt8(ascii: "A") + 10)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(text[index] - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return unit
    }
}
