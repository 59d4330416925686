internal import Bytes
public import Tables

/// Cuts the rows of a table into blocks of about 64 KB, for readers who fetch only those that they need, in one pass and flat memory.
///
/// A block is a JSON list of rows, a row a list of texts, as many as there are columns; blank rows at the end of the table are left out. What is
/// known of each block, column by column, is for the index: its least and greatest number and day, and its values where they are few.
public final class BlockCutter {
    /// A block ends with the first row that makes it as long, in bytes.
    static let usualBytes = 64_000
    /// Columns after these have no figures.
    static let mostColumnsKnown = 500

    private let columns: Int
    private var counts: [Int] = []
    private let take: ([UInt8]) -> Void
    private var text = BlockText()
    private var rowsInBlock = 0
    private var blankRows = 0
    private var figures: [ColumnFigures]

    /// - Parameters:
    ///   - columns: those of the header; cells beyond are dropped.
    ///   - take: gets each block when it is whole.
    public init(columns: Int, take: @escaping ([UInt8]) -> Void) {
        self.columns = columns
        self.take = take
        figures = Array(repeating: ColumnFigures(), count: min(columns, Self.mostColumnsKnown))
    }

    deinit { text.memory.deallocate() }

    public func add(_ batch: RowBatch) {
        // Members of a class are slow to reach: they come here once for all rows.
        var (text, rows, blank) = (self.text, rowsInBlock, blankRows)
        var ended: [Int] = []
        figures.withUnsafeMutableBufferPointer { figures in
            for row in 0..<batch.rowCount {
                if batch.isBlank(row) {
                    blank += 1
                    continue
                }
                while blank >= 0 {
                    // Blank rows come before the filled one that shows that they are not the end.
                    let cells = blank > 0 ? UnsafeBufferPointer(start: nil, count: 0) : batch.cells(ofRow: row)
                    text.append(cells, columns: columns, of: batch, isFirst: rows == 0)
                    for column in 0..<figures.count {
                        figures[column].add(column < cells.count ? batch.text(cells[column]) : UnsafeBufferPointer(start: nil, count: 0))
                    }
                    rows += 1
                    blank -= 1
                    if text.count >= Self.usualBytes {
                        take(text.taken())
                        ended.append(rows)
                        rows = 0
                        for column in 0..<figures.count { figures[column].endBlock() }
                    }
                }
                blank = 0
            }
        }
        (self.text, rowsInBlock, blankRows) = (text, rows, blank)
        counts += ended
    }

    /// Ends the last block, and tells what is known of all.
    public func finish() -> TableBlocks {
        if rowsInBlock > 0 {
            take(text.taken())
            counts.append(rowsInBlock)
            rowsInBlock = 0
            for column in figures.indices { figures[column].endBlock() }
        }
        return TableBlocks(counts: counts, figures: figures)
    }
}

