import Tables
import Testing

@testable import Spreadsheets

@Suite("OpenDocument spreadsheets")
struct OpenDocumentTests {
    private func table(_ rows: String) -> String { table("Feuille1", rows) }
    private func table(_ name: String, _ rows: String, attributes: String = "") -> String {
        "<table:table table:name=\"\(name)\" \(attributes)>\(rows)</table:table>"
    }
    private func row(_ cells: String, _ attributes: String = "") -> String { "<table:table-row \(attributes)>\(cells)</table:table-row>" }
    private func text(_ text: String, _ attributes: String = "") -> String {
        "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }
    private func number(_ value: String, _ attributes: String = "") -> String {
        "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\" \(attributes)><text:p>shown</text:p></table:table-cell>"
    }

    @Test("Each type of cell gives its stored value")
    func types() throws {
        let cells = """
            \(text("Été"))\(number("0.30000000000000004"))\
            <table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12,5 %</text:p></table:table-cell>\
            <table:table-cell office:value-type="currency" office:currency="EUR" office:value="1500"><text:p>1 500 €</text:p></table:table-cell>\
            <table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29/02/24</text:p></table:table-cell>\
            <table:table-cell office:value-type="date" office:date-value="2024-02-29T10:30:00.250000000"><text:p>29/02/24</text:p></table:table-cell>\
            <table:table-cell office:value-type="time" office:time-value="PT27H05M09S"><text:p>27:05:09</text:p></table:table-cell>\
            <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>\
            <table:table-cell office:value-type="string" office:string-value="stored"><text:p>shown</text:p></table:table-cell>\
            <table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error">\
            <text:p>#N/D</text:p></table:table-cell>
            """
        let file = ods(table(row(cells)))
        #expect(
            try texts(file) == [
                ["Été", "0.3", "0.125", "1500", "2024-02-29", "2024-02-29T10:30:00", "27:05:09", "true", "stored", "#N/D"]
            ])
        #expect(try kinds(file) == [.text, .number, .number, .number, .date, .date, .date, .boolean, .text, .failure])
    }

    @Test("Paragraphs are lines, spaces count as OpenDocument counts them, and comments are no text")
    func paragraphs() throws {
        let cells = """
            <table:table-cell office:value-type="string"><office:annotation><text:p>remarque</text:p></office:annotation>\
            <text:p> deux  <text:s text:c="2"/>espaces\n et <text:span>un<text:span> mot</text:span></text:span> </text:p><text:p/>\
            <text:p>a<text:tab/>b<text:line-break/>c</text:p></table:table-cell>
            """
        #expect(try texts(ods(table(row(cells)))) == [["deux   espaces et un mot \n\na\tb\nc"]])
    }

    @Test("Repeated cells and rows come as often as they are repeated")
    func repeats() throws {
        let file = ods(
            table(
                row(text("a", "table:number-columns-repeated='2'") + "<table:table-cell table:number-columns-repeated='2'/>" + number("1"))
                    + row(number("2"), "table:number-rows-repeated='3'") + row("<table:table-cell/>", "table:number-rows-repeated='2'") + row(number("3"))))
        #expect(try texts(file) == [["a", "a", "", "", "1"], ["2"], ["2"], ["2"], [], [], ["3"]])
    }

    @Test("The blank end of a sheet, repeated to its last row and column, is left out")
    func blankEnd() throws {
        let file = ods(
            table(
                row(number("1") + "<table:table-cell table:number-columns-repeated='16383'/>")
                    + row("<table:table-cell table:number-columns-repeated='16384'/>", "table:number-rows-repeated='1048575'")))
        #expect(try texts(file) == [["1"]])
    }

