public import Findings

/// What can be wrong with a file or a folder before its words are even read.
extension Rule {
    public static let fileNotText = Rule(
        "file-not-text", .error,
        french: Wording(
            cause: "Ce n’est pas un fichier de texte, mais {0}, quel que soit son nom.",
            remedy: "Ouvrez-le dans son logiciel et enregistrez-le sous « Texte brut », encodage UTF-8, avec le nom « {value} »."),
        english: Wording(
            cause: "This is not a text file but {1}, whatever its name.",
            remedy: "Open it in its own program and save it as “Plain text”, encoding UTF-8, under the name “{value}”."))

    public static let encodingUTF16 = Rule(
        "encoding-utf-16", .error,
        french: Wording(
            cause: "Ce fichier est enregistré en UTF-16 (« Unicode » dans le Bloc-notes), et non en UTF-8.",
            cost: "Aucun de ses mots ne peut être lu.",
            remedy: "Ouvrez-le dans votre éditeur de texte, puis « Enregistrer sous », encodage « UTF-8 »."),
        english: Wording(
            cause: "This file is saved as UTF-16 (“Unicode” in Notepad), not as UTF-8.",
            cost: "None of its words can be read.",
            remedy: "Open it in your text editor, then “Save as”, encoding “UTF-8”."))

    public static let accentsDamaged = Rule(
        "accents-damaged", .error,
        french: Wording(
            cause: "Les accents de ce fichier sont abîmés : on lit « {value} » au lieu de « {0} ».",
            cost: "Il a été ouvert dans un mauvais encodage, puis enregistré.",
            remedy: "Repartez du fichier d’origine, ou retapez ces lettres, et enregistrez-le en UTF-8."),
        english: Wording(
            cause: "The accents of this file are damaged: it says “{value}” instead of “{0}”.",
            cost: "It was opened in a wrong encoding, then saved.",
            remedy: "Start again from the original file, or type these letters again, and save it as UTF-8."))

    public static let encodingNotUTF8 = Rule(
        "encoding-not-utf8", .error,
        french: Wording(
            cause: "Ce fichier n’est pas en UTF-8 : « {value} » ne peut pas être lu.",
            cost: "Ses accents seraient illisibles sur le site.",
            remedy: "Ouvrez-le dans votre éditeur de texte et enregistrez-le avec l’encodage « UTF-8 »."),
        english: Wording(
            cause: "This file is not in UTF-8: “{value}” cannot be read.",
            cost: "Its accents would be unreadable on the site.",
            remedy: "Open it in your text editor and save it with the encoding “UTF-8”."))

    public static let controlCharacter = Rule(
        "control-character", .error,
        french: Wording(
            cause: "Ce fichier contient ici un caractère invisible qu’aucun texte ne contient ({value}).",
            cost: "Le fichier est peut-être abîmé, ou d’un autre type que du texte.",
            remedy: "Effacez ce caractère, ou enregistrez de nouveau le fichier en texte UTF-8."),
        english: Wording(
            cause: "This file holds here an invisible character that no text holds ({value}).",
            cost: "The file may be damaged, or of another kind than text.",
            remedy: "Delete this character, or save the file again as UTF-8 text."))

    public static let textTooLarge = Rule(
        "text-too-large", .error,
        french: Wording(
            cause: "Ce texte est trop long pour une page ({0}).",
            remedy: "Gardez au plus 1 Mo de texte ; mettez le reste dans un document du dossier (PDF par exemple)."),
        english: Wording(
            cause: "This text is too long for a page ({1}).",
            remedy: "Keep at most 1 MB of text; put the rest into a document of the folder (a PDF for instance)."))

    public static let fileUnreadable = Rule(
        "file-unreadable", .error,
        french: Wording(
            cause: "« {value} » ne peut pas être lu ({0}).",
            remedy: "Vérifiez que le fichier existe encore et que vous avez le droit de le lire."),
        english: Wording(
            cause: "“{value}” cannot be read ({0}).",
            remedy: "Check that the file still exists and that you may read it."))

    public static let fileNameInvalid = Rule(
        "file-name-invalid", .error,
        french: Wording(
            cause: "Le nom « {value} » ne peut pas devenir une adresse sûre : {0}.",
            remedy: "Renommez le fichier avec des lettres, des chiffres, des tirets et des points seulement."),
        english: Wording(
            cause: "The name “{value}” cannot become a safe address: {1}.",
            remedy: "Rename the file with letters, digits, hyphens and full stops only."))

