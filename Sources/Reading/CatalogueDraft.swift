internal import Bytes
internal import Findings
internal import Model

/// A catalogue in the making: headers are read and inherited, texts are not rendered yet.
struct CatalogueDraft: Sendable {
    struct PublisherDraft: Sendable {
        var source: ContentPlan.PublisherFolder?
        var reading: PublisherReading
        var findings: [Finding]
    }

    struct PageDraft: Sendable {
        var page: FreePage
        /// The texts it is made of, by language.
        var texts: [(language: Language, text: LoadedText)]
        var findings: [Finding]
    }

    let settings: SettingsReading
    let loader: TextLoader
    let memo: ReadingMemo
    let crew: Crew
    var publishers: [PublisherDraft] = []
    var datasets: [DatasetDraft] = []
    var pages: [PageDraft] = []
    var welcome: [(language: Language, text: LoadedText)] = []
    var looseImages: [ContentScan.File] = []
    /// The site's own logo.
    var logo: PublishedImage?
    var cataloguePublisher: Publisher?
    /// What `content/territoire.yml` says.
    var territory: TerritoryReading?
    var findings: [Finding] = []

    init(settings: SettingsReading, loader: TextLoader, memo: ReadingMemo, crew: Crew) {
        self.settings = settings
        self.loader = loader
        self.memo = memo
        self.crew = crew
    }

    /// Finds the site's logo, which lies directly under `content/`.
    mutating func addLogo(_ content: ContentScan.Folder) {
        logo = settings.logo?.image(in: content, publishedIn: "", &findings)
    }

    // MARK: Publishers and datasets

    mutating func addPublishers(_ folders: [ContentPlan.PublisherFolder]) {
        for folder in folders {
            let (reading, findings) = PublisherReading.read(
                folder: folder.folder, front: folder.text?.front, fingerprint: folder.text?.fingerprint ?? Fingerprint(), settings: settings)
            let persons = folder.text?.personalData(reading.inheritance.privacy) ?? []
            publishers.append(PublisherDraft(source: folder, reading: reading, findings: (folder.text?.findings ?? []) + findings + persons))
        }
        let tasks = publishers.indices.flatMap { position in
            (publishers[position].source?.datasets ?? []).map { (source: $0, publisher: position) }
        }
        let inheritances = publishers.map(\.reading.inheritance)
        datasets +=
            (try? crew.map(tasks) { [settings, memo, loader] task in
                DatasetDraft.make(task.source, publisher: task.publisher, inheritances[task.publisher], settings, memo: memo, loader)
            }) ?? []
    }

    /// Datasets directly under `content/`: their publishers are the ones they name, else the catalogue's.
    mutating func addFlat(_ sources: [ContentPlan.DatasetFolder]) {
        var positions: [String: Int] = [:]
        let hasFolders = !publishers.isEmpty
        var inheritance = settings.inheritance
        if inheritance.spatial == nil, let group = settings.publisherGroup {
            inheritance.spatial = PublisherReading.place(of: PublisherReading.read(group: group, settings: settings).0, settings: settings)
        }
        let drafts =
            (try? crew.map(sources) { [settings, memo, loader, inheritance] source in
                DatasetDraft.make(source, publisher: 0, inheritance, settings, memo: memo, loader)
            }) ?? []
        for var draft in drafts {
            let name = draft.reading.publisherName ?? settings.publisherName ?? settings.settings.title.text
            let key = Bytes.slug(name)
            let known = positions[key] ?? publishers.firstIndex { Self.isNamed($0.reading.publisher, name) }
            let position = known ?? publishers.count
            if known == nil { publishers.append(flatPublisher(named: name, for: draft.reading.dataset)) }
            positions[key] = position
            draft.reading.dataset.publisher = position
            if hasFolders, draft.reading.publisherName == nil {
                let owner = publishers[position].reading.publisher.name.text
                draft.findings.append(
                    Finding(.datasetOutsidePublisher, at: SourcePlace(file: draft.source.folder.path), value: draft.source.folder.name, details: [owner]))
            }
            datasets.append(draft)
        }
    }

    private func flatPublisher(named name: String, for dataset: Dataset) -> PublisherDraft {
        let language = settings.settings.languages[0]
        var publisher = Publisher(folder: "", slug: Bytes.slug(name), name: LocalizedText(name, in: language), place: dataset.place)
        if let group = settings.publisherGroup {
            // Its findings are told once, where who runs the catalogue is found.
            let (described, _) = PublisherReading.read(group: group, settings: settings)
            if Self.isNamed(described, name) || settings.publisherName == nil { publisher = described }
        }
        if publisher.slug.isEmpty { publisher.slug = "producteur" }
        publisher.contact = publisher.contact ?? settings.inheritance.contact
        publisher.fingerprint = settings.inheritance.fingerprint
        publisher.fingerprint.combine(name)
        let reading = PublisherReading(publisher: publisher, inheritance: settings.inheritance, isNamed: true, logo: nil)
        return PublisherDraft(source: nil, reading: reading, findings: [])
    }

