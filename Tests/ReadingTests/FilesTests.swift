import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Files of a dataset")
struct FilesTests {
    @Test("Every visible file of the folder is published, data and documentation told apart")
    func found() throws {
        let catalogue = TestCatalogue().dataset("roques/un", data: nil)
        for name in ["arbres.csv", "Carte_des-arbres.geojson", "notice.pdf", "export.xml", "données 2024.ods", "lisezmoi.txt", "lien.html"] {
            catalogue.file("content/roques/un/\(name)", "x")
        }
        #expect(catalogue.findings == [])
        let files = try #require(catalogue.dataset).distributions
        #expect(
            files.map(\.shown) == ["Carte_des-arbres.geojson", "arbres.csv", "données 2024.ods", "export.xml", "lien.html", "lisezmoi.txt", "notice.pdf"])
        #expect(files.map(\.title.text) == ["Carte des arbres", "Arbres", "Données 2024", "Export", "Lien", "Lisezmoi", "Notice"])
        #expect(files.map(\.role) == [.data, .data, .data, .data, .documentation, .documentation, .documentation])
        #expect(files.map(\.format.code) == ["geojson", "csv", "ods", "xml", "html", "txt", "pdf"])
        #expect(files.filter(\.isZipped).compactMap(\.publishedName) == ["export.xml.zip", "lien.html.zip"], "what browsers would run is zipped")
    }

    @Test("The header describes files one by one, in its order; those it does not list follow")
    func listed() throws {
        let catalogue = TestCatalogue().dataset(
            "roques/un",
            """
            resources:
              - {path: b.csv, title: {fr: Le B, en: The B}, description: Deux, schema: scdl/b, role: documentation}
              - {path: ./a.csv, format: tsv}
              - {url: "https://exemple.fr/carte.geojson?x=1", title: La carte}
              - {url: "https://exemple.fr/wms", format: WMS}
              - {url: "https://exemple.fr/page"}
            """, data: "c.csv"
        ).file("content/roques/un/a.csv", "x").file("content/roques/un/b.csv", "x")
        #expect(catalogue.findings == [])
        let files = try #require(catalogue.dataset).distributions
        #expect(files.map(\.shown) == ["b.csv", "a.csv", "https://exemple.fr/carte.geojson?x=1", "https://exemple.fr/wms", "https://exemple.fr/page", "c.csv"])
        #expect(files.map(\.format.code) == ["csv", "tsv", "geojson", "wms", "web", "csv"])
        #expect(files[0].title == LocalizedText("Le B", in: .french, translation: "The B") && files[0].description?.text == "Deux")
        #expect(files[0].role == .documentation && files[0].schema?.name == "scdl/b" && files[3].title.text == "https://exemple.fr/wms")
        #expect(files.map(\.publishedName) == ["b.csv", "a.csv", nil, nil, nil, "c.csv"])
    }

    @Test("A listed file that is absent is told with the nearest names; one outside the folder is refused")
    func absent() {
        let catalogue = TestCatalogue().dataset(
            "roques/un",
            "resources:\n  - path: donees.csv\n  - path: ../autre/x.csv\n  - path: /etc/passwd\n  - path: '%2e%2e'\n  - title: Rien\n  - path: donnees.csv\n  - path: donnees.csv\n"
        )
        let file = "content/roques/un/index.md"
        #expect(
            catalogue.findings == [
                "resource-absent \(file):4:11 “donees.csv”", "resource-outside \(file):5:11 “../autre/x.csv”",
                "resource-outside \(file):6:11 “/etc/passwd”",
                "resource-absent \(file):7:11 “%2e%2e”", "resource-without-file \(file):8:5", "resource-twice \(file):10:11 “donnees.csv”",
            ])
        // A name that is listed already is no suggestion.
        #expect(
            TestCatalogue().dataset("roques/un", "resources: [{path: donees.csv}]").findings == ["resource-absent \(file):3:20 “donees.csv” → donnees.csv"])
    }

    @Test("A file is found whatever the form of its accents")
    func accents() {
        let catalogue = TestCatalogue().dataset("roques/un", "resources: [{path: \"e\u{301}coles.csv\", title: Les écoles}]", data: "écoles.csv")
        #expect(catalogue.findings == [])
        #expect(catalogue.dataset?.distributions.map(\.title.text) == ["Les écoles"])
    }

    @Test("A listing that says it is complete makes errors of other files", arguments: ["oui", "Yes", "true", "vrai"])
    func complete(_ yes: String) {
        let catalogue = TestCatalogue().dataset("roques/un", "complet: \(yes)\nfichiers: [{fichier: donnees.csv}]").file("content/roques/un/intrus.csv", "x")
        #expect(catalogue.findings == ["resource-unlisted content/roques/un/intrus.csv “intrus.csv”"])
    }

    @Test("A listing that does not say so lets other files in")
    func incomplete() {
        let catalogue = TestCatalogue().dataset("roques/un", "complete: non\nresources: [{path: donnees.csv}]").file("content/roques/un/intrus.csv", "x")
        #expect(catalogue.findings == [])
        #expect(TestCatalogue().dataset("roques/un", "complete: peut-être").findings == ["flag-invalid content/roques/un/index.md:3:11 “peut-être” [complete]"])
    }

    @Test("Empty files, types that are not published and Halle’s own names are errors, with the file’s place")
    func refused() {
        let catalogue = TestCatalogue().dataset("roques/un").file("content/roques/un/vide.csv", "").file("content/roques/un/virus.exe", "x")
            .file("content/roques/un/sans-extension", "x").file("content/roques/un/index.html", "x").file("content/roques/un/dataset.jsonld", "{}")
            .file("content/roques/un/profile.json", "{}").file("content/roques/un/Verification.json", "{}")
        let folder = "content/roques/un"
        #expect(
            catalogue.findings == [
                "file-name-reserved \(folder)/Verification.json “Verification.json”", "file-name-reserved \(folder)/dataset.jsonld “dataset.jsonld”",
                "file-name-reserved \(folder)/index.html “index.html”", "file-name-reserved \(folder)/profile.json “profile.json”",
                "file-type-refused \(folder)/sans-extension “sans-extension”", "file-empty \(folder)/vide.csv “vide.csv”",
                "file-type-refused \(folder)/virus.exe “virus.exe”",
            ])
    }

    @Test("Files whose names differ only by case, accents’ form or the archive they go into are told")
    func collisions() {
        let catalogue = TestCatalogue().dataset("roques/un", data: nil)
        for name in ["A.csv", "a.csv", "e\u{301}.csv", "\u{E9}.csv", "carte.svg", "carte.svg.zip"] { catalogue.file("content/roques/un/\(name)", "x") }
        #expect(catalogue.read().findings.map(\.rule) == [.fileNamesCollide, .fileNamesCollide, .fileNamesCollide])
    }

    @Test(
        "A name that could not be a safe address is told with the reason",
        arguments: [
            ("a\"b.csv", "“\"”"), ("a'b.csv", nil), ("a%2e%2e.csv", "“%”"), ("vélo 🚲.csv", "“🚲”"), ("a\nb.csv", "“U+000A”"), ("a\u{202E}b.csv", "“U+202E”"),
            ("a<b.csv", "“<”"),
            ("a\\b.csv", "“\\”"), ("a:b.csv", "“:”"), ("-a.csv", "hyphen"), (" a.csv", "space"), ("con.csv", "Windows"), ("…été (1).csv", "“…”"),
            ("Budget 2024 (définitif).csv", nil), ("Τέχνη.csv", nil), (String(repeating: "a", count: 201) + ".csv", "too long"),
        ] as [(String, String?)])
    func names(_ name: String, _ reason: String?) {
        let catalogue = TestCatalogue().dataset("roques/un", data: name)
        let findings = catalogue.read().findings
        if let reason {
            #expect(findings.map(\.rule) == [.fileNameInvalid])
            #expect(findings.first?.sentences(in: .english).cause.contains(reason) == true, "\(findings.first?.sentences(in: .english).cause ?? "")")
            #expect(catalogue.dataset?.distributions.isEmpty == true)
        } else {
            #expect(findings.map(\.line) == [])
            #expect(catalogue.dataset?.distributions.map(\.shown) == [name])
        }
    }
}
