internal import Bytes
internal import Findings
internal import Model
internal import Templating

extension SiteContent {
    /// A rendered text with its holes filled by the links from the page at `path`.
    func html(of text: RichText, at path: String, _ language: Language) -> [UInt8] {
        guard !text.holes.isEmpty else { return text.html }
        var writer = ByteWriter(capacity: text.html.count + text.holes.count * 48)
        var written = 0
        for hole in text.holes where hole.offset >= written && hole.offset <= text.html.count {
            writer.raw(text.html[written..<hole.offset])
            writer.html(
                catalogue.settings.addressElsewhere(of: hole.target, language) ?? addresses.link(from: path, to: addresses.path(of: hole.target, language)))
            written = hole.offset
        }
        writer.raw(text.html[written...])
        return writer.bytes
    }

    /// The same with links that all begin at one place.
    func html(of text: RichText, _ language: Language, links: PageLinks) -> [UInt8] {
        guard !text.holes.isEmpty else { return text.html }
        var writer = ByteWriter(capacity: text.html.count + text.holes.count * 64)
        var written = 0
        for hole in text.holes where hole.offset >= written && hole.offset <= text.html.count {
            writer.raw(text.html[written..<hole.offset])
            writer.html(
                catalogue.settings.addressElsewhere(of: hole.target, language) ?? links(Addresses.encodedPath(addresses.path(of: hole.target, language))))
            written = hole.offset
        }
        writer.raw(text.html[written...])
        return writer.bytes
    }

    /// The domain of a publisher's own site, which is not that of the whole; nil for other sites.
    var ownHostName: (text: String, key: Fingerprint)? {
        guard let portal = catalogue.settings.portal, let base, base != portal.wholeAddress else { return nil }
        let text = ContactLinks.host(base)
        var key = Fingerprint()
        key.combine(text)
        return (text, key)
    }

    /// The mark that every page's key begins with: its template, its words and its frame.
    func key(_ template: String, _ language: Language) -> Fingerprint {
        let speech = speech(language)
        var mark = speech.frame
        mark.combine(speech.templates.fingerprint(of: template) ?? Fingerprint())
        return mark
    }
}

extension Fingerprint {
    mutating func combine(_ text: RichText) {
        combine(text.html)
        for hole in text.holes {
            combine(hole.offset)
            combine(hole.target)
        }
    }
}
