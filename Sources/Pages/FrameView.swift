internal import Findings
internal import Model
internal import Templating

/// A text of the catalogue and the language it is in.
struct ShownText: View {
    let text: String
    /// Its language where that is not the page's own.
    let language: String?

    /// A text in the page's language.
    init(_ text: String) {
        self.text = text
        language = nil
    }

    init(_ text: String, in language: Language, for reader: Language) {
        self.text = text
        self.language = language.code(unless: reader)
    }

    init(_ text: LocalizedText, for reader: Language) {
        self.init(text[reader], in: text.shownLanguage(for: reader), for: reader)
    }

    static let shape: Shape = ["text": .text, "language": .optional(.text)]
    var values: [Value] { [.text(text), .text(orAbsent: language)] }
}

extension Language {
    /// The value of a `lang` attribute in a page of `page`'s language; nil when it is that language: the page says so once.
    func code(unless page: Language) -> String? { self == page ? nil : rawValue }
}

/// A link by the name of where it leads.
struct NamedLink: View {
    let name: ShownText
    /// Nil for the page itself.
    let link: String?

    init(_ name: ShownText, _ link: String?) {
        self.name = name
        self.link = link
    }

    static let shape: Shape = ["name": .text, "language": .optional(.text), "link": .optional(.address)]
    var values: [Value] { [.text(name.text), .text(orAbsent: name.language), .address(orAbsent: link)] }
}

struct MenuEntry: View {
    let name: String
    let link: String
    let isCurrent: Bool

    static let shape: Shape = ["name": .text, "link": .address, "current": .flag]
    var values: [Value] { [.text(name), .address(link), .flag(isCurrent)] }
}

/// A page in one of the languages.
struct LanguageLink: View {
    let code: String
    let name: String
    let link: String

    static let shape: Shape = ["code": .text, "name": .text, "link": .address]
    var values: [Value] { [.text(code), .text(name), .address(link)] }
}

struct FeedLink: View {
    let title: String
    let link: String

    static let shape: Shape = ["title": .text, "link": .address]
    var values: [Value] { [.text(title), .address(link)] }
}

/// What stands around the content of every page.
struct FrameView: View {
    var language: Language
    var title: String
    var description: String?
    var stylesheet: String
    var colours: String
    var icon: String
    var canonical: String?
    var alternates: [LanguageLink]
    var feeds: [FeedLink]
    var metadata: String?
    var name: ShownText
    var home: String
    var menu: [MenuEntry]
    var otherLanguage: LanguageLink?
    var trail: [NamedLink]
    var about: ShownText?
    var contact: NamedLink?
    var explore: [NamedLink]
    var pages: [NamedLink]
    var machines: [NamedLink]

    static let shape: Shape = [
        "language": .text, "title": .text, "description": .optional(.text), "stylesheet": .address, "colours": .address, "icon": .address,
        "canonical": .optional(.address), "alternates": .list(LanguageLink.shape), "feeds": .list(FeedLink.shape), "metadata": .optional(.address),
        "name": .record(ShownText.shape), "home": .address, "menu": .list(MenuEntry.shape), "otherLanguage": .optional(.record(LanguageLink.shape)),
        "trail": .list(NamedLink.shape), "about": .optional(.record(ShownText.shape)), "contact": .optional(.record(NamedLink.shape)),
        "explore": .list(NamedLink.shape), "hasPages": .flag, "pages": .list(NamedLink.shape), "hasMachines": .flag, "machines": .list(NamedLink.shape),
    ]

    var values: [Value] {
        [
            .text(language.rawValue), .text(title), .text(orAbsent: description), .address(stylesheet), .address(colours), .address(icon),
            .address(orAbsent: canonical), .views(alternates), .views(feeds), .address(orAbsent: metadata),
            .view(name), .address(home), .views(menu), .view(orAbsent: otherLanguage),
            .views(trail), .view(orAbsent: about), .view(orAbsent: contact),
            .views(explore), .flag(!pages.isEmpty), .views(pages), .flag(!machines.isEmpty), .views(machines),
        ]
    }
}

