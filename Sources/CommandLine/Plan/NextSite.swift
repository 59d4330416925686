internal import Bytes
internal import Interchange
internal import Model
internal import Planning
internal import Profiles
internal import Tables

/// The site that a build would publish, as far as a plan compares it.
struct NextSite {
    let state: SiteState
    /// Every page of a dataset and every file, relative to the site, as addresses write them, those among them that lead to new addresses.
    private let paths: Set<String>
    /// The pages of datasets that are withdrawn: they say what has become of the files that lay there.
    private let withdrawn: Set<String>
    /// The pages of datasets that wait.
    private let held: Set<String>

    init(_ catalogue: Catalogue, held: Set<String>, _ descriptions: Descriptions, _ tables: TableShelf, root: String, crew: Crew) {
        let found =
            (try? crew.map(count: catalogue.datasets.count) { number in
                Self.dataset(number, of: catalogue, descriptions, tables, root: root)
            }) ?? []
        let datasets = found.compactMap(\.self)
        state = SiteState(datasets)
        let folder = Addresses(catalogue.settings).datasets(Addresses(catalogue.settings).primary)
        var paths = Set(datasets.map(\.page))
        for (number, dataset) in catalogue.datasets.enumerated() {
            // Documents are published as well as data.
            if let page = descriptions.address(of: number)?.page {
                for name in dataset.distributions.compactMap(\.publishedName) { paths.insert(page + Addresses.encodedPath(name)) }
            }
            for address in dataset.formerAddresses { paths.insert(folder + address + "/") }
            for distribution in dataset.distributions { for path in distribution.formerPaths { paths.insert(folder + Addresses.encodedPath(path)) } }
        }
        let addresses = Addresses(catalogue.settings)
        for publisher in catalogue.publishers { paths.insert(addresses.publisher(publisher, addresses.primary)) }
        for (former, _) in catalogue.formerPublishers { paths.insert(addresses.path(of: .publisher(former), addresses.primary)) }
        self.paths = paths
        self.held = held
        withdrawn = Set(catalogue.withdrawn.map { folder + $0.address + "/" })
    }

    /// What has become of a dataset that is not among the next ones.
    func fate(of dataset: DatasetState) -> SitePlan.Fate? {
        if withdrawn.contains(dataset.page) { return .withdrawn }
        return held.contains(dataset.page) ? .held : nil
    }

    /// Whether a path leads to something, be it a page that tells where to go, or is of what the ledger says is withdrawn.
    func stands(_ path: String) -> Bool {
        if paths.contains(path) || withdrawn.contains(path) { return true }
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return false }
        return withdrawn.contains(String(path[...slash]))
    }

    private static func dataset(_ number: Int, of catalogue: Catalogue, _ descriptions: Descriptions, _ tables: TableShelf, root: String) -> DatasetState? {
        guard let address = descriptions.address(of: number) else { return nil }
        let dataset = catalogue.datasets[number]
        let folder = Addresses(catalogue.settings).datasets(Addresses(catalogue.settings).primary)
        var columns: [Int: [FileState.Column]] = [:]
        var forms: [Int: (rows: Int?, form: TableForm?)] = [:]
        for table in tables.numbers(of: number) {
            let (position, entry) = (tables.tables[table].distribution, tables.tables[table].entry)
            forms[position] = (entry?.mark.flatMap { $0.isRead ? $0.rows : nil }, entry?.form)
            columns[position] = tables.shortProfile(of: table)?.columns.map { FileState.Column(name: $0.name, type: $0.type) }
        }
        let files = dataset.distributions.indices.compactMap { position -> FileState? in
            let distribution = dataset.distributions[position]
            guard distribution.role == .data, case .file(let source, _) = distribution.location, let name = distribution.publishedName else { return nil }
            // A packed file is another file than the one that is read here.
            let digest = distribution.isZipped ? nil : try? Files.digest(of: source.location(in: root))
            let first = distribution.formerPaths.first.map { folder + Addresses.encodedPath($0) }
            var state = FileState(name: Addresses.encodedPath(name), path: first, digest: digest?.hexadecimal, columns: columns[position])
            state.rows = forms[position]?.rows
            state.delimiter = forms[position]?.form?.delimiter.map { String(decoding: [$0], as: UTF8.self) }
            state.encoding = forms[position]?.form?.encoding.rawValue
            return state
        }
        let home = catalogue.settings.baseAddress ?? ""
        let links = descriptions.links(of: number).map { address in
            guard !home.isEmpty, address.utf8.starts(with: home.utf8) else { return FileState(link: address) }
            let path = String(decoding: address.utf8.dropFirst(home.utf8.count), as: UTF8.self)
            return FileState(name: path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path, path: path, digest: nil)
        }
        return DatasetState(
            identifier: address.identifier, title: dataset.title[catalogue.settings.languages[0]], page: address.page, files: files + links,
            acknowledged: Set(dataset.changedColumns), licence: descriptions.licence(of: number))
    }
}
