internal import Findings

/// What can be said of a catalogue's data as a whole.
extension Rule {
    static let datasetHeld = Rule(
        "dataset-held", .warning,
        french: Wording(
            cause: "« {value} » n’est pas publié : son fichier « {0} » a des erreurs, et le réglage « conformité » demande d’attendre qu’il soit corrigé.",
            remedy: "Corrigez le fichier, ou écrivez « conformité: publier » pour le publier avec une marque."),
        english: Wording(
            cause: "“{value}” is not published: its file “{0}” has errors, and the setting “conformity” asks to wait until it is mended.",
            remedy: "Mend the file, or write “conformity: publish” to have it published with a mark."))

    static let outlinesUnreadable = Rule(
        "outlines-unreadable", .warning,
        french: Wording(
            cause: "Les contours des cartes, « {value} », ne sont pas un fichier GeoJSON de surfaces du dossier content.",
            cost: "Les cartes sont dessinées sans eux.",
            remedy: "Écrivez le chemin du fichier depuis halle.yml : content/producteur/jeu/contours.geojson."),
        english: Wording(
            cause: "The outlines of maps, “{value}”, are no GeoJSON file of surfaces in the content folder.", cost: "Maps are drawn without them.",
            remedy: "Write the file’s path from halle.yml: content/publisher/dataset/outlines.geojson."))

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

    static let schemaRecognised = Rule(
        "schema-recognised", .note,
        french: Wording(
            cause: "Ce sont les colonnes du schéma {value} ({0}).", cost: "Avec lui, chaque ligne est vérifiée.", remedy: "Tapez : {1+}"),
        english: Wording(
            cause: "These are the columns of the schema {value} ({0}).", cost: "With it every row is checked.", remedy: "Run: {1+}"))

    static let dataAbsent = Rule(
        "data-absent", .error,
        french: Wording(cause: "Le fichier « {value} » n’existe pas.", remedy: "Vérifiez son nom et son dossier."),
        english: Wording(cause: "The file “{value}” does not exist.", remedy: "Check its name and its folder."))

    /// The rules of this file.
    static let data: [Rule] = [datasetHeld, outlinesUnreadable, schemaSuggested, schemaRecognised, dataAbsent]
}
