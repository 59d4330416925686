public import Findings

/// What can be wrong with a cell. The sentences never name the place: reports show it beside them.
extension Rule {
    public static let cellRequired = Rule(
        "cell-required", .error,
        french: Wording(
            cause: "Cellule vide alors que la colonne « {field} » est obligatoire.", cost: "Une ligne incomplète ne peut pas être comparée aux autres.",
            remedy: "Remplissez-la : {expected}."),
        english: Wording(
            cause: "Empty cell although the column “{field}” is required.", cost: "An incomplete row cannot be compared with others.",
            remedy: "Fill it in: {expected}."))

    public static let cellsRequired = Rule(
        "cells-required", .error,
        french: Wording(
            cause: "Cellules vides dans des colonnes obligatoires : {0}.", cost: "Une ligne incomplète ne peut pas être comparée aux autres.",
            remedy: "Remplissez-les. Pour « {field} » : {expected}."),
        english: Wording(
            cause: "Empty cells in required columns: {1}.", cost: "An incomplete row cannot be compared with others.",
            remedy: "Fill them in. For “{field}”: {expected}."))

    public static let cellType = Rule(
        "cell-type", .error,
        french: Wording(cause: "« {value} » n’a pas la forme attendue dans la colonne « {field} ».", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” does not have the form expected in the column “{field}”.", remedy: "Write {expected}."))

    public static let cellNotNumber = Rule(
        "cell-not-number", .error,
        french: Wording(cause: "« {value} » n’est pas un nombre.", cost: "Aucun calcul n’est possible sur cette cellule.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not a number.", cost: "Nothing can be computed with this cell.", remedy: "Write {expected}."))

    public static let decimalComma = Rule(
        "decimal-comma", .error,
        french: Wording(
            cause: "« {value} » est écrit avec une virgule.", cost: "Les programmes qui réutilisent les données attendent un point.",
            remedy: "Écrivez {repair}."),
        english: Wording(
            cause: "“{value}” is written with a comma.", cost: "Programs that reuse the data expect a point.", remedy: "Write {repair}."))

    public static let decimalPoint = Rule(
        "decimal-point", .error,
        french: Wording(
            cause: "« {value} » est écrit avec un point, alors que la colonne « {field} » attend une virgule.",
            remedy: "Écrivez {repair}."),
        english: Wording(
            cause: "“{value}” is written with a point, although the column “{field}” expects a comma.", remedy: "Write {repair}."))

    public static let thousandsMark = Rule(
        "thousands-mark", .error,
        french: Wording(cause: "« {value} » sépare les milliers.", cost: "Les programmes n’y lisent pas un nombre.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}” separates thousands.", cost: "Programs do not read a number there.", remedy: "Write {repair}."))

    public static let unitInNumber = Rule(
        "unit-in-number", .error,
        french: Wording(
            cause: "« {value} » mêle un nombre et une unité.", cost: "Les programmes n’y lisent pas un nombre.",
            remedy: "Écrivez {repair} ; l’unité se dit dans le nom de la colonne ou dans la description."),
        english: Wording(
            cause: "“{value}” mixes a number and a unit.", cost: "Programs do not read a number there.",
            remedy: "Write {repair}; the unit belongs in the column’s name or in the description."))

    public static let percentInNumber = Rule(
        "percent-in-number", .error,
        french: Wording(
            cause: "« {value} » porte le signe %.", cost: "Les programmes n’y lisent pas un nombre.",
            remedy: "Écrivez {repair}{0} ; dites dans le nom de la colonne ou dans la description que ce sont des pourcentages."),
        english: Wording(
            cause: "“{value}” has a percent sign.", cost: "Programs do not read a number there.",
            remedy: "Write {repair}{1}; say in the column’s name or in the description that these are percentages."))

    public static let numberNotWhole = Rule(
        "number-not-whole", .error,
        french: Wording(cause: "« {value} » n’est pas un nombre entier.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not a whole number.", remedy: "Write {expected}."))

    public static let wholeWithDecimals = Rule(
        "whole-with-decimals", .error,
        french: Wording(cause: "« {value} » est un nombre entier écrit avec des décimales.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}” is a whole number written with decimals.", remedy: "Write {repair}."))

    public static let numberExponent = Rule(
        "number-exponent", .error,
        french: Wording(
            cause: "« {value} » est un nombre que le tableur a abrégé.", remedy: "Écrivez {repair}, en mettant la colonne au format « Nombre »."),
        english: Wording(
            cause: "“{value}” is a number that the spreadsheet has shortened.", remedy: "Write {repair}, with the column in the format “Number”."))

    public static let absentInWords = Rule(
        "absent-in-words", .error,
        french: Wording(cause: "« {value} » dit qu’il n’y a pas de valeur.", remedy: "Laissez la cellule vide."),
        english: Wording(cause: "“{value}” says that there is no value.", remedy: "Leave the cell empty."))

    public static let absentInWordsRequired = Rule(
        "absent-in-words-required", .error,
        french: Wording(
            cause: "« {value} » dit qu’il n’y a pas de valeur, alors que la colonne « {field} » est obligatoire.",
            cost: "Une ligne incomplète ne peut pas être comparée aux autres.", remedy: "Remplissez-la : {expected}."),
        english: Wording(
            cause: "“{value}” says that there is no value, although the column “{field}” is required.",
            cost: "An incomplete row cannot be compared with others.", remedy: "Fill it in: {expected}."))

    public static let identifierShortened = Rule(
        "identifier-shortened", .error,
        french: Wording(
            cause: "« {value} » : le tableur a pris cet identifiant pour un nombre et en a perdu des chiffres.",
            cost: "Plus personne ne peut savoir de qui il s’agit.",
            remedy: "Mettez la colonne au format « Texte », puis saisissez de nouveau l’identifiant : {expected}. {0}"),
        english: Wording(
            cause: "“{value}”: the spreadsheet took this identifier for a number and lost some of its digits.",
            cost: "Nobody can tell any more whom it means.",
            remedy: "Put the column in the format “Text”, then type the identifier again: {expected}. {1}"))

    public static let identifierAsNumber = Rule(
        "identifier-as-number", .error,
        french: Wording(
            cause: "« {value} » : le tableur a pris cet identifiant pour un nombre ; tous ses chiffres sont encore là.",
            remedy: "Mettez la colonne au format « Texte » et écrivez {repair}."),
        english: Wording(
            cause: "“{value}”: the spreadsheet took this identifier for a number; all its digits are still there.",
            remedy: "Put the column in the format “Text” and write {repair}."))

    public static let cellOnlySpaces = Rule(
        "cell-only-spaces", .error,
        french: Wording(
            cause: "La cellule ne contient que des espaces.", cost: "Elle paraît vide, et ne l’est pas pour un programme.", remedy: "Videz-la."),
        english: Wording(
            cause: "The cell holds nothing but spaces.", cost: "It looks empty, and is not for a program.", remedy: "Empty it."))

    public static let formulaError = Rule(
        "formula-error", .error,
        french: Wording(
            cause: "« {value} » est l’erreur d’une formule du tableur, pas une valeur.", remedy: "Corrigez la formule, ou écrivez {expected}."),
        english: Wording(
            cause: "“{value}” is the error of a formula, not a value.", remedy: "Mend the formula, or write {expected}."))

    public static let listUnbracketed = Rule(
        "list-unbracketed", .error,
        french: Wording(
            cause: "« {value} » n’est pas écrit comme une liste.", cost: "Les programmes n’y voient pas plusieurs valeurs.", remedy: "Écrivez {repair}."),
        english: Wording(
            cause: "“{value}” is not written as a list.", cost: "Programs do not see several values there.", remedy: "Write {repair}."))

    public static let numberAsText = Rule(
        "number-as-text", .warning,
        french: Wording(
            cause: "« {value} » est enregistré comme un texte, alors que la colonne « {field} » contient des nombres.",
            cost: "Le tableur ne l’additionne pas et le trie mal.",
            remedy: "Convertissez la colonne en nombres : dans Excel, sélectionnez-la puis « Convertir en nombre » ; dans LibreOffice, « Texte en colonnes »."),
        english: Wording(
            cause: "“{value}” is stored as a text, although the column “{field}” holds numbers.",
            cost: "The spreadsheet does not add it up and sorts it wrong.",
            remedy: "Convert the column to numbers: in Excel select it, then “Convert to Number”; in LibreOffice, “Text to Columns”."))

    public static let textAsDate = Rule(
        "text-as-date", .error,
        french: Wording(
            cause: "« {value} » est enregistré comme une date, alors que la colonne « {field} » attend un texte.",
            cost: "Le tableur a pu changer ce qui avait été saisi.",
            remedy: "Mettez la colonne au format « Texte », puis saisissez de nouveau les valeurs."),
        english: Wording(
            cause: "“{value}” is stored as a date, although the column “{field}” expects a text.",
            cost: "The spreadsheet may have changed what was typed.",
            remedy: "Put the column in the format “Text”, then type the values again."))

    public static let textAsBoolean = Rule(
        "text-as-boolean", .error,
        french: Wording(
            cause: "« {value} » est enregistré comme une valeur logique (vrai ou faux), alors que la colonne « {field} » attend un texte.",
            remedy: "Mettez la colonne au format « Texte », puis saisissez de nouveau les valeurs."),
        english: Wording(
            cause: "“{value}” is stored as true or false, although the column “{field}” expects a text.",
            remedy: "Put the column in the format “Text”, then type the values again."))

    public static let textAsNumber = Rule(
        "text-as-number", .error,
        french: Wording(
            cause: "« {value} » est enregistré comme un nombre, alors que la colonne « {field} » attend un texte.",
            cost: "Un code qui commence par un zéro le perdrait sans que personne le voie.",
            remedy: "Mettez la colonne au format « Texte », puis saisissez de nouveau les valeurs."),
        english: Wording(
            cause: "“{value}” is stored as a number, although the column “{field}” expects a text.",
            cost: "A code that begins with a zero would lose it without anybody noticing.",
            remedy: "Put the column in the format “Text”, then type the values again."))

    public static let leadingZeroLost = Rule(
        "leading-zero-lost", .error,
        french: Wording(
            cause: "« {value} » a perdu son zéro de tête : le tableur l’a pris pour un nombre.",
            remedy: "Mettez la colonne au format « Texte » et écrivez {repair}."),
        english: Wording(
            cause: "“{value}” has lost its leading zero: the spreadsheet took it for a number.",
            remedy: "Put the column in the format “Text” and write {repair}."))

    public static let cellNotDate = Rule(
        "cell-not-date", .error,
        french: Wording(cause: "« {value} » n’est pas une date au format attendu.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not a date in the expected format.", remedy: "Write {expected}."))

    public static let dateOrder = Rule(
        "date-order", .error,
        french: Wording(
            cause: "« {value} » : la date n’est pas dans l’ordre attendu.", cost: "Les programmes ne la lisent pas, ou la lisent de travers.",
            remedy: "Écrivez {repair}."),
        english: Wording(
            cause: "“{value}”: the date is not in the expected order.", cost: "Programs do not read it, or read it wrong.", remedy: "Write {repair}."))

    public static let dateUnsure = Rule(
        "date-unsure", .error,
        french: Wording(
            cause: "« {value} » peut être lu de deux façons : jour puis mois, ou mois puis jour.",
            cost: "La colonne contient {0} : on ne peut pas savoir lequel des deux nombres est le mois.",
            remedy: "Retrouvez la date d’origine, et écrivez {expected}."),
        english: Wording(
            cause: "“{value}” can be read in two ways: day and month, or month and day.",
            cost: "The column holds {1}: nobody can tell which of the two numbers is the month.",
            remedy: "Find the original date, and write {expected}."))

    public static let dateImpossible = Rule(
        "date-impossible", .error,
        french: Wording(cause: "« {value} » : ce jour n’existe pas.", remedy: "Vérifiez la date, et écrivez {expected}."),
        english: Wording(cause: "“{value}”: there is no such day.", remedy: "Check the date, and write {expected}."))

    public static let dateWithTime = Rule(
        "date-with-time", .error,
        french: Wording(cause: "« {value} » porte une heure, alors que la colonne attend une date seule.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}” has a time, although the column expects a date alone.", remedy: "Write {repair}."))

    public static let dateAsNumber = Rule(
        "date-as-number", .error,
        french: Wording(
            cause: "« {value} » est sans doute une date que le tableur a écrite comme un nombre.",
            remedy: "Mettez la colonne au format « Date » ; ce serait le {repair}."),
        english: Wording(
            cause: "“{value}” is probably a date that the spreadsheet wrote as a number.",
            remedy: "Put the column in the format “Date”; it would be {repair}."))

    public static let dateUnpadded = Rule(
        "date-unpadded", .warning,
        french: Wording(cause: "« {value} » : il manque un zéro au mois ou au jour.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}”: the month or the day lacks a zero.", remedy: "Write {repair}."))

    public static let booleanInvalid = Rule(
        "boolean-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas l’un des deux mots attendus.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not one of the two expected words.", remedy: "Write {expected}."))

    public static let booleanWord = Rule(
        "boolean-word", .error,
        french: Wording(cause: "« {value} » : ce n’est pas le mot que le schéma attend.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}”: this is not the word that the schema expects.", remedy: "Write {repair}."))

    public static let spacesAround = Rule(
        "spaces-around", .error,
        french: Wording(
            cause: "« {value} » a une espace au début ou à la fin.", cost: "Pour un programme, ce n’est pas la même valeur.", remedy: "Écrivez « {repair} »."),
        english: Wording(
            cause: "“{value}” begins or ends with a space.", cost: "For a program it is another value.", remedy: "Write “{repair}”."))

    public static let spacesInside = Rule(
        "spaces-inside", .error,
        french: Wording(
            cause: "« {value} » est coupé par des espaces ou des points.", cost: "Pour un programme, ce n’est pas la même valeur.", remedy: "Écrivez {repair}."),
        english: Wording(
            cause: "“{value}” is cut up by spaces or points.", cost: "For a program it is another value.", remedy: "Write {repair}."))

    public static let letterCase = Rule(
        "letter-case", .error,
        french: Wording(
            cause: "« {value} » : majuscules, minuscules ou accents ne sont pas ceux du schéma.", cost: "Pour un programme, ce n’est pas la même valeur.",
            remedy: "Écrivez « {repair} »."),
        english: Wording(
            cause: "“{value}”: capitals, small letters or accents are not the schema’s.", cost: "For a program it is another value.",
            remedy: "Write “{repair}”."))

    public static let valueUnlisted = Rule(
        "value-unlisted", .error,
        french: Wording(cause: "« {value} » n’est pas dans la liste des valeurs de la colonne « {field} ».", remedy: "Choisissez {expected}."),
        english: Wording(cause: "“{value}” is not in the list of values of the column “{field}”.", remedy: "Choose {expected}."))

    public static let separatorWrong = Rule(
        "separator-wrong", .error,
        french: Wording(cause: "« {value} » : le signe qui sépare n’est pas celui qui est attendu.", remedy: "Écrivez {repair}."),
        english: Wording(cause: "“{value}”: the separating sign is not the expected one.", remedy: "Write {repair}."))

    public static let patternMismatch = Rule(
        "pattern-mismatch", .error,
        french: Wording(cause: "« {value} » n’a pas la forme attendue dans la colonne « {field} ».", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” does not have the form expected in the column “{field}”.", remedy: "Write {expected}."))

    public static let textTooLong = Rule(
        "text-too-long", .error,
        french: Wording(cause: "Le texte a {0|caractère|caractères} ; la colonne « {field} » en accepte {1}.", remedy: "Raccourcissez « {value} »."),
        english: Wording(cause: "The text has {0|character|characters}; the column “{field}” takes {1}.", remedy: "Shorten “{value}”."))

    public static let textTooShort = Rule(
        "text-too-short", .error,
        french: Wording(cause: "« {value} » a {0|caractère|caractères} ; la colonne « {field} » en demande {1}.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” has {0|character|characters}; the column “{field}” asks for {1}.", remedy: "Write {expected}."))

    public static let valueTooSmall = Rule(
        "value-too-small", .error,
        french: Wording(cause: "{value} est plus petit que le minimum de la colonne « {field} » ({0}).", remedy: "Vérifiez la valeur : {expected}."),
        english: Wording(cause: "{value} is below the minimum of the column “{field}” ({0}).", remedy: "Check the value: {expected}."))

    public static let valueTooLarge = Rule(
        "value-too-large", .error,
        french: Wording(cause: "{value} est plus grand que le maximum de la colonne « {field} » ({0}).", remedy: "Vérifiez la valeur : {expected}."),
        english: Wording(cause: "{value} is above the maximum of the column “{field}” ({0}).", remedy: "Check the value: {expected}."))

    public static let webAddressInvalid = Rule(
        "web-address-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas une adresse web complète.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not a whole web address.", remedy: "Write {expected}."))

    public static let emailInvalid = Rule(
        "email-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas une adresse de courriel.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” is not an e-mail address.", remedy: "Write {expected}."))

    public static let coordinatesInvalid = Rule(
        "coordinates-invalid", .error,
        french: Wording(cause: "« {value} » ne donne pas une longitude et une latitude.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}” does not give a longitude and a latitude.", remedy: "Write {expected}."))

    public static let arrayMember = Rule(
        "array-member", .error,
        french: Wording(cause: "« {value} » : l’un des éléments de la liste n’est pas valable.", remedy: "Écrivez {expected}."),
        english: Wording(cause: "“{value}”: one of the members of the list is not valid.", remedy: "Write {expected}."))

    public static let valueTwice = Rule(
        "value-twice", .error,
        french: Wording(
            cause: "« {value} » est déjà dans la colonne « {field} »{0}, où chaque valeur ne doit venir qu’une fois.",
            remedy: "Retirez la ligne en double, ou corrigez l’une des deux valeurs."),
        english: Wording(
            cause: "“{value}” is already in the column “{field}”{1}, where each value must come only once.",
            remedy: "Remove the repeated row, or correct one of the two values."))

    public static let keyRepeated = Rule(
        "key-repeated", .error,
        french: Wording(
            cause: "Les colonnes {2} ont ensemble les mêmes valeurs qu’une ligne précédente{0}.", cost: "Elles doivent désigner une ligne et une seule.",
            remedy: "Retirez la ligne en double, ou corrigez l’une de ces valeurs."),
        english: Wording(
            cause: "The columns {3} together have the same values as an earlier row{1}.", cost: "They must tell one row from all others.",
            remedy: "Remove the repeated row, or correct one of these values."))

    public static let keyEmpty = Rule(
        "key-empty", .error,
        french: Wording(
            cause: "Les colonnes {0} sont toutes vides.", cost: "Elles doivent désigner une ligne et une seule.", remedy: "Remplissez-les."),
        english: Wording(cause: "The columns {1} are all empty.", cost: "They must tell one row from all others.", remedy: "Fill them in."))

    public static let referenceMissing = Rule(
        "reference-missing", .error,
        french: Wording(
            cause: "« {value} » n’est pas parmi les valeurs de {2} {0}.", cost: "La ligne renvoie à quelque chose qui n’existe pas.",
            remedy: "Corrigez la valeur, ou ajoutez la ligne qui manque."),
        english: Wording(
            cause: "“{value}” is not among the values of {3} {1}.", cost: "The row refers to something that does not exist.",
            remedy: "Correct the value, or add the row that is missing."))

    public static let referenceUnchecked = Rule(
        "reference-unchecked", .note,
        french: Wording(
            cause: "Les valeurs de {0} n’ont pas été rapprochées du fichier « {value} » que le schéma demande : il manque, ou n’a pas ces colonnes.",
            remedy: "Publiez ce fichier dans le même jeu de données, sous ce nom, si vous l’avez."),
        english: Wording(
            cause: "The values of {1} were not compared with the file “{value}” that the schema asks for: it is not there, or lacks these columns.",
            remedy: "Publish this file in the same dataset, under this name, if you have it."))

    /// All rules about cells.
    public static let cells: [Rule] = [
        cellRequired, cellsRequired, cellType, cellNotNumber, decimalComma, decimalPoint, thousandsMark, unitInNumber, percentInNumber, numberNotWhole,
        wholeWithDecimals,
        numberExponent,
        absentInWords, absentInWordsRequired, identifierShortened, identifierAsNumber, cellOnlySpaces, formulaError, listUnbracketed, numberAsText, textAsDate,
        textAsBoolean,
        textAsNumber,
        leadingZeroLost, cellNotDate, dateOrder, dateUnsure, dateImpossible, dateWithTime, dateAsNumber, dateUnpadded, booleanInvalid, booleanWord,
        spacesAround,
        spacesInside, letterCase, valueUnlisted, separatorWrong, patternMismatch, textTooLong, textTooShort, valueTooSmall, valueTooLarge,
        webAddressInvalid, emailInvalid, coordinatesInvalid, arrayMember, valueTwice, keyRepeated, keyEmpty, referenceMissing, referenceUnchecked,
    ]
}
