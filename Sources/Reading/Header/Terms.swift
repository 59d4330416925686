internal import Findings
internal import Model

/// Controlled values of a header: codes, labels in either language or addresses become terms; what nobody knows becomes a finding with the nearest terms.
extension Header {
    func licence(_ findings: inout [Finding]) -> Licence? {
        term(.licence, in: Licence.vocabulary, unknown: .licenceUnknown, &findings)
    }

    func frequency(_ findings: inout [Finding]) -> Frequency? {
        term(.frequency, in: Frequency.vocabulary, unknown: .frequencyUnknown, &findings)
    }

    func accessRights(_ findings: inout [Finding]) -> AccessRights? {
        term(.accessRights, in: AccessRights.vocabulary, unknown: .accessRightsUnknown, &findings)
    }

    /// Categories in the order they are written, each once.
    func highValueCategories(_ findings: inout [Finding]) -> [HighValueCategory] {
        var categories: [HighValueCategory] = []
        for (text, value) in list(.highValue, &findings) {
            guard let category = HighValueCategory.vocabulary.find(text) else {
                let near = HighValueCategory.vocabulary.nearest(to: text, limit: 3)
                findings.append(Finding(.highValueUnknown, at: place(of: value), value: text, suggestions: near))
                continue
            }
            if !categories.contains(category) { categories.append(category) }
        }
        return categories
    }

    /// Addresses of texts of law in the order they are written, each once.
    func legislation(_ findings: inout [Finding]) -> [String] {
        var addresses: [String] = []
        for (text, value) in list(.legislation, &findings) {
            guard let address = WebAddress.checked(text) else {
                findings.append(Finding(.addressInvalid, at: place(of: value), value: text, details: [writtenName(of: .legislation)]))
                continue
            }
            if !addresses.contains(address) { addresses.append(address) }
        }
        return addresses
    }

    private func term<T: Term>(_ key: Key, in vocabulary: Vocabulary<T>, unknown rule: Rule, _ findings: inout [Finding]) -> T? {
        guard let value = self[key], let text = line(of: value, for: key, &findings) else { return nil }
        if let term = vocabulary.find(text) { return term }
        findings.append(Finding(rule, at: place(of: value), value: text, suggestions: vocabulary.nearest(to: text, limit: 3)))
        return nil
    }

    /// Themes in the order they are written, each once. `local` maps a catalogue's own theme names (folded) to Europe's.
    func themes(local: [String: EuropeanTheme], _ findings: inout [Finding]) -> [Theme] {
        var themes: [Theme] = []
        for (text, value) in list(.themes, &findings) {
            let theme = Theme.resolve(text, local: local)
            if theme.code.isEmpty { continue }
            if theme.european == nil {
                findings.append(
                    Finding(.themeUnmapped, at: place(of: value), value: text, suggestions: EuropeanTheme.vocabulary.nearest(to: text, limit: 3)))
            }
            if !themes.contains(where: { $0.code == theme.code }) { themes.append(theme) }
        }
        return themes
    }

    /// Keywords in the order they are written, each once whatever its case and accents.
    func keywords(_ findings: inout [Finding]) -> [String] {
        var seen: Set<String> = []
        let all = list(.keywords, &findings).map(\.text).filter { seen.insert(Self.slugOrText($0)).inserted }
        if all.count > 100 { findings.append(Finding(.keywordsTooMany, at: place(of: .keywords), value: "\(all.count)")) }
        return Array(all.prefix(100))
    }

