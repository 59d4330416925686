public import Findings
public import Tables

/// Something wrong with a cell or a row of a batch that is being checked.
public struct FaultInBatch: Sendable {
    public var rule: Rule
    /// In the batch, from 0.
    public var row: Int
    /// From 0; nil when it is the row as a whole.
    public var column: Int?
    /// The cell's text.
    public var value: String?
    /// What to write instead, where that is known.
    public var repair: String?
    /// Whether the repair cannot change what the cell means.
    public var isRepairSafe: Bool
    /// Whether it is a date of which only other cells of the column can tell whether its day comes first (`TableValidator.unsureColumns`).
    public var isOrderOpen: Bool
    let fault: Fault

    init(_ fault: Fault, row: Int) {
        self.fault = fault
        rule = fault.rule
        self.row = row
        column = fault.column
        value = fault.value
        repair = fault.repair
        isRepairSafe = fault.isRepairSafe
        isOrderOpen = fault.order == .open
    }
}

/// A heading that can be written right without changing what it means.
public struct HeadingRepair: Sendable {
    /// What is wrong with it as it stands.
    public var rule: Rule
    /// From 0.
    public var column: Int
    public var name: String
    /// Whether the table can do without the column, so that it was not missed under its other name.
    public var isOptional: Bool
}

/// The headings of a table that are padded, or a field's name written otherwise: at most one repair a column.
public func headingRepairs(_ schema: PreparedSchema?, _ headings: TableHeader) -> [HeadingRepair] {
    var repairs: [Int: HeadingRepair] = [:]
    for fault in HeadingMatch(schema, headings).faults {
        // A name that is found out later is that of a field, and has no spaces around it either.
        guard fault.isRepairSafe, let column = fault.column, let name = fault.repair else { continue }
        repairs[column] = HeadingRepair(rule: fault.rule, column: column, name: name, isOptional: fault.rule == .columnPerhapsRenamed)
    }
    return repairs.values.sorted { $0.column < $1.column }
}
