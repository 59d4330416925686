internal import Bytes
internal import Findings
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
        // The site of one publisher is small: it is made as a whole.
        guard options.producer == nil, let bodies = CatalogueReader(root: options.root, crew: options.crew, memo: memo).readEditedBodies(edits) else {
            return nil
        }
        var catalogue = bodies.catalogue
        catalogue.settings.isPortable = isPortable
        catalogue.settings.datasetCount = last.counts.datasets
        if let address = options.baseURL { catalogue.settings.baseAddress = checkedBaseAddress(address) }
        _ = catalogue.settings.readOutlines(root: options.root)
        CatalogueLedger.identify(&catalogue, root: options.root)
        guard Self.addFacts(to: &catalogue, lastBuild), let shelf = DataPass.known(&catalogue, root: options.root, memo: dataMemo) else { return nil }
        // An archive holds the body too.
        let hasArchive = catalogue.datasets.contains { ArchiveOutputs.isWanted($0, catalogue.settings, datasets: last.counts.datasets) }
        guard !hasArchive else { return nil }
        let tables = TableOutputs(catalogue, shelf, site: site, lastBuild)
        let templates = OwnTemplates.compile(root: options.root, languages: catalogue.settings.languages).templates
        guard let metadata = Self.metadata(of: catalogue, site: site, lastBuild) else { return nil }
        self.bodies = bodies
        let pages = Site(datasets: catalogue, in: last.surroundings, templates: templates, tables: tables.readings, metadata: metadata).datasetPages.map {
            page in
            // No build that has the whole catalogue at hand gives a page this key: it makes the page again, once.
            var key = SiteOutputs.keyed(page.key)
            key.combine("revised")
            for dataset in catalogue.datasets { key.combine(dataset.bodyFingerprint) }
            return Made(path: page.path, key: key, make: page.make)
        }
        let addresses = Addresses(catalogue.settings)
        outputs = pages + catalogue.datasets.flatMap { FormerDocuments.made(of: $0, catalogue, addresses, from: pages) }
    }

    /// What the pages say to search engines, which no body has a part in: as they stand on the site; nil when it cannot be found there.
    private static func metadata(of catalogue: Catalogue, site: String, _ lastBuild: LastBuild) -> PageMetadata? {
        guard catalogue.settings.baseAddress != nil else { return PageMetadata.none }
        let addresses = Addresses(catalogue.settings)
        var blocks: [[Language: [UInt8]]] = []
        for dataset in catalogue.datasets {
            let publisher = catalogue.publishers[dataset.publisher]
            var block: [Language: [UInt8]] = [:]
            for language in catalogue.settings.languages {
                let path = addresses.dataset(dataset, of: publisher, language) + "index.html"
                guard lastBuild.isUntouched(path), let page = try? Files.read(site + "/" + path, limit: 1 << 28), let found = dataBlock(in: page) else {
                    return nil
                }
                block[language] = found
            }
            blocks.append(block)
        }
        return PageMetadata(
            homeKey: Fingerprint(), home: { _ in nil }, datasetKey: { _ in Fingerprint() },
            dataset: { [blocks] number, language, _ in blocks[number][language] })
    }

    /// The JSON that stands in a page, as our template writes it.
    static func dataBlock(in page: [UInt8]) -> [UInt8]? {
        let start = Array("<script type=\"application/ld+json\">".utf8)
        let end = Array("</script>".utf8)
        guard let tag = page.indices.last(where: { page[$0] == 0x3C && page[$0...].starts(with: start) }) else { return nil }
        let rest = page[(tag + start.count)...]
        guard let close = rest.firstIndex(of: 0x3C), rest[close...].starts(with: end) else { return nil }
        return Array(rest[..<close])
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
