/// The row of a table that names its columns.
public struct TableHeader: Sendable, Equatable {
    /// One for each column, without spaces around; empty where the header is blank.
    public let labels: [String]
    /// As the file has them.
    public let originals: [String]
    /// The row's number as a spreadsheet shows it.
    public let row: Int
    /// Rows above it that have text (titles, remarks), as a spreadsheet numbers them.
    public let titleRows: [Int]
    /// Columns after the last one that are blank in the header and in the rows that were looked at: they are no columns.
    public let droppedColumns: Int
    /// Whether a cell of the row, or of one above it, holds a line break.
    let isBroken: Bool

    /// The columns (from 0) without a label.
    public var blank: [Int] { labels.indices.filter { labels[$0].isEmpty } }
    /// The columns (from 0) whose label has spaces around it in the file.
    public var padded: [Int] { labels.indices.filter { labels[$0] != originals[$0] } }
    /// The columns (from 0) whose label an earlier column has already, with that column.
    public var duplicates: [(column: Int, first: Int)] {
        var seen: [String: Int] = [:]
        var found: [(Int, Int)] = []
        for (column, label) in labels.enumerated() where !label.isEmpty {
            if let first = seen[label] { found.append((column, first)) } else { seen[label] = column }
        }
        return found
    }

    /// How many rows with text may stand above the header, this one included.
    static let rowsLookedAt = 30

    /// Finds the header among the first rows of a table; nil when none of the rows has text.
    public init?(in batch: RowBatch, expecting expected: [String]) {
        var filled: [Int] = []
        for row in 0..<batch.rowCount where !batch.isBlank(row) {
            filled.append(row)
            if filled.count == Self.rowsLookedAt { break }
        }
        // A line that declares the delimiter (`sep=;`) is no row of the table, unless it is all there is.
        if filled.count > 1, let cell = batch.cells(ofRow: filled[0]).first, declaresDelimiter(batch.text(cell)) { filled.removeFirst() }
        guard let first = filled.first else { return nil }
        let header = Self.rowOfNames(expected, among: filled, in: batch) ?? Self.rowBelowTitles(filled, in: batch) ?? first

        let cells = batch.cells(ofRow: header)
        var originals = cells.map { batch.string($0) }
        var labels = originals.map { trimmed($0) }
        let width = labels.count
        let named = (labels.lastIndex { !$0.isEmpty } ?? 0) + 1
        var used = named
        if named < width {
            for row in (header + 1)..<max(batch.rowCount, header + 1) {
                let cells = batch.cells(ofRow: row)
                for index in stride(from: min(width, cells.count) - 1, through: used, by: -1) where !cells[index].isEmpty {
                    used = index + 1
                    break
                }
                if used == width { break }
            }
        }
        labels.removeLast(width - min(used, width))
        originals.removeLast(originals.count - labels.count)
        self.labels = labels
        self.originals = originals
        row = batch.firstRow + header
        titleRows = filled.filter { $0 < header }.map { batch.firstRow + $0 }
        droppedColumns = width - labels.count
        isBroken = (0...header).contains { row in batch.cells(ofRow: row).contains { batch.text($0).contains { $0 == 0x0A || $0 == 0x0D } } }
    }

    /// A header of columns that a program has put together.
    ///
    /// - Parameter row: that of the file that they come from.
    public init(_ labels: [String], row: Int) {
        self.labels = labels
        originals = labels
        self.row = row
        titleRows = []
        droppedColumns = 0
        isBroken = false
    }

    private init(_ header: TableHeader, labels: [String], originals: [String]) {
        self.labels = labels
        self.originals = originals
        row = header.row
        titleRows = header.titleRows
        droppedColumns = header.droppedColumns
        isBroken = header.isBroken
    }

    /// The same header with other labels for some columns (from 0), as if the file had them.
    public func renaming(_ names: [Int: String]) -> TableHeader {
        func renamed(_ labels: [String]) -> [String] { labels.enumerated().map { names[$0.offset] ?? $0.element } }
        return TableHeader(self, labels: renamed(labels), originals: renamed(originals))
    }

