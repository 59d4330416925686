public import Findings

/// Repairs of one cause in one column, or of the file's make.
public struct RepairGroup: Sendable, Equatable {
    /// What was wrong.
    public var rule: Rule
    /// From 1; 0 for the rows or the file as a whole.
    public var column = 0
    /// The column's heading, once repaired.
    public var heading = ""
    /// How many cells, rows, columns or characters.
    public var count = 0
    /// The first of them, as it was and as it is to be.
    public var before = ""
    public var after = ""
    /// Whether all of them are like the first.
    public var isUniform = true
}

/// A row that is written otherwise, or not any more.
public struct RepairedRow: Sendable, Equatable {
    /// As the spreadsheet shows it before the repair.
    public var row: Int
    public var before: String
    /// Nil when the row is taken out.
    public var after: String?
}

/// Gathers the repairs of one file by their cause, and the first rows they change.
struct RepairTally {
    private(set) var groups: [RepairGroup] = []
    private(set) var rows: [RepairedRow] = []
    private(set) var rowCount = 0
    /// How many rows are kept.
    let rowLimit: Int
    private var indexOf: [Key: Int] = [:]

    private struct Key: Hashable {
        var rule: ObjectIdentifier
        var column: Int
    }

    init(rowLimit: Int) { self.rowLimit = rowLimit }

    /// - Parameter column: from 1; 0 for rows and the file.
    mutating func add(_ rule: Rule, column: Int = 0, heading: String = "", before: String = "", after: String = "", count: Int = 1) {
        guard count > 0 else { return }
        let key = Key(rule: ObjectIdentifier(rule), column: column)
        if let index = indexOf[key] {
            groups[index].count += count
            if groups[index].isUniform { groups[index].isUniform = groups[index].before == before && groups[index].after == after }
            return
        }
        indexOf[key] = groups.count
        groups.append(RepairGroup(rule: rule, column: column, heading: heading, count: count, before: before, after: after))
    }

    /// Whether there is room for one more row.
    var wantsRows: Bool { rows.count < rowLimit }

    mutating func add(row: Int, _ texts: @autoclosure () -> (before: String, after: String?)) {
        rowCount += 1
        guard wantsRows else { return }
        let (before, after) = texts()
        rows.append(RepairedRow(row: row, before: before, after: after))
    }
}