    private static func isNamed(_ publisher: Publisher, _ name: String) -> Bool {
        let wanted = Bytes.slug(name)
        return wanted == publisher.slug || wanted == Bytes.slug(publisher.folder) || wanted == Bytes.slug(publisher.name.text)
    }

    /// Gives publishers without a name the one their datasets name, says where datasets disagree, and finds who runs the catalogue.
    mutating func settlePublishers() {
        for index in datasets.indices {
            let position = datasets[index].reading.dataset.publisher
            guard let name = datasets[index].reading.publisherName, publishers[position].source != nil else { continue }
            if Self.isNamed(publishers[position].reading.publisher, name) { continue }
            if publishers[position].reading.isNamed {
                datasets[index].findings.append(
                    Finding(
                        .publisherMismatch, at: datasets[index].reading.publisherPlace ?? datasets[index].reading.dataset.place, value: name,
                        details: [publishers[position].reading.publisher.name.text]))
            } else {
                publishers[position].reading.publisher.name = LocalizedText(name, in: datasets[index].reading.dataset.language)
                publishers[position].reading.isNamed = true
            }
        }
        for index in publishers.indices { publishers[index].reading.publisher.isNameGuessed = !publishers[index].reading.isNamed }
        for index in publishers.indices { publishers[index].reading.publisher.fingerprint.combine(publishers[index].reading.publisher.name.text) }
        if let name = settings.publisherName {
            cataloguePublisher = publishers.first { Self.isNamed($0.reading.publisher, name) }?.reading.publisher
            if cataloguePublisher == nil {
                let language = settings.settings.languages[0]
                let place = SourcePlace(file: SettingsReading.file)
                var publisher = Publisher(folder: "", slug: Bytes.slug(name), name: LocalizedText(name, in: language), place: place)
                publisher.contact = settings.inheritance.contact
                cataloguePublisher = publisher
            }
        } else if let group = settings.publisherGroup {
            let (publisher, problems) = PublisherReading.read(group: group, settings: settings)
            cataloguePublisher = publisher
            findings += problems
        }
    }

    /// Gives each dataset the errors of its own folder, so that it can be left out for them; what is not given is returned.
    mutating func givingErrors(_ findings: [Finding]) -> [Finding] {
        guard findings.contains(where: { $0.severity == .error }) else { return findings }
        let positions = Dictionary(datasets.indices.map { (datasets[$0].source.folder.path, $0) }, uniquingKeysWith: { first, _ in first })
        return findings.filter { finding in
            let path = finding.place.file.utf8
            guard finding.severity == .error, let slash = path.lastIndex(of: 0x2F), let folder = String(path[..<slash]), let position = positions[folder]
            else { return true }
            datasets[position].findings.append(finding)
            return false
        }
    }

    // MARK: Pages

    mutating func addPages(_ texts: [LoadedText], welcome: [LoadedText]) {
        let main = settings.settings.languages[0]
        for text in welcome {
            let language = Self.language(of: text.path) ?? main
            if self.welcome.contains(where: { $0.language == language }) {
                findings.append(Finding(.textTwice, at: SourcePlace(file: text.path), value: text.file.name))
            } else {
                self.welcome.append((language, text))
            }
        }
        for (_, text) in self.welcome { findings += text.findings + text.personalData(settings.inheritance.privacy) }
        var bySlug: [String: Int] = [:]
        for text in texts {
            let name = Self.stem(of: text.path)
            let slug = Bytes.slug(name)
            var problems = text.findings + text.personalData(settings.inheritance.privacy)
            let header = Header((text.front?.metadata ?? .empty).root, scope: .page, file: text.path, findings: &problems)
            let language = Self.language(of: text.path) ?? header.spokenLanguage(&problems) ?? main
            let title = header.localized(.title, language: language, &problems) ?? LocalizedText(FileName.title(from: name), in: language)
            if let position = bySlug[slug], Self.stem(of: pages[position].page.place.file) == name {
                if pages[position].texts.contains(where: { $0.language == language }) {
                    pages[position].findings += problems
                    pages[position].findings.append(Finding(.textTwice, at: SourcePlace(file: text.path), value: text.file.name))
                    continue
                }
                pages[position].page.title = pages[position].page.title.joined(with: title)
                pages[position].texts.append((language, text))
                pages[position].findings += problems
                pages[position].page.fingerprint.combine(text.fingerprint)
                continue
            }
            let place = SourcePlace(file: text.path, line: 1, column: 1)
            if slug.isEmpty { problems.append(Finding(.folderNameInvalid, at: place, value: name)) }
            if Addresses.reserved.contains(slug) { problems.append(Finding(.addressReserved, at: place, value: slug)) }
            if let position = bySlug[slug] { problems.append(Finding(.addressesCollide, at: place, value: slug, details: [pages[position].page.place.file])) }
            var page = FreePage(slug: slug, title: title, body: [:], place: place)
            page.fingerprint = settings.inheritance.fingerprint
            page.fingerprint.combine(text.fingerprint)
            bySlug[slug] = bySlug[slug] ?? pages.count
            pages.append(PageDraft(page: page, texts: [(language, text)], findings: problems))
        }
    }