    public static func == (a: TableHeader, b: TableHeader) -> Bool {
        a.labels == b.labels && a.originals == b.originals && a.row == b.row && a.titleRows == b.titleRows && a.droppedColumns == b.droppedColumns
    }

    /// The row that holds most of the names a schema expects.
    private static func rowOfNames(_ expected: [String], among rows: [Int], in batch: RowBatch) -> Int? {
        guard !expected.isEmpty else { return nil }
        // Most often the first row is the header, with all the names as they are and in their order.
        if let first = rows.first, expected.count >= 2, expected.first != expected.last {
            let cells = batch.cells(ofRow: first)
            let isSame = { (cell: Cell, name: String) in !cell.isEmpty && cell.length <= 512 && batch.text(cell).elementsEqual(name.utf8) }
            if cells.count == expected.count, zip(cells, expected).allSatisfy(isSame) { return first }
        }
        let exact = Set(expected)
        if let first = rows.first, exact.count >= 2 {
            let found = batch.cells(ofRow: first).reduce(0) { $0 + (!$1.isEmpty && $1.length <= 512 && exact.contains(batch.string($1)) ? 1 : 0) }
            if found * 2 > exact.count { return first }
        }
        let names = Set(expected.map { trimmed($0).lowercased() })
        var best: Int?
        // One name alone may be a word of a title or a value.
        var most = min(2, names.count) - 1
        for row in rows {
            var found: Set<String> = []
            for cell in batch.cells(ofRow: row) where !cell.isEmpty && cell.length <= 512 {
                let label = trimmed(batch.string(cell)).lowercased()
                if names.contains(label) { found.insert(label) }
            }
            if found.count > most {
                most = found.count
                best = row
            }
        }
        return best
    }

    /// The first row that is no title, when below the titles there is a header rather than a row of values.
    ///
    /// A title has one filled cell, or at most half as many as the table's body, or fewer and a blank row below it.
    private static func rowBelowTitles(_ rows: [Int], in batch: RowBatch) -> Int? {
        var widths: [Int: Int] = [:]
        for row in 0..<batch.rowCount where !batch.isBlank(row) { widths[filledWidth(of: row, in: batch), default: 0] += 1 }
        guard let usual = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key, usual >= 2 else { return nil }
        for (position, row) in rows.enumerated() {
            let cells = batch.cells(ofRow: row)
            let filled = cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
            let stands = row + 1 < batch.rowCount && batch.isBlank(row + 1)
            let isTitle = usual == 2 ? filled == 1 && stands : filled == 1 || filled * 2 <= usual || filled < usual && stands
            if isTitle { continue }
            if position == 0 { return row }
            let texts = cells.reduce(0) { $0 + (!$1.isEmpty && CellLook(batch.text($1)) == .text ? 1 : 0) }
            return texts * 10 >= filled * 9 ? row : nil
        }
        return nil
    }

    /// The number of cells up to the last filled one.
    private static func filledWidth(of row: Int, in batch: RowBatch) -> Int {
        let cells = batch.cells(ofRow: row)
        var width = cells.count
        while width > 0, cells[width - 1].isEmpty { width -= 1 }
        return width
    }
}

/// Whether a line tells spreadsheet programs what parts the cells: `sep=;`.
func declaresDelimiter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count >= 4 && text[0] | 0x20 == 0x73 && text[1] | 0x20 == 0x65 && text[2] | 0x20 == 0x70 && text[3] == 0x3D
}

/// A text without spaces, line breaks, non-breaking spaces and byte order marks at its ends.
func trimmed(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x202F, 0x200B, 0xFEFF: true
        default: false
        }
    }
    // Most texts start and end with a letter or a digit.
    if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, last > 0x20, first | last < 0x80 { return text }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isSpace($0) }), let end = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(scalars[start...end])
}
