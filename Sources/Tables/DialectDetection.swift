/// Which dialect a file is written in, from the structure of its first megabyte: each candidate cuts the sample into rows and cells, and
/// the one that gives rows of one width, a header of the same width and plausible cells is taken.
extension Dialect {
    /// What may stand between cells, in the order in which equals are taken.
    static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    /// The dialect of a text whose first bytes are given, in UTF-8 or in an encoding of one byte a character.
    ///
    /// - Parameter isWhole: whether the text ends with the sample; else its last row is left out.
    public static func detect(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Dialect { detect(Array(sample), isWhole: isWhole) }

    static func detect(_ text: DecodedText) throws(TableError) -> Dialect {
        let head = Array(text.head)
        switch text.encoding {
        case .utf8, .windows1252, .latin9: return detect(head, isWhole: text.isWholeInMemory)
        case .utf16LittleEndian, .utf16BigEndian:
            let decoded = try DecodedText(MemorySource(head), encoding: text.encoding)
            let sample = try [UInt8](unsafeUninitializedCapacity: 3 * head.count / 2 + 64) { (buffer, count) throws(TableError) in
                guard let start = buffer.baseAddress else { return }
                while true {
                    let read = try decoded.read(into: start + count, room: buffer.count - count)
                    if read == 0 { return }
                    count += read
                }
            }
            return detect(sample, isWhole: text.isWholeInMemory)
        }
    }

    private static func detect(_ sample: [UInt8], isWhole: Bool) -> Dialect {
        let quote = quote(in: sample)
        let batch = RowBatch()
        var best = Dialect(delimiter: nil, quote: quote)
        var bestScore = SampleShape.leastScore
        for delimiter in delimiters where sample.contains(delimiter) {
            let dialect = Dialect(delimiter: delimiter, quote: quote)
            let score = SampleShape(sample, dialect: dialect, isWhole: isWhole, batch: batch).score
            if score > bestScore {
                best = dialect
                bestScore = score
            }
        }
        return best
    }

    /// `'` when it encloses cells and `"` does not; else `"`.
    private static func quote(in sample: [UInt8]) -> UInt8 {
        var opened = 0
        var closed = 0
        var inside = 0
        for index in sample.indices {
            let byte = sample[index]
            if byte == 0x22 { return 0x22 }
            guard byte == 0x27 else { continue }
            let before = index > 0 ? sample[index - 1] : 0x0A
            let after = index + 1 < sample.count ? sample[index + 1] : 0x0A
            let opens = isEdge(before)
            let closes = isEdge(after)
            if opens { opened += 1 }
            if closes { closed += 1 }
            if !opens, !closes { inside += 1 }
        }
        return opened >= 2 && opened == closed && inside <= opened ? 0x27 : 0x22
    }

    private static func isEdge(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || delimiters.contains(byte) }
}

/// What a sample looks like when it is cut with one dialect.
struct SampleShape {
    /// Below it no delimiter is believed: then each line is one cell.
    static let leastScore = 0.2
    /// How many rows count for the plausibility of their cells.
    private static let rowsLookedInto = 400
    private static let rowsOfHead = 12

    private(set) var score = 0.0

    init(_ sample: [UInt8], dialect: Dialect, isWhole: Bool, batch: RowBatch) {
        guard let delimiter = dialect.delimiter,
            let rows = try? CSVRows(MemorySource(sample), dialect: dialect, encoding: .utf8, batchBytes: RowBatch.usualBytes)
        else { return }
        var widths: [Int: Int] = [:]
        var lastWidth = 0
        var head: [(width: Int, filled: Int, labels: Int)] = []
        var plausibility = 0.0
        var judged = 0
        var lookedInto = 0
        while (try? rows.next(batch)) == true {
            for row in 0..<batch.rowCount where !batch.isBlank(row) {
                let cells = batch.cells(ofRow: row)
                widths[cells.count, default: 0] += 1
                lastWidth = cells.count
                if head.count < Self.rowsOfHead {
                    var filled = 0
                    var labels = 0
                    for cell in cells where !cell.isEmpty {
                        filled += 1
                        if CellLook(batch.text(cell)) == .text { labels += 1 }
                    }
                    head.append((cells.count, filled, labels))
                }
                guard cells.count > 1, lookedInto < Self.rowsLookedInto else { continue }
                lookedInto += 1
                for index in cells.indices where !cells[index].isEmpty {
                    plausibility += Self.plausibility(of: cells[index], in: batch, isFirst: index == 0, delimiter: delimiter)
                    judged += 1
                }
            }
        }
        if !isWhole, widths.values.reduce(0, +) > 1 { widths[lastWidth, default: 1] -= 1 }
        let total = widths.values.reduce(0, +)
        guard total > 0, let usual = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.key > 1 else { return }
        let width = usual.key

        // Lines of title above the header belong to no row of the table.
        let header = head.firstIndex { $0.width == width }
        var titles = 0
        if let header { for line in head[..<header] where line.filled <= 1 || line.width * 2 <= width { titles += 1 } }
        let near = widths.reduce(0) { $0 + ($1.key > 1 && $1.key != width && abs($1.key - width) <= max(1, width / 4) ? $1.value : 0) }
        let covered = (Double(usual.value) + Double(near) / 2) / Double(max(1, total - titles))

        var headerLook = 0.3
        if let header, header == titles {
            let line = head[header]
            if line.labels * 10 >= line.width * 8 {
                headerLook = titles == 0 ? 1 : 0.9
            } else if titles == 0 {
                headerLook = line.labels * 2 >= line.filled ? 0.8 : 0.6
            }
        }
        let typed = judged > 0 ? plausibility / Double(judged) : 0.5
        score = covered * covered * typed * headerLook * (1 - 0.5 / Double(width - 1) * 0.5)
    }

    /// From 0 to 1: whether a cell looks like one that was meant to be a cell.
    private static func plausibility(of cell: Cell, in batch: RowBatch, isFirst: Bool, delimiter: UInt8) -> Double {
        guard cell.kind == .plain else { return 1 }
        let text = batch.text(cell)
        var value = 1.0
        if CellLook(text) != .text { return value }
        if !isFirst, text.first == 0x20 { value = 0.5 }
        var hasOther = false
        for index in text.indices {
            switch text[index] {
            case 0x09: return 0.1
            case 0x22: value = min(value, 0.4)
            case 0x3B, 0x7C: hasOther = true
            case 0x2C:
                // A comma in a text is followed by a space; in a row of cells it is not.
                if index + 1 < text.count, text[index + 1] != 0x20 { hasOther = true }
            default: break
            }
        }
        return hasOther ? min(value, 0.6) : value
    }
}

/// What a text looks like at a glance.
enum CellLook {
    /// Digits and signs alone: a number, a date, a time, a code of digits.
    case figures
    case text

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var digits = 0
        for byte in text {
            switch byte {
            case 0x30...0x39: digits += 1
            // Signs of numbers, dates and times: space + - . , / : % T Z E e.
            case 0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x25, 0x54, 0x5A, 0x45, 0x65, 0xC2, 0xA0, 0xE2, 0x80, 0xAF, 0x82, 0xAC: break
            default:
                self = .text
                return
            }
        }
        self = digits > 0 ? .figures : .text
    }
}
