import Tables
import TestCatalogue
import Testing

@testable import Spreadsheets

@Suite("Files that are no readable spreadsheet")
struct RefusalTests {
    private let small = xlsx("<row><c><v>1</v></c></row>")

    @Test("A compound file is an old XLS by its Workbook stream, and a protected workbook by its EncryptedPackage")
    func compoundFiles() {
        #expect(refusal(compound(["Root Entry", "Workbook"])) == .refused(format: "xls"))
        #expect(
            refusal(compound(["Root Entry", "DataSpaces", "Version", "DataSpaceMap", "EncryptionInfo", "EncryptedPackage"])) == .refused(format: "password"))
        #expect(refusal(compound(["Root Entry", "WordDocument"])) == .damaged(.otherOldDocument))
        #expect(refusal(Array(compound(["Root Entry"]).prefix(512))) == .refused(format: "xls"))
    }

    @Test(
        "A file that only bears a spreadsheet's name is told for what it is",
        arguments: [
            ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "html"), (" \n<TABLE><tr>", "html"),
            ("MIME-Version: 1.0\r\n", "html"), ("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>", "xml"),
            ("nom;siret\r\nÉté;21350109900018\r\n", "text"),
        ])
    func otherFormats(text: String, format: String) {
        #expect(refusal(Array(text.utf8)) == .refused(format: format))
        #expect(refusal([0xEF, 0xBB, 0xBF] + text.utf8) == .refused(format: format))
        #expect(refusal([0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) == .refused(format: format))
    }

    @Test("Nothing, noise, a cut archive and an archive of other things are no spreadsheets")
    func damaged() {
        #expect(refusal([]) == .empty)
        #expect(refusal([0x89, 0x50, 0, 1, 2, 3]) == .damaged(.notWorkbook))
        #expect(refusal(Array(small.prefix(small.count / 2))) == .damaged(.archiveCut))
        #expect(refusal(zip([("lisez-moi.txt", "bonjour")])) == .damaged(.noWorkbook))
        #expect(refusal(zip([("_rels/.rels", rootRelations.split(separator: "workbook.xml").joined(separator: "workbook.bin"))])) == .refused(format: "xlsb"))
    }

    @Test("A file that isn't there is unreadable for the system's reason")
    func missingFile() {
        #expect(throws: TableError.unreadable("No such file or directory")) { try Spreadsheet.open(TestCatalogue().root + "/absent.xlsx") }
    }

    @Test("A changed byte of a sheet is noticed")
    func changedByte() {
        let parts = parts([SheetText(rows: (1...200).map { "<row r='\($0)'><c><v>\($0 * 7919)</v></c></row>" }.joined())])
        var bytes = zip(parts)
        let name = Array("xl/worksheets/sheet1.xml".utf8)
        guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: name) }) else { return }
        bytes[place + name.count + 60] ^= 0x10
        guard case .damaged = refusal(bytes) else {
            Issue.record("read")
            return
        }
    }

    @Test("A DOCTYPE is refused, so that no entity is ever expanded", arguments: ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
    func entityBomb(name: String) {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
        let parts = parts([SheetText(rows: "<row><c t='str'><v>&b;</v></c></row>")]).map { part in
            guard part.name == name else { return part }
            let start =
                part.text.utf8.starts(with: "<?xml".utf8) ? part.text.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? part.text.startIndex : part.text.startIndex
            return (part.name, String(part.text[..<start]) + bomb + String(part.text[start...]))
        }
        #expect(refusal(zip(parts)) == .damaged(.doctype))
    }

    @Test("Broken and cut XML make a workbook damaged", arguments: ["<row><c><v>1</c></row>", "<row><c><v>&nbsp;</v></c></row>", "<row>" + "<x>"])
    func brokenXML(rows: String) {
        #expect(refusal(xlsx(rows)) == .damaged(.brokenXML(part: "xl/worksheets/sheet1.xml", line: 2)))
    }

    @Test("A sheet that swells to more than 250 times its size is a bomb, even when it has no cell")
    func zipBomb() {
        let blanks = String(repeating: " ", count: 80 << 20)
        #expect(refusal(xlsx(blanks)) == .swollen)
        #expect(refusal(zip(parts([SheetText(rows: "<row><c><v>1</v></c></row>", after: blanks)]))) == .swollen)
    }

    @Test("Texts that grow beyond all measure end the reading, not the memory")
    func sharedTextBomb() {
        let long = "<t>" + String(repeating: "0123456789", count: 200_000) + "</t>"
        #expect(refusal(xlsx("<row>" + String(repeating: "<c t='s'><v>0</v></c>", count: 300) + "</row>", shared: [long])) == .swollen)
    }

    @Test("A cell with more text than a cell may have is told with its row")
    func endlessText() {
        let long = String(repeating: "x", count: 17 << 20)
        #expect(refusal(xlsx("<row r='3'><c t='str'><v>\(long)</v></c></row>")) == .endless(row: 3))
    }

    /// A compound file with these names in its directory: one sector of head, one of the table, then the directory.
    private func compound(_ names: [String]) -> [UInt8] {
        var head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        head[30] = 9
        head[48] = 1
        let sectors = (names.count + 3) / 4
        var table = [UInt8](repeating: 0xFF, count: 512)
        for sector in 1..<sectors + 1 where sector < sectors {
            table.replaceSubrange((sector * 4)..<(sector * 4 + 4), with: [UInt8(sector + 1), 0, 0, 0])
        }
        var directory: [UInt8] = []
        for name in names {
            var entry = [UInt8](repeating: 0, count: 128)
            for (index, byte) in name.utf8.enumerated() { entry[index * 2] = byte }
            entry[64] = UInt8((name.utf8.count + 1) * 2)
            directory += entry
        }
        directory += [UInt8](repeating: 0, count: sectors * 512 - directory.count)
        return head + table + directory
    }
}
