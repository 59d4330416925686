public import Findings

/// Why a file of data cannot be read at all.
extension Rule {
    public static let dataUnreadable = Rule(
        "data-unreadable", .error,
        french: Wording(cause: "Le fichier ne peut pas être lu ({0}).", remedy: "Vérifiez qu’il existe et qu’il n’est pas protégé."),
        english: Wording(cause: "The file cannot be read ({0}).", remedy: "Check that it exists and is not protected."))

    public static let dataEmpty = Rule(
        "data-empty", .error,
        french: Wording(cause: "Le fichier ne contient aucune donnée.", remedy: "Enregistrez-le de nouveau depuis votre tableur, ou retirez-le."),
        english: Wording(cause: "The file holds no data.", remedy: "Save it again from your spreadsheet, or remove it."))

    public static let cellEndless = Rule(
        "cell-endless", .error,
        french: Wording(
            cause: "Une cellule ne se termine jamais : un guillemet s’ouvre sans doute et ne se ferme pas.",
            remedy: "Cherchez ce guillemet sur cette ligne et retirez-le."),
        english: Wording(
            cause: "A cell never ends: a quote probably opens and does not close.", remedy: "Look for that quote in this row and remove it."))

    public static let dataDamaged = Rule(
        "data-damaged", .error,
        french: Wording(
            cause: "Le fichier n’est pas un fichier {0} lisible : {1}.", remedy: "Ouvrez-le dans le programme qui l’a fait et enregistrez-le de nouveau."),
        english: Wording(cause: "The file is not a readable {0} file: {2}.", remedy: "Open it in the program that made it and save it again."))

    public static let dataSwollen = Rule(
        "data-swollen", .error,
        french: Wording(
            cause: "Le fichier devient démesuré quand on l’ouvre ; il n’a pas été lu.",
            remedy: "Enregistrez-le de nouveau sans feuille ni image inutile, ou au format CSV."),
        english: Wording(
            cause: "The file becomes huge when it is opened; it was not read.", remedy: "Save it again without needless sheets or images, or as CSV."))

    public static let formatRefused = Rule(
        "format-refused", .error,
        french: Wording(
            cause: "Le format {0} n’est pas lu.", cost: "Son contenu ne peut être ni vérifié ni montré.",
            remedy: "Ouvrez le fichier dans votre tableur et enregistrez-le au format XLSX, ODS ou CSV UTF-8."),
        english: Wording(
            cause: "The format {1} is not read.", cost: "Its content can be neither checked nor shown.",
            remedy: "Open the file in your spreadsheet and save it as XLSX, ODS or CSV UTF-8."))

    public static let formatDisguised = Rule(
        "format-disguised", .error,
        french: Wording(
            cause: "Le nom du fichier se termine par « {value} », mais c’est {0}.", cost: "Les programmes qui se fient au nom ne peuvent pas l’ouvrir.",
            remedy: "{2+}"),
        english: Wording(
            cause: "The file’s name ends with “{value}”, but it is {1}.", cost: "Programs that go by the name cannot open it.", remedy: "{3+}"))

    public static let sheetUnknown = Rule(
        "sheet-unknown", .error,
        french: Wording(cause: "Le classeur n’a pas de feuille « {value} ».", remedy: "Ses feuilles sont : {0}."),
        english: Wording(cause: "The workbook has no sheet “{value}”.", remedy: "Its sheets are: {0}."))

    /// All rules about files of data.
    public static let dataFiles: [Rule] = [dataUnreadable, dataEmpty, cellEndless, dataDamaged, dataSwollen, formatRefused, formatDisguised, sheetUnknown]
}
