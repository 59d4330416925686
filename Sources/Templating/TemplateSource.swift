internal import Findings

/// The bytes of one template file. This module reads no disk: whoever calls it does.
public struct TemplateSource: Sendable {
    /// What `{{> name}}` and the entries call it.
    public let name: String
    /// For messages: relative to the catalogue's root. Its extension says how text is escaped: `.xml` for XML, anything else for HTML.
    public let file: String
    public let bytes: [UInt8]

    public init(name: String, file: String, bytes: [UInt8]) {
        self.name = name
        self.file = file
        self.bytes = bytes
    }

    /// Named after its file, without folder and extension: `Templates/dataset.html` and `Templates/dataset.HTML` are `dataset`.
    public init(file: String, bytes: [UInt8]) {
        let last = file.utf8.split(separator: 0x2F).last ?? Substring(file).utf8
        let end = last.lastIndex(of: 0x2E) ?? last.endIndex
        self.init(name: String(Substring(last[..<end])), file: file, bytes: bytes)
    }

    public enum Format: Sendable, Equatable {
        case html, xml
    }

    public var format: Format { file.utf8.suffix(4).elementsEqual(".xml".utf8) ? .xml : .html }

    /// The line and column of a byte: what stands before it is counted only when there is something to say.
    func place(of offset: Int) -> SourcePlace { SourcePlace(file: file, offset: offset, in: bytes) }
}

extension SourcePlace {
    /// Lines end with a line feed; columns count Unicode scalars.
    init(file: String, offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        let mark = line == 1 && before.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
        self.init(file: file, line: line, column: column - mark)
    }
}

/// The place of the first byte that is not UTF-8; nil when all of it is.
func offsetOfInvalidUTF8(in bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}
