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
    private var out = ByteWriter()
    private var list = ByteWriter()
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

    public func add(_ batch: RowBatch) {
        for row in 0..<batch.rowCount {
            if batch.isBlank(row) {
                blankRows += 1
                continue
            }
            while blankRows > 0 {
                write(UnsafeBufferPointer(start: nil, count: 0), of: batch)
                blankRows -= 1
            }
            write(batch.cells(ofRow: row), of: batch)
        }
    }

    private func write(_ cells: UnsafeBufferPointer<Cell>, of batch: RowBatch) {
        out.raw(rowsInBlock == 0 ? "[\n[" : ",\n[")
        for column in 0..<columns {
            if column > 0 { out.raw(",") }
            guard column < cells.count else {
                out.raw("\"\"")
                if column < figures.count { figures[column].add(UnsafeBufferPointer(start: nil, count: 0)) }
                continue
            }
            let text = batch.text(cells[column])
            out.jsonText(text)
            if column < figures.count { figures[column].add(text) }
        }
        out.raw("]")
        rowsInBlock += 1
        if out.bytes.count >= Self.usualBytes { endBlock() }
    }

    private func endBlock() {
        guard rowsInBlock > 0 else { return }
        out.raw("\n]\n")
        take(out.bytes)
        out.removeAll()
        counts.append(rowsInBlock)
        rowsInBlock = 0
        for column in figures.indices { figures[column].endBlock(&list) }
    }

    /// Ends the last block, and tells what is known of all.
    public func finish() -> TableBlocks {
        endBlock()
        return TableBlocks(counts: counts, figures: figures)
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

    /// - Parameter list: an empty writer, left empty.
    mutating func endBlock(_ list: inout ByteWriter) {
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
        list.removeAll()
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
