/// How wide a text is about, in the sans-serif faces of the usual systems: drawings cannot measure it.
enum TextWidth {
    /// In pixels, in letters of that size.
    static func of(_ text: String, size: Double) -> Double { text.unicodeScalars.reduce(0) { $0 + share(of: $1) } * size }

    /// A text cut where it would be wider than so many pixels.
    static func cut(_ text: String, to width: Double, size: Double) -> String {
        var left = width / size
        var end = text.unicodeScalars.startIndex
        for index in text.unicodeScalars.indices {
            left -= share(of: text.unicodeScalars[index])
            if left < 0 {
                var short = String.UnicodeScalarView(text.unicodeScalars[..<end])
                while short.last == " " { short.removeLast() }
                return String(short) + "…"
            }
            // Room for the ellipsis.
            if left > 1 { end = text.unicodeScalars.index(after: index) }
        }
        return text
    }

    /// Of the size of the letters.
    private static func share(of scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x49, 0x69, 0x6A, 0x6C, 0x2C, 0x2E, 0x3A, 0x3B, 0x27, 0x2019, 0x7C, 0x21: 0.26
        case 0x20, 0x66, 0x74, 0x72, 0x28, 0x29, 0x2D, 0x2F, 0xA0: 0.35
        case 0x4D, 0x57, 0x6D, 0x77, 0x40, 0x25: 0.88
        case 0x41...0x5A, 0xC0...0xDE: 0.7
        case 0x1100...0x11FF, 0x2E80...0xFFFF, 0x1F000...0x1FFFF: 1
        case 0x300...0x36F: 0
        default: 0.56
        }
    }
}
