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

    /// The pages of the tables of a dataset.
    func made(of dataset: Int) -> [Made] {
        var made: [Made] = []
        for number in tables.numbers(of: dataset) {
            guard let served = tables.tables[number].entry?.mark?.rowsServed, served > 0 else { continue }
            let name = tables.tables[number].name
            let publisher = catalogue.publishers[catalogue.datasets[dataset].publisher]
            var key = tables.tables[number].key
            key.combine("rows")
            key.combine(name)
            for page in 1...RowPages.count(rows: served) {
                made.append(
                    Made(path: addresses.rows(page, of: name, of: catalogue.datasets[dataset], publisher), key: key) { [tables] out in
                        if let bytes = tables.rowPage(page, of: number) { return out.raw(bytes) }
                        let table = tables.tables[number]
                        let reading = table.file.read(profiles: true, rows: table.rows)
                        Self.rowPages(of: table, reading)?.write(page, into: &out)
                    })
            }
        }
        return made
    }

    /// Writes the pages of a table that has been read, one after the other.
    ///
    /// - Returns: how many bytes there are after each.
    static func write(pagesOf table: TableShelf.Table, _ reading: DataFileReading, into out: inout ByteWriter) -> [Int] {
        guard let pages = rowPages(of: table, reading), pages.count > 0 else { return [] }
        var ends: [Int] = []
        for page in 1...pages.count {
            pages.write(page, into: &out)
            ends.append(out.position)
        }
        return ends
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
