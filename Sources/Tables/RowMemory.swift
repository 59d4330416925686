private import Bytes

/// The memory of a row batch. It goes from one batch to the next: for thousands of small files, asking the system for it each time would cost
/// more than reading them.
struct RowMemory: @unchecked Sendable {
    let bytes: UnsafeMutablePointer<UInt8>
    let byteCapacity: Int
    let cells: UnsafeMutablePointer<Cell>
    let cellCapacity: Int
    /// Of `rowCapacity + 1` numbers.
    let starts: UnsafeMutablePointer<UInt32>
    let rowCapacity: Int

    /// For a few hands.
    private static let pool = Pool<RowMemory>(most: 12)
    private static let mostBytes = 1 << 20

    static func taken() -> RowMemory {
        if let memory = pool.take() { return memory }
        let (byteCapacity, cellCapacity, rowCapacity) = (RowBatch.usualBytes, 1 << 15, 1 << 12)
        return RowMemory(
            bytes: .allocate(capacity: byteCapacity), byteCapacity: byteCapacity, cells: .allocate(capacity: cellCapacity), cellCapacity: cellCapacity,
            starts: .allocate(capacity: rowCapacity + 1), rowCapacity: rowCapacity)
    }

    /// Memory that has grown large for one odd file is let go.
    func giveBack() {
        if byteCapacity + cellCapacity * MemoryLayout<Cell>.stride + rowCapacity * 4 <= Self.mostBytes, Self.pool.giveBack(self) { return }
        bytes.deallocate()
        cells.deallocate()
        starts.deallocate()
    }
}
