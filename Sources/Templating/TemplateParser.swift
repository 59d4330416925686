internal import Findings

/// A name in a tag, and where it stands in its file.
struct TagName {
    let text: String
    let offset: Int
}

/// One piece of a template as it is written. Sections always match here: what did not has been reported and mended.
enum TemplatePart {
    case literal(Range<Int>)
    case show(TagName, unescaped: Bool)
    case open(TagName, inverted: Bool)
    case close(TagName)
    case partial(TagName)
}

/// A template file cut into literals and tags; it knows no names yet.
struct ParsedTemplate {
    let source: TemplateSource
    let parts: [TemplatePart]
    let findings: [Finding]
}

extension ParsedTemplate {
    static func parse(_ source: TemplateSource) -> ParsedTemplate {
        if let offset = offsetOfInvalidUTF8(in: source.bytes) {
            return ParsedTemplate(source: source, parts: [], findings: [Finding(.templateNotUTF8, at: source.place(of: offset))])
        }
        var parser = TemplateParser(source)
        parser.parse()
        return ParsedTemplate(source: source, parts: parser.parts, findings: parser.findings)
    }
}

private struct TemplateParser {
    private let source: TemplateSource
    private let bytes: [UInt8]
    private(set) var parts: [TemplatePart] = []
    private(set) var findings: [Finding] = []
    private var open: [TagName] = []
    private let contentStart: Int
    private var literalStart: Int

    init(_ source: TemplateSource) {
        self.source = source
        bytes = source.bytes
        contentStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        literalStart = contentStart
    }

    private enum Tag {
        /// A comment, or what has been refused.
        case nothing
        case show(unescaped: Bool)
        case open(inverted: Bool)
        case close
        case partial
    }

    mutating func parse() {
        var cursor = contentStart
        while let start = position(of: 0x7B, 0x7B, from: cursor) {
            guard let end = tag(at: start) else {
                // An unclosed tag has been reported; its bytes stay literal.
                cursor = start + 2
                continue
            }
            cursor = end
        }
        literal(upTo: bytes.count)
        for name in open.reversed() {
            findings.append(Finding(.templateUnclosedSection, at: source.place(of: name.offset), value: name.text))
            parts.append(.close(name))
        }
    }

    // MARK: One tag

    /// Reads the tag at `start` and returns where the text goes on; nil when the tag is not closed.
    private mutating func tag(at start: Int) -> Int? {
        let sign = start + 2 < bytes.count ? bytes[start + 2] : 0
        var tag = Tag.show(unescaped: false)
        var nameStart = start + 3
        var inside: Range<Int>
        let end: Int
        switch sign {
        case 0x21:
            guard let close = position(of: 0x7D, 0x7D, from: start + 3) else { return unclosed(start) }
            return place(.nothing, nil, from: start, to: close + 2, standsAlone: true)
        case 0x7B:
            guard let close = endOfTag(from: start + 3), close + 2 < bytes.count, bytes[close + 2] == 0x7D else { return unclosed(start) }
            inside = nameStart..<close
            end = close + 3
            tag = .show(unescaped: true)
        default:
            switch sign {
            case 0x26: tag = .show(unescaped: true)
            case 0x23: tag = .open(inverted: false)
            case 0x5E: tag = .open(inverted: true)
            case 0x2F: tag = .close
            case 0x3E: tag = .partial
            case 0x3D: tag = .nothing
            default: nameStart = start + 2
            }
            guard let close = endOfTag(from: nameStart) else { return unclosed(start) }
            inside = nameStart..<close
            end = close + 2
        }
        if sign == 0x3D {
            findings.append(Finding(.templateSetDelimiters, at: source.place(of: start)))
            return place(.nothing, nil, from: start, to: end, standsAlone: true)
        }
        while let first = inside.first, bytes[first].isBlank { inside = inside.dropFirst() }
        while let last = inside.last, bytes[last].isBlank { inside = inside.dropLast() }
        guard isName(inside) else {
            let value = String(decoding: bytes[start..<end], as: UTF8.self)
            findings.append(Finding(.templateBadTag, at: source.place(of: start), value: value))
            return place(.nothing, nil, from: start, to: end, standsAlone: false)
        }
        let name = TagName(text: String(decoding: bytes[inside], as: UTF8.self), offset: inside.lowerBound)
        if case .show = tag { return place(tag, name, from: start, to: end, standsAlone: false) }
        return place(tag, name, from: start, to: end, standsAlone: true)
    }

