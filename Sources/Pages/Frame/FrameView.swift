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

/// What a page says in a format for programs.
struct MetadataLink: View {
    /// Its media type.
    let type: String
    let link: String

    static let shape: Shape = ["type": .text, "link": .address]
    var values: [Value] { [.text(type), .address(link)] }
}

/// What stands around the content of every page.
struct FrameView: View {
    let shared: SharedFrame
    /// The sheet of colours.
    let colours: String
    let title: String
    /// The title without the catalogue's name.
    let heading: String
    /// The absolute address of the picture for social networks.
    let image: String?
    let description: String?
    let canonical: String?
    let alternates: [LanguageLink]
    /// Before those of the whole catalogue.
    let feeds: [FeedLink]
    let metadata: [MetadataLink]
    let otherLanguage: LanguageLink?
    let trail: [NamedLink]
    /// Where a reader is sent on to at once.
    var next: String?
    /// Whether search engines are not to show it.
    var isHidden = false
    /// Whether the box of the search stands at its top: not where the page has one of its own.
    var hasSearchBox = true
    /// Whether it shows what is in the files of a dataset.
    var showsData = false

    static let shape: Shape = [
        "language": .text, "title": .text, "heading": .text, "image": .optional(.address), "description": .optional(.text), "stylesheet": .address,
        "dataStylesheet": .optional(.address), "colours": .address, "script": .address, "portable": .flag, "icon": .address,
        "canonical": .optional(.address), "alternates": .list(LanguageLink.shape), "feeds": .list(FeedLink.shape), "metadata": .list(MetadataLink.shape),
        "name": .record(ShownText.shape), "home": .address, "menu": .list(MenuEntry.shape), "otherLanguage": .optional(.record(LanguageLink.shape)),
        "trail": .list(NamedLink.shape), "about": .optional(.record(ShownText.shape)), "contact": .optional(.record(NamedLink.shape)),
        "explore": .list(NamedLink.shape), "hasPages": .flag, "pages": .list(NamedLink.shape), "hasMachines": .flag, "machines": .list(NamedLink.shape),
        "next": .optional(.address), "hidden": .flag, "search": .optional(.record(SearchBoxView.shape)), "searchDescription": .optional(.address),
        "tiles": .optional(.address),
    ]

    var values: [Value] {
        [
            shared.language, .text(title), .text(heading), .address(orAbsent: image), .text(orAbsent: description), shared.stylesheet,
            showsData ? shared.dataStylesheet : .absent, .address(colours), shared.script, shared.portable, shared.icon,
            .address(orAbsent: canonical), .views(alternates), .views(feeds + shared.feeds), .views(metadata), shared.name, shared.home,
            shared.menu, .view(orAbsent: otherLanguage), .views(trail), shared.about, shared.contact, shared.exploreValue, shared.hasPages, shared.pages,
            shared.hasMachines, shared.machines, .address(orAbsent: next), .flag(isHidden), hasSearchBox ? shared.search : .absent, shared.searchDescription,
            showsData ? shared.tiles : .absent,
        ]
    }
}

/// The part of the frame that pages of one language and depth have in common.
final class SharedFrame: Sendable {
    let explore: [NamedLink]
    let feeds: [FeedLink]
    let language, stylesheet, dataStylesheet, script, portable, icon, name, home, menu, about, contact, exploreValue, hasPages, pages, hasMachines, machines,
        search, tiles,
        searchDescription: Value

    init(_ content: SiteContent, _ key: FrameKey) {
        let (language, links) = (key.language, key.links)
        let words = content.speech(language).words
        let (settings, addresses, assets) = (content.catalogue.settings, content.addresses, content.assets)
        var feeds: [FeedLink] = []
        var machines: [NamedLink] = []
        if content.base != nil {
            feeds = [FeedLink(title: words.text("feed-title", ["name": settings.title[language]]), link: links(addresses.newsFeed(language)))]
            machines = content.catalogueFeeds(language, links)
            machines += [
                NamedLink(ShownText(words.text("catalogue-dump")), links(Addresses.dump)),
                NamedLink(ShownText(words.text("catalogue-feed")), links(addresses.newsFeed(language))),
                NamedLink(ShownText(words.text("sitemap")), links(Addresses.siteMap)),
                NamedLink(ShownText(words.text("developers")), links(addresses.developers(language))),
            ]
        }
        var menu: [MenuEntry] = []
        var explore: [NamedLink] = []
        if !content.catalogue.datasets.isEmpty {
            let link = links(addresses.datasets(language))
            menu.append(MenuEntry(name: words.text("datasets"), link: link, isCurrent: key.current == .datasets))
            explore.append(NamedLink(ShownText(words.text("datasets")), link))
        }
        for kind in FacetKind.allCases where !content.index[kind].terms.isEmpty {
            let link = links(content.path(kind, language))
            if kind == .publisher || kind == .theme {
                menu.append(MenuEntry(name: words.text(kind.pluralWord), link: link, isCurrent: key.current == .facet(kind)))
            }
            explore.append(NamedLink(ShownText(words.text(kind.pluralWord)), link))
        }
        if content.hasBoardPage {
            let link = links(addresses.board(language))
            menu.append(MenuEntry(name: words.text("board"), link: link, isCurrent: key.current == .board))
            explore.append(NamedLink(ShownText(words.text("board")), link))
        }
        var pages = content.catalogue.pages.map { NamedLink(ShownText($0.title, for: language), links(addresses.freePage($0, language))) }
        if content.hasAccessibilityPage { pages.append(NamedLink(ShownText(words.text("accessibility")), links(addresses.accessibility(language)))) }

        self.explore = explore
        self.feeds = feeds
        self.language = .text(language.rawValue)
        stylesheet = .address(links(assets.stylesheet))
        dataStylesheet = .address(links(assets.dataStylesheet))
        script = .address(links(assets.script))
        portable = .flag(content.isPortable)
        icon = .address(links(assets.icon))
        name = .view(ShownText(settings.title, for: language))
        home = .address(links(addresses.home(language)))
        self.menu = .views(menu)
        tiles = .address(orAbsent: settings.mapTiles?.origin)
        about = .view(orAbsent: settings.description.map { ShownText($0, for: language) })
        contact = .view(orAbsent: settings.contact.flatMap(Self.link))
        exploreValue = .views(explore)
        hasPages = .flag(!pages.isEmpty)
        self.pages = .views(pages)
        hasMachines = .flag(!machines.isEmpty)
        self.machines = .views(machines)
        let box = content.hasSearch ? content.searchBox(language, links) : nil
        search = .view(orAbsent: box)
        searchDescription = .address(orAbsent: box?.description)
    }

