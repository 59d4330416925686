public import Findings

/// What can be wrong with the way a header is written, before its keys and values are looked at: one rule for each cause, each with its own remedy.
extension Rule {
    // MARK: The lines around the header

    public static let frontMatterMissing = Rule(
        "front-matter-missing", .error,
        french: Wording(
            cause: "Ce fichier ne commence pas par un en-tête entre deux lignes « --- ».",
            remedy: "Commencez le fichier par une ligne « --- », puis « titre: Le titre du jeu de données », puis une ligne « --- »."),
        english: Wording(
            cause: "This file does not begin with a header between two lines “---”.",
            remedy: "Begin the file with a line “---”, then “title: The title of the dataset”, then a line “---”."))

    public static let frontMatterUnclosed = Rule(
        "front-matter-unclosed", .error,
        french: Wording(
            cause: "L’en-tête ouvert par « --- » en première ligne n’est jamais fermé.",
            remedy: "Ajoutez une ligne « --- » après la dernière information de l’en-tête, avant le texte."),
        english: Wording(
            cause: "The header opened by “---” on the first line is never closed.",
            remedy: "Add a line “---” after the last item of the header, before the text."))

    public static let frontMatterOpening = Rule(
        "front-matter-opening", .error,
        french: Wording(
            cause: "La première ligne est {0} : il faut exactement trois tirets, tout au début du fichier.",
            remedy: "Faites commencer le fichier par : ---"),
        english: Wording(
            cause: "The first line is {1}: it takes exactly three hyphens, at the very beginning of the file.",
            remedy: "Let the file begin with: ---"))

    public static let frontMatterClosing = Rule(
        "front-matter-closing", .error,
        french: Wording(
            cause: "L’en-tête n’est pas fermé : cette ligne est « {value} », il faut exactement trois tirets, tout au début de la ligne.",
            remedy: "Remplacez-la par : ---"),
        english: Wording(
            cause: "The header is not closed: this line is “{value}”, it takes exactly three hyphens, at the very beginning of the line.",
            remedy: "Replace it by: ---"))

    // MARK: Keys

    public static let colonMissing = Rule(
        "colon-missing", .error,
        french: Wording(cause: "Il manque « : » suivi d’une espace après « {value} ».", remedy: "Écrivez : {0}"),
        english: Wording(cause: "“:” and a space are missing after “{value}”.", remedy: "Write: {0}"))

    public static let colonSpaceMissing = Rule(
        "colon-space-missing", .error,
        french: Wording(cause: "Il manque une espace après « : », derrière « {value} ».", remedy: "Écrivez : {0}"),
        english: Wording(cause: "A space is missing after “:”, behind “{value}”.", remedy: "Write: {0}"))

    public static let dashSpaceMissing = Rule(
        "dash-space-missing", .error,
        french: Wording(cause: "Il manque une espace après le tiret : « {value} ».", remedy: "Écrivez : {0}"),
        english: Wording(cause: "A space is missing after the hyphen: “{value}”.", remedy: "Write: {0}"))

    public static let dashMissing = Rule(
        "dash-missing", .error,
        french: Wording(cause: "Cette ligne d’une liste ne commence pas par un tiret.", remedy: "Écrivez : {0}"),
        english: Wording(cause: "This line of a list does not begin with a hyphen.", remedy: "Write: {0}"))

    public static let dashInExcess = Rule(
        "dash-in-excess", .error,
        french: Wording(cause: "Les lignes de l’en-tête ne commencent pas par un tiret.", remedy: "Retirez-le de chacune : {0}"),
        english: Wording(cause: "The lines of the header do not begin with a hyphen.", remedy: "Remove it from each: {0}"))

    public static let listAfterValue = Rule(
        "list-after-value", .error,
        french: Wording(
            cause: "Une liste commence ici, mais « {value} » a déjà une valeur sur sa ligne.",
            remedy: "Mettez cette valeur sur une ligne à elle, dans la liste : {0}"),
        english: Wording(
            cause: "A list begins here, but “{value}” already has a value on its line.", remedy: "Put that value on a line of its own, in the list: {0}"))

