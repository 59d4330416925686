public import Model

extension CatalogueLedger {
    /// What is to be entered: datasets and files that are not known yet, addresses and columns that have changed, files that are gone.
    ///
    /// - Parameters:
    ///   - catalogue: which `identify` has been at.
    ///   - unready: folders of datasets that are not published as they are.
    ///   - isSame: whether a file of a dataset (its position, then the file's) has the very bytes that the site offers under another name.
    ///   - columns: those of a file, by the positions of its dataset and of itself; none for what is no table, nil where they are not known.
    public func news(
        of catalogue: Catalogue, leavingOut unready: Set<String>, on day: CalendarDate, isSame: (Int, Int, String) -> Bool = { _, _, _ in false },
        columns: (Int, Int) -> [LedgerColumn]?
    ) -> [LedgerEvent] {
        let addresses = Addresses(catalogue.settings)
        var events: [LedgerEvent] = []
        for position in catalogue.datasets.indices where !unready.contains(catalogue.datasets[position].folder) {
            let dataset = catalogue.datasets[position]
            let address = catalogue.address(of: position)
            let identifier = dataset.identifier ?? catalogue.derivedIdentifier(of: dataset.firstAddress ?? address, addresses) ?? ""
            let known = self[dataset.folder]
            if let known {
                if known.identifier == nil, !identifier.isEmpty {
                    events.append(LedgerEvent(.identified, on: day, folder: dataset.folder, identifier: identifier))
                }
                if known.address != address { events.append(LedgerEvent(.moved, on: day, folder: dataset.folder, address: address, target: dataset.folder)) }
            } else {
                events.append(
                    LedgerEvent(.added, on: day, folder: dataset.folder, identifier: identifier, address: address, title: dataset.title.text))
            }
            events += files(of: dataset, known, on: day, isSame: { isSame(position, $0, $1) }, columns: { columns(position, $0) })
        }
        return events
    }

    private func files(
        of dataset: Dataset, _ known: LedgerDataset?, on day: CalendarDate, isSame: (Int, String) -> Bool, columns: (Int) -> [LedgerColumn]?
    ) -> [LedgerEvent] {
        let names = Set(dataset.distributions.compactMap(\.fileName))
        var gone = known?.publishedFiles.filter { !names.contains($0.name) } ?? []
        var renamed: [LedgerEvent] = []
        var events: [LedgerEvent] = []
        for (index, distribution) in dataset.distributions.enumerated() {
            guard let name = distribution.fileName else { continue }
            let now = columns(index)
            var file = known?.publishedFiles.first { $0.name == name }
            if file == nil, let place = gone.firstIndex(where: { FileEnding($0.name) == FileEnding(name) && isSame(index, $0.name) }) {
                file = gone.remove(at: place)
                renamed.append(LedgerEvent(.moved, on: day, folder: dataset.folder, file: file?.name ?? "", target: name))
            }
            if let file {
                if let now, !LedgerColumn.areAlike(file.lastColumns, now) {
                    events.append(LedgerEvent(.columns, on: day, folder: dataset.folder, file: name, columns: LedgerColumn.written(now)))
                }
            } else {
                events.append(LedgerEvent(.added, on: day, folder: dataset.folder, file: name, columns: LedgerColumn.written(now ?? [])))
            }
        }
        return gone.map { LedgerEvent(.gone, on: day, folder: dataset.folder, file: $0.name) } + renamed + events
    }
}
