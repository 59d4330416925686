private import Bytes

/// The words of a column's name, folded: `dateNaissance` and `DATE_NAISSANCE` give `date`, `naissance`.
func words(of label: String) -> [String] {
    // A capital after a small letter starts a word.
    var spread = ""
    var wasSmall = false
    for scalar in label.unicodeScalars.prefix(200) {
        let isCapital = scalar.properties.isUppercase
        if isCapital, wasSmall { spread.unicodeScalars.append(" ") }
        spread.unicodeScalars.append(scalar)
        wasSmall = scalar.properties.isLowercase
    }
    let folded = folded(spread)
    return folded.split { !($0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80) }.map { String(decoding: $0, as: UTF8.self) }
}

private func wordSet(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

let yearWords = wordSet("annee annees an exercice millesime year")
private let identifierWords = wordSet(
    "id ids identifiant identifiants uid uuid siret siren nic insee cog code codes ref reference cle key rna uai finess matricule")
private let amountWords = wordSet(
    "montant montants prix cout couts tarif tarifs depense depenses recette recettes loyer solde ttc ht euro euros eur budget credits versement price amount cost €"
)
private let dateWords = wordSet("date dates jour horodatage datetime timestamp")
private let latitudeWords = wordSet("lat latitude ylat coordlat y")
private let longitudeWords = wordSet("lon lng long longitude xlong xlon coordlon x")
private let eastingWords = wordSet("x easting xl93 est lambx coordx")
private let northingWords = wordSet("y northing yl93 nord lamby coordy")
private let personNameWords = wordSet("prenom prenoms civilite patronyme firstname lastname surname")
/// What makes of “nom” the name of a person.
private let personWords = wordSet(
    "naissance famille usage patronymique marital jeunesse personne agent agents elu elus elue maire demandeur responsable representant titulaire proprietaire gerant president prenom contact dirigeant signataire defunt defunts"
)
private let birthWords = wordSet("naissance naissances birth birthdate birthday dob")
private let addressWords = wordSet("adresse adresses address voie rue domicile")
private let emailWords = wordSet("email emails mail mails courriel courriels mel")
private let phoneWords = wordSet("telephone telephones tel portable mobile phone gsm fax")
private let socialSecurityWords = wordSet("nir secu insee")
private let bankWords = wordSet("iban rib")

/// Whether a table's columns speak of persons, so that a column “nom” holds their names and not those of things.
func speakOfPersons(_ labels: [String]) -> Bool {
    labels.contains { words(of: $0).contains { personNameWords.contains($0) || birthWords.contains($0) } }
}

/// What a column seems to hold, from its name and from its cells.
///
/// - Parameter amongPersons: whether the table speaks of persons.
func marks(of column: ColumnProfile, _ tally: Tally, words: [String], amongPersons: Bool) -> [ColumnMark] {
    guard column.filled > 0 else { return [] }
    func word(in set: Set<String>) -> String? { words.first(where: set.contains) }
    var marks = personalMarks(of: column, tally, words: words, amongPersons: amongPersons)

    let coordinates = coordinateMarks(of: column, tally, words: words)
    if let word = word(in: identifierWords) {
        marks.append(ColumnMark(.identifier, word: word, cells: column.filled))
    } else if column.isUnique, column.filled > 1, coordinates.isEmpty, column.type == .integer || looksNumbered(column) {
        marks.append(ColumnMark(.identifier, cells: column.filled))
    }
    let euros = tally.count(.euros)
    if column.type.isNumeric || euros > 0, let word = word(in: amountWords) {
        marks.append(ColumnMark(.amount, word: word, cells: column.filled))
    } else if euros > 0 {
        marks.append(ColumnMark(.amount, cells: euros))
    }
    if column.type.isDate {
        marks.append(ColumnMark(.date, word: word(in: dateWords), cells: column.filled - column.misfits))
    } else if let word = word(in: dateWords) {
        marks.append(ColumnMark(.date, word: word, cells: tally.dates))
    }
    return marks + coordinates
}

/// Whether a column of codes has digits in them, as far as its first and last text tell: names in capitals have none.
private func looksNumbered(_ column: ColumnProfile) -> Bool {
    guard column.type == .text, column.isCode, let first = column.firstText, let last = column.lastText else { return false }
    return [first, last].allSatisfy { $0.utf8.contains { $0 &- 0x30 < 10 } }
}

private func personalMarks(of column: ColumnProfile, _ tally: Tally, words: [String], amongPersons: Bool) -> [ColumnMark] {
    func word(in set: Set<String>) -> String? { words.first(where: set.contains) }
    var marks: [ColumnMark] = []
    if column.type == .text {
        if let word = word(in: personNameWords) {
            marks.append(ColumnMark(.personName, word: word, cells: column.filled))
        } else if words.contains("nom") || words.contains("noms"), words.count == 1 && amongPersons || words.contains(where: personWords.contains) {
            marks.append(ColumnMark(.personName, word: "nom", cells: column.filled))
        }
        if let word = word(in: addressWords) { marks.append(ColumnMark(.address, word: word, cells: column.filled)) }
    }
    if let word = word(in: birthWords) { marks.append(ColumnMark(.birth, word: word, cells: column.filled)) }
    if tally.count(.personalEmail) > 0 {
        marks.append(ColumnMark(.personalEmail, word: word(in: emailWords), cells: tally.count(.personalEmail)))
    }
    if tally.count(.organisationEmail) > 0 {
        marks.append(ColumnMark(.organisationEmail, word: word(in: emailWords), cells: tally.count(.organisationEmail)))
    }
    // In a column of ten-digit codes some look like phone numbers by chance.
    let phones = tally.count(.phone)
    if let word = word(in: phoneWords), !column.type.isDate {
        marks.append(ColumnMark(.phone, word: word, cells: phones > 0 ? phones : column.filled))
    } else if phones > 0, column.digitCells < column.filled || phones * 10 >= column.filled * 9 {
        marks.append(ColumnMark(.phone, cells: phones))
    }
    // One fifteen-digit number in some hundreds has a right key by chance.
    let numbers = tally.count(.socialSecurityNumber)
    if numbers > 0, numbers * 2 >= column.filled || column.digitCells * 2 < column.filled {
        marks.append(ColumnMark(.socialSecurityNumber, word: word(in: socialSecurityWords), cells: numbers))
    }
    if tally.count(.iban) > 0 { marks.append(ColumnMark(.bankAccount, word: word(in: bankWords), cells: tally.count(.iban))) }
    return marks
}

private func coordinateMarks(of column: ColumnProfile, _ tally: Tally, words: [String]) -> [ColumnMark] {
    func word(in set: Set<String>) -> String? { words.first(where: set.contains) }
    let pairs = tally.count(.coordinatePair)
    if pairs > 0, pairs * 100 >= column.filled * 99 { return [ColumnMark(.coordinates, cells: pairs)] }
    guard let numbers = column.numbers, column.type != .year else { return [] }
    let cells = column.filled - column.misfits
    func lies(from low: Double, to high: Double) -> Bool { numbers.minimum >= low && numbers.maximum <= high }
    // Metropolitan France in Lambert-93; a value of a few units there would be degrees.
    if lies(from: 6_000_000, to: 7_200_000), let word = word(in: northingWords) { return [ColumnMark(.northing, word: word, cells: cells)] }
    if lies(from: 90_000, to: 1_300_000), let word = word(in: eastingWords) { return [ColumnMark(.easting, word: word, cells: cells)] }
    guard column.type != .integer else { return [] }
    if lies(from: -90, to: 90), let word = word(in: latitudeWords) { return [ColumnMark(.latitude, word: word, cells: cells)] }
    if lies(from: -180, to: 180), let word = word(in: longitudeWords) { return [ColumnMark(.longitude, word: word, cells: cells)] }
    return []
}
