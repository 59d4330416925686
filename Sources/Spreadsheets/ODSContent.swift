internal import Tables

/// Reads the one part that holds all the sheets of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, §9).
final class ODSVisitor: XMLVisitor {
    /// Which sheet is read; the others are only looked at.
    enum Choice {
        case named(String)
        /// The first that has data and isn't hidden.
        case first
        case none
    }

    /// LibreOffice can be told to allow so many.
    let rows = RowAssembly(mostRows: 1 << 24)
    private(set) var sheets: [Spreadsheet.Sheet] = []
    /// The index of the sheet that is read, once it is known to have data.
    private(set) var chosen: Int?
    private(set) var withData: Set<Int> = []
    private(set) var formulasWithoutResult = (row: 0, count: 0)
    private(set) var mergedCells: (first: TableForm.CellRange?, count: Int) = (nil, 0)
    private(set) var hiddenColumns: [Range<Int>] = []

    private let choice: Choice
    private let names: ODSNames
    private var hiddenStyles: Set<String> = []
    private var styleName: String?

    private enum Place { case outside, document, styles, style, body, spreadsheet, table, row, cell, paragraph }
    private var place = Place.outside
    private var skipped = 0
    /// How many groups of rows or columns are open.
    private var groups = 0
    /// How many runs of a paragraph are open.
    private var runs = 0
    private var isReading = false

    // MARK: The sheet, the row and the cell in the making

    private var row = 0
    private var rowRepeats = 1
    private var column = 0
    private var nextColumn = 0
    private var columnRepeats = 1
    private var layoutColumn = 0
    private var kind = Cell.Kind.text
    /// Whether the cell's text is that of its paragraphs, not of an attribute.
    private var readsParagraphs = false
    private var hasParagraph = false
    private var lastIsSpace = true
    private var hasFormula = false

    private static let most = 16_384

    init(_ stream: XMLStream, _ choice: Choice) {
        self.choice = choice
        names = ODSNames(stream)
    }

