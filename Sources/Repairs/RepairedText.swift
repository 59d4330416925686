internal import Findings
internal import Schemas
internal import Tables
internal import Validation

/// What a reading of a file for its repairs is to know.
struct RepairPlan {
    var schema: PreparedSchema?
    var options: ValidationOptions
    /// Columns (from 0) whose cells and headings stay as they are: repairing them would bring new faults to light in other rows.
    var left: Set<Int> = []
    /// Columns (from 0) in which dates that may be read both ways stay as they are.
    var unsure: Set<Int> = []
    var rowLimit: Int
}

/// The bytes of a CSV file as they are once its safe repairs are made. They are read like any file, and so are checked as they will be written.
///
/// The file is read once, in flat memory. Rows that need no repair come out byte for byte, but for an old encoding.
final class RepairedText: ByteSource {
    private(set) var tally: RepairTally
    private(set) var header: TableHeader?
    private(set) var headings: [HeadingRepair] = []
    /// Rows that are written otherwise, by their numbers in the repaired file, in ascending order: those that `forget` has not dropped.
    private(set) var repairedRows: [Int] = []

    private let rows: CSVRows
    private let plan: RepairPlan
    private let batch = RowBatch()
    private var output: [UInt8] = []
    private var given = 0
    private var isAtEnd = false
    private var rowsWritten = 0
    private let sink: ((UnsafeRawBufferPointer) throws(TableError) -> Void)?

    /// Of the file as it stands; nil when its headings stay and `validator` says it too.
    private var original: TableValidator?
    /// Of the file under its repaired headings.
    private var validator: TableValidator?
    /// How many errors and warnings each column has under its repaired headings, by their rules.
    private(set) var faults: [FaultPlace: Int] = [:]
    /// How many blank rows the file ends with, as far as it has been read.
    private var trailingBlanks = 0
    private var blanks = 0
    /// A word with accents, to show that they are understood.
    private var accented = ""

    /// - Parameter sink: gets the bytes too.
    init(_ source: any ByteSource, _ plan: RepairPlan, sink: ((UnsafeRawBufferPointer) throws(TableError) -> Void)?) throws(TableError) {
        rows = try CSVRows(source)
        rows.keepText()
        self.plan = plan
        self.sink = sink
        tally = RepairTally(rowLimit: plan.rowLimit)
        let form = rows.form
        if form.hasByteOrderMark, form.encoding == .utf8 { output = [0xEF, 0xBB, 0xBF] }
    }

