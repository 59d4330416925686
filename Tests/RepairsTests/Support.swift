import Bytes
import DataFiles
import Findings
import Glibc
import Repairs
import Schemas
import TestCatalogue
import Testing
import Validation

/// A folder with one file of data, and the schema that it should follow.
struct Folder {
    let disk = TestCatalogue(nil)
    let schema: TableSchema?
    let name: String

    static let grants = """
        {"name": "aides", "fields": [
          {"name": "nom", "type": "string", "constraints": {"required": true}},
          {"name": "date", "type": "date"},
          {"name": "montant", "type": "number"},
          {"name": "nature", "type": "string", "constraints": {"enum": ["aide en nature", "aide en numéraire"]}}
        ]}
        """

    /// - Parameter schema: the JSON of a schema; nil for none.
    init(_ bytes: [UInt8], name: String = "aides.csv", schema: String? = grants) throws {
        self.name = name
        self.schema = try schema.map { try TableSchema.read(Array($0.utf8)).schema }
        disk.file(name, bytes)
    }

    init(_ text: String, name: String = "aides.csv", schema: String? = grants) throws {
        try self.init(Array(text.utf8), name: name, schema: schema)
    }

    var file: DataFile {
        DataFile(path: disk.root + "/" + name, shownPath: name, format: DataFile.Format(ofName: name) ?? .csv, schema: schema.map { PreparedSchema($0) })
    }

    /// The file's text once it has been mended in its place.
    func mended() throws -> String {
        let found = repairs(of: file)
        #expect(found.isReady)
        _ = try found.write(.inPlace, language: .french)
        return try #require(disk.text(name))
    }

    /// The names in the folder, those that tests do not make left out.
    var names: [String] { ((try? Files.entries(of: disk.root)) ?? []).map(\.shownName).filter { $0 != "content" } }
}

extension FileRepairs {
    /// `letter-case 2`, in order.
    var causes: [String] { groups.map { "\($0.rule.code) \($0.count)" } }

    func shown(_ language: Language = .french) -> String {
        var out = ByteWriter()
        write(in: language, into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
