internal import Bytes
internal import JSON
internal import Patterns
internal import Schemas
internal import Tables

/// What can be wrong with one cell, as its column's field asks.
enum CellFault: UInt8, Sendable, CaseIterable {
    case none
    case required, type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, pattern, enumeration
    /// A member of an array breaks the rules for members.
    case arrayItem
    /// A number, date or truth value of a spreadsheet where text is wanted.
    case storedAsNumber, storedAsDate, storedAsBoolean
    /// A text of a spreadsheet that is a right number, where numbers are wanted.
    case storedAsText
    /// A day without the zeros of its month or day, which only some programs read.
    case unpadded
}

/// The rules of one field, made ready to judge texts as bytes, and where its column stands in the table.
///
/// A column is judged a batch at a time: which type it has is asked once a batch, not once a cell. A class, since many files share the
/// checks of one schema and so many parts would be counted at each copy.
final class ColumnCheck: Sendable {
    let field: SchemaField
    /// From 0.
    let column: Int
    let kind: Kind
    let missing: MissingTexts
    let required: Bool
    let enumeration: TextSet?
    /// The values of an enumeration of numbers, where `1` and `1.0` are alike, from the least.
    let numbers: [Double]
    /// Whether true, and false, is among the values of an enumeration of truth values.
    private let allowsTruth: (true: Bool, false: Bool)
    let pattern: Pattern?
    let minLength: Int?
    let maxLength: Int?
    let bounds: Bounds
    /// The official list that its values are codes of, by its name; nil for nearly all.
    let official: OfficialCodeRule.Kind?

    enum Kind: Sendable {
        case text, uri, email, uuid
        case integer
        case dressedInteger(Numbers.Dress)
        case number
        case dressedNumber(Numbers.Dress)
        case boolean(trueTexts: TextSet, falseTexts: TextSet)
        case date, datetime, time, year, yearmonth, duration
        case anyDate, anyDatetime
        case patternDate(TimePattern)
        case patternDatetime(TimePattern)
        case patternTime(TimePattern)
        case geopoint(FieldType.GeopointFormat)
        case geojson, object
        /// With the rules for the members.
        case array(item: ColumnCheck?)
        case any
    }

    /// The least and the greatest value, each with its field's own order: numbers, days as `YYYYMMDD`, moments in milliseconds.
    struct Bounds: Sendable, Equatable {
        var minimum: Double?
        var maximum: Double?
        var exclusiveMinimum: Double?
        var exclusiveMaximum: Double?
        var isEmpty: Bool { minimum == nil && maximum == nil && isPlain }

        @inline(__always)
        func fault(_ value: Double) -> CellFault {
            if let minimum, !(value >= minimum) { return .minimum }
            if let maximum, !(value <= maximum) { return .maximum }
            return isPlain ? .none : exclusiveFault(value)
        }

        @inline(__always) private var isPlain: Bool { exclusiveMinimum == nil && exclusiveMaximum == nil }

        private func exclusiveFault(_ value: Double) -> CellFault {
            if let exclusiveMinimum, !(value > exclusiveMinimum) { return .exclusiveMinimum }
            if let exclusiveMaximum, !(value < exclusiveMaximum) { return .exclusiveMaximum }
            return .none
        }
    }

    init(_ field: SchemaField, column: Int, missingValues: [String]) {
        self.field = field
        self.column = column
        official = OfficialCodeRule.Kind(field)
        missing = MissingTexts(missingValues)
        let constraints = field.constraints
        required = constraints.required
        kind = Kind(field.type, column: column, missingValues: missingValues)
        pattern = kind.isText ? constraints.pattern.flatMap { try? Pattern($0) } : nil
        minLength = constraints.minLength
        maxLength = constraints.maxLength
        var bounds = Bounds()
        let kind = self.kind
        func bound(_ text: String?) -> Double? {
            guard var text else { return nil }
            return text.withUTF8 { kind.value(of: $0) }
        }
        bounds.minimum = bound(constraints.minimum)
        bounds.maximum = bound(constraints.maximum)
        bounds.exclusiveMinimum = bound(constraints.exclusiveMinimum)
        bounds.exclusiveMaximum = bound(constraints.exclusiveMaximum)
        self.bounds = bounds
        if let values = constraints.enumeration, !values.isEmpty {
            numbers = kind.isOrdered ? values.compactMap { bound($0) }.filter { !$0.isNaN }.sorted() : []
            enumeration = kind.isOrdered ? nil : TextSet(values)
        } else {
            numbers = []
            enumeration = nil
        }
        if let enumeration, case .boolean(let trueTexts, let falseTexts) = kind {
            allowsTruth = (enumeration.texts.contains(where: trueTexts.contains), enumeration.texts.contains(where: falseTexts.contains))
        } else {
            allowsTruth = (false, false)
        }
    }

