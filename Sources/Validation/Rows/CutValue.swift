internal import Tables

/// The two cells of a row too long by one that are one value, cut by the sign that separates cells.
struct CutValue {
    /// From 0, of the first of the two; more than one where the others around them would take either.
    let places: ClosedRange<Int>

    /// Nil when joining two cells does not put the others right.
    ///
    /// - Parameter check: of a column.
    init?(_ batch: RowBatch, _ row: Int, width: Int, check: (_ column: Int) -> ColumnCheck?) {
        let cells = batch.cells(ofRow: row)
        guard width > 0, cells.count == width + 1 else { return nil }
        func fits(_ cell: Int, _ column: Int) -> Bool { check(column).map { $0.judge(batch.text(cells[cell])) == .none } ?? true }
        var start = 0
        while start < width, fits(start, start) { start += 1 }
        var end = width
        while end > 0, fits(end, end - 1) { end -= 1 }
        // Cells before the cut are right where they are, those after it one column to the left.
        let (least, most) = (max(0, end - 1), min(start, width - 1))
        guard least <= most else { return nil }
        let found = (least...most).filter { place in
            guard let check = check(place) else { return true }
            let (a, b) = (batch.string(cells[place]), batch.string(cells[place + 1]))
            return a.isEmpty || b.isEmpty ? check.judge(a + b) == .none : [",", ";", "."].contains { check.judge(a + $0 + b) == .none }
        }
        guard let first = found.first, let last = found.last else { return nil }
        places = first...last
    }
}
