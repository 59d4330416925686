public import Findings

/// What can be wrong with a table's make: its file, its headings, its rows.
extension Rule {
    public static let columnMissing = Rule(
        "column-missing", .error,
        french: Wording(
            cause: "Il manque la colonne obligatoire « {field} ».", cost: "Sans elle, le fichier ne suit pas le schéma {0}.",
            remedy: "Ajoutez une colonne dont l’en-tête est exactement « {field} » : {expected}."),
        english: Wording(
            cause: "The required column “{field}” is missing.", cost: "Without it the file does not follow the schema {0}.",
            remedy: "Add a column whose heading is exactly “{field}”: {expected}."))

    public static let columnRenamed = Rule(
        "column-renamed", .error,
        french: Wording(
            cause: "L’en-tête « {value} » est sans doute celui de la colonne « {repair} », écrit autrement.",
            cost: "Les programmes ne reconnaissent une colonne qu’à son nom exact.", remedy: "Renommez l’en-tête en « {repair} »."),
        english: Wording(
            cause: "The heading “{value}” is probably that of the column “{repair}”, written otherwise.",
            cost: "Programs only know a column by its exact name.", remedy: "Rename the heading to “{repair}”."))

    public static let columnPerhapsRenamed = Rule(
        "column-perhaps-renamed", .warning,
        french: Wording(
            cause: "L’en-tête « {value} » est peut-être celui de la colonne facultative « {repair} », écrit autrement.",
            cost: "Tant qu’il n’a pas son nom exact, la colonne n’est pas vérifiée et les programmes ne la reconnaissent pas.",
            remedy: "Renommez l’en-tête en « {repair} »."),
        english: Wording(
            cause: "The heading “{value}” may be that of the optional column “{repair}”, written otherwise.",
            cost: "As long as it does not have its exact name, the column is not checked and programs do not know it.",
            remedy: "Rename the heading to “{repair}”."))

    public static let columnUnknown = Rule(
        "column-unknown", .note,
        french: Wording(
            cause: "{0} : ces colonnes ne sont pas dans le schéma.", cost: "Elles sont publiées, sans être vérifiées.",
            remedy: "Rien à faire si c’est voulu ; sinon, retirez-les ou corrigez leurs noms."),
        english: Wording(
            cause: "{1}: these columns are not in the schema.", cost: "They are published, and not checked.",
            remedy: "Nothing to do if that is meant; else remove them or correct their names."))

    public static let columnAbsent = Rule(
        "column-absent", .note,
        french: Wording(
            cause: "Colonnes facultatives du schéma que le fichier n’a pas : {0}.", remedy: "Ajoutez-les si vous avez ces informations."),
        english: Wording(
            cause: "Optional columns of the schema that the file does not have: {1}.", remedy: "Add them if you have this information."))

    public static let columnTwice = Rule(
        "column-twice", .error,
        french: Wording(
            cause: "Deux colonnes ont le même en-tête « {value} » : {0} et {1}.", cost: "On ne peut pas savoir laquelle est la bonne.",
            remedy: "Retirez l’une des deux, ou renommez-la."),
        english: Wording(
            cause: "Two columns have the same heading “{value}”: {0} and {1}.", cost: "Nobody can tell which is the right one.",
            remedy: "Remove one of them, or rename it."))

    public static let columnsOneRequired = Rule(
        "columns-one-required", .error,
        french: Wording(
            cause: "Il manque les deux colonnes « {0} » et « {1} » ; il faut au moins l’une des deux, remplie à chaque ligne.",
            cost: "Sans elles, aucune ligne ne suit le schéma.", remedy: "Ajoutez l’une de ces deux colonnes, avec cet en-tête exact."),
        english: Wording(
            cause: "Both columns “{0}” and “{1}” are missing; at least one of the two is needed, filled in each row.",
            cost: "Without them no row follows the schema.", remedy: "Add one of these two columns, with exactly that heading."))

    public static let columnMeantTwice = Rule(
        "column-meant-twice", .warning,
        french: Wording(
            cause: "Deux en-têtes veulent sans doute dire la colonne « {1} » : « {0} » ({2}) et « {value} » ({3}) ; {4}.",
            cost: "Qui ouvre le fichier ne sait pas laquelle est la bonne.",
            remedy: "Gardez la bonne, sous l’en-tête « {1} » ; retirez l’autre, ou donnez-lui un nom qui dit ce qu’elle contient."),
        english: Wording(
            cause: "Two headings probably mean the column “{1}”: “{0}” ({2}) and “{value}” ({3}); {5}.",
            cost: "Who opens the file cannot tell which is the right one.",
            remedy: "Keep the right one, under the heading “{1}”; remove the other, or give it a name that says what it holds."))

