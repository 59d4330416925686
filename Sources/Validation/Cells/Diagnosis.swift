internal import Bytes
internal import Findings
internal import JSON
internal import Schemas

/// Why a cell is wrong, and what to write instead where that is known.
struct Diagnosis {
    var rule: Rule
    var details: [String] = []
    var repair: String?
    /// Whether the repair cannot change what the cell means.
    var isSafe = false

    init(_ rule: Rule, _ details: [String] = [], repair: String? = nil, isSafe: Bool = false) {
        self.rule = rule
        self.details = details
        self.repair = repair
        self.isSafe = isSafe
    }
}

/// Finds the cause of a cell's fault by trying the ways in which people and spreadsheets write a right value wrong.
///
/// A repair is only ever proposed when the column's own check takes it.
struct Diagnostician {
    let check: ColumnCheck
    /// Identifiers that the column may well hold: the producer's SIRET and SIREN, and those read nearby in the same column.
    var likelyIdentifiers: [String]
    /// The values of the enumeration, by their letters and digits alone.
    private let listed: [String: [String]]

    init(check: ColumnCheck, likelyIdentifiers: [String] = []) {
        self.check = check
        self.likelyIdentifiers = likelyIdentifiers
        listed = Dictionary(grouping: check.field.constraints.enumeration ?? []) { slug($0) }
    }

    func diagnose(_ value: String, _ fault: CellFault) -> Diagnosis {
        switch fault {
        case .required: return Diagnosis(.cellRequired)
        case .storedAsNumber: return storedAsNumber(value)
        case .storedAsDate: return Diagnosis(.textAsDate)
        case .storedAsBoolean: return Diagnosis(.textAsBoolean)
        case .storedAsText: return Diagnosis(.numberAsText)
        case .unpadded: return WrittenMoment(value).flatMap { accepted($0.isoDate, .dateUnpadded) } ?? Diagnosis(.dateUnpadded)
        default: break
        }
        if let found = shared(value) { return found }
        switch check.kind {
        case .integer, .dressedInteger, .number, .dressedNumber: if let found = number(value, fault) { return found }
        case .date, .anyDate, .patternDate: if let found = date(value) { return found }
        case .datetime, .anyDatetime, .patternDatetime: if let found = datetime(value) { return found }
        case .year, .yearmonth: if let found = year(value) { return found }
        case .boolean(let trueTexts, let falseTexts): if let found = boolean(value, trueTexts, falseTexts) { return found }
        case .text: if let found = text(value, fault) { return found }
        case .uri: if let found = accepted("https://" + value, .webAddressInvalid, isSafe: false) { return found }
        case .geopoint: if let found = geopoint(value) { return found }
        case .array: if let found = array(value) { return found }
        default: break
        }
        return general(value, fault)
    }

    /// A diagnosis when the column takes the repair.
    private func accepted(_ repair: String, _ rule: Rule, _ details: [String] = [], isSafe: Bool = true) -> Diagnosis? {
        check.judge(repair) == .none ? Diagnosis(rule, details, repair: repair, isSafe: isSafe) : nil
    }

    // MARK: All types

    private func shared(_ value: String) -> Diagnosis? {
        let trimmed = WrittenText.trimmed(value)
        if trimmed.isEmpty {
            if check.required { return Diagnosis(.cellRequired) }
            if let found = accepted("", .cellOnlySpaces) { return found }
        }
        if trimmed != value, let found = accepted(trimmed, .spacesAround) { return found }
        if Self.formulaErrors.contains(trimmed.uppercased()) { return Diagnosis(.formulaError) }
        if Self.wordsForAbsent.contains(String(decoding: folded(trimmed), as: UTF8.self)), check.kind.isOrdered {
            return check.required ? Diagnosis(.absentInWordsRequired) : accepted("", .absentInWords)
        }
        return nil
    }

    /// What Excel and LibreOffice write where a formula fails, in English and in French.
    private static let formulaErrors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!", "#NULL!", "#NUL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ]

    private static let wordsForAbsent: Set<String> = [
        "nc", "n.c.", "n/c", "nd", "n.d.", "na", "n.a.", "n/a", "nr", "-", "--", "/", "?", "non renseigne", "non communique",
        "inconnu", "inconnue", "sans objet", "so", "s.o.", "s/o", "null", "none", "nan", "vide",
    ]

