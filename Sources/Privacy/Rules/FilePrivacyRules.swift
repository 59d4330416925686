public import Findings

/// What files carry beside what they show, and what is wrong with waivers.
extension Rule {
    public static let privacyAuthor = Rule(
        "privacy-author", .warning,
        french: Wording(
            cause: "Les propriétés du fichier semblent nommer quelqu’un : {value}.", cost: "Le nom de l’agent part avec le fichier (RGPD art. 5).",
            remedy: "Enregistrez-le sans ses propriétés personnelles (Fichier › Informations › Inspecter le document ; LibreOffice : Fichier › Propriétés)."),
        english: Wording(
            cause: "The file’s properties seem to name somebody: {value}.", cost: "An agent’s name goes with the file (GDPR art. 5).",
            remedy: "Save it without personal properties (File › Info › Inspect document; LibreOffice: File › Properties)."))

    public static let privacyImagePlace = Rule(
        "privacy-image-place", .warning,
        french: Wording(
            cause: "L’image dit où elle a été prise (coordonnées dans ses données Exif).",
            cost: "La photo d’une personne ou d’un logement livre alors son adresse (RGPD art. 5).",
            remedy:
                "Enregistrez-la sans ses données Exif. Les images montrées dans les textes sont nettoyées par Halle ; un fichier à télécharger ne l’est pas."),
        english: Wording(
            cause: "The image tells where it was taken (coordinates in its Exif data).",
            cost: "A picture of a person or a home then gives its address (GDPR art. 5).",
            remedy: "Save it without its Exif data. Images shown in texts are cleaned by Halle; a file for download is not."))

    public static let privacyComments = Rule(
        "privacy-comments", .warning,
        french: Wording(
            cause: "Le fichier contient des commentaires.", cost: "Ils portent le nom de leur auteur, et souvent ce qui ne devait pas sortir (RGPD art. 5).",
            remedy: "Supprimez les commentaires avant de publier."),
        english: Wording(
            cause: "The file holds comments.", cost: "They carry their author’s name, and often what was not to get out (GDPR art. 5).",
            remedy: "Delete the comments before publishing."))

    public static let privacyHiddenSheet = Rule(
        "privacy-hidden-sheet", .warning,
        french: Wording(
            cause: "Le classeur a une feuille masquée.", cost: "N’importe qui peut l’afficher : rien de ce qu’elle contient n’est caché.",
            remedy: "Supprimez-la, ou affichez-la si elle doit être publiée."),
        english: Wording(
            cause: "The workbook has a hidden sheet.", cost: "Anybody can show it: nothing in it is hidden.",
            remedy: "Delete it, or show it if it is to be published."))

    public static let privacyWaiverUnclear = Rule(
        "privacy-waiver-unclear", .warning,
        french: Wording(
            cause: "Cette dérogation a une clé inconnue, vide ou écrite deux fois.", cost: "Elle ne compte pas : elle couvrirait plus que ce qui est voulu.",
            remedy: "Ne gardez que motif, date, règle, colonne et fichier, chacun avec sa valeur."),
        english: Wording(
            cause: "This waiver has a key that is unknown, empty or written twice.", cost: "It does not count: it would cover more than what is meant.",
            remedy: "Keep only reason, date, rule, column and file, each with its value."))

    public static let privacyWaiverIncomplete = Rule(
        "privacy-waiver-incomplete", .warning,
        french: Wording(
            cause: "Cette dérogation n’a pas de {0}.", cost: "Elle ne compte pas : ce qu’elle devait faire taire est dit.",
            remedy: "Écrivez le motif et la date : « derogations: [{motif: Accord écrit des exposants, date: 2026-01-15}] »."),
        english: Wording(
            cause: "This waiver has no {1}.", cost: "It does not count: what it was to silence is said.",
            remedy: "Write the reason and the date: “waivers: [{reason: Written consent of the exhibitors, date: 2026-01-15}]”."))

    public static let privacyWaiverRuleUnknown = Rule(
        "privacy-waiver-rule-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est le code d’aucun message de confidentialité.", cost: "La dérogation ne fait rien taire.",
            remedy: "Écrivez le code que donne le rapport : privacy-email, privacy-mobile…"),
        english: Wording(
            cause: "“{value}” is the code of no privacy finding.", cost: "The waiver silences nothing.",
            remedy: "Write the code that the report gives: privacy-email, privacy-mobile…"))

    /// What is said of published files and texts: what a waiver may silence.
    public static let privacy: [Rule] = [
        privacySocialSecurityNumber, privacyBankAccount, privacyBirthDate, privacyBeneficiary, privacyBirthDateAlone, privacyMobile, privacyEmail,
        privacyNameInText, privacyMatter, privacyNames, privacyHomeAddress, privacyRareFirstName, privacySmallCount, privacyTrack, privacyAuthor,
        privacyImagePlace, privacyComments, privacyHiddenSheet,
    ]

    /// What is said of waivers.
    public static let privacyWaivers: [Rule] = [privacyWaiverIncomplete, privacyWaiverUnclear, privacyWaiverRuleUnknown]
}
