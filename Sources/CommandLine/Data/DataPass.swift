internal import Bytes
internal import DataFiles
internal import Findings
internal import Geography
internal import History
internal import Model
internal import Privacy
internal import Profiles
internal import Publishing
internal import Schemas
internal import Tables
internal import Validation
internal import Views

/// The reading of every table of a catalogue: what each holds, and whether its rows follow the schema that it names.
///
/// A file that was read by an earlier build, and has not changed since, nor its schema, is not read again.
struct DataPass {
    /// All findings about data and schemas, with what has been decided for their datasets: what blocks nothing counts as a warning.
    private(set) var findings: [Finding] = []
    /// What waivers have silenced, for the internal report.
    private(set) var waived: [WaivedFinding] = []
    /// The folders of datasets that wait until their files are mended.
    private(set) var held: Set<String> = []
    /// The tables of the catalogue, for pages that show them.
    private(set) var tables: TableShelf
    /// Where the schemas may be that lie beside their data under names that the content does not show.
    private(set) var hiddenSchemas: [String] = []
    /// What every table of the catalogue has come to, by the path of its file.
    func verdicts(on day: CalendarDate) -> [(path: String, verdict: PastVerdict)] {
        tables.tables.compactMap { table in table.entry?.mark.map { (table.file.shownPath, PastVerdict(day: day, $0)) } }
    }

    /// The files that something is wrong with, in the catalogue's order.
    private(set) var faulty: [DataFile] = []

    /// - Parameters:
    ///   - memo: what earlier builds have read.
    ///   - history: what earlier checks have come to.
    ///   - copying: what copies the files that are read.
    ///   - cuts: whether large tables are cut into blocks and offered in other forms, which only a site has.
    ///   - holds: whether datasets whose conformity blocks are held back instead (`--keep-going`).
    init(
        _ catalogue: inout Catalogue, root: String, memo: DataMemo = DataMemo(), history: VerdictHistory = VerdictHistory(), holds: Bool = false,
        spool: Spool? = nil, copying: FileCopying? = nil, cuts: Bool = false, crew: Crew
    ) {
        var shelf = SchemaShelf(root: root)
        var tables = Self.tables(catalogue, root: root, memo, &shelf, spool)
        let unread = tables.tables.indices.filter { tables.tables[$0].entry == nil }
        let recognition = unread.contains { tables.tables[$0].schema == nil } ? KnownHeaders(shelf.recognition) : nil
        let lacking = catalogue.datasets.map(\.lacksCoverage)
        let copies = copying?.begin(catalogue)
        let entries: [DataMemo.Entry] =
            (try? crew.map(count: unread.count) { [tables] number in
                let table = tables.tables[unread[number]]
                return Self.read(table, recognition, spool, copies, cuts: cuts, profiles: lacking[table.dataset])
            }) ?? []
        for (number, entry) in zip(unread, entries) { tables.tables[number].entry = entry }
        self.tables = tables
        findings = shelf.findings
        hiddenSchemas = shelf.hidden
        for table in tables.tables {
            guard let entry = table.entry else { continue }
            var mark = entry.mark
            if !history.isEmpty { mark?.history = history[table.file.shownPath] }
            catalogue.datasets[table.dataset].distributions[table.distribution].table = mark
            if entry.findings.contains(where: { $0.severity != .note }) { faulty.append(table.file) }
            findings += entry.viewFindings
            judge(privacy: entry.privacy, of: table.file.shownPath, catalogue.datasets[table.dataset], holds: holds)
            judge(Self.findings(entry, table.file), of: table.file, catalogue.datasets[table.dataset], holds: holds)
        }
        findings += Self.complete(&catalogue, from: tables)
    }

    /// What is said of a file: of its rows, and of the schema that it could name.
    private static func findings(_ entry: DataMemo.Entry, _ file: DataFile) -> [Finding] {
        guard let suggestion = entry.suggestion else { return entry.findings }
        return entry.findings + [Finding(.schemaSuggested, at: SourcePlace(file: file.shownPath), value: suggestion.name, details: [suggestion.title])]
    }

    /// The tables of datasets of which every file is known as it is; the marks of the catalogue's distributions are set.
    ///
    /// - Returns: nil when something would have to be read.
    static func known(_ catalogue: inout Catalogue, root: String, memo: DataMemo) -> TableShelf? {
        var shelf = SchemaShelf(root: root)
        let tables = tables(catalogue, root: root, memo, &shelf, nil)
        for table in tables.tables {
            guard let entry = table.entry else { return nil }
            catalogue.datasets[table.dataset].distributions[table.distribution].table = entry.mark
        }
        _ = complete(&catalogue, from: tables)
        return tables
    }

