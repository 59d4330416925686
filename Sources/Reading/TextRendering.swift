internal import Bytes
internal import Findings
internal import Model

/// The texts of a draft, rendered, with what was left out.
struct RenderedTexts: Sendable {
    var excluded: Set<CatalogueDraft.Part> = []
    var reader: BodyReader
    var datasets: [Int: (own: BodyReader.Result, translated: BodyReader.Result?)] = [:]
    var publishers: [Int: BodyReader.Result] = [:]
    var pages: [Int: [Language: BodyReader.Result]] = [:]
    var welcome: [Language: BodyReader.Result] = [:]

    /// What was said of the texts of some parts, before they are left out.
    func findings(of parts: Set<CatalogueDraft.Part>) -> [Finding] {
        parts.flatMap { part -> [Finding] in
            switch part {
            case .dataset(let position): (datasets[position]?.own.findings ?? []) + (datasets[position]?.translated?.findings ?? [])
            case .publisher(let position): publishers[position]?.findings ?? []
            case .page(let position): pages[position]?.values.flatMap(\.findings) ?? []
            }
        }
    }
}

extension CatalogueDraft {
    /// A part of the catalogue that can be left out on its own.
    enum Part: Hashable, Sendable {
        case publisher(Int), dataset(Int), page(Int)
    }

