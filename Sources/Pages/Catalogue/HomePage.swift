internal import Bytes
internal import Findings
internal import Model
internal import Templating

struct Figure: View {
    let label: String
    let value: String

    static let shape: Shape = ["label": .text, "value": .text]
    var values: [Value] { [.text(label), .text(value)] }
}

/// The ways to the board.
struct BoardLinks: View {
    let links: [NamedLink]

    static let shape: Shape = ["links": .list(NamedLink.shape)]
    var values: [Value] { [.views(links)] }
}

struct HomeView: View {
    let frame: FrameView
    let name: ShownText
    let about: ShownText?
    let figures: [Figure]
    let welcome: [UInt8]?
    let welcomeLanguage: String?
    let themes: [TermView]
    let newest: [CardView]
    let publishers: [TermView]
    let datasetsLink: String
    let publishersLink: String
    let themesLink: String
    let structuredData: [UInt8]?
    let search: SearchBoxView?
    let board: BoardLinks?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "name": .record(ShownText.shape), "about": .optional(.record(ShownText.shape)), "figures": .list(Figure.shape),
        "welcome": .optional(.markup), "welcomeLanguage": .optional(.text), "hasThemes": .flag, "themes": .list(TermView.shape), "hasDatasets": .flag,
        "newest": .list(CardView.shape), "hasPublishers": .flag, "publishers": .list(TermView.shape), "datasetsLink": .address,
        "publishersLink": .address, "themesLink": .address, "structuredData": .optional(.json), "search": .optional(.record(SearchBoxView.shape)),
        "board": .optional(.record(BoardLinks.shape)),
    ]
    var values: [Value] {
        [
            .view(frame), .view(name), .view(orAbsent: about), .views(figures), .markup(orAbsent: welcome), .text(orAbsent: welcomeLanguage),
            .flag(!themes.isEmpty), .views(themes), .flag(!newest.isEmpty), .views(newest), .flag(!publishers.isEmpty), .views(publishers),
            .address(datasetsLink), .address(publishersLink), .address(themesLink), .json(orAbsent: structuredData), .view(orAbsent: search),
            .view(orAbsent: board),
        ]
    }
}

extension SiteContent {
    private static let mostThemes = 16
    private static let mostNewest = 6
    private static let mostPublishers = 12

    func homeKey(_ language: Language) -> Fingerprint {
        var mark = key("home", language)
        for each in Language.allCases {
            guard let text = catalogue.welcome[each] else { continue }
            mark.combine(each.rawValue)
            mark.combine(text)
        }
        mark.combine(catalogue.datasets.count)
        mark.combine(index.fileCount)
        mark.combine(index.formats.terms.count)
        mark.combine(index.themes.fingerprint)
        mark.combine(index.publishers.fingerprint)
        for publisher in catalogue.publishers { mark.combine(publisher.fingerprint) }
        for number in index.newest.prefix(Self.mostNewest) { mark.combine(index.cards[number]) }
        for link in boardLinks(language, links(from: .home, language))?.links ?? [] { mark.combine(link.link) }
        return mark
    }

    /// To the board and what belongs to it, or to the report of the only producer; nil for a site without one.
    private func boardLinks(_ language: Language, _ links: PageLinks) -> BoardLinks? {
        guard let board else { return nil }
        let words = speech(language).words
        func link(_ word: String, _ path: String) -> NamedLink { NamedLink(ShownText(words.text(word)), links(path)) }
        var ways: [NamedLink] = []
        if board.hasPage {
            ways.append(link("board", addresses.board(language)))
            if !board.figures.isEmpty { ways.append(link("figures-territory", addresses.figures(language))) }
        } else if let number = board.reports.first {
            ways.append(link("report", addresses.report(of: catalogue.publishers[number], language)))
            if board.figures[number] != nil { ways.append(link("figures", addresses.figures(of: catalogue.publishers[number], language))) }
        }
        return BoardLinks(links: ways + [link("duties", addresses.duties(language))])
    }

    func homeView(_ language: Language, _ metadata: PageMetadata) -> HomeView {
        let links = links(from: .home, language)
        let words = speech(language).words
        let settings = catalogue.settings
        let name = ShownText(settings.title, for: language)
        let welcome = catalogue.welcome[language].map { ($0, language) } ?? catalogue.welcome[language.other].map { ($0, language.other) }
        var figures: [Figure] = []
        for (word, count) in [
            ("datasets", catalogue.datasets.count), ("publishers", catalogue.publishers.count), ("files", index.fileCount),
            ("formats", index.formats.terms.count),
        ] where count > 0 {
            figures.append(Figure(label: words.plural(word + "-figure", count), value: words.number(count)))
        }
        return HomeView(
            frame: frame(.home, language, parts: [], description: settings.description?[language], metadata: catalogueMetadata(links)), name: name,
            about: settings.description.map { ShownText($0, for: language) }, figures: figures,
            welcome: welcome.map { html(of: $0.0, at: path(.home, language), language) }, welcomeLanguage: welcome?.1.code(unless: language),
            themes: index.themes.largest.prefix(Self.mostThemes).sorted().map { term(.theme, $0, language, links, spellsCount: true) },
            newest: cards(index.newest.prefix(Self.mostNewest), language, links),
            publishers: index.publishers.largest.prefix(Self.mostPublishers).map { term(.publisher, $0, language, links, spellsCount: true) },
            datasetsLink: links(addresses.datasets(language)), publishersLink: links(path(.publisher, language)),
            themesLink: links(path(.theme, language)), structuredData: metadata.home(language),
            search: hasSearch ? searchBox(language, links) : nil, board: boardLinks(language, links))
    }
}
