public import Findings

/// What can be wrong with `content/territoire.yml`.
extension Rule {
    public static let territory: [Rule] = [
        territoryTwice, mergeIncomplete, mergeSalvageUnknown, mergeKeyUnknown, mergeDatasetUnknown, mergeDatasetTwice, mergePublisherUnknown, mergeFileName,
    ]

    public static let territoryTwice = Rule(
        "territory-twice", .error,
        french: Wording(
            cause: "« {value} » et « {0} » décrivent tous deux le territoire.", remedy: "Gardez un seul de ces fichiers, et supprimez l’autre."),
        english: Wording(cause: "“{value}” and “{0}” both describe the territory.", remedy: "Keep one of these files, and delete the other."))

    public static let mergeIncomplete = Rule(
        "merge-incomplete", .error,
        french: Wording(cause: "Cette fusion n’est pas complète : il lui manque une ligne.", remedy: "Ajoutez par exemple : {0}"),
        english: Wording(cause: "This merge is not complete: a line is missing.", remedy: "Add for instance: {1}"))

    public static let mergeSalvageUnknown = Rule(
        "merge-keep-unknown", .error,
        french: Wording(
            cause: "« {value} » ne dit pas ce qui est gardé d’un fichier qui a des fautes.",
            remedy: "Écrivez « lignes » (ses lignes justes sont gardées) ou « fichiers » (rien n’en est gardé)."),
        english: Wording(
            cause: "“{value}” does not say what is kept of a file with faults.",
            remedy: "Write “rows” (its right rows are kept) or “files” (nothing of it is kept)."))

    public static let mergeKeyUnknown = Rule(
        "merge-key-unknown", .error,
        french: Wording(
            cause: "« {value} » ne dit pas à qui sont les numéros des lignes.",
            remedy: "Écrivez « territoire » (un numéro est une seule chose partout) ou « producteur » (chaque producteur numérote les siennes)."),
        english: Wording(
            cause: "“{value}” does not say whose the numbers of rows are.",
            remedy: "Write “territory” (one number is one thing everywhere) or “publisher” (each publisher numbers its own)."))

    public static let mergeDatasetUnknown = Rule(
        "merge-dataset-unknown", .error,
        french: Wording(
            cause: "Le jeu « {value} », qui doit recevoir le tableau fusionné, n’existe pas.",
            remedy: "Créez le dossier « content/{value} » avec un fichier index.md (titre, licence, quelques lignes de texte), ou corrigez le nom."),
        english: Wording(
            cause: "The dataset “{value}”, which is to get the merged table, does not exist.",
            remedy: "Create the folder “content/{value}” with a file index.md (title, licence, a few lines of text), or correct the name."))

    public static let mergeDatasetTwice = Rule(
        "merge-dataset-twice", .error,
        french: Wording(
            cause: "Deux fusions écrivent dans le jeu « {value} ».", remedy: "Donnez à chacune son propre jeu de données."),
        english: Wording(cause: "Two merges write into the dataset “{value}”.", remedy: "Give each of them a dataset of its own."))

    public static let mergePublisherUnknown = Rule(
        "merge-publisher-unknown", .error,
        french: Wording(
            cause: "Aucun producteur ne s’appelle « {value} ».", remedy: "Écrivez le nom de son dossier sous « content »."),
        english: Wording(cause: "No publisher is called “{value}”.", remedy: "Write the name of its folder under “content”."))

    public static let mergeFileName = Rule(
        "merge-file-name", .error,
        french: Wording(
            cause: "Le tableau fusionné ne peut pas s’appeler « {value} ».",
            remedy: "Donnez un nom qui finit par « .csv », avec des lettres, des chiffres et des tirets seulement."),
        english: Wording(
            cause: "The merged table cannot be called “{value}”.", remedy: "Give a name that ends in “.csv”, with letters, digits and hyphens only."))
}
