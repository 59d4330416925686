import Foundation
import TestCatalogue
import Testing

@Suite("halle validate")
struct ValidateTests {
    private func validate(_ arguments: String..., in disk: TestCatalogue) throws -> Run { try Halle.run(["validate"] + arguments, in: disk.root) }

    @Test("A file that is not there is told so, with the nearest names of its folder; in every format, and before anything is mended")
    func absent() throws {
        let disk = TestCatalogue(nil).file("dossier/subventions.csv", "a;b\n1;2\n").file("autre.csv", "a;b\n1;2\n")
        let run = try validate("dossier/subvention.csv", in: disk)
        #expect(run.status == 1 && run.output.contains("Le fichier « dossier/subvention.csv » n’existe pas."))
        #expect(run.output.contains("Vouliez-vous dire « dossier/subventions.csv » ?") && !run.output.contains("No such file"))
        #expect(try validate("absent.csv", "--language", "en", "--fix", in: disk).output.contains("The file “absent.csv” does not exist."))
        let json = try validate("absent.csv", "--format", "json", in: disk)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(json.status == 1 && object["valid"] as? Bool == false)
        #expect((object["findings"] as? [[String: Any]])?.map { $0["code"] as? String } == ["data-absent"])
    }

    @Test("Without a schema, the one that the columns resemble is named, with the command that checks against it; with one, nothing is said of it")
    func recognised() throws {
        let header = "COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\nRoques,31458,F,Ada,3,2020\n"
        let disk = TestCatalogue(nil).file("les prénoms.csv", header).file("autre.csv", "a;b\n1;2\n")
        let run = try validate("les prénoms.csv", in: disk)
        #expect(run.status == 0 && run.output.contains("[schema-recognised]"))
        #expect(run.output.contains("→ Tapez : halle validate 'les prénoms.csv' --schema scdl/prenoms\n"), "\(run.output)")
        #expect(try !validate("les prénoms.csv", "--schema", "scdl/prenoms", in: disk).output.contains("schema-recognised"))
        #expect(try !validate("autre.csv", in: disk).output.contains("schema-recognised"))
    }

    @Test("What is wrong with a map is told by its objects and their properties, and --fix says what it does not mend in the same words")
    func maps() throws {
        let point = #""geometry": {"type": "Point", "coordinates": [1.37, 43.5]}"#
        let features = ["Mairie", "", ""].map { #"{"type": "Feature", "properties": {"nom": "\#($0)", "lieu": "x"}, "# + point + "}" }
        let disk = TestCatalogue(nil).file("s.json", #"{"fields": [{"name": "nom", "constraints": {"required": true}}, {"name": "lieu"}]}"#)
            .file("lieux.geojson", #"{"type": "FeatureCollection", "features": ["# + features.joined(separator: ",\n") + "]}")
        for arguments in [[], ["--fix"]] {
            let run = try Halle.run(["validate", "lieux.geojson", "--schema", "s.json"] + arguments, in: disk.root)
            #expect(run.status == 1 && run.output.contains("lieux.geojson, objet n° 2, propriété nom\n      2 propriétés, objets 2, 3\n"), "\(run.output)")
            #expect(!run.output.contains(", ligne") && !run.output.contains("colonne A"))
        }
        let mended = try validate("lieux.geojson", "--schema", "s.json", "--fix", in: disk)
        #expect(mended.output.contains("un fichier GeoJSON n’est pas corrigé par ce programme") && !mended.output.contains("formules"))
    }

    @Test("In the folder of a catalogue the messages are in its first language")
    func language() throws {
        let disk = TestCatalogue("title: Test\nlanguages: [en]\n").file("a.csv", "a;b\n1;2\n")
        #expect(try validate("a.csv", in: disk).output.contains("Nothing to mend."))
        #expect(try validate("a.csv", "--language", "fr", in: disk).output.contains("Rien à corriger."))
    }
}
