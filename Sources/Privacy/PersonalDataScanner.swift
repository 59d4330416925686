internal import CHalle
public import Findings
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

        var areWatched: Bool {
            family != nil || given != nil || !full.isEmpty || !birth.isEmpty || !texts.isEmpty || !beneficiary.isEmpty || !heads.isEmpty || !addresses.isEmpty
                || !phones.isEmpty || !expected.isEmpty
        }
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
        columns.birth = all(.birth)
        columns.texts = all(.text)
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
        track = Track(roles)
    }

    /// Looks through the rows of a batch.
    public func add(_ batch: RowBatch) {
        guard batch.rowCount > 0 else { return }
        scanCells(of: batch)
        if columns.areWatched { for row in 0..<batch.rowCount { look(at: row, of: batch) } }
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

    private func scanCells(of batch: RowBatch) {
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
                examine(batch.text(batch.cells[index]), signs: UInt32(found[number] >> 32), row: row, column: index - Int(batch.starts[row]), batch)
            }
        }
    }

    private func examine(_ text: Bytes8, signs: UInt32, row: Int, column: Int, _ batch: RowBatch) {
        let role = role(of: column)
        let line = batch.firstRow + row
        if signs & UInt32(HALLE_MAY_MAIL) != 0 { lookForMail(text, role, row: row, column: column, batch) }
        if signs & UInt32(HALLE_MAY_NIR) != 0, !role.contains(.socialSecurity) {
            if text.count < 40, SocialSecurityNumber.isAlike(text) { alike[column, default: 0] += 1 }
            if let number = PersonalNumbers.socialSecurityNumber(in: text, isExpected: false) { note(number, text, line, column) }
        }
        if signs & UInt32(HALLE_MAY_ACCOUNT) != 0, !role.contains(.bank), let range = PersonalNumbers.account(in: text, isExpected: false) {
            noteAccount(text, range, line, column)
        }
        if signs & UInt32(HALLE_MAY_PHONE) != 0, !role.contains(.service), !(subject.isOfServices && role.contains(.phone)),
            let number = PersonalNumbers.mobile(in: text, isExpected: role.contains(.phone), isIdentifier: role.contains(.identifier)),
            !isOfOrganisation(row, batch)
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

    private func lookForMail(_ text: Bytes8, _ role: ColumnRole, row: Int, column: Int, _ batch: RowBatch) {
        guard let address = PersonalNumbers.mail(in: text) else { return }
        // What a service or a registered body gives as its own is its own, unless it is a private mailbox.
        if !address.isPrivate, role.contains(.service) || isOfOrganisation(row, batch) { return }
        let value = Bytes8(rebasing: text[address.range])
        causes.add(.privacyEmail, row: batch.firstRow + row, column: column, value: Masked.email(value), details: [String(Masked.length(value))])
    }

    /// Whether the row gives the number of a firm, an association or a public body that it is about.
    private func isOfOrganisation(_ row: Int, _ batch: RowBatch) -> Bool {
        columns.organisation.contains { column in
            guard let text = self.text(batch, row, column) else { return false }
            var digits = 0
            var others = 0
            for byte in text where byte != 0x20 && byte != 0xC2 && byte != 0xA0 { if isDigit(byte) { digits += 1 } else { others += 1 } }
            return (others == 0 && (digits == 9 || digits == 14)) || (others <= 2 && digits >= 7 && digits <= 9 && text[0] & 0xDF == 0x57)
        }
    }

    /// A cell that is there and not empty.
    private func text(_ batch: RowBatch, _ row: Int, _ column: Int?) -> Bytes8? {
        guard let column else { return nil }
        let cells = batch.cells(ofRow: row)
        guard column < cells.count, !cells[column].isEmpty else { return nil }
        return batch.text(cells[column])
    }

    // MARK: Columns that speak of persons

    private func look(at row: Int, of batch: RowBatch) {
        guard batch.starts[row] < batch.starts[row + 1] else { return }
        let line = batch.firstRow + row
        for column in columns.expected { if let text = text(batch, row, column) { lookForExpected(text, roles[column], line, column) } }
        for column in columns.phones { if let text = text(batch, row, column) { lookForShortMobile(text, row, column, batch) } }
        let hasName = lookForNames(row, batch)
        for column in columns.birth where !columns.hasDeath {
            guard let text = text(batch, row, column), Day.isBirth(text) else { continue }
            let rule: Rule = hasName && !subject.isOfElected ? .privacyBirthDate : .privacyBirthDateAlone
            causes.add(rule, row: line, column: column, value: Masked.day(text))
        }
        for column in columns.beneficiary {
            guard let text = text(batch, row, column), PersonName.isPerson(text), !isOfOrganisation(row, batch) else { continue }
            causes.add(.privacyBeneficiary, row: line, column: column, value: Masked.name(text))
        }
        for column in columns.texts { if let text = text(batch, row, column) { lookForNames(in: text, row, column, batch) } }
        if let given = columns.given, columns.family == nil, let count = columns.count, let text = text(batch, row, given),
            let number = self.text(batch, row, count).flatMap(smallNumber), number > 0, number < questions.firstNameFloor
        {
            causes.add(
                .privacyRareFirstName, row: line, column: given, value: "\(Masked.name(text)) (\(number))", details: [String(questions.firstNameFloor)])
        }
        for column in columns.heads {
            guard let number = text(batch, row, column).flatMap(smallNumber), number > 0, number < questions.countFloor else { continue }
            causes.add(.privacySmallCount, row: line, column: column, value: String(number), details: [String(questions.countFloor)])
        }
        for column in columns.addresses {
            guard let text = text(batch, row, column), text.contains(where: isLetter), !isOfOrganisation(row, batch) else { continue }
            causes.add(.privacyHomeAddress, row: line, column: column, value: Masked.start(text, keeping: 3))
        }
    }

    private func lookForExpected(_ text: Bytes8, _ role: ColumnRole, _ line: Int, _ column: Int) {
        if role.contains(.socialSecurity), let number = PersonalNumbers.socialSecurityNumber(in: text, isExpected: true) { note(number, text, line, column) }
        if role.contains(.bank), let range = PersonalNumbers.account(in: text, isExpected: true) { noteAccount(text, range, line, column) }
    }

    /// A spreadsheet takes the zero away: 612345678.
    private func lookForShortMobile(_ text: Bytes8, _ row: Int, _ column: Int, _ batch: RowBatch) {
        guard text.count == 9, text[0] == 0x36 || text[0] == 0x37, text.allSatisfy(isDigit), !subject.isOfServices, !isOfOrganisation(row, batch) else {
            return
        }
        noteMobile(text, 0..<9, batch.firstRow + row, column)
    }

    /// Whether the row names a person; told of where names alone are not lawful.
    private func lookForNames(_ row: Int, _ batch: RowBatch) -> Bool {
        var name: (column: Int, text: Bytes8)?
        if let family = columns.family, let text = text(batch, row, family), text.contains(where: isLetter),
            let given = self.text(batch, row, columns.given), given.contains(where: isLetter)
        {
            name = (family, text)
        }
        if name == nil {
            for column in columns.full {
                guard let text = text(batch, row, column), PersonName.isPerson(text) || columns.birth.isEmpty == false && text.contains(where: isLetter) else {
                    continue
                }
                name = (column, text)
            }
        }
        guard let name, !isOfOrganisation(row, batch) else { return false }
        if !subject.isOfElected, !subject.isOfPublicNames, !columns.hasDeath {
            causes.add(.privacyNames, row: batch.firstRow + row, column: name.column, value: Masked.name(name.text))
        }
        return true
    }

    private func lookForNames(in text: Bytes8, _ row: Int, _ column: Int, _ batch: RowBatch) {
        guard text.count >= 8, !subject.isOfElected, !subject.isOfPublicNames else { return }
        let matter = self.text(batch, row, columns.matter)
        let isSensitive = matter.map(isAboutPersons) ?? false
        guard let range = PersonName.titled(in: text) ?? (isSensitive ? PersonName.untitled(in: text) : nil) else { return }
        // Who holds a public office is named in its acts.
        if let matter, matter.first == 0x35 { return }
        guard !OfficeWords.isAboutOffice(text), !isOfOrganisation(row, batch) else { return }
        let value = Masked.name(Bytes8(rebasing: text[range]))
        if isSensitive {
            causes.add(
                .privacyMatter, row: batch.firstRow + row, column: column, value: value, details: [String(decoding: (matter ?? text).prefix(20), as: UTF8.self)]
            )
        } else {
            causes.add(.privacyNameInText, row: batch.firstRow + row, column: column, value: value)
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
