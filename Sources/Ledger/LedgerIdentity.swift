internal import Bytes
internal import Findings
public import Model

/// What a ledger gives a catalogue: identifiers and first addresses for life, and what has become of the rest.
extension CatalogueLedger {
    /// Gives datasets and files what they keep for life. One that has never moved gets nothing: all that is said of it is made from what it is.
    public func identify(_ catalogue: inout Catalogue) {
        let addresses = Addresses(catalogue.settings)
        // Whatever has an address now goes before what had it once.
        var claimed: Set<String> = []
        for position in catalogue.datasets.indices {
            guard let known = self[catalogue.datasets[position].folder] else { continue }
            identify(position, of: &catalogue, as: known, addresses, &claimed)
        }
    }

    private func identify(
        _ position: Int, of catalogue: inout Catalogue, as known: LedgerDataset, _ addresses: Addresses, _ claimed: inout Set<String>
    ) {
        let address = catalogue.address(of: position)
        var mark = Fingerprint()
        if let first = known.addresses.first, known.addresses != [address] {
            catalogue.datasets[position].firstAddress = first == address ? nil : first
            catalogue.datasets[position].formerAddresses = known.addresses.filter { $0 != address }
            for address in known.addresses { mark.combine(address) }
        }
        if catalogue.datasets[position].identifier == nil, let identifier = known.identifier,
            identifier != catalogue.derivedIdentifier(of: known.addresses.first ?? address, addresses)
        {
            catalogue.datasets[position].identifier = identifier
            mark.combine(identifier)
        }
        let hasMoved = known.address != address && !known.address.isEmpty
        if hasMoved || known.files.contains(where: { !$0.former.isEmpty && !$0.isGone }) {
            addFormerPaths(position, of: &catalogue, as: known, hasMoved: hasMoved, address, &claimed)
            for distribution in catalogue.datasets[position].distributions {
                mark.combine(distribution.firstName)
                for path in distribution.formerPaths { mark.combine(path) }
            }
        }
        if mark != Fingerprint() { catalogue.datasets[position].fingerprint.combine(mark) }
    }

