/// Cells of a CSV file that a spreadsheet program would run as a formula, and how they are kept from it: by an apostrophe before what would begin it.
///
/// A spreadsheet of another country cuts lines at another sign than the one that parts the cells, whatever quotes say: what would begin a formula
/// after such a cut is seen too.
public enum FormulaCell {
    /// Where an apostrophe has to stand, rising; none for nearly all cells.
    public static func starts(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard isSuspect(text) else { return [] }
        var starts: [Int] = []
        if let sign = sign(in: text, after: 0), isFormula(text, sign) { starts.append(0) }
        for (position, byte) in text.enumerated() where byte == 0x2C || byte == 0x3B || byte == 0x09 {
            guard let sign = sign(in: text, after: position + 1), sign < text.count else { continue }
            let end = text[sign...].firstIndex { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 } ?? text.count
            // Of a text with commas only what calls or refers is taken for a formula: `12, rue X, -3 °C` is none.
            let calls = text[sign..<end].contains { $0 == 0x28 || $0 == 0x21 || $0 == 0x7C }
            if text[sign] == 0x3D || calls, starts.last != sign { starts.append(sign) }
        }
        return starts
    }

    public static func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool { !starts(in: text).isEmpty }

    /// The text with its apostrophes; nil where it needs none.
    public static func defused(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let starts = starts(in: text)
        guard !starts.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + starts.count)
        var from = 0
        for start in starts {
            bytes += text[from..<start]
            bytes.append(0x27)
            from = start
        }
        bytes += text[from...]
        return bytes
    }

    /// Whether there is anything to look into: most cells begin with a letter or a digit and hold no separator.
    @inline(__always)
    private static func isSuspect(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        let isPlain = first &- 0x30 < 10 || (first | 0x20) &- 0x61 < 26 || first >= 0x80 && first != 0xC2 && first < 0xE2
        if !isPlain { return true }
        for byte in text where byte == 0x2C || byte == 0x3B || byte == 0x09 { return true }
        return false
    }

    /// Where a sign stands that begins a formula, after blanks and characters without a shape, which some programs pass over; nil when something else does.
    private static func sign(in text: UnsafeBufferPointer<UInt8>, after start: Int) -> Int? {
        var position = start
        while position < text.count {
            let length = blank(in: text, at: position)
            if length == 0 { break }
            position += length
        }
        guard position < text.count else { return nil }
        switch text[position] {
        case 0x3D, 0x2B, 0x2D, 0x40: return position
        // Full-width `＝ ＋ － ＠`.
        case 0xEF where position + 2 < text.count && text[position + 1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[position + 2]): return position
        default: return nil
        }
    }

    /// How many bytes of blank there are.
    private static func blank(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }
        switch byte(0) {
        case 0...0x20, 0x7F: return 1
        // No-break space, soft hyphen.
        case 0xC2 where byte(1) == 0xA0 || byte(1) == 0xAD: return 2
        // U+2000–200F, 2028–202F, 205F–2069.
        case 0xE2
        where byte(1) == 0x80 && (0x80...0x8F).contains(byte(2)) || byte(1) == 0x80 && (0xA8...0xAF).contains(byte(2))
            || byte(1) == 0x81 && (0x9F...0xA9).contains(byte(2)):
            return 3
        // Ideographic space, byte order mark.
        case 0xE3 where byte(1) == 0x80 && byte(2) == 0x80: return 3
        case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return 3
        default: return 0
        }
    }

    /// A sign alone, and what counts or measures (`-3`, `-2,5 %`, `+33 5 61 00 00 00`), is no formula that does anything.
    private static func isFormula(_ text: UnsafeBufferPointer<UInt8>, _ sign: Int) -> Bool {
        guard text[sign] == 0x2B || text[sign] == 0x2D else { return true }
        var position = sign + 1
        while position < text.count {
            let length = blank(in: text, at: position)
            switch text[position] {
            case 0x30...0x39, 0x2C, 0x2E, 0x25: position += 1
            // `1E3`, between digits.
            case 0x45 where text[position - 1] &- 0x30 < 10, 0x65 where text[position - 1] &- 0x30 < 10: position += 1
            case 0x2B where text[position - 1] | 0x20 == 0x65, 0x2D where text[position - 1] | 0x20 == 0x65: position += 1
            // `€`.
            case 0xE2 where position + 2 < text.count && text[position + 1] == 0x82 && text[position + 2] == 0xAC: position += 3
            default:
                if length == 0 { return true }
                position += length
            }
        }
        return false
    }
}

extension ByteWriter {
    /// A cell of a table that people open in a spreadsheet: as `csv`, and no spreadsheet runs it.
    public mutating func csv(spreadsheetCell text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let defused = FormulaCell.defused(bytes) else { return csv(bytes) }
            defused.withUnsafeBufferPointer { csv($0) }
        }
    }
}
