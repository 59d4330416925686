internal import Findings
internal import Tables

/// A check over a whole row.
protocol RowRule {
    /// What is wrong with the row; nil when nothing is.
    func judge(_ row: RowView) -> RowFault?
}

/// What a rule finds wrong with a row.
struct RowFault {
    var rule: Rule
    /// Of the cell that is to be mended, from 0; nil when it is the row as a whole.
    var column: Int?
    /// When it is not the cell's text.
    var value: String?
    var details: [String] = []
    var suggestions: [String] = []
    var repair: String?
    var isRepairSafe = false

    init(_ rule: Rule, column: Int?) {
        self.rule = rule
        self.column = column
    }
}

/// One row, its cells known by their columns.
struct RowView {
    let batch: RowBatch
    let row: Int
    /// What stands for an absent value in each column; nil where a column has no field.
    let missing: [MissingTexts?]

    /// The text of a column, from 0; nil when the cell is not there or is a missing value of its field.
    @inline(__always)
    func text(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
        let start = Int(batch.starts[row])
        guard start + column < Int(batch.starts[row + 1]), !batch.cells[start + column].isEmpty else { return nil }
        let text = batch.text(batch.cells[start + column])
        guard let missing = missing[column], missing.contains(text) else { return text }
        return nil
    }
}
