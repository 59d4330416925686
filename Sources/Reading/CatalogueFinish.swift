internal import Bytes
internal import Findings
internal import Model

extension CatalogueDraft {
    /// Puts the catalogue together, gathers every finding, and remembers what was read.
    func finish(_ reading: inout CatalogueReading, _ texts: RenderedTexts) {
        var catalogue = Catalogue(settings: settings.settings, publishers: [], datasets: [], pages: [], welcome: [:])
        catalogue.settings.publisher = cataloguePublisher
        catalogue.settings.logo = logo?.name
        var images = [logo].compactMap(\.self)
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
            publisher.bodyLanguage = publishers[position].reading.inheritance.language
            if let body { publisher.fingerprint.combine(body.fingerprint) }
            images += body?.images ?? []
            if let logo = publishers[position].reading.logo { images.append(logo) }
            positions[position] = catalogue.publishers.count
            catalogue.publishers.append(publisher)
        }

        var bodies: [(own: BodySource.BodyText, translated: BodySource.BodyText?)] = []
        let datasetOrder = datasets.indices.sorted {
            datasets[$0].reading.dataset.folder.utf8.lexicographicallyPrecedes(datasets[$1].reading.dataset.folder.utf8)
        }
        bodies.reserveCapacity(datasets.count)
        catalogue.datasets.reserveCapacity(datasets.count)
        reading.memo.reserve(datasets: datasets.count)
        for position in datasetOrder {
            reading.findings += datasets[position].ownFindings
            reading.findings += datasets[position].findings
            if let rendered = texts.datasets[position] { reading.findings += rendered.findings }
            remember(position, texts.datasets[position], &reading.memo)
            if datasets[position].reading.isDraft {
                let place = datasets[position].ownFindings.first { $0.rule == .draftUnpublished }?.place
                reading.drafts[datasets[position].folder] = place ?? datasets[position].reading.dataset.place
            }
            guard let rendered = texts.datasets[position], let publisher = positions[datasets[position].reading.dataset.publisher] else {
                if !datasets[position].reading.isDraft { reading.leftOut.append(datasets[position].folder) }
                continue
            }
            bodies.append(bodyTexts(of: datasets[position]))
            images += rendered.own.images
            images += rendered.translated?.images ?? []
            catalogue.datasets.append(finished(position, rendered, publisher: publisher, catalogue.publishers[publisher].fingerprint))
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

        if let territory { catalogue.expected = territory.expected }
        if let territory { catalogue.merges = territory.resolved(in: catalogue, leftOut: Set(reading.leftOut), &reading.findings) }
        catalogue.images = Array(Set(images)).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        reading.bodies = BodySource(loader: loader, reader: texts.reader, texts: bodies)
        reading.findings.sort { ($0.place, $0.rule.code) < ($1.place, $1.rule.code) }
        reading.catalogue = catalogue
    }

    func finished(_ position: Int, _ rendered: RenderedTexts.OfDataset, publisher: Int, _ above: Fingerprint) -> Dataset {
        var dataset = datasets[position].reading.dataset
        dataset.publisher = publisher
        dataset.body = rendered.own.text
        dataset.translatedBody = rendered.translated?.text
        dataset.hasBody = rendered.own.outline.hasBody
        dataset.isBodyUnread =
            (rendered.own.outline.hasBody && rendered.own.text == nil)
            || (rendered.translated.map { $0.outline.hasBody && $0.text == nil } ?? false)
        if dataset.summary == nil, !rendered.own.outline.opening.isEmpty {
            let translation = rendered.translated.map(\.outline.opening).flatMap { $0.isEmpty ? nil : $0 }
            dataset.summary = LocalizedText(rendered.own.outline.opening, in: dataset.language, translation: translation)
            dataset.isSummaryDerived = true
            dataset.fingerprint.combine(dataset.summary?.text)
            dataset.fingerprint.combine(translation)
        }
        dataset.fingerprint.combine(above)
        dataset.bodyFingerprint.combine(rendered.own.fingerprint)
        if let translated = rendered.translated { dataset.bodyFingerprint.combine(translated.fingerprint) }
        let unlisted = datasets[position].reading.unlistedImages
        if !unlisted.isEmpty {
            let shown = rendered.own.shown.union(rendered.translated?.shown ?? [])
            dataset.distributions.removeAll { distribution in
                guard case .file(let source, let name) = distribution.location, unlisted.contains(name) else { return false }
                return shown.contains(source)
            }
            for name in unlisted.sorted() { dataset.fingerprint.combine(dataset.distributions.contains { $0.publishedName == name }) }
        }
        return dataset
    }

    private func bodyTexts(of draft: DatasetDraft) -> (own: BodySource.BodyText, translated: BodySource.BodyText?) {
        let folder = draft.folder
        func text(_ text: DatasetDraft.Text) -> BodySource.BodyText { .init(file: text.file, folder: folder, language: text.language) }
        return (text(draft.own), draft.translated.map(text))
    }

    /// Keeps a dataset for the next build; one with errors is read again.
    private func remember(_ position: Int, _ rendered: RenderedTexts.OfDataset?, _ memo: inout ReadingMemo) {
        let path = datasets[position].source.folder.path
        if datasets[position].isRemembered { return memo.keep(path, from: self.memo) }
        if let entry = entry(position, rendered) { memo.add(path, entry) }
    }

    /// What is kept of a dataset that has been read and rendered; nil for one with errors.
    func entry(_ position: Int, _ rendered: RenderedTexts.OfDataset?) -> DatasetMemo? {
        guard let rendered, !datasets[position].ownFindings.contains(where: { $0.severity == .error }) else { return nil }
        var reading = datasets[position].reading
        reading.dataset.publisher = 0
        return DatasetMemo(
            sources: datasets[position].sources, reading: reading, findings: datasets[position].ownFindings, own: rendered.own.outline,
            translated: rendered.translated?.outline)
    }
}
