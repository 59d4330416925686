internal import Bytes
public import DataFiles
public import Findings
internal import Schemas
internal import Tables
public import Validation

/// What a program may mend in a file of data without changing what it means. Finding it out writes nothing.
public struct FileRepairs: Sendable {
    public let file: DataFile
    public var outcome: Outcome
    /// By cause, in the order of the first row concerned; then what concerns the file as a whole.
    public var groups: [RepairGroup] = []
    /// The first rows that are written otherwise, as many as were asked for.
    public var rows: [RepairedRow] = []
    /// How many rows are written otherwise or taken out.
    public var rowCount = 0
    /// Of the file as it stands.
    public var before: TableVerdict
    /// Of the file as it will be, its rows numbered as they will be. The same as `before` when there is nothing to mend.
    public var after: TableVerdict
    /// What the file was when it was read.
    let signature: FileSignature
    /// Columns (from 0) that stay as they are, since their repairs would have brought new faults to rows that had none.
    let left: Set<Int>
    /// Columns (from 0) in which dates that may be read both ways stay as they are.
    let unsure: Set<Int>

    public enum Outcome: Sendable, Equatable {
        /// There are repairs, and with them the file is no worse in any way.
        case ready
        /// There is no safe repair.
        case none
        /// Only CSV files are mended: other formats hold more than their cells, which writing them anew would lose.
        case otherFormat
        /// Accents are encoded in two ways: what each of them is would be a guess.
        case mixedEncoding
        /// The file would have more faults of these rules than before. Nothing is mended.
        case worse([Rule])
        /// Not readable as a table; `before` says why.
        case unreadable
    }

    public var isReady: Bool { outcome == .ready }
    /// How many rows are taken out: from the first of them on, rows have other numbers afterwards.
    public var rowsTakenOut: Int { groups.reduce(0) { $0 + ($1.rule == .rowBlank || $1.rule == .rowsBlankAtEnd ? $1.count : 0) } }
    /// How many errors there are, cell by cell, before and after.
    public var errorsBefore: Int { before.errorCount }
    public var errorsAfter: Int { after.errorCount }
}

extension TableVerdict {
    /// How many cells, rows and headings are in error.
    public var errorCount: Int { findings.reduce(0) { $0 + ($1.severity == .error ? max(1, $1.table?.count ?? 1) : 0) } }
}

/// The safe repairs of a file: those of its cells, its headings, its blank rows and columns and its encoding. Nothing is written.
///
/// - Parameter rowLimit: how many of the rows that change are kept to be shown.
public func repairs(of file: DataFile, rowLimit: Int = 20) -> FileRepairs {
    guard file.format == .csv else {
        let verdict = file.read().verdict
        return FileRepairs(file: file, outcome: .otherFormat, before: verdict, after: verdict, signature: .none, left: [], unsure: [])
    }
    var left: Set<Int> = []
    var unsure: Set<Int> = []
    // What brings new faults to light is left alone, and the rest is looked at anew.
    for _ in 0..<5 {
        guard let pass = try? RepairPass(file, left: left, unsure: unsure, rowLimit: rowLimit) else { break }
        // That a column has dates with the month first is known only at its end.
        if !pass.unsureColumns.isSubset(of: unsure) {
            unsure.formUnion(pass.unsureColumns)
            continue
        }
        let troublesome = pass.troublesomeColumns.subtracting(left)
        if troublesome.isEmpty { return pass.repairs(of: file, left: left, unsure: unsure) }
        left.formUnion(troublesome)
    }
    guard let pass = try? RepairPass(file, left: left, unsure: unsure, rowLimit: rowLimit) else {
        let verdict = file.read().verdict
        return FileRepairs(file: file, outcome: .unreadable, before: verdict, after: verdict, signature: .none, left: [], unsure: [])
    }
    return pass.repairs(of: file, left: left, unsure: unsure)
}

/// One reading of a file, and of what it becomes once it is mended, at the same time and in flat memory.
struct RepairPass {
    let signature: FileSignature
    private let text: RepairedText
    private let before: TableVerdict
    private let baseline: TableVerdict
    private let after: TableVerdict
    private let isMixed: Bool
    private let primaryKey: Set<Int>
    /// Faults of the mended file in rows that are as they were.
    private var faults: [FaultPlace: Int] = [:]
    /// Faults of the mended file in rows that have been mended, by their rules: they were there before, hidden behind those that are mended.
    private var revealed: [Rule: Int] = [:]

