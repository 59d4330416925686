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

    private struct Tag {
        let name: String
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
        return Tag(name: String(decoding: html[start..<nameEnd], as: UTF8.self), isEnd: isEnd, attributes: nameEnd..<end)
    }

    private func attribute(_ name: String, of tag: Tag) -> String? {
        let wanted = Array((" " + name + "=\"").utf8)
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
        switch (tag.name, tag.isEnd) {
        case ("p", _): endBlock(into: &out)
        case ("h1", false), ("h2", false), ("h3", false), ("h4", false), ("h5", false), ("h6", false):
            endBlock(into: &out)
            heading = Int(tag.name.utf8.last ?? 0x31) - 0x30
        case ("h1", true), ("h2", true), ("h3", true), ("h4", true), ("h5", true), ("h6", true): endBlock(into: &out)
        case ("em", _): line.raw("*")
        case ("strong", _): line.raw("**")
        case ("code", false): code()
        case ("br", _): line.raw(isTable ? " " : "\\\n")
        case ("hr", _):
            endBlock(into: &out)
            block("---", into: &out)
        case ("a", false):
            links.append(attribute("href", of: tag) ?? "")
            line.raw("[")
        case ("a", true):
            guard let link = links.popLast() else { return }
            line.raw("](")
            line.markdownAddress(link)
            line.raw(")")
        case ("img", _):
            line.raw("![")
            line.markdown(attribute("alt", of: tag) ?? "")
            line.raw("](")
            line.markdownAddress(attribute("src", of: tag) ?? "")
            line.raw(")")
        case ("pre", false):
            endBlock(into: &out)
            codeBlock(into: &out)
        case ("blockquote", false):
            endBlock(into: &out)
            open(Container(first: "> ", rest: "> "), into: &out)
        case ("blockquote", true):
            endBlock(into: &out)
            close(into: &out)
            needsGap = true
        case ("li", true):
            // Items that hold no paragraphs stand close together.
            let isTight = !line.bytes.isEmpty
            endBlock(into: &out)
            close(into: &out)
            needsGap = !isTight
        case ("ul", false), ("ol", false):
            // A list within an item follows its text at once.
            endBlock(into: &out, isTight: !containers.isEmpty)
            lists.append(tag.name == "ul" ? nil : attribute("start", of: tag).flatMap { Int($0) } ?? 1)
        case ("ul", true), ("ol", true):
            endBlock(into: &out)
            _ = lists.popLast()
            needsGap = true
        case ("li", false):
            endBlock(into: &out)
            item(into: &out)
        case ("table", let isEnd):
            endBlock(into: &out)
            isTable = !isEnd
            columns = 0
        case ("tr", false):
            line.raw("|")
        case ("td", false), ("th", false):
            line.raw(" ")
            if tag.name == "th" { columns += 1 }
        case ("td", true), ("th", true): line.raw(" |")
        case ("tr", true): endBlock(into: &out, isTight: true)
        case ("thead", true):
            for _ in 0..<columns { line.raw("| --- ") }
            line.raw("|")
            endBlock(into: &out, isTight: true)
        case ("tbody", true): needsGap = true
        default: break
        }
    }

    // MARK: Text

    /// Bytes of HTML as those of plain text.
    private func plain(_ range: Range<Int>) -> [UInt8] {
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
        var bytes = plain(range)
        // A break of the source, between two tags or after a `<br>`.
        if line.bytes.isEmpty || line.bytes.last == 0x0A { bytes.removeFirst(bytes.prefix { $0 == 0x20 || $0 == 0x0A }.count) }
        guard !bytes.isEmpty, !(isTable && bytes.allSatisfy { $0 == 0x0A }) else { return }
        bytes.withUnsafeBufferPointer { line.markdown($0) }
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
        if index < html.count, html[index] == 0x3C, let tag = readTag(), let name = attribute("class", of: tag) {
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
        var text = line.bytes[...]
        while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
        line.removeAll()
        guard !text.isEmpty else { return }
        let marks = heading > 0 ? String(repeating: "#", count: heading) + " " : ""
        heading = 0
        block(marks + String(decoding: text, as: UTF8.self), into: &out)
        needsGap = !isTight
    }

    private mutating func block(_ text: String, into out: inout ByteWriter) {
        gap(into: &out)
        for part in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            for number in containers.indices {
                out.raw(containers[number].first ?? containers[number].rest)
                containers[number].first = nil
            }
            out.raw(String(Substring(part)))
            out.raw("\n")
        }
        needsGap = true
    }
}
