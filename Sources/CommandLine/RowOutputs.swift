internal import Bytes
internal import DataFiles
internal import Model
internal import Profiles
internal import Publishing
internal import Validation

/// The first rows of each table as JSON, page by page (`rows/subventions-2017.csv.1.json`), taken while the table is read.
///
/// A page whose table is as it was stays as it stands on the site. Where it does not stand there, because the dataset has another address now, the file is read again.
struct RowOutputs {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let addresses: Addresses

    init(_ catalogue: Catalogue, _ tables: TableShelf) {
        self.catalogue = catalogue
        self.tables = tables
        addresses = Addresses(catalogue.settings)
    }

    /// How many rows of each table are to be kept: none for a site without an address, which has nothing for programs.
    static func wanted(_ settings: Settings) -> Int { settings.baseAddress == nil ? 0 : settings.rowsServed }

    var made: [Made] {
        var made: [Made] = []
        for table in tables.tables {
            guard let served = table.entry?.mark?.rowsServed, served > 0 else { continue }
            let dataset = catalogue.datasets[table.dataset]
            var key = table.key
            key.combine("rows")
            key.combine(table.name)
            for page in 1...RowPages.count(rows: served) {
                let path = addresses.rows(page, of: table.name, of: dataset, catalogue.publishers[dataset.publisher])
                made.append(
                    Made(path: path, key: key) { [tables] out in
                        if let bytes = tables.rowPage(page, of: table) { return out.raw(bytes) }
                        let reading = table.file.read(profiles: true, rows: table.rows)
                        Self.rowPages(of: table, reading)?.write(page, into: &out)
                    })
            }
        }
        return made
    }

    /// The pages of a table that has been read.
    static func pages(of table: TableShelf.Table, _ reading: DataFileReading) -> [[UInt8]] {
        guard let pages = rowPages(of: table, reading), pages.count > 0 else { return [] }
        return (1...pages.count).map { page in
            var out = ByteWriter()
            pages.write(page, into: &out)
            return out.bytes
        }
    }

    private static func rowPages(of table: TableShelf.Table, _ reading: DataFileReading) -> RowPages? {
        guard let rows = reading.firstRows, let profile = reading.profile else { return nil }
        let told = TableColumns(profile: profile, schema: table.schema)
        let columns = profile.columns.map { RowPages.Column($0.name, as: told.isText($0) ? .text : $0.type) }
        return RowPages(rows, columns, file: table.name, whole: Addresses.fileBesideRows(table.name), total: reading.verdict.rows) { [name = table.name] in
            Addresses.rowsBeside($0, of: name)
        }
    }
}
