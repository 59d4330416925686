/// What a file is by its first bytes, when that is none of the texts that tables are.
public enum FileMagic: String, Sendable, CaseIterable {
    /// A ZIP archive: workbooks of today are such archives too.
    case zip
    /// A document of old Office: an `.xls`, or a workbook that a password protects.
    case compound
    case pdf
    /// A page of the web.
    case page

    /// Nil when the bytes may be a table's.
    public init?(_ head: UnsafeBufferPointer<UInt8>) {
        guard head.count >= 4 else { return nil }
        switch (head[0], head[1]) {
        case (0x50, 0x4B) where head[2] == 3 && head[3] == 4: self = .zip
        case (0xD0, 0xCF) where head[2] == 0x11 && head[3] == 0xE0: self = .compound
        case (0x25, 0x50) where head.starts(with: "%PDF-".utf8): self = .pdf
        default:
            let text = head.prefix(1_024).drop { $0 <= 0x20 }
            guard text.first == 0x3C else { return nil }
            let start = text.prefix(16).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            guard ["<!doctype html", "<html", "<table"].contains(where: { start.starts(with: $0.utf8) }) else { return nil }
            self = .page
        }
    }
}
