internal import Findings
internal import Model

/// A dataset and its distributions in the words of DCAT-AP 3.0.1, property by property.
extension CatalogueGraph {
    /// `dcat:Dataset`. Nil when its publisher is unknown: it then has no page to be named by.
    func dataset(_ dataset: Dataset) -> Node? {
        guard let publisher = publisher(of: dataset) else { return nil }
        let page = iris.page(of: dataset, publisher)
        let origin = iris.origin(of: dataset, at: page)
        let shared = publishers[dataset.publisher]
        let licence = dataset.licence.map { iri(of: $0) }

        var node = Node(SiteIRIs.dataset(at: origin), .dataset, capacity: 32)
        node.add(.title, dataset.title)
        node.add(.description, dataset.summary ?? dataset.title)
        node.add(.identifier, plain: identifier(of: dataset, at: page))
        node.add(.landingPage, Node(page, .document))
        node.add(.publisher, shared.publisher)
        switch contact(of: dataset, publisher) {
        case .ofPublisher: node.add(.contactPoint, shared.contact)
        case .ofCatalogue: node.add(.contactPoint, iris.catalogueContact)
        case .own(let own): node.add(.contactPoint, Self.contact(own, named: publisher.name, SiteIRIs.contact(at: origin)))
        case nil: break
        }
        node.add(.licence, licence)
        node.add(.accessRights, IRI((dataset.accessRights ?? .publicAccess).address))
        node.add(.accrualPeriodicity, dataset.frequency.map { IRI($0.address) })
        for theme in Self.europeanThemes(of: dataset) { node.add(.theme, IRI(theme.address)) }
        for keyword in Self.keywords(of: dataset) { node.add(.keyword, .text(keyword, dataset.language)) }
        node.add(.language, dataset.language.iri)
        if let place = places.value(for: dataset.spatial, of: publisher, isBoxDerived: dataset.isBoxDerived, else: SiteIRIs.place(at: origin)) {
            node.add(.spatial, place)
        }
        node.add(.temporal, Self.period(dataset.temporal))
        node.add(.created, dataset.created)
        node.add(.issued, dataset.issued)
        node.add(.modified, dataset.modified)
        node.add(.conformsTo, Standard(dataset.followedSchema)?.iri)
        node.add(.version, plain: dataset.version)
        node.add(.provenance, Self.provenance(dataset.provenance))
        for source in sources(of: dataset) { node.add(.source, source) }
        for text in Self.legislation(of: dataset) { node.add(.applicableLegislation, text) }
        for category in dataset.highValue { node.add(.highValueCategory, IRI(category.address)) }

        addDistributions(of: dataset, licence, at: page, origin: origin, to: &node)
        let documents = documents(of: dataset, at: page, origin: origin)
        for document in documents { node.add(.page, document) }
        node.add(.page, dataset.homepage.flatMap { IRI(web: $0) }.map { Node($0, .document) })
        // European portals and CKAN read documentation from foaf:page, the national harvester from dct:hasPart only.
        for document in documents { node.add(.hasPart, document.subject) }
        return node
    }

    /// What harvesters know it by, for life.
    func identifier(of dataset: Dataset, at page: IRI) -> String { dataset.identifier ?? iris.origin(of: dataset, at: page).text }

    /// `dcat:Distribution`, each under its own IRI: a link that is given twice (two layers of one service) is told apart by its place in the list.
    private func addDistributions(of dataset: Dataset, _ licence: IRI?, at page: IRI, origin: IRI, to node: inout Node) {
        var links: [IRI: Int] = [:]
        for index in dataset.distributions.indices where dataset.distributions[index].role == .data {
            switch dataset.distributions[index].location {
            case .file(_, let name):
                let file = iris.file(dataset.distributions[index].publishedName ?? name, dataset.distributions[index], at: page, origin: origin)
                node.add(.distribution, distribution(file.distribution, dataset.distributions[index], of: dataset, licence, at: file.address))
            case .remote(let address):
                guard let address = IRI(web: address) else { continue }
                let count = links[address, default: 0] + 1
                links[address] = count
                let link = SiteIRIs.link(address, at: origin)
                let iri = count == 1 ? link : link + "/\(count)"
                node.add(.distribution, distribution(iri, dataset.distributions[index], of: dataset, licence, at: address))
            }
        }
    }

