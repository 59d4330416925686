internal import Tables

/// Puts the rows of a sheet together, cell by cell, and hands them on in batches.
///
/// Rows go straight into the batch of whoever reads. Only what cannot (a row that is repeated many times, a row far below the one before it) is parked together with what comes after it, until a later batch has room.
final class RowAssembly {
    /// Cells of one row, at most; both formats end at column XFD.
    static let mostColumns = 16_384
    /// The longest text of a cell, in bytes.
    static let longestText = 1 << 24
    /// Where a gap in a row or between rows is no longer part of the table.
    private static let widestGap = 1_000
    /// Of the whole sheet, blank ones among others counted: beyond it is a bomb.
    private static let mostCells = 1 << 30
    /// Of one batch, in bytes.
    private static let largestBatch = 64 << 20
    private static let usualCells = 1 << 15
    private static let usualRows = 1 << 12

    /// What ends the reading: the visitor asks for it after each row.
    private(set) var failure: TableError?
    private var seen = TableForm(format: .xlsx)
    var remarks: [TableForm.Remark] { seen.remarks }
    /// The number of columns of the widest row.
    private(set) var width = 0
    private(set) var hasRows = false

    // MARK: The row in the making

    /// How many rows the format allows.
    private let mostRows: Int
    private let line: UnsafeMutablePointer<Cell>
    /// How many cells of the line are set.
    private var lineCount = 0
    private(set) var row = 0
    private var lastRow = 0
    private var repeats = 1
    private var isHidden = false
    private var cellTotal = 0

    // MARK: Where texts and rows go

    private var target: RowBatch
    private var text: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Bytes of the target in use by cells.
    private var used: Int
    /// Bytes after them: the text of the cell in the making.
    private(set) var pendingCount = 0
    /// The row after the last that was given or parked.
    private var nextRow = 1

    private let parked = RowBatch()
    private var parkedRows: [(number: Int, repeats: Int)] = []
    private var parkedIndex = 0
    private var isParking: Bool { target === parked }

    /// Parks what is read until the first batch is asked for.
    init(mostRows: Int) {
        self.mostRows = mostRows
        line = .allocate(capacity: Self.mostColumns)
        target = parked
        text = parked.bytes
        capacity = parked.byteCapacity
        used = 0
        parked.removeAll(firstRow: 1)
    }

    deinit { line.deallocate() }

    // MARK: Filling

    /// - Parameter number: from 1, greater than that of any row before it.
    func startRow(_ number: Int, repeats: Int = 1, isHidden: Bool = false) {
        row = number
        self.repeats = repeats
        self.isHidden = isHidden
        lineCount = 0
        pendingCount = 0
    }

    /// Adds to the text of the cell in the making.
    @inline(__always)
    func append(_ piece: UnsafeBufferPointer<UInt8>) {
        guard let start = piece.baseAddress, makeRoom(piece.count) else { return }
        (text + used + pendingCount).update(from: start, count: piece.count)
        pendingCount += piece.count
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        guard makeRoom(1) else { return }
        text[used + pendingCount] = byte
        pendingCount += 1
    }

