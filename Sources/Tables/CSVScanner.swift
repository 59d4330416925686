/// Cuts text into rows and cells, as Python's `csv` does for what breaks the rules of RFC 4180 too.
///
/// A quote has a meaning only at the start of a cell; a doubled one inside stands for itself; text after the closing one belongs to the cell.
/// A quote that nothing closes is taken as a slip: its cell ends on its own line.
struct CSVScanner {
    let delimiter: UInt8
    /// 0xFF, which is in no UTF-8 text, when quotes have no meaning.
    let quote: UInt8

    let skipsSpaces: Bool

    /// The longest row, and how far the end of a quoted cell is looked for, in bytes.
    static let longestRow = 1 << 22
    /// The most line breaks that a quoted cell may hold.
    static let mostLineBreaks = 1000
    /// The most cells of a row: what spreadsheets can show.
    static let mostCells = 16384
    /// How many readable zero bytes must follow the text.
    static let padding = 64

    /// What was met in the rows that were given, the first row and how many times.
    private(set) var remarks: [TableForm.Remark] = []
    private(set) var endings = Endings()
    /// Positions in the whole text whose rows are wanted, and the rows that have been found for them.
    private(set) var sightings: [TableForm.Remark.Kind: (position: Int, row: Int?)] = [:]
    /// The number of cells of the last row that had any.
    private var lastWidth = 0
    /// Whether `rowEnds` is wanted.
    var keepsRowEnds = false
    /// Where the rows of the present batch end in its text, their line ends included.
    private(set) var rowEnds: [Int] = []
    /// Cells of the present batch whose text is not simply what lies between its quotes.
    private var irregular: [Int] = []

    /// How the rows end: how many in each way, and which was the first.
    struct Endings {
        struct Tally {
            var count = 0
            var firstRow = 0

            @inline(__always)
            mutating func add(row: Int) {
                if count == 0 { firstRow = row }
                count += 1
            }
        }
        var lineFeeds = Tally()
        var windows = Tally()
        var loneReturns = Tally()
    }

    init(_ dialect: Dialect) {
        delimiter = dialect.delimiter.flatMap { $0 == 0 ? nil : $0 } ?? 0xFF
        quote = dialect.quote.flatMap { $0 == 0 ? nil : $0 } ?? 0xFF
        skipsSpaces = dialect.skipsSpaces && delimiter != 0x20
    }

    /// Why a scan stopped where it did.
    enum Stop {
        /// The last row is not whole; the text's end when there is no more.
        case end
        /// The row is longer than a row may be.
        case endless(row: Int)
    }

    /// Asks for the row of a position in the whole text, before the text with it is scanned. Each kind is asked for once.
    mutating func find(_ kind: TableForm.Remark.Kind, at position: Int) {
        if sightings[kind] == nil { sightings[kind] = (position, nil) }
    }

    private func nextSighting(after start: Int) -> Int {
        guard !sightings.isEmpty else { return .max }
        return (sightings.values.filter { $0.row == nil }.map(\.position).min() ?? .max) - start
    }

    private mutating func settleSightings(before end: Int, row: Int) {
        for (kind, sighting) in sightings where sighting.row == nil && sighting.position < end { sightings[kind] = (sighting.position, row) }
    }

