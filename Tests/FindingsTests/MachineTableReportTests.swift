import Findings
import Foundation
import FoundationXML
import Testing

@Suite("Findings about tables, for programs")
struct MachineTableReportTests {
    private func findings(_ format: Report.Format, _ name: String, _ findings: [Finding]) throws -> [[String: Any]] {
        let report = try #require(JSONSerialization.jsonObject(with: Data(written(findings, format).utf8)) as? [String: Any])
        if format == .json { return try #require(report[name] as? [[String: Any]]) }
        return try #require((report["runs"] as? [[String: Any]])?.first?[name] as? [[String: Any]])
    }

    @Test("JSON gives the sheet, row, column with its letters, field, what is expected, the repair, the count and the first rows")
    func json() throws {
        let all = try findings(.json, "findings", [comma(sheet: "2024"), missingColumn("z.csv")])
        let cell = all[0]
        #expect(cell["sheet"] as? String == "2024" && cell["row"] as? Int == 12 && cell["column"] as? Int == 9 && cell["letters"] as? String == "I")
        #expect(cell["field"] as? String == "montant" && cell["expected"] as? String == "un nombre, par exemple 12.5")
        #expect(cell["repair"] as? String == "1500.50" && cell["repairIsSafe"] as? Bool == true && cell["count"] as? Int == 143)
        #expect(
            cell["rows"] as? [Int] == Array(12...21) && cell["line"] as? Int == 12 && cell["message"] as? String == "« 1500,50 » est écrit avec une virgule.")
        #expect(all[1]["row"] == nil && all[1]["column"] == nil && all[1]["letters"] == nil && all[1]["field"] as? String == "montant")
    }

    @Test("SARIF points to the whole row, tells the column in the message, and keeps field, count and repair as properties")
    func sarif() throws {
        let all = try findings(.sarif, "results", [comma(), missingColumn("z.csv")])
        let location = (all[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        #expect(location?["region"] as? [String: Int] == ["startLine": 12])
        let properties = try #require(all[0]["properties"] as? [String: Any])
        #expect(properties["field"] as? String == "montant" && properties["count"] as? Int == 143 && properties["repair"] as? String == "1500.50")
        #expect(
            (all[0]["message"] as? [String: Any])?["text"] as? String
                == "ligne 12, colonne I (montant) : « 1500,50 » est écrit avec une virgule. (143 cellules, lignes 12, 13, 14, 15, 16, 17, 18, 19, 20, 21…) Les programmes attendent un point. Écrivez 1500.50."
        )
        let whole = (all[1]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        #expect(whole?["region"] == nil && whole?["artifactLocation"] != nil)
    }

    @Test("SARIF describes a rule about tables without gaps")
    func sarifRules() throws {
        let report = written([comma(), missingColumn()], .sarif)
        #expect(!report.contains("{expected}") && !report.contains("{repair}") && !report.contains("{field}"))
    }

    @Test("A GitHub annotation stands at the row, and tells the column in words")
    func github() {
        #expect(
            written([comma(count: 1, rows: [12])], .github, .english) == """
                ::error file=subventions.csv,line=12,title=decimal-comma::row 12, column I (montant): “1500,50” is written with a comma. Programs expect a point. → Write 1500.50.

                """)
    }
}

@Suite("JUnit XML")
struct JUnitReportTests {
    @Test("A suite per file, a case per finding: an error fails, a warning or a note is skipped and says why")
    func suites() {
        let findings = [
            comma("b.csv"), Finding(absent, at: place("a.md", 3, 4), value: "x", details: ["a", "1"]), Finding(short, at: place("a.md")),
            Finding(short, at: place("a.md")),
        ]
        #expect(
            written(findings, .junit, .english) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="Halle" tests="4" failures="1">
                  <testsuite name="a.md" tests="3" failures="0" errors="0" skipped="3">
                    <testcase classname="a.md" name="short" file="a.md">
                      <skipped message="Short summary.">a.md
                Short summary.
                &#x2192; Lengthen it.</skipped>
                    </testcase>
                    <testcase classname="a.md" name="short (2)" file="a.md">
                      <skipped message="Short summary.">a.md
                Short summary.
                &#x2192; Lengthen it.</skipped>
                    </testcase>
                    <testcase classname="a.md" name="file-absent &#x2014; 3:4" file="a.md" line="3">
                      <skipped message="&#x201C;x&#x201D; is missing from a.">a.md:3:4
                &#x201C;x&#x201D; is missing from a.
                &#x2192; Add x: 1.</skipped>
                    </testcase>
                  </testsuite>
                  <testsuite name="b.csv" tests="1" failures="1" errors="0" skipped="0">
                    <testcase classname="b.csv" name="decimal-comma &#x2014; row 12, column I (montant)" file="b.csv" line="12">
                      <failure type="decimal-comma" message="&#x201C;1500,50&#x201D; is written with a comma.">b.csv, row 12, column I (montant)
                143 cells, rows 12, 13, 14, 15, 16, 17, 18, 19, 20, 21&#x2026;
                    nom     &#x2502; objet &#x2502; montant &#x2502; nature
                12  Amicale &#x2502; F&#xEA;te  &#x2502; 1500,50 &#x2502; aide
                                      ^^^^^^^
                &#x201C;1500,50&#x201D; is written with a comma.
                Programs expect a point.
                &#x2192; Write 1500.50.</failure>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test("Without findings there is one case that passes, because a report without cases counts as broken")
    func nothing() throws {
        let document = try XMLDocument(data: Data(written([], .junit).utf8))
        #expect(try document.nodes(forXPath: "//testcase").count == 1 && document.nodes(forXPath: "//testcase/*").isEmpty)
    }

    @Test(
        "It is well-formed whatever the content is",
        arguments: ["\u{0}\u{1}\u{8}\u{B}\u{1F}", "]]><!--&x;", "\"'\u{301}<a>", "\u{FFFE}\u{FFFF}\u{10FFFF}", "\u{1B}[0m\r\n\t", "\u{85}\u{2028}\u{202E}"])
    func wellFormed(_ value: String) throws {
        let findings = [
            comma(value, sheet: value, value: value, repair: value, headings: [value], cells: [value, value, value]),
            Finding(absent, at: place(value, 1), value: value, details: [value, value], suggestions: [value]),
        ]
        let document = try XMLDocument(data: Data(written(findings, .junit).utf8))
        #expect(try document.nodes(forXPath: "/testsuites/testsuite/testcase").count == 2)
        #expect(try document.nodes(forXPath: "//failure").count == 1 && document.nodes(forXPath: "//skipped").count == 1)
    }
}

@Suite("A table of the findings for a spreadsheet")
struct SpreadsheetReportTests {
    private func lines(_ findings: [Finding], _ language: Language = .french) -> [String] {
        let bytes = Array(written(findings, .csv, language).utf8)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == [0x0D, 0x0A])
        return bytes.dropFirst(3).split(separator: 0x0A).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    }

