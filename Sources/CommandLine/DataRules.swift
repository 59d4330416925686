internal import Findings

/// What can be said of a catalogue's data as a whole.
extension Rule {
    static let datasetHeld = Rule(
        "dataset-held", .warning,
        french: Wording(
            cause: "« {value} » n’est pas publié : un de ses fichiers ne suit pas son schéma, et le réglage « conformité » demande d’attendre.",
            remedy: "Corrigez le fichier, ou écrivez « conformité: publier » pour le publier avec une marque."),
        english: Wording(
            cause: "“{value}” is not published: one of its files does not follow its schema, and the setting “conformity” asks to wait.",
            remedy: "Mend the file, or write “conformity: publish” to have it published with a mark."))

    static let schemaSuggested = Rule(
        "schema-suggested", .note,
        french: Wording(
            cause: "Ce sont les colonnes du schéma national {value} ({0}).",
            cost: "Déclaré, il fait vérifier chaque ligne et rend les données comparables à celles des autres.",
            remedy: "Ajoutez dans l’en-tête de index.md : schéma: {value}."),
        english: Wording(
            cause: "These are the columns of the national schema {value} ({0}).",
            cost: "When declared, every row is checked and the data compares with that of others.",
            remedy: "Add to the header of index.md: schema: {value}."))

    /// The rules of this file.
    static let data: [Rule] = [datasetHeld, schemaSuggested]
}
