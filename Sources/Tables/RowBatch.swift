/// A cell of a row: where its text lies among the bytes of its batch, and how the file gave it.
public struct Cell: Sendable {
    public let offset: UInt32
    private let lengthAndKind: UInt32

    /// How the file gave a cell.
    public enum Kind: UInt8, Sendable {
        /// Text of a file that only knows text (CSV).
        case plain
        /// The same, between quotes.
        case quoted
        /// A text cell of a spreadsheet, or a JSON string.
        case text
        /// A number cell of a spreadsheet, or a JSON number: its text is the shortest that gives the number back, with a decimal point.
        case number
        /// A date, time or date and time cell of a spreadsheet: its text is `YYYY-MM-DD`, `hh:mm:ss` or `YYYY-MM-DDThh:mm:ss`.
        case date
        /// A true or false cell of a spreadsheet or of JSON: its text is `true` or `false`.
        case boolean
        /// An error of a formula: its text is the spreadsheet's (`#N/A`).
        case failure
    }

    /// The longest text of a cell, in bytes.
    public static let longest = 1 << 26

    @inline(__always)
    public init(offset: UInt32, length: UInt32, kind: Kind) {
        self.offset = offset
        lengthAndKind = length & 0x0FFF_FFFF | UInt32(kind.rawValue) << 28
    }

    /// In bytes.
    @inline(__always) public var length: Int { Int(lengthAndKind & 0x0FFF_FFFF) }
    @inline(__always) public var isEmpty: Bool { lengthAndKind & 0x0FFF_FFFF == 0 }
    @inline(__always) public var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: lengthAndKind >> 28)) ?? .plain }
}

/// A run of rows of a table, and the UTF-8 bytes that their cells point into.
///
/// A source fills the same batch again and again, so that a table of any size takes flat memory and no cell costs an allocation. Whoever
/// reads it walks the rows, or one column of all its rows; what it wants to keep it copies.
///
/// Rows may differ in their number of cells. A blank line of the file is a row of no cells, so that row numbers stay those of the spreadsheet.
public final class RowBatch {
    /// Texts of cells, in any order. A source may write what it likes before, between and after them.
    public private(set) var bytes: UnsafeMutablePointer<UInt8>
    public private(set) var byteCapacity: Int
    /// All cells of all rows, one row after the other.
    public private(set) var cells: UnsafeMutablePointer<Cell>
    private(set) var cellCapacity: Int
    /// `rowCount + 1` numbers: row `r` has the cells from `starts[r]` to before `starts[r + 1]`.
    public private(set) var starts: UnsafeMutablePointer<UInt32>
    private(set) var rowCapacity: Int

    public private(set) var rowCount = 0
    public private(set) var cellCount = 0
    /// How many bytes are in use, for sources that append.
    public private(set) var byteCount = 0
    /// The number of the first row as a spreadsheet shows it: the first row of the file is 1, and a line break between quotes starts no row.
    public var firstRow = 1

    /// About how many bytes a source should put into one batch: small enough to stay in the processor's cache.
    public static let usualBytes = 1 << 18

    public init() {
        let memory = RowMemory.taken()
        byteCapacity = memory.byteCapacity
        cellCapacity = memory.cellCapacity
        rowCapacity = memory.rowCapacity
        bytes = memory.bytes
        cells = memory.cells
        starts = memory.starts
        starts[0] = 0
    }

    deinit {
        RowMemory(
            bytes: bytes, byteCapacity: byteCapacity, cells: cells, cellCapacity: cellCapacity, starts: starts, rowCapacity: rowCapacity
        ).giveBack()
    }

    // MARK: Reading

    /// The cells of a row.
    @inline(__always)
    public func cells(ofRow row: Int) -> UnsafeBufferPointer<Cell> {
        let start = Int(starts[row])
        return UnsafeBufferPointer(start: cells + start, count: Int(starts[row + 1]) - start)
    }

