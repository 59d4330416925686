internal import Bytes
internal import Findings
internal import Model

/// Which folder of the content is what: a publisher with its datasets, a dataset directly under `content/`, the free pages.
struct ContentPlan: Sendable {
    struct PublisherFolder: Sendable {
        var folder: ContentScan.Folder
        var text: LoadedText?
        var datasets: [DatasetFolder]
    }

    struct DatasetFolder: Sendable {
        var folder: ContentScan.Folder
        /// Its `index.md`.
        var index: ContentScan.File
        /// By language, when it has a translation beside it (`index.en.md`).
        var translations: [(language: Language, file: ContentScan.File)]

        init?(_ folder: ContentScan.Folder) {
            guard let index = folder.index else { return nil }
            self.folder = folder
            self.index = index
            translations = Language.allCases.compactMap { language in
                folder.file(named: "index.\(language.rawValue).md").map { (language: language, file: $0) }
            }
        }
    }

    var publishers: [PublisherFolder] = []
    /// Datasets directly under `content/`.
    var flat: [DatasetFolder] = []
    var pages: [LoadedText] = []
    var welcome: [LoadedText] = []
    /// Images beside pages and the home page's text.
    var looseImages: [ContentScan.File] = []
    var findings: [Finding] = []

    static let pagesFolder = "pages"

    static func make(_ scan: ContentScan, loader: TextLoader) -> ContentPlan {
        var plan = ContentPlan()
        plan.findings = scan.findings
        for folder in scan.root.folders where folder.name != pagesFolder {
            let below = folder.folders.compactMap(DatasetFolder.init)
            let text = folder.index.map(loader.read)
            if below.isEmpty, let own = DatasetFolder(folder), let text, isDataset(own, text) {
                plan.flat.append(own)
                plan.findings += folder.folders.map { Finding(.folderIgnored, at: SourcePlace(file: $0.path), value: $0.name) }
                continue
            }
            plan.addPublisher(folder, text: text, datasets: below)
        }
        plan.addLoose(scan, loader)
        return plan
    }

    /// Whether a folder directly under `content/` is a dataset rather than a publisher: it holds data, or says what only a dataset says.
    private static func isDataset(_ candidate: DatasetFolder, _ text: LoadedText) -> Bool {
        let holdsData = candidate.folder.files.contains { file in
            !file.isMarkdown && !file.isNearlySheet && FileFormat.of(fileName: file.name).map { !$0.isImage } ?? true
        }
        if holdsData { return true }
        var unused: [Finding] = []
        let root = (text.front?.metadata ?? .empty).root
        let asDataset = Header(root, scope: .dataset, file: "", findings: &unused)
        let asPublisher = Header(root, scope: .publisher, file: "", findings: &unused)
        if asDataset.has(.resources) { return true }
        return asDataset.has(.title) && !asPublisher.has(.kind) && !asPublisher.has(.siren) && !asPublisher.has(.siret) && !asPublisher.has(.insee)
    }

    private mutating func addPublisher(_ folder: ContentScan.Folder, text: LoadedText?, datasets: [DatasetFolder]) {
        for below in folder.folders where below.index == nil {
            findings.append(Self.withoutIndex(below))
        }
        if text == nil, datasets.isEmpty {
            if folder.folders.isEmpty { findings.append(Self.withoutIndex(folder)) }
            return
        }
        findings += stray(folder.files.filter { !$0.isSheet })
        publishers.append(PublisherFolder(folder: folder, text: text, datasets: datasets))
    }

    /// A folder that holds no `index.md`: forgotten, or under a name that an editor or Windows has given it.
    private static func withoutIndex(_ folder: ContentScan.Folder) -> Finding {
        let nearly: Set<String> = ["index.md", "index.md.txt", "index.txt", "index.markdown", "index.mdown", "index.docx", "index.doc", "readme.md"]
        guard let file = folder.files.first(where: { nearly.contains($0.name.lowercased()) }) else {
            return Finding(.datasetIndexMissing, at: SourcePlace(file: folder.path), value: folder.name)
        }
        return Finding(.datasetIndexMisnamed, at: SourcePlace(file: file.path), value: file.name)
    }

    private mutating func addLoose(_ scan: ContentScan, _ loader: TextLoader) {
        welcome = ["index.md", "index.fr.md", "index.en.md"].compactMap { scan.root.file(named: $0).map(loader.read) }
        var loose = scan.root.files.filter { (!$0.name.hasPrefix("index.") || !$0.isMarkdown) && !TerritoryReading.files.contains($0.name) }
        if let folder = scan.root.folders.first(where: { $0.name == Self.pagesFolder }) {
            pages = folder.files.filter(\.isMarkdown).map(loader.read)
            loose += folder.files.filter { !$0.isMarkdown }
            findings += folder.folders.map { Finding(.folderIgnored, at: SourcePlace(file: $0.path), value: $0.name) }
        }
        looseImages = loose.filter { FileFormat.of(fileName: $0.name)?.isImage == true }
        findings += stray(loose)
    }

    /// Files that belong to no dataset: images of a text, whose names become addresses, and others.
    private func stray(_ files: [ContentScan.File]) -> [Finding] {
        files.compactMap { file in
            let place = SourcePlace(file: file.path)
            if file.isNearlySheet { return Finding(.sheetCopy, at: place, value: file.name) }
            guard FileFormat.of(fileName: file.name)?.isImage == true else { return Finding(.strayFile, at: place, value: file.name) }
            return FileName.problem(with: file.name).map { Finding(.fileNameInvalid, at: place, value: file.name, details: [$0.french, $0.english]) }
        }
    }
}
