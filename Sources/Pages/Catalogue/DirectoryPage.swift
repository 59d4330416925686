internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// All the terms of a facet.
struct DirectoryView: View {
    let frame: FrameView
    let title: String
    let about: String
    let kind: FacetKind
    let terms: [TermView]
    let paging: Paging

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .text, "about": .text, "hasThemes": .flag, "themes": .list(TermView.shape), "hasPublishers": .flag,
        "publishers": .list(TermView.shape), "hasTerms": .flag, "terms": .list(TermView.shape), "paging": .record(Paging.shape),
    ]
    var values: [Value] {
        let (themes, publishers) = (kind == .theme ? terms : [], kind == .publisher ? terms : [])
        let others = kind == .theme || kind == .publisher ? [] : terms
        return [
            .view(frame), .text(title), .text(about), .flag(!themes.isEmpty), .views(themes), .flag(!publishers.isEmpty), .views(publishers),
            .flag(!others.isEmpty), .views(others), .view(paging),
        ]
    }
}

extension SiteContent {
    private static let termsOnAPage = 500

    func pageCount(_ kind: FacetKind) -> Int { max(1, (index[kind].terms.count + Self.termsOnAPage - 1) / Self.termsOnAPage) }

    func directoryKey(_ kind: FacetKind, page: Int, _ language: Language) -> Fingerprint {
        var mark = key("directory", language)
        mark.combine(index[kind].fingerprint)
        if kind == .publisher {
            for publisher in catalogue.publishers { mark.combine(publisher.fingerprint) }
        }
        return mark
    }

    func directoryView(_ kind: FacetKind, page: Int, _ language: Language) -> DirectoryView {
        let place = PagePlace.directory(kind, page: page)
        let links = links(from: place, language)
        let words = speech(language).words
        let title = words.text(kind.pluralWord)
        let about = words.text(kind.pluralWord + "-about")
        let order = index[kind].byLabel
        let shown = order[min(order.count, (page - 1) * Self.termsOnAPage)..<min(order.count, page * Self.termsOnAPage)]
        let windowTitle = page > 1 ? words.text("numbered-title", ["title": title, "n": words.number(page)]) : title
        return DirectoryView(
            frame: frame(
                place, language, parts: [windowTitle], description: about,
                trail: [homeStep(language, links), NamedLink(ShownText(title), nil)]),
            title: title, about: about, kind: kind,
            terms: shown.map { term(kind, $0, language, links, spellsCount: kind == .theme || kind == .publisher) },
            paging: paging(page, of: pageCount(kind), path(kind, language), language, links))
    }
}
