public import Bytes
public import Model

/// The catalogue for harvesters: DCAT-AP 3 in the formats of RDF, whole, publisher by publisher and dataset by dataset.
///
/// One graph (`CatalogueGraph`) says what there is to say; a `GraphWriter` says it in a format. A format more is a writer more.
public struct Feed: Sendable {
    let graph: CatalogueGraph
    let shared: SharedNodes
    /// The shared nodes in each format, in their order: they are the same in thousands of documents.
    private let blocks: [FeedFormat: [[UInt8]]]

    private let datasets = RecentDatasets<DatasetBlocks>(most: 1 << 9)
    private let nodes = RecentDatasets<Node>(most: 1 << 6)
    /// Datasets of a page at most.
    private let pageSize: Int

    public init(_ graph: CatalogueGraph) { self.init(graph, pageSize: FeedPage.mostDatasets) }

    init(_ graph: CatalogueGraph, pageSize: Int) {
        self.graph = graph
        self.pageSize = pageSize
        let shared = SharedNodes(of: graph)
        self.shared = shared
        blocks = Dictionary(uniqueKeysWithValues: FeedFormat.allCases.map { format in (format, shared.all.map(format.block)) })
    }

    /// What every dataset's description depends on besides the dataset, its publisher and its files.
    public var fingerprint: Fingerprint {
        var mark = Fingerprint()
        let settings = graph.catalogue.settings
        mark.combine(settings.fingerprint)
        mark.combine(settings.baseAddress)
        mark.combine(settings.publisher?.fingerprint ?? Fingerprint())
        mark.combine(graph.places.fingerprint)
        return mark
    }

    // MARK: Feeds

    /// The documents that a feed consists of, in each of its formats; none for a publisher that has had no dataset yet.
    public func pages(of subject: FeedSubject) -> [FeedPage] {
        let datasets = graph.part(subject).datasets
        var hasStopped = false
        if case .publisher(let position) = subject { hasStopped = graph.catalogue.publishers[position].hasStopped }
        return subject != .whole && datasets.isEmpty && !hasStopped ? [] : FeedPage.pages(of: subject, datasets, pageSize)
    }

    /// What a page says of its catalogue and of whoever publishes it: with the datasets' own keys, all that its bytes depend on.
    public func fingerprint(of page: FeedPage) -> Fingerprint {
        var mark = Fingerprint()
        let head = graph.catalogueNode(page)
        mark.combine(JSONLDWriter.block(of: head))
        for position in shared.positions(referredBy: head) { mark.combine(blocks[.jsonLD]?[position] ?? []) }
        if let view = graph.viewNode(page, as: .jsonLD) { mark.combine(JSONLDWriter.block(of: view)) }
        return mark
    }

    /// Writes a page of a feed: its part of the catalogue, and all that this refers to.
    ///
    /// Memory is flat with a writer that has a sink.
    public func write(_ page: FeedPage, as format: FeedFormat, into writer: inout ByteWriter) {
        switch format {
        case .jsonLD: write(page, format, JSONLDWriter(), into: &writer)
        case .turtle: write(page, format, TurtleWriter(), into: &writer)
        case .rdfXML: write(page, format, RDFXMLWriter(), into: &writer)
        }
    }

    private func write(_ page: FeedPage, _ format: FeedFormat, _ output: some GraphWriter, into writer: inout ByteWriter) {
        var output = output
        output.begin(into: &writer)
        let head = graph.catalogueNode(page)
        output.write(head, into: &writer)
        for format in [format] + FeedFormat.allCases.filter({ $0 != format }) {
            if let view = graph.viewNode(page, as: format) { output.write(view, into: &writer) }
        }
        var referred = [Bool](repeating: false, count: shared.all.count)
        for position in shared.positions(referredBy: head) { referred[position] = true }
        for number in page.datasets {
            guard let dataset = dataset(number) else { continue }
            output.write(block: dataset.blocks[format.position], into: &writer)
            for position in dataset.referred { referred[position] = true }
        }
        for (position, block) in (blocks[format] ?? []).enumerated() where referred[position] { output.write(block: block, into: &writer) }
        output.end(into: &writer)
    }

    // MARK: One dataset

    /// Writes the `dataset.…` of the dataset at `number` of `Catalogue.datasets`: the dataset and all it refers to.
    public func writeDataset(_ number: Int, as format: FeedFormat, into writer: inout ByteWriter) {
        switch format {
        case .jsonLD: writeDataset(number, format, JSONLDWriter(), into: &writer)
        case .turtle: writeDataset(number, format, TurtleWriter(), into: &writer)
        case .rdfXML: writeDataset(number, format, RDFXMLWriter(), into: &writer)
        }
    }

    private func writeDataset(_ number: Int, _ format: FeedFormat, _ output: some GraphWriter, into writer: inout ByteWriter) {
        guard let dataset = dataset(number), let blocks = blocks[format] else { return }
        var output = output
        output.begin(into: &writer)
        output.write(block: dataset.blocks[format.position], into: &writer)
        for position in dataset.referred { output.write(block: blocks[position], into: &writer) }
        output.end(into: &writer)
    }

    private func dataset(_ number: Int) -> DatasetBlocks? {
        datasets.value(of: number) {
            node(of: number).map { node in
                DatasetBlocks(blocks: FeedFormat.allCases.map { $0.block(of: node) }, referred: shared.positions(referredBy: node))
            }
        }
    }

    /// What the graph says of the dataset at `number` of `Catalogue.datasets`; nil for one that has no page.
    func node(of number: Int) -> Node? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
        return nodes.value(of: number) { graph.dataset(graph.catalogue.datasets[number]) }
    }

    // MARK: The dump

    /// The dump's parts: the first is the catalogue and all that datasets share, the others are the datasets of the pages of the whole.
    public var dumpParts: Int { pages(of: .whole).count + 1 }

    /// Writes a part of the whole as N-Quads, in the graph that bears the catalogue's IRI. Parts follow one another without anything between them.
    public func writeDump(part: Int, into writer: inout ByteWriter) {
        var output = NQuadsWriter(graph: graph.iris.catalogue, part: part)
        guard part > 0 else {
            output.write(graph.catalogueNode(), into: &writer)
            for node in shared.all { output.write(node, into: &writer) }
            return
        }
        let pages = pages(of: .whole)
        guard pages.indices.contains(part - 1) else { return }
        for number in pages[part - 1].datasets {
            guard let node = node(of: number), let subject = node.subject else { continue }
            output.write(graph.iris.catalogue, .dataset, subject, into: &writer)
            output.write(node, into: &writer)
        }
    }
}

extension FeedFormat {
    /// In `allCases`.
    fileprivate var position: Int {
        switch self {
        case .jsonLD: 0
        case .turtle: 1
        case .rdfXML: 2
        }
    }

    /// What its writer writes of a node.
    fileprivate func block(of node: Node) -> [UInt8] {
        switch self {
        case .jsonLD: JSONLDWriter.block(of: node)
        case .turtle: TurtleWriter.block(of: node)
        case .rdfXML: RDFXMLWriter.block(of: node)
        }
    }
}
