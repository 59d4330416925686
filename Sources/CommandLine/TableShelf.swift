internal import Bytes
internal import DataFiles
internal import Profiles
internal import Schemas

/// The tables of a catalogue by their files, for pages that show them.
struct TableShelf: Sendable {
    struct Table: Sendable {
        var file: DataFile
        var entry: DataMemo.Entry
        var schema: TableSchema?
    }

    private var byPath: [String: Table] = [:]
    private let spool: Spool?

    init(spool: Spool?) { self.spool = spool }

    mutating func add(_ file: DataFile, _ entry: DataMemo.Entry, _ schema: TableSchema?) {
        byPath[file.shownPath] = Table(file: file, entry: entry, schema: schema)
    }

    /// - Parameter path: relative to the catalogue's root.
    subscript(path: String) -> Table? { byPath[path] }

    /// What this build has read of a table's columns, as `TableProfile` writes it; nil when it has not read the table.
    func writtenProfile(of table: Table) -> [UInt8]? { table.entry.profile.flatMap { spool?.bytes($0) } }

    /// What a page shows of the same.
    func shortProfile(of table: Table) -> TableProfile? {
        guard let bytes = table.entry.shortProfile.flatMap({ spool?.bytes($0) }) else { return nil }
        return bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try? input.shortProfile()
        }
    }
}
