internal import Bytes

/// Links and images.
extension Renderer {
    mutating func enterLink(_ node: Node, _ decide: (MarkdownLink) -> Decision) {
        depth += 1
        if depth > Limits.depth { tooDeep(node) }
        // A link within the text of an image within a link: HTML has no link in a link.
        guard image == nil, depth <= Limits.depth, !openLinks.contains(true) else { return openLinks.append(false) }
        let destination = address(node)
        let (line, column) = place(node)
        switch AddressKind(destination) {
        case .empty:
            note(.emptyAddress, line: line, excerpt: destination)
            openLinks.append(false)
        case .unsafe:
            note(.unsafeAddress, line: line, excerpt: destination)
            openLinks.append(false)
        case .fragment:
            let name = percentDecoded(UnsafeBufferPointer(rebasing: destination.drop { $0 != 0x23 }.dropFirst()))
            let identifier = headingIdentifier(name, prefix: options.identifierPrefix)
            fragmentLinks.append(FragmentLink(identifier: identifier, note: note(.unknownFragment, line, destination)))
            writer.raw("<a href=\"")
            writer.fragment(identifier)
            closeLink(node, isOutside: false)
        case .relative, .web, .mail, .telephone:
            let text = String(decoding: destination, as: UTF8.self)
            switch decide(MarkdownLink(kind: .link, destination: text, line: line, column: column)) {
            case .text: openLinks.append(false)
            case .hole(let fragment):
                writer.raw("<a href=\"")
                hole(fragment)
                closeLink(node, isOutside: false)
            case .address(var address):
                let isOutside: Bool? = address.withUTF8 { bytes in
                    switch AddressKind(bytes) {
                    case .empty, .unsafe: return nil
                    case .web: return true
                    case .fragment, .relative, .mail, .telephone: return false
                    }
                }
                guard let isOutside else {
                    note(.unsafeAddress, line: line, excerpt: destination)
                    return openLinks.append(false)
                }
                writer.raw("<a href=\"")
                address.withUTF8 { writer.addressValue($0) }
                closeLink(node, isOutside: isOutside)
            }
        }
    }

    mutating func exitLink() {
        if openLinks.popLast() == true { writer.raw("</a>") }
        depth -= 1
    }

    private mutating func closeLink(_ node: Node, isOutside: Bool) {
        writeTitle(node)
        writer.raw(isOutside ? "\" rel=\"external noopener\">" : "\">")
        openLinks.append(true)
    }

    /// Writes the title within the tag, and leaves the last quote open.
    private mutating func writeTitle(_ node: Node) {
        let text = title(node)
        guard !text.isEmpty else { return }
        writer.raw("\" title=\"")
        writer.html(text)
    }

    /// Writes a text in which addresses that someone has pasted become links; within links and images they stay text.
    mutating func linkedText(_ node: Node, _ decide: (MarkdownLink) -> Decision) {
        let all = literal(node)
        guard image == nil, openLinks.isEmpty, BareAddressSearch.mayFind(in: all) else { return text(all) }
        var search = BareAddressSearch(all)
        var written = 0
        var (line, column, counted) = (0, 0, 0)
        while let found = search.next() {
            if line == 0 { (line, column) = place(node) }
            // As long as nothing before it was written with a backslash or as an entity.
            column += all[counted..<found.range.lowerBound].count { $0 & 0xC0 != 0x80 }
            counted = found.range.lowerBound
            text(UnsafeBufferPointer(rebasing: all[written..<found.range.lowerBound]))
            bareLink(UnsafeBufferPointer(rebasing: all[found.range]), isMail: found.isMail, line: line, column: column, decide)
            written = found.range.upperBound
        }
        text(UnsafeBufferPointer(rebasing: all[written...]))
    }

    private mutating func bareLink(
        _ shown: UnsafeBufferPointer<UInt8>, isMail: Bool, line: Int, column: Int, _ decide: (MarkdownLink) -> Decision
    ) {
        let destination = (isMail ? "mailto:" : "") + String(decoding: shown, as: UTF8.self)
        switch decide(MarkdownLink(kind: .link, destination: destination, line: line, column: column)) {
        case .text: return text(shown)
        case .hole(let fragment):
            writer.raw("<a href=\"")
            hole(fragment)
            writer.raw("\">")
        case .address(var address):
            let kind = address.withUTF8 { AddressKind($0) }
            guard kind == .web || kind == .mail else { return text(shown) }
            writer.raw("<a href=\"")
            address.withUTF8 { writer.addressValue($0) }
            writer.raw(kind == .web ? "\" rel=\"external noopener\">" : "\">")
        }
        text(shown)
        writer.raw("</a>")
    }

    mutating func enterImage(_ node: Node, _ decide: (MarkdownLink) -> Decision) {
        depth += 1
        if depth > Limits.depth { tooDeep(node) }
        guard image == nil, depth <= Limits.depth else { return }
        let destination = address(node)
        let (line, column) = place(node)
        switch AddressKind(destination) {
        case .empty: note(.emptyAddress, line: line, excerpt: destination)
        case .unsafe, .fragment, .mail, .telephone: note(.unsafeAddress, line: line, excerpt: destination)
        case .relative, .web:
            let text = String(decoding: destination, as: UTF8.self)
            switch decide(MarkdownLink(kind: .image, destination: text, line: line, column: column)) {
            case .text: break
            case .address: note(.outsideImage, line: line, excerpt: destination)
            case .hole(let fragment):
                writer.raw("<img src=\"")
                hole(fragment)
                writer.raw("\" alt=\"")
                image = node
            }
        }
    }

    mutating func exitImage(_ node: Node) {
        depth -= 1
        guard image == node else { return }
        image = nil
        writeTitle(node)
        writer.raw("\" loading=\"lazy\" decoding=\"async\">")
    }

    private mutating func hole(_ fragment: String?) {
        page.holes.append(writer.position)
        if let fragment, !fragment.isEmpty { writer.fragment(fragment) }
    }
}

/// What is not UTF-8 after decoding becomes U+FFFD.
private func percentDecoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    func digit(_ index: Int) -> UInt8? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x30...0x39: return bytes[index] - 0x30
        case 0x41...0x46: return bytes[index] - 0x37
        case 0x61...0x66: return bytes[index] - 0x57
        default: return nil
        }
    }
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == 0x25, let high = digit(index + 1), let low = digit(index + 2) {
            decoded.append(high << 4 | low)
            index += 3
        } else {
            decoded.append(bytes[index])
            index += 1
        }
    }
    return String(decoding: decoded, as: UTF8.self)
}
