internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Templating
internal import Views

/// One of the essentials under a dataset's title.
struct Fact: View {
    let label: String
    let value: String
    var link: String?

    static let shape: Shape = ["label": .text, "value": .text, "link": .optional(.address)]
    var values: [Value] { [.text(label), .text(value), .address(orAbsent: link)] }
}

/// What a dataset's page shows of its tables, each by its position among the distributions.
struct DatasetTables {
    /// What their columns hold.
    var columns: [Int: TableColumns]
    /// Their first rows, and where the others are.
    var previews: [Int: TablePreview] = [:]
    /// The charts and maps of them.
    var views: [Int: [TableView]] = [:]
}

struct DatasetView: View {
    let frame: FrameView
    let title: ShownText
    let summary: ShownText?
    let publisher: ShownText
    let publisherLink: String
    let facts: [Fact]
    let themes: [NamedLink]
    let fileCount: String
    /// All of it in one file.
    var archive: DownloadsView.File?
    let files: [FileView]
    let documents: [FileView]
    /// The first rows of the tables among the files.
    let previews: [PreviewView]
    /// What the tables hold.
    let tables: [ColumnsView]
    /// Charts and maps of what they hold.
    let graphics: [GraphicView]
    let embeds: [EmbedView]
    let description: [UInt8]?
    let descriptionLanguage: String?
    let details: [Detail]
    let contact: ContactView?
    let keywords: [NamedLink]
    let citation: String
    let notice: String
    let noticeLink: String?
    let metadata: [NamedLink]
    let structuredData: [UInt8]?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .record(ShownText.shape), "summary": .optional(.record(ShownText.shape)),
        "publisher": .record(ShownText.shape), "publisherLink": .address, "hasFacts": .flag, "facts": .list(Fact.shape), "hasThemes": .flag,
        "themes": .list(NamedLink.shape), "fileCount": .text, "archive": .optional(.record(DownloadsView.File.shape)), "hasFiles": .flag,
        "files": .list(FileView.shape), "hasDocuments": .flag,
        "documents": .list(FileView.shape), "hasPreviews": .flag, "previews": .list(PreviewView.shape), "hasTables": .flag, "tables": .list(ColumnsView.shape),
        "hasGraphics": .flag, "graphics": .list(GraphicView.shape), "hasEmbeds": .flag, "embeds": .list(EmbedView.shape), "description": .optional(.markup),
        "descriptionLanguage": .optional(.text), "details": .list(Detail.shape),
        "contact": .optional(.record(ContactView.shape)), "hasKeywords": .flag, "keywords": .list(NamedLink.shape), "citation": .text, "notice": .text,
        "noticeLink": .optional(.address), "hasMetadata": .flag, "metadata": .list(NamedLink.shape),
        "structuredData": .optional(.json),
    ]
    var values: [Value] {
        [
            .view(frame), .view(title), .view(orAbsent: summary), .view(publisher), .address(publisherLink), .flag(!facts.isEmpty), .views(facts),
            .flag(!themes.isEmpty), .views(themes), .text(fileCount), .view(orAbsent: archive), .flag(!files.isEmpty), .views(files), .flag(!documents.isEmpty),
            .views(documents),
            .flag(!previews.isEmpty), .views(previews), .flag(!tables.isEmpty), .views(tables), .flag(!graphics.isEmpty), .views(graphics),
            .flag(!embeds.isEmpty), .views(embeds),
            .markup(orAbsent: description),
            .text(orAbsent: descriptionLanguage), .views(details),
            .view(orAbsent: contact), .flag(!keywords.isEmpty),
            .views(keywords), .text(citation), .text(notice), .address(orAbsent: noticeLink), .flag(!metadata.isEmpty), .views(metadata),
            .json(orAbsent: structuredData),
        ]
    }
}

extension SiteContent {
    func datasetKey(_ number: Int, _ language: Language, from shared: Fingerprint) -> Fingerprint {
        var mark = shared
        mark.combine(index.datasetPages[number])
        mark.combine(speech(language).namesakes.contains(number))
        return mark
    }

    /// The body that a page shows, and the language it is in.
    func body(_ number: Int, _ language: Language, _ bodies: DatasetBodies) -> (text: RichText?, language: Language) {
        let own = catalogue.datasets[number].language
        return language != own && bodies.translated != nil ? (bodies.translated, language) : (bodies.own, own)
    }

