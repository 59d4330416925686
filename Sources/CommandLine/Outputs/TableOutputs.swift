internal import Bytes
internal import DataFiles
internal import Findings
internal import JSON
internal import Model
internal import Pages
internal import Profiles
internal import Publishing
internal import Tables
internal import Views

/// What the site has of its tables: `profile.json` and `verification.json` beside each dataset's page, and what the pages show of the same.
///
/// It is one for all its outputs, which would each hold a copy of it. Nothing is kept in memory: what a table holds is taken from where this build has put it, else from the profile that the last build has published,
/// else from the file itself.
final class TableOutputs: Sendable {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let addresses: Addresses
    private let form: ScriptData
    /// The folder of the published site.
    private let site: String
    private let lastBuild: LastBuild
    private let rows: RowOutputs
    private let blocks: BlockOutputs
    private let downloads: DownloadOutputs
    private let partitions: PartitionOutputs

    init(_ catalogue: Catalogue, _ tables: TableShelf, site: String, _ lastBuild: LastBuild) {
        self.catalogue = catalogue
        self.tables = tables
        addresses = Addresses(catalogue.settings)
        form = ScriptData(catalogue.settings)
        self.site = site
        self.lastBuild = lastBuild
        rows = RowOutputs(catalogue, tables)
        blocks = BlockOutputs(catalogue, tables)
        downloads = DownloadOutputs(catalogue, tables)
        partitions = PartitionOutputs(catalogue, tables)
    }

    var shelf: TableShelf { tables }

    /// For the pages and the descriptions.
    var readings: TableReadings {
        TableReadings(
            checks: { [self] in checks(of: $0) }, columns: { [self] in columns(of: $0) }, previews: { [self] in previews(of: $0) },
            views: { [self] in views(of: $0) })
    }

    /// The documents about the tables of a dataset.
    func made(of number: Int) -> [Made] {
        let dataset = catalogue.datasets[number]
        var made: [Made] = []
        if dataset.isProfiled {
            made.append(Made(path: profilePath(of: number), key: key(of: dataset, "profile")) { [self] in writeProfiles(of: number, into: &$0) })
        }
        if dataset.hasViews {
            made.append(
                Made(path: viewsPath(of: number), key: key(of: dataset, "views")) { [self] out in form.write(into: &out) { writeViews(of: number, into: &$0) } }
            )
        }
        if dataset.isVerified {
            var key = key(of: dataset, "verdicts")
            key.combine(addresses.primary.rawValue)
            let path = addresses.verdicts(of: dataset, catalogue.publishers[dataset.publisher])
            made.append(Made(path: path, key: key) { [self] in writeVerdicts(of: number, into: &$0) })
        }
        return made + rows.made(of: number) + blocks.made(of: number) + downloads.made(of: number) + partitions.made(of: number)
    }

