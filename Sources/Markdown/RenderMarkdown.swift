private import Bytes

/// Renders a Markdown body (CommonMark 0.30, and the pipe tables of GitHub Flavored Markdown) to HTML that is safe whatever the body holds.
///
/// Raw HTML is shown as text (comments are left out, `<br>` is a line break), addresses are http, https, mailto, tel or within the site,
/// images are within the site. A link to a fragment (`#sources`) leads to the heading of that name in the same text. Web and mail
/// addresses that stand in the text as they are become links.
///
/// - Parameters:
///   - body: UTF-8, at most 1 MB; what is not UTF-8 becomes U+FFFD.
///   - decide: says where a link or an image leads. It is asked in the order of the text, and never about an address that is refused anyway.
public func renderMarkdown<Target: Sendable>(
    _ body: UnsafeBufferPointer<UInt8>, options: MarkdownOptions = MarkdownOptions(), decide: (MarkdownLink) -> LinkDecision<Target>
) throws(MarkdownProblem) -> Rendering<Target> {
    var targets: [Target] = []
    let page = try renderPage(body, options: options) { link in
        switch decide(link) {
        case .address(let address): return .address(address)
        case .text: return .text
        case .hole(let target, let fragment):
            targets.append(target)
            return .hole(fragment: fragment)
        }
    }
    var rendering = Rendering<Target>()
    rendering.html = page.html
    rendering.holes.reserveCapacity(page.holes.count)
    for (index, target) in targets.enumerated() { rendering.holes.append(.init(offset: page.holes[index], target: target)) }
    rendering.headings = page.headings
    rendering.summary = page.summary
    rendering.notes = page.notes
    return rendering
}

/// The same for bytes in an array.
public func renderMarkdown<Target: Sendable>(
    _ body: [UInt8], options: MarkdownOptions = MarkdownOptions(), decide: (MarkdownLink) -> LinkDecision<Target>
) throws(MarkdownProblem) -> Rendering<Target> {
    let result: Result<Rendering<Target>, MarkdownProblem> = body.withUnsafeBufferPointer { buffer in
        do throws(MarkdownProblem) { return .success(try renderMarkdown(buffer, options: options, decide: decide)) } catch { return .failure(error) }
    }
    return try result.get()
}

/// A rendering whose holes are not yet bound to the caller's targets: there is one for each `.hole` decision, in their order.
struct Page {
    var html: [UInt8] = []
    var holes: [Int] = []
    var headings: [MarkdownHeading] = []
    var summary = ""
    var notes: [MarkdownNote] = []
}

enum Decision {
    case address(String)
    case hole(fragment: String?)
    case text
}

private func renderPage(
    _ body: UnsafeBufferPointer<UInt8>, options: MarkdownOptions, decide: (MarkdownLink) -> Decision
) throws(MarkdownProblem) -> Page {
    try Limits.check(body)
    guard isUTF8(body) else {
        let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
        let result: Result<Page, MarkdownProblem> = repaired.withUnsafeBufferPointer { buffer in
            do throws(MarkdownProblem) { return .success(try renderText(buffer, options: options, decide: decide)) } catch { return .failure(error) }
        }
        return try result.get()
    }
    return try renderText(body, options: options, decide: decide)
}

private func isUTF8(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    do {
        _ = try UTF8Span(validating: Span(_unsafeElements: body))
        return true
    } catch { return false }
}

private func renderText(
    _ body: UnsafeBufferPointer<UInt8>, options: MarkdownOptions, decide: (MarkdownLink) -> Decision
) throws(MarkdownProblem) -> Page {
    let tree = Tree(parsing: body)
    guard let root = tree.root else { throw .tooIntricate }
    let tables = Tables(in: root, of: body)
    // The cells that hold markup are parsed together, each as a heading of one line; the tree lives as long as the rendering.
    let cells = tables.cellText.isEmpty ? Tree() : Tree(parsing: tables.cellText)
    var renderer = Renderer(body: body, tables: tables, firstCell: cells.root.flatMap(firstChild), options: options)
    try renderer.walk(root, decide)
    return renderer.finish()
}
