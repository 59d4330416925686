internal import Bytes
internal import Findings
internal import Schemas

/// The rules of a schema over its rows (`custom_checks` of the national schemas), for the columns that the table has, and the official lists.
///
/// - Parameter renamed: fields whose columns are there under another name.
func rowRules(of schema: TableSchema, _ checks: [ColumnCheck], renamed: Set<String>) -> [any RowRule] {
    func column(_ name: String) -> Int? { checks.first { $0.field.name == name }?.column }
    var rules: [any RowRule] = []
    for rule in schema.rules {
        switch rule {
        case .siren(let name): if let column = column(name) { rules.append(IdentifierRule(column: column, isSIRET: false)) }
        case .siret(let name): if let column = column(name) { rules.append(IdentifierRule(column: column, isSIRET: true)) }
        case .cohesive(let name, let others):
            let names = [name] + others
            let columns = names.compactMap(column)
            if columns.count == names.count { rules.append(CohesiveRule(columns: columns, names: names)) }
        case .compared(let name, let comparison, let other):
            if let first = checks.first(where: { $0.field.name == name }), let second = checks.first(where: { $0.field.name == other }) {
                rules.append(ComparedRule(first: first, comparison: comparison, second: second))
            }
        case .sum(let name, let parts):
            let columns = parts.compactMap(column)
            if let total = column(name), columns.count == parts.count { rules.append(SumRule(total: total, parts: columns, names: parts)) }
        case .yearInterval(let name, let allowsYearAlone):
            if let column = column(name) { rules.append(YearIntervalRule(column: column, allowsYearAlone: allowsYearAlone)) }
        case .natureOfActs(let name): if let column = column(name) { rules.append(NatureOfActsRule(column: column)) }
        case .oneRequired(let name, let other):
            let columns = [name, other].compactMap(column)
            // A column that is there under another name is told by its heading.
            if renamed.isDisjoint(with: [name, other]) { rules.append(OneRequiredRule(columns: columns, names: [name, other])) }
        case .openingHours(let name): if let column = column(name) { rules.append(OpeningHoursRule(column: column)) }
        case .phoneNumber(let name): if let column = column(name) { rules.append(PhoneNumberRule(column: column)) }
        case .coordinatesInFrance(let name): if let column = column(name) { rules.append(CoordinatesInFranceRule(column: column)) }
        }
    }
    for check in checks { if let kind = check.official { rules.append(OfficialCodeRule(column: check.column, kind: kind)) } }
    return rules
}

private struct IdentifierRule: OneCellRule {
    let column: Int
    let isSIRET: Bool

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool { isSIRET ? Identifiers.isSIRET(text) : Identifiers.isSIREN(text) }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        let value = String(decoding: text, as: UTF8.self)
        if let shortened = ShortenedIdentifier(value) {
            if let whole = shortened.whole, isValid(whole) {
                var fault = RowFault(.identifierAsNumber)
                fault.repair = whole
                fault.isRepairSafe = true
                return fault
            }
            var fault = RowFault(.identifierShortened)
            let lost = shortened.lostDigits
            fault.details = ["Les \(lost) derniers chiffres ne sont plus dans le fichier.", "The last \(lost) digits are no longer in the file."]
            return fault
        }
        var fault = RowFault(isSIRET ? .cellNotSIRET : .cellNotSIREN)
        fault.details = Self.whatIsWrong(value, digits: isSIRET ? 14 : 9)
        let compact = String(decoding: value.utf8.filter(Numbers.isDigit), as: UTF8.self)
        // Between words there are numbers that were never meant to be one.
        let isCutUp = WrittenText.withoutSpaces(value).utf8.allSatisfy { Numbers.isDigit($0) || $0 == 0x2E || $0 == 0x2D }
        for candidate in [compact, "0" + compact] where isCutUp && candidate != value && isValid(candidate) {
            fault.repair = candidate
            fault.isRepairSafe = true
            break
        }
        return fault
    }

    private static func whatIsWrong(_ value: String, digits: Int) -> [String] {
        let value = WrittenText.withoutSpaces(value)
        guard value.utf8.allSatisfy(Numbers.isDigit) else { return ["il n’est pas fait que de chiffres", "it is not made of digits alone"] }
        let count = value.utf8.count
        guard count == digits else { return ["il en a \(count)", "it has \(count)"] }
        return ["un chiffre est faux, car la clé de contrôle ne correspond pas", "a digit is wrong, for the check digit does not fit"]
    }

    private func isValid(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { accepts($0) }
    }
}

