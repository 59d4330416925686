internal import Bytes
internal import Findings
private import Glibc
internal import Markdown
internal import Model

/// What a text's Markdown holds that does not depend on the rest of the catalogue: kept between builds, so that an unchanged
/// text is not read again.
struct BodyOutline: Sendable, Hashable {
    struct Link: Sendable, Hashable {
        var destination: String
        var isImage: Bool
        /// In the file, from 1.
        var line: Int
        var column: Int
    }

    struct Remark: Sendable, Hashable {
        var kind: MarkdownNote.Kind
        /// In the file, from 1.
        var line: Int
        var excerpt: String
    }

    var links: [Link] = []
    var remarks: [Remark] = []
    /// Links that CommonMark does not take for links, because their address holds spaces.
    var spaced: [Link] = []
    /// Whether there is a body at all.
    var hasBody = false
    /// The body's first words, as plain text: what stands in for a summary that nobody wrote.
    var opening = ""
}

/// Renders the texts of a catalogue and checks where their links lead.
struct BodyReader: Sendable {
    let index: LinkIndex

    struct Result: Sendable {
        var text: RichText?
        var outline = BodyOutline()
        var images: [PublishedImage] = []
        /// Those among them that the text shows; others it only links to.
        var shown: Set<FileSource> = []
        var findings: [Finding] = []
        /// Where the links lead, in order: part of what a page is made from.
        var fingerprint = Fingerprint()
    }

    /// - Parameters:
    ///   - folder: the text's folder under `content/`, from which its links start.
    ///   - language: of the text, for the names that a screen reader reads.
    ///   - firstHeadingLevel: of the text's highest headings: 2 where it stands below the page's title, 3 where it has a heading above it.
    func read(_ front: FrontMatter, file: String, folder: String, language: Language, firstHeadingLevel: Int) -> Result {
        var result = Result()
        guard front.body.contains(where: { $0 > 0x20 }) else { return result }
        result.outline.hasBody = true
        let firstLine = front.bodyLine - 1
        var options = MarkdownOptions(firstHeadingLevel: firstHeadingLevel)
        options.tableLabel = language == .french ? "Tableau" : "Table"
        do throws(MarkdownProblem) {
            let rendering: Rendering<SiteTarget> = try front.body.withUnsafeBufferPointer { buffer in
                let outcome: Swift.Result<Rendering<SiteTarget>, MarkdownProblem>
                do throws(MarkdownProblem) {
                    outcome = .success(
                        try renderMarkdown(buffer, options: options) { link in
                            let place = BodyOutline.Link(
                                destination: link.destination, isImage: link.kind == .image, line: link.line + firstLine, column: link.column)
                            return decide(place, file: file, folder: folder, &result)
                        })
                } catch { outcome = .failure(error) }
                return outcome
            }.get()
            result.outline.opening = rendering.summary
            result.outline.spaced = Self.linksWithSpaces(in: front)
            result.outline.remarks = rendering.notes.map { .init(kind: $0.kind, line: $0.line + firstLine, excerpt: $0.excerpt) }
            result.text = RichText(html: rendering.html, holes: rendering.holes.map { .init(offset: $0.offset, target: $0.target) })
            result.findings += Self.findings(of: result.outline, file: file)
        } catch {
            result.findings.append(Self.finding(for: error, file: file, line: front.bodyLine))
        }
        return result
    }

    /// Says again what was said of an unchanged text, with the catalogue as it is now; nothing is rendered.
    func recall(_ outline: BodyOutline, file: String, folder: String) -> Result {
        var result = Result()
        for link in outline.links { _ = decide(link, file: file, folder: folder, &result) }
        result.outline = outline
        result.findings += Self.findings(of: outline, file: file)
        return result
    }

    private func decide(_ link: BodyOutline.Link, file: String, folder: String, _ result: inout Result) -> LinkDecision<SiteTarget> {
        if Self.isOutside(link.destination) { return .address(link.destination) }
        result.outline.links.append(link)
        let place = SourcePlace(file: file, line: link.line, column: link.column)
        guard let destination = index.resolve(link.destination, from: folder, asImage: link.isImage) else {
            result.findings.append(broken(link, at: place, folder: folder))
            result.fingerprint.combine(false)
            return .text
        }
        if let image = destination.image {
            result.images.append(image)
            if link.isImage { result.shown.insert(image.source) }
        }
        result.fingerprint.combine(destination.target)
        return .hole(destination.target, fragment: destination.fragment)
    }