    private func profilePath(of number: Int) -> String {
        addresses.profile(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher])
    }

    /// Of the tables of a dataset, and of their names.
    private func key(of dataset: Dataset, _ kind: String) -> Fingerprint {
        var key = Program.fingerprint
        key.combine(kind)
        for distribution in dataset.distributions {
            guard let table = distribution.table else { continue }
            key.combine(distribution.publishedName)
            table.combine(into: &key)
        }
        return key
    }

    /// The tables of a dataset with their positions among its distributions, and their numbers among all tables.
    private func tables(of number: Int) -> [(position: Int, name: String, mark: TableMark, table: Int)] {
        tables.numbers(of: number).compactMap { table in
            let position = tables.tables[table].distribution
            let distribution = catalogue.datasets[number].distributions[position]
            guard let mark = distribution.table, case .file(_, let name) = distribution.location else { return nil }
            return (position, name, mark, table)
        }
    }

    // MARK: For the pages and the descriptions

    /// How the tables of a dataset lie in their files, by their positions.
    func forms(of number: Int) -> [(position: Int, form: TableForm?, layout: TableLayout?)] {
        tables(of: number).filter(\.mark.isRead).map { ($0.position, tables.tables[$0.table].entry?.form, tables.tables[$0.table].entry?.layout) }
    }

    private func checks(of number: Int) -> [Int: TableCheck] {
        var checks: [Int: TableCheck] = [:]
        for (position, _, _, table) in tables(of: number) {
            checks[position] = TableCheck(
                form: tables.tables[table].entry?.form, schema: tables.tables[table].schema, findings: tables.tables[table].entry?.findings ?? [])
        }
        return checks
    }

    private func columns(of number: Int) -> [Int: TableColumns] {
        var columns: [Int: TableColumns] = [:]
        let read = tables(of: number).filter(\.mark.isRead)
        // What this build has read need not be looked for elsewhere.
        let published = read.allSatisfy { tables.tables[$0.table].entry?.shortProfile != nil } ? nil : publishedProfiles(of: number)
        for (position, name, _, table) in read {
            if let profile = tables.shortProfile(of: table) ?? profile(of: table, named: name, published) {
                let entry = tables.tables[table].entry
                columns[position] = TableColumns(form: entry?.form, layout: entry?.layout, profile: profile, schema: tables.tables[table].schema)
            }
        }
        return columns
    }

    private func previews(of number: Int) -> [Int: TablePreview] {
        var previews: [Int: TablePreview] = [:]
        for (position, _, mark, table) in tables(of: number) where mark.isRead { previews[position] = tables.preview(of: table) }
        return previews
    }

    // MARK: Charts and maps

    private func viewsPath(of number: Int) -> String {
        form.path(addresses.views(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher]))
    }

    /// By the positions of their tables among the dataset's distributions.
    private func views(of number: Int) -> [Int: [TableView]] {
        var views: [Int: [TableView]] = [:]
        let tables = tables(of: number).filter { !$0.mark.views.isEmpty }
        // What this build has read need not be looked for elsewhere.
        let published = tables.allSatisfy { self.tables.tables[$0.table].entry?.views != nil } ? nil : publishedViews(of: number)
        for (position, name, _, table) in tables {
            if let bytes = self.tables.writtenViews(of: table), let node = try? JSONTree.parse(bytes), let own = [TableView](node) {
                views[position] = own
            } else if let node = published?[name], let own = [TableView](node) {
                views[position] = own
            } else {
                views[position] = DataPass.views(of: self.tables.tables[table])
            }
        }
        return views
    }

    /// The views of a dataset that the last build has published, when they still hold.
    private func publishedViews(of number: Int) -> JSONNode? {
        let path = viewsPath(of: number)
        guard lastBuild.isCurrent(path, key: key(of: catalogue.datasets[number], "views")), let bytes = try? Files.read(site + "/" + path, limit: 1 << 28),
            let node = try? JSONTree.parse(form.json(in: bytes))
        else { return nil }
        return node["files"]
    }

    /// `{"files": {"subventions-2017.csv": [{"kind": "bars", …}]}}`.
    private func writeViews(of number: Int, into out: inout ByteWriter) {
        out.raw("{\"files\": {")
        let tables = tables(of: number).filter { !$0.mark.views.isEmpty }
        let others = tables.allSatisfy { self.tables.tables[$0.table].entry?.views != nil } ? [:] : views(of: number)
        var isFirst = true
        for (position, name, _, table) in tables {
            out.raw(isFirst ? "\n" : ",\n")
            isFirst = false
            out.json(name)
            out.raw(": ")
            if let written = self.tables.writtenViews(of: table) {
                out.raw(written)
            } else {
                var json = JSONText()
                (others[position] ?? []).write(to: &json)
                json.withBytes { out.raw($0) }
            }
        }
        out.raw("}}\n")
    }

    // MARK: What the tables hold

    private func profile(of table: Int, named name: String, _ published: JSONNode?) -> TableProfile? {
        if let bytes = tables.writtenProfile(of: table), let node = try? JSONTree.parse(bytes), let profile = TableProfile(node) { return profile }
        if let node = published?[name], let profile = TableProfile(node) { return profile }
        return tables.tables[table].file.read(profiles: true).profile
    }

    /// The profiles of a dataset that the last build has published, when they still hold.
    private func publishedProfiles(of number: Int) -> JSONNode? {
        let path = profilePath(of: number)
        guard lastBuild.isCurrent(path, key: key(of: catalogue.datasets[number], "profile")), let bytes = try? Files.read(site + "/" + path, limit: 1 << 28),
            let node = try? JSONTree.parse(bytes)
        else { return nil }
        return node["files"]
    }

    /// `{"files": {"subventions-2017.csv": {"rows": …, "columns": […]}}}`.
    private func writeProfiles(of number: Int, into out: inout ByteWriter) {
        out.raw("{\"files\": {")
        var isFirst = true
        let read = tables(of: number).filter(\.mark.isRead)
        let published = read.allSatisfy { tables.tables[$0.table].entry?.profile != nil } ? nil : publishedProfiles(of: number)
        for (_, name, _, table) in read {
            var written = tables.writtenProfile(of: table)
            if written == nil, let profile = profile(of: table, named: name, published) {
                var inner = ByteWriter()
                profile.write(to: &inner)
                written = inner.bytes
            }
            guard let written else { continue }
            out.raw(isFirst ? "\n" : ",\n")
            isFirst = false
            out.json(name)
            out.raw(": ")
            out.raw(written)
        }
        out.raw("}}\n")
    }

    /// `{"files": [{"valid": …, "rows": …, "schema": …, "version": …, "file": …, "history": […], "findings": […]}]}`.
    private func writeVerdicts(of number: Int, into out: inout ByteWriter) {
        out.raw("{\"files\": [")
        for (index, (_, name, mark, table)) in tables(of: number).enumerated() {
            out.raw(index == 0 ? "\n" : ",\n")
            Report(tables.tables[table].entry?.findings ?? [], language: addresses.primary).writeValidation(
                file: name, rows: mark.rows, isValid: mark.errors == 0, schema: mark.schema, version: mark.schemaVersion, into: &out
            ) { Self.write(mark.history, into: &$0) }
        }
        out.raw("]}\n")
    }

    /// `"history": [{"date": "2026-01-15", "valid": …, "rows": …, "schema": …, "version": …, "errors": …}]`, where there is any.
    private static func write(_ history: [PastVerdict], into out: inout ByteWriter) {
        guard !history.isEmpty else { return }
        out.raw(",\n  \"history\": [")
        for (index, past) in history.enumerated() {
            out.raw((index == 0 ? "\n" : ",\n") + "    {\"date\": ")
            out.json(past.day.description)
            out.raw(", \"valid\": \(past.errors == 0), \"rows\": \(past.rows), \"schema\": ")
            out.jsonOrNull(past.schema)
            out.raw(", \"version\": ")
            out.jsonOrNull(past.schemaVersion)
            out.raw(", \"errors\": \(past.errors)}")
        }
        out.raw("\n  ]")
    }
}
