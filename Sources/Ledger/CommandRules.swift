public import Findings

/// Why `halle move`, `withdraw`, `restore` and `identify` do nothing.
extension Rule {
    public static let ledgerUnknown = Rule(
        "ledger-unknown", .error,
        french: Wording(
            cause: "« {value} » n’est pas au registre.",
            remedy:
                "Donnez le dossier d’un jeu de données ou d’un producteur sous content/, ou un fichier d’un jeu ; s’il vient d’être ajouté, lancez d’abord « halle check --record »."
        ),
        english: Wording(
            cause: "“{value}” is not in the ledger.",
            remedy:
                "Give the folder of a dataset or of a publisher under content/, or a file of a dataset; if it has just been added, first run “halle check --record”."
        ))

    public static let ledgerReversed = Rule(
        "ledger-reversed", .error,
        french: Wording(
            cause: "« {value} » n’est pas au registre, mais « {0} » y est : les deux noms semblent inversés.", remedy: "Tapez d’abord l’ancien nom : {1+}"),
        english: Wording(
            cause: "“{value}” is not in the ledger, but “{0}” is: the two names seem to be the wrong way round.", remedy: "Type the old name first: {1+}"))

    public static let ledgerWithdrawn = Rule(
        "ledger-withdrawn", .error,
        french: Wording(cause: "« {value} » est déjà retiré, depuis le {0}.", remedy: "Pour le publier de nouveau, tapez : {1+}"),
        english: Wording(cause: "“{value}” is withdrawn already, since {0}.", remedy: "To publish it again, type: {1+}"))

    public static let ledgerPublished = Rule(
        "ledger-published", .error,
        french: Wording(cause: "« {value} » est publié : il n’y a rien à reprendre.", remedy: "Donnez le dossier d’un jeu qui a été retiré."),
        english: Wording(cause: "“{value}” is published: there is nothing to bring back.", remedy: "Give the folder of a dataset that was withdrawn."))

    public static let moveTargetTaken = Rule(
        "move-target-taken", .error,
        french: Wording(cause: "« {value} » existe déjà.", remedy: "Choisissez un autre nom : rien n’est remplacé."),
        english: Wording(cause: "“{value}” is there already.", remedy: "Choose another name: nothing is replaced."))

    public static let moveTargetWithdrawn = Rule(
        "move-target-withdrawn", .error,
        french: Wording(
            cause: "« {value} » est l’adresse du jeu « {0} », retiré le {1}, et garde sa page de retrait.",
            remedy: "Choisissez un autre nom ; ou, si c’est ce jeu qui revient, tapez : {2+}"),
        english: Wording(
            cause: "“{value}” is the address of the dataset “{0}”, withdrawn on {1}, and keeps the page that says so.",
            remedy: "Choose another name; or, if it is that dataset that comes back, type: {2+}"))

    public static let moveSame = Rule(
        "move-same", .error,
        french: Wording(cause: "C’est déjà le cas de « {value} » : l’ancien et le nouveau sont les mêmes.", remedy: "Donnez-en un autre."),
        english: Wording(cause: "“{value}” is both the old and the new one.", remedy: "Give another one."))

    public static let moveHidden = Rule(
        "move-hidden", .error,
        french: Wording(
            cause: "Un nom qui commence par _ (ou par un point) n’est pas publié : « {value} » ferait disparaître ce qui l’est.",
            remedy: "Pour retirer un jeu, tapez : {0+}"),
        english: Wording(
            cause: "A name that begins with _ (or with a full stop) is not published: “{value}” would make something vanish.",
            remedy: "To withdraw a dataset, type: {0+}"))

    public static let moveNameUnfit = Rule(
        "move-name-unfit", .error,
        french: Wording(
            cause: "« {value} » ne fait pas une bonne adresse{0}.",
            remedy: "Un nom court, en minuscules, sans accents ni espaces, tient longtemps ; par exemple : {2+}"),
        english: Wording(
            cause: "“{value}” makes no good address{1}.", remedy: "A short name in lower case, without accents or spaces, lasts; for instance: {2+}"))

    public static let moveOtherFormat = Rule(
        "move-other-format", .error,
        french: Wording(
            cause: "« {value} » ne peut pas s’appeler « {0} » : la fin du nom dit le format, et elle change.",
            remedy: "Gardez la même fin. Un fichier d’un autre format se dépose à côté, sous son propre nom."),
        english: Wording(
            cause: "“{value}” cannot be called “{0}”: the ending of the name tells the format, and it changes.",
            remedy: "Keep the ending. A file of another format is put beside it, under its own name."))

