internal import Bytes
internal import DataFiles
internal import Interchange
internal import Model
internal import Pages
internal import Publishing
internal import Reading

/// Everything of a site that is made rather than copied: pages, and the feeds for machines.
struct SiteOutputs {
    private(set) var made: [Made] = []
    let surroundings: DatasetSurroundings

    init(_ catalogue: Catalogue, templates: PageTemplates, _ reading: CatalogueReading, _ tables: TableOutputs, dump: CatalogueDump) {
        // Nothing without a base address: what machines take needs absolute ones.
        let machines = CatalogueGraph(catalogue).map { graph in
            let feed = Feed(graph)
            return (feed: feed, descriptions: Descriptions(feed, tables.readings), keys: DatasetKeys(catalogue, feed))
        }
        let metadata = machines.map { DescriptionOutputs.pageMetadata($0.descriptions, $0.keys) } ?? .none
        let site = Site(
            catalogue: catalogue, templates: templates, tables: machines?.descriptions.tables ?? tables.readings, metadata: metadata,
            unread: { try reading.bodies(of: $0) })
        surroundings = site.surroundings
        made = site.otherOutputs.map(Self.made)
        made += SearchOutputs(catalogue, tables.shelf).made
        let ofTables = { number in site.outputs(of: number).map(Self.made) + tables.made(of: number) }
        guard let (feed, descriptions, keys) = machines else {
            made += catalogue.datasets.indices.flatMap(ofTables)
            return
        }
        made.append(dump.made(feed, keys))
        let programs = ProgramOutputs(catalogue, descriptions, keys)
        made += FeedOutputs.made(catalogue, feed, keys) { number in
            ofTables(number) + DescriptionOutputs.made(of: number, catalogue, descriptions, keys, tables) + programs.made(of: number)
        }
        made += DescriptionOutputs.made(descriptions, keys) + programs.made
    }

    private static func made(_ page: PageOutput) -> Made { Made(path: page.path, key: keyed(page.key), make: page.make) }

    /// A key of what an output is made from, and of the program that makes it.
    static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }
}
