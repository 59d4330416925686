import Tables
import TestCatalogue
import Testing

@testable import Spreadsheets

@Suite("Sheets of workbooks")
struct SheetTests {
    private func cell(_ reference: String, _ value: Int) -> String { "<c r='\(reference)'><v>\(value)</v></c>" }

    @Test("Gaps between cells are blank cells, gaps between rows blank rows, and blank ends are left out")
    func gaps() throws {
        let file = xlsx(
            """
            <row r="2">\(cell("B2", 1))\(cell("D2", 2))<c r="E2" s="1"/><c r="F2" t="str"><v></v></c></row><row r="3"><c r="A3" s="1"/></row>\
            <row r="4">\(cell("AA4", 3))</row><row r="5"/><row r="1048576"><c r="XFD1048576" s="1"/></row>
            """)
        #expect(try texts(file) == [[], ["", "1", "", "2"], [], Array(repeating: "", count: 26) + ["3"]])
    }

    @Test("Rows and cells without references follow each other")
    func withoutReferences() throws {
        let file = xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r='D2'><v>4</v></c><c><v>5</v></c></row>")
        #expect(try texts(file) == [["1", "2"], ["3", "", "", "4", "5"]])
    }

    @Test("Cells in any order come in the order of their columns")
    func outOfOrder() throws {
        let file = xlsx("<row>\(cell("C1", 3))\(cell("A1", 1))\(cell("B1", 2))\(cell("E1", 5))</row>")
        #expect(try texts(file) == [["1", "2", "3", "", "5"]])
    }

    @Test("Rows that come twice or backwards make a sheet damaged, as they do for spreadsheets")
    func rowsOutOfOrder() throws {
        #expect(refusal(xlsx("<row r='5'>\(cell("A5", 5))</row><row r='2'>\(cell("A2", 2))</row>")) == .damaged(.rowOutOfOrder(row: 2, after: 5)))
        #expect(refusal(xlsx("<row r='3'>\(cell("A3", 5))</row><row r='3'>\(cell("A3", 2))</row>")) == .damaged(.rowOutOfOrder(row: 3, after: 3)))
    }

    @Test("A stray cell in the last row or column makes neither a million rows nor 16,384 columns")
    func strayCells() throws {
        let file = xlsx("<row r='1'>\(cell("A1", 1))\(cell("XFD1", 9))</row><row r='2'>\(cell("A2", 2))</row><row r='1048576'>\(cell("B1048576", 3))</row>")
        #expect(try texts(file) == [["1"], ["2"], ["", "3"]])
        #expect(try rows(open(file)).map(\.number) == [1, 2, 1_048_576])
        #expect(try remarks(file) == [.init(.farCells, row: 1, count: 2)])
    }

    @Test("A row beyond the last one a sheet can have makes it damaged")
    func rowsOutOfBounds() {
        #expect(refusal(xlsx("<row r='1048577'>\(cell("A1", 1))</row>")) == .damaged(.rowBeyondEnd(row: 1_048_577)))
        #expect(refusal(xlsx("<row r='0'>\(cell("A1", 1))</row>")) == .damaged(.rowUnnumbered))
    }

    @Test("Many rows come whole, whatever batches they come in")
    func manyRows() throws {
        let count = 20_000
        let lines = (1...count).map { "<row r='\($0)'><c t='inlineStr'><is><t>ligne \($0)</t></is></c><c><v>\($0)</v></c><c t='s'><v>0</v></c></row>" }
        let read = try rows(open(xlsx(lines.joined(), shared: ["<t>commun</t>"])))
        #expect(read == (1...count).map { Row(number: $0, texts: ["ligne \($0)", "\($0)", "commun"]) })
    }

    @Test("Merged cells, hidden rows and hidden columns with data are remarked and read")
    func mergedAndHidden() throws {
        let sheet = SheetText(
            rows: "<row r='1'>\(cell("A1", 1))\(cell("C1", 2))</row><row r='2' hidden='1'>\(cell("A2", 3))</row><row r='3' hidden='1'/>",
            before: "<cols><col min='2' max='2' hidden='1'/><col min='4' max='16384' hidden='1'/></cols>",
            after: "<mergeCells count='2'><mergeCell ref='A1:B1'/><mergeCell ref='A7:B9'/></mergeCells>")
        let file = zip(parts([sheet]))
        #expect(try texts(file) == [["1", "", "2"], ["3"]])
        let merged = TableForm.CellRange(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 2)
        #expect(try remarks(file) == [.init(.hiddenCells, row: 2, count: 2), .init(.mergedCells, row: 1, count: 2, cells: merged)])
    }

