import Findings
import Tables
import Testing

@testable import Validation

@Suite("What findings about data say")
struct WordingTests {
    /// Every finding that the examples of these tests make.
    private static func examples() throws -> [Finding] {
        var findings = try WrongCells.all.compactMap { try $0.found() }
        for example in WrongTables.all { findings += try verdict(example.csv, example.schema).findings }
        let schema = try schema(#"{"fields": [{"name": "a", "type": "string"}]}"#)
        for kind in TableForm.Remark.Kind.allCases {
            let table = WrittenTable([[("a", .plain)], [("1", .plain)]])
            table.form.remark(kind, row: 2, count: 3)
            table.form.sheet = kind == .otherSheets ? "2024" : nil
            findings += try verdict(table, schema).findings
        }
        for (encoding, hasMark) in [(TextEncoding.windows1252, false), (.windows1252, true)] {
            let table = WrittenTable([[("a", .plain)], [("1", .plain)]])
            table.form.encoding = encoding
            table.form.hasByteOrderMark = hasMark
            findings += try verdict(table, schema).findings
        }
        return findings
    }

    @Test(
        "Merged cells are told by their range, the first of several",
        arguments: [(1, "1 plage de cellules fusionnées (B2:AA5)."), (3, "3 plages de cellules fusionnées (la première : B2:AA5).")])
    func mergedCells(_ count: Int, _ sentence: String) throws {
        let table = WrittenTable([[("a", .plain)], [("1", .plain)]], format: .xlsx)
        table.form.remark(.mergedCells, row: 2, count: count, cells: .init(firstRow: 2, firstColumn: 2, lastRow: 5, lastColumn: 27))
        let found = try verdict(table, nil).finding("cells-merged")
        #expect(found.cause == sentence && found.place.line == 2)
    }

    @Test("No sentence has a gap left, an empty quotation or a doubled space, in either language, alone or said of many cells")
    func gaps() throws {
        for finding in try Self.examples() {
            var table = finding.table
            table?.count = 3
            table?.hasOtherValues = true
            let many = Finding(
                finding.rule, at: finding.place, value: finding.value, details: finding.details, suggestions: finding.suggestions, table: table)
            for finding in [finding, many] {
                // A value of the file may have such marks itself.
                let isPadded = finding.value.map { $0.hasPrefix(" ") || $0.hasSuffix(" ") } ?? false
                let own = [isPadded ? "  " : "", finding.value ?? "", finding.table?.repair ?? ""].joined() + (finding.table?.expected?.french ?? "")
                for language in [Language.french, .english] {
                    let said = finding.sentences(in: language)
                    for text in [said.cause, said.cost, said.remedy, said.suggestion] {
                        let place = "\(finding.rule.code): \(text)"
                        #expect(own.contains("{") || !text.contains("{") || text.contains("{\"nom\""), "\(place)")
                        for mark in ["  ", "«  »", "« »", "“”", " .", "()", ": ."] { #expect(own.contains(mark) || !text.contains(mark), "\(place)") }
                        #expect(!text.contains(": , ") && !text.hasSuffix(" "), "\(place)")
                    }
                }
            }
        }
    }

    @Test("Each rule about cells, rows and tables is met by an example")
    func everyRule() throws {
        let met = Set(try Self.examples().map(\.rule.code))
        // Official lists and references have tests of their own.
        let elsewhere: Set = [
            "commune-unknown", "commune-former", "epci-unknown", "department-unknown", "reference-missing",
        ]
        #expect(Set((Rule.cells + Rule.rows + Rule.tables).map(\.code)).subtracting(met).subtracting(elsewhere).sorted() == [])
    }

    @Test("Codes are each given once")
    func codes() {
        let codes = (Rule.cells + Rule.rows + Rule.tables).map(\.code)
        #expect(Set(codes).count == codes.count)
    }

    @Test("What goes for the first of several cells is said to go for the others in their own way, unless they are all alike")
    func others() throws {
        let schema = #"{"fields": [{"name": "montant", "type": "number"}]}"#
        #expect(try verdict("montant\n\"1,5\"\n\"2,5\"\n\"3,5\"\n", schema).findings.first?.remedy == "Écrivez 1.5. De même pour les 2 autres cellules.")
        #expect(try verdict("montant\n\"1,5\"\n\"2,5\"\n", schema).findings.first?.remedy == "Écrivez 1.5. De même pour l’autre cellule.")
        #expect(try verdict("montant\n\"1,5\"\n\"1,5\"\n", schema).findings.first?.remedy == "Écrivez 1.5.")
    }

    @Test("Long lists of columns are cut between two names, and the rest is counted")
    func lists() throws {
        let names = (1...40).map { "colonne_\($0)" }
        let finding = try verdict("id," + names.joined(separator: ",") + "\n1\n", #"{"fields": [{"name": "id", "type": "string"}]}"#).finding("column-unknown")
        #expect(
            finding.cause
                == "« colonne_1 », « colonne_2 », « colonne_3 », « colonne_4 », « colonne_5 », « colonne_6 » et 34 autres : ces colonnes ne sont pas dans le schéma."
        )
        #expect(finding.sentences(in: .english).cause.hasPrefix("“colonne_1”, “colonne_2”"))
        #expect(finding.sentences(in: .english).cause.hasSuffix("and 33 more: these columns are not in the schema."))
    }
}
