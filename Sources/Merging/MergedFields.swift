internal import Bytes
public import Schemas

extension TableSchema {
    /// The columns that a merged table has after its own: where each row comes from. A name that the schema has already gets `source_` before it.
    public var mergedFields: [SchemaField] {
        originFields.map { origin in
            var origin = origin
            // Programs that set case aside must be able to tell them apart too.
            while fields.contains(where: { folded($0.name) == folded(origin.name) }) { origin.name = "source_" + origin.name }
            return origin
        }
    }
}

private let originFields: [SchemaField] = [
    field("producteur_nom", .string(.default), "Producteur", "La collectivité qui publie la ligne.", "Commune de Roques"),
    field("producteur_siret", .string(.default), "Numéro du producteur", "Son SIRET, ou à défaut son SIREN.", "21310458100011"),
    field("jeu", .string(.default), "Jeu de données", "L’adresse, sur ce site, du jeu d’où vient la ligne.", "roques/subventions"),
    field("ressource", .string(.default), "Fichier", "Le fichier d’où vient la ligne.", "subventions-2025.csv"),
    field("ligne_source", .integer(bareNumber: true, groupMark: ""), "Ligne", "Le numéro de la ligne dans ce fichier, comme un tableur l’affiche.", "12"),
    field("date_maj", .date(.default), "Mise à jour", "Le jour de la dernière mise à jour du jeu d’où vient la ligne.", "2026-02-16"),
]

private func field(_ name: String, _ type: FieldType, _ title: String, _ description: String, _ example: String) -> SchemaField {
    var field = SchemaField(name: name, type: type)
    field.title = title
    field.description = description
    field.example = example
    return field
}
