public import DataFiles
internal import Model

/// The catalogue in the formats that are no RDF: what portals, programs and people's tools take.
///
/// Each is a view of the graph (`CatalogueGraph`), with what the tables hold beside it; a file of this folder is a format.
public struct Descriptions: Sendable {
    let graph: CatalogueGraph
    let shared: SharedNodes
    let readings: TableReadings

    public init(_ graph: CatalogueGraph, _ readings: TableReadings) {
        self.graph = graph
        shared = SharedNodes(of: graph)
        self.readings = readings
    }

    /// What a dataset is known by: its identifier for life, and the path of its page within the site.
    public func address(of number: Int) -> (identifier: String, page: String)? {
        guard let description = description(of: number), let identifier = description.node.text(.identifier) else { return nil }
        return (identifier, String(description.page.text.dropFirst(graph.iris.home.text.count)))
    }

    /// Nil for a dataset that has no page.
    func description(of number: Int) -> DatasetDescription? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
        let dataset = graph.catalogue.datasets[number]
        guard let publisher = graph.publisher(of: dataset), let node = graph.dataset(dataset) else { return nil }
        return DatasetDescription(
            dataset: dataset, publisher: publisher, node: node, publisherNode: graph.publisherNode(dataset.publisher),
            page: graph.iris.page(of: dataset, publisher), tables: dataset.isProfiled ? readings.columns(number) : [:])
    }
}

/// A dataset with all that is said of it.
struct DatasetDescription {
    let dataset: Dataset
    let publisher: Publisher
    /// `dcat:Dataset`, its distributions inside.
    let node: Node
    let publisherNode: Node
    /// The address of its page; ends with `/`.
    let page: IRI
    /// By positions in `Dataset.distributions`, of those that are tables and could be read.
    let tables: [Int: TableColumns]
}
