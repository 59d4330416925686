extension ByteWriter {
    /// Appends a text into Markdown (CommonMark 0.31), as part of a line: what would be read as a mark stands behind a backslash, and so does the bar of
    /// tables. Line breaks become spaces, control characters U+FFFD.
    public mutating func markdown(_ text: String) {
        var text = text
        text.withUTF8 { markdown($0) }
    }

    /// The same for bytes that are already known to be UTF-8.
    public mutating func markdown(_ text: UnsafeBufferPointer<UInt8>) {
        var run = 0
        var index = -1
        while true {
            index += 1
            while index < text.count, Self.isPlainInMarkdown(text[index]) { index += 1 }
            guard index < text.count else { break }
            let byte = text[index]
            switch byte {
            // \ ` * _ [ ] < > | ~ # &
            case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x7C, 0x7E, 0x23, 0x26:
                // Within a word an underscore is one, and so is a # anywhere but at a line's start: names of files and columns stay legible.
                if byte == 0x5F, index > 0, index + 1 < text.count, isWord(text[index - 1]), isWord(text[index + 1]) { continue }
                if byte == 0x23, index > 0 { continue }
                raw(UnsafeBufferPointer(rebasing: text[run..<index]))
                self.byte(0x5C)
                run = index
            // + - = and the end of a number: marks at the start of a line alone.
            case 0x2B, 0x2D, 0x3D:
                guard index == 0 else { continue }
                self.byte(0x5C)
            case 0x2E, 0x29:
                guard index > 0, index < 10, text[..<index].allSatisfy({ $0 &- 0x30 < 10 }) else { continue }
                raw(UnsafeBufferPointer(rebasing: text[run..<index]))
                self.byte(0x5C)
                run = index
            case 0x09, 0x0A, 0x0D:
                raw(UnsafeBufferPointer(rebasing: text[run..<index]))
                self.byte(0x20)
                run = index + 1
            case 0..<0x20, 0x7F:
                raw(UnsafeBufferPointer(rebasing: text[run..<index]))
                raw("\u{FFFD}")
                run = index + 1
            default: continue
            }
        }
        raw(UnsafeBufferPointer(rebasing: text[run...]))
    }

    /// Appends an address as the target of a Markdown link: what would end it, or is no part of an address, is percent-encoded.
    public mutating func markdownAddress(_ address: String) {
        for byte in address.utf8 {
            switch byte {
            case 0...0x20, 0x28, 0x29, 0x3C, 0x3E, 0x5C, 0x7F:
                self.byte(0x25)
                self.byte(Self.upperDigit(byte >> 4))
                self.byte(Self.upperDigit(byte & 15))
            default: self.byte(byte)
            }
        }
    }

    /// Whether a byte is never a mark, wherever it stands.
    @inline(__always)
    private static func isPlainInMarkdown(_ byte: UInt8) -> Bool {
        if byte >= 0x80 { return true }
        // Control characters, # & ) * + - . < = >, then [ \ ] _ ` | ~ and DEL.
        let marks: UInt64 = byte < 0x40 ? 0x7000_6E48_FFFF_FFFF : 0xD000_0001_B800_0000
        return marks >> UInt64(byte & 0x3F) & 1 == 0
    }

    private func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

    private static func upperDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
