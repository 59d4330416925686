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
        shared.combine(catalogue.settings.baseAddress)
        shared.combine(catalogue.settings.fingerprint)
        var whole = shared
        for (number, dataset) in catalogue.datasets.enumerated() {
            var key = shared
            key.combine(dataset.fingerprint)
            for distribution in dataset.distributions {
                guard let facts = distribution.facts else { continue }
                key.combine(facts.size)
                key.combine(facts.digest)
            }
            whole.combine(key)
            let path = addresses.metadata(of: dataset, catalogue.publishers[dataset.publisher])
            made.append(Output(made: Made(path: path, key: key) { feed.writeDataset(number, into: &$0) }))
        }
        made.append(Output(made: Made(path: Addresses.catalogueFeed, key: whole) { feed.writeCatalogue(into: &$0) }))
    }
}
