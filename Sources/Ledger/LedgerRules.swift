public import Findings

/// What is wrong with the ledger, with a catalogue that does not go with it, or with a command that would change it.
extension Rule {
    public static let ledgerUnreadable = Rule(
        "ledger-unreadable", .error,
        french: Wording(
            cause: "Le registre n’a pas les colonnes attendues.",
            cost: "Sans lui, les jeux de données perdraient leurs identifiants et leurs anciennes adresses.",
            remedy: "Remettez sa première ligne : {0+}."),
        english: Wording(
            cause: "The ledger does not have its columns.", cost: "Without it datasets would lose their identifiers and their former addresses.",
            remedy: "Put its first line back: {0+}."))

    public static let ledgerFileUnreadable = Rule(
        "ledger-file-unreadable", .error,
        french: Wording(
            cause: "Le registre ne peut pas être lu ({0}).", cost: "Sans lui, les jeux de données perdraient leurs identifiants et leurs anciennes adresses.",
            remedy: "Vérifiez le droit de le lire, et que c’est bien un fichier."),
        english: Wording(
            cause: "The ledger cannot be read ({0}).", cost: "Without it datasets would lose their identifiers and their former addresses.",
            remedy: "Check the right to read it, and that it is a file."))

    public static let ledgerRow = Rule(
        "ledger-row", .error,
        french: Wording(
            cause: "Cette ligne du registre ne se lit pas : dans la colonne « {0} », « {value} » n’est pas {1}.",
            cost: "Ce qu’elle dit d’un jeu de données serait perdu.", remedy: "Corrigez la ligne, ou remettez-la comme elle était."),
        english: Wording(
            cause: "This line of the ledger cannot be read: in the column “{0}”, “{value}” is not {2}.", cost: "What it says of a dataset would be lost.",
            remedy: "Mend the line, or put it back as it was."))

    public static let ledgerOutOfStep = Rule(
        "ledger-out-of-step", .error,
        french: Wording(
            cause: "Cette ligne du registre (« {0} », {value}) ne va pas avec celles qui la précèdent.",
            cost: "Elle parle d’un dossier ou d’un fichier qui n’était pas inscrit, ou qui l’était déjà.",
            remedy: "Remettez les lignes dans l’ordre où elles ont été écrites, sans en ôter ; retirez celle-ci si elle est en double."),
        english: Wording(
            cause: "This line of the ledger (“{0}”, {value}) does not go with those before it.",
            cost: "It speaks of a folder or a file that was not entered, or was entered already.",
            remedy: "Put the lines back in the order in which they were written, all of them; remove this one if it is there twice."))

    public static let datasetVanished = Rule(
        "dataset-vanished", .error,
        french: Wording(
            cause: "Le jeu de données « {value} », inscrit au registre depuis le {0}, n’est plus dans content/.",
            cost: "Les liens, les portails et tous ceux qui s’en servent le perdraient.",
            remedy: "{3+}S’il a un autre dossier, tapez : {1+}. S’il n’est plus publié : {2+}. Sinon, remettez son dossier à sa place."),
        english: Wording(
            cause: "The dataset “{value}”, in the ledger since {0}, is no longer in content/.", cost: "Links, portals and all who use it would lose it.",
            remedy: "{4+}If it has another folder, type: {1+}. If it is published no more: {2+}. Else put its folder back."))

    public static let identifierChanged = Rule(
        "identifier-changed", .error,
        french: Wording(
            cause: "L’identifiant « {value} » n’est pas celui que le registre connaît : « {0+} ».",
            cost: "Les portails prendraient ce jeu de données pour un autre, et le montreraient deux fois.",
            remedy: "Remettez l’ancien, ou retirez la ligne. Si le changement est voulu, ajoutez à la fin de ledger.csv : {1+}"),
        english: Wording(
            cause: "The identifier “{value}” is not the one that the ledger knows: “{0+}”.",
            cost: "Portals would take this dataset for another one, and show it twice.",
            remedy: "Put the old one back, or remove the line. If the change is meant, add at the end of ledger.csv: {1+}"))

    public static let addressTaken = Rule(
        "address-taken", .error,
        french: Wording(
            cause: "L’adresse « {value} » est l’ancienne adresse du jeu de données « {0} ».",
            cost: "Ceux qui suivent un ancien lien trouveraient un autre jeu de données.", remedy: "Donnez un autre nom à ce dossier."),
        english: Wording(
            cause: "The address “{value}” is the former address of the dataset “{0}”.", cost: "Those who follow an old link would find another dataset.",
            remedy: "Give this folder another name."))

    public static let identifierTaken = Rule(
        "identifier-taken", .error,
        french: Wording(
            cause: "L’identifiant « {value} » est aussi celui de « {0} », que le registre ou son adresse lui donnent.",
            cost: "Les portails n’en garderaient qu’un des deux.", remedy: "Donnez un autre nom au dossier, ou un identifiant propre au jeu de données."),
        english: Wording(
            cause: "The identifier “{value}” is also that of “{0}”, which has it from the ledger or from its address.",
            cost: "Harvesting portals would keep only one of the two.", remedy: "Give the folder another name, or the dataset an identifier of its own."))

