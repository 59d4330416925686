internal import JSON
internal import Tables

extension Damage {
    /// What is wrong with the file, in French and in English.
    var inBothLanguages: [String] {
        switch self {
        case .notJSON(let error): Self.words(of: error)
        case .noListOfObjects: ["il n’y a pas de liste d’objets", "there is no list of objects"]
        case .notWorkbook: ["ce n’est pas un classeur", "it is no workbook"]
        case .noWorkbook: ["il ne contient pas de classeur", "it holds no workbook"]
        case .otherOpenDocument: ["c’est un document OpenDocument, mais pas un classeur", "it is an OpenDocument file, but no spreadsheet"]
        case .otherOldDocument: ["c’est un document d’un ancien Office, mais pas un classeur", "it is a document of an old Office, but no spreadsheet"]
        case .archiveCut: ["il est coupé : sa fin manque", "it is cut: its end is missing"]
        case .archiveBroken: ["le classeur est abîmé", "the workbook is damaged"]
        case .entryChanged: ["une partie du classeur a changé depuis son enregistrement", "a part of the workbook has changed since it was saved"]
        case .entryBroken: ["une partie du classeur est abîmée", "a part of the workbook is damaged"]
        case .brokenXML: ["une partie du classeur est illisible", "a part of the workbook is unreadable"]
        case .doctype: ["une partie du classeur n’est pas écrite comme dans un classeur", "a part of the workbook is not written as in a workbook"]
        case .sheetMissing: ["une feuille manque", "a sheet is missing"]
        case .textsMissing: ["le texte des cellules manque", "the texts of cells are missing"]
        case .textMissing: ["le texte d’une cellule manque", "the text of a cell is missing"]
        case .contentMissing: ["il ne contient pas de feuille", "it holds no sheet"]
        case .rowUnnumbered: ["le numéro d’une ligne manque", "the number of a row is missing"]
        case .rowBeyondEnd: ["une ligne y a un numéro plus grand qu’un tableur n’en connaît", "a row of it has a number beyond what spreadsheets know"]
        case .rowOutOfOrder: ["ses lignes ne sont pas dans l’ordre", "its rows are out of order"]
        }
    }

    /// When nobody knows what is wrong.
    static let unknownInBothLanguages = ["son contenu est abîmé", "its content is damaged"]

    private static func words(of error: JSONError) -> [String] {
        let (french, english) = (" à la ligne \(error.line), caractère \(error.column)", " in line \(error.line), at character \(error.column)")
        return switch error.kind {
        case .truncated: ["il s’arrête avant sa fin,\(french)", "it stops before its end,\(english)"]
        case .invalidText: ["un caractère y est mal codé,\(french)", "a character is wrongly encoded,\(english)"]
        case .tooDeep: ["trop d’objets ou de listes y sont les uns dans les autres,\(french)", "too many objects or lists lie in one another,\(english)"]
        case .syntax, .tooLong, .unreadable:
            [
                "une virgule, un guillemet, une accolade ou un crochet manque ou est de trop\(french)",
                "a comma, a quote, a brace or a bracket is missing or too many\(english)",
            ]
        }
    }
}

/// A format that is not read, as a sentence names it in French and in English.
func inBothLanguages(refused format: String) -> [String] {
    switch format {
    case "password": ["« classeur protégé par un mot de passe »", "“workbook protected by a password”"]
    case "numbers": ["Numbers", "Numbers"]
    default: [format.uppercased(), format.uppercased()]
    }
}
