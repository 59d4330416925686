import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("What flows down from the catalogue")
struct InheritanceTests {
    @Test("A value comes from the dataset, else from its publisher, else from the catalogue")
    func threeLevels() throws {
        let catalogue = TestCatalogue(
            """
            title: Essai
            license: lov2
            frequency: annual
            contact: catalogue@exemple.fr
            keywords: [catalogue]
            defaults: {themes: [ENVI]}
            """
        )
        .file(
            "content/roques/index.md",
            "---\nname: Roques\nfrequency: monthly\ncontact: roques@exemple.fr\ndefaults: {keywords: [roques], schema: scdl/x}\n---\n"
        )
        .dataset("roques/un", "contact: un@exemple.fr\nkeywords: [un]\nthemes: [TRAN]\nlicense: odbl\nschema: scdl/y")
        .dataset("roques/zwei")
        .dataset("labege/drei")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        let datasets = try #require(read.catalogue).datasets
        #expect(datasets.map(\.folder) == ["labege/drei", "roques/un", "roques/zwei"])
        #expect(datasets.map { $0.licence?.code } == ["lov2", "odc-odbl", "lov2"])
        #expect(datasets.map { $0.frequency?.code } == ["ANNUAL", "MONTHLY", "MONTHLY"])
        #expect(datasets.map { $0.contact?.email } == ["catalogue@exemple.fr", "un@exemple.fr", "roques@exemple.fr"])
        #expect(datasets.map(\.keywords) == [["catalogue"], ["un"], ["roques"]])
        #expect(datasets.map { $0.themes.map(\.code) } == [["environnement"], ["transports"], ["environnement"]])
        #expect(datasets.map { $0.schema?.name } == [nil, "scdl/y", "scdl/x"])
        #expect(datasets.map { $0.distributions.map { $0.schema?.name } } == [[nil], ["scdl/y"], ["scdl/x"]])
    }

    @Test("A dataset is about its publisher’s territory unless it says otherwise")
    func territory() throws {
        let catalogue = TestCatalogue()
            .file("content/roques/index.md", "---\nname: Roques\ninsee: \"31458\"\n---\n")
            .dataset("roques/un")
            .dataset("roques/zwei", "spatial: {insee: \"31555\", name: Toulouse}")
        let datasets = try #require(catalogue.catalogue).datasets
        #expect(datasets.map { $0.spatial?.code } == ["31458", "31555"])
        #expect(datasets.first?.spatial?.name == "Roques")
    }

    @Test("A text’s headings begin at the second level on a page of its own, at the third where a heading stands above it")
    func headingLevels() throws {
        let catalogue = TestCatalogue()
            .file("content/index.md", "# Accueil\n")
            .file("content/pages/aide.md", "---\ntitle: Aide\n---\n## Aide\n")
            .file("content/roques/index.md", "---\nname: Roques\n---\n# Mairie\n")
            .dataset("roques/un", body: "## Sources\n\n### Détail\n")
        let read = try #require(catalogue.catalogue)
        #expect(read.welcome[.french]?.text.hasPrefix("<h2 ") == true)
        #expect(read.pages.first?.body[.french]?.text.hasPrefix("<h2 ") == true)
        #expect(read.publishers.first?.body?.text.hasPrefix("<h3 ") == true)
        let body = try #require(read.datasets.first?.body?.text)
        #expect(body.hasPrefix("<h3 ") && body.contains("<h4 ") && !body.contains("<h2 "))
    }

    @Test("A publisher’s language is that of its text and of its datasets’ texts; a title can be given in both")
    func languages() throws {
        let catalogue = TestCatalogue("title: {fr: Essai, en: Test}\nlanguages: [fr, en]\n")
            .file("content/roques/index.md", "---\nname: Roques\nlanguage: en\n---\nThe town.\n")
            .dataset("roques/un", "title: Grants\ndescription: {fr: Les subventions, en: The grants}")
        let read = try #require(catalogue.catalogue)
        #expect(read.settings.title == LocalizedText("Essai", in: .french, translation: "Test"))
        #expect(read.settings.languages == [.french, .english])
        #expect(read.publishers.first?.bodyLanguage == .english)
        #expect(read.datasets.first?.language == .english)
        #expect(read.datasets.first?.title == LocalizedText("Grants", in: .english))
        #expect(read.datasets.first?.summary == LocalizedText("The grants", in: .english, translation: "Les subventions"))
    }

    @Test("The catalogue’s own theme names stand for the EU’s, and an unmapped one is a warning with the nearest")
    func localThemes() throws {
        let catalogue = TestCatalogue("title: Essai\nthemes: {Douceur de vivre: REGI, Autre: XXXX}\n")
            .dataset("roques/un", "themes: [Douceur de vivre, Transport, Zzyzx]")
        #expect(
            catalogue.findings == [
                "theme-unmapped content/roques/un/index.md:3:39 “Zzyzx”", "european-theme-unknown halle.yml:2:41 “XXXX”",
            ])
        let themes = try #require(catalogue.dataset).themes
        #expect(themes.map { $0.european?.code } == ["REGI", "TRAN", nil])
        #expect(themes.first?.french == "Douceur de vivre")
    }

    @Test("The settings say who runs the catalogue: a publisher’s folder, a name, or a group of keys")
    func cataloguePublisher() throws {
        func publisher(_ line: String) -> Publisher? {
            TestCatalogue("title: Essai\n\(line)\n").file("content/roques/index.md", "---\nname: Ville de Roques\n---\n").dataset("roques/un").catalogue?
                .settings.publisher
        }
        #expect(publisher("publisher: roques")?.name.text == "Ville de Roques")
        #expect(publisher("publisher: ville de roques")?.slug == "roques")
        #expect(publisher("publisher: Le Sicoval")?.name.text == "Le Sicoval")
        #expect(publisher("publisher: {name: Le Sicoval, kind: epci, siren: \"243100633\"}")?.siren == "243100633")
        #expect(publisher("title2: x") == nil)
    }
}
