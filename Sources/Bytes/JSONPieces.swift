/// What stands between the quotes of a JSON string (RFC 8259 §7), piece by piece.
enum JSONPieces {
    /// The bytes that stand for a character, in one word.
    struct Escape {
        /// The first lowest; zeros above the last.
        let bytes: UInt64
        let count: Int
    }

    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - marks: a test of `EscapedBytes` that marks `"`, `\` and control characters at least: what it marks is escaped.
    ///   - run: takes bytes that stand for themselves, one at least.
    ///   - escape: takes the escape of a character; one beyond U+FFFF has two.
    @inline(__always)
    static func forEach(
        of text: UnsafeBufferPointer<UInt8>, escaping marks: (UInt64) -> UInt64, run: (UnsafeBufferPointer<UInt8>) -> Void, escape: (Escape) -> Void
    ) {
        var start = 0
        while true {
            let end = EscapedBytes.end(ofRunIn: text, from: start, marks)
            if end > start { run(UnsafeBufferPointer(rebasing: text[start..<end])) }
            guard end < text.count else { return }
            let (scalar, length) = decodeScalar(text, at: end)
            start = end + length
            switch scalar {
            case 0x22, 0x5C: escape(Escape(bytes: 0x5C | UInt64(scalar) << 8, count: 2))
            case 0x0A: escape(Escape(bytes: 0x6E5C, count: 2))
            case 0x10000...:
                escape(Escape(unit: 0xD800 + (scalar - 0x10000) >> 10))
                escape(Escape(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF))
            default: escape(Escape(unit: scalar))
            }
        }
    }
}

extension JSONPieces.Escape {
    /// `\u00e9`
    @inline(__always)
    fileprivate init(unit: UInt32) {
        func digit(_ shift: UInt32) -> UInt64 {
            let value = UInt64(unit >> shift) & 15
            return value < 10 ? 0x30 + value : 0x57 + value
        }
        self.init(bytes: 0x755C | digit(12) << 16 | digit(8) << 24 | digit(4) << 32 | digit(0) << 40, count: 6)
    }
}