    /// What is wrong, where no habit explains it.
    ///
    /// - Parameter length: in characters, when it is not the value's own.
    func general(_ value: String, _ fault: CellFault, length: Int? = nil) -> Diagnosis {
        let length = length ?? value.unicodeScalars.count
        let constraints = check.field.constraints
        switch fault {
        case .minimum: return Diagnosis(.valueTooSmall, [constraints.minimum ?? ""])
        case .exclusiveMinimum: return Diagnosis(.valueTooSmall, [constraints.exclusiveMinimum ?? ""])
        case .maximum: return Diagnosis(.valueTooLarge, [constraints.maximum ?? ""])
        case .exclusiveMaximum: return Diagnosis(.valueTooLarge, [constraints.exclusiveMaximum ?? ""])
        case .maxLength: return Diagnosis(.textTooLong, [String(length), String(constraints.maxLength ?? 0)])
        case .minLength: return Diagnosis(.textTooShort, [String(length), String(constraints.minLength ?? 0)])
        case .pattern: return Diagnosis(.patternMismatch)
        case .enumeration: return Diagnosis(.valueUnlisted)
        case .arrayItem: return Diagnosis(.arrayMember)
        case .required: return Diagnosis(.cellRequired)
        case .storedAsNumber, .storedAsDate, .storedAsBoolean: return Diagnosis(.textAsNumber)
        case .storedAsText: return Diagnosis(.numberAsText)
        case .unpadded: return Diagnosis(.dateUnpadded)
        case .none, .type: break
        }
        switch check.kind {
        case .integer, .dressedInteger:
            var text = value
            return Diagnosis(text.withUTF8 { Numbers.decimal(Numbers.trimmed($0)) } == nil ? .cellNotNumber : .numberNotWhole)
        case .number, .dressedNumber: return Diagnosis(.cellNotNumber)
        case .date, .anyDate, .patternDate:
            return Diagnosis(WrittenText.looksLikeISODate(value) || WrittenMoment.isImpossible(value) ? .dateImpossible : .cellNotDate)
        case .datetime, .anyDatetime, .patternDatetime:
            let isISO = WrittenText.looksLikeISODate(String(value.prefix(10))) && value.utf8.count >= 16
            return Diagnosis(isISO || WrittenMoment.isImpossible(value) ? .dateImpossible : .cellNotDate)
        case .boolean: return Diagnosis(.booleanInvalid)
        case .uri: return Diagnosis(.webAddressInvalid)
        case .email: return Diagnosis(.emailInvalid)
        case .geopoint: return Diagnosis(.coordinatesInvalid)
        default: return Diagnosis(.cellType)
        }
    }

    /// The text itself is right, unless a zero was lost at its head.
    private func storedAsNumber(_ value: String) -> Diagnosis {
        if check.judge(value) == .none { return Diagnosis(.textAsNumber) }
        return accepted("0" + value, .leadingZeroLost, isSafe: false) ?? Diagnosis(.textAsNumber)
    }

    // MARK: Numbers

    private func number(_ value: String, _ fault: CellFault) -> Diagnosis? {
        guard fault == .type else { return nil }
        let plain = WrittenText.withoutSpaces(value.replacing("\u{2212}", with: "-"))
        let decimalMark = if case .dressedNumber(let dress) = check.kind { String(decoding: dress.decimalMark, as: UTF8.self) } else { "." }
        func written(_ number: String) -> String { decimalMark == "." ? number : number.replacing(".", with: decimalMark) }
        guard let read = FrenchNumber(plain), !WrittenText.hasOddGroups(value) else { return nil }
        let repair = written(read.text)
        if read.hasUnit {
            if read.unit == "%", let found = percent(read, repair, written) { return found }
            // Francs are no euros, hundredths no units.
            let isOther = ["‰", "f", "ff", "fr", "frs", "franc", "francs", "c", "ct", "cts", "centimes"]
                .contains(String(decoding: folded(read.unit), as: UTF8.self))
            return accepted(repair, .unitInNumber, isSafe: !isOther && !read.isAmbiguous) ?? whole(read)
        }
        if read.hasExponent { return accepted(read.expanded.map(written) ?? repair, .numberExponent, isSafe: read.expanded != nil) ?? whole(read) }
        if plain != value || read.hasGroups { return accepted(repair, .thousandsMark, isSafe: !read.isAmbiguous) ?? whole(read) }
        if decimalMark != ".", value.utf8.contains(0x2E) { return accepted(repair, .decimalPoint, isSafe: !read.isAmbiguous) ?? whole(read) }
        if read.hasComma { return accepted(repair, .decimalComma, isSafe: !read.isAmbiguous) ?? whole(read) }
        return whole(read)
    }

    /// `50%` is fifty in a column of percentages, and a half in a column of shares: only its author knows.
    private func percent(_ read: FrenchNumber, _ repair: String, _ written: (String) -> String) -> Diagnosis? {
        let share = written(read.hundredth)
        let takesShare = check.judge(share) == .none
        if let found = accepted(
            repair, .percentInNumber,
            takesShare ? [" (ou \(share) si la colonne contient des parts de 1)", " (or \(share) if the column holds shares of 1)"] : ["", ""],
            isSafe: false)
        {
            return found
        }
        return takesShare ? Diagnosis(.percentInNumber, ["", ""], repair: share) : nil
    }

