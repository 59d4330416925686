public import Bytes

/// Rendered text as Markdown again: what `renderMarkdown` writes, with its links filled in. Of any other HTML the text is kept and the tags are dropped.
///
/// Nothing recurses; work and memory grow with the text.
public func writeMarkdown(ofHTML html: [UInt8], into out: inout ByteWriter) {
    html.withUnsafeBufferPointer { bytes in
        var back = MarkdownOfHTML(bytes)
        back.write(into: &out)
    }
}

private struct MarkdownOfHTML: ~Copyable {
    private let html: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// What stands before each line within the quotes and lists that are open.
    private var containers: [Container] = []
    /// The text of the block that is being read, its marks escaped.
    private var line = ByteWriter()
    /// Whether something has been written, so that the next block needs a blank line before it.
    private var needsGap = false
    private var links: [String] = []
    private var heading = 0
    /// The numbers of the open ordered lists; nil for a list of bullets.
    private var lists: [Int?] = []
    private var isTable = false
    private var columns = 0

    private struct Container {
        /// Before the first line of an item, then spaces.
        var first: String?
        let rest: String
    }

    init(_ html: UnsafeBufferPointer<UInt8>) { self.html = html }

    mutating func write(into out: inout ByteWriter) {
        while index < html.count {
            if html[index] == 0x3C, let tag = readTag() {
                take(tag, into: &out)
            } else {
                let end = html[(index + 1)...].firstIndex(of: 0x3C) ?? html.count
                text(index..<end)
                index = end
            }
        }
        endBlock(into: &out)
    }

    // MARK: Tags

    /// The elements that are written as marks.
    private enum Element {
        case paragraph, emphasis, strong, code, pre, lineBreak, rule, link, image, quote, bullets, numbers, item, table, head, body, row
        case heading(Int)
        case cell(isHead: Bool)
        case other