    /// Gives datasets the period and the box that their tables show, where they say none themselves, and says so.
    private static func complete(_ catalogue: inout Catalogue, from tables: TableShelf) -> [Finding] {
        var coverage: [Int: DataCoverage] = [:]
        var sources: [Int: CoverageSources] = [:]
        for table in tables.tables {
            guard let own = table.entry?.coverage, own != DataCoverage() else { continue }
            coverage[table.dataset, default: DataCoverage()].widen(by: own)
            sources[table.dataset, default: CoverageSources()].add(own, of: table.name)
        }
        var findings: [Finding] = []
        for (number, coverage) in coverage.sorted(by: { $0.key < $1.key }) {
            let before = catalogue.datasets[number]
            catalogue.datasets[number].complete(from: coverage)
            findings += sources[number]?.findings(before, catalogue.datasets[number]) ?? []
        }
        return findings
    }

    /// What becomes of a dataset whose file is not as it should be.
    private mutating func judge(_ said: [Finding], of file: DataFile, _ dataset: Dataset, holds: Bool) {
        guard said.contains(where: { $0.severity == .error }) else {
            findings += said
            return
        }
        switch dataset.conformity {
        case .publish: findings += said.map(\.tolerated)
        case .block where !holds: findings += said
        case .hold, .block:
            findings += said.map(\.tolerated)
            if held.insert(dataset.folder).inserted {
                let path = file.shownPath
                let name = path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
                findings.append(Finding(.datasetHeld, at: SourcePlace(file: dataset.place.file), value: dataset.title.text, details: [name]))
            }
        }
    }

    /// What becomes of a dataset with personal data: no setting but a waiver lets an error pass; with `--keep-going` the dataset waits.
    private mutating func judge(privacy said: [Finding], of path: String, _ dataset: Dataset, holds: Bool) {
        guard !said.isEmpty else { return }
        let (standing, waived) = dataset.privacy.waivers.parted(said)
        self.waived += waived
        guard holds, standing.contains(where: { $0.severity == .error }) else {
            findings += standing
            return
        }
        findings += standing.map(\.tolerated)
        if held.insert(dataset.folder).inserted {
            let name = path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
            findings.append(Finding(.datasetHeldForPrivacy, at: SourcePlace(file: dataset.place.file), value: dataset.title.text, details: [name]))
        }
    }

    /// Every table of the catalogue, those that the memo knows with what it knows of them.
    private static func tables(_ catalogue: Catalogue, root: String, _ memo: DataMemo, _ shelf: inout SchemaShelf, _ spool: Spool?) -> TableShelf {
        var tables = TableShelf(spool: spool)
        tables.tables.reserveCapacity(catalogue.datasets.reduce(0) { $0 + $1.distributions.count })
        // What a table without a schema is told to name depends on all there are.
        let all = SchemaShelf.fingerprint(root: root)
        let territory = catalogue.settings.territory?.box.map { GeoBox(west: $0.west, south: $0.south, east: $0.east, north: $0.north) }
        for number in catalogue.datasets.indices {
            let dataset = catalogue.datasets[number]
            let publisher = catalogue.publishers[dataset.publisher]
            let identifiers = [publisher.siret, publisher.siren].compactMap { $0 }
            let first = tables.tables.count
            for position in dataset.distributions.indices {
                let distribution = dataset.distributions[position]
                guard distribution.role == .data, case .file(let source, let name) = distribution.location, let format = DataFile.Format(ofName: name) else {
                    continue
                }
                // A schema that is written for the dataset is that of its tables; a map beside them has one when it is said of the map itself.
                let choice = distribution.schema.flatMap { $0.isOwn || format != .geojson ? $0 : nil }
                var entry = choice.flatMap { shelf.schema($0, folder: dataset.folder) }
                if source.made != nil { entry = entry?.ofMergedTable(in: catalogue.settings.languages[0]) }
                var file = DataFile(path: source.location(in: root), shownPath: source.path, format: format, schema: entry?.prepared)
                file.sheet = distribution.sheet
                file.territory = territory
                file.likelyIdentifiers = identifiers
                file.views = dataset.views.requests(for: name, isFirst: tables.tables.count == first)
                let rows = name.utf8.count > Addresses.longestNameWithRows ? 0 : RowOutputs.wanted(catalogue.settings)
                var key = Program.fingerprint
                let cutting = BlockOutputs.Cutting(catalogue.settings, name: name)
                key.combine(rows)
                cutting.combine(into: &key)
                let wish = DownloadOutputs.Wish(
                    catalogue.settings, dataset, datasets: catalogue.datasets.count, file: name,
                    title: distribution.title[catalogue.settings.languages[0]])
                wish.combine(into: &key)
                key.combine(source.signature.fingerprint)
                key.combine(distribution.sheet)
                if let territory {
                    for side in [territory.west, territory.south, territory.east, territory.north] { key.combine(side.bitPattern) }
                }
                key.combine(entry?.fingerprint ?? all)
                for identifier in file.likelyIdentifiers { key.combine(identifier) }
                let privacy = PrivacyQuestions(subject: dataset.title.text + " " + name, settings: dataset.privacy)
                // The rows of a merged table are looked at in their own files, where their waivers are.
                file.privacy = source.made == nil ? privacy : nil
                privacy.combine(into: &key)
                file.hasOutlines = catalogue.settings.outlines?.areas.isEmpty == false
                key.combine(file.views?.count ?? -1)
                key.combine(file.hasOutlines)
                for request in file.views ?? [] { request.combine(into: &key) }
                tables.tables.append(
                    TableShelf.Table(
                        dataset: number, distribution: position, name: name, rows: rows, size: source.signature.size, cutting: cutting, wish: wish,
                        file: file, key: key))
            }
            relate(&tables.tables[first...])
        }
        for index in tables.tables.indices { tables.tables[index].entry = memo.entry(at: tables.tables[index].file.shownPath, key: tables.tables[index].key) }
        return tables
    }