    public static let columnMissingNear = Rule(
        "column-missing-near", .error,
        french: Wording(
            cause: "Il manque la colonne obligatoire « {field} » ; c’est peut-être celle dont l’en-tête est {1}.",
            cost: "Les programmes ne reconnaissent une colonne qu’à son nom exact : elle n’est pas vérifiée.",
            remedy: "Si c’est elle, et si elle contient {expected}, renommez l’en-tête en « {field} » ; sinon, ajoutez la colonne."),
        english: Wording(
            cause: "The required column “{field}” is missing; it may be the one whose heading is {2}.",
            cost: "Programs only know a column by its exact name: it is not checked.",
            remedy: "If that is the one, and if it holds {expected}, rename the heading to “{field}”; else add the column."))

    public static let columnAbsentNear = Rule(
        "column-absent-near", .warning,
        french: Wording(
            cause: "L’en-tête {1} est peut-être celui de la colonne facultative « {field} ».",
            cost: "Tant qu’il n’a pas son nom exact, la colonne n’est pas vérifiée et les programmes ne la reconnaissent pas.",
            remedy: "Si c’est elle, et si elle contient {expected}, renommez l’en-tête en « {field} »."),
        english: Wording(
            cause: "The heading {2} may be that of the optional column “{field}”.",
            cost: "As long as it does not have its exact name, the column is not checked and programs do not know it.",
            remedy: "If that is the one, and if it holds {expected}, rename the heading to “{field}”."))

    public static let headingsMissing = Rule(
        "headings-missing", .error,
        french: Wording(
            cause: "Le tableau n’a pas de ligne d’en-tête : la première ligne contient déjà des données.",
            cost: "Les programmes prennent cette ligne pour les noms des colonnes, et ne reconnaissent aucune colonne.",
            remedy: "Ajoutez au-dessus une ligne avec ces en-têtes, un par colonne : {0+}."),
        english: Wording(
            cause: "The table has no heading row: the first row holds data already.",
            cost: "Programs take this row for the names of the columns, and know no column.",
            remedy: "Add a row above it with these headings, one a column: {1+}."))

    public static let headingsPerhapsMissing = Rule(
        "headings-perhaps-missing", .warning,
        french: Wording(
            cause: "Le tableau n’a sans doute pas de ligne d’en-tête : la première ligne ressemble à des données.",
            cost: "Les programmes prennent cette ligne pour les noms des colonnes, et ne reconnaissent aucune colonne.",
            remedy: "Ajoutez au-dessus une ligne avec ces en-têtes, un par colonne : {0+}."),
        english: Wording(
            cause: "The table probably has no heading row: the first row looks like data.",
            cost: "Programs take this row for the names of the columns, and know no column.",
            remedy: "Add a row above it with these headings, one a column: {1+}."))

    /// Whether it is said of the heading of one column.
    var isOfOneHeading: Bool { [.columnTwice, .columnUnnamed, .columnPadded].contains(self) }

    public static let columnUnnamed = Rule(
        "column-unnamed", .error,
        french: Wording(
            cause: "Une colonne contient des valeurs et n’a pas d’en-tête.", cost: "Personne ne peut savoir ce qu’elle contient.",
            remedy: "Donnez-lui un en-tête sur la ligne {0}, ou videz-la."),
        english: Wording(
            cause: "A column holds values and has no heading.", cost: "Nobody can tell what it holds.",
            remedy: "Give it a heading in row {0}, or empty it."))

    public static let columnPadded = Rule(
        "column-padded", .warning,
        french: Wording(cause: "L’en-tête « {value} » a une espace au début ou à la fin.", remedy: "Écrivez « {repair} »."),
        english: Wording(cause: "The heading “{value}” begins or ends with a space.", remedy: "Write “{repair}”."))

    public static let rowBlank = Rule(
        "row-blank", .error,
        french: Wording(cause: "Ligne vide au milieu du tableau.", cost: "Certains programmes arrêtent de lire à cette ligne.", remedy: "Supprimez-la."),
        english: Wording(cause: "Empty row in the middle of the table.", cost: "Some programs stop reading at this row.", remedy: "Delete it."))

