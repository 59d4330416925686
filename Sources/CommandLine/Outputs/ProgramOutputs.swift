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
    private let addresses: Addresses

    init(_ catalogue: Catalogue, _ descriptions: Descriptions, _ keys: DatasetKeys) {
        self.catalogue = catalogue
        self.descriptions = descriptions
        self.keys = keys
        ckan = CKANActions(descriptions)
        addresses = Addresses(catalogue.settings)
    }

    /// The documents of the whole catalogue.
    var made: [Made] {
        interface + actions + [
            Made(path: Addresses.nationalCatalogue, key: keys.key("scdl", keys.catalogue)) { [descriptions] in descriptions.writeNationalCatalogue(into: &$0)
            },
            Made(path: Addresses.textIndex, key: keys.key("text", keys.catalogue)) { [descriptions] in descriptions.writeTextIndex(into: &$0) },
        ]
    }

    /// Those of a dataset, to be made beside its other descriptions.
    func made(of number: Int) -> [Made] {
        let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
        let path = addresses.document(of: catalogue.datasets[number], publisher)
        let document = Made(path: path, key: keys.key("dataset", keys.tables[number])) { [descriptions] in descriptions.writeDataset(number, into: &$0) }
        guard ckan.hasPackages else { return [document] }
        var key = keys.key("package", keys.metadata[number])
        key.combine(ckan.names[number])
        let package = Made(path: Addresses.ckan + "package_show/" + ckan.names[number] + ".json", key: key) { [ckan] in ckan.writePackage(number, into: &$0) }
        return [document, package]
    }

    private var interface: [Made] {
        let descriptions = descriptions
        var made = [
            Made(path: Addresses.api("index"), key: keys.key("index", keys.catalogue)) { descriptions.writeIndex(into: &$0) },
            Made(path: Addresses.api("producers"), key: keys.key("producers", keys.catalogue)) { descriptions.writeProducers(into: &$0) },
            Made(path: Addresses.api("openapi"), key: keys.key("openapi")) { descriptions.writeOpenAPI(into: &$0) },
        ]
        for page in 1...descriptions.datasetPages {
            var key = keys.key("datasets")
            key.combine(catalogue.datasets.count)
            for number in descriptions.datasets(ofPage: page) { key.combine(keys.metadata[number]) }
            made.append(Made(path: Addresses.api(Descriptions.datasetsDocument(page)), key: key) { descriptions.writeDatasets(page: page, into: &$0) })
        }
        return made
    }

    private var actions: [Made] {
        let ckan = ckan
        var made: [Made] = []
        var all = keys.key("ckan")
        for entry in keys.metadata { all.combine(entry) }
        for publisher in catalogue.publishers { all.combine(publisher.fingerprint) }
        for action in CKANActions.Action.allCases where ckan.has(action) {
            var key = all
            // Names change seldom, and the list of them is the longest.
            if action == .packageList {
                key = keys.key("names")
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
            var key = keys.key("organization", catalogue.publishers[number].fingerprint)
            key.combine(ckan.organizationCounts[number])
            made.append(Made(path: path, key: key) { ckan.writeOrganization(number, into: &$0) })
        }
        for group in ckan.groups {
            var key = keys.key("group")
            key.combine(group.name)
            key.combine(group.count)
            made.append(Made(path: Addresses.ckan + "group_show/" + group.name + ".json", key: key) { ckan.writeGroup(group.name, into: &$0) })
        }
        return made
    }
}
