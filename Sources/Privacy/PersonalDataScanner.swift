internal import CHalle
public import Findings
internal import Profiles
public import Tables

/// Looks for personal data in the rows of a table, in the same pass in which they are checked; it opens nothing and keeps no cell.
///
/// Cells are told by cheap signs first (`halle_personal_cells`): an `@`, ten digits in a row that could begin a number of a person. Only these, and
/// the cells of columns whose names speak of persons, are looked at more closely.
public final class PersonalDataScanner {
    private let labels: [String]
    private let file: String
    private let sheet: String?
    private let isOfObjects: Bool
    private let questions: PrivacyQuestions
    private let roles: [ColumnRole]
    private let subject: TableSubject
    private let columns: Columns
    private var causes = PersonalCauses()
    /// For each column with fifteen-digit numbers, how many there are: by chance one of a hundred has the key of a NIR.
    private var alike: [Int: Int] = [:]
    private var groupedNumbers: Set<Int> = []
    private var track: Track?
    private var found = [UInt64](repeating: 0, count: 1_024)

    /// The columns that mean something together.
    private struct Columns {
        var organisation: [Int] = []
        var family: Int?
        var given: Int?
        var full: [Int] = []
        var birth: [Int] = []
        var texts: [Int] = []
        var matter: Int?
        var beneficiary: [Int] = []
        var count: Int?
        var heads: [Int] = []
        var addresses: [Int] = []
        var phones: [Int] = []
        /// Numbers and accounts whose columns say so.
        var expected: [Int] = []
        var hasDeath = false

        /// A family name alone is anything’s.
        var namesSomebody: Bool { (family != nil && given != nil) || !full.isEmpty }
    }

    /// - Parameters:
    ///   - file: its name in findings.
    ///   - isOfObjects: whether the table is that of a map.
    public init(_ header: TableHeader, _ questions: PrivacyQuestions, file: String, sheet: String? = nil, isOfObjects: Bool = false) {
        labels = header.labels
        self.file = file
        self.sheet = sheet
        self.isOfObjects = isOfObjects
        self.questions = questions
        let roles = header.labels.map { ColumnRole($0) }
        self.roles = roles
        subject = TableSubject(questions.subject, labels: header.labels)
        func all(_ role: ColumnRole) -> [Int] { roles.indices.filter { roles[$0].contains(role) } }
        var columns = Columns()
        columns.organisation = all(.organisation)
        columns.family = all(.familyName).first
        columns.given = all(.givenName).first
        columns.full = all(.fullName)
        // “Nom de naissance” beside “Prénoms” is half of a name.
        if columns.given != nil, columns.family == nil { columns.family = columns.full.first }
        columns.birth = subject.isOfAnimals ? [] : all(.birth)
        columns.texts = all(.text)
        if subject.isOfWorks { columns.texts.removeAll { !Set(labelWords(of: header.labels[$0])).isDisjoint(with: ["titre", "title"]) } }
        columns.matter = all(.matter).first
        columns.beneficiary = all(.beneficiary)
        columns.count = all(.count).first
        columns.heads = all(.headcount)
        columns.hasDeath = !all(.death).isEmpty
        let isOfElected = subject.isOfElected
        columns.addresses = roles.indices.filter {
            roles[$0].contains(.homeAddress) || (isOfElected && roles[$0].contains(.address)) && !roles[$0].contains(.service)
        }
        columns.phones = all(.phone).filter { !roles[$0].contains(.service) }
        columns.expected = roles.indices.filter { roles[$0].contains(.socialSecurity) || roles[$0].contains(.bank) }
        // First names and how many children have them: no headcount of a school.
        if columns.given != nil, columns.family == nil, columns.count != nil { columns.heads = [] }
        self.columns = columns
        track = subject.isOfStops ? nil : Track(roles)
    }

    /// Looks through the rows of a batch.
    public func add(_ batch: RowBatch) {
        guard batch.rowCount > 0 else { return }
        let grid = CellGrid(batch)
        scanCells(of: batch, grid)
        look(through: grid)
        track?.add(batch)
    }

