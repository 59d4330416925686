import Foundation
import TestCatalogue
import Testing

@Suite("The ledger of a catalogue")
struct LedgerTests {
    private func record(_ catalogue: TestCatalogue, on day: Int = 1_767_225_600) throws -> Run {
        try Halle.run(["check", catalogue.root, "--record"], launcher: ["/usr/bin/env", "SOURCE_DATE_EPOCH=\(day)"])
    }

    /// In June 2026.
    private func halle(_ catalogue: TestCatalogue, _ arguments: String...) throws -> Run {
        try Halle.run(arguments + ["--root", catalogue.root], launcher: ["/usr/bin/env", "SOURCE_DATE_EPOCH=1780272000"])
    }

    /// A sound catalogue that is in the ledger.
    private func entered() throws -> TestCatalogue {
        let catalogue = TestCatalogue.sound()
        #expect(try record(catalogue).status == 0)
        return catalogue
    }

    @Test("Commands that run at the same time lose no line of the ledger")
    func sideBySide() async throws {
        let catalogue = TestCatalogue.sound()
        for number in 1...6 { catalogue.dataset("roques/d\(number)", "title: D\(number)\nlicense: lov2") }
        #expect(try record(catalogue).status == 0)
        try await withThrowingTaskGroup(of: Run.self) { group in
            for number in 1...6 { group.addTask { try halle(catalogue, "move", "roques/d\(number)", "roques/e\(number)") } }
            for try await run in group { #expect(run.status == 0, "\(run.errors)") }
        }
        let ledger = try #require(catalogue.text("ledger.csv"))
        for number in 1...6 { #expect(ledger.contains(",moved,,roques/d\(number),")) }
        #expect(try record(catalogue).status == 0)
    }

    private func feed(_ catalogue: TestCatalogue) -> String { catalogue.text("site/catalog.jsonld") ?? "" }

    @Test(
        "A check enters datasets, files and their columns, and from then on what is new; a build enters nothing, and an entered catalogue gives the same site")
    func entering() throws {
        let catalogue = TestCatalogue.sound()
        #expect(try catalogue.build().status == 0)
        let before = catalogue.contents(of: "site")
        #expect(catalogue.text("ledger.csv") == nil)
        let run = try record(catalogue)
        #expect(run.status == 0 && run.errors.contains("Registre (ledger.csv) : 2 jeux de données et 2 fichiers inscrits, 0 changement."))
        let first = try #require(catalogue.text("ledger.csv"))
        #expect(
            first == """
                date,event,identifier,folder,file,address,title,columns,reason,target
                2026-01-01,added,https://exemple.fr/jeux/roques/arbres/,roques/arbres,,roques/arbres,Arbres,,,
                2026-01-01,added,,roques/arbres,arbres.csv,,,"a:integer, b:integer",,
                2026-01-01,added,https://exemple.fr/jeux/roques/subventions/,roques/subventions,,roques/subventions,Subventions,,,
                2026-01-01,added,,roques/subventions,donnees.csv,,,"a:integer, b:integer",,

                """)
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.contents(of: "site") == before && catalogue.text("ledger.csv") == first)
        catalogue.file("content/roques/arbres/arbres.csv", "a;b;c\n1;x;2\n").file("content/roques/arbres/plan.csv", "n\n1\n")
        catalogue.dataset("roques/eau", "title: Eau\nlicense: lov2")
        #expect(try catalogue.check().output.contains("[ledger-incomplete]"))
        #expect(try record(catalogue, on: 1_767_312_000).errors.contains("1 jeu de données et 2 fichiers inscrits, 1 changement."))
        let second = try #require(catalogue.text("ledger.csv"))
        #expect(second.hasPrefix(first) && second.contains("2026-01-02,columns,,roques/arbres,arbres.csv,,,\"a:integer, b:string, c:integer\",,\n"))
        #expect(try record(catalogue, on: 1_767_398_400).status == 0)
        #expect(catalogue.text("ledger.csv") == second)
        #expect(try catalogue.build().status == 0)
        let news = try #require(catalogue.text("site/feed.xml"))
        #expect(news.contains("roques/eau/#added/2026-01-02") && news.contains("roques/arbres/#files/2026-01-02"))
        #expect(news.contains("arbres.csv (nouvelles colonnes&#xA0;: c; colonnes d&#x2019;un autre type&#xA0;: b)") && !news.contains("2026-01-01"))
    }

