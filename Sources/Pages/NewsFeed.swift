internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// The newest datasets of the catalogue or of one producer, as an Atom feed (RFC 4287) in pure ASCII.
///
/// Made only when the site has a base address: a feed's addresses are absolute. Its dates come from the catalogue, never from the clock.
struct NewsFeed {
    let content: SiteContent
    let base: String
    let subject: ListSubject
    let language: Language

    private static let mostEntries = 50

    private var shown: ArraySlice<Int> { content.index.datasets(subject).prefix(Self.mostEntries) }

    var path: String {
        if case .term(.publisher, let number) = subject { return content.addresses.newsFeed(of: content.catalogue.publishers[number], language) }
        return content.addresses.newsFeed(language)
    }

    var key: Fingerprint {
        var mark = content.speech(language).frame
        mark.combine("feed")
        if case .term(_, let number) = subject { mark.combine(content.catalogue.publishers[number].fingerprint) }
        for number in shown { mark.combine(content.index.cards[number]) }
        return mark
    }

    func write(into writer: inout ByteWriter) {
        let settings = content.catalogue.settings
        let words = content.speech(language).words
        let page = base + content.path(pagePlace, language)
        let name: String
        let author: String
        if case .term(_, let number) = subject {
            author = content.catalogue.publishers[number].name[language]
            name = author + " – " + settings.title[language]
        } else {
            author = settings.publisher?.name[language] ?? settings.title[language]
            name = settings.title[language]
        }
        writer.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        writer.raw(language.rawValue)
        writer.raw("\">\n")
        element("id", page, &writer)
        element("title", words.text("feed-title", ["name": name]), &writer)
        if case .all = subject, let about = settings.description?[language] { element("subtitle", about, &writer) }
        link("self", "application/atom+xml", base + path, &writer)
        link("alternate", "text/html", page, &writer)
        element("updated", moment(shown.lazy.compactMap { content.catalogue.datasets[$0].lastChange }.first), &writer)
        writer.raw("<author>")
        element("name", author, &writer)
        writer.raw("</author>\n")
        for number in shown { entry(number, &writer) }
        writer.raw("</feed>\n")
    }

    private var pagePlace: PagePlace { if case .term = subject { .list(subject, page: 1) } else { .home } }

    private func entry(_ number: Int, _ writer: inout ByteWriter) {
        let dataset = content.catalogue.datasets[number]
        let address = base + content.path(.dataset(number), language)
        writer.raw("<entry>\n")
        element("id", address, &writer)
        element("title", dataset.title[language], &writer)
        link("alternate", "text/html", address, &writer)
        element("updated", moment(dataset.lastChange), &writer)
        if let day = dataset.issued ?? dataset.created, day <= dataset.lastChange ?? day { element("published", moment(day), &writer) }
        writer.raw("<author>")
        element("name", content.catalogue.publishers[dataset.publisher].name[language], &writer)
        writer.raw("</author>\n")
        element("summary", dataset.summary?[language] ?? content.citation(number, language), &writer)
        for theme in dataset.themes {
            writer.raw("<category term=\"")
            writer.xml(theme.code)
            writer.raw("\" label=\"")
            writer.xml(theme.label(in: language))
            writer.raw("\"/>\n")
        }
        writer.raw("</entry>\n")
    }

    /// Midnight of the day (RFC 3339); where there is no day, that of the catalogue's own publication.
    private func moment(_ day: CalendarDate?) -> String {
        (day ?? content.catalogue.settings.issued ?? CalendarDate(daysSince1970: 0)).description + "T00:00:00Z"
    }

    private func element(_ name: String, _ text: String, _ writer: inout ByteWriter) {
        writer.raw("<" + name + ">")
        writer.xml(text)
        writer.raw("</" + name + ">\n")
    }

    private func link(_ relation: String, _ type: String, _ address: String, _ writer: inout ByteWriter) {
        writer.raw("<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"")
        writer.xml(address)
        writer.raw("\"/>\n")
    }
}
