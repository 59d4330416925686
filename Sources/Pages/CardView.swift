internal import Findings
internal import Model
internal import Templating

/// A dataset in a list.
struct CardView: View {
    let id: String
    let title: ShownText
    let summary: ShownText?
    /// Nil on the publisher's own page.
    let publisher: ShownText?
    let link: String
    let changed: String?
    let formats: [String]

    static let shape: Shape = [
        "id": .text, "title": .record(ShownText.shape), "summary": .optional(.record(ShownText.shape)), "publisher": .optional(.record(ShownText.shape)),
        "link": .address, "changed": .optional(.text), "hasFormats": .flag, "formats": .texts,
    ]
    var values: [Value] {
        [
            .text(id), .view(title), .view(orAbsent: summary), .view(orAbsent: publisher), .address(link), .text(orAbsent: changed), .flag(!formats.isEmpty),
            .texts(formats),
        ]
    }
}

/// A group of datasets as a tile or as an entry of a list: a theme, a producer, a keyword…
struct TermView: View {
    let name: ShownText
    let count: String
    let link: String
    /// The code of the European theme in lower case, for its icon.
    var icon = ""
    /// What kind of body a producer is.
    var kind: String?

    static let shape: Shape = [
        "name": .text, "language": .text, "count": .text, "link": .address, "icon": .text, "kind": .optional(.text),
    ]
    var values: [Value] { [.text(name.text), .text(name.language), .text(count), .address(link), .text(icon), .text(orAbsent: kind)] }
}

extension SiteContent {
    private static let mostFormatsShown = 6
    private static let longestSummaryShown = 400

    func card(_ number: Int, _ language: Language, _ links: PageLinks, namesPublisher: Bool = true) -> CardView {
        let dataset = catalogue.datasets[number]
        var formats: [String] = []
        for distribution in dataset.distributions where distribution.role == .data && formats.count < Self.mostFormatsShown {
            if !formats.contains(distribution.format.name) { formats.append(distribution.format.name) }
        }
        let folder = dataset.folder.utf8
        let id = folder.lastIndex(of: 0x2F).map { String(Substring(folder[folder.index(after: $0)...])) } ?? dataset.folder
        return CardView(
            id: id, title: ShownText(dataset.title, for: language),
            summary: dataset.summary.map {
                ShownText(shortened($0[language], to: Self.longestSummaryShown), in: $0.shownLanguage(for: language))
            },
            publisher: namesPublisher ? ShownText(catalogue.publishers[dataset.publisher].name, for: language) : nil,
            link: links(path(.dataset(number), language)), changed: dataset.lastChange.map { speech(language).words.date($0) }, formats: formats)
    }

    /// - Parameter spellsCount: « 12 jeux de données » rather than « 12 ».
    func term(_ kind: FacetKind, _ number: Int, _ language: Language, _ links: PageLinks, spellsCount: Bool) -> TermView {
        let term = index[kind].terms[number]
        let words = speech(language).words
        var view = TermView(
            name: ShownText(term.label, for: language),
            count: spellsCount ? words.plural("dataset-count", term.datasets.count) : words.number(term.datasets.count),
            link: links(path(.term(kind, number), language)))
        if kind == .theme { view.icon = (term.european ?? "local").lowercased() }
        if kind == .publisher { view.kind = catalogue.publishers[number].kind.map { words.text("kind-" + $0.rawValue) } }
        return view
    }
}
