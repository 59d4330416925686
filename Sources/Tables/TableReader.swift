/// A table as its readers see it: its labels, then its rows of data, whatever stands above the header.
public final class TableReader {
    public let header: TableHeader
    /// How many rows of data have some text.
    public private(set) var filledRows = 0
    /// Rows of data without text; whole once `next` has answered false.
    public private(set) var blankRows = BlankRows()

    private let source: any RowSource
    /// The rows that were read to find the header.
    private var first: RowBatch?

    /// Reads up to the header.
    ///
    /// - Parameter expected: the names that a schema gives to the columns, if there is one: the row that holds most of them is the header.
    /// - Throws: `TableError.empty` when no row has any text.
    public init(_ source: any RowSource, expecting expected: [String] = []) throws(TableError) {
        self.source = source
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
            blankRows.end()
            return false
        }
        if header.droppedColumns > 0 { batch.dropEmptyCells(after: header.labels.count) }
        for row in 0..<batch.rowCount {
            if batch.isBlank(row) {
                blankRows.add(batch.firstRow + row)
            } else {
                filledRows += 1
                blankRows.close()
            }
        }
        return true
    }

    public var labels: [String] { header.labels }

    public var form: TableForm {
        var form = source.form
        form.blankTrailingRows = blankRows.trailing
        return form
    }
}

/// Rows of data that have no text.
public struct BlankRows: Sendable, Equatable {
    /// Between rows that have some: how many.
    public private(set) var inner = 0
    /// The numbers of the first of them, as a spreadsheet shows them.
    public private(set) var firstInner: [Int] = []
    /// After the last row that has some; known at the end.
    public private(set) var trailing = 0
    private var run = 0..<0

    /// How many row numbers are kept.
    public static let mostKept = 1000

    public init() {}

    mutating func add(_ row: Int) { run = run.isEmpty ? row..<(row + 1) : run.lowerBound..<(row + 1) }

    /// A row with text ends a run of blank ones.
    @inline(__always)
    mutating func close() {
        guard !run.isEmpty else { return }
        inner += run.count
        firstInner.append(contentsOf: run.prefix(Self.mostKept - firstInner.count))
        run = 0..<0
    }

    mutating func end() {
        trailing += run.count
        run = 0..<0
    }
}