    // MARK: Walking

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        switch place {
        case .row where name == names.cell: startCell(attributes)
        case .cell where name == names.p || name == names.h: startParagraph()
        case .table where name == names.row: startRow(attributes)
        case .row where name == names.coveredCell:
            moveOn(repeats(attributes.value(of: names.columnsRepeated)))
            skipped = 1
        case .paragraph: startRun(name, attributes)
        case .table where names.groups.contains(name): groups += 1
        case .table where name == names.column:
            noteColumn(attributes)
            skipped = 1
        case .spreadsheet where name == names.table: startTable(attributes)
        case .outside where name == names.documentContent: place = .document
        case .outside: fail(.damaged(.contentMissing))
        case .document where name == names.automaticStyles: place = .styles
        case .document where name == names.body: place = .body
        case .body where name == names.spreadsheet: place = .spreadsheet
        case .body: fail(.damaged(.otherOpenDocument))
        case .styles where name == names.style:
            styleName = attributes.string(of: names.name)
            place = .style
        case .style:
            if name == names.tableProperties, hiddenStyles.count < Self.most, attributes.string(of: names.display) == "false", let styleName {
                hiddenStyles.insert(styleName)
            }
            skipped = 1
        default: skipped = 1
        }
    }

    override func end() {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        switch place {
        case .paragraph:
            if runs > 0 { runs -= 1 } else { place = .cell }
        case .cell:
            endCell()
            place = .row
        case .row:
            endRow()
            place = .table
        case .table:
            if groups > 0 { groups -= 1 } else { endTable() }
        case .style: place = .styles
        case .spreadsheet: place = .body
        case .styles, .body: place = .document
        case .document, .outside: place = .outside
        }
    }

    // MARK: Sheets

    private func startTable(_ attributes: XMLAttributes) {
        let name = attributes.string(of: names.name) ?? ""
        let style = attributes.string(of: names.styleName)
        // Copies of other files' sheets, kept for their formulas.
        guard style != "ta_extref", !name.utf8.starts(with: "'file:".utf8), sheets.count < Self.most else {
            skipped = 1
            return
        }
        let isHidden = style.map { hiddenStyles.contains($0) } ?? false
        sheets.append(Spreadsheet.Sheet(name: name, isHidden: isHidden))
        switch choice {
        case .named(let wanted): isReading = chosen == nil && name.utf8.elementsEqual(wanted.utf8)
        case .first: isReading = chosen == nil && !isHidden
        case .none: isReading = false
        }
        if isReading {
            hiddenColumns = []
            mergedCells = (nil, 0)
            formulasWithoutResult = (0, 0)
        }
        row = 0
        layoutColumn = 0
        groups = 0
        place = .table
    }

    private func endTable() {
        isReading = false
        place = .spreadsheet
    }

    private func noteColumn(_ attributes: XMLAttributes) {
        let start = min(layoutColumn, RowAssembly.mostColumns)
        layoutColumn = start + repeats(attributes.value(of: names.columnsRepeated))
        if isReading, isHidden(attributes), hiddenColumns.count < Self.most { hiddenColumns.append(start..<layoutColumn) }
    }

    private func isHidden(_ attributes: XMLAttributes) -> Bool {
        attributes.value(of: names.visibility).map { !$0.elementsEqual("visible".utf8) } ?? false
    }

    private func repeats(_ value: UnsafeBufferPointer<UInt8>?) -> Int { max(1, value.flatMap(wholeNumber) ?? 1) }

    // MARK: Rows

    private func startRow(_ attributes: XMLAttributes) {
        rowRepeats = repeats(attributes.value(of: names.rowsRepeated))
        nextColumn = 0
        place = .row
        if isReading { rows.startRow(row + 1, repeats: rowRepeats, isHidden: isHidden(attributes)) }
    }

    private func endRow() {
        if isReading {
            rows.endRow()
            if let failure = rows.failure { return fail(failure) }
            if rows.hasRows, chosen == nil { chosen = sheets.count - 1 }
        }
        row += rowRepeats
    }

    // MARK: Cells

    /// Sets the columns of the cell that starts.
    private func moveOn(_ repeats: Int) {
        column = nextColumn
        columnRepeats = min(repeats, RowAssembly.mostColumns)
        nextColumn = min(column + columnRepeats, RowAssembly.mostColumns)
    }

    private func startCell(_ attributes: XMLAttributes) {
        var type: UnsafeBufferPointer<UInt8>?
        var value: UnsafeBufferPointer<UInt8>?
        var isFailure = false
        var (columnsMerged, rowsMerged) = (1, 1)
        var repeats = 1
        hasFormula = false
        for index in 0..<attributes.count {
            let name = attributes.name(index)
            let text = attributes.value(index)
            if name == names.valueType {
                // Beside the standard's type stands LibreOffice's own, which knows errors.
                if text.elementsEqual("error".utf8) { isFailure = true } else if type == nil { type = text }
            } else if name == names.value || name == names.dateValue || name == names.timeValue || name == names.booleanValue
                || name == names.stringValue
            {
                value = text
            } else if name == names.columnsRepeated {
                repeats = self.repeats(text)
            } else if name == names.formula {
                hasFormula = true
            } else if name == names.columnsSpanned {
                columnsMerged = self.repeats(text)
            } else if name == names.rowsSpanned {
                rowsMerged = self.repeats(text)
            }
        }
        moveOn(repeats)
        guard isReading, column < RowAssembly.mostColumns else {
            if type != nil { withData.insert(sheets.count - 1) }
            skipped = 1
            return
        }
        if columnsMerged > 1 || rowsMerged > 1 {
            if mergedCells.count == 0 {
                mergedCells.first = TableForm.CellRange(
                    firstRow: row + 1, firstColumn: column + 1, lastRow: row &+ rowsMerged, lastColumn: column &+ columnsMerged)
            }
            mergedCells.count += 1
        }
        rows.setPending(count: 0)
        hasParagraph = false
        place = .cell
        kind = .text
        readsParagraphs = true
        if isFailure {
            kind = .failure
        } else if let type, let value {
            take(value, type: type)
        }
    }

    /// Takes the text of a cell from its attribute, unless it is no value of its type.
    private func take(_ value: UnsafeBufferPointer<UInt8>, type: UnsafeBufferPointer<UInt8>) {
        rows.append(value)
        guard rows.pendingCount == value.count else { return }
        let place = rows.pending
        var count: Int?
        switch type.first ?? 0 {
        // string
        case UInt8(ascii: "s"): count = value.count
        // date
        case UInt8(ascii: "d"):
            kind = .date
            count = DateText.normalize(place, count: value.count, style: .dateTime)
        // time
        case UInt8(ascii: "t"):
            kind = .date
            count = DateText.write(duration: value, to: place)
        // boolean
        case UInt8(ascii: "b"):
            kind = .boolean
            count = value.elementsEqual("true".utf8) || value.elementsEqual("false".utf8) ? value.count : nil
        // float, percentage, currency
        default:
            kind = .number
            count = NumberText.normalize(place, count: value.count)
        }
        rows.setPending(count: count ?? 0)
        if count == nil { kind = .text } else { readsParagraphs = false }
    }

    private func endCell() {
        if rows.pendingCount == 0, hasFormula, readsParagraphs, !hasParagraph {
            if formulasWithoutResult.count == 0 { formulasWithoutResult.row = row + 1 }
            formulasWithoutResult.count += columnRepeats
        }
        rows.putCell(column: column, kind: kind, repeats: columnRepeats)
    }

    // MARK: Texts

    private func startParagraph() {
        guard readsParagraphs else {
            skipped = 1
            return
        }
        if hasParagraph { rows.append(0x0A) }
        hasParagraph = true
        lastIsSpace = true
        runs = 0
        place = .paragraph
    }

    private func startRun(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == names.s {
            // Written by people: no more than a line of them.
            for _ in 0..<min(repeats(attributes.value(of: names.c)), 1_000) { rows.append(0x20) }
            lastIsSpace = false
        } else if name == names.tab || name == names.lineBreak {
            rows.append(name == names.tab ? 0x09 : 0x0A)
            lastIsSpace = true
        } else if names.asides.contains(name) {
            skipped = 1
            return
        }
        runs += 1
    }

    /// Of white space in a row only one space counts, and none at the start of a paragraph (OpenDocument 1.3 part 3, §6.1.2). One at its end
    /// would not count either, but spreadsheets write and show it.
    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0, place == .paragraph else { return }
        var start = 0
        for index in 0..<text.count {
            let isSpace = text[index] <= 0x20
            if isSpace, lastIsSpace || text[index] != 0x20 {
                rows.append(UnsafeBufferPointer(rebasing: text[start..<index]))
                if !lastIsSpace { rows.append(0x20) }
                start = index + 1
            }
            lastIsSpace = isSpace
        }
        rows.append(UnsafeBufferPointer(rebasing: text[start...]))
    }
}

