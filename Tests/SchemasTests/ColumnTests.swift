import Testing

@testable import Schemas

@Suite("Columns and fields")
struct ColumnTests {
    private func schema(_ names: [String]) -> TableSchema { TableSchema(name: "essai", fields: names.map { SchemaField(name: $0, type: .any) }) }

    @Test(
        "A label that is nearly a field’s name is taken for it",
        arguments: [
            ("nomattribuant", ColumnRepair.Difference.writing), ("Nom Attribuant", .writing), ("NOM_ATTRIBUANT", .writing), (" nomAttribuant", .writing),
            ("nom-attribuànt", .writing), ("nomAtribuant", .spelling), ("nomAttribunat", .spelling), ("nonAttribuants", .spelling),
        ])
    func repairs(_ label: String, _ difference: ColumnRepair.Difference) {
        let matching = schema(["idAttribuant", "nomAttribuant"]).match(["idAttribuant", label])
        #expect(matching.fields == [0, nil])
        #expect(matching.repairs == [ColumnRepair(label: 1, field: 1, difference: difference)])
        #expect(matching.missing.isEmpty && matching.unknown.isEmpty)
    }

    @Test("Another name is another column: short names, other digits, and a name between two fields are not guessed")
    func others() {
        #expect(schema(["id"]).match(["ip"]).repairs.isEmpty)
        #expect(schema(["adresse1"]).match(["adresse2"]).repairs.isEmpty)
        #expect(schema(["latitude_a", "latitude_b"]).match(["latitude_c"]).repairs.isEmpty)
        let matching = schema(["montant", "objet"]).match(["montant", "commentaire", "", "montant"])
        #expect(matching.fields == [0, nil, nil, nil] && matching.missing == [1] && matching.unknown == [1])
    }

    @Test("Each field and each label is matched once, the surest first")
    func once() {
        let matching = schema(["objet", "montant"]).match(["Objet", "OBJET", "montent", "montant"])
        #expect(matching.fields == [nil, nil, nil, 1])
        #expect(matching.repairs == [ColumnRepair(label: 0, field: 0, difference: .writing)])
        #expect(matching.unknown == [2])
        #expect(matching.doubles == [ColumnDouble(label: 1, field: 0)])
    }

    @Test("A unit or a remark beside a field’s name may mean it, if the field is missing; another word makes another column")
    func additions() {
        for label in ["Montant (€)", "montant_en_euros", "MONTANT TTC", "montant [en euros, 2025]"] {
            let matching = schema(["objet", "montant"]).match(["objet", label])
            #expect(matching.additions == [ColumnDouble(label: 1, field: 1)] && matching.missing == [1] && matching.unknown.isEmpty, "\(label)")
        }
        for label in ["montant total", "montant annulé", "(€)"] {
            #expect(schema(["objet", "montant"]).match(["objet", label]).additions.isEmpty, "\(label)")
        }
        #expect(schema(["montant"]).match(["montant", "Montant (€)"]).unknown == [1])
    }

    @Test("A header of thousands of unknown columns takes no long time")
    func wide() {
        let matching = schema((0..<3000).map { "champ_inconnu_\($0)_a" }).match((0..<3000).map { "colonne_etrange_\($0)_b" })
        #expect(matching.missing.count == 3000 && matching.unknown.count == 3000)
    }
}

@Suite("Recognising a schema by its columns")
struct RecognitionTests {
    private static let recognition = SchemaRecognition(SchemaRegistry())

    private func labels(_ name: String) throws -> [String] {
        guard case .found(let schema, _) = SchemaRegistry().find(name) else { return [] }
        return try schema.read().schema.fields.map(\.name)
    }

    @Test("Each schema that ships is recognised by its own columns", arguments: SchemaRegistry().schemas.map(\.name))
    func all(_ name: String) throws {
        let labels = try labels(name)
        let found = try #require(Self.recognition.recognise(labels))
        #expect(found.schema.name == name && found.score > 0.99 && found.matching.missing.isEmpty)
    }

    @Test("Columns of one’s own, missing options and misspelled names do not hide a schema, and are told")
    func near() throws {
        let labels = [
            "NomAttribuant", "idAttribuant", "dateConvention", "nomBeneficiaire", "objet", "montant", "nature", "conditionsVersement",
            "datesPeriodeVersement", "notificationUE", "pourcentageSubvention", "commentaire",
        ]
        let found = try #require(Self.recognition.recognise(labels))
        #expect(found.schema.name == "scdl/subventions" && found.score < 1)
        #expect(found.matching.repairs.count == 1 && found.matching.unknown == [11])
        #expect(found.matching.missing.map { found.schema.fields[$0].name }.contains("rnaBeneficiaire"))
    }

    @Test(
        "Columns that any file may have suggest nothing",
        arguments: [
            ["id", "nom", "adresse", "commune", "code_postal", "longitude", "latitude"], ["nom", "montant", "date", "objet"], ["a", "b", "c"], [], [""],
            ["code_insee", "nom_commune", "population", "annee"], ["id", "name", "type", "geometry", "properties"],
        ])
    func nothing(_ labels: [String]) {
        #expect(Self.recognition.recognise(labels) == nil)
    }
}
