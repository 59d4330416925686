internal import Bytes
internal import Downloads
internal import Findings
internal import Interchange
internal import Model
internal import Pages
internal import Publishing
internal import Reading
private import Synchronization

/// One ZIP for each dataset that wants one: its files, their other forms, its licence, its description and a Data Package (`downloads/arbres.zip`).
///
/// They are made before the pages, which tell their sizes.
struct ArchiveOutputs {
    private let catalogue: Catalogue
    private let root: String
    private let tables: TableShelf
    private let downloads: DownloadOutputs
    private let addresses: Addresses
    private let sizes: ArchiveSizes

    init(_ catalogue: Catalogue, _ tables: TableShelf, root: String, _ sizes: ArchiveSizes) {
        self.catalogue = catalogue
        self.tables = tables
        self.root = root
        self.sizes = sizes
        downloads = DownloadOutputs(catalogue, tables)
        addresses = Addresses(catalogue.settings)
    }

    /// Whether there is one of a dataset.
    static func isWanted(_ dataset: Dataset, _ settings: Settings, datasets: Int) -> Bool {
        guard dataset.downloads.formats(ofCatalogueWith: settings.datasetCount ?? datasets).contains(.zip) else { return false }
        var (files, bytes, others) = (0, Int64(0), Int64(0))
        for distribution in dataset.distributions {
            guard case .file(let source, _) = distribution.location else { continue }
            files += 1 + (distribution.table?.downloads.files.count ?? 0)
            bytes += source.signature.size
            for file in distribution.table?.downloads.files ?? [] { others += Int64(file.size) }
        }
        return files > 1 && bytes <= min(Int64(clamping: settings.downloadMegabytes), 1_000) * 1_000_000 && bytes + others <= mostBytes
    }

    /// Of all that goes into one: what the format can hold, by far.
    private static let mostBytes: Int64 = 1_500_000_000

    /// Makes those that have changed.
    func write(_ site: Site, _ descriptions: Descriptions?, _ keys: DatasetKeys?, _ stage: Stage) throws {
        var numbers: [Int] = []
        var made: [Made] = []
        for number in catalogue.datasets.indices where Self.isWanted(catalogue.datasets[number], catalogue.settings, datasets: catalogue.datasets.count) {
            numbers.append(number)
            made.append(output(of: number, site, descriptions, keys))
        }
        guard !made.isEmpty else { return }
        try stage.write(made)
        for (number, output) in zip(numbers, made) { sizes.note(stage.size(ofOutput: output.path), of: number) }
    }

    private func output(of number: Int, _ site: Site, _ descriptions: Descriptions?, _ keys: DatasetKeys?) -> Made {
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        var key = SiteOutputs.keyed(site.descriptionKey(of: number))
        key.combine("archive")
        if let keys { key.combine(keys.tables[number]) }
        for distribution in dataset.distributions {
            if let digest = distribution.facts?.digest { key.combine(digest) }
            distribution.table?.downloads.combine(into: &key)
        }
        return Made(path: addresses.archive(of: dataset, publisher), key: key) { [self] out in
            guard let spool = tables.spool else { return }
            try Archive(spool).write(try entries(of: number, site, descriptions), into: &out)
        }
    }

    private func entries(of number: Int, _ site: Site, _ descriptions: Descriptions?) throws -> [Archive.Entry] {
        let dataset = catalogue.datasets[number]
        let language = addresses.primary
        let french = language == .french
        var entries: [Archive.Entry] = []
        for distribution in dataset.distributions {
            guard case .file(let source, let name) = distribution.location else { continue }
            entries.append(Archive.Entry(name) { [root] take in try Self.read(source, root, take) })
        }
        let folder = french ? "autres-formats/" : "other-formats/"
        for position in tables.numbers(of: number) {
            for (name, write) in downloads.files(of: position) { entries.append(Archive.Entry(folder + name, write)) }
        }
        let notice = site.notice(of: number, language)
        entries.append(Archive.Entry(french ? "LICENCE.txt" : "LICENSE.txt") { $0.raw(notice) })
        for language in catalogue.settings.languages {
            let name = "description" + (language == addresses.primary ? "" : "." + language.rawValue) + ".md"
            let text = try site.description(of: number, language)
            entries.append(Archive.Entry(name) { $0.raw(text) })
        }
        if let descriptions, dataset.hasDataPackage { entries.append(Archive.Entry("datapackage.json") { descriptions.writeDataPackage(number, into: &$0) }) }
        // A file of the dataset that has one of our names keeps it, and ours gets another.
        var taken: Set<String> = []
        return entries.map { entry in
            var name = entry.name
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = Self.numbered(entry.name, number)
                number += 1
            }
            return Archive.Entry(name, read: entry.read)
        }
    }

    /// `LICENCE-2.txt` of `LICENCE.txt`.
    private static func numbered(_ name: String, _ number: Int) -> String {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return name + "-\(number)" }
        return name[..<dot] + "-\(number)" + name[dot...]
    }

    private static func read(_ source: FileSource, _ root: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let path = source.location(in: root)
        guard try Files.forEachPiece(of: path, take) == source.signature else { throw SourceChanged(path: source.path) }
    }
}

/// A file has changed since it was copied or read.
struct SourceChanged: Error {
    let path: String
}

/// How large the archives are, for the pages.
final class ArchiveSizes: Sendable {
    private let sizes = Mutex<[Int: Int]>([:])

    func note(_ size: Int64?, of number: Int) { sizes.withLock { $0[number] = size.map { Int($0) } } }

    /// In bytes; nil where there is none.
    subscript(number: Int) -> Int? { sizes.withLock { $0[number] } }
}
