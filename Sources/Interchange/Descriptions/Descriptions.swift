internal import Bytes
public import DataFiles
internal import Findings
internal import Model
private import Synchronization

/// The catalogue in the formats that are no RDF: what portals, programs and people's tools take.
///
/// Each is a view of the graph (`CatalogueGraph`), with what the tables hold beside it; a file of this folder is a format.
public struct Descriptions: Sendable {
    let graph: CatalogueGraph
    let shared: SharedNodes
    let readings: TableReadings
    private let recent = RecentDescriptions()

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

    /// The readings, for pages that say to search engines what their tables hold: those of a dataset that is being described are not asked for twice.
    public var tables: TableReadings {
        TableReadings(checks: readings.checks, columns: { [self] number in description(of: number)?.tables ?? readings.columns(number) }, views: readings.views)
    }

    /// Nil for a dataset that has no page.
    ///
    /// - Parameter language: of the reader; nil for the dataset's own.
    func description(of number: Int, in language: Language? = nil) -> DatasetDescription? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
        let description = recent.description(number) {
            let dataset = graph.catalogue.datasets[number]
            guard let publisher = graph.publisher(of: dataset), let node = graph.dataset(dataset) else { return nil }
            return DatasetDescription(
                graph: graph, shared: shared, dataset: dataset, publisher: publisher, node: node, language: dataset.language,
                page: graph.iris.page(of: dataset, publisher),
                tables: DescribedTables { [readings] in dataset.isProfiled ? readings.columns(number) : [:] })
        }
        guard let description, let language, language != description.language else { return description }
        return description.shown(in: language)
    }
}

/// The descriptions of the datasets that were asked for last: a dataset's documents are written one after the other.
///
/// Holds 256 of them at most, so that memory stays flat.
private final class RecentDescriptions: Sendable {
    private typealias Entry = (number: Int, description: DatasetDescription)
    private let entries = Mutex<[Entry?]>([Entry?](repeating: nil, count: 1 << 8))

    /// - Parameter make: gives nil for a dataset that has no page.
    func description(_ number: Int, _ make: () -> DatasetDescription?) -> DatasetDescription? {
        let place = number & (1 << 8 - 1)
        if let known = entries.withLock({ $0[place] }), known.number == number { return known.description }
        guard let made = make() else { return nil }
        entries.withLock { $0[place] = (number, made) }
        return made
    }
}
