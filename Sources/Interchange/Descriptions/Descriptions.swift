internal import Bytes
public import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Schemas
internal import Tables

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
    ///
    /// - Parameters:
    ///   - language: of the reader; nil for the dataset's own.
    ///   - withTables: whether what its tables hold is asked for.
    func description(of number: Int, in language: Language? = nil, withTables: Bool = true) -> DatasetDescription? {
        guard graph.catalogue.datasets.indices.contains(number) else { return nil }
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
        }
    }
}

/// A dataset with all that is said of it: shared by the descriptions of its files, not copied.
final class DatasetDescription: Described {
    let descriptions: Descriptions
    let dataset: Dataset
    let publisher: Publisher
    /// `dcat:Dataset`, its distributions inside.
    let node: Node
    let language: Language
    /// The address of its page; ends with `/`.
    let page: IRI
    /// By positions in `Dataset.distributions`, of those that are tables and could be read.
    let tables: [Int: TableColumns]

    init(
        descriptions: Descriptions, dataset: Dataset, publisher: Publisher, node: Node, language: Language, page: IRI, tables: [Int: TableColumns]
    ) {
        self.descriptions = descriptions
        self.dataset = dataset
        self.publisher = publisher
        self.node = node
        self.language = language
        self.page = page
        self.tables = tables
    }

    /// `foaf:Agent`.
    var party: PartyDescription { PartyDescription(node: descriptions.graph.publisherNode(dataset.publisher), language: language, kind: publisher.kind) }

    /// `vcard:Kind`.
    var contact: NodeDescription? { described(.contactPoint) }

    /// `dct:Location`.
    var place: NodeDescription? { described(.spatial) }

    /// `dct:PeriodOfTime`.
    var period: NodeDescription? { described(.temporal) }

    /// `dct:LicenseDocument`.
    var licence: NodeDescription? { described(.licence) }

    private func described(_ predicate: Predicate) -> NodeDescription? {
        descriptions.node(node.first(predicate)).map { NodeDescription(node: $0, language: language) }
    }

    /// The files and links that are data, in their order.
    var files: [FileDescription] { files(.data, node.nodes(.distribution)) }

    /// Those that are documentation.
    var documents: [FileDescription] { files(.documentation, node.nodes(.page)) }

    /// The nodes stand in the order of the distributions, but for links that lead nowhere, which have none.
    private func files(_ role: Distribution.Role, _ nodes: [Node]) -> [FileDescription] {
        var rest = nodes[...]
        var files: [FileDescription] = []
        for position in dataset.distributions.indices where dataset.distributions[position].role == role {
            if case .remote(let address) = dataset.distributions[position].location, IRI(web: address) == nil { continue }
            guard let node = rest.popFirst() else { break }
            files.append(FileDescription(dataset: self, distribution: dataset.distributions[position], node: node, table: tables[position]))
        }
        return files
    }

    /// The version that its publisher gives it; else the day of its last change as three numbers (`2024.6.30`): tools want one.
    ///
    /// - Parameter isSemantic: whether it must be of three numbers (semver.org).
    func version(isSemantic: Bool) -> String? {
        let own = node.text(.version)
        if let own, !isSemantic || Self.isSemantic(own) { return own }
        return dataset.lastChange.map { "\($0.year).\($0.month).\($0.day)" }
    }

    private static func isSemantic(_ version: String) -> Bool {
        let numbers = version.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        return numbers.count == 3
            && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } && ($0.count == 1 || $0.first != 0x30) }
    }
}

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
