/// What a Markdown body has become: safe HTML, and what is to be known of it.
public struct Rendering<Target: Sendable>: Sendable {
    /// A link or an image within the site: its `href=""` or `src=""` is empty, and the caller writes the address there.
    public struct Hole: Sendable {
        /// Where in `html` the address goes, in bytes; holes are in rising order.
        public var offset: Int
        /// What the caller's decision has named.
        public var target: Target
    }

    /// UTF-8; made of a fixed set of elements and attributes, whatever the body holds.
    public var html: [UInt8] = []
    public var holes: [Hole] = []
    /// In the order of the text.
    public var headings: [MarkdownHeading] = []
    /// The first words of the paragraphs as plain text, cut at a word and then ended by `…`. Empty when there is no paragraph.
    public var summary: String = ""
    /// What was not rendered as written, in the order of the text; at most 1,000 notes.
    public var notes: [MarkdownNote] = []
}

public struct MarkdownHeading: Sendable, Hashable {
    /// 1 to 6, as in the HTML.
    public var level: Int
    /// Unique in the text, with its prefix.
    public var identifier: String
    /// Without markup.
    public var text: String

    public init(level: Int, identifier: String, text: String) {
        self.level = level
        self.identifier = identifier
        self.text = text
    }
}

/// A link or an image as it stands in the body.
public struct MarkdownLink: Sendable, Hashable {
    public enum Kind: Sendable { case link, image }

    public var kind: Kind
    /// As written, once CommonMark's entities and backslashes are resolved; not percent-decoded. Never empty, never only a fragment.
    public var destination: String
    /// Line of the body, from 1.
    public var line: Int
    /// Column of that line in characters (Unicode scalars), from 1.
    public var column: Int
}

/// What the caller says of a link or of an image.
public enum LinkDecision<Target> {
    /// An address to write as it is. It is judged again: one that is not http, https, mailto, tel or relative is shown as text.
    case address(String)
    /// Something of the site: the renderer leaves a hole for its address. The fragment, without `#`, follows it.
    case hole(Target, fragment: String?)
    /// Not a link: only its text is shown.
    case text
}

/// Something that was not rendered as it was written.
public struct MarkdownNote: Sendable, Hashable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// An HTML tag: shown as text.
        case rawHTML
        /// An address that is neither http, https, mailto, tel with a number, nor relative (`javascript:`, `data:`, `//host`…): its text is shown.
        case unsafeAddress
        /// A link without an address: its text is shown.
        case emptyAddress
        /// An image that lies elsewhere: its alternative text is shown.
        case outsideImage
        /// A link to a heading that the text does not have.
        case unknownFragment
        /// Lists, quotes or emphasis nested beyond 100 levels: the content is kept, the nesting is not.
        case tooDeep
    }

    public var kind: Kind
    /// Line of the body, from 1.
    public var line: Int
    /// The tag or the address, at most 80 bytes of it.
    public var excerpt: String

    public init(kind: Kind, line: Int, excerpt: String) {
        self.kind = kind
        self.line = line
        self.excerpt = excerpt
    }
}

/// Why a body is not rendered at all. None of them happens to a text that a person has written.
public enum MarkdownProblem: Error, Sendable, Hashable {
    /// In bytes.
    case tooLarge(size: Int, limit: Int)
    /// Nested so deep, or with so many half-open images, that reading it would take time out of proportion.
    case tooIntricate
    /// The HTML would be more than 50 times the body.
    case tooMuchOutput
}

public struct MarkdownOptions: Sendable {
    /// The level that the text's highest headings become: 2, because the page has the only `<h1>`.
    public var firstHeadingLevel: Int
    /// Stands before every heading's identifier, so that none takes the name of something else in the page.
    public var identifierPrefix: String
    /// What a table is called to a screen reader, in the page's language; the second one is numbered 2, and so on.
    public var tableLabel: String
    /// In bytes.
    public var summaryLength: Int

    public init(firstHeadingLevel: Int = 2, identifierPrefix: String = "h-", tableLabel: String = "Tableau", summaryLength: Int = 300) {
        self.firstHeadingLevel = firstHeadingLevel
        self.identifierPrefix = identifierPrefix
        self.tableLabel = tableLabel
        self.summaryLength = summaryLength
    }
}
