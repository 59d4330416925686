public import Findings

/// What is wrong with the ledger, with a catalogue that does not go with it, or with a command that would change it.
extension Rule {
    public static let ledgerUnreadable = Rule(
        "ledger-unreadable", .error,
        french: Wording(
            cause: "Le registre n’a pas les colonnes attendues{1+}.",
            cost: "Sans lui, les jeux de données perdraient leurs identifiants et leurs anciennes adresses.",
            remedy: "Remettez sa première ligne : {0+}."),
        english: Wording(
            cause: "The ledger does not have its columns{2+}.", cost: "Without it datasets would lose their identifiers and their former addresses.",
            remedy: "Put its first line back: {0+}."))

    public static let ledgerEmpty = Rule(
        "ledger-empty", .error,
        french: Wording(
            cause: "Le registre est vide.", cost: "Sans lui, les jeux de données perdraient leurs identifiants et leurs anciennes adresses.",
            remedy: "Remettez-le depuis une sauvegarde ou depuis git. S’il n’y a jamais rien eu dedans, supprimez ce fichier."),
        english: Wording(
            cause: "The ledger is empty.", cost: "Without it datasets would lose their identifiers and their former addresses.",
            remedy: "Put it back from a backup or from git. If there was never anything in it, delete this file."))

    public static let ledgerMisnamed = Rule(
        "ledger-misnamed", .error,
        french: Wording(
            cause: "Il n’y a pas de registre (ledger.csv), mais un fichier « {value} ».",
            cost: "Sans lui, les jeux de données perdraient leurs identifiants et leurs anciennes adresses.",
            remedy: "{0+}"),
        english: Wording(
            cause: "There is no ledger (ledger.csv), but a file “{value}”.",
            cost: "Without it datasets would lose their identifiers and their former addresses.", remedy: "{1+}"))

    public static let ledgerLost = Rule(
        "ledger-lost", .error,
        french: Wording(
            cause: "Il n’y a plus de registre (ledger.csv), alors que le site en place en a eu un, avec {value|jeu de données|jeux de données}.",
            cost: "Les identifiants et les anciennes adresses seraient perdus, et les portails montreraient chaque jeu deux fois.",
            remedy:
                "Remettez-le depuis une sauvegarde, la corbeille ou git (« git checkout ledger.csv »). Pour vraiment repartir de zéro, supprimez aussi le dossier « {0} »."
        ),
        english: Wording(
            cause: "There is no ledger (ledger.csv) any more, though the site in place had one, with {value|dataset|datasets}.",
            cost: "Identifiers and former addresses would be lost, and portals would show every dataset twice.",
            remedy: "Put it back from a backup, the bin or git (“git checkout ledger.csv”). To begin anew all the same, delete the folder “{0}” as well."))

