internal import ArgumentParser
internal import Bytes
internal import Schemas

/// `--schema NAME|FILE`: a file, or the name of a schema of the catalogue that the command is run in, or of those that come with Halle.
enum SchemaOption {
    static func read(_ written: String) throws -> TableSchema {
        do {
            if ((try? Files.status(of: written)) ?? nil) != nil { return try SchemaFiles.schema(SchemaFiles.read(written), from: written) }
            if case .found(let found, _) = SchemaRegistry(own: SchemaFiles.own(in: ".").schemas).find(written) { return try found.read().schema }
        } catch {
            throw ValidationError("--schema \(written): \(error)")
        }
        throw ValidationError("--schema \(written): neither a file nor the name of a schema. “halle schema list” shows the names.")
    }
}
