internal import Bytes
internal import Findings
internal import Model

/// A dataset as its folder describes it, before its Markdown is rendered.
struct DatasetReading: Sendable {
    var dataset: Dataset
    /// The publisher that its header names, as written.
    var publisherName: String?
    /// Where that name is written.
    var publisherPlace: SourcePlace?
    /// Image files that the header does not list: data, unless the text shows them.
    var unlistedImages: Set<String> = []
    /// Whether it must not be published yet.
    var isDraft = false

    static func read(
        folder: ContentScan.Folder, front: FrontMatter, fingerprint: Fingerprint, publisher: Int, inheritance: Inheritance,
        localThemes: [String: EuropeanTheme]
    ) -> (DatasetReading, [Finding]) {
        let file = folder.path + "/index.md"
        var findings: [Finding] = []
        var unused: [Finding] = []
        guard front.hasMetadata else {
            let reading = DatasetReading(dataset: untitled(folder, publisher, inheritance), publisherName: nil)
            return (reading, [Finding(.frontMatterMissing, at: SourcePlace(file: file, line: 1, column: 1))])
        }
        let header = Header(front.metadata.root, scope: .dataset, file: file, findings: &findings)
        var own = inheritance
        own.override(by: header, local: localThemes, &findings)

        var dataset = untitled(folder, publisher, own)
        if let title = header.localized(.title, language: own.language, &findings) {
            dataset.title = title
            dataset.place = header.place(of: .title)
        } else if !findings.contains(where: { [.valueNotText, .signBeginsValue].contains($0.rule) && $0.place == header.place(of: .title) }) {
            findings.append(Finding(.titleMissing, at: SourcePlace(file: file, line: 1, column: 1)))
        }
        if dataset.slug.isEmpty { findings.append(Finding(.folderNameInvalid, at: SourcePlace(file: folder.path), value: folder.name)) }
        if dataset.slug.utf8.count > 120 { findings.append(Finding(.folderNameInvalid, at: SourcePlace(file: folder.path), value: folder.name)) }
        dataset.summary = header.localized(.description, language: own.language, &findings)
        dataset.licence = own.licence
        dataset.frequency = own.frequency
        dataset.themes = own.themes
        dataset.keywords = own.keywords
        dataset.contact = own.contact
        dataset.spatial = own.spatial
        dataset.temporal = own.temporal
        dataset.schema = own.schema
        dataset.conformity = own.conformity
        dataset.privacy = own.privacy
        dataset.downloads = own.downloads
        dataset.created = header.date(.created, &findings)
        dataset.issued = header.date(.issued, &findings)
        dataset.modified = header.date(.modified, &findings)
        func place(_ key: Key) -> SourcePlace? { header.has(key) ? header.place(of: key) : nil }
        dataset.keyPlaces = KeyPlaces(licence: place(.licence), created: place(.created), issued: place(.issued), modified: place(.modified))
        dataset.identifier = header.line(.identifier, &findings)?.trimmedOfBlanks
        dataset.keyPlaces.identifier = place(.identifier)
        dataset.keyPlaces.accessRights = place(.accessRights)
        dataset.version = header.line(.version, &findings)
        dataset.provenance = header.localized(.provenance, language: own.language, &findings)
        dataset.accessRights = header.accessRights(&findings)
        dataset.legislation = header.legislation(&findings)
        dataset.highValue = header.highValueCategories(&findings)
        dataset.changedColumns = header.list(.changedColumns, &findings).map(\.text)
        dataset.homepage = header.webAddress(.homepage, &findings)
        dataset.views = header.views(among: folder.files.map(\.name), language: own.language, &findings)
        dataset.distributions = DistributionReader(folder: folder, language: own.language, schema: own.schema).read(header, &findings)

        dataset.fingerprint = inheritance.fingerprint
        dataset.fingerprint.combine(fingerprint)
        dataset.fingerprint.combine(folder.path)
        for distribution in dataset.distributions {
            guard case .file(let source, let name) = distribution.location else { continue }
            dataset.fingerprint.combine(name)
            dataset.fingerprint.combine(Int(source.signature.size))
        }
        refuseHTML(
            in: [(.title, dataset.title.text), (.description, dataset.summary?.text ?? ""), (.provenance, dataset.provenance?.text ?? "")], header, &findings)
        var reading = DatasetReading(dataset: dataset, publisherName: header.line(.publisher, &findings))
        reading.publisherPlace = place(.publisher)
        reading.isDraft = header.flag(.draft, &findings) ?? false
        if reading.isDraft { findings.append(Finding(.draftUnpublished, at: header.place(of: .draft))) }
        let images = folder.files.map(\.name).filter { FileFormat.of(fileName: $0)?.isImage == true }
        if !images.isEmpty {
            let listed = header.groups(.resources, scope: .resource, &unused).compactMap { $0.header[.path]?.scalar }
            reading.unlistedImages = Set(images.filter { !listed.contains($0) })
        }
        return (reading, findings)
    }