extension SiteContent {
    /// The frame of a page.
    ///
    /// - Parameters:
    ///   - parts: the page's own title, before the catalogue's: the most particular first.
    ///   - trail: the pages between the home page and this one, and this one without a link.
    func frame(
        _ place: PagePlace, _ language: Language, parts: [String], description: String?, trail: [NamedLink] = [], feeds: [FeedLink] = [],
        metadata: String? = nil
    ) -> FrameView {
        let links = links(from: place, language)
        let speech = speech(language)
        let words = speech.words
        let settings = catalogue.settings
        let isFindable = place != .notFound
        let other = languages.first { $0 != language }
        let hasData = !catalogue.datasets.isEmpty

        var alternates: [LanguageLink] = []
        if languages.count > 1, isFindable, base != nil {
            for each in languages { alternates.append(LanguageLink(code: each.rawValue, name: "", link: address(place, each) ?? "")) }
            alternates.append(LanguageLink(code: "x-default", name: "", link: address(place, languages[0]) ?? ""))
        }
        var allFeeds = feeds
        var machines: [NamedLink] = []
        if base != nil {
            allFeeds.append(FeedLink(title: words.text("feed-title", ["name": settings.title[language]]), link: links(addresses.newsFeed(language))))
            machines = [
                NamedLink(ShownText(words.text("catalogue-metadata")), links(Addresses.catalogueFeed)),
                NamedLink(ShownText(words.text("catalogue-feed")), links(addresses.newsFeed(language))),
                NamedLink(ShownText(words.text("sitemap")), links(Addresses.siteMap)),
            ]
        }
        let kinds = FacetKind.allCases.filter { !index[$0].terms.isEmpty }
        func directory(_ kind: FacetKind) -> String { links(path(kind, language)) }
        var menu: [MenuEntry] = []
        var explore: [NamedLink] = []
        if hasData {
            let link = links(addresses.datasets(language))
            menu.append(MenuEntry(name: words.text("datasets"), link: link, isCurrent: place.isAmongDatasets))
            explore.append(NamedLink(ShownText(words.text("datasets")), link))
        }
        for kind in kinds {
            if kind == .publisher || kind == .theme {
                menu.append(MenuEntry(name: words.text(kind.pluralWord), link: directory(kind), isCurrent: place.facet == kind))
            }
            explore.append(NamedLink(ShownText(words.text(kind.pluralWord)), directory(kind)))
        }

        return FrameView(
            language: language, title: withoutTurns((parts + [speech.siteTitle]).joined(separator: " – ")), description: description.map(withoutTurns),
            stylesheet: links(assets.stylesheet), colours: links(assets.colours), icon: links(assets.icon),
            canonical: isFindable ? address(place, language) : nil, alternates: alternates, feeds: allFeeds, metadata: metadata,
            name: ShownText(settings.title, for: language), home: links(addresses.home(language)), menu: menu,
            otherLanguage: other.map { other in
                LanguageLink(
                    code: other.rawValue, name: templates.words(other).text("language-name"),
                    link: links(isFindable ? path(place, other) : addresses.home(other)))
            },
            trail: trail, about: settings.description.map { ShownText($0, for: language) }, contact: settings.contact.flatMap { contactLink($0, language) },
            explore: explore,
            pages: catalogue.pages.map { NamedLink(ShownText($0.title, for: language), links(addresses.freePage($0, language))) },
            machines: machines)
    }

    /// The first steps of every page's way: the home page.
    func homeStep(_ language: Language, _ links: PageLinks) -> NamedLink {
        NamedLink(ShownText(speech(language).words.text("home")), links(addresses.home(language)))
    }

    private func contactLink(_ contact: Contact, _ language: Language) -> NamedLink? {
        if let email = contact.email {
            return NamedLink(ShownText(contact.name ?? email), ContactLinks.mail(email))
        }
        guard let address = ContactLinks.web(contact.address) else { return nil }
        return NamedLink(ShownText(contact.name ?? ContactLinks.host(address)), address)
    }
}

extension PagePlace {
    /// The facet whose pages this is among.
    var facet: FacetKind? {
        switch self {
        case .directory(let kind, _), .list(.term(let kind, _), _): kind
        default: nil
        }
    }

    var isAmongDatasets: Bool {
        switch self {
        case .dataset, .list(.all, _): true
        default: false
        }
    }
}
