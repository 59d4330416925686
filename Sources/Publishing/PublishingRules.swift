public import Findings

extension Rule {
    public static let outputUnusable = Rule(
        "output-unusable", .error,
        french: Wording(cause: "Le site ne peut pas être écrit dans « {value} ».", remedy: "Indiquez un dossier réservé au site, par exemple « site »."),
        english: Wording(cause: "The site cannot be written to “{value}”.", remedy: "Name a folder kept for the site, for instance “site”."))
    public static let outputNotAFolder = Rule(
        "output-not-a-folder", .error,
        french: Wording(
            cause: "« {value} » est un fichier : le site ne peut pas prendre sa place.", remedy: "Indiquez un autre dossier, ou déplacez ce fichier."),
        english: Wording(cause: "“{value}” is a file: the site cannot take its place.", remedy: "Name another folder, or move this file away."))
    public static let outputLink = Rule(
        "output-link", .error,
        french: Wording(
            cause: "« {value} » est un lien vers un autre endroit : Halle ne remplace pas un lien.",
            remedy: "Indiquez le dossier lui-même plutôt que le lien."),
        english: Wording(
            cause: "“{value}” is a link to another place: Halle does not replace a link.", remedy: "Name the folder itself rather than the link."))
    public static let outputForeign = Rule(
        "output-foreign", .error,
        french: Wording(
            cause: "Le dossier « {value} » contient autre chose qu’un site écrit par Halle (par exemple « {0} »).",
            cost: "Il aurait été remplacé en entier ; rien n’y a été touché.",
            remedy: "Indiquez un dossier vide ou un nouveau dossier. Si son contenu ne sert plus, supprimez-le d’abord."),
        english: Wording(
            cause: "The folder “{value}” holds something other than a site written by Halle (for instance “{0}”).",
            cost: "It would have been replaced as a whole; nothing in it was touched.",
            remedy: "Name an empty folder or a new one. If its content is no longer needed, delete it first."))
    public static let outputOverlapsSource = Rule(
        "output-overlaps-source", .error,
        french: Wording(
            cause: "Le dossier du site « {value} » et les sources « {0} » sont l’un dans l’autre.",
            cost: "Écrire le site effacerait les sources ; rien n’a été touché.", remedy: "Indiquez pour le site un dossier à côté des sources."),
        english: Wording(
            cause: "The site’s folder “{value}” and the sources “{0}” lie one inside the other.",
            cost: "Writing the site would erase the sources; nothing was touched.", remedy: "Name a folder for the site beside the sources."))
    public static let outputMountPoint = Rule(
        "output-mount-point", .error,
        french: Wording(
            cause: "Le dossier « {value} » est un disque ou un partage à lui seul : il ne peut pas être remplacé d’un coup.",
            remedy: "Indiquez un dossier à l’intérieur, par exemple « {value}/site »."),
        english: Wording(
            cause: "The folder “{value}” is a disk or a share of its own: it cannot be replaced in one step.",
            remedy: "Name a folder inside it, for instance “{value}/site”."))
    public static let buildUnderWay = Rule(
        "build-under-way", .error,
        french: Wording(
            cause: "Le site « {value} » est déjà en cours de construction.", remedy: "Attendez que l’autre construction soit finie, puis recommencez."),
        english: Wording(cause: "Another build of the site “{value}” is under way.", remedy: "Wait until it has finished, then try again."))
    public static let outputReplacedMeanwhile = Rule(
        "output-replaced-meanwhile", .error,
        french: Wording(
            cause: "Le dossier « {value} » a été déplacé ou remplacé pendant la construction du site.",
            cost: "Le site n’a pas été publié.", remedy: "Vérifiez qui d’autre écrit dans ce dossier, puis recommencez."),
        english: Wording(
            cause: "The folder “{value}” was moved or replaced while the site was being built.",
            cost: "The site was not published.", remedy: "Find out who else writes there, then try again."))
    public static let outputCannotExchange = Rule(
        "output-cannot-exchange", .error,
        french: Wording(
            cause: "Le disque qui contient « {value} » ne sait pas échanger deux dossiers d’un coup.",
            cost: "L’ancien site est resté en place.",
            remedy: "Choisissez un dossier sur un disque local (ext4, XFS, Btrfs), ou supprimez l’ancien site avant de construire le nouveau."),
        english: Wording(
            cause: "The disk that holds “{value}” cannot exchange two folders in one step.", cost: "The old site is still in place.",
            remedy: "Choose a folder on a local disk (ext4, XFS, Btrfs), or delete the old site before building the new one."))
    public static let diskFull = Rule(
        "disk-full", .error,
        french: Wording(
            cause: "Il n’y a plus de place sur le disque : « {value} » n’a pas pu être écrit.", cost: "L’ancien site est resté en place.",
            remedy: "Libérez de l’espace sur le disque (ou augmentez le quota), puis recommencez."),
        english: Wording(
            cause: "No space left on the disk: “{value}” could not be written.", cost: "The old site is still in place.",
            remedy: "Make room on the disk (or raise the quota), then try again."))
    public static let outputNotAllowed = Rule(
        "output-not-allowed", .error,
        french: Wording(
            cause: "Halle n’a pas le droit d’écrire « {value} » ({0}).", cost: "L’ancien site est resté en place.",
            remedy: "Donnez-vous le droit d’écrire dans le dossier qui contient le site, ou indiquez un autre dossier."),
        english: Wording(
            cause: "Halle has no permission to write “{value}” ({0}).", cost: "The old site is still in place.",
            remedy: "Give yourself the right to write in the folder that holds the site, or name another folder."))
    public static let outputFailed = Rule(
        "output-failed", .error,
        french: Wording(
            cause: "« {value} » n’a pas pu être écrit ({0} : {1}).", cost: "L’ancien site est resté en place.",
            remedy: "Vérifiez le disque et les droits, puis recommencez."),
        english: Wording(
            cause: "“{value}” could not be written ({0}: {1}).", cost: "The old site is still in place.",
            remedy: "Check the disk and its permissions, then try again."))
    public static let outputTwice = Rule(
        "output-twice", .error,
        french: Wording(
            cause: "Deux fichiers du site prendraient la même place : « {0} » et « {value} ».",
            cost: "Sur beaucoup de serveurs, l’un effacerait l’autre.", remedy: "Renommez l’un des deux fichiers ou dossiers d’origine."),
        english: Wording(
            cause: "Two files of the site would take the same place: “{0}” and “{value}”.", cost: "On many servers one would erase the other.",
            remedy: "Rename one of the two files or folders they come from."))
    public static let outputPathInvalid = Rule(
        "output-path-invalid", .error,
        french: Wording(cause: "« {value} » ne peut pas être le nom d’un fichier du site.", remedy: "Renommez le fichier ou le dossier d’origine."),
        english: Wording(cause: "“{value}” cannot be the name of a file of the site.", remedy: "Rename the file or folder it comes from."))

    /// Every rule of publishing, for the reference page.
    public static let publishing: [Rule] = [
        outputUnusable, outputNotAFolder, outputLink, outputForeign, outputOverlapsSource, outputMountPoint, buildUnderWay,
        outputReplacedMeanwhile, outputCannotExchange, diskFull, outputNotAllowed, outputFailed, outputTwice, outputPathInvalid,
    ]
}