    private func distribution(_ iri: IRI, _ distribution: Distribution, of dataset: Dataset, _ licence: IRI?, at address: IRI) -> Node {
        let format = distribution.format
        var node = Node(iri, .distribution, capacity: 18)
        node.add(.title, distribution.title)
        node.add(.description, distribution.description)
        node.add(.identifier, plain: distribution.identifier)
        node.add(.accessURL, address)
        if !format.isService { node.add(.downloadURL, address) }
        node.add(.mediaType, format.mediaTypeIRI)
        node.add(.format, format.europeanIRI)
        if distribution.isZipped { node.add(.compressFormat, FixedTerms.zip) }
        if let licence {
            node.add(.licence, licence)
            node.add(.rights, publishers[dataset.publisher].attribution)
        }
        // A file has no date of its own; without one, harvesters show the day they came by.
        node.add(.issued, dataset.issued)
        node.add(.modified, dataset.modified)
        node.add(.conformsTo, Standard(distribution.followedSchema)?.iri)
        for text in Self.legislation(of: dataset) { node.add(.applicableLegislation, text) }
        // What stands elsewhere is not ours to promise for long.
        node.add(.availability, distribution.publishedName == nil ? FixedTerms.available : FixedTerms.stable)
        if let facts = distribution.facts {
            node.add(.byteSize, .count(facts.size))
            // The algorithm's `http:` form makes the national harvester reject the dataset.
            var checksum = Node(nil, .checksum, capacity: 3)
            checksum.add(.algorithm, FixedTerms.sha256)
            checksum.add(.checksumValue, .digest(facts.digest))
            node.add(.checksum, checksum)
        }
        return node
    }

    /// `foaf:Document`: documentation is no distribution, which would promise data in it.
    private func documents(of dataset: Dataset, at page: IRI, origin: IRI) -> [Node] {
        dataset.distributions.lazy.filter { $0.role == .documentation }.compactMap { distribution in
            let address: IRI? =
                switch distribution.location {
                case .file(_, let name): iris.file(distribution.publishedName ?? name, distribution, at: page, origin: origin).address
                case .remote(let address): IRI(web: address)
                }
            guard let address else { return nil }
            var node = Node(address, .document)
            node.add(.title, distribution.title)
            node.add(.description, distribution.description)
            node.add(.format, distribution.format.europeanIRI)
            return node
        }
    }

    /// `dct:PeriodOfTime`, blank: harvesters fetch the IRI of a period that has one.
    private static func period(_ period: Period?) -> Node? {
        guard let period, period.start != nil || period.end != nil else { return nil }
        var node = Node(nil, .periodOfTime, capacity: 3)
        node.add(.startDate, period.start)
        node.add(.endDate, period.end)
        return node
    }

    /// The datasets that a merged one is made of, each once.
    private func sources(of dataset: Dataset) -> [IRI] {
        var sources: [IRI] = []
        var last: Int?
        for source in dataset.merge?.sources ?? [] {
            guard let number = source.dataset, number != last, catalogue.datasets.indices.contains(number) else { continue }
            last = number
            if let iri = datasetIRI(number) { sources.append(iri) }
        }
        return sources
    }

    /// `dct:ProvenanceStatement`, blank.
    private static func provenance(_ text: LocalizedText?) -> Node? {
        guard let text else { return nil }
        var node = Node(nil, .provenanceStatement, capacity: 3)
        node.add(.label, text)
        return node
    }

    /// The texts of law that ask for a dataset: those it names, and the regulation of high-value datasets for one of these (DCAT-AP HVD 3.0.0).
    static func legislation(of dataset: Dataset) -> [IRI] {
        var texts = dataset.legislation.compactMap { IRI(web: $0) }
        let regulation = IRI(HighValueCategory.regulation)
        if !dataset.highValue.isEmpty, !texts.contains(regulation) { texts.append(regulation) }
        return texts
    }

    /// The EU's themes of a dataset, each once.
    static func europeanThemes(of dataset: Dataset) -> [EuropeanTheme] {
        var themes: [EuropeanTheme] = []
        for theme in dataset.themes {
            if let european = theme.european, !themes.contains(where: { $0.code == european.code }) { themes.append(european) }
        }
        return themes
    }

    /// Its keywords, the local themes that say nothing to Europe, and for high-value data the words by which the national portal knows it.
    private static func keywords(of dataset: Dataset) -> [String] {
        let local = dataset.themes.filter { $0.european == nil }
        guard !local.isEmpty || !dataset.highValue.isEmpty else { return FeedKeyword.clean(dataset.keywords) }
        let highValue = dataset.highValue.isEmpty ? [] : ["hvd"] + dataset.highValue.map(\.french)
        return FeedKeyword.clean(dataset.keywords + local.map { $0.label(in: dataset.language) } + highValue)
    }
}
