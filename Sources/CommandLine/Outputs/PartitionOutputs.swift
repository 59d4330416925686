internal import Bytes
internal import DataFiles
internal import Downloads
internal import Model
internal import Profiles
internal import Publishing
private import Synchronization

/// The rows of a merged table as Parquet files, one for each publisher, in folders that DuckDB, Spark and Trino read as one table
/// (`parquet/producteur=roques/subventions.parquet`), and the list of them.
struct PartitionOutputs {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let addresses: Addresses

    init(_ catalogue: Catalogue, _ tables: TableShelf) {
        self.catalogue = catalogue
        self.tables = tables
        addresses = Addresses(catalogue.settings)
    }

    func made(of number: Int) -> [Made] {
        let dataset = catalogue.datasets[number]
        guard let spool = tables.spool, let parts = catalogue.partitions(of: number),
            let table = tables.numbers(of: number).map({ tables.tables[$0] }).first(where: { $0.file.isMade }), table.entry?.mark?.isRead == true
        else { return [] }
        let publisher = catalogue.publishers[dataset.publisher]
        let written = WrittenPartitions(table, parts.map(\.rows), spool)
        var made: [Made] = []
        for (position, part) in parts.enumerated() {
            var key = table.key
            key.combine("partition")
            key.combine(part.publisher)
            key.combine(part.rows.lowerBound)
            key.combine(part.rows.upperBound)
            let path = addresses.partition(part.publisher, of: table.name, in: dataset, publisher)
            made.append(
                Made(path: path, key: key) { out in
                    for piece in try written.pieces(of: position) {
                        guard let bytes = spool.bytes(piece) else { throw WrittenPartitions.Full() }
                        out.raw(bytes)
                    }
                })
        }
        var key = table.key
        key.combine("partitions")
        key.combine(catalogue.settings.baseAddress)
        for part in parts {
            key.combine(part.publisher)
            key.combine(part.rows.count)
        }
        let base = catalogue.settings.baseAddress
        made.append(
            Made(path: addresses.partitions(of: dataset, publisher), key: key) { [addresses] out in
                out.raw("[")
                for (position, part) in parts.enumerated() {
                    out.raw(position == 0 ? "\n" : ",\n")
                    out.raw("{\"producteur\": ")
                    out.json(part.publisher)
                    out.raw(", \"rows\": \(part.rows.count), \"url\": ")
                    let path = addresses.partition(part.publisher, of: table.name, in: dataset, publisher)
                    out.json(base.map { $0 + path } ?? "producteur=" + part.publisher + "/" + Addresses.partitionName(of: table.name))
                    out.raw("}")
                }
                out.raw("\n]\n")
            })
        return made
    }
}

extension DataFile {
    /// Whether the build has made it, and nobody gave it.
    fileprivate var isMade: Bool { path != shownPath && !path.utf8.suffix(shownPath.utf8.count).elementsEqual(shownPath.utf8) }
}

/// The parts of one table, written when the first of them is asked for.
private final class WrittenPartitions: Sendable {
    private let table: TableShelf.Table
    private let parts: [Range<Int>]
    private let spool: Spool
    private let places = Mutex<[[Range<Int>]]?>(nil)

    /// The disk has no room, or the table has changed.
    struct Full: Error {}

    init(_ table: TableShelf.Table, _ parts: [Range<Int>], _ spool: Spool) {
        self.table = table
        self.parts = parts
        self.spool = spool
    }

    func pieces(of part: Int) throws -> [Range<Int>] {
        try places.withLock { places in
            let written = try places ?? write()
            places = written
            return written[part]
        }
    }

    private func write() throws -> [[Range<Int>]] {
        var pieces = [[Range<Int>]](repeating: [], count: parts.count)
        let reading = table.file.read(profiles: true)
        guard let profile = reading.profile else { throw Full() }
        let columns = try ParquetTable(table.file, TableColumns(form: reading.form, layout: reading.layout, profile: profile, schema: table.schema))
        let isWhole = try columns.write(table.file, parts: parts) { [spool] part, bytes in
            guard let range = spool.append(bytes) else { throw Full() }
            pieces[part].append(range)
        }
        guard isWhole else { throw Full() }
        return pieces
    }
}
