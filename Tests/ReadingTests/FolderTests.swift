import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Folders")
struct FolderTests {
    @Test("A publisher is a folder: its header describes it, its body is its page")
    func publisher() throws {
        let catalogue = TestCatalogue()
            .file(
                "content/roques/index.md",
                """
                ---
                name: {fr: Commune de Roques, en: Town of Roques}
                kind: commune
                siret: "213 104 581 00011"
                insee: 31458
                population: 5 436
                contact: mairie@roques.example
                homepage: https://www.roques.example/
                description: Une commune
                logo: logo.png
                ---
                # Bonjour
                """
            )
            .file("content/roques/logo.png", "png").dataset("roques/un")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        let publisher = try #require(read.catalogue?.publishers.first)
        #expect(publisher.name == LocalizedText("Commune de Roques", in: .french, translation: "Town of Roques"))
        #expect(publisher.slug == "roques" && publisher.folder == "roques" && publisher.kind == .commune)
        #expect(publisher.siret == "21310458100011" && publisher.siren == "213104581" && publisher.insee == "31458" && publisher.population == 5436)
        #expect(publisher.contact?.email == "mairie@roques.example" && publisher.homepage == "https://www.roques.example/")
        #expect(publisher.logo == "roques/logo.png" && read.catalogue?.images.map(\.name) == ["roques/logo.png"])
        #expect(publisher.body?.text.contains("Bonjour") == true)
    }

    @Test("The site and a publisher have logos and colours of their own; what a publisher's colours leave out is the site's")
    func logosAndColours() throws {
        let read = TestCatalogue("title: Essai\nlogo: logo.png\ncouleurs: {principale: \"#112233\", secondaire: \"#445566\"}\n")
            .file("content/logo.png", "png").file("content/roques/index.md", "---\nname: Roques\ncolours: {primary: \"#8A1C3B\"}\n---\n")
            .dataset("roques/un").dataset("revel/deux").read()
        let catalogue = try #require(read.catalogue)
        #expect(catalogue.settings.logo == "logo.png" && catalogue.images.map(\.name) == ["logo.png"])
        #expect(catalogue.publishers.map(\.colours) == [nil, Colours(primary: "#8a1c3b", accent: "#445566")])
        let absent = TestCatalogue("title: Essai\nlogo: logo.png\n").dataset("roques/un").read()
        #expect(absent.findings.map(\.line).contains { $0.hasPrefix("image-broken") } && absent.catalogue?.settings.logo == nil)
    }

    @Test("A publisher without index.md is called as its datasets say, else by its folder")
    func unnamedPublisher() throws {
        let catalogue = TestCatalogue().dataset("revel/un", "publisher: Mairie de Revel").dataset("revel/zwei").dataset("auzeville-tolosane/drei")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        #expect(try #require(read.catalogue).publishers.map(\.name.text) == ["Auzeville tolosane", "Mairie de Revel"])
    }

    @Test("A dataset that names another publisher than its folder’s is a warning, and the folder wins")
    func mismatch() throws {
        let catalogue = TestCatalogue().file("content/roques/index.md", "---\nname: Roques\n---\n").dataset("roques/un", "publisher: Revel")
        #expect(catalogue.findings == ["publisher-mismatch content/roques/un/index.md:3:12 “Revel” [Roques]"])
        #expect(catalogue.catalogue?.publishers.map(\.name.text) == ["Roques"])
    }

    @Test("Datasets can lie directly under content when there is one publisher")
    func flat() throws {
        let catalogue = TestCatalogue(
            "title: Roques en données\npublisher: {name: Mairie de Roques, insee: \"31458\", courriel: x}\ncontact: mairie@roques.example\n"
        )
        .dataset("arbres").dataset("budget", "title: Budget")
        let read = catalogue.read()
        #expect(read.findings.map(\.rule) == [.keyUnknown], "each fault of the settings is told once")
        let content = try #require(read.catalogue)
        #expect(content.publishers.map(\.name.text) == ["Mairie de Roques"] && content.publishers.first?.insee == "31458")
        #expect(content.datasets.map(\.folder) == ["arbres", "budget"] && content.datasets.map(\.publisher) == [0, 0])
        #expect(content.publishers.first?.contact?.email == "mairie@roques.example")
        #expect(content.datasets.first?.distributions.map(\.shown) == ["donnees.csv"])
    }

    @Test("In a flat folder the publisher’s name comes from the datasets, the settings or the catalogue’s title")
    func flatNames() {
        func names(_ settings: String, _ header: String) -> [String]? {
            TestCatalogue(settings).dataset("arbres", header).catalogue?.publishers.map(\.name.text)
        }
        #expect(names("title: Essai\n", "publisher: Roques") == ["Roques"])
        #expect(names("title: Essai\npublisher: Revel\n", "") == ["Revel"])
        #expect(names("title: Essai\n", "") == ["Essai"])
    }

