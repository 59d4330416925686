internal import Tables

/// Reads the part of one sheet of an Office Open XML workbook (ECMA-376 part 1, §18.3.1).
final class XLSXSheetVisitor: XMLVisitor {
    let rows = RowAssembly(mostRows: 1_048_576)
    private(set) var formulasWithoutResult = (row: 0, count: 0)
    private(set) var mergedCells: (first: TableForm.CellRange?, count: Int) = (nil, 0)
    /// Columns from 0 that the sheet hides; wide ranges beyond the last column with data are usual.
    private(set) var hiddenColumns: [Range<Int>] = []

    private let shared: SharedStrings
    private let styles: NumberStyles
    private let since1904: Bool
    private let names: Names

    private enum Place { case outside, sheet, columns, merges, rows, row, cell, value, inline, inlineText, run, runText }
    private var place = Place.outside
    private var skipped = 0

    // MARK: The row and the cell in the making

    private enum Content { case number, shared, text, boolean, failure, date }
    private var row = 0
    private var column = 0
    private var nextColumn = 0
    private var content = Content.number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false

    private static let mostRanges = 16_384

    private struct Names {
        let c, v, r, s, t, row, f, inline, sheetData, worksheet, cols, col, mergeCells, mergeCell, ref, hidden, min, max: XMLName

        init(_ stream: XMLStream) {
            c = stream.name("c")
            v = stream.name("v")
            r = stream.name("r")
            s = stream.name("s")
            t = stream.name("t")
            row = stream.name("row")
            f = stream.name("f")
            inline = stream.name("is")
            sheetData = stream.name("sheetData")
            worksheet = stream.name("worksheet")
            cols = stream.name("cols")
            col = stream.name("col")
            mergeCells = stream.name("mergeCells")
            mergeCell = stream.name("mergeCell")
            ref = stream.name("ref")
            hidden = stream.name("hidden")
            min = stream.name("min")
            max = stream.name("max")
        }
    }

    init(_ stream: XMLStream, shared: SharedStrings, styles: NumberStyles, since1904: Bool) {
        self.shared = shared
        self.styles = styles
        self.since1904 = since1904
        names = Names(stream)
    }

