public import Bytes
public import Model

/// The catalogue for harvesters: DCAT-AP 3 in JSON-LD, whole and dataset by dataset.
///
/// One graph (`CatalogueGraph`) says what there is to say; a `GraphWriter` says it in a format. A format more is a writer more.
public struct Feed: Sendable {
    /// The version of the mapping: it rises when the same catalogue gives other bytes, so that what earlier builds wrote is written anew.
    public static let formatVersion = 1

    private let graph: CatalogueGraph

    /// Nil when the settings give no base address: a feed needs absolute addresses, so there is none to write.
    public init?(catalogue: Catalogue) {
        guard let graph = CatalogueGraph(catalogue) else { return nil }
        self.graph = graph
    }

    /// Writes `catalog.jsonld`: the whole catalogue. Memory is flat with a writer that has a sink.
    public func writeCatalogue(into writer: inout ByteWriter) {
        var format = JSONLDWriter()
        writeCatalogue(&format, into: &writer)
    }

    /// Writes the `dataset.jsonld` of the dataset at `index` of `Catalogue.datasets`: the dataset and all it refers to.
    public func writeDataset(_ index: Int, into writer: inout ByteWriter) {
        var format = JSONLDWriter()
        writeDataset(index, &format, into: &writer)
    }

    private func writeCatalogue(_ format: inout some GraphWriter, into writer: inout ByteWriter) {
        var shared = SharedNodes()
        shared.addCatalogue(of: graph)
        for dataset in graph.catalogue.datasets { shared.add(dataset, of: graph) }
        format.begin(into: &writer)
        format.write(graph.catalogueNode(), .dataset, graph.datasetIRIs, into: &writer)
        for node in shared.nodes(of: graph) { format.write(node, into: &writer) }
        for dataset in graph.catalogue.datasets {
            if let node = graph.dataset(dataset) { format.write(node, into: &writer) }
        }
        format.end(into: &writer)
    }

    private func writeDataset(_ index: Int, _ format: inout some GraphWriter, into writer: inout ByteWriter) {
        guard graph.catalogue.datasets.indices.contains(index) else { return }
        let dataset = graph.catalogue.datasets[index]
        var shared = SharedNodes()
        shared.add(dataset, of: graph)
        format.begin(into: &writer)
        if let node = graph.dataset(dataset) { format.write(node, into: &writer) }
        for node in shared.nodes(of: graph) { format.write(node, into: &writer) }
        format.end(into: &writer)
    }
}
