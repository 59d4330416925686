/// A pipe table (GitHub Flavored Markdown §4.10) found within a paragraph or what libcmark took for a heading underlined by `---`.
struct TablePlan {
    enum Alignment { case none, left, center, right }

    struct Cell {
        enum Content { case empty, plain, markup }

        /// Where it stands in the body.
        var start: Int
        var end: Int
        var content: Content
    }

    /// The paragraph or the heading.
    var block: Node
    /// The line break of the block after which the table begins; nil when the whole block is the table.
    var textEnd: Node?
    var alignments: [Alignment]
    /// Row by row, header first, as many in each row as there are columns.
    var cells: [Cell]
    /// Line of each row in the body.
    var lines: [Int]
    /// Whether a line of dashes follows the table.
    var hasRule: Bool

    /// The node in whose place the table is written.
    var start: Node { textEnd ?? block }
}

/// The tables of a text. libcmark has none, and has resolved backslashes once it has read a paragraph: rows are cut from the body itself.
struct Tables {
    /// In the order of the text.
    private(set) var plans: [TablePlan] = []
    /// The cells that hold markup, each a heading of one line, in the order of the text; then the body itself when they may refer to its links.
    private(set) var cellText: [UInt8] = []
    /// The body's lines, once they have been looked at.
    private(set) var lines: SourceLines?

    init(in root: Node, of body: UnsafeBufferPointer<UInt8>) {
        guard body.contains(0x7C) else { return }
        let lines = SourceLines(body)
        self.lines = lines
        let delimiters = (1...lines.count).filter { mayBeDelimiterRow(lines, $0) }
        guard !delimiters.isEmpty else { return }
        var next = 0
        forEachTextBlock(below: root) { block, quotes in
            let (first, last) = (startLine(block), endLine(block))
            while next < delimiters.count, delimiters[next] <= first { next += 1 }
            guard next < delimiters.count, delimiters[next] <= last else { return }
            if let plan = plan(block, quotes: quotes, candidates: delimiters[next...].prefix { $0 <= last }, lines: lines) { plans.append(plan) }
        }
        writeCells(body)
    }

    private mutating func writeCells(_ body: UnsafeBufferPointer<UInt8>) {
        var mayRefer = false
        for plan in plans {
            for cell in plan.cells where cell.content == .markup {
                // The closing `#` keeps one that the writer has put at the end.
                cellText += [0x23, 0x20]
                var index = cell.start
                while index < cell.end {
                    if body[index] == 0x5C, index + 1 < cell.end {
                        // A backslash before a pipe belongs to the table, also within code; any other belongs to the text.
                        if body[index + 1] != 0x7C { cellText.append(0x5C) }
                        index += 1
                    }
                    mayRefer = mayRefer || body[index] == 0x5B
                    cellText.append(body[index])
                    index += 1
                }
                cellText += [0x20, 0x23, 0x0A]
            }
        }
        if mayRefer, mayHoldDefinitions(body) {
            cellText.append(0x0A)
            cellText += body
        }
    }
}

/// Calls for each paragraph and heading, with the number of block quotes around it.
private func forEachTextBlock(below root: Node, _ body: (Node, Int) -> Void) {
    var quotes = 0
    var node = root
    while true {
        let type = kind(node)
        if type == .paragraph || type == .heading { body(node, quotes) }
        if !type.isLeafBlock, let child = firstChild(node) {
            if type == .quote { quotes += 1 }
            node = child
            continue
        }
        while next(node) == nil {
            guard node != root, let above = parent(node), above != root else { return }
            if kind(above) == .quote { quotes -= 1 }
            node = above
        }
        guard node != root, let sibling = next(node) else { return }
        node = sibling
    }
}

private func plan(_ block: Node, quotes: Int, candidates: ArraySlice<Int>, lines: SourceLines) -> TablePlan? {
    let first = startLine(block)
    let isHeading = kind(block) == .heading
    let end = endLine(block)
    func content(_ line: Int) -> Range<Int> {
        guard line == first else { return lines.content(line, quotes: quotes) }
        let range = lines.range(line)
        return lines.trimmed(min(range.lowerBound + max(0, startColumn(block) - 1), range.upperBound)..<range.upperBound)
    }
    for delimiter in candidates {
        guard let alignments = alignments(lines, content(delimiter)), alignments.count <= Limits.tableColumns else { continue }
        let header = delimiter - 1
        let columns = alignments.count
        var cells = cells(lines, content(header), limit: columns + 1)
        guard cells.count == columns else { continue }
        guard let textEnd = textEnd(of: block, before: header, lastLine: isHeading ? end - 1 : end, opening: content(first), lines: lines) else { return nil }

        let hasRule = isHeading && lines.body[content(end)].first == 0x2D
        let last = hasRule ? end - 1 : end
        guard (last - delimiter + 1) * columns <= Limits.tableCells else { return nil }
        var rowLines = [header]
        if last > delimiter {
            for line in delimiter + 1...last {
                let row = Markdown.cells(lines, content(line), limit: columns)
                cells += row
                cells += repeatElement(.init(start: 0, end: 0, content: .empty), count: columns - row.count)
                rowLines.append(line)
            }
        }
        return TablePlan(block: block, textEnd: textEnd.node, alignments: alignments, cells: cells, lines: rowLines, hasRule: hasRule)
    }
    return nil
}

