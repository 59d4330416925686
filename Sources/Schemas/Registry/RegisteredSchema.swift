private import NationalSchemas

/// A schema that can be asked for by its name, not yet read.
public struct RegisteredSchema: Sendable {
    public enum Origin: Sendable, Equatable {
        /// Carried inside the program.
        case shipped
        /// A file of the catalogue's `schemas/` folder, relative to its root.
        case catalogue(path: String)
    }

    /// `scdl/subventions`.
    public let name: String
    public let origin: Origin
    private let content: Content

    private enum Content: Sendable {
        case shipped(Int)
        case bytes([UInt8])
    }

    /// A schema of the catalogue's own.
    ///
    /// - Parameters:
    ///   - name: how it is asked for, `scdl/subventions`; `scdl/subventions@1.1.0` for one of several versions.
    ///   - path: relative to the catalogue's root.
    public init(name: String, path: String, bytes: [UInt8]) {
        self.name = name
        origin = .catalogue(path: path)
        content = .bytes(bytes)
    }

    private init(shipped number: Int, name: String) {
        self.name = name
        origin = .shipped
        content = .shipped(number)
    }

    /// Those that ship with Halle, sorted by name.
    static let shipped: [RegisteredSchema] = (0..<national_schema_count()).compactMap { number in
        guard let name = national_schema_at(number).name else { return nil }
        return RegisteredSchema(shipped: Int(number), name: String(cString: name))
    }

    /// The JSON of the schema.
    public var bytes: [UInt8] {
        switch content {
        case .bytes(let bytes): return bytes
        case .shipped(let number):
            let schema = national_schema_at(number)
            return Array(UnsafeBufferPointer(start: schema.bytes, count: schema.length))
        }
    }

    public func read(checkingExamples: Bool = false) throws(SchemaRefusal) -> SchemaReading {
        try TableSchema.read(bytes, named: name, checkingExamples: checkingExamples)
    }

    /// What findings about the schema show as its file.
    public var place: String { if case .catalogue(let path) = origin { path } else { name } }
}
