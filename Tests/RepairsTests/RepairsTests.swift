import DataFiles
import Findings
import Repairs
import TestCatalogue
import Testing

@Suite struct RepairsTests {
    @Test("A date, a decimal comma and the case of a listed value are written as the schema wants them, in their own cells only")
    func cells() throws {
        let folder = try Folder("nom;date;montant;nature\nÉcole;31/12/2025;12,5;Aide en nature\nClub;2025-01-01;3;aide en nature\n")
        let found = repairs(of: folder.file)
        #expect(found.groups.map(\.column) == [2, 3, 4])
        #expect(found.errorsBefore == 3)
        #expect(found.errorsAfter == 0)
        #expect(try folder.mended() == "nom;date;montant;nature\nÉcole;2025-12-31;12.5;aide en nature\nClub;2025-01-01;3;aide en nature\n")
    }

    @Test("Line ends, quotes that were there, quotes inside cells and line breaks between quotes stay as they are")
    func style() throws {
        let rows = "\"nom\",\"date\",montant,nature\r\n\"Le \"\"Club\"\"\r\nde tir\",\"31/12/2025\",1,\r\n\"a, b\",\"2025-01-01\",2,\"Aide en nature\""
        let folder = try Folder(rows)
        #expect(
            try folder.mended()
                == "\"nom\",\"date\",montant,nature\r\n\"Le \"\"Club\"\"\r\nde tir\",\"2025-12-31\",1,\r\n\"a, b\",\"2025-01-01\",2,\"aide en nature\"")
    }

    @Test("A repair with the delimiter in it is put between quotes")
    func newQuotes() throws {
        let schema = #"{"name": "s", "fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string", "constraints": {"enum": ["x; y", "z"]}}]}"#
        let folder = try Folder("a;b\n1;\"X; Y\"\n2;X- y\n3;z\n", schema: schema)
        #expect(try folder.mended() == "a;b\n1;\"x; y\"\n2;\"x; y\"\n3;z\n")
    }

    @Test("Headings get their exact names, and the cells under them are repaired in the same go")
    func headings() throws {
        let folder = try Folder(" Nom ;Date;montant ;nature\nÉcole;31/12/2025;12,5;\n")
        let found = repairs(of: folder.file)
        #expect(found.groups.prefix(3).map(\.after) == ["nom", "date", "montant"])
        #expect(try folder.mended() == "nom;date;montant;nature\nÉcole;2025-12-31;12.5;\n")
    }

    @Test("An optional column whose values would be wrong under its right name keeps its heading")
    func optionalHeading() throws {
        let folder = try Folder("nom;Date;montant;nature\nÉcole;bientôt;12,5;\n")
        let found = repairs(of: folder.file)
        #expect(found.causes == ["decimal-comma 1"])
        #expect(try folder.mended() == "nom;Date;montant;nature\nÉcole;bientôt;12.5;\n")
    }

    @Test("Blank rows and blank columns at the end are taken out")
    func blanks() throws {
        let folder = try Folder("nom;date;montant;nature;;\na;;1;;;\n;;;;;\n\nb;;2;;;\n;;;;;\n;;;;;\n")
        let found = repairs(of: folder.file)
        #expect(found.causes == ["columns-blank-at-end 2", "row-blank 2", "rows-blank-at-end 2"])
        #expect(found.rowsTakenOut == 4)
        #expect(try folder.mended() == "nom;date;montant;nature\na;;1;\nb;;2;\n")
    }

    @Test("A row far down with text in the columns that are taken out stays whole")
    func farText() throws {
        let rows = 60_000
        let folder = try Folder("nom;date;montant;nature;;\n" + String(repeating: "a;;1;;;\n", count: rows) + "c;;3;;;x\n")
        #expect(try folder.mended() == "nom;date;montant;nature\n" + String(repeating: "a;;1;\n", count: rows) + "c;;3;;;x\n")
    }

    @Test("Title rows above the header are told and not taken out")
    func titles() throws {
        let folder = try Folder("Subventions de 2025;;;\n;;;\nnom;date;montant;nature\na;31/12/2025;1;\n;;;\n")
        #expect(try folder.mended() == "Subventions de 2025;;;\n;;;\nnom;date;montant;nature\na;2025-12-31;1;\n")
    }

    @Test("A file in Windows-1252 becomes UTF-8 without a mark, and a word with accents shows that it was understood")
    func encoding() throws {
        let folder = try Folder(Array("nom;date;montant;nature\n".utf8) + [0xC9] + Array("cole;31/12/2025;1;aide en num".utf8) + [0xE9] + Array("raire\n".utf8))
        let found = repairs(of: folder.file)
        #expect(found.shown().contains("accents : Windows-1252 → UTF-8, par exemple « École »"))
        #expect(try folder.mended() == "nom;date;montant;nature\nÉcole;2025-12-31;1;aide en numéraire\n")
    }

    @Test("A byte order mark that is right stays; one that is wrong goes")
    func mark() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let right = try Folder(mark + Array("nom;date;montant;nature\nÉcole;31/12/2025;1;\n".utf8))
        #expect(try Array(right.mended().utf8) == mark + Array("nom;date;montant;nature\nÉcole;2025-12-31;1;\n".utf8))
        let wrong = try Folder(mark + Array("nom;date;montant;nature\n".utf8) + [0xC9] + Array("cole;;1;\n".utf8))
        #expect(try wrong.mended() == "nom;date;montant;nature\nÉcole;;1;\n")
    }

    @Test("A file with accents encoded in two ways is left alone")
    func mixedEncoding() throws {
        let folder = try Folder(Array("nom;date;montant;nature\nÉcole été;31/12/2025;1;\n".utf8) + [0xC9] + Array("cole;;1;\n".utf8))
        let found = repairs(of: folder.file)
        #expect(found.outcome == .mixedEncoding)
        #expect(found.shown(.english).contains("accents are encoded in two ways"))
    }

    @Test("Rows of too many cells, and rows with a quote that nothing closes, are left alone")
    func doubtfulRows() throws {
        let folder = try Folder("nom;date;montant;nature\na;31/12/2025;1;;x\n\"b;31/12/2025;1;\nc;31/12/2025;1;\n")
        #expect(try folder.mended() == "nom;date;montant;nature\na;31/12/2025;1;;x\n\"b;31/12/2025;1;\nc;2025-12-31;1;\n")
    }

    @Test("Cells that would become another’s double stay as they are; other columns are mended")
    func doubles() throws {
        let schema =
            #"{"name": "s", "fields": [{"name": "id", "type": "string", "constraints": {"unique": true, "pattern": "[A-Z0-9]+"}}, {"name": "d", "type": "date"}]}"#
        let folder = try Folder("id;d\n a1;31/12/2025\nA1;2025-01-01\n", schema: schema)
        #expect(try folder.mended() == "id;d\n a1;2025-12-31\nA1;2025-01-01\n")
    }

    @Test("What a repair reveals in its own row does not stop it")
    func revealed() throws {
        let schema = """
            {"name": "s", "fields": [{"name": "debut", "type": "date"}, {"name": "fin", "type": "date"}],
             "custom_checks": [{"name": "compare-columns-value", "params": {"column": "debut", "op": "<=", "column2": "fin"}}]}
            """
        let folder = try Folder("debut;fin\n2025-12-31;01/01/2025\n2025-01-01;02/01/2025\n", schema: schema)
        let found = repairs(of: folder.file)
        #expect(found.errorsBefore == 2)
        #expect(found.errorsAfter == 1)
        #expect(try folder.mended() == "debut;fin\n2025-12-31;2025-01-01\n2025-01-01;2025-01-02\n")
    }

    @Test("A sound file and a spreadsheet have no repairs, and say why")
    func nothing() throws {
        let sound = try Folder("nom;date;montant;nature\na;2025-12-31;1;\n")
        #expect(repairs(of: sound.file).outcome == .none)
        let geo = try Folder("[{\"nom\": \"a\", \"date\": \"31/12/2025\", \"montant\": 1, \"nature\": \"\"}]", name: "aides.json")
        #expect(repairs(of: geo.file).outcome == .otherFormat)
        #expect(repairs(of: geo.file).shown().contains("un fichier JSON n’est pas corrigé"))
        let empty = try Folder("")
        #expect(repairs(of: empty.file).outcome == .unreadable)
    }

    @Test("A large file is mended row by row, whatever the pieces in which it is read")
    func large() throws {
        var (text, right) = ("nom;date;montant;nature\n", "nom;date;montant;nature\n")
        for row in 0..<60_000 {
            let isWrong = row % 7 == 0
            text +=
                "\"Nom \"\"\(row)\"\"\n suite\";\(isWrong ? "31/12/2025" : "2025-12-31");\(row);\(row % 11 == 0 ? "Aide en nature" : "")\n"
                + (row % 13 == 0 ? ";;;\n" : "")
            right += "\"Nom \"\"\(row)\"\"\n suite\";2025-12-31;\(row);\(row % 11 == 0 ? "aide en nature" : "")\n"
        }
        let folder = try Folder(text)
        #expect(try folder.mended() == right)
    }

    @Test("A date that may be read both ways stays when its column has dates with the month first; those that tell their order are mended")
    func dayOrders() throws {
        let open = "nom;date;montant;nature\na;03/04/2025;1;\nb;13/02/2025;1;\n"
        #expect(try Folder(open).mended() == "nom;date;montant;nature\na;2025-04-03;1;\nb;2025-02-13;1;\n")
        let mixed = open + "c;02/13/2025;1;\n"
        #expect(try Folder(mixed).mended() == "nom;date;montant;nature\na;03/04/2025;1;\nb;2025-02-13;1;\nc;02/13/2025;1;\n")
    }

    @Test("A total under the table is left as it is, whatever its cells are")
    func totals() throws {
        let folder = try Folder("nom;date;montant;nature\na;2025-01-01;1,5;\nTOTAL;;1,5;\n")
        #expect(try folder.mended() == "nom;date;montant;nature\na;2025-01-01;1.5;\nTOTAL;;1,5;\n")
    }

    @Test("Of two headings that mean one column neither is renamed")
    func headingsTwice() throws {
        let folder = try Folder("nom;Date;DATE;montant;nature\na;2025-01-01;2025-01-02;1;\n")
        #expect(repairs(of: folder.file).outcome == .none)
    }

    @Test("The repairs are shown by cause, then row by row, in both languages")
    func words() throws {
        let folder = try Folder("nom;date;montant;nature\na;31/12/2025;1;\n;;;\nb;30/12/2025;1;Aide en nature\nc;;2;Aide en nature\n")
        let french = repairs(of: folder.file, rowLimit: 2).shown()
        #expect(french.hasPrefix("aides.csv : 5 corrections sûres\n"))
        #expect(french.contains("2 cellules, colonne B (date), par exemple « 31/12/2025 » → « 2025-12-31 »"))
        #expect(french.contains("2 cellules, colonne D (nature) : « Aide en nature » → « aide en nature »"))
        #expect(french.contains("1 ligne vide retirée au milieu du tableau"))
        #expect(french.contains("  - 2: a;31/12/2025;1;\n  + 2: a;2025-12-31;1;\n  - 3: ;;;\n  … et 2 autres lignes"))
        #expect(french.contains("5 erreurs avant, aucune après."))
        #expect(repairs(of: folder.file).shown(.english).contains("  - 4: b;30/12/2025;1;Aide en nature\n  + 4: b;2025-12-30;1;aide en nature\n"))
    }
}
