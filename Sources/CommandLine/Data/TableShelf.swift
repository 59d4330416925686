internal import Bytes
internal import DataFiles
internal import Model
internal import Profiles
internal import Schemas
internal import Validation

/// The tables of a catalogue, in the order of its datasets and of their distributions, with what reading them came to.
struct TableShelf: Sendable {
    struct Table: Sendable {
        /// Of the catalogue.
        var dataset: Int
        /// Of the dataset.
        var distribution: Int
        /// Of the file, as published.
        var name: String
        /// How many of its first rows are for programs.
        var rows: Int
        /// Of the file, in bytes.
        var size: Int64
        /// Which tables are cut into blocks.
        var cutting: BlockOutputs.Cutting
        /// Which other forms are wanted.
        var wish: DownloadOutputs.Wish
        var file: DataFile
        /// Of the file's state, of its schema's, and of the program.
        var key: Fingerprint
        /// Nil until the file has been read.
        var entry: DataMemo.Entry?

        var schema: TableSchema? { file.schema?.schema }
    }

    var tables: [Table] = []
    let spool: Spool?

    init(spool: Spool?) { self.spool = spool }

    /// The numbers of a dataset's tables among all.
    func numbers(of dataset: Int) -> Range<Int> {
        var (low, high) = (0, tables.count)
        while low < high {
            let middle = (low + high) / 2
            if tables[middle].dataset < dataset { low = middle + 1 } else { high = middle }
        }
        high = low
        while high < tables.count, tables[high].dataset == dataset { high += 1 }
        return low..<high
    }

    /// What this build has read of a table's columns, as `TableProfile` writes it; nil when it has not read the table.
    func writtenProfile(of number: Int) -> [UInt8]? { tables[number].entry?.profile.flatMap { spool?.bytes($0) } }

    /// A page of its first rows, from 1; nil likewise.
    func rowPage(_ page: Int, of number: Int) -> [UInt8]? {
        guard let pages = tables[number].entry?.rowPages, pages.indices.contains(page - 1) else { return nil }
        return spool?.bytes(pages[page - 1])
    }

    /// The first rows that a page shows; those of the file where this build has not read it.
    func preview(of number: Int) -> TablePreview? {
        previewRows(of: tables[number]).map { TablePreview(rows: $0, source: BlockOutputs.source(of: tables[number])) }
    }

    private func previewRows(of table: Table) -> PreviewRows? {
        if let bytes = table.entry?.preview.flatMap({ spool?.bytes($0) }), let preview = PreviewRows(encoded: bytes) { return preview }
        var preview = table.file.preview()
        if let rows = table.entry?.mark?.rows { preview?.keep(rows) }
        return preview
    }

    /// Its charts and maps, as `[TableView]` writes them; nil likewise.
    func writtenViews(of number: Int) -> [UInt8]? { tables[number].entry?.views.flatMap { spool?.bytes($0) } }

    /// A block of its rows, and after the blocks the index and the parts of what is known of them; nil likewise.
    func block(_ number: Int, of table: Table) -> [UInt8]? {
        guard let blocks = table.entry?.blocks, blocks.indices.contains(number) else { return nil }
        return spool?.bytes(blocks[number])
    }

    /// What a page shows of the same.
    func shortProfile(of number: Int) -> TableProfile? {
        guard let bytes = tables[number].entry?.shortProfile.flatMap({ spool?.bytes($0) }) else { return nil }
        return bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try? input.shortProfile()
        }
    }
}
