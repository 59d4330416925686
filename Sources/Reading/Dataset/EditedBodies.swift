internal import Bytes
public import Findings
public import Model

/// Datasets whose bodies have been edited, where nothing else of the catalogue has changed.
public struct EditedBodies: Sendable {
    /// The settings, the free pages' titles, these datasets and their publishers; nothing else of the catalogue is there.
    /// A publisher that does not say its name has not got the one that its datasets give it.
    public let catalogue: Catalogue
    /// What was said of the old bodies, and what is said of the new ones: no errors.
    public let tallies: (before: Tally, now: Tally)
    /// For the next build.
    public let memo: ReadingMemo
}

extension CatalogueReader {
    /// Reads datasets on their own, when only their bodies have changed since the memo was made, and nobody else can tell:
    /// their headers, their files, the images and derived summaries they show are as they were.
    ///
    /// - Returns: nil when that is not so, or not sure: then the whole catalogue is to be read.
    public func readEditedBodies(_ edits: ContentEdits) -> EditedBodies? {
        var reading = CatalogueReading()
        guard let folders = edits.datasetFolders, let settings = readSettings(&reading) else { return nil }
        var known: [String: DatasetMemo] = [:]
        var linked: Set<String> = []
        for folder in folders {
            guard let entry = memo.entry(of: folder.path) else { return nil }
            known[folder.path] = entry
            linked.formUnion(links(of: folder, before: entry))
        }
        guard let scan = edits.now.part(folders: folders.map { LinkIndex.contentPath($0.path) }, paths: linked) else { return nil }
        let plan = ContentPlan.make(scan, loader: loader)
        guard plan.flat.isEmpty else { return nil }
        var draft = CatalogueDraft(settings: settings, loader: loader, memo: memo, crew: Crew(jobs: 1))
        draft.addPublishers(plan.publishers)
        draft.addPages(plan.pages, welcome: [])
        draft.looseImages = plan.looseImages
        draft.addLogo(scan.root)

        let reader = BodyReader(index: draft.linkIndex(excluding: draft.drafts))
        var datasets: [Dataset] = []
        var entries: [String: DatasetMemo] = [:]
        var findings: (before: [Finding], now: [Finding]) = ([], [])
        for folder in folders {
            guard let position = draft.datasets.firstIndex(where: { $0.source.folder.path == folder.path }), let old = known[folder.path],
                let change = draft.change(of: position, from: old, of: edits.before, reader, linked: linked)
            else { return nil }
            findings.before += change.before.findings
            findings.now += change.now.findings
            entries[folder.path] = change.entry
            let publisher = draft.datasets[position].reading.dataset.publisher
            datasets.append(draft.finished(position, change.now, publisher: publisher, draft.publishers[publisher].reading.publisher.fingerprint))
        }
        guard !findings.now.contains(where: { $0.severity == .error }), !TerritoryReading.concerns(datasets, root: root, loader: loader) else { return nil }
        var catalogue = Catalogue(
            settings: settings.settings, publishers: draft.publishers.map(\.reading.publisher), datasets: datasets,
            pages: draft.pages.map(\.page).sorted { $0.slug < $1.slug }, welcome: [:])
        catalogue.settings.logo = draft.logo?.name
        return EditedBodies(catalogue: catalogue, tallies: (Tally(findings.before), Tally(findings.now)), memo: memo.replacing(entries))
    }

    /// The paths under `content/` that the texts of a dataset name, now and before.
    private func links(of folder: ContentScan.Folder, before: DatasetMemo) -> Set<String> {
        let own = LinkIndex.contentPath(folder.path)
        let reader = BodyReader(index: LinkIndex())
        let texts = folder.files.filter { ContentEdits.isText($0.name) }.compactMap { loader.read($0).front }
        let now = texts.flatMap {
            reader.read($0, file: "", folder: own, language: .french, firstHeadingLevel: CatalogueDraft.datasetHeadingLevel).outline.links
        }
        let all = now + (before.own?.links ?? []) + (before.translated?.links ?? [])
        return Set(all.compactMap { LinkIndex.path(of: $0.destination, from: own) })
    }
}

