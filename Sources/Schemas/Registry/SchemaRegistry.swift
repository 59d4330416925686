internal import Bytes
public import Findings

/// The schemas that can be asked for by name: the catalogue's own, then those that ship with Halle.
public struct SchemaRegistry: Sendable {
    /// Sorted by name. A schema of the catalogue's own hides one that ships under the same name.
    public let schemas: [RegisteredSchema]
    private let byKey: [String: [Int]]

    /// - Parameter own: the catalogue's own schemas (`SchemaFiles.own(in:)`).
    public init(own: [RegisteredSchema] = []) {
        var byName: [String: RegisteredSchema] = [:]
        for schema in RegisteredSchema.shipped + own { byName[schema.name] = schema }
        let sorted = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var byKey: [String: [Int]] = [:]
        for (number, schema) in sorted.enumerated() {
            for key in Self.keys(of: schema.name) { byKey[key, default: []].append(number) }
        }
        schemas = sorted
        self.byKey = byKey
    }

    public enum Lookup: Sendable {
        /// - Parameter version: the version asked for, where one is.
        case found(RegisteredSchema, version: String?)
        /// No schema of that name; the nearest names.
        case unknown(suggestions: [String])
        /// A web address that is not of a known schema: nothing is fetched.
        case elsewhere
    }

    /// Finds a schema by what people write: its name with or without a version (`scdl/subventions@2.1.0`), an old or short name, in any case and
    /// with any hyphens, or its address at schema.data.gouv.fr or in its repository.
    public func find(_ written: String) -> Lookup {
        let reference = SchemaReference(written)
        if reference.isAddress {
            for name in reference.addressNames {
                if let schema = schema(named: name, version: reference.version, among: Self.fullKey) { return .found(schema, version: reference.version) }
            }
            return .elsewhere
        }
        if let schema = schema(named: reference.name, version: reference.version, among: { Self.shortKey($0) }) {
            return .found(schema, version: reference.version)
        }
        if let meant = SchemaReference.habitualNames[Self.shortKey(reference.name)],
            let schema = schema(named: meant, version: reference.version, among: Self.fullKey)
        {
            return .found(schema, version: reference.version)
        }
        return .unknown(suggestions: suggestions(for: reference.name))
    }

    private func schema(named name: String, version: String?, among key: (String) -> String) -> RegisteredSchema? {
        if let version {
            // `2.1` is `2.1.0` where that is the one there is.
            let wanted = key(name)
            let kept = schemas.filter { schema in
                let family = SchemaReference.family(of: schema.name)
                guard family.utf8.count < schema.name.utf8.count, Self.keys(of: family).contains(wanted) else { return false }
                return SchemaReference.agree(version, String(decoding: schema.name.utf8.dropFirst(family.utf8.count + 1), as: UTF8.self))
            }
            if let last = kept.last { return last }
        }
        if let exact = schemas.first(where: { $0.name == name }) { return exact }
        // Of several that are written alike the catalogue's own is meant; where that does not tell, only the exact name does.
        guard let numbers = byKey[key(name)] else { return nil }
        let own = numbers.filter { schemas[$0].origin != .shipped }
        if let only = own.first, own.count == 1 { return schemas[only] }
        return numbers.count == 1 ? schemas[numbers[0]] : nil
    }

    private func suggestions(for name: String) -> [String] {
        var byCandidate: [String: String] = [:]
        for schema in schemas {
            byCandidate[schema.name] = schema.name
            if let tail = schema.name.utf8.split(separator: 0x2F).last.flatMap({ String($0) }) {
                byCandidate[tail] = byCandidate[tail] ?? schema.name
                if let short = Self.withoutPrefix(tail) { byCandidate[short] = byCandidate[short] ?? schema.name }
            }
        }
        for (short, full) in SchemaReference.habitualNames where schemas.contains(where: { $0.name == full }) {
            byCandidate[short] = byCandidate[short] ?? full
        }
        var found: [String] = []
        for candidate in nearestNames(to: name, among: byCandidate.keys.sorted()) {
            if let full = byCandidate[candidate], !found.contains(full) { found.append(full) }
        }
        return found
    }

    // MARK: Keys

    /// All the ways in which a name is looked up: whole, without its owner, and without `schema-`.
    private static func keys(of name: String) -> Set<String> {
        var keys: Set<String> = [fullKey(name), shortKey(name)]
        if let tail = name.utf8.split(separator: 0x2F).last.flatMap({ String($0) }) {
            keys.insert(shortKey(tail))
        }
        return keys
    }

    private static func fullKey(_ name: String) -> String { String(decoding: bareName(name), as: UTF8.self) }

    /// Without the `schema-` that many names begin with.
    private static func shortKey(_ name: String) -> String {
        name.utf8.split(separator: 0x2F).map { part in
            let part = String(decoding: part, as: UTF8.self)
            return fullKey(withoutPrefix(part) ?? part)
        }.joined()
    }

    private static func withoutPrefix(_ name: String) -> String? {
        let prefix = "schema".utf8
        guard name.utf8.count > 7, folded(name).starts(with: prefix), let mark = name.utf8.dropFirst(6).first, mark == 0x2D || mark == 0x5F else { return nil }
        return String(name.utf8.dropFirst(7))
    }

    // MARK: Findings

    /// Says that a schema is not there under the name or address given; nil when it is.
    public func finding(for lookup: Lookup, of written: String, at place: SourcePlace) -> Finding? {
        switch lookup {
        case .found: nil
        case .unknown(let suggestions): Finding(.schemaUnknown, at: place, value: written, suggestions: suggestions)
        case .elsewhere: Finding(.schemaNotFetched, at: place, value: written)
        }
    }

    /// Says that another version was asked for than the one that is there; nil when they agree or none was asked for.
    public static func finding(forVersion asked: String?, of schema: TableSchema, at place: SourcePlace) -> Finding? {
        guard let asked, let known = schema.version, !SchemaReference.agree(asked, known) else { return nil }
        return Finding(.schemaVersionOther, at: place, value: asked, details: [SchemaReference.family(of: schema.name), known])
    }
}