    func datasetView(
        _ number: Int, _ language: Language, _ bodies: DatasetBodies, _ tables: DatasetTables, _ forSearch: PageMetadata
    ) -> DatasetView {
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        let place = PagePlace.dataset(number)
        let path = path(place, language)
        let links = PageLinks(from: path, isPortable: isPortable)
        let words = speech(language).words
        let title = ShownText(dataset.title, for: language)
        let publisherName = ShownText(publisher.name, for: language)
        let publisherLink = links(addresses.publisher(publisher, language))

        var metadata: [NamedLink] = []
        var documents: [MetadataLink] = []
        if base != nil {
            for format in FeedFormat.allCases {
                let link = links(addresses.metadata(of: dataset, publisher, as: format))
                documents.append(MetadataLink(type: format.mediaType, link: link))
                metadata.append(NamedLink(ShownText(words.text("dataset-metadata", ["format": format.name])), link))
            }
            documents.append(MetadataLink(type: "text/markdown", link: links(addresses.text(of: dataset, publisher, language))))
        }
        if base != nil {
            metadata.append(NamedLink(ShownText(words.text("dataset-api")), links(addresses.document(of: dataset, publisher))))
            metadata.append(NamedLink(ShownText(words.text("dataset-text")), links(addresses.text(of: dataset, publisher, language))))
            if hasPrograms(dataset) {
                metadata.append(NamedLink(ShownText(words.text("programs")), links(addresses.programs(of: dataset, publisher, language))))
            }
        }
        let showsSnippets = base != nil && !hasPrograms(dataset)
        if dataset.isProfiled { metadata.append(NamedLink(ShownText(words.text("profile")), links(addresses.profile(of: dataset, publisher)))) }
        if dataset.isVerified { metadata.append(NamedLink(ShownText(words.text("verdicts")), links(addresses.verdicts(of: dataset, publisher)))) }
        if base != nil {
            if dataset.hasDataPackage {
                metadata.append(NamedLink(ShownText(words.text("data-package")), links(addresses.dataPackage(of: dataset, publisher))))
            }
            if dataset.hasCroissant { metadata.append(NamedLink(ShownText(words.text("croissant")), links(addresses.croissant(of: dataset, publisher)))) }
        }
        let ownTitle = ownTitle(number, language)
        let description = dataset.summary?[language] ?? words.text("citation", ["publisher": publisherName.text, "title": title.text])
        let files = dataset.distributions.indices.filter { dataset.distributions[$0].role == .data }
        let body = body(number, language, bodies)
        let columns = columnsViews(number, language, tables.columns)
        let graphics = graphicViews(number, language, tables.views, links)
        return DatasetView(
            frame: frame(
                place, language, parts: [ownTitle, publisherName.text], description: shortened(description, to: 300),
                trail: [
                    homeStep(language, links),
                    NamedLink(ShownText(words.text("datasets")), links(addresses.datasets(language))),
                    NamedLink(publisherName, publisherLink),
                    NamedLink(ShownText(shortened(title.text, to: 120), in: dataset.title.shownLanguage(for: language), for: language), nil),
                ], metadata: documents),
            title: title, summary: dataset.isSummaryDerived ? nil : dataset.summary.map { ShownText($0, for: language) }, publisher: publisherName,
            publisherLink: publisherLink,
            facts: facts(dataset, number, language, links),
            themes: dataset.themes.compactMap { theme in
                index.themes.term(slug: theme.code).map {
                    NamedLink(ShownText(index.themes.terms[$0].label, for: language), links(self.path(.term(.theme, $0), language)))
                }
            },
            fileCount: words.plural("file-count", files.count),
            files: files.map { fileView($0, of: dataset, language, links, snippets: showsSnippets ? snippets($0, of: dataset, language, tables.columns) : []) },
            documents: dataset.distributions.indices.filter { dataset.distributions[$0].role == .documentation }.map {
                fileView($0, of: dataset, language, links)
            },
            previews: previewViews(number, language, tables, beside: columns, links),
            tables: columns, graphics: graphics, embeds: embeds(of: number, graphics, language),
            description: body.text.map { html(of: $0, at: path, language) },
            descriptionLanguage: body.language.code(unless: language),
            details: details(dataset, language, links), contact: ContactView(dataset.contact ?? publisher.contact),
            keywords: dataset.keywords.compactMap { keyword in
                index.keywords.term(spelling: keyword).map {
                    NamedLink(
                        ShownText(shortened(keyword, to: Self.longestTermShown), in: dataset.language, for: language),
                        links(self.path(.term(.keyword, $0), language)))
                }
            },
            citation: citation(of: dataset, number, language), notice: notice(dataset, words), noticeLink: ContactLinks.web(dataset.licence?.page),
            metadata: metadata, structuredData: forSearch.dataset(number, language, ownTitle))
    }

    /// The title of a dataset among those of its publisher: two of one name are told apart by their folders.
    func ownTitle(_ number: Int, _ language: Language) -> String {
        let title = catalogue.datasets[number].title[language]
        return speech(language).namesakes.contains(number) ? title + " (" + catalogue.datasets[number].slug + ")" : title
    }

