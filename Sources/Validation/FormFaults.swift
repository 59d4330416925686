internal import Findings
internal import Tables

/// What there is to say of a table's file, and how many times.
func faults(of form: TableForm) -> [(Fault, count: Int)] {
    var faults: [(Fault, count: Int)] = []
    if form.encoding != .utf8 {
        // A byte order mark of UTF-16 is read as such: before bytes of another encoding only that of UTF-8 can stand.
        let isContradicted = form.hasByteOrderMark && (form.encoding == .windows1252 || form.encoding == .latin9)
        faults.append((Fault(isContradicted ? .encodingContradicted : .encodingOld, row: 0, details: [form.encoding.rawValue]), 1))
    }
    for remark in form.remarks {
        let details =
            switch remark.kind {
            case .otherSheets: [form.sheet ?? ""]
            case .mergedCells: merged(remark)
            default: [String]()
            }
        faults.append((Fault(remark.kind.rule, row: remark.row, details: details), remark.count))
    }
    return faults
}

/// ` (B2:B5)`, or that it is the first of several.
private func merged(_ remark: TableForm.Remark) -> [String] {
    guard let cells = remark.cells else { return ["", ""] }
    let first = TablePlace.letters(ofColumn: cells.firstColumn) + String(cells.firstRow)
    let range = first + ":" + TablePlace.letters(ofColumn: cells.lastColumn) + String(cells.lastRow)
    return remark.count > 1 ? [" (la première : \(range))", " (the first: \(range))"] : [" (\(range))", " (\(range))"]
}

extension TableForm.Remark.Kind {
    fileprivate var rule: Rule {
        switch self {
        case .nulBytes: .nulBytes
        case .strayQuote: .quoteStray
        case .unclosedQuote: .cellUnclosed
        case .mixedEncoding: .encodingMixed
        case .damagedAccents: .cellAccentsDamaged
        case .mixedLineEndings: .lineEndingsMixed
        case .mergedCells: .cellsMerged
        case .otherSheets: .sheetsOther
        case .formulasWithoutResult: .formulasWithoutResult
        case .hiddenCells: .cellsHidden
        case .farCells: .cellsFar
        case .lateColumns: .columnsLate
        case .repeatedNames: .namesRepeated
        case .strayValues: .valuesStray
        }
    }
}
