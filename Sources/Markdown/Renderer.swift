internal import Bytes
private import CMark

/// Walks a parsed tree into HTML.
///
/// Elements it writes: a blockquote br code div em h1–h6 hr img li ol p pre strong table tbody td th thead tr ul. Text and attribute
/// values go through the escaping calls of `ByteWriter` and nothing else does.
struct Renderer: ~Copyable {
    let body: UnsafeBufferPointer<UInt8>
    let options: MarkdownOptions
    let sizeLimit: Int
    var writer: ByteWriter
    var page = Page()
    var identifiers: HeadingIdentifiers
    /// The level of the text's highest heading: people begin with `#` or with `##`, and a page must not skip a level.
    private var highestHeading = 1
    /// Made when a place is first asked for.
    private var sourceLines: SourceLines?

    let tables: [TablePlan]
    /// How many tables have been written.
    var tableCount = 0
    /// The node in whose place the next table is written; nil when there is none, and within a table.
    private var tableStart: Node?
    /// The next cell with markup, in the tree of cells.
    var nextCell: Node?
    /// The line of the cell being written; nil outside tables.
    var cellLine: Int?

    /// How many characters of a line there are before a place in the body: the last place that was told.
    private var counted = (line: 0, end: 0, characters: 0)

    private let hasDefinitions: Bool

    /// The paragraph or heading whose text is being written.
    var block: Node?
    var quotes = 0
    var depth = 0
    var listDepth = 0
    /// For each link around the current node, whether its `<a>` was written.
    var openLinks: [Bool] = []
    /// The image whose alternative text is being written, into its `alt`.
    var image: Node?
    /// The links within the text, and the note for those whose heading does not come.
    var fragmentLinks: [FragmentLink] = []
    private var summary: [UInt8] = []
    private var takesSummary = false

    init(body: UnsafeBufferPointer<UInt8>, tables: Tables, firstCell: Node?, options: MarkdownOptions) {
        self.body = body
        self.options = options
        self.tables = tables.plans
        tableStart = tables.plans.first?.start
        sourceLines = tables.lines
        hasDefinitions = mayHoldDefinitions(body)
        self.nextCell = firstCell
        sizeLimit = body.count * Limits.growth + 4096
        writer = ByteWriter(capacity: body.count + body.count / 2 + 256)
        identifiers = HeadingIdentifiers(prefix: options.identifierPrefix)
    }

    consuming func finish() -> Page {
        for link in fragmentLinks where !identifiers.contains(link.identifier) && page.notes.count < Limits.notes {
            page.notes.append(link.note)
        }
        if !fragmentLinks.isEmpty { page.notes.sort { $0.line < $1.line } }
        page.summary = cutSummary()
        page.html = writer.bytes
        return page
    }

    // MARK: Steps

    mutating func walk(_ root: Node, _ decide: (MarkdownLink) -> Decision) throws(MarkdownProblem) {
        highestHeading = highestHeadingLevel(below: root)
        var walk = NodeWalk(root)
        while true {
            switch walk.step() {
            case .end: return
            case .enter:
                let node = walk.node
                guard node != root else { continue }
                if node == tableStart {
                    walk.skip(to: try writeTable(decide))
                } else {
                    enter(node, decide)
                }
            case .exit:
                let node = walk.node
                guard node != root else { continue }
                exit(node)
                if writer.position > sizeLimit { throw .tooMuchOutput }
            }
        }
    }

    /// Writes the next table and gives the block that it ends.
    private mutating func writeTable(_ decide: (MarkdownLink) -> Decision) throws(MarkdownProblem) -> Node {
        let table = tables[tableCount]
        if table.textEnd != nil { exitParagraph(table.block) }
        tableCount += 1
        tableStart = nil
        newLine()
        try write(table, decide)
        tableStart = tableCount < tables.count ? tables[tableCount].start : nil
        return table.block
    }

    private mutating func enter(_ node: Node, _ decide: (MarkdownLink) -> Decision) {
        switch kind(node) {
        case .text: linkedText(node, decide)
        case .softBreak:
            writer.byte(image == nil ? 0x0A : 0x20)
            addSpaceToSummary()
        case .lineBreak: lineBreak()
        case .code:
            if image == nil { writer.raw("<code>") }
            text(literal(node))
            if image == nil { writer.raw("</code>") }
        case .html: inlineHTML(node)
        case .emphasis: if opens(node) { writer.raw("<em>") }
        case .strong: if opens(node) { writer.raw("<strong>") }
        case .link: enterLink(node, decide)
        case .image: enterImage(node, decide)
        case .paragraph: enterParagraph(node)
        case .heading: enterHeading(node)
        case .list: enterList(node)
        case .item:
            depth += 1
            guard depth <= Limits.depth else { return }
            newLine()
            writer.raw("<li>")
        case .quote:
            quotes += 1
            depth += 1
            newLine()
            if depth <= Limits.depth { writer.raw("<blockquote>\n") } else { tooDeep(node) }
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .rule:
            newLine()
            writer.raw("<hr>\n")
        case .none, .document, .customBlock, .customInline: break
        }
    }

