private import Bytes
public import JSON

/// Lays JSON objects out as rows of one table: a column for each name, in the order in which names first appear.
///
/// Names come from the first objects, which are held back until the header is known; then rows go straight into the reader's batch. Text,
/// numbers as written, `true` and `false` become cells of their kind; null and a missing member, empty cells; arrays and objects, their
/// compact JSON text.
public struct JSONRecords: ~Copyable {
    /// What a column holds, over all objects so far.
    public struct Column: Sendable, Equatable {
        public let name: String
        public var texts = 0
        public var numbers = 0
        public var booleans = 0
        public var nulls = 0
        /// Arrays and objects.
        public var nested = 0

        init(name: String) { self.name = name }
    }

    /// How many objects are looked at for names.
    public static let usualLookahead = 1_000
    /// The most text that is held back for names, in bytes.
    private static let mostBytesAhead = 1 << 22
    /// The most columns, those of a spreadsheet.
    private static let mostColumns = 16_384
    /// The most text in one row, in bytes.
    private static let longestRow = 1 << 28
    /// More memory than this is given back after a row.
    private static let usualRow = 1 << 16

    public private(set) var columns: [Column] = []
    /// Members of a name that came too late for a column, and the first object that has one (from 1; 0 when there is none).
    public private(set) var lateMembers = 0
    public private(set) var firstLateObject = 0
    /// Members whose name their object had already.
    public private(set) var repeatedNames = 0
    public private(set) var firstRepeatingObject = 0
    public private(set) var firstRepeatedPlace: JSONReader.Place?
    /// How many rows were made so far, blank ones among them, the header not.
    public private(set) var objectCount = 0

    private let lookahead: Int
    private var ahead: RowBatch?
    private var names: [[UInt8]] = []
    private var columnOfName: [[UInt8]: Int] = [:]
    /// The row being made: its cells, with offsets into its text. It is made here and not in the batch, which costs more to touch.
    private var row: [Cell] = []
    private var text: UnsafeMutablePointer<UInt8>
    private var textCount = 0
    private var textCapacity = 1 << 12
    /// For each column, the object that last had it.
    private var lastObject: [Int] = []
    private var nestedText = ByteWriter()

    public init(lookahead: Int = JSONRecords.usualLookahead) {
        self.lookahead = max(lookahead, 1)
        ahead = RowBatch()
        text = .allocate(capacity: textCapacity)
    }

    deinit { text.deallocate() }

    /// Whether rows still go into the space that is held back.
    public var isLookingAhead: Bool { ahead != nil }

    /// Whether enough rows are there: call `finishLookahead` if they are held back, or give the batch away.
    public func isFull(_ batch: RowBatch) -> Bool {
        if let ahead { return ahead.rowCount >= lookahead || ahead.byteCount >= Self.mostBytesAhead }
        return batch.byteCount >= RowBatch.usualBytes || batch.cellCount >= 1 << 16 || batch.rowCount >= 1 << 14
    }

    // MARK: Rows

    /// Takes the members of the object that the reader's last event began, up to its end, as cells of the row being made.
    public mutating func readObject(_ reader: inout JSONReader) throws(JSONError) {
        var expected = 0
        while try reader.next() == .name {
            let column = try column(of: reader.text, expecting: expected, reader)
            let event = try reader.next()
            guard column >= 0 else {
                try reader.skip(event)
                continue
            }
            expected = column + 1
            try store(event, of: &reader, in: column)
        }
    }

    /// Ends the row that the objects read since the last end make up.
    public mutating func endRow(into batch: RowBatch) {
        let target = ahead ?? batch
        row.withUnsafeBufferPointer { target.appendRow($0, text: UnsafeBufferPointer(start: text, count: textCount)) }
        objectCount += 1
        dropRow()
    }

    /// Adds a row of no cells.
    public mutating func blankRow(into batch: RowBatch) {
        (ahead ?? batch).endRow()
        objectCount += 1
        dropRow()
    }

    /// Empties the row being made.
    public mutating func dropRow() {
        for index in row.indices { row[index] = Self.emptyCell }
        textCount = 0
        if textCapacity > Self.usualRow {
            text.deallocate()
            textCapacity = Self.usualRow
            text = .allocate(capacity: textCapacity)
        }
    }

    /// Gives the header and the rows that were held back; from now on rows go into the batch itself. Nothing if no name was ever seen.
    public mutating func finishLookahead(into batch: RowBatch) {
        guard let held = ahead else { return }
        ahead = nil
        guard !names.isEmpty else { return }
        for name in names { name.withUnsafeBufferPointer { batch.append($0, kind: .text) } }
        batch.endRow()
        let base = batch.byteCount
        batch.reserveBytes(base + held.byteCount)
        (batch.bytes + base).update(from: held.bytes, count: held.byteCount)
        batch.setByteCount(base + held.byteCount)
        for index in 0..<held.rowCount {
            let cells = held.cells(ofRow: index)
            for cell in cells { batch.append(Cell(offset: cell.offset + UInt32(base), length: UInt32(cell.length), kind: cell.kind)) }
            // A row from before the last columns were seen; but a blank row stays blank.
            if !cells.isEmpty { for _ in cells.count..<names.count { batch.append(Self.emptyCell) } }
            batch.endRow()
        }
    }

