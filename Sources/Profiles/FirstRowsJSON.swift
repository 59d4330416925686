public import Bytes

/// The first rows of a table as documents of a hundred rows each: `arbres.csv.1.json`, `arbres.csv.2.json`…
///
///     {"file": "arbres.csv", "whole": "../arbres.csv", "page": 1, "pages": 2, "total": 1200, "complete": false, "dropped": 0,
///      "next": "arbres.csv.2.json", "columns": ["espece", "hauteur"], "rows": [["Tilleul", 12.5], ["Orme", null]]}
///
/// `total` is how many rows the file has; `complete` says whether the pages hold them all, whole; `dropped`, how many cells of
/// the rows on these pages stand beneath no heading and are left out. Links are relative to the document.
public struct RowPages: Sendable {
    public static let rowsOfPage = 100

    /// How many pages so many rows take.
    public static func count(rows: Int) -> Int { (rows + rowsOfPage - 1) / rowsOfPage }

    private let rows: FirstRows
    private let columns: [Column]
    private let file: String
    private let whole: String
    private let total: Int
    private let link: @Sendable (Int) -> String

    /// A column, and what its cells are written as.
    public struct Column: Sendable {
        public let name: String
        public let type: ColumnType

        public init(_ name: String, as type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    /// - Parameters:
    ///   - columns: as many as the rows have.
    ///   - file: the name of the file.
    ///   - whole: the link to it.
    ///   - total: how many rows it has.
    ///   - link: to the page of that number.
    public init(_ rows: FirstRows, _ columns: [Column], file: String, whole: String, total: Int, link: @escaping @Sendable (Int) -> String) {
        self.rows = rows
        self.columns = columns
        self.file = file
        self.whole = whole
        self.total = total
        self.link = link
    }

    public var count: Int { Self.count(rows: rows.count) }

    /// - Parameter page: from 1.
    public func write(_ page: Int, into out: inout ByteWriter) {
        let first = (page - 1) * Self.rowsOfPage
        let last = min(first + Self.rowsOfPage, rows.count)
        out.raw("{\"file\":")
        out.json(file)
        out.raw(",\"whole\":")
        out.json(whole)
        for (name, number) in [(",\"page\":", page), (",\"pages\":", count), (",\"total\":", total)] {
            out.raw(name)
            out.number(number)
        }
        out.raw(rows.count >= total && rows.dropped == 0 ? ",\"complete\":true" : ",\"complete\":false")
        out.raw(",\"dropped\":")
        out.number(rows.dropped)
        out.raw(",\"next\":")
        if page < count { out.json(link(page + 1)) } else { out.raw("null") }
        out.raw(",\"columns\":[")
        for (index, column) in columns.enumerated() {
            if index > 0 { out.raw(",") }
            out.json(column.name)
        }
        out.raw("],\"rows\":[")
        let types = columns.map(\.type)
        for row in first..<max(first, last) {
            out.raw(row > first ? ",\n[" : "\n[")
            rows.withCells(ofRow: row) { column, text in
                if column > 0 { out.raw(",") }
                out.cell(text, column < types.count ? types[column] : .text)
            }
            out.raw("]")
        }
        out.raw("\n]}\n")
    }
}

extension ByteWriter {
    /// A cell as the type of its column says: numbers and truths as such, dates as `2025-12-31` whatever their order in the file, blanks as null.
    /// What is not of the type is a text, as it stands; so is a whole number too long for a double, which programs would round (RFC 7493 §2.2).
    mutating func cell(_ text: UnsafeBufferPointer<UInt8>, _ type: ColumnType) {
        guard let start = text.baseAddress, !text.isEmpty else { return raw("null") }
        let bare = withoutSpaces(start, length: text.count)
        guard bare.start < bare.end else { return raw("null") }
        if type != .text {
            let trimmed = UnsafeBufferPointer(rebasing: text[bare.start..<bare.end])
            if typed(trimmed, type, readCell(scan(start + bare.start, length: trimmed.count))) { return }
        }
        jsonText(text)
    }

    /// Writes a value of a type; false, and nothing, when it is none.
    private mutating func typed(_ text: UnsafeBufferPointer<UInt8>, _ type: ColumnType, _ reading: CellReading) -> Bool {
        switch (type, reading.form) {
        case (.year, _), (.integer, _), (.number, _), (.commaNumber, _):
            guard reading.form.isNumber, let number = jsonNumber(text) else { return false }
            raw(number)
        case (.boolean, .boolean):
            // true, vrai, oui, yes
            raw([0x74, 0x76, 0x6F, 0x79].contains(text[0] | 0x20) ? "true" : "false")
        case (.date, .date), (.dateTime, .dateTime), (.time, .time): jsonText(text)
        case (.dayFirstDate, .dayFirstDate), (.dayFirstDateTime, .dayFirstDateTime):
            guard let moment = isoMoment(text, type) else { return false }
            raw("\"" + moment + "\"")
        default: return false
        }
        return true
    }
}

/// A number as JSON writes it (RFC 8259 §6): a point, no spaces, no plus, no zeros before. Nil for what cannot be written so, or has more digits than a double keeps.
func jsonNumber(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var sign: [UInt8] = []
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var exponent: [UInt8] = []
    var part = 0
    for (index, byte) in text.enumerated() {
        switch byte {
        case 0x30...0x39:
            switch part {
            case 0: whole.append(byte)
            case 1: fraction.append(byte)
            default: exponent.append(byte)
            }
        case 0x2D where index == 0: sign = [byte]
        case 0x2B where index == 0: break
        case 0x2E where part == 0, 0x2C where part == 0: part = 1
        case 0x45 where part < 2, 0x65 where part < 2: part = 2
        case 0x2B where part == 2 && exponent.isEmpty, 0x2D where part == 2 && exponent.isEmpty: exponent.append(byte)
        // Spaces between groups of digits, no-break ones among them.
        case 0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF: break
        default: return nil
        }
    }
    whole.removeFirst(min(whole.prefix { $0 == 0x30 }.count, max(0, whole.count - 1)))
    if whole.isEmpty { whole = [0x30] }
    if fraction.isEmpty, part < 2, whole.count > 15 { return nil }
    var number = sign + whole
    if !fraction.isEmpty { number += [0x2E] + fraction }
    if part == 2 {
        guard exponent.contains(where: { $0 != 0x2B && $0 != 0x2D }) else { return nil }
        number += [0x65] + exponent
    }
    return number
}
