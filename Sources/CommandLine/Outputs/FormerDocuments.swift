internal import Model
internal import Publishing

/// The documents of datasets that have moved, at their old addresses: a program that asks there follows no page.
///
/// What they say is what stands at the new address, and so are all addresses in them.
enum FormerDocuments {
    /// Those that stand beside a dataset's page. Pages lead on; what lies in folders of its own is found from these.
    ///
    /// - Parameter outputs: all of the dataset.
    static func made(of dataset: Dataset, _ catalogue: Catalogue, _ addresses: Addresses, from outputs: [Made]) -> [Made] {
        if dataset.formerAddresses.isEmpty { return [] }
        let publisher = catalogue.publishers[dataset.publisher]
        var made: [Made] = []
        for language in catalogue.settings.languages {
            let folder = addresses.dataset(dataset, of: publisher, language)
            for output in outputs where output.path.hasPrefix(folder) {
                let name = output.path.dropFirst(folder.count)
                if name.hasSuffix(".html") || name.utf8.contains(0x2F) { continue }
                for former in dataset.formerAddresses {
                    made.append(Made(path: addresses.path(of: .dataset(former), language) + name, key: output.key, make: output.make))
                }
            }
        }
        return made
    }
}
