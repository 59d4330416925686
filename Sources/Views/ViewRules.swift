public import Findings

/// What can be wrong with the views that an officer asks for; the rest of the page is made all the same.
extension Rule {
    public static let viewColumnUnknown = Rule(
        "view-column-unknown", .warning,
        french: Wording(
            cause: "Le graphique demandé ne peut pas être fait : {0} n’a pas de colonne « {value} ».", cost: "La page est publiée sans lui.",
            remedy: "Écrivez le nom de la colonne comme dans le fichier."),
        english: Wording(
            cause: "The view asked for cannot be made: {0} has no column “{value}”.", cost: "The page is published without it.",
            remedy: "Write the column’s name as in the file."))

    public static let viewColumnMissing = Rule(
        "view-column-missing", .warning,
        french: Wording(
            cause: "Le graphique demandé ne dit pas quelle colonne il montre.", cost: "La page est publiée sans lui.",
            remedy: "Ajoutez « {0}: nom de la colonne »."),
        english: Wording(
            cause: "The view asked for does not say which column it shows.", cost: "The page is published without it.",
            remedy: "Add “{0}: name of the column”."))

    public static let viewNotNumbers = Rule(
        "view-not-numbers", .warning,
        french: Wording(
            cause: "Le graphique demandé ne peut pas être fait : la colonne « {value} » de {0} ne contient pas de nombres.",
            cost: "La page est publiée sans lui.", remedy: "Choisissez une colonne de nombres, ou « calcul: nombre » pour compter les lignes."),
        english: Wording(
            cause: "The view asked for cannot be made: the column “{value}” of {0} does not hold numbers.", cost: "The page is published without it.",
            remedy: "Choose a column of numbers, or “aggregate: count” to count rows."))

    public static let viewNotDates = Rule(
        "view-not-dates", .warning,
        french: Wording(
            cause: "La courbe demandée ne peut pas être faite : la colonne « {value} » de {0} ne contient ni dates ni années.",
            cost: "La page est publiée sans elle.", remedy: "Choisissez une colonne de dates ou d’années, ou « type: barres »."),
        english: Wording(
            cause: "The line asked for cannot be made: the column “{value}” of {0} holds neither dates nor years.", cost: "The page is published without it.",
            remedy: "Choose a column of dates or years, or “type: bars”."))

    public static let viewNoPlaces = Rule(
        "view-no-places", .warning,
        french: Wording(
            cause: "La carte demandée ne peut pas être faite : {0} n’a aucune position qui se lise (0, 0 n’en est pas une).",
            cost: "La page est publiée sans elle.",
            remedy: "Remplissez ses coordonnées en degrés (1,4442 et 43,6045) ou en Lambert-93 (574357 et 6279642)."),
        english: Wording(
            cause: "The map asked for cannot be made: {0} has no position that can be read (0, 0 is none).", cost: "The page is published without it.",
            remedy: "Fill in its coordinates in degrees (1.4442 and 43.6045) or in Lambert-93 (574357 and 6279642)."))

    public static let viewNoCoordinates = Rule(
        "view-no-coordinates", .warning,
        french: Wording(
            cause: "La carte demandée ne peut pas être faite : aucune colonne de {0} ne dit où sont les lignes.", cost: "La page est publiée sans elle.",
            remedy: "Il faut deux colonnes « longitude » et « latitude », une colonne « coordonneesXY », ou un fichier GeoJSON."),
        english: Wording(
            cause: "The map asked for cannot be made: no column of {0} says where its rows are.", cost: "The page is published without it.",
            remedy: "Two columns “longitude” and “latitude” are needed, or one of coordinates, or a GeoJSON file."))

    public static let viewNoAges = Rule(
        "view-no-ages", .warning,
        french: Wording(
            cause: "La pyramide demandée ne peut pas être faite : aucune colonne de {0} ne s’appelle « âge » ou « tranche ».",
            cost: "La page est publiée sans elle.", remedy: "Ajoutez « x: » et le nom de la colonne des âges."),
        english: Wording(
            cause: "The pyramid asked for cannot be made: no column of {0} is called “age”.", cost: "The page is published without it.",
            remedy: "Add “x: ” and the name of the column of ages."))

    public static let viewNoSex = Rule(
        "view-no-sex", .warning,
        french: Wording(
            cause: "La pyramide demandée ne peut pas être faite : {0} n’a pas de colonne « sexe » ; elle compare les femmes et les hommes.",
            cost: "La page est publiée sans elle.", remedy: "Ajoutez une colonne « sexe » au fichier (F ou H), ou choisissez « type: barres »."),
        english: Wording(
            cause: "The pyramid asked for cannot be made: {0} has no column “sex”; it compares women and men.", cost: "The page is published without it.",
            remedy: "Add a column “sex” to the file (F or M), or choose “type: bars”."))

    public static let viewEmpty = Rule(
        "view-empty", .warning,
        french: Wording(
            cause: "Le graphique demandé serait vide : aucune ligne de {0} n’a ce qu’il lui faut.", cost: "La page est publiée sans lui.",
            remedy: "Vérifiez les colonnes choisies."),
        english: Wording(
            cause: "The view asked for would be empty: no row of {0} has what it needs.", cost: "The page is published without it.",
            remedy: "Check the columns chosen."))

    public static let viewTooManyValues = Rule(
        "view-too-many-values", .warning,
        french: Wording(
            cause: "Le graphique demandé ne peut pas être fait : la colonne « {value} » de {0} a plus de 20 000 valeurs différentes.",
            cost: "La page est publiée sans lui.", remedy: "Choisissez une colonne qui regroupe les lignes : un type, une année, une commune."),
        english: Wording(
            cause: "The view asked for cannot be made: the column “{value}” of {0} has more than 20,000 different values.",
            cost: "The page is published without it.", remedy: "Choose a column that puts rows together: a type, a year, a commune."))

    public static let viewNoOutlines = Rule(
        "view-no-outlines", .warning,
        french: Wording(
            cause: "La carte demandée colore des communes, et le catalogue n’a pas leurs contours.", cost: "La page est publiée sans elle.",
            remedy: "Ajoutez à halle.yml « contours: » et le chemin d’un fichier GeoJSON de contours qui ont un code Insee."),
        english: Wording(
            cause: "The map asked for colours communes, and the catalogue does not have their outlines.", cost: "The page is published without it.",
            remedy: "Add to halle.yml “outlines:” and the path of a GeoJSON file of outlines that have an Insee code."))

    /// All rules about charts and maps.
    public static let views: [Rule] = [
        viewColumnUnknown, viewColumnMissing, viewNotNumbers, viewNotDates, viewNoPlaces, viewNoCoordinates, viewNoOutlines, viewNoAges, viewNoSex,
        viewTooManyValues, viewEmpty,
    ]
}
