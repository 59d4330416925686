internal import Bytes
internal import Findings
internal import Schemas
internal import Tables

/// Gathers faults by their cause: a thousand cells that are wrong for one reason make one finding, with its count and its first rows.
struct Causes {
    private let headings: TableHeader
    private let columns: [ColumnCheck]
    private let checkOfColumn: [Int?]
    private let options: ValidationOptions
    private var groups: [Group] = []
    private var groupOf: [Key: Int] = [:]
    private var likenesses = Likenesses()
    /// By column.
    private(set) var dayOrders: [Int: DayOrders] = [:]
    private var expectations: [Int: InBothLanguages] = [:]
    private var diagnosticians: [Int: Diagnostician] = [:]
    /// The diagnoses of the last values of each column: the same mistake often comes again.
    private var known: [Known: Diagnosis] = [:]
    /// How many more names may be compared to find what someone may have meant.
    private var comparisonsLeft = 2_000_000

    private static let mostKnown = 4_096
    /// In bytes: of a longer text only the start is kept, and its cause is not looked into.
    static let longestText = 10_000
    private static let longestKnown = 200

    private struct Key: Hashable {
        var rule: ObjectIdentifier
        var column: Int?
        var field: String?
        /// Dates that do not tell their order, and those that have the month first, are told by themselves.
        var order: DayOrder
    }

    private struct Known: Hashable {
        var check: Int
        var fault: CellFault
        var value: String
    }

    private struct Group {
        var first: Fault
        var count: Int
        var rows: [Int]
        var excerpt: RowExcerpt?
        /// Of the first value; nil once another one has come.
        var valueMark: UInt64?
        /// For empty cells, the columns in the order of their first rows, and how many each has.
        var columns: [Int] = []
        var counts: [Int: Int] = [:]

        mutating func join(_ other: Group) {
            count += other.count
            rows = Array(Set(rows + other.rows).sorted().prefix(TablePlace.mostRows))
            if valueMark != other.valueMark { valueMark = nil }
            guard other.first.row < first.row else { return }
            (first, excerpt) = (other.first, other.excerpt)
        }
    }

    init(headings: TableHeader, columns: [ColumnCheck], checkOfColumn: [Int?], options: ValidationOptions) {
        self.headings = headings
        self.columns = columns
        self.checkOfColumn = checkOfColumn
        self.options = options
    }

    // MARK: Adding

    /// Adds a cell or a row to the finding that others like it have made, without looking into it; false when there is none yet.
    mutating func addLike(_ likeness: Likeness, row: Int, column: Int?) -> Bool {
        guard let group = likenesses.group(of: likeness) else { return false }
        extend(group, count: 1, row: row, column: column, valueMark: likeness.valueMark)
        return true
    }

    /// - Parameters:
    ///   - row: the fault's row in the batch, which is drawn when it is the first of its cause.
    ///   - likeness: what tells cells of the same cause by.
    mutating func add(_ fault: Fault, _ batch: RowBatch, row: Int, like likeness: Likeness? = nil) {
        let isNew = options.isEveryCellListed ? false : groupOf[key(of: fault)] == nil
        let group = add(fault, count: 1, excerpt: isNew ? excerpt(batch, row, fault.column) : nil)
        if let likeness { likenesses.learn(likeness, group) }
    }

    mutating func add(_ fault: Fault, count: Int = 1) { _ = add(fault, count: count, excerpt: nil) }

    private func key(of fault: Fault) -> Key {
        // Empty cells are one cause, whatever their columns are.
        Key(
            rule: ObjectIdentifier(fault.rule), column: fault.rule == .cellRequired ? nil : fault.column, field: fault.field?.name,
            order: fault.order == .dayFirst ? .none : fault.order)
    }

    /// Remembers in which order a column's dates have their day and their month.
    mutating func note(_ order: DayOrder, column: Int, _ text: UnsafeBufferPointer<UInt8>) {
        guard order == .dayFirst || order == .monthFirst else { return }
        dayOrders[column, default: DayOrders()].note(order, Self.kept(text, limit: 20))
    }

