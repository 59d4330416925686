internal import Bytes
internal import CXLSX
internal import Profiles
internal import Tables

/// A table as a workbook for Excel and LibreOffice (XLSX): numbers and dates as such, texts and codes as texts, the header fixed.
///
/// libxlsxwriter keeps one row in memory and the rest in nameless files. A text cell is never a formula, whatever it starts with.
final class Workbook: FormWriter {
    /// What a sheet of Excel can hold.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384
    static let longestCell = 32_767

    private let columns: [FormColumn]
    private let file: Spool
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private var isClosed = false
    private let day: UnsafeMutablePointer<lxw_format>?
    private let moment: UnsafeMutablePointer<lxw_format>?
    private let clock: UnsafeMutablePointer<lxw_format>?
    private let places: RowPlaces?
    private var row: UInt32 = 1
    private var source = 0
    private var hasFailed = false
    private var text: [CChar] = []
    /// 1980-01-01, the first day that archives know: the same bytes on every day.
    private static let made: time_t = 315_532_800

    /// - Parameters:
    ///   - title: the sheet's.
    ///   - rows: how many the table has.
    ///   - folder: where there is room for passing files.
    /// - Returns: nil when there is no room.
    init?(
        _ columns: [FormColumn], title: String, rows: Int, places: RowPlaces? = nil, folder: String, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.columns = columns
        self.sink = sink
        self.places = places
        guard let file = try? Spool(in: folder) else { return nil }
        self.file = file
        let book = folder.withCString { folder in
            var options = lxw_workbook_options(constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
            return workbook_new_opt(file.path, &options)
        }
        guard let book else { return nil }
        self.book = book
        var properties = lxw_doc_properties()
        properties.created = Self.made
        workbook_set_properties(book, &properties)
        guard let sheet = workbook_add_worksheet(book, Self.sheetName(title)) ?? workbook_add_worksheet(book, nil) else {
            workbook_close(book)
            return nil
        }
        self.sheet = sheet
        func format(_ number: UInt8) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(book)
            format_set_num_format_index(format, number)
            return format
        }
        // Shown as the reader's own country writes them (ECMA-376 §18.8.30).
        day = columns.contains { $0.type.isDate } ? format(14) : nil
        moment = day == nil ? nil : format(22)
        clock = columns.contains { $0.type == .time } ? format(21) : nil
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        for (position, column) in columns.enumerated() {
            let width = Double(min(50, max(8, column.width + 2)))
            worksheet_set_column(sheet, UInt16(position), UInt16(position), width, nil)
            var name = column.name
            name.withUTF8 { write($0, 0, UInt16(position), bold) }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        if !columns.isEmpty, rows > 0 { worksheet_autofilter(sheet, 0, 0, UInt32(clamping: rows), UInt16(columns.count - 1)) }
    }

    deinit { if !isClosed { workbook_close(book) } }

    func add(_ batch: RowBatch) {
        let own = columns.count - (places == nil ? 0 : 2)
        for number in 0..<batch.rowCount where !hasFailed {
            defer { source += 1 }
            let place = places.flatMap { source < $0.degrees.count ? $0.degrees[source] : nil }
            if batch.isBlank(number), place == nil { continue }
            guard row < UInt32(Self.mostRows) else {
                hasFailed = true
                return
            }
            let cells = batch.cells(ofRow: number)
            for column in 0..<min(own, cells.count) where !cells[column].isEmpty {
                cell(batch.text(cells[column]), columns[column].type, UInt16(column))
            }
            if let place, place.longitude.isFinite {
                worksheet_write_number(sheet, row, UInt16(own), place.longitude, nil)
                worksheet_write_number(sheet, row, UInt16(own + 1), place.latitude, nil)
            }
            row += 1
        }
    }

    private func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ type: ColumnType, _ column: UInt16) {
        guard type != .text else { return write(bytes, row, column, nil) }
        switch TypedCell(bytes, as: type) {
        case .blank: break
        case .number(let number): worksheet_write_number(sheet, row, column, number, nil)
        case .boolean(let flag): worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, nil)
        case .date(let year, let month, let date):
            guard let serial = Self.serial(year, month, date) else { return write(bytes, row, column, nil) }
            worksheet_write_number(sheet, row, column, Double(serial), day)
        case .dateTime(let year, let month, let date, let second):
            guard let serial = Self.serial(year, month, date) else { return write(bytes, row, column, nil) }
            worksheet_write_number(sheet, row, column, Double(serial) + Double(second) / 86_400, moment)
        case .time(let second): worksheet_write_number(sheet, row, column, Double(second) / 86_400, clock)
        case .text: write(bytes, row, column, nil)
        }
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>, _ row: UInt32, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?) {
        // The library counts characters, and speaks up on the terminal.
        if bytes.count > Self.longestCell, bytes.reduce(0, { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }) > Self.longestCell {
            hasFailed = true
            return
        }
        text.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            // XML holds neither U+FFFE nor U+FFFF.
            if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                index += 3
                continue
            }
            if bytes[index] != 0 { text.append(CChar(bitPattern: bytes[index])) }
            index += 1
        }
        text.append(0)
        if text.count > 1 { worksheet_write_string(sheet, row, column, text, format) }
    }

    func finish() throws -> Bool {
        isClosed = true
        guard workbook_close(book) == LXW_NO_ERROR, !hasFailed else { return false }
        var start = 0
        let size = file.byteCount
        while start < size {
            let end = min(size, start + 1 << 20)
            guard let piece = file.bytes(start..<end) else { return false }
            try piece.withUnsafeBytes { try sink($0) }
            start = end
        }
        return size > 0
    }

    /// The number that Excel counts days by; nil before March 1900, where it counts a day that there never was.
    static func serial(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        // Days from civil, March-based years.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let number = era * 146_097 + dayOfEra - 719_468 + 25_569
        return number >= 61 && year <= 9_999 ? number : nil
    }

    /// What Excel takes as the name of a sheet: 31 signs at most, and none of `[]:*?/\`.
    static func sheetName(_ title: String) -> String? {
        var name = String.UnicodeScalarView()
        var length = 0
        for scalar in title.unicodeScalars {
            let isPlain = scalar.value >= 0x20 && !"[]:*?/\\'".unicodeScalars.contains(scalar)
            length += scalar.value > 0xFFFF ? 2 : 1
            if length > 31 { break }
            name.append(isPlain ? scalar : " ")
        }
        let text = String(name)
        // Excel keeps this name for itself.
        return text.utf8.allSatisfy { $0 == 0x20 } || text.lowercased() == "history" ? nil : text
    }
}