        init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
            guard let first = name.first, let last = name.last else {
                self = .other
                return
            }
            // Most are told by one or two letters.
            switch (name.count, first, last) {
            case (1, 0x70, _): self = .paragraph
            case (1, 0x61, _): self = .link
            case (2, 0x68, 0x31...0x36): self = .heading(Int(last) - 0x30)
            case (2, 0x65, 0x6D): self = .emphasis
            case (2, 0x62, 0x72): self = .lineBreak
            case (2, 0x68, 0x72): self = .rule
            case (2, 0x75, 0x6C): self = .bullets
            case (2, 0x6F, 0x6C): self = .numbers
            case (2, 0x6C, 0x69): self = .item
            case (2, 0x74, 0x72): self = .row
            case (2, 0x74, 0x64): self = .cell(isHead: false)
            case (2, 0x74, 0x68): self = .cell(isHead: true)
            case (3, 0x70, _): self = name.elementsEqual("pre".utf8) ? .pre : .other
            case (3, 0x69, _): self = name.elementsEqual("img".utf8) ? .image : .other
            case (4, _, _): self = name.elementsEqual("code".utf8) ? .code : .other
            case (5, 0x74, _):
                self =
                    name.elementsEqual("table".utf8)
                    ? .table : name.elementsEqual("thead".utf8) ? .head : name.elementsEqual("tbody".utf8) ? .body : .other
            case (6, _, _): self = name.elementsEqual("strong".utf8) ? .strong : .other
            case (10, _, _): self = name.elementsEqual("blockquote".utf8) ? .quote : .other
            default: self = .other
            }
        }
    }

    private struct Tag {
        let element: Element
        let isEnd: Bool
        let attributes: Range<Int>
    }

    private mutating func readTag() -> Tag? {
        guard let end = html[index...].firstIndex(of: 0x3E) else { return nil }
        var start = index + 1
        let isEnd = start < end && html[start] == 0x2F
        if isEnd { start += 1 }
        let nameEnd = html[start..<end].firstIndex { $0 == 0x20 || $0 == 0x2F } ?? end
        index = end + 1
        return Tag(element: Element(html[start..<nameEnd]), isEnd: isEnd, attributes: nameEnd..<end)
    }

    private func attribute(_ name: StaticString, of tag: Tag) -> String? {
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        var start = tag.attributes.lowerBound
        while start + wanted.count <= tag.attributes.upperBound {
            if html[start] == 0x20, html[start..<(start + wanted.count)].elementsEqual(wanted) {
                let from = start + wanted.count
                let end = html[from..<tag.attributes.upperBound].firstIndex(of: 0x22) ?? tag.attributes.upperBound
                return String(decoding: plain(from..<end), as: UTF8.self)
            }
            start += 1
        }
        return nil
    }

    private mutating func take(_ tag: Tag, into out: inout ByteWriter) {
        switch (tag.element, tag.isEnd) {
        case (.paragraph, _): endBlock(into: &out)
        case (.heading(let level), let isEnd):
            endBlock(into: &out)
            if !isEnd { heading = level }
        case (.emphasis, _): line.raw("*")
        case (.strong, _): line.raw("**")
        case (.code, false): code()
        case (.lineBreak, _): line.raw(isTable ? " " : "\\\n")
        case (.rule, _):
            endBlock(into: &out)
            block("---", into: &out)
        case (.link, false):
            links.append(attribute(" href=\"", of: tag) ?? "")
            line.raw("[")
        case (.link, true):
            guard let link = links.popLast() else { return }
            line.raw("](")
            line.markdownAddress(link)
            line.raw(")")
        case (.image, _):
            line.raw("![")
            line.markdown(attribute(" alt=\"", of: tag) ?? "")
            line.raw("](")
            line.markdownAddress(attribute(" src=\"", of: tag) ?? "")
            line.raw(")")
        case (.pre, false):
            endBlock(into: &out)
            codeBlock(into: &out)
        case (.quote, false):
            endBlock(into: &out)
            open(Container(first: "> ", rest: "> "), into: &out)
        case (.quote, true):
            endBlock(into: &out)
            close(into: &out)
            needsGap = true
        case (.item, false):
            endBlock(into: &out)
            item(into: &out)
        case (.item, true):
            // Items that hold no paragraphs stand close together.
            let isTight = line.position > 0
            endBlock(into: &out)
            close(into: &out)
            needsGap = !isTight
        case (.bullets, false), (.numbers, false):
            // A list within an item follows its text at once.
            endBlock(into: &out, isTight: !containers.isEmpty)
            if case .bullets = tag.element { lists.append(nil) } else { lists.append(attribute(" start=\"", of: tag).flatMap { Int($0) } ?? 1) }
        case (.bullets, true), (.numbers, true):
            endBlock(into: &out)
            _ = lists.popLast()
            needsGap = true
        case (.table, let isEnd):
            endBlock(into: &out)
            isTable = !isEnd
            columns = 0
        case (.row, false): line.raw("|")
        case (.row, true): endBlock(into: &out, isTight: true)
        case (.cell(let isHead), false):
            line.raw(" ")
            if isHead { columns += 1 }
        case (.cell, true): line.raw(" |")
        case (.head, true):
            for _ in 0..<columns { line.raw("| --- ") }
            line.raw("|")
            endBlock(into: &out, isTight: true)
        case (.body, true): needsGap = true
        case (.code, true), (.pre, true), (.head, false), (.body, false), (.other, _): break
        }
    }

    // MARK: Text

    /// Bytes of HTML as those of plain text.
    private func plain(_ range: Range<Int>) -> [UInt8] {
        guard html[range].contains(0x26) else { return Array(html[range]) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var index = range.lowerBound
        let entities: [(StaticString, UInt8)] = [("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27)]
        scan: while index < range.upperBound {
            if html[index] == 0x26 {
                for (entity, byte) in entities {
                    let size = entity.utf8CodeUnitCount
                    guard index + size <= range.upperBound else { continue }
                    if html[index..<(index + size)].elementsEqual(UnsafeBufferPointer(start: entity.utf8Start, count: size)) {
                        bytes.append(byte)
                        index += size
                        continue scan
                    }
                }
            }
            bytes.append(html[index])
            index += 1
        }
        return bytes
    }

    private mutating func text(_ range: Range<Int>) {
        var start = range.lowerBound
        // A break of the source, between two tags or after a `<br>`.
        if line.position == 0 || line.last == 0x0A {
            while start < range.upperBound, html[start] == 0x20 || html[start] == 0x0A { start += 1 }
        }
        let text = UnsafeBufferPointer(rebasing: html[start..<range.upperBound])
        guard !text.isEmpty, !(isTable && text.allSatisfy { $0 == 0x0A }) else { return }
        guard text.contains(0x26) else { return line.markdown(text) }
        plain(start..<range.upperBound).withUnsafeBufferPointer { line.markdown($0) }
    }

    /// The bytes up to a closing tag, as plain text.
    private mutating func content(upTo name: StaticString) -> [UInt8] {
        let size = name.utf8CodeUnitCount
        let start = index
        var end = index
        while end + size <= html.count {
            if html[end] == 0x3C, html[end..<(end + size)].elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: size)) {
                index = end + size
                return plain(start..<end)
            }
            end += 1
        }
        index = html.count
        return plain(start..<html.count)
    }

    /// As many backticks as no run of the text has.
    private static func fence(_ text: [UInt8], atLeast least: Int) -> String {
        var longest = 0
        var run = 0
        for byte in text {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(least, longest + 1))
    }

    private mutating func code() {
        var text = content(upTo: "</code>").map { $0 == 0x0A ? 0x20 : $0 }
        if isTable { text = text.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : [$0] } }
        let fence = Self.fence(text, atLeast: 1)
        let isPadded = text.first == 0x60 || text.last == 0x60
        line.raw(fence)
        if isPadded { line.raw(" ") }
        line.raw(text)
        if isPadded { line.raw(" ") }
        line.raw(fence)
    }

    private mutating func codeBlock(into out: inout ByteWriter) {
        var language = ""
        if index < html.count, html[index] == 0x3C, let tag = readTag(), let name = attribute(" class=\"", of: tag) {
            language = String(decoding: name.utf8.drop { $0 != 0x2D }.dropFirst().filter { $0 > 0x20 && $0 < 0x7F && $0 != 0x60 }, as: UTF8.self)
        }
        var text = content(upTo: "</code></pre>")
        if text.last == 0x0A { text.removeLast() }
        let fence = Self.fence(text, atLeast: 3)
        block(fence + language + "\n" + String(decoding: text, as: UTF8.self) + "\n" + fence, into: &out)
    }

    // MARK: Blocks

    private mutating func open(_ container: Container, into out: inout ByteWriter) {
        // The gap stands outside what opens.
        gap(into: &out)
        containers.append(container)
    }

    private mutating func close(into out: inout ByteWriter) {
        // An item with nothing in it still has its mark.
        if containers.last?.first != nil { block("", into: &out) }
        _ = containers.popLast()
    }

    private mutating func item(into out: inout ByteWriter) {
        guard let last = lists.indices.last else { return open(Container(first: "- ", rest: "  "), into: &out) }
        if let number = lists[last] {
            let mark = "\(number). "
            lists[last] = number + 1
            open(Container(first: mark, rest: String(repeating: " ", count: mark.utf8.count)), into: &out)
        } else {
            open(Container(first: "- ", rest: "  "), into: &out)
        }
    }

    private mutating func gap(into out: inout ByteWriter) {
        guard needsGap else { return }
        needsGap = false
        // Before the first line of an item there is nothing to part it from.
        if containers.last?.first != nil { return }
        var blank: [UInt8] = []
        for container in containers { blank += Array(container.rest.utf8) }
        while blank.last == 0x20 { blank.removeLast() }
        out.raw(blank)
        out.raw("\n")
    }

    /// Ends the block of text that has been read.
    ///
    /// - Parameter isTight: whether the next block follows at once.
    private mutating func endBlock(into out: inout ByteWriter, isTight: Bool = false) {
        if line.position == 0 { return }
        var text = line.bytes[...]
        while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
        if text.isEmpty { return line.removeAll() }
        gap(into: &out)
        start(into: &out)
        if heading > 0 {
            for _ in 0..<heading { out.byte(0x23) }
            out.byte(0x20)
            heading = 0
        }
        lines(text, into: &out)
        line.removeAll()
        needsGap = !isTight
    }

    private mutating func block(_ text: String, into out: inout ByteWriter) {
        gap(into: &out)
        start(into: &out)
        lines(Array(text.utf8)[...], into: &out)
        needsGap = true
    }

    /// What stands before a line.
    private mutating func start(into out: inout ByteWriter) {
        for number in containers.indices {
            out.raw(containers[number].first ?? containers[number].rest)
            containers[number].first = nil
        }
    }

    /// The lines of a block, the first of which has been started.
    private mutating func lines(_ text: ArraySlice<UInt8>, into out: inout ByteWriter) {
        var rest = text
        while let end = rest.firstIndex(of: 0x0A) {
            out.raw(rest[...end])
            rest = rest[(end + 1)...]
            start(into: &out)
        }
        out.raw(rest)
        out.raw("\n")
    }
}