    public static let fileNameReserved = Rule(
        "file-name-reserved", .error,
        french: Wording(
            cause: "« {value} » est le nom d’un fichier que Halle écrit lui-même.",
            remedy: "Renommez le fichier."),
        english: Wording(cause: "“{value}” is the name of a file that Halle writes itself.", remedy: "Rename the file."))

    public static let fileNamesCollide = Rule(
        "file-names-collide", .error,
        french: Wording(
            cause: "« {value} » et « {0} » ne diffèrent que par les majuscules ou la forme des accents.",
            cost: "Beaucoup d’hébergeurs et d’ordinateurs n’en garderaient qu’un.",
            remedy: "Renommez l’un des deux."),
        english: Wording(
            cause: "“{value}” and “{0}” differ only by capitals or by the form of their accents.",
            cost: "Many hosts and computers would keep one of them only.",
            remedy: "Rename one of the two."))

    public static let fileTypeRefused = Rule(
        "file-type-refused", .error,
        french: Wording(
            cause: "« {value} » est d’un type que Halle ne publie pas.",
            remedy: "Enregistrez les données en CSV, GeoJSON, ODS ou XLSX ; mettez le reste dans une archive ZIP. "
                + "Pour garder le fichier ici sans le publier, faites commencer son nom par « _ »."),
        english: Wording(
            cause: "“{value}” is of a type that Halle does not publish.",
            remedy: "Save the data as CSV, GeoJSON, ODS or XLSX; put anything else into a ZIP archive. "
                + "To keep the file here unpublished, let its name begin with “_”."))

    public static let fileEmpty = Rule(
        "file-empty", .error,
        french: Wording(
            cause: "« {value} » est vide (0 octet).",
            remedy: "Refaites l’export, ou retirez le fichier du dossier."),
        english: Wording(cause: "“{value}” is empty (0 bytes).", remedy: "Export it again, or remove the file from the folder."))

    public static let droppingIgnored = Rule(
        "dropping-ignored", .note,
        french: Wording(
            cause: "« {value} » est un fichier de travail (sauvegarde, verrou, vignettes) : il n’est pas publié.",
            remedy: "Rien à faire ; vous pouvez le supprimer."),
        english: Wording(
            cause: "“{value}” is a working file (backup, lock, thumbnails): it is not published.",
            remedy: "Nothing to do; you may delete it."))

    public static let linkNotFollowed = Rule(
        "link-not-followed", .warning,
        french: Wording(
            cause: "« {value} » n’est pas un vrai fichier mais un lien ou un objet spécial : il n’est pas publié.",
            remedy: "Mettez le fichier lui-même dans le dossier."),
        english: Wording(
            cause: "“{value}” is not a real file but a link or a special object: it is not published.",
            remedy: "Put the file itself into the folder."))

    public static let folderIgnored = Rule(
        "folder-ignored", .warning,
        french: Wording(
            cause: "Le dossier « {value} » est trop profond : ce qu’il contient n’est pas publié.",
            remedy: "Un jeu de données est un dossier « producteur/jeu » ; déplacez ses fichiers dans le dossier du jeu."),
        english: Wording(
            cause: "The folder “{value}” is too deep: what it holds is not published.",
            remedy: "A dataset is a folder “producer/dataset”; move its files into the dataset’s folder."))

    public static let datasetIndexMissing = Rule(
        "dataset-index-missing", .warning,
        french: Wording(
            cause: "Le dossier « {value} » n’a pas de fichier « index.md » : il n’est pas publié.",
            remedy: "Ajoutez-y un fichier « index.md » avec au moins : --- / titre: Le titre / ---."),
        english: Wording(
            cause: "The folder “{value}” has no file “index.md”: it is not published.",
            remedy: "Add a file “index.md” with at least: --- / title: The title / ---."))

    public static let datasetIndexMisnamed = Rule(
        "dataset-index-misnamed", .error,
        french: Wording(
            cause: "Ce fichier s’appelle « {value} » au lieu de « index.md » : son dossier ne serait pas publié.",
            remedy: "Renommez-le « index.md », en minuscules. Si Windows cache la fin des noms, cochez d’abord « Extensions de noms de fichiers » "
                + "dans l’onglet Affichage de l’explorateur."),
        english: Wording(
            cause: "This file is called “{value}” instead of “index.md”: its folder would not be published.",
            remedy: "Rename it “index.md”, in lower case. If Windows hides the end of names, first tick “File name extensions” "
                + "in the View tab of its explorer."))

