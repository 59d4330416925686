internal import Bytes
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
        addFeeds(of: catalogue, feedMemo)
    }

    /// A key of what an output is made from, and of the program that makes it.
    static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }

    private mutating func addFeeds(of catalogue: Catalogue, _ memo: CatalogueFeedMemo) {
        guard let feed = Feed(catalogue: catalogue) else { return }
        let addresses = Addresses(catalogue.settings)
        var shared = Program.fingerprint
        shared.combine(feed.fingerprint)
        var whole = shared
        var keys: [Fingerprint] = []
        for publisher in catalogue.publishers { whole.combine(publisher.fingerprint) }
        for number in catalogue.datasets.indices {
            let key = Self.key(of: catalogue.datasets[number], from: shared)
            whole.combine(key)
            keys.append(key)
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            let path = addresses.metadata(of: catalogue.datasets[number], publisher)
            made.append(Made(path: path, key: key) { feed.writeDataset(number, into: &$0) })
        }
        made.append(Made(path: Addresses.catalogueFeed, key: whole) { [keys] in memo.write(feed, keys: keys, into: &$0) })
    }

    /// Of a dataset and of its files as they are published.
    private static func key(of dataset: Dataset, from shared: Fingerprint) -> Fingerprint {
        var key = shared
        key.combine(dataset.fingerprint)
        for distribution in dataset.distributions {
            if let isConform = distribution.table?.isConform { key.combine(isConform) }
            guard let facts = distribution.facts else { continue }
            key.combine(facts.size)
            key.combine(facts.digest)
        }
        return key
    }
}
