internal import DataFiles
internal import Model
internal import Profiles
internal import Tables
internal import Templating

/// What the script that explores a table must know of it (`explore.js`).
struct ExplorerView: View {
    /// The element's, unique on the page.
    let id: String
    /// Of the file, as published.
    let name: String
    /// The folder of the table's blocks; nil where the script takes the file.
    var blocks: String?
    var file: FileForm?

    /// A CSV file, and what its readers must know.
    struct FileForm: View {
        let link: String
        let encoding: String
        let delimiter: String
        /// The row of the header.
        let header: Int
        /// One a line: its kind (`TableBlocks.Kind`), and its name.
        let columns: String

        static let shape: Shape = ["link": .address, "encoding": .text, "delimiter": .text, "header": .number, "columns": .text]
        var values: [Value] { [.address(link), .text(encoding), .text(delimiter), .number(header), .text(columns)] }
    }

    static let shape: Shape = ["id": .text, "name": .text, "blocks": .optional(.address), "file": .optional(.record(FileForm.shape))]
    var values: [Value] { [.text(id), .text(name), .address(orAbsent: blocks), .view(orAbsent: file)] }
}

extension SiteContent {
    func explorer(of position: Int, of dataset: Dataset, _ table: TableColumns, _ source: RowsSource, _ links: PageLinks) -> ExplorerView? {
        let distribution = dataset.distributions[position]
        let publisher = catalogue.publishers[dataset.publisher]
        guard case .file(_, let own) = distribution.location, let name = distribution.publishedName else { return nil }
        var view = ExplorerView(id: "table-\(position + 1)", name: name)
        switch source {
        case .blocks: view.blocks = links.folder(Addresses.encodedPath(addresses.blocks(of: own, of: dataset, publisher)))
        case .file:
            guard let form = table.form, let layout = table.layout, !distribution.isZipped else { return nil }
            let columns = table.profile.columns.map { table.kind(of: $0).rawValue + withoutBreaks(shortened($0.name, to: Self.longestName)) }
            view.file = ExplorerView.FileForm(
                link: links(Addresses.encodedPath(addresses.file(name, of: dataset, publisher))), encoding: form.encoding.rawValue,
                delimiter: form.delimiter.map { String(UnicodeScalar($0)) } ?? "", header: layout.headerRow, columns: columns.joined(separator: "\n"))
        }
        return view
    }

    /// Of a column, in bytes: what names say beyond helps nobody.
    private static let longestName = 120

    private func withoutBreaks(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return name }
        return String(decoding: name.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }
}