    /// Puts the rows that are whole into the batch, whose bytes hold the text.
    ///
    /// - Parameters:
    ///   - marks: two words for each 64 bytes (`halle_mark_separators`), as many as the text needs.
    ///   - start: the position of the first byte in the whole text.
    ///   - count: the length of the text, followed by `padding` zero bytes.
    ///   - isEnd: whether the file ends with the text.
    /// - Returns: how many bytes the rows took; the rest has to come again in front of what follows it.
    mutating func scan(_ batch: RowBatch, marks: UnsafePointer<UInt64>, start: Int, count: Int, isEnd: Bool) -> (taken: Int, stop: Stop) {
        let bytes = UnsafePointer(batch.bytes)
        let blocks = (count + 63) >> 6
        let delimiter = delimiter
        let quote = quote
        let skipsSpaces = skipsSpaces
        let firstRow = batch.firstRow
        var cells = batch.cells
        var cellCapacity = batch.cellCapacity
        var starts = batch.starts
        var rowCapacity = batch.rowCapacity
        var cellCount = 0
        var rowCount = 0
        var taken = 0
        var stop = Stop.end
        var at = 0
        var block = 0
        // The separators of the block that are still to come, lowest bit first.
        var word = blocks > 0 ? marks[0] : 0
        var lineFeeds = endings.lineFeeds
        var windowsEnds = endings.windows
        var loneReturns = endings.loneReturns
        var lastWidth = lastWidth
        var quotesTaken = 0
        var sighting = nextSighting(after: start)
        irregular.removeAll(keepingCapacity: true)
        rowEnds.removeAll(keepingCapacity: true)
        let keepsRowEnds = keepsRowEnds

        rows: while at < count {
            let rowStart = at
            let firstCell = cellCount
            var quotes = 0
            var stray = 0
            var unclosed = 0
            var end = 0
            cells: while true {
                if cellCount == cellCapacity {
                    batch.growCells()
                    cells = batch.cells
                    cellCapacity = batch.cellCapacity
                }
                if skipsSpaces { while bytes[at] == 0x20 { at &+= 1 } }
                if bytes[at] == quote {
                    let closing = QuotedText.quote(from: at &+ 1, marks: marks, blocks: blocks)
                    if closing > 0, closing &- at < Self.mostLineBreaks,
                        bytes[closing &+ 1] == delimiter || bytes[closing &+ 1] == 0x0A || bytes[closing &+ 1] == 0x0D
                    {
                        cells[cellCount] = Self.cell(from: at &+ 1, to: closing, .quoted)
                        quotes &+= 2
                        end = closing &+ 1
                    } else {
                        let text = QuotedText(
                            bytes: bytes, marks: marks, count: count, isEnd: isEnd, delimiter: delimiter, quote: quote, rowStart: rowStart)
                        guard let cell = text.cell(openedAt: at, cellsWanted: lastWidth - (cellCount - firstCell)) else { break rows }
                        cells[cellCount] = Self.cell(from: at + 1, to: cell.textEnd, .quoted)
                        if cell.isIrregular { irregular.append(cellCount) }
                        quotes += cell.quotes
                        stray += cell.isStray ? 1 : 0
                        unclosed += cell.isUnclosed ? 1 : 0
                        end = cell.end
                    }
                    block = end >> 6
                    word = block < blocks ? marks[block &* 2] & (UInt64.max << UInt64(truncatingIfNeeded: end & 63)) : 0
                } else {
                    while word == 0 {
                        block &+= 1
                        if block >= blocks { break }
                        word = marks[block &* 2]
                    }
                    if word != 0 {
                        end = block << 6 | word.trailingZeroBitCount
                    } else if isEnd {
                        end = count
                    } else {
                        break rows
                    }
                    cells[cellCount] = Self.cell(from: at, to: end, .plain)
                }
                cellCount &+= 1
                at = end &+ 1
                word &= word &- 1
                // At the end of the text stands a zero byte.
                if bytes[end] != delimiter { break }
            }
            var ending = 0
            if end >= count {
                at = count
                ending = 3
            } else if bytes[end] == 0x0D {
                if at == count, !isEnd { break }
                if bytes[at] == 0x0A {
                    block = at >> 6
                    word = marks[2 * block] & (UInt64.max << UInt64(at & 63))
                    word &= word &- 1
                    at += 1
                    ending = 1
                } else {
                    ending = 2
                }
            }
            if end - rowStart > Self.longestRow || cellCount - firstCell > Self.mostCells {
                cellCount = firstCell
                stop = .endless(row: firstRow + rowCount)
                break
            }
            // A line without anything is a row without cells.
            if end == rowStart { cellCount = firstCell }
            if rowCount == rowCapacity {
                batch.growRows()
                starts = batch.starts
                rowCapacity = batch.rowCapacity
            }
            if stray | unclosed != 0 {
                if unclosed > 0 { note(.unclosedQuote, row: firstRow + rowCount, count: unclosed) }
                if stray > 0 { note(.strayQuote, row: firstRow + rowCount, count: stray) }
            }
            if cellCount > firstCell { lastWidth = cellCount - firstCell }
            switch ending {
            case 0: lineFeeds.add(row: firstRow + rowCount)
            case 1: windowsEnds.add(row: firstRow + rowCount)
            case 2: loneReturns.add(row: firstRow + rowCount)
            default: break
            }
            rowCount += 1
            starts[rowCount] = UInt32(truncatingIfNeeded: cellCount)
            quotesTaken += quotes
            taken = at
            if keepsRowEnds { rowEnds.append(at) }
            if at > sighting {
                settleSightings(before: start + at, row: firstRow + rowCount - 1)
                sighting = nextSighting(after: start)
            }
        }

        self.lastWidth = lastWidth
        endings = Endings(lineFeeds: lineFeeds, windows: windowsEnds, loneReturns: loneReturns)
        batch.setCounts(rows: rowCount, cells: Int(starts[rowCount]))
        undoDoubledQuotes(in: batch)
        if quotesTaken != QuotedText.quotes(in: 0..<taken, marks: marks) { noteStrayQuotes(in: batch) }
        return (taken, stop)
    }

    @inline(__always)
    private static func cell(from start: Int, to end: Int, _ kind: Cell.Kind) -> Cell {
        Cell(offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end &- start), kind: kind)
    }

    /// Takes the quotes out of cells that have some inside, each in its own place.
    private func undoDoubledQuotes(in batch: RowBatch) {
        for index in irregular where index < batch.cellCount {
            let cell = batch.cells[index]
            let text = UnsafeMutableBufferPointer(start: batch.bytes + Int(cell.offset), count: cell.length)
            var kept = 0
            var at = 0
            var isInside = true
            while at < text.count {
                if isInside, text[at] == quote {
                    at += 1
                    if at == text.count || text[at] != quote {
                        isInside = false
                        continue
                    }
                }
                text[kept] = text[at]
                kept += 1
                at += 1
            }
            batch.cells[index] = Cell(offset: cell.offset, length: UInt32(truncatingIfNeeded: kept), kind: cell.kind)
        }
    }

    /// Some quotes of the batch belong to no quoted cell: finds them.
    private mutating func noteStrayQuotes(in batch: RowBatch) {
        for row in 0..<batch.rowCount {
            var count = 0
            for cell in batch.cells(ofRow: row) where cell.kind == .plain && batch.text(cell).contains(quote) { count += 1 }
            if count > 0 { note(.strayQuote, row: batch.firstRow + row, count: count) }
        }
    }

    private mutating func note(_ kind: TableForm.Remark.Kind, row: Int, count: Int) {
        if let index = remarks.firstIndex(where: { $0.kind == kind }) {
            remarks[index].count += count
            remarks[index].row = min(remarks[index].row, row)
        } else {
            remarks.append(TableForm.Remark(kind, row: row, count: count))
        }
    }
}