    private mutating func add(_ fault: Fault, count: Int, excerpt: RowExcerpt?) -> Int {
        let valueMark = fault.value.map { value in
            var value = value
            return value.withUTF8 { mark(of: $0) }
        }
        if !options.isEveryCellListed, let group = groupOf[key(of: fault)] {
            extend(group, count: count, row: fault.row, column: fault.column, valueMark: valueMark)
            return group
        }
        if !options.isEveryCellListed { groupOf[key(of: fault)] = groups.count }
        var group = Group(first: withSuggestions(fault), count: count, rows: fault.row > 0 ? [fault.row] : [], excerpt: excerpt, valueMark: valueMark)
        if fault.rule == .cellRequired, let column = fault.column {
            group.columns = [column]
            group.counts = [column: count]
        }
        groups.append(group)
        return groups.count - 1
    }

    private mutating func extend(_ group: Int, count: Int, row: Int, column: Int?, valueMark: @autoclosure () -> UInt64?) {
        groups[group].count += count
        if groups[group].rows.count < TablePlace.mostRows, groups[group].rows.last != row { groups[group].rows.append(row) }
        if let first = groups[group].valueMark, first != valueMark() { groups[group].valueMark = nil }
        guard groups[group].first.rule == .cellRequired, let column else { return }
        if groups[group].counts[column] == nil { groups[group].columns.append(column) }
        groups[group].counts[column, default: 0] += count
    }

    /// Names are compared only for what is shown: a list of ten thousand values takes its time.
    private mutating func withSuggestions(_ fault: Fault) -> Fault {
        guard fault.rule == .valueUnlisted, let value = fault.value, value.utf8.count <= Self.longestKnown, let check = fault.column.flatMap(check(ofColumn:)),
            let values = columns[check].field.constraints.enumeration, values.count <= comparisonsLeft
        else { return fault }
        comparisonsLeft -= values.count
        var fault = fault
        fault.suggestions = nearestNames(to: value, among: values)
        return fault
    }

    private func check(ofColumn column: Int) -> Int? { column < checkOfColumn.count ? checkOfColumn[column] : nil }

    /// The fault of a cell, its cause found out.
    ///
    /// - Parameter neighbours: the rows around it, where an identifier that a spreadsheet has shortened may stand whole.
    mutating func diagnosed(
        _ text: UnsafeBufferPointer<UInt8>, _ fault: CellFault, _ order: DayOrder, column: Int, check: Int, row: Int, among neighbours: RowBatch
    ) -> Fault {
        let value = Self.kept(text)
        let diagnostician = diagnosticians[check] ?? Diagnostician(check: columns[check], likelyIdentifiers: options.likelyIdentifiers)
        diagnosticians[check] = diagnostician
        let diagnosis: Diagnosis
        if text.count > Self.longestKnown {
            diagnosis = text.count > Self.longestText ? diagnostician.general(value, fault, length: scalarCount(text)) : diagnostician.diagnose(value, fault)
        } else {
            let known = Known(check: check, fault: fault, value: value)
            if let before = self.known[known] {
                diagnosis = before
            } else {
                if let shortened = ShortenedIdentifier(value), shortened.whole == nil {
                    var wider = diagnostician
                    wider.likelyIdentifiers += Self.texts(ofColumn: column, in: neighbours) { shortened.fits($0) }
                    diagnosis = wider.diagnose(value, fault)
                } else {
                    diagnosis = diagnostician.diagnose(value, fault)
                }
                if self.known.count >= Self.mostKnown { self.known.removeAll(keepingCapacity: true) }
                self.known[known] = diagnosis
            }
        }
        var found = Fault(
            diagnosis.rule, row: row, column: column, value: value, details: diagnosis.details, repair: diagnosis.repair, isRepairSafe: diagnosis.isSafe)
        // Without a repair nothing hangs on the order.
        if diagnosis.repair != nil { found.order = order }
        return found
    }

    /// At most a few different texts of a column.
    private static func texts(ofColumn column: Int, in batch: RowBatch, where isWanted: (String) -> Bool) -> [String] {
        var found: Set<String> = []
        for row in 0..<batch.rowCount where found.count < 3 {
            let cells = batch.cells(ofRow: row)
            guard column < cells.count, (9...14).contains(cells[column].length) else { continue }
            let text = batch.string(cells[column])
            if isWanted(text), BusinessNumber.isSIRET(text) || BusinessNumber.isSIREN(text) {
                found.insert(text)
            }
        }
        return found.sorted()
    }