    /// Gives the files of a dataset those that their rows refer to; when one of these changes, they are read again.
    private static func relate(_ tables: inout ArraySlice<TableShelf.Table>) {
        guard tables.contains(where: { $0.file.hasForeignKeys }) else { return }
        let all = Array(tables)
        for index in tables.indices where tables[index].file.hasForeignKeys {
            tables[index].file.relate(to: all.map(\.file))
            for name in tables[index].file.related.keys.sorted() {
                tables[index].key.combine(name)
                for other in all where other.file.path == tables[index].file.related[name]?.path { tables[index].key.combine(other.key) }
            }
        }
    }

    private static func read(
        _ table: TableShelf.Table, _ recognition: KnownHeaders?, _ spool: Spool?, _ copies: TableCopying?, cuts: Bool, profiles: Bool
    ) -> DataMemo.Entry {
        let copy = copies?.begin(dataset: table.dataset, distribution: table.distribution)
        let blocks = BlockShelf(spool)
        let reading = table.file.read(
            profiles: spool != nil || profiles || !(table.file.views ?? []).isEmpty, rows: table.rows, handingOn: copy.map { copy in { copy.add($0) } },
            blocks: cuts && spool != nil && table.cutting.isCut(table) ? { blocks.add($0) } : nil)
        copy?.finish(reading.handedOn)
        let findings = reading.verdict.findings
        var entry = DataMemo.Entry(key: table.key, form: reading.form, findings: findings)
        // Remarks and names of other sheets are told by the findings.
        entry.form?.remarks = []
        entry.form?.sheets = []
        entry.coverage = DataCoverage(reading, territory: table.file.territory)
        entry.viewFindings = reading.viewFindings
        entry.privacy = reading.privacy
        entry.layout = reading.layout
        entry.columnNames = reading.header.map { SearchOutputs.columnNames($0.labels) } ?? ""
        if table.schema == nil, let labels = reading.header?.labels, let found = recognition?.recognise(labels) {
            entry.suggestion = DataMemo.Suggestion(name: found.schema.name, title: found.schema.title ?? found.schema.name)
        }
        if reading.header != nil || !findings.isEmpty {
            entry.mark = TableMark(
                rows: reading.verdict.rows, columns: reading.header?.labels.count ?? 0, schema: table.schema?.name,
                schemaVersion: table.schema?.version, errors: findings.reduce(0) { $0 + ($1.severity == .error ? $1.table?.count ?? 1 : 0) },
                causes: findings.count, fingerprint: table.key)
        }
        if let profile = reading.profile, let spool {
            var out = ByteWriter(capacity: 1 << 14)
            profile.write(to: &out)
            let length = out.position
            var short = BinaryEncoder()
            short.writeShort(profile)
            out.raw(short.bytes)
            entry.mark?.rowsServed = reading.firstRows?.count ?? 0
            entry.mark?.cellsDropped = reading.firstRows?.dropped ?? 0
            let middle = out.position
            if let preview = reading.preview {
                var shown = BinaryEncoder()
                shown.write(preview)
                out.raw(shown.bytes)
            }
            let previewEnd = out.position
            if !reading.views.isEmpty {
                entry.mark?.views = reading.views.map(\.sign)
                var json = JSONText()
                reading.views.write(to: &json)
                json.withBytes { out.raw($0) }
            }
            let viewsEnd = out.position
            let ends = RowOutputs.write(pagesOf: table, reading, into: &out)
            if let place = out.withBytes({ spool.append(UnsafeRawBufferPointer($0)) }) {
                var start = place.lowerBound
                func part(to end: Int) -> Range<Int> {
                    defer { start = place.lowerBound + end }
                    return start..<(place.lowerBound + end)
                }
                entry.profile = part(to: length)
                entry.shortProfile = part(to: length + short.bytes.count)
                let preview = part(to: previewEnd)
                if previewEnd > middle { entry.preview = preview }
                let drawn = part(to: viewsEnd)
                if viewsEnd > previewEnd { entry.views = drawn }
                entry.rowPages = ends.map { part(to: $0) }
            }
            if cuts {
                BlockOutputs.complete(&entry, table, reading, profile, blocks)
                DownloadOutputs.complete(&entry, table, profile, spool)
            }
        }
        return entry
    }

    /// The charts and maps of a table, from its file.
    static func views(of table: TableShelf.Table) -> [TableView] { table.file.read(profiles: true).views }
}