    /// The same rules for another column.
    func moved(to column: Int) -> ColumnCheck { column == self.column ? self : ColumnCheck(self, column: column) }

    private init(_ other: ColumnCheck, column: Int) {
        self.column = column
        field = other.field
        kind = other.kind
        missing = other.missing
        required = other.required
        enumeration = other.enumeration
        numbers = other.numbers
        allowsTruth = other.allowsTruth
        pattern = other.pattern
        minLength = other.minLength
        maxLength = other.maxLength
        bounds = other.bounds
        official = other.official
    }

    // MARK: One cell

    /// What is wrong with a text; `.none` when nothing is.
    func judge(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        if missing.contains(text) { return required ? .required : .none }
        let fault = judgeFilled(text)
        return fault != .none ? fault : enumeration.map { $0.contains(text) || isTypedEnumeration(text) ? .none : .enumeration } ?? .none
    }

    func judge(_ text: String) -> CellFault {
        var text = text
        return text.withUTF8 { judge($0) }
    }

    /// The type, the bounds, the lengths and the pattern of a text that is there.
    private func judgeFilled(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        switch kind {
        case .text, .any: break
        case .uri: if !CellAddresses.isURI(text) { return .type }
        case .email: if !CellAddresses.isEmail(text) { return .type }
        case .uuid: if !CellAddresses.isUUID(text) { return .type }
        case .boolean(let trueTexts, let falseTexts): return trueTexts.contains(text) || falseTexts.contains(text) ? .none : .type
        case .duration: return Dates.isDuration(text) ? .none : .type
        case .geopoint(let format): return Structures.isGeopoint(text, format) ? .none : .type
        case .geojson: return Structures.isGeoJSON(text) ? .none : .type
        case .object:
            guard let count = Structures.objectCount(text) else { return .type }
            return lengthFault(count)
        case .array(let item): return judgeArray(text, item)
        default:
            guard let value = kind.value(of: text) else { return .type }
            if !numbers.isEmpty, !isListed(value) { return .enumeration }
            return bounds.fault(value)
        }
        return textFault(text)
    }