private struct CohesiveRule: RowRule {
    let columns: [Int]
    let names: [String]

    let judgesOneCell = false

    func isBroken(by row: RowView) -> Bool {
        var filled = 0
        for column in columns where row.text(column) != nil { filled += 1 }
        return filled > 0 && filled < columns.count
    }

    func cell(in row: RowView) -> Int? { columns.first { row.text($0) == nil } }

    func judge(_ row: RowView) -> RowFault? {
        guard isBroken(by: row) else { return nil }
        var fault = RowFault(.columnsIncomplete)
        fault.value = ""
        let missing = columns.indices.filter { row.text(columns[$0]) == nil }.map { names[$0] }
        fault.details = NameList(names).inBothLanguages + NameList(missing).inBothLanguages
        return fault
    }
}

private struct ComparedRule: RowRule {
    let first: ColumnCheck
    let comparison: TableRule.Comparison
    let second: ColumnCheck

    let judgesOneCell = false

    func cell(in row: RowView) -> Int? { first.column }

    func isBroken(by row: RowView) -> Bool {
        guard let a = row.text(first.column), let b = row.text(second.column) else { return false }
        guard first.kind.isOrdered, second.kind.isOrdered else {
            return !compare(String(decoding: a, as: UTF8.self), String(decoding: b, as: UTF8.self))
        }
        // A cell that is not of its type has its own finding.
        guard let left = first.kind.value(of: a), let right = second.kind.value(of: b) else { return false }
        return !compare(left, right)
    }

    func judge(_ row: RowView) -> RowFault? {
        guard isBroken(by: row), let b = row.text(second.column) else { return nil }
        var fault = RowFault(.columnsCompared)
        let words: (String, String) =
            switch comparison {
            case .less: ("inférieure à", "less than")
            case .lessOrEqual: ("inférieure ou égale à", "at most")
            case .equal: ("égale à", "equal to")
            case .greaterOrEqual: ("supérieure ou égale à", "at least")
            case .greater: ("supérieure à", "greater than")
            case .different: ("différente de", "different from")
            }
        fault.details = [words.0, words.1, second.field.name, Causes.kept(b, limit: 200)]
        return fault
    }

    private func compare<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
        switch comparison {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .equal: a == b
        case .greaterOrEqual: a >= b
        case .greater: a > b
        case .different: a != b
        }
    }
}

private struct SumRule: RowRule {
    let total: Int
    let parts: [Int]
    let names: [String]

    let judgesOneCell = false

    func cell(in row: RowView) -> Int? { total }

    private func number(_ row: RowView, _ column: Int) -> Double? { row.text(column).flatMap { Numbers.decimal(Numbers.trimmed($0)) } }

    /// The sum of the parts where the total is another; nil too where one of them is not there.
    private func wrongSum(_ row: RowView) -> Double? {
        guard let wanted = number(row, total) else { return nil }
        var sum = 0.0
        for part in parts {
            guard let value = number(row, part) else { return nil }
            sum += value
        }
        return abs(sum - wanted) > 1e-9 * max(1, abs(wanted)) ? sum : nil
    }

    func isBroken(by row: RowView) -> Bool { wrongSum(row) != nil }

    func judge(_ row: RowView) -> RowFault? {
        guard let sum = wrongSum(row) else { return nil }
        var fault = RowFault(.sumWrong)
        fault.details = [names.joined(separator: " + "), sum == sum.rounded() && abs(sum) < 1e15 ? String(Int(sum)) : String(sum)]
        return fault
    }
}

