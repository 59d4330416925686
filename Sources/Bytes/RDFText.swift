extension ByteWriter {
    /// Appends a string of Turtle or N-Quads with its quotes, in pure ASCII (`\u00E9`, `\U0001F600`): RDF 1.1 Turtle §6.4, N-Triples §7.
    public mutating func turtle(_ text: String) {
        byte(0x22)
        var text = text
        text.withUTF8 { buffer in
            var run = 0
            while true {
                let end = EscapedBytes.end(ofRunIn: buffer, from: run) { EscapedBytes.turtle($0) }
                raw(UnsafeBufferPointer(rebasing: buffer[run..<end]))
                guard end < buffer.count else { break }
                run = end + 1
                switch buffer[end] {
                case 0x22: raw("\\\"")
                case 0x5C: raw("\\\\")
                case 0x0A: raw("\\n")
                case 0x0D: raw("\\r")
                case 0x09: raw("\\t")
                case 0x80...0xFF:
                    let (scalar, length) = decodeScalar(buffer, at: end)
                    if scalar < 0x10000 {
                        raw("\\u")
                        hexadecimal(scalar, digits: 4)
                    } else {
                        raw("\\U")
                        hexadecimal(scalar, digits: 8)
                    }
                    run = end + length
                case let byte:
                    raw("\\u")
                    hexadecimal(UInt32(byte), digits: 4)
                }
            }
        }
        byte(0x22)
    }

    private mutating func hexadecimal(_ value: UInt32, digits: UInt32) {
        for place in (0..<digits).reversed() {
            let digit = UInt8(truncatingIfNeeded: value >> (place * 4)) & 15
            byte(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
    }
}
