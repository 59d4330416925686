internal import CZip
internal import Glibc

/// The properties, comments and hidden sheets of an office file: a ZIP of XML parts (ECMA-376; OASIS OpenDocument 1.3). Parts are unpacked in memory, up
/// to a bound, and searched for a few elements; nothing of them is kept.
func packageTraces(_ bytes: [UInt8]) -> Traces {
    var traces = Traces()
    guard let archive = Archive(bytes) else { return traces }
    // One or two of them say who made the file; a thousand are there to keep us busy.
    for name in archive.names.filter({ $0.hasPrefix("docProps/core") }).prefix(4) {
        let part = archive.part(name, most: 1 << 20)
        traces.authors += part.texts(after: "<dc:creator") + part.texts(after: "<cp:lastModifiedBy")
    }
    traces.hasComments = archive.names.contains { name in
        let isOne = name.utf8.count < 200 && (name.hasPrefix("xl/comments") || name.hasPrefix("xl/threadedComments/") || name.hasPrefix("ppt/comments/"))
        return isOne || name.hasPrefix("word/comments") && name.hasSuffix(".xml")
    }
    if archive.names.contains("word/document.xml") { traces.words = paragraphs(archive.part("word/document.xml"), endingWith: "/w:p") }
    if archive.names.contains("xl/workbook.xml") {
        let book = archive.part("xl/workbook.xml")
        traces.hasHiddenSheet = ["state=\"hidden\"", "state=\"veryHidden\"", "state='hidden'", "state='veryHidden'"].contains { book.contains($0) }
    }
    if archive.names.contains("meta.xml"), archive.names.contains("content.xml") {
        let meta = archive.part("meta.xml")
        traces.authors += meta.texts(after: "<dc:creator") + meta.texts(after: "<meta:initial-creator")
        let content = archive.part("content.xml")
        if content.contains("<office:text") { traces.words = paragraphs(content, endingWith: "/text:p") }
        traces.hasComments = content.contains("<office:annotation")
        traces.hasHiddenSheet = content.contains("<table:table ") && content.contains("table:display=\"false\"")
    }
    return traces
}

/// The text of a document without its tags, a paragraph a line.
private func paragraphs(_ xml: [UInt8], endingWith tag: StaticString) -> [UInt8] {
    var text: [UInt8] = []
    var index = 0
    while index < xml.count {
        let byte = xml[index]
        if byte == 0x3C {
            let end = xml[index...].firstIndex(of: 0x3E) ?? xml.count
            if xml[(index + 1)..<end].elementsEqual(UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount)) { text.append(0x0A) }
            index = end + 1
        } else {
            text.append(byte == 0x0A ? 0x20 : byte)
            index += 1
        }
    }
    return text
}

extension [UInt8] {
    fileprivate func contains(_ word: StaticString) -> Bool { firstIndex(of: word, from: 0) != nil }
}

/// A ZIP archive in memory, opened for reading alone.
private final class Archive {
    private let archive: OpaquePointer
    private(set) var names: [String] = []

    private static let mostEntries = 20_000
    static let mostUnpacked = 64 << 20

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x50, 0x4B]), let copy = malloc(max(1, bytes.count)) else { return nil }
        bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            return nil
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            return nil
        }
        self.archive = archive
        let count = zip_get_num_entries(archive, 0)
        guard count > 0, count <= Self.mostEntries else { return }
        names = (0..<UInt64(count)).compactMap { zip_get_name(archive, $0, 0).map { String(cString: $0) } }
    }

    deinit { zip_discard(archive) }

    /// The part's bytes, as far as they may go.
    func part(_ name: String, most: Int = mostUnpacked) -> [UInt8] {
        guard let file = zip_fopen(archive, name, 0) else { return [] }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return bytes
    }
}
