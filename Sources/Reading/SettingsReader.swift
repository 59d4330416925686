internal import Bytes
internal import Findings
internal import Model

/// What `halle.yml` gives: the settings themselves, and what flows down to publishers and datasets.
struct SettingsReading: Sendable {
    var settings: Settings
    var inheritance: Inheritance
    /// The catalogue's own theme names, folded, and what each is to Europe.
    var localThemes: [String: EuropeanTheme]
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
        settings.colours = readColours(header, &findings)
        settings.host = readHost(header, &findings)
        if let path = header.line(.outlines, &findings) { settings.outlines = MapOutlines(path: path, at: header.place(of: .outlines)) }

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

    private static func readColours(_ header: Header, _ findings: inout [Finding]) -> Colours {
        var colours = Colours.standard
        guard let group = header.group(.colours, scope: .colours, &findings) else { return colours }
        func colour(_ key: Key, _ findings: inout [Finding]) -> String? {
            guard let value = group[key], let text = group.line(of: value, for: key, &findings) else {
                // An unquoted `#` begins a comment: what was meant for a colour is nothing.
                if let empty = group.emptyPlace(of: key) { findings.append(Finding(.colourInvalid, at: empty, value: "")) }
                return nil
            }
            let bytes = Array(text.lowercased().utf8)
            let isHexadecimal = bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            guard bytes.count == 7, bytes[0] == 0x23, isHexadecimal else {
                findings.append(Finding(.colourInvalid, at: header.place(of: value), value: text))
                return nil
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        colours.primary = colour(.primary, &findings) ?? colours.primary
        colours.accent = colour(.accent, &findings) ?? colours.accent
        return colours
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