    // MARK: Walking

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        switch place {
        case .row where name == names.c: startCell(attributes)
        case .cell where name == names.v:
            rows.setPending(count: 0)
            place = .value
        case .rows where name == names.row: startRow(attributes)
        case .cell where name == names.f:
            hasFormula = true
            skipped = 1
        case .cell where name == names.inline:
            rows.setPending(count: 0)
            place = .inline
        case .inline where name == names.t: place = .inlineText
        case .inline where name == names.r: place = .run
        case .run where name == names.t: place = .runText
        case .sheet where name == names.sheetData: place = .rows
        case .sheet where name == names.cols: place = .columns
        case .sheet where name == names.mergeCells: place = .merges
        case .columns where name == names.col:
            hide(attributes)
            skipped = 1
        case .merges where name == names.mergeCell:
            if mergedCells.count == 0 { mergedCells.first = attributes.value(of: names.ref).flatMap(Self.range) }
            mergedCells.count += 1
            skipped = 1
        case .outside where name == names.worksheet: place = .sheet
        case .outside: fail(.damaged(.sheetMissing))
        default: skipped = 1
        }
    }

    override func end() {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        switch place {
        case .value:
            hasValue = true
            place = .cell
        case .cell:
            endCell()
            place = .row
        case .row:
            rows.endRow()
            if let failure = rows.failure { fail(failure) }
            place = .rows
        case .inline:
            hasValue = true
            place = .cell
        case .inlineText, .run: place = .inline
        case .runText: place = .run
        case .rows, .columns, .merges: place = .sheet
        case .sheet, .outside: place = .outside
        }
    }

    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0 else { return }
        switch place {
        case .value, .inlineText, .runText: rows.append(text)
        default: break
        }
    }

    private func startRow(_ attributes: XMLAttributes) {
        var isHidden = false
        row += 1
        for index in 0..<attributes.count {
            if attributes.name(index) == names.r {
                guard let number = wholeNumber(attributes.value(index)), number >= 1 else { return fail(.damaged(.rowUnnumbered)) }
                row = number
            } else if attributes.name(index) == names.hidden {
                isHidden = isTrue(attributes.value(index))
            }
        }
        rows.startRow(row, isHidden: isHidden)
        nextColumn = 0
        place = .row
    }

    @inline(__always)
    private func startCell(_ attributes: XMLAttributes) {
        column = nextColumn
        content = .number
        style = 0
        hasFormula = false
        hasValue = false
        for index in 0..<attributes.count {
            let name = attributes.name(index)
            if name == names.r {
                let found = Self.column(attributes.value(index))
                if found >= 0 { column = found }
            } else if name == names.s {
                style = wholeNumber(attributes.value(index)) ?? 0
            } else if name == names.t {
                content = content(ofType: attributes.value(index))
            }
        }
        nextColumn = column + 1
        rows.setPending(count: 0)
        place = .cell
    }

    private func content(ofType type: UnsafeBufferPointer<UInt8>) -> Content {
        guard let first = type.first else { return .number }
        if type.count == 1 {
            switch first {
            case UInt8(ascii: "s"): return .shared
            case UInt8(ascii: "b"): return .boolean
            case UInt8(ascii: "e"): return .failure
            case UInt8(ascii: "d"): return .date
            default: return .number
            }
        }
        // `str` and `inlineStr`
        return .text
    }

    private func hide(_ attributes: XMLAttributes) {
        guard attributes.value(of: names.hidden).map(isTrue) ?? false, hiddenColumns.count < Self.mostRanges,
            let first = attributes.value(of: names.min).flatMap(wholeNumber), let last = attributes.value(of: names.max).flatMap(wholeNumber),
            first >= 1, last >= first
        else { return }
        hiddenColumns.append((first - 1)..<last)
    }

    private func isTrue(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8)
    }

    // MARK: Cells

    @inline(__always)
    private func endCell() {
        if !hasValue {
            if hasFormula { noteFormula() }
            return
        }
        guard column < RowAssembly.mostColumns else { return }
        switch content {
        case .shared:
            let index = wholeNumber(rows.pendingText)
            rows.setPending(count: 0)
            guard let index else { return }
            guard let text = shared[index] else { return fail(.damaged(.textMissing)) }
            rows.append(text)
            rows.putCell(column: column, kind: .text)
        case .number: endNumber()
        case .text:
            rows.setPending(count: EscapedText.decode(rows.pending, count: rows.pendingCount))
            rows.putCell(column: column, kind: .text)
        case .boolean: endBoolean()
        case .failure: rows.putCell(column: column, kind: .failure)
        case .date: endDate()
        }
    }

    private func endNumber() {
        trimSpaces()
        guard rows.pendingCount > 0 else {
            if hasFormula { noteFormula() }
            return
        }
        let style = styles[style]
        if style != .number, let serial = NumberText.value(rows.pendingText),
            let count = DateText.write(serial: serial, style: style, since1904: since1904, to: rows.pending)
        {
            rows.setPending(count: count)
            rows.putCell(column: column, kind: .date)
        } else if let count = NumberText.normalize(rows.pending, count: rows.pendingCount) {
            rows.setPending(count: count)
            rows.putCell(column: column, kind: .number)
        } else {
            rows.putCell(column: column, kind: .text)
        }
    }

    private func endBoolean() {
        trimSpaces()
        let text = rows.pendingText
        guard let first = text.first else { return }
        let isTrue = first == UInt8(ascii: "1") || first | 0x20 == UInt8(ascii: "t")
        rows.setPending(count: 0)
        for byte in (isTrue ? "true" : "false").utf8 { rows.append(byte) }
        rows.putCell(column: column, kind: .boolean)
    }

    private func endDate() {
        trimSpaces()
        if let count = DateText.normalize(rows.pending, count: rows.pendingCount, style: styles[style]) {
            rows.setPending(count: count)
            rows.putCell(column: column, kind: .date)
        } else {
            rows.putCell(column: column, kind: .text)
        }
    }

    @inline(__always)
    private func trimSpaces() {
        let text = rows.pendingText
        guard let first = text.first, let last = text.last, first <= 0x20 || last <= 0x20 else { return }
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        rows.pending.update(from: rows.pending + start, count: end - start)
        rows.setPending(count: end - start)
    }

    private func noteFormula() {
        if formulasWithoutResult.count == 0 { formulasWithoutResult.row = row }
        formulasWithoutResult.count += 1
    }

    // MARK: References

    /// The column, from 0, of a reference as `AB12`; -1 when it has none.
    @inline(__always)
    private static func column(_ reference: UnsafeBufferPointer<UInt8>) -> Int {
        var column = 0
        for byte in reference {
            let letter = Int(byte & 0xDF) - 0x40
            guard letter >= 1, letter <= 26 else { break }
            column = column * 26 + letter
            if column > RowAssembly.mostColumns { return RowAssembly.mostColumns }
        }
        return column - 1
    }

    /// The row of the first cell of `A1:C3`; 0 when it has none.
    private static func reference(_ text: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int) {
        var row = 0
        for byte in text.drop(while: { $0 &- 0x30 > 9 }) {
            guard byte &- 0x30 < 10, row < 1 << 32 else { break }
            row = row * 10 + Int(byte &- 0x30)
        }
        return (row, column(text))
    }

    /// `A1:C3`; nil when it is no such range.
    private static func range(_ text: UnsafeBufferPointer<UInt8>) -> TableForm.CellRange? {
        guard let colon = text.firstIndex(of: 0x3A) else { return nil }
        let first = reference(UnsafeBufferPointer(rebasing: text[..<colon]))
        let last = reference(UnsafeBufferPointer(rebasing: text[(colon + 1)...]))
        guard first.row > 0, first.column >= 0, last.row > 0, last.column >= 0 else { return nil }
        return TableForm.CellRange(firstRow: first.row, firstColumn: first.column + 1, lastRow: last.row, lastColumn: last.column + 1)
    }
}