    @Test("In French with semicolons: one line per finding, letters for the columns of a table")
    func french() {
        let note = Finding(short, at: place("a/index.md", 2, 5))
        #expect(
            lines([comma(sheet: "2024"), note]) == [
                "fichier;feuille;gravité;code;ligne;colonne;champ;valeur;nombre;message;attendu;correction",
                "a/index.md;;remarque;short;2;5;;;1;Le résumé est court. Allongez-le.;;",
                "subventions.csv;2024;erreur;decimal-comma;12;I;montant;\"1500,50\";143;\"« 1500,50 » est écrit avec une virgule. Les programmes attendent un point. Écrivez 1500.50.\";\"un nombre, par exemple 12.5\";1500.50",
            ])
    }

    @Test("In English with commas")
    func english() {
        #expect(
            lines([missingColumn()], .english) == [
                "file,sheet,severity,code,row,column,field,value,count,message,expected,repair",
                "subventions.csv,,error,column-missing,,,montant,,1,\"The column “montant” is missing. Add it: a number, for instance 12.5.\",\"a number, for instance 12.5\",",
            ])
    }

    @Test(
        "No cell is taken for a formula, and none breaks its line",
        arguments: [
            ("=1+1", "'=1+1"), ("+33 5", "+33 5"), ("-12", "-12"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "⏎=1"), ("\r=1", "⏎=1"), ("  =1", "'  =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"), ("a\"b", "\"a\"\"b\""), ("=a;b", "\"'=a;b\""), ("a\r\nb", "a⏎⏎b"), ("1-2", "1-2"),
        ])
    func formulas(_ value: String, _ cell: String) {
        let line = lines([Finding(short, at: place("f"), value: value)])[1]
        #expect(line == "f;;remarque;short;;;;\(cell);1;Le résumé est court. Allongez-le.;;")
    }

    @Test("A sentence that begins with a value is guarded too")
    func sentences() {
        let rule = Rule("r", .note, french: Wording(cause: "{value} est trop grand.", remedy: ""), english: short.english)
        #expect(lines([Finding(rule, at: place("f"), value: "=1")])[1] == "f;;remarque;r;;;;'=1;1;'=1 est trop grand.;;")
    }
}
