import CZip
import Glibc
import Tables

@testable import Spreadsheets

/// A ZIP archive in memory. Entries are packed as spreadsheets have them.
func zip(_ entries: [(name: String, text: String)]) -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 1, &error), let archive = zip_open_from_source(source, Int32(ZIP_TRUNCATE), &error) else { return [] }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    for entry in entries {
        let bytes = Array(entry.text.utf8)
        let copy = malloc(max(1, bytes.count))
        copy?.copyMemory(from: bytes, byteCount: bytes.count)
        let content = zip_source_buffer(archive, copy, UInt64(bytes.count), 1)
        zip_file_add(archive, entry.name, content, UInt32(ZIP_FL_ENC_UTF_8))
    }
    guard zip_close(archive) == 0, zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: Int(zip_source_tell(source)))
    zip_source_seek(source, 0, SEEK_SET)
    zip_source_read(source, &bytes, UInt64(bytes.count))
    return bytes
}

/// A sheet of a workbook in the making: what stands in its `sheetData`, before it and after it.
struct SheetText {
    var name = "Feuil1"
    var state = "visible"
    var rows: String
    var before = ""
    var after = ""

    var part: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>
        """
    }
}

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
let rootRelations = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """

func workbook(_ sheets: [SheetText], properties: String = "") -> String {
    let list = sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" state="\#($1.state)" r:id="rId\#($0 + 1)"/>"# }
    return #"<workbook xmlns="urn:x" xmlns:r="\#(office)"><workbookPr \#(properties)/><sheets>\#(list.joined())</sheets></workbook>"#
}

func relations(_ targets: [(type: String, target: String)]) -> String {
    let list = targets.enumerated().map { #"<Relationship Id="rId\#($0 + 1)" Type="\#(office)/\#($1.type)" Target="\#($1.target)"/>"# }
    return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\#(list.joined())</Relationships>"#
}

/// The parts of a workbook.
///
/// - Parameters:
///   - shared: the `si` elements of the shared strings.
///   - formats: a format for each style, the first of which is 0.
func parts(_ sheets: [SheetText], shared: [String] = [], formats: [String] = [], properties: String = "") -> [(name: String, text: String)] {
    let numbered = sheets.indices.map { "sheet\($0 + 1).xml" }
    let codes = formats.enumerated().map { #"<numFmt numFmtId="\#($0 + 200)" formatCode="\#($1)"/>"# }
    let styles = formats.indices.map { #"<xf numFmtId="\#($0 + 200)"><alignment/></xf>"# }
    return [
        ("_rels/.rels", rootRelations),
        ("xl/workbook.xml", workbook(sheets, properties: properties)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(numbered.map { ("worksheet", "worksheets/\($0)") } + [("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml")])
        ),
        ("xl/sharedStrings.xml", "<sst>\(shared.map { "<si>\($0)</si>" }.joined())</sst>"),
        ("xl/styles.xml", "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs>\(styles.joined())</cellXfs></styleSheet>"),
    ] + zip(numbered, sheets).map { ("xl/worksheets/\($0)", $1.part) }
}

func xlsx(_ rows: String, shared: [String] = [], formats: [String] = [], properties: String = "") -> [UInt8] {
    zip(parts([SheetText(rows: rows)], shared: shared, formats: formats, properties: properties))
}

/// An OpenDocument spreadsheet with these `table:table` elements and `style:style` elements.
func ods(_ tables: String, styles: String = "", manifest: String = "<manifest:manifest xmlns:manifest='m'/>") -> [UInt8] {
    let content = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"><office:scripts/>\
        <office:automatic-styles>\(styles)</office:automatic-styles>\
        <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
        """
    return zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("META-INF/manifest.xml", manifest), ("content.xml", content)])
}

// MARK: Reading

/// A row as a test looks at it.
struct Row: Equatable, CustomStringConvertible {
    var number: Int
    var texts: [String]
    var description: String { "\(number): \(texts.joined(separator: " | "))" }
}

func open(_ bytes: [UInt8], sheet: String? = nil) throws(TableError) -> any RowSource {
    let result: Result<any RowSource, TableError> = bytes.withUnsafeBufferPointer { bytes in
        do throws(TableError) {
            return .success(try Spreadsheet.open(bytes, sheet: sheet))
        } catch {
            return .failure(error)
        }
    }
    return try result.get()
}

/// All rows with their numbers, blank ones left out.
func rows(_ source: any RowSource) throws -> [Row] {
    let batch = RowBatch()
    var rows: [Row] = []
    while try source.next(batch) {
        for row in 0..<batch.rowCount where !batch.cells(ofRow: row).isEmpty {
            rows.append(Row(number: batch.firstRow + row, texts: batch.cells(ofRow: row).map(batch.string)))
        }
    }
    return rows
}

/// The texts of all rows, blank ones among them.
func texts(_ bytes: [UInt8], sheet: String? = nil) throws -> [[String]] {
    let batch = RowBatch()
    let source = try open(bytes, sheet: sheet)
    var rows: [[String]] = []
    while try source.next(batch) {
        for row in 0..<batch.rowCount { rows.append(batch.cells(ofRow: row).map(batch.string)) }
    }
    return rows
}

/// The kinds of the cells of the first batch's first row.
func kinds(_ bytes: [UInt8]) throws -> [Cell.Kind] {
    let batch = RowBatch()
    let source = try open(bytes)
    guard try source.next(batch) else { return [] }
    return batch.cells(ofRow: 0).map(\.kind)
}

func remarks(_ bytes: [UInt8], sheet: String? = nil) throws -> [TableForm.Remark] {
    let source = try open(bytes, sheet: sheet)
    _ = try rows(source)
    return source.form.remarks
}

/// Why the bytes cannot be read as a table; nil when they can.
func refusal(_ bytes: [UInt8], sheet: String? = nil) -> TableError? {
    do {
        _ = try rows(try open(bytes, sheet: sheet))
        return nil
    } catch {
        return error as? TableError
    }
}
