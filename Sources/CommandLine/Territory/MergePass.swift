internal import Bytes
internal import DataFiles
internal import Findings
internal import Merging
internal import Model
internal import Reading
internal import Schemas
internal import Validation

/// The merged datasets of a catalogue: made before its tables are read, so that they are read, checked, described and published like any other.
///
/// A merge whose sources, schema and rules are as they were is taken from where the last build has put it.
struct MergePass {
    private(set) var findings: [Finding] = []

    /// - Parameter folder: where merged tables are put.
    init(_ catalogue: inout Catalogue, root: String, folder: MergeFolder?, spool: Spool?, crew: Crew) {
        guard !catalogue.merges.isEmpty else {
            folder?.keep([])
            return
        }
        guard let folder, let spool else {
            findings.append(Finding(.mergeNoRoom, at: SourcePlace(file: "content")))
            return
        }
        var shelf = SchemaShelf(root: root)
        var kept: Set<String> = []
        let targets = Set(catalogue.merges.map(\.dataset))
        for rule in catalogue.merges {
            guard let target = catalogue.datasets.firstIndex(where: { $0.folder == rule.dataset }) else { continue }
            guard let schema = shelf.schema(rule.schema, folder: rule.dataset) else {
                findings.append(Finding(.mergeSchemaUnknown, at: rule.schema.place, value: rule.schema.name, details: [rule.dataset]))
                continue
            }
            if let finding = Self.ownFile(catalogue.datasets[target], schema, &shelf) { findings.append(finding) }
            let sources = Self.sources(of: rule, schema, catalogue, root: root, but: targets, &shelf, &findings)
            let plan = Planned(rule: rule, target: target, schema: schema, sources: sources, name: Self.fileName(rule, catalogue.datasets[target]))
            do {
                let made = try MergedTables(plan, catalogue, in: folder.path, spool, crew)
                kept.insert(made.folderName)
                made.add(to: &catalogue, plan)
                findings += made.findings(plan, catalogue)
            } catch {
                findings.append(Self.finding(for: error, plan, catalogue))
            }
        }
        // Schemas that cannot be found are told where the merge names them; those that files name are told when the files are read.
        let places = Set(catalogue.merges.map(\.schema.place))
        findings += shelf.findings.filter { places.contains($0.place) }
        folder.keep(kept)
    }

    /// A merge, and the files that it is made of.
    struct Planned {
        var rule: MergeRule
        /// Of the catalogue.
        var target: Int
        var schema: SchemaShelf.Entry
        var sources: [Source]
        /// Of the merged table.
        var name: String

        struct Source {
            /// Of the catalogue.
            var dataset: Int
            var distribution: Int
            var merged: MergeSource
            /// Of the file's bytes, its schema, and what its rows say of where they come from.
            var key: Fingerprint
        }

        /// Whether rows of different publishers are never the same: as the merge says, else as the schema's key looks.
        var isKeyOfPublisher: Bool { rule.keyScope.map { $0 == .publisher } ?? schema.schema.isKeyOfPublisher }

        /// Of everything that the merged table depends on.
        func key(_ language: Language) -> Fingerprint {
            var key = Program.fingerprint
            key.combine(schema.fingerprint)
            key.combine(rule.salvage.rawValue)
            key.combine(isKeyOfPublisher ? 1 : 0)
            key.combine(name)
            key.combine(language.rawValue)
            for source in sources { key.combine(source.key) }
            return key
        }
    }

    private static func fileName(_ rule: MergeRule, _ dataset: Dataset) -> String { rule.fileName ?? dataset.slug + ".csv" }

    /// The files that name a version of the schema, in the order of publishers, datasets and files.
    private static func sources(
        of rule: MergeRule, _ schema: SchemaShelf.Entry, _ catalogue: Catalogue, root: String, but targets: Set<String>, _ shelf: inout SchemaShelf,
        _ findings: inout [Finding]
    ) -> [Planned.Source] {
        var sources: [Planned.Source] = []
        var used: Set<Int> = []
        defer { findings += Self.useless(rule.mappings, used, schema.schema, isAlone: sources.isEmpty) }
        for number in catalogue.datasets.indices {
            let dataset = catalogue.datasets[number]
            let publisher = catalogue.publishers[dataset.publisher]
            if targets.contains(dataset.folder) || rule.excluded.contains(publisher.slug) { continue }
            if let wanted = rule.publishers, !wanted.contains(publisher.slug) { continue }
            for position in dataset.distributions.indices {
                let distribution = dataset.distributions[position]
                guard distribution.role == .data, let choice = distribution.schema, let own = shelf.schema(choice, folder: dataset.folder),
                    own.schema.isVersion(of: schema.schema), rule.versions.map({ $0.contains { own.schema.hasVersion($0, namedAs: choice.name) } }) ?? true
                else { continue }
                guard case .file(let file, let name) = distribution.location, let format = Self.readFormat(ofName: name) else {
                    // A schema that is written for the dataset goes for its tables alone.
                    if choice.isOwn || distribution.isTableElsewhere { findings.append(.unread(distribution, rule)) }
                    continue
                }
                var data = DataFile(path: file.location(in: root), shownPath: file.path, format: format, schema: own.prepared)
                data.sheet = distribution.sheet
                data.likelyIdentifiers = [publisher.siret, publisher.siren].compactMap { $0 }
                let chosen = rule.mappings.firstIndex { $0.version.map { own.schema.hasVersion($0, namedAs: choice.name) } ?? true }
                if let chosen { used.insert(chosen) }
                let mapping = chosen.map { rule.mappings[$0] }
                let source = MergeSource(
                    file: data, date: dataset.lastChange, publisher: dataset.publisher, publisherName: publisher.name.text,
                    publisherNumber: publisher.siret ?? publisher.siren ?? "", dataset: publisher.slug + "/" + dataset.slug, fileName: name, mapping: mapping)
                var key = Fingerprint()
                key.combine(file.path)
                key.combine(file.signature.fingerprint)
                key.combine(distribution.sheet)
                key.combine(own.fingerprint)
                key.combine(source.date?.description)
                for text in [source.publisherName, source.publisherNumber, source.dataset, source.fileName] { key.combine(text) }
                mapping?.combine(into: &key)
                sources.append(Planned.Source(dataset: number, distribution: position, merged: source, key: key))
            }
        }
        return sources
    }

