internal import Tables

/// The cells of a batch by row and column.
struct CellGrid {
    private let bytes: UnsafePointer<UInt8>
    private let cells: UnsafePointer<Cell>
    private let starts: UnsafePointer<UInt32>
    /// Of the batch, from 0.
    let rows: Range<Int>
    private let firstRow: Int

    init(_ batch: RowBatch) {
        bytes = UnsafePointer(batch.bytes)
        cells = UnsafePointer(batch.cells)
        starts = UnsafePointer(batch.starts)
        rows = 0..<batch.rowCount
        firstRow = batch.firstRow
    }

    /// The number of a row as a spreadsheet shows it.
    func line(_ row: Int) -> Int { firstRow + row }

    /// A cell that is there and not empty.
    @inline(__always)
    func text(_ row: Int, _ column: Int) -> Bytes8? {
        let index = Int(starts[row]) + column
        guard index < Int(starts[row + 1]), !cells[index].isEmpty else { return nil }
        return Bytes8(start: bytes + Int(cells[index].offset), count: cells[index].length)
    }
}