    /// The parts that have errors, with the datasets of publishers that have.
    func faulty(_ texts: RenderedTexts? = nil) -> Set<Part> {
        func isFaulty(_ findings: [Finding]) -> Bool { findings.contains { $0.severity == .error } }
        var faulty: Set<Part> = []
        for index in publishers.indices where isFaulty(publishers[index].findings + (texts?.publishers[index]?.findings ?? [])) {
            faulty.insert(.publisher(index))
        }
        for index in datasets.indices {
            let rendered = texts?.datasets[index]
            if isFaulty(datasets[index].findings) || isFaulty(rendered?.own.findings ?? []) || isFaulty(rendered?.translated?.findings ?? [])
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

    /// The datasets that stand in some folders under `content/`.
    func parts(in folders: Set<String>) -> Set<Part> {
        folders.isEmpty ? [] : Set(datasets.indices.filter { folders.contains(datasets[$0].reading.dataset.folder) }.map { Part.dataset($0) })
    }

    func renderTexts(excluding excluded: Set<Part>) -> RenderedTexts {
        var texts = RenderedTexts(excluded: excluded, reader: BodyReader(index: linkIndex(excluding: excluded)))
        let reader = texts.reader
        let datasets = self.datasets
        let loader = self.loader
        // A text that was left out of the last build has no outline yet.
        @Sendable func outlined(_ text: LoadedText) -> LoadedText { text.isRead || text.outline != nil ? text : loader.whole(text) }
        let kept = datasets.indices.filter { !excluded.contains(.dataset($0)) }
        let rendered =
            (try? crew.map(kept) { (position) -> (own: BodyReader.Result, translated: BodyReader.Result?) in
                let draft = datasets[position]
                let folder = LinkIndex.contentPath(draft.source.folder.path)
                let language = draft.reading.dataset.language
                let translation = draft.source.translations.first { $0.language != language }
                return (
                    own: Self.render(outlined(draft.source.text), reader, folder: folder, language: language),
                    translated: translation.map { Self.render(outlined($0.text), reader, folder: folder, language: $0.language) }
                )
            }) ?? []
        for (position, results) in zip(kept, rendered) { texts.datasets[position] = (own: results.own, translated: results.translated) }

        for position in publishers.indices where !excluded.contains(.publisher(position)) {
            guard let source = publishers[position].source, let text = source.text else { continue }
            texts.publishers[position] = Self.render(
                loader.whole(text), reader, folder: LinkIndex.contentPath(source.folder.path), language: publishers[position].reading.inheritance.language)
        }
        for position in pages.indices where !excluded.contains(.page(position)) {
            for (language, text) in pages[position].texts {
                texts.pages[position, default: [:]][language] = Self.render(loader.whole(text), reader, folder: ContentPlan.pagesFolder, language: language)
            }
        }
        for (language, text) in welcome where text.front != nil { texts.welcome[language] = Self.render(loader.whole(text), reader, folder: "", language: language) }
        return texts
    }

    private static func render(_ text: LoadedText, _ reader: BodyReader, folder: String, language: Language) -> BodyReader.Result {
        if !text.isRead, let outline = text.outline { return reader.recall(outline, file: text.path, folder: folder) }
        guard let front = text.front else { return BodyReader.Result() }
        return reader.read(front, file: text.path, folder: folder, language: language)
    }

    private func linkIndex(excluding excluded: Set<Part>) -> LinkIndex {
        var index = LinkIndex()
        func slugged(_ path: String) -> String { path.utf8.split(separator: 0x2F).map { Bytes.slug(String(Substring($0))) + "/" }.joined() }
        for position in publishers.indices where !excluded.contains(.publisher(position)) {
            guard let folder = publishers[position].source?.folder else { continue }
            index.add(folder: LinkIndex.contentPath(folder.path), .publisher(publishers[position].reading.publisher.slug))
            for file in folder.files where FileFormat.of(fileName: file.name)?.isImage == true {
                index.add(image: file, name: slugged(LinkIndex.contentPath(folder.path)) + file.name)
            }
        }
        for position in datasets.indices where !excluded.contains(.dataset(position)) {
            let dataset = datasets[position].reading.dataset
            let path = LinkIndex.contentPath(datasets[position].source.folder.path)
            let slugs = slugs(of: dataset)
            index.add(folder: path, .dataset(slugs))
            for distribution in dataset.distributions {
                guard case .file(_, let name) = distribution.location, let published = distribution.publishedName else { continue }
                // Whether it is data is not known before the texts are read: a link to it leads to the image itself.
                if datasets[position].reading.unlistedImages.contains(name) { continue }
                index.add(file: path + "/" + name, .file(dataset: slugs, name: published))
            }
            for file in datasets[position].source.folder.files where FileFormat.of(fileName: file.name)?.isImage == true {
                index.add(image: file, name: slugged(path) + file.name)
            }
        }
        for position in pages.indices where !excluded.contains(.page(position)) {
            let slug = pages[position].page.slug
            index.add(folder: ContentPlan.pagesFolder + "/" + slug, .freePage(slug))
            for (_, text) in pages[position].texts { index.add(file: LinkIndex.contentPath(text.path), .freePage(slug)) }
        }
        for file in looseImages { index.add(image: file, name: file.path.utf8.count > 0 ? looseName(file) : file.name) }
        return index
    }

    private func looseName(_ file: ContentScan.File) -> String { LinkIndex.contentPath(file.path) }
}

extension TextLoader {
    /// The text with its bytes: publishers' and pages' texts are few and always rendered.
    func whole(_ text: LoadedText) -> LoadedText {
        guard !text.isRead else { return text }
        let name = text.path.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? text.path
        return read(ContentScan.File(path: text.path, name: name, signature: text.signature))
    }
}

extension CatalogueDraft {
    /// Puts the catalogue together, gathers every finding, and remembers what was read.
    func finish(_ reading: inout CatalogueReading, _ texts: RenderedTexts) {
        var catalogue = Catalogue(settings: settings.settings, publishers: [], datasets: [], pages: [], welcome: [:])
        catalogue.settings.publisher = cataloguePublisher
        var images: [PublishedImage] = []
        var positions: [Int: Int] = [:]
        reading.findings += findings

        let publisherOrder = publishers.indices.sorted { publishers[$0].reading.publisher.slug < publishers[$1].reading.publisher.slug }
        for position in publisherOrder {
            reading.findings += publishers[position].findings + (texts.publishers[position]?.findings ?? [])
            guard !texts.excluded.contains(.publisher(position)) else {
                reading.leftOut.append(publishers[position].reading.publisher.folder)
                continue
            }
            var publisher = publishers[position].reading.publisher
            let body = texts.publishers[position]
            publisher.body = body?.text
            if let body { publisher.fingerprint.combine(body.fingerprint) }
            images += body?.images ?? []
            if let logo = publishers[position].reading.logo { images.append(logo) }
            positions[position] = catalogue.publishers.count
            catalogue.publishers.append(publisher)
        }

        var bodies: [(own: BodySource.BodyText, translated: BodySource.BodyText?)] = []
        let datasetOrder = datasets.indices.sorted { datasets[$0].reading.dataset.folder.utf8.lexicographicallyPrecedes(datasets[$1].reading.dataset.folder.utf8) }
        for position in datasetOrder {
            let draft = datasets[position]
            let rendered = texts.datasets[position]
            reading.findings += draft.findings + (rendered?.own.findings ?? []) + (rendered?.translated?.findings ?? [])
            remember(draft.source.text, rendered?.own, &reading.memo)
            for translation in draft.source.translations {
                remember(translation.text, translation.language == draft.reading.dataset.language ? nil : rendered?.translated, &reading.memo)
            }
            guard let rendered, let publisher = positions[draft.reading.dataset.publisher] else {
                reading.leftOut.append(draft.reading.dataset.folder)
                continue
            }
            var dataset = draft.reading.dataset
            dataset.publisher = publisher
            dataset.body = rendered.own.text
            dataset.translatedBody = rendered.translated?.text
            let translation = draft.source.translations.first { $0.language != dataset.language }?.text
            dataset.isBodyUnread =
                (!draft.source.text.isRead && draft.source.text.hasBody && dataset.body == nil)
                || (translation.map { !$0.isRead && $0.hasBody && dataset.translatedBody == nil } ?? false)
            dataset.fingerprint.combine(rendered.own.fingerprint)
            if let translated = rendered.translated { dataset.fingerprint.combine(translated.fingerprint) }
            images += rendered.own.images + (rendered.translated?.images ?? [])
            let shown = rendered.own.shown.union(rendered.translated?.shown ?? [])
            dataset.distributions.removeAll { distribution in
                guard case .file(let source, let name) = distribution.location, draft.reading.unlistedImages.contains(name) else { return false }
                return shown.contains(source)
            }
            bodies.append(bodyTexts(of: draft))
            catalogue.datasets.append(dataset)
        }

        for position in pages.indices.sorted(by: { pages[$0].page.slug < pages[$1].page.slug }) {
            reading.findings += pages[position].findings
            guard let rendered = texts.pages[position] else {
                reading.leftOut.append(LinkIndex.contentPath(pages[position].page.place.file))
                continue
            }
            var page = pages[position].page
            for (language, result) in rendered.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                page.body[language] = result.text
                page.fingerprint.combine(result.fingerprint)
                images += result.images
                reading.findings += result.findings
            }
            catalogue.pages.append(page)
        }
        reading.leftOut += welcome.filter { $0.text.front == nil }.map { LinkIndex.contentPath($0.text.path) }
        for (language, result) in texts.welcome {
            catalogue.welcome[language] = result.text
            images += result.images
            reading.findings += result.findings
        }

        catalogue.images = Array(Set(images)).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        reading.bodies = BodySource(loader: loader, reader: texts.reader, texts: bodies)
        reading.findings.sort { ($0.place, $0.rule.code) < ($1.place, $1.rule.code) }
        reading.catalogue = catalogue
    }

    private func bodyTexts(of draft: DatasetDraft) -> (own: BodySource.BodyText, translated: BodySource.BodyText?) {
        let folder = LinkIndex.contentPath(draft.source.folder.path)
        let language = draft.reading.dataset.language
        func text(_ loaded: LoadedText, _ language: Language) -> BodySource.BodyText {
            let name = loaded.path.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? loaded.path
            return .init(file: ContentScan.File(path: loaded.path, name: name, signature: loaded.signature), folder: folder, language: language)
        }
        let translation = draft.source.translations.first { $0.language != language }
        return (text(draft.source.text, language), translation.map { text($0.text, $0.language) })
    }

    private func remember(_ text: LoadedText, _ result: BodyReader.Result?, _ memo: inout ReadingMemo) {
        guard let front = text.front, text.findings.isEmpty else { return }
        memo.entries[text.path] = ReadingMemo.Entry(
            signature: text.signature, fingerprint: text.fingerprint, tree: front.metadata, hasMetadata: front.hasMetadata, hasBody: text.hasBody,
            outline: text.outline ?? result?.outline)
    }
}