    public static let rowsBlankAtEnd = Rule(
        "rows-blank-at-end", .error,
        french: Wording(
            cause: "{count|ligne vide|lignes vides} à la fin du tableau.", cost: "Les programmes y lisent des lignes sans valeur.",
            remedy: "{count?Supprimez-la|Supprimez-les}."),
        english: Wording(
            cause: "{count|empty row|empty rows} at the end of the table.", cost: "Programs read rows without values there.",
            remedy: "Delete {count?it|them}."))

    public static let rowShort = Rule(
        "row-short", .error,
        french: Wording(
            cause: "La ligne a {0|cellule|cellules} au lieu de {1}.", cost: "Les valeurs qui manquent sont sans doute passées à la ligne suivante.",
            remedy: "Complétez la ligne, ou recollez-la à la suivante."),
        english: Wording(
            cause: "The row has {0|cell|cells} instead of {1}.", cost: "The values that are missing have probably slipped to the next row.",
            remedy: "Complete the row, or join it to the next."))

    public static let rowLong = Rule(
        "row-long", .error,
        french: Wording(
            cause: "La ligne a {0|cellule|cellules} au lieu de {1}.", cost: "Les valeurs en trop n’appartiennent à aucune colonne.",
            remedy: "Une valeur contient sans doute le signe qui sépare les colonnes : mettez-la entre guillemets, ou retirez les cellules en trop.{2}"),
        english: Wording(
            cause: "The row has {0|cell|cells} instead of {1}.", cost: "The values too many belong to no column.",
            remedy: "A value probably holds the sign that separates columns: put it between quotes, or remove the cells too many.{3}"))

    public static let rowNotData = Rule(
        "row-not-data", .error,
        french: Wording(
            cause: "« {value} » : cette ligne ressemble à un total ou à une note, pas à une donnée.",
            cost: "Les programmes la prennent pour une ligne comme les autres : un total est compté deux fois.",
            remedy: "Retirez-la du tableau ; une note se met dans la description."),
        english: Wording(
            cause: "“{value}”: this row looks like a total or a note, not like data.",
            cost: "Programs take it for a row like the others: a total is counted twice.",
            remedy: "Remove it from the table; a note belongs in the description."))

    public static let rowPerhapsNotData = Rule(
        "row-perhaps-not-data", .warning,
        french: Wording(
            cause: "« {value} » : la dernière ligne ressemble à un total ou à une note, pas à une donnée.",
            cost: "Les programmes la prennent pour une ligne comme les autres : un total est compté deux fois.",
            remedy: "Si c’en est bien un, retirez-la du tableau ; une note se met dans la description."),
        english: Wording(
            cause: "“{value}”: the last row looks like a total or a note, not like data.",
            cost: "Programs take it for a row like the others: a total is counted twice.",
            remedy: "If that is what it is, remove it from the table; a note belongs in the description."))

    public static let rowsMissing = Rule(
        "rows-missing", .warning,
        french: Wording(cause: "Le tableau n’a que son en-tête.", remedy: "Ajoutez les données, ou ne publiez pas encore ce fichier."),
        english: Wording(cause: "The table has its headings only.", remedy: "Add the data, or do not publish this file yet."))

    public static let titleRows = Rule(
        "title-rows", .error,
        french: Wording(
            cause: "{0|ligne|lignes} au-dessus de l’en-tête (qui est à la ligne {1}).",
            cost: "Les programmes attendent les noms des colonnes sur la première ligne.",
            remedy: "{0?Supprimez-la|Supprimez-les} ; le titre se met dans l’en-tête de index.md."),
        english: Wording(
            cause: "{0|row|rows} above the headings (which are in row {1}).", cost: "Programs expect the names of the columns in the first row.",
            remedy: "Delete {0?it|them}; the title belongs in the header of index.md."))

    public static let encodingOld = Rule(
        "encoding-old", .note,
        french: Wording(
            cause: "Les accents sont codés en {0} ; ils ont été compris.", cost: "D’autres programmes peuvent les afficher de travers.",
            remedy: "Enregistrez de préférence au format « CSV UTF-8 »."),
        english: Wording(
            cause: "Accents are encoded in {0}; they were understood.", cost: "Other programs may show them wrong.",
            remedy: "Save preferably in the format “CSV UTF-8”."))