    /// Says where a text that is shown as it stands holds a tag.
    private static func refuseHTML(in texts: [(Key, String)], _ header: Header, _ findings: inout [Finding]) {
        for (key, text) in texts where text.utf8.contains(0x3C) {
            let bytes = Array(text.utf8)
            for start in bytes.indices where bytes[start] == 0x3C {
                let next = start + 1 < bytes.count ? bytes[start + 1] : 0
                let isTag = (0x61...0x7A).contains(next | 0x20) || next == 0x2F
                guard isTag, let end = bytes[start...].firstIndex(of: 0x3E) else { continue }
                let tag = String(decoding: bytes[start...end], as: UTF8.self)
                findings.append(Finding(.htmlInText, at: header.place(of: key), value: tag, details: [header.writtenName(of: key)]))
                break
            }
        }
    }

    private static func untitled(_ folder: ContentScan.Folder, _ publisher: Int, _ inheritance: Inheritance) -> Dataset {
        let path = String(folder.path.utf8.dropFirst(ContentScan.contentFolder.utf8.count + 1)) ?? folder.name
        return Dataset(
            folder: path, publisher: publisher, slug: slug(folder.name), title: LocalizedText(folder.name, in: inheritance.language),
            language: inheritance.language, place: SourcePlace(file: folder.path + "/index.md", line: 1, column: 1))
    }
}

/// The distributions of a dataset: what its header lists, then every other visible file of its folder.
struct DistributionReader {
    let folder: ContentScan.Folder
    let language: Language
    let schema: SchemaChoice?

    func read(_ header: Header, _ findings: inout [Finding]) -> [Distribution] {
        var distributions: [Distribution] = []
        var described: Set<String> = []
        var identified: [String: String] = [:]
        let groups = header.groups(.resources, scope: .resource, &findings)
        let names = Set(groups.compactMap { $0.header[.path]?.scalar })
        for (group, value) in groups {
            guard let distribution = listed(group, at: value, among: names, described: &described, &findings) else { continue }
            distributions.append(distribution)
            guard let identifier = distribution.identifier else { continue }
            if let other = identified.updateValue(distribution.title.text, forKey: identifier) {
                findings.append(Finding(.identifierShared, at: group.place(of: .identifier), value: identifier, details: [other]))
            }
        }
        let isComplete = header.flag(.complete, &findings) ?? false
        for file in folder.files where !described.contains(file.name) && !file.isSheet {
            if file.isNearlySheet {
                findings.append(Finding(.sheetCopy, at: SourcePlace(file: file.path), value: file.name))
                continue
            }
            if isComplete {
                findings.append(Finding(.resourceUnlisted, at: SourcePlace(file: file.path), value: file.name))
                continue
            }
            guard let format = publishable(file, &findings) else { continue }
            distributions.append(distribution(of: file, format: format, title: nil))
        }
        refuseCollisions(among: distributions, &findings)
        return distributions
    }

    private func listed(
        _ group: Header, at value: YAMLValue, among listed: Set<String>, described: inout Set<String>, _ findings: inout [Finding]
    ) -> Distribution? {
        let format = listedFormat(group, &findings)
        let title = group.localized(.title, language: language, &findings)
        let description = group.localized(.description, language: language, &findings)
        let role = listedRole(group, &findings)
        var ownSchema = group.schemaChoice(&findings)
        ownSchema?.isOwn = true
        let sheet = group.line(.sheet, &findings)
        var distribution: Distribution
        if let name = group.line(.path, &findings) {
            guard let file = self.file(named: name, at: group.place(of: .path), but: listed, &findings) else { return nil }
            guard described.insert(file.name).inserted else {
                findings.append(Finding(.resourceTwice, at: group.place(of: .path), value: file.name))
                return nil
            }
            guard let known = publishable(file, &findings) else { return nil }
            distribution = self.distribution(of: file, format: known, title: title)
            if let format, !format.isService, !known.isActive { distribution.format = format }
        } else if let address = group.webAddress(.url, &findings) {
            let known = format ?? FileFormat.of(address: address)
            distribution = Distribution(
                location: .remote(address), role: known.isDocument ? .documentation : .data, title: title ?? LocalizedText(address, in: language),
                format: known, schema: schema)
        } else {
            if !group.has(.path), !group.has(.url) { findings.append(Finding(.resourceWithoutFile, at: group.place(of: value))) }
            return nil
        }
        distribution.description = description
        if let role { distribution.role = role }
        distribution.schema = ownSchema ?? schema
        distribution.sheet = sheet
        distribution.identifier = group.line(.identifier, &findings)?.trimmedOfBlanks
        return distribution
    }