    // MARK: Giving

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        while given == output.count {
            guard !isAtEnd else { return 0 }
            output.removeAll(keepingCapacity: true)
            given = 0
            if try rows.next(batch) { writeBatch() } else { isAtEnd = true }
        }
        let count = min(buffer.count, output.count - given)
        let chunk = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        output.withUnsafeBytes { chunk.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<(given + count)])) }
        given += count
        if let sink { try sink(UnsafeRawBufferPointer(chunk)) }
        return count
    }

    /// Whether a row of the repaired file is written otherwise than it was.
    func isRepaired(row: Int) -> Bool {
        var (low, high) = (0, repairedRows.count)
        while low < high {
            let middle = (low + high) / 2
            if repairedRows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low < repairedRows.count && repairedRows[low] == row
    }

    /// Drops the rows before one from `repairedRows`.
    func forget(rowsBefore row: Int) {
        let kept = repairedRows.firstIndex { $0 >= row } ?? repairedRows.count
        if kept > 0 { repairedRows.removeFirst(kept) }
    }

    // MARK: Repairing

    private func writeBatch() {
        let (text, ends) = (rows.text, rows.rowEnds)
        noteAccents(text)
        var first = 0
        if header == nil {
            guard let found = TableHeader(in: batch, expecting: plan.schema?.schema.fields.map(\.name) ?? []) else {
                return copy(text, 0..<batch.rowCount, ends)
            }
            first = found.row - batch.firstRow
            copy(text, 0..<first, ends)
            begin(with: found, rowText(text, ends, first, offset: 0))
            first += 1
            batch.dropFirst(first)
        }
        guard let header, batch.rowCount > 0 else { return }
        let width = header.labels.count
        // Cells are dropped from the batch before it is judged, and their places are needed after that.
        let wide = header.droppedColumns > 0 ? (0..<batch.rowCount).map { isCut($0, width) ? rowText(text, ends, $0, offset: first) : nil } : []
        if header.droppedColumns > 0 { batch.dropEmptyCells(after: width) }
        original?.add(batch)
        var found: [FaultInBatch] = []
        validator?.add(batch) { fault in
            if fault.rule.severity != .note { self.faults[FaultPlace(fault), default: 0] += 1 }
            if fault.isRepairSafe || fault.column == nil { found.append(fault) }
        }
        write(text, ends, first, found[...], wide, width)
    }

    /// Writes the rows of a batch: those that stay in long runs, the others one by one.
    private func write(_ text: [UInt8], _ ends: [Int], _ first: Int, _ found: ArraySlice<FaultInBatch>, _ wide: [RowText?], _ width: Int) {
        var found = found
        var copied = first > 0 ? ends[first - 1] : 0
        for row in 0..<batch.rowCount {
            let (start, end) = (row + first > 0 ? ends[row + first - 1] : 0, ends[row + first])
            if batch.isBlank(row) {
                output += text[copied..<start]
                copied = end
                blanks += 1
                trailingBlanks += 1
                let content = RowText(text, UnsafeBufferPointer(rebasing: batch.cells(ofRow: row)[..<0]), from: start, to: end, rows.dialect)
                tally.add(row: batch.firstRow + row, (content.string, nil))
                continue
            }
            trailingBlanks = 0
            rowsWritten += 1
            var mine: [FaultInBatch] = []
            while let next = found.first, next.row == row { mine.append(found.removeFirst()) }
            let cut = wide.isEmpty ? nil : wide[row]
            guard cut != nil || !mine.isEmpty else { continue }
            let rowText = cut ?? rowText(text, ends, row, offset: first)
            let edits = edits(mine, rowText, row)
            guard cut != nil || !edits.isEmpty else { continue }
            output += text[copied..<start]
            copied = end
            let written = rowText.rewritten(edits, width: cut == nil ? .max : width)
            output += written
            if !edits.isEmpty {
                repairedRows.append(rowsWritten)
                tally.add(row: batch.firstRow + row, (rowText.string, rowText.string(written)))
            }
        }
        output += text[copied..<(ends.isEmpty ? 0 : ends[batch.rowCount + first - 1])]
    }

    /// What the safe repairs of a row come to. A row of too few or too many cells has none: nobody knows what its cells mean.
    private func edits(_ found: [FaultInBatch], _ rowText: RowText, _ row: Int) -> [(cell: Int, bytes: [UInt8])] {
        guard !found.contains(where: { $0.rule == .rowShort || $0.rule == .rowLong || $0.rule == .rowNotData }), rowText.isWellQuoted else { return [] }
        let cells = batch.cells(ofRow: row)
        var edits: [(Int, [UInt8])] = []
        for fault in found {
            guard fault.isRepairSafe, let column = fault.column, let repair = fault.repair, !plan.left.contains(column), column < cells.count,
                edits.last.map({ $0.0 < column }) ?? true, !(fault.isOrderOpen && plan.unsure.contains(column))
            else { continue }
            let value = batch.string(cells[column])
            guard value == fault.value, value != repair, let written = rowText.written(repair, inPlaceOf: column) else { continue }
            edits.append((column, written))
            tally.add(fault.rule, column: column + 1, heading: header?.labels[column] ?? "", before: value, after: repair)
        }
        return edits
    }

    /// Repairs the headings, and starts judging the rows under them.
    private func begin(with found: TableHeader, _ rowText: RowText) {
        let isWellQuoted = rowText.isWellQuoted
        var edits: [(Int, [UInt8])] = []
        for repair in headingRepairs(plan.schema, found) where !plan.left.contains(repair.column) && isWellQuoted {
            guard let written = rowText.written(repair.name, inPlaceOf: repair.column) else { continue }
            headings.append(repair)
            edits.append((repair.column, written))
            tally.add(repair.rule, column: repair.column + 1, heading: repair.name, before: found.originals[repair.column], after: repair.name)
        }
        let header = headings.isEmpty ? found : found.renaming(Dictionary(uniqueKeysWithValues: headings.map { ($0.column, $0.name) }))
        self.header = header
        validator = TableValidator(plan.schema, headings: header, options: plan.options)
        if !headings.isEmpty { original = TableValidator(plan.schema, headings: found, options: plan.options) }
        tally.add(.columnsBlankAtEnd, count: found.droppedColumns)
        let written = rowText.rewritten(edits, width: found.droppedColumns > 0 ? found.labels.count : .max)
        output += written
        rowsWritten += 1
        if !edits.isEmpty { tally.add(row: found.row, (rowText.string, rowText.string(written))) }
    }

    /// Columns (from 0) whose dates have turned out to be open to two readings.
    var unsureColumns: Set<Int> { validator?.unsureColumns ?? [] }

    private func isCut(_ row: Int, _ width: Int) -> Bool {
        let cells = batch.cells(ofRow: row)
        return cells.count > width && cells[width...].allSatisfy(\.isEmpty)
    }

    private func rowText(_ text: [UInt8], _ ends: [Int], _ row: Int, offset: Int) -> RowText {
        RowText(text, batch.cells(ofRow: row), from: row + offset > 0 ? ends[row + offset - 1] : 0, to: ends[row + offset], rows.dialect)
    }

    private func copy(_ text: [UInt8], _ rows: Range<Int>, _ ends: [Int]) {
        guard let last = rows.last else { return }
        output += text[..<ends[last]]
        rowsWritten += rows.count
    }

    /// Keeps the first word with an accent of a file in an old encoding.
    private func noteAccents(_ text: [UInt8]) {
        guard accented.isEmpty, rows.form.encoding != .utf8, let found = text.firstIndex(where: { $0 >= 0x80 }) else { return }
        func ends(_ byte: UInt8) -> Bool { byte < 0x20 || byte == rows.dialect.delimiter || byte == rows.dialect.quote }
        let start = text[..<found].lastIndex(where: ends).map { $0 + 1 } ?? 0
        let end = text[found...].firstIndex(where: ends) ?? text.count
        accented = String(decoding: text[start..<end], as: UTF8.self)
    }

    // MARK: Ending

    /// What the file is as it stands, and what it would be under its repaired headings alone; once all bytes have been given. Nil when it has no header.
    func finish() -> (before: TableVerdict, baseline: TableVerdict, form: TableForm)? {
        guard let validator else { return nil }
        let form = rows.form
        if form.encoding != .utf8 {
            let isContradicted = form.hasByteOrderMark && (form.encoding == .windows1252 || form.encoding == .latin9)
            tally.add(isContradicted ? .encodingContradicted : .encodingOld, before: form.encoding.rawValue, after: accented)
        }
        if let nul = form.remarks.first(where: { $0.kind == .nulBytes }) { tally.add(.nulBytes, count: nul.count) }
        tally.add(.rowBlank, count: blanks - trailingBlanks)
        tally.add(.rowsBlankAtEnd, count: trailingBlanks)
        let baseline = validator.finish(form)
        return (original?.finish(form) ?? baseline, baseline, form)
    }
}

/// A rule and the column in which it is met.
struct FaultPlace: Hashable {
    let rule: ObjectIdentifier
    /// From 0; nil when it is the row as a whole.
    let column: Int?

    init(_ fault: FaultInBatch) {
        rule = ObjectIdentifier(fault.rule)
        column = fault.column
    }
}
