import Bytes
import Findings
import Model
import Reading
import TestCatalogue
import Testing

@testable import Checking

/// A header that lacks nothing.
private let completeHeader = """
    title: Subventions 2024
    description: Toutes les subventions versées aux associations de la commune en 2024, avec leur montant, leur objet et la délibération qui les accorde.
    license: lov2
    frequency: annual
    themes: [GOVE]
    contact: mairie@roques.example
    temporal: 2024
    spatial: {insee: "31458", name: Roques}
    issued: 2024-02-01
    modified: 2024-06-30
    """

private let settings = "title: Essai\nbase-url: https://exemple.fr/\n"
private let today = CalendarDate(year: 2024, month: 12, day: 1) ?? CalendarDate(daysSince1970: 0)

@Suite("Checking metadata")
struct MetadataTests {
    /// What reading and checking say, as `code file:line:column “value” [details]`.
    /// - Parameter presented: whether what is said of publishers that nothing presents is left aside.
    private func said(_ catalogue: TestCatalogue, presented: Bool = true) -> [String] {
        let reading = CatalogueReader(root: catalogue.root, crew: Crew(jobs: 1)).read(keepGoing: false)
        guard let content = reading.catalogue else { return reading.findings.map(\.rule.code) }
        return (reading.findings + checkMetadata(of: content, today: today, after: reading.findings)).filter { !presented || $0.rule != .publisherIndexMissing }
            .map { finding in
                for wording in [finding.rule.french, finding.rule.english] {
                    let said = wording.cause + wording.cost + wording.remedy
                    #expect(!said.contains("{value}") || finding.value != nil)
                    #expect(!said.contains("{0}") || !finding.details.isEmpty)
                }
                var text = finding.rule.code + " " + finding.place.shown.replacing("content/roques/un/index.md", with: "")
                if let value = finding.value { text += " “\(value)”" }
                if !finding.details.isEmpty { text += " [" + finding.details.joined(separator: "; ") + "]" }
                return text
            }
    }

    /// What is said of a complete header without a line, and with others.
    private func said(without key: String = "§", adding lines: String = "", body: String = "", data: String? = "donnees.csv") -> [String] {
        let kept = completeHeader.split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")
        let header = lines.hasPrefix("title:") ? lines + "\n" + kept : kept + "\n" + lines
        return said(TestCatalogue(settings).dataset("roques/un", header, body: body, data: data).file("content/roques/index.md", "---\nname: Roques\n---\n"))
    }

