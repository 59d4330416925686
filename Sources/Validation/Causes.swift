internal import Bytes
internal import Findings
internal import Schemas
internal import Tables

/// Something wrong with a table, at a place in it.
struct Fault {
    var rule: Rule
    /// As the spreadsheet shows it; 0 for the table as a whole.
    var row: Int
    /// From 0; nil for the row as a whole.
    var column: Int?
    var value: String?
    var details: [String]
    var suggestions: [String]
    var repair: String?
    var isRepairSafe: Bool
    /// The field that is meant, where the table has no such column.
    var field: SchemaField?

    init(
        _ rule: Rule, row: Int, column: Int? = nil, value: String? = nil, details: [String] = [], suggestions: [String] = [], repair: String? = nil,
        isRepairSafe: Bool = false, field: SchemaField? = nil
    ) {
        self.rule = rule
        self.row = row
        self.column = column
        self.value = value
        self.details = details
        self.suggestions = suggestions
        self.repair = repair
        self.isRepairSafe = isRepairSafe
        self.field = field
    }
}

/// Gathers faults by their cause: a thousand cells that are wrong for one reason make one finding, with its count and its first rows.
struct Causes {
    private let headings: TableHeader
    private let columns: [ColumnCheck]
    private let options: ValidationOptions
    private var groups: [Group] = []
    private var groupOf: [Key: Int] = [:]
    private var expectations: [Int: InBothLanguages] = [:]
    private var diagnosticians: [Int: Diagnostician] = [:]
    /// The diagnoses of the last values of each column: the same mistake often comes again.
    private var known: [Known: Diagnosis] = [:]
    private static let mostKnown = 4_096

    private struct Key: Hashable {
        var rule: ObjectIdentifier
        var column: Int?
        var field: String?
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
        /// For empty cells, how many each column has, in the order of their first rows.
        var columns: [(column: Int, count: Int)] = []
    }

    init(headings: TableHeader, columns: [ColumnCheck], options: ValidationOptions) {
        self.headings = headings
        self.columns = columns
        self.options = options
    }

    // MARK: Adding

    mutating func add(_ fault: Fault, count: Int = 1) { add(fault, count: count, excerpt: nil) }

    /// - Parameter row: the fault's row in the batch, which is drawn when it is the first of its cause.
    mutating func add(_ fault: Fault, _ batch: RowBatch, row: Int) {
        let isNew = options.isEveryCellListed ? false : groupOf[key(of: fault)] == nil
        add(fault, count: 1, excerpt: isNew ? excerpt(batch, row, fault.column) : nil)
    }

    private func key(of fault: Fault) -> Key {
        // Empty cells are one cause, whatever their columns are.
        Key(rule: ObjectIdentifier(fault.rule), column: fault.rule == .cellRequired ? nil : fault.column, field: fault.field?.name)
    }

    private mutating func add(_ fault: Fault, count: Int, excerpt: RowExcerpt?) {
        if !options.isEveryCellListed, let index = groupOf[key(of: fault)] {
            groups[index].count += count
            if groups[index].rows.count < TablePlace.mostRows, groups[index].rows.last != fault.row { groups[index].rows.append(fault.row) }
            if fault.rule == .cellRequired, let column = fault.column {
                if let position = groups[index].columns.firstIndex(where: { $0.column == column }) {
                    groups[index].columns[position].count += 1
                } else {
                    groups[index].columns.append((column, 1))
                }
            }
            return
        }
        if !options.isEveryCellListed { groupOf[key(of: fault)] = groups.count }
        groups.append(
            Group(first: fault, count: count, rows: fault.row > 0 ? [fault.row] : [], excerpt: excerpt, columns: fault.column.map { [($0, 1)] } ?? []))
    }

    /// The fault of a cell, its cause found out.
    ///
    /// - Parameter neighbours: the rows around it, where an identifier that a spreadsheet has shortened may stand whole.
    mutating func diagnosed(_ value: String, _ fault: CellFault, column: Int, check: Int, row: Int, among neighbours: RowBatch) -> Fault {
        let known = Known(check: check, fault: fault, value: value)
        let diagnosis: Diagnosis
        if let before = self.known[known] {
            diagnosis = before
        } else {
            let diagnostician = diagnosticians[check] ?? Diagnostician(check: columns[check], likelyIdentifiers: options.likelyIdentifiers)
            diagnosticians[check] = diagnostician
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
        return Fault(
            diagnosis.rule, row: row, column: column, value: value, details: diagnosis.details, suggestions: diagnosis.suggestions, repair: diagnosis.repair,
            isRepairSafe: diagnosis.isSafe)
    }

    /// At most a few different texts of a column.
    private static func texts(ofColumn column: Int, in batch: RowBatch, where isWanted: (String) -> Bool) -> [String] {
        var found: Set<String> = []
        for row in 0..<batch.rowCount where found.count < 3 {
            let cells = batch.cells(ofRow: row)
            guard column < cells.count, (9...14).contains(cells[column].length) else { continue }
            let text = batch.string(cells[column])
            if isWanted(text) { found.insert(text) }
        }
        return found.sorted()
    }

    /// The cell in question with two on either side, or the row's first ones.
    private func excerpt(_ batch: RowBatch, _ row: Int, _ column: Int?) -> RowExcerpt {
        let cells = batch.cells(ofRow: row)
        let middle = column ?? 0
        let start = max(0, min(middle - 2, max(cells.count, headings.labels.count) - 5))
        let end = max(start, min(start + 5, max(cells.count, middle + 1)))
        let texts = (start..<end).map { $0 < cells.count ? batch.string(cells[$0]) : "" }
        let labels = (start..<end).map { $0 < headings.labels.count ? headings.labels[$0] : "" }
        return RowExcerpt(headings: labels, cells: texts, marked: column.map { $0 - start })
    }

    // MARK: Saying

    /// In the order of their first places.
    mutating func findings() -> [Finding] {
        let order = groups.indices.sorted {
            (groups[$0].first.row, groups[$0].first.column ?? -1, $0) < (groups[$1].first.row, groups[$1].first.column ?? -1, $1)
        }
        return order.map { finding(groups[$0]) }
    }

    private mutating func finding(_ group: Group) -> Finding {
        let fault = group.first
        let field = fault.field ?? fault.column.flatMap { column in columns.first { $0.column == column }?.field }
        let name = field?.name ?? fault.column.map { $0 < headings.labels.count ? headings.labels[$0] : "" } ?? ""
        var rule = fault.rule
        var details = fault.details
        if rule == .cellRequired, group.columns.count > 1 {
            rule = .cellsRequired
            details = [group.columns.map { "\(headings.labels[$0.column]) (\($0.count))" }.joined(separator: ", ")]
        }
        let column = fault.column.map { $0 + 1 } ?? 0
        return Finding(
            rule, at: SourcePlace(file: options.file, line: fault.row, column: column), value: fault.value, details: details, suggestions: fault.suggestions,
            table: TablePlace(
                sheet: options.sheet, row: fault.row, column: column, field: name, expected: field.map { expectation(of: $0, fault.column) },
                repair: fault.repair, isRepairSafe: fault.isRepairSafe, count: group.count, rows: group.rows, excerpt: group.excerpt))
    }

    private mutating func expectation(of field: SchemaField, _ column: Int?) -> InBothLanguages {
        if let column, let made = expectations[column] { return made }
        let made = InBothLanguages(french: field.expectation(in: .french), english: field.expectation(in: .english))
        if let column { expectations[column] = made }
        return made
    }
}
