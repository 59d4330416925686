import Bytes
import DataFiles
import Foundation
import JSON
import Model
import Profiles
import Tables
import Testing

@testable import Downloads

@Suite("A table in other formats")
struct TableFormTests {
    private static let towns =
        "Liste des communes;;;;\n;;;;\ninsee;nom;population;surface;maj\n01004;Ambérieu;14 134;24,6;31/12/2024\n"
        + "31395;\"Muret \"\"la Ville\"\"\";25019;57,9;01/02/2025\n;;;;\n09001;L’Aiguillon;412;8,25;15/06/2024\n;;;;\n"

    @Test("The plain CSV has commas, one header, points, ISO dates and no blank rows")
    func cleanCSV() throws {
        let made = try Made(Self.towns)
        #expect(
            made.text(.csv)
                == "insee,nom,population,surface,maj\r\n01004,Ambérieu,14134,24.6,2024-12-31\r\n31395,\"Muret \"\"la Ville\"\"\",25019,57.9,2025-02-01\r\n"
                + "09001,L’Aiguillon,412,8.25,2024-06-15\r\n")
    }

    @Test("The CSV for Excel has a byte order mark, semicolons and decimal commas")
    func excelCSV() throws {
        let made = try Made("a,b,c\nun,1.5,\"x;y\"\ndeux,2,z\n")
        #expect(made.text(.excelCSV) == "\u{FEFF}a;b;c\r\nun;1,5;\"x;y\"\r\ndeux;2;z\r\n")
    }

    @Test("A CSV file that is plain already is not made again, nor one that Excel opens right")
    func needless() throws {
        let plain = try Made("a,b\nun,1.5\ndeux,2.5\n")
        #expect(!plain.formats.contains(.csv))
        #expect(plain.downloads.isCleanAlready)
        let ready = try Made("\u{FEFF}a;b\nun;1,5\ndeux;2,5\n")
        #expect(!ready.formats.contains(.excelCSV))
        #expect(ready.formats.contains(.csv))
        #expect(!ready.downloads.isCleanAlready)
    }

    @Test("Both CSV files read back as the same rows")
    func roundTrip() throws {
        let made = try Made("nom;texte;nombre\nun;\"deux\nlignes; \"\"citées\"\"\";1,5\n  espaces  ;=1+1;-3\n;;\nnul;é€😀;12 500,25\n")
        let clean = try made.rows(.csv)
        #expect(
            clean == [["nom", "texte", "nombre"], ["un", "deux\nlignes; \"citées\"", "1.5"], ["  espaces  ", "'=1+1", "-3"], ["nul", "é€😀", "12500.25"]])
        let excel = try made.rows(.excelCSV)
        #expect(excel == clean.map { [$0[0], $0[1], $0[2].replacing(".", with: ",")] })
    }

    @Test("Cells that a spreadsheet would run are defused in both CSV files, and counted; numbers are not", arguments: [DownloadFormat.csv, .excelCSV])
    func formulas(format: DownloadFormat) throws {
        let cells = ["=cmd|' /C calc'!A0", "@SUM(1)", "+cmd", "-2+3", "\tonglet", "-12,5", "+33", "-", "sans", "- tiret"]
        let made = try Made("a;texte\nx;" + cells.joined(separator: "\ny;") + "\n")
        let rows = try made.rows(format).dropFirst().map { $0[1] }
        #expect(rows == ["'=cmd|' /C calc'!A0", "'@SUM(1)", "'+cmd", "'-2+3", "\tonglet", "-12,5", "+33", "-", "sans", "'- tiret"])
        #expect(made.downloads.defused == 5)
        #expect(try Made("a,b\n1,x\n").downloads.defused == 0)
    }

    @Test("The cells that are defused are those that the script that explores tables defuses")
    func agreement() throws {
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Scripts/tables/formulas.json")
        let lists = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: golden)) as? [String: [String]])
        func defused(_ cell: String) -> String? {
            Array(cell.utf8).withUnsafeBufferPointer { FormulaCell.defused($0).map { String(decoding: $0, as: UTF8.self) } }
        }
        for (cell, wanted) in zip(lists["formulas"] ?? [], lists["defused"] ?? []) { #expect(defused(cell) == wanted) }
        for cell in lists["others"] ?? [] { #expect(defused(cell) == nil, "\(cell)") }
        #expect(lists["formulas"]?.isEmpty == false)
    }

    @Test("What starts a formula in a header is defused too")
    func formulaInHeader() throws { #expect(try Made("=A1;b\nx;y\n").text(.csv).hasPrefix("'=A1,b\r\n")) }

    @Test("JSON has typed objects; NDJSON the same, one a line")
    func objects() throws {
        let made = try Made("code;nom;n;vrai;jour\n007;\"l\"\"été\";1,50;oui;05/03/2024\n012;;;non;\n")
        let line = #"{"code":"007","nom":"l\"été","n":1.50,"vrai":true,"jour":"2024-03-05"}"#
        let other = #"{"code":"012","nom":null,"n":null,"vrai":false,"jour":null}"#
        #expect(made.text(.json) == "[\n" + line + ",\n" + other + "\n]\n")
        #expect(made.text(.ndjson) == line + "\n" + other + "\n")
        _ = try JSONTree.parse(made.bytes[.json] ?? [])
    }

    @Test("Columns without a name or with the same name have one of their own")
    func names() throws {
        #expect(try Made("a;;a\n1;2;3\n4;5;6\n").text(.ndjson).hasPrefix(#"{"a":1,"col_2":2,"a_2":3}"#))
        #expect(try Made("a;a;a_2\n1;2;3\n4;5;6\n").text(.ndjson).hasPrefix(#"{"a":1,"a_3":2,"a_2":3}"#))
    }

    @Test("A workbook keeps numbers and dates as such, and codes as texts with their zeros")
    func workbook() throws {
        let made = try Made(Self.towns)
        let rows = try made.rows(.xlsx)
        #expect(rows[0] == ["insee", "nom", "population", "surface", "maj"])
        #expect(rows[1] == ["01004", "Ambérieu", "14134", "24.6", "2024-12-31"])
        #expect(rows.count == 4)
        #expect(try made.kinds(ofRow: 0) == [.text, .text, .number, .number, .date])
    }

    @Test("A workbook never holds a formula, and its texts are as they were")
    func workbookFormulas() throws {
        let made = try Made("a;b\n=1+1;-3\n@x;4\n\"<b>&amp;\";5\n")
        #expect(try made.rows(.xlsx).map { $0[0] } == ["a", "=1+1", "@x", "<b>&amp;"])
        #expect(try made.kinds(ofRow: 0).first == .text)
    }

    @Test("Numbers that a double cannot keep, and days that Excel does not know, stay texts in a workbook")
    func beyondNumbers() throws {
        let made = try Made("n;jour\n12345678901234567890;1789-07-14\n5;2024-02-29\n")
        #expect(try made.rows(.xlsx).dropFirst().map { $0[0] } == ["12345678901234567890", "5"])
        #expect(try made.rows(.xlsx).dropFirst().map { $0[1] } == ["1789-07-14", "2024-02-29"])
    }

    @Test("Days are counted as Excel counts them", arguments: [(1900, 3, 1, 61), (1970, 1, 1, 25_569), (2000, 2, 29, 36_585), (2025, 12, 31, 46_022)])
    func serials(year: Int, month: Int, day: Int, serial: Int) { #expect(Workbook.serial(year, month, day) == serial) }

    @Test("Where a cell is longer than Excel's, there is no workbook, and it is told why")
    func longCells() throws {
        let made = try Made("a;b\n" + String(repeating: "é", count: 32_768) + ";1\nx;2\n")
        #expect(!made.formats.contains(.xlsx))
        #expect(made.downloads.reason == .beyondExcel)
        #expect(made.formats.contains(.csv))
        #expect(try Made("a;b\n" + String(repeating: "é", count: 32_767) + ";1\nx;2\n").formats.contains(.xlsx))
    }

    @Test("A workbook has as many columns as Excel's")
    func wide() throws {
        let made = try Made((1...16_384).map { "c\($0)" }.joined(separator: ";") + "\n" + (1...16_384).map { "\($0)" }.joined(separator: ";") + "\n", [.xlsx])
        #expect(try made.rows(.xlsx).last?.last == "16384")
    }

    @Test("A moment is written in one way in every form")
    func moments() throws {
        let made = try Made("nom;quand\nun;31/12/2024 08:30\ndeux;01/02/2025 17:05:09\n")
        #expect(try made.rows(.csv).map(\.last) == ["quand", "2024-12-31T08:30:00", "2025-02-01T17:05:09"])
        #expect(made.text(.json).contains("\"quand\":\"2024-12-31T08:30:00\"") && made.text(.ndjson).contains("\"quand\":\"2025-02-01T17:05:09\""))
    }

    @Test("A form that would be too large is left out and told, and the others are made")
    func tooLarge() throws {
        let made = try Made("une colonne au nom très long;b\n" + String(repeating: "1;2,5\n", count: 100), most: 1_000)
        #expect(made.downloads.tooLarge.contains(.json) && !made.formats.contains(.json))
        #expect(made.formats.contains(.csv) && !made.downloads.tooLarge.contains(.csv))
    }

    @Test("A name that Excel refuses for a sheet becomes one that it takes")
    func sheetNames() {
        #expect(Workbook.sheetName("Budget [2025]: dépenses/recettes et le reste") == "Budget  2025   dépenses recette")
        #expect(Workbook.sheetName("History") == nil)
        #expect(Workbook.sheetName("") == nil)
    }

    @Test("A workbook is not offered as a workbook, nor JSON as JSON")
    func ownForms() throws {
        #expect(try Made(#"[{"a": 1, "b": "x"}, {"a": 2, "b": "=y"}]"#, as: "donnees.json").formats == [.xlsx, .excelCSV, .csv, .ndjson, .parquet])
        let book = try #require(try Made(Self.towns).bytes[.xlsx])
        #expect(try Made(book, as: "donnees.xlsx").formats == [.excelCSV, .csv, .json, .ndjson, .parquet])
    }

    @Test("The same table gives the same bytes")
    func deterministic() throws {
        let (one, other) = (try Made(Self.towns), try Made(Self.towns))
        #expect(one.bytes == other.bytes)
    }
}
