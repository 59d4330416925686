/// What a file is by its first bytes, when that is none of the texts that tables are.
public enum FileMagic: String, Sendable, CaseIterable {
    /// A ZIP archive, even an empty one: workbooks of today are such archives too.
    case zip
    /// A document of old Office: an `.xls`, or a workbook that a password protects.
    case compound
    case pdf
    /// A page of the web.
    case page

    /// What pages of the web begin with, in small letters.
    public static let pageStarts = ["<!doctype html", "<html", "<table"]

    /// Nil when the bytes may be a table's.
    public init?(_ head: UnsafeBufferPointer<UInt8>) {
        switch head.first {
        case 0x50 where head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]): self = .zip
        case 0xD0 where head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): self = .compound
        case 0x25 where head.starts(with: "%PDF-".utf8): self = .pdf
        default:
            let text = head.prefix(1_024).drop { $0 <= 0x20 }
            guard text.first == 0x3C else { return nil }
            let start = text.prefix(16).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            guard Self.pageStarts.contains(where: { start.starts(with: $0.utf8) }) else { return nil }
            self = .page
        }
    }
}
