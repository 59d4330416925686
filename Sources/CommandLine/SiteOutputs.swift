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
            return (feed: feed, descriptions: Descriptions(graph, tables.readings), keys: DatasetKeys(catalogue, feed))
        }
        let metadata = machines.map { DescriptionOutputs.pageMetadata($0.descriptions, $0.keys) } ?? .none
        let site = Site(
            catalogue: catalogue, templates: templates, tables: machines?.descriptions.tables ?? tables.readings, metadata: metadata,
            unread: { try reading.bodies(of: $0) })
        surroundings = site.surroundings
        for page in site.outputs() { made.append(Made(path: page.path, key: Self.keyed(page.key), make: page.make)) }
        made += tables.made
        made += SearchOutputs(catalogue, tables.shelf).made
        guard let (feed, descriptions, keys) = machines else { return }
        made += FeedOutputs.made(catalogue, feed, keys)
        made.append(dump.made(feed, keys))
        let programs = ProgramOutputs(catalogue, descriptions, keys)
        made += DescriptionOutputs.made(catalogue, descriptions, keys, tables) { programs.made(of: $0) }
        made += programs.made
    }

    /// A key of what an output is made from, and of the program that makes it.
    static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }
}
