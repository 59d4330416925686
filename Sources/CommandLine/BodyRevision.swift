internal import Bytes
internal import Ledger
internal import Model
internal import Pages
internal import Publishing
internal import Reading

/// What has to be made when only the bodies of some datasets have changed since the last build: their own pages.
struct BodyRevision {
    let bodies: EditedBodies
    let outputs: [Made]

    /// Nil when more than that has changed, or may have.
    init?(
        _ edits: ContentEdits, since last: LastOutcome, _ options: CatalogueOptions, isPortable: Bool, memo: ReadingMemo, _ dataMemo: DataMemo,
        site: String, _ lastBuild: LastBuild
    ) {
        guard let bodies = CatalogueReader(root: options.root, crew: options.crew, memo: memo).readEditedBodies(edits) else { return nil }
        var catalogue = bodies.catalogue
        catalogue.settings.isPortable = isPortable
        if let address = options.baseURL { catalogue.settings.baseAddress = checkedBaseAddress(address) }
        CatalogueLedger.identify(&catalogue, root: options.root)
        guard Self.addFacts(to: &catalogue, lastBuild), let shelf = DataPass.known(&catalogue, root: options.root, memo: dataMemo) else { return nil }
        let tables = TableOutputs(catalogue, shelf, site: site, lastBuild)
        let templates = OwnTemplates.compile(root: options.root, languages: catalogue.settings.languages).templates
        self.bodies = bodies
        outputs = Site(datasets: catalogue, in: last.surroundings, templates: templates, tables: tables.readings).datasetPages.map { page in
            // No build that has the whole catalogue at hand gives a page this key: it makes the page again, once.
            var key = SiteOutputs.keyed(page.key)
            key.combine("revised")
            for dataset in catalogue.datasets { key.combine(dataset.bodyFingerprint) }
            return Made(path: page.path, key: key, make: page.make)
        }
    }

    /// Notes sizes and digests of the files as they stand on the site; false when one of them does not.
    private static func addFacts(to catalogue: inout Catalogue, _ lastBuild: LastBuild) -> Bool {
        let addresses = Addresses(catalogue.settings)
        for number in catalogue.datasets.indices {
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            for position in catalogue.datasets[number].distributions.indices {
                guard let name = catalogue.datasets[number].distributions[position].publishedName else { continue }
                guard let copy = lastBuild.copy(at: addresses.file(name, of: catalogue.datasets[number], publisher)) else { return false }
                catalogue.datasets[number].distributions[position].facts = FileFacts(size: Int(copy.size), digest: copy.digest)
            }
        }
        return true
    }
}
