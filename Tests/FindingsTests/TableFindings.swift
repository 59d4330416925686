import Findings

let decimalComma = Rule(
    "decimal-comma", .error,
    french: Wording(cause: "« {value} » est écrit avec une virgule.", cost: "Les programmes attendent un point.", remedy: "Écrivez {repair}."),
    english: Wording(cause: "“{value}” is written with a comma.", cost: "Programs expect a point.", remedy: "Write {repair}."))
let cellRequired = Rule(
    "cell-required", .error,
    french: Wording(cause: "Cellule vide alors que la colonne « {field} » est obligatoire.", remedy: "Remplissez-la : {expected}."),
    english: Wording(cause: "Empty cell although the column “{field}” is required.", remedy: "Fill it in: {expected}."))
let columnMissing = Rule(
    "column-missing", .error,
    french: Wording(cause: "Il manque la colonne « {field} ».", remedy: "Ajoutez-la : {expected}."),
    english: Wording(cause: "The column “{field}” is missing.", remedy: "Add it: {expected}."))
let rowLong = Rule(
    "row-long", .warning, french: Wording(cause: "La ligne a {0} cellules au lieu de {1}.", remedy: "Retirez les cellules en trop."),
    english: Wording(cause: "The row has {0} cells instead of {1}.", remedy: "Remove the cells too many."))

let aNumber = InBothLanguages(french: "un nombre, par exemple 12.5", english: "a number, for instance 12.5")

/// An amount written with a comma, in row 12 and 142 more.
func comma(
    _ file: String = "subventions.csv", row: Int = 12, count: Int = 143, rows: [Int] = Array(12...21), sheet: String? = nil, value: String = "1500,50",
    repair: String = "1500.50", headings: [String] = ["nom", "objet", "montant", "nature"],
    cells: [String] = ["Amicale", "Fête", "1500,50", "aide"]
) -> Finding {
    Finding(
        decimalComma, at: place(file, row, 9), value: value,
        table: TablePlace(
            sheet: sheet, row: row, column: 9, field: "montant", expected: aNumber, repair: repair, isRepairSafe: true, count: count, rows: rows,
            excerpt: RowExcerpt(headings: headings, cells: cells, marked: 2)))
}

func missingColumn(_ file: String = "subventions.csv") -> Finding {
    Finding(columnMissing, at: place(file), table: TablePlace(row: 0, column: 0, field: "montant", expected: aNumber))
}
