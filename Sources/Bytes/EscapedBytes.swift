/// Finds the bytes that have to be escaped, eight bytes at a time: most texts hold few of them, or none.
///
/// Each test takes a word of eight bytes, the first lowest, and sets the highest bit of bytes it is about. What it sets above the first of
/// them means nothing (subtractions borrow from the bytes above), so only the first one counts.
enum EscapedBytes {
    /// Where the run of bytes that no test marks ends; `text.count` when it goes on to the end.
    @inline(__always)
    static func end(ofRunIn text: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var index = start
        while index + 8 <= bytes.count {
            let found = marks(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        // The last bytes, with letters above them.
        var rest = letters
        for offset in (index..<bytes.count).reversed() { rest = rest << 8 | UInt64(bytes[offset]) }
        let found = marks(rest)
        return found == 0 ? bytes.count : index + found.trailingZeroBitCount >> 3
    }

    /// `"`, `&`, `'`, `<`, `>`, control characters, and the byte that U+FFFE and U+FFFF begin with.
    @inline(__always)
    static func html(_ word: UInt64) -> UInt64 {
        suspect(word) | (equal(word, 0x22) | equal(word & ~every(0x01), 0x26) | equal(word & ~every(0x02), 0x3C)) & every(0x80)
    }

    /// All of these, and what is not ASCII.
    @inline(__always)
    static func xml(_ word: UInt64) -> UInt64 { html(word) | word & every(0x80) }

    /// `"`, `&`, `<`, `>`, `\`, control characters, and what is not ASCII.
    @inline(__always)
    static func json(_ word: UInt64) -> UInt64 {
        (control(word) | equal(word, 0x7F) | equal(word & ~every(0x04), 0x22) | equal(word & ~every(0x02), 0x3C) | equal(word, 0x5C) | word) & every(0x80)
    }

    /// `"`, `\` and control characters but U+007F.
    @inline(__always)
    static func jsonText(_ word: UInt64) -> UInt64 { (control(word) | equal(word, 0x22) | equal(word, 0x5C)) & every(0x80) }

    /// `"`, `\`, control characters, and what is not ASCII.
    @inline(__always)
    static func turtle(_ word: UInt64) -> UInt64 { jsonText(word) | (equal(word, 0x7F) | word) & every(0x80) }

    /// Control characters, and the byte that U+FFFE and U+FFFF begin with.
    @inline(__always)
    static func suspect(_ word: UInt64) -> UInt64 { (control(word) | equal(word, 0x7F) | equal(word, 0xEF)) & every(0x80) }

    private static var letters: UInt64 { every(0x61) }

    @inline(__always)
    private static func every(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Bytes below a space; only the highest bit of each byte counts.
    @inline(__always)
    private static func control(_ word: UInt64) -> UInt64 { (word &- every(0x20)) & ~word }

    @inline(__always)
    private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ every(byte)
        return (difference &- every(0x01)) & ~difference
    }
}
