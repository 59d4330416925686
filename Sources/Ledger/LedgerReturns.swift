internal import Bytes
public import Findings
public import Model

/// Datasets that were withdrawn and stand in their folders again.
extension CatalogueLedger {
    /// What is to be entered of datasets that have come back: each stands where a withdrawn one lay, and has its title, or its files.
    ///
    /// - Parameter catalogue: before `identify` has been at it.
    public func returning(in catalogue: Catalogue, on day: CalendarDate) -> [LedgerEvent] {
        guard datasets.contains(where: { $0.end != nil }) else { return [] }
        var last: [String: Int] = [:]
        for number in datasets.indices where datasets[number].end != nil { last[datasets[number].folder] = number }
        return catalogue.datasets.indices.compactMap { position in
            let dataset = catalogue.datasets[position]
            guard self[dataset.folder] == nil, let number = last[dataset.folder], Self.isAlike(dataset, datasets[number]) else { return nil }
            return LedgerEvent(
                .returned, on: day, folder: dataset.folder, identifier: datasets[number].identifier ?? "", address: catalogue.address(of: position),
                title: dataset.title.text)
        }
    }

    /// The same ledger as it will be when these are entered, without news of them: that has no day before it is written.
    public func with(_ returning: [LedgerEvent]) -> CatalogueLedger {
        var ledger = self
        for event in returning { ledger.takeQuietly(event) }
        return ledger
    }

    /// What there is to say of these.
    public func findings(of returning: [LedgerEvent], in catalogue: Catalogue) -> [Finding] {
        returning.compactMap { event in
            guard let number = lastEnded(inFolder: event.folder, identifier: event.identifier), let end = datasets[number].end,
                let dataset = catalogue.datasets.first(where: { $0.folder == event.folder })
            else { return nil }
            return Finding(.datasetReturned, at: dataset.place, value: dataset.title.text, details: [end.day.description, event.identifier])
        }
    }

    private static func isAlike(_ dataset: Dataset, _ known: LedgerDataset) -> Bool {
        if let own = dataset.identifier, known.identifiers.contains(own) { return true }
        if slug(dataset.title.text) == slug(known.title) { return true }
        let names = Set(dataset.distributions.compactMap(\.fileName))
        let before = Set(known.publishedFiles.map(\.name))
        // Any dataset may have a file of such a name.
        let plain: Set<String> = ["data", "donnees", "export", "fichier", "liste", "table", "tableau", "resultats"]
        return names == before && names.contains { name in !plain.contains(slug(String(decoding: name.utf8.prefix { $0 != 0x2E }, as: UTF8.self))) }
    }
}
