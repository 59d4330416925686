/// Gives the rows of a table, run by run, whatever its format: CSV, a sheet of a spreadsheet, JSON objects.
public protocol RowSource: AnyObject {
    /// Empties the batch and fills it with the next rows. False, with an empty batch, when there are no more.
    ///
    /// Rows come as the file has them: title lines and the header among them, blank lines as rows of no cells.
    func next(_ batch: RowBatch) throws(TableError) -> Bool

    /// What has been seen of the file so far; whole once `next` has answered false.
    var form: TableForm { get }
}

/// Why a file cannot be read as a table at all.
public enum TableError: Error, Sendable, Equatable {
    /// The system's reason.
    case unreadable(String)
    case empty
    /// A cell longer than `Cell.longest`, or more columns than a table may have: most often a quote that never ends. With its row.
    case endless(row: Int)
    /// The file is not of the format that its name tells.
    case damaged(Damage)
    /// Larger when unpacked than the limit, or made to swell (a bomb).
    case swollen
    /// A format that has to be saved anew in another (`xls`, a password).
    case refused(format: String)
    case noSuchSheet(String, sheets: [String])
    /// The file is no table but something else altogether, whatever its name says.
    case disguised(FileMagic)
}

/// What was detected of a table's file.
public struct TableForm: Sendable, Equatable {
    public enum Format: String, Sendable { case csv, xlsx, ods, json, geojson }

    public var format: Format
    public var encoding: TextEncoding = .utf8
    /// Whether the file starts with a byte order mark.
    public var hasByteOrderMark = false
    /// `,`, `;`, tab or `|`; nil for formats without one.
    public var delimiter: UInt8?
    public var lineEnding: LineEnding?
    /// The sheet that was read, and all there are.
    public var sheet: String?
    public var sheets: [String] = []
    /// `"` most often; nil when quotes have no meaning, and for formats without one.
    public var quote: UInt8?
    /// Whether spaces at the start of a cell are no part of it.
    public var skipsSpaces = false
    /// What a reader should know of how the file was taken, in the order of the file, each kind once.
    public var remarks: [Remark] = []

    public enum LineEnding: String, Sendable { case lf, crlf, cr, mixed }

    /// Something about the file's make, with the row where it was first seen (0 when it is the whole file) and how many times.
    public struct Remark: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            /// NUL bytes, dropped.
            case nulBytes
            /// A quote in the middle of a cell, or text after a closing quote: taken as it stands.
            case strayQuote
            /// A quote that is never closed: the cell was ended at the end of its line.
            case unclosedQuote
            /// Bytes that are not of the file's encoding: each taken as Windows-1252.
            case mixedEncoding
            /// Text that was UTF-8 read as Windows-1252 and written again (“Ã©”).
            case damagedAccents
            case mixedLineEndings
            /// Cells merged in the spreadsheet: only the first has the value.
            case mergedCells
            /// The spreadsheet has more sheets with data than the one that was read.
            case otherSheets
            /// Formulas without a stored result.
            case formulasWithoutResult
            /// Rows or columns that the spreadsheet hides: read all the same. Sheets with data that it hides: published with the file.
            case hiddenCells
            /// Cells more than 1,000 blank rows or columns away from the others. Those to the right are left out.
            case farCells
            /// Names of members that come only after the first 1,000 objects of a JSON file: they have no column. Counted by cells.
            case lateColumns
            /// Members of one JSON object under one name: the last was taken.
            case repeatedNames
            /// Elements of a JSON array of objects that are no objects: each is a blank row.
            case strayValues
        }

        public var kind: Kind
        public var row: Int
        public var count: Int
        /// Of merged cells, the first that are.
        public var cells: CellRange?

        public init(_ kind: Kind, row: Int, count: Int = 1, cells: CellRange? = nil) {
            self.kind = kind
            self.row = row
            self.count = count
            self.cells = cells
        }
    }

    /// A rectangle of cells; rows and columns from 1, the last ones among them.
    public struct CellRange: Sendable, Equatable {
        public var firstRow: Int
        public var firstColumn: Int
        public var lastRow: Int
        public var lastColumn: Int

        public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
            self.firstRow = firstRow
            self.firstColumn = firstColumn
            self.lastRow = lastRow
            self.lastColumn = lastColumn
        }
    }

    public init(format: Format) { self.format = format }

    public mutating func remark(_ kind: Remark.Kind, row: Int, count: Int = 1, cells: CellRange? = nil) {
        if let index = remarks.firstIndex(where: { $0.kind == kind }) {
            remarks[index].count += count
        } else {
            remarks.append(Remark(kind, row: row, count: count, cells: cells))
        }
    }
}

public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"
    case latin9 = "ISO-8859-15"
}
