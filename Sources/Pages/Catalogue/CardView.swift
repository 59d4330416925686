internal import Findings
internal import Model
internal import Templating

/// A dataset in a list.
struct CardView: View {
    /// Of the dataset, wherever it is listed: all but the two below.
    let shared: [Value]
    let link: String
    /// Not on the publisher's own page.
    let namesPublisher: Bool

    static let shape: Shape = [
        "id": .text, "title": .record(ShownText.shape), "summary": .optional(.record(ShownText.shape)), "publisher": .optional(.record(ShownText.shape)),
        "link": .address, "changed": .optional(.text), "hasFormats": .flag, "formats": .texts,
    ]
    static let publisherIndex = 3
    static let linkIndex = 4

    var values: [Value] {
        var values = shared
        if !namesPublisher { values[Self.publisherIndex] = .absent }
        values[Self.linkIndex] = .address(link)
        return values
    }
}

/// A group of datasets as a tile or as an entry of a list: a theme, a producer, a keyword…
struct TermView: View {
    let name: ShownText
    let count: String
    let link: String
    /// The code of the European theme in lower case, for its icon.
    var icon = ""
    /// The path of its icon.
    var drawing = ""
    /// What kind of body a producer is.
    var kind: String?

    static let shape: Shape = [
        "name": .text, "language": .optional(.text), "count": .text, "link": .address, "icon": .text, "drawing": .text, "kind": .optional(.text),
    ]
    var values: [Value] {
        [.text(name.text), .text(orAbsent: name.language), .text(count), .address(link), .text(icon), .text(drawing), .text(orAbsent: kind)]
    }
}

extension SiteContent {
    private static let mostFormatsShown = 6
    // In bytes.
    private static let longestSummaryShown = 400
    private static let longestTitleShown = 240
    static let longestTermShown = 100

    func cards(_ numbers: some Collection<Int>, _ language: Language, _ links: PageLinks, namesPublisher: Bool = true) -> [CardView] {
        shelf.cards(numbers, language) { number in
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            return card(
                of: catalogue.datasets[number], path: path(.dataset(number), language), publisher: ShownText(publisher.name, for: language), language)
        }.map { shared in
            var link = ""
            if case .address(let path) = shared[CardView.linkIndex] { link = links(path) }
            return CardView(shared: shared, link: link, namesPublisher: namesPublisher)
        }
    }

    /// The dataset is lent, not copied: it has some forty fields.
    ///
    /// - Parameter path: stands where each page writes its own link.
    private func card(of dataset: borrowing Dataset, path: String, publisher: ShownText, _ language: Language) -> [Value] {
        var formats: [String] = []
        for distribution in dataset.distributions where distribution.role == .data && formats.count < Self.mostFormatsShown {
            if !formats.contains(distribution.format.name) { formats.append(distribution.format.name) }
        }
        let summary = dataset.summary.map {
            ShownText(shortened($0[language], to: Self.longestSummaryShown), in: $0.shownLanguage(for: language), for: language)
        }
        let title = ShownText(
            shortened(dataset.title[language], to: Self.longestTitleShown), in: dataset.title.shownLanguage(for: language), for: language)
        return [
            .text(lastSegment(of: dataset.folder)), .view(title), .view(orAbsent: summary), .view(publisher), .address(path),
            .text(orAbsent: dataset.lastChange.map { speech(language).words.date($0) }), .flag(!formats.isEmpty), .texts(formats),
        ]
    }

    private func lastSegment(of path: String) -> String {
        let bytes = path.utf8
        return bytes.lastIndex(of: 0x2F).map { String(Substring(bytes[bytes.index(after: $0)...])) } ?? path
    }

    /// - Parameter spellsCount: « 12 jeux de données » rather than « 12 ».
    func term(_ kind: FacetKind, _ number: Int, _ language: Language, _ links: PageLinks, spellsCount: Bool) -> TermView {
        let term = index[kind].terms[number]
        let words = speech(language).words
        var view = TermView(
            name: ShownText(shortened(term.label[language], to: Self.longestTermShown), in: term.label.shownLanguage(for: language), for: language),
            count: spellsCount ? words.plural("dataset-count", term.datasets.count) : words.number(term.datasets.count),
            link: links(path(.term(kind, number), language)))
        if kind == .theme {
            view.icon = (term.european ?? "local").lowercased()
            view.drawing = ThemeIcons.path(view.icon)
        }
        if kind == .publisher { view.kind = catalogue.publishers[number].kind.map { words.text("kind-" + $0.rawValue) } }
        return view
    }
}