    /// - Parameter sink: gets the bytes of the mended file.
    init(_ file: DataFile, left: Set<Int>, unsure: Set<Int>, rowLimit: Int, sink: ((UnsafeRawBufferPointer) throws(TableError) -> Void)? = nil) throws {
        var options = ValidationOptions(file: file.shownPath)
        options.likelyIdentifiers = file.likelyIdentifiers
        let source = try FileBytes(file.path)
        signature = source.signature
        let text = try RepairedText(source, RepairPlan(schema: file.schema, options: options, left: left, unsure: unsure, rowLimit: rowLimit), sink: sink)
        options.isEveryCellListed = file.isEveryCellListed
        let table = try TableReader(try CSVRows(text), expecting: file.schema?.schema.fields.map(\.name) ?? [])
        let validator = TableValidator(file.schema, headings: table.header, options: options)
        let batch = RowBatch()
        var faults: [FaultPlace: Int] = [:]
        var revealed: [Rule: Int] = [:]
        while try table.next(batch) {
            text.forget(rowsBefore: batch.firstRow)
            let optional = Set(text.headings.filter(\.isOptional).map(\.column))
            validator.add(batch) { fault in
                guard fault.rule.severity != .note else { return }
                // A column that is judged only since it has its name has brought its faults with it.
                let isRevealed = text.isRepaired(row: batch.firstRow + fault.row) && !(fault.column.map(optional.contains) ?? false)
                if isRevealed { revealed[fault.rule, default: 0] += 1 } else { faults[FaultPlace(fault), default: 0] += 1 }
            }
        }
        guard let (before, baseline, form) = text.finish() else { throw TableError.empty }
        self.text = text
        self.before = before
        self.baseline = baseline
        after = validator.finish(table.form)
        isMixed = form.remarks.contains { $0.kind == .mixedEncoding }
        primaryKey = Set(file.schema?.schema.primaryKey.compactMap { table.header.labels.firstIndex(of: $0) } ?? [])
        self.faults = faults
        self.revealed = revealed
    }

    var unsureColumns: Set<Int> { text.unsureColumns }

    private func wasThere(_ place: FaultPlace) -> Int {
        // Unjudged before, the column had no faults.
        if let column = place.column, text.headings.contains(where: { $0.isOptional && $0.column == column }) { return 0 }
        return text.faults[place] ?? 0
    }

    /// Columns whose rows, though not mended themselves, have more faults than before: a value that has become another’s double, for instance.
    var troublesomeColumns: Set<Int> {
        var columns: Set<Int> = []
        for (place, count) in faults where count > wasThere(place) {
            if let column = place.column { columns.insert(column) } else { columns.formUnion(primaryKey) }
        }
        return columns
    }

    /// Rules that the mended file breaks more often than the file did, but for what was hidden in rows that are mended.
    private var worsened: [Rule] {
        func counts(_ verdict: TableVerdict) -> [Rule: Int] {
            var counts: [Rule: Int] = [:]
            for finding in verdict.findings where finding.severity != .note {
                // Empty cells of several columns are one finding of another name.
                counts[finding.rule == .cellsRequired ? .cellRequired : finding.rule, default: 0] += max(1, finding.table?.count ?? 1)
            }
            return counts
        }
        let (old, new) = (counts(baseline), counts(after))
        var worse = new.filter { $0.value > (old[$0.key] ?? 0) + (revealed[$0.key] ?? 0) }.keys.sorted { $0.code < $1.code }
        func errors(_ counts: [Rule: Int]) -> Int { counts.reduce(0) { $0 + ($1.key.severity == .error ? $1.value : 0) } }
        if worse.isEmpty, errors(new) > errors(old) { worse = revealed.keys.sorted { $0.code < $1.code } }
        return worse
    }

    func repairs(of file: DataFile, left: Set<Int>, unsure: Set<Int>) -> FileRepairs {
        let worsened = worsened
        let outcome: FileRepairs.Outcome =
            text.tally.groups.isEmpty ? .none : isMixed ? .mixedEncoding : worsened.isEmpty && troublesomeColumns.isEmpty ? .ready : .worse(worsened)
        var repairs = FileRepairs(
            file: file, outcome: outcome, before: before, after: outcome == .ready ? after : before, signature: signature, left: left,
            unsure: unsure)
        guard outcome == .ready else { return repairs }
        repairs.groups = text.tally.groups
        repairs.rows = text.tally.rows
        repairs.rowCount = text.tally.rowCount
        return repairs
    }
}
