internal import Findings
internal import Model
internal import Templating

/// Something known, by its name.
struct Detail: View {
    let label: String
    let value: ShownText
    var link: String?

    static let shape: Shape = ["label": .text, "value": .record(ShownText.shape), "link": .optional(.address)]
    var values: [Value] { [.text(label), .view(value), .address(orAbsent: link)] }
}

/// Whom to write to.
struct ContactView: View {
    let name: String?
    let email: String?
    let telephone: String?
    let telephoneLink: String?
    let website: String?

    /// Nil when the contact says nothing.
    init?(_ contact: Contact?) {
        guard let contact else { return nil }
        name = contact.name
        email = contact.email
        telephone = contact.telephone
        telephoneLink = contact.telephone.flatMap(ContactLinks.telephone)
        website = ContactLinks.web(contact.address)
        if name == nil, email == nil, telephone == nil, website == nil { return nil }
    }

    static let shape: Shape = [
        "name": .optional(.text), "email": .optional(.text), "emailLink": .optional(.address), "telephone": .optional(.text),
        "telephoneLink": .optional(.address), "website": .optional(.address),
    ]
    var values: [Value] {
        [
            .text(orAbsent: name), .text(orAbsent: email), .address(orAbsent: email.map(ContactLinks.mail)), .text(orAbsent: telephone),
            .address(orAbsent: telephoneLink), .address(orAbsent: website),
        ]
    }
}

/// What the top of a producer's page shows, as a portal of its own.
struct PortalView: View {
    let logo: String?
    let figures: [Figure]
    /// The page of the search, and the publisher whose data alone is looked through; nil on a site of one publisher, where all is its own.
    let search: String?
    let searched: String

    static let shape: Shape = ["logo": .optional(.address), "figures": .list(Figure.shape), "search": .optional(.address), "searched": .text]
    var values: [Value] { [.address(orAbsent: logo), .views(figures), .address(orAbsent: search), .text(searched)] }
}

/// How much a producer publishes, and how well.
struct PublisherCounts: Hashable {
    var datasets = 0
    var files = 0
    /// Tables that have a schema, and those of them that follow it.
    var checked = 0
    var conforming = 0
    var lastChange: CalendarDate?

    init(_ datasets: some Collection<Dataset>) {
        for dataset in datasets {
            self.datasets += 1
            lastChange = [lastChange, dataset.lastChange].compactMap(\.self).max()
            for distribution in dataset.distributions where distribution.role == .data {
                files += 1
                guard let table = distribution.table, table.schema != nil else { continue }
                checked += 1
                if table.isConform == true { conforming += 1 }
            }
        }
    }
}

/// Who a producer is, beside its datasets.
struct PublisherView: View {
    let details: [Detail]
    let homepage: String?
    let contact: ContactView?
    let body: [UInt8]?
    let bodyLanguage: String?
    let feed: String?
    let harvesting: String?
    let embeds: [EmbedView]
    var report: String?
    var figures: String?

    static let shape: Shape = [
        "details": .list(Detail.shape), "homepage": .optional(.address), "homepageName": .text,
        "contact": .optional(.record(ContactView.shape)),
        "body": .optional(.markup), "bodyLanguage": .optional(.text), "feed": .optional(.address), "harvesting": .optional(.address), "hasEmbeds": .flag,
        "embeds": .list(EmbedView.shape), "report": .optional(.address), "figures": .optional(.address),
    ]
    var values: [Value] {
        [
            .views(details), .address(orAbsent: homepage), .text(homepage.map(ContactLinks.host) ?? ""), .view(orAbsent: contact),
            .markup(orAbsent: body),
            .text(orAbsent: bodyLanguage), .address(orAbsent: feed), .address(orAbsent: harvesting), .flag(!embeds.isEmpty), .views(embeds),
            .address(orAbsent: report), .address(orAbsent: figures),
        ]
    }
}

extension SiteContent {
    func publisherCounts(_ number: Int) -> PublisherCounts {
        PublisherCounts(index.datasets(.term(.publisher, number)).lazy.map { [catalogue] in catalogue.datasets[$0] })
    }

    func portalView(_ number: Int, _ language: Language, _ links: PageLinks) -> PortalView {
        let words = speech(language).words
        let counts = publisherCounts(number)
        func figure(_ word: String, _ count: Int) -> Figure { Figure(label: words.plural(word, count), value: words.number(count)) }
        var figures = [figure("datasets-figure", counts.datasets), figure("files-figure", counts.files)]
        if counts.checked > 0 {
            figures.append(
                Figure(
                    label: words.plural("conforming-figure", counts.conforming),
                    value: words.text("share", ["part": words.number(counts.conforming), "whole": words.number(counts.checked)])))
        }
        if let day = counts.lastChange { figures.append(Figure(label: words.text("last-change"), value: words.date(day))) }
        let logo = catalogue.publishers[number].logo
        let isAlone = catalogue.publishers.count == 1 || !hasSearch
        return PortalView(
            logo: logo.map { links(Addresses.encodedPath(addresses.path(of: .image($0), language))) }, figures: figures,
            search: isAlone ? nil : links(addresses.search(language)), searched: catalogue.publishers[number].name[language])
    }

    func publisherView(_ number: Int, _ language: Language, _ links: PageLinks) -> PublisherView? {
        let publisher = catalogue.publishers[number]
        let words = speech(language).words
        func detail(_ word: String, _ value: String?) -> Detail? {
            value.map { Detail(label: words.text(word), value: ShownText($0)) }
        }
        let details = [
            detail("kind", publisher.kind.map { words.text("kind-" + $0.rawValue) }),
            detail("population", publisher.population.map { words.plural("inhabitants", $0) }),
            detail("insee", publisher.insee),
            publisher.siret.map { Detail(label: "SIRET", value: ShownText($0)) }
                ?? publisher.siren.map { Detail(label: "SIREN", value: ShownText($0)) },
        ].compactMap { $0 }
        var view = PublisherView(
            details: details, homepage: ContactLinks.web(publisher.homepage), contact: ContactView(publisher.contact),
            body: publisher.body.map { html(of: $0, at: path(.term(.publisher, number), language), language) },
            bodyLanguage: publisher.bodyLanguage.code(unless: language),
            feed: base == nil ? nil : links(addresses.newsFeed(of: publisher, language)),
            harvesting: hasFeed(number) ? links(addresses.harvesting(of: publisher, language)) : nil,
            embeds: embeds(ofPublisher: number, language))
        if let board, board.reports.contains(number) {
            view.report = links(addresses.report(of: publisher, language))
            if board.figures[number] != nil { view.figures = links(addresses.figures(of: publisher, language)) }
        }
        let saysNothing =
            details.isEmpty && view.homepage == nil && view.contact == nil && view.body == nil && view.feed == nil
            && view.report == nil
        return saysNothing ? nil : view
    }
}
