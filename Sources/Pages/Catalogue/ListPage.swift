internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// A link to a page of a list, or the gap between two of them.
struct PageLink: View {
    let number: String
    let link: String?
    let isCurrent: Bool
    let isGap: Bool

    static let shape: Shape = ["number": .text, "link": .optional(.address), "current": .flag, "gap": .flag]
    var values: [Value] { [.text(number), .address(orAbsent: link), .flag(isCurrent), .flag(isGap)] }
}

/// The way through a list of several pages.
struct Paging: View {
    var previous: String?
    var next: String?
    var pages: [PageLink] = []

    static let shape: Shape = [
        "hasPages": .flag, "previous": .optional(.address), "next": .optional(.address), "pages": .list(PageLink.shape),
    ]
    var values: [Value] { [.flag(!pages.isEmpty), .address(orAbsent: previous), .address(orAbsent: next), .views(pages)] }
}

/// One way to narrow a list.
struct FacetView: View {
    let title: String
    let terms: [TermView]
    let link: String
    let linkName: String

    static let shape: Shape = ["title": .text, "terms": .list(TermView.shape), "link": .address, "linkName": .text]
    var values: [Value] { [.text(title), .views(terms), .address(link), .text(linkName)] }
}

/// A list of datasets: all of them or those of a term; there is one kind of list only.
struct ListView: View {
    let frame: FrameView
    let title: ShownText
    let about: ShownText?
    let count: String
    let position: String?
    let datasets: [CardView]
    let facets: [FacetView]
    let portal: PortalView?
    let publisher: PublisherView?
    let paging: Paging

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .record(ShownText.shape), "about": .optional(.record(ShownText.shape)), "count": .text,
        "position": .optional(.text), "datasets": .list(CardView.shape), "hasAside": .flag, "hasFacets": .flag, "facets": .list(FacetView.shape),
        "portal": .optional(.record(PortalView.shape)), "publisher": .optional(.record(PublisherView.shape)), "paging": .record(Paging.shape),
    ]
    var values: [Value] {
        [
            .view(frame), .view(title), .view(orAbsent: about), .text(count), .text(orAbsent: position), .views(datasets),
            .flag(publisher != nil || !facets.isEmpty), .flag(!facets.isEmpty), .views(facets), .view(orAbsent: portal), .view(orAbsent: publisher),
            .view(paging),
        ]
    }
}

extension SiteContent {
    /// How many terms of each facet stand beside the list of all datasets.
    private static let termsShown: [FacetKind: Int] = [.publisher: 8, .theme: 8, .format: 6, .licence: 5, .keyword: 12]

    /// Datasets on a page: more where lists are many, so that their sum stays in proportion to the catalogue.
    func pageSize(_ subject: ListSubject) -> Int {
        if case .term(.keyword, _) = subject { return 50 }
        return 20
    }

    func pageCount(_ subject: ListSubject) -> Int {
        let (count, size) = (index.datasets(subject).count, pageSize(subject))
        return max(1, (count + size - 1) / size)
    }

    private func datasets(_ subject: ListSubject, page: Int) -> ArraySlice<Int> {
        let (all, size) = (index.datasets(subject), pageSize(subject))
        return all[min(all.count, (page - 1) * size)..<min(all.count, page * size)]
    }

    func listKey(_ subject: ListSubject, page: Int, _ language: Language) -> Fingerprint {
        var mark = key("list", language)
        mark.combine(index.datasets(subject).count)
        for number in datasets(subject, page: page) { mark.combine(index.cards[number]) }
        switch subject {
        case .all: for kind in FacetKind.allCases { mark.combine(index[kind].fingerprint) }
        case .term(let kind, let number):
            let facet = index[kind]
            mark.combine(facet.terms[number].label.text)
            mark.combine(facet.terms[number].label.language.rawValue)
            mark.combine(facet.terms[number].label.translation)
            mark.combine(facet.namesakes.contains(number))
            if kind == .publisher {
                mark.combine(catalogue.publishers[number].fingerprint)
                let counts = publisherCounts(number)
                for count in [counts.files, counts.checked, counts.conforming] { mark.combine(count) }
                mark.combine(counts.lastChange?.description)
                mark.combine(board?.reports.contains(number) ?? false)
                mark.combine(board?.figures[number] != nil)
            }
        }
        return mark
    }

