internal import Bytes
public import Findings
public import Schemas
public import Tables

/// Checks every row of one table against a schema, in one pass over its batches, with flat memory.
///
/// Columns are found by their headings' exact names, in any order; headings that the schema does not know are let through.
public final class TableValidator {
    private let headings: TableHeader
    private let columns: [ColumnCheck]
    /// Per column of the table, its check.
    private let checkOfColumn: [Int?]
    /// Per column of the table, what stands for an absent value.
    private let missing: [MissingTexts?]
    private let uniques: [(check: Int, seen: KeySet)]
    private let key: KeyCheck?
    private let references: [ReferenceCheck]
    private let rules: [any RowRule]
    private var causes: Causes
    private let isSheet: Bool
    private let isTyped: Bool
    private let isEveryCellListed: Bool
    private let hasRowsWithoutText: Bool

    private var skips = RowMarks()
    private var raised: [Raised] = []
    private var rows = 0
    /// Blank rows that may turn out to be at the end.
    private var blanks: (first: Int, count: Int)?
    /// The last row so far, when it looks like a total or a note, and the last such row that had faults.
    private var lastOddRow: (row: Int, title: String)?
    /// Rules that every row breaks because columns are not there, and those of them that a row has broken.
    private let rulesOfHeadings: Set<Int>
    private var brokenRulesOfHeadings: Set<Int> = []
    private var toldOddRow = 0

    /// - Parameter schema: nil when the table has none; then only its make is checked.
    public convenience init(_ schema: TableSchema?, headings: TableHeader, options: ValidationOptions) {
        self.init(schema.map(PreparedSchema.init), headings: headings, options: options)
    }

    /// - Parameter prepared: nil when the table has no schema.
    public init(_ prepared: PreparedSchema?, headings: TableHeader, options: ValidationOptions) {
        let schema = prepared?.schema
        self.headings = headings
        let matching = HeadingMatch(prepared, headings)
        let columns = matching.checks
        self.columns = columns
        var checkOfColumn = [Int?](repeating: nil, count: headings.labels.count)
        for (index, check) in columns.enumerated() { checkOfColumn[check.column] = index }
        self.checkOfColumn = checkOfColumn
        missing = checkOfColumn.map { $0.map { columns[$0].missing } }
        let key = schema.flatMap { KeyCheck($0, columns) }
        self.key = key
        uniques = columns.indices.filter { columns[$0].field.constraints.unique && key?.columns != [$0] }.map { ($0, KeySet()) }
        let references = schema.map { ReferenceCheck.all(of: $0, headings, options) } ?? (checks: [], faults: [])
        self.references = references.checks
        let rules = schema.map { rowRules(of: $0, columns, renamed: matching.renamed) } ?? []
        self.rules = rules
        rulesOfHeadings = Set(rules.indices.filter { rules[$0].faultOfHeadings != nil })
        isSheet = options.sheet != nil
        isTyped = options.isTyped
        isEveryCellListed = options.isEveryCellListed
        hasRowsWithoutText = options.isOfObjects
        causes = Causes(headings: headings, columns: columns, checkOfColumn: checkOfColumn, options: options)
        for fault in matching.faults + references.faults {
            // What is said of headings goes for no row of data.
            if matching.isWithoutHeadings, !isEveryCellListed, fault.rule.isOfOneHeading { continue }
            causes.add(fault)
        }
    }

    /// One thing found in a batch, before it is put into words.
    private struct Raised {
        var row: Int32
        /// From 0; −1 for the row as a whole.
        var column: Int32
        /// What comes first says most of a cell: its own rules before those of the row.
        var turn: Int32 = 0
        var kind: Kind

        static func < (a: Raised, b: Raised) -> Bool {
            if a.row != b.row { return a.row < b.row }
            return a.column != b.column ? a.column < b.column : a.turn < b.turn
        }

        enum Kind {
            case cell(CellFault)
            case twice(firstRow: Int)
            case key(firstRow: Int)
            case keyEmpty
            case short(Int)
            case long(Int)
            case reference(Int)
            case rule(Int)
        }
    }

