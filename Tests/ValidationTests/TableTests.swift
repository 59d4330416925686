import Findings
import Schemas
import Tables
import Testing

@testable import Validation

@Suite("Tables as a whole: headings, rows, keys, and what is found told together")
struct TableTests {
    @Test("Each fault of a table’s make has its own finding", arguments: WrongTables.all)
    func faults(_ table: WrongTable) throws { #expect(try verdict(table.csv, table.schema).codes == table.codes) }

    @Test("Columns are found by their names, in any order, and judged under the heading that the file has")
    func order() throws {
        let found = try verdict("date_convention,id,montant\n2025-01-01,a,x\n", WrongTables.grants).findings
        #expect(found.count == 1)
        #expect(found.first?.place.column == 3 && found.first?.table?.field == "montant")
    }

    @Test("A column under another name is not judged until it has its own")
    func renamed() throws {
        let found = try verdict("id,Montant,date_convention\na,x,2025-01-01\n", WrongTables.grants)
        #expect(found.codes == ["column-perhaps-renamed"] && found.isValid)
        #expect(found.findings.first?.table?.repair == "montant" && found.findings.first?.table?.isRepairSafe == true)
    }

    @Test("Without a schema only the table’s make is checked")
    func withoutSchema() throws {
        #expect(try verdict("a,b\n1,x\n2,\n").codes == [])
        #expect(try verdict("a,b\n1\n2,y\n").codes == ["row-short"])
        #expect(try verdict("a,a\n1,2\n").codes == ["column-twice"])
    }

    @Test("A thousand cells of one cause are one finding, with their count and first rows")
    func grouped() throws {
        let rows = (1...1_000).map { "a\($0),\"\($0),5\",2025-01-01\n" }.joined()
        let found = try verdict("id,montant,date_convention\n" + rows, WrongTables.grants)
        #expect(found.codes == ["decimal-comma"] && found.rows == 1_000)
        #expect(try found.finding("decimal-comma").places == "2,3,4,5,6,7,8,9,10,11 × 1000")
    }

    @Test("Of many thousand wrong cells each is still counted once, under the causes of the first ones like it")
    func many() throws {
        var text = "id,montant,date_convention\n"
        for number in 0..<12_000 {
            switch number % 3 {
            case 0: text += "a,\"\(number),5\",2025-01-01\n"
            case 1: text += "a,\(number) €,2025-01-01\n"
            default: text += "a,1,2025-02-3\(number % 9 / 3)\n"
            }
        }
        let found = try verdict(text, WrongTables.grants)
        #expect(found.codes == ["decimal-comma", "unit-in-number", "date-impossible"])
        #expect(found.findings.map { $0.table?.count } == [4_000, 4_000, 4_000])
    }

    @Test("One cause in two columns is two findings, and every cell is listed where that is asked for")
    func ungrouped() throws {
        let schema = #"{"fields": [{"name": "a", "type": "number"}, {"name": "b", "type": "number"}]}"#
        let csv = "a;b\n1,5;2,5\n3,5;4\n"
        #expect(try verdict(csv, schema).findings.map(\.places) == ["2,3 × 2", "2 × 1"])
        let listed = try verdict(csv, schema, ungrouped: true).findings
        #expect(listed.map { "\($0.place.line):\($0.place.column) \($0.value ?? "")" } == ["2:1 1,5", "2:2 2,5", "3:1 3,5"])
    }

    @Test("Empty cells of required columns are one finding, with how many each column has")
    func required() throws {
        let table = try #require(WrongTables.all.first { $0.codes == ["cells-required"] })
        let found = try verdict(table.csv, table.schema).finding("cells-required")
        #expect(found.details == ["b (2), a (2)", "b (2), a (2)"] && found.places == "2,3,4 × 4")
    }

    @Test("Rows are numbered as a spreadsheet shows them: a line break between quotes starts none")
    func rowNumbers() throws {
        let found = try verdict("Titre\n\nid,montant,date_convention\n\"a\nb\nc\",1,2025-01-01\nd,x,2025-01-01\n", WrongTables.grants)
        #expect(found.codes == ["title-rows", "cell-not-number"] && found.rows == 2)
        #expect(try found.finding("cell-not-number").place.line == 5)
    }

    @Test("Blank rows are counted as none, and their cells are not judged")
    func blank() throws {
        let found = try verdict("id,montant,date_convention\na,1,2025-01-01\n,,\n\nb,1,2025-01-01\n,,\n", WrongTables.grants)
        #expect(found.codes == ["row-blank", "rows-blank-at-end"])
        #expect(try found.finding("row-blank").places == "3,4 × 2")
        #expect(found.rows == 4)
        let many = "id,montant,date_convention\na,1,2025-01-01\n" + String(repeating: "\n", count: 5_000) + "b,1,2025-01-01\n"
        #expect(try verdict(many, WrongTables.grants).finding("row-blank").places == "3,4,5,6,7,8,9,10,11,12 × 5000")
    }

    @Test("The cells that a short row lacks are empty; those that it has are judged")
    func short() throws {
        let schema = """
            {"fields": [{"name": "a", "type": "number"}, {"name": "b", "type": "string"}, {"name": "c", "type": "string", "constraints": {"required": true}}]}
            """
        #expect(try verdict("a,b,c\nx,1\n2,2,2\n", schema).codes == ["row-short", "cell-not-number", "cell-required"])
    }

    @Test("A sheet stores no blank cells at the end of a row: they are not missing")
    func shortInSheet() throws {
        let rows: [[(text: String, kind: Cell.Kind)]] = [[("a", .text), ("b", .text)], [("1", .number)], [("2", .number), ("x", .text)]]
        #expect(try verdict(WrittenTable(rows, format: .xlsx), nil, isTyped: true).codes == [])
        #expect(try verdict(WrittenTable(rows), nil).codes == ["row-short"])
    }

    @Test("A column of numbers stored as texts is one warning, however many there are, and the table is valid")
    func numbersAsTexts() throws {
        let read = try schema(#"{"fields": [{"name": "id", "type": "string"}, {"name": "n", "type": "number"}]}"#)
        let rows = [[("id", Cell.Kind.text), ("n", .text)]] + (1...20).map { [("a", Cell.Kind.text), ("\($0)", $0 == 5 ? .number : .text)] }
        let found = try verdict(WrittenTable(rows, format: .ods), read, isTyped: true)
        #expect(found.codes == ["number-as-text"] && found.isValid)
        #expect(found.findings.first?.table?.count == 19)
        // JSON has texts where it has them: that is its author's choice.
        #expect(try verdict(WrittenTable(rows, format: .json), read, isTyped: true).codes == [])
    }

    @Test("A value that comes again names the row of its first coming; empty ones do not count")
    func unique() throws {
        let schema = #"{"fields": [{"name": "id", "type": "string", "constraints": {"unique": true}}, {"name": "b", "type": "string"}]}"#
        let found = try verdict("id,b\na,1\n,2\nb,3\n,4\na,5\n", schema).finding("value-twice")
        #expect(found.place.line == 6 && found.cause.contains("(ligne 2)"))
        #expect(found.sentences(in: .english).cause.contains("(row 2)"))
    }

    @Test("A blank row among others changes nothing of what is said of them")
    func blankRowAmongOthers() throws {
        let schema = #"{"fields": [{"name": "d", "type": "date"}, {"name": "n", "type": "number"}]}"#
        let without = try verdict("d,n\n2025-1-5,1\n2025-01-06,x\n", schema).codes
        let with = try verdict("d,n\n2025-1-5,1\n,\n2025-01-06,x\n", schema).codes
        #expect(without.contains("date-unpadded") && Set(without).isSubset(of: with))
    }

    @Test("A key of two columns tells rows apart by both, an empty part counting as one")
    func compositeKey() throws {
        let schema = #"{"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}], "primaryKey": ["a", "b"]}"#
        #expect(try verdict("a,b\n1,\n,1\n11,\n1,1\n", schema).codes == [])
        #expect(try verdict("a,b\n1,\n2,2\n1,\n", schema).finding("key-repeated").cause.contains("(ligne 2)"))
    }

    @Test("Among two hundred thousand keys none is mistaken for another, and the one that comes twice is found")
    func manyKeys() throws {
        var text = "id\n"
        for number in 0..<200_000 { text += "k\(number)\n" }
        let schema = #"{"fields": [{"name": "id", "type": "string"}], "primaryKey": "id"}"#
        #expect(try verdict(text, schema).codes == [])
        #expect(try verdict(text + "k777\n", schema).finding("value-twice").cause.contains("(ligne 779)"))
    }

    @Test("A wide table of empty required cells is one finding")
    func wide() throws {
        let fields = (0..<2_000).map { #"{"name": "c\#($0)", "type": "string", "constraints": {"required": true}}"# }.joined(separator: ",")
        let header = (0..<2_000).map { "c\($0)" }.joined(separator: ",")
        let row = "x" + String(repeating: ",", count: 1_999) + "\n"
        let found = try verdict(header + "\n" + row + row, #"{"fields": [\#(fields)]}"#)
        #expect(found.codes == ["cells-required"] && found.findings.first?.table?.count == 2 * 1_999)
    }

    @Test("The row of the first place is drawn: a few cells around the wrong one")
    func excerpt() throws {
        let found = try verdict("id,montant,date_convention\na,x,2025-01-01\n", WrongTables.grants).findings.first?.table?.excerpt
        #expect(found == RowExcerpt(headings: ["id", "montant", "date_convention"], cells: ["a", "x", "2025-01-01"], marked: 1))
    }
}
