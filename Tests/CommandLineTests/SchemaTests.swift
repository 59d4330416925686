import Foundation
import TestCatalogue
import Testing

@Suite("halle schema")
struct SchemaTests {
    private func schema(_ arguments: String..., in catalogue: TestCatalogue) throws -> Run {
        try Halle.run(["schema"] + arguments + ["--root", catalogue.root])
    }

    @Test("The list has the schemas that ship and the catalogue’s own, as text or JSON")
    func list() throws {
        let catalogue = TestCatalogue.sound().file("schemas/arbres.json", #"{"title": "Nos arbres", "fields": [{"name": "a"}]}"#)
        let text = try schema("list", in: catalogue)
        #expect(text.status == 0 && text.errors == "")
        #expect(text.output.hasPrefix("Schémas du catalogue\n  arbres ") && text.output.contains("Nos arbres\n\nSchémas fournis avec Halle\n"))
        #expect(text.output.contains("  scdl/subventions "))
        let json = try schema("list", "--format", "json", in: catalogue)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [[String: Any]]])
        let own = try #require(object["schemas"]?.first { $0["name"] as? String == "arbres" })
        #expect(own["origin"] as? String == "catalogue" && own["path"] as? String == "schemas/arbres.json" && own["fields"] as? Int == 1)
    }

    @Test("It is said in the language asked for, else in the catalogue’s first, else in French")
    func language() throws {
        let english = TestCatalogue("title: Test\nlanguages: [en]\n").file("bon.json", #"{"fields": [{"name": "a"}]}"#)
        #expect(try schema("list", in: english).output.contains("Schemas that come with Halle"))
        #expect(try schema("add", english.root + "/bon.json", in: english).output.contains("schemas/bon.json (1 column)"))
        #expect(try schema("list", "--language", "fr", in: english).output.contains("Schémas fournis avec Halle"))
        #expect(try schema("list", in: TestCatalogue(nil)).output.contains("Schémas fournis avec Halle"))
    }

    @Test("A schema of the catalogue that cannot be read is told, and the others are listed")
    func damaged() throws {
        let run = try schema("list", in: TestCatalogue.sound().file("schemas/faux.json", "{"))
        #expect(
            run.status == 1 && run.errors.contains("[schema-not-json]") && run.errors.contains("schemas/faux.json") && run.output.contains("scdl/subventions"))
    }

    @Test("A schema is shown column by column, with what each must hold; JSON gives the Table Schema itself")
    func show() throws {
        let catalogue = TestCatalogue.sound()
        let french = try schema("show", "subventions", in: catalogue)
        #expect(french.status == 0 && french.output.contains("* dateConvention ") && french.output.contains("une date au format AAAA-MM-JJ, par exemple "))
        #expect(french.output.contains("« idBeneficiaire » ou « rnaBeneficiaire » est rempli."))
        let english = try schema("show", "scdl/subventions", "--language", "en", in: catalogue)
        #expect(english.output.contains("a date written YYYY-MM-DD, for instance "))
        let json = try schema("show", "scdl/subventions", "--format", "json", in: catalogue)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((object["fields"] as? [Any])?.count == 16)
    }

    @Test("A wrong name brings the nearest, another version is told, a file is shown with its defects")
    func showProblems() throws {
        let catalogue = TestCatalogue.sound().file("essai.json", #"{"fields": [{"name": "a", "type": "entier"}]}"#)
        let wrong = try schema("show", "scdl/subvention", in: catalogue)
        #expect(wrong.status == 1 && wrong.output == "" && wrong.errors.contains("Vouliez-vous dire « scdl/subventions » ?"))
        let old = try schema("show", "scdl/subventions@1.1.0", in: catalogue)
        #expect(old.status == 0 && old.errors.contains("[schema-version-other]"))
        let file = try schema("show", catalogue.root + "/essai.json", in: catalogue)
        #expect(file.status == 0 && file.errors.contains("[schema-type-unknown]") && file.errors.contains("Vouliez-vous dire « integer » ?"))
    }

    @Test("A schema is added to the catalogue under its name, and never over another unless asked")
    func add() throws {
        let text = #"{"name": "mairie/arbres", "fields": [{"name": "a", "example": "x", "enum": ["b"]}]}"#
        let catalogue = TestCatalogue.sound().file("a-part/schema.json", text)
        let file = catalogue.root + "/a-part/schema.json"
        let run = try schema("add", file, in: catalogue)
        #expect(run.status == 0 && run.output.contains("schemas/mairie/arbres.json (1 colonne)") && run.output.contains("schema: mairie/arbres"))
        #expect(run.errors.contains("[schema-constraint-misplaced]"))
        #expect(catalogue.text("schemas/mairie/arbres.json") == text)
        #expect(try schema("show", "arbres", in: catalogue).output.hasPrefix("mairie/arbres"))

        let again = try schema("add", file, in: catalogue)
        #expect(again.status == 1 && again.errors.contains("[schema-there]"))
        #expect(try schema("add", file, "--force", in: catalogue).status == 0)
        #expect(try schema("add", file, "--name", "platanes", in: catalogue).status == 0 && catalogue.text("schemas/platanes.json") == text)
        #expect(try schema("add", file, "--name", "../dehors", in: catalogue).status == 2)
    }

    @Test("What is not a schema, and a folder that is not a catalogue, get nothing written")
    func addProblems() throws {
        let catalogue = TestCatalogue.sound().file("faux.json", #"{"resources": []}"#).file("bon.json", #"{"fields": [{"name": "a"}]}"#)
        let refused = try schema("add", catalogue.root + "/faux.json", in: catalogue)
        #expect(refused.status == 1 && refused.errors.contains("[schema-is-data-package]") && catalogue.bytes("schemas/faux.json") == nil)
        let nowhere = TestCatalogue(nil)
        let lost = try schema("add", catalogue.root + "/bon.json", in: nowhere)
        #expect(lost.status == 1 && lost.errors.contains("[schema-no-catalogue]") && nowhere.bytes("schemas/bon.json") == nil)
        // A link would lead the file out of the catalogue.
        let outside = TestCatalogue.sound()
        outside.link("schemas", to: nowhere.root)
        #expect(try schema("add", catalogue.root + "/bon.json", in: outside).status == 1 && nowhere.bytes("bon.json") == nil)
    }
}
