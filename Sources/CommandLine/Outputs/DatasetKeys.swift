internal import Bytes
internal import Interchange
internal import Model

/// What the outputs for machines are made from, dataset by dataset: one whose key is as it was need not be made again.
struct DatasetKeys: Sendable {
    /// Of the settings, the places and the program, which every output depends on.
    let shared: Fingerprint
    /// Of each dataset's metadata, place on the site, publisher and files as they are published.
    let metadata: [Fingerprint]
    /// The same, with all that its tables hold and that their checks said.
    let tables: [Fingerprint]
    /// Of the whole catalogue, publishers included.
    let catalogue: Fingerprint

    /// Of a document that is made from settings and program, and from what is named.
    func key(_ kind: String, _ content: Fingerprint...) -> Fingerprint {
        var key = shared
        key.combine(kind)
        for each in content { key.combine(each) }
        return key
    }

    init(_ catalogue: Catalogue, _ feed: Feed) {
        var shared = Program.fingerprint
        shared.combine(feed.fingerprint)
        var whole = shared
        let publishers = catalogue.publishers.map { publisher in
            var key = publisher.fingerprint
            key.combine(publisher.slug)
            return key
        }
        for key in publishers { whole.combine(key) }
        var metadata: [Fingerprint] = []
        var tables: [Fingerprint] = []
        metadata.reserveCapacity(catalogue.datasets.count)
        tables.reserveCapacity(catalogue.datasets.count)
        for number in catalogue.datasets.indices {
            let (own, withTables) = Self.keys(of: catalogue.datasets[number], by: publishers[catalogue.datasets[number].publisher], from: shared)
            metadata.append(own)
            tables.append(withTables)
            whole.combine(own)
        }
        self.shared = shared
        self.metadata = metadata
        self.tables = tables
        self.catalogue = whole
    }

    private static func keys(
        of dataset: borrowing Dataset, by publisher: Fingerprint, from shared: Fingerprint
    ) -> (metadata: Fingerprint, tables: Fingerprint) {
        var key = shared
        key.combine(dataset.fingerprint)
        key.combine(publisher)
        key.combine(dataset.slug)
        for distribution in dataset.distributions {
            if let isConform = distribution.table?.isConform { key.combine(isConform) }
            guard let facts = distribution.facts else { continue }
            key.combine(facts.size)
            key.combine(facts.digest)
        }
        var withTables = key
        for distribution in dataset.distributions { distribution.table?.combine(into: &withTables) }
        return (key, withTables)
    }
}