    /// The text in a column of the row being made; nil if it is empty.
    public func text(ofColumn column: Int) -> String? {
        guard row.indices.contains(column), !row[column].isEmpty else { return nil }
        return String(decoding: UnsafeBufferPointer(start: text + Int(row[column].offset), count: row[column].length), as: UTF8.self)
    }

    /// Says of a table's form what these objects show; may be called again and again.
    public func remark(_ form: inout TableForm) {
        form.remarks.removeAll { $0.kind == .lateColumns || $0.kind == .repeatedNames }
        if lateMembers > 0 { form.remark(.lateColumns, row: firstLateObject + 1, count: lateMembers) }
        if repeatedNames > 0 { form.remark(.repeatedNames, row: firstRepeatingObject + 1, count: repeatedNames) }
    }

    private static let emptyCell = Cell(offset: 0, length: 0, kind: .text)

    // MARK: Columns

    /// The column of a name; -1 when it came too late to have one. Objects of one table mostly have their members in one order.
    @inline(__always)
    private mutating func column(of name: UnsafeBufferPointer<UInt8>, expecting expected: Int, _ reader: borrowing JSONReader) throws(JSONError) -> Int {
        for column in expected..<min(expected + 4, names.count) where Self.isSame(names[column], name) { return column }
        return try findColumn(of: name, reader)
    }

    private static func isSame(_ name: [UInt8], _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count == other.count else { return false }
        for index in 0..<other.count where name[index] != other[index] { return false }
        return true
    }

    private mutating func findColumn(of text: UnsafeBufferPointer<UInt8>, _ reader: borrowing JSONReader) throws(JSONError) -> Int {
        let name = [UInt8](text)
        if let column = columnOfName[name] { return column }
        guard isLookingAhead else {
            if lateMembers == 0 { firstLateObject = objectCount + 1 }
            lateMembers += 1
            return -1
        }
        guard names.count < Self.mostColumns else { throw tooLong(reader) }
        columnOfName[name] = names.count
        names.append(name)
        columns.append(Column(name: String(decoding: name, as: UTF8.self)))
        row.append(Self.emptyCell)
        lastObject.append(0)
        return names.count - 1
    }

    // MARK: Cells

    private mutating func store(_ event: JSONReader.Event, of reader: inout JSONReader, in column: Int) throws(JSONError) {
        if lastObject[column] == objectCount + 1 {
            if repeatedNames == 0 {
                firstRepeatingObject = objectCount + 1
                firstRepeatedPlace = reader.place
            }
            repeatedNames += 1
        }
        lastObject[column] = objectCount + 1
        switch event {
        case .string:
            columns[column].texts += 1
            row[column] = try cell(reader.text, .text, reader)
        case .number:
            columns[column].numbers += 1
            row[column] = try cell(reader.text, .number, reader)
        case .boolean:
            columns[column].booleans += 1
            row[column] = try cell(reader.text, .boolean, reader)
        case .beginArray, .beginObject:
            columns[column].nested += 1
            try writeNested(event, &reader)
            row[column] = try nestedText.bytes.withUnsafeBufferPointer { (text) throws(JSONError) in try cell(text, .text, reader) }
        default:
            columns[column].nulls += 1
            row[column] = Self.emptyCell
        }
    }

    @inline(__always)
    private mutating func cell(_ value: UnsafeBufferPointer<UInt8>, _ kind: Cell.Kind, _ reader: borrowing JSONReader)
        throws(JSONError) -> Cell
    {
        let start = textCount
        guard value.count <= Cell.longest, start + value.count <= Self.longestRow else { throw tooLong(reader) }
        if start + value.count > textCapacity { growText(to: start + value.count) }
        if let first = value.baseAddress { (text + start).update(from: first, count: value.count) }
        textCount = start + value.count
        return Cell(offset: UInt32(start), length: UInt32(value.count), kind: kind)
    }

    private mutating func growText(to count: Int) {
        textCapacity = max(count, textCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
        larger.update(from: text, count: textCount)
        text.deallocate()
        text = larger
    }

    /// Writes the array or object that the reader's last event began as compact JSON text.
    private mutating func writeNested(_ first: JSONReader.Event, _ reader: inout JSONReader) throws(JSONError) {
        nestedText.removeAll()
        let outside = reader.depth - 1
        var event = first
        var needsComma = false
        while true {
            if needsComma, event != .endArray, event != .endObject { nestedText.byte(UInt8(ascii: ",")) }
            needsComma = true
            switch event {
            case .beginObject, .beginArray:
                nestedText.byte(UInt8(ascii: event == .beginObject ? "{" : "["))
                needsComma = false
            case .endObject: nestedText.byte(UInt8(ascii: "}"))
            case .endArray: nestedText.byte(UInt8(ascii: "]"))
            case .name:
                nestedText.jsonText(reader.text)
                nestedText.byte(UInt8(ascii: ":"))
                needsComma = false
            case .string: nestedText.jsonText(reader.text)
            default: nestedText.raw(reader.text)
            }
            guard nestedText.position <= Cell.longest else { throw tooLong(reader) }
            if reader.depth == outside { return }
            event = try reader.next()
        }
    }

    private func tooLong(_ reader: borrowing JSONReader) -> JSONError {
        let place = reader.place
        return JSONError(.tooLong, line: place.line, column: place.column)
    }
}
