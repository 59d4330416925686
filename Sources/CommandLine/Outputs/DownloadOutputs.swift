internal import Bytes
internal import DataFiles
internal import Downloads
internal import Model
internal import Profiles
internal import Publishing
private import Synchronization

/// Tables in other forms than that of their file (`downloads/arbres.xlsx`), made when the table has been read and its columns are known.
///
/// Forms whose table is as it was stay as they stand on the site. Where they do not stand there, because the dataset has another address now, they are
/// made again, once.
struct DownloadOutputs {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let addresses: Addresses

    init(_ catalogue: Catalogue, _ tables: TableShelf) {
        self.catalogue = catalogue
        self.tables = tables
        addresses = Addresses(catalogue.settings)
    }

    /// Which forms a table is offered in.
    struct Wish: Sendable {
        var formats: Set<DownloadFormat>
        /// The largest file, in bytes.
        var most: Int64
        var title: String

        /// Whether nobody has asked for more than costs little.
        var isFrugal: Bool

        init(_ settings: Settings, _ dataset: Dataset, datasets: Int, file: String, title: String) {
            let count = settings.datasetCount ?? datasets
            formats = dataset.downloads(dataset.downloads.formats(ofCatalogueWith: count), of: file)
            isFrugal = dataset.downloads == .automatic && count > DownloadChoice.mostDatasetsWithAll
            most = Int64(clamping: settings.downloadMegabytes.multipliedReportingOverflow(by: 1_000_000).partialValue)
            if isFrugal { most = min(most, DownloadChoice.largestOfLarge) }
            self.title = title
        }

        var isNone: Bool { formats.isSubset(of: [.zip]) }

        func combine(into key: inout Fingerprint) {
            for format in DownloadFormat.allCases where formats.contains(format) { key.combine(format.rawValue) }
            key.combine(Int(most))
            if !isNone { key.combine(title) }
        }
    }

    /// Makes the other forms of a table that has just been read.
    static func complete(_ entry: inout DataMemo.Entry, _ table: TableShelf.Table, _ profile: TableProfile, _ spool: Spool) {
        guard entry.mark != nil, !table.wish.isNone else { return }
        guard table.size <= table.wish.most else {
            entry.mark?.downloads.reason = table.wish.isFrugal ? nil : .tooLarge
            return
        }
        let made = made(of: table, entry, profile, spool)
        entry.mark?.downloads = made.downloads
        entry.downloads = made.places
    }

    /// - Returns: what there is, and where it has been put, in the same order; of forms that the disk had no room for there is nothing.
    fileprivate static func made(of table: TableShelf.Table, _ entry: DataMemo.Entry, _ profile: TableProfile, _ spool: Spool)
        -> (downloads: TableDownloads, places: [[Range<Int>]])
    {
        guard let form = entry.form, let layout = entry.layout else { return (TableDownloads(), []) }
        var pieces: [DownloadFormat: [Range<Int>]] = [:]
        let told = TableColumns(form: form, layout: layout, profile: profile, schema: table.schema)
        let derivation = Derivation(table.wish.formats, title: table.wish.title, folder: spool.folder, most: max(20_000_000, 20 * Int(table.size)))
        let downloads = try? derivation.derive(table.file, told, form, layout) { format, bytes in
            guard let range = spool.append(bytes) else { throw Full() }
            pieces[format, default: []].append(range)
        }
        guard let downloads else { return (TableDownloads(), []) }
        return (downloads, downloads.files.map { pieces[$0.format] ?? [] })
    }

    /// The disk has no room.
    private struct Full: Error {}

    /// The forms of a table with the names of their files, for an archive.
    func files(of position: Int) -> [(name: String, write: (inout ByteWriter) throws -> Void)] {
        let table = tables.tables[position]
        guard let mark = table.entry?.mark, let spool = tables.spool else { return [] }
        let again = MadeAgain(table, spool)
        let stem = catalogue.datasets[table.dataset].downloadName(of: table.name)
        return mark.downloads.files.enumerated().map { number, file in
            (stem + file.format.ending, { try Self.write(number, file, of: table, spool, again, into: &$0) })
        }
    }

    /// - Throws: `SourceChanged` when what is there is not what the pages tell: an empty or cut file is worse than none.
    private static func write(
        _ number: Int, _ file: TableDownloads.File, of table: TableShelf.Table, _ spool: Spool, _ again: MadeAgain, into out: inout ByteWriter
    ) throws {
        let places = table.entry?.downloads ?? []
        let pieces = places.indices.contains(number) ? places[number] : again.pieces(of: file.format)
        var size = 0
        for piece in pieces {
            guard let bytes = spool.bytes(piece) else { break }
            out.raw(bytes)
            size += bytes.count
        }
        if size != file.size { throw SourceChanged(path: table.file.shownPath) }
    }

    func made(of dataset: Int) -> [Made] {
        var made: [Made] = []
        for position in tables.numbers(of: dataset) {
            let table = tables.tables[position]
            guard let mark = table.entry?.mark, !mark.downloads.files.isEmpty, let spool = tables.spool else { continue }
            let dataset = catalogue.datasets[table.dataset]
            let publisher = catalogue.publishers[dataset.publisher]
            let again = MadeAgain(table, spool)
            for (number, file) in mark.downloads.files.enumerated() {
                var key = table.key
                key.combine("download")
                key.combine(file.format.rawValue)
                let path = addresses.download(file.format, of: table.name, in: dataset, publisher)
                made.append(Made(path: path, key: key) { try Self.write(number, file, of: table, spool, again, into: &$0) })
            }
        }
        return made
    }
}

/// The forms of a table that this build has not read, made when the first of them is asked for.
private final class MadeAgain: Sendable {
    private let table: TableShelf.Table
    private let spool: Spool
    private let places = Mutex<[DownloadFormat: [Range<Int>]]?>(nil)

    init(_ table: TableShelf.Table, _ spool: Spool) {
        self.table = table
        self.spool = spool
    }

    func pieces(of format: DownloadFormat) -> [Range<Int>] {
        places.withLock { places in
            if places == nil {
                var found: [DownloadFormat: [Range<Int>]] = [:]
                let reading = table.file.read(profiles: true)
                if let profile = reading.profile, var entry = table.entry {
                    (entry.form, entry.layout) = (reading.form, reading.layout)
                    let made = DownloadOutputs.made(of: table, entry, profile, spool)
                    for (file, pieces) in zip(made.downloads.files, made.places) { found[file.format] = pieces }
                }
                places = found
            }
            return places?[format] ?? []
        }
    }
}
