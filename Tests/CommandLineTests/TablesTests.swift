import Foundation
import TestCatalogue
import Testing

@Suite("The tables of a catalogue on its site")
struct TablesTests {
    private static let schema =
        #"{"name": "arbres", "version": "1.2", "homepage": "https://exemple.fr/arbres/", "fields": [{"name": "espece", "title": "Espèce", "type": "string", "#
        + #""description": "Le nom de l’espèce.", "constraints": {"required": true}}, {"name": "hauteur", "type": "number"}]}"#

    private static let page = "site/jeux/roques/arbres/index.html"
    private static let verification = "site/jeux/roques/arbres/verification/index.html"

    /// One table that follows its schema or does not, and one without a schema.
    private func catalogue(_ rows: String = "Tilleul,12.5\nOrme,9\n") -> TestCatalogue {
        TestCatalogue.sound().file("schemas/mairie/arbres.json", Self.schema).file("content/roques/arbres/arbres.csv", "espece,hauteur\n" + rows)
            .dataset("roques/arbres", "title: Arbres\nschema: mairie/arbres", body: "Un texte.", data: nil)
    }

    private func json(_ catalogue: TestCatalogue, _ path: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(catalogue.bytes(path) ?? [])) as? [String: Any])
    }

    @Test("A table that follows its schema says so; its page tells its columns, and profile.json the whole of them")
    func conforming() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text(Self.page))
        #expect(page.contains("Conforme au schéma mairie/arbres 1.2") && page.contains("2 lignes, 2 colonnes"))
        #expect(page.contains("Le nom de l’espèce.") && page.contains("9 à 12,5"))
        let profile = try json(catalogue, "site/jeux/roques/arbres/profile.json")
        let table = try #require((profile["files"] as? [String: Any])?["arbres.csv"] as? [String: Any])
        #expect(table["rows"] as? Int == 2 && (table["columns"] as? [[String: Any]])?.map { $0["name"] as? String } == ["espece", "hauteur"])
        #expect(try #require(catalogue.text(Self.verification)).contains("Rien à signaler."))
        #expect(catalogue.text("site/en/datasets/roques/arbres/validation/index.html")?.contains("Nothing to report.") == true)
        // A table without a schema and without faults has a profile, and nothing to verify.
        let other = try #require(catalogue.text("site/jeux/roques/subventions/index.html"))
        #expect(other.contains("Sans schéma") && catalogue.bytes("site/jeux/roques/subventions/profile.json") != nil)
        #expect(catalogue.bytes("site/jeux/roques/subventions/verification/index.html") == nil)
        #expect(catalogue.bytes("site/jeux/roques/subventions/verification.json") == nil)
    }

    @Test("A table that does not is published with a mark, and the verification page says what is wrong, where, and what to write")
    func nonConforming() throws {
        let catalogue = catalogue("Tilleul,\"12,5\"\n,9\n<b>Orme</b>,\"8,5\"\n")
        let run = try catalogue.build()
        #expect(run.status == 0, "\(run.errors)")
        #expect(try #require(catalogue.text(Self.page)).contains("Non conforme au schéma mairie/arbres 1.2\u{A0}: 3 erreurs"))
        let page = try #require(catalogue.text(Self.verification))
        #expect(page.contains("<a href=\"https://exemple.fr/arbres/\" rel=\"external\"><bdi>mairie/arbres 1.2</bdi></a>"))
        #expect(page.contains("Ligne 2, colonne B (hauteur)") && page.contains("2 cellules, lignes 2, 4") && page.contains("<mark><bdi>12,5</bdi></mark>"))
        #expect(page.contains("Écrivez 12.5.") && page.contains("Ligne 3, colonne A (espece)"))
        let verdict = try #require(try json(catalogue, "site/jeux/roques/arbres/verification.json")["files"] as? [[String: Any]])
        #expect(verdict.count == 1 && verdict[0]["valid"] as? Bool == false && verdict[0]["file"] as? String == "arbres.csv")
        #expect(verdict[0]["schema"] as? String == "mairie/arbres" && verdict[0]["version"] as? String == "1.2")
        #expect((verdict[0]["findings"] as? [[String: Any]])?.map { $0["count"] as? Int } == [2, 1])
    }

    @Test("A schema beside the data that is not published itself is heeded when it changes or comes, though no other file does")
    func hiddenSchema() throws {
        let catalogue = catalogue().file("content/roques/arbres/_arbres.json", Self.schema).dataset(
            "roques/arbres", "title: Arbres\nschema: _arbres.json", body: "Un texte.", data: nil)
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text(Self.page)).contains("Conforme au schéma"))
        catalogue.file("content/roques/arbres/_arbres.json", Self.schema.replacingOccurrences(of: #""type": "number""#, with: #""type": "integer""#))
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text(Self.page)).contains("Non conforme au schéma"))
    }

    @Test("Places outside the catalogue's territory are told")
    func territory() throws {
        let point = #"{"type": "Feature", "properties": {"nom": "a"}, "geometry": {"type": "Point", "coordinates": [55.45, -20.88]}}"#
        let catalogue = catalogue().file("content/roques/arbres/carte.geojson", #"{"type": "FeatureCollection", "features": ["# + point + "]}")
        let settings = try #require(catalogue.text("halle.yml"))
        #expect(try !catalogue.check().output.contains("geojson-outside-territory"))
        catalogue.file("halle.yml", settings + "\nterritory: {code: \"31\", name: Haute-Garonne, bbox: [0.44, 42.69, 2.05, 43.92]}\n")
        #expect(try catalogue.check().output.contains("geojson-outside-territory"))
    }

    @Test("What checks have found is noted when it changes, and shown over time; a build alone notes nothing")
    func history() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text("history.csv") == nil)
        func check(on day: String) throws -> Run {
            try Halle.run(["check", catalogue.root, "--record"], launcher: ["/usr/bin/env", "SOURCE_DATE_EPOCH=\(day)"])
        }
        #expect(try check(on: "1767225600").errors.contains("history.csv"))
        let first = try #require(catalogue.text("history.csv"))
        #expect(first.utf8.starts(with: "date,file,rows,schema,version,errors\n2026-01-01,content/roques/".utf8))
        _ = try check(on: "1767312000")
        #expect(catalogue.text("history.csv") == first)
        #expect(try catalogue.build().status == 0)
        #expect(
            try #require(catalogue.text(Self.page.replacingOccurrences(of: "index.html", with: "verification/index.html"))).contains("1er\u{A0}janvier 2026"))
        let files = try #require(try json(catalogue, "site/jeux/roques/arbres/verification.json")["files"] as? [[String: Any]])
        let past = try #require((files[0]["history"] as? [[String: Any]])?.first)
        #expect(past["date"] as? String == "2026-01-01" && past["valid"] as? Bool == true && past["rows"] as? Int == 2 && past["errors"] as? Int == 0)
        #expect(past["schema"] as? String == "mairie/arbres" && past["version"] as? String == "1.2")
        catalogue.file("history.csv", "date,file,rows\nhier,content/a.csv,3\n")
        let refused = try check(on: "1767398400")
        #expect(refused.status == 1 && refused.errors.contains("[history-kept]"))
        #expect(catalogue.text("history.csv") == "date,file,rows\nhier,content/a.csv,3\n")
    }

    @Test("Only files that follow their schema, and what was not checked, are said to conform in the feed")
    func feed() throws {
        let catalogue = catalogue()
        let address = "schema: https://schema.data.gouv.fr/scdl/prenoms/"
        let header = "COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\n"
        catalogue.dataset("roques/prenoms", "title: Prénoms\n\(address)", data: nil).file(
            "content/roques/prenoms/p.csv", header + "Roques,31458,F,Ada,3,2020\n")
        let feed = "site/jeux/roques/prenoms/dataset.jsonld"
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(feed)?.contains("conformsTo") == true && catalogue.text("site/catalog.jsonld")?.contains("scdl/prenoms") == true)
        catalogue.file("content/roques/prenoms/p.csv", header + "Roques,31458,F,Ada,trois,2020\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(feed)?.contains("conformsTo") == false && catalogue.text("site/catalog.jsonld")?.contains("scdl/prenoms") == false)
    }

    @Test("An edited text leaves what its page shows of the tables, and an edited cell changes it")
    func rebuilt() throws {
        let catalogue = catalogue("Tilleul,x\n")
        #expect(try catalogue.build().status == 0)
        let path = "content/roques/arbres/index.md"
        catalogue.file(path, (catalogue.text(path) ?? "") + "\nUn mot de plus.\n")
        #expect(try catalogue.build().status == 0)
        let edited = try #require(catalogue.text(Self.page))
        #expect(edited.contains("Un mot de plus.") && edited.contains("Non conforme au schéma") && edited.contains("Le nom de l’espèce."))
        catalogue.file("content/roques/arbres/arbres.csv", "espece,hauteur\nTilleul,7\n")
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text(Self.page)).contains("Conforme au schéma mairie/arbres 1.2"))
        #expect(try #require(catalogue.text(Self.verification)).contains("Rien à signaler."))
        catalogue.dataset("roques/arbres", "title: Arbres", data: nil)
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text(Self.page)).contains("Sans schéma") && catalogue.bytes(Self.verification) == nil)
    }

    @Test("Columns that are those of a schema of one’s own are told so at the next build, though the file has not changed")
    func suggestion() throws {
        let catalogue = TestCatalogue.sound().file("content/roques/arbres/arbres.csv", "espece,hauteur,commune,date_plantation\nOrme,7,Roques,2020-01-01\n")
        #expect(try catalogue.build().output.contains("0 remarque") == false)
        let schema = #"{"title": "Arbres", "fields": [{"name": "espece"}, {"name": "hauteur"}, {"name": "commune"}, {"name": "date_plantation"}]}"#
        catalogue.file("schemas/mairie/arbres.json", schema)
        let second = try catalogue.build()
        #expect(second.output.contains("1 remarque"), "\(second.output)")
        // And again, from what was kept.
        catalogue.file("content/pages/aide.md", "---\ntitle: Aide\n---\nOui.\n")
        #expect(try catalogue.build().output.contains("1 remarque"))
    }

    @Test("Rows that refer to another file of the dataset are checked against it, again when that file changes alone")
    func references() throws {
        let schema = """
            {"fields": [{"name": "id"}, {"name": "lieu"}], "foreignKeys": [{"fields": "lieu", "reference": {"resource": "lieux", "fields": "code"}}]}
            """
        let header = "title: Usages\nfiles:\n  - {path: usages.csv, schema: mairie/usages}\n  - {path: lieux.csv}"
        let catalogue = TestCatalogue.sound().file("schemas/mairie/usages.json", schema).file("content/roques/usages/usages.csv", "id,lieu\n1,A\n2,B\n")
            .file("content/roques/usages/lieux.csv", "code,nom\nA,Mairie\n").dataset("roques/usages", header, data: nil)
        let page = "site/jeux/roques/usages/verification/index.html"
        #expect(try catalogue.build().status == 0)
        let told = try #require(catalogue.text(page)).replacing("\u{a0}", with: " ")
        #expect(told.contains("« B » n’est pas parmi les valeurs de « code » du fichier « lieux »."))
        catalogue.file("content/roques/usages/lieux.csv", "code,nom\nA,Mairie\nB,École\n")
        #expect(try catalogue.build().status == 0)
        #expect(try #require(catalogue.text(page)).contains("Rien à signaler."))
    }

    @Test("Beside a dataset's page stand its descriptions, and the page links to them and speaks to search engines")
    func descriptions() throws {
        let catalogue = catalogue().dataset("roques/arbres", "title: Arbres\nlicense: lov2\nschema: mairie/arbres", body: "Un texte.", data: nil)
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text(Self.page))
        #expect(page.contains("roques/arbres/datapackage.json\"") && page.contains("roques/arbres/croissant.json\""))
        #expect(page.contains("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org/\",\"@type\":\"Dataset\""))
        #expect(catalogue.text("site/index.html")?.contains("\"@type\":\"DataCatalog\"") == true)
        let folder = "site/jeux/roques/arbres/"
        let package = try json(catalogue, folder + "datapackage.json")
        #expect((package["resources"] as? [[String: Any]])?.first?["type"] as? String == "table")
        #expect(try json(catalogue, folder + "arbres.csv-metadata.json")["url"] as? String == "arbres.csv")
        #expect(try json(catalogue, folder + "croissant.json")["recordSet"] != nil)
        for name in ["data.json", "dcat-us-3.json"] { #expect((try json(catalogue, "site/" + name)["dataset"] as? [Any])?.count == 2) }
    }

    @Test("Without a base address no description is written, and no page speaks to search engines")
    func withoutBaseAddress() throws {
        let catalogue = catalogue().file("halle.yml", "title: Essai\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.bytes("site/data.json") == nil && catalogue.bytes("site/jeux/roques/arbres/datapackage.json") == nil)
        #expect(try #require(catalogue.text(Self.page)).contains("ld+json\">") == false)
    }

    @Test("A text that is edited keeps what its page says to search engines, byte for byte")
    func editedText() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        catalogue.dataset("roques/arbres", "title: Arbres\nschema: mairie/arbres", body: "Un autre texte.", data: nil)
        #expect(try catalogue.build().status == 0)
        let edited = try #require(catalogue.text(Self.page))
        #expect(edited.contains("Un autre texte.") && edited.contains("\"variableMeasured\""))
        #expect(try Halle.run(["build", catalogue.root, "--output", catalogue.root + "/anew"]).status == 0)
        #expect(edited == catalogue.text("anew/jeux/roques/arbres/index.html"))
    }

    @Test(
        "A file under a name that the site gives to its descriptions is refused", arguments: ["datapackage.json", "croissant.json", "Arbres.csv-metadata.json"])
    func takenNames(_ name: String) throws {
        let run = try catalogue().file("content/roques/arbres/" + name, "{}").build()
        #expect(run.status == 1 && run.errors.contains("[file-name-reserved]") && run.errors.contains(name))
    }
}