    private static func link(_ contact: Contact) -> NamedLink? {
        if let email = contact.email { return NamedLink(ShownText(contact.name ?? email), ContactLinks.mail(email)) }
        guard let address = ContactLinks.web(contact.address) else { return nil }
        return NamedLink(ShownText(contact.name ?? ContactLinks.host(address)), address)
    }
}

extension SiteContent {
    /// The frame of a page.
    ///
    /// - Parameters:
    ///   - parts: the page's own title, before the catalogue's: the most particular first.
    ///   - trail: the pages between the home page and this one, and this one without a link.
    ///   - next: where a reader of this page is sent on to.
    func frame(
        _ place: PagePlace, _ language: Language, parts: [String], description: String?, trail: [NamedLink] = [], feeds: [FeedLink] = [],
        metadata: [MetadataLink] = [], next: PagePlace? = nil
    ) -> FrameView {
        let links = links(from: place, language)
        let isFindable = place != .notFound
        let isHidden = if case .former = place { true } else { false }
        var alternates: [LanguageLink] = []
        if languages.count > 1, isFindable, !isHidden, base != nil {
            for each in languages { alternates.append(LanguageLink(code: each.rawValue, name: "", link: address(place, each) ?? "")) }
            alternates.append(LanguageLink(code: "x-default", name: "", link: address(place, languages[0]) ?? ""))
        }
        let key = FrameKey(language: language, links: links, current: place.inMenu)
        return FrameView(
            shared: shelf.frame(key) { SharedFrame(self, key) },
            colours: links(assets.colours(publisher(of: place).flatMap { catalogue.publishers[$0].colours })),
            title: withoutTurns((parts + [speech(language).siteTitle]).joined(separator: " – ")),
            heading: withoutTurns(parts.first ?? speech(language).siteTitle),
            image: base.map { $0 + assets.card }, description: description.map(withoutTurns),
            canonical: isFindable ? address(next ?? place, language) : nil, alternates: alternates, feeds: feeds, metadata: metadata,
            otherLanguage: languages.first { $0 != language }.map { other in
                LanguageLink(
                    code: other.rawValue, name: templates.words(other).text("language-name"),
                    link: links(isFindable ? path(place, other) : addresses.home(other)))
            },
            trail: trail, next: next.map { links(path($0, language)) }, isHidden: isHidden, hasSearchBox: place != .home && place != .search,
            showsData: place.showsData)
    }

    /// The first steps of every page's way: the home page.
    func homeStep(_ language: Language, _ links: PageLinks) -> NamedLink {
        NamedLink(ShownText(speech(language).words.text("home")), links(addresses.home(language)))
    }
}

/// The entry of the menu that a page is among.
enum MenuPlace: Hashable, Sendable {
    case datasets
    case facet(FacetKind)
    case board
    case none
}

extension PagePlace {
    /// Whether the page shows what is in the files of a dataset.
    var showsData: Bool {
        switch self {
        case .dataset, .verification, .programs, .merge, .board, .boardTable, .duties, .figures, .report, .publisherFigures: true
        default: false
        }
    }

    var inMenu: MenuPlace {
        switch self {
        case .directory(let kind, _), .list(.term(let kind, _), _): .facet(kind)
        case .harvesting: .facet(.publisher)
        case .board, .boardTable, .duties, .figures, .report, .publisherFigures: .board
        case .dataset, .verification, .programs, .merge, .former, .list(.all, _): .datasets
        case .home, .search, .text, .notFound, .developers, .accessibility: .none
        }
    }
}
