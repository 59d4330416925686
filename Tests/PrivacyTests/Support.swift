import CZip
import Findings
import Glibc
import Model
import Privacy
import Tables

/// What is said of a small table: `code@column`, once each.
func said(_ table: String, subject: String = "Jeu", settings: PrivacySettings = PrivacySettings()) throws -> Set<String> {
    Set(try scan(table, subject: subject, settings: settings).map { "\($0.rule.code)@\($0.table?.field ?? "")" })
}

/// What is said of one cell in a column of some name, beside a column that says nothing.
func said(of cell: String, in column: String, subject: String = "Jeu") throws -> Set<String> {
    Set(try scan("rang;\(column)\nA;\(cell)\n", subject: subject).map(\.rule.code))
}

/// A ZIP archive in memory, as office files are.
func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 1, &error), let archive = zip_open_from_source(source, Int32(ZIP_TRUNCATE), &error) else { return [] }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    for part in parts {
        let bytes = Array(part.text.utf8)
        let copy = malloc(max(1, bytes.count))
        copy?.copyMemory(from: bytes, byteCount: bytes.count)
        zip_file_add(archive, part.name, zip_source_buffer(archive, copy, UInt64(bytes.count), 1), UInt32(ZIP_FL_ENC_UTF_8))
    }
    guard zip_close(archive) == 0, zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: Int(zip_source_tell(source)))
    zip_source_seek(source, 0, SEEK_SET)
    zip_source_read(source, &bytes, UInt64(bytes.count))
    return bytes
}
