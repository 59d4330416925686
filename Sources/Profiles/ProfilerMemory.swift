private import Bytes

/// What a profiler works with, kept from one table to the next: to get memory for a small table and to give it back would take as long as to
/// profile it.
///
/// One profiler at a time has it.
final class ProfilerMemory: @unchecked Sendable {
    private(set) var columns: [ColumnProfiler] = []
    /// Of the batch at hand, those that are not blank.
    var filledRows: [ColumnProfiler.Row] = []
    /// For the rows at hand.
    let scans: UnsafeMutablePointer<CellScan>
    let keys: UnsafeMutablePointer<UInt64>
    let distribution = Distribution()
    /// The tables of a catalogue have much the same labels.
    private var labelWords: [String: LabelWords] = [:]

    /// How many rows are taken column by column at a time: their cells and texts stay in the nearest cache.
    static let rowsAtATime = 256

    private init() {
        scans = .allocate(capacity: Self.rowsAtATime)
        keys = .allocate(capacity: Self.rowsAtATime)
    }

    deinit {
        scans.deallocate()
        keys.deallocate()
    }

    private func empty(columns count: Int, sizes: ProfileSizes) {
        while columns.count < count { columns.append(ColumnProfiler()) }
        for column in columns.prefix(count) { column.empty(sizes: sizes) }
    }

    /// What the words of a label speak of.
    func words(of label: String) -> LabelWords {
        if let known = labelWords[label] { return known }
        let words = LabelWords(label)
        guard label.utf8.count <= 200 else { return words }
        if labelWords.count == Self.mostLabels { labelWords.removeAll(keepingCapacity: true) }
        labelWords[label] = words
        return words
    }

    private static let mostLabels = 256

    // MARK: From one table to the next

    /// One a hand on most machines.
    private static let pool = Pool<ProfilerMemory>(most: 16)
    /// How much of the columns' memory each may hold at rest, in bytes.
    private static let mostBytes = 4 << 20

    /// With so many empty columns.
    static func take(columns: Int, sizes: ProfileSizes) -> ProfilerMemory {
        let memory = pool.take() ?? ProfilerMemory()
        memory.empty(columns: columns, sizes: sizes)
        return memory
    }

    func giveBack() {
        var size = 0
        columns.removeAll { column in
            size += column.size
            return size > Self.mostBytes
        }
        if filledRows.capacity > 1 << 15 { filledRows = [] }
        _ = Self.pool.giveBack(self)
    }
}
