internal import Bytes
public import DataFiles
internal import Findings
internal import Model

/// The catalogue in the formats that are no RDF: what portals, programs and people's tools take.
///
/// Each is a view of the graph (`CatalogueGraph`), with what the tables hold beside it; a file of this folder is a format.
public struct Descriptions: Sendable {
    private let feed: Feed
    private let readings: TableReadings
    private let recent = RecentDatasets<DatasetDescription>(most: 1 << 6)
    var graph: CatalogueGraph { feed.graph }
    var shared: SharedNodes { feed.shared }

    /// - Parameter feed: of the same catalogue: what it says of a dataset is asked for once.
    public init(_ feed: Feed, _ readings: TableReadings) {
        self.feed = feed
        self.readings = readings
    }

    /// What a dataset is known by: its identifier for life, and the path of its page within the site.
    public func address(of number: Int) -> (identifier: String, page: String)? {
        guard let description = description(of: number), let identifier = description.node.text(.identifier) else { return nil }
        return (identifier, String(description.page.text.dropFirst(graph.iris.home.text.count)))
    }

    /// The readings, for pages that say to search engines what their tables hold: those of a dataset that is being described are not asked for twice.
    public var tables: TableReadings {
        TableReadings(
            checks: readings.checks, columns: { [self] number in description(of: number)?.tables ?? readings.columns(number) }, previews: readings.previews,
            views: readings.views)
    }

    /// Nil for a dataset that has no page.
    ///
    /// - Parameter language: of the reader; nil for the dataset's own.
    func description(of number: Int, in language: Language? = nil) -> DatasetDescription? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
        let description = recent.value(of: number) {
            let dataset = graph.catalogue.datasets[number]
            guard let publisher = graph.publisher(of: dataset), let node = feed.node(of: number) else { return nil }
            return DatasetDescription(
                graph: graph, shared: shared, dataset: dataset, publisher: publisher, node: node, language: dataset.language,
                page: graph.iris.page(of: dataset, publisher),
                tables: DescribedTables { [readings] in dataset.isProfiled ? readings.columns(number) : [:] })
        }
        guard let description, let language, language != description.language else { return description }
        return description.shown(in: language)
    }
}
