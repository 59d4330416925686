import Foundation
import TestCatalogue
import Testing

@Suite("Personal data: check, build, validate, waivers and the internal report")
struct PrivacyTests {
    private static let number = "1 85 05 78 006 084 91"
    private static let phone = "06 12 34 56 78"
    private static let mailbox = "claire.exemple@orange.fr"

    /// A sound catalogue and a dataset of stalls, with cells of its own and further lines in its header.
    private func stalls(_ cell: String, column: String = "telephone", _ header: String = "", settings: String = "") -> TestCatalogue {
        let catalogue = TestCatalogue.sound().dataset("roques/exposants", "title: Exposants\n" + header, data: nil)
            .file("content/roques/exposants/exposants.csv", "stand;\(column)\nA1;\(cell)\nA2;05 61 00 00 01\n")
        return settings.isEmpty ? catalogue : catalogue.file("halle.yml", "title: Essai\n" + settings)
    }

    private func codes(_ catalogue: TestCatalogue) throws -> [String] {
        let object = try JSONSerialization.jsonObject(with: Data(catalogue.check("--format", "json").output.utf8)) as? [String: Any]
        let findings = try #require(object?["findings"] as? [[String: Any]])
        return findings.compactMap { $0["code"] as? String }.filter { $0.contains("privacy") }
    }

    @Test("A certain number stops the build and leaves no site; with --keep-going its dataset waits and the others are published")
    func certain() throws {
        let catalogue = stalls(Self.number)
        #expect(try catalogue.build().status == 1 && catalogue.bytes("site/index.html") == nil)
        let run = try catalogue.build("--keep-going")
        #expect(catalogue.bytes("site/index.html") != nil && (run.output + run.errors).contains("[privacy-nir]"))
        let pages = catalogue.contents(of: "site").keys
        #expect(!pages.contains { $0.contains("exposants") } && pages.contains { $0.contains("subventions") })
    }

    @Test("No setting of conformity lets a certain number pass; a waiver with a reason and a date does")
    func onlyWaivers() throws {
        #expect(try stalls(Self.number, "conformity: publish\n").build().status == 1)
        let waived = stalls(Self.number, "privacy: {waivers: [{reason: Numéro de démonstration, date: 2026-01-15, rule: privacy-nir}]}\n")
        #expect(try waived.build().status == 0 && codes(waived).isEmpty)
        #expect(waived.bytes("site/index.html") != nil)
    }

    @Test(
        "A waiver with a key that nobody knows, or without a value, covers nothing: it would cover more than was meant",
        arguments: ["colum: telephone", "rule: \"\"", "rules: privacy-mobile", "file: \"\""])
    func unclearWaivers(_ part: String) throws {
        let catalogue = stalls(Self.number, "privacy: {waivers: [{reason: Accord écrit, date: 2026-01-15, \(part)}]}\n")
        #expect(try codes(catalogue).sorted() == ["privacy-nir", "privacy-waiver-unclear"])
        #expect(try catalogue.build().status == 1)
    }

    @Test("Texts that are published beside the data are looked into, of each kind of number the first line is told")
    func texts() throws {
        let catalogue = TestCatalogue.sound().dataset("roques/notes", "title: Notes")
            .file("content/roques/notes/note.txt", "Une note.\nNIR \(Self.number)\nNIR \(Self.number)\n")
        let run = try catalogue.check()
        #expect(run.status == 1 && run.output.contains("content/roques/notes/note.txt:2:5") && !run.output.contains("084 91"))
        #expect(try codes(catalogue) == ["privacy-nir"])
    }

    @Test("No other message about a cell gives the number that its own finding hides")
    func hiddenElsewhere() throws {
        let schema = #"{"fields": [{"name": "stand", "type": "string"}, {"name": "telephone", "type": "string", "constraints": {"maxLength": 10}}]}"#
        let catalogue = stalls(Self.number, "schema: stands\n").file("schemas/stands.json", schema)
        let run = try catalogue.check()
        #expect(run.output.contains("[text-too-long]") && run.output.contains("1 85 05 …") && !run.output.contains("084 91"))
    }

    @Test("A doubt is a warning: the site is built, and an error only with --strict")
    func doubt() throws {
        let catalogue = stalls(Self.phone)
        #expect(try codes(catalogue) == ["privacy-mobile"])
        #expect(try catalogue.build().status == 0 && catalogue.check("--strict").status == 1)
    }

    @Test(
        "A waiver without a reason or without a date counts for nothing, and says what it lacks",
        arguments: [
            ("date: 2026-01-15", "Cette dérogation n’a pas de motif."), ("reason: Accord écrit", "Cette dérogation n’a pas de date."),
            ("rule: privacy-mobile", "Cette dérogation n’a pas de motif ni de date."), ("reason: \"\", date: 2026-01-15", "Cette dérogation n’a pas de motif."),
        ])
    func incompleteWaivers(_ waiver: String, _ told: String) throws {
        let catalogue = stalls(Self.phone, "privacy: {waivers: [{\(waiver)}]}\n")
        #expect(try codes(catalogue).sorted() == ["privacy-mobile", "privacy-waiver-incomplete"])
        #expect(try catalogue.check("--language", "fr").output.contains(told))
    }

    @Test("A waiver for a code that no finding has says which are near, and silences nothing")
    func unknownRule() throws {
        let catalogue = stalls(Self.phone, "privacy: {waivers: [{reason: Accord, date: 2026-01-15, rule: privacy-mobil}]}\n")
        #expect(try codes(catalogue).sorted() == ["privacy-mobile", "privacy-waiver-rule-unknown"])
        #expect(try catalogue.check("--all").output.contains("privacy-mobile"))
    }

