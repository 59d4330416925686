import Bytes
import Findings
import Foundation
import Testing

@Suite("The verdict on one file, for programs")
struct ValidationReportTests {
    private func verdict(_ findings: [Finding], isValid: Bool = false, schema: String? = "scdl/subventions", _ language: Language = .french) -> String {
        var out = ByteWriter()
        Report(findings, language: language).writeValidation(file: "subventions.csv", rows: 212, isValid: isValid, schema: schema, into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test("Each finding has its row and column as the spreadsheet counts them, what is expected, the repair, the count and the first rows")
    func cells() {
        #expect(
            verdict([comma()], .english) == #"""
                {
                  "valid": false,
                  "rows": 212,
                  "schema": "scdl/subventions",
                  "file": "subventions.csv",
                  "findings": [
                    {"code": "decimal-comma", "severity": "error", "row": 12, "column": 9, "field": "montant", "value": "1500,50", "message": "\u201c1500,50\u201d is written with a comma. Write 1500.50.", "expected": "a number, for instance 12.5", "repair": "1500.50", "count": 143, "rows": [12, 13, 14, 15, 16, 17, 18, 19, 20, 21], "repairIsSafe": true, "letters": "I"}
                  ]
                }

                """#)
    }

    @Test("A finding about the table as a whole, or about the file, has no row and no column")
    func wholes() throws {
        let text = verdict([missingColumn(), Finding(absent, at: place("subventions.csv", 3), value: "x", details: ["a", "1"], suggestions: ["y"])])
        let findings = try #require((JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["findings"] as? [[String: Any]])
        #expect(findings.count == 2)
        for finding in findings {
            for name in ["row", "column", "repair"] { #expect(finding[name] is NSNull, "\(name)") }
            #expect(finding["count"] as? Int == 1 && (finding["rows"] as? [Int])?.isEmpty == true)
        }
        #expect(findings[0]["field"] as? String == "montant" && findings[0]["value"] is NSNull)
        #expect(findings[0]["message"] as? String == "Il manque la colonne « montant ». Ajoutez-la : un nombre, par exemple 12.5.")
        #expect(findings[1]["field"] is NSNull && findings[1]["expected"] is NSNull && findings[1]["line"] as? Int == 3)
        #expect(findings[1]["suggestions"] as? [String] == ["y"] && findings[1]["severity"] as? String == "warning")
    }

    @Test("A valid file has no findings; without a schema the name is null")
    func valid() {
        #expect(
            verdict([], isValid: true, schema: nil) == """
                {
                  "valid": true,
                  "rows": 212,
                  "schema": null,
                  "file": "subventions.csv",
                  "findings": []
                }

                """)
    }

    @Test("A finding in a sheet names it, and any value comes back as it was")
    func hostile() throws {
        let value = "\u{1B}\"\u{301}\u{202E}</script>\n\u{0}"
        let text = verdict([comma(sheet: "Feuille 1", value: value)])
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }, "pure ASCII")
        let findings = try #require((JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["findings"] as? [[String: Any]])
        #expect((findings[0]["value"] as? String)?.utf8.elementsEqual(value.utf8) == true && findings[0]["sheet"] as? String == "Feuille 1")
    }
}
