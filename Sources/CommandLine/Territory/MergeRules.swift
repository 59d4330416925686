internal import Findings

extension Rule {
    static let merging: [Rule] = [
        producerUnknown, mergeSchemaUnknown, mergeRejects, mergeKeysShared, mergeWithoutSources, mergeFormatUnread, mergeNameTaken, mergeMiscounted,
        mergeNoRoom, mergeMappingUnused, mergeMappingColumn, mergeTargetHasFile,
    ]

    static let producerUnknown = Rule(
        "producer-unknown", .error,
        french: Wording(
            cause: "Aucun producteur ne s’appelle « {value} ».", remedy: "Après --producer, écrivez le nom de son dossier sous « content »."),
        english: Wording(cause: "No publisher is called “{value}”.", remedy: "After --producer, write the name of its folder under “content”."))

    static let mergeSchemaUnknown = Rule(
        "merge-schema-unknown", .error,
        french: Wording(
            cause: "La fusion « {0} » ne peut pas se faire : le schéma « {value} » n’est pas connu.",
            remedy: "« halle schema list » donne les schémas connus ; rangez les vôtres dans « schemas »."),
        english: Wording(
            cause: "The merge “{0}” cannot be made: the schema “{value}” is not known.",
            remedy: "“halle schema list” gives the schemas that are known; keep your own in “schemas”."))

    static let mergeRejects = Rule(
        "merge-rejects", .warning,
        french: Wording(
            cause: "{0|ligne n’est pas reprise|lignes ne sont pas reprises} dans « {value} », sur {1} ({2}).",
            cost: "Le jeu du territoire est incomplet.",
            remedy: "Sa page donne, pour chaque producteur, le tableau des lignes non reprises : ligne, colonne, motif, remède."),
        english: Wording(
            cause: "{0|row is|rows are} not taken into “{value}”, of {1} ({2}).", cost: "The dataset of the territory is incomplete.",
            remedy: "Its page gives, for each publisher, the table of rows not taken: row, column, reason, remedy."))

    static let mergeKeysShared = Rule(
        "merge-keys-shared", .warning,
        french: Wording(
            cause: "{0|ligne n’est pas reprise|lignes ne sont pas reprises} dans « {value} » : un autre producteur en a une de même clé ({1}).",
            cost: "Si ce sont deux choses différentes, le territoire en perd une.",
            remedy: "La page « Composition » du jeu donne ces lignes. Si chaque producteur numérote les siennes, ajoutez à la fusion : clé: producteur"),
        english: Wording(
            cause: "{0|row is|rows are} not taken into “{value}”: another publisher has one of the same key ({2}).",
            cost: "If they are two different things, the territory loses one.",
            remedy: "The page “How it is made” of the dataset gives these rows. If each publisher numbers its own, add to the merge: key: publisher"))

    static let mergeMappingUnused = Rule(
        "merge-mapping-unused", .warning,
        french: Wording(
            cause: "Cette correspondance ne sert à aucun fichier : aucun ne dit suivre la version « {value} ».",
            remedy: "Corrigez sa version, ou écrivez celle du fichier dans l’index.md du jeu (schéma: nom@version) ; sans version, elle vaut pour tous."),
        english: Wording(
            cause: "This mapping serves no file: none says that it follows the version “{value}”.",
            remedy: "Correct its version, or write that of the file into the index.md of the dataset (schema: name@version); without one it goes for all."))

    static let mergeMappingColumn = Rule(
        "merge-mapping-column", .warning,
        french: Wording(
            cause: "Cette correspondance remplit une colonne « {value} », que le schéma {0} n’a pas.", cost: "Elle ne sert à rien.",
            remedy: "Écrivez d’abord le nom de la colonne du schéma, puis celui qu’elle a dans le fichier : {colonne du schéma: colonne du fichier}."),
        english: Wording(
            cause: "This mapping fills a column “{value}”, which the schema {0} does not have.", cost: "It does nothing.",
            remedy: "Write the name of the schema’s column first, then the one that it has in the file: {column of the schema: column of the file}."))

    static let mergeTargetHasFile = Rule(
        "merge-target-has-file", .error,
        french: Wording(
            cause: "« {0} » reçoit le tableau du territoire et contient aussi « {value} », au même schéma : ses lignes n’y seraient pas.",
            remedy: "Rangez ce fichier dans un jeu à lui, ou faites recevoir le tableau par un autre jeu (jeu: producteur/dossier)."),
        english: Wording(
            cause: "“{0}” gets the table of the territory and also holds “{value}”, of the same schema: its rows would not be in it.",
            remedy: "Put this file into a dataset of its own, or have another dataset get the table (dataset: publisher/folder)."))

    static let mergeWithoutSources = Rule(
        "merge-without-sources", .warning,
        french: Wording(
            cause: "Aucun fichier du catalogue ne dit suivre le schéma « {value} » : « {0} » est vide.",
            remedy: "Écrivez « schéma: {value} » dans l’index.md des jeux à réunir, ou corrigez les versions et les producteurs de la fusion."),
        english: Wording(
            cause: "No file of the catalogue says that it follows the schema “{value}”: “{0}” is empty.",
            remedy: "Write “schema: {value}” into the index.md of the datasets to be brought together, or correct the versions and publishers of the merge."))

    static let mergeFormatUnread = Rule(
        "merge-format-unread", .warning,
        french: Wording(
            cause:
                "« {value} » dit suivre le schéma de la fusion « {0} », mais ses lignes ne peuvent pas y être reprises : ce n’est pas un tableau du dossier.",
            cost: "Le jeu du territoire est incomplet.",
            remedy: "Rangez dans le dossier du jeu le même tableau en CSV, XLSX, ODS ou JSON : une adresse, une carte ou un fichier XLS n’est pas lu."),
        english: Wording(
            cause: "“{value}” says that it follows the schema of the merge “{0}”, but its rows cannot be taken: it is no table in the folder.",
            cost: "The dataset of the territory is incomplete.",
            remedy: "Put the same table into the dataset’s folder as CSV, XLSX, ODS or JSON: an address, a map or an XLS file is not read."))

    static let mergeNameTaken = Rule(
        "merge-name-taken", .error,
        french: Wording(
            cause: "Le dossier du jeu contient déjà un fichier « {value} », nom du tableau fusionné.",
            remedy: "Renommez ce fichier, ou donnez un autre nom au tableau fusionné : fichier: territoire.csv"),
        english: Wording(
            cause: "The dataset’s folder already holds a file “{value}”, the name of the merged table.",
            remedy: "Rename that file, or give the merged table another name: file: territory.csv"))

    static let mergeMiscounted = Rule(
        "merge-miscounted", .error,
        french: Wording(
            cause: "La fusion « {value} » a lu {0} lignes et n’en retrouve que {1} : un fichier a sans doute changé pendant la construction.",
            remedy: "Recommencez la construction. Si cela se répète, signalez-le."),
        english: Wording(
            cause: "The merge “{value}” has read {0} rows and finds only {1}: a file has probably changed during the build.",
            remedy: "Build again. If it happens again, report it."))

    static let mergeNoRoom = Rule(
        "merge-no-room", .error,
        french: Wording(cause: "Le disque n’a pas assez de place pour réunir les fichiers.", remedy: "Libérez de la place, puis recommencez."),
        english: Wording(cause: "The disk has not enough room to bring the files together.", remedy: "Free some room, then begin again."))
}
