internal import Tables

/// Profiles one column: exactly while it has few distinct values, then cell by cell.
final class ColumnProfiler {
    private var sizes = ProfileSizes(columns: 1)
    /// While the distinct values are few; nil from then on.
    private(set) var table: ValueTable?
    /// Once they are many.
    private(set) var stream: ValueStream?
    let range = TextRange()
    /// Cells that are missing, empty or of spaces alone.
    private(set) var blank = 0
    /// Those of spaces alone.
    private(set) var blankSpaced = 0

    /// Forgets all cells, and keeps what memory serves for others.
    func empty(sizes: ProfileSizes) {
        self.sizes = sizes
        let table = table ?? ValueTable()
        table.empty(limit: sizes.exactValues, textLimit: sizes.textBytes)
        self.table = table
        stream = nil
        range.empty()
        blank = 0
        blankSpaced = 0
    }

    /// Of the memory that serves again, in bytes.
    var size: Int { table?.size ?? 0 }

    /// A row that is not blank: where its cells start, and how many there are.
    struct Row {
        var start: Int32
        var count: Int32
    }

    /// Adds the column's cells of some rows.
    ///
    /// - Parameters:
    ///   - scans: has room for as many as there are rows.
    ///   - keys: as well.
    func add(
        _ batch: RowBatch, rows: UnsafeBufferPointer<Row>, column: Int, scans: UnsafeMutablePointer<CellScan>, keys: UnsafeMutablePointer<UInt64>
    ) {
        let (filled, spaced) = Self.scanCells(batch, rows, column, into: scans)
        blankSpaced += spaced
        blank += rows.count - filled
        let cells = UnsafeMutableBufferPointer(start: scans, count: filled)
        var done = 0
        if let table { done = count(cells, in: table) }
        if done < filled, let stream { stream.add(UnsafeBufferPointer(rebasing: cells[done...]), range: range, keys: keys) }
        range.copy()
    }

    /// Scans the filled cells of a column. Gives how many there are, and how many are of spaces alone.
    private static func scanCells(
        _ batch: RowBatch, _ rows: UnsafeBufferPointer<Row>, _ column: Int, into scans: UnsafeMutablePointer<CellScan>
    ) -> (filled: Int, spaced: Int) {
        let bytes = UnsafePointer(batch.bytes)
        let cells = UnsafePointer(batch.cells)
        let end = bytes + batch.byteCapacity
        var filled = 0
        var spaced = 0
        for row in rows where column < Int(row.count) {
            let cell = cells[Int(row.start) &+ column]
            if cell.isEmpty { continue }
            let look = scan(bytes + Int(cell.offset), length: cell.length, before: end)
            if mayStartSpace(look.head), withoutSpaces(look.text, length: Int(look.length)).end == 0 {
                spaced &+= 1
                continue
            }
            scans[filled] = look
            filled &+= 1
        }
        return (filled, spaced)
    }

    /// Gives how many cells were counted: fewer than all when the table was full, and then there is a stream for the rest.
    private func count(_ cells: UnsafeMutableBufferPointer<CellScan>, in table: ValueTable) -> Int {
        let known = table.count
        let done = table.add(cells)
        // Each of these takes all new cells in turn: their loops are short.
        let new = UnsafeBufferPointer(rebasing: cells[..<(table.count - known)])
        table.set(new) { cell in
            var reading = readCell(cell)
            if reading.signs.contains(.rounded), let exact = exactNumber(cell.text, length: Int(cell.length)) { reading.value = exact }
            if !reading.form.isNumber { range.addCode(cell) }
            return reading
        }
        range.add(new)
        if done < cells.count {
            stream = ValueStream(table, sizes: sizes)
            self.table = nil
        }
        return done
    }
}
