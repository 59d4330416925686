import Bytes
import Findings
import Foundation
import Testing

let licence = Rule(
    "licence-unknown", .error, french: Wording(cause: "La licence « {value} » est inconnue.", cost: "Personne ne sait.", remedy: "Écrivez lov2."),
    english: Wording(cause: "The licence “{value}” is unknown.", cost: "Nobody knows.", remedy: "Write lov2."))
let absent = Rule(
    "file-absent", .warning, french: Wording(cause: "« {value} » manque dans {0}.", remedy: "Ajoutez {value}: {1}."),
    english: Wording(cause: "“{value}” is missing from {0}.", remedy: "Add {value}: {1}."))
let short = Rule(
    "short", .note, french: Wording(cause: "Le résumé est court.", remedy: "Allongez-le."), english: Wording(cause: "Short summary.", remedy: "Lengthen it."))

func written(_ findings: [Finding], _ format: Report.Format, _ language: Language = .french, limit: Int = 20) -> String {
    var out = ByteWriter()
    Report(findings, language: language).write(format, limit: limit, into: &out)
    return String(decoding: out.bytes, as: UTF8.self)
}

func place(_ file: String, _ line: Int = 0, _ column: Int = 0) -> SourcePlace { SourcePlace(file: file, line: line, column: column) }

@Suite("Reports for people")
struct TextReportTests {
    @Test("Findings are grouped by severity and by cause; what is common is said once")
    func grouping() {
        let findings = [
            Finding(short, at: place("content/b/index.md", 1, 1)),
            Finding(licence, at: place("content/b/index.md", 4, 10), value: "lvo2", suggestions: ["lov2", "lov3"]),
            Finding(absent, at: place("content/a/index.md", 2), value: "x.csv", details: ["a", "1"]),
            Finding(licence, at: place("content/a/index.md", 3, 10), value: "lvo2"), Finding(short, at: place("content/a/index.md", 1, 1)),
        ]
        #expect(
            written(findings, .text) == """
                2 ERREURS

                  [licence-unknown] × 2  La licence « lvo2 » est inconnue.
                  content/a/index.md:3:10
                  content/b/index.md:4:10
                      Vouliez-vous dire « lov2 » ou « lov3 » ?
                      Personne ne sait.
                      → Écrivez lov2.

                1 AVERTISSEMENT

                  [file-absent]
                  content/a/index.md:2
                      « x.csv » manque dans a.
                      → Ajoutez x.csv: 1.

                2 REMARQUES

                  [short] × 2  Le résumé est court.
                  content/a/index.md:1:1
                  content/b/index.md:1:1
                      → Allongez-le.


                """)
    }

    @Test("The same in English, with causes and remedies that differ at each place")
    func english() {
        let findings = [
            Finding(absent, at: place("b"), value: "y.csv", details: ["b", "2"]), Finding(absent, at: place("a"), value: "x.csv", details: ["a", "1"]),
            Finding(licence, at: place(""), value: "x"),
        ]
        #expect(
            written(findings, .text, .english) == """
                1 ERROR

                  [licence-unknown]
                      The licence “x” is unknown.
                      Nobody knows.
                      → Write lov2.

                2 WARNINGS

                  [file-absent] × 2
                  a
                      “x.csv” is missing from a.
                      → Add x.csv: 1.
                  b
                      “y.csv” is missing from b.
                      → Add y.csv: 2.


                """)
    }

    @Test("A cause met very often shows its first places and how many more there are")
    func limits() {
        let findings = (1...30).map { Finding(licence, at: place("content/index.md", $0), value: "x") }
        let text = written(findings, .text, limit: 20)
        #expect(text.contains("30 ERREURS") && text.contains("× 30") && text.contains("content/index.md:20\n") && !text.contains("content/index.md:21\n"))
        #expect(text.contains("… et 10 autres semblables (--all les montre toutes)"))
        #expect(written(findings, .text, .english).contains("… and 10 more like these (--all shows them all)"))
        #expect(!written(findings, .text, limit: .max).contains("…"))
    }

    @Test("The summary counts, with the plurals of each language")
    func summary() {
        func summary(_ errors: Int, _ warnings: Int, _ notes: Int, _ language: Language) -> String {
            let findings = [(licence, errors), (absent, warnings), (short, notes)].flatMap { rule, count in
                (0..<count).map { Finding(rule, at: place("a", $0)) }
            }
            return Tally(findings).inWords(language)
        }
        #expect(summary(0, 0, 0, .french) == "0 erreur, 0 avertissement" && summary(0, 0, 0, .english) == "0 errors, 0 warnings")
        #expect(summary(1, 2, 1, .french) == "1 erreur, 2 avertissements, 1 remarque" && summary(2, 1, 2, .english) == "2 errors, 1 warning, 2 notes")
        #expect(written([], .text) == "")
    }

    @Test("The order is that of the places, whatever the order in which findings came")
    func order() {
        let findings = [place("a", 2), place("a", 10), place("a", 2, 5), place("b"), place("é")].flatMap { place in
            [Finding(licence, at: place, value: "2"), Finding(licence, at: place, value: "1"), Finding(absent, at: place, value: "x", details: ["", ""])]
        }
        for format in Report.Format.allCases { #expect(written(findings.shuffled(), format) == written(findings, format)) }
    }
}

