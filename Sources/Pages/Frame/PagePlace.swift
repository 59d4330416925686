internal import Findings
internal import Model

/// One way to sort datasets into groups, each with a page of its own.
enum FacetKind: String, Sendable, CaseIterable {
    case publisher, theme, format, licence, keyword

    /// The word for it in `words.fr.txt`: `theme`, and `themes` for all of them.
    var word: String { rawValue }
    var pluralWord: String { rawValue + "s" }
}

/// Which datasets a list shows.
enum ListSubject: Sendable, Hashable {
    case all
    case term(FacetKind, Int)

    var facet: FacetKind? { if case .term(let kind, _) = self { kind } else { nil } }
}

/// A page of the site, whatever its language.
enum PagePlace: Sendable, Hashable {
    case home
    case list(ListSubject, page: Int)
    /// All the terms of a facet.
    case directory(FacetKind, page: Int)
    /// By number in `Catalogue.datasets`.
    case dataset(Int)
    /// What was found in the files of a dataset.
    case verification(Int)
    /// How to read the files of a dataset from programs.
    case programs(Int)
    /// How a merged dataset was made.
    case merge(Int)
    /// What to paste into harvesters, by number in `Catalogue.publishers`.
    case harvesting(Int)
    /// By number in `Catalogue.pages`.
    case text(Int)
    case notFound
    case search
    /// Where something stood: by number in `SiteContent.formerPages`.
    case former(Int)
    /// What there is for programs.
    case developers
    case accessibility
    /// What is expected of the producers, and what is there.
    case board
    /// A page of the table of one kind of producers.
    case boardTable(PublisherKind, page: Int)
    /// The texts of law.
    case duties
    /// The figures of the territory.
    case figures
    /// What a producer publishes and can do next, by number in `Catalogue.publishers`.
    case report(Int)
    /// The figures of a producer, likewise.
    case publisherFigures(Int)
}

/// Links from one page to the rest of the site.
struct PageLinks: Sendable, Hashable {
    /// What leads from the page to the site's root: `../../`, or `/sub/` for the page that is shown at unknown addresses.
    private let prefix: String
    /// Whether links to pages name their file, for a site that is opened without a web server.
    private let isPortable: Bool

    init(from path: String, isPortable: Bool) { self.init(prefix: String(repeating: "../", count: path.utf8.count { $0 == 0x2F }), isPortable: isPortable) }

    init(prefix: String, isPortable: Bool) {
        self.prefix = prefix
        self.isPortable = isPortable
    }

    /// The link to a folder, to which scripts add what is in it.
    func folder(_ path: String) -> String { prefix + path }

    /// The link to a path of `Addresses`, whose segments need no encoding. Much cheaper than `Addresses.link`, and a little longer where the two share folders.
    func callAsFunction(_ path: String) -> String {
        let link = prefix + path
        if isPortable, path.isEmpty || path.utf8.last == 0x2F { return link + "index.html" }
        return link.isEmpty ? "./" : link
    }
}

extension SiteContent {
    /// Relative to the site's root, as `Addresses` gives them.
    func path(_ place: PagePlace, _ language: Language) -> String {
        switch place {
        case .home: addresses.home(language)
        case .list(let subject, let page): addresses.page(page, of: path(subject, language))
        case .directory(let kind, let page): addresses.page(page, of: path(kind, language))
        case .dataset(let number):
            addresses.dataset(catalogue.datasets[number], of: catalogue.publishers[catalogue.datasets[number].publisher], language)
        case .verification(let number):
            addresses.verification(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher], language)
        case .programs(let number):
            addresses.programs(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher], language)
        case .merge(let number):
            addresses.merge(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher], language)
        case .developers: addresses.developers(language)
        case .accessibility: addresses.accessibility(language)
        case .board: addresses.board(language)
        case .boardTable(let kind, let page): addresses.board(of: kind, page: page, language)
        case .duties: addresses.duties(language)
        case .figures: addresses.figures(language)
        case .report(let number): addresses.report(of: catalogue.publishers[number], language)
        case .publisherFigures(let number): addresses.figures(of: catalogue.publishers[number], language)
        case .harvesting(let number): addresses.harvesting(of: catalogue.publishers[number], language)
        case .text(let number): addresses.freePage(catalogue.pages[number], language)
        case .notFound: Addresses.notFound
        case .search: addresses.search(language)
        case .former(let number): addresses.path(of: formerPages[number].address, language)
        }
    }

    func path(_ subject: ListSubject, _ language: Language) -> String {
        switch subject {
        case .all: addresses.datasets(language)
        case .term(let kind, let number): path(kind, language) + index[kind].terms[number].slug + "/"
        }
    }

    func path(_ kind: FacetKind, _ language: Language) -> String {
        switch kind {
        case .publisher: addresses.publishers(language)
        case .theme: addresses.themes(language)
        case .format: addresses.formats(language)
        case .licence: addresses.licences(language)
        case .keyword: addresses.keywords(language)
        }
    }

    /// Whose page it is; nil for those of the whole catalogue.
    func publisher(of place: PagePlace) -> Int? {
        switch place {
        case .dataset(let number), .verification(let number), .programs(let number), .merge(let number): catalogue.datasets[number].publisher
        case .list(.term(.publisher, let number), _), .harvesting(let number), .report(let number), .publisherFigures(let number): number
        case .home, .list, .directory, .text, .notFound, .former, .developers, .search, .accessibility, .board, .boardTable, .duties, .figures: nil
        }
    }

    /// Links from the page; from the one for unknown addresses, which is shown at any depth, they are absolute below the base address.
    func links(from place: PagePlace, _ language: Language) -> PageLinks {
        if case .notFound = place { return PageLinks(prefix: basePath ?? "", isPortable: false) }
        return PageLinks(from: path(place, language), isPortable: isPortable)
    }

    /// The page's absolute address; nil when the settings give no base address.
    func address(_ place: PagePlace, _ language: Language) -> String? {
        base.map { $0 + path(place, language) }
    }
}