    private func addFormerPaths(
        _ position: Int, of catalogue: inout Catalogue, as known: LedgerDataset, hasMoved: Bool, _ address: String, _ claimed: inout Set<String>
    ) {
        var names = Set(catalogue.datasets[position].distributions.compactMap { $0.publishedName?.lowercased() })
        let taken = Set(names.map { address + "/" + $0 })
        let files = Dictionary(known.publishedFiles.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for index in catalogue.datasets[position].distributions.indices {
            let distribution = catalogue.datasets[position].distributions[index]
            guard let name = distribution.fileName, let file = files[name] else { continue }
            let ending = FileEnding(name)
            let former = (hasMoved ? file.former + [known.address + "/" + name] : file.former).filter { FileEnding($0) == ending }
                .map { distribution.isZipped ? $0 + ".zip" : $0 }
            // A name that another file has now is that file's.
            if let first = former.first.map(LedgerFile.name), names.insert(first.lowercased()).inserted {
                catalogue.datasets[position].distributions[index].firstName = first
            }
            catalogue.datasets[position].distributions[index].formerPaths = former.filter {
                !taken.contains($0.lowercased()) && claimed.insert($0.lowercased()).inserted
            }
        }
    }

    // MARK: What is no more, and what is new

    /// Tells the catalogue what is gone, what has moved, and what is new; `identify` has been at it.
    public func tell(_ catalogue: inout Catalogue) {
        let language = catalogue.settings.languages.first ?? .french
        var positions: [Int: Int] = [:]
        var taken: Set<String> = []
        for position in catalogue.datasets.indices {
            if let number = number(inFolder: catalogue.datasets[position].folder) { positions[number] = position }
            taken.insert(catalogue.address(of: position))
            taken.formUnion(catalogue.datasets[position].formerAddresses)
        }
        addWithdrawn(to: &catalogue, language, positions, &taken)
        addStopped(to: &catalogue, language)
        let slugs = Set(catalogue.publishers.map(\.slug))
        for (former, slug) in publishers where !slugs.contains(former) {
            guard let now = lastSlug(after: slug), slugs.contains(now) else { continue }
            catalogue.formerPublishers.removeAll { $0.former == former }
            catalogue.formerPublishers.append((former, now))
        }
        catalogue.changes = changes(of: catalogue, language, positions)
    }

    /// Follows a publisher that has moved more than once.
    private func lastSlug(after slug: String) -> String? {
        var slug = slug
        var seen: Set<String> = [slug]
        while let next = publishers.last(where: { $0.former == slug })?.slug, seen.insert(next).inserted { slug = next }
        return slug
    }

    private func addWithdrawn(to catalogue: inout Catalogue, _ language: Language, _ positions: [Int: Int], _ taken: inout Set<String>) {
        for number in datasets.indices.reversed() {
            guard let end = datasets[number].end else { continue }
            for address in datasets[number].addresses where taken.insert(address).inserted {
                var dataset = WithdrawnDataset(
                    address: address, title: LocalizedText(title(of: number), in: language), day: end.day,
                    reason: end.reason.isEmpty ? nil : LocalizedText(end.reason, in: language),
                    replacement: end.replacement.map { replacement(for: $0, catalogue, language, positions) })
                dataset.currentPublisher = publisher(of: number)
                catalogue.withdrawn.append(dataset)
            }
        }
        catalogue.withdrawn.sort { $0.address.utf8.lexicographicallyPrecedes($1.address.utf8) }
    }

    /// The slug that the publisher of a dataset that is gone has now.
    private func publisher(of number: Int) -> String {
        let slug = Self.publisherSlug(of: datasets[number])
        return lastSlug(after: slug) ?? slug
    }

    /// Publishers all of whose datasets are withdrawn: what harvesters and readers were told to take goes on being there. One without a folder has
    /// the name that its folder had.
    private func addStopped(to catalogue: inout Catalogue, _ language: Language) {
        guard !catalogue.withdrawn.isEmpty else { return }
        var slugs = Set(catalogue.withdrawn.map(\.publisher))
        for dataset in catalogue.datasets { slugs.remove(catalogue.publishers[dataset.publisher].slug) }
        for position in catalogue.publishers.indices where slugs.remove(catalogue.publishers[position].slug) != nil {
            catalogue.publishers[position].hasStopped = true
            catalogue.publishers[position].fingerprint.combine("stopped")
        }
        for slug in slugs.sorted() where !slug.isEmpty {
            let folder = datasets.last { $0.end != nil && $0.folder.utf8.contains(0x2F) && Self.publisherSlug(of: $0) == slug }?.folder
            let name = folder.map { String(decoding: $0.utf8.prefix { $0 != 0x2F }, as: UTF8.self) } ?? slug
            let words = String(decoding: name.utf8.map { $0 == 0x2D || $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
            var publisher = Publisher(
                folder: name, slug: slug, name: LocalizedText(words.prefix(1).uppercased() + words.dropFirst(), in: language),
                place: SourcePlace(file: Self.file))
            publisher.hasStopped = true
            publisher.fingerprint.combine(publisher.name.text)
            catalogue.publishers.append(publisher)
        }
    }

    private static func publisherSlug(of dataset: LedgerDataset) -> String { String(decoding: dataset.address.utf8.prefix { $0 != 0x2F }, as: UTF8.self) }

    /// A dataset that was entered without a title has its folder's name.
    private func title(of number: Int) -> String { datasets[number].title.isEmpty ? datasets[number].folder : datasets[number].title }

    /// What has taken a dataset's place, and what has taken that one's, up to the one that is published.
    private func replacement(for number: Int, _ catalogue: Catalogue, _ language: Language, _ positions: [Int: Int]) -> WithdrawnDataset.Replacement {
        var number = number
        // What replaces another was there when that was withdrawn: the way never comes back on itself.
        while positions[number] == nil, let next = datasets[number].end?.replacement { number = next }
        guard let position = positions[number] else { return .init(title: LocalizedText(title(of: number), in: language), address: nil) }
        return .init(title: catalogue.datasets[position].title, address: catalogue.address(of: position))
    }

    /// The latest first; what has happened to files of a dataset on one day, in one way, is one change.
    private func changes(of catalogue: Catalogue, _ language: Language, _ positions: [Int: Int]) -> [CatalogueChange] {
        struct Group: Hashable {
            let dataset: Int
            let day: CalendarDate
            let kind: CatalogueChange.Kind
        }
        var made: [CatalogueChange] = []
        var places: [Group: Int] = [:]
        for change in changes {
            let known = datasets[change.dataset]
            let position = positions[change.dataset]
            // Left out of this site: of it nothing is told.
            guard position != nil || known.end != nil, let origin = known.addresses.first else { continue }
            let group = Group(dataset: change.dataset, day: change.day, kind: change.kind)
            let file = change.file.isEmpty ? nil : Self.file(change)
            if let place = places[group] {
                if let file { made[place].files.append(file) }
                continue
            }
            places[group] = made.count
            let end = change.kind == .withdrawn || change.kind == .merged ? change.end : nil
            let address = position.map { catalogue.address(of: $0) } ?? known.address
            var new = CatalogueChange(
                day: change.day, kind: change.kind, origin: origin, address: address,
                title: position.map { catalogue.datasets[$0].title } ?? LocalizedText(title(of: change.dataset), in: language),
                files: file.map { [$0] } ?? [], reason: end.flatMap { $0.reason.isEmpty ? nil : LocalizedText($0.reason, in: language) },
                replacement: end?.replacement.map { replacement(for: $0, catalogue, language, positions).title })
            if !change.address.isEmpty, change.address != address { new.addressThen = change.address }
            if position == nil { new.currentPublisher = publisher(of: change.dataset) }
            made.append(new)
        }
        // Lines of one day stand in the order in which they were written.
        let order = made.indices.sorted { made[$0].day != made[$1].day ? made[$0].day > made[$1].day : $0 > $1 }
        return order.map { made[$0] }
    }

    private static func file(_ change: LedgerChange) -> FileChange {
        switch change.kind {
        case .columns: FileChange(of: change.file, from: change.columnsBefore, to: change.columnsAfter)
        case .renamed: FileChange(name: change.target, formerName: change.file)
        default: FileChange(name: change.file)
        }
    }
}
