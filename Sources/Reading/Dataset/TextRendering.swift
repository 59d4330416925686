internal import Bytes
internal import Findings
internal import Model

/// The texts of a draft, rendered, with what was left out.
struct RenderedTexts: Sendable {
    var excluded: Set<CatalogueDraft.Part> = []
    var reader: BodyReader
    /// One for each dataset of the draft; nil for one that is left out.
    var datasets: [OfDataset?] = []
    var publishers: [Int: BodyReader.Result] = [:]
    var pages: [Int: [Language: BodyReader.Result]] = [:]
    var welcome: [Language: BodyReader.Result] = [:]

    struct OfDataset: Sendable {
        var own: BodyReader.Result
        var translated: BodyReader.Result?

        var findings: [Finding] { own.findings + (translated?.findings ?? []) }
    }

    /// What was said of the texts of some parts, before they are left out.
    func findings(of parts: Set<CatalogueDraft.Part>) -> [Finding] {
        parts.flatMap { part -> [Finding] in
            switch part {
            case .dataset(let position): datasets[position]?.findings ?? []
            case .publisher(let position): publishers[position]?.findings ?? []
            case .page(let position): pages[position]?.values.flatMap(\.findings) ?? []
            }
        }
    }
}

extension CatalogueDraft {
    /// A part of the catalogue that can be left out on its own.
    enum Part: Hashable, Sendable {
        case publisher(Int)
        case dataset(Int)
        case page(Int)
    }

    /// The parts that have errors, with the datasets of publishers that have.
    func faulty(_ texts: RenderedTexts? = nil) -> Set<Part> {
        func isFaulty(_ findings: [Finding]) -> Bool { findings.contains { $0.severity == .error } }
        var faulty: Set<Part> = []
        for index in publishers.indices where isFaulty(publishers[index].findings + (texts?.publishers[index]?.findings ?? [])) {
            faulty.insert(.publisher(index))
        }
        for index in datasets.indices {
            if isFaulty(datasets[index].ownFindings) || isFaulty(datasets[index].findings) || isFaulty(texts?.datasets[index]?.findings ?? [])
                || faulty.contains(.publisher(datasets[index].reading.dataset.publisher))
            {
                faulty.insert(.dataset(index))
            }
        }
        for index in pages.indices where isFaulty(pages[index].findings) || (texts?.pages[index]?.values.contains { isFaulty($0.findings) } ?? false) {
            faulty.insert(.page(index))
        }
        return faulty
    }

    /// The datasets that must not be published yet.
    var drafts: Set<Part> { Set(datasets.indices.filter { datasets[$0].reading.isDraft }.map { Part.dataset($0) }) }

    /// The datasets that stand in some folders under `content/`.
    func parts(in folders: Set<String>) -> Set<Part> {
        folders.isEmpty ? [] : Set(datasets.indices.filter { folders.contains(datasets[$0].reading.dataset.folder) }.map { Part.dataset($0) })
    }

    func renderTexts(excluding excluded: Set<Part>) -> RenderedTexts {
        var texts = RenderedTexts(excluded: excluded, reader: BodyReader(index: linkIndex(excluding: excluded)))
        let reader = texts.reader
        let kept = excluded.isEmpty ? Array(datasets.indices) : datasets.indices.filter { !excluded.contains(.dataset($0)) }
        let keepsBodies = kept.count <= Self.mostBodiesKept
        let rendered =
            (try? crew.map(kept) { [datasets, loader] (position) -> RenderedTexts.OfDataset in
                let folder = datasets[position].folder
                func render(_ text: DatasetDraft.Text) -> BodyReader.Result {
                    var result = Self.render(text, reader, loader, folder: folder)
                    if !keepsBodies { result.text = nil }
                    return result
                }
                return RenderedTexts.OfDataset(own: render(datasets[position].own), translated: datasets[position].translated.map(render))
            }) ?? []
        texts.datasets = Array(repeating: nil, count: datasets.count)
        for (position, results) in zip(kept, rendered) { texts.datasets[position] = results }

        for position in publishers.indices where !excluded.contains(.publisher(position)) {
            guard let source = publishers[position].source, let text = source.text else { continue }
            texts.publishers[position] = Self.render(
                text, reader, folder: LinkIndex.contentPath(source.folder.path), language: publishers[position].reading.inheritance.language,
                firstHeadingLevel: 3)
        }
        for position in pages.indices where !excluded.contains(.page(position)) {
            for (language, text) in pages[position].texts {
                texts.pages[position, default: [:]][language] = Self.render(
                    text, reader, folder: ContentPlan.pagesFolder, language: language, firstHeadingLevel: 2)
            }
        }
        for (language, text) in welcome where text.front != nil {
            texts.welcome[language] = Self.render(text, reader, folder: "", language: language, firstHeadingLevel: 2)
        }
        return texts
    }

    /// Above this many datasets, bodies are rendered again when their pages are made rather than held: memory stays below 2 GB at 100,000.
    private static let mostBodiesKept = 20_000

    /// A dataset's text stands below a heading of its own, « Description ».
    static let datasetHeadingLevel = 3

    static func render(_ text: DatasetDraft.Text, _ reader: BodyReader, _ loader: TextLoader, folder: String) -> BodyReader.Result {
        switch text.state {
        case .read(let held):
            render(held.take() ?? loader.read(text.file), reader, folder: folder, language: text.language, firstHeadingLevel: datasetHeadingLevel)
        case .known(let outline): reader.recall(outline, file: text.file.path, folder: folder)
        }
    }

    private static func render(_ text: LoadedText, _ reader: BodyReader, folder: String, language: Language, firstHeadingLevel: Int) -> BodyReader.Result {
        guard let front = text.front else { return BodyReader.Result() }
        return reader.read(front, file: text.path, folder: folder, language: language, firstHeadingLevel: firstHeadingLevel)
    }
}
