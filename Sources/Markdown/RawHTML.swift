internal import Bytes

/// Raw HTML is never written as it is: comments are left out, `<br>` is a line break, everything else is shown as text and noted.
extension Renderer {
    mutating func htmlBlock(_ node: Node) {
        var shown = withoutComments(literal(node))
        while let last = shown.last, last <= 0x20 { shown.removeLast() }
        guard !shown.isEmpty else { return }
        newLine()
        shown.withUnsafeBufferPointer { text in
            note(.rawHTML, line: startLine(node), excerpt: text)
            writer.raw("<p>")
            writer.html(text)
            writer.raw("</p>\n")
        }
    }

    mutating func inlineHTML(_ node: Node) {
        let tag = literal(node)
        if isLineBreak(tag) { return lineBreak() }
        let shown = withoutComments(tag)
        guard !shown.isEmpty else { return }
        shown.withUnsafeBufferPointer { shown in
            note(.rawHTML, line: place(node).line, excerpt: shown)
            text(shown)
        }
    }

    private func isLineBreak(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
        guard tag.count >= 4, tag.count <= 6, tag[0] == 0x3C, tag[1] | 0x20 == 0x62, tag[2] | 0x20 == 0x72 else { return false }
        return tag[3...].allSatisfy { $0 == 0x20 || $0 == 0x2F || $0 == 0x3E }
    }
}

/// The HTML without its comments; one that is never closed is kept.
func withoutComments(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var run = 0
    var index = 0
    while index + 3 < html.count {
        guard html[index] == 0x3C, html[index + 1] == 0x21, html[index + 2] == 0x2D, html[index + 3] == 0x2D else {
            index += 1
            continue
        }
        var end = index + 4
        while end + 2 < html.count, html[end] != 0x2D || html[end + 1] != 0x2D || html[end + 2] != 0x3E { end += 1 }
        // Without an end here there is none for any later comment either.
        guard end + 2 < html.count else { break }
        kept += html[run..<index]
        index = end + 3
        run = index
    }
    kept += html[run...]
    return kept
}