    public static let yamlDuplicateKey = Rule(
        "yaml-duplicate-key", .error,
        french: Wording(cause: "La clé « {value} » est écrite deux fois.", remedy: "Gardez une seule des deux lignes."),
        english: Wording(cause: "The key “{value}” is written twice.", remedy: "Keep one of the two lines."))

    public static let yamlKeyNotText = Rule(
        "yaml-key-not-text", .error,
        french: Wording(cause: "Une clé de l’en-tête n’est pas un simple mot.", remedy: "Écrivez « clé: valeur », avec un mot comme clé."),
        english: Wording(cause: "A key of the header is not a plain word.", remedy: "Write “key: value”, with a word as the key."))

    // MARK: Where lines begin

    public static let continuationNotIndented = Rule(
        "continuation-not-indented", .error,
        french: Wording(
            cause: "Cette ligne n’a pas la forme « clé: valeur ».",
            remedy: "Si elle continue la ligne précédente, commencez-la par deux espaces."),
        english: Wording(
            cause: "This line does not have the form “key: value”.",
            remedy: "If it goes on with the line before, begin it with two spaces."))

    public static let groupNotIndented = Rule(
        "group-not-indented", .error,
        french: Wording(
            cause: "Les lignes qui vont avec « {value} » doivent commencer par deux espaces.",
            remedy: "Ajoutez deux espaces au début de chacune. La première devient : « {0} »."),
        english: Wording(
            cause: "The lines that belong to “{value}” must begin with two spaces.",
            remedy: "Add two spaces at the beginning of each. The first becomes: “{0}”."))

    public static let lineMisaligned = Rule(
        "line-misaligned", .error,
        french: Wording(
            cause: "Cette ligne n’est pas alignée avec les autres.",
            remedy: "Ajoutez ou retirez des espaces pour qu’elle commence dans la même colonne que « {0} »."),
        english: Wording(
            cause: "This line is not aligned with the others.",
            remedy: "Add or remove spaces so that it begins in the same column as “{0}”."))

    public static let tabInHeader = Rule(
        "tab-in-header", .error,
        french: Wording(
            cause: "Une tabulation tient ici la place d’espaces : l’en-tête n’en accepte pas.", remedy: "Remplacez la tabulation par des espaces."),
        english: Wording(cause: "A tab stands here in place of spaces: the header takes none.", remedy: "Replace the tab by spaces."))

    // MARK: Values

    public static let valueCutByHash = Rule(
        "value-cut-by-hash", .warning,
        french: Wording(
            cause: "Tout ce qui suit « # » est ignoré : {0}.",
            remedy: "Mettez la valeur entre guillemets droits : {2}"),
        english: Wording(cause: "All that follows “#” is ignored: {1}.", remedy: "Put the value in straight quotes: {2}"))

    public static let hashInValue = Rule(
        "hash-in-value", .error,
        french: Wording(
            cause: "Tout ce qui suit « # » est ignoré, et la suite ne peut plus être comprise.",
            remedy: "Mettez entre guillemets droits ce qui contient « # » : {0}"),
        english: Wording(
            cause: "All that follows “#” is ignored, and the rest can no longer be understood.",
            remedy: "Put what holds “#” in straight quotes: {0}"))

    public static let colonInValue = Rule(
        "colon-in-value", .error,
        french: Wording(cause: "La valeur contient un deuxième « : ».", remedy: "Mettez-la entre guillemets droits : {0}"),
        english: Wording(cause: "The value holds a second “:”.", remedy: "Put it in straight quotes: {0}"))

    public static let signBeginsValue = Rule(
        "sign-begins-value", .error,
        french: Wording(
            cause: "La valeur commence par « {value} », un signe réservé : elle n’est pas lue comme un texte.",
            remedy: "Mettez la valeur entre guillemets droits : {0}"),
        english: Wording(
            cause: "The value begins with “{value}”, a reserved sign: it is not read as a text.", remedy: "Put the value in straight quotes: {0}"))