    /// A cell's text as a finding keeps it: of a very long one only the start.
    static func kept(_ text: UnsafeBufferPointer<UInt8>, limit: Int = longestText) -> String {
        guard text.count > limit else { return String(decoding: text, as: UTF8.self) }
        var end = limit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: text[..<end], as: UTF8.self) + "…"
    }

    /// The cell in question with two on either side, or the row's first ones.
    private func excerpt(_ batch: RowBatch, _ row: Int, _ column: Int?) -> RowExcerpt {
        let cells = batch.cells(ofRow: row)
        let middle = column ?? 0
        let start = max(0, min(middle - 2, max(cells.count, headings.labels.count) - 5))
        let end = max(start, min(start + 5, max(cells.count, middle + 1)))
        let texts = (start..<end).map { $0 < cells.count ? Self.kept(batch.text(cells[$0]), limit: 400) : "" }
        let labels = (start..<end).map { $0 < headings.labels.count ? headings.labels[$0] : "" }
        return RowExcerpt(headings: labels, cells: texts, marked: column.map { $0 - start })
    }

    // MARK: Saying

    /// In the order of their first places.
    mutating func findings() -> [Finding] {
        settleDayOrders()
        let order = groups.indices.sorted {
            (groups[$0].first.row, groups[$0].first.column ?? -1, $0) < (groups[$1].first.row, groups[$1].first.column ?? -1, $1)
        }
        return order.map { finding(groups[$0]) }
    }

    /// Dates that may be read both ways are as good as those that have their day first, unless the column has dates with the month first.
    private mutating func settleDayOrders() {
        var joined: Set<Int> = []
        for index in groups.indices where groups[index].first.order == .open {
            guard let column = groups[index].first.column else { continue }
            if let orders = dayOrders[column], orders.leavesOpen {
                groups[index].first.rule = .dateUnsure
                groups[index].first.details = orders.inBothLanguages
                groups[index].first.repair = nil
                groups[index].first.isRepairSafe = false
            } else if !options.isEveryCellListed {
                var key = key(of: groups[index].first)
                key.order = .none
                guard let other = groupOf[key], other != index else { continue }
                groups[other].join(groups[index])
                joined.insert(index)
            }
        }
        guard !joined.isEmpty else { return }
        groups = groups.indices.filter { !joined.contains($0) }.map { groups[$0] }
        groupOf = [:]
    }

    /// What there is to say of one fault, as if it were the only one.
    mutating func finding(of fault: Fault) -> Finding {
        var fault = withSuggestions(fault)
        if fault.order == .open, let column = fault.column, let orders = dayOrders[column], orders.leavesOpen {
            (fault.rule, fault.details, fault.repair) = (.dateUnsure, orders.inBothLanguages, nil)
        }
        return finding(Group(first: fault, count: 1, rows: [fault.row], excerpt: nil, valueMark: nil))
    }

    private mutating func finding(_ group: Group) -> Finding {
        let fault = group.first
        let field = fault.field ?? fault.column.flatMap(check(ofColumn:)).map { columns[$0].field }
        let name = field?.name ?? fault.column.map { $0 < headings.labels.count ? headings.labels[$0] : "" } ?? ""
        var rule = fault.rule
        var details = fault.details
        if rule == .cellRequired, group.columns.count > 1 {
            rule = .cellsRequired
            details = NameList(group.columns.map { "\(headings.labels[$0]) (\(group.counts[$0] ?? 0))" }, quotes: false).inBothLanguages
        }
        let column = fault.column.map { $0 + 1 } ?? 0
        var table = TablePlace(
            sheet: options.sheet, row: fault.row, column: column, field: name, expected: field.map { expectation(of: $0, fault.column) },
            repair: fault.repair, isRepairSafe: fault.isRepairSafe && options.isMendable, count: group.count, rows: group.rows, excerpt: group.excerpt)
        table.isOfObjects = options.isOfObjects
        table.hasOtherValues = fault.value != nil && group.valueMark == nil
        return Finding(
            rule, at: SourcePlace(file: options.file, line: fault.row, column: column), value: fault.value, details: details, suggestions: fault.suggestions,
            table: table)
    }

    private mutating func expectation(of field: SchemaField, _ column: Int?) -> InBothLanguages {
        if let column, let made = expectations[column] { return made }
        let made = InBothLanguages(french: field.expectation(in: .french), english: field.expectation(in: .english))
        if let column { expectations[column] = made }
        return made
    }
}
