/// A table as its readers see it: its labels, then its rows of data, whatever stands above the header.
public final class TableReader {
    public let header: TableHeader
    private var isRagged = false
    private let isCSV: Bool

    private let source: any RowSource
    /// The rows that were read to find the header.
    private var first: RowBatch?

    /// Reads up to the header.
    ///
    /// - Parameter expected: the names that a schema gives to the columns, if there is one: the row that holds most of them is the header.
    /// - Throws: `TableError.empty` when no row has any text.
    public init(_ source: any RowSource, expecting expected: [String] = []) throws(TableError) {
        self.source = source
        isCSV = source.form.format == .csv
        let batch = RowBatch()
        while true {
            guard try source.next(batch) else { throw .empty }
            // A batch of blank lines alone has no header; the row numbers go on.
            guard let header = TableHeader(in: batch, expecting: expected) else { continue }
            self.header = header
            batch.dropFirst(header.row - batch.firstRow + 1)
            break
        }
        first = batch
    }

    /// Empties the batch and fills it with the next rows of data, blank ones among them. False, with an empty batch, when there are no more.
    ///
    /// Cells of columns that the header has dropped are gone where they are empty.
    public func next(_ batch: RowBatch) throws(TableError) -> Bool {
        if let first {
            batch.exchange(with: first)
            self.first = nil
            if batch.rowCount == 0 { return try next(batch) }
        } else if try !source.next(batch) {
            return false
        }
        if header.droppedColumns > 0 { batch.dropEmptyCells(after: header.labels.count) }
        if !isRagged { isRagged = hasRaggedRow(batch) }
        return true
    }

    /// Whether a row has more cells than there are columns, or fewer where the format says how many: spreadsheets and JSON leave out empty ones.
    private func hasRaggedRow(_ batch: RowBatch) -> Bool {
        let width = header.labels.count
        for row in 0..<batch.rowCount {
            let count = Int(batch.starts[row + 1] - batch.starts[row])
            if count != width, count > width || isCSV, !batch.isBlank(row) { return true }
        }
        return false
    }

    public var labels: [String] { header.labels }

    /// Whole once `next` has answered false.
    public var layout: TableLayout { TableLayout(header, source.form, isRagged: isRagged) }

    public var form: TableForm { source.form }
}
