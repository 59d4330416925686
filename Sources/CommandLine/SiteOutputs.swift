internal import Bytes
internal import Interchange
internal import Model
internal import Pages
internal import Publishing

/// Everything of a site that is made rather than copied: pages, and the feeds for machines.
struct SiteOutputs {
    struct Output {
        var made: Made
        /// The dataset whose page it is: making it needs that dataset's body.
        var dataset: Int?
    }

    private(set) var made: [Output] = []

    init(_ catalogue: Catalogue, templates: PageTemplates) {
        for page in Site(catalogue: catalogue, templates: templates).outputs() {
            made.append(Output(made: Made(path: page.path, key: Self.keyed(page.key), make: page.make), dataset: page.dataset))
        }
        addFeeds(of: catalogue)
    }

    /// A key of what an output is made from, and of the program that makes it.
    private static func keyed(_ key: Fingerprint) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(key)
        return mark
    }

    private mutating func addFeeds(of catalogue: Catalogue) {
        guard let feed = Feed(catalogue: catalogue) else { return }
        let addresses = Addresses(catalogue.settings)
        var shared = Program.fingerprint
        shared.combine(feed.fingerprint)
        var whole = shared
        for number in catalogue.datasets.indices {
            let key = Self.key(of: catalogue.datasets[number], from: shared)
            whole.combine(key)
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            let path = addresses.metadata(of: catalogue.datasets[number], publisher)
            made.append(Output(made: Made(path: path, key: key) { feed.writeDataset(number, into: &$0) }))
        }
        made.append(Output(made: Made(path: Addresses.catalogueFeed, key: whole) { feed.writeCatalogue(into: &$0) }))
    }

    /// Of a dataset and of its files as they are published.
    private static func key(of dataset: Dataset, from shared: Fingerprint) -> Fingerprint {
        var key = shared
        key.combine(dataset.fingerprint)
        for distribution in dataset.distributions {
            guard let facts = distribution.facts else { continue }
            key.combine(facts.size)
            key.combine(facts.digest)
        }
        return key
    }
}
