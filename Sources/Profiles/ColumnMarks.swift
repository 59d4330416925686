/// What a column seems to hold, from its name and from its cells.
///
/// - Parameter amongPersons: whether the table speaks of persons.
func marks(of column: ColumnProfile, _ tally: Tally, words: LabelWords, amongPersons: Bool) -> [ColumnMark] {
    guard column.filled > 0 else { return [] }
    var marks = personalMarks(of: column, tally, words: words, amongPersons: amongPersons)

    let coordinates = coordinateMarks(of: column, tally, words: words)
    if let word = words[.identifier] {
        marks.append(ColumnMark(.identifier, word: word, cells: column.filled))
    } else if column.isUnique, column.filled > 1, coordinates.isEmpty, column.type == .integer || looksNumbered(column) {
        marks.append(ColumnMark(.identifier, cells: column.filled))
    }
    let euros = tally.count(.euros)
    if column.type.isNumeric || euros > 0, let word = words[.amount] {
        marks.append(ColumnMark(.amount, word: word, cells: column.filled))
    } else if euros > 0 {
        marks.append(ColumnMark(.amount, cells: euros))
    }
    if column.type.isDate {
        marks.append(ColumnMark(.date, word: words[.date], cells: column.filled - column.misfits))
    } else if let word = words[.date] {
        marks.append(ColumnMark(.date, word: word, cells: tally.dates))
    }
    return marks + coordinates
}

/// Whether a column of codes has digits in them, as far as its first and last text tell: names in capitals have none.
private func looksNumbered(_ column: ColumnProfile) -> Bool {
    guard column.type == .text, column.isCode, let first = column.firstText, let last = column.lastText else { return false }
    return [first, last].allSatisfy { $0.utf8.contains { $0 &- 0x30 < 10 } }
}

private func personalMarks(of column: ColumnProfile, _ tally: Tally, words: LabelWords, amongPersons: Bool) -> [ColumnMark] {
    var marks: [ColumnMark] = []
    if column.type == .text {
        if let word = words[.personName] {
            marks.append(ColumnMark(.personName, word: word, cells: column.filled))
        } else if words[.name] != nil, words.count == 1 && amongPersons || words[.person] != nil {
            marks.append(ColumnMark(.personName, word: "nom", cells: column.filled))
        }
        if let word = words[.address] { marks.append(ColumnMark(.address, word: word, cells: column.filled)) }
    }
    if let word = words[.birth] { marks.append(ColumnMark(.birth, word: word, cells: column.filled)) }
    if tally.count(.personalEmail) > 0 {
        marks.append(ColumnMark(.personalEmail, word: words[.email], cells: tally.count(.personalEmail)))
    }
    if tally.count(.organisationEmail) > 0 {
        marks.append(ColumnMark(.organisationEmail, word: words[.email], cells: tally.count(.organisationEmail)))
    }
    // In a column of ten-digit codes some look like phone numbers by chance.
    let phones = tally.count(.phone)
    if let word = words[.phone], !column.type.isDate {
        marks.append(ColumnMark(.phone, word: word, cells: phones > 0 ? phones : column.filled))
    } else if phones > 0, column.digitCells < column.filled || phones * 10 >= column.filled * 9 {
        marks.append(ColumnMark(.phone, cells: phones))
    }
    // One fifteen-digit number in some hundreds has a right key by chance.
    let numbers = tally.count(.socialSecurityNumber)
    if numbers > 0, numbers * 2 >= column.filled || column.digitCells * 2 < column.filled {
        marks.append(ColumnMark(.socialSecurityNumber, word: words[.socialSecurity], cells: numbers))
    }
    if tally.count(.iban) > 0 { marks.append(ColumnMark(.bankAccount, word: words[.bank], cells: tally.count(.iban))) }
    return marks
}

private func coordinateMarks(of column: ColumnProfile, _ tally: Tally, words: LabelWords) -> [ColumnMark] {
    let pairs = tally.count(.coordinatePair)
    if pairs > 0, pairs * 100 >= column.filled * 99 { return [ColumnMark(.coordinates, cells: pairs)] }
    guard let numbers = column.numbers, column.type != .year else { return [] }
    let cells = column.filled - column.misfits
    func lies(from low: Double, to high: Double) -> Bool { numbers.minimum >= low && numbers.maximum <= high }
    // Metropolitan France in Lambert-93; a value of a few units there would be degrees.
    if lies(from: 6_000_000, to: 7_200_000), let word = words[.northing] { return [ColumnMark(.northing, word: word, cells: cells)] }
    if lies(from: 90_000, to: 1_300_000), let word = words[.easting] { return [ColumnMark(.easting, word: word, cells: cells)] }
    guard column.type != .integer else { return [] }
    if lies(from: -90, to: 90), let word = words[.latitude] { return [ColumnMark(.latitude, word: word, cells: cells)] }
    if lies(from: -180, to: 180), let word = words[.longitude] { return [ColumnMark(.longitude, word: word, cells: cells)] }
    return []
}
