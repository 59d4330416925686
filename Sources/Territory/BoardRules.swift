public import Findings

/// What is wrong with what is known of a territory; nothing of it keeps the site from being made.
extension Rule {
    public static let qualityUnreadable = Rule(
        "quality-unreadable", .warning,
        french: Wording(
            cause: "Le suivi de la qualité n’a pas les colonnes attendues.", cost: "Le tableau de bord ne montre pas d’évolution.",
            remedy: "Remettez sa première ligne : {0}."),
        english: Wording(
            cause: "The record of quality does not have its columns.", cost: "The board shows no trend.", remedy: "Put its first line back: {0}."))

    public static let qualityRow = Rule(
        "quality-row", .warning,
        french: Wording(
            cause: "Cette ligne du suivi de la qualité ne se lit pas : « {value} ».", cost: "Le tableau de bord ne la montre pas.",
            remedy: "Écrivez une date (2026-01-15), le dossier d’un producteur (rien pour le territoire) et des nombres, ou retirez la ligne."),
        english: Wording(
            cause: "This row of the record of quality cannot be read: “{value}”.", cost: "The board does not show it.",
            remedy: "Write a date (2026-01-15), the folder of a publisher (nothing for the territory) and numbers, or remove the row."))

    public static let qualityNotWritten = Rule(
        "quality-not-written", .error,
        french: Wording(
            cause: "Le suivi de la qualité n’a pas pu être écrit ({0}).", remedy: "Vérifiez la place sur le disque et le droit d’écrire à côté de halle.yml."
        ),
        english: Wording(
            cause: "The record of quality could not be written ({0}).", remedy: "Check the space on the disk and the right to write beside halle.yml."))

    public static let qualityKept = Rule(
        "quality-kept", .error,
        french: Wording(
            cause: "Rien n’a été noté : le suivi de la qualité a quelque chose d’illisible, qui serait perdu.",
            remedy: "Corrigez ce qui est signalé plus haut dans quality.csv, ou retirez-le, puis relancez."),
        english: Wording(
            cause: "Nothing was noted: something of the record of quality cannot be read, and would be lost.",
            remedy: "Mend what is told above of quality.csv, or remove it, then run this again."))

    /// All rules about the board of a territory.
    public static let board: [Rule] = [qualityUnreadable, qualityRow, qualityNotWritten, qualityKept]
}
