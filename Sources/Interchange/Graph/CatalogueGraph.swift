internal import Findings
public import Model

/// A catalogue as a graph in the words of DCAT-AP 3: what every feed of every format says, one node after the other.
///
/// `DatasetMapping.swift` and `CatalogueMapping.swift` are the mapping; `SharedNodes.swift` adds what several datasets refer to.
///
/// Shared by all who write a part of it, not copied.
public final class CatalogueGraph: Sendable {
    let catalogue: Catalogue
    let iris: SiteIRIs
    let places: Places
    /// By position in `Catalogue.publishers`.
    let publishers: [PublisherIRIs]
    let whole: CataloguePart
    /// By position in `Catalogue.publishers`.
    let parts: [CataloguePart]
    /// By code.
    private let licences: [String: IRI]

    struct PublisherIRIs: Sendable {
        let publisher: IRI
        let attribution: IRI
        let contact: IRI
    }

    /// Nil when the settings give no base address: nothing can be absolute then.
    public init?(_ catalogue: Catalogue) {
        guard let base = catalogue.settings.baseAddress, let iris = SiteIRIs(base: base, languages: catalogue.settings.languages) else { return nil }
        self.catalogue = catalogue
        self.iris = iris
        places = Places(of: catalogue, iris: iris)
        var licences: [String: IRI] = [:]
        var whole = CataloguePart()
        var parts = [CataloguePart](repeating: CataloguePart(), count: catalogue.publishers.count)
        for number in catalogue.datasets.indices {
            // Without a publisher, a dataset has no page to be named by.
            let publisher = catalogue.datasets[number].publisher
            guard parts.indices.contains(publisher) else { continue }
            whole.add(number, of: catalogue)
            parts[publisher].add(number, of: catalogue)
            if let licence = catalogue.datasets[number].licence, licences[licence.code] == nil { licences[licence.code] = iris.licence(licence) }
        }
        self.whole = whole
        self.parts = parts
        self.licences = licences
        publishers = catalogue.publishers.map {
            let page = iris.page(of: $0)
            return PublisherIRIs(
                publisher: SiteIRIs.publisher(at: page), attribution: SiteIRIs.attribution(at: page), contact: SiteIRIs.contact(at: page))
        }
    }

    func publisher(of dataset: Dataset) -> Publisher? {
        catalogue.publishers.indices.contains(dataset.publisher) ? catalogue.publishers[dataset.publisher] : nil
    }

    func iri(of licence: Licence) -> IRI { licences[licence.code] ?? iris.licence(licence) }

    func datasetIRI(_ number: Int) -> IRI? {
        let dataset = catalogue.datasets[number]
        return publisher(of: dataset).map { SiteIRIs.dataset(at: iris.origin(of: dataset, at: iris.page(of: dataset, $0))) }
    }
}