    /// The name of a schema (`scdl/subventions`, `schema.json`) or its web address.
    func schemaChoice(_ findings: inout [Finding]) -> SchemaChoice? {
        guard let value = self[.schema], let text = line(of: value, for: .schema, &findings) else { return nil }
        let isName =
            text.utf8.first != 0x2F && !text.utf8.isEmpty
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-_./@".utf8.contains($0)
            }
        if WebAddress.checked(text) != nil || (isName && !text.utf8.split(separator: 0x2F).contains { $0.elementsEqual("..".utf8) }) {
            return SchemaChoice(name: text, place: place(of: value))
        }
        findings.append(Finding(.schemaInvalid, at: place(of: value), value: text))
        return nil
    }

    /// What becomes of files that do not follow their schema: `publier`, `retenir`, `bloquer`.
    func conformity(_ findings: inout [Finding]) -> Conformity? {
        guard let value = self[.conformity], let text = line(of: value, for: .conformity, &findings) else { return nil }
        switch keywordSlug(text) {
        case "publish", "publier", "publie", "mark", "signaler": return .publish
        case "hold", "retenir", "retenu", "withhold": return .hold
        case "block", "bloquer", "bloque", "refuser": return .block
        default:
            findings.append(Finding(.conformityUnknown, at: place(of: value), value: text))
            return nil
        }
    }

    func spokenLanguage(_ findings: inout [Finding]) -> Language? {
        guard let value = self[.language], let text = line(of: value.items.first ?? value, for: .language, &findings) else { return nil }
        guard let language = Language.named(text) else {
            findings.append(Finding(.languageUnknown, at: place(of: value), value: text))
            return nil
        }
        return language
    }

    /// Who to write to: an e-mail address, a web address, a name, or a group.
    func contact(_ findings: inout [Finding]) -> Contact? {
        guard let value = self[.contact] else { return nil }
        guard value.kind == .mapping else {
            guard let text = line(of: value, for: .contact, &findings) else { return nil }
            if let email = WebAddress.checkedEmail(text) { return Contact(email: email) }
            if let address = WebAddress.checked(text) { return Contact(address: address) }
            let looksLikeAddress = text.utf8.contains(0x40) || text.utf8.contains(0x3A)
            if looksLikeAddress {
                findings.append(Finding(.contactInvalid, at: place(of: value), value: text))
                return nil
            }
            return Contact(name: text)
        }
        let group = Header(value, scope: .contact, file: file, findings: &findings)
        var contact = Contact(name: group.line(.name, &findings), address: group.webAddress(.url, &findings))
        if let written = group[.email], let text = group.line(of: written, for: .email, &findings) {
            contact.email = WebAddress.checkedEmail(text)
            if contact.email == nil { findings.append(Finding(.contactInvalid, at: place(of: written), value: text)) }
        }
        if let written = group[.telephone], let text = group.line(of: written, for: .telephone, &findings) {
            contact.telephone = WebAddress.checkedTelephone(text)
            if contact.telephone == nil { findings.append(Finding(.telephoneInvalid, at: place(of: written), value: text)) }
        }
        return contact == Contact() ? nil : contact
    }

    /// The place the data is about: a code, a name, or a group with code, name, box or geometry.
    func spatial(_ key: Key, _ findings: inout [Finding]) -> SpatialCoverage? {
        guard let value = self[key] else { return nil }
        guard value.kind == .mapping else {
            guard let text = line(of: value, for: key, &findings) else { return nil }
            if InseeCode.isValid(text) { return SpatialCoverage(code: text) }
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return SpatialCoverage(name: text) }
            findings.append(Finding(.codeInvalid, at: place(of: value), value: text, suggestions: InseeCode.repaired(text)))
            return nil
        }
        let group = Header(value, scope: .spatial, file: file, findings: &findings)
        var coverage = SpatialCoverage(name: group.line(.name, &findings))
        if let written = group[.code], let text = group.line(of: written, for: .code, &findings) {
            if InseeCode.isValid(text) {
                coverage.code = text
            } else {
                findings.append(Finding(.codeInvalid, at: place(of: written), value: text, suggestions: InseeCode.repaired(text)))
            }
        }
        if let written = group[.box] { coverage.box = group.box(written, &findings) }
        if coverage.box == nil, let written = group[.geometry] { coverage.box = group.boxOfGeometry(written, &findings) }
        return coverage == SpatialCoverage() ? nil : coverage
    }

    private func box(_ value: YAMLValue, _ findings: inout [Finding]) -> BoundingBox? {
        let numbers = value.items.compactMap { $0.scalar.flatMap { Double($0) } }
        if let repaired = Self.withPoints(value) {
            findings.append(Finding(.boxWithCommas, at: place(of: value), value: value.shown, details: [repaired]))
            return nil
        }
        guard value.items.count == 4, numbers.count == 4, let box = BoundingBox(checked: numbers) else {
            findings.append(Finding(.boxInvalid, at: place(of: value), value: value.shown))
            return nil
        }
        return box
    }

    /// `[1,30, 43,48, 1,41, 43,53]`: eight whole numbers, of which each second one is what should stand after a point.
    private static func withPoints(_ value: YAMLValue) -> String? {
        let parts = value.items.compactMap(\.scalar)
        guard parts.count == 8, value.items.count == 8, parts.allSatisfy({ Int($0) != nil }) else { return nil }
        let numbers = stride(from: 0, to: 8, by: 2).map { parts[$0] + "." + parts[$0 + 1] }
        return "[" + numbers.joined(separator: ", ") + "]"
    }

    /// The box around every position of a GeoJSON geometry.
    private func boxOfGeometry(_ value: YAMLValue, _ findings: inout [Finding]) -> BoundingBox? {
        var positions: [(Double, Double)] = []
        // Depth is bounded by the parser, and so is this walk.
        func collect(_ value: YAMLValue) {
            let numbers = value.items.compactMap { $0.kind == .scalar ? $0.scalar.flatMap { Double($0) } : nil }
            if numbers.count >= 2 { positions.append((numbers[0], numbers[1])) } else { value.items.forEach(collect) }
        }
        for (key, member) in value.pairs where key.scalar == "coordinates" { collect(member) }
        let longitudes = positions.map(\.0)
        let latitudes = positions.map(\.1)
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(), let north = latitudes.max(),
            let box = BoundingBox(checked: [west, south, east, north])
        else {
            findings.append(Finding(.boxInvalid, at: place(of: value), value: value.shown))
            return nil
        }
        return box
    }

    func temporal(_ findings: inout [Finding]) -> Period? {
        guard let value = self[.temporal] else { return nil }
        if value.kind == .sequence {
            let ends = value.items.compactMap(\.scalar)
            let repair = ends.count == 2 ? Period.asWritten(ends.joined(separator: " à ")) : nil
            findings.append(Finding(.periodInvalid, at: place(of: value), value: value.shown, suggestions: [repair].compactMap(\.self)))
            return nil
        }
        guard value.kind == .mapping else {
            guard let text = line(of: value, for: .temporal, &findings) else { return nil }
            guard let period = Period(written: text) else {
                if CalendarDate.monthWithoutDay(in: text) != nil {
                    findings.append(notADate(text, .temporal, at: value))
                    return nil
                }
                let repair = [CalendarDate(asWritten: text)?.description ?? Period.asWritten(text)].compactMap(\.self)
                findings.append(Finding(.periodInvalid, at: place(of: value), value: text, suggestions: repair))
                return nil
            }
            return ordered(period, at: value, &findings)
        }
        let group = Header(value, scope: .temporal, file: file, findings: &findings)
        func day(_ key: Key, last: Bool, _ findings: inout [Finding]) -> CalendarDate? {
            guard let written = group[key], let text = group.line(of: written, for: key, &findings) else { return nil }
            guard let span = Period.span(Array(text.utf8)) else {
                findings.append(group.notADate(text, key, at: written))
                return nil
            }
            return last ? span.end : span.start
        }
        let period = Period(start: day(.start, last: false, &findings), end: day(.end, last: true, &findings))
        return period.start == nil && period.end == nil ? nil : ordered(period, at: value, &findings)
    }

    private func ordered(_ period: Period, at value: YAMLValue, _ findings: inout [Finding]) -> Period? {
        if let start = period.start, let end = period.end, end < start {
            findings.append(Finding(.periodReversed, at: place(of: value), value: end.description, details: [start.description]))
            return nil
        }
        return period
    }

    private static func slugOrText(_ text: String) -> String {
        let short = keywordSlug(text)
        return short.isEmpty ? text : short
    }
}

extension YAMLValue {
    /// What stands here, for a message: a scalar as it is, a list in brackets.
    var shown: String {
        if let scalar { return scalar }
        return "[" + items.prefix(6).map { $0.scalar ?? "…" }.joined(separator: ", ") + "]"
    }
}

extension BoundingBox {
    /// West, south, east, north; nil when they are not degrees or not in that order.
    init?(checked numbers: [Double]) {
        guard numbers.count == 4, numbers.allSatisfy(\.isFinite), abs(numbers[0]) <= 180, abs(numbers[2]) <= 180, abs(numbers[1]) <= 90,
            abs(numbers[3]) <= 90, numbers[0] <= numbers[2], numbers[1] <= numbers[3]
        else { return nil }
        self.init(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    }
}

extension Language {
    /// `fr`, `français`, `FR`, `fr-FR`, the EU's address of the language…
    static func named(_ text: String) -> Language? {
        switch keywordSlug(text) {
        case "fr", "fra", "fre", "fr-fr", "francais", "french", "http-publications-europa-eu-resource-authority-language-fra": .french
        case "en", "eng", "en-gb", "en-us", "anglais", "english", "http-publications-europa-eu-resource-authority-language-eng": .english
        default: nil
        }
    }
}
