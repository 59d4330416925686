internal import Findings
internal import Model
internal import Templating

/// The other formats that a file is offered in.
struct DownloadsView: View {
    struct File: View {
        let name: String
        let size: String
        /// Whom it suits; nil on pages with so many files that it would be said too often.
        let why: String?
        let link: String
        /// The title of the file, so that links of several files are told apart.
        let of: ShownText?

        static let shape: Shape = ["name": .text, "size": .text, "why": .optional(.text), "link": .address, "of": .optional(.record(ShownText.shape))]
        var values: [Value] { [.text(name), .text(size), .text(orAbsent: why), .address(link), .view(orAbsent: of)] }
    }

    struct Note: View {
        let text: String

        static let shape: Shape = ["text": .text]
        var values: [Value] { [.text(text)] }
    }

    let summary: String
    let files: [File]
    let notes: [Note]

    static let shape: Shape = ["summary": .text, "hasFiles": .flag, "files": .list(File.shape), "notes": .list(Note.shape)]
    var values: [Value] { [.text(summary), .flag(!files.isEmpty), .views(files), .views(notes)] }
}

extension SiteContent {
    /// With more files on a page, what each format is good for is not said of every one.
    private static let mostExplained = 12

    /// - Parameter position: among the dataset's distributions.
    func downloadsView(_ position: Int, of dataset: Dataset, _ language: Language, _ links: PageLinks) -> DownloadsView? {
        guard case .file(_, let name) = dataset.distributions[position].location, let downloads = dataset.distributions[position].table?.downloads else {
            return nil
        }
        let words = speech(language).words
        let publisher = catalogue.publishers[dataset.publisher]
        let explains = dataset.distributions.count <= Self.mostExplained
        let files = downloads.files.map { file in
            let word = "download-" + file.format.rawValue
            return DownloadsView.File(
                name: words.text(word), size: words.size(file.size), why: explains ? words.text(word + "-for") : nil,
                link: links(Addresses.encodedPath(addresses.download(file.format, of: name, in: dataset, publisher))),
                of: ShownText(dataset.distributions[position].title, for: language))
        }
        var notes: [String] = []
        if downloads.isCleanAlready, !files.isEmpty { notes.append(words.text("download-clean")) }
        if downloads.defused > 0 { notes.append(words.plural("download-defused", downloads.defused)) }
        switch downloads.reason {
        case .beyondExcel: notes.append(words.text("download-beyond-excel"))
        case .tooLarge: notes.append(words.text("download-too-large"))
        case nil: break
        }
        if !downloads.tooLarge.isEmpty {
            let names = downloads.tooLarge.map { words.text("download-" + $0.rawValue) }
            notes.append(words.text("download-form-too-large", ["formats": names.joined(separator: ", ")]))
        }
        guard !files.isEmpty || !notes.isEmpty else { return nil }
        let summary = words.text("other-formats-of", ["formats": files.map(\.name).joined(separator: ", ")])
        return DownloadsView(summary: summary, files: files, notes: notes.map { DownloadsView.Note(text: $0) })
    }
}

extension SiteContent {
    /// All of a dataset in one file.
    func archiveView(_ size: Int, _ number: Int, _ language: Language) -> DownloadsView.File {
        let dataset = catalogue.datasets[number]
        let words = speech(language).words
        let links = PageLinks(from: path(.dataset(number), language), isPortable: isPortable)
        return DownloadsView.File(
            name: words.text("download-zip"), size: words.size(size), why: words.text("download-zip-for"),
            link: links(Addresses.encodedPath(addresses.archive(of: dataset, catalogue.publishers[dataset.publisher]))), of: nil)
    }
}