    @Test("A row repeated to the end of the sheet comes as often, in batches of usual size")
    func repeatedRow() throws {
        let source = try open(ods(table(row(text("titre")) + row(text("x", "table:number-columns-repeated='3'"), "table:number-rows-repeated='100000'"))))
        let batch = RowBatch()
        var rows = 0
        var largest = 0
        while try source.next(batch) {
            #expect(batch.firstRow == rows + 1)
            rows += batch.rowCount
            largest = max(largest, batch.cellCount)
            #expect(batch.cells(ofRow: batch.rowCount - 1).map(batch.string) == ["x", "x", "x"])
        }
        #expect(rows == 100_001)
        #expect(largest < 100_000)
    }

    @Test("Filled cells repeated beyond all measure are a bomb")
    func repeatedBomb() {
        let file = ods(table(row(text("x", "table:number-columns-repeated='16384'"), "table:number-rows-repeated='1048576'")))
        #expect(refusal(file) == .swollen)
        #expect(refusal(ods(table(row(text("x"), "table:number-rows-repeated='999999999'")))) == .damaged(.rowBeyondEnd(row: 999_999_999)))
    }

    @Test("Merged cells are remarked; the cells they cover are blank")
    func merged() throws {
        let file = ods(
            table(row(text("titre", "table:number-columns-spanned='3'") + "<table:covered-table-cell table:number-columns-repeated='2'/>" + number("1"))))
        #expect(try texts(file) == [["titre", "", "", "1"]])
        #expect(try remarks(file) == [.init(.mergedCells, row: 1, cells: .init(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 3))])
    }

    @Test("Rows in groups and headers are rows like others; hidden ones and hidden columns are remarked")
    func groupsAndHidden() throws {
        let file = ods(
            table(
                "<table:table-column/><table:table-column-group><table:table-column table:visibility='collapse'/></table:table-column-group>"
                    + "<table:table-header-rows>\(row(text("a") + text("b")))</table:table-header-rows><table:table-row-group>"
                    + "\(row(number("1"), "table:visibility='filter'"))\(row(number("2")))</table:table-row-group>"))
        #expect(try texts(file) == [["a", "b"], ["1"], ["2"]])
        #expect(try remarks(file) == [.init(.hiddenCells, row: 2, count: 2)])
    }

    @Test("The sheet is the one named, or the first with data that isn't hidden; the others with data are remarked")
    func sheets() throws {
        let file = ods(
            table("Vide", row("<table:table-cell/>")) + table("Cachée", row(number("1")), attributes: "table:style-name='ta2'")
                + table("Données", row(number("2")))
                + table("'file:///ailleurs.ods'#$A", row(number("9"))) + table("Notes", row(number("3"))),
            styles: "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>")
        let source = try open(file)
        #expect(try rows(source) == [Row(number: 1, texts: ["2"])])
        #expect(source.form.sheet == "Données")
        #expect(source.form.sheets == ["Vide", "Cachée", "Données", "Notes"])
        #expect(source.form.remarks == [.init(.hiddenCells, row: 0), .init(.otherSheets, row: 0)])
        #expect(try texts(file, sheet: "notes") == [["3"]])
        #expect(refusal(file, sheet: "Budget") == .noSuchSheet("Budget", sheets: ["Vide", "Cachée", "Données", "Notes"]))
    }

    @Test("A formula without a result is remarked")
    func formulas() throws {
        let file = ods(table(row(number("1") + "<table:table-cell table:formula='of:=[.A1]'/>" + number("2", "table:formula='of:=1+1'"))))
        #expect(try texts(file) == [["1", "", "2"]])
        #expect(try remarks(file) == [.init(.formulasWithoutResult, row: 1)])
    }

    @Test("A file protected by a password is refused as such, another document as no spreadsheet")
    func refusals() {
        let manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
        #expect(refusal(ods(table(row(number("1"))), manifest: manifest)) == .refused(format: "password"))
        let letter = "<o:document-content xmlns:o='o'><o:body><o:text/></o:body></o:document-content>"
        #expect(refusal(zip([("content.xml", letter)])) == .damaged(.otherOpenDocument))
        #expect(refusal(ods(table(""))) == .empty)
    }
}