    /// What was found, by cause, in the order of the first places.
    public func finish() -> [Finding] {
        for (column, count) in alike where !role(of: column).contains(.socialSecurity) && !groupedNumbers.contains(column) {
            if causes.count(.privacySocialSecurityNumber, column: column) * 2 < count { causes.forget(.privacySocialSecurityNumber, column: column) }
        }
        if let track, track.isJourney {
            causes.add(.privacyTrack, row: track.firstRow, column: track.column, value: "", details: [String(track.points)])
        }
        return causes.findings(file: file, sheet: sheet, labels: labels, isOfObjects: isOfObjects)
    }

    private func role(of column: Int) -> ColumnRole { column < roles.count ? roles[column] : [] }

    // MARK: Any cell

    private func scanCells(of batch: RowBatch, _ grid: CellGrid) {
        let first = Int(batch.starts[0])
        let count = Int(batch.starts[batch.rowCount]) - first
        guard count > 0 else { return }
        let cells = UnsafeRawPointer(batch.cells + first).assumingMemoryBound(to: UInt32.self)
        var at = 0
        var row = 0
        while at < count {
            let hits = found.withUnsafeMutableBufferPointer {
                halle_personal_cells(batch.bytes, batch.byteCapacity, cells, count, &at, $0.baseAddress, $0.count)
            }
            for number in 0..<hits {
                let index = Int(UInt32(truncatingIfNeeded: found[number])) + first
                while row + 1 < batch.rowCount, Int(batch.starts[row + 1]) <= index { row += 1 }
                examine(batch.text(batch.cells[index]), signs: UInt32(found[number] >> 32), row: row, column: index - Int(batch.starts[row]), grid)
            }
        }
    }

    private func examine(_ text: Bytes8, signs: UInt32, row: Int, column: Int, _ grid: CellGrid) {
        let role = role(of: column)
        let line = grid.line(row)
        if signs & UInt32(HALLE_MAY_MAIL) != 0 { lookForMail(text, role, row: row, column: column, grid) }
        if signs & UInt32(HALLE_MAY_NIR) != 0, !role.contains(.socialSecurity) {
            if text.count < 40, SocialSecurityNumber.isAlike(text) { alike[column, default: 0] += 1 }
            if let number = PersonalNumbers.socialSecurityNumber(in: text, isExpected: false) { note(number, text, line, column) }
        }
        if signs & UInt32(HALLE_MAY_ACCOUNT) != 0, !role.contains(.bank), let range = PersonalNumbers.account(in: text, isExpected: false) {
            noteAccount(text, range, line, column)
        }
        if signs & UInt32(HALLE_MAY_PHONE) != 0, !role.contains(.service), !(subject.isOfServices && role.contains(.phone)),
            let number = PersonalNumbers.mobile(in: text, isExpected: role.contains(.phone), isIdentifier: role.contains(.identifier)),
            !isOfOrganisation(row, grid)
        {
            noteMobile(text, number.range, line, column)
        }
    }

    private func note(_ number: SocialSecurityNumber, _ text: Bytes8, _ line: Int, _ column: Int) {
        if number.isGrouped || number.range.count < text.count { groupedNumbers.insert(column) }
        let value = Bytes8(rebasing: text[number.range])
        causes.add(
            .privacySocialSecurityNumber, row: line, column: column, value: Masked.socialSecurityNumber(value), details: [String(Masked.length(value))])
    }

    private func noteAccount(_ text: Bytes8, _ range: Range<Int>, _ line: Int, _ column: Int) {
        let value = Bytes8(rebasing: text[range])
        causes.add(.privacyBankAccount, row: line, column: column, value: Masked.start(value, keeping: 4), details: [String(Masked.length(value))])
    }

    private func noteMobile(_ text: Bytes8, _ range: Range<Int>, _ line: Int, _ column: Int) {
        let value = Bytes8(rebasing: text[range])
        let kept = value.first == 0x2B ? 4 : 2
        causes.add(.privacyMobile, row: line, column: column, value: Masked.start(value, keeping: kept), details: [String(Masked.length(value))])
    }

