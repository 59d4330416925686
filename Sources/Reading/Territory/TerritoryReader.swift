internal import Bytes
internal import Findings
internal import Model

/// What `content/territoire.yml` asks for: what only a whole territory can have.
struct TerritoryReading: Sendable {
    var merges: [MergeRule] = []
    var expected: [ExpectedRule] = []
    /// Of the file's bytes.
    var fingerprint = Fingerprint()

    static let files = ["territoire.yml", "territory.yml", "territoire.yaml", "territory.yaml"]

    /// Whether a dataset's table, or the merged table that it is part of, may be made by a merge: its page shows what others hold too.
    static func concerns(_ datasets: [Dataset], root: String, loader: TextLoader) -> Bool {
        let listed = files.compactMap { name -> ContentScan.File? in
            let path = ContentScan.contentFolder + "/" + name
            guard let status = (try? Files.status(of: root + "/" + path)) ?? nil, status.kind == .file else { return nil }
            return ContentScan.File(path: path, name: name, signature: status.signature)
        }
        guard !listed.isEmpty else { return false }
        var unused: [Finding] = []
        let merges = read(ContentScan.Folder(path: ContentScan.contentFolder, name: "", files: listed), loader: loader, &unused)?.merges ?? []
        guard !merges.isEmpty else { return false }
        let targets = Set(merges.map(\.dataset))
        return datasets.contains { targets.contains($0.folder) || $0.schema != nil || $0.distributions.contains { $0.schema != nil } }
    }

    /// What the file decides about personal data, over what `halle.yml` decides: it flows down like that. What else is wrong with the file is told where
    /// it is read as a whole.
    static func decidePrivacy(of inheritance: inout Inheritance, root: String, _ findings: inout [Finding]) {
        for name in files {
            let path = ContentScan.contentFolder + "/" + name
            guard let status = (try? Files.status(of: root + "/" + path)) ?? nil, status.kind == .file else { continue }
            guard let bytes = try? Files.read(root + "/" + path, limit: YAMLParser.maximumSize), let tree = FrontMatter.parseWhole(bytes, file: path).0 else {
                return
            }
            var told: [Finding] = []
            let header = Header(tree.root, scope: .territory, file: path, findings: &told)
            guard header.has(.privacy) else { return }
            inheritance.privacy = header.privacy(over: inheritance.privacy, &findings) ?? inheritance.privacy
            inheritance.fingerprint.combine(bytes)
            return
        }
    }

    /// The file among those directly under `content/`; nil when there is none.
    static func read(_ content: ContentScan.Folder, loader: TextLoader, _ findings: inout [Finding]) -> TerritoryReading? {
        let found = content.files.filter { files.contains($0.name) }
        guard let file = found.first else { return nil }
        for other in found.dropFirst() { findings.append(Finding(.territoryTwice, at: SourcePlace(file: other.path), value: other.name, details: [file.name])) }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try Files.read(loader.root + "/" + file.path, limit: YAMLParser.maximumSize)
        } catch {
            let place = SourcePlace(file: file.path)
            findings.append(
                error.isNoSpace ? Finding(.metadataTooLarge, at: place) : Finding(.fileUnreadable, at: place, value: file.name, details: [error.reason]))
            return nil
        }
        let (tree, problems) = FrontMatter.parseWhole(bytes, file: file.path)
        findings += problems
        guard let tree else { return nil }
        var reading = TerritoryReading()
        reading.fingerprint.combine(bytes)
        let header = Header(tree.root, scope: .territory, file: file.path, findings: &findings)
        reading.merges = header.groups(.merges, scope: .merge, &findings).compactMap { $0.header.merge(at: $0.value, &findings) }
        reading.expected = header.groups(.expected, scope: .expectation, &findings).compactMap { group in
            guard let kind = group.header.kind(&findings) else { return nil }
            let datasets = group.header.list(.datasets, &findings).map(\.text)
            return ExpectedRule(
                kind: kind, datasets: group.header.has(.datasets) ? datasets : nil, also: group.header.list(.alsoExpected, &findings).map(\.text))
        }
        return reading
    }
}

