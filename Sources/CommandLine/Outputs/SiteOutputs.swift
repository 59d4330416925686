internal import Bytes
internal import DataFiles
internal import Interchange
internal import Model
internal import Pages
internal import Publishing
internal import Reading
internal import Territory

/// Everything of a site that is made rather than copied: pages, and the feeds and descriptions for machines.
struct SiteOutputs {
    private let catalogue: Catalogue
    private let site: Site
    private let tables: TableOutputs
    private let dump: CatalogueDump
    /// Nil without a base address: what machines take needs absolute ones.
    private let machines: Machines?
    private let archives: ArchiveOutputs

    private struct Machines {
        let feed: Feed
        let descriptions: Descriptions
        let keys: DatasetKeys
    }

    init(
        _ catalogue: Catalogue, templates: PageTemplates, _ reading: CatalogueReading, _ tables: TableOutputs, dump: CatalogueDump, root: String, board: Board?
    ) {
        self.catalogue = catalogue
        self.tables = tables
        self.dump = dump
        let machines = CatalogueGraph(catalogue).map { graph in
            let feed = Feed(graph)
            return Machines(feed: feed, descriptions: Descriptions(feed, tables.readings), keys: DatasetKeys(catalogue, feed))
        }
        self.machines = machines
        let sizes = ArchiveSizes()
        archives = ArchiveOutputs(catalogue, tables.shelf, root: root, sizes)
        let metadata = machines.map { DescriptionOutputs.pageMetadata($0.descriptions, $0.keys) } ?? .none
        site = Site(
            catalogue: catalogue, templates: templates, tables: machines?.descriptions.tables ?? tables.readings, metadata: metadata,
            board: board, archives: { sizes[$0] }, unread: { try reading.bodies(of: $0) })
    }

    var surroundings: DatasetSurroundings { site.surroundings }

    /// Makes the archives of datasets, before the pages that tell how large they are.
    func writeArchives(to stage: Stage) throws { try archives.write(site, machines?.descriptions, machines?.keys, stage) }

    /// Gives the outputs in parts, those of some hundreds of datasets at a time: of a large catalogue, all together would take more memory than the datasets.
    func forEachPart(_ take: ([Made]) throws -> Void) rethrows {
        let others = site.otherOutputs.map(Self.made) + SearchOutputs(catalogue, tables.shelf).made
        func pages(_ number: Int) -> [Made] { site.outputs(of: number).map(Self.made) + tables.made(of: number) }
        guard let machines else {
            try take(others)
            for start in stride(from: 0, to: catalogue.datasets.count, by: Self.datasetsOfPart) {
                try take((start..<min(start + Self.datasetsOfPart, catalogue.datasets.count)).flatMap(pages))
            }
            return
        }
        let (feed, descriptions, keys) = (machines.feed, machines.descriptions, machines.keys)
        let programs = ProgramOutputs(catalogue, descriptions, keys)
        try FeedOutputs.forEachPage(catalogue, feed, keys) { number in
            pages(number) + DescriptionOutputs.made(of: number, catalogue, descriptions, keys, tables) + programs.made(of: number)
        } _: {
            try take($0)
        }
        try take([dump.made(feed, keys)] + DescriptionOutputs.made(descriptions, keys) + programs.made + others)
    }

    private static let datasetsOfPart = 500

    private static func made(_ page: PageOutput) -> Made { Made(path: page.path, key: keyed(page.key), make: page.make) }

    /// A key of what an output is made from, and of the program that makes it.
    static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }
}
