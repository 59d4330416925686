internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Schemas

/// A dataset with all that is said of it: shared by the descriptions of its files, not copied.
final class DatasetDescription: Described {
    let graph: CatalogueGraph
    private let shared: SharedNodes
    let dataset: Dataset
    let publisher: Publisher
    /// `dcat:Dataset`, its distributions inside.
    let node: Node
    let language: Language
    /// The address of its page; ends with `/`.
    let page: IRI
    private let describedTables: DescribedTables

    init(
        graph: CatalogueGraph, shared: SharedNodes, dataset: Dataset, publisher: Publisher, node: Node, language: Language, page: IRI,
        tables: DescribedTables
    ) {
        self.graph = graph
        self.shared = shared
        self.dataset = dataset
        self.publisher = publisher
        self.node = node
        self.language = language
        self.page = page
        describedTables = tables
    }

    /// The same for a reader of another language.
    func shown(in language: Language) -> DatasetDescription {
        DatasetDescription(
            graph: graph, shared: shared, dataset: dataset, publisher: publisher, node: node, language: language, page: page, tables: describedTables)
    }

    /// By positions in `Dataset.distributions`, of those that are tables and could be read.
    var tables: [Int: TableColumns] { describedTables.tables }

    /// The columns of the table at a position.
    func columns(at position: Int) -> [ColumnDescription] {
        describedTables.columns(at: position, isConform: dataset.distributions[position].table?.isConform == true)
    }

    /// `foaf:Agent`.
    var party: PartyDescription? {
        target(of: node.first(.publisher)).map { PartyDescription(node: $0, language: language, kind: publisher.kind) }
    }

    /// The node that stands at the end of a statement, or that its IRI is described by.
    private func target(of value: Value?) -> Node? {
        switch value {
        case .node(let node): node
        case .iri(let iri): shared[iri]
        default: nil
        }
    }

    /// `vcard:Kind`.
    var contact: NodeDescription? { described(.contactPoint) }

    /// `dct:Location`.
    var place: NodeDescription? { described(.spatial) }

    /// `dct:PeriodOfTime`.
    var period: NodeDescription? { described(.temporal) }

    /// `dct:LicenseDocument`.
    var licence: NodeDescription? { described(.licence) }

    private func described(_ predicate: Predicate) -> NodeDescription? {
        target(of: node.first(predicate)).map { NodeDescription(node: $0, language: language) }
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
            files.append(FileDescription(dataset: self, distribution: dataset.distributions[position], position: position, node: node))
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
final class FileDescription: Described {
    let dataset: DatasetDescription
    let distribution: Distribution
    /// Among the dataset's distributions.
    let position: Int
    /// `dcat:Distribution`, or `foaf:Document` for documentation.
    let node: Node

    init(dataset: DatasetDescription, distribution: Distribution, position: Int, node: Node) {
        self.dataset = dataset
        self.distribution = distribution
        self.position = position
        self.node = node
    }

    var language: Language { dataset.language }

    /// Nil when it is no table that could be read.
    var table: TableColumns? { dataset.tables[position] }

    /// As published; nil for a link.
    var name: String? { distribution.publishedName }

    var mediaType: String { distribution.isZipped ? "application/zip" : distribution.format.mediaType }

    /// SHA-256 in hexadecimal digits.
    var digest: String? { distribution.facts?.digest.hexadecimal }

    /// The schema that all its rows follow.
    var followedSchema: TableSchema? { distribution.table?.isConform == true ? table?.schema : nil }

    var columns: [ColumnDescription] { dataset.columns(at: position) }
}
