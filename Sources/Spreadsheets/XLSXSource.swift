internal import Tables

/// The rows of one sheet of an Office Open XML workbook.
final class XLSXSource: RowSource {
    private let package: ZipPackage
    private let book: Workbook
    private let chosen: Int
    private let shared: SharedStrings
    private let styles: NumberStyles
    private let visitor: XLSXSheetVisitor
    private let reader: PartReader
    private var isOver = false
    private(set) var form = TableForm(format: .xlsx)

    /// The most bytes a sheet may have when unpacked.
    private static let sheetLimit = 2 << 30
    /// How far the other sheets are looked into, in bytes for all of them together, to see whether they have data.
    private static let peekLimit = 32 << 20

    /// - Parameter sheet: the name of the sheet to read; nil for the first that has data and is not hidden.
    init(_ package: ZipPackage, sheet wanted: String?) throws(TableError) {
        self.package = package
        let book = try Workbook(package)
        self.book = book
        let names = book.sheets.map(\.name)
        var candidates = Array(book.sheets.indices)
        if let wanted {
            guard let index = Spreadsheet.index(of: wanted, among: names) else { throw .noSuchSheet(wanted, sheets: names) }
            candidates = [index]
        } else {
            candidates.removeAll { book.sheets[$0].isHidden }
        }
        shared =
            try book.sharedStrings.flatMap { part throws(TableError) in
                try package.visit(part, limit: SharedStrings.limit) { SharedStringsVisitor($0) }?.strings
            } ?? SharedStrings()
        styles = try book.styles.flatMap { part throws(TableError) in try package.visit(part) { NumberStylesVisitor($0) }?.styles } ?? NumberStyles()
        for index in candidates {
            let (visitor, reader) = try Self.read(book.sheets[index], of: book, package, shared, styles)
            while !reader.isFinished, !visitor.rows.hasRows { try reader.advance() }
            if visitor.rows.hasRows {
                chosen = index
                self.visitor = visitor
                self.reader = reader
                form.sheet = names[index]
                form.sheets = names
                return
            }
        }
        throw .empty
    }

    private static func read(
        _ sheet: Workbook.Sheet, of book: Workbook, _ package: ZipPackage, _ shared: SharedStrings, _ styles: NumberStyles
    ) throws(TableError) -> (XLSXSheetVisitor, PartReader) {
        guard let index = package.index(of: sheet.part) else { throw .damaged(.sheetMissing) }
        let stream = try XMLStream(part: sheet.part)
        let visitor = XLSXSheetVisitor(stream, shared: shared, styles: styles, since1904: book.since1904)
        return (visitor, PartReader(try package.open(index, limit: sheetLimit), stream, visitor))
    }

    func next(_ batch: RowBatch) throws(TableError) -> Bool {
        if try reader.fill(batch, with: visitor.rows) { return true }
        if !isOver {
            isOver = true
            try finishForm()
        }
        return false
    }

    private func finishForm() throws(TableError) {
        form.remarks = visitor.rows.remarks
        let (merged, formulas) = (visitor.mergedCells, visitor.formulasWithoutResult)
        if formulas.count > 0 { form.remark(.formulasWithoutResult, row: formulas.row, count: formulas.count) }
        if merged.count > 0 { form.remark(.mergedCells, row: merged.first?.firstRow ?? 0, count: merged.count, cells: merged.first) }
        form.remarkHiddenColumns(visitor.hiddenColumns, width: visitor.rows.width)
        var left = Self.peekLimit
        for (index, sheet) in book.sheets.enumerated() where index != chosen {
            guard left > 0 else { break }
            // What is wrong with a sheet that is not read is no reason to refuse the one that is.
            guard let (visitor, reader) = try? Self.read(sheet, of: book, package, shared, styles) else { continue }
            while !reader.isFinished, !visitor.rows.hasRows, reader.unpacked < left {
                guard (try? reader.advance()) != nil else { break }
            }
            left -= reader.unpacked
            if visitor.rows.hasRows { form.remark(sheet.isHidden ? .hiddenCells : .otherSheets, row: 0) }
        }
    }
}

extension TableForm {
    /// Counts the hidden columns up to the last one with data.
    mutating func remarkHiddenColumns(_ ranges: [Range<Int>], width: Int) {
        let count = ranges.reduce(0) { $0 + $1.clamped(to: 0..<width).count }
        if count > 0 { remark(.hiddenCells, row: 0, count: count) }
    }
}