    public static let quotesNotStraight = Rule(
        "quotes-not-straight", .error,
        french: Wording(
            cause: "Les guillemets comme « {value} » ne comptent pas ici.", remedy: "Tapez des guillemets droits : {0}"),
        english: Wording(cause: "Quotes such as “{value}” do not count here.", remedy: "Type straight quotes: {0}"))

    public static let textAfterQuote = Rule(
        "text-after-quote", .error,
        french: Wording(
            cause: "Du texte suit le guillemet fermant, qui devrait finir la valeur.",
            remedy: "Mettez toute la valeur entre guillemets droits, ou entre apostrophes droites si elle contient des guillemets : {0}"),
        english: Wording(
            cause: "Text follows the closing quote, which should end the value.",
            remedy: "Put the whole value in straight quotes, single ones if it holds double ones: {0}"))

    public static let quoteUnclosed = Rule(
        "quote-unclosed", .error,
        french: Wording(cause: "Le guillemet {value} ouvert ici n’est jamais fermé.", remedy: "Fermez-le à la fin de la valeur : {0}"),
        english: Wording(cause: "The quote {value} opened here is never closed.", remedy: "Close it at the end of the value: {0}"))

    public static let bracketUnclosed = Rule(
        "bracket-unclosed", .error,
        french: Wording(cause: "Le signe « {value} » ouvert ici (crochet ou accolade) n’est jamais fermé.", remedy: "Fermez-le à la fin de la liste : {0}"),
        english: Wording(cause: "The sign “{value}” opened here (a bracket or a brace) is never closed.", remedy: "Close it at the end of the list: {0}"))

    public static let commaMissing = Rule(
        "comma-missing", .error,
        french: Wording(
            cause: "Il manque une virgule avant cet endroit, entre deux éléments de la liste ou du groupe.",
            remedy: "Séparez les éléments par des virgules : [premier, deuxième]."),
        english: Wording(
            cause: "A comma is missing before this place, between two items of the list or group.",
            remedy: "Separate the items by commas: [first, second]."))

    public static let backslashInQuotes = Rule(
        "backslash-in-quotes", .error,
        french: Wording(
            cause: "Entre guillemets doubles, « \\ » a un sens à part.", remedy: "Entourez la valeur d’apostrophes droites ' au lieu des guillemets."),
        english: Wording(
            cause: "Within double quotes “\\” has a meaning of its own.", remedy: "Put the value in straight single quotes ' instead of double ones."))

    // MARK: All the rest

    public static let yamlSyntax = Rule(
        "yaml-syntax", .error,
        french: Wording(
            cause: "L’en-tête ne peut pas être compris à partir d’ici.",
            remedy: "Écrivez une information par ligne, sous la forme « clé: valeur »."),
        english: Wording(
            cause: "The header cannot be understood from here on.",
            remedy: "Write one item a line, as “key: value”."))

    public static let yamlSeveralDocuments = Rule(
        "yaml-several-documents", .error,
        french: Wording(cause: "Cette ligne « --- » coupe le fichier en deux.", remedy: "Retirez-la."),
        english: Wording(cause: "This line “---” cuts the file in two.", remedy: "Remove it."))

    public static let yamlTooDeep = Rule(
        "yaml-too-deep", .error,
        french: Wording(
            cause: "L’en-tête emboîte plus de 20 niveaux.", remedy: "Aucune information de Halle n’a besoin de plus de trois niveaux : simplifiez."),
        english: Wording(cause: "The header nests more than 20 levels.", remedy: "No item of Halle’s needs more than three levels: make it simpler."))

    public static let metadataTooLarge = Rule(
        "metadata-too-large", .error,
        french: Wording(
            cause: "Cet en-tête est trop long (plus de 256 Ko ou de 50 000 valeurs).",
            remedy: "Mettez les données dans un fichier du dossier (CSV par exemple), et seulement leur description dans l’en-tête."),
        english: Wording(
            cause: "This header is too long (over 256 KB or 50,000 values).",
            remedy: "Put data into a file of the folder (a CSV for instance), and only its description into the header."))
}
