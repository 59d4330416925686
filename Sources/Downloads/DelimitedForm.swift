internal import Bytes
internal import Profiles
internal import Tables

/// A table as CSV (RFC 4180): one header, a row a line, CRLF between them, blank rows left out.
final class DelimitedForm: FormWriter {
    enum Dialect {
        /// For programs: UTF-8, commas, numbers with a point, dates as `2025-12-31`.
        case clean
        /// For French spreadsheets: byte order mark, semicolons, decimal commas.
        case excel
    }

    private let dialect: Dialect
    private let columns: [FormColumn]
    private let types: [ColumnType]
    private let delimiter: UInt8
    private let places: RowPlaces?
    private var row = 0
    private var out: ByteWriter
    private(set) var defused = 0

    /// - Parameter places: two more cells for each row.
    init(_ dialect: Dialect, _ columns: [FormColumn], places: RowPlaces? = nil, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.dialect = dialect
        self.columns = columns
        self.places = places
        types = columns.map(\.type)
        delimiter = dialect == .clean ? 0x2C : 0x3B
        out = ByteWriter(sink: sink)
        if dialect == .excel { out.raw("\u{FEFF}") }
        for (position, column) in columns.enumerated() {
            if position > 0 { out.byte(delimiter) }
            var name = column.name
            name.withUTF8 { text($0) }
        }
        out.raw("\r\n")
    }

    func add(_ batch: RowBatch) {
        let own = columns.count - (places == nil ? 0 : 2)
        for number in 0..<batch.rowCount {
            defer { row += 1 }
            let place = places.flatMap { row < $0.degrees.count ? $0.degrees[row] : nil }
            if batch.isBlank(number), place == nil { continue }
            let cells = batch.cells(ofRow: number)
            for column in 0..<own {
                if column > 0 { out.byte(delimiter) }
                if column < cells.count, !cells[column].isEmpty { cell(batch.text(cells[column]), types[column]) }
            }
            if places != nil {
                for degrees in [place?.longitude, place?.latitude] {
                    out.byte(delimiter)
                    guard let degrees, degrees.isFinite else { continue }
                    number64(degrees)
                }
            }
            out.raw("\r\n")
        }
    }

    func finish() throws -> Bool {
        try out.finish()
        return true
    }

    private func number64(_ degrees: Double) {
        var text = degreesText(degrees)
        text.withUTF8 { number($0) }
    }

    @inline(__always)
    private func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ type: ColumnType) {
        switch type {
        case .year, .integer, .number, .commaNumber:
            if isPlainNumber(bytes) { return number(bytes) }
            if let plain = plainNumber(bytes) { return plain.withUnsafeBufferPointer { number($0) } }
            text(bytes)
        case .dayFirstDate, .dayFirstDateTime:
            if dialect == .clean, let date = isoMoment(bytes, type) { out.raw(date) } else { text(bytes) }
        default: text(bytes)
        }
    }

    /// A number with a point.
    private func number(_ bytes: UnsafeBufferPointer<UInt8>) {
        if dialect == .excel {
            for byte in bytes { out.byte(byte == 0x2E ? 0x2C : byte) }
        } else {
            out.raw(bytes)
        }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let defusedBytes = FormulaCell.defused(bytes) else { return quoted(bytes) }
        defused += 1
        defusedBytes.withUnsafeBufferPointer { quoted($0) }
    }

    private func quoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        var needsQuotes = false
        for byte in bytes where byte == 0x22 || byte == delimiter || byte == 0x0A || byte == 0x0D {
            needsQuotes = true
            break
        }
        guard needsQuotes else { return out.raw(bytes) }
        out.byte(0x22)
        var run = 0
        for position in bytes.indices where bytes[position] == 0x22 {
            out.raw(UnsafeBufferPointer(rebasing: bytes[run...position]))
            out.byte(0x22)
            run = position + 1
        }
        out.raw(UnsafeBufferPointer(rebasing: bytes[run...]))
        out.byte(0x22)
    }
}

/// With seven decimals at most: a centimetre.
func degreesText(_ degrees: Double) -> String {
    let units = Int((degrees * 1e7).rounded())
    let digits = String(units.magnitude % 10_000_000)
    var fraction = Array(String(repeating: "0", count: 7 - digits.utf8.count).utf8) + Array(digits.utf8)
    while fraction.last == 0x30 { fraction.removeLast() }
    let whole = (units < 0 ? "-" : "") + String(units.magnitude / 10_000_000)
    return fraction.isEmpty ? whole : whole + "." + String(decoding: fraction, as: UTF8.self)
}
