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

    static let datasetHeldForPrivacy = Rule(
        "dataset-held-for-privacy", .warning,
        french: Wording(
            cause: "« {value} » n’est pas publié : « {0} » semble contenir des données personnelles.",
            remedy: "Retirez-les du fichier ; si un texte ou l’accord des personnes permet de les publier, écrivez une dérogation avec son motif et sa date."),
        english: Wording(
            cause: "“{value}” is not published: “{0}” seems to hold personal data.",
            remedy: "Take it out of the file; if a text or the persons’ consent allows it to be published, write a waiver with its reason and its date."))

    static let outlinesOutside = Rule(
        "outlines-outside", .warning,
        french: Wording(
            cause: "Le fichier des contours des cartes, « {value} », n’est pas dans le dossier content.", cost: "Les cartes sont dessinées sans eux.",
            remedy: "Mettez-le dans un jeu et écrivez son chemin depuis halle.yml : content/producteur/jeu/contours.geojson."),
        english: Wording(
            cause: "The file of the outlines of maps, “{value}”, is not in the content folder.", cost: "Maps are drawn without them.",
            remedy: "Put it in a dataset and write its path from halle.yml: content/publisher/dataset/outlines.geojson."))

    static let outlinesAbsent = Rule(
        "outlines-absent", .warning,
        french: Wording(
            cause: "Le fichier des contours des cartes, « {value} », n’existe pas ou ne peut pas être lu.", cost: "Les cartes sont dessinées sans eux.",
            remedy: "Corrigez le chemin, écrit depuis halle.yml : content/producteur/jeu/contours.geojson."),
        english: Wording(
            cause: "The file of the outlines of maps, “{value}”, does not exist or cannot be read.", cost: "Maps are drawn without them.",
            remedy: "Mend the path, written from halle.yml: content/publisher/dataset/outlines.geojson."))

    static let outlinesUnreadable = Rule(
        "outlines-unreadable", .warning,
        french: Wording(
            cause: "Le fichier des contours des cartes, « {value} », n’est pas un GeoJSON qui a des surfaces.", cost: "Les cartes sont dessinées sans eux.",
            remedy: "Donnez un fichier GeoJSON de polygones, un par commune, avec une propriété code_insee."),
        english: Wording(
            cause: "The file of the outlines of maps, “{value}”, is no GeoJSON with surfaces.", cost: "Maps are drawn without them.",
            remedy: "Give a GeoJSON file of polygons, one for each commune, with a property code_insee."))

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

    static let periodDerived = Rule(
        "period-derived", .note,
        french: Wording(
            cause: "La fiche ne dit pas la période : « {value} » est tirée de {0+}{1+}.",
            remedy: "Si ce n’est pas celle dont parlent les données, écrivez dans l’en-tête : période: {3+}"),
        english: Wording(
            cause: "The header gives no period: “{value}” was taken from {0+}{2+}.",
            remedy: "If the data is about another one, write in the header: temporal: {4+}"))

    static let boxDerived = Rule(
        "box-derived", .note,
        french: Wording(
            cause: "La fiche ne dit pas l’étendue sur la carte : elle est tirée de {0+}{1+}.",
            remedy: "Si elle n’est pas juste, écrivez dans l’en-tête : lieu: {bbox: [{value}]}, avec les bonnes limites (ouest, sud, est, nord)."),
        english: Wording(
            cause: "The header gives no extent on the map: it was taken from {0+}{2+}.",
            remedy: "If it is not right, write in the header: spatial: {bbox: [{value}]}, with the right sides (west, south, east, north)."))

    static let placeUnlisted = Rule(
        "place-unlisted", .warning,
        french: Wording(
            cause: "« {value} » n’est le code d’aucune commune ni d’aucun département.", cost: "Les portails n’y reconnaîtront aucun lieu.",
            remedy: "Vérifiez le code officiel (Insee), qui n’est pas le code postal."),
        english: Wording(
            cause: "“{value}” is the code of no commune and no département.", cost: "Portals will recognise no place in it.",
            remedy: "Check the official code (Insee), which is not the postal code."))

    static let coordinatesElsewhere = Rule(
        "coordinates-elsewhere", .warning,
        french: Wording(
            cause: "Des coordonnées de « {value} » sont loin du territoire du catalogue : l’étendue sur la carte n’en est pas tirée.",
            cost: "Le jeu ne se trouve pas par la carte.",
            remedy: "Corrigez-les ; ou, si elles sont justes, écrivez dans l’en-tête : lieu: {bbox: [ouest, sud, est, nord]}."),
        english: Wording(
            cause: "Some coordinates of “{value}” are far from the catalogue’s territory: the extent on the map is not taken from them.",
            cost: "The dataset is not found by the map.",
            remedy: "Mend them; or, if they are right, write in the header: spatial: {bbox: [west, south, east, north]}."))

    static let coordinatesSwapped = Rule(
        "coordinates-swapped", .warning,
        french: Wording(
            cause: "Dans « {value} », les latitudes et les longitudes semblent inversées : l’étendue sur la carte n’en est pas tirée.",
            cost: "Sur une carte, les points tomberaient très loin d’ici.", remedy: "Échangez les deux colonnes (ou les deux nombres de chaque point)."),
        english: Wording(
            cause: "In “{value}” latitudes and longitudes seem to be swapped: the extent on the map is not taken from them.",
            cost: "On a map the points would fall very far from here.", remedy: "Swap the two columns (or the two numbers of each point)."))

    static let dataAbsent = Rule(
        "data-absent", .error,
        french: Wording(cause: "Le fichier « {value} » n’existe pas.", remedy: "Vérifiez son nom et son dossier."),
        english: Wording(cause: "The file “{value}” does not exist.", remedy: "Check its name and its folder."))

    /// The rules of this file.
    static let data: [Rule] = [
        datasetHeld, datasetHeldForPrivacy, outlinesOutside, outlinesAbsent, outlinesUnreadable, periodDerived, boxDerived, placeUnlisted, coordinatesElsewhere,
        coordinatesSwapped,
        schemaSuggested, schemaRecognised,
        dataAbsent,
    ]
}