    public static let encodingContradicted = Rule(
        "encoding-contradicted", .error,
        french: Wording(
            cause: "Le fichier dit être codé en UTF-8 et ne l’est pas : ses accents sont en {0}.",
            cost: "Les programmes qui croient ce qu’il dit refusent de le lire, ou perdent les accents.",
            remedy: "Enregistrez-le de nouveau au format « CSV UTF-8 »."),
        english: Wording(
            cause: "The file says that it is encoded in UTF-8 and is not: its accents are in {0}.",
            cost: "Programs that believe what it says refuse to read it, or lose the accents.",
            remedy: "Save it again in the format “CSV UTF-8”."))

    public static let columnsBlankAtEnd = Rule(
        "columns-blank-at-end", .error,
        french: Wording(
            cause: "{count|colonne vide et sans en-tête|colonnes vides et sans en-tête} à la fin du tableau.",
            cost: "D’autres programmes y voient des colonnes sans nom.", remedy: "{count?Supprimez-la|Supprimez-les} dans votre tableur."),
        english: Wording(
            cause: "{count|empty column without a heading|empty columns without headings} at the end of the table.",
            cost: "Other programs see columns without names there.", remedy: "Delete {count?it|them} in your spreadsheet."))

    public static let encodingMixed = Rule(
        "encoding-mixed", .error,
        french: Wording(
            cause: "Les accents sont codés de deux façons dans le même fichier.", cost: "Une partie d’entre eux s’affiche de travers.",
            remedy: "Ouvrez le fichier dans un tableur, corrigez les accents, et enregistrez au format « CSV UTF-8 »."),
        english: Wording(
            cause: "Accents are encoded in two ways in the same file.", cost: "Some of them show wrong.",
            remedy: "Open the file in a spreadsheet, correct the accents, and save in the format “CSV UTF-8”."))

    public static let cellAccentsDamaged = Rule(
        "cell-accents-damaged", .warning,
        french: Wording(
            cause: "Des accents sont abîmés ({count|endroit|endroits}), par exemple « Ã© » au lieu de « é ».",
            remedy: "Reprenez le fichier d’origine et enregistrez-le au format « CSV UTF-8 »."),
        english: Wording(
            cause: "Accents are damaged (in {count|place|places}), for instance “Ã©” instead of “é”.",
            remedy: "Go back to the original file and save it in the format “CSV UTF-8”."))

    public static let nulBytes = Rule(
        "nul-bytes", .warning,
        french: Wording(
            cause: "Le fichier contient des caractères nuls ({count}), qui ont été ignorés.", remedy: "Enregistrez-le de nouveau depuis un tableur."),
        english: Wording(cause: "The file holds NUL characters ({count}), which were ignored.", remedy: "Save it again from a spreadsheet."))

    public static let quoteStray = Rule(
        "quote-stray", .warning,
        french: Wording(
            cause: "Un guillemet est au milieu d’une valeur ({count} fois) ; elle a été lue telle quelle.",
            remedy: "Enregistrez le fichier de nouveau depuis un tableur : il mettra les guillemets comme il faut."),
        english: Wording(
            cause: "A quote stands in the middle of a value ({count|time|times}); it was read as it stands.",
            remedy: "Save the file again from a spreadsheet: it will put the quotes right."))

    public static let cellUnclosed = Rule(
        "cell-unclosed", .error,
        french: Wording(
            cause: "Un guillemet s’ouvre et ne se ferme pas.", cost: "Les programmes prennent tout ce qui suit pour une seule valeur.",
            remedy: "Retirez ce guillemet, ou ajoutez celui qui manque."),
        english: Wording(
            cause: "A quote opens and does not close.", cost: "Programs take all that follows for one value.",
            remedy: "Remove this quote, or add the one that is missing."))

    public static let lineEndingsMixed = Rule(
        "line-endings-mixed", .note,
        french: Wording(cause: "Les fins de ligne sont de plusieurs sortes.", remedy: "Rien d’urgent : enregistrer de nouveau depuis un tableur suffit."),
        english: Wording(cause: "Line ends are of several kinds.", remedy: "Nothing urgent: saving again from a spreadsheet is enough."))

    public static let cellsMerged = Rule(
        "cells-merged", .warning,
        french: Wording(
            cause: "{count|plage de cellules fusionnées|plages de cellules fusionnées}{0}.", cost: "Seule la première garde la valeur ; les autres sont vides.",
            remedy: "Défusionnez-les dans votre tableur et répétez la valeur dans chacune."),
        english: Wording(
            cause: "{count|range of merged cells|ranges of merged cells}{1}.", cost: "Only the first keeps the value; the others are empty.",
            remedy: "Unmerge them in your spreadsheet and repeat the value in each."))

