internal import Findings
internal import Model

/// What datasets refer to and share: collected first, so that each is described once, and every IRI that a feed refers to is typed in it.
struct SharedNodes {
    private var licences: [String: Licence] = [:]
    private var frequencies: [String: Frequency] = [:]
    private var themes: [String: EuropeanTheme] = [:]
    private var formats: [String: FileFormat] = [:]
    private var schemas: Set<String> = []
    private var languages: Set<Language> = []
    private var publishers: Set<Int> = []
    private var places: Set<IRI> = []
    private var hasCatalogueContact = false
    private var hasStable = false
    private var hasZip = false
    private var hasChecksum = false
    private var hasCatalogue = false

    mutating func add(_ dataset: Dataset, of graph: CatalogueGraph) {
        guard let publisher = graph.publisher(of: dataset) else { return }
        publishers.insert(dataset.publisher)
        languages.insert(dataset.language)
        if let licence = dataset.licence { licences[licence.code] = licence }
        if let frequency = dataset.frequency { frequencies[frequency.code] = frequency }
        for theme in dataset.themes {
            if let european = theme.european { themes[european.code] = european }
        }
        if let schema = dataset.schema { schemas.insert(schema) }
        if let coverage = dataset.spatial, let place = graph.places.sharedIRI(for: coverage, of: publisher) { places.insert(place) }
        if case .ofCatalogue = graph.contact(of: dataset, publisher) { hasCatalogueContact = true }
        for distribution in dataset.distributions {
            formats[distribution.format.code] = distribution.format
            guard distribution.role == .data else { continue }
            if let schema = distribution.schema { schemas.insert(schema) }
            if case .file = distribution.location { hasStable = true }
            if distribution.isZipped { hasZip = true }
            if distribution.facts != nil { hasChecksum = true }
        }
    }

    /// What the catalogue's own node refers to.
    mutating func addCatalogue(of graph: CatalogueGraph) {
        hasCatalogue = true
        let settings = graph.catalogue.settings
        languages.formUnion(settings.languages)
        if let territory = settings.territory, let place = graph.places.sharedIRI(for: territory, of: settings.publisher) { places.insert(place) }
        publishers.formUnion(graph.publishers.indices)
    }

    /// One node for each IRI, sorted by IRI.
    func nodes(of graph: CatalogueGraph) -> [Node] {
        var nodes: [IRI: Node] = [:]
        func add(_ node: Node?) {
            if let node, let iri = node.subject, nodes[iri] == nil { nodes[iri] = node }
        }
        add(Node(FixedTerms.publicAccess, .rightsStatement))
        if hasStable { add(Node(FixedTerms.stable, labelled: "stable", "stable")) }
        if hasChecksum { add(Node(FixedTerms.sha256, .checksumAlgorithm)) }
        if hasZip { add(Self.mediaType("application/zip")) }
        for language in languages { add(Node(language.iri, .linguisticSystem)) }
        for licence in licences.values.sorted(by: { $0.code < $1.code }) {
            add(licence.iri.map { licence.node($0) })
            add(LicenceType(licence)?.node)
        }
        for frequency in frequencies.values { add(Node(IRI(frequency.address), .frequency)) }
        for theme in themes.values { add(Node(IRI(theme.address), labelled: theme.french, theme.english)) }
        for format in formats.values {
            if let iri = format.europeanIRI, let code = format.europeanCode {
                var node = Node(iri, .mediaTypeOrExtent)
                node.add(.label, plain: code)
                add(node)
            }
            if format.mediaTypeIRI != nil { add(Self.mediaType(format.mediaType)) }
        }
        for schema in schemas.sorted() { add(Standard(schema)?.node) }
        for place in places { add(graph.places.node(place)) }
        for position in publishers {
            add(graph.publisherNode(position))
            add(graph.attributionNode(position))
            add(graph.publisherContactNode(position))
            add(graph.catalogue.publishers[position].kind.flatMap(PublisherType.init)?.node)
        }
        if hasCatalogueContact { add(graph.catalogueContactNode()) }
        if hasCatalogue {
            var taxonomy = Node(FixedTerms.themeTaxonomy, .conceptScheme)
            taxonomy.add(.title, french: "Thèmes de données", english: "Data themes")
            add(taxonomy)
            add(graph.cataloguePublisher.node)
            add(graph.catalogue.settings.publisher?.kind.flatMap(PublisherType.init)?.node)
        }
        return nodes.values.sorted { ($0.subject?.text ?? "").utf8.lexicographicallyPrecedes(($1.subject?.text ?? "").utf8) }
    }

    private static func mediaType(_ name: String) -> Node {
        var node = Node(IRI(mediaType: name), .mediaType)
        node.add(.label, plain: name)
        return node
    }
}
