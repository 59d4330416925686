internal import Bytes
public import Findings
public import Schemas

extension TableSchema {
    /// The columns that a merged table has after its own: where each row comes from. A name that the schema has already gets `source_` before it.
    ///
    /// - Parameter language: of their titles and descriptions; the names are the same in all.
    public func mergedFields(in language: Language) -> [SchemaField] {
        let own = Set(fields.map { folded($0.name) })
        return originFields.map { origin in
            let words = language == .french ? origin.french : origin.english
            var field = SchemaField(name: origin.name, type: origin.type)
            // Programs that set case aside must be able to tell them apart too.
            while own.contains(folded(field.name)) { field.name = "source_" + field.name }
            field.title = words.title
            field.description = words.description
            field.example = origin.example
            return field
        }
    }
}

private struct OriginField {
    var name: String
    var type: FieldType
    var example: String
    var french: (title: String, description: String)
    var english: (title: String, description: String)
}

private let originFields: [OriginField] = [
    OriginField(
        name: "producteur_nom", type: .string(.default), example: "Commune de Roques",
        french: ("Producteur", "La collectivité qui publie la ligne."), english: ("Publisher", "The body that publishes the row.")),
    OriginField(
        name: "producteur_siret", type: .string(.default), example: "21310458100011",
        french: ("Numéro du producteur", "Son SIRET, ou à défaut son SIREN."), english: ("Publisher’s number", "Its SIRET, or else its SIREN.")),
    OriginField(
        name: "jeu", type: .string(.default), example: "roques/subventions",
        french: ("Jeu de données", "L’adresse, sur ce site, du jeu d’où vient la ligne."),
        english: ("Dataset", "The address, on this site, of the dataset that the row comes from.")),
    OriginField(
        name: "ressource", type: .string(.default), example: "subventions-2025.csv",
        french: ("Fichier", "Le fichier d’où vient la ligne."), english: ("File", "The file that the row comes from.")),
    OriginField(
        name: "ligne_source", type: .integer(bareNumber: true, groupMark: ""), example: "12",
        french: ("Ligne", "Le numéro de la ligne dans ce fichier, comme un tableur l’affiche."),
        english: ("Row", "The number of the row in that file, as a spreadsheet shows it.")),
    OriginField(
        name: "date_maj", type: .date(.default), example: "2026-02-16",
        french: ("Mise à jour", "Le jour de la dernière mise à jour du jeu d’où vient la ligne."),
        english: ("Updated", "The day of the last update of the dataset that the row comes from.")),
]