    // MARK: Which sheet

    private let several = zip(
        parts([
            SheetText(name: "Vide", rows: "<row r='1'><c r='A1' s='3'/></row>"),
            SheetText(name: "Cachée", state: "veryHidden", rows: "<row><c><v>1</v></c></row>"),
            SheetText(name: "Données", rows: "<row><c><v>2</v></c></row>"), SheetText(name: "Notes", rows: "<row><c><v>3</v></c></row>"),
        ]))

    @Test("Without a name the first sheet with data that isn't hidden is read, and the others with data are remarked")
    func firstSheet() throws {
        let source = try open(several)
        #expect(try rows(source) == [Row(number: 1, texts: ["2"])])
        #expect(source.form.sheet == "Données")
        #expect(source.form.sheets == ["Vide", "Cachée", "Données", "Notes"])
        #expect(source.form.remarks == [.init(.hiddenCells, row: 0), .init(.otherSheets, row: 0)])
    }

    @Test("A sheet is read by its name, hidden or not, in small letters or not")
    func sheetByName() throws {
        #expect(try texts(several, sheet: "Notes") == [["3"]])
        #expect(try texts(several, sheet: "notes") == [["3"]])
        #expect(try texts(several, sheet: "Cachée") == [["1"]])
    }

    @Test("A sheet that isn't there is told with the names of those that are; one without data is empty")
    func missingSheet() {
        #expect(refusal(several, sheet: "Budget") == .noSuchSheet("Budget", sheets: ["Vide", "Cachée", "Données", "Notes"]))
        #expect(refusal(several, sheet: "Vide") == .empty)
    }

    @Test("The sheets of a file are listed")
    func list() throws {
        let catalogue = TestCatalogue().file("classeur.xlsx", several)
        let sheets = try Spreadsheet.sheets(of: catalogue.root + "/classeur.xlsx")
        #expect(sheets.map(\.name) == ["Vide", "Cachée", "Données", "Notes"])
        #expect(sheets.map(\.isHidden) == [false, true, false, false])
        #expect(try rows(Spreadsheet.open(catalogue.root + "/classeur.xlsx", sheet: "Notes")) == [Row(number: 1, texts: ["3"])])
    }

    // MARK: Parts

    @Test(
        "Parts are found by absolute and relative targets, whatever letters' case",
        arguments: ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./../xl/Worksheets/Sheet1.xml"])
    func targets(target: String) throws {
        let sheet = SheetText(rows: "<row><c><v>1</v></c></row>")
        let file = zip([
            ("_rels/.rels", rootRelations), ("xl/workbook.xml", workbook([sheet])), ("xl/_rels/workbook.xml.rels", relations([("worksheet", target)])),
            ("xl/worksheets/sheet1.xml", sheet.part),
        ])
        #expect(try texts(file) == [["1"]])
    }

    @Test("A strict workbook, whose names are in other namespaces with prefixes, is read as well")
    func strict() throws {
        let relations = #"<p:Relationships xmlns:p="p"><p:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/"#
        let file = zip([
            ("_rels/.rels", relations + #"officeDocument" Target="classeur.xml"/></p:Relationships>"#),
            ("classeur.xml", #"<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="A" sheetId="9" r:id="a"/></x:sheets></x:workbook>"#),
            ("_rels/classeur.xml.rels", relations + #"worksheet" Target="feuille.xml"/></p:Relationships>"#),
            ("feuille.xml", "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"),
        ])
        #expect(try texts(file) == [["1"]])
    }

    @Test(
        "A workbook without its list, its relations or its sheet is damaged",
        arguments: [(1, .noWorkbook), (2, .sheetMissing), (5, .sheetMissing)] as [(Int, Damage)])
    func missingParts(index: Int, damage: Damage) {
        var parts = parts([SheetText(rows: "<row><c><v>1</v></c></row>")])
        parts.remove(at: index)
        #expect(refusal(zip(parts)) == .damaged(damage))
    }

    @Test("A workbook without styles and shared strings is read")
    func fewParts() throws {
        #expect(
            try texts(
                zip(parts([SheetText(rows: "<row><c s='4'><v>1</v></c></row>")]).filter { $0.name != "xl/styles.xml" && $0.name != "xl/sharedStrings.xml" }))
                == [["1"]])
    }
}