    private mutating func exit(_ node: Node) {
        switch kind(node) {
        case .emphasis: if closes() { writer.raw("</em>") }
        case .strong: if closes() { writer.raw("</strong>") }
        case .link: exitLink()
        case .image: exitImage(node)
        case .paragraph: exitParagraph(node)
        case .heading: exitHeading(node)
        case .list:
            if depth < Limits.depth { writer.raw(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n") }
            depth -= 1
            listDepth -= 1
        case .item:
            if depth <= Limits.depth { writer.raw("</li>\n") }
            depth -= 1
        case .quote:
            newLine()
            if depth <= Limits.depth { writer.raw("</blockquote>\n") }
            depth -= 1
            quotes -= 1
        default: break
        }
    }

    // MARK: Blocks

    private mutating func enterList(_ node: Node) {
        listDepth += 1
        depth += 1
        newLine()
        // A list needs one level more, for its items.
        guard depth < Limits.depth else { return tooDeep(node) }
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return writer.raw("<ul>\n") }
        let start = Int(cmark_node_get_list_start(node))
        if start == 1 {
            writer.raw("<ol>\n")
        } else {
            writer.raw("<ol start=\"")
            writer.number(start)
            writer.raw("\">\n")
        }
    }

    private mutating func enterParagraph(_ node: Node) {
        block = node
        takesSummary = true
        guard !isTight(node) else { return }
        newLine()
        writer.raw("<p>")
    }

    private mutating func exitParagraph(_ node: Node) {
        takesSummary = false
        addSpaceToSummary()
        if kind(node) == .heading || !isTight(node) { writer.raw("</p>\n") }
    }

    /// Whether a paragraph stands in a list without blank lines, and is written without `<p>`.
    private func isTight(_ node: Node) -> Bool {
        guard listDepth > 0, depth <= Limits.depth, let item = parent(node), kind(item) == .item, let list = parent(item) else { return false }
        return cmark_node_get_list_tight(list) != 0
    }

    private func headingLevel(_ node: Node) -> Int {
        // A heading within a list or a quote may be higher than those of the text itself.
        let depth = max(0, Int(cmark_node_get_heading_level(node)) - highestHeading)
        return min(6, options.firstHeadingLevel + depth)
    }

    private mutating func enterHeading(_ node: Node) {
        block = node
        newLine()
        // The text that a table interrupts is a paragraph, even if the table's end looked like a heading's underline.
        if tableCount < tables.count, tables[tableCount].block == node { return writer.raw("<p>") }
        let level = headingLevel(node)
        let text = plainText(node)
        let identifier = identifiers.identifier(text)
        page.headings.append(.init(level: level, identifier: identifier, text: String(decoding: text, as: UTF8.self)))
        writer.raw("<h")
        writer.number(level)
        writer.raw(" id=\"")
        writer.html(identifier)
        writer.raw("\">")
    }

    private mutating func exitHeading(_ node: Node) {
        writer.raw("</h")
        writer.number(headingLevel(node))
        writer.raw(">\n")
    }

    private mutating func codeBlock(_ node: Node) {
        newLine()
        writer.raw("<pre><code")
        var language: [UInt8] = []
        for byte in bytes(cmark_node_get_fence_info(node)) {
            guard byte > 0x20, language.count < 32 else { break }
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x2D: language.append(byte)
            case 0x41...0x5A: language.append(byte | 0x20)
            default: break
            }
        }
        if !language.isEmpty {
            writer.raw(" class=\"language-")
            writer.raw(language)
            writer.raw("\"")
        }
        writer.raw(">")
        writer.html(literal(node))
        writer.raw("</code></pre>\n")
    }

    // MARK: Text

