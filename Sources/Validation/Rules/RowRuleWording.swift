public import Findings

/// What can be wrong with a row as a whole, or with a code that a national list knows.
extension Rule {
    public static let cellNotSIREN = Rule(
        "cell-not-siren", .error,
        french: Wording(
            cause: "« {value} » n’est pas un numéro SIREN (9 chiffres) : {0}.",
            remedy: "Vérifiez-le sur annuaire-entreprises.data.gouv.fr ; écrivez 9 chiffres sans espace, par exemple 213104581."),
        english: Wording(
            cause: "“{value}” is no SIREN number (9 digits): {1}.",
            remedy: "Look it up on annuaire-entreprises.data.gouv.fr; write 9 digits without spaces, for instance 213104581."))

    public static let cellNotSIRET = Rule(
        "cell-not-siret", .error,
        french: Wording(
            cause: "« {value} » n’est pas un numéro SIRET (14 chiffres) : {0}.",
            remedy: "Vérifiez-le sur annuaire-entreprises.data.gouv.fr ; écrivez 14 chiffres sans espace, par exemple 21310458100011."),
        english: Wording(
            cause: "“{value}” is no SIRET number (14 digits): {1}.",
            remedy: "Look it up on annuaire-entreprises.data.gouv.fr; write 14 digits without spaces, for instance 21310458100011."))

    public static let columnsIncomplete = Rule(
        "columns-incomplete", .error,
        french: Wording(
            cause: "Les colonnes {0} vont ensemble : elles sont toutes remplies, ou toutes vides.", remedy: "Remplissez aussi {2}, ou videz les autres."),
        english: Wording(
            cause: "The columns {1} go together: all of them are filled, or all are empty.", remedy: "Fill in {3} too, or empty the others."))

    public static let columnsCompared = Rule(
        "columns-compared", .error,
        french: Wording(
            cause: "« {value} » devrait être {0} la valeur de la colonne « {2} » ({3}).",
            remedy: "Vérifiez les deux valeurs : l’une est fausse, ou elles sont échangées."),
        english: Wording(
            cause: "“{value}” should be {1} the value of the column “{2}” ({3}).", remedy: "Check both values: one is wrong, or they are swapped."))

    public static let sumWrong = Rule(
        "sum-wrong", .error,
        french: Wording(cause: "{value} n’est pas la somme {0}, qui fait {1}.", remedy: "Vérifiez le total et ses parties."),
        english: Wording(cause: "{value} is not the sum {0}, which makes {1}.", remedy: "Check the total and its parts."))

    public static let yearIntervalInvalid = Rule(
        "year-interval-invalid", .error,
        french: Wording(
            cause: "« {value} » ne dit pas d’une année à l’autre.", remedy: "Écrivez deux années séparées par une barre oblique, par exemple 2024/2025."),
        english: Wording(
            cause: "“{value}” does not say from one year to another.", remedy: "Write two years with a slash between them, for instance 2024/2025."))

    public static let actNatureUnknown = Rule(
        "act-nature-unknown", .error,
        french: Wording(
            cause: "« {value} » n’est pas une matière de la nomenclature nationale des actes.",
            remedy: "Écrivez la matière et la sous-matière avec une barre oblique, sans espace autour, par exemple Finances locales/Subventions."),
        english: Wording(
            cause: "“{value}” is not a matter of the national list of acts.",
            remedy: "Write the matter and the sub-matter with a slash between them and no space around it, for instance Finances locales/Subventions."))

    public static let oneRequired = Rule(
        "one-required", .error,
        french: Wording(cause: "Ni « {0} » ni « {1} » n’est rempli ; il faut au moins l’un des deux.", remedy: "Remplissez l’une de ces deux cellules."),
        english: Wording(cause: "Neither “{0}” nor “{1}” is filled; at least one is needed.", remedy: "Fill in one of these two cells."))