    @Test(
        "Waivers and floors are set for the catalogue, the territory, a publisher or a dataset",
        arguments: ["halle.yml", "content/territoire.yml", "content/roques/index.md", "content/roques/exposants/index.md"])
    func places(_ file: String) throws {
        let table = "prenom;nombre\nOmbeline;4\nJade;12\n"
        let block = "privacy:\n  first-name-floor: 5\n  waivers: [{reason: Accord écrit, date: 2026-01-15, rule: privacy-mobile}]\n"
        let catalogue = stalls(Self.phone).file("content/roques/exposants/prenoms.csv", table)
        #expect(try codes(catalogue) == ["privacy-mobile"])
        let text = catalogue.text(file) ?? ""
        let header = text.hasPrefix("---") ? "---\n" : ""
        catalogue.file(file, header + block + text.dropFirst(header.count))
        #expect(try codes(catalogue) == ["privacy-rare-first-name"])
    }

    @Test("A build takes a new waiver of the territory into account, and tells once what is wrong with one")
    func laterWaivers() throws {
        let catalogue = stalls(Self.number)
        #expect(try catalogue.build().status == 1)
        catalogue.file("content/territoire.yml", "privacy: {waivers: [{reason: Essai, date: 2026-01-15}]}\n")
        #expect(try catalogue.build().status == 0)
        catalogue.file("content/territoire.yml", "privacy: {waivers: [{reason: Essai}]}\n")
        #expect(try catalogue.build().status == 1 && codes(catalogue).sorted() == ["privacy-nir", "privacy-waiver-incomplete"])
    }

    @Test(
        "No output shows a value: text, JSON, SARIF, annotations, JUnit, CSV and the internal report",
        arguments: ["text", "json", "sarif", "github", "junit", "csv"])
    func masked(_ format: String) throws {
        let secrets = [Self.number, Self.phone, Self.mailbox, "12/05/1985", "FR1420041010050500013M02606", "DUPRÉ Claire"]
        let catalogue = TestCatalogue.sound().dataset("roques/aides", "title: Aides\n", body: "Écrire à \(Self.mailbox) ou au \(Self.phone).", data: nil)
            .file(
                "content/roques/aides/aides.csv",
                "beneficiaire;date_naissance;nir;telephone;courriel;iban\nDUPRÉ Claire;12/05/1985;\(Self.number);\(Self.phone);\(Self.mailbox);FR1420041010050500013M02606\n"
            )
        for language in ["fr", "en"] {
            let run = try catalogue.check("--format", format, "--all", "--language", language, "--privacy-report", catalogue.root + "/report.md")
            let report = try #require(catalogue.text("report.md"))
            #expect(run.output.contains("privacy-nir") && report.contains("privacy-bank-account") && report.contains("privacy-birth-date-alone"))
            let file = catalogue.root + "/content/roques/aides/aides.csv"
            let validated = try Halle.run(["validate", file, "--format", format, "--language", language])
            #expect(validated.status == 1 && validated.output.contains("privacy-nir"))
            for secret in secrets {
                #expect(!(run.output + run.errors + report + validated.output + validated.errors).contains(secret), "\(secret) in \(format)")
            }
        }
    }

    @Test("No page and no file for programs tells of what was found or waived")
    func unpublished() throws {
        let catalogue = stalls(Self.phone, "privacy: {waivers: [{reason: Accord de Madame Z, date: 2026-01-15, rule: privacy-email}]}\n")
        #expect(try catalogue.build().status == 0)
        for (path, bytes) in catalogue.contents(of: "site") where !path.hasSuffix(".csv") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("privacy-mobile") && !text.contains("Accord de Madame Z"), "\(path)")
        }
    }

    @Test("The internal report lists what is to be looked into and each waiver with its reason, its date and what it silences")
    func report() throws {
        let waivers =
            "{reason: Accord écrit, date: 2026-01-15, rule: privacy-mobile, file: exposants.csv}, {reason: Ancien accord, date: 2024-03-01, column: fax}"
        let catalogue = stalls("\(Self.phone);\(Self.mailbox)", column: "telephone;courriel", "privacy: {waivers: [\(waivers)]}\n")
        let path = catalogue.root + "/rapport.md"
        #expect(try catalogue.check("--privacy-report", path, "--language", "fr").status == 0)
        let report = try #require(catalogue.text("rapport.md"))
        #expect(report.contains("Ce rapport n’est pas publié.") && report.contains("## À examiner (1)") && report.contains("## Dérogations (2)"))
        #expect(report.contains("| privacy-email | content/roques/exposants/exposants.csv"))
        #expect(
            report.contains(
                "- Motif : Accord écrit\n- Date : 2026-01-15\n- Règle : privacy-mobile\n- Fichier : exposants.csv\n- Fait taire :\n  - privacy-mobile, "))
        #expect(report.contains("- Motif : Ancien accord\n- Date : 2024-03-01\n- Colonne : fax\n- Ne fait plus rien taire : elle peut être retirée."))
        #expect(try catalogue.check("--privacy-report", path, "--language", "en").status == 0)
        #expect(try #require(catalogue.text("rapport.md")).contains("- Silences nothing any more: it can be taken out."))
    }

    @Test("Authors of documents and places of pictures in a dataset’s folder are told, and silenced by a waiver")
    func traces() throws {
        let document = "%PDF-1.4\n<< /Author (Claire Fictif) >>\n%%EOF"
        let catalogue = stalls("05 61 00 00 02").file("content/roques/exposants/plan.pdf", document)
        #expect(try codes(catalogue) == ["privacy-author"])
        let waived = stalls("05 61 00 00 02", "privacy: {waivers: [{reason: Accord, date: 2026-01-15, file: plan.pdf}]}\n")
            .file("content/roques/exposants/plan.pdf", document)
        #expect(try codes(waived).isEmpty)
    }
}
