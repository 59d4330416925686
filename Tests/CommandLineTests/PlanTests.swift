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
        #expect(run.output.contains("3/9  Arbres") && run.output.contains("→ content/roques/arbres/index.md : ajoutez par exemple « fréquence: annuelle »."))
        #expect(try plan(catalogue, "--language", "en").output.contains("Nothing changes"))
    }

    @Test("What the live site says cannot act on a terminal, and a file that becomes a document breaks no address")
    func hostile() throws {
        let catalogue = try published()
        let feed = try #require(catalogue.text("site/catalog.jsonld"))
        #expect(feed.contains("\"Budget\""))
        catalogue.file("site/catalog.jsonld", feed.replacing("\"Budget\"", with: "\"Bud\\u001b]0;x\\u0007get\""))
        catalogue.remove("content/roques/budget")
        let gone = try plan(catalogue)
        #expect(gone.output.contains("Bud\u{FFFD}]0;x\u{FFFD}get") && !gone.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
        catalogue.dataset(
            "roques/arbres", "title: Arbres\nresources:\n  - {file: arbres.csv, role: documentation}", body: "Un texte.", data: nil)
        #expect(try !plan(catalogue).output.contains("plus rien à l’adresse jeux/roques/arbres/arbres.csv"))
    }

    @Test("Other bytes beside a profile that is missing are not taken for the same columns")
    func noProfile() throws {
        let catalogue = try published()
        catalogue.file("content/roques/arbres/arbres.csv", "espece\nTilleul\n").file("site/jeux/roques/arbres/profile.json", "")
        let run = try plan(catalogue)
        #expect(run.status == 1 && run.output.contains("colonnes non comparées") && !run.output.contains("mêmes colonnes"), "\(run.output)")
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

    @Test("A table that is emptied, another order, another delimiter, and the value that changes a type are told; so is a name that changed nothing")
    func forms() throws {
        let catalogue = try published()
        catalogue.file("content/roques/arbres/arbres.csv", "espece,hauteur\n")
        #expect(try plan(catalogue).output.contains("! arbres.csv : 2 lignes avant, 0 ligne maintenant"))
        catalogue.file("content/roques/arbres/arbres.csv", "hauteur;espece\n12;Tilleul\nn.c.;Orme\n9;Orme\n")
        let run = try plan(catalogue)
        #expect(run.output.contains("(« n.c. », ligne 3)") && run.output.contains("2 lignes avant, 3 lignes maintenant"), "\(run.output)")
        #expect(run.output.contains("plus dans le même ordre") && run.output.contains("le séparateur change : point-virgule, et non plus virgule"))
        #expect(run.output.contains("de content/roques/arbres/index.md"))
        catalogue.dataset("roques/arbres", "title: Arbres\ncolonnes-changées: [hauteur, largeur]", body: "Un texte.", data: nil)
        let acknowledged = try plan(catalogue)
        #expect(acknowledged.status == 0 && acknowledged.output.contains("nomme « largeur », qui n’a pas changé"))
    }

    @Test("A dataset that a build would hold is told; so are errors of the ledger, and an identifier that changes")
    func held() throws {
        let catalogue = try published()
        catalogue.file("schemas/a.json", #"{"name": "a", "fields": [{"name": "espece", "type": "date"}, {"name": "hauteur", "type": "integer"}]}"#)
        catalogue.dataset("roques/arbres", "title: Arbres\nschema: a\nconformity: hold", body: "Un texte.", data: nil)
        let held = try plan(catalogue)
        #expect(held.status == 1 && held.output.contains("le jeu est retenu") && held.output.contains("plus rien à l’adresse jeux/roques/arbres/"))
        catalogue.dataset("roques/arbres", "title: Arbres\nidentifier: autre", body: "Un texte.", data: nil)
        let renamed = try plan(catalogue)
        #expect(renamed.status == 1 && renamed.output.contains("! l’identifiant change, de « https://donnees.exemple.fr/jeux/roques/arbres/ » à « autre »"))
        #expect(!renamed.output.contains("jeu nouveau"))
        catalogue.dataset("roques/arbres", "title: Arbres", body: "Un texte.", data: nil)
        #expect(try Halle.run(["check", catalogue.root, "--record"]).status == 0)
        catalogue.dataset("roques/arbres", "title: Arbres\nidentifier: autre", body: "Un texte.", data: nil)
        let entered = try plan(catalogue)
        #expect(entered.status == 1 && entered.errors.contains("[identifier-changed]"))
    }

    @Test("What is withdrawn is no loss; an address where nobody answers is told as such")
    func withdrawn() throws {
        let catalogue = try published()
        #expect(try Halle.run(["check", catalogue.root, "--record"]).status == 0)
        #expect(try Halle.run(["withdraw", "roques/budget", "--reason", "Fini", "--root", catalogue.root]).status == 0)
        let run = try plan(catalogue)
        #expect(run.status == 0 && run.output.contains("le jeu est retiré ; sa page dit depuis quand et pourquoi"))
        #expect(try plan(catalogue, "--live", "http://127.0.0.1:9/").errors.contains("le site ne répond pas"))
        #expect(try plan(catalogue, "--live", "HTTP://127.0.0.1:9/{a}[1-9]").errors.contains("le site ne répond pas"))
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