    /// `a-propos.en.md` → English.
    private static func language(of path: String) -> Language? {
        let parts = path.utf8.split(separator: 0x2E)
        guard parts.count >= 3, let code = String(parts[parts.count - 2]) else { return nil }
        return Language(rawValue: code)
    }

    /// `content/pages/a-propos.en.md` → `a-propos`.
    private static func stem(of path: String) -> String {
        let name = path.utf8.split(separator: 0x2F).last.map { Array($0) } ?? []
        var parts = name.split(separator: 0x2E).dropLast()
        if parts.count > 1, let last = parts.last, Language(rawValue: String(decoding: last, as: UTF8.self)) != nil { parts = parts.dropLast() }
        return String(decoding: Array(parts.joined(separator: [0x2E])), as: UTF8.self)
    }

    // MARK: Collisions

    /// Two folders that would have one address: each of them says so of the other.
    mutating func refuseCollisions() {
        let publisherSlugs = Dictionary(grouping: publishers.indices) { publishers[$0].reading.publisher.slug }
        for (slug, positions) in publisherSlugs where positions.count > 1 {
            for position in positions {
                let others = positions.filter { $0 != position }.map { publishers[$0].reading.publisher.folder }
                let place = SourcePlace(file: publishers[position].source?.folder.path ?? publishers[position].reading.publisher.place.file)
                publishers[position].findings.append(Finding(.addressesCollide, at: place, value: slug, details: [Self.someOf(others)]))
            }
        }
        for position in publishers.indices where publishers[position].reading.publisher.slug.isEmpty {
            let folder = publishers[position].reading.publisher.folder
            let place = SourcePlace(file: publishers[position].reading.publisher.place.file)
            publishers[position].findings.append(Finding(.folderNameInvalid, at: place, value: folder))
        }
        let datasetSlugs = Dictionary(grouping: datasets.indices) { self.slugs(of: datasets[$0].reading.dataset) }
        for (slugs, positions) in datasetSlugs where positions.count > 1 {
            for position in positions {
                let others = positions.filter { $0 != position }.map { datasets[$0].reading.dataset.folder }
                let place = SourcePlace(file: datasets[position].source.folder.path)
                datasets[position].findings.append(Finding(.addressesCollide, at: place, value: slugs, details: [Self.someOf(others)]))
            }
        }
        refuseSharedIdentifiers()
    }

    /// The first few of a list of folders: two would do, and there can be thousands.
    private static func someOf(_ folders: [String]) -> String {
        folders.prefix(3).joined(separator: ", ") + (folders.count > 3 ? "… (+\(folders.count - 3))" : "")
    }

    /// An identifier names one dataset: harvesters would keep only one of two.
    private mutating func refuseSharedIdentifiers() {
        let identified = datasets.indices.filter { datasets[$0].reading.dataset.identifier != nil }
        let groups = Dictionary(grouping: identified) { datasets[$0].reading.dataset.identifier ?? "" }
        for (identifier, positions) in groups where positions.count > 1 {
            for position in positions {
                let others = positions.filter { $0 != position }.map { datasets[$0].reading.dataset.folder }
                datasets[position].findings.append(
                    Finding(
                        .identifierShared, at: datasets[position].reading.dataset.keyPlaces.identifier ?? datasets[position].reading.dataset.place,
                        value: identifier, details: [Self.someOf(others)]))
            }
        }
    }

    func slugs(of dataset: Dataset) -> String { publishers[dataset.publisher].reading.publisher.slug + "/" + dataset.slug }
}

extension LocalizedText {
    /// The text with another one, of the other language, as its translation.
    func joined(with other: LocalizedText) -> LocalizedText {
        guard other.language != language, translation == nil else { return self }
        return LocalizedText(text, in: language, translation: other.text)
    }
}
