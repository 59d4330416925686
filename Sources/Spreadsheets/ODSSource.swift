internal import Tables

/// The rows of one sheet of an OpenDocument spreadsheet.
final class ODSSource: RowSource {
    private let visitor: ODSVisitor
    private let reader: PartReader
    private var isOver = false
    private(set) var form = TableForm(format: .ods)

    /// The most bytes that all sheets together may have when unpacked.
    private static let contentLimit = 2 << 30

    /// - Parameter sheet: the name of the sheet to read; nil for the first that has data and is not hidden.
    init(_ package: ZipPackage, sheet wanted: String?) throws(TableError) {
        try Self.check(package)
        var (visitor, reader) = try Self.read(package, wanted.map(ODSVisitor.Choice.named) ?? .first)
        try Self.findRows(visitor, reader)
        if visitor.chosen == nil, let wanted {
            // All names are known now; none is the very one.
            let names = visitor.sheets.map(\.name)
            guard let index = Spreadsheet.index(of: wanted, among: names) else { throw .noSuchSheet(wanted, sheets: names) }
            (visitor, reader) = try Self.read(package, .named(names[index]))
            try Self.findRows(visitor, reader)
        }
        guard let chosen = visitor.chosen else { throw .empty }
        self.visitor = visitor
        self.reader = reader
        form.sheet = visitor.sheets[chosen].name
    }

    static func sheets(of package: ZipPackage) throws(TableError) -> [Spreadsheet.Sheet] {
        try check(package)
        let (visitor, reader) = try read(package, .none)
        try reader.readAll()
        return visitor.sheets
    }

    private static func findRows(_ visitor: ODSVisitor, _ reader: PartReader) throws(TableError) {
        while visitor.chosen == nil, !reader.isFinished { try reader.advance() }
    }

    private static func read(_ package: ZipPackage, _ choice: ODSVisitor.Choice) throws(TableError) -> (ODSVisitor, PartReader) {
        guard let index = package.index(of: "content.xml") else { throw .damaged(.contentMissing) }
        let stream = try XMLStream(part: "content.xml")
        let visitor = ODSVisitor(stream, choice)
        return (visitor, PartReader(try package.open(index, limit: contentLimit), stream, visitor))
    }

    /// Refuses a file that is protected by a password: its content is no XML then.
    private static func check(_ package: ZipPackage) throws(TableError) {
        guard let manifest = try package.visit("META-INF/manifest.xml", { ManifestVisitor($0) }) else { return }
        if manifest.isEncrypted { throw .refused(format: "password") }
    }

    func next(_ batch: RowBatch) throws(TableError) -> Bool {
        if try reader.fill(batch, with: visitor.rows) { return true }
        if !isOver {
            isOver = true
            finishForm()
        }
        return false
    }

    private func finishForm() {
        form.sheets = visitor.sheets.map(\.name)
        form.remarks = visitor.rows.remarks
        let (merged, formulas) = (visitor.mergedCells, visitor.formulasWithoutResult)
        if formulas.count > 0 { form.remark(.formulasWithoutResult, row: formulas.row, count: formulas.count) }
        if merged.count > 0 { form.remark(.mergedCells, row: merged.first?.firstRow ?? 0, count: merged.count, cells: merged.first) }
        form.remarkHiddenColumns(visitor.hiddenColumns, width: visitor.rows.width)
        for index in visitor.withData.sorted() where index != visitor.chosen {
            form.remark(visitor.sheets[index].isHidden ? .hiddenCells : .otherSheets, row: 0)
        }
    }
}

/// Reads the list of an OpenDocument package's parts (OpenDocument 1.3 part 2, §4.8).
private final class ManifestVisitor: XMLVisitor {
    private(set) var isEncrypted = false
    private let encryptionData: XMLName

    init(_ stream: XMLStream) { encryptionData = stream.name("encryption-data") }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == encryptionData else { return }
        isEncrypted = true
        stop()
    }
}
