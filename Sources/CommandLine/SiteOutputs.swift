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

    init(_ catalogue: Catalogue, templates: PageTemplates, _ reading: CatalogueReading, _ tables: TableOutputs, feedMemo: CatalogueFeedMemo) {
        let site = Site(catalogue: catalogue, templates: templates, tables: tables.readings, unread: { try reading.bodies(of: $0) })
        surroundings = site.surroundings
        for page in site.outputs() { made.append(Made(path: page.path, key: Self.keyed(page.key), make: page.make)) }
        made += tables.made
        addFeeds(of: catalogue, tables.readings, feedMemo)
    }

    /// A key of what an output is made from, and of the program that makes it.
    static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }

    /// Nothing without a base address: what machines take needs absolute ones.
    private mutating func addFeeds(of catalogue: Catalogue, _ readings: TableReadings, _ memo: CatalogueFeedMemo) {
        guard let graph = CatalogueGraph(catalogue) else { return }
        let feed = Feed(graph)
        let keys = DatasetKeys(catalogue, feed)
        made += FeedOutputs.made(catalogue, feed, keys, memo)
        made += ProgramOutputs.made(catalogue, Descriptions(graph, readings), keys)
    }
}
