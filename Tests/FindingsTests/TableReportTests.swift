import Findings
import Testing

@Suite("Findings about tables, for people")
struct TableReportTests {
    @Test("The place is told as the spreadsheet shows it, and the row is drawn with the wrong cell marked")
    func drawn() {
        #expect(
            written([comma()], .text) == """
                1 ERREUR

                  [decimal-comma]
                  subventions.csv, ligne 12, colonne I (montant)
                      143 cellules, lignes 12, 13, 14, 15, 16, 17, 18, 19, 20, 21…
                          nom     │ objet │ montant │ nature
                      12  Amicale │ Fête  │ 1500,50 │ aide
                                            ^^^^^^^
                      « 1500,50 » est écrit avec une virgule.
                      Les programmes attendent un point.
                      → Écrivez 1500.50.
                      Correction sûre : --fix peut l’appliquer.


                """)
    }

    @Test("The same in English, in a sheet")
    func english() {
        #expect(
            written([comma("grants.xlsx", count: 3, rows: [12, 40], sheet: "2024")], .text, .english) == """
                1 ERROR

                  [decimal-comma]
                  grants.xlsx, sheet “2024”, row 12, column I (montant)
                      3 cells, rows 12, 40
                          nom     │ objet │ montant │ nature
                      12  Amicale │ Fête  │ 1500,50 │ aide
                                            ^^^^^^^
                      “1500,50” is written with a comma.
                      Programs expect a point.
                      → Write 1500.50.
                      A safe repair: --fix can apply it.


                """)
    }

    @Test("One mistake in the same column of several files is drawn once; in another column it is told apart")
    func grouped() {
        let findings = [
            comma("a.csv", count: 1, rows: [12]), comma("b.csv", row: 2, count: 2, rows: [2, 3], value: "3,5", repair: "3.5"),
            Finding(
                decimalComma, at: place("b.csv", 2, 10), value: "1,250",
                table: TablePlace(
                    row: 2, column: 10, field: "part", repair: "1.250", rows: [2], excerpt: RowExcerpt(headings: ["part"], cells: ["1,250"], marked: 0))),
        ]
        #expect(
            written(findings, .text) == """
                3 ERREURS

                  [decimal-comma] × 2
                  a.csv, ligne 12, colonne I (montant)
                          nom     │ objet │ montant │ nature
                      12  Amicale │ Fête  │ 1500,50 │ aide
                                            ^^^^^^^
                      « 1500,50 » est écrit avec une virgule.
                      → Écrivez 1500.50.
                  b.csv, ligne 2, colonne I (montant)
                      2 cellules, lignes 2, 3
                      « 3,5 » est écrit avec une virgule.
                      → Écrivez 3.5.
                      Les programmes attendent un point.
                      Correction sûre : --fix peut l’appliquer.

                  [decimal-comma]
                  b.csv, ligne 2, colonne J (part)
                         part
                      2  1,250
                         ^^^^^
                      « 1,250 » est écrit avec une virgule.
                      Les programmes attendent un point.
                      → Écrivez 1.250.


                """)
        #expect(written(findings, .text, limit: .max).contains("      2  Amicale │ Fête  │ 1500,50 │ aide\n"), "--all draws every row")
    }

    @Test("What is said of the table as a whole or of whole rows has no column; the file is named once")
    func wholes() {
        let other = Finding(columnMissing, at: place("subventions.csv"), table: TablePlace(row: 0, column: 0, field: "nature", expected: aNumber))
        let row = Finding(
            rowLong, at: place("subventions.csv", 44), details: ["8", "7"],
            table: TablePlace(row: 44, column: 0, count: 3, rows: [44], excerpt: RowExcerpt(headings: ["a", "b"], cells: ["1", "2", "3"], marked: nil)))
        #expect(
            written([missingColumn(), other, row], .text) == """
                2 ERREURS

                  [column-missing] × 2
                  subventions.csv
                      Il manque la colonne « montant ».
                      Il manque la colonne « nature ».
                      → Ajoutez-la : un nombre, par exemple 12.5.

                1 AVERTISSEMENT

                  [row-long]
                  subventions.csv, ligne 44
                      3 lignes : 44…
                          a │ b │
                      44  1 │ 2 │ 3
                      La ligne a 8 cellules au lieu de 7.
                      → Retirez les cellules en trop.


                """)
    }

    @Test("A number that the sentence gives is not given twice")
    func countedOnce() {
        let blank = Rule(
            "rows-blank-at-end", .error, french: Wording(cause: "{count} lignes vides à la fin du tableau.", remedy: "Supprimez-les."),
            english: Wording(cause: "{count} empty rows at the end of the table.", remedy: "Delete them."))
        #expect(
            written([Finding(blank, at: place("a.csv", 15), table: TablePlace(row: 15, column: 0, count: 21, rows: [15]))], .text) == """
                1 ERREUR

                  [rows-blank-at-end]
                  a.csv, ligne 15
                      21 lignes vides à la fin du tableau.
                      → Supprimez-les.


                """)
    }

    @Test("Headings written otherwise are one group, the names of all columns in it")
    func headings() {
        let findings = ["montant", "objet"].enumerated().map { index, name in
            Finding(
                decimalComma, at: place("a.csv", 1, index + 1), value: name.uppercased(),
                table: TablePlace(row: 1, column: index + 1, field: name, repair: name, isRepairSafe: true, rows: [1]))
        }
        #expect(
            written(findings, .text) == """
                2 ERREURS

                  [decimal-comma] × 2
                  a.csv, ligne 1, colonne A (montant)
                      « MONTANT » est écrit avec une virgule.
                      → Écrivez montant.
                  a.csv, ligne 1, colonne B (objet)
                      « OBJET » est écrit avec une virgule.
                      → Écrivez objet.
                      Les programmes attendent un point.
                      Correction sûre : --fix peut l’appliquer.


                """)
    }

    @Test("An empty cell is marked over the width of its column")
    func emptyCell() {
        let finding = Finding(
            cellRequired, at: place("a.csv", 3, 2),
            table: TablePlace(
                row: 3, column: 2, field: "objet", expected: aNumber, rows: [3], excerpt: RowExcerpt(headings: ["nom", "objet"], cells: ["x"], marked: 1)))
        #expect(
            written([finding], .text).contains(
                """
                  a.csv, ligne 3, colonne B (objet)
                         nom │ objet
                      3  x   │
                               ^^^^^
                      Cellule vide alors que la colonne « objet » est obligatoire.

                """))
    }

    @Test("A repair that the remedy does not tell is told; one that may change the meaning is only called possible")
    func repairs() {
        func finding(isSafe: Bool) -> Finding {
            Finding(
                rowLong, at: place("a.csv", 3, 2), details: ["1", "2"],
                table: TablePlace(row: 3, column: 2, repair: "2024", isRepairSafe: isSafe, rows: [3]))
        }
        #expect(written([finding(isSafe: false)], .text).contains("      → Retirez les cellules en trop.\n      Correction possible : « 2024 ».\n"))
        #expect(written([finding(isSafe: true)], .text).contains("      Correction sûre, « 2024 » : --fix peut l’appliquer.\n"))
        #expect(written([finding(isSafe: false)], .text, .english).contains("      A possible repair: “2024”.\n"))
    }

    @Test("Accents made of two characters and Chinese letters keep the columns in line")
    func widths() {
        let text = written(
            [
                comma(
                    headings: ["nom", "objet", "montant", "nature"], cells: ["e\u{301}te\u{301}", "日本", "1500,50", "aide"])
            ], .text)
        #expect(
            text.contains(
                """
                          nom │ objet │ montant │ nature
                      12  e\u{301}te\u{301} │ 日本  │ 1500,50 │ aide
                                        ^^^^^^^

                """))
    }

    @Test("Long cells are cut, and a line is at most 100 columns wide", arguments: [4, 5, 9, 40, 5000])
    func cut(_ count: Int) {
        let long = String(repeating: "abcdefghij ", count: 20)
        for marked in [0, count / 2, count - 1] {
            let finding = Finding(
                decimalComma, at: place("a.csv", 1_000_000, 1), value: "1,5",
                table: TablePlace(
                    row: 1_000_000, column: 1, rows: [1_000_000],
                    excerpt: RowExcerpt(
                        headings: (0..<count).map { "h\($0) " + long }, cells: (0..<count).map { $0 == marked ? "X" + long : long }, marked: marked)))
            let lines = written([finding], .text).utf8.split(separator: 0x0A).map { String(Substring($0)) }.filter { $0.hasPrefix("      ") }
            #expect(lines[0].hasPrefix("               h") && lines[1].hasPrefix("      1000000  "))
            for line in lines { #expect(line.unicodeScalars.count <= 100) }
            // The mark stands under the wrong cell, which keeps 24 columns.
            let mark = Array(lines[2].unicodeScalars)
            let cell = Array(lines[1].unicodeScalars)
            #expect(mark.filter { $0 == "^" }.count == 24 && mark.firstIndex(of: "^") == cell.firstIndex(of: "X"))
            #expect(cell[mark.count - 1] == "…")
        }
    }

    @Test(
        "No cell, heading, sheet or field can act on a terminal or change the reading order",
        arguments: ["\u{1B}[31mrouge", "a\n::error::b", "\u{9B}2J", "\u{202E}fdp", "\u{200B}\u{FEFF}", "\u{7F}\u{8}\r", "\u{2028}x", "\u{0}"])
    func hostile(_ value: String) {
        let finding = Finding(
            decimalComma, at: place(value, 12, 9), value: value, suggestions: [value],
            table: TablePlace(
                sheet: value, row: 12, column: 9, field: value, expected: InBothLanguages(french: value, english: value), repair: value,
                isRepairSafe: true, count: 2, rows: [12], excerpt: RowExcerpt(headings: [value, value], cells: [value, value], marked: 1)))
        for format in [Report.Format.text, .github, .csv, .junit] {
            for language in Language.allCases {
                for scalar in written([finding], format, language).unicodeScalars where scalar != "\n" {
                    if format == .csv, scalar == "\r" || scalar == "\u{FEFF}" { continue }
                    #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format, "\(format) \(scalar.value)")
                    #expect(scalar != "\u{2028}")
                }
            }
        }
    }

    @Test("An excerpt that holds nothing, or marks a cell it does not have, is shown as far as it can be")
    func oddExcerpts() {
        for (headings, cells, marked) in [([], [], 0), (["a"], [], 7), ([], ["b"], -1), ([""], [""], 0)] as [([String], [String], Int)] {
            let finding = Finding(
                decimalComma, at: place("a", 1, 1), value: "x",
                table: TablePlace(row: 1, column: 1, rows: [1], excerpt: RowExcerpt(headings: headings, cells: cells, marked: marked)))
            let text = written([finding], .text)
            #expect(text.contains("  a, ligne 1, colonne A\n") && !text.contains("^"))
        }
    }
}