    /// `12.0` where whole numbers are wanted.
    private func whole(_ read: FrenchNumber) -> Diagnosis? {
        guard let point = read.text.utf8.firstIndex(of: 0x2E), read.text.utf8[point...].dropFirst().allSatisfy({ $0 == 0x30 }) else { return nil }
        return accepted(String(read.text[..<point]), .wholeWithDecimals)
    }

    // MARK: Dates

    private func dateText(_ moment: WrittenMoment) -> String? {
        switch check.kind {
        case .date, .anyDate: moment.isoDate
        case .patternDate:
            if case .date(.pattern(let pattern)) = check.field.type { moment.written(pattern) } else { nil }
        case .patternDatetime:
            if case .datetime(.pattern(let pattern)) = check.field.type { moment.written(pattern) } else { nil }
        default: moment.isoDatetime
        }
    }

    private func date(_ value: String) -> Diagnosis? {
        if let moment = WrittenMoment(value), let repair = dateText(moment) {
            if moment.hasTime { return accepted(repair, .dateWithTime, isSafe: moment.isMidnight && !moment.isGuess) }
            return accepted(repair, .dateOrder, isSafe: !moment.isGuess)
        }
        if let days = Int(WrittenText.trimmed(value)), (10_000...80_000).contains(days) {
            // Day 0 of spreadsheets is 30 December 1899.
            let moment = WrittenMoment(daysSince1900: days)
            return dateText(moment).flatMap { accepted($0, .dateAsNumber, isSafe: false) }
        }
        return nil
    }

    private func datetime(_ value: String) -> Diagnosis? {
        guard let moment = WrittenMoment(value), let repair = dateText(moment) else { return nil }
        return accepted(repair, .dateOrder, isSafe: moment.hasTime && !moment.isGuess)
    }

    private func year(_ value: String) -> Diagnosis? {
        if case .year = check.kind {
            if value.hasSuffix(".0") || value.hasSuffix(",0"), let found = accepted(String(value.dropLast(2)), .wholeWithDecimals) { return found }
            if let moment = WrittenMoment(value) { return accepted(String(moment.isoDate.prefix(4)), .cellNotDate, isSafe: false) }
        } else if let moment = WrittenMoment(value) {
            return accepted(String(moment.isoDate.prefix(7)), .cellNotDate, isSafe: false)
        }
        return nil
    }

    // MARK: Words

    private static let yes: Set<String> = ["oui", "o", "vrai", "v", "true", "t", "yes", "y", "1", "1.0", "x"]
    private static let no: Set<String> = ["non", "n", "faux", "f", "false", "no", "0", "0.0"]

    private func boolean(_ value: String, _ trueTexts: TextSet, _ falseTexts: TextSet) -> Diagnosis? {
        let word = String(decoding: folded(WrittenText.trimmed(value)), as: UTF8.self)
        let texts = Self.yes.contains(word) ? trueTexts : Self.no.contains(word) ? falseTexts : nil
        guard let texts else { return nil }
        let same = texts.texts.map { String(decoding: $0, as: UTF8.self) }.first { String(decoding: folded($0), as: UTF8.self) == word }
        if let same { return accepted(same, .letterCase) }
        return texts.texts.first.flatMap { accepted(String(decoding: $0, as: UTF8.self), .booleanWord) }
    }

    private func text(_ value: String, _ fault: CellFault) -> Diagnosis? {
        if check.enumeration != nil { return writtenOtherwise(value) }
        guard fault == .pattern || fault == .maxLength || fault == .minLength else { return nil }
        if let found = identifier(value) { return found }
        let compact = WrittenText.withoutSpaces(value)
        if compact != value, let found = accepted(compact, .spacesInside) { return found }
        if let found = accepted(value.filter { !" .-\u{A0}\u{202F}_/".contains($0) }, .spacesInside, isSafe: value.utf8.count { $0 &- 0x30 < 10 } >= 9) {
            return found
        }
        for written in [value.uppercased(), value.lowercased()] where written != value { if let found = accepted(written, .letterCase) { return found } }
        if let found = dates(in: value) { return found }
        return separators(value)
    }

    private func writtenOtherwise(_ value: String) -> Diagnosis? {
        let key = slug(value)
        guard !key.isEmpty, let same = listed[key], same.count == 1 else { return nil }
        return accepted(same[0], .letterCase)
    }