    private mutating func unclosed(_ start: Int) -> Int? {
        findings.append(Finding(.templateUnclosedTag, at: source.place(of: start)))
        return nil
    }

    /// Letters, digits, `-`, `_` and dots between them; or a single dot.
    private func isName(_ range: Range<Int>) -> Bool {
        if range.isEmpty { return false }
        if range.count == 1, bytes[range.lowerBound] == 0x2E { return true }
        var afterDot = true
        for byte in bytes[range] {
            switch byte {
            case 0x2E:
                if afterDot { return false }
                afterDot = true
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...0xFF: afterDot = false
            default: return false
            }
        }
        return !afterDot
    }

    // MARK: Placing

    /// Ends the literal before the tag, and starts the next one after it. A tag that stands alone on its line takes the whole line with it.
    private mutating func place(_ tag: Tag, _ name: TagName?, from start: Int, to end: Int, standsAlone: Bool) -> Int {
        var (start, end) = (start, end)
        if standsAlone, let line = lineAround(start, end) { (start, end) = line }
        literal(upTo: start)
        literalStart = end
        guard let name else { return end }
        switch tag {
        case .nothing: break
        case .show(let unescaped): parts.append(.show(name, unescaped: unescaped))
        case .partial: parts.append(.partial(name))
        case .open(let inverted):
            open.append(name)
            parts.append(.open(name, inverted: inverted))
        case .close: close(name)
        }
        return end
    }

    private mutating func literal(upTo end: Int) {
        if literalStart < end { parts.append(.literal(literalStart..<end)) }
    }

    private mutating func close(_ name: TagName) {
        guard let index = open.lastIndex(where: { $0.text.utf8.elementsEqual(name.text.utf8) }) else {
            findings.append(Finding(.templateUnopenedSection, at: source.place(of: name.offset), value: name.text))
            return
        }
        for crossed in open[(index + 1)...].reversed() {
            let place = source.place(of: crossed.offset)
            findings.append(
                Finding(
                    .templateCrossedSections, at: source.place(of: name.offset), value: name.text,
                    details: [crossed.text, String(place.line), String(place.column)]))
            parts.append(.close(crossed))
        }
        open.removeLast(open.count - index)
        parts.append(.close(name))
    }

    /// The whole line of a tag, with its end, when nothing but blanks stands beside the tag.
    private func lineAround(_ start: Int, _ end: Int) -> (Int, Int)? {
        var first = start
        while first > literalStart, bytes[first - 1] == 0x20 || bytes[first - 1] == 0x09 { first -= 1 }
        guard first == contentStart || bytes[first - 1] == 0x0A else { return nil }
        var last = end
        while last < bytes.count, bytes[last] == 0x20 || bytes[last] == 0x09 { last += 1 }
        if last == bytes.count { return (first, last) }
        if bytes[last] == 0x0D, last + 1 < bytes.count { last += 1 }
        return bytes[last] == 0x0A ? (first, last + 1) : nil
    }

    // MARK: Searching

    private func position(of first: UInt8, _ second: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == first, bytes[index + 1] == second { return index }
            index += 1
        }
        return nil
    }

    /// Where `}}` stands; nil when another tag or the line's end comes first: then the braces were forgotten.
    private func endOfTag(from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count, bytes[index] != 0x0A {
            if bytes[index] == 0x7D, bytes[index + 1] == 0x7D { return index }
            if bytes[index] == 0x7B, bytes[index + 1] == 0x7B { return nil }
            index += 1
        }
        return nil
    }
}