    func listView(_ subject: ListSubject, page: Int, _ language: Language) -> ListView {
        let place = PagePlace.list(subject, page: page)
        let links = links(from: place, language)
        let words = speech(language).words
        let total = pageCount(subject)
        let title: ShownText
        var about: ShownText?
        var parts: [String]
        var trail = [homeStep(language, links)]
        var facets: [FacetView] = []
        var portal: PortalView?
        var publisher: PublisherView?
        var feeds: [FeedLink] = []
        var metadata: [MetadataLink] = []
        switch subject {
        case .all:
            title = ShownText(words.text("datasets"))
            about = ShownText(words.text("datasets-about"))
            parts = [title.text]
            facets = self.facets(language, links)
        case .term(let kind, let number):
            let term = index[kind].terms[number]
            let section = ShownText(words.text(kind.pluralWord))
            title = ShownText(term.label, for: language)
            about = ShownText(words.text(kind.word + "-about", ["name": title.text]))
            // Two terms of one name are told apart by their addresses.
            parts = [index[kind].namesakes.contains(number) ? title.text + " (" + term.slug + ")" : title.text, section.text]
            trail.append(NamedLink(section, links(path(kind, language))))
            if kind == .publisher {
                let body = catalogue.publishers[number]
                if let description = body.description { about = ShownText(description, for: language) }
                portal = portalView(number, language, links)
                if body.hasStopped { about = ShownText(words.text("publisher-stopped", ["name": title.text])) }
                publisher = publisherView(number, language, links)
                metadata = publisherMetadata(number, links)
                if base != nil {
                    let name = words.text("feed-title", ["name": title.text])
                    feeds = [FeedLink(title: name, link: links(addresses.newsFeed(of: body, language)))]
                }
            }
        }
        trail.append(NamedLink(title, nil))
        if page > 1 { parts[0] = words.text("numbered-title", ["title": parts[0], "n": words.number(page)]) }
        return ListView(
            frame: frame(
                place, language, parts: parts, description: (about?.text).map { shortened($0, to: 300) }, trail: trail, feeds: feeds,
                metadata: metadata),
            title: title, about: about, count: words.plural("dataset-count", index.datasets(subject).count),
            position: total > 1 ? words.text("position", ["n": words.number(page), "total": words.number(total)]) : nil,
            datasets: cards(datasets(subject, page: page), language, links, namesPublisher: subject.facet != .publisher), facets: facets,
            portal: portal, publisher: publisher,
            paging: paging(page, of: total, path(subject, language), language, links))
    }

    private func facets(_ language: Language, _ links: PageLinks) -> [FacetView] {
        let words = speech(language).words
        return FacetKind.allCases.compactMap { kind in
            let facet = index[kind]
            let shown = facet.largest.lazy.filter { !facet.terms[$0].datasets.isEmpty }.prefix(Self.termsShown[kind] ?? 8)
            guard !shown.isEmpty else { return nil }
            return FacetView(
                title: words.text("by-" + kind.word), terms: shown.map { term(kind, $0, language, links, spellsCount: false) },
                link: links(path(kind, language)), linkName: words.text("all-" + kind.pluralWord))
        }
    }

    /// The first and the last page, the current one and its neighbours.
    func paging(_ page: Int, of total: Int, _ list: String, _ language: Language, _ links: PageLinks) -> Paging {
        guard total > 1 else { return Paging() }
        let words = speech(language).words
        func link(_ number: Int) -> String { links(addresses.page(number, of: list)) }
        var paging = Paging()
        if page > 1 { paging.previous = link(page - 1) }
        if page < total { paging.next = link(page + 1) }
        var last = 0
        for number in Set([1, page - 1, page, page + 1, total]).sorted() where (1...total).contains(number) {
            if number == last + 2 {
                paging.pages.append(PageLink(number: words.number(number - 1), link: link(number - 1), isCurrent: false, isGap: false))
            } else if number > last + 2 {
                paging.pages.append(PageLink(number: "", link: nil, isCurrent: false, isGap: true))
            }
            paging.pages.append(
                PageLink(number: words.number(number), link: number == page ? nil : link(number), isCurrent: number == page, isGap: false))
            last = number
        }
        return paging
    }
}
