internal import Bytes
internal import Schemas
internal import Tables
internal import Validation

/// Files whose rows refer to those of other files of the dataset (`foreignKeys`).
extension DataFile {
    public var hasForeignKeys: Bool { schema.map { !$0.schema.foreignKeys.isEmpty } ?? false }

    /// Finds the files that the schema's foreign keys name, by their names with or without the ending, case and accents set aside.
    public mutating func relate(to files: [DataFile]) {
        for resource in otherResources {
            let key = slug(resource)
            let stem = files.filter { $0.path != path && slug($0.stem) == key }
            if let found = stem.first ?? files.first(where: { $0.path != path && slug(Self.name(of: $0.path)) == key }) { related[resource] = found }
        }
    }

    /// The same among the files of its folder.
    public mutating func relateToFilesBeside() {
        guard hasForeignKeys else { return }
        let folder = path.utf8.lastIndex(of: 0x2F).map { String(path[...$0]) } ?? ""
        let entries = (try? Files.entries(of: folder.isEmpty ? "." : folder)) ?? []
        relate(
            to: entries.compactMap { entry in
                guard entry.kind == .file, let format = Format(ofName: entry.shownName) else { return nil }
                return DataFile(path: folder + entry.shownName, shownPath: entry.shownName, format: format)
            })
    }

    /// The names of files that the foreign keys give, but its own.
    private var otherResources: Set<String> { Set((schema?.schema.foreignKeys ?? []).map(\.resource)).filter { !isOwn($0) } }

    private func isOwn(_ resource: String) -> Bool { resource.isEmpty || slug(resource) == slug(stem) || slug(resource) == slug(Self.name(of: shownPath)) }

    static func name(of path: String) -> String { path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path }

    /// Its name without the ending.
    private var stem: String {
        let name = Self.name(of: shownPath)
        return name.utf8.lastIndex(of: 0x2E).map { String(name[..<$0]) } ?? name
    }

    /// One for each foreign key of the schema; nil where the file meant is not there, cannot be read or lacks the columns.
    ///
    /// Each file that is meant is read for this first; this one too, where its rows refer to others of its own.
    func referencedKeys() -> [ReferencedKeys?] {
        guard let schema = schema?.schema, hasForeignKeys else { return [] }
        return schema.foreignKeys.map { key in
            let other = isOwn(key.resource) ? self : related[key.resource]
            return other.flatMap { try? $0.keys(for: key, of: schema) }
        }
    }

    private func keys(for key: ForeignKey, of referring: TableSchema) throws -> ReferencedKeys? {
        let source = try rows(format.isStream ? try FileBytes(path) : nil)
        let table = try TableReader(source, expecting: schema?.schema.fields.map(\.name) ?? key.referencedFields)
        guard let reader = ReferencedKeysReader(key, of: referring, headings: table.header) else { return nil }
        let batch = RowBatch()
        while try table.next(batch) { reader.add(batch) }
        return reader.finish()
    }
}
