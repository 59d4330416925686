internal import Bytes
internal import Tables

/// What the first bytes of a file tell of its format.
enum FileStart {
    case zip
    case nothing
    /// A compound file: an old `.xls`, or a protected workbook.
    case compound([UInt8])
    case oldSheet
    case page
    case pdf
    case xml
    case text
    case unknown

    /// How many bytes are looked at.
    static let length = 4_096

    init(_ head: [UInt8]) {
        switch head.withUnsafeBufferPointer({ FileMagic($0) }) {
        case .zip: self = .zip
        case .compound: self = .compound(head)
        case .pdf: self = .pdf
        // Pages that programs make as workbooks are told by more than their first words.
        case .page, nil:
            if head.isEmpty {
                self = .nothing
            } else if head.count > 3, head[0] == 9, [0, 2, 4, 8].contains(head[1]), head[3] == 0 {
                self = .oldSheet
            } else {
                self = Self.text(head)
            }
        }
    }

    private static func text(_ head: [UInt8]) -> FileStart {
        var text = head[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) { text = text.filter { $0 != 0 }.dropFirst(2)[...] }
        text = text.drop { $0 <= 0x20 && $0 != 0 }
        guard text.allSatisfy({ $0 >= 0x20 || $0 >= 0x09 && $0 <= 0x0D }) else { return .unknown }
        let small = text.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        if small.starts(with: "mime-version".utf8) { return .page }
        guard small.first == UInt8(ascii: "<") else { return .text }
        let isPage = (FileMagic.pageStarts + ["<head", "<body"]).contains { small.firstRange(of: Array($0.utf8)) != nil }
        if isPage, small.firstRange(of: Array("schemas-microsoft-com:office:spreadsheet\"".utf8)) == nil { return .page }
        return .xml
    }

    /// Why a file that starts so is no sheet that is read.
    ///
    /// - Parameter read: gives so many bytes from a place in the file, or fewer at its end.
    func refusal(_ read: (_ place: Int, _ count: Int) -> [UInt8]) -> TableError {
        switch self {
        case .zip, .unknown: .damaged(.notWorkbook)
        case .nothing: .empty
        case .compound(let head): CompoundFile.refusal(head, read)
        case .oldSheet: .refused(format: "xls")
        case .page: .refused(format: "html")
        case .pdf: .refused(format: "pdf")
        case .xml: .refused(format: "xml")
        case .text: .refused(format: "text")
        }
    }
}

/// The format of old Office documents, looked at only for what it holds ([MS-CFB]).
private enum CompoundFile {
    private static let mostSectors = 256

    static func refusal(_ head: [UInt8], _ read: (_ place: Int, _ count: Int) -> [UInt8]) -> TableError {
        let names = streamNames(head, read)
        if names.contains("EncryptedPackage") { return .refused(format: "password") }
        if names.contains("Workbook") || names.contains("Book") || names.isEmpty { return .refused(format: "xls") }
        return .damaged(.otherOldDocument)
    }

    /// The names in the directory, as far as they are ASCII.
    private static func streamNames(_ head: [UInt8], _ read: (_ place: Int, _ count: Int) -> [UInt8]) -> Set<String> {
        let shift = head.littleEndian(at: 30, bytes: 2)
        guard shift == 9 || shift == 12 else { return [] }
        let size = 1 << shift
        func bytes(ofSector sector: Int) -> [UInt8] { read((sector + 1) << shift, size) }
        var names: Set<String> = []
        var sector = head.littleEndian(at: 48, bytes: 4)
        for _ in 0..<mostSectors {
            // Larger numbers mark the end of a chain.
            guard sector < 0xFFFF_FFF0 else { break }
            let directory = bytes(ofSector: sector)
            for entry in stride(from: 0, to: directory.count - 127, by: 128) {
                let length = directory.littleEndian(at: entry + 64, bytes: 2)
                guard length >= 4, length <= 64 else { continue }
                let units = stride(from: entry, to: entry + length - 2, by: 2).map { directory[$0] }
                names.insert(String(decoding: units, as: UTF8.self))
            }
            // The table of what follows what lies in sectors that the head lists.
            let table = sector / (size / 4)
            guard table < 109 else { break }
            let next = bytes(ofSector: head.littleEndian(at: 76 + table * 4, bytes: 4)).littleEndian(at: sector % (size / 4) * 4, bytes: 4)
            guard next != 0 else { break }
            sector = next
        }
        return names
    }
}

extension [UInt8] {
    /// Where the other bytes first lie among these.
    fileprivate func firstRange(of other: [UInt8]) -> Range<Int>? {
        guard !other.isEmpty, other.count <= count else { return nil }
        return (0...(count - other.count)).first { self[$0] == other[0] && self[$0..<($0 + other.count)].elementsEqual(other) }.map {
            $0..<($0 + other.count)
        }
    }
}