@Suite("Hostile values in reports")
struct HostileReportTests {
    private static let values = [
        "\u{1B}[31mrouge\u{1B}[0m", "a\n::error::b", "::error::b", "a\r\n##vso[task.setvariable]b", "\r##[add-path]/tmp", "\u{9B}2J", "\u{202E}fdp.exe",
        "\u{2066}x\u{2069}", "\u{061C}x",
        "a\u{2028}::warning::", "\u{200B}\u{FEFF}x", "\u{7F}\u{8}\u{8}", "%0A::error::", String(repeating: "é", count: 5000), "\"\u{301}", "{0}{value}{1}",
        "\u{E0041}\u{FFF9}",
    ]

    @Test("No value can begin a line, act on a terminal or change the reading order", arguments: values, [Report.Format.text, .github])
    func lines(_ value: String, _ format: Report.Format) {
        let findings = [
            Finding(licence, at: place("content/" + value, 1, 1), value: value, suggestions: [value]), Finding(licence, at: place("a"), value: value),
            Finding(absent, at: place("b"), value: value, details: [value, value]),
        ]
        for language in Language.allCases {
            for line in written(findings, format, language).utf8.split(separator: 0x0A).map({ String(Substring($0)) }) {
                let start = String(Substring(line.utf8.drop { $0 == 0x20 }))
                if format == .text { #expect(!start.hasPrefix("::")) }
                #expect(!start.hasPrefix("##"))
                if format == .github { #expect(line.hasPrefix("::error file=") || line.hasPrefix("::warning file=")) }
                for scalar in line.unicodeScalars {
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    let isDirection =
                        [0x061C, 0x2028, 0x2029, 0xFEFF].contains(scalar.value) || (0x200B...0x200F).contains(scalar.value)
                        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    #expect(!isControl, "\(line.debugDescription)")
                    if format == .text { #expect(!isDirection, "\(line.debugDescription)") }
                }
            }
        }
    }

    @Test("A long value is cut, a path never")
    func cut() {
        let long = String(repeating: "é", count: 5000)
        #expect(Finding.shown(long).unicodeScalars.count == 121 && Finding.shown(long).hasSuffix("…"))
        #expect(place(long, 3).shown == long + ":3")
    }

    @Test("Gaps are filled once: a value that looks like a gap stays as it is")
    func gaps() {
        let finding = Finding(absent, at: place("a"), value: "{0}", details: ["{value}", "{x"])
        #expect(finding.sentences(in: .french).cause == "« {0} » manque dans {value}.")
        #expect(finding.sentences(in: .english).remedy == "Add {0}: {x.")
        #expect(Finding(absent, at: place("a")).sentences(in: .french).cause == "«  » manque dans {0}.")
    }
}

@Suite("Reports for programs")
struct MachineReportTests {
    private let findings = [
        Finding(licence, at: place("content/été \"1\"/index.md", 4, 10), value: "\u{1B}lvo2\"\u{301}\u{202E}</script>", suggestions: ["lov2", "a\nb"]),
        Finding(absent, at: place("content/b/index.md", 2), value: "x.csv", details: ["a", "1"]), Finding(short, at: place("halle.yml")),
        Finding(short, at: place("")),
    ]

    private func object(_ format: Report.Format) throws -> [String: Any] {
        let text = written(findings, format)
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }, "pure ASCII")
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("JSON: every finding with its code, place, value, sentences and suggestions")
    func json() throws {
        let report = try object(.json)
        #expect(report["version"] as? Int == 1 && report["language"] as? String == "fr")
        #expect(report["summary"] as? [String: Int] == ["errors": 1, "warnings": 1, "notes": 2])
        let all = try #require(report["findings"] as? [[String: Any]])
        #expect(all.map { $0["code"] as? String } == ["short", "file-absent", "licence-unknown", "short"])
        let first = all[2]
        #expect(first["file"] as? String == "content/été \"1\"/index.md" && first["line"] as? Int == 4 && first["column"] as? Int == 10)
        #expect((first["value"] as? String)?.utf8.elementsEqual("\u{1B}lvo2\"\u{301}\u{202E}</script>".utf8) == true, "the value as it stands in the input")
        #expect((first["message"] as? String)?.unicodeScalars.contains("\u{1B}") == false && first["severity"] as? String == "error")
        #expect(
            first["cost"] as? String == "Personne ne sait." && first["remedy"] as? String == "Écrivez lov2."
                && first["suggestions"] as? [String] == ["lov2", "a\nb"])
        #expect(all[1]["column"] == nil && all[3]["line"] == nil && all[3]["cost"] == nil)
        #expect(written([], .json).contains("\"findings\": []"))
    }

    @Test("SARIF 2.1.0: one run, each rule described once, results that point to it and to their place")
    func sarif() throws {
        let log = try object(.sarif)
        #expect(log["version"] as? String == "2.1.0" && (log["$schema"] as? String)?.contains("sarif-2.1.0") == true)
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1 && runs[0]["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(
            driver["name"] as? String == "Halle" && Set(rules.compactMap { $0["id"] as? String }) == ["licence-unknown", "file-absent", "short"]
                && rules.count == 3)
        for rule in rules {
            let help = try #require((rule["help"] as? [String: Any])?["text"] as? String)
            #expect(!help.isEmpty && !help.contains("{"))
            #expect(["error", "warning", "note"].contains((rule["defaultConfiguration"] as? [String: Any])?["level"] as? String))
        }
        let results = try #require(runs[0]["results"] as? [[String: Any]])
        #expect(results.count == 4)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect((rules[index]["defaultConfiguration"] as? [String: Any])?["level"] as? String == result["level"] as? String)
            #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
        }
        let location = try #require((results[2]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((location["artifactLocation"] as? [String: Any])?["uri"] as? String == "content/%C3%A9t%C3%A9%20%221%22/index.md")
        #expect(location["region"] as? [String: Int] == ["startLine": 4, "startColumn": 10])
        #expect(results[0]["locations"] == nil, "the catalogue as a whole has no place")
    }

