internal import Tables

/// Why a file is damaged, in words; the readers say it in short technical English.
enum Damage {
    /// What is wrong with the file, in French and in English.
    static func inBothLanguages(_ reason: String) -> [String] {
        if let place = placeInJSON(reason) { return place }
        guard let known = reasons.first(where: { reason.utf8.starts(with: $0.start.utf8) }) else { return ["son contenu est abîmé", "its content is damaged"] }
        return [known.french, known.english]
    }

    /// A format that is not read, as a sentence names it.
    static func refused(_ format: String) -> [String] {
        switch format {
        case "password": ["« classeur protégé par un mot de passe »", "“workbook protected by a password”"]
        case "numbers": ["Numbers", "Numbers"]
        default: [format.uppercased(), format.uppercased()]
        }
    }

    /// `not JSON: truncated, line 2, column 1`.
    private static func placeInJSON(_ reason: String) -> [String]? {
        let start = "not JSON: "
        guard reason.utf8.starts(with: start.utf8) else { return nil }
        let parts = reason.utf8.dropFirst(start.utf8.count).split(separator: 0x2C).map { String(decoding: $0.drop { $0 == 0x20 }, as: UTF8.self) }
        let numbers = parts.dropFirst().compactMap { $0.utf8.split(separator: 0x20).last.flatMap { Int(String(decoding: $0, as: UTF8.self)) } }
        guard let kind = parts.first, numbers.count == 2 else { return nil }
        let (french, english) = (" à la ligne \(numbers[0]), caractère \(numbers[1])", " in line \(numbers[0]), at character \(numbers[1])")
        switch kind {
        case "truncated": return ["il s’arrête avant sa fin,\(french)", "it stops before its end,\(english)"]
        case "invalidText": return ["un caractère y est mal codé,\(french)", "a character is wrongly encoded,\(english)"]
        case "tooDeep":
            return ["trop d’objets ou de listes y sont les uns dans les autres,\(french)", "too many objects or lists lie in one another,\(english)"]
        default:
            return [
                "une virgule, un guillemet, une accolade ou un crochet manque ou est de trop\(french)",
                "a comma, a quote, a brace or a bracket is missing or too many\(english)",
            ]
        }
    }

    private static let reasons: [(start: String, french: String, english: String)] = [
        ("not a JSON array of objects", "il n’y a pas de liste d’objets", "there is no list of objects"),
        ("no whole ZIP archive", "il est coupé : sa fin manque", "it is cut: its end is missing"),
        (
            "an entry of the ZIP archive is not what it was", "une partie du classeur a changé depuis son enregistrement",
            "a part of the workbook has changed since it was saved"
        ),
        ("an entry of the ZIP archive", "une partie du classeur est abîmée", "a part of the workbook is damaged"),
        ("the ZIP archive is broken", "le classeur est abîmé", "the workbook is damaged"),
        ("no workbook in the archive", "il ne contient pas de classeur", "it holds no workbook"),
        (
            "an OpenDocument file that is no spreadsheet", "c’est un document OpenDocument, mais pas un classeur",
            "it is an OpenDocument file, but no spreadsheet"
        ),
        (
            "a document of old Office that is no spreadsheet", "c’est un document d’un ancien Office, mais pas un classeur",
            "it is a document of an old Office, but no spreadsheet"
        ),
        ("neither a ZIP archive nor an old spreadsheet", "ce n’est pas un classeur", "it is no workbook"),
        ("the XML of ", "une partie du classeur est illisible", "a part of the workbook is unreadable"),
        ("the XML has a DOCTYPE", "une partie du classeur n’est pas écrite comme dans un classeur", "a part of the workbook is not written as in a workbook"),
        ("a sheet is missing", "une feuille manque", "a sheet is missing"),
        ("no sheet where one should be", "une feuille manque", "a sheet is missing"),
        ("the workbook does not tell where its sheets are", "une feuille manque", "a sheet is missing"),
        ("a cell’s text is missing", "le texte d’une cellule manque", "the text of a cell is missing"),
        ("no shared strings", "le texte des cellules manque", "the texts of cells are missing"),
        ("no content in the archive", "il ne contient pas de feuille", "it holds no sheet"),
        ("no OpenDocument content", "il ne contient pas de feuille", "it holds no sheet"),
        ("a row has no number", "le numéro d’une ligne manque", "the number of a row is missing"),
        ("row ", "ses lignes ne sont pas dans l’ordre", "its rows are out of order"),
    ]
}
