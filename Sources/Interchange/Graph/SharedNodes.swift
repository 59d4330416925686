internal import Findings
internal import Model

/// What datasets refer to and share: each is described once in the catalogue's feed, and again in the feed of each dataset that refers to it,
/// so that every IRI that a feed refers to is typed in it.
struct SharedNodes: Sendable {
    /// Sorted by IRI.
    let all: [Node]
    private let positions: [IRI: Int]
    /// What each of them refers to, directly or not, by position.
    private let references: [[Int]]

    init(of graph: CatalogueGraph) {
        var terms = TermsInUse()
        for index in graph.catalogue.datasets.indices { terms.add(graph.catalogue.datasets[index], of: graph) }
        all = terms.nodes(of: graph)
        var positions: [IRI: Int] = [:]
        for (position, node) in all.enumerated() {
            if let iri = node.subject { positions[iri] = position }
        }
        self.positions = positions
        let named = all.map { Self.named(in: $0, positions) }
        references = named.map { first in
            var found: [Int] = []
            var waiting = first
            while let next = waiting.popLast() {
                guard !found.contains(next) else { continue }
                found.append(next)
                waiting += named[next]
            }
            return found
        }
    }

    subscript(iri: IRI) -> Node? { positions[iri].map { all[$0] } }

    /// What a node refers to, and what that refers to in turn; sorted by IRI.
    func referred(by node: Node) -> [Node] { positions(referredBy: node).map { all[$0] } }

    /// The same as positions in `all`, rising.
    func positions(referredBy node: Node) -> [Int] {
        var found: [Int] = []
        for position in Self.named(in: node, positions) where !found.contains(position) {
            found.append(position)
            for other in references[position] where !found.contains(other) { found.append(other) }
        }
        return found.sorted()
    }

    /// The positions of the IRIs that a node names, as often as it names them.
    private static func named(in node: Node, _ positions: [IRI: Int]) -> [Int] {
        var named: [Int] = []
        // As deep as nodes hold others: three levels.
        func look(_ node: Node) {
            for statement in node.statements {
                switch statement.value {
                case .iri(let iri): if let position = positions[iri] { named.append(position) }
                case .node(let inner): look(inner)
                default: break
                }
            }
        }
        look(node)
        return named
    }
}

/// The terms that the datasets of a catalogue use, whatever their number.
private struct TermsInUse {
    private var licences: [String: Licence] = [:]
    private var frequencies: [String: Frequency] = [:]
    private var themes: [String: EuropeanTheme] = [:]
    private var formats: [String: FileFormat] = [:]
    private var schemas: Set<String> = []
    private var languages: Set<Language> = []
    private var accessRights: [String: AccessRights] = [AccessRights.publicAccess.code: .publicAccess]
    private var legislation: Set<IRI> = []
    private var highValue: [String: HighValueCategory] = [:]

    mutating func add(_ dataset: Dataset, of graph: CatalogueGraph) {
        languages.insert(dataset.language)
        if let rights = dataset.accessRights { accessRights[rights.code] = rights }
        legislation.formUnion(CatalogueGraph.legislation(of: dataset))
        for category in dataset.highValue { highValue[category.code] = category }
        if let licence = dataset.licence, licences[licence.code] == nil { licences[licence.code] = licence }
        if let frequency = dataset.frequency, frequencies[frequency.code] == nil { frequencies[frequency.code] = frequency }
        for theme in dataset.themes {
            if let european = theme.european, themes[european.code] == nil { themes[european.code] = european }
        }
        if let schema = dataset.followedSchema { schemas.insert(schema) }
        for distribution in dataset.distributions {
            if formats[distribution.format.code] == nil { formats[distribution.format.code] = distribution.format }
            if let schema = distribution.followedSchema { schemas.insert(schema) }
        }
    }

    /// One node for each IRI, sorted by IRI.
    func nodes(of graph: CatalogueGraph) -> [Node] {
        var nodes: [IRI: Node] = [:]
        func add(_ node: Node?) {
            if let node, let iri = node.subject, nodes[iri] == nil { nodes[iri] = node }
        }
        for node in FixedTerms.nodes { add(node) }
        for language in languages.union(graph.catalogue.settings.languages) { add(Node(language.iri, .linguisticSystem)) }
        for licence in licences.values {
            add(licence.node(graph.iri(of: licence)))
            add(LicenceType(licence)?.node)
        }
        for rights in accessRights.values { add(rights.node) }
        for text in legislation { add(Node(text, .legalResource)) }
        for category in highValue.values { add(Node(IRI(category.address), labelled: category.french, category.english)) }
        for frequency in frequencies.values { add(Node(IRI(frequency.address), .frequency)) }
        for theme in themes.values { add(Node(IRI(theme.address), labelled: theme.french, theme.english)) }
        for format in formats.values {
            if let iri = format.europeanIRI, let code = format.europeanCode {
                var node = Node(iri, .mediaTypeOrExtent)
                node.add(.label, plain: code)
                add(node)
            }
            if format.mediaTypeIRI != nil { add(Node(mediaType: format.mediaType)) }
        }
        for schema in schemas { add(Standard(schema)?.node) }
        for place in graph.places.nodes { add(place) }
        for position in graph.publishers.indices {
            add(graph.publisherNode(position))
            add(graph.attributionNode(position))
            add(graph.publisherContactNode(position))
            add(graph.catalogue.publishers[position].kind.flatMap(PublisherType.init)?.node)
        }
        add(graph.cataloguePublisher.node)
        add(graph.catalogue.settings.publisher?.kind.flatMap(PublisherType.init)?.node)
        add(graph.catalogueContactNode())
        return nodes.sorted { $0.key < $1.key }.map(\.value)
    }
}