    public static let sheetsOther = Rule(
        "sheets-other", .note,
        french: Wording(
            cause: "Le classeur a plusieurs feuilles ; « {0} » a été lue.", remedy: "Pour en lire une autre, nommez-la, ou enregistrez chaque feuille à part."),
        english: Wording(
            cause: "The workbook has several sheets; “{0}” was read.", remedy: "To have another read, name it, or save each sheet by itself."))

    public static let cellsHidden = Rule(
        "cells-hidden", .warning,
        french: Wording(
            cause: "Des lignes, des colonnes ou des feuilles sont masquées ({count}).", cost: "Elles sont publiées comme les autres.",
            remedy: "Affichez-les et supprimez ce qui ne doit pas être publié."),
        english: Wording(
            cause: "Rows, columns or sheets are hidden ({count}).", cost: "They are published like the others.",
            remedy: "Show them and delete what must not be published."))

    public static let formulasWithoutResult = Rule(
        "formulas-without-result", .error,
        french: Wording(
            cause: "Des formules n’ont pas de résultat enregistré ({count}).", cost: "Ces cellules se lisent comme vides.",
            remedy: "Ouvrez le classeur dans un tableur et enregistrez-le de nouveau."),
        english: Wording(
            cause: "Formulas have no stored result ({count}).", cost: "These cells read as empty.",
            remedy: "Open the workbook in a spreadsheet and save it again."))

    public static let cellsFar = Rule(
        "cells-far", .warning,
        french: Wording(
            cause: "Des cellules sont très loin du tableau, à plus de 1 000 lignes ou colonnes vides ({count}).",
            remedy: "Allez à cette ligne et supprimez-les, ou rapprochez-les du tableau."),
        english: Wording(
            cause: "Cells are very far from the table, beyond 1,000 blank rows or columns ({count}).",
            remedy: "Go to this row and delete them, or move them next to the table."))

    public static let columnsLate = Rule(
        "columns-late", .warning,
        french: Wording(
            cause: "Des objets ont des noms que les premiers n’ont pas ({count} fois).", cost: "Ces valeurs ne sont pas dans le tableau.",
            remedy: "Donnez les mêmes noms à tous les objets, avec null où il n’y a pas de valeur."),
        english: Wording(
            cause: "Some objects have names that the first ones do not have ({count|time|times}).", cost: "These values are not in the table.",
            remedy: "Give all objects the same names, with null where there is no value."))

    public static let namesRepeated = Rule(
        "names-repeated", .warning,
        french: Wording(
            cause: "Un même nom vient deux fois dans un objet ({count} fois) ; la dernière valeur a été lue.", remedy: "Gardez-en une seule."),
        english: Wording(cause: "The same name comes twice in an object ({count|time|times}); the last value was read.", remedy: "Keep one of them."))

    public static let valuesStray = Rule(
        "values-stray", .warning,
        french: Wording(
            cause: "La liste contient des valeurs qui ne sont pas des objets ({count}).", cost: "Elles ne sont pas dans le tableau.",
            remedy: "Écrivez chaque ligne comme un objet : {\"nom\": \"Roques\"}."),
        english: Wording(
            cause: "The list holds values that are no objects ({count}).", cost: "They are not in the table.",
            remedy: "Write each row as an object: {\"nom\": \"Roques\"}."))

    /// All rules about a table's make.
    public static let tables: [Rule] = [
        columnMissing, columnRenamed, columnPerhapsRenamed, columnMissingNear, columnAbsentNear, headingsMissing, headingsPerhapsMissing, columnUnknown,
        columnAbsent, columnTwice, columnsOneRequired, columnMeantTwice, columnUnnamed, columnPadded, rowBlank, rowsBlankAtEnd,
        rowShort, rowLong, rowNotData, rowPerhapsNotData,
        rowsMissing, titleRows, columnsBlankAtEnd, encodingOld, encodingContradicted, encodingMixed, cellAccentsDamaged, nulBytes, quoteStray, cellUnclosed,
        lineEndingsMixed, cellsMerged, sheetsOther,
        cellsHidden, cellsFar, formulasWithoutResult, columnsLate, namesRepeated, valuesStray,
    ]
}