    @Test("Flat datasets and publishers’ folders can stand side by side")
    func mixed() throws {
        let catalogue = TestCatalogue().dataset("arbres", "publisher: roques").file("content/roques/index.md", "---\nname: Ville de Roques\n---\n").dataset(
            "roques/un")
        let content = try #require(catalogue.catalogue)
        #expect(catalogue.findings == [])
        #expect(content.publishers.map(\.name.text) == ["Ville de Roques"])
        #expect(content.datasets.map(\.folder) == ["arbres", "roques/un"])
    }

    @Test("Free pages and the home page’s words have translations beside them")
    func pages() throws {
        let catalogue = TestCatalogue("title: Essai\nlanguages: [fr, en]\n").dataset("roques/un")
            .file("content/index.md", "Bienvenue").file("content/index.en.md", "Welcome")
            .file("content/pages/a-propos.md", "---\ntitre: À propos\n---\nNous").file("content/pages/a-propos.en.md", "---\ntitle: About\n---\nWe")
            .file("content/pages/mentions_légales.md", "Sans en-tête")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        let content = try #require(read.catalogue)
        #expect(content.welcome[.french]?.text.contains("Bienvenue") == true && content.welcome[.english]?.text.contains("Welcome") == true)
        #expect(content.pages.map(\.slug) == ["a-propos", "mentions_legales"])
        let page = try #require(content.pages.first)
        #expect(page.title[.french] == "À propos" && page.title[.english] == "About")
        #expect(page.body[.french]?.text.contains("Nous") == true && page.body[.english]?.text.contains("We") == true)
        #expect(content.pages.last?.title.text == "Mentions légales")
    }

    @Test("A dataset’s translation beside it gives its title, summary and text in the other language")
    func translation() throws {
        let catalogue = TestCatalogue("title: Essai\nlanguages: [fr, en]\n").dataset(
            "roques/un", "title: Arbres\ndescription: Les arbres", body: "Texte français"
        )
        .file("content/roques/un/index.en.md", "---\ntitle: Trees\ndescription: The trees\n---\nEnglish text [all](../un/)")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        let dataset = try #require(read.catalogue?.datasets.first)
        #expect(dataset.title == LocalizedText("Arbres", in: .french, translation: "Trees"))
        #expect(dataset.summary == LocalizedText("Les arbres", in: .french, translation: "The trees"))
        #expect(dataset.body?.text.contains("Texte français") == true && dataset.translatedBody?.text.contains("English text") == true)
        #expect(dataset.distributions.map(\.shown) == ["donnees.csv"], "the translation is not a file to publish")
    }

    @Test("A second text in one language is told, and the first is shown")
    func twice() throws {
        let catalogue = TestCatalogue().dataset("roques/un", body: "Premier").file("content/roques/un/index.fr.md", "---\ntitle: Deux\n---\nSecond")
            .file("content/index.md", "Premier").file("content/index.fr.md", "Second").file("content/pages/aide.fr.md", "Premier").file(
                "content/pages/aide.md", "Second")
        let read = catalogue.read()
        #expect(
            read.findings.map(\.line) == [
                "text-twice content/index.fr.md “index.fr.md”", "text-twice content/pages/aide.md “aide.md”",
                "text-twice content/roques/un/index.fr.md “index.fr.md”",
            ])
        let content = try #require(read.catalogue)
        let texts = [content.welcome[.french], content.pages.first?.body[.french], content.datasets.first?.body]
        for text in texts { #expect(text?.text.contains("Premier") == true) }
        #expect(content.datasets.first?.title == LocalizedText("Un jeu", in: .french))
    }

