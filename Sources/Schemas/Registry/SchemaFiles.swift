internal import Bytes

/// Where schemas lie on the disk.
public enum SchemaFiles {
    /// The largest schema that is read, in bytes.
    public static let largest = 5_000_000

    /// The most schemas that a catalogue may have of its own; what is more is not seen.
    private static let most = 1000

    /// Reads the bytes of a schema.
    public static func read(_ path: String) throws(SchemaRefusal) -> [UInt8] {
        do {
            return try Files.read(path, limit: largest)
        } catch {
            throw error.isTooLarge ? .tooLarge : .unreadable(error.reason)
        }
    }

    /// The schemas of a catalogue's `schemas/` folder and of the folders in it: `schemas/scdl/subventions.json` is `scdl/subventions`, and so is
    /// `schemas/scdl/subventions.schema.json`.
    ///
    /// - Returns: the schemas, and the files that cannot be read, with their paths relative to the root.
    public static func own(in root: String) -> (schemas: [RegisteredSchema], refused: [(path: String, refusal: SchemaRefusal)]) {
        var schemas: [RegisteredSchema] = []
        var refused: [(path: String, refusal: SchemaRefusal)] = []
        walk(root, "schemas", depth: 0) { path in
            guard schemas.count < most else { return }
            do throws(SchemaRefusal) {
                let name = SchemaReference.withoutExtension(String(decoding: path.utf8.dropFirst("schemas/".utf8.count), as: UTF8.self))
                schemas.append(RegisteredSchema(name: name, path: path, bytes: try read(root + "/" + path)))
            } catch {
                refused.append((path, error))
            }
        }
        return (schemas, refused)
    }

    /// The schema that lies beside the data, when `written` is the name of a JSON file there (`arbres.schema.json`, `_arbres.json`); nil when
    /// there is no such file. One that lies deeper belongs in the catalogue's `schemas/`.
    ///
    /// - Parameter folder: the dataset's folder.
    public static func beside(_ folder: String, named written: String) throws(SchemaRefusal) -> [UInt8]? {
        guard isBeside(written) else { return nil }
        let path = folder + "/" + written
        guard let status = try? Files.status(of: path), status.kind == .file else { return nil }
        return try read(path)
    }

    /// Whether a name can be that of a schema beside the data: a JSON file in the same folder, not a hidden one.
    public static func isBeside(_ written: String) -> Bool {
        !written.utf8.contains(0x2F) && written.utf8.first != 0x2E && folded(written).reversed().starts(with: ".json".utf8.reversed())
    }

    /// Reads a schema from bytes that stand in a file of its own: one that gives itself no name has that of the file.
    public static func schema(_ bytes: [UInt8], from path: String) throws(SchemaRefusal) -> TableSchema {
        var schema = try TableSchema.read(bytes).schema
        if schema.name.isEmpty {
            let file = path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
            schema.name = SchemaReference.withoutExtension(file)
        }
        return schema
    }

    private static func walk(_ root: String, _ folder: String, depth: Int, _ visit: (String) -> Void) {
        guard depth < 4, let entries = try? Files.entries(of: root + "/" + folder) else { return }
        for entry in entries {
            guard let name = entry.name, name.utf8.first != 0x2E, name.utf8.first != 0x5F else { continue }
            let path = folder + "/" + name
            switch entry.kind {
            case .folder: walk(root, path, depth: depth + 1, visit)
            case .file where folded(name).reversed().starts(with: ".json".utf8.reversed()): visit(path)
            default: break
            }
        }
    }
}