    public static let strayFile = Rule(
        "stray-file", .warning,
        french: Wording(
            cause: "« {value} » n’est dans le dossier d’aucun jeu de données : il n’est pas publié.",
            remedy: "Déplacez-le dans le dossier du jeu auquel il appartient."),
        english: Wording(
            cause: "“{value}” is in no dataset’s folder: it is not published.",
            remedy: "Move it into the folder of the dataset it belongs to."))

    public static let textTwice = Rule(
        "text-twice", .warning,
        french: Wording(
            cause: "« {value} » est dans la même langue qu’un autre texte de la même page : il n’est pas montré.",
            remedy: "Gardez un seul fichier par langue : index.md, et index.en.md pour l’anglais (ou index.fr.md pour le français)."),
        english: Wording(
            cause: "“{value}” is in the same language as another text of the same page: it is not shown.",
            remedy: "Keep one file a language: index.md, and index.fr.md for French (or index.en.md for English)."))

    public static let settingsMissing = Rule(
        "settings-missing", .error,
        french: Wording(
            cause: "Il n’y a pas de fichier « halle.yml » dans « {value} ».",
            remedy: "Lancez la commande dans le dossier du catalogue, ou créez « halle.yml » avec au moins : titre: Le titre du catalogue."),
        english: Wording(
            cause: "There is no file “halle.yml” in “{value}”.",
            remedy: "Run the command in the catalogue’s folder, or create “halle.yml” with at least: title: The catalogue’s title."))

    public static let settingsMisnamed = Rule(
        "settings-misnamed", .error,
        french: Wording(cause: "Ce fichier s’appelle « {value} » au lieu de « halle.yml ».", remedy: "Renommez-le « halle.yml », en minuscules."),
        english: Wording(cause: "This file is called “{value}” instead of “halle.yml”.", remedy: "Rename it “halle.yml”, in lower case."))

    public static let contentMissing = Rule(
        "content-missing", .error,
        french: Wording(
            cause: "Il n’y a pas de dossier « content » à côté de « halle.yml ».",
            remedy: "Créez le dossier « content », puis un dossier par producteur et, dedans, un dossier par jeu de données."),
        english: Wording(
            cause: "There is no folder “content” beside “halle.yml”.",
            remedy: "Create the folder “content”, then one folder a producer and, inside, one folder a dataset."))

    public static let viewTypeUnknown = Rule(
        "view-type-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est pas une sorte de graphique.", cost: "La page est publiée sans lui.",
            remedy: "Écrivez courbe, barres, histogramme, pyramide ou carte."),
        english: Wording(
            cause: "“{value}” is no kind of chart.", cost: "The page is published without it.", remedy: "Write line, bars, histogram, pyramid or map."))

    public static let viewTypeMissing = Rule(
        "view-type-missing", .warning,
        french: Wording(
            cause: "Un graphique de « {0} » ne dit pas ce qu’il est.", cost: "La page est publiée sans lui.",
            remedy: "Ajoutez « type: » suivi de courbe, barres, histogramme, pyramide ou carte."),
        english: Wording(
            cause: "A chart of “{0}” does not say what it is.", cost: "The page is published without it.",
            remedy: "Add “type:” followed by line, bars, histogram, pyramid or map."))

    public static let viewAggregateUnknown = Rule(
        "view-aggregate-unknown", .warning,
        french: Wording(cause: "« {value} » n’est pas un calcul.", cost: "La page est publiée sans lui.", remedy: "Écrivez somme, moyenne ou nombre."),
        english: Wording(cause: "“{value}” is no calculation.", cost: "The page is published without it.", remedy: "Write sum, mean or count."))

    public static let viewFileAbsent = Rule(
        "view-file-absent", .warning,
        french: Wording(
            cause: "Un graphique demande le fichier « {value} », qui n’est pas dans le dossier.", cost: "La page est publiée sans lui.",
            remedy: "Écrivez le nom d’un fichier du dossier."),
        english: Wording(
            cause: "A chart asks for the file “{value}”, which is not in the folder.", cost: "The page is published without it.",
            remedy: "Write the name of a file of the folder."))
}