    @Test("halle move renames a dataset: portals know it again, its old page leads to the new one, its files stay where they were too")
    func moving() throws {
        let catalogue = try entered()
        #expect(try catalogue.build().status == 0)
        let run = try halle(catalogue, "move", "content/roques/arbres/", "roques/foret", "--date", "2026-02-03")
        #expect(run.status == 0 && run.output.contains("roques/arbres → roques/foret"))
        #expect(try #require(catalogue.text("ledger.csv")).hasSuffix("2026-02-03,moved,,roques/arbres,,roques/foret,,,,roques/foret\n"))
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text("site/jeux/roques/arbres/index.html")).contains("url=../../../jeux/roques/foret/"))
        #expect(try #require(catalogue.text("site/en/datasets/roques/arbres/index.html")).contains("url=../../../../en/datasets/roques/foret/"))
        #expect(catalogue.bytes("site/jeux/roques/arbres/arbres.csv") == catalogue.bytes("site/jeux/roques/foret/arbres.csv"))
        for document in ["dataset.json", "dataset.ttl", "dataset.md", "datapackage.json", "croissant.json", "profile.json", "arbres.csv-metadata.json"] {
            let bytes = catalogue.bytes("site/jeux/roques/foret/" + document)
            #expect(bytes != nil && catalogue.bytes("site/jeux/roques/arbres/" + document) == bytes, "\(document)")
        }
        #expect(feed(catalogue).contains("\"dct:identifier\":\"https://exemple.fr/jeux/roques/arbres/\""))
        #expect(feed(catalogue).contains("\"@id\":\"https://exemple.fr/jeux/roques/arbres/#file/arbres.csv\""))
        #expect(feed(catalogue).contains("\"dcat:landingPage\":{\"@id\":\"https://exemple.fr/jeux/roques/foret/\""))
        // An edit of its text makes its page alone, and the same site as a first build.
        catalogue.file("content/roques/foret/index.md", (catalogue.text("content/roques/foret/index.md") ?? "") + "\nUn autre texte.\n")
        #expect(try catalogue.build().status == 0)
        #expect(try Halle.run(["build", catalogue.root, "--output", catalogue.root + "/fresh/site"]).status == 0)
        #expect(catalogue.contents(of: "site") == catalogue.contents(of: "fresh/site"))
        // A plan of the next move finds nothing broken.
        #expect(try halle(catalogue, "move", "roques/foret", "roques/bois").status == 0)
        let plan = try Halle.run(["plan", catalogue.root])
        #expect(plan.status == 0 && !plan.output.contains("plus rien"), "\(plan.output)")
    }

    @Test("A file takes another name: its first address and its IRI stay")
    func movingAFile() throws {
        let catalogue = try entered()
        #expect(try halle(catalogue, "move", "roques/arbres/arbres.csv", "liste.csv").status == 0)
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.bytes("site/jeux/roques/arbres/liste.csv") != nil)
        #expect(catalogue.bytes("site/jeux/roques/arbres/arbres.csv") == catalogue.bytes("content/roques/arbres/liste.csv"))
        #expect(feed(catalogue).contains("#file/arbres.csv\"") && !feed(catalogue).contains("#file/liste.csv"))
        #expect(try #require(catalogue.text("site/jeux/roques/arbres/index.html")).contains("liste.csv"))
    }

    @Test("A folder of a publisher takes another name with all its datasets, and its page leads on")
    func movingAPublisher() throws {
        let catalogue = try entered()
        #expect(try halle(catalogue, "move", "roques", "ville-de-roques").status == 0)
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text("site/producteurs/roques/index.html")).contains("url=../../producteurs/ville-de-roques/"))
        #expect(try #require(catalogue.text("site/jeux/roques/subventions/index.html")).contains("url=../../../jeux/ville-de-roques/subventions/"))
        #expect(feed(catalogue).contains("\"@id\":\"https://exemple.fr/jeux/roques/subventions/#dataset\""))
        // What harvesters and readers were told to take goes on being there.
        for name in ["catalog.jsonld", "catalog.ttl", "feed.xml"] {
            let former = catalogue.bytes("site/producteurs/roques/\(name)")
            #expect(former != nil && former == catalogue.bytes("site/producteurs/ville-de-roques/\(name)"), "\(name)")
        }
        #expect(catalogue.bytes("site/jeux/roques/arbres/dataset.jsonld") == catalogue.bytes("site/jeux/ville-de-roques/arbres/dataset.jsonld"))
    }

    @Test("What vanishes stops the build, with the command to type; a folder renamed by hand is then only noted")
    func vanished() throws {
        let catalogue = try entered()
        #expect(try catalogue.build().status == 0)
        let before = catalogue.contents(of: "site")
        catalogue.rename("content/roques/arbres", to: "content/roques/grands arbres")
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        for _ in 0..<2 {
            let run = try catalogue.build()
            #expect(run.status == 1 && run.errors.contains("[dataset-vanished]") && run.errors.contains("halle move roques/arbres 'roques/grands arbres'"))
            #expect(run.errors.contains("halle withdraw roques/arbres --reason"))
        }
        #expect(try catalogue.build("--keep-going").status == 1 && catalogue.contents(of: "site") == before)
        let recorded = try record(catalogue)
        #expect(recorded.status == 1 && recorded.errors.contains("[ledger-kept]") && catalogue.text("ledger.csv")?.contains("grands") == false)
        let moved = try halle(catalogue, "move", "roques/arbres", "roques/grands arbres")
        #expect(moved.status == 0 && moved.output.contains("Déjà renommé"))
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text("site/jeux/roques/arbres/index.html")).contains("url=../../../jeux/roques/grands-arbres/"))
    }

    @Test("A dataset left out for its errors and one that is held have not vanished; one that becomes a draft would")
    func waiting() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions\ndraft: yes", body: "Un texte.")
        let draft = try catalogue.build()
        #expect(draft.status == 1 && draft.errors.contains("[published-draft]") && draft.errors.contains("content/roques/subventions/index.md:3"))
        #expect(try catalogue.build("--keep-going").status == 1)
        catalogue.dataset("roques/subventions", "title: Subventions\nlicense: inconnue", body: "Un texte.")
        #expect(try catalogue.build("--keep-going").status == 0)
        catalogue.file("schemas/a.json", #"{"name": "a", "fields": [{"name": "a", "type": "date"}, {"name": "b", "type": "date"}]}"#)
        catalogue.dataset("roques/subventions", "title: Subventions\nschema: a\nconformity: hold", body: "Un texte.")
        let run = try catalogue.build()
        #expect(run.status == 0 && run.output.contains("roques/subventions") && catalogue.bytes("site/jeux/roques/subventions/index.html") == nil)
    }

    @Test("halle withdraw keeps the folder under a name that is not published, and says at its address since when and why")
    func withdrawing() throws {
        let catalogue = try entered()
        #expect(try halle(catalogue, "withdraw", "roques/arbres").status == 2)
        let run = try halle(catalogue, "withdraw", "roques/arbres", "--reason", "Ils sont <coupés>.", "--date", "2026-02-03")
        #expect(run.status == 0 && run.output.contains("content/roques/_arbres"))
        #expect(catalogue.bytes("content/roques/_arbres/arbres.csv") != nil)
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text("site/jeux/roques/arbres/index.html"))
        #expect(page.contains("Ils sont &lt;coupés&gt;.") && page.contains("3\u{A0}février 2026") && page.contains("noindex"))
        #expect(catalogue.bytes("site/jeux/roques/arbres/arbres.csv") == nil && !feed(catalogue).contains("roques/arbres"))
        #expect(catalogue.text("site/feed.xml")?.contains("roques/arbres/#withdrawn/2026-02-03") == true)
        #expect(catalogue.text("site/sitemap.xml")?.contains("roques/arbres") == false)
        #expect(try halle(catalogue, "withdraw", "roques/arbres", "--reason", "Encore").errors.contains("halle restore roques/arbres"))
    }

    @Test("A withdrawn dataset that comes back has its identifier and its old addresses, and that is news")
    func returning() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/foret").status == 0)
        #expect(try halle(catalogue, "withdraw", "roques/foret", "--reason", "Fini").status == 0)
        #expect(try catalogue.build().status == 0)
        catalogue.rename("content/roques/_foret", to: "content/roques/foret")
        for isEntered in [false, true] {
            if isEntered { #expect(try record(catalogue).status == 0) } else { #expect(try catalogue.check().output.contains("[dataset-returned]")) }
            #expect(try catalogue.build().status == 0)
            #expect(feed(catalogue).contains("\"dct:identifier\":\"https://exemple.fr/jeux/roques/arbres/\""))
            #expect(try #require(catalogue.text("site/jeux/roques/arbres/index.html")).contains("url=../../../jeux/roques/foret/"))
            let news = try #require(catalogue.text("site/feed.xml"))
            #expect(news.contains("De nouveau publi&#xE9;") == isEntered && news.contains("Fini"))
        }
        #expect(try #require(catalogue.text("ledger.csv")).contains("2026-01-01,returned,"))
    }

    @Test("halle restore gives a folder its name back, or brings a dataset back in another one")
    func restoring() throws {
        let catalogue = try entered()
        #expect(try halle(catalogue, "withdraw", "roques", "--reason", "Fini").status == 0)
        #expect(catalogue.bytes("content/roques/_arbres/index.md") != nil)
        #expect(try halle(catalogue, "restore", "roques").output.contains("2 jeux de données"))
        #expect(catalogue.bytes("content/roques/arbres/index.md") != nil && catalogue.bytes("content/roques/subventions/index.md") != nil)
        #expect(try halle(catalogue, "withdraw", "roques/arbres", "--reason", "Fini").status == 0)
        #expect(try halle(catalogue, "restore", "roques/arbres", "roques/foret").status == 0)
        #expect(catalogue.bytes("content/roques/foret/index.md") != nil)
        #expect(try halle(catalogue, "restore", "roques/arbres").errors.contains("[ledger-unknown]"))
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0 && feed(catalogue).contains("\"dct:identifier\":\"https://exemple.fr/jeux/roques/arbres/\""))
    }

    @Test("A dataset put at the address of a withdrawn one stops the build, and a check enters nothing of it")
    func stolenAddress() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try halle(catalogue, "withdraw", "roques/arbres", "--reason", "Fini").status == 0)
        catalogue.dataset("roques/arbres", "title: Bancs").file("content/roques/arbres/bancs.csv", "n\n1\n")
        let run = try catalogue.build()
        #expect(run.status == 1 && run.errors.contains("[withdrawn-address-taken]") && run.errors.contains("halle restore roques/arbres"))
        let before = catalogue.text("ledger.csv")
        #expect(try record(catalogue).errors.contains("[ledger-kept]") && catalogue.text("ledger.csv") == before)
    }

    @Test("All of a publisher’s datasets withdrawn: its page says so, its feeds stay and are empty, and tombstones name it")
    func stoppedPublisher() throws {
        let catalogue = try entered()
        catalogue.dataset("labege/eau", "title: Eau\nlicense: lov2")
        catalogue.file("content/roques/index.md", "---\nname: Ville de Roques\n---\n")
        #expect(try halle(catalogue, "withdraw", "roques", "--reason", "Fini").status == 0)
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text("site/producteurs/roques/index.html")).contains("Ville de Roques ne publie plus de données ici."))
        let empty = try #require(catalogue.text("site/producteurs/roques/catalog.jsonld"))
        #expect(empty.contains("dcat:Catalog") && !empty.contains("dcat:Dataset\""))
        #expect(catalogue.text("site/producteurs/roques/feed.xml")?.contains("#withdrawn/") == true)
        #expect(try #require(catalogue.text("site/jeux/roques/arbres/index.html")).contains("Ville de Roques"))
        // Without its folder it is known by that folder's name.
        catalogue.remove("content/roques")
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text("site/producteurs/roques/index.html")).contains("Roques ne publie plus"))
    }

    @Test("A file renamed by hand, its bytes the same, is entered as renamed; one that was entered as gone can still be")
    func renamedByHand() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        catalogue.rename("content/roques/arbres/arbres.csv", to: "content/roques/arbres/liste.csv")
        #expect(try record(catalogue, on: 1_767_312_000).status == 0)
        #expect(try #require(catalogue.text("ledger.csv")).hasSuffix("2026-01-02,moved,,roques/arbres,arbres.csv,,,,,liste.csv\n"))
        #expect(try catalogue.build().status == 0 && catalogue.bytes("site/jeux/roques/arbres/arbres.csv") != nil)
        catalogue.remove("content/roques/arbres/liste.csv")
        catalogue.file("content/roques/arbres/autre.csv", "a;b\n5;6\n")
        #expect(try record(catalogue, on: 1_767_398_400).status == 0)
        #expect(try #require(catalogue.text("ledger.csv")).contains("2026-01-03,gone,,roques/arbres,liste.csv"))
        #expect(try halle(catalogue, "move", "roques/arbres/liste.csv", "autre.csv").status == 0)
        #expect(try catalogue.build().status == 0 && catalogue.bytes("site/jeux/roques/arbres/arbres.csv") != nil)
    }

    @Test("A ledger that is gone, empty, misnamed or edited is an error where the site was made with one")
    func lostLedger() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        let ledger = try #require(catalogue.text("ledger.csv"))
        for name in ["ledger.xlsx", "Ledger.csv", "ledger (1).csv"] {
            catalogue.rename("ledger.csv", to: name)
            #expect(try catalogue.build().errors.contains("[ledger-misnamed]") && catalogue.check().status == 1, "\(name)")
            catalogue.rename(name, to: "ledger.csv")
        }
        catalogue.remove("ledger.csv")
        #expect(try catalogue.build().errors.contains("[ledger-lost]") && record(catalogue).errors.contains("[ledger-kept]"))
        #expect(catalogue.text("ledger.csv") == nil)
        catalogue.file("ledger.csv", "")
        #expect(try catalogue.build().errors.contains("[ledger-empty]"))
        catalogue.file("ledger.csv", ledger.replacing("jeux/roques/arbres/,", with: "jeux/roques/arbrez/,"))
        #expect(try catalogue.build().errors.contains("[ledger-edited]"))
        catalogue.file("ledger.csv", ledger)
        #expect(try catalogue.build().status == 0)
    }

    @Test("A dataset that another replaces says which")
    func merging() throws {
        let catalogue = try entered()
        #expect(try halle(catalogue, "withdraw", "roques/arbres", "--merged-into", "roques/subventions").status == 0)
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text("site/en/datasets/roques/arbres/index.html"))
        #expect(page.contains("href=\"../../../../en/datasets/roques/subventions/\""))
    }

    @Test("An identifier that changes stops the build; with --keep-going its dataset alone waits")
    func identifiers() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/subventions", "title: Subventions\nidentifier: autre", body: "Un texte.")
        let run = try catalogue.build()
        #expect(run.status == 1 && run.errors.contains("[identifier-changed]") && run.errors.contains("content/roques/subventions/index.md:3:13"))
        #expect(try catalogue.build("--keep-going").status == 0)
        #expect(catalogue.bytes("site/jeux/roques/subventions/index.html") == nil && catalogue.bytes("site/jeux/roques/arbres/index.html") != nil)
        #expect(run.errors.contains("halle identify roques/subventions autre"))
        #expect(try halle(catalogue, "identify", "roques/subventions", "autre", "--date", "2026-02-03").status == 0)
        #expect(try #require(catalogue.text("ledger.csv")).hasSuffix("2026-02-03,identified,autre,roques/subventions,,,,,,\n"))
        #expect(try catalogue.build().status == 0 && feed(catalogue).contains("\"dct:identifier\":\"autre\""))
        // From now on the header need not say it.
        catalogue.dataset("roques/subventions", "title: Subventions", body: "Un texte.")
        #expect(try catalogue.build().status == 0 && feed(catalogue).contains("\"dct:identifier\":\"autre\""))
    }

    @Test("A name that has changed is told where it still stands: in a header, in a link; moves say which texts these are")
    func oldNames() throws {
        let catalogue = try entered()
        catalogue.dataset("roques/arbres", "title: Arbres\nresources: [{path: arbres.csv}]", body: "[x](../subventions/)", data: nil)
        #expect(try halle(catalogue, "move", "roques/arbres/arbres.csv", "liste.csv").output.contains("  content/roques/arbres/index.md\n"))
        #expect(try catalogue.check().output.contains("« liste.csv » (registre)"))
        catalogue.dataset("roques/arbres", "title: Arbres", body: "[x](../subventions/)", data: nil)
        #expect(try halle(catalogue, "move", "roques/subventions", "roques/dons").output.contains("  content/roques/arbres/index.md\n"))
        let moved = try catalogue.check().output
        #expect(moved.contains("[link-moved]") && moved.contains("→ Écrivez : ../dons/"))
        #expect(try halle(catalogue, "withdraw", "roques/dons", "--reason", "Fini").status == 0)
        #expect(try catalogue.check().output.contains("[link-withdrawn]"))
    }

    @Test("A ledger that cannot be read stops the build, and nothing is written over it")
    func unreadable() throws {
        let catalogue = try entered()
        #expect(try catalogue.build().status == 0)
        let broken = (catalogue.text("ledger.csv") ?? "") + "<<<<<<< HEAD\n"
        catalogue.file("ledger.csv", broken)
        let run = try catalogue.build()
        #expect(run.status == 1 && run.errors.contains("ledger.csv:6:1"))
        #expect(try record(catalogue).errors.contains("[ledger-kept]"))
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/foret").status == 1)
        #expect(catalogue.text("ledger.csv") == broken && catalogue.bytes("content/roques/arbres/index.md") != nil)
    }

    @Test("A move replaces nothing, leaves the content folder to nobody, and needs a ledger")
    func refusals() throws {
        let catalogue = TestCatalogue.sound()
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/foret").errors.contains("[ledger-missing]"))
        #expect(try record(catalogue).status == 0)
        catalogue.folder("content/roques/foret")
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/foret").errors.contains("[move-target-taken]"))
        #expect(try halle(catalogue, "move", "roques/arbres", "../dehors").status == 2)
        #expect(try halle(catalogue, "move", "roques/arbres", "/dehors").status == 2)
        catalogue.remove("content/roques/arbres")
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/bois", "--language", "en").errors.contains("neither “roques/arbres” nor “roques/bois”"))
        #expect(try halle(catalogue, "move", "roques/arbres", "roques/bois", "--date", "hier").status == 2)
        #expect(try halle(catalogue, "move", "roques/subventions", "roques/dons", "--date", "2999-01-01").errors.contains("[ledger-day]"))
        #expect(try halle(catalogue, "move", "roques/subventions", "roques/dons", "--date", "2000-01-01").errors.contains("[ledger-day]"))
        #expect(try halle(catalogue, "move", "roques/subventions", "dons").errors.contains("halle move roques/subventions roques/dons"))
        #expect(try halle(catalogue, "move", "roques/subventions", "roqes/dons").errors.contains("halle move roques/subventions roques/dons"))
        #expect(try halle(catalogue, "move", "roques/subventions", "roques/Dons reçus").errors.contains("roques/dons-recus"))
        #expect(try halle(catalogue, "move", "roques/subventions", "roques/_dons").errors.contains("halle withdraw roques/subventions"))
    }
}