    public static let moveOtherFolder = Rule(
        "move-other-folder", .error,
        french: Wording(
            cause: "« {value} » ne peut pas aller dans « {0} » : un fichier reste dans le dossier de son jeu, et n’a pas de sous-dossier.",
            remedy: "Donnez seulement le nouveau nom du fichier."),
        english: Wording(
            cause: "“{value}” cannot go to “{0}”: a file stays in its dataset’s folder, and in no folder below.",
            remedy: "Give the new name of the file alone."))

    public static let movePublisherUnknown = Rule(
        "move-publisher-unknown", .error,
        french: Wording(
            cause: "« {value} » irait chez un producteur qui n’existe pas : il n’y a pas de dossier « content/{0} ».",
            remedy: "{1+}S’il s’agit d’un nouveau producteur, créez d’abord son dossier, avec sa fiche index.md."),
        english: Wording(
            cause: "“{value}” would go to a publisher that does not exist: there is no folder “content/{0}”.",
            remedy: "{2+}For a new publisher, first make its folder, with its sheet index.md."))

    public static let moveWithoutPublisher = Rule(
        "move-without-publisher", .error,
        french: Wording(
            cause: "« {value} » n’est pas dans le dossier d’un producteur : « {0} » passerait à celui du catalogue.",
            remedy: "Un jeu se nomme PRODUCTEUR/JEU. Tapez : {1+}"),
        english: Wording(
            cause: "“{value}” lies in no publisher’s folder: “{0}” would go to the catalogue’s own.",
            remedy: "A dataset is named PUBLISHER/DATASET. Type: {1+}"))

    public static let withdrawFile = Rule(
        "withdraw-file", .error,
        french: Wording(
            cause: "« {value} » est un fichier : on ne retire qu’un jeu entier.",
            remedy: "Sortez le fichier du dossier, ou faites commencer son nom par _, puis lancez « halle check --record »."),
        english: Wording(
            cause: "“{value}” is a file: only a whole dataset is withdrawn.",
            remedy: "Take the file out of the folder, or have its name begin with _, then run “halle check --record”."))

    public static let mergePublisher = Rule(
        "merge-publisher", .error,
        french: Wording(
            cause: "« {value} » est un producteur : c’est un jeu de données qui en remplace un autre.",
            remedy: "Donnez le dossier du jeu : {value}/JEU ; ou dites le motif avec --reason."),
        english: Wording(
            cause: "“{value}” is a publisher: it is a dataset that replaces another.",
            remedy: "Give the dataset’s folder: {value}/DATASET; or say why with --reason."))

    public static let moveSourceMissing = Rule(
        "move-source-missing", .error,
        french: Wording(cause: "Il n’y a ni « {value} » ni « {0} » sous content/.", remedy: "Vérifiez les deux noms."),
        english: Wording(cause: "There is neither “{value}” nor “{0}” under content/.", remedy: "Check both names."))

    public static let moveUnlike = Rule(
        "move-unlike", .error,
        french: Wording(
            cause: "« {value} » ne peut pas devenir « {0} ».",
            remedy: "Un jeu de données prend un dossier PRODUCTEUR/JEU, sans sous-dossier ; un producteur, un dossier de content/."),
        english: Wording(
            cause: "“{value}” cannot become “{0}”.",
            remedy: "A dataset takes a folder PUBLISHER/DATASET, with none below; a publisher, a folder of content/."))

    public static let moveFailed = Rule(
        "move-failed", .error,
        french: Wording(cause: "« {value} » n’a pas pu être renommé ({0}).", remedy: "Vérifiez le droit d’écrire dans ce dossier. Rien n’a changé."),
        english: Wording(cause: "“{value}” could not be renamed ({0}).", remedy: "Check the right to write to this folder. Nothing has changed."))

    public static let ledgerDay = Rule(
        "ledger-day", .error,
        french: Wording(cause: "« {value} » {0}.", remedy: "Donnez avec --date le jour où c’est arrivé, ou laissez-la de côté pour aujourd’hui."),
        english: Wording(cause: "“{value}” {1}.", remedy: "Give the day it happened with --date, or leave it out for today."))

    public static let identifierUsed = Rule(
        "identifier-used", .error,
        french: Wording(cause: "L’identifiant « {value} » est celui de « {0} ».", remedy: "Donnez-en un qui n’a jamais servi."),
        english: Wording(cause: "The identifier “{value}” is that of “{0}”.", remedy: "Give one that was never used."))

    /// All of them.
    static let ledgerCommands: [Rule] = [
        ledgerUnknown, ledgerReversed, ledgerWithdrawn, ledgerPublished, moveTargetTaken, moveTargetWithdrawn, moveSame, moveHidden, moveNameUnfit,
        moveOtherFormat, moveOtherFolder, movePublisherUnknown, moveWithoutPublisher, withdrawFile, mergePublisher, moveSourceMissing, moveUnlike, moveFailed,
        ledgerDay, identifierUsed,
    ]
}
