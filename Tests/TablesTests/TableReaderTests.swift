import Testing

@testable import Tables

@Suite("Header and rows of a table")
struct TableReaderTests {
    private func table(_ text: String, expecting expected: [String] = []) throws -> (table: TableReader, rows: [(number: Int, cells: [String])]) {
        let table = try TableReader(CSVRows(MemorySource(Array(text.utf8))), expecting: expected)
        let batch = RowBatch()
        var rows: [(Int, [String])] = []
        while try table.next(batch) {
            for row in 0..<batch.rowCount { rows.append((batch.firstRow + row, batch.cells(ofRow: row).map { batch.string($0) })) }
        }
        return (table, rows)
    }

    @Test("The first row names the columns, and rows keep the numbers of the spreadsheet")
    func plainTable() throws {
        let (table, rows) = try table("id,nom\n1,\"un\ndeux\"\n2,b\n")
        #expect(table.labels == ["id", "nom"] && table.header.row == 1)
        #expect(rows.map(\.number) == [2, 3] && rows.map(\.cells) == [["1", "un\ndeux"], ["2", "b"]])
    }

    @Test(
        "Titles and blank rows above the header are passed over",
        arguments: [
            "Subventions de la commune\n\nnom;montant;date\nA;12,5;2023-01-01\nB;3;2023-02-01\n",
            "\nCommune;Roques;;;\nnom;montant;date;lieu;code\nA;12,5;2023-01-01;x;1\nB;3;2023-02-01;y;2\n",
            "sep=;\n\nnom;montant;date\nA;12,5;2023-01-01\n",
            "Aides ; commune de Roques\n\nnom;montant;date\nA;12,5;2023-01-01\nB;3;2023-02-01\n",
        ])
    func titles(text: String) throws {
        let (table, rows) = try table(text)
        #expect(table.header.row == 3 && table.labels.prefix(3) == ["nom", "montant", "date"])
        #expect(rows.first?.number == 4 && rows.first?.cells.first == "A")
    }

    @Test("A header that is shorter than its rows is still the header")
    func shortHeader() throws {
        let (table, rows) = try table("id,nom\n1,a,x,y,z\n2,b,x,y,z\n")
        #expect(table.header.row == 1 && table.labels == ["id", "nom"] && rows.count == 2)
    }

    @Test("The row that holds most of the names a schema expects is the header")
    func expectedNames() throws {
        let text = "Nom de la table,version,1\nnotes,diverses,x\n id ,NOM,date\n1,a,b\n"
        let (table, rows) = try table(text, expecting: ["id", "nom", "date"])
        #expect(table.header.row == 3 && table.header.titleRows == [1, 2])
        #expect(table.labels == ["id", "NOM", "date"] && table.header.padded == [0] && rows.count == 1)
    }

    @Test("Blank and duplicate labels are told; blank columns at the end are dropped when they hold nothing")
    func labels() throws {
        let (table, rows) = try table("a,,a,b,,\n1,2,3,4,,\n5,6,7,8,,\n")
        #expect(table.labels == ["a", "", "a", "b"] && table.header.blank == [1] && table.header.droppedColumns == 2)
        #expect(table.header.duplicates.map { [$0.column, $0.first] } == [[2, 0]])
        #expect(rows.map(\.cells) == [["1", "2", "3", "4"], ["5", "6", "7", "8"]])
        let (kept, _) = try self.table("a,b,,\n1,2,,\n5,6,7,\n")
        #expect(kept.labels == ["a", "b", ""] && kept.header.droppedColumns == 1)
    }

    @Test("Blank rows are rows, inside and at the end")
    func blankRows() throws {
        let (_, rows) = try table("a;b\n1;2\n\n;\n3;4\n;\n\n\n")
        #expect(rows.count == 7)
    }

    @Test("A header alone is a table without rows; a file without text is none")
    func littleText() throws {
        let (table, rows) = try table("a;b;c")
        #expect(table.labels == ["a", "b", "c"] && rows.isEmpty)
        for text in ["", "\u{FEFF}", "\n\n", ",,\n,,\n"] { #expect(throws: TableError.empty) { try self.table(text) } }
    }

    @Test(
        "What other programs would read otherwise is told of a table",
        arguments: [
            ("a;b\n1;2\n\n;\n3;4\n", TableLayout.Oddities()),
            (" a;b\n1;2\n", .paddedLabels), ("a;;b\n1;2;3\n", .unnamedColumns), ("a;a\n1;2\n", .repeatedLabels),
            ("a;b;\n1;2;\n", .droppedColumns), ("a;b\n1;2;3\n4;5\n", .raggedRows), ("a;b;c\n1;2\n3;4;5\n6;7;8\n", .raggedRows),
            ("\"a\nb\";c\n1;2\n", .brokenHeader), ("a, b\n1, \"x, y\"\n2, \"z\"\n3, w\n4, v\n", .skippedSpaces),
            ("a;b\n1;x \"y\" z\n2;w\n", .doubtfulText), ("a;b\r\n1;2\n3;4\r\n", .doubtfulText), ("a;b\r1;2\r3;4\r", .doubtfulText),
            ("'a';'b'\n'x;y';'z'\n", .unusualQuotes),
        ])
    func oddities(text: String, expected: TableLayout.Oddities) throws {
        #expect(try table(text).table.layout == TableLayout(headerRow: 1, oddities: expected))
    }
}