    /// The text of the cell in the making, with room for `NumberText.slack` more bytes.
    var pending: UnsafeMutablePointer<UInt8> { text + used }
    var pendingText: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: text + used, count: pendingCount) }

    /// Says how long the text is that has been rewritten in place, or how much of the slack is taken.
    @inline(__always)
    func setPending(count: Int) { pendingCount = count }

    @inline(__always)
    private func makeRoom(_ count: Int) -> Bool {
        if used + pendingCount + count + NumberText.slack > capacity { return grow(count) }
        return true
    }

    private func grow(_ count: Int) -> Bool {
        guard pendingCount + count <= Self.longestText else {
            failure = failure ?? .endless(row: row)
            return false
        }
        guard used + pendingCount + count <= Self.largestBatch else {
            failure = failure ?? .swollen
            return false
        }
        target.reserveBytes(used + pendingCount + count + NumberText.slack)
        text = target.bytes
        capacity = target.byteCapacity
        return true
    }

    /// Makes the pending text the row's cell in that column (from 0), or the cells of so many columns. A cell without text is left blank.
    @inline(__always)
    func putCell(column: Int, kind: Cell.Kind, repeats: Int = 1) {
        guard pendingCount > 0 else { return }
        guard column - lineCount <= Self.widestGap else {
            seen.remark(.farCells, row: row)
            pendingCount = 0
            return
        }
        let end = min(column + repeats, Self.mostColumns)
        while lineCount < end {
            line[lineCount] = Self.blank
            lineCount += 1
        }
        let cell = Cell(offset: UInt32(truncatingIfNeeded: used), length: UInt32(truncatingIfNeeded: pendingCount), kind: kind)
        var index = column
        while index < end {
            line[index] = cell
            index += 1
        }
        used += pendingCount
        pendingCount = 0
    }

    private static let blank = Cell(offset: 0, length: 0, kind: .text)

    /// A row without filled cells leaves no trace but its number.
    func endRow() {
        defer { lineCount = 0 }
        pendingCount = 0
        guard lineCount > 0, failure == nil else { return }
        guard row > lastRow else {
            failure = .damaged(.rowOutOfOrder(row: row, after: lastRow))
            return
        }
        lastRow = row + repeats - 1
        guard lastRow <= mostRows else {
            failure = .damaged(.rowBeyondEnd(row: lastRow))
            return
        }
        hasRows = true
        width = max(width, lineCount)
        if isHidden { seen.remark(.hiddenCells, row: row, count: repeats) }
        cellTotal += lineCount * repeats
        guard cellTotal <= Self.mostCells else {
            failure = .swollen
            return
        }
        let gap = row - nextRow
        if !isParking {
            if target.rowCount == 0, gap > Self.widestGap { jump(target) }
            if row - nextRow <= Self.widestGap, repeats == 1 || lineCount * repeats <= Self.usualCells && repeats <= Self.usualRows {
                for _ in nextRow..<row { target.endRow() }
                for _ in 0..<repeats { addLine() }
                nextRow = row + repeats
                return
            }
            parked.removeAll(firstRow: 1)
            carryOn(in: parked)
        }
        addLine()
        parkedRows.append((row, repeats))
    }

    @inline(__always)
    private func addLine() {
        target.append(UnsafeBufferPointer(start: line, count: lineCount))
        target.endRow()
    }

    /// Starts an empty batch at the row in the making.
    private func jump(_ batch: RowBatch) {
        seen.remark(.farCells, row: row)
        batch.firstRow = row
        nextRow = row
    }

    /// Lets what comes go to another batch, and takes the row and the cell in the making there.
    private func carryOn(in batch: RowBatch) {
        let source = text
        let pending = UnsafeBufferPointer(start: source + used, count: pendingCount)
        var copy = TextCopy()
        for index in 0..<lineCount { line[index] = copy.copy(line[index], of: source, to: batch) }
        if !isParking { target.setByteCount(used) }
        target = batch
        text = batch.bytes
        capacity = batch.byteCapacity
        used = batch.byteCount
        pendingCount = 0
        append(pending)
    }

    // MARK: Giving

    /// Whether parked rows wait for the next batch.
    var hasParked: Bool { parkedIndex < parkedRows.count }

    /// Empties the batch, puts the parked rows into it as far as it has room, and if it has room left lets the rows to come go there.
    ///
    /// - Returns: whether more can be put into it.
    func begin(_ batch: RowBatch) -> Bool {
        batch.removeAll(firstRow: nextRow)
        while hasParked {
            guard fill(batch) else { return false }
        }
        parkedRows.removeAll(keepingCapacity: true)
        parkedIndex = 0
        carryOn(in: batch)
        return !isFull
    }

    /// Whether the batch that was begun has enough, or cannot take the rows to come.
    var isFull: Bool {
        isParking || used >= RowBatch.usualBytes - RowBatch.usualBytes / 8 || target.cellCount >= Self.usualCells || target.rowCount >= Self.usualRows
    }

    func end(_ batch: RowBatch) {
        guard target === batch else { return }
        parked.removeAll(firstRow: 1)
        carryOn(in: parked)
    }

    /// Puts the first parked row into the batch. False when the batch is full or the row does not follow.
    private func fill(_ batch: RowBatch) -> Bool {
        let (number, repeats) = parkedRows[parkedIndex]
        let gap = number - nextRow
        if gap > Self.widestGap {
            guard batch.rowCount == 0 else { return false }
            seen.remark(.farCells, row: number)
            batch.firstRow = number
            nextRow = number
        }
        while nextRow < number {
            batch.endRow()
            nextRow += 1
        }
        let cells = parked.cells(ofRow: parkedIndex)
        var copied: [Cell] = []
        copied.reserveCapacity(cells.count)
        var copy = TextCopy()
        var left = repeats
        while left > 0 {
            let hasRoom = batch.byteCount < RowBatch.usualBytes && batch.cellCount < Self.usualCells && batch.rowCount < Self.usualRows
            guard hasRoom || batch.rowCount == 0 else {
                parkedRows[parkedIndex] = (nextRow, left)
                return false
            }
            if copied.isEmpty {
                for cell in cells { copied.append(copy.copy(cell, of: parked.bytes, to: batch)) }
            }
            copied.withUnsafeBufferPointer { batch.append($0) }
            batch.endRow()
            nextRow += 1
            left -= 1
        }
        parkedIndex += 1
        return true
    }
}

/// Copies cells with their texts; neighbours that share a text share its copy.
private struct TextCopy {
    private var last: (from: Cell, to: Cell)?

    mutating func copy(_ cell: Cell, of bytes: UnsafeMutablePointer<UInt8>, to batch: RowBatch) -> Cell {
        guard !cell.isEmpty else { return cell }
        if let last, last.from.offset == cell.offset, last.from.length == cell.length { return last.to }
        let place = batch.byteCount
        batch.reserveBytes(place + cell.length)
        (batch.bytes + place).update(from: bytes + Int(cell.offset), count: cell.length)
        batch.setByteCount(place + cell.length)
        let copied = Cell(offset: UInt32(truncatingIfNeeded: place), length: UInt32(truncatingIfNeeded: cell.length), kind: cell.kind)
        last = (cell, copied)
        return copied
    }
}