    @Test("What will not be published is told: folders without index.md, too deep, stray files, links, leftovers; hidden ones are passed over")
    func leftAside() {
        let catalogue = TestCatalogue().dataset("roques/un")
            .folder("content/roques/vide").folder("content/revel").folder("content/roques/un/trop/profond").folder("content/.git").folder(
                "content/_brouillon/x"
            )
            .file("content/roques/note.csv", "a").file("content/perdu.csv", "a").file("content/pages/annexe.pdf", "a")
            .file("content/roques/un/_brouillon.csv", "a").file("content/roques/un/.DS_Store", "a").file("content/roques/un/~$budget.xlsx", "a")
            .file("content/roques/un/donnees.csv~", "a").file("content/roques/un/Thumbs.db", "a")
        catalogue.link("content/roques/un/lien.csv", to: "/etc/passwd")
        catalogue.link("content/lien", to: "/etc")
        catalogue.pipe("content/roques/un/tube.csv")
        #expect(
            catalogue.findings == [
                "link-not-followed content/lien “lien”", "stray-file content/pages/annexe.pdf “annexe.pdf”", "stray-file content/perdu.csv “perdu.csv”",
                "dataset-index-missing content/revel “revel”", "stray-file content/roques/note.csv “note.csv”",
                "dropping-ignored content/roques/un/Thumbs.db “Thumbs.db”", "dropping-ignored content/roques/un/donnees.csv~ “donnees.csv~”",
                "link-not-followed content/roques/un/lien.csv “lien.csv”", "folder-ignored content/roques/un/trop “trop”",
                "link-not-followed content/roques/un/tube.csv “tube.csv”", "dropping-ignored content/roques/un/~$budget.xlsx “~$budget.xlsx”",
                "dataset-index-missing content/roques/vide “vide”",
            ])
        #expect(catalogue.dataset?.distributions.map(\.shown) == ["donnees.csv"])
    }

    @Test(
        "A second description under another name is told and not published as data, unless the header lists it",
        arguments: ["index.md.txt", "index.txt", "INDEX.TXT", "index.markdown", "index (1).md"])
    func nearlySheet(_ name: String) {
        let catalogue = TestCatalogue().dataset("roques/un").file("content/roques/un/\(name)", "---\ntitle: Autre\n---\n")
            .file("content/roques/\(name)", "---\nname: Roques\n---\n").file("content/\(name)", "Bienvenue")
        #expect(
            Set(catalogue.findings) == [
                "sheet-copy content/\(name) “\(name)”", "sheet-copy content/roques/\(name) “\(name)”", "sheet-copy content/roques/un/\(name) “\(name)”",
            ])
        #expect(catalogue.dataset?.distributions.map(\.shown) == ["donnees.csv"])
        let listed = TestCatalogue().dataset("roques/un", "files: [{path: index.txt}]").file("content/roques/un/index.txt", "a")
        #expect(listed.findings == [] && listed.dataset?.distributions.map(\.shown) == ["index.txt", "donnees.csv"])
    }

    @Test("A publisher’s folder with two descriptions and no dataset is no dataset")
    func nearlySheetOfPublisher() {
        let catalogue = TestCatalogue().file("content/roques/index.md", "---\nname: Roques\n---\n").file(
            "content/roques/index.md.txt", "---\nname: Roques\n---\n")
        #expect(catalogue.findings.contains("sheet-copy content/roques/index.md.txt “index.md.txt”") && catalogue.dataset == nil)
    }

    // MARK: Addresses that collide

    @Test(
        "Folders whose addresses differ only by case or accents say so of each other",
        arguments: [("Arbres", "arbres"), ("Été", "ete"), ("e\u{301}cole", "école")])
    func datasetCollisions(_ a: String, _ b: String) {
        let catalogue = TestCatalogue().dataset("roques/\(a)").dataset("roques/\(b)")
        let lines = Set(catalogue.findings)
        let slug = catalogue.dataset?.slug ?? ""
        #expect(
            lines == [
                "addresses-collide content/roques/\(a) “roques/\(slug)” [roques/\(b)]", "addresses-collide content/roques/\(b) “roques/\(slug)” [roques/\(a)]",
            ])
    }

    @Test("So do publishers and free pages")
    func otherCollisions() {
        let catalogue = TestCatalogue().dataset("Roques/un").dataset("roqués/zwei").file("content/pages/Aide.md", "a").file("content/pages/aide.md", "b")
            .file("content/pages/jeux.md", "c").file("content/pages/🚲.md", "d")
        #expect(
            catalogue.findings == [
                "addresses-collide content/Roques “roques” [roqués]", "addresses-collide content/pages/aide.md:1:1 “aide” [content/pages/Aide.md]",
                "address-reserved content/pages/jeux.md:1:1 “jeux”", "folder-name-invalid content/pages/🚲.md:1:1 “🚲”",
                "addresses-collide content/roqués “roques” [Roques]",
            ])
    }

    @Test("An identifier that two datasets share is told at both")
    func identifiers() {
        let catalogue = TestCatalogue().dataset("roques/un", "identifier: abc").dataset("roques/zwei", "identifier: abc")
        #expect(
            catalogue.findings == [
                "identifier-shared content/roques/un/index.md:3:13 “abc” [roques/zwei]",
                "identifier-shared content/roques/zwei/index.md:3:13 “abc” [roques/un]",
            ])
    }

    @Test("Files have identifiers of older portals too, each its own, also when they are not read again")
    func fileIdentifiers() throws {
        let catalogue = TestCatalogue().dataset("roques/un", "resources: [{path: donnees.csv, identifier: f1}]")
        let first = catalogue.read()
        #expect(first.findings.isEmpty && first.catalogue?.datasets[0].distributions.map(\.identifier) == ["f1"])
        #expect(catalogue.read(memo: first.memo).catalogue?.datasets[0].distributions.map(\.identifier) == ["f1"])
        let twice = TestCatalogue().dataset(
            "roques/un", "resources: [{path: donnees.csv, identifier: f1}, {url: \"https://exemple.fr/a.csv\", title: A, identifier: f1}]")
        #expect(twice.findings.map { String($0.prefix(17)) } == ["identifier-shared"])
    }

    @Test("No halle.yml, no content folder, no title: each is told")
    func missing() {
        let unset = TestCatalogue(nil)
        #expect(unset.findings == ["settings-missing halle.yml “\(unset.root)”"] && unset.catalogue == nil)
        let bare = TestCatalogue()
        bare.remove("content")
        #expect(bare.findings == ["content-missing content"])
        #expect(TestCatalogue("languages: fr\n").dataset("roques/un").findings == ["catalogue-title-missing halle.yml:1:1"])
        #expect(TestCatalogue("").dataset("roques/un").findings == ["catalogue-title-missing halle.yml:1:1"])
        #expect(TestCatalogue().findings == [] && TestCatalogue().catalogue?.datasets.isEmpty == true)
    }
}
