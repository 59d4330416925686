private import JSON
private import Profiles

/// A site as its own files tell it: the catalogue's feed says which datasets and files there are, `profile.json` which columns they have.
public struct LiveSite {
    public enum Failure: Error, Equatable {
        /// There is no feed: the site has no base address, or it is none of Halle's.
        case noFeed
        /// A page of the feed is no JSON-LD of Halle's.
        case unreadable(String)
    }

    public private(set) var state = SiteState()
    private let read: (String) -> [UInt8]?

    /// - Parameter read: the bytes of a path of the site; nil when there is none.
    public init(_ read: @escaping (String) -> [UInt8]?) throws(Failure) {
        self.read = read
        var datasets: [DatasetState] = []
        var total = 1
        var page = 1
        while datasets.count < total {
            let path = page == 1 ? "catalog.jsonld" : "catalog-\(page).jsonld"
            guard let bytes = read(path) else {
                if page == 1 { throw .noFeed }
                throw .unreadable(path)
            }
            guard let graph = (try? JSONTree.parse(bytes))?["@graph"]?.array, let catalogue = graph.first(where: { $0.isOf("dcat:Catalog") }),
                let home = catalogue["foaf:homepage"]?["@id"]?.text
            else { throw .unreadable(path) }
            let found = graph.filter { $0.isOf("dcat:Dataset") }.compactMap { Self.dataset($0, home: home) }
            if page == 1 { total = catalogue["hydra:totalItems"].flatMap { $0["@value"]?.text ?? $0.text }.flatMap { Int($0) } ?? found.count }
            guard !found.isEmpty || total == 0 else { break }
            datasets += found
            page += 1
        }
        state = SiteState(datasets)
    }

    private static func dataset(_ node: JSONNode, home: String) -> DatasetState? {
        guard let identifier = node["dct:identifier"]?.text, let landing = node["dcat:landingPage"]?["@id"]?.text, landing.hasPrefix(home) else { return nil }
        let titles = node["dct:title"]?.array ?? node["dct:title"].map { [$0] } ?? []
        let files = (node["dcat:distribution"]?.array ?? node["dcat:distribution"].map { [$0] } ?? []).compactMap { file -> FileState? in
            guard let address = (file["dcat:downloadURL"] ?? file["dcat:accessURL"])?["@id"]?.text, !address.isEmpty else { return nil }
            guard address.hasPrefix(home) else { return FileState(link: address) }
            let path = String(address.dropFirst(home.count))
            let isBesideThePage = address.hasPrefix(landing)
            return FileState(
                name: isBesideThePage ? String(address.dropFirst(landing.count)) : path.split(separator: "/").last.map(String.init) ?? path,
                path: isBesideThePage ? nil : path, digest: file["spdx:checksum"]?["spdx:checksumValue"].flatMap { $0["@value"]?.text ?? $0.text })
        }
        return DatasetState(
            identifier: identifier, title: titles.first?["@value"]?.text ?? identifier, page: String(landing.dropFirst(home.count)), files: files,
            licence: node["dct:license"]?["@id"]?.text)
    }

    /// Adds what is known of the columns of files whose bytes are other than those of `next`; of the others nothing is to be compared.
    public mutating func addColumns(whereOtherThan next: SiteState) {
        for (identifier, dataset) in state.datasets {
            guard let new = next.datasets[identifier] ?? next.dataset(at: dataset.page) else { continue }
            let changed = dataset.files.indices.filter { position in
                dataset.files[position].successor(of: dataset, in: new).map { $0.digest != dataset.files[position].digest } ?? false
            }
            guard !changed.isEmpty else { continue }
            let profiles = read(dataset.page + "profile.json").flatMap { try? JSONTree.parse($0) }?["files"]
            let document = read(dataset.page + "dataset.json").flatMap { try? JSONTree.parse($0) }
            let described = document?["files"]?.array ?? []
            let hasNoTables = document?["links"].map { $0["profile"] == nil } ?? false
            for position in changed {
                let name = dataset.files[position].name.percentDecoded
                // Only what the site says itself proves that a file is no table: an answer that is missing proves nothing.
                guard let profiles, profiles.isObject else {
                    state.datasets[identifier]?.files[position].isUnread = !hasNoTables
                    continue
                }
                state.datasets[identifier]?.files[position].rows = profiles[name]?["rows"]?.whole
                let own = described.first { $0["name"]?.text == name }
                state.datasets[identifier]?.files[position].delimiter = own?["delimiter"]?.text
                state.datasets[identifier]?.files[position].encoding = own?["encoding"]?.text
                let columns = profiles[name]?["columns"]?.array?.compactMap { column -> FileState.Column? in
                    guard let name = column["name"]?.text, let type = column["type"]?.text.flatMap(ColumnType.init) else { return nil }
                    return FileState.Column(name: name, type: type)
                }
                state.datasets[identifier]?.files[position].columns = columns
                let isWhole = columns?.count == profiles[name]?["columns"]?.array?.count
                state.datasets[identifier]?.files[position].isUnread = profiles[name] != nil && (columns == nil || !isWhole)
            }
        }
    }
}

extension JSONNode {
    fileprivate var whole: Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text)
    }

    fileprivate var isObject: Bool { if case .object = value { true } else { false } }

    fileprivate func isOf(_ kind: String) -> Bool {
        guard let type = self["@type"] else { return false }
        return type.text == kind || type.array?.contains { $0.text == kind } == true
    }
}

extension String {
    /// Of a segment of an address.
    fileprivate var percentDecoded: String {
        guard utf8.contains(0x25) else { return self }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
