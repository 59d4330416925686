/// Where in an HTML document the next byte lands, followed byte by byte through a template's literal text
/// (HTML Standard §13.2.5, the states that tell a safe place from an unsafe one).
///
/// It is stricter than a browser: what it is unsure of, it refuses.
struct HTMLPlace {
    enum State: Equatable {
        /// Between tags.
        case content
        /// After `<` or `</`, before a name.
        case tagStart, endTagStart
        case tagName, beforeAttribute, attributeName, afterAttributeName, beforeValue
        case quoted(UInt8)
        case unquoted, afterValue
        /// After a section that may or may not have written an attribute: only a blank or the tag's end is clear here.
        case gap
        /// After `<!`, before it is clear whether this is a comment.
        case declaration
        case comment
        /// A doctype or another declaration, up to `>`.
        case otherDeclaration
        /// The content of `title` or `textarea`: text, but no tags.
        case plainText
        /// The content of `script`, `style` and their like, up to their end tag.
        case rawText
    }

    /// What is refused, and why.
    enum Problem: Equatable {
        case inlineScript, inlineStyle, eventAttribute, styleAttribute, embeddedDocument, unsafeAddress
        case spaceWanted, tagInPlainText, cdata
        case valueInTag, valueInComment, valueInCode, markupOutsideContent, jsonOutsideData, textAsAddress
    }

    /// How a value is shown.
    enum Shown {
        case text, number, address, markup, json
    }

    /// What a script is by its attribute `type`.
    private enum ScriptKind: Equatable {
        /// There is no such attribute so far.
        case unsaid
        /// Its value, so far.
        case said([UInt8])
        /// It is given twice, or not in so many words.
        case unsure

        /// JSON-LD: data that browsers never run. Nothing else is let through.
        var isData: Bool { if case .said(let type) = self { type.elementsEqual("application/ld+json".utf8) } else { false } }
    }

    /// What is known of the start of an address, where a scheme could stand.
    private enum AddressStart: Equatable {
        case none
        /// Still before the first `:`, `/`, `?` or `#`; a value may have been shown in it.
        case open([UInt8], holdsValue: Bool)
        case passed
    }

    private(set) var state = State.content
    /// The name of the current tag, or of the element whose raw text this is; lower case.
    private var element: [UInt8] = []
    private var isEndTag = false
    private var attribute: [UInt8] = []
    private var address = AddressStart.none
    private var hasSource = false
    private var scriptKind = ScriptKind.unsaid
    /// Whether the raw text is that of a data block.
    private var isInData = false
    private var hasHTTPEquivalent = false
    private var hasTextInContent = false
    /// In a comment: how many dashes stand just before, −1 after `--!`; and whether nothing but dashes has been seen yet.
    private var dashes = 0
    private var isAtCommentStart = false
    /// In raw text: what may be the end tag so far.
    private var endTag: [UInt8] = []
    private var declaration: [UInt8] = []
    private var hasCode = false

    // MARK: Literal text

    mutating func feed(_ byte: UInt8) -> Problem? {
        switch state {
        case .content:
            if byte == 0x3C { state = .tagStart }
        case .tagStart, .endTagStart: return feedTagStart(byte)
        case .tagName:
            if byte.isBlank || byte == 0x2F {
                state = .beforeAttribute
            } else if byte == 0x3E {
                return endOfTag()
            } else {
                element.append(byte.asciiLowercased)
            }
        case .beforeAttribute, .afterValue: return feedBeforeAttribute(byte)
        case .attributeName, .afterAttributeName: return feedAttributeName(byte)
        case .beforeValue:
            if byte.isBlank { return nil }
            if byte == 0x3E { return endOfTag() }
            address = Self.addressAttributes.contains(attribute) ? .open([], holdsValue: false) : .none
            if byte == 0x22 || byte == 0x27 {
                state = .quoted(byte)
            } else {
                state = .unquoted
                return feedValue(byte)
            }
        case .quoted(let quote):
            if byte == quote {
                state = .afterValue
                address = .none
            } else {
                return feedValue(byte)
            }
        case .unquoted:
            if byte == 0x3E { return endOfTag() }
            if byte.isBlank { state = .beforeAttribute } else { return feedValue(byte) }
        case .gap:
            if byte.isBlank || byte == 0x2F {
                state = .beforeAttribute
            } else if byte == 0x3E {
                return endOfTag()
            } else {
                state = .beforeAttribute
                _ = feedBeforeAttribute(byte)
                return .spaceWanted
            }
        case .declaration: return feedDeclaration(byte)
        case .comment: feedComment(byte)
        case .otherDeclaration:
            if byte == 0x3E { state = .content }
        case .plainText, .rawText: return feedRawText(byte)
        }
        return nil
    }

