internal import Bytes
internal import DataFiles
internal import Model
internal import Profiles
internal import Publishing
private import Synchronization

/// The rows of tables that scripts cannot take from the file itself, cut into blocks while the table is read (`blocks/arbres.xlsx/0/12.json`), with an
/// index.
///
/// Blocks whose table is as it was stay as they stand on the site. Where they do not stand there, because the dataset has another address now, the
/// file is cut again, once.
struct BlockOutputs {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let addresses: Addresses
    private let form: ScriptData

    init(_ catalogue: Catalogue, _ tables: TableShelf) {
        self.catalogue = catalogue
        self.tables = tables
        addresses = Addresses(catalogue.settings)
        form = ScriptData(catalogue.settings)
    }

    /// Which tables are cut.
    struct Cutting: Sendable {
        /// In bytes.
        var most: Int64
        /// Whether small CSV files are too: without a web server, scripts cannot read files.
        var isOfAll: Bool

        init(_ settings: Settings, name: String) {
            most =
                name.utf8.count > Addresses.longestNameWithRows
                ? 0 : Int64(clamping: settings.explorableMegabytes.multipliedReportingOverflow(by: 1_000_000).partialValue)
            isOfAll = settings.isPortable
        }

        func combine(into key: inout Fingerprint) {
            key.combine(Int(most))
            key.combine(isOfAll)
        }

        /// Whether a table is cut, as far as that is known before it is read.
        func isCut(_ table: TableShelf.Table) -> Bool {
            table.size <= most && (isOfAll || table.file.format != .csv || table.size > RowsSource.largestFile)
        }
    }

    /// Notes what the cutting of a table came to. A small CSV file that turned out to be odd is cut now.
    static func complete(_ entry: inout DataMemo.Entry, _ table: TableShelf.Table, _ reading: DataFileReading, _ profile: TableProfile, _ shelf: BlockShelf) {
        var blocks = reading.blocks
        if blocks == nil, source(of: table, entry) == nil, table.size <= table.cutting.most { blocks = try? table.file.cut { shelf.add($0) } }
        guard let blocks, !blocks.counts.isEmpty else { return }
        entry.blockPartCount = shelf.finish(blocks, profile, TableColumns(profile: profile, schema: table.schema))
        entry.blockCount = blocks.counts.count
        entry.blocks = shelf.isWhole ? shelf.ranges : []
    }

    /// Where scripts find the rows of a table; nil when they cannot.
    static func source(of table: TableShelf.Table) -> RowsSource? { table.entry.flatMap { source(of: table, $0) } }

    private static func source(of table: TableShelf.Table, _ entry: DataMemo.Entry) -> RowsSource? {
        if entry.blockCount > 0 { return .blocks }
        guard let form = entry.form, let layout = entry.layout, let mark = entry.mark, table.size <= RowsSource.largestFile else { return nil }
        return !table.cutting.isOfAll && RowsSource.isPlain(form, layout, columns: mark.columns) ? .file : nil
    }

    func made(of dataset: Int) -> [Made] {
        var made: [Made] = []
        for position in tables.numbers(of: dataset) {
            let table = tables.tables[position]
            guard let entry = table.entry, entry.blockCount > 0 else { continue }
            let dataset = catalogue.datasets[table.dataset]
            let folder = addresses.blocks(of: table.name, of: dataset, catalogue.publishers[dataset.publisher])
            let again = BlocksAgain(table, tables.spool)
            var key = table.key
            key.combine("blocks")
            key.combine(table.name)
            func add(_ name: String, _ number: Int) {
                made.append(
                    Made(path: form.path(folder + name), key: key) { [tables, form] out in
                        guard let bytes = tables.block(number, of: tables.tables[position]) ?? again.block(number) else { return }
                        form.write(into: &out) { $0.raw(bytes) }
                    })
            }
            // The only block is part of the index.
            if entry.blockCount > 1 { for number in 0..<entry.blockCount { add(Addresses.block(number), number) } }
            add(Addresses.blockIndex, entry.blockCount)
            for part in 0..<entry.blockPartCount { add(Addresses.blockFigures(part), entry.blockCount + 1 + part) }
        }
        return made
    }
}

/// Where the blocks of a table are while a build runs: on the disk.
final class BlockShelf {
    private let spool: Spool?
    private(set) var ranges: [Range<Int>] = []
    /// The only block so far.
    private var first: [UInt8] = []
    /// Whether all could be kept.
    private(set) var isWhole = true

    init(_ spool: Spool?) { self.spool = spool }

    func add(_ block: [UInt8]) {
        first = ranges.isEmpty ? block : []
        guard let spool, let range = block.withUnsafeBytes({ spool.append($0) }) else {
            isWhole = false
            return
        }
        ranges.append(range)
    }

    /// Adds the index and its parts after the blocks.
    ///
    /// - Returns: how many parts there are.
    func finish(_ blocks: TableBlocks, _ profile: TableProfile, _ columns: TableColumns) -> Int {
        let only = blocks.counts.count == 1 ? first : nil
        let (index, parts) = blocks.index(profile.columns.map(\.name), profile.columns.map { columns.kind(of: $0) }, block: only)
        add(index)
        for part in parts { add(part) }
        return parts.count
    }
}

/// The blocks of a table that this build has not read, cut when the first of them is asked for.
private final class BlocksAgain: Sendable {
    private let table: TableShelf.Table
    private let spool: Spool?
    private let cut = Mutex<[Range<Int>]?>(nil)

    init(_ table: TableShelf.Table, _ spool: Spool?) {
        self.table = table
        self.spool = spool
    }

    func block(_ number: Int) -> [UInt8]? {
        cut.withLock { cut in
            if cut == nil {
                let shelf = BlockShelf(spool)
                let reading = table.file.read(profiles: true, blocks: { shelf.add($0) })
                if let blocks = reading.blocks, let profile = reading.profile {
                    _ = shelf.finish(blocks, profile, TableColumns(profile: profile, schema: table.schema))
                }
                cut = shelf.ranges
            }
            guard let cut, cut.indices.contains(number) else { return nil }
            return spool?.bytes(cut[number])
        }
    }
}
