import Bytes
import DataFiles
import Downloads
import JSON
import Model
import Profiles
import Tables
import TestCatalogue

/// The other forms of a small file, each with its bytes.
struct Made {
    let downloads: TableDownloads
    let bytes: [DownloadFormat: [UInt8]]
    private let catalogue: TestCatalogue

    /// - Parameter most: the most bytes of one form.
    init(_ text: String, as name: String = "donnees.csv", _ formats: Set<DownloadFormat> = Set(DownloadFormat.allCases), most: Int = .max) throws {
        try self.init(Array(text.utf8), as: name, formats, most: most)
    }

    init(_ content: [UInt8], as name: String = "donnees.csv", _ formats: Set<DownloadFormat> = Set(DownloadFormat.allCases), most: Int = .max) throws {
        catalogue = TestCatalogue()
        catalogue.file(name, content)
        let file = DataFile(path: catalogue.root + "/" + name, shownPath: name, format: DataFile.Format(ofName: name) ?? .csv)
        let reading = file.read(profiles: true)
        guard let profile = reading.profile, let form = reading.form, let layout = reading.layout else { throw NoTable() }
        var bytes: [DownloadFormat: [UInt8]] = [:]
        let told = TableColumns(form: form, layout: layout, profile: profile, schema: nil)
        let derivation = Derivation(formats, title: "Essai", folder: catalogue.root, most: most)
        downloads = try derivation.derive(file, told, form, layout) { bytes[$0, default: []] += $1 }
        self.bytes = bytes.filter { [downloads] in downloads.files.map(\.format).contains($0.key) }
    }

    struct NoTable: Error {}

    func text(_ format: DownloadFormat) -> String { String(decoding: bytes[format] ?? [], as: UTF8.self) }

    var formats: [DownloadFormat] { downloads.files.map(\.format) }

    /// The rows of a form, read as any file of the catalogue would be; a cell that is not there is empty.
    func rows(_ format: DownloadFormat) throws -> [[String]] {
        let name = "lu" + format.ending
        catalogue.file(name, bytes[format] ?? [])
        let file = DataFile(path: catalogue.root + "/" + name, shownPath: name, format: DataFile.Format(ofName: name) ?? .csv)
        var rows: [[String]] = []
        try file.forEachBatch { header, batch in
            if rows.isEmpty { rows.append(header.labels) }
            for row in 0..<batch.rowCount {
                let cells = batch.cells(ofRow: row)
                rows.append(header.labels.indices.map { $0 < cells.count ? batch.string(cells[$0]) : "" })
            }
        }
        return rows
    }

    /// How a workbook's cells of a row are kept.
    func kinds(ofRow row: Int) throws -> [Cell.Kind] {
        catalogue.file("lu.xlsx", bytes[.xlsx] ?? [])
        var kinds: [Cell.Kind] = []
        try DataFile(path: catalogue.root + "/lu.xlsx", shownPath: "lu.xlsx", format: .xlsx).forEachBatch { _, batch in
            if row < batch.rowCount { kinds = batch.cells(ofRow: row).map(\.kind) }
        }
        return kinds
    }
}
