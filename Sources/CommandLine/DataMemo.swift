internal import Bytes
internal import DataFiles
internal import Findings
internal import Model

/// What the readings of data files came to, kept between builds.
struct DataMemo: Sendable {
    static let name = "data"

    struct Entry: Sendable {
        /// Of the file's state, of its schema's, and of the program.
        var key: Fingerprint
        /// Nil when the file is no table.
        var mark: TableMark?
        var findings: [Finding]
        /// Where this build has put the table's profile; never kept.
        var profile: Range<Int>?
    }

    private var entries: [String: Entry] = [:]

    init() {}

    mutating func add(_ entry: Entry, at path: String) { entries[path] = entry }

    func entry(at path: String, key: Fingerprint) -> Entry? { entries[path].flatMap { $0.key == key ? $0 : nil } }

    // MARK: As bytes

    var encoded: [UInt8] {
        var out = BinaryEncoder()
        out.mark(Program.fingerprint)
        out.list(entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { out, item in
            out.text(item.key)
            out.mark(item.value.key)
            out.optional(item.value.mark) {
                $0.number($1.rows)
                $0.number($1.columns)
                $0.optional($1.schema)
                $0.optional($1.schemaVersion)
                $0.number($1.errors)
                $0.mark($1.fingerprint)
            }
            out.list(item.value.findings) { $0.write($1) }
        }
        return out.bytes
    }

    /// Nothing when there is none, or another program has written it.
    init(encoded bytes: [UInt8]?) {
        guard let bytes else { return }
        bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            if let entries = try? Self.entries(from: &input) { self.entries = entries }
        }
    }

    private static func entries(from input: inout BinaryDecoder) throws(BinaryDecoder.Truncated) -> [String: Entry] {
        guard try input.mark() == Program.fingerprint else { return [:] }
        let list = try input.list { (input) throws(BinaryDecoder.Truncated) -> (String, Entry) in
            let path = try input.text()
            var entry = Entry(key: try input.mark(), mark: nil, findings: [])
            if try input.flag() {
                entry.mark = TableMark(
                    rows: try input.number(), columns: try input.number(), schema: try input.optionalText(), schemaVersion: try input.optionalText(),
                    errors: try input.number(), fingerprint: try input.mark())
            }
            entry.findings = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() }
            return (path, entry)
        }
        return Dictionary(list, uniquingKeysWith: { $1 })
    }
}