private struct YearIntervalRule: OneCellRule {
    let column: Int
    let allowsYearAlone: Bool

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if allowsYearAlone, Dates.year(text) != nil { return true }
        guard text.count == 9, text[4] == 0x2F, let first = Dates.year(UnsafeBufferPointer(rebasing: text[..<4])),
            let last = Dates.year(UnsafeBufferPointer(rebasing: text[5...]))
        else { return false }
        return first < last
    }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        var fault = RowFault(.yearIntervalInvalid)
        let swapped = String(decoding: text, as: UTF8.self).replacing("-", with: "/").replacing("_", with: "/").replacing(" ", with: "")
        let years = WrittenText.split(swapped, "/").map { $0.utf8.count == 4 ? Int($0) : nil }
        if years.count == 2, let first = years[0], let last = years[1], first < last {
            fault.repair = swapped
            fault.isRepairSafe = true
        }
        return fault
    }
}

private struct NatureOfActsRule: OneCellRule {
    let column: Int
    /// The nine matters of the national list for the control of legality.
    private static let matters = [
        "Commande publique", "Urbanisme", "Domaine et patrimoine", "Fonction publique", "Institutions et vie politique",
        "Libertés publiques et pouvoirs de police", "Finances locales", "Domaines de compétences par thèmes", "Autres domaines de compétences",
    ]
    private static let known = Set(matters.map { slug($0) })

    private let accepted = AcceptedTexts()

    init(column: Int) { self.column = column }

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool { accepted.contains(text, orElse: Self.isListed) }

    private static func isListed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = WrittenText.split(String(decoding: text, as: UTF8.self), "/")
        return parts.count >= 2 && parts.allSatisfy { WrittenText.trimmed($0) == $0 } && known.contains(slug(parts[0]))
    }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        let parts = WrittenText.split(String(decoding: text, as: UTF8.self), "/")
        var fault = RowFault(.actNatureUnknown)
        fault.suggestions = nearestNames(to: WrittenText.trimmed(parts[0]), among: Self.matters)
        if parts.count >= 2, Self.known.contains(slug(parts[0])) {
            fault.repair = parts.map(WrittenText.trimmed).joined(separator: "/")
            fault.isRepairSafe = true
        }
        return fault
    }
}

private struct OneRequiredRule: RowRule {
    let columns: [Int]
    let names: [String]

    let judgesOneCell = false

    func cell(in row: RowView) -> Int? { nil }

    var faultOfHeadings: RowFault? { columns.isEmpty ? fault(.columnsOneRequired) : nil }

    func isBroken(by row: RowView) -> Bool { columns.allSatisfy { row.text($0) == nil } }

    func judge(_ row: RowView) -> RowFault? {
        isBroken(by: row) ? fault(.oneRequired) : nil
    }

    private func fault(_ rule: Rule) -> RowFault {
        var fault = RowFault(rule)
        fault.details = names
        return fault
    }
}

private struct OpeningHoursRule: OneCellRule {
    let column: Int

    private let accepted = AcceptedTexts()

    init(column: Int) { self.column = column }

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count <= 1024 && accepted.contains(text) { OpeningHours.isValid(String(decoding: $0, as: UTF8.self)) }
    }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault { RowFault(.openingHoursInvalid) }
}

private struct PhoneNumberRule: OneCellRule {
    let column: Int

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.count <= 100 && PhoneNumbers.isValid(String(decoding: text, as: UTF8.self)) }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        guard let repaired = PhoneNumbers.repaired(String(decoding: text, as: UTF8.self)) else { return RowFault(.phoneInvalid) }
        // The reference validators let it through; a telephone that dials it does not.
        var fault = RowFault(.phoneWithoutZero)
        fault.repair = repaired
        fault.isRepairSafe = true
        return fault
    }
}

private struct CoordinatesInFranceRule: OneCellRule {
    let column: Int

