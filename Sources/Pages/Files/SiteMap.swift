internal import Bytes
internal import Findings
internal import Model

/// The pages that search engines may show (sitemaps.org 0.9), with the same page in the other language; pages of a list after its first are left to links.
///
/// One file holds 50,000 addresses at most: a larger site gets an index of several.
struct SiteMap {
    let content: SiteContent
    let base: String

    static let mostAddresses = 50_000

    /// In the order of the map; each counts once for each language.
    private let places: [PagePlace]

    init(_ content: SiteContent, base: String) {
        self.content = content
        self.base = base
        var places: [PagePlace] = [.home]
        if !content.catalogue.datasets.isEmpty { places.append(.list(.all, page: 1)) }
        for kind in FacetKind.allCases {
            let terms = content.index[kind].terms
            if terms.isEmpty { continue }
            places.append(.directory(kind, page: 1))
            places += terms.indices.map { .list(.term(kind, $0), page: 1) }
        }
        places += content.catalogue.pages.indices.map { .text($0) }
        places += content.catalogue.datasets.indices.map { .dataset($0) }
        places += content.catalogue.datasets.indices.filter { content.catalogue.datasets[$0].isVerified }.map { .verification($0) }
        places += content.catalogue.datasets.indices.filter { content.catalogue.datasets[$0].merge != nil }.map { .merge($0) }
        places += content.catalogue.datasets.indices.filter { content.hasPrograms(content.catalogue.datasets[$0]) }.map { .programs($0) }
        places += content.catalogue.publishers.indices.filter(content.hasFeed).map { .harvesting($0) }
        places += content.boardPlaces
        self.places = places + [.developers, .search] + (content.hasAccessibilityPage ? [.accessibility] : [])
    }

    private var placesInAFile: Int { Self.mostAddresses / content.languages.count }
    private var fileCount: Int { max(1, (places.count + placesInAFile - 1) / placesInAFile) }

    private func part(_ number: Int) -> String { "sitemap-\(number).xml" }

    var outputs: [PageOutput] {
        var mark = content.index.whole
        mark.combine("sitemap")
        mark.combine(base)
        for language in content.languages { mark.combine(language.rawValue) }
        for kind in FacetKind.allCases { mark.combine(content.index[kind].fingerprint) }
        for dataset in content.catalogue.datasets {
            mark.combine(dataset.slug)
            mark.combine(dataset.isVerified)
        }
        for page in content.catalogue.pages { mark.combine(page.slug) }
        mark.combine(content.boardPlaces.count)
        let key = mark
        if fileCount == 1 { return [PageOutput(path: Addresses.siteMap, key: key) { write(places[...], &$0) }] }
        var outputs = [PageOutput(path: Addresses.siteMap, key: key) { writeIndex(&$0) }]
        for number in 0..<fileCount {
            let range = (number * placesInAFile)..<min(places.count, (number + 1) * placesInAFile)
            outputs.append(PageOutput(path: part(number + 1), key: key) { write(places[range], &$0) })
        }
        return outputs
    }

    private func writeIndex(_ writer: inout ByteWriter) {
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for number in 1...fileCount {
            writer.raw("<sitemap><loc>")
            writer.xml(base + part(number))
            writer.raw("</loc></sitemap>\n")
        }
        writer.raw("</sitemapindex>\n")
    }

    private func write(_ places: ArraySlice<PagePlace>, _ writer: inout ByteWriter) {
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
        let languages = content.languages
        if languages.count > 1 { writer.raw(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"") }
        writer.raw(">\n")
        for place in places {
            let day = lastChange(place)?.description
            let addresses = languages.map { base + content.path(place, $0) }
            for address in addresses {
                writer.raw("<url><loc>")
                writer.xml(address)
                writer.raw("</loc>")
                if let day {
                    writer.raw("<lastmod>")
                    writer.raw(day)
                    writer.raw("</lastmod>")
                }
                if languages.count > 1 {
                    // For readers of neither language, the site's first.
                    for (code, other) in zip(languages.map(\.rawValue) + ["x-default"], addresses + addresses.prefix(1)) {
                        writer.raw("<xhtml:link rel=\"alternate\" hreflang=\"")
                        writer.raw(code)
                        writer.raw("\" href=\"")
                        writer.xml(other)
                        writer.raw("\"/>")
                    }
                }
                writer.raw("</url>\n")
            }
        }
        writer.raw("</urlset>\n")
    }

    /// When the data on a page last changed; nil where the catalogue does not tell.
    private func lastChange(_ place: PagePlace) -> CalendarDate? {
        switch place {
        case .home, .directory: content.index.lastChange
        case .list(let subject, _): content.index.datasets(subject).first.flatMap { content.catalogue.datasets[$0].lastChange }
        case .dataset(let number), .verification(let number), .programs(let number), .merge(let number): content.catalogue.datasets[number].lastChange
        case .board, .boardTable, .figures: content.index.lastChange
        case .report(let number), .publisherFigures(let number):
            content.index.publishers.terms[number].datasets.first.flatMap { content.catalogue.datasets[$0].lastChange }
        case .harvesting, .text, .notFound, .former, .developers, .search, .accessibility, .duties: nil
        }
    }
}
