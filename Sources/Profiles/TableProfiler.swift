public import Tables

/// Profiles a table in one pass over its rows: what each column holds, in flat memory whatever the size of the table.
///
/// Give it the rows below the header, batch by batch, in the order of the file. The profile depends on the rows alone, not on how they are
/// dealt out over batches, and is the same on every machine.
///
/// While a column has at most 10,000 distinct values (fewer when the table has more than 20 columns) all is exact and nothing but the values'
/// counts is kept up to date cell by cell. Beyond, the number of distinct values, the quantiles and the frequent values are estimates that
/// state their error; minimum, maximum, mean, deviation, types, lengths and all counts stay exact.
public struct TableProfiler: ~Copyable {
    private let labels: [String]
    private let sizes: ProfileSizes
    private let memory: ProfilerMemory
    private var rows = 0
    private var blankRows = 0

    /// - Parameter labels: the header's cells, one a column. Cells beyond them are not profiled.
    public init(labels: [String]) {
        self.labels = labels
        sizes = ProfileSizes(columns: labels.count)
        memory = .take(columns: labels.count, sizes: sizes)
    }

    deinit { memory.giveBack() }

    /// Adds the rows of a batch; what it keeps of them it copies.
    public mutating func add(_ batch: RowBatch) {
        var filledRows = memory.filledRows
        memory.filledRows = []
        filledRows.removeAll(keepingCapacity: true)
        let starts = UnsafePointer(batch.starts)
        let cells = UnsafePointer(batch.cells)
        for row in 0..<batch.rowCount {
            let start = Int(starts[row])
            let count = Int(starts[row + 1]) - start
            if count == 0 || (cells[start].isEmpty && batch.isBlank(row)) {
                blankRows += 1
            } else {
                filledRows.append(ColumnProfiler.Row(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: count)))
            }
        }
        rows += filledRows.count
        let columns = memory.columns.prefix(labels.count)
        filledRows.withUnsafeBufferPointer { filled in
            var start = 0
            while start < filled.count {
                let end = min(start + ProfilerMemory.rowsAtATime, filled.count)
                let some = UnsafeBufferPointer(rebasing: filled[start..<end])
                for (index, column) in columns.enumerated() { column.add(batch, rows: some, column: index, scans: memory.scans, keys: memory.keys) }
                start = end
            }
        }
        memory.filledRows = filledRows
    }

    /// The profile of all rows so far.
    public func finish() -> TableProfile {
        let words = labels.map(memory.words)
        let amongPersons = words.contains(where: \.speaksOfPersons)
        return TableProfile(
            rows: rows, blankRows: blankRows, exactValues: sizes.exactValues,
            columns: labels.indices.map { column in
                profile(
                    of: memory.columns[column], label: labels[column], words: words[column], amongPersons: amongPersons, with: memory.distribution)
            })
    }
}
