public import Model

extension CatalogueLedger {
    /// What is to be entered: datasets and files that are not known yet, addresses and columns that have changed, files that are gone.
    ///
    /// - Parameters:
    ///   - catalogue: which `identify` has been at.
    ///   - unready: folders of datasets that are not published as they are.
    ///   - columns: those of a file, by the positions of its dataset and of itself; none for what is no table, nil where they are not known.
    public func news(
        of catalogue: Catalogue, leavingOut unready: Set<String>, on day: CalendarDate, columns: (Int, Int) -> [LedgerColumn]?
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
            events += files(of: dataset, known, on: day) { columns(position, $0) }
        }
        return events
    }

    private func files(of dataset: Dataset, _ known: LedgerDataset?, on day: CalendarDate, columns: (Int) -> [LedgerColumn]?) -> [LedgerEvent] {
        var events: [LedgerEvent] = []
        var names: Set<String> = []
        for (index, distribution) in dataset.distributions.enumerated() {
            guard let name = distribution.fileName else { continue }
            names.insert(name)
            let now = columns(index)
            if let file = known?.publishedFiles.first(where: { $0.name == name }) {
                if let now, !LedgerColumn.areAlike(file.lastColumns, now) {
                    events.append(LedgerEvent(.columns, on: day, folder: dataset.folder, file: name, columns: LedgerColumn.written(now)))
                }
            } else {
                events.append(LedgerEvent(.added, on: day, folder: dataset.folder, file: name, columns: LedgerColumn.written(now ?? [])))
            }
        }
        let gone = known?.publishedFiles.filter { !names.contains($0.name) } ?? []
        return gone.map { LedgerEvent(.gone, on: day, folder: dataset.folder, file: $0.name) } + events
    }
}
