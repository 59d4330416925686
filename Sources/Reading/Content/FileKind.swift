/// What a file is that should be text and is not, by its first bytes.
struct FileKind: Sendable {
    let french: String
    let english: String

    static func of(_ bytes: [UInt8]) -> FileKind? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let opening = bytes.prefix(4096)
            if contains("vnd.oasis.opendocument", opening) { return FileKind(french: "un document LibreOffice", english: "a LibreOffice document") }
            if contains("[Content_Types]", opening) || contains("word/", opening) || contains("_rels/", opening) {
                return FileKind(french: "un document Word", english: "a Word document")
            }
            return FileKind(french: "une archive ZIP", english: "a ZIP archive")
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return FileKind(french: "un document Word", english: "a Word document") }
        if bytes.starts(with: "{\\rtf".utf8) {
            return FileKind(french: "un document RTF (WordPad, TextEdit ou Word)", english: "an RTF document (WordPad, TextEdit or Word)")
        }
        if bytes.starts(with: "%PDF-".utf8) { return FileKind(french: "un document PDF", english: "a PDF document") }
        return nil
    }

    private static func contains(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        let word = Array(word.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: word) }
    }
}