    public static let fileVanished = Rule(
        "file-vanished", .warning,
        french: Wording(
            cause: "Le fichier « {value} », inscrit au registre depuis le {0}, n’est plus dans le dossier.", cost: "Son adresse ne mènera plus à rien.",
            remedy: "S’il a un autre nom, tapez : {1+}. Sinon, « halle check --record » en prendra note."),
        english: Wording(
            cause: "The file “{value}”, in the ledger since {0}, is no longer in the folder.", cost: "Its address will lead nowhere.",
            remedy: "If it has another name, type: {1+}. Else “halle check --record” will note it."))

    public static let fileAddressTaken = Rule(
        "file-address-taken", .warning,
        french: Wording(
            cause: "Le fichier « {value} » a pris le nom que « {0} » portait avant.",
            cost: "Les portails qui connaissaient l’un par cette adresse y trouveront l’autre.",
            remedy: "Donnez-lui un nom qui n’a jamais servi, si vous le pouvez."),
        english: Wording(
            cause: "The file “{value}” has taken the name that “{0}” had before.", cost: "Portals that knew one by this address will find the other there.",
            remedy: "Give it a name that was never used, if you can."))

    public static let ledgerIncomplete = Rule(
        "ledger-incomplete", .note,
        french: Wording(
            cause: "{value|jeu de données n’est pas encore inscrit|jeux de données ne sont pas encore inscrits} au registre ({0+}).",
            remedy: "Lancez « halle check --record » quand ils sont prêts."),
        english: Wording(
            cause: "{value|dataset is|datasets are} not yet in the ledger ({0+}).", remedy: "Run “halle check --record” when they are ready."))

    public static let ledgerKept = Rule(
        "ledger-kept", .error,
        french: Wording(
            cause: "Rien n’a été inscrit au registre : il ne va pas avec le catalogue.",
            remedy: "Réglez d’abord les erreurs signalées plus haut à son sujet, puis relancez."),
        english: Wording(
            cause: "Nothing was entered in the ledger: it does not go with the catalogue.",
            remedy: "First settle the errors told above about it, then run this again."))

    public static let ledgerNotWritten = Rule(
        "ledger-not-written", .error,
        french: Wording(
            cause: "Le registre n’a pas pu être écrit ({0}).", remedy: "Vérifiez la place sur le disque et le droit d’écrire à côté de halle.yml."),
        english: Wording(
            cause: "The ledger could not be written ({0}).", remedy: "Check the space on the disk and the right to write beside halle.yml."))

    public static let ledgerMissing = Rule(
        "ledger-missing", .error,
        french: Wording(
            cause: "Il n’y a pas encore de registre (ledger.csv) dans « {value} ».",
            remedy: "Lancez d’abord « halle check --record » dans le dossier du catalogue, quand tout est encore à sa place."),
        english: Wording(
            cause: "There is no ledger (ledger.csv) in “{value}” yet.",
            remedy: "First run “halle check --record” in the catalogue’s folder, while everything is still in its place."))

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

    public static let moveTargetTaken = Rule(
        "move-target-taken", .error,
        french: Wording(cause: "« {value} » existe déjà.", remedy: "Choisissez un autre nom : rien n’est remplacé."),
        english: Wording(cause: "“{value}” is there already.", remedy: "Choose another name: nothing is replaced."))

    public static let moveSourceMissing = Rule(
        "move-source-missing", .error,
        french: Wording(cause: "Il n’y a ni « {value} » ni « {0} » sous content/.", remedy: "Vérifiez les deux noms."),
        english: Wording(cause: "There is neither “{value}” nor “{0}” under content/.", remedy: "Check both names."))

    public static let moveUnlike = Rule(
        "move-unlike", .error,
        french: Wording(
            cause: "« {value} » ne peut pas devenir « {0} ».",
            remedy:
                "Un jeu de données prend un dossier PRODUCTEUR/JEU, un producteur un dossier de content/ ; un fichier reste dans son jeu et garde son extension."
        ),
        english: Wording(
            cause: "“{value}” cannot become “{0}”.",
            remedy: "A dataset takes a folder PUBLISHER/DATASET, a publisher a folder of content/; a file stays in its dataset and keeps its extension."))

    public static let moveFailed = Rule(
        "move-failed", .error,
        french: Wording(cause: "« {value} » n’a pas pu être renommé ({0}).", remedy: "Vérifiez le droit d’écrire dans ce dossier. Rien n’a changé."),
        english: Wording(cause: "“{value}” could not be renamed ({0}).", remedy: "Check the right to write to this folder. Nothing has changed."))

    /// All rules about the ledger.
    public static let ledger: [Rule] = [
        ledgerUnreadable, ledgerFileUnreadable, ledgerRow, ledgerOutOfStep, datasetVanished, identifierChanged, identifierTaken, addressTaken, fileVanished,
        fileAddressTaken, ledgerIncomplete,
        ledgerKept, ledgerNotWritten, ledgerMissing, ledgerUnknown, moveTargetTaken, moveSourceMissing, moveUnlike, moveFailed,
    ]
}
