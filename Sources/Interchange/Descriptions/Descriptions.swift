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

    /// Nil for a dataset that has no page.
    ///
    /// - Parameter language: of the reader; nil for the dataset's own.
    func description(of number: Int, in language: Language? = nil) -> DatasetDescription? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
<<<<<<< HEAD
        let dataset = graph.catalogue.datasets[number]
        guard let publisher = graph.publisher(of: dataset), let node = graph.dataset(dataset) else { return nil }
        return DatasetDescription(
            descriptions: self, dataset: dataset, publisher: publisher, node: node, language: language ?? dataset.language,
            page: graph.iris.page(of: dataset, publisher),
            tables: withTables && dataset.isProfiled ? readings.columns(number) : [:])
    }

    /// The node that stands at the end of a statement, or that its IRI is described by.
    func node(_ value: Value?) -> Node? {
        switch value {
        case .node(let node): node
        case .iri(let iri): shared[iri]
        default: nil
=======
        let description = recent.description(number) {
            let dataset = graph.catalogue.datasets[number]
            guard let publisher = graph.publisher(of: dataset), let node = graph.dataset(dataset) else { return nil }
            return DatasetDescription(
                graph: graph, shared: shared, dataset: dataset, publisher: publisher, node: node, language: dataset.language,
                page: graph.iris.page(of: dataset, publisher),
                tables: DescribedTables { [readings] in dataset.isProfiled ? readings.columns(number) : [:] })
>>>>>>> b3b91ff17fc30607ef90c63d31b54335f5806652
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
<<<<<<< HEAD

/// A part of what is said, by its node.
struct NodeDescription: Described {
    let node: Node
    let language: Language
}

/// Who publishes.
struct PartyDescription: Described {
    let node: Node
    let language: Language
    let kind: PublisherKind?
}

/// A file or a link of a dataset.
struct FileDescription: Described {
    let dataset: DatasetDescription
    let distribution: Distribution
    /// `dcat:Distribution`, or `foaf:Document` for documentation.
    let node: Node
    /// Nil when it is no table that could be read.
    let table: TableColumns?

    var language: Language { dataset.language }

    /// As published; nil for a link.
    var name: String? { distribution.publishedName }

    var mediaType: String { distribution.isZipped ? "application/zip" : distribution.format.mediaType }

    /// SHA-256 in hexadecimal digits.
    var digest: String? { distribution.facts?.digest.hexadecimal }

    /// The schema that all its rows follow.
    var followedSchema: TableSchema? { distribution.table?.isConform == true ? table?.schema : nil }

    var columns: [ColumnDescription] {
        guard let table else { return [] }
        let fields = Dictionary((table.schema?.fields ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return table.profile.columns.enumerated().map { number, column in
            ColumnDescription(
                number: number + 1, profile: column, field: fields[column.name], isFollowed: followedSchema != nil,
                missing: fields[column.name]?.missingValues ?? table.schema?.missingValues)
        }
    }
}

/// A column of a table, and the field of the schema that bears its name.
struct ColumnDescription: Sendable {
    /// From 1.
    let number: Int
    let profile: ColumnProfile
    let field: SchemaField?
    /// Whether all rows of the table follow the schema.
    let isFollowed: Bool
    /// Texts that stand for an absent value, where the schema says some.
    let missing: [String]?

    var datatype: Datatype { Datatype(of: self) }
}
=======
>>>>>>> b3b91ff17fc30607ef90c63d31b54335f5806652
