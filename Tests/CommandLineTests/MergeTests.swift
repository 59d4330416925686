import Foundation
import TestCatalogue
import Testing

@Suite("Merged datasets of a territory")
struct MergeTests {
    private static let folder = "site/jeux/departement/aides/"
    private static let schema = """
        {"name": "essai/aides", "title": "Aides", "version": "1.0", "fields": [
        {"name": "nom", "type": "string", "constraints": {"required": true}}, {"name": "montant", "type": "number"}]}
        """

    private func catalogue(_ merge: String = "{jeu: departement/aides, schéma: aides.json}", _ file: String = "territoire.yml") -> TestCatalogue {
        let header = "license: lov2\nfrequency: annual\n"
        let catalogue = TestCatalogue("title: Essai\nbase-url: https://exemple.fr/\nlanguages: [fr, en]\n")
            .file("schemas/aides.json", Self.schema)
            .file("content/roques/index.md", "---\nname: Roques\nsiret: \"21310458100011\"\n---\n")
            .file("content/sicoval/index.md", "---\nname: Sicoval\n---\n")
            .file("content/departement/index.md", "---\nname: Département\n---\n")
            .dataset("roques/aides", "title: Aides\nmodified: 2024-06-30\nschema: aides.json\n" + header, data: nil)
            .dataset("sicoval/aides", "title: Aides du Sicoval\nmodified: 2025-01-31\nschema: aides.json\n" + header, data: nil)
            .dataset("departement/aides", "title: Aides du territoire\n" + header, body: "Un texte.", data: nil)
        catalogue.file("content/roques/aides/aides.csv", "nom;montant\nClub;5\nÉcole;beaucoup\nJudo;9\n")
        catalogue.file("content/sicoval/aides/aides.csv", "montant,nom\n7,Danse\n9,Judo\n")
        return catalogue.file("content/" + file, (file.hasPrefix("terri") && file.contains("oire") ? "fusions" : "merges") + ":\n  - " + merge + "\n")
    }

