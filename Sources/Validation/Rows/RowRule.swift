internal import Findings
internal import Tables

/// A check over a whole row.
protocol RowRule {
    /// Whether something is wrong with the row: asked of every row, so that it makes no words.
    func isBroken(by row: RowView) -> Bool

    /// What is wrong with the row, in words; nil when nothing is.
    func judge(_ row: RowView) -> RowFault?

    /// The cell that is to be mended in a row where something is wrong, from 0; nil when it is the row as a whole.
    func cell(in row: RowView) -> Int?

    /// Whether it looks at one cell only, so that the same text always has the same cause.
    var judgesOneCell: Bool { get }

    /// What is wrong with the headings where every row breaks the rule because columns are not there; nil for all other rules.
    var faultOfHeadings: RowFault? { get }
}

extension RowRule {
    var faultOfHeadings: RowFault? { nil }
}

/// A check over the cells of one column that is none of its type.
protocol OneCellRule: RowRule {
    var column: Int { get }
    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool
    /// What to say of a text that is not accepted.
    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault
}

extension OneCellRule {
    var judgesOneCell: Bool { true }

    func cell(in row: RowView) -> Int? { column }

    func isBroken(by row: RowView) -> Bool { row.text(column).map { !accepts($0) } ?? false }

    func judge(_ row: RowView) -> RowFault? {
        guard let text = row.text(column), !accepts(text) else { return nil }
        guard text.count > 1_000 else { return explain(text) }
        // Nothing that is worth a repair is that long.
        var fault = explain(UnsafeBufferPointer(rebasing: text[..<1_000]))
        fault.repair = nil
        return fault
    }
}

/// The last texts that a rule has accepted, by their marks: hours and subjects come again and again, and take long to read.
final class AcceptedTexts {
    private var marks = [UInt64](repeating: 0, count: 256)

    func contains(_ text: UnsafeBufferPointer<UInt8>, orElse accepts: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        let mark = Validation.mark(of: text)
        let slot = Int(truncatingIfNeeded: mark & 255)
        if marks[slot] == mark { return true }
        guard accepts(text) else { return false }
        marks[slot] = mark
        return true
    }
}

/// What a rule finds wrong with a row.
struct RowFault {
    var rule: Rule
    /// When it is not the cell's text.
    var value: String?
    var details: [String] = []
    var suggestions: [String] = []
    var repair: String?
    var isRepairSafe = false

    init(_ rule: Rule) { self.rule = rule }
}

/// One row, its cells known by their columns.
struct RowView {
    let batch: RowBatch
    var row: Int
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
