internal import Bytes
public import Findings

/// A site of one publisher alone, made of a catalogue of many: its own datasets under its name, logo and colours, known to harvesters as in the whole.
public struct Portal: Sendable, Hashable {
    /// The slug of the publisher.
    public let publisher: String
    /// The address of the whole catalogue's site, where what is not here can be found; nil where it has none.
    public let wholeAddress: String?
}

extension Catalogue {
    /// The position of the publisher that somebody means by its folder, its address or its name.
    public func publisher(meant written: String) -> Int? {
        let wanted = slug(written)
        return publishers.firstIndex { $0.slug == wanted } ?? publishers.firstIndex { slug($0.folder) == wanted || slug($0.name.text) == wanted }
    }

    /// Leaves the datasets of one publisher, whose name, logo, colours and words become those of the site.
    ///
    /// - Returns: the positions that these datasets had.
    @discardableResult
    public mutating func becomePortal(of number: Int) -> [Int] {
        let publisher = publishers[number]
        let addresses = Addresses(settings)
        let kept = datasets.indices.filter { datasets[$0].publisher == number }
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        datasets = kept.map { old in
            var dataset = datasets[old]
            dataset.publisher = 0
            // Harvesters know it by the same identifier here and there.
            let origin = dataset.firstAddress ?? publisher.slug + "/" + dataset.slug
            dataset.identifier = dataset.identifier ?? settings.baseAddress.map { $0 + addresses.path(of: .dataset(origin), addresses.primary) }
            dataset.mergedInto = dataset.mergedInto.compactMap { places[$0] }
            if var merge = dataset.merge {
                for index in merge.sources.indices { merge.sources[index].dataset = merge.sources[index].dataset.flatMap { places[$0] } }
                dataset.merge = merge
            }
            return dataset
        }
        let others = publishers.filter { $0.slug != publisher.slug }.map { $0.slug + "/" }
        images = images.filter { image in !others.contains { image.name.utf8.starts(with: $0.utf8) } }
        withdrawn = withdrawn.filter { $0.publisher == publisher.slug }
        changes = changes.filter { $0.publisher == publisher.slug }
        formerPublishers = formerPublishers.filter { $0.slug == publisher.slug }
        publishers = [publisher]
        welcome = publisher.body.map { [publisher.bodyLanguage: $0] } ?? [:]
        settings.portal = Portal(publisher: publisher.slug, wholeAddress: settings.baseAddress)
        settings.title = LocalizedText(
            publisher.name[.french] + "\u{A0}: données ouvertes", in: .french, translation: publisher.name[.english] + ": open data")
        settings.description = publisher.description
        settings.publisher = publisher
        settings.contact = publisher.contact ?? settings.contact
        settings.colours = publisher.colours ?? settings.colours
        settings.logo = publisher.logo ?? settings.logo
        settings.fingerprint.combine(publisher.fingerprint)
        settings.fingerprint.combine("portal")
        return kept
    }
}

extension Settings {
    /// Where something that this site does not hold can be found: in the site of the whole territory. Nil for what it holds.
    public func addressElsewhere(of target: SiteTarget, _ language: Language) -> String? {
        guard let portal else { return nil }
        let slug: String
        switch target {
        case .dataset(let slugs), .file(dataset: let slugs, name: _): slug = SiteTarget.publisher(in: slugs)
        case .publisher(let own): slug = own
        case .home, .freePage, .image: return nil
        }
        guard slug != portal.publisher else { return nil }
        let addresses = Addresses(self)
        // Without an address of the whole, the way leads home: a link to nowhere would be worse.
        guard let whole = portal.wholeAddress else { return nil }
        return whole + Addresses.encodedPath(addresses.path(of: target, language))
    }
}