    private func listedFormat(_ group: Header, _ findings: inout [Finding]) -> FileFormat? {
        guard let value = group[.format], let text = group.line(of: value, for: .format, &findings) else { return nil }
        if let format = FileFormat.vocabulary.find(text) { return format }
        findings.append(Finding(.formatUnknown, at: group.place(of: value), value: text, suggestions: FileFormat.vocabulary.nearest(to: text, limit: 3)))
        return nil
    }

    private func listedRole(_ group: Header, _ findings: inout [Finding]) -> Distribution.Role? {
        guard let value = group[.role], let text = group.line(of: value, for: .role, &findings) else { return nil }
        switch keywordSlug(text) {
        case "data", "donnees", "donnee", "main", "principal", "principale": return .data
        case "documentation", "doc", "document", "notice": return .documentation
        default:
            findings.append(Finding(.roleUnknown, at: group.place(of: value), value: text))
            return nil
        }
    }

    private func file(named name: String, at place: SourcePlace, but listed: Set<String>, _ findings: inout [Finding]) -> ContentScan.File? {
        let plain = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
        if let file = folder.file(named: plain) { return file }
        if plain.utf8.contains(0x2F) || plain.utf8.contains(0x5C) {
            findings.append(Finding(.resourceOutside, at: place, value: name))
        } else {
            let near = nearestFiles(to: plain, but: listed)
            findings.append(Finding(.resourceAbsent, at: place, value: name, suggestions: near))
        }
        return nil
    }

    private func nearestFiles(to name: String, but listed: Set<String>) -> [String] {
        let wanted = Array(folded(name).prefix(200))
        let others = folder.files.filter { !$0.isSheet && !listed.contains($0.name) }
        return others.compactMap { file in editDistance(wanted, folded(file.name), limit: 4).map { (file.name, $0) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }

    /// The format of a file that may be published; nil, with a finding, for any other.
    private func publishable(_ file: ContentScan.File, _ findings: inout [Finding]) -> FileFormat? {
        let place = SourcePlace(file: file.path)
        if let problem = FileName.problem(with: file.name) {
            findings.append(Finding(.fileNameInvalid, at: place, value: file.name, details: [problem.french, problem.english]))
            return nil
        }
        if Addresses.isReservedInDataset(file.name) {
            findings.append(Finding(.fileNameReserved, at: place, value: file.name))
            return nil
        }
        guard let format = FileFormat.of(fileName: file.name), !format.isService else {
            findings.append(Finding(.fileTypeRefused, at: place, value: file.name))
            return nil
        }
        if file.signature.size == 0 { findings.append(Finding(.fileEmpty, at: place, value: file.name)) }
        return format
    }

    private func distribution(of file: ContentScan.File, format: FileFormat, title: LocalizedText?) -> Distribution {
        Distribution(
            location: .file(FileSource(path: file.path, signature: file.signature), name: file.name), role: format.isDocument ? .documentation : .data,
            title: title ?? LocalizedText(FileName.title(from: file.name), in: language), format: format, schema: schema, isZipped: format.isActive)
    }

    private func refuseCollisions(among distributions: [Distribution], _ findings: inout [Finding]) {
        guard distributions.count > 1 else { return }
        var seen: [String: String] = [:]
        for distribution in distributions {
            guard case .file(let source, let name) = distribution.location, let published = distribution.publishedName else { continue }
            if let other = seen.updateValue(name, forKey: FileName.collisionKey(published)) {
                findings.append(Finding(.fileNamesCollide, at: SourcePlace(file: source.path), value: name, details: [other]))
            }
        }
    }
}