/// A block that is being written, in memory that its owner frees.
private struct BlockText {
    private(set) var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 17)
    private var capacity = 1 << 17
    private(set) var count = 0

    mutating func append(_ cells: UnsafeBufferPointer<Cell>, columns: Int, of batch: RowBatch, isFirst: Bool) {
        let shown = min(columns, cells.count)
        var length = 0
        for column in 0..<shown { length += cells[column].length }
        // A byte becomes six at most (`\u001f`).
        reserve(6 * length + 3 * columns + 16)
        put(isFirst ? 0x5B : 0x2C)
        put(0x0A)
        put(0x5B)
        for column in 0..<columns {
            if column > 0 { put(0x2C) }
            put(0x22)
            if column < shown { put(batch.text(cells[column])) }
            put(0x22)
        }
        put(0x5D)
    }

    /// The block as it is now; the next one starts.
    mutating func taken() -> [UInt8] {
        reserve(4)
        for byte: UInt8 in [0x0A, 0x5D, 0x0A] { put(byte) }
        let block = Array(UnsafeBufferPointer(start: memory, count: count))
        count = 0
        return block
    }

    private mutating func reserve(_ room: Int) {
        guard capacity - count < room else { return }
        capacity = max(capacity * 2, count + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    /// Escapes what JSON wants escaped (RFC 8259 §7). There is room.
    @inline(__always)
    private mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            if byte >= 0x20, byte != 0x22, byte != 0x5C {
                put(byte)
            } else {
                escape(byte)
            }
        }
    }

    private mutating func escape(_ byte: UInt8) {
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x0A: put(0x6E)
        case 0x0D: put(0x72)
        case 0x09: put(0x74)
        default:
            for sign in "u00".utf8 { put(sign) }
            for digit in [byte >> 4, byte & 0xF] { put(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }
}

/// What is known of the blocks that a table was cut into.
public struct TableBlocks: Sendable {
    /// How many rows each block has.
    public let counts: [Int]
    fileprivate let figures: [ColumnFigures]
    /// A part of the figures ends with the first column that makes it as long, in bytes.
    private static let partBytes = 64_000

    /// How a column is taken when it is filtered.
    public enum Kind: String, Sendable {
        case text = "t"
        case number = "n"
        /// Numbers that nobody adds up.
        case year = "y"
        case date = "d"
    }

    /// The index, and the parts of the figures: each a list of columns, a column a list with an entry for each block.
    ///
    ///     {"columns": [["espece", "t"], ["hauteur", "n"]], "counts": [512, 498, 12], "parts": [0]}
    ///
    /// An entry is `[least, greatest]`, empty where there is neither; for texts each value with its count, `["Tilleul", 12, "Orme", 3]`; 0 where nothing
    /// is known. `parts` are the first columns of the parts. A table of one block has it in the index, under `rows`, and no parts.
    ///
    /// - Parameter block: the only block, where there is one.
    public func index(_ names: [String], _ kinds: [Kind], block: [UInt8]?) -> (index: [UInt8], parts: [[UInt8]]) {
        var parts: [[UInt8]] = []
        var firsts: [Int] = []
        if block == nil {
            var part = ByteWriter()
            for column in figures.indices {
                if part.bytes.isEmpty { firsts.append(column) }
                part.raw(part.bytes.isEmpty ? "[\n[" : ",\n[")
                figures[column].write(kinds[column], into: &part)
                part.raw("]")
                if part.bytes.count >= Self.partBytes || column == figures.count - 1 {
                    part.raw("\n]\n")
                    parts.append(part.bytes)
                    part.removeAll()
                }
            }
        }
        var out = ByteWriter()
        out.raw("{\"columns\": [")
        for (column, name) in names.enumerated() {
            out.raw(column == 0 ? "[" : ", [")
            out.json(name)
            out.raw(", \"" + kinds[column].rawValue + "\"]")
        }
        for (name, numbers) in [("counts", counts), ("parts", firsts)] {
            out.raw("],\n\"" + name + "\": [")
            for (position, number) in numbers.enumerated() {
                if position > 0 { out.raw(",") }
                out.number(number)
            }
        }
        out.raw("]")
        if let block {
            out.raw(",\n\"rows\": ")
            out.raw(block)
        }
        out.raw("}\n")
        return (out.bytes, parts)
    }
}

/// What is known of a column, block by block.
private struct ColumnFigures: Sendable {
    private static let mostValues = 10
    private static let longestValue = 60
    /// Blocks whose values would make a longer list have none told.
    private static let mostBytes = 1 << 20

    /// Nil where a block has none.
    private var numbers: [ClosedRange<Double>?] = []
    private var days: [ClosedRange<Double>?] = []
    /// Whether each block has nothing but days and blanks.
    private var areDays: [Bool] = []
    /// Each block's values, as JSON; where each ends.
    private var lists: [UInt8] = []
    private var ends: [Int] = []

    // Of the present block.
    private var least = Double.infinity
    private var greatest = -Double.infinity
    private var first = Double.infinity
    private var last = -Double.infinity
    private var isOfDays = true
    private var values: [(hash: UInt64, text: [UInt8], count: Int)] = []
    private var isMany = false

    @inline(__always)
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        if !isMany { count(text) }
        guard let start = text.baseAddress, text.count > 0 else { return }
        // Everything else is a text.
        let byte = start.pointee
        guard byte &- 0x30 < 10 || byte <= 0x20 || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte >= 0xC2 else {
            isOfDays = false
            return
        }
        read(start, length: text.count)
    }

    private mutating func read(_ start: UnsafePointer<UInt8>, length: Int) {
        let bare = withoutSpaces(start, length: length)
        guard bare.start < bare.end else { return }
        let reading = readCell(scan(start + bare.start, length: bare.end - bare.start))
        if reading.form.isNumber {
            least = min(least, reading.value)
            greatest = max(greatest, reading.value)
        }
        if reading.form.isDate {
            first = min(first, reading.value)
            last = max(last, reading.value)
        } else {
            isOfDays = false
        }
    }

    private mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
        let hash = text.baseAddress.map { text.isEmpty ? 0 : scan($0, length: text.count).hash } ?? 0
        for index in values.indices where values[index].hash == hash && values[index].text.elementsEqual(text) {
            values[index].count += 1
            return
        }
        guard values.count < Self.mostValues, text.count <= Self.longestValue else {
            isMany = true
            return
        }
        values.append((hash, Array(text), 1))
    }

    mutating func endBlock() {
        var list = ByteWriter()
        numbers.append(least <= greatest ? least...greatest : nil)
        days.append(first <= last ? first...last : nil)
        areDays.append(isOfDays)
        if isMany || lists.count > Self.mostBytes {
            list.raw("0")
        } else {
            list.raw("[")
            for (position, value) in values.enumerated() {
                if position > 0 { list.raw(",") }
                value.text.withUnsafeBufferPointer { list.jsonText($0) }
                list.raw(",")
                list.number(value.count)
            }
            list.raw("]")
        }
        lists += list.bytes
        ends.append(lists.count)
        (least, first) = (.infinity, .infinity)
        (greatest, last) = (-.infinity, -.infinity)
        (isOfDays, isMany) = (true, false)
        values.removeAll(keepingCapacity: true)
    }

    func write(_ kind: TableBlocks.Kind, into out: inout ByteWriter) {
        var start = 0
        for block in ends.indices {
            if block > 0 { out.raw(",") }
            switch kind {
            case .text: out.raw(lists[start..<ends[block]])
            case .number, .year:
                if let range = numbers[block] { out.raw("[\(shown(range.lowerBound)),\(shown(range.upperBound))]") } else { out.raw("[]") }
            case .date:
                if !areDays[block] {
                    out.raw("0")
                } else if let range = days[block] {
                    out.raw("[\"\(day(of: range.lowerBound))\",\"\(day(of: range.upperBound))\"]")
                } else {
                    out.raw("[]")
                }
            }
            start = ends[block]
        }
    }

    /// As JSON writes it.
    private func shown(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// `2025-12-31`, of what `moment` gave.
private func day(of moment: Double) -> String {
    let days = Int(moment) / 86_400
    let (months, day) = (days / 31, days % 31 + 1)
    func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    return digits(months / 12, 4) + "-" + digits(months % 12 + 1, 2) + "-" + digits(day, 2)
}