    private mutating func feedTagStart(_ byte: UInt8) -> Problem? {
        if byte.isLetter {
            isEndTag = state == .endTagStart
            element = [byte.asciiLowercased]
            (hasSource, hasHTTPEquivalent, hasTextInContent) = (false, false, false)
            scriptKind = .unsaid
            state = .tagName
        } else if state == .tagStart, byte == 0x2F {
            state = .endTagStart
        } else if state == .tagStart, byte == 0x21 {
            declaration = []
            state = .declaration
        } else if state == .endTagStart || byte == 0x3F {
            state = byte == 0x3E ? .content : .otherDeclaration
        } else if byte != 0x3C {
            // A lone `<` is text.
            state = .content
        }
        return nil
    }

    private mutating func feedBeforeAttribute(_ byte: UInt8) -> Problem? {
        if byte.isBlank || byte == 0x2F {
            state = .beforeAttribute
            return nil
        }
        if byte == 0x3E { return endOfTag() }
        attribute = [byte.asciiLowercased]
        state = .attributeName
        return nil
    }

    private mutating func feedAttributeName(_ byte: UInt8) -> Problem? {
        let wasInName = state == .attributeName
        switch byte {
        case 0x3D: state = .beforeValue
        case 0x3E:
            let problem = wasInName ? endOfAttributeName() : nil
            return endOfTag() ?? problem
        case _ where byte.isBlank: state = .afterAttributeName
        case 0x2F: state = .beforeAttribute
        default:
            if wasInName {
                attribute.append(byte.asciiLowercased)
            } else {
                attribute = [byte.asciiLowercased]
                state = .attributeName
            }
            return nil
        }
        return wasInName ? endOfAttributeName() : nil
    }

    private mutating func endOfAttributeName() -> Problem? {
        if isEndTag { return nil }
        if attribute.starts(with: "on".utf8) { return .eventAttribute }
        if attribute.elementsEqual("style".utf8) { return .styleAttribute }
        if attribute.elementsEqual("srcdoc".utf8) { return .embeddedDocument }
        if attribute.elementsEqual("src".utf8) { hasSource = true }
        if attribute.elementsEqual("type".utf8) { scriptKind = scriptKind == .unsaid ? .said([]) : .unsure }
        if attribute.elementsEqual("http-equiv".utf8) { hasHTTPEquivalent = true }
        return nil
    }

    private mutating func endOfTag() -> Problem? {
        state = .content
        endTag = []
        hasCode = false
        isInData = false
        if isEndTag { return nil }
        if Self.plainTextElements.contains(element) {
            state = .plainText
        } else if Self.rawTextElements.contains(element) {
            state = .rawText
            if element.elementsEqual("style".utf8) { return .inlineStyle }
            if element.elementsEqual("script".utf8), !hasSource {
                isInData = scriptKind.isData
                if isInData { return nil }
                hasCode = true
                return .inlineScript
            }
        } else if element.elementsEqual("meta".utf8), hasHTTPEquivalent, hasTextInContent {
            return .textAsAddress
        }
        return nil
    }

    private mutating func feedDeclaration(_ byte: UInt8) -> Problem? {
        declaration.append(byte.asciiLowercased)
        if declaration.elementsEqual("--".utf8) {
            state = .comment
            dashes = 0
            isAtCommentStart = true
        } else if declaration.elementsEqual("[cdata[".utf8) {
            state = .otherDeclaration
            return .cdata
        } else if byte == 0x3E {
            state = .content
        } else if !"--".utf8.starts(with: declaration), !"[cdata[".utf8.starts(with: declaration) {
            state = .otherDeclaration
        }
        return nil
    }

    private mutating func feedComment(_ byte: UInt8) {
        switch byte {
        case 0x2D: dashes = max(0, dashes) + 1
        // `<!-->` and `<!--->` are whole comments.
        case 0x3E where dashes >= 2 || dashes < 0 || isAtCommentStart: state = .content
        // `--!>` ends a comment too.
        case 0x21 where dashes >= 2: dashes = -1
        default: dashes = 0
        }
        if byte != 0x2D { isAtCommentStart = false }
    }

    private mutating func feedRawText(_ byte: UInt8) -> Problem? {
        if byte == 0x3C {
            endTag = [byte]
            return nil
        }
        let wanted = Array("</".utf8) + element
        if endTag.count == wanted.count, byte.isBlank || byte == 0x2F || byte == 0x3E {
            isEndTag = true
            state = .beforeAttribute
            return byte == 0x3E ? endOfTag() : nil
        }
        if !endTag.isEmpty {
            endTag.append(byte.asciiLowercased)
            if wanted.starts(with: endTag) { return nil }
            endTag = []
            if state == .plainText { return .tagInPlainText }
        }
        if !byte.isBlank, !hasCode, element.elementsEqual("script".utf8) {
            hasCode = true
            return .inlineScript
        }
        return nil
    }

    private mutating func feedValue(_ byte: UInt8) -> Problem? {
        if attribute.elementsEqual("type".utf8), case .said(let type) = scriptKind { scriptKind = .said(type + [byte]) }
        return feedAddress(byte)
    }

