/// Web addresses, e-mail addresses and UUIDs as texts.
enum CellAddresses {
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || Numbers.isDigit(byte) }

    /// A scheme, a colon and something after it (RFC 3986 §3), as the reference validators ask for no more.
    @inline(__always)
    static func isURI(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count > 2, isLetter(text[0]) else { return false }
        var index = 1
        while index < text.count {
            let byte = text[index]
            if byte == 0x3A { return index + 1 < text.count }
            guard isLetterOrDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E else { return false }
            index += 1
        }
        return false
    }

    /// A local part of dotted words (RFC 5321 §4.1.2) and a domain of at least two labels.
    static func isEmail(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= 320, let at = text.lastIndex(of: 0x40), at > 0, at <= 64, at + 1 < text.count else { return false }
        let local = text[..<at]
        if local.first == 0x22 { return local.count > 2 && local.last == 0x22 && isDomain(text[(at + 1)...]) }
        var wordLength = 0
        for byte in local {
            if byte == 0x2E {
                guard wordLength > 0 else { return false }
                wordLength = 0
            } else {
                guard isLetterOrDigit(byte) || byte >= 0x80 || isMark(byte) else { return false }
                wordLength += 1
            }
        }
        return wordLength > 0 && isDomain(text[(at + 1)...])
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isDomain(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard text.count <= 253 else { return false }
        let labels = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.contains(where: { !Numbers.isDigit($0) }), last.count >= 2 else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.count <= 63 && label.first != 0x2D && label.last != 0x2D
                && label.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 >= 0x80 }
        }
    }

    /// `123e4567-e89b-12d3-a456-426614174000` (RFC 9562 §4).
    static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 36 else { return false }
        for index in 0..<36 {
            switch index {
            case 8, 13, 18, 23: guard text[index] == 0x2D else { return false }
            default: guard Numbers.isDigit(text[index]) || (text[index] | 0x20) &- 0x61 < 6 else { return false }
            }
        }
        return true
    }
}
