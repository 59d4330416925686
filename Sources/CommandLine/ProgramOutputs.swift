internal import Bytes
internal import Interchange
internal import Model
internal import Publishing

/// What there is for programs besides the feeds: the site's own interface, CKAN's reading actions, the national table of the catalogue, and `llms.txt`.
struct ProgramOutputs {
    private let catalogue: Catalogue
    private let descriptions: Descriptions
    private let ckan: CKANActions
    private let keys: DatasetKeys
    private let parts: Keys
    private let addresses: Addresses

    init(_ catalogue: Catalogue, _ descriptions: Descriptions, _ keys: DatasetKeys) {
        self.catalogue = catalogue
        self.descriptions = descriptions
        self.keys = keys
        ckan = CKANActions(descriptions)
        parts = Keys(catalogue, keys)
        addresses = Addresses(catalogue.settings)
    }

    /// The documents of the whole catalogue.
    var made: [Made] {
        interface + actions + [
            Made(path: Addresses.nationalCatalogue, key: parts.key("scdl", keys.catalogue)) { [descriptions] in descriptions.writeNationalCatalogue(into: &$0)
            },
            Made(path: Addresses.textIndex, key: parts.key("text", keys.catalogue)) { [descriptions] in descriptions.writeTextIndex(into: &$0) },
        ]
    }

    /// Those of a dataset, to be made beside its other descriptions.
    func made(of number: Int) -> [Made] {
        let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
        let path = addresses.document(of: catalogue.datasets[number], publisher)
        let document = Made(path: path, key: parts.key("dataset", parts.datasets[number])) { [descriptions] in descriptions.writeDataset(number, into: &$0) }
        guard ckan.hasPackages else { return [document] }
        var key = parts.key("package", parts.entries[number])
        key.combine(ckan.names[number])
        let package = Made(path: Addresses.ckan + "package_show/" + ckan.names[number] + ".json", key: key) { [ckan] in ckan.writePackage(number, into: &$0) }
        return [document, package]
    }

    /// What the documents depend on.
    private struct Keys {
        private let shared: Fingerprint
        /// Of each dataset, with its publisher and its place on the site.
        let entries: [Fingerprint]
        /// The same with all that its tables hold.
        let datasets: [Fingerprint]

        init(_ catalogue: Catalogue, _ keys: DatasetKeys) {
            shared = keys.shared
            let publishers = catalogue.publishers.map { publisher in
                var key = publisher.fingerprint
                key.combine(publisher.slug)
                return key
            }
            func placed(_ keys: [Fingerprint]) -> [Fingerprint] {
                catalogue.datasets.indices.map { number in
                    var key = keys[number]
                    key.combine(publishers[catalogue.datasets[number].publisher])
                    key.combine(catalogue.datasets[number].slug)
                    return key
                }
            }
            entries = placed(keys.metadata)
            datasets = placed(keys.tables)
        }

        func key(_ kind: String, _ content: Fingerprint...) -> Fingerprint {
            var key = shared
            key.combine(kind)
            for each in content { key.combine(each) }
            return key
        }
    }

    private var interface: [Made] {
        let descriptions = descriptions
        var made = [
            Made(path: Addresses.api("index"), key: parts.key("index", keys.catalogue)) { descriptions.writeIndex(into: &$0) },
            Made(path: Addresses.api("producers"), key: parts.key("producers", keys.catalogue)) { descriptions.writeProducers(into: &$0) },
            Made(path: Addresses.api("openapi"), key: parts.key("openapi")) { descriptions.writeOpenAPI(into: &$0) },
        ]
        for page in 1...descriptions.datasetPages {
            var key = parts.key("datasets")
            key.combine(catalogue.datasets.count)
            for number in descriptions.datasets(ofPage: page) { key.combine(parts.entries[number]) }
            made.append(Made(path: Addresses.api(Descriptions.datasetsDocument(page)), key: key) { descriptions.writeDatasets(page: page, into: &$0) })
        }
        return made
    }

    private var actions: [Made] {
        let ckan = ckan
        var made: [Made] = []
        var all = parts.key("ckan")
        for entry in parts.entries { all.combine(entry) }
        for publisher in catalogue.publishers { all.combine(publisher.fingerprint) }
        for action in CKANActions.Action.allCases where ckan.has(action) {
            var key = all
            // Names change seldom, and the list of them is the longest.
            if action == .packageList {
                key = parts.key("names")
                for name in ckan.names { key.combine(name) }
            }
            key.combine(action.rawValue)
            var paths = [Addresses.ckan + action.rawValue + ".json"]
            // Without the ending, for hosts that rewrite no addresses.
            if action != .currentPackages { paths += [Addresses.ckan + action.rawValue, Addresses.ckanUnversioned + action.rawValue] }
            for path in paths { made.append(Made(path: path, key: key) { ckan.write(action, into: &$0) }) }
        }
        for number in catalogue.publishers.indices {
            let path = Addresses.ckan + "organization_show/" + catalogue.publishers[number].slug + ".json"
            var key = parts.key("organization", catalogue.publishers[number].fingerprint)
            key.combine(ckan.organizationCounts[number])
            made.append(Made(path: path, key: key) { ckan.writeOrganization(number, into: &$0) })
        }
        for group in ckan.groups {
            var key = parts.key("group")
            key.combine(group.name)
            key.combine(group.count)
            made.append(Made(path: Addresses.ckan + "group_show/" + group.name + ".json", key: key) { ckan.writeGroup(group.name, into: &$0) })
        }
        return made
    }
}
