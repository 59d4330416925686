internal import Bytes

/// What a destination is, judged on its bytes as a browser would read it.
enum AddressKind {
    case empty
    /// `#…`: within the same text.
    case fragment
    /// Within the site.
    case relative
    /// http or https, with a host.
    case web
    case mail
    /// `tel:` and a number.
    case telephone
    /// Anything else.
    case unsafe

    init(_ destination: UnsafeBufferPointer<UInt8>) {
        self = Self.judge(destination, decodingPercents: false)
        // `javascript%3A` is only a path to a browser, but whoever decodes it once too often makes a script of it.
        guard self == .relative, destination.contains(0x25) else { return }
        switch Self.judge(destination, decodingPercents: true) {
        case .web, .mail, .telephone, .unsafe: self = .unsafe
        case .empty, .fragment, .relative: break
        }
    }

    private static func judge(_ destination: UnsafeBufferPointer<UInt8>, decodingPercents: Bool) -> AddressKind {
        var reader = AddressReader(bytes: destination, decodesPercents: decodingPercents)
        guard let first = reader.next() else { return .empty }
        if first == 0x23 { return .fragment }
        if first == 0x2F || first == 0x5C {
            let second = reader.next()
            return second == 0x2F || second == 0x5C ? .unsafe : .relative
        }
        // A scheme is all that stands before a colon, unless a path, a query or a fragment begins before it (RFC 3986 §4.2).
        var scheme: UInt64 = 0
        var length = 0
        var byte: UInt8? = first
        while let current = byte {
            switch current {
            case 0x2F, 0x3F, 0x23: return .relative
            case 0x3A:
                switch (length, scheme) {
                case (4, 0x6874_7470), (5, 0x68_7474_7073):
                    guard reader.next() == 0x2F, reader.next() == 0x2F, let host = reader.next() else { return .unsafe }
                    return host == 0x2F || host == 0x5C || host == 0x3F || host == 0x23 ? .unsafe : .web
                case (6, 0x6D61_696C_746F): return reader.next() == nil ? .unsafe : .mail
                case (3, 0x74_656C): return isNumber(&reader) ? .telephone : .unsafe
                default: return .unsafe
                }
            default:
                let letter = current &- 0x41 < 26 ? current | 0x20 : current
                scheme = scheme << 8 | UInt64(letter)
                length += 1
            }
            byte = reader.next()
        }
        return .relative
    }

    /// Digits, with what people put between them: spaces (also as `%20`), full stops, hyphens, parentheses; `+` before them (RFC 3966).
    private static func isNumber(_ reader: inout AddressReader) -> Bool {
        var digits = 0
        while let byte = reader.next() {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2B where digits == 0: break
            case 0x28, 0x29, 0x2D, 0x2E: break
            case 0x25 where reader.next() == 0x32 && reader.next() == 0x30: break
            default: return false
            }
        }
        return digits > 0
    }
}

/// Reads an address without the controls and spaces that browsers skip.
private struct AddressReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let decodesPercents: Bool
    var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>, decodesPercents: Bool) {
        self.bytes = bytes
        self.decodesPercents = decodesPercents
    }

    mutating func next() -> UInt8? {
        while index < bytes.count {
            var byte = bytes[index]
            index += 1
            if decodesPercents, byte == 0x25, index + 1 < bytes.count, let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1]) {
                byte = high << 4 | low
                index += 2
            }
            if byte > 0x20, byte != 0x7F { return byte }
        }
        return nil
    }

    private func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

extension ByteWriter {
    /// Appends an address into a quoted attribute value: what an address cannot hold is percent-encoded, and controls are left out.
    mutating func addressValue(_ address: UnsafeBufferPointer<UInt8>) {
        for byte in address {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A,
                // - _ . + ! * ( ) , % # @ ? = ; : / $ ~
                0x2D, 0x5F, 0x2E, 0x2B, 0x21, 0x2A, 0x28, 0x29, 0x2C, 0x25, 0x23, 0x40, 0x3F, 0x3D, 0x3B, 0x3A, 0x2F, 0x24, 0x7E:
                self.byte(byte)
            case 0x26: raw("&amp;")
            case 0x27: raw("&#39;")
            case 0x00...0x1F, 0x7F: break
            default: percentEncoded(byte)
            }
        }
    }

    /// Appends `#` and a fragment into a quoted attribute value.
    mutating func fragment(_ fragment: String) {
        byte(0x23)
        addressSegment(fragment)
    }

    private mutating func percentEncoded(_ byte: UInt8) {
        let digits: StaticString = "0123456789ABCDEF"
        self.byte(0x25)
        self.byte(digits.utf8Start[Int(byte >> 4)])
        self.byte(digits.utf8Start[Int(byte & 15)])
    }
}