    @inline(__always)
    public func text(_ cell: Cell) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes + Int(cell.offset), count: cell.length) }

    /// A cell's text as a value of its own; what is not UTF-8 becomes U+FFFD.
    public func string(_ cell: Cell) -> String { String(decoding: text(cell), as: UTF8.self) }

    /// Whether the row has no cell with text: a blank line, or delimiters alone.
    @inline(__always)
    public func isBlank(_ row: Int) -> Bool {
        var index = Int(starts[row])
        let end = Int(starts[row + 1])
        while index < end {
            if !cells[index].isEmpty { return false }
            index += 1
        }
        return true
    }

    // MARK: Filling

    /// Empties the batch and keeps its memory.
    public func removeAll(firstRow: Int) {
        rowCount = 0
        cellCount = 0
        byteCount = 0
        starts[0] = 0
        self.firstRow = firstRow
    }

    /// Makes room for at least so many bytes and keeps those in use. Pointers into `bytes` taken before are void.
    public func reserveBytes(_ count: Int) {
        guard count > byteCapacity else { return }
        let capacity = max(count, byteCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: bytes, count: byteCapacity)
        bytes.deallocate()
        bytes = larger
        byteCapacity = capacity
    }

    /// Says how many bytes are in use, for a source that writes into `bytes` itself.
    @inline(__always)
    public func setByteCount(_ count: Int) { byteCount = count }

    /// Adds a cell whose text a source has put into `bytes` itself.
    @inline(__always)
    public func append(_ cell: Cell) {
        if cellCount == cellCapacity { growCells() }
        cells[cellCount] = cell
        cellCount += 1
    }

    /// Adds cells whose texts a source has put into `bytes` itself.
    public func append(_ added: UnsafeBufferPointer<Cell>) {
        guard let first = added.baseAddress else { return }
        while cellCapacity - cellCount < added.count { growCells() }
        (cells + cellCount).update(from: first, count: added.count)
        cellCount += added.count
    }

    /// Adds a cell with a copy of its text.
    public func append(_ text: UnsafeBufferPointer<UInt8>, kind: Cell.Kind) {
        let length = min(text.count, Cell.longest)
        reserveBytes(byteCount + length)
        if let start = text.baseAddress { (bytes + byteCount).update(from: start, count: length) }
        append(Cell(offset: UInt32(byteCount), length: UInt32(length), kind: kind))
        byteCount += length
    }

    /// Ends the row that the cells since the last end make up.
    @inline(__always)
    public func endRow() {
        if rowCount == rowCapacity { growRows() }
        rowCount += 1
        starts[rowCount] = UInt32(truncatingIfNeeded: cellCount)
    }

    /// Adds a whole row: its text, and its cells with offsets into that text. For sources that make a row in a place of their own.
    public func appendRow(_ row: UnsafeBufferPointer<Cell>, text: UnsafeBufferPointer<UInt8>) {
        let base = byteCount
        reserveBytes(base + text.count)
        if let start = text.baseAddress { (bytes + base).update(from: start, count: text.count) }
        byteCount = base + text.count
        while cellCount + row.count > cellCapacity { growCells() }
        let target = cells + cellCount
        for index in 0..<row.count {
            target[index] = Cell(offset: row[index].offset + UInt32(truncatingIfNeeded: base), length: UInt32(row[index].length), kind: row[index].kind)
        }
        cellCount += row.count
        endRow()
    }

    /// Takes the first rows away, for instance title lines and the header.
    public func dropFirst(_ count: Int) {
        let count = min(count, rowCount)
        guard count > 0 else { return }
        for row in 0...(rowCount - count) { starts[row] = starts[row + count] }
        rowCount -= count
        firstRow += count
    }

    /// Takes the cells after the first `columns` away from each row where all of them are empty; other rows stay whole.
    public func dropEmptyCells(after columns: Int) {
        var kept = 0
        var from = 0
        for row in 0..<rowCount {
            let first = row == 0 ? Int(starts[0]) : from
            let end = Int(starts[row + 1])
            var last = end
            if end - first > columns {
                last = first + columns
                for index in last..<end where !cells[index].isEmpty { last = end }
            }
            if row == 0 { kept = first }
            if kept != first { for index in first..<last { cells[kept + index - first] = cells[index] } }
            kept += last - first
            from = end
            starts[row + 1] = UInt32(truncatingIfNeeded: kept)
        }
        if rowCount > 0 { cellCount = kept }
    }

    /// Exchanges all that two batches hold, without copying.
    public func exchange(with other: RowBatch) {
        swap(&bytes, &other.bytes)
        swap(&byteCapacity, &other.byteCapacity)
        swap(&cells, &other.cells)
        swap(&cellCapacity, &other.cellCapacity)
        swap(&starts, &other.starts)
        swap(&rowCapacity, &other.rowCapacity)
        swap(&rowCount, &other.rowCount)
        swap(&cellCount, &other.cellCount)
        swap(&byteCount, &other.byteCount)
        swap(&firstRow, &other.firstRow)
    }

    /// Says how many rows and cells are in use, for a source that writes into `cells` and `starts` itself.
    func setCounts(rows: Int, cells: Int) {
        rowCount = rows
        cellCount = cells
    }

    func growCells() {
        let larger = UnsafeMutablePointer<Cell>.allocate(capacity: cellCapacity * 2)
        larger.update(from: cells, count: cellCapacity)
        cells.deallocate()
        cells = larger
        cellCapacity *= 2
    }

    func growRows() {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: rowCapacity * 2 + 1)
        larger.update(from: starts, count: rowCapacity + 1)
        starts.deallocate()
        starts = larger
        rowCapacity *= 2
    }
}
