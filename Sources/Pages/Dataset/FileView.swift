internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// A file or service of a dataset.
struct FileView: View {
    let title: ShownText
    let description: ShownText?
    let format: String
    let note: String?
    let download: String?
    let address: String?
    let schema: String?
    let schemaLink: String?
    /// Of a table: whether it follows its schema.
    let check: CheckView?
    let name: String
    /// Why it is in an archive; nil when it is not.
    let zipped: String?
    let digest: String?
    /// How to read it from a program; empty where the page does not tell.
    let snippets: [SnippetView]
    let downloads: DownloadsView?

    static let shape: Shape = [
        "title": .record(ShownText.shape), "description": .optional(.record(ShownText.shape)), "format": .text, "note": .optional(.text),
        "download": .optional(.address), "address": .optional(.address), "schema": .optional(.text), "schemaLink": .optional(.address),
        "check": .optional(.record(CheckView.shape)), "name": .text, "zipped": .optional(.text), "digest": .optional(.text),
        "hasSnippets": .flag, "snippets": .list(SnippetView.shape),
        "downloads": .optional(.record(DownloadsView.shape)),
    ]
    var values: [Value] {
        [
            .view(title), .view(orAbsent: description), .text(format), .text(orAbsent: note), .address(orAbsent: download), .address(orAbsent: address),
            .text(orAbsent: schema), .address(orAbsent: schemaLink), .view(orAbsent: check), .text(name), .text(orAbsent: zipped),
            .text(orAbsent: digest), .flag(!snippets.isEmpty), .views(snippets),
            .view(orAbsent: downloads),
        ]
    }
}

extension SiteContent {
    /// - Parameter position: among the dataset's distributions.
    func fileView(
        _ position: Int, of dataset: Dataset, _ language: Language, _ links: PageLinks, snippets: [SnippetView] = []
    ) -> FileView {
        let distribution = dataset.distributions[position]
        let words = speech(language).words
        var note: String?
        var download: String?
        var address: String?
        switch distribution.location {
        case .file:
            let parts = [distribution.publishedName, distribution.facts.map { words.size($0.size) }, distribution.table.flatMap { words.extent($0) }]
            note = parts.compactMap { $0 }.joined(separator: " · ")
            if let name = distribution.publishedName {
                download = links(Addresses.encodedPath(addresses.file(name, of: dataset, catalogue.publishers[dataset.publisher])))
            }
        case .remote(let place):
            note = words.text("elsewhere", ["host": ContactLinks.host(place)])
            address = ContactLinks.web(place)
        }
        // What is said of the whole dataset, or by the check, is not said again of each file.
        let schema = distribution.table?.schema != nil ? nil : distribution.schema?.name == dataset.schema?.name ? nil : distribution.schema?.name
        return FileView(
            title: ShownText(distribution.title, for: language), description: distribution.description.map { ShownText($0, for: language) },
            format: distribution.format.name, note: note, download: download, address: address, schema: schema, schemaLink: ContactLinks.web(schema),
            check: checkView(position, of: dataset, language, links), name: distribution.publishedName ?? "",
            zipped: distribution.isZipped ? words.text(distribution.format.code == "html" ? "zipped-page" : "zipped") : nil,
            digest: distribution.facts?.digest.hexadecimal, snippets: snippets, downloads: downloadsView(position, of: dataset, language, links))
    }
}
