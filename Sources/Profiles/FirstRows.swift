public import Tables

/// The first rows of a table, copied as they come by, for those who want some rows and not the whole file.
///
/// They are kept as they were written: what type a column has is known only once all rows have been read.
public struct FirstRows: Sendable {
    /// How many bytes of text are kept at most: the rows after are left out.
    static let mostBytes = 1 << 20

    public let columns: Int
    /// How many rows there are, blank ones among them.
    public private(set) var count = 0
    /// How many cells of these rows hold something and stand beneath no heading: they are left out.
    public private(set) var dropped = 0
    private let limit: Int
    private var isFull: Bool
    private var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`, row after row, `columns` of them a row.
    private var ends: [Int32] = []

    /// - Parameters:
    ///   - columns: those of the header; cells beyond are dropped.
    ///   - limit: how many rows are wanted.
    public init(columns: Int, limit: Int) {
        self.columns = columns
        self.limit = limit
        isFull = limit <= 0 || columns <= 0
    }

    public mutating func add(_ batch: RowBatch) {
        guard !isFull else { return }
        for row in 0..<batch.rowCount {
            guard count < limit else {
                isFull = true
                return
            }
            let cells = batch.cells(ofRow: row).prefix(columns)
            guard cells.reduce(bytes.count, { $0 + $1.length }) <= Self.mostBytes else {
                isFull = true
                return
            }
            for cell in cells {
                bytes.append(contentsOf: batch.text(cell))
                ends.append(Int32(truncatingIfNeeded: bytes.count))
            }
            for _ in cells.count..<columns { ends.append(Int32(truncatingIfNeeded: bytes.count)) }
            dropped += batch.cells(ofRow: row).dropFirst(columns).count { !$0.isEmpty }
            count += 1
        }
    }

    /// Drops the rows after so many: blank lines at the end of a file are none.
    public mutating func keep(_ rows: Int) { count = min(count, max(0, rows)) }

    /// The text of each cell of a row, by column.
    func withCells(ofRow row: Int, _ read: (_ column: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void) {
        guard row < count else { return }
        let first = row * columns
        bytes.withUnsafeBufferPointer { bytes in
            var start = first == 0 ? 0 : Int(ends[first - 1])
            for column in 0..<columns {
                let end = Int(ends[first + column])
                read(column, UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
    }
}
