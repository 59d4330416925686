internal import Bytes
internal import Interchange
internal import Model
internal import Publishing

/// The feeds that harvesters take: the catalogue in the formats of RDF, whole and dataset by dataset.
enum FeedOutputs {
    static func made(_ catalogue: Catalogue, _ feed: Feed, _ keys: DatasetKeys, _ memo: CatalogueFeedMemo) -> [Made] {
        let addresses = Addresses(catalogue.settings)
        var made: [Made] = []
        made.reserveCapacity(catalogue.datasets.count + 1)
        for number in catalogue.datasets.indices {
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            let path = addresses.metadata(of: catalogue.datasets[number], publisher)
            made.append(Made(path: path, key: keys.metadata[number]) { feed.writeDataset(number, into: &$0) })
        }
        made.append(Made(path: Addresses.catalogueFeed, key: keys.catalogue) { memo.write(feed, keys: keys.metadata, into: &$0) })
        return made
    }
}