extension CatalogueDraft {
    /// What the edit of a dataset's bodies has changed; nil when it has changed anything else.
    fileprivate func change(
        of position: Int, from old: DatasetMemo, of record: ContentRecord, _ reader: BodyReader, linked: Set<String>
    ) -> (before: RenderedTexts.OfDataset, now: RenderedTexts.OfDataset, entry: DatasetMemo)? {
        let dataset = datasets[position]
        guard !dataset.reading.isDraft else { return nil }
        // The memo must be of the very state that the last build saw.
        guard let number = record.folder(at: dataset.folder) else { return nil }
        var sources = publishers[dataset.reading.dataset.publisher].reading.inheritance.fingerprint
        sources.combine(record.scanned(number))
        guard old.sources == sources, let outline = old.own else { return nil }

        let now = RenderedTexts.OfDataset(
            own: Self.render(dataset.own, reader, loader, folder: dataset.folder),
            translated: dataset.translated.map { Self.render($0, reader, loader, folder: dataset.folder) })
        let before = RenderedTexts.OfDataset(
            own: reader.recall(outline, file: dataset.own.file.path, folder: dataset.folder),
            translated: dataset.translated.map { reader.recall(old.translated ?? BodyOutline(), file: $0.file.path, folder: dataset.folder) })
        guard let entry = entry(position, now), entry.differsInBodiesOnly(from: old), (old.translated == nil) == (now.translated == nil),
            now.shows(likewise: before, whenUntold: dataset.reading.dataset.summary == nil),
            now.links.allSatisfy({ LinkIndex.path(of: $0.destination, from: dataset.folder).map(linked.contains) ?? true })
        else { return nil }
        return (before, now, entry)
    }
}

extension RenderedTexts.OfDataset {
    fileprivate var links: [BodyOutline.Link] { own.outline.links + (translated?.outline.links ?? []) }

    /// Whether all that is seen of two versions outside the dataset's own text is the same.
    ///
    /// - Parameter isUntold: whether the opening of the text stands in for the summary.
    fileprivate func shows(likewise other: Self, whenUntold isUntold: Bool) -> Bool {
        func seen(_ result: BodyReader.Result) -> ([PublishedImage], Set<FileSource>, Bool, String) {
            (Array(Set(result.images)).sorted { $0.name < $1.name }, result.shown, result.outline.hasBody, isUntold ? result.outline.opening : "")
        }
        guard seen(own) == seen(other.own) else { return false }
        switch (translated, other.translated) {
        case (nil, nil): return true
        case (let own?, let other?): return seen(own) == seen(other)
        default: return false
        }
    }
}

extension ContentEdits {
    /// Above this many it is as well to read the whole.
    private static let mostDatasets = 100

    /// The names of a dataset's texts: `index.md`, and its translations.
    static func isText(_ name: String) -> Bool { name == "index.md" || Language.allCases.contains { name == "index.\($0.rawValue).md" } }

    /// The folders of the datasets that edited texts belong to; nil when something else has changed.
    fileprivate var datasetFolders: [ContentScan.Folder]? {
        var numbers: [Int] = []
        for (folder, name) in files {
            guard Self.isText(name) else { return nil }
            if numbers.last != folder { numbers.append(folder) }
        }
        guard numbers.count <= Self.mostDatasets else { return nil }
        let folders = numbers.map { now.scanned($0) }
        return folders.allSatisfy { $0.path.utf8.count { $0 == 0x2F } == 2 && $0.index != nil } ? folders : nil
    }
}

extension ContentRecord {
    /// The part of the content that some datasets need to be read: they themselves, and what their texts name.
    ///
    /// - Parameters:
    ///   - folders: of the datasets, under `content/`.
    ///   - paths: of files or folders that may be there, under `content/`.
    /// - Returns: nil when something else than datasets of publishers and free pages is among it.
    fileprivate func part(folders: [String], paths: Set<String>) -> ContentScan? {
        guard let top = folder(at: "") else { return nil }
        var root = scanned(top)
        var publishers: [String] = []
        var datasets: [String: [String]] = [:]
        for path in folders + paths.sorted() {
            let parts = path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
            guard let publisher = parts.first, publisher != ContentPlan.pagesFolder else { continue }
            if datasets[publisher] == nil {
                publishers.append(publisher)
                datasets[publisher] = []
            }
            if parts.count > 1, datasets[publisher]?.contains(parts[1]) == false { datasets[publisher]?.append(parts[1]) }
        }
        for name in publishers {
            guard let number = folder(named: name) else { continue }
            var publisher = scanned(number)
            for dataset in datasets[name] ?? [] {
                if let number = folder(named: name + "/" + dataset) { publisher.folders.append(scanned(number)) }
            }
            // A folder is a publisher’s because of the datasets in it: one tells.
            if !publisher.folders.contains(where: { $0.index != nil }) {
                guard let any = firstDataset(in: number) else { return nil }
                publisher.folders.append(scanned(any))
            }
            root.folders.append(publisher)
        }
        if let pages = folder(at: ContentPlan.pagesFolder) { root.folders.append(scanned(pages)) }
        return ContentScan(root: root, findings: [], record: ContentRecord())
    }

    /// By its bytes, or as a link finds it, whatever way its accents are written.
    private func folder(named path: String) -> Int? {
        if let number = folder(at: path) { return number }
        guard path.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        return folders.indices.first { self.path(ofFolder: $0) == path }
    }

    /// The number of the first dataset in a publisher's folder.
    private func firstDataset(in publisher: Int) -> Int? {
        let prefix = path(ofFolder: publisher) + "/"
        return folders.indices[publisher...].dropFirst().prefix { path(ofFolder: $0).utf8.starts(with: prefix.utf8) }.first { scanned($0).index != nil }
    }
}