extension Header {
    fileprivate func merge(at value: YAMLValue, _ findings: inout [Finding]) -> MergeRule? {
        let lacking = [Key.target, .schema].filter { !has($0) }
        guard lacking.isEmpty else {
            for key in lacking {
                let definition = KeyDefinition.of(key)
                findings.append(
                    Finding(
                        .mergeIncomplete, at: place(of: value), value: definition.name,
                        details: [definition.example(in: .french), definition.example(in: .english)]))
            }
            return nil
        }
        guard let target = line(.target, &findings), let schema = line(.schema, &findings) else { return nil }
        var rule = MergeRule(
            dataset: Self.folder(target), schema: SchemaChoice(name: schema, place: place(of: .schema), isOwn: true), place: place(of: .target))
        let versions = list(.versions, &findings).map(\.text)
        if !versions.isEmpty { rule.versions = versions }
        let publishers = list(.publishers, &findings).map(\.text)
        if !publishers.isEmpty { rule.publishers = publishers }
        rule.excluded = list(.excluded, &findings).map(\.text)
        if let name = line(.path, &findings) { rule.fileName = name }
        if let value = self[.salvage], let written = line(of: value, for: .salvage, &findings) {
            switch keywordSlug(written) {
            case "lignes", "ligne", "rows", "row": rule.salvage = .rows
            case "fichiers", "fichier", "files", "file": rule.salvage = .files
            default: findings.append(Finding(.mergeSalvageUnknown, at: place(of: value), value: written))
            }
        }
        if let value = self[.keyScope], let written = line(of: value, for: .keyScope, &findings) {
            switch keywordSlug(written) {
            case "territoire", "territory": rule.keyScope = .territory
            case "producteur", "par-producteur", "publisher", "by-publisher": rule.keyScope = .publisher
            default: findings.append(Finding(.mergeKeyUnknown, at: place(of: value), value: written))
            }
        }
        rule.mappings = groups(.mappings, scope: .mapping, &findings).map { $0.header.mapping(at: place(of: $0.value), &findings) }
        return rule
    }

    private func mapping(at place: SourcePlace, _ findings: inout [Finding]) -> VersionMapping {
        var mapping = VersionMapping(version: line(.version, &findings), at: place)
        mapping.columns = texts(.columns, &findings)
        guard let values = self[.values] else { return mapping }
        guard values.kind == .mapping else {
            findings.append(expected(.valueNotGroup, .values, at: values))
            return mapping
        }
        for (column, table) in values.pairs {
            guard let name = column.scalar else { continue }
            guard table.kind == .mapping else {
                findings.append(expected(.valueNotGroup, .values, at: table))
                continue
            }
            for (old, new) in table.pairs {
                guard let old = old.scalar, let new = new.scalar else { continue }
                mapping.values[name, default: [:]][old] = new
            }
        }
        return mapping
    }

    /// A group of names and texts.
    private func texts(_ key: Key, _ findings: inout [Finding]) -> [String: String] {
        guard let value = self[key] else { return [:] }
        guard value.kind == .mapping else {
            findings.append(expected(.valueNotGroup, key, at: value))
            return [:]
        }
        var texts: [String: String] = [:]
        for (name, text) in value.pairs {
            guard let name = name.scalar, let text = line(of: text, for: key, &findings) else { continue }
            texts[cleanLine(name)] = text
        }
        return texts
    }

    /// `content/departement/aides/` is `departement/aides`.
    private static func folder(_ written: String) -> String {
        var parts = written.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "." }
        if parts.first == ContentScan.contentFolder, parts.count > 1 { parts.removeFirst() }
        return parts.joined(separator: "/")
    }
}

extension TerritoryReading {
    /// The merges whose dataset and publishers the catalogue has; what it has not becomes findings.
    func resolved(in catalogue: Catalogue, leftOut: Set<String>, _ findings: inout [Finding]) -> [MergeRule] {
        let folders = catalogue.datasets.map(\.folder)
        var known = Set(folders)
        known.formUnion(leftOut)
        var taken: Set<String> = []
        var merges: [MergeRule] = []
        for var rule in self.merges {
            guard known.contains(rule.dataset) else {
                findings.append(Finding(.mergeDatasetUnknown, at: rule.place, value: rule.dataset, suggestions: nearestNames(to: rule.dataset, among: folders)))
                continue
            }
            if leftOut.contains(rule.dataset) { continue }
            guard taken.insert(rule.dataset).inserted else {
                findings.append(Finding(.mergeDatasetTwice, at: rule.place, value: rule.dataset))
                continue
            }
            rule.publishers = rule.publishers.map { $0.compactMap { publisher($0, in: catalogue, rule, leftOut, &findings) } }
            rule.excluded = rule.excluded.compactMap { publisher($0, in: catalogue, rule, leftOut, &findings) }
            if let name = rule.fileName, !isFileName(name) {
                findings.append(Finding(.mergeFileName, at: rule.place, value: name))
                rule.fileName = nil
            }
            merges.append(rule)
        }
        return merges
    }

    /// The folder of a publisher that is named by its folder or its name.
    private func publisher(_ written: String, in catalogue: Catalogue, _ rule: MergeRule, _ leftOut: Set<String>, _ findings: inout [Finding]) -> String? {
        let wanted = slug(written)
        if let found = catalogue.publishers.first(where: { $0.slug == wanted || slug($0.name.text) == wanted }) { return found.slug }
        if !leftOut.contains(written) {
            let near = nearestNames(to: written, among: catalogue.publishers.map(\.folder))
            findings.append(Finding(.mergePublisherUnknown, at: rule.place, value: written, suggestions: near))
        }
        return nil
    }

    private func isFileName(_ name: String) -> Bool {
        name.lowercased().hasSuffix(".csv") && FileName.problem(with: name) == nil && !Addresses.isReservedInDataset(name)
    }
}