    private func facts(_ dataset: Dataset, _ number: Int, _ language: Language, _ links: PageLinks) -> [Fact] {
        let words = speech(language).words
        var facts: [Fact] = []
        if let day = dataset.lastChange { facts.append(Fact(label: words.text("last-change"), value: words.date(day))) }
        if let frequency = dataset.frequency { facts.append(Fact(label: words.text("frequency"), value: frequency.label(in: language))) }
        if let period = period(of: dataset, words) { facts.append(Fact(label: words.text("period"), value: period)) }
        if let licence = dataset.licence, let number = index.licences.term(slug: licence.code) {
            facts.append(Fact(label: words.text("licence"), value: licence.label(in: language), link: links(path(.term(.licence, number), language))))
        }
        let counts = PublisherCounts(CollectionOfOne(dataset))
        if counts.checked > 0 {
            let gaps: KeyValuePairs = ["part": words.number(counts.conforming), "whole": words.number(counts.checked)]
            let value = words.text(counts.conforming == counts.checked ? "conforming-all" : "conforming-some", gaps)
            facts.append(Fact(label: words.text("verification"), value: value))
        }
        facts += mergeFacts(number, language, links)
        if counts.files > 0 { facts.append(Fact(label: words.text("download"), value: words.plural("file-count", counts.files), link: "#files")) }
        return facts
    }

    /// In words; says so where it was taken from the data.
    private func period(of dataset: Dataset, _ words: Words) -> String? {
        let period = dataset.temporal.flatMap { words.period($0) }
        return dataset.isPeriodDerived ? period.map { words.text("derived", ["value": $0]) } : period
    }

    private func details(_ dataset: Dataset, _ language: Language, _ links: PageLinks) -> [Detail] {
        let words = speech(language).words
        let publisher = catalogue.publishers[dataset.publisher]
        func detail(_ word: String, _ value: String?, _ link: String? = nil) -> Detail? {
            value.map { Detail(label: words.text(word), value: ShownText($0), link: link) }
        }
        let schemaLink = ContactLinks.web(dataset.schema?.name)
        return [
            Detail(
                label: words.text("publisher"), value: ShownText(publisher.name, for: language), link: links(addresses.publisher(publisher, language))),
            detail("licence", dataset.licence?.label(in: language), ContactLinks.web(dataset.licence?.page)),
            detail("frequency", dataset.frequency?.label(in: language)),
            detail("period", period(of: dataset, words)),
            detail("place", dataset.spatial.flatMap { words.place($0) }),
            detail("created", dataset.created.map(words.date)),
            detail("issued", dataset.issued.map(words.date)),
            detail("modified", dataset.modified.map(words.date)),
            detail("data-language", words.text(dataset.language == .french ? "french" : "english")),
            detail("data-schema", schemaLink.map { shortened($0, to: 80) } ?? dataset.schema?.name, schemaLink),
            detail("dataset-page", ContactLinks.web(dataset.homepage).map(ContactLinks.host), ContactLinks.web(dataset.homepage)),
            detail("identifier", dataset.identifier),
            detail("version", dataset.version),
            dataset.provenance.map { Detail(label: words.text("provenance"), value: ShownText($0, for: language), link: nil) },
            detail("access-rights", dataset.accessRights?.label(in: language)),
            detail("high-value", dataset.highValue.isEmpty ? nil : dataset.highValue.map { $0.label(in: language) }.joined(separator: ", ")),
        ].compactMap { $0 } + mergedDetails(dataset, language, links)
            + dataset.legislation.compactMap { address in
                ContactLinks.web(address).map { Detail(label: words.text("legislation"), value: ShownText(shortened(address, to: 80)), link: $0) }
            }
    }

    /// « Source : Roques, Subventions 2017, Licence Ouverte 2.0, mise à jour du 12 mars 2024, https://… »
    func citation(_ number: Int, _ language: Language) -> String { citation(of: catalogue.datasets[number], number, language) }

    private func citation(of dataset: borrowing Dataset, _ number: Int, _ language: Language) -> String {
        let words = speech(language).words
        var parts = [
            words.text("citation", ["publisher": catalogue.publishers[dataset.publisher].name[language], "title": dataset.title[language]])
        ]
        if let licence = dataset.licence { parts.append(licence.label(in: language)) }
        if let day = dataset.lastChange { parts.append(words.text("citation-updated", ["date": words.date(day)])) }
        if let address = address(.dataset(number), language) { parts.append(address) }
        return withoutTurns(parts.joined(separator: ", "))
    }

    /// The licence, where it can be read, and how to name the source.
    func noticeText(of number: Int, _ language: Language) -> String {
        let dataset = catalogue.datasets[number]
        let words = speech(language).words
        var lines = [dataset.title[language], catalogue.publishers[dataset.publisher].name[language], "", notice(dataset, words)]
        if let page = dataset.licence?.page { lines.append(page) }
        lines += ["", words.text("cite-hint"), citation(number, language)]
        return lines.map { withoutTurns($0) }.joined(separator: "\r\n") + "\r\n"
    }

    private func notice(_ dataset: Dataset, _ words: Words) -> String {
        dataset.licence.map { words.text("notice", ["licence": $0.label(in: words.language)]) } ?? words.text("notice-none")
    }
}