    /// Checks the next rows.
    ///
    /// - Parameter note: gets each thing that is wrong with a cell or a row, in their order; blank rows are not among them.
    public func add(_ batch: RowBatch, noting note: ((FaultInBatch) -> Void)? = nil) {
        skips.reset(batch.rowCount)
        rows += batch.rowCount
        // Were every cell of a batch of short rows wrong, its faults would fill the memory: they are put into words every so many rows.
        let step = max(64, Self.mostRaised / max(1, columns.count))
        var start = 0
        while start < batch.rowCount {
            let end = min(start + step, batch.rowCount)
            add(batch, start..<end, note)
            start = end
        }
        noteLastRow(batch)
    }

    /// Columns (from 0) whose dates may be read both ways: no repair of such a date is safe.
    public var unsureColumns: Set<Int> { Set(causes.dayOrders.filter(\.value.leavesOpen).keys) }

    /// What there is to say of one fault by itself, whatever others have its cause.
    public func finding(of fault: FaultInBatch) -> Finding { causes.finding(of: fault.fault) }

    /// About how many faults are held at a time.
    private static let mostRaised = 1 << 17

    private func add(_ batch: RowBatch, _ rows: Range<Int>, _ note: ((FaultInBatch) -> Void)?) {
        raised.removeAll(keepingCapacity: true)
        markRows(batch, rows)
        let marks = skips.any ? skips : nil
        if isTyped {
            for check in columns {
                check.findMistyped(batch, rows, isSheet: isSheet) { row, fault in
                    raised.append(Raised(row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: check.column), kind: .cell(fault)))
                }
            }
        }
        for check in columns {
            check.judge(batch, rows, skipping: marks) { row, fault in
                raised.append(Raised(row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: check.column), kind: .cell(fault)))
            }
        }
        for unique in uniques { findRepeated(columns[unique.check], unique.seen, batch, rows) }
        if let key { findRepeatedKeys(key, batch, rows) }
        for (number, reference) in references.enumerated() { findBroken(reference, number, batch, rows) }
        for (number, rule) in rules.enumerated() { apply(rule, number, batch, rows) }
        if !raised.isEmpty { settle(batch, note) }
    }

    /// Notes rows of too few or too many cells, and blank rows, which are not judged cell by cell.
    private func markRows(_ batch: RowBatch, _ rows: Range<Int>) {
        let width = headings.labels.count
        for row in rows {
            let start = Int(batch.starts[row])
            let count = Int(batch.starts[row + 1]) - start
            if count == width, count > 0, !batch.cells[start].isEmpty {
                if blanks != nil { reportBlanks() }
                continue
            }
            if !hasRowsWithoutText, (0..<count).allSatisfy({ batch.cells[start + $0].isEmpty }) {
                skips[row] = true
                blanks = (blanks?.first ?? batch.firstRow + row, (blanks?.count ?? 0) + 1)
                continue
            }
            if blanks != nil { reportBlanks() }
            // A sheet stores no blank cells at the end of a row: what is missing there is not missing.
            if count < width, !isSheet, count > 0 || !hasRowsWithoutText { raised.append(Raised(row: Int32(row), column: -1, kind: .short(count))) }
            if count > width { raised.append(Raised(row: Int32(row), column: -1, kind: .long(count))) }
        }
    }

    private func reportBlanks() {
        guard let blanks else { return }
        // Rows beyond the first ones are only counted.
        let told = isEveryCellListed ? blanks.count : min(blanks.count, TablePlace.mostRows)
        for row in blanks.first..<(blanks.first + told) { causes.add(Fault(.rowBlank, row: row)) }
        if told < blanks.count { causes.add(Fault(.rowBlank, row: blanks.first + told), count: blanks.count - told) }
        self.blanks = nil
    }

    private func findRepeated(_ check: ColumnCheck, _ seen: KeySet, _ batch: RowBatch, _ rows: Range<Int>) {
        func markOfRow(_ row: Int) -> UInt64? { filledText(check, batch, row).map { mark(of: $0) } }
        insertKeys(seen, batch, rows, mark: markOfRow) { row, first in
            raised.append(Raised(row: Int32(row), column: Int32(check.column), kind: .twice(firstRow: first)))
        }
    }

    /// Puts the keys of rows into a set, some rows at a time: while the marks of some are worked out, the memory for them is brought near.
    ///
    /// - Parameters:
    ///   - mark: of a row's key; nil when it has none.
    ///   - isSeen: gets a row whose key has come before, and the row where that was.
    @inline(__always)
    private func insertKeys(_ seen: KeySet, _ batch: RowBatch, _ rows: Range<Int>, mark markOfRow: (Int) -> UInt64?, isSeen: (_ row: Int, _ first: Int) -> Void)
    {
        seen.reserve(rows.count)
        withUnsafeTemporaryAllocation(of: (row: Int, mark: UInt64).self, capacity: 32) { keys in
            var row = rows.lowerBound
            while row < rows.upperBound {
                var count = 0
                while row < rows.upperBound, count < keys.count {
                    defer { row += 1 }
                    guard !(skips.any && skips[row]), let mark = markOfRow(row) else { continue }
                    keys[count] = (row, mark)
                    seen.expect(mark)
                    count += 1
                }
                for key in keys[..<count] {
                    if case .seen(let first) = seen.insert(key.mark, row: batch.firstRow + key.row) { isSeen(key.row, first) }
                }
            }
        }
    }

    private func findRepeatedKeys(_ key: KeyCheck, _ batch: RowBatch, _ rows: Range<Int>) {
        let column = key.isSingle ? Int32(columns[key.columns[0]].column) : -1
        func markOfRow(_ row: Int) -> UInt64? { combinedMark(key, batch, row, column) }
        insertKeys(key.seen, batch, rows, mark: markOfRow) { row, first in
            raised.append(Raised(row: Int32(row), column: column, kind: key.isSingle ? .twice(firstRow: first) : .key(firstRow: first)))
        }
    }

    /// Of the cells of a key together; nil when all are empty, which is a fault of its own.
    private func combinedMark(_ key: KeyCheck, _ batch: RowBatch, _ row: Int, _ column: Int32) -> UInt64? {
        var combined: UInt64 = 0
        var isEmpty = true
        for index in key.columns {
            guard let text = filledText(columns[index], batch, row) else {
                combined = combined &* 31 &+ 7
                continue
            }
            isEmpty = false
            combined = mark(of: text, seed: combined ^ 0x9E37_79B9_7F4A_7C15)
        }
        if isEmpty { raised.append(Raised(row: Int32(row), column: column, kind: .keyEmpty)) }
        return isEmpty ? nil : combined
    }

    /// The text of a cell that is there and is not one of the schema's missing values.
    @inline(__always)
    private func filledText(_ check: ColumnCheck, _ batch: RowBatch, _ row: Int) -> UnsafeBufferPointer<UInt8>? {
        let index = Int(batch.starts[row]) + check.column
        guard index < Int(batch.starts[row + 1]) else { return nil }
        let text = batch.text(batch.cells[index])
        return check.missing.contains(text) ? nil : text
    }

    private func findBroken(_ reference: ReferenceCheck, _ number: Int, _ batch: RowBatch, _ rows: Range<Int>) {
        for row in rows where !(skips.any && skips[row]) {
            guard let mark = reference.columns.mark(batch, row), !reference.keys.contains(mark) else { continue }
            raised.append(Raised(row: Int32(row), column: reference.columns.single.map { Int32($0) } ?? -1, kind: .reference(number)))
        }
    }

    private func apply(_ rule: any RowRule, _ number: Int, _ batch: RowBatch, _ rows: Range<Int>) {
        var view = RowView(batch: batch, row: 0, missing: missing)
        for row in rows where !(skips.any && skips[row]) {
            view.row = row
            guard rule.isBroken(by: view) else { continue }
            raised.append(Raised(row: Int32(row), column: rule.cell(in: view).map { Int32($0) } ?? -1, kind: .rule(number)))
        }
    }

    /// Puts what was found in a batch into words, row by row.
    private func settle(_ batch: RowBatch, _ note: ((FaultInBatch) -> Void)?) {
        sortRaised()
        let isEachLookedInto = isEveryCellListed || note != nil
        var last: (row: Int32, column: Int32) = (-1, -1)
        var (rowStart, toldRow) = (0, Int32(-1))
        for (index, item) in raised.enumerated() {
            if item.row == toldRow { continue }
            if index == 0 || raised[index - 1].row != item.row {
                rowStart = index
                let rowEnd = raised[rowStart...].firstIndex { $0.row != item.row } ?? raised.count
                if let fault = causeOfRow(raised[rowStart..<rowEnd], batch) {
                    toldRow = item.row
                    causes.add(fault, batch, row: Int(item.row))
                    note?(FaultInBatch(fault, row: Int(item.row)))
                    continue
                }
            }
            if !isEveryCellListed, case .rule(let number) = item.kind, rulesOfHeadings.contains(number) {
                brokenRulesOfHeadings.insert(number)
                continue
            }
            if item.column >= 0, last == (item.row, item.column) { continue }
            last = (item.row, item.column)
            let likeness = isEachLookedInto ? nil : likeness(of: item, batch)
            let column = item.column >= 0 ? Int(item.column) : nil
            if let likeness, causes.addLike(likeness, row: batch.firstRow + Int(item.row), column: column) { continue }
            let fault = fault(item, batch)
            causes.add(fault, batch, row: Int(item.row), like: likeness)
            note?(FaultInBatch(fault, row: Int(item.row)))
        }
    }

    /// What is wrong with a row as a whole, so that nothing is to be said of its cells: a total, a note, a stray separator. Nil for most rows.
    private func causeOfRow(_ items: ArraySlice<Raised>, _ batch: RowBatch) -> Fault? {
        guard !isEveryCellListed, let first = items.first else { return nil }
        let (row, width) = (Int(first.row), headings.labels.count)
        if case .long(let count) = first.kind {
            guard count == width + 1, items.contains(where: { $0.column >= 0 }),
                let cut = CutValue(batch, row, width: width, check: { column in checkOfColumn[column].map { columns[$0] } })
            else { return nil }
            return longRow(count, batch, row, cut)
        }
        guard let title = OddRow.title(batch, row, width: width), items.contains(where: { isError($0, batch) }) else { return nil }
        toldOddRow = batch.firstRow + row
        return Fault(.rowNotData, row: batch.firstRow + row, value: title)
    }

    private func isError(_ item: Raised, _ batch: RowBatch) -> Bool {
        switch item.kind {
        case .cell(let fault): fault != .unpadded && fault != .storedAsText
        case .rule(let number): rules[number].judge(RowView(batch: batch, row: Int(item.row), missing: missing))?.rule.severity == .error
        default: true
        }
    }

    private func longRow(_ count: Int, _ batch: RowBatch, _ row: Int, _ cut: CutValue? = nil) -> Fault {
        let number = batch.firstRow + row
        var hint = ["", ""]
        if let cut, cut.places.count == 1 {
            let cells = batch.cells(ofRow: row)
            let (a, b) = (
                Finding.shown(batch.string(cells[cut.places.lowerBound]), limit: 30), Finding.shown(batch.string(cells[cut.places.lowerBound + 1]), limit: 30)
            )
            hint = [" Ligne \(number), « \(a) » et « \(b) » sont sans doute une seule valeur.", " In row \(number), “\(a)” and “\(b)” are probably one value."]
        }
        return Fault(.rowLong, row: number, details: [String(count), String(headings.labels.count)] + hint)
    }

    /// A total or a note that ends the table may have no fault; it is looked for once a batch.
    private func noteLastRow(_ batch: RowBatch) {
        guard let row = (0..<batch.rowCount).last(where: { !batch.isBlank($0) }) else { return }
        lastOddRow = OddRow.title(batch, row, width: headings.labels.count).map { (batch.firstRow + row, $0) }
    }

    /// Row by row, column by column, and for one cell in the order in which it was found.
    private func sortRaised() {
        for index in raised.indices { raised[index].turn = Int32(truncatingIfNeeded: index) }
        guard !raised.indices.dropFirst().allSatisfy({ raised[$0 - 1] < raised[$0] }) else { return }
        raised.sort(by: <)
    }

    private func text(_ batch: RowBatch, _ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard column >= 0 else { return nil }
        let cells = batch.cells(ofRow: Int(row))
        return column < cells.count ? batch.text(cells[Int(column)]) : UnsafeBufferPointer(start: nil, count: 0)
    }

    /// What others of the same cause are told by; nil for what has to be looked into each time.
    private func likeness(of item: Raised, _ batch: RowBatch) -> Likeness? {
        let text = text(batch, item.row, item.column)
        let column = Int(item.column)
        return switch item.kind {
        case .cell(let fault): Likeness(1, column, fault.rawValue, dayOrder(item, text), text: text)
        case .twice: Likeness(2, column, text: text, hasOneCause: true)
        case .key: Likeness(3, column, text: text, hasOneCause: true)
        case .keyEmpty: Likeness(4, column, text: text, hasOneCause: true)
        case .short: Likeness(5, 0, text: nil, hasOneCause: true)
        case .long: Likeness(6, 0, text: nil, hasOneCause: true)
        case .reference(let number): Likeness(7, number, text: text, hasOneCause: true)
        case .rule(let number): rules[number].judgesOneCell ? Likeness(8, number, text: text) : nil
        }
    }

    /// In which order a wrong date has its day and its month; noted for the others of its column.
    private func dayOrder(_ item: Raised, _ text: UnsafeBufferPointer<UInt8>?) -> DayOrder {
        guard case .cell = item.kind, let text, let check = checkOfColumn[Int(item.column)], columns[check].kind.isDay else { return .none }
        let order = DayOrder(text)
        causes.note(order, column: Int(item.column), text)
        return order
    }

    private func fault(_ item: Raised, _ batch: RowBatch) -> Fault {
        let row = batch.firstRow + Int(item.row)
        let column = Int(item.column)
        let text = text(batch, item.row, item.column)
        let value = text.map { Causes.kept($0) }
        switch item.kind {
        case .cell(let fault):
            return causes.diagnosed(
                text ?? UnsafeBufferPointer(start: nil, count: 0), fault, dayOrder(item, text), column: column, check: checkOfColumn[column] ?? 0, row: row,
                among: batch)
        case .twice(let first):
            let words = first > 0 ? [" (ligne \(first))", " (row \(first))"] : ["", ""]
            return Fault(.valueTwice, row: row, column: column, value: value, details: words)
        case .key(let first):
            let words = first > 0 ? [" (ligne \(first))", " (row \(first))"] : ["", ""]
            return Fault(.keyRepeated, row: row, details: words + (key?.names ?? []))
        case .keyEmpty:
            if let key, key.isSingle { return Fault(.cellRequired, row: row, column: column, value: "") }
            return Fault(.keyEmpty, row: row, details: key?.names ?? [])
        case .short(let count): return Fault(.rowShort, row: row, details: [String(count), String(headings.labels.count)])
        case .long(let count): return longRow(count, batch, Int(item.row))
        case .reference(let number):
            let reference = references[number]
            return Fault(
                .referenceMissing, row: row, column: reference.columns.single, value: value ?? reference.columns.text(batch, Int(item.row)),
                details: reference.words)
        case .rule(let number):
            let view = RowView(batch: batch, row: Int(item.row), missing: missing)
            guard let fault = rules[number].judge(view) else { return Fault(.cellType, row: row, column: column) }
            return Fault(
                fault.rule, row: row, column: column >= 0 ? column : nil, value: fault.value ?? value, details: fault.details,
                suggestions: fault.suggestions, repair: fault.repair, isRepairSafe: fault.isRepairSafe)
        }
    }

    /// What the check came to, once all rows have been given.
    ///
    /// - Parameter form: what was detected of the file.
    public func finish(_ form: TableForm) -> TableVerdict {
        var rows = self.rows
        if let blanks {
            rows -= blanks.count
            causes.add(Fault(.rowsBlankAtEnd, row: blanks.first), count: blanks.count)
        }
        if let odd = lastOddRow, odd.row != toldOddRow { causes.add(Fault(.rowPerhapsNotData, row: odd.row, value: odd.title)) }
        if rows == 0 { causes.add(Fault(.rowsMissing, row: headings.row)) }
        for number in brokenRulesOfHeadings.sorted() {
            guard let fault = rules[number].faultOfHeadings else { continue }
            causes.add(Fault(fault.rule, row: headings.row, details: fault.details))
        }
        if let first = headings.titleRows.first {
            causes.add(Fault(.titleRows, row: first, details: [String(headings.titleRows.count), String(headings.row)]))
        }
        if headings.droppedColumns > 0 { causes.add(Fault(.columnsBlankAtEnd, row: headings.row), count: headings.droppedColumns) }
        for (fault, count) in faults(of: form) { causes.add(fault, count: count) }
        return TableVerdict(rows: max(0, rows), findings: causes.findings())
    }
}
