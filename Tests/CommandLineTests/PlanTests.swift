import Foundation
import TestCatalogue
import Testing

@Suite("halle plan")
struct PlanTests {
    /// A catalogue with an address, built.
    private func published() throws -> TestCatalogue {
        let catalogue = TestCatalogue("title: Essai\nbase-url: https://donnees.exemple.fr/\n").file(
            "content/roques/arbres/arbres.csv", "espece,hauteur\nTilleul,12\nOrme,9\n"
        )
        .dataset("roques/arbres", "title: Arbres", body: "Un texte.", data: nil).dataset("roques/budget", "title: Budget", body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        return catalogue
    }

    private func plan(_ catalogue: TestCatalogue, _ arguments: String...) throws -> Run { try Halle.run(["plan", catalogue.root] + arguments) }

    @Test("Right after a build nothing changes, nothing is written, and each dataset's score and next point are told")
    func nothing() throws {
        let catalogue = try published()
        let run = try plan(catalogue)
        #expect(run.status == 0 && run.output.contains("Rien ne change"))
        #expect(run.output.contains("2/9  Arbres") && run.output.contains("→ content/roques/arbres/index.md : ajoutez « licence: lov2 »."))
        #expect(try plan(catalogue, "--language", "en").output.contains("Nothing changes"))
    }

    @Test("A dropped column stops the plan until the dataset's header names it")
    func dropped() throws {
        let catalogue = try published()
        catalogue.file("content/roques/arbres/arbres.csv", "espece\nTilleul\nOrme\n")
        let run = try plan(catalogue)
        #expect(run.status == 1 && run.output.contains("arbres.csv : la colonne « hauteur » disparaît"))
        #expect(run.output.contains("colonnes-changées: [hauteur]"))
        catalogue.dataset("roques/arbres", "title: Arbres\ncolonnes-changées: [hauteur]", body: "Un texte.", data: nil)
        #expect(try plan(catalogue).status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(try plan(catalogue, "--format", "json").output.utf8)) as? [String: Any])
        let change = try #require((json["changes"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "column-dropped" && change["column"] as? String == "hauteur" && change["acknowledged"] as? Bool == true)
        #expect((json["quality"] as? [[String: Any]])?.count == 2)
    }

    @Test("A dataset that goes leaves its addresses broken, and one that comes is told")
    func datasets() throws {
        let catalogue = try published()
        catalogue.remove("content/roques/budget")
        catalogue.dataset("roques/prenoms", "title: Prénoms", body: "Un texte.")
        let run = try plan(catalogue)
        #expect(run.status == 1 && run.output.contains("Prénoms (jeux/roques/prenoms/)\n  · jeu nouveau"))
        #expect(run.output.contains("plus rien à l’adresse jeux/roques/budget/donnees.csv"))
    }

    @Test("A site that is none of Halle's is told, as is a catalogue without an address")
    func nothingToCompare() throws {
        let catalogue = try published()
        let run = try plan(catalogue, "--live", catalogue.root + "/content")
        #expect(run.status == 1 && run.errors.contains("pas de catalog.jsonld"))
        catalogue.file("halle.yml", "title: Essai\n")
        #expect(try plan(catalogue).errors.contains("base-url"))
    }

    @Test("A catalogue with errors is not compared: what has them would look as if it went")
    func errors() throws {
        let catalogue = try published()
        catalogue.dataset("roques/budget", "title: Budget\nlicence: inconnue-9.9", body: "Un texte.")
        let run = try plan(catalogue)
        #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("« halle check »"))
    }
}
