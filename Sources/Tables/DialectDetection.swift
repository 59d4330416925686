private import Glibc

/// Which dialect a file is written in, from the structure of its first megabyte: each candidate cuts the sample into rows and cells, and
/// the one that gives rows of one width, a header of the same width and plausible cells is taken.
extension Dialect {
    /// What may stand between cells, in the order in which equals are taken.
    static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    private static let clearBytes = 1 << 16

    /// The dialect of a text whose first bytes are given, in UTF-8 or in an encoding of one byte a character.
    ///
    /// - Parameter isWhole: whether the text ends with the sample; else its last row is left out.
    public static func detect(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Dialect { detect(sample, isWhole: isWhole, RowBatch()).dialect }

    /// A dialect, and the rows of the sample when they were cut with it last.
    struct Detected {
        var dialect: Dialect
        var rows: CSVRows?
    }

    private static func detect(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ batch: RowBatch) -> Detected {
        if let delimiter = declared(in: sample) { return Detected(dialect: Dialect(delimiter: delimiter)) }
        let quote = quote(in: sample)
        // A long file that is clear from its first rows need not be cut twice.
        if sample.count > 2 * clearBytes {
            let start = UnsafeBufferPointer(rebasing: sample[..<clearBytes])
            if let delimiter = likeliestFirst(start).first, has(delimiter, start) {
                let shape = SampleShape(start, dialect: Dialect(delimiter: delimiter, quote: quote), isWhole: false, batch: batch)
                if shape.isClear { return Detected(dialect: Dialect(delimiter: delimiter, quote: quote)) }
            }
        }
        var best = Dialect(delimiter: nil, quote: quote)
        var bestScore = SampleShape.leastScore
        for delimiter in likeliestFirst(sample) where has(delimiter, sample) {
            let dialect = Dialect(delimiter: delimiter, quote: quote)
            let shape = SampleShape(sample, dialect: dialect, isWhole: isWhole, batch: batch)
            // Rows of delimiters alone have no shape to compare.
            if shape.isBlank { return Detected(dialect: dialect) }
            guard shape.score > bestScore else { continue }
            best = Dialect(delimiter: delimiter, quote: quote, skipsSpaces: shape.isSpaced)
            // The header has no other delimiter: cut otherwise, it would be one cell over rows of several, or over one column.
            if shape.isClear { return Detected(dialect: best, rows: shape.rows) }
            bestScore = shape.score
        }
        return Detected(dialect: best)
    }

    /// - Parameter batch: gets the rows of the sample, those that `Detected.rows` has given last.
    static func detect(_ text: DecodedText, _ batch: RowBatch) throws(TableError) -> Detected {
        switch text.encoding {
        case .utf8, .windows1252, .latin9: return detect(text.head, isWhole: text.isWholeInMemory, batch)
        case .utf16LittleEndian, .utf16BigEndian:
            let head = Array(text.head)
            let decoded = try DecodedText(MemorySource(head), encoding: text.encoding)
            let sample = try [UInt8](unsafeUninitializedCapacity: 3 * head.count / 2 + 64) { (buffer, count) throws(TableError) in
                guard let start = buffer.baseAddress else { return }
                while true {
                    let read = try decoded.read(into: start + count, room: buffer.count - count)
                    if read == 0 { return }
                    count += read
                }
            }
            return Detected(dialect: sample.withUnsafeBufferPointer { detect($0, isWhole: text.isWholeInMemory, batch) }.dialect)
        }
    }

    /// The delimiters, those that the first line has most often first.
    private static func likeliestFirst(_ sample: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var (commas, semicolons, tabs, bars) = (0, 0, 0, 0)
        line: for byte in sample {
            switch byte {
            case 0x0A, 0x0D: break line
            case 0x2C: commas += 1
            case 0x3B: semicolons += 1
            case 0x09: tabs += 1
            case 0x7C: bars += 1
            default: break
            }
        }
        let counts = [commas, semicolons, tabs, bars]
        return delimiters.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.map { delimiters[$0] }
    }

    static func has(_ byte: UInt8, _ sample: UnsafeBufferPointer<UInt8>) -> Bool {
        sample.baseAddress.map { memchr($0, Int32(byte), sample.count) != nil } ?? false
    }

    /// The delimiter that a first line `sep=;` declares, as spreadsheet programs read it.
    private static func declared(in sample: UnsafeBufferPointer<UInt8>) -> UInt8? {
        let start = sample.count >= 3 && sample[0] == 0xEF && sample[1] == 0xBB && sample[2] == 0xBF ? 3 : 0
        guard sample.count >= start + 5, declaresDelimiter(UnsafeBufferPointer(rebasing: sample[start...])) else { return nil }
        let isAlone = sample.count == start + 5 || sample[start + 5] == 0x0A || sample[start + 5] == 0x0D
        return isAlone && delimiters.contains(sample[start + 4]) ? sample[start + 4] : nil
    }

    /// `'` when it encloses cells and `"` does not; else `"`.
    private static func quote(in sample: UnsafeBufferPointer<UInt8>) -> UInt8 {
        if has(0x22, sample) || !has(0x27, sample) { return 0x22 }
        var opened = 0
        var closed = 0
        var inside = 0
        for index in sample.indices {
            guard sample[index] == 0x27 else { continue }
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
    static let leastScore = 0.15
    /// How many rows count for the plausibility of their cells.
    private static let rowsLookedInto = 120
    private static let rowsOfHead = 12

    /// From 0 to 1.
    private(set) var score = 0.0
    /// The rows that were cut.
    private(set) var rows: CSVRows?

    /// The widths of the rows with text: how many rows have each.
    private var widths: [(width: Int, rows: Int)] = []
    private var head: [HeadRow] = []
    private var plausibility = 0.0
    private var judgedCells = 0
    private var cellsAfterFirst = 0
    private var spacedCells = 0
    /// Whether the sample has other delimiters at all, and quotes: most have none, and need not be looked for in each cell.
    private let hasOtherDelimiters: Bool
    private let hasQuotes: Bool

    /// Whether all rows have one width of at least three cells, and the first nothing that could part cells otherwise.
    var isClear: Bool {
        guard widths.count == 1, let first = head.first, first.width >= 3, first.otherDelimiters == 0, first.filled == first.width else { return false }
        return !isSpaced && score >= 0.5
    }

    private struct HeadRow {
        var width: Int
        var filled = 0
        /// Cells that are neither empty nor figures.
        var texts = 0
        var filledAfterFirst = 0
        /// Cells after the first that start with a space.
        var spaced = 0
        /// A single cell without a space.
        var isWord = false
        /// Signs outside quotes that may be delimiters too.
        var otherDelimiters = 0
    }

    /// - Parameter sample: in UTF-8 or in an encoding of one byte a character.
    init(_ sample: UnsafeBufferPointer<UInt8>, dialect: Dialect, isWhole: Bool, batch: RowBatch) {
        hasOtherDelimiters = Dialect.delimiters.contains { $0 != dialect.delimiter && Dialect.has($0, sample) }
        hasQuotes = Dialect.has(0x22, sample)
        guard let start = sample.baseAddress else { return }
        let rows = CSVRows(DecodedText(viewing: start, count: sample.count), dialect: dialect)
        var rowsOfWidth: [Int] = []
        var lastWidth = 0
        var lookedInto = 0
        while (try? rows.next(batch)) == true {
            for row in 0..<batch.rowCount where !batch.isBlank(row) {
                lastWidth = batch.cells(ofRow: row).count
                if lastWidth >= rowsOfWidth.count { rowsOfWidth += [Int](repeating: 0, count: lastWidth + 1 - rowsOfWidth.count) }
                rowsOfWidth[lastWidth] += 1
                if lookedInto < Self.rowsLookedInto {
                    lookInto(row, of: batch)
                    lookedInto += 1
                }
            }
            if rows.isFirstBatchLast { break }
        }
        self.rows = rows
        for (width, rows) in rowsOfWidth.enumerated() where rows > 0 { widths.append((width, rows)) }
        // The sample may end inside its last row.
        if !isWhole, widths.count > 1, let last = widths.firstIndex(where: { $0.width == lastWidth }) {
            widths[last].rows -= 1
            if widths[last].rows == 0 { widths.remove(at: last) }
        }
        rate()
    }

    private mutating func lookInto(_ row: Int, of batch: RowBatch) {
        let cells = batch.cells(ofRow: row)
        var look = HeadRow(width: cells.count)
        if cells.count == 1 { look.isWord = !batch.text(cells[0]).contains(0x20) }
        for index in cells.indices where !cells[index].isEmpty {
            let cell = cells[index]
            look.filled += 1
            if index > 0 {
                look.filledAfterFirst += 1
                if cell.kind == .plain, batch.text(cell).first == 0x20 { look.spaced += 1 }
            }
            guard CellLook(batch.text(cell)) == .text else {
                plausibility += 1
                continue
            }
            look.texts += 1
            guard cell.kind == .plain else {
                plausibility += 1
                look.otherDelimiters += Self.quotesBesideDelimiters(in: batch.text(cell))
                continue
            }
            let others = hasOtherDelimiters ? Self.otherDelimiters(in: batch.text(cell)) : 0
            look.otherDelimiters += others
            var value = others == 0 ? 1 : others == 1 ? 0.7 : others < 4 ? 0.5 : 0.2
            if index > 0, batch.text(cell).first == 0x20 { value *= 0.6 }
            if hasQuotes, Dialect.has(0x22, batch.text(cell)) { value *= 0.5 }
            plausibility += value
        }
        judgedCells += look.filled
        cellsAfterFirst += look.filledAfterFirst
        spacedCells += look.spaced
        if head.count < Self.rowsOfHead { head.append(look) }
    }

    /// Signs in a text that would cut it with another delimiter. The cell has none of its own dialect's.
    private static func otherDelimiters(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var others = 0
        for index in text.indices {
            switch text[index] {
            case 0x09: others += 4
            case 0x3B, 0x7C: others += 1
            case 0x2C:
                // A comma in a text is followed by a space; in a row of cells it is not.
                if index + 1 < text.count, text[index + 1] != 0x20 { others += 1 }
            default: break
            }
        }
        return others
    }

    /// Quotes in the text of a quoted cell that would open or close one with another delimiter.
    private static func quotesBesideDelimiters(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var found = 0
        for index in text.indices.dropFirst() {
            let (before, byte) = (text[index - 1], text[index])
            if byte == 0x22 ? Dialect.delimiters.contains(before) : before == 0x22 && Dialect.delimiters.contains(byte) { found += 1 }
        }
        return found
    }

    /// Whether no row has any text.
    var isBlank: Bool { widths.isEmpty }

    /// Whether a space follows nearly each delimiter, and each of the first row.
    var isSpaced: Bool {
        guard let first = head.first, first.width > 1, first.spaced == first.filledAfterFirst else { return false }
        return spacedCells * 10 >= cellsAfterFirst * 9 && spacedCells >= 2
    }

    private mutating func rate() {
        let rows = widths.reduce(0) { $0 + $1.rows }
        // Of widths that are equally frequent, that of the first row counts.
        let firstWidth = head.first { $0.width > 1 }?.width ?? 0
        guard rows > 0,
            let width = widths.max(by: { ($0.rows, $0.width == firstWidth ? 1 : 0, $0.width) < ($1.rows, $1.width == firstWidth ? 1 : 0, $1.width) })?.width,
            width > 1
        else { return }

        // Lines of title above the header belong to no row of the table. A line that another delimiter would cut is none, and a single word
        // above pairs is more likely the label of a column whose texts have the sign inside.
        var titles = 0
        while titles < head.count, head[titles].width != width, head[titles].width * 2 <= width || head[titles].filled <= 1,
            head[titles].otherDelimiters < 2, width > 2 || !head[titles].isWord
        { titles += 1 }
        if titles == head.count { titles = 0 }

        var covered = 0.0
        for (other, count) in widths where other > 1 {
            covered += Double(count) * (other == width ? 1 : 0.7 * Double(min(other, width)) / Double(max(other, width)))
        }
        covered /= Double(max(1, rows - titles))

        var look = 0.3
        if titles < head.count {
            let line = head[titles]
            let likeness = 0.4 * Double(min(line.width, width)) / Double(max(line.width, width)) + 0.6 * Double(line.texts) / Double(max(1, line.width))
            if line.width > 1 {
                look = titles == 0 ? max(0.4, likeness) : likeness > 0.85 && (width > 2 || line.spaced == 0) ? 0.85 : 0.1 * Double(min(width, 3))
            }
        }
        let plausible = judgedCells > 0 ? plausibility / Double(judgedCells) : 0.5
        score = min(1, covered) * min(1, covered) * plausible * plausible * look * (1 - 0.3 / Double(width))
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
