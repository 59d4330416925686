internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// Something to paste, and the field it goes into.
struct PastedField: View {
    let label: String
    let value: String

    static let shape: Shape = ["label": .text, "value": .text]
    var values: [Value] { [.text(label), .text(value)] }
}

/// What to paste into harvesters to have them take a producer's feed.
struct HarvestingView: View {
    let frame: FrameView
    let title: String
    let about: String
    let address: String
    let only: String
    let steps: [String]
    let nationalFields: [PastedField]
    let ckanFields: [PastedField]
    let notes: [String]
    let formats: [PastedField]

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .text, "about": .text, "address": .text, "only": .text, "steps": .texts,
        "nationalFields": .list(PastedField.shape), "ckanFields": .list(PastedField.shape), "notes": .texts, "formats": .list(PastedField.shape),
    ]
    var values: [Value] {
        [
            .view(frame), .text(title), .text(about), .text(address), .text(only), .texts(steps), .views(nationalFields), .views(ckanFields), .texts(notes),
            .views(formats),
        ]
    }
}

extension SiteContent {
    /// Whether a producer has a feed of its own: a feed needs absolute addresses, and something to say.
    func hasFeed(_ publisher: Int) -> Bool {
        base != nil && (!index.publishers.terms[publisher].datasets.isEmpty || catalogue.publishers[publisher].hasStopped)
    }

    func harvestingKey(_ number: Int, _ language: Language, from shared: Fingerprint) -> Fingerprint {
        var mark = shared
        mark.combine(catalogue.publishers[number].fingerprint)
        mark.combine(catalogue.publishers[number].slug)
        mark.combine(catalogue.publishers[number].name[language])
        mark.combine(index.publishers.namesakes.contains(number))
        return mark
    }

    func harvestingView(_ number: Int, _ language: Language) -> HarvestingView {
        let publisher = catalogue.publishers[number]
        let place = PagePlace.harvesting(number)
        let links = links(from: place, language)
        let words = speech(language).words
        let name = publisher.name[language]
        func address(_ format: FeedFormat) -> String { (base ?? "") + addresses.feed(of: publisher, format) }
        func text(_ key: String) -> String { words.text("harvesting-" + key, ["publisher": name]) }
        func field(_ key: String, _ value: String) -> PastedField { PastedField(label: text(key), value: value) }
        let title = text("title")
        // Two producers of one name are told apart by their addresses.
        let part = index.publishers.namesakes.contains(number) ? name + " (" + publisher.slug + ")" : name
        return HarvestingView(
            frame: frame(
                place, language, parts: [words.text("harvesting"), part], description: shortened(text("description"), to: 300),
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("publishers")), links(addresses.publishers(language))),
                    NamedLink(ShownText(publisher.name, for: language), links(addresses.publisher(publisher, language))),
                    NamedLink(ShownText(words.text("harvesting")), nil),
                ], metadata: publisherMetadata(number, links)),
            title: title, about: text("about"), address: address(.jsonLD), only: text("only"),
            steps: [text("national-account"), text("national-open"), text("national-fill")],
            nationalFields: [
                field("field-name", [name, catalogue.settings.title[language]].joined(separator: " – ")), field("field-url", address(.jsonLD)),
                field("field-type", "DCAT"),
            ],
            ckanFields: [
                field("field-url", address(.jsonLD)), field("field-source", "Generic DCAT RDF Harvester"),
                field("field-configuration", "{\"rdf_format\": \"json-ld\"}"), field("field-organisation", name),
            ],
            notes: [text("withdrawn-feed"), text("withdrawn-national"), text("withdrawn-ckan"), text("withdrawn-renamed")],
            formats: FeedFormat.allCases.map { PastedField(label: $0.name, value: address($0)) })
    }

    // MARK: Links to feeds

    /// The catalogue's feed in each format.
    func catalogueFeeds(_ language: Language, _ links: PageLinks) -> [NamedLink] {
        FeedFormat.allCases.map { format in
            NamedLink(ShownText(speech(language).words.text("catalogue-metadata", ["format": format.name])), links(Addresses.feed(format)))
        }
    }

    func publisherMetadata(_ number: Int, _ links: PageLinks) -> [MetadataLink] {
        guard hasFeed(number) else { return [] }
        return FeedFormat.allCases.map { MetadataLink(type: $0.mediaType, link: links(addresses.feed(of: catalogue.publishers[number], $0))) }
    }

    func catalogueMetadata(_ links: PageLinks) -> [MetadataLink] {
        base == nil ? [] : FeedFormat.allCases.map { MetadataLink(type: $0.mediaType, link: links(Addresses.feed($0))) }
    }
}
