internal import Bytes
internal import Glibc
public import Tables

/// Reads sheets of spreadsheets: Office Open XML (ECMA-376, strict and transitional: `.xlsx`, `.xlsm`) and OpenDocument 1.2 and 1.3 (`.ods`).
/// What a file is is told from its bytes, not from its name.
///
/// A cell comes as it is stored, not as its format shows it, but for two things: numbers have at most 15 significant digits, and those with a
/// date's format are dates. Rows end with their last filled cell, whatever the width of the header; a row without one has no cells, and those
/// after the last filled row don't come. Where more than 1,000 blank rows lie between two filled ones they are left out: the next batch starts
/// at the row after them (`firstRow`), and the form remarks `farCells`.
///
/// Errors: `.refused` with the format `xls`, `xlsb`, `password` (protected by one), `numbers`, or, for a file that only bears a spreadsheet's
/// name, `html` (a page of the web), `pdf`, `xml` (another XML) and `text` (CSV); `.empty` without any filled cell.
public enum Spreadsheet {
    public struct Sheet: Sendable, Equatable {
        public let name: String
        public let isHidden: Bool

        public init(name: String, isHidden: Bool) {
            self.name = name
            self.isHidden = isHidden
        }
    }

    /// Starts to read a sheet.
    ///
    /// - Parameter sheet: its name (letters' case doesn't count if no name has the same); nil for the first that has data and isn't hidden.
    public static func open(_ path: String, sheet: String? = nil) throws(TableError) -> any RowSource {
        try source(of: contents(of: openFile(path)), sheet: sheet)
    }

    /// - Parameter bytes: of a whole file; they are copied.
    public static func open(_ bytes: UnsafeBufferPointer<UInt8>, sheet: String? = nil) throws(TableError) -> any RowSource {
        try source(of: contents(of: bytes), sheet: sheet)
    }

    /// The sheets that may be read, in the file's order. Of an OpenDocument file all is read for it.
    public static func sheets(of path: String) throws(TableError) -> [Sheet] {
        switch try contents(of: openFile(path)) {
        case .xlsx(let package): try Workbook(package).sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
        case .ods(let package): try ODSSource.sheets(of: package)
        }
    }

    // MARK: Telling what a file is

    private enum Contents {
        case xlsx(ZipPackage)
        case ods(ZipPackage)
    }

    private static func source(of contents: Contents, sheet: String?) throws(TableError) -> any RowSource {
        switch contents {
        case .xlsx(let package): try XLSXSource(package, sheet: sheet)
        case .ods(let package): try ODSSource(package, sheet: sheet)
        }
    }

    private static func openFile(_ path: String) throws(TableError) -> UnsafeMutablePointer<FILE> {
        let descriptor: Int32
        do {
            descriptor = try Files.open(path).descriptor
        } catch {
            throw .unreadable(error.reason)
        }
        guard let file = fdopen(descriptor, "rb") else {
            let reason = FileError("open", path).reason
            Files.close(descriptor)
            throw .unreadable(reason)
        }
        return file
    }

    private static func contents(of file: UnsafeMutablePointer<FILE>) throws(TableError) -> Contents {
        var head = [UInt8](repeating: 0, count: FileStart.length)
        head.removeLast(head.count - fread(&head, 1, head.count, file))
        let isUnreadable = ferror(file) != 0
        guard !isUnreadable, case .zip = FileStart(head) else {
            defer { fclose(file) }
            if isUnreadable { throw .unreadable(FileError("read", "").reason) }
            throw FileStart(head).refusal { place, count in
                var bytes = [UInt8](repeating: 0, count: count)
                guard fseeko(file, off_t(place), SEEK_SET) == 0 else { return [] }
                bytes.removeLast(count - fread(&bytes, 1, count, file))
                return bytes
            }
        }
        return try contents(of: ZipPackage(file: file))
    }

    private static func contents(of bytes: UnsafeBufferPointer<UInt8>) throws(TableError) -> Contents {
        let start = FileStart(Array(bytes.prefix(FileStart.length)))
        guard case .zip = start else {
            throw start.refusal { place, count in Array(bytes.dropFirst(place).prefix(count)) }
        }
        return try contents(of: ZipPackage(bytes: bytes))
    }

    private static func contents(of package: ZipPackage) throws(TableError) -> Contents {
        if package.index(of: "_rels/.rels") != nil || package.index(of: "xl/workbook.xml") != nil { return .xlsx(package) }
        if package.index(of: "content.xml") != nil { return .ods(package) }
        if package.index(of: "Index/Document.iwa") != nil || package.index(of: "Index.zip") != nil { throw .refused(format: "numbers") }
        throw .damaged(.noWorkbook)
    }

    /// The place of a sheet's name: the very name, or else the same but for letters' case and accents.
    static func index(of name: String, among names: [String]) -> Int? {
        names.firstIndex { $0.utf8.elementsEqual(name.utf8) } ?? names.firstIndex { folded($0) == folded(name) }
    }
}
