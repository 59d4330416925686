internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// The box of the search: where it leads, and where scripts find what they need.
struct SearchBoxView: View {
    let action: String
    let index: String
    /// The folder of all datasets.
    let datasets: String
    /// What a link to a page ends with.
    let end: String?
    /// What tells browsers of the search.
    let description: String?

    static let shape: Shape = [
        "action": .address, "index": .address, "datasets": .address, "end": .optional(.text), "description": .optional(.address),
    ]
    var values: [Value] { [.address(action), .address(index), .address(datasets), .text(orAbsent: end), .address(orAbsent: description)] }
}

/// Datasets whose titles begin with one letter.
struct LetterView: View {
    let letter: String
    let datasets: [NamedLink]

    static let shape: Shape = ["letter": .text, "datasets": .list(NamedLink.shape)]
    var values: [Value] { [.text(letter), .views(datasets)] }
}

/// The page of the search. Without scripts it offers the ways through the catalogue.
struct SearchView: View {
    let frame: FrameView
    let search: SearchBoxView
    let themes: [TermView]
    let publishers: [TermView]
    let letters: [LetterView]
    let themesLink: String
    let publishersLink: String
    let datasetsLink: String
    let keywordsLink: String?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "search": .record(SearchBoxView.shape), "hasThemes": .flag, "themes": .list(TermView.shape), "hasPublishers": .flag,
        "publishers": .list(TermView.shape), "letters": .list(LetterView.shape), "themesLink": .address, "publishersLink": .address,
        "datasetsLink": .address, "keywordsLink": .optional(.address),
    ]
    var values: [Value] {
        [
            .view(frame), .view(search), .flag(!themes.isEmpty), .views(themes), .flag(!publishers.isEmpty), .views(publishers), .views(letters),
            .address(themesLink), .address(publishersLink), .address(datasetsLink), .address(orAbsent: keywordsLink),
        ]
    }
}

extension SiteContent {
    /// Whether there is anything to search.
    var hasSearch: Bool { !catalogue.datasets.isEmpty }

    func searchBox(_ language: Language, _ links: PageLinks) -> SearchBoxView {
        SearchBoxView(
            action: links(addresses.search(language)), index: links.folder(addresses.searchIndex(language)),
            datasets: links.folder(addresses.datasets(language)),
            end: isPortable ? "index.html" : nil, description: base == nil ? nil : links(addresses.searchDescription(language)))
    }

    /// Beyond so many datasets the list of their titles is left to the pages of all datasets.
    private static let mostTitles = 300
    private static let mostTiles = 12

    private var titlesShown: [Int] { catalogue.datasets.count > Self.mostTitles ? [] : Array(catalogue.datasets.indices) }

    func searchKey(_ language: Language) -> Fingerprint {
        var mark = key("search", language)
        mark.combine(index.themes.fingerprint)
        mark.combine(index.publishers.fingerprint)
        for publisher in catalogue.publishers { mark.combine(publisher.fingerprint) }
        mark.combine(index.keywords.terms.isEmpty)
        for number in titlesShown { mark.combine(index.cards[number]) }
        return mark
    }

    func searchView(_ language: Language) -> SearchView {
        let links = links(from: .search, language)
        let words = speech(language).words
        return SearchView(
            frame: frame(
                .search, language, parts: [words.text("search")], description: words.text("search-about"),
                trail: [homeStep(language, links), NamedLink(ShownText(words.text("search")), nil)]),
            search: searchBox(language, links),
            themes: index.themes.largest.prefix(Self.mostTiles).map { term(.theme, $0, language, links, spellsCount: true) },
            publishers: index.publishers.largest.prefix(Self.mostTiles).map { term(.publisher, $0, language, links, spellsCount: true) },
            letters: letters(language, links), themesLink: links(addresses.themes(language)), publishersLink: links(addresses.publishers(language)),
            datasetsLink: links(addresses.datasets(language)), keywordsLink: index.keywords.terms.isEmpty ? nil : links(addresses.keywords(language)))
    }

    /// Datasets by title, under the first letter of their folded titles; those that begin with a figure or a sign come first, under `#`.
    private func letters(_ language: Language, _ links: PageLinks) -> [LetterView] {
        let titled = titlesShown.map { (key: folded(catalogue.datasets[$0].title[language]), number: $0) }
            .sorted { $0.key != $1.key ? $0.key.lexicographicallyPrecedes($1.key) : $0.number < $1.number }
        var letters: [(letter: String, datasets: [NamedLink])] = []
        for (key, number) in titled {
            let first = key.first.flatMap { (0x61...0x7A).contains($0) ? $0 - 0x20 : nil }
            let letter = first.map { String(decoding: [$0], as: UTF8.self) } ?? "#"
            if letters.last?.letter != letter { letters.append((letter, [])) }
            letters[letters.count - 1].datasets.append(
                NamedLink(ShownText(catalogue.datasets[number].title, for: language), links(path(.dataset(number), language))))
        }
        return letters.map { LetterView(letter: $0.letter, datasets: $0.datasets) }
    }

    /// What browsers read to offer the site’s search in their own box (OpenSearch 1.1); its addresses are absolute.
    func searchDescription(_ language: Language, base: String) -> PageOutput {
        let name = catalogue.settings.title[language]
        var mark = Fingerprint()
        mark.combine("opensearch")
        mark.combine(base)
        mark.combine(name)
        mark.combine(language.rawValue)
        let words = speech(language).words
        mark.combine(words.text("search-label"))
        let page = base + addresses.search(language)
        let (icon, about) = (base + assets.icon, words.text("search-label") + " – " + name)
        return PageOutput(path: addresses.searchDescription(language), key: mark) { out in
            out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>")
            // Sixteen characters at most, says the specification.
            out.xml(Self.shortName(name))
            out.raw("</ShortName>\n<LongName>")
            out.xml(String(String.UnicodeScalarView(name.unicodeScalars.prefix(48))))
            out.raw("</LongName>\n<Description>")
            out.xml(about)
            out.raw("</Description>\n<Language>" + language.rawValue + "</Language>\n<InputEncoding>UTF-8</InputEncoding>\n<Image type=\"image/svg+xml\">")
            out.xml(icon)
            out.raw("</Image>\n<Url type=\"text/html\" method=\"get\" template=\"")
            out.xml(page)
            out.raw("?q={searchTerms}\"/>\n</OpenSearchDescription>\n")
        }
    }

    /// The first words of a name, in sixteen characters.
    private static func shortName(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > 16 else { return name }
        let cut = scalars.prefix(17)
        let end = cut.lastIndex(of: " ").flatMap { $0 > cut.startIndex ? $0 : nil } ?? cut.index(cut.startIndex, offsetBy: 16)
        return String(String.UnicodeScalarView(scalars[..<end]))
    }
}