    private mutating func feedAddress(_ byte: UInt8) -> Problem? {
        guard case .open(var start, let holdsValue) = address else { return nil }
        switch byte {
        case 0x3A:
            address = .passed
            return !holdsValue && SafeAddress.allows(scheme: start) ? nil : .unsafeAddress
        case 0x2F, 0x3F, 0x23: address = .passed
        // A reference such as `&#58;` could hide the colon.
        case 0x26:
            address = .passed
            return .unsafeAddress
        default:
            start.append(byte)
            address = .open(start, holdsValue: holdsValue)
        }
        return nil
    }

    // MARK: Values

    /// Whether a value may be shown here.
    mutating func show(_ shown: Shown) -> Problem? {
        if shown == .json { return state == .rawText && isInData && endTag.isEmpty ? nil : .jsonOutsideData }
        if isInAttribute, attribute.elementsEqual("type".utf8) { scriptKind = .unsure }
        switch state {
        case .content: return nil
        case .plainText:
            if !endTag.isEmpty { return .valueInTag }
            return shown == .markup ? .markupOutsideContent : nil
        case .quoted:
            if shown == .markup { return .markupOutsideContent }
            if !isEndTag, attribute.starts(with: "on".utf8) || Self.codeAttributes.contains(attribute) { return .valueInCode }
            if element.elementsEqual("meta".utf8), attribute.elementsEqual("content".utf8), shown == .text { hasTextInContent = true }
            if shown == .text, Self.addressAttributes.contains(attribute) { return .textAsAddress }
            if case .open(let start, _) = address { address = .open(start, holdsValue: true) }
            return nil
        case .comment, .declaration, .otherDeclaration: return .valueInComment
        case .rawText: return .valueInCode
        case .tagStart, .endTagStart, .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .beforeValue, .unquoted, .afterValue, .gap:
            return .valueInTag
        }
    }

    var isInAttribute: Bool { if case .quoted = state { true } else { false } }

    /// Whether an interface text, whose bytes are known, may be shown here.
    mutating func show(word bytes: [UInt8]) -> Problem? {
        guard case .quoted = state, Self.addressAttributes.contains(attribute) else { return show(.text) }
        for byte in bytes {
            if let problem = feedAddress(byte) { return problem }
        }
        return nil
    }

    // MARK: Sections

    /// The place after a section, given the places where it begins and ends; nil when it may not begin and end in such different places.
    /// - Parameter repeats: whether the section's end can be followed by its beginning.
    static func after(sectionFrom before: HTMLPlace, to end: HTMLPlace, repeats: Bool) -> HTMLPlace? {
        var after = end
        after.hasSource = before.hasSource || end.hasSource
        after.hasHTTPEquivalent = before.hasHTTPEquivalent || end.hasHTTPEquivalent
        after.hasTextInContent = before.hasTextInContent || end.hasTextInContent
        after.hasCode = before.hasCode || end.hasCode
        if before.scriptKind != end.scriptKind { after.scriptKind = .unsure }
        after.isInData = before.isInData && end.isInData
        if before.state != .content, before.element != end.element || before.isEndTag != end.isEndTag { return nil }
        switch (before.state, end.state) {
        case (.content, .content), (.tagName, .tagName), (.beforeAttribute, .beforeAttribute), (.gap, .gap), (.otherDeclaration, .otherDeclaration):
            return after
        case (.beforeAttribute, .afterValue), (.afterValue, .beforeAttribute), (.afterValue, .afterValue):
            after.state = .afterValue
            return after
        case (.attributeName, .attributeName) where before.attribute == end.attribute: return after
        case (.quoted(let a), .quoted(let b)) where a == b && before.attribute == end.attribute:
            if before.address != end.address { after.address = .open([], holdsValue: true) }
            return after
        case (.unquoted, .unquoted) where before.attribute == end.attribute: return after
        case (.comment, .comment) where before.dashes == end.dashes && before.isAtCommentStart == end.isAtCommentStart: return after
        case (.plainText, .plainText), (.rawText, .rawText): return before.endTag == end.endTag ? after : nil
        default:
            guard !repeats, before.isBetweenAttributes, end.isBetweenAttributes else { return nil }
            after.state = .gap
            return after
        }
    }

    private var isBetweenAttributes: Bool {
        switch state {
        case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .afterValue, .gap: true
        default: false
        }
    }

    // MARK: Names

    private static func names(_ list: String) -> Set<[UInt8]> { Set(list.utf8.split(separator: 0x20).map { Array($0) }) }

    /// Attributes whose value is an address, or lets an animation set one.
    private static let addressAttributes = names(
        "href xlink:href src srcset imagesrcset action formaction poster data cite background ping manifest longdesc usemap codebase classid archive profile "
            + "lowsrc dynsrc icon attributionsrc to from by values")
    private static let codeAttributes = names("style srcdoc")
    private static let plainTextElements = names("title textarea")
    private static let rawTextElements = names("script style xmp iframe noembed noframes plaintext")
}