/// The names that are looked for in OpenDocument content.
struct ODSNames {
    let documentContent, automaticStyles, style, tableProperties, display, body, spreadsheet: XMLName
    let table, name, styleName, column, row, cell, coveredCell: XMLName
    let columnsRepeated, rowsRepeated, columnsSpanned, rowsSpanned, visibility, formula: XMLName
    let valueType, value, dateValue, timeValue, booleanValue, stringValue: XMLName
    let p, h, s, c, tab, lineBreak: XMLName
    /// What holds rows and columns together.
    let groups: [XMLName]
    /// What stands in a paragraph and isn't of its text.
    let asides: [XMLName]

    init(_ stream: XMLStream) {
        documentContent = stream.name("document-content")
        automaticStyles = stream.name("automatic-styles")
        style = stream.name("style")
        tableProperties = stream.name("table-properties")
        display = stream.name("display")
        body = stream.name("body")
        spreadsheet = stream.name("spreadsheet")
        table = stream.name("table")
        name = stream.name("name")
        styleName = stream.name("style-name")
        column = stream.name("table-column")
        row = stream.name("table-row")
        cell = stream.name("table-cell")
        coveredCell = stream.name("covered-table-cell")
        columnsRepeated = stream.name("number-columns-repeated")
        rowsRepeated = stream.name("number-rows-repeated")
        columnsSpanned = stream.name("number-columns-spanned")
        rowsSpanned = stream.name("number-rows-spanned")
        visibility = stream.name("visibility")
        formula = stream.name("formula")
        valueType = stream.name("value-type")
        value = stream.name("value")
        dateValue = stream.name("date-value")
        timeValue = stream.name("time-value")
        booleanValue = stream.name("boolean-value")
        stringValue = stream.name("string-value")
        p = stream.name("p")
        h = stream.name("h")
        s = stream.name("s")
        c = stream.name("c")
        tab = stream.name("tab")
        lineBreak = stream.name("line-break")
        groups = [
            stream.name("table-row-group"), stream.name("table-header-rows"), stream.name("table-rows"), stream.name("table-column-group"),
            stream.name("table-header-columns"), stream.name("table-columns"),
        ]
        asides = [
            stream.name("annotation"), stream.name("annotation-end"), stream.name("note"), stream.name("ruby-text"), stream.name("frame"),
            stream.name("custom-shape"), stream.name("bookmark"),
        ]
    }
}
