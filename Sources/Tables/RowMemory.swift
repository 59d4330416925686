private import Synchronization

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

    /// What lies at rest, for a few hands.
    private static let resting = Mutex<[RowMemory]>([])
    private static let mostResting = 12
    private static let mostBytes = 1 << 20

    static func taken() -> RowMemory {
        if let memory = resting.withLock({ $0.popLast() }) { return memory }
        let (byteCapacity, cellCapacity, rowCapacity) = (RowBatch.usualBytes, 1 << 15, 1 << 12)
        return RowMemory(
            bytes: .allocate(capacity: byteCapacity), byteCapacity: byteCapacity, cells: .allocate(capacity: cellCapacity), cellCapacity: cellCapacity,
            starts: .allocate(capacity: rowCapacity + 1), rowCapacity: rowCapacity)
    }

    /// Memory that has grown large for one odd file is let go.
    func giveBack() {
        let isKept =
            byteCapacity + cellCapacity * MemoryLayout<Cell>.stride + rowCapacity * 4 <= Self.mostBytes
            && Self.resting.withLock { resting in
                guard resting.count < Self.mostResting else { return false }
                resting.append(self)
                return true
            }
        guard !isKept else { return }
        bytes.deallocate()
        cells.deallocate()
        starts.deallocate()
    }
}
