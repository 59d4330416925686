import Foundation
import TestCatalogue
import Testing

@Suite("The site of one publisher alone")
struct PortalTests {
    private func catalogue() -> TestCatalogue {
        TestCatalogue("title: Le département\nbase-url: https://tout.exemple.fr/\nlanguages: [fr, en]\n")
            .file("content/roques/index.md", "---\nname: Commune de Roques\ncolours: {primary: \"#7a1f3d\", accent: \"#0f766e\"}\n---\nBienvenue à Roques.")
            .file("content/sicoval/index.md", "---\nname: Sicoval\n---\n")
            .dataset("roques/arbres", "title: Arbres", body: "Voyez [les aides](../../sicoval/aides/) et [les bancs](../bancs/).")
            .dataset("roques/bancs", "title: Bancs")
            .dataset("sicoval/aides", "title: Aides")
    }

    @Test("It has the publisher's name, words and datasets and no other's; links to others lead to the whole site; harvesters know it by the same identifiers")
    func alone() throws {
        let catalogue = catalogue()
        let out = catalogue.root + "/roques"
        let run = try Halle.run(["build", catalogue.root, "--producer", "roques", "--output", out, "--base-url", "https://donnees.roques.exemple.fr/"])
        #expect(run.status == 0, "\(run.errors)")
        let home = try #require(catalogue.text("roques/index.html"))
        #expect(home.contains("Commune de Roques\u{A0}: données ouvertes") && home.contains("Bienvenue à Roques.") && !home.contains("Le département"))
        #expect(catalogue.text("roques/jeux/sicoval/aides/index.html") == nil)
        let page = try #require(catalogue.text("roques/jeux/roques/arbres/index.html"))
        #expect(page.contains("href=\"https://tout.exemple.fr/jeux/sicoval/aides/\"") && page.contains("href=\"../bancs/\""))
        #expect(catalogue.text("roques/CNAME") == "donnees.roques.exemple.fr\n")
        let feed = try #require(catalogue.text("roques/catalog.ttl"))
        #expect(feed.contains("dct:identifier \"https://tout.exemple.fr/jeux/roques/arbres/\"") && !feed.contains("sicoval/aides"))
        #expect(catalogue.text("roques/en/index.html")?.contains("Commune de Roques: open data") == true)
    }

    @Test("What is wrong with a neighbour does not keep it from being built; the ledger of all is held to be whole")
    func neighbours() throws {
        let catalogue = catalogue()
        #expect(try Halle.run(["check", catalogue.root, "--record"]).status == 0)
        catalogue.file("content/sicoval/aides/index.md", "---\ntitle: Aides\nlicense: lvo2\n---\n")
        #expect(try catalogue.build().status == 1)
        #expect(try Halle.run(["build", catalogue.root, "--producer", "Commune de Roques", "--output", catalogue.root + "/roques"]).status == 0)
    }

    @Test("A name that no publisher has is told, with the nearest; without an output the command is wrong")
    func mistakes() throws {
        let catalogue = catalogue()
        let run = try Halle.run(["build", catalogue.root, "--producer", "roque", "--output", catalogue.root + "/r"])
        #expect(run.status == 1 && run.errors.contains("producer-unknown") && run.errors.contains("roques"))
        #expect(try Halle.run(["build", catalogue.root, "--producer", "roques"]).status == 2)
    }

    @Test("Built again after nothing has changed it stays as it is, and an edit of a text comes with the next build")
    func again() throws {
        let catalogue = catalogue()
        let arguments = ["build", catalogue.root, "--producer", "roques", "--output", catalogue.root + "/roques"]
        #expect(try Halle.run(arguments).status == 0)
        let marks = catalogue.marks(of: "roques")
        #expect(try Halle.run(arguments).status == 0)
        #expect(catalogue.marks(of: "roques") == marks)
        catalogue.dataset("roques/bancs", "title: Bancs", body: "Un mot de plus.")
        #expect(try Halle.run(arguments).status == 0)
        #expect(catalogue.text("roques/jeux/roques/bancs/index.html")?.contains("Un mot de plus.") == true)
    }
}
