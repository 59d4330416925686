internal import Bytes
internal import Findings
internal import Merging
internal import Model
internal import Schemas
internal import Validation

/// The schemas that a catalogue's files name, each found and read once.
struct SchemaShelf {
    private let registry: SchemaRegistry
    private let root: String
    private var known: [String: Entry] = [:]
    private(set) var findings: [Finding] = []
    /// Files beside data that begin with an underscore, whether they are there or not, relative to the catalogue's root: no scan of the content sees them.
    private(set) var hidden: [String] = []

    /// A schema, and what tells it from another state of itself.
    final class Entry: Sendable {
        let prepared: PreparedSchema
        let fingerprint: Fingerprint
        var schema: TableSchema { prepared.schema }

        init(_ schema: TableSchema, _ bytes: [UInt8]) {
            prepared = PreparedSchema(schema)
            var mark = Fingerprint()
            mark.combine(schema.name)
            mark.combine(bytes)
            fingerprint = mark
        }

        private init(_ prepared: PreparedSchema, _ fingerprint: Fingerprint) {
            self.prepared = prepared
            self.fingerprint = fingerprint
        }

        /// The same with the columns that tell where each row of a merged table comes from.
        ///
        /// - Parameter language: of what the columns are called on pages.
        func ofMergedTable(in language: Language) -> Entry {
            var schema = schema
            schema.fields += schema.mergedFields(in: language)
            return Entry(PreparedSchema(schema), fingerprint)
        }
    }

    init(root: String) {
        self.root = root
        let own = SchemaFiles.own(in: root)
        registry = SchemaRegistry(own: own.schemas)
        for (path, refusal) in own.refused { findings.append(refusal.finding(in: path)) }
    }

    var recognition: SchemaRecognition { SchemaRecognition(registry) }

    /// The schema that a file of a dataset names; nil, with a finding, when there is none that can be used.
    mutating func schema(_ choice: SchemaChoice, folder: String) -> Entry? {
        if let entry = beside(choice, folder: folder) { return entry }
        if let entry = known[choice.name] { return entry }
        let lookup = registry.find(choice.name)
        if let finding = registry.finding(for: lookup, of: choice.name, at: choice.place) { add(finding) }
        guard case .found(let found, let version) = lookup else { return nil }
        do {
            let reading = try found.read()
            if let finding = SchemaRegistry.finding(forVersion: version, of: reading.schema, at: choice.place) { add(finding) }
            let entry = Entry(reading.schema, found.bytes)
            known[choice.name] = entry
            return entry
        } catch {
            add(error.finding(in: choice.name))
            return nil
        }
    }

    private mutating func beside(_ choice: SchemaChoice, folder: String) -> Entry? {
        let key = folder + "\u{0}" + choice.name
        if let entry = known[key] { return entry }
        if SchemaFiles.isBeside(choice.name), choice.name.utf8.first == 0x5F { hidden.append("content/" + folder + "/" + choice.name) }
        do {
            guard let bytes = try SchemaFiles.beside(root + "/content/" + folder, named: choice.name) else { return nil }
            let entry = Entry(try SchemaFiles.schema(bytes, from: choice.name), bytes)
            known[key] = entry
            return entry
        } catch {
            add(error.finding(in: choice.name))
            return nil
        }
    }

    private mutating func add(_ finding: Finding) { if !findings.contains(finding) { findings.append(finding) } }

    /// What tells one state of such files from another.
    static func fingerprint(of hidden: [String], root: String) -> Fingerprint {
        var mark = Fingerprint()
        for path in hidden { mark.combine((((try? Files.status(of: root + "/" + path)) ?? nil)?.signature ?? .none).fingerprint) }
        return mark
    }

    /// What tells one state of the catalogue's own schemas from another.
    static func fingerprint(root: String) -> Fingerprint {
        var mark = Fingerprint()
        combine(root + "/schemas", depth: 0, into: &mark)
        return mark
    }

    private static func combine(_ folder: String, depth: Int, into mark: inout Fingerprint) {
        guard depth < 4 else { return }
        for entry in (try? Files.entries(of: folder)) ?? [] {
            mark.combine(entry.nameBytes)
            mark.combine(entry.signature.fingerprint)
            if entry.kind == .folder { combine(folder + "/" + entry.shownName, depth: depth + 1, into: &mark) }
        }
    }
}