    @inline(__always)
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        writer.html(bytes)
        if takesSummary, image == nil { addToSummary(bytes) }
    }

    mutating func lineBreak() {
        if image == nil { writer.raw("<br>\n") } else { writer.byte(0x20) }
        addSpaceToSummary()
    }

    mutating func newLine() {
        if let last = writer.last, last != 0x0A { writer.byte(0x0A) }
    }

    private mutating func opens(_ node: Node) -> Bool {
        depth += 1
        if depth > Limits.depth { tooDeep(node) }
        return depth <= Limits.depth && image == nil
    }

    private mutating func closes() -> Bool {
        depth -= 1
        return depth < Limits.depth && image == nil
    }

    /// The text below a node, without markup.
    private func plainText(_ node: Node) -> [UInt8] {
        var text: [UInt8] = []
        var walk = NodeWalk(node)
        while true {
            switch walk.step() {
            case .end: return text
            case .exit: break
            case .enter:
                switch kind(walk.node) {
                case .text, .code: text += literal(walk.node)
                case .html: text += withoutComments(literal(walk.node))
                case .softBreak, .lineBreak: text.append(0x20)
                default: break
                }
            }
        }
    }

    // MARK: Summary

    private mutating func addToSummary(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard summary.count <= options.summaryLength else { return }
        summary += bytes.prefix(options.summaryLength + 1)
    }

    private mutating func addSpaceToSummary() {
        if let last = summary.last, last != 0x20, summary.count <= options.summaryLength { summary.append(0x20) }
    }

    private func cutSummary() -> String {
        var words = summary[...]
        var isCut = false
        if words.count > options.summaryLength, words.trimmedEnd.count > options.summaryLength {
            isCut = true
            words = words.prefix(options.summaryLength + 1)
            if let space = words.lastIndex(of: 0x20) {
                words = words[..<space]
            } else {
                // One very long word: cut between two scalars.
                words = words.dropLast()
                while let last = words.last, last & 0xC0 == 0x80 { words = words.dropLast() }
                if let last = words.last, last >= 0xC0 { words = words.dropLast() }
            }
        }
        return String(decoding: words.trimmedEnd, as: UTF8.self) + (isCut ? "…" : "")
    }

    // MARK: Places and notes

    /// The lines of the body.
    mutating func lines() -> SourceLines {
        if let sourceLines { return sourceLines }
        let lines = SourceLines(body)
        sourceLines = lines
        return lines
    }

    /// How many lines of link definitions libcmark has taken from the start of the current block without counting them.
    private mutating func definitionLines() -> Int {
        guard hasDefinitions, let block, kind(block) == .paragraph, let child = lastChild(block) else { return 0 }
        let lines = lines()
        let start = lines.range(startLine(block)).lowerBound + max(0, startColumn(block) - 1)
        guard start < body.count, body[start] == 0x5B else { return 0 }
        return max(0, endLine(block) - endLine(child))
    }

    /// Line and column of a node of the text, from 1.
    mutating func place(_ node: Node) -> (line: Int, column: Int) {
        if let cellLine { return (cellLine, characterColumn(cellColumn, line: cellLine)) }
        var line = startLine(node)
        // A link that spans lines carries the line of its end.
        if let child = firstChild(node), startLine(child) > 0 { line = min(line, startLine(child)) }
        line += definitionLines()
        var column = startColumn(node)
        if let block, line > startLine(block) {
            // libcmark gives every further line the first one's margin; each has its own.
            let lines = lines()
            column += lines.column(lines.content(line, quotes: quotes).lowerBound, line: line) - startColumn(block)
        }
        return (line, characterColumn(column, line: line))
    }

    /// A column of bytes as one of characters (Unicode scalars), both from 1.
    private mutating func characterColumn(_ column: Int, line: Int) -> Int {
        let range = lines().range(line)
        let end = min(range.lowerBound + max(0, column - 1), range.upperBound)
        // Places come in order: a line with many links is counted once.
        var (from, characters) = counted.line == line && counted.end <= end ? (counted.end, counted.characters) : (range.lowerBound, 0)
        while from < end {
            if body[from] & 0xC0 != 0x80 { characters += 1 }
            from += 1
        }
        counted = (line, end, characters)
        return characters + 1
    }

    /// Column of the cell being written, in bytes.
    var cellColumn = 1

    mutating func note(_ kind: MarkdownNote.Kind, line: Int, excerpt: UnsafeBufferPointer<UInt8>) {
        guard page.notes.count < Limits.notes else { return }
        page.notes.append(note(kind, line, excerpt))
    }

    func note(_ kind: MarkdownNote.Kind, _ line: Int, _ excerpt: UnsafeBufferPointer<UInt8>) -> MarkdownNote {
        var end = min(80, excerpt.count)
        if end < excerpt.count { while end > 0, excerpt[end] & 0xC0 == 0x80 { end -= 1 } }
        return MarkdownNote(kind: kind, line: line, excerpt: String(decoding: excerpt[..<end], as: UTF8.self))
    }

    /// Notes once a text that its nesting is not kept.
    mutating func tooDeep(_ node: Node) {
        guard !hasNotedDepth else { return }
        hasNotedDepth = true
        note(.tooDeep, line: max(1, startLine(node)), excerpt: UnsafeBufferPointer(start: nil, count: 0))
    }

    private var hasNotedDepth = false
}

/// The lowest number of `#` among the headings that stand directly in the text; 1 when there are none.
private func highestHeadingLevel(below root: Node) -> Int {
    var highest: Int?
    var child = firstChild(root)
    while let node = child {
        if kind(node) == .heading {
            let level = Int(cmark_node_get_heading_level(node))
            highest = min(highest ?? level, level)
        }
        child = next(node)
    }
    return highest ?? 1
}

/// A link to a heading of the same text, which may still come.
struct FragmentLink {
    var identifier: String
    var note: MarkdownNote
}

extension ArraySlice<UInt8> {
    fileprivate var trimmedEnd: ArraySlice<UInt8> {
        var end = endIndex
        while end > startIndex, self[end - 1] == 0x20 { end -= 1 }
        return self[..<end]
    }
}