    private func lookForMail(_ text: Bytes8, _ role: ColumnRole, row: Int, column: Int, _ grid: CellGrid) {
        guard let address = PersonalNumbers.mail(in: text) else { return }
        // What a service or a registered body gives as its own is its own, unless it is a private mailbox.
        if !address.isPrivate, role.contains(.service) || isOfOrganisation(row, grid) { return }
        let value = Bytes8(rebasing: text[address.range])
        causes.add(.privacyEmail, row: grid.line(row), column: column, value: Masked.email(value), details: [String(Masked.length(value))])
    }

    /// Whether the row gives the number of a firm, an association or a public body that it is about.
    private func isOfOrganisation(_ row: Int, _ grid: CellGrid) -> Bool {
        columns.organisation.contains { column in
            guard let text = grid.text(row, column) else { return false }
            var digits = 0
            var others = 0
            for byte in text where byte != 0x20 && byte != 0xC2 && byte != 0xA0 { if isDigit(byte) { digits += 1 } else { others += 1 } }
            return (others == 0 && (digits == 9 || digits == 14)) || (others <= 2 && digits >= 7 && digits <= 9 && text[0] & 0xDF == 0x57)
        }
    }

    // MARK: Columns that speak of persons

    /// Column by column: a table without a column that speaks of persons costs nothing here.
    private func look(through grid: CellGrid) {
        for column in columns.expected { look(down: column, grid) { lookForExpected($1, roles[column], grid.line($0), column) } }
        if !subject.isOfServices { for column in columns.phones { look(down: column, grid) { lookForShortMobile($1, $0, column, grid) } } }
        if columns.namesSomebody || !columns.birth.isEmpty { for row in grid.rows { lookForPerson(row, grid) } }
        for column in columns.beneficiary { look(down: column, grid) { lookForBeneficiary($1, $0, column, grid) } }
        if !subject.isOfElected, !subject.isOfPublicNames {
            for column in columns.texts { look(down: column, grid) { lookForNames(in: $1, $0, column, grid) } }
        }
        if let given = columns.given, columns.family == nil, let count = columns.count {
            look(down: given, grid) { lookForRareFirstName($1, $0, given, count, grid) }
        }
        for column in columns.heads { look(down: column, grid) { lookForSmallCount($1, $0, column, grid) } }
        for column in columns.addresses { look(down: column, grid) { lookForAddress($1, $0, column, grid) } }
    }

    @inline(__always)
    private func look(down column: Int, _ grid: CellGrid, _ body: (_ row: Int, _ text: Bytes8) -> Void) {
        for row in grid.rows { if let text = grid.text(row, column) { body(row, text) } }
    }

    private func lookForExpected(_ text: Bytes8, _ role: ColumnRole, _ line: Int, _ column: Int) {
        if role.contains(.socialSecurity), let number = PersonalNumbers.socialSecurityNumber(in: text, isExpected: true) { note(number, text, line, column) }
        if role.contains(.bank), let range = PersonalNumbers.account(in: text, isExpected: true) { noteAccount(text, range, line, column) }
    }

    /// A spreadsheet takes the zero away: 612345678.
    private func lookForShortMobile(_ text: Bytes8, _ row: Int, _ column: Int, _ grid: CellGrid) {
        guard text.count == 9, text[0] == 0x36 || text[0] == 0x37, text.allSatisfy(isDigit), !isOfOrganisation(row, grid) else { return }
        noteMobile(text, 0..<9, grid.line(row), column)
    }

    /// Somebody’s name, and the birth date beside it.
    private func lookForPerson(_ row: Int, _ grid: CellGrid) {
        let hasName = lookForName(row, grid)
        for column in columns.birth where !columns.hasDeath {
            guard let text = grid.text(row, column), Day.isBirth(text) else { continue }
            let rule: Rule = hasName && !subject.isOfElected ? .privacyBirthDate : .privacyBirthDateAlone
            causes.add(rule, row: grid.line(row), column: column, value: Masked.day(text))
        }
    }

