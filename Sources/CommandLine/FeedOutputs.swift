internal import Bytes
internal import Interchange
internal import Model
internal import Publishing

/// The feeds that harvesters take: the catalogue in the formats of RDF, whole, publisher by publisher and dataset by dataset.
enum FeedOutputs {
    static func made(_ catalogue: Catalogue, _ feed: Feed, _ keys: DatasetKeys) -> [Made] {
        let addresses = Addresses(catalogue.settings)
        var made: [Made] = []
        made.reserveCapacity(catalogue.datasets.count * FeedFormat.allCases.count + catalogue.publishers.count * 4)
        for number in catalogue.datasets.indices {
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            for format in FeedFormat.allCases {
                let path = addresses.metadata(of: catalogue.datasets[number], publisher, as: format)
                made.append(Made(path: path, key: keys.metadata[number]) { feed.writeDataset(number, as: format, into: &$0) })
            }
        }
        for page in feed.pages(of: .whole) { add(page, feed, keys, to: &made) { Addresses.feed($0, page: page.number) } }
        for position in catalogue.publishers.indices {
            for page in feed.pages(of: .publisher(position)) {
                add(page, feed, keys, to: &made) { addresses.feed(of: catalogue.publishers[position], $0, page: page.number) }
            }
        }
        return made
    }

    /// A page in each format. It is made from its own datasets: an edit of one of them makes its page again, and the others stay.
    private static func add(_ page: FeedPage, _ feed: Feed, _ keys: DatasetKeys, to made: inout [Made], path: (FeedFormat) -> String) {
        let key = key(of: page, feed, keys)
        for format in FeedFormat.allCases { made.append(Made(path: path(format), key: key) { feed.write(page, as: format, into: &$0) }) }
    }

    static func key(of page: FeedPage, _ feed: Feed, _ keys: DatasetKeys) -> Fingerprint {
        var key = keys.shared
        key.combine(feed.fingerprint(of: page))
        for number in page.datasets { key.combine(keys.metadata[number]) }
        return key
    }
}