    /// Mappings that bring no file to the schema, and columns that it does not have.
    private static func useless(_ mappings: [VersionMapping], _ used: Set<Int>, _ schema: TableSchema, isAlone: Bool) -> [Finding] {
        let names = schema.fields.map(\.name)
        return mappings.enumerated().flatMap { number, mapping -> [Finding] in
            let unknown = Set(mapping.columns.keys).union(mapping.values.keys).subtracting(names).sorted()
            let columns = unknown.map { name in
                Finding(.mergeMappingColumn, at: mapping.place, value: name, details: [schema.name], suggestions: nearestNames(to: name, among: names))
            }
            guard !used.contains(number), !isAlone else { return columns }
            return columns + [Finding(.mergeMappingUnused, at: mapping.place, value: mapping.version ?? "*")]
        }
    }

    /// A file of the schema in the very dataset that gets the merged table: it would have to be read and written at once.
    private static func ownFile(_ target: Dataset, _ schema: SchemaShelf.Entry, _ shelf: inout SchemaShelf) -> Finding? {
        for distribution in target.distributions where distribution.role == .data {
            guard case .file(let file, let name) = distribution.location, let choice = distribution.schema,
                let own = shelf.schema(choice, folder: target.folder), own.schema.isVersion(of: schema.schema)
            else { continue }
            return Finding(.mergeTargetHasFile, at: SourcePlace(file: file.path), value: name, details: [target.folder])
        }
        return nil
    }

    /// Nil for what has no rows to bring together: maps, and workbooks of before 2007.
    private static func readFormat(ofName name: String) -> DataFile.Format? {
        DataFile.Format(ofName: name).flatMap { $0 == .geojson || $0 == .xls ? nil : $0 }
    }

    private static func finding(for error: any Error, _ plan: Planned, _ catalogue: Catalogue) -> Finding {
        switch error {
        case MergeError.miscounted(let rows, let accounted):
            Finding(.mergeMiscounted, at: plan.rule.place, value: plan.rule.dataset, details: [String(rows), String(accounted)])
        case MergedTables.Failure.nameTaken(let name): Finding(.mergeNameTaken, at: plan.rule.place, value: name)
        case let error as FileError where !error.isNoSpace: Finding(.fileUnreadable, at: plan.rule.place, value: plan.name, details: [error.reason])
        default: Finding(.mergeNoRoom, at: plan.rule.place)
        }
    }
}

extension Distribution {
    /// Whether it holds rows that are not read: in a workbook of before 2007, or at an address.
    fileprivate var isTableElsewhere: Bool {
        switch location {
        case .file(_, let name): DataFile.Format(ofName: name) == .xls
        case .remote(let address): DataFile.Format(ofName: address).map { $0 != .geojson } ?? false
        }
    }
}

extension Finding {
    /// A file that follows the schema of a merge and cannot be a part of it.
    fileprivate static func unread(_ distribution: Distribution, _ rule: MergeRule) -> Finding {
        switch distribution.location {
        case .file(let file, let name): Finding(.mergeFormatUnread, at: SourcePlace(file: file.path), value: name, details: [rule.dataset])
        case .remote(let address): Finding(.mergeFormatUnread, at: distribution.schema?.place ?? rule.place, value: address, details: [rule.dataset])
        }
    }
}

extension VersionMapping {
    fileprivate func combine(into key: inout Fingerprint) {
        key.combine(version)
        for (name, other) in columns.sorted(by: { $0.key < $1.key }) {
            key.combine(name)
            key.combine(other)
        }
        for (column, table) in values.sorted(by: { $0.key < $1.key }) {
            key.combine(column)
            for (old, new) in table.sorted(by: { $0.key < $1.key }) {
                key.combine(old)
                key.combine(new)
            }
        }
    }
}