    @Test("A publisher that nothing presents is told, by its folder")
    func unpresented() {
        #expect(said(TestCatalogue(settings).dataset("roques/un", completeHeader), presented: false) == ["publisher-index-missing content/roques “roques”"])
        #expect(
            said(TestCatalogue(settings).dataset("roques/un", completeHeader + "\npublisher: Commune de Roques"), presented: false) == [],
            "a dataset may name it")
    }

    @Test("A contact that cannot be written to is told")
    func contactByName() {
        #expect(said(without: "contact", adding: "contact: Mairie") == ["contact-without-address :2:8 “Mairie”"])
    }

    @Test("Of a complete dataset nothing is said")
    func nothingMissing() { #expect(said() == []) }

    @Test(
        "What is missing is told, at the title",
        arguments: [
            ("license", "licence-missing"), ("frequency", "frequency-missing"), ("themes", "theme-missing"), ("contact", "contact-missing"),
            ("temporal", "period-missing"),
            ("spatial", "place-missing"), ("description", "summary-missing"),
        ])
    func missing(_ key: String, _ code: String) {
        #expect(said(without: key) == [code + " :2:8"])
    }

    @Test(
        "What is wrong is told once: it is not said to be missing as well",
        arguments: [
            ("license", "license: lvo2", "licence-unknown"), ("frequency", "frequency: parfois", "frequency-unknown"),
            ("contact", "contact: a@b", "contact-invalid"),
            ("temporal", "temporal: 2024/2020", "period-reversed"), ("spatial", "spatial: {insee: x}", "insee-code-invalid"),
            ("spatial", "spatial: {bbox: [1]}", "bounding-box-invalid"),
            ("temporal", "temporal: {start: hier}", "date-invalid"), ("description", "description: [a]", "value-not-text"),
            ("themes", "themes: {a: b}", "value-not-list"),
        ])
    func wrong(_ key: String, _ line: String, _ code: String) {
        let lines = said(without: key, adding: line)
        #expect(lines.count == 1 && lines[0].hasPrefix(code + " :"), "\(lines)")
    }

    @Test("Of a header that cannot be read nothing more is said, nor of what its datasets would inherit")
    func unread() {
        let broken = TestCatalogue(settings).file("content/roques/un/index.md", "---\n[\n---\n").file("content/roques/un/a.csv", "x")
        #expect(said(broken).count == 1)
        let publisher = TestCatalogue(settings).file("content/roques/index.md", "---\n[\n---\n").dataset("roques/un", "modified: 2024-06-30")
        let codes = said(publisher).map { $0.prefix { $0 != " " } }
        #expect(codes.first == "bracket-unclosed" && Set(codes).isDisjoint(with: ["licence-missing", "contact-missing", "place-missing", "frequency-missing"]))
        for code in KnownErrors.unreadable.union(KnownErrors.causes.values.flatMap { $0 }) {
            #expect(Rule.reading.contains { $0.code == code && $0.severity == .error }, "\(code)")
        }
        for code in KnownErrors.causes.keys { #expect(Rule.checking.contains { $0.code == code }) }
    }

    @Test("A summary under 100 characters is a remark, unless a text says more")
    func summary() {
        #expect(said(without: "description", adding: "description: Trop court.") == ["summary-short :2:8 [11]"])
        #expect(said(without: "description", adding: "description: Trop court.", body: "Un texte.") == [])
        #expect(said(without: "description", adding: "description: \(String(repeating: "é", count: 100))") == [])
        #expect(said(without: "description", adding: "description: \(String(repeating: "é", count: 99))") == ["summary-short :2:8 [99]"])
    }

    @Test("A title is long beyond 150 characters")
    func longTitle() {
        func said(_ count: Int) -> [String] { self.said(without: "title", adding: "title: \(String(repeating: "é", count: count))") }
        #expect(said(150) == [] && said(151) == ["title-long :2:8 [151]"] && said(5000) == ["title-long :2:8 [5000]"])
    }

    @Test("Dates in the future, reversed or missing are told; today is not the future")
    func dates() {
        #expect(said(without: "modified", adding: "modified: 2024-12-01") == [])
        #expect(said(without: "modified", adding: "modified: 2024-12-02") == ["date-in-future :11:11 “2024-12-02”"])
        #expect(said(without: "modified", adding: "created: 2025-01-01") == ["date-in-future :11:10 “2025-01-01”"])
        #expect(said(without: "modified", adding: "modified: 2024-01-31") == ["dates-reversed :11:11 “2024-01-31” [2024-02-01]"])
        #expect(said(without: "temporal", adding: "temporal: 2030") == [], "a period may lie ahead")
        let undated = TestCatalogue(settings).dataset(
            "roques/un", completeHeader.split(separator: "\n").filter { !$0.hasPrefix("issued") && !$0.hasPrefix("modified") }.joined(separator: "\n"))
        #expect(said(undated) == ["change-date-missing :2:8"])
    }

    @Test("A dataset without data, or without an open format, is told")
    func files() {
        #expect(said(data: nil) == ["files-missing :2:8"])
        #expect(said(data: "notice.pdf") == ["documents-only :2:8 “PDF”"])
        #expect(said(data: "donnees.xlsx") == ["open-format-missing :2:8 “XLSX”"])
        #expect(said(adding: "resources: [{url: https://exemple.fr/api, format: api}]", data: nil) == [])
        #expect(said(adding: "resources: [{path: absent.csv}]", data: nil) == ["resource-absent :12:20 “absent.csv”"], "an absent file is told once")
    }

    @Test("A licence outside the law’s list is a remark")
    func licences() {
        for licence in ["lov2", "odbl", "Licence Ouverte 1.0"] { #expect(said(without: "license", adding: "license: \(licence)") == []) }
        #expect(said(without: "license", adding: "license: cc-by") == ["licence-unusual :11:10 “cc-by”"])
    }

    @Test("Two datasets of one publisher with one title are told; of two publishers they are not")
    func titles() {
        let catalogue = TestCatalogue(settings).dataset("roques/un", completeHeader).dataset("roques/zwei", completeHeader).dataset("revel/un", completeHeader)
        #expect(said(catalogue) == ["title-shared content/roques/zwei/index.md:2:8 “Subventions 2024” [roques/un]"])
    }

    @Test("A catalogue without datasets or without an address is a warning")
    func catalogue() {
        #expect(said(TestCatalogue("title: Essai\n")) == ["base-address-missing halle.yml", "catalogue-empty content"])
        #expect(said(TestCatalogue(settings).dataset("roques/un", completeHeader + "\npublisher: Commune de Roques")) == [])
    }

    @Test("A box that lies out of the catalogue’s territory is told, and one whose sides are swapped with the right ones")
    func boxes() {
        func said(_ box: String) -> [String] {
            let header = completeHeader.split(separator: "\n").filter { !$0.hasPrefix("spatial") }.joined(separator: "\n")
            return self.said(
                TestCatalogue(settings + "territory: {code: \"31\", bbox: [0.44, 42.68, 2.05, 43.93]}\n")
                    .dataset("roques/un", header + "\nspatial: {bbox: [\(box)]}").dataset(
                        "roques/zwei", header.replacing("title:", with: "title: Autres") + "\nspatial: {bbox: [\(box)]}"
                    )
                    .file("content/roques/index.md", "---\nname: Roques\n---\n")
            ).filter { $0.hasPrefix("box") }.map { String($0.prefix { $0 != " " }) }
        }
        #expect(said("1.3, 43.5, 1.4, 43.6") == [])
        #expect(said("43.5, 1.3, 43.6, 1.4") == ["box-swapped"])
        #expect(said("2.2, 48.8, 2.4, 48.9") == ["box-elsewhere"])
    }

    @Test("Access that is said to be limited keeps no file from being downloaded, and that is told at its line; public access is the usual")
    func access() {
        for words in ["non public", "restreint", "privé"] {
            #expect(
                said(adding: "accès: \(words)") == ["access-not-barred :\(completeHeader.split(separator: "\n").count + 2):8 “donnees.csv” [1; donnees.csv]"])
        }
        #expect(said(adding: "accès: publique") == [])
        #expect(
            said(adding: "accès: restreint\nresources: [{url: \"https://exemple.fr/a.csv\", title: A}]\ncomplete: yes").allSatisfy { !$0.hasPrefix("access") })
    }

    @Test("Every rule of checking can be met, and none blocks a build")
    func severities() {
        #expect(Rule.checking.count == 24 && Rule.checking.allSatisfy { $0.severity < .error })
    }
}
