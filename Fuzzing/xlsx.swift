// Reads any bytes as a spreadsheet: as a whole archive, and as the XML of a part inside one that is sound. Cells lie inside their batch, rows
// have rising numbers, and no batch grows beyond measure.
import Spreadsheets
import Tables

/// What the first byte of the input says the rest is.
private enum Part: UInt8 { case archive, sheet, sharedStrings, styles, workbook, content }

@_cdecl("LLVMFuzzerTestOneInput")
public func takeSpreadsheet(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let first = input.first else { return 0 }
    let rest = Array(input.dropFirst())
    switch Part(rawValue: first % 8) {
    case .archive: read(Array(input))
    case .content: read(StoredZip([("content.xml", rest)]).bytes)
    case .sharedStrings: read(workbook(shared: rest))
    case .styles: read(workbook(styles: rest))
    case .workbook: read(workbook(book: rest))
    case .sheet, nil: read(workbook(sheet: rest))
    }
    return 0
}

/// One for all runs: memory that is taken anew costs more than all else under the address sanitizer.
nonisolated(unsafe) private let batch = RowBatch()

private func read(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
        guard let source = try? Spreadsheet.open(bytes) else { return }
        var next = 1
        var cells = 0
        while (try? source.next(batch)) == true {
            precondition(batch.firstRow >= next && batch.rowCount > 0 && batch.byteCount <= 70 << 20 && batch.cellCount <= 1 << 23)
            next = batch.firstRow + batch.rowCount
            for row in 0..<batch.rowCount {
                let line = batch.cells(ofRow: row)
                precondition(line.count <= 16_384 && line.last?.isEmpty != true)
                for cell in line { precondition(Int(cell.offset) + cell.length <= batch.byteCount) }
            }
            cells += batch.cellCount
            // A small input may repeat a row for as long as a sheet is; that is no hang, only long.
            if cells > 1 << 20 { return }
        }
    }
}

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
private let sound = (
    root: Array(#"<Relationships><Relationship Id="a" Type="\#(office)officeDocument" Target="w.xml"/></Relationships>"#.utf8),
    relations: Array(
        ("<Relationships>"
            + [("worksheet", "s.xml"), ("sharedStrings", "t.xml"), ("styles", "y.xml")].map { type, target in
                #"<Relationship Id="\#(target)" Type="\#(office)\#(type)" Target="\#(target)"/>"#
            }.joined() + "</Relationships>").utf8),
    book: Array(#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="s.xml"/></sheets></workbook>"#.utf8),
    sheet: Array(
        #"<worksheet><sheetData><row><c t="s"><v>0</v></c><c s="1"><v>45000.5</v></c><c s="2"><v>0.1</v></c></row></sheetData></worksheet>"#.utf8),
    shared: Array("<sst><si><t>a</t></si></sst>".utf8),
    styles: Array("<styleSheet><cellXfs><xf/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>".utf8)
)

private func workbook(
    book: [UInt8] = sound.book, sheet: [UInt8] = sound.sheet, shared: [UInt8] = sound.shared, styles: [UInt8] = sound.styles
) -> [UInt8] {
    StoredZip([
        ("_rels/.rels", sound.root), ("w.xml", book), ("_rels/w.xml.rels", sound.relations), ("s.xml", sheet), ("t.xml", shared), ("y.xml", styles),
    ]).bytes
}

/// A ZIP archive whose entries are not packed.
private struct StoredZip {
    private(set) var bytes: [UInt8] = []

    init(_ entries: [(name: String, content: [UInt8])]) {
        var directory: [UInt8] = []
        for (name, content) in entries {
            let sum = Self.sum(content)
            let common =
                number(20, 2) + number(0, 8) + number(Int(sum), 4) + number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2)
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 12) + number(bytes.count, 4) + Array(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + common + number(0, 2) + Array(name.utf8) + content
        }
        let place = bytes.count
        bytes += directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
        bytes += number(directory.count, 4) + number(place, 4) + number(0, 2)
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) } }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    private static func sum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
    }
}
