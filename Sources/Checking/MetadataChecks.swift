public import Findings
public import Model

/// Checks the metadata of a whole catalogue: what is missing, doubtful or contradictory, and what it costs.
///
/// - Parameters:
///   - today: the day against which dates in the future are told; the only thing here that a clock decides, and it changes no page.
///   - said: what reading the catalogue has already said: what could not be read is not told to be missing.
public func checkMetadata(of catalogue: Catalogue, today: CalendarDate, after said: [Finding] = []) -> [Finding] {
    let known = KnownErrors(said)
    var findings: [Finding] = []
    if catalogue.settings.baseAddress == nil { findings.append(Finding(.baseAddressMissing, at: SourcePlace(file: "halle.yml"))) }
    if catalogue.datasets.isEmpty { findings.append(Finding(.catalogueEmpty, at: SourcePlace(file: "content"))) }
    for publisher in catalogue.publishers where publisher.isNameGuessed {
        findings.append(Finding(.publisherIndexMissing, at: SourcePlace(file: "content/" + publisher.folder), value: publisher.folder))
    }
    for number in catalogue.datasets.indices where !known.isUnread(catalogue.datasets[number]) {
        findings += problems(of: catalogue.datasets[number], in: catalogue, known, today: today)
    }
    return findings + boxes(in: catalogue, known) + sharedTitles(in: catalogue, known)
}

/// Boxes that somebody wrote and that lie elsewhere than the catalogue's own; each once, whoever inherits it.
private func boxes(in catalogue: Catalogue, _ known: KnownErrors) -> [Finding] {
    guard let territory = catalogue.settings.territory?.box else { return [] }
    var told: Set<BoundingBox> = []
    return catalogue.datasets.compactMap { dataset in
        guard !dataset.isBoxDerived, !known.isUnread(dataset), let box = dataset.spatial?.box, !territory.meets(box), told.insert(box).inserted else {
            return nil
        }
        func written(_ box: BoundingBox) -> String { [box.west, box.south, box.east, box.north].map { String($0) }.joined(separator: ", ") }
        let swapped = BoundingBox(west: box.south, south: box.west, east: box.north, north: box.east)
        return territory.meets(swapped)
            ? Finding(.boxSwapped, at: dataset.place, value: written(box), details: [written(swapped)])
            : Finding(.boxElsewhere, at: dataset.place, value: written(box))
    }
}

extension BoundingBox {
    fileprivate func meets(_ other: BoundingBox) -> Bool { west <= other.east && other.west <= east && south <= other.north && other.south <= north }
}

private func problems(of dataset: Dataset, in catalogue: Catalogue, _ known: KnownErrors, today: CalendarDate) -> [Finding] {
    var own = missing(in: dataset)
    own += dates(of: dataset, today: today)
    own += files(of: dataset)
    own += access(of: dataset)
    return known.isEmpty ? own : own.filter { !known.explain($0, of: dataset, publisher: catalogue.publishers[dataset.publisher]) }
}

private func missing(in dataset: Dataset) -> [Finding] {
    var findings: [Finding] = []
    let place = dataset.place
    if dataset.licence == nil { findings.append(Finding(.licenceMissing, at: place)) }
    if let licence = dataset.licence, !["lov2", "odc-odbl", "fr-lo"].contains(licence.code) {
        findings.append(Finding(.licenceUnusual, at: dataset.keyPlaces.licence ?? place, value: licence.code))
    }
    if dataset.frequency == nil { findings.append(Finding(.frequencyMissing, at: place)) }
    if dataset.themes.isEmpty { findings.append(Finding(.themeMissing, at: place)) }
    if let contact = dataset.contact {
        if contact.email == nil, contact.address == nil {
            findings.append(Finding(.contactWithoutAddress, at: place, value: contact.name ?? contact.telephone))
        }
    } else {
        findings.append(Finding(.contactMissing, at: place))
    }
    if dataset.temporal == nil { findings.append(Finding(.periodMissing, at: place)) }
    if dataset.spatial == nil { findings.append(Finding(.placeMissing, at: place)) }
    if let summary = dataset.summary {
        // 100 characters is the national portal's own threshold.
        let length = summary.text.unicodeScalars.count
        if length < 100, !dataset.hasBody { findings.append(Finding(.summaryShort, at: place, details: ["\(length)"])) }
    } else {
        findings.append(Finding(.summaryMissing, at: place))
    }
    if dataset.title.text.utf8.count > 150 {
        let length = dataset.title.text.unicodeScalars.count
        if length > 150 { findings.append(Finding(.titleLong, at: place, details: ["\(length)"])) }
    }
    return findings
}

private func dates(of dataset: Dataset, today: CalendarDate) -> [Finding] {
    var findings: [Finding] = []
    let places = dataset.keyPlaces
    for (date, place) in [(dataset.created, places.created), (dataset.issued, places.issued), (dataset.modified, places.modified)] {
        if let date, date > today { findings.append(Finding(.dateInFuture, at: place ?? dataset.place, value: date.description)) }
    }
    if dataset.lastChange == nil { findings.append(Finding(.changeDateMissing, at: dataset.place)) }
    if let modified = dataset.modified, let earlier = [dataset.created, dataset.issued].compactMap({ $0 }).max(), modified < earlier {
        findings.append(Finding(.datesReversed, at: places.modified ?? dataset.place, value: modified.description, details: [earlier.description]))
    }
    return findings
}

/// Files that lie open though the header says otherwise.
private func access(of dataset: Dataset) -> [Finding] {
    guard let rights = dataset.accessRights, rights.code != AccessRights.publicAccess.code else { return [] }
    let names = dataset.distributions.compactMap { if case .file(_, let name) = $0.location { name } else { nil } }
    guard let first = names.first else { return [] }
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? "…" : "")
    return [
        Finding(.accessNotBarred, at: dataset.keyPlaces.accessRights ?? dataset.place, value: shown, details: [String(names.count), first])
    ]
}

private func files(of dataset: Dataset) -> [Finding] {
    let data = dataset.distributions.filter { $0.role == .data }
    if data.isEmpty {
        let documents = Set(dataset.distributions.map(\.format.name)).sorted().joined(separator: ", ")
        return [documents.isEmpty ? Finding(.filesMissing, at: dataset.place) : Finding(.documentsOnly, at: dataset.place, value: documents)]
    }
    if data.contains(where: { $0.format.isOpen || $0.format.isService }) { return [] }
    return [Finding(.openFormatMissing, at: dataset.place, value: Set(data.map(\.format.name)).sorted().joined(separator: ", "))]
}

/// Two datasets of one publisher with one title: each later one is told of the first.
private func sharedTitles(in catalogue: Catalogue, _ known: KnownErrors) -> [Finding] {
    struct Key: Hashable {
        let publisher: Int
        let title: String
    }
    var first: [Key: Int] = [:]
    var findings: [Finding] = []
    for number in catalogue.datasets.indices where !known.isUnread(catalogue.datasets[number]) {
        let title = catalogue.datasets[number].title.text
        let key = Key(publisher: catalogue.datasets[number].publisher, title: title)
        guard let other = first[key] else {
            first[key] = number
            continue
        }
        findings.append(Finding(.titleShared, at: catalogue.datasets[number].place, value: title, details: [catalogue.datasets[other].folder]))
    }
    return findings
}