    /// Two numbers, with or without brackets; nil for what is no point, which is its type's to say.
    private func numbers(_ text: UnsafeBufferPointer<UInt8>) -> (Double, Double)? {
        guard text.count <= 200 else { return nil }
        var parts = text.split(separator: 0x2C, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        func isAround(_ byte: UInt8) -> Bool { byte == 0x5B || byte == 0x5D || byte == 0x28 || byte == 0x29 || Numbers.isSpace(byte) }
        for index in 0..<2 {
            parts[index] = parts[index].drop(while: isAround)
            while let last = parts[index].last, isAround(last) { parts[index].removeLast() }
        }
        guard let first = Numbers.decimal(UnsafeBufferPointer(rebasing: parts[0])), let second = Numbers.decimal(UnsafeBufferPointer(rebasing: parts[1]))
        else { return nil }
        return (first, second)
    }

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        numbers(text).map { Self.isInFrance(longitude: $0.0, latitude: $0.1) } ?? true
    }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        var fault = RowFault(.coordinatesOutsideFrance)
        if let (first, second) = numbers(text), Self.isInFrance(longitude: second, latitude: first) {
            fault.details = [" Les deux nombres sont sans doute échangés.", " The two numbers are probably swapped."]
        } else {
            fault.details = ["", ""]
        }
        return fault
    }

    /// Metropolitan France and the overseas départements and collectivities, by their boxes.
    private static let boxes: [(Double, Double, Double, Double)] = [
        (-5.3, 41.2, 9.7, 51.2), (-61.9, 15.8, -60.9, 16.6), (-61.3, 14.3, -60.7, 15.0), (-54.7, 2.0, -51.5, 5.9), (55.1, -21.5, 55.9, -20.8),
        (44.9, -13.1, 45.4, -12.5), (-56.6, 46.7, -56.0, 47.2), (-63.2, 17.8, -62.7, 18.2), (163.0, -23.2, 168.3, -19.4), (-154.8, -28.0, -134.0, -7.8),
        (-178.3, -14.5, -176.0, -13.1),
    ]

    static func isInFrance(longitude: Double, latitude: Double) -> Bool {
        boxes.contains { $0.0 <= longitude && longitude <= $0.2 && $0.1 <= latitude && latitude <= $0.3 }
    }
}

/// Codes that are on an official list: a code that is on none is a warning, since lists are those of one day.
struct OfficialCodeRule: OneCellRule {
    enum Kind {
        case commune, epci, department

        /// What a field's name says; nil when it is none of them.
        init?(_ field: SchemaField) {
            guard case .string = field.type else { return nil }
            let words = slug(field.name).utf8.split { $0 == 0x2D || $0 == 0x5F }.map { String(decoding: Array($0), as: UTF8.self) }
            let name = words.joined()
            let isCode = words.contains("code") || name.hasPrefix("code")
            if name.hasSuffix("insee") || name.hasPrefix("insee") || name.hasPrefix("codeinsee")
                || isCode && (name == "codecommune" || name == "communecode" || name == "codecog")
            {
                self = .commune
            } else if name == "sirenepci" || name == "epcisiren" || name == "codeepci" || name == "epcicode" {
                self = .epci
            } else if name == "codedepartement" || name == "departementcode" || name == "codedep" || name == "depcode" {
                self = .department
            } else {
                return nil
            }
        }
    }

    let column: Int
    let kind: Kind

    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // What is no code at all is the pattern’s to say.
        switch kind {
        case .commune: text.count != 5 || OfficialLists.communes.contains(text)
        case .epci: text.count != 9 || OfficialLists.epci.sirens.contains(String(decoding: text, as: UTF8.self))
        case .department: text.count > 14 || OfficialLists.communes.containsDepartment(String(decoding: text, as: UTF8.self))
        }
    }

    func explain(_ text: UnsafeBufferPointer<UInt8>) -> RowFault {
        let communes = OfficialLists.communes
        switch kind {
        case .commune:
            guard let successor = communes.successor(of: String(decoding: text, as: UTF8.self)) else { return unknown(.communeUnknown, communes.day) }
            var fault = RowFault(.communeFormer)
            fault.details = [successor, communes.day]
            return fault
        case .epci: return unknown(.epciUnknown, OfficialLists.epci.day)
        case .department: return unknown(.departmentUnknown, communes.day)
        }
    }

    private func unknown(_ rule: Rule, _ day: String) -> RowFault {
        var fault = RowFault(rule)
        fault.details = [day]
        return fault
    }
}