    private func rows(_ catalogue: TestCatalogue) -> [String] {
        (catalogue.text(Self.folder + "aides.csv") ?? "").split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).prefix(2).joined(separator: " ")
        }
    }

    @Test("The dataset holds the rows of all publishers once, is described like any other, and accounts for every row")
    func whole() throws {
        let catalogue = catalogue()
        let run = try catalogue.build()
        #expect(run.status == 0, "\(run.errors)")
        #expect(rows(catalogue) == ["nom montant", "Club 5", "Danse 7", "Judo 9"])
        #expect(catalogue.text(Self.folder + "aides.csv")?.contains("Club,5,Roques,21310458100011,roques/aides,aides.csv,2,2024-06-30\r\n") == true)
        let page = try #require(catalogue.text(Self.folder + "index.html"))
        #expect(page.contains("2 fichiers de 2"))
        #expect(page.contains("aides 1.0") || page.contains("Conforme"))
        let account = try #require(catalogue.text(Self.folder + "fusion/index.html"))
        #expect(account.contains("5\u{A0}lignes lues\u{A0}: 3\u{A0}reprises, 1\u{A0}rejetée, 1\u{A0}en double."))
        #expect(catalogue.text("site/en/datasets/departement/aides/merge/index.html")?.contains("5 rows read: 3 taken, 1 rejected, 1 found twice.") == true)
        #expect(catalogue.text(Self.folder + "lignes-non-reprises-roques.csv")?.contains("roques/aides;aides.csv;3;B;montant;beaucoup;rejetée;") == true)
        #expect(catalogue.text(Self.folder + "lignes-non-reprises-roques.csv")?.contains("roques/aides;aides.csv;4;;;;doublon;") == true)
        #expect(catalogue.text(Self.folder + "dataset.ttl")?.contains("dct:source <https://exemple.fr/jeux/roques/aides/#dataset>") == true)
        #expect(catalogue.text("site/jeux/roques/aides/index.html")?.contains("Aides du territoire") == true)
        #expect(catalogue.text("site/catalog.jsonld")?.contains("departement/aides/aides.csv") == true)
    }

    @Test("Rows of two publishers that share a key are told; where each publisher numbers its own, both stay")
    func sharedKeys() throws {
        func merged(_ key: String, _ more: String = "") throws -> (rows: [String], said: String) {
            let catalogue = catalogue("{jeu: departement/aides, schéma: aides.json\(more)}")
            catalogue.file(
                "schemas/aides.json",
                #"{"name": "essai/aides", "version": "1.0", "primaryKey": "\#(key)", "fields": [{"name": "\#(key)", "type": "string"}, {"name": "montant", "type": "number"}]}"#
            )
            catalogue.file("content/roques/aides/aides.csv", "\(key);montant\n1;5\n2;6\n").file("content/sicoval/aides/aides.csv", "\(key);montant\n1;7\n")
            let said = try catalogue.check().output
            #expect(try catalogue.build().status == 0)
            return (rows(catalogue), said)
        }
        let shared = try merged("dossier")
        #expect(shared.rows.count == 3 && shared.said.contains("[merge-keys-shared]") && shared.said.contains("(dossier)"))
        #expect(try merged("dossier", ", clé: producteur").rows.count == 4)
        let local = try merged("id_local")
        #expect(local.rows.count == 4 && !local.said.contains("merge-keys-shared"))
        #expect(try merged("id_local", ", clé: territoire").rows.count == 3)
    }

    @Test("A mapping that serves no file, or fills no column of the schema, is told, and so is a file of the schema in the dataset that gets the table")
    func uselessMappings() throws {
        let merge = "{jeu: departement/aides, schéma: aides.json, correspondances: [{version: \"0.9\", colonnes: {nomme: nom}}]}"
        let catalogue = catalogue(merge)
        let said = try catalogue.check().output
        #expect(said.contains("[merge-mapping-unused]") && said.contains("[merge-mapping-column]"))
        #expect(said.contains("content/territoire.yml:2:") && said.contains("« nomme »"))
        catalogue.file("content/departement/aides/nos-aides.csv", "nom;montant\nClub;5\n")
            .file("content/departement/aides/index.md", "---\ntitle: Aides\nschema: aides.json\n---\n")
        let refused = try catalogue.check()
        #expect(refused.status == 1 && refused.output.contains("[merge-target-has-file]") && refused.output.contains("nos-aides.csv"))
    }

    @Test("A producer's own portal holds no merged row that the whole site would not publish")
    func portal() throws {
        let catalogue = catalogue()
        catalogue.file("content/sicoval/aides/aides.csv", "montant,nom\n7,1 85 05 78 006 084 91\n")
        func portal(_ more: String...) throws -> Run {
            try Halle.run(["build", catalogue.root, "--producer", "departement", "--output", catalogue.root + "/portail"] + more)
        }
        let run = try portal()
        #expect(run.status == 1 && (run.output + run.errors).contains("privacy-nir"))
        #expect(try portal("--keep-going").status != 2)
        #expect(!catalogue.contents(of: "portail").keys.contains { (catalogue.text("portail/" + $0) ?? "").contains("084 91") })
    }

    @Test("A file of the schema that cannot be read row by row is told: a workbook of before 2007, a table at an address")
    func unread() throws {
        let catalogue = catalogue()
        catalogue.file("content/revel/index.md", "---\nnom: Revel\n---\n")
        catalogue.file(
            "content/revel/aides/index.md",
            "---\ntitre: Aides\nschéma: aides.json\nlicence: lov2\nfréquence: annuelle\nfichiers:\n  - url: https://revel.example.org/aides.csv\n---\n")
        catalogue.file("content/revel/aides/anciennes.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        let run = try catalogue.check("--format", "json")
        #expect(run.output.contains("\"merge-format-unread\""))
        #expect(run.output.contains("anciennes.xls"))
        #expect(run.output.contains("https://revel.example.org/aides.csv"))
    }

    @Test("A link in the place of the tables that were merged is not followed: nothing is written where it leads")
    func linkInWorkFolder() throws {
        let catalogue = catalogue()
        catalogue.file("elsewhere/kept.txt", "kept\n")
        catalogue.file(".site.halle/other.txt", "")
        catalogue.link(".site.halle/merged", to: catalogue.root + "/elsewhere")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.contents(of: "elsewhere").keys.sorted() == ["kept.txt"])
        #expect(rows(catalogue) == ["nom montant", "Club 5", "Danse 7", "Judo 9"])
    }

    @Test("A build after nothing has changed writes nothing; a publisher's new row comes with the next one; the rest stays")
    func incremental() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let marks = catalogue.marks(of: "site")
        #expect(try catalogue.build().output.contains("0 écrits") || catalogue.marks(of: "site") == marks)
        catalogue.file("content/sicoval/aides/aides.csv", "montant,nom\n7,Danse\n9,Judo\n4,Théâtre\n")
        #expect(try catalogue.build().status == 0)
        #expect(rows(catalogue) == ["nom montant", "Club 5", "Danse 7", "Judo 9", "Théâtre 4"])
        let fresh = self.catalogue().file("content/sicoval/aides/aides.csv", "montant,nom\n7,Danse\n9,Judo\n4,Théâtre\n")
        #expect(try fresh.build().status == 0)
        #expect(fresh.contents(of: "site") == catalogue.contents(of: "site"))
    }

    @Test("What an earlier build has merged is not trusted blindly: a new publisher changes no name, and a table that is gone is made again")
    func cache() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        catalogue.file("content/aaa/index.md", "---\nname: Aaa\n---\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(Self.folder + "lignes-non-reprises-roques.csv") != nil)
        let made = catalogue.contents(of: ".site.halle/merged").keys.filter { $0.hasSuffix("/aides.csv") }
        #expect(made.count == 1)
        for path in made { catalogue.remove(".site.halle/merged/" + path) }
        catalogue.file("content/aaa/index.md", "---\nname: Aaah\n---\n")
        #expect(try catalogue.build().status == 0)
        #expect(rows(catalogue) == ["nom montant", "Club 5", "Danse 7", "Judo 9"])
    }

    @Test("What is wrong with the territory's file stops a build that goes on after other errors: no dataset could be left out for it")
    func keepGoing() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let before = catalogue.contents(of: "site")
        catalogue.file("content/territoire.yml", "fusions:\n  - jeu: [departement\n")
        #expect(try catalogue.build("--keep-going").status == 1)
        #expect(catalogue.contents(of: "site") == before)
    }

    @Test("An edit of a text leaves the merged table where it is")
    func textEdited() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let before = rows(catalogue)
        for name in ["departement/aides", "roques/aides"] {
            let text = catalogue.text("content/\(name)/index.md") ?? ""
            catalogue.file("content/\(name)/index.md", text + "\nEncore une phrase.\n")
            #expect(try catalogue.build().status == 0)
            #expect(rows(catalogue) == before)
            let fresh = self.catalogue()
            for name in ["departement/aides", "roques/aides"] { fresh.file("content/\(name)/index.md", catalogue.text("content/\(name)/index.md") ?? "") }
            #expect(try fresh.build().status == 0)
            #expect(fresh.text(Self.folder + "index.html") == catalogue.text(Self.folder + "index.html"))
            #expect(fresh.text("site/jeux/roques/aides/index.html") == catalogue.text("site/jeux/roques/aides/index.html"))
        }
    }

    @Test("The same territory gives the same bytes, on one core and on two, and in English under English names")
    func deterministic() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build("--jobs", "1").status == 0)
        let first = catalogue.contents(of: "site")
        catalogue.remove("site")
        catalogue.remove(".site.halle")
        #expect(try catalogue.build("--jobs", "2").status == 0)
        #expect(catalogue.contents(of: "site") == first)
        let english = self.catalogue("{dataset: departement/aides, schema: aides.json, keep: rows}", "territory.yml")
        #expect(try english.build().status == 0)
        #expect(rows(english) == rows(catalogue))
    }

    @Test("A check says how many rows are left behind and whose, and writes nothing")
    func check() throws {
        let catalogue = catalogue()
        let before = catalogue.contents(of: "content")
        let run = try catalogue.check()
        #expect(run.output.contains("[merge-rejects]") && run.output.contains("1 ligne n’est pas reprise dans « departement/aides », sur 5 (Roques)."))
        #expect(!run.output.contains("[files-missing]") || !run.output.contains("departement/aides"))
        #expect(catalogue.contents(of: "content") == before)
        #expect(catalogue.text("site/index.html") == nil)
    }

    @Test(
        "What is wrong with a merge is told with its line and what to write",
        arguments: [
            ("{jeu: departement/aide, schéma: aides.json}", "merge-dataset-unknown"), ("{schéma: aides.json}", "merge-incomplete"),
            ("{jeu: departement/aides, schéma: aides.json, producteurs: [rokes]}", "merge-publisher-unknown"),
            ("{jeu: departement/aides, schéma: aides.json, garder: tout}", "merge-keep-unknown"),
            ("{jeu: departement/aides, schéma: aides.json, fichier: ../a.csv}", "merge-file-name"),
            ("{jeu: departement/aides, schéma: scdl/budget}", "merge-without-sources"), ("{jeu: departement/aides, schéma: rien/du-tout}", "schema-unknown"),
        ])
    func mistakes(_ merge: String, _ code: String) throws {
        let run = try catalogue(merge).check()
        #expect(run.output.contains("[\(code)]"), "\(run.output)")
        #expect(run.output.contains("content/territoire.yml:2"))
    }

    @Test("Publishers that are left out, versions that are not wanted and a publisher whose dataset is held are not merged")
    func choices() throws {
        let one = catalogue("{jeu: departement/aides, schéma: aides.json, producteurs: [Sicoval]}")
        #expect(try one.build().status == 0)
        #expect(rows(one) == ["nom montant", "Danse 7", "Judo 9"])
        let other = catalogue("{jeu: departement/aides, schéma: aides.json, sauf: [sicoval], garder: fichiers}")
        #expect(try other.build().status == 0)
        #expect(rows(other) == ["nom montant"])
        let held = catalogue()
        held.file("halle.yml", (held.text("halle.yml") ?? "") + "conformity: hold\n")
        #expect(try held.build().status == 0)
        #expect(rows(held) == ["nom montant", "Danse 7", "Judo 9"])
    }
}
