internal import Bytes
internal import Findings
internal import Model

/// A publisher as its folder's `index.md` describes it, and what it hands down to its datasets.
struct PublisherReading: Sendable {
    var publisher: Publisher
    var inheritance: Inheritance
    /// Whether the name was written, or stands in for one.
    var isNamed: Bool
    var logo: PublishedImage?

    /// `front` is nil when the folder has no `index.md`.
    static func read(
        folder: ContentScan.Folder, front: FrontMatter?, fingerprint: Fingerprint, settings: SettingsReading
    ) -> (PublisherReading, [Finding]) {
        let file = folder.path + "/index.md"
        let root = (front?.metadata ?? .empty).root
        var findings: [Finding] = []
        let header = Header(root, scope: .publisher, file: file, findings: &findings)
        return (read(header, folder: folder, fingerprint: fingerprint, settings: settings, &findings), findings)
    }

    private static func read(
        _ header: Header, folder: ContentScan.Folder, fingerprint: Fingerprint, settings: SettingsReading, _ findings: inout [Finding]
    ) -> PublisherReading {
        var inheritance = settings.inheritance
        inheritance.override(by: header, local: settings.localThemes, &findings)
        if let defaults = header[.defaults] {
            let group = Header(defaults, scope: .defaults, file: header.file, findings: &findings)
            inheritance.override(by: group, local: settings.localThemes, &findings)
        }
        let name = header.localized(.name, language: inheritance.language, &findings)
        var publisher = Publisher(
            folder: folder.name, slug: slug(folder.name), name: name ?? LocalizedText(FileName.title(from: folder.name), in: inheritance.language),
            place: SourcePlace(file: header.file, line: 1, column: 1))
        describe(&publisher, by: header, &findings)
        publisher.contact = inheritance.contact
        publisher.colours = header.colours(else: settings.settings.colours, &findings)
        if inheritance.spatial == nil || inheritance.spatial == settings.inheritance.spatial, let own = place(of: publisher, settings: settings) {
            inheritance.spatial = own
        }
        let logo = header.logo(&findings)?.image(in: folder, publishedIn: publisher.slug + "/", &findings)
        publisher.logo = logo?.name
        inheritance.fingerprint.combine(fingerprint)
        publisher.fingerprint = inheritance.fingerprint
        publisher.fingerprint.combine(folder.path)
        return PublisherReading(publisher: publisher, inheritance: inheritance, isNamed: name != nil, logo: logo)
    }

    /// What a body publishes is about its own territory, unless a dataset says otherwise: a commune's or département's Insee code, an EPCI's SIREN.
    static func place(of publisher: Publisher, settings: SettingsReading) -> SpatialCoverage? {
        if let code = publisher.insee {
            let territory = settings.settings.territory
            return territory?.code == code ? territory : SpatialCoverage(code: code, name: publisher.name.text)
        }
        switch publisher.kind {
        case .epci: return publisher.siren.map { SpatialCoverage(code: $0, name: publisher.name.text) }
        case .departement, .region: return settings.settings.territory
        default: return nil
        }
    }

    /// Fills in the fields that a publisher's own folder and the settings' `publisher` group share.
    static func describe(_ publisher: inout Publisher, by header: Header, _ findings: inout [Finding]) {
        publisher.description = header.localized(.description, language: publisher.name.language, &findings)
        publisher.homepage = header.webAddress(.homepage, &findings)
        publisher.population = header.wholeNumber(.population, &findings)
        publisher.siren = number(.siren, header, name: "SIREN", isValid: BusinessNumber.isSIREN, &findings)
        publisher.siret = number(.siret, header, name: "SIRET", isValid: BusinessNumber.isSIRET, &findings)
        if publisher.siren == nil, let siret = publisher.siret { publisher.siren = String(siret.prefix(9)) }
        if let value = header[.insee], let text = header.line(of: value, for: .insee, &findings) {
            if InseeCode.isValid(text) {
                publisher.insee = text
            } else {
                findings.append(Finding(.codeInvalid, at: header.place(of: value), value: text, suggestions: InseeCode.repaired(text)))
            }
        }
        publisher.kind = header.kind(&findings)
    }

    /// What people call a publisher, and the word for it.
    fileprivate static let commonKinds: [String: PublisherKind] = [
        "ville": .commune, "mairie": .commune, "municipalite": .commune, "village": .commune, "town": .commune, "communaute-de-communes": .epci,
        "communaute-d-agglomeration": .epci, "communaute-urbaine": .epci, "agglomeration": .epci, "metropole": .epci, "intercommunalite": .epci,
        "interco": .epci, "conseil-departemental": .departement, "conseil-regional": .region, "syndicat-mixte": .syndicat,
        "syndicat-intercommunal": .syndicat, "etablissement-public": .etablissement,
    ]

    private static func number(_ key: Key, _ header: Header, name: String, isValid: (String) -> Bool, _ findings: inout [Finding]) -> String? {
        guard let value = header[key], let text = header.line(of: value, for: key, &findings) else { return nil }
        let digits = String(decoding: folded(text).filter { $0 != 0x20 }, as: UTF8.self)
        guard isValid(digits) else {
            findings.append(Finding(.sirenInvalid, at: header.place(of: value), value: text, details: [name]))
            return nil
        }
        return digits
    }

    /// The publisher that the settings describe in a group of their own.
    static func read(group: YAMLValue, settings: SettingsReading) -> (Publisher, [Finding]) {
        var findings: [Finding] = []
        let header = Header(group, scope: .publisher, file: SettingsReading.file, findings: &findings)
        let language = settings.settings.languages[0]
        let name = header.localized(.name, language: language, &findings) ?? settings.settings.title
        var publisher = Publisher(folder: "", slug: slug(name.text), name: name, place: header.place(of: group))
        describe(&publisher, by: header, &findings)
        publisher.contact = header.contact(&findings)
        publisher.fingerprint = settings.inheritance.fingerprint
        return (publisher, findings)
    }
}

extension Header {
    /// A kind of publisher.
    func kind(_ findings: inout [Finding]) -> PublisherKind? {
        guard let value = self[.kind], let text = line(of: value, for: .kind, &findings) else { return nil }
        if let kind = PublisherKind(rawValue: keywordSlug(text)) { return kind }
        let names = PublisherKind.allCases.map(\.rawValue)
        let nearest = PublisherReading.commonKinds[keywordSlug(text)].map { [$0.rawValue] } ?? nearestNames(to: text, among: names)
        findings.append(Finding(.kindUnknown, at: place(of: value), value: text, suggestions: nearest))
        return nil
    }
}