/// Finds the line break that ends the text before a table: a nil node when there is no text, nil when the text cannot be told from the table.
///
/// libcmark miscounts the lines of a block that begins with link definitions, which it has taken out, and of links that span lines:
/// lines are counted from the block's end, and where that does not agree with its start, only definitions may stand before the table.
private func textEnd(of block: Node, before header: Int, lastLine: Int, opening: Range<Int>, lines: SourceLines) -> (node: Node?, Void)? {
    let first = startLine(block)
    if header == first { return (nil, ()) }
    guard var child = lastChild(block) else { return nil }
    let counted = endLine(child) - (lastLine - header)
    if counted != header {
        let definitions = header - counted
        guard definitions > 0, let start = opening.first, lines.body[start] == 0x5B, first + definitions <= header else { return nil }
        let text = UnsafeBufferPointer(rebasing: lines.body[start..<lines.range(first + definitions - 1).upperBound])
        let tree = Tree(parsing: text)
        guard let root = tree.root, firstChild(root) == nil else { return nil }
        if counted == first { return (nil, ()) }
    }
    while let before = previous(child) {
        let type = kind(before)
        if startLine(child) == counted, type == .softBreak || type == .lineBreak { return (before, ()) }
        let line = endLine(before)
        if line > 0, line < counted { return nil }
        child = before
    }
    return nil
}

private func mayBeDelimiterRow(_ lines: SourceLines, _ line: Int) -> Bool {
    var hasPipe = false
    var hasDash = false
    for byte in lines.body[lines.range(line)] {
        switch byte {
        case 0x7C: hasPipe = true
        case 0x2D: hasDash = true
        case 0x3A, 0x20, 0x09, 0x3E: break
        default: return false
        }
    }
    return hasPipe && hasDash
}

/// The alignments that a delimiter row gives (`| --- | :-: | --: |`); nil when the line is not one.
private func alignments(_ lines: SourceLines, _ content: Range<Int>) -> [TablePlan.Alignment]? {
    var alignments: [TablePlan.Alignment] = []
    for cell in cells(lines, content, limit: Limits.tableColumns + 1) {
        guard cell.start < cell.end else { return nil }
        let marks = lines.body[cell.start..<cell.end]
        let left = marks.first == 0x3A
        let right = marks.last == 0x3A
        let dashes = marks.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
        guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
        alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return alignments.isEmpty ? nil : alignments
}

/// Cuts a row at its pipes: those before the first cell and after the last are not cells, and one behind a backslash is text.
private func cells(_ lines: SourceLines, _ content: Range<Int>, limit: Int) -> [TablePlan.Cell] {
    let body = lines.body
    var cells: [TablePlan.Cell] = []
    var start = content.lowerBound
    if start < content.upperBound, body[start] == 0x7C { start += 1 }
    var index = start
    var isPlain = true
    func close(at end: Int) {
        let cell = lines.trimmed(start..<end)
        cells.append(.init(start: cell.lowerBound, end: cell.upperBound, content: cell.isEmpty ? .empty : isPlain ? .plain : .markup))
    }
    while index < content.upperBound, cells.count < limit {
        switch body[index] {
        case 0x7C:
            close(at: index)
            start = index + 1
            isPlain = true
        case 0x5C:
            isPlain = false
            if index + 1 < content.upperBound { index += 1 }
        // What libcmark looks at in a line: ! & * < [ ] _ ` and NUL.
        case 0x21, 0x26, 0x2A, 0x3C, 0x5B, 0x5D, 0x5F, 0x60, 0x00: isPlain = false
        // A bare address.
        case 0x40: isPlain = false
        case 0x3A where index + 1 < content.upperBound && body[index + 1] == 0x2F: isPlain = false
        default: break
        }
        index += 1
    }
    if cells.count < limit, start < content.upperBound { close(at: content.upperBound) }
    return cells
}