    @Test("GitHub: one annotation a line, escaped as workflow commands ask")
    func github() {
        let findings = [
            Finding(licence, at: place("content/a:b,c%/x\n.md", 4, 10), value: "100 %\n::error::"),
            Finding(absent, at: place("b"), value: "x", details: ["a", "1"]),
            Finding(short, at: place("c", 1)),
        ]
        #expect(
            written(findings, .github) == """
                ::warning file=b,title=file-absent::« x » manque dans a. → Ajoutez x: 1.
                ::notice file=c,line=1,title=short::Le résumé est court. → Allongez-le.
                ::error file=content/a%3Ab%2Cc%25/x%0A.md,line=4,col=10,title=licence-unknown::La licence « 100 %25⏎::error:: » est inconnue. Personne ne sait. → Écrivez lov2.

                """)
    }

    @Test("A number and its word agree, in the way of each language")
    func plurals() {
        let wording = Wording(cause: "{count|ligne|lignes}, {0|mot|mots}, {0?la|les}.", remedy: "{1+}")
        let rule = Rule("x", .note, french: wording, english: wording)
        func said(_ count: Int, _ detail: String, _ language: Language) -> String {
            Finding(rule, at: SourcePlace(file: "a"), details: [detail, ""], table: TablePlace(row: 0, column: 0, count: count)).sentences(in: language).cause
        }
        #expect(said(1, "1", .french) == "1 ligne, 1 mot, la.")
        #expect(said(2, "0", .french) == "2 lignes, 0 mot, la.")
        #expect(said(2, "0", .english) == "2 lignes, 0 mots, les.")
        #expect(said(1, "…", .french) == "1 ligne, … mots, les.")
    }
}
