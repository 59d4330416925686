internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// What there is for programs, for the people who write them.
struct DevelopersView: View {
    let frame: FrameView
    let documents: [NamedLink]
    let root: String
    let start: String
    let datasets: String
    /// A dataset's documents, as an example.
    let example: String?
    let exampleText: String?
    let rows: String?
    let ckan: String

    static let shape: Shape = [
        "page": .record(FrameView.shape), "documents": .list(NamedLink.shape), "root": .text, "start": .text, "datasets": .text,
        "example": .optional(.address), "exampleText": .optional(.address), "rows": .optional(.address), "ckan": .text,
    ]
    var values: [Value] {
        [
            .view(frame), .views(documents), .text(root), .text(start), .text(datasets), .address(orAbsent: example), .address(orAbsent: exampleText),
            .address(orAbsent: rows), .text(ckan),
        ]
    }
}

extension SiteContent {
    /// Examples are taken from the newest datasets.
    func developersKey(_ language: Language) -> Fingerprint {
        var mark = key("developers", language)
        guard let number = exampleDataset else { return mark }
        mark.combine(addresses.document(of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher]))
        if let position = exampleTable(of: number) {
            mark.combine(catalogue.datasets[number].distributions[position].publishedName)
        }
        return mark
    }

    /// The newest dataset that has a table with rows for programs, else the newest.
    private var exampleDataset: Int? { index.newest.first { exampleTable(of: $0) != nil } ?? index.newest.first }

    private func exampleTable(of number: Int) -> Int? {
        catalogue.datasets[number].distributions.firstIndex { ($0.table?.rowsServed ?? 0) > 0 }
    }

    func developersView(_ language: Language) -> DevelopersView {
        let place = PagePlace.developers
        let links = links(from: place, language)
        let words = speech(language).words
        let base = base ?? ""
        let documents = [
            ("api-index", Addresses.api("index")), ("api-datasets", Addresses.api("datasets")), ("api-producers", Addresses.api("producers")),
            ("api-description", Addresses.api("openapi")), ("catalogue-dump", Addresses.dump), ("data-json", Addresses.dataJSON),
            ("dcat-us-3", Addresses.dcatUS3), ("api-scdl", Addresses.nationalCatalogue), ("api-ckan", Addresses.ckan + "package_list.json"),
            ("api-text", Addresses.textIndex), ("catalogue-feed", addresses.newsFeed(language)),
            ("sitemap", Addresses.siteMap),
        ]
        let example = exampleDataset.map { (catalogue.datasets[$0], catalogue.publishers[catalogue.datasets[$0].publisher]) }
        let rows = exampleDataset.flatMap { number in
            exampleTable(of: number).flatMap { position in
                catalogue.datasets[number].distributions[position].publishedName.map { name in
                    links(
                        Addresses.encodedPath(
                            addresses.rows(1, of: name, of: catalogue.datasets[number], catalogue.publishers[catalogue.datasets[number].publisher])))
                }
            }
        }
        return DevelopersView(
            frame: frame(
                place, language, parts: [words.text("developers")], description: words.text("developers-description"),
                trail: [homeStep(language, links), NamedLink(ShownText(words.text("developers")), nil)]),
            documents: catalogueFeeds(language, links) + documents.map { NamedLink(ShownText(words.text($0.0)), links($0.1)) }, root: base,
            start: base + Addresses.api("index"),
            datasets: base + Addresses.api("datasets"), example: example.map { links(addresses.document(of: $0, $1)) },
            exampleText: example.map { links(addresses.text(of: $0, $1, language)) }, rows: rows, ckan: base + Addresses.ckan)
    }
}