    private func isListed(_ value: Double) -> Bool {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] == value
    }

    @inline(__always)
    func textFault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        if let maxLength, text.count > maxLength, scalarCount(text) > maxLength { return .maxLength }
        if let minLength, text.count < minLength || scalarCount(text) < minLength { return .minLength }
        if let pattern, !pattern.matches(text) { return .pattern }
        return .none
    }

    private func lengthFault(_ count: Int) -> CellFault {
        if let minLength, count < minLength { return .minLength }
        if let maxLength, count > maxLength { return .maxLength }
        return .none
    }

    private func judgeArray(_ text: UnsafeBufferPointer<UInt8>, _ item: ColumnCheck?) -> CellFault {
        guard let members = Structures.array(text) else { return .type }
        let fault = lengthFault(members.count)
        guard fault == .none, let item else { return fault }
        for member in members {
            switch member.value {
            case .string(let text), .number(let text): if item.judge(text) != .none { return .arrayItem }
            case .boolean(let flag): if item.judge(flag ? "true" : "false") != .none { return .arrayItem }
            case .null: if item.required { return .arrayItem }
            case .object, .array: if case .any = item.kind {} else { return .arrayItem }
            }
        }
        return .none
    }

    /// Whether a value is one of the enumeration's by what it means: booleans.
    private func isTypedEnumeration(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .boolean(let trueTexts, let falseTexts) = kind else { return false }
        return allowsTruth.true && trueTexts.contains(text) || allowsTruth.false && falseTexts.contains(text)
    }

    // MARK: One batch

    /// Judges the column in some rows, and calls `report` for each cell that is wrong.
    ///
    /// - Parameter skips: rows that are not judged (blank ones); nil when there are none.
    func judge(_ batch: RowBatch, _ rows: Range<Int>, skipping skips: RowMarks?, _ report: (_ row: Int, CellFault) -> Void) {
        switch kind {
        case .text where enumeration != nil:
            guard let enumeration, pattern == nil, minLength == nil, maxLength == nil else { break }
            return judgeEach(batch, rows, skipping: skips, report, ListTest(values: enumeration))
        case .text, .any:
            guard enumeration == nil else { break }
            if let pattern, minLength == nil, maxLength == nil {
                return pattern.withAutomaton { judgeEach(batch, rows, skipping: skips, report, PatternTest(automaton: $0, pattern: pattern)) }
            }
            if pattern == nil, minLength == nil, maxLength == nil {
                // Nothing can be wrong with a text that is there.
                guard required else { return }
                return judgeEach(batch, rows, skipping: skips, report, PresenceTest())
            }
            return judgeEach(batch, rows, skipping: skips, report, TextTest(check: self))
        case .number where numbers.isEmpty: return judgeEach(batch, rows, skipping: skips, report, DecimalTest(bounds: bounds))
        case .integer where numbers.isEmpty: return judgeEach(batch, rows, skipping: skips, report, IntegerTest(bounds: bounds))
        case .date where numbers.isEmpty: return judgeEach(batch, rows, skipping: skips, report, DateTest(bounds: bounds))
        case .datetime where bounds.isEmpty && numbers.isEmpty: return judgeEach(batch, rows, skipping: skips, report, MomentTest())
        case .year where numbers.isEmpty: return judgeEach(batch, rows, skipping: skips, report, YearTest(bounds: bounds))
        case .boolean(let trueTexts, let falseTexts) where enumeration == nil:
            return judgeEach(batch, rows, skipping: skips, report, TruthTest(trueTexts: trueTexts, falseTexts: falseTexts))
        default: break
        }
        judgeEach(batch, rows, skipping: skips, report, FieldTest(check: self))
    }

    /// Finds the cells of a text column that a spreadsheet or a JSON file has stored as something else: leading zeros are lost that way. Of a sheet also
    /// those of a column of numbers that are stored as texts.
    func findMistyped(_ batch: RowBatch, _ rows: Range<Int>, isSheet: Bool, _ report: (_ row: Int, CellFault) -> Void) {
        let isText = kind.isText
        guard isText || isSheet && kind.isNumber else { return }
        for row in rows {
            let cells = batch.cells(ofRow: row)
            guard column < cells.count, !cells[column].isEmpty else { continue }
            let fault: CellFault
            switch cells[column].kind {
            case .number where isText: fault = .storedAsNumber
            case .date where isText: fault = .storedAsDate
            case .boolean where isText: fault = .storedAsBoolean
            case .text where !isText: fault = .storedAsText
            default: continue
            }
            let text = batch.text(cells[column])
            if !missing.contains(text), isText || judge(text) == .none { report(row, fault) }
        }
    }

    private func judgeEach<Test: CellTest>(
        _ batch: RowBatch, _ rows: Range<Int>, skipping skips: RowMarks?, _ report: (_ row: Int, CellFault) -> Void, _ test: Test
    ) {
        let (bytes, cells, starts) = (batch.bytes, batch.cells, batch.starts)
        let missing = missing
        let onlyEmptyIsMissing = missing.isOnlyEmpty
        for row in rows {
            if let skips, skips[row] { continue }
            let index = Int(starts[row]) &+ column
            // A cell that a short row lacks is as good as empty.
            guard index < Int(starts[row &+ 1]) else {
                if required { report(row, .required) }
                continue
            }
            let cell = cells[index]
            if cell.isEmpty, missing.hasEmpty {
                if required { report(row, .required) }
                continue
            }
            let text = UnsafeBufferPointer(start: bytes + Int(cell.offset), count: cell.length)
            if !onlyEmptyIsMissing, missing.contains(text) {
                if required { report(row, .required) }
                continue
            }
            let fault = test.fault(text)
            if fault != .none { report(row, fault) }
        }
    }
}

/// The texts that stand for an absent value.
struct MissingTexts: Sendable {
    let hasEmpty: Bool
    let isOnlyEmpty: Bool
    private let others: TextSet

    init(_ texts: [String]) {
        hasEmpty = texts.contains("")
        let rest = texts.filter { !$0.isEmpty }
        isOnlyEmpty = rest.isEmpty
        others = TextSet(rest)
    }

    func contains(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { contains($0) }
    }

    @inline(__always)
    func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.isEmpty ? hasEmpty : !isOnlyEmpty && others.contains(text) }
}

/// One mark a row of a batch.
struct RowMarks {
    private(set) var marks: [Bool] = []
    private(set) var any = false

    mutating func reset(_ count: Int) {
        if any { marks.removeAll(keepingCapacity: true) }
        any = false
        if marks.count < count { marks += [Bool](repeating: false, count: count - marks.count) }
    }

    subscript(row: Int) -> Bool {
        get { marks[row] }
        set {
            marks[row] = newValue
            if newValue { any = true }
        }
    }
}

/// How many Unicode scalars a UTF-8 text has.
func scalarCount(_ text: UnsafeBufferPointer<UInt8>) -> Int { text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