    public static let ledgerEdited = Rule(
        "ledger-edited", .error,
        french: Wording(
            cause: "Le registre donne au jeu « {0} » l’identifiant « {value} », mais le site en place a été fait avec « {1+} ».",
            cost: "Les portails prendraient ce jeu de données pour un autre, et le montreraient deux fois.",
            remedy: "Remettez l’ancien dans cette ligne. Si le changement est voulu, remettez-le aussi, puis tapez : {2+}"),
        english: Wording(
            cause: "The ledger gives the dataset “{0}” the identifier “{value}”, but the site in place was made with “{1+}”.",
            cost: "Portals would take this dataset for another one, and show it twice.",
            remedy: "Put the old one back into this line. If the change is meant, put it back too, then type: {2+}"))

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
            cause: "Cette ligne du registre (« {0} », {value}) ne va pas avec celles qui la précèdent : {1+}{3}.",
            cost: "Ce qu’elle dit d’un jeu de données serait perdu.",
            remedy: "Remettez la ligne qui manque (sauvegarde, git), à sa place ; ou retirez celle-ci si elle est en double."),
        english: Wording(
            cause: "This line of the ledger (“{0}”, {value}) does not go with those before it: {2+}{4}.",
            cost: "What it says of a dataset would be lost.",
            remedy: "Put the missing line back (backup, git), in its place; or remove this one if it is there twice."))

    public static let datasetVanished = Rule(
        "dataset-vanished", .error,
        french: Wording(
            cause: "Le jeu de données « {5} » ({value}), inscrit au registre depuis le {0}, n’est plus dans content/.",
            cost: "Les liens, les portails et tous ceux qui s’en servent le perdraient.",
            remedy: "{3+}S’il a un autre dossier, tapez : {1+}. S’il n’est plus publié : {2+}. Sinon, remettez son dossier à sa place."),
        english: Wording(
            cause: "The dataset “{5}” ({value}), in the ledger since {0}, is no longer in content/.", cost: "Links, portals and all who use it would lose it.",
            remedy: "{4+}If it has another folder, type: {6+}. If it is published no more: {2+}. Else put its folder back."))

    public static let publisherVanished = Rule(
        "publisher-vanished", .error,
        french: Wording(
            cause: "Aucun des {0|jeu|jeux} de données que le registre connaît dans « {value} » n’est plus dans content/.",
            cost: "Les liens, les portails et tous ceux qui s’en servent les perdraient.",
            remedy: "{3+}Si ce producteur a un autre dossier, tapez : {1+}. S’il ne publie plus : {2+}. Sinon, remettez son dossier à sa place."),
        english: Wording(
            cause: "None of the {0|dataset|datasets} that the ledger knows in “{value}” is in content/ any more.",
            cost: "Links, portals and all who use them would lose them.",
            remedy: "{4+}If this publisher has another folder, type: {5+}. If it publishes no more: {2+}. Else put its folder back."))

    public static let publishedDraft = Rule(
        "published-draft", .error,
        french: Wording(
            cause: "« {value} » est publié depuis le {0}, et devient un brouillon.",
            cost: "Sa page et ses fichiers disparaîtraient : les liens, les portails et tous ceux qui s’en servent le perdraient.",
            remedy:
                "Ôtez « brouillon: oui » ; une nouvelle version se prépare dans un dossier à part, dont le nom commence par _. S’il n’est plus publié, tapez : {1+}"
        ),
        english: Wording(
            cause: "“{value}” has been published since {0}, and becomes a draft.",
            cost: "Its page and its files would go: links, portals and all who use it would lose it.",
            remedy: "Remove “draft: yes”; prepare a new version in a folder of its own, whose name begins with _. If it is published no more, type: {1+}"))

    public static let datasetReturned = Rule(
        "dataset-returned", .note,
        french: Wording(
            cause: "« {value} », retiré le {0}, est de nouveau là : il reprend son identifiant ({1+}) et ses anciennes adresses.",
            remedy: "Lancez « halle check --record » : le retour sera inscrit au registre et annoncé parmi les changements."),
        english: Wording(
            cause: "“{value}”, withdrawn on {0}, is there again: it takes back its identifier ({1+}) and its former addresses.",
            remedy: "Run “halle check --record”: its return will be entered in the ledger and told among the changes."))

    public static let withdrawnAddressTaken = Rule(
        "withdrawn-address-taken", .error,
        french: Wording(
            cause: "L’adresse « {value} » est celle du jeu de données « {0} », retiré le {1}.",
            cost: "Les portails, et ceux qui suivent un ancien lien, prendraient ce jeu pour l’autre.",
            remedy: "Si c’est le même qui revient, tapez : {2+}. Si c’est un autre, donnez un autre nom à ce dossier."),
        english: Wording(
            cause: "The address “{value}” is that of the dataset “{0}”, withdrawn on {1}.",
            cost: "Portals, and those who follow an old link, would take this dataset for that one.",
            remedy: "If it is the same one that comes back, type: {2+}. If it is another one, give this folder another name."))

    public static let withdrawnIdentifierTaken = Rule(
        "withdrawn-identifier-taken", .error,
        french: Wording(
            cause: "L’identifiant « {value} » est celui du jeu de données « {0} », retiré le {1}.",
            cost: "Les portails prendraient ce jeu pour l’autre.",
            remedy: "Si c’est le même qui revient, tapez : {2+}. Si c’est un autre, ôtez cette ligne, ou donnez-lui un identifiant qui n’a jamais servi."),
        english: Wording(
            cause: "The identifier “{value}” is that of the dataset “{0}”, withdrawn on {1}.", cost: "Portals would take this dataset for that one.",
            remedy: "If it is the same one that comes back, type: {2+}. If it is another one, remove this line, or give it an identifier that was never used."))

    public static let identifierChanged = Rule(
        "identifier-changed", .error,
        french: Wording(
            cause: "L’identifiant « {value} » n’est pas celui que le registre connaît : « {0+} ».",
            cost: "Les portails prendraient ce jeu de données pour un autre, et le montreraient deux fois.",
            remedy: "Remettez l’ancien, ou retirez la ligne. Si le changement est voulu, tapez : {1+}"),
        english: Wording(
            cause: "The identifier “{value}” is not the one that the ledger knows: “{0+}”.",
            cost: "Portals would take this dataset for another one, and show it twice.",
            remedy: "Put the old one back, or remove the line. If the change is meant, type: {1+}"))

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
            remedy: "If it has another name, type: {2+}. Else “halle check --record” will note it."))

    public static let fileAddressTaken = Rule(
        "file-address-taken", .warning,
        french: Wording(
            cause: "Le fichier « {value} » a pris le nom que « {0} » portait avant.",
            cost: "Les portails qui connaissaient l’un par cette adresse y trouveront l’autre.",
            remedy: "Donnez-lui un nom qui n’a jamais servi, si vous le pouvez."),
        english: Wording(
            cause: "The file “{value}” has taken the name that “{0}” had before.", cost: "Portals that knew one by this address will find the other there.",
            remedy: "Give it a name that was never used, if you can."))

    public static let resourceRenamed = Rule(
        "resource-renamed", .error,
        french: Wording(
            cause: "Le fichier « {value} » est annoncé, mais il s’appelle maintenant « {0} » (registre).", remedy: "Écrivez : fichier: {0}"),
        english: Wording(cause: "The file “{value}” is listed, but it is called “{0}” now (ledger).", remedy: "Write: path: {0}"))

    public static let linkMoved = Rule(
        "link-moved", .warning,
        french: Wording(
            cause: "Le lien « {value} » mène à l’ancien dossier de « {0} ».", cost: "La page n’en montre que le texte.", remedy: "Écrivez : {1+}"),
        english: Wording(cause: "The link “{value}” leads to the old folder of “{0}”.", cost: "The page shows its text only.", remedy: "Write: {1+}"))

    public static let linkWithdrawn = Rule(
        "link-withdrawn", .warning,
        french: Wording(
            cause: "Le lien « {value} » mène à « {0} », retiré le {1}.", cost: "La page n’en montre que le texte.", remedy: "Changez-le : {2+}."),
        english: Wording(cause: "The link “{value}” leads to “{0}”, withdrawn on {1}.", cost: "The page shows its text only.", remedy: "Change it: {3+}."))

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

    /// All rules about the ledger.
    public static let ledger: [Rule] =
        [
            ledgerUnreadable, ledgerEmpty, ledgerMisnamed, ledgerLost, ledgerEdited, ledgerFileUnreadable, ledgerRow, ledgerOutOfStep, datasetVanished,
            publisherVanished, publishedDraft, datasetReturned, withdrawnAddressTaken, withdrawnIdentifierTaken, identifierChanged, identifierTaken,
            addressTaken,
            fileVanished, fileAddressTaken, resourceRenamed, linkMoved, linkWithdrawn, ledgerIncomplete, ledgerKept, ledgerNotWritten, ledgerMissing,
        ] + ledgerCommands
}
