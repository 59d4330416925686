internal import Bytes
internal import Findings
internal import Model

/// What `halle.yml` gives: the settings themselves, and what flows down to publishers and datasets.
struct SettingsReading: Sendable {
    var settings: Settings
    var inheritance: Inheritance
    /// The catalogue's own theme names, folded, and what each is to Europe.
    var localThemes: [String: EuropeanTheme]
    var logo: NamedLogo?
    /// Who runs the catalogue, as written: a publisher's folder or a name.
    var publisherName: String?
    /// The keys of a publisher that is described in the settings themselves.
    var publisherGroup: YAMLValue?

    static let file = "halle.yml"

    static func read(_ tree: YAMLTree, fingerprint: Fingerprint) -> (SettingsReading, [Finding]) {
        var findings: [Finding] = []
        let header = Header(tree.root, scope: .settings, file: file, findings: &findings)
        let languages = readLanguages(header, &findings)
        let title = header.localized(.title, language: languages[0], &findings)
        if title == nil { findings.append(Finding(.catalogueTitleMissing, at: SourcePlace(file: file, line: 1, column: 1))) }
        var settings = Settings(title: title ?? LocalizedText("", in: languages[0]), languages: languages)
        settings.description = header.localized(.description, language: languages[0], &findings)
        if let address = header.webAddress(.baseAddress, &findings) {
            settings.baseAddress = checkedBaseAddress(address)
            if settings.baseAddress == nil { findings.append(Finding(.baseAddressWithQuery, at: header.place(of: .baseAddress), value: address)) }
        }
        settings.territory = header.spatial(.territory, &findings)
        settings.issued = header.date(.issued, &findings)
        settings.rowsServed = header.wholeNumber(.rowsServed, &findings) ?? Settings.usualRowsServed
        settings.explorableMegabytes = header.wholeNumber(.explorableMegabytes, &findings) ?? Settings.usualExplorableMegabytes
        settings.downloadMegabytes = header.wholeNumber(.downloadMegabytes, &findings) ?? Settings.usualDownloadMegabytes
        settings.colours = header.colours(else: .standard, &findings) ?? .standard
        settings.host = readHost(header, &findings)
        settings.thesaurus = readThesaurus(header, &findings)
        if let path = header.line(.outlines, &findings) { settings.outlines = MapOutlines(path: path, at: header.place(of: .outlines)) }
        settings.mapTiles = readTiles(header, &findings)
        settings.hasBoard = header.flag(.board, &findings) ?? true

        let localThemes = readLocalThemes(header, &findings)
        var inheritance = Inheritance(language: languages[0])
        inheritance.override(by: header, local: localThemes, readsThemes: false, &findings)
        if let defaults = header[.defaults] {
            let group = Header(defaults, scope: .defaults, file: file, findings: &findings)
            inheritance.override(by: group, local: localThemes, &findings)
        }
        settings.contact = inheritance.contact
        settings.fingerprint = fingerprint
        inheritance.fingerprint = fingerprint

        var reading = SettingsReading(settings: settings, inheritance: inheritance, localThemes: localThemes)
        reading.logo = header.logo(&findings)
        if let publisher = header[.publisher] {
            if publisher.kind == .mapping { reading.publisherGroup = publisher } else { reading.publisherName = header.line(.publisher, &findings) }
        }
        return (reading, findings)
    }

    private static func readLanguages(_ header: Header, _ findings: inout [Finding]) -> [Language] {
        var languages: [Language] = []
        for (text, value) in header.list(.languages, &findings) {
            guard let language = Language.named(text) else {
                findings.append(Finding(.languageUnknown, at: header.place(of: value), value: text))
                continue
            }
            if !languages.contains(language) { languages.append(language) }
        }
        return languages.isEmpty ? [.french] : languages
    }

    private static func readHost(_ header: Header, _ findings: inout [Finding]) -> WebHost? {
        guard let value = header[.host], let text = header.line(of: value, for: .host, &findings) else { return nil }
        switch keywordSlug(text) {
        case "apache", "htaccess": return .apache
        case "netlify": return .netlify
        case "cloudflare", "cloudflare-pages": return .cloudflare
        default:
            findings.append(Finding(.hostUnknown, at: header.place(of: value), value: text))
            return nil
        }
    }

    /// `map-background: https://tiles.example.org/{z}/{x}/{y}.png © who made them`.
    private static func readTiles(_ header: Header, _ findings: inout [Finding]) -> MapTiles? {
        guard let value = header[.mapBackground], let text = header.line(of: value, for: .mapBackground, &findings) else { return nil }
        let parts = text.utf8.split(separator: 0x20, maxSplits: 1).map { String(Substring($0)) }
        guard let address = parts.first, let tiles = MapTiles(address, credit: parts.count > 1 ? parts[1] : "") else {
            findings.append(Finding(.mapBackgroundWrong, at: header.place(of: value), value: text))
            return nil
        }
        if tiles.credit.isEmpty { findings.append(Finding(.mapBackgroundUncredited, at: header.place(of: value), value: text)) }
        return tiles
    }

    /// `thesaurus: {la cale: [port de plaisance, mouillages]}`: words of the public and those of datasets.
    private static func readThesaurus(_ header: Header, _ findings: inout [Finding]) -> [ThesaurusEntry] {
        guard let value = header[.thesaurus] else { return [] }
        guard value.kind == .mapping else {
            findings.append(header.expected(.valueNotGroup, .thesaurus, at: value))
            return []
        }
        return value.pairs.compactMap { word, terms in
            guard let word = word.scalar else { return nil }
            let items = terms.kind == .sequence ? terms.items : [terms]
            let texts = items.compactMap { header.line(of: $0, for: .thesaurus, &findings) }
            let split = texts.flatMap { $0.utf8.split(separator: 0x2C).map { cleanLine(String(Substring($0))) } }.filter { !$0.isEmpty }
            guard !split.isEmpty else {
                findings.append(Finding(.thesaurusEntryEmpty, at: header.place(of: terms), value: word))
                return nil
            }
            return ThesaurusEntry(word: word, terms: split)
        }
    }

    /// `themes: {mobilités: TRAN}`: local names and Europe's terms for them.
    private static func readLocalThemes(_ header: Header, _ findings: inout [Finding]) -> [String: EuropeanTheme] {
        guard let value = header[.themes] else { return [:] }
        guard value.kind == .mapping else {
            findings.append(header.expected(.valueNotGroup, .themes, at: value))
            return [:]
        }
        var local: [String: EuropeanTheme] = [:]
        for (name, term) in value.pairs {
            guard let name = name.scalar, let text = header.line(of: term, for: .themes, &findings) else { continue }
            guard let european = EuropeanTheme.vocabulary.find(text) else {
                let nearest = EuropeanTheme.vocabulary.nearest(to: text, limit: 3)
                findings.append(Finding(.europeanThemeUnknown, at: header.place(of: term), value: text, suggestions: nearest))
                continue
            }
            local[keywordSlug(name)] = european
        }
        return local
    }
}
