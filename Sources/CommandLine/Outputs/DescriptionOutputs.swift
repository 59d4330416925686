internal import Bytes
internal import Interchange
internal import Model
internal import Pages
internal import Publishing

/// The descriptions that are no RDF: of the whole catalogue, of each dataset, of each CSV file, and those that stand in pages.
enum DescriptionOutputs {
    /// Those of a dataset.
    static func made(of number: Int, _ catalogue: Catalogue, _ descriptions: Descriptions, _ keys: DatasetKeys, _ tables: TableOutputs) -> [Made] {
        let addresses = Addresses(catalogue.settings)
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        let key = keys.tables[number]
        var made: [Made] = []
        if dataset.hasDataPackage {
            made.append(Made(path: addresses.dataPackage(of: dataset, publisher), key: key) { descriptions.writeDataPackage(number, into: &$0) })
        }
        if dataset.hasCroissant {
            made.append(Made(path: addresses.croissant(of: dataset, publisher), key: key) { descriptions.writeCroissant(number, into: &$0) })
        }
        for (position, form, layout) in tables.forms(of: number) {
            let distribution = dataset.distributions[position]
            guard let name = distribution.publishedName, Descriptions.hasCSVW(distribution, form, layout) else { continue }
            let path = addresses.columns(ofFile: name, of: dataset, publisher)
            made.append(Made(path: path, key: key) { descriptions.writeCSVW(number, position, into: &$0) })
        }
        return made
    }

    /// Those of the whole catalogue.
    static func made(_ descriptions: Descriptions, _ keys: DatasetKeys) -> [Made] {
        [
            Made(path: Addresses.dataJSON, key: keys.catalogue) { descriptions.writeDataJSON(into: &$0) },
            Made(path: Addresses.dcatUS3, key: keys.catalogue) { descriptions.writeDCATUS3(into: &$0) },
        ]
    }

    static func pageMetadata(_ descriptions: Descriptions, _ keys: DatasetKeys) -> PageMetadata {
        PageMetadata(
            homeKey: keys.catalogue, home: { descriptions.schemaOrgCatalogue(in: $0) }, datasetKey: { keys.tables[$0] },
            dataset: { descriptions.schemaOrgDataset($0, titled: $2, in: $1) })
    }
}