    private func broken(_ link: BodyOutline.Link, at place: SourcePlace, folder: String) -> Finding {
        if link.isImage, index.isFile(link.destination, from: folder) { return Finding(.imageFormat, at: place, value: link.destination) }
        let guesses = index.guesses(for: link.destination, from: folder, asImage: link.isImage)
        return Finding(link.isImage ? .imageBroken : .linkBroken, at: place, value: link.destination, suggestions: guesses)
    }

    /// Links whose address holds spaces are no links to CommonMark: `[la note](Note de présentation.docx)` is shown as it stands.
    /// Told line by line, outside blocks of code.
    private static func linksWithSpaces(in front: FrontMatter) -> [BodyOutline.Link] {
        guard front.body.withUnsafeBufferPointer(mayHoldSpacedLink) else { return [] }
        var links: [BodyOutline.Link] = []
        var isCode = false
        for (number, line) in front.body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { isCode.toggle() }
            guard !isCode, !line.contains(0x60) else { continue }
            var index = line.startIndex
            while index + 1 < line.endIndex, links.count < 100 {
                defer { index += 1 }
                guard line[index] == 0x5D, line[index + 1] == 0x28, let end = line[(index + 2)...].firstIndex(of: 0x29) else { continue }
                let address = line[(index + 2)..<end]
                // A quote begins the link's title; angle brackets hold an address with spaces.
                guard address.contains(0x20), let first = address.first, first != 0x3C, first != 0x20, !address.contains(0x22), !address.contains(0x27) else {
                    continue
                }
                let column = line[..<(index + 2)].count { $0 & 0xC0 != 0x80 } + 1
                links.append(.init(destination: String(decoding: address, as: UTF8.self), isImage: false, line: front.bodyLine + number, column: column))
            }
        }
        return links
    }

    /// Whether a space stands between a `](` and the next `)`: most texts need not be split into lines for what they do not hold.
    private static func mayHoldSpacedLink(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = body.baseAddress else { return false }
        var index = 0
        while index + 2 < body.count, let bracket = memchr(start + index, 0x5D, body.count - 2 - index) {
            index = UnsafeRawPointer(start).distance(to: bracket) + 1
            guard body[index] == 0x28 else { continue }
            var end = index + 1
            while end < body.count, body[end] != 0x29, body[end] != 0x0A {
                if body[end] == 0x20 { return true }
                end += 1
            }
        }
        return false
    }

    /// Whether an address names another host or program; the renderer judges whether it is a safe one.
    private static func isOutside(_ destination: String) -> Bool {
        for byte in destination.utf8 {
            if byte == 0x3A { return true }
            if byte == 0x2F || byte == 0x3F || byte == 0x23 { break }
        }
        return destination.utf8.starts(with: "//".utf8)
    }

    /// What is said of a text whatever the rest of the catalogue holds.
    private static func findings(of outline: BodyOutline, file: String) -> [Finding] {
        outline.remarks.compactMap { finding(for: $0, file: file) }
            + outline.spaced.map { Finding(.linkHasSpaces, at: SourcePlace(file: file, line: $0.line, column: $0.column), value: $0.destination) }
    }

    private static func finding(for remark: BodyOutline.Remark, file: String) -> Finding? {
        let place = SourcePlace(file: file, line: remark.line)
        return switch remark.kind {
        // An element is told of once, where it opens.
        case .rawHTML: remark.excerpt.utf8.starts(with: "</".utf8) ? nil : Finding(.rawHTML, at: place, value: remark.excerpt)
        case .unsafeAddress: Finding(isOnComputer(remark.excerpt) ? .linkToComputer : .addressUnsafe, at: place, value: remark.excerpt)
        case .emptyAddress: Finding(.linkEmpty, at: place)
        case .outsideImage: Finding(.imageOutside, at: place, value: remark.excerpt)
        case .unknownFragment: Finding(.headingUnknown, at: place, value: remark.excerpt)
        case .tooDeep: Finding(.textTooNested, at: place)
        }
    }

    /// `C:\…` or `file:…`.
    private static func isOnComputer(_ address: String) -> Bool {
        let bytes = Array(address.utf8.prefix(5)).map { $0 | 0x20 }
        return (bytes.count > 2 && (0x61...0x7A).contains(bytes[0]) && bytes[1] == 0x3A) || bytes.elementsEqual("file:".utf8)
    }

    private static func finding(for problem: MarkdownProblem, file: String, line: Int) -> Finding {
        let details =
            switch problem {
            case .tooLarge(let size, _): TextLoader.shownSize(size)
            case .tooIntricate: ["listes ou citations emboîtées à l’excès", "lists or quotes nested beyond reason"]
            case .tooMuchOutput: ["renvois multipliés à l’excès", "references multiplied beyond reason"]
            }
        return Finding(.textTooLarge, at: SourcePlace(file: file, line: line), details: details)
    }
}
