internal import Bytes
internal import Interchange
internal import Model
internal import Publishing

/// The feeds that harvesters take: the catalogue in the formats of RDF, whole, publisher by publisher and dataset by dataset.
enum FeedOutputs {
    /// Gives the outputs page by page of the whole's feed: those of its datasets, and after them the feeds that end with one of these. What is made for one of
    /// them serves the others, and need not be kept for long.
    ///
    /// - Parameter beside: what else is made of the dataset of that number.
    static func forEachPage(
        _ catalogue: Catalogue, _ feed: Feed, _ keys: DatasetKeys, beside: (Int) -> [Made], _ take: ([Made]) throws -> Void
    ) rethrows {
        let addresses = Addresses(catalogue.settings)
        var ofPublishers = catalogue.publishers.indices.flatMap { position in feed.pages(of: .publisher(position)).map { (position, $0) } }
        ofPublishers.sort { ($0.1.datasets.last ?? 0) > ($1.1.datasets.last ?? 0) }
        for page in feed.pages(of: .whole) {
            var made: [Made] = []
            made.reserveCapacity(page.datasets.count * 20)
            func add(_ page: FeedPage, path: (FeedFormat) -> String) {
                let key = key(of: page, feed, keys)
                for format in FeedFormat.allCases { made.append(Made(path: path(format), key: key) { feed.write(page, as: format, into: &$0) }) }
            }
            for number in page.datasets {
                let own = beside(number) + documents(of: number, catalogue, feed, keys, addresses)
                made += own
                made += FormerDocuments.made(of: catalogue.datasets[number], catalogue, addresses, from: own)
            }
            while let (position, own) = ofPublishers.last, (own.datasets.last ?? 0) <= (page.datasets.last ?? 0) {
                ofPublishers.removeLast()
                add(own) { addresses.feed(of: catalogue.publishers[position], $0, page: own.number) }
                // Harvesters go on asking where they were told to, and most follow nothing.
                for (former, slug) in catalogue.formerPublishers where slug == catalogue.publishers[position].slug {
                    add(own) { addresses.publishers(addresses.primary) + former + "/" + Addresses.feed($0, page: own.number) }
                }
            }
            add(page) { Addresses.feed($0, page: page.number) }
            try take(made)
        }
    }

    private static func documents(of number: Int, _ catalogue: Catalogue, _ feed: Feed, _ keys: DatasetKeys, _ addresses: Addresses) -> [Made] {
        let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
        return FeedFormat.allCases.map { format in
            let path = addresses.metadata(of: catalogue.datasets[number], publisher, as: format)
            return Made(path: path, key: keys.metadata[number]) { feed.writeDataset(number, as: format, into: &$0) }
        }
    }

    /// A page is made from its own datasets: an edit of one of them makes its page again, and the others stay.
    private static func key(of page: FeedPage, _ feed: Feed, _ keys: DatasetKeys) -> Fingerprint {
        var key = keys.shared
        key.combine(feed.fingerprint(of: page))
        for number in page.datasets { key.combine(keys.metadata[number]) }
        return key
    }
}