    /// Whether the row names a person; told of where names alone are not lawful.
    private func lookForName(_ row: Int, _ grid: CellGrid) -> Bool {
        var name: (column: Int, text: Bytes8)?
        if let family = columns.family, let text = grid.text(row, family), text.contains(where: isLetter), let column = columns.given,
            let given = grid.text(row, column), given.contains(where: isLetter)
        {
            name = (family, text)
        }
        if name == nil {
            for column in columns.full {
                guard let text = grid.text(row, column), PersonName.isPerson(text) || columns.birth.isEmpty == false && text.contains(where: isLetter) else {
                    continue
                }
                name = (column, text)
            }
        }
        guard let name, !isOfOrganisation(row, grid) else { return false }
        if !subject.isOfElected, !subject.isOfPublicNames, !columns.hasDeath {
            causes.add(.privacyNames, row: grid.line(row), column: name.column, value: Masked.name(name.text))
        }
        return true
    }

    private func lookForBeneficiary(_ text: Bytes8, _ row: Int, _ column: Int, _ grid: CellGrid) {
        guard PersonName.isPerson(text), !isOfOrganisation(row, grid) else { return }
        causes.add(.privacyBeneficiary, row: grid.line(row), column: column, value: Masked.name(text))
    }

    private func lookForRareFirstName(_ text: Bytes8, _ row: Int, _ column: Int, _ count: Int, _ grid: CellGrid) {
        guard let number = grid.text(row, count).flatMap(smallNumber), number > 0, number < questions.firstNameFloor else { return }
        causes.add(
            .privacyRareFirstName, row: grid.line(row), column: column, value: "\(Masked.name(text)) (\(number))", details: [String(questions.firstNameFloor)])
    }

    private func lookForSmallCount(_ text: Bytes8, _ row: Int, _ column: Int, _ grid: CellGrid) {
        guard let number = smallNumber(text), number > 0, number < questions.countFloor else { return }
        causes.add(.privacySmallCount, row: grid.line(row), column: column, value: String(number), details: [String(questions.countFloor)])
    }

    private func lookForAddress(_ text: Bytes8, _ row: Int, _ column: Int, _ grid: CellGrid) {
        guard text.contains(where: isLetter), !isOfOrganisation(row, grid) else { return }
        causes.add(.privacyHomeAddress, row: grid.line(row), column: column, value: Masked.start(text, keeping: 3))
    }

    private func lookForNames(in text: Bytes8, _ row: Int, _ column: Int, _ grid: CellGrid) {
        guard text.count >= 8 else { return }
        let matter = columns.matter.flatMap { grid.text(row, $0) }
        let isSensitive = matter.map(isAboutPersons) ?? false
        guard let range = PersonName.titled(in: text) ?? (isSensitive ? PersonName.untitled(in: text) : nil) else { return }
        // Who holds a public office is named in its acts.
        if let matter, matter.first == 0x35 { return }
        guard !OfficeWords.isAboutOffice(text), !isOfOrganisation(row, grid) else { return }
        let value = Masked.name(Bytes8(rebasing: text[range]))
        if isSensitive {
            causes.add(
                .privacyMatter, row: grid.line(row), column: column, value: value, details: [String(decoding: (matter ?? text).prefix(20), as: UTF8.self)])
        } else {
            causes.add(.privacyNameInText, row: grid.line(row), column: column, value: value)
        }
    }

    /// 4 is the public service, 8.2 social aid in the national list of the natures of acts.
    private func isAboutPersons(_ matter: Bytes8) -> Bool {
        matter.first == 0x34 && (matter.count == 1 || !isDigit(matter[1])) || matter.starts(with: "8.2".utf8) && (matter.count == 3 || !isDigit(matter[3]))
    }
}

/// A whole number of at most three digits; nil for anything else.
func smallNumber(_ text: Bytes8) -> Int? {
    guard (1...3).contains(text.count), text.allSatisfy(isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}