    public static let openingHoursInvalid = Rule(
        "opening-hours-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas un horaire que les programmes savent lire.",
            remedy: "Écrivez par exemple « Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00 », ou « 24/7 » (règles d’OpenStreetMap)."),
        english: Wording(
            cause: "“{value}” is no timetable that programs can read.",
            remedy: "Write for instance “Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00”, or “24/7” (the rules of OpenStreetMap)."))

    public static let phoneInvalid = Rule(
        "phone-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas un numéro de téléphone.", remedy: "Écrivez par exemple 05 61 00 00 00 ou +33 5 61 00 00 00."),
        english: Wording(cause: "“{value}” is no telephone number.", remedy: "Write for instance 05 61 00 00 00 or +33 5 61 00 00 00."))

    public static let phoneWithoutZero = Rule(
        "phone-without-zero", .warning,
        french: Wording(
            cause: "« {value} » a perdu son zéro de tête : le tableur l’a pris pour un nombre.",
            remedy: "Mettez la colonne au format « Texte » et écrivez {repair}."),
        english: Wording(
            cause: "“{value}” has lost its leading zero: the spreadsheet took it for a number.",
            remedy: "Put the column in the format “Text” and write {repair}."))

    public static let coordinatesOutsideFrance = Rule(
        "coordinates-outside-france", .error,
        french: Wording(cause: "« {value} » n’est pas en France.", remedy: "Écrivez la longitude puis la latitude, par exemple [1.3701, 43.5056].{0}"),
        english: Wording(cause: "“{value}” is not in France.", remedy: "Write the longitude, then the latitude, for instance [1.3701, 43.5056].{1}"))

    public static let communeUnknown = Rule(
        "commune-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est le code d’aucune commune (liste de l’INSEE au {0}).", cost: "La ligne ne sera rattachée à aucun territoire.",
            remedy: "Vérifiez le code INSEE : ce n’est pas le code postal. Roques, par exemple, a le code 31458."),
        english: Wording(
            cause: "“{value}” is the code of no commune (INSEE’s list of {0}).", cost: "The row will belong to no territory.",
            remedy: "Check the INSEE code: it is not the postal code. Roques, for instance, has the code 31458."))

    public static let communeFormer = Rule(
        "commune-former", .note,
        french: Wording(
            cause: "« {value} » est le code d’une ancienne commune, qui fait partie de {0} (liste de l’INSEE au {1}).",
            remedy: "Écrivez {0} si la donnée est d’aujourd’hui ; gardez {value} si elle date d’avant la fusion."),
        english: Wording(
            cause: "“{value}” is the code of a former commune, which is part of {0} (INSEE’s list of {1}).",
            remedy: "Write {0} if the data is of today; keep {value} if it is from before they merged."))

    public static let epciUnknown = Rule(
        "epci-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est le SIREN d’aucun EPCI à fiscalité propre (liste de la DGCL au {0}).",
            remedy: "Vérifiez-le sur annuaire-entreprises.data.gouv.fr."),
        english: Wording(
            cause: "“{value}” is the SIREN of no EPCI with taxes of its own (the DGCL’s list of {0}).",
            remedy: "Look it up on annuaire-entreprises.data.gouv.fr."))

    public static let departmentUnknown = Rule(
        "department-unknown", .warning,
        french: Wording(cause: "« {value} » n’est le code d’aucun département (liste de l’INSEE au {0}).", remedy: "Écrivez par exemple 31, 2A ou 974."),
        english: Wording(cause: "“{value}” is the code of no département (INSEE’s list of {0}).", remedy: "Write for instance 31, 2A or 974."))

    /// All rules about rows and national codes.
    public static let rows: [Rule] = [
        cellNotSIREN, cellNotSIRET, columnsIncomplete, columnsCompared, sumWrong, yearIntervalInvalid, actNatureUnknown, oneRequired, openingHoursInvalid,
        phoneInvalid, phoneWithoutZero, coordinatesOutsideFrance, communeUnknown, communeFormer, epciUnknown, departmentUnknown,
    ]
}
