import Bytes
import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Going on without what has errors")
struct KeepGoingTests {
    @Test("Exactly the faulty datasets are left out, whatever the fault, and are named")
    func exactly() throws {
        let catalogue = TestCatalogue()
            .dataset("roques/bon", body: "Un texte.").dataset("roques/avertissement", "inconnu: x", body: "[x](absent)")
            .dataset("roques/licence", "license: rien").file("content/roques/yaml/index.md", "---\n[\n---\n").dataset("roques/vide").file(
                "content/roques/vide/vide.csv", ""
            )
            .dataset("roques/long", body: String(repeating: "a", count: 1_000_001))
            .dataset("roques/traduit").file("content/roques/traduit/index.en.md", "---\ntitle: [\n---\n")
        let reading = catalogue.read(keepGoing: true)
        #expect(try #require(reading.catalogue).datasets.map(\.folder) == ["roques/avertissement", "roques/bon"])
        #expect(reading.leftOut == ["roques/licence", "roques/long", "roques/traduit", "roques/vide", "roques/yaml"])
        let told = Set(reading.findings.filter { $0.severity == .error }.map(\.rule))
        #expect(told == [.licenceUnknown, .textTooLarge, .bracketUnclosed, .signBeginsValue, .fileEmpty], "each is left out for a reason that is told")
        #expect(Set(catalogue.findings).isSuperset(of: reading.findings.filter { $0.rule != .linkBroken }.map(\.line)))
    }

    @Test("A link to what was left out becomes a finding, and its text stays")
    func brokenLinks() throws {
        let catalogue = TestCatalogue()
            .dataset("roques/bon", body: "Voir [l’autre](../faux/) et [son fichier](../faux/donnees.csv).").dataset("roques/faux", "license: rien")
            .file("content/index.md", "[Aussi](roques/faux/)")
        #expect(catalogue.findings.map { $0.prefix(12) } == ["licence-unkn"])
        let reading = catalogue.read(keepGoing: true)
        #expect(
            reading.findings.filter { $0.severity == .warning }.map(\.line) == [
                "link-broken content/index.md:1:1 “roques/faux/”", "link-broken content/roques/bon/index.md:4:6 “../faux/”",
                "link-broken content/roques/bon/index.md:4:29 “../faux/donnees.csv”",
            ])
        #expect(try #require(reading.catalogue?.datasets.first?.body).holes.isEmpty)
    }

    @Test("A faulty publisher takes its datasets with it; a faulty page goes alone")
    func publishersAndPages() throws {
        let catalogue = TestCatalogue().dataset("roques/un").dataset("revel/zwei").file("content/roques/index.md", "---\nname: Roques\nsiren: 1\n---\n")
            .file("content/pages/bonne.md", "x").file("content/pages/fausse.md", "---\n[\n---\n").file("content/index.md", "---\n[\n---\n")
        let reading = catalogue.read(keepGoing: true)
        #expect(try #require(reading.catalogue).datasets.map(\.folder) == ["revel/zwei"])
        #expect(reading.catalogue?.publishers.map(\.slug) == ["revel"] && reading.catalogue?.pages.map(\.slug) == ["bonne"])
        #expect(reading.leftOut == ["roques", "roques/un", "pages/fausse.md", "index.md"])
    }

    @Test("Colliding folders are all left out: nobody can say which is the right one")
    func collisions() {
        let reading = TestCatalogue().dataset("roques/Un").dataset("roques/un").dataset("roques/zwei").read(keepGoing: true)
        #expect(reading.catalogue?.datasets.map(\.slug) == ["zwei"] && reading.leftOut == ["roques/Un", "roques/un"])
    }

    @Test("A dataset can be left out for a reason of the caller’s")
    func callersReason() {
        let catalogue = TestCatalogue().dataset("roques/un").dataset("roques/zwei", body: "[x](../un/)")
        let reading = CatalogueReader(root: catalogue.root, crew: .init(jobs: 1)).read(keepGoing: false, leavingOut: ["roques/un"])
        #expect(reading.catalogue?.datasets.map(\.slug) == ["zwei"] && reading.leftOut == ["roques/un"])
        #expect(reading.findings.map(\.rule) == [.linkBroken])
    }
}
