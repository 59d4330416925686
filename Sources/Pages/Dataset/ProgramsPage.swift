internal import DataFiles
internal import Findings
internal import Model
internal import Templating

/// How to read a file from one language, ready to copy.
struct SnippetView: View {
    let language: String
    let code: String

    static let shape: Shape = ["language": .text, "code": .text]
    var values: [Value] { [.text(language), .text(code)] }
}

/// How to read the files of a dataset from programs: a page for datasets of many files, whose own page would grow long.
struct ProgramsView: View {
    let frame: FrameView
    let dataset: NamedLink
    let publisher: NamedLink
    let files: [File]
    let developers: String

    struct File: View {
        let title: ShownText
        let name: String
        let format: String
        let snippets: [SnippetView]

        static let shape: Shape = ["title": .record(ShownText.shape), "name": .text, "format": .text, "snippets": .list(SnippetView.shape)]
        var values: [Value] { [.view(title), .text(name), .text(format), .views(snippets)] }
    }

    static let shape: Shape = [
        "page": .record(FrameView.shape), "dataset": .record(NamedLink.shape), "publisher": .record(NamedLink.shape), "files": .list(File.shape),
        "developers": .address,
    ]
    var values: [Value] { [.view(frame), .view(dataset), .view(publisher), .views(files), .address(developers)] }
}

extension SiteContent {
    /// How many files' snippets a dataset's page holds at most: about five kilobytes.
    private static let mostFilesWithSnippets = 3

    /// Whether the snippets of a dataset have a page of their own.
    func hasPrograms(_ dataset: borrowing Dataset) -> Bool {
        guard base != nil else { return false }
        return dataset.distributions.count { $0.role == .data && !$0.format.isService } > Self.mostFilesWithSnippets
    }

    /// How to read a file of a dataset; nothing for services, and on a site without an address.
    func snippets(_ position: Int, of dataset: Dataset, _ language: Language, _ tables: [Int: TableColumns]) -> [SnippetView] {
        let distribution = dataset.distributions[position]
        guard let base, distribution.role == .data, !distribution.format.isService else { return [] }
        let publisher = catalogue.publishers[dataset.publisher]
        let address: String
        let name: String
        switch distribution.location {
        case .file(_, let own):
            name = distribution.publishedName ?? own
            address = base + Addresses.encodedPath(addresses.file(name, of: dataset, publisher))
        case .remote(let place):
            guard let link = ContactLinks.web(place) else { return [] }
            address = link
            name = dataset.slug + "." + distribution.format.code
        }
        let hasAllRows = distribution.table?.isServedWhole ?? false
        let rows = hasAllRows ? base + Addresses.encodedPath(addresses.rows(1, of: name, of: dataset, publisher)) : nil
        let snippets = Snippets(
            address: address, name: name, format: distribution.format.code, isZipped: distribution.isZipped, table: tables[position], allRows: rows,
            comments: language)
        return snippets.all.map { SnippetView(language: $0.language, code: $0.code) }
    }

    func programsView(_ number: Int, _ language: Language, _ tables: [Int: TableColumns]) -> ProgramsView {
        let dataset = catalogue.datasets[number]
        let files = dataset.distributions.indices.filter { dataset.distributions[$0].role == .data }.compactMap { position -> ProgramsView.File? in
            let snippets = snippets(position, of: dataset, language, tables)
            guard !snippets.isEmpty else { return nil }
            let distribution = dataset.distributions[position]
            return ProgramsView.File(
                title: ShownText(distribution.title, for: language), name: distribution.publishedName ?? "", format: distribution.format.name,
                snippets: snippets)
        }
        let place = PagePlace.programs(number)
        let page = pageBelowDataset(number, place, "programs", language)
        return ProgramsView(
            frame: page.frame, dataset: page.dataset, publisher: page.publisher, files: files,
            developers: links(from: place, language)(addresses.developers(language)))
    }
}