    /// A period or a date inside a text that has to follow a pattern: `01/01/2017 - 31/12/2017`.
    private func dates(in value: String) -> Diagnosis? {
        for mark in ["/", "_", " - ", " au ", " to ", ";", ",", " "] {
            let parts = value.utf8.count > 80 ? [] : WrittenText.split(value, mark)
            guard (1...2).contains(parts.count) else { continue }
            let moments = parts.map { WrittenMoment(WrittenText.trimmed(WrittenText.withoutPrefix($0, "du "))) }
            guard moments.allSatisfy({ $0 != nil && $0?.isGuess == false && $0?.hasTime == false }) else { continue }
            let repair = moments.compactMap { $0?.isoDate }.joined(separator: "/")
            if let found = accepted(repair, parts.count == 2 && moments.count == 2 && value.utf8.count == repair.utf8.count ? .separatorWrong : .dateOrder) {
                return found
            }
        }
        return nil
    }

    private func separators(_ value: String) -> Diagnosis? {
        for (wrong, right) in [
            ("_", "/"), ("-", "/"), ("/", "-"), (".", "-"), (" ", "-"), ("_", "-"), ("-", "_"), (";", ","), (",", ";"), (";", "|"), (",", "|"), (",", "."),
            (".", "/"),
        ] {
            let repair = value.replacing(wrong, with: right)
            if repair != value, let found = accepted(repair, .separatorWrong) { return found }
        }
        return nil
    }

    /// Identifiers of digits that a spreadsheet took for numbers.
    private func identifier(_ value: String) -> Diagnosis? {
        if let shortened = ShortenedIdentifier(value) {
            if let whole = shortened.whole, let found = accepted(whole, .identifierAsNumber) { return found }
            let fitting = Set(likelyIdentifiers.filter { shortened.fits($0) && check.judge($0) == .none })
            if fitting.count == 1, let known = fitting.first {
                return Diagnosis(.identifierShortened, ["Ce serait \(known).", "It would be \(known)."], repair: known, isSafe: false)
            }
            let lost = shortened.lostDigits
            return Diagnosis(
                .identifierShortened,
                ["Les \(lost) derniers chiffres ne sont plus dans le fichier.", "The last \(lost) digits are no longer in the file."])
        }
        if value.hasSuffix(".0"), let found = accepted(String(value.dropLast(2)), .wholeWithDecimals) { return found }
        guard !value.isEmpty, value.utf8.count < 16, value.utf8.allSatisfy(Numbers.isDigit) else { return nil }
        // INSEE codes, postal codes, SIRENs that begin with a zero.
        return accepted("0" + value, .leadingZeroLost, isSafe: value.utf8.count == 4)
    }

    // MARK: Structures

    private func geopoint(_ value: String) -> Diagnosis? {
        let parts = WrittenText.split(WrittenText.trimmed(value.filter { !"[]()".contains($0) }), value.utf8.contains(0x3B) ? ";" : ",").map(
            WrittenText.trimmed)
        guard parts.count == 2 else { return nil }
        let numbers = parts.map { $0.replacing(",", with: ".") }
        guard numbers.allSatisfy({ Double($0) != nil }) else { return nil }
        let repair: String
        switch check.field.type {
        case .geopoint(.array): repair = "[\(numbers[0]), \(numbers[1])]"
        case .geopoint(.object): repair = "{\"lon\": \(numbers[0]), \"lat\": \(numbers[1])}"
        default: repair = "\(numbers[0]), \(numbers[1])"
        }
        return accepted(repair, .coordinatesInvalid, isSafe: false)
    }

    /// Members that stand one after the other without brackets: `gaz;électricité`.
    private func array(_ value: String) -> Diagnosis? {
        guard value.utf8.count <= 2_000, !value.utf8.contains(0x5B), case .array(let item) = check.kind else { return nil }
        let isNumeric = item?.kind.isNumber ?? false
        // A text without more is a list however it is cut: only what its members must be tells that it was cut right.
        let isTelling = item.map { $0.enumeration != nil || $0.pattern != nil || $0.kind.isOrdered } ?? false
        for mark in [";", "|", ",", " / "] {
            let parts = WrittenText.split(value, mark).map(WrittenText.trimmed).filter { !$0.isEmpty }
            guard !parts.isEmpty, parts.count > 1 || mark == " / " else { continue }
            var writer = ByteWriter()
            writer.raw("[")
            for (index, part) in parts.enumerated() {
                if index > 0 { writer.raw(", ") }
                if isNumeric, (try? JSONTree.parse(Array(part.utf8))) != nil {
                    writer.raw(part)
                } else {
                    var part = part
                    part.withUTF8 { writer.jsonText($0) }
                }
            }
            writer.raw("]")
            if let found = accepted(String(decoding: writer.bytes, as: UTF8.self), .listUnbracketed, isSafe: isTelling && !(isNumeric && mark == ",")) {
                return found
            }
        }
        return nil
    }
}
