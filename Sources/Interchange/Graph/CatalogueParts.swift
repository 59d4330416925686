internal import Findings
internal import Model

/// What a feed is about: the whole catalogue, or the datasets of one publisher.
public enum FeedSubject: Sendable, Hashable {
    case whole
    /// By position in `Catalogue.publishers`.
    case publisher(Int)
}

/// Some datasets of a catalogue, and what they have in common: what a `dcat:Catalog` of them says of itself.
struct CataloguePart: Sendable {
    /// Positions in `Catalogue.datasets`, rising.
    private(set) var datasets: [Int] = []
    private var licences: [String: (count: Int, licence: Licence)] = [:]
    /// The first day that one of them was published.
    private(set) var issued: CalendarDate?
    /// The place that all of them are about.
    private(set) var place: SpatialCoverage?
    private(set) var lastChange: CalendarDate?

    mutating func add(_ number: Int, of catalogue: Catalogue) {
        var coverage = catalogue.datasets[number].spatial
        // The box of one dataset's data says nothing of the others.
        if catalogue.datasets[number].isBoxDerived { coverage?.box = nil }
        if datasets.isEmpty { place = coverage } else if place != coverage { place = nil }
        if let licence = catalogue.datasets[number].licence { licences[licence.code, default: (0, licence)].count += 1 }
        if let day = catalogue.datasets[number].issued { issued = issued.map { min($0, day) } ?? day }
        if let day = catalogue.datasets[number].lastChange { lastChange = lastChange.map { max($0, day) } ?? day }
        datasets.append(number)
    }

    /// The licence that most of them have; of two with as many, the first by code.
    var licence: Licence? { licences.values.min { ($1.count, $0.licence.code) < ($0.count, $1.licence.code) }?.licence }
}

extension CatalogueGraph {
    func part(_ subject: FeedSubject) -> CataloguePart {
        switch subject {
        case .whole: whole
        case .publisher(let position): parts.indices.contains(position) ? parts[position] : CataloguePart()
        }
    }

    /// `dcat:Catalog` of a feed or of one of its pages, with the page's list of datasets; first of all that a feed says.
    ///
    /// Pages after the first leave out what changes with any dataset: an edit then changes no more pages than it must.
    func catalogueNode(_ page: FeedPage) -> Node {
        var node =
            switch page.subject {
            case .whole: catalogueNode(isFirst: page.number == 1, isPaged: page.isPaged)
            case .publisher(let position): catalogueNode(of: position, isFirst: page.number == 1, isPaged: page.isPaged)
            }
        for number in page.datasets { node.add(.dataset, datasetIRI(number)) }
        guard page.isPaged else { return node }
        if page.number == 1 { node.add(.totalItems, .count(page.totalDatasets)) }
        for format in FeedFormat.allCases { node.add(.view, iri(of: page.subject, page.number, format)) }
        return node
    }

    /// `hydra:PartialCollectionView`: where a page stands among the others; nil for the only one.
    ///
    /// A page says so for each of its formats, which makes it the same graph in all of them, and first for the one it is in, which harvesters follow.
    func viewNode(_ page: FeedPage, as format: FeedFormat) -> Node? {
        guard page.isPaged else { return nil }
        func iri(_ number: Int) -> IRI { self.iri(of: page.subject, number, format) }
        var node = Node(iri(page.number), .partialView)
        node.add(.firstPage, iri(1))
        if page.number > 1 { node.add(.previousPage, iri(page.number - 1)) }
        if page.number < page.pageCount { node.add(.nextPage, iri(page.number + 1)) }
        if page.number == 1 { node.add(.lastPage, iri(page.pageCount)) }
        return node
    }

    private func iri(of subject: FeedSubject, _ page: Int, _ format: FeedFormat) -> IRI {
        switch subject {
        case .whole: iris.home + Addresses.feed(format, page: page)
        case .publisher(let position): iris.page(of: catalogue.publishers[position]) + Addresses.feed(format, page: page)
        }
    }
}

/// One document of a feed: all of a small one, at most 500 datasets of a larger one.
public struct FeedPage: Sendable {
    public let subject: FeedSubject
    /// From 1.
    public let number: Int
    public let pageCount: Int
    /// Positions in `Catalogue.datasets`.
    public let datasets: ArraySlice<Int>
    let totalDatasets: Int

    var isPaged: Bool { pageCount > 1 }

    /// Harvesters take what they read of a page into memory, and give up on a document of some ten megabytes.
    static let mostDatasets = 500

    /// The pages of a feed, each dataset in one of them.
    static func pages(of subject: FeedSubject, _ datasets: [Int], _ mostDatasets: Int) -> [FeedPage] {
        let count = max(1, (datasets.count + mostDatasets - 1) / mostDatasets)
        return (0..<count).map { number in
            let slice = datasets[(number * mostDatasets)..<min(datasets.count, (number + 1) * mostDatasets)]
            return FeedPage(subject: subject, number: number + 1, pageCount: count, datasets: slice, totalDatasets: datasets.count)
        }
    }
}
