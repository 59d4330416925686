public import Findings

/// What is wrong with the history of a catalogue; nothing of it keeps the site from being made.
extension Rule {
    public static let historyUnreadable = Rule(
        "history-unreadable", .warning,
        french: Wording(
            cause: "L’historique des contrôles n’a pas les colonnes attendues.", cost: "Il n’est pas montré sur le site.",
            remedy: "Remettez sa première ligne : {0}."),
        english: Wording(
            cause: "The history of the checks does not have its columns.", cost: "It is not shown on the site.", remedy: "Put its first line back: {0}."))

    public static let historyRow = Rule(
        "history-row", .warning,
        french: Wording(
            cause: "Cette ligne de l’historique ne se lit pas : « {value} ».", cost: "Elle n’est pas montrée sur le site.",
            remedy: "Écrivez une date (2026-01-15), le chemin d’un fichier et des nombres, ou retirez la ligne."),
        english: Wording(
            cause: "This row of the history cannot be read: “{value}”.", cost: "It is not shown on the site.",
            remedy: "Write a date (2026-01-15), the path of a file and numbers, or remove the row."))

    public static let historyNotWritten = Rule(
        "history-not-written", .error,
        french: Wording(
            cause: "L’historique des contrôles n’a pas pu être écrit ({0}).",
            remedy: "Vérifiez la place sur le disque et le droit d’écrire à côté de halle.yml."),
        english: Wording(
            cause: "The history of the checks could not be written ({0}).",
            remedy: "Check the space on the disk and the right to write beside halle.yml."))

    public static let historyKept = Rule(
        "history-kept", .error,
        french: Wording(
            cause: "Rien n’a été noté : l’historique a quelque chose d’illisible, qui serait perdu.",
            remedy: "Corrigez ce qui est signalé plus haut dans history.csv, ou retirez-le, puis relancez."),
        english: Wording(
            cause: "Nothing was noted: something of the history cannot be read, and would be lost.",
            remedy: "Mend what is told above of history.csv, or remove it, then run this again."))

    /// All rules about the history of checks.
    public static let history: [Rule] = [historyUnreadable, historyRow, historyNotWritten, historyKept]
}
