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
        for number in catalogue.datasets.indices {
            if let licence = catalogue.datasets[number].licence, licences[licence.code] == nil { licences[licence.code] = iris.licence(licence) }
        }
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

    /// The datasets' IRIs, in the catalogue's order, made as they are asked for.
    var datasetIRIs: some Sequence<IRI> {
        catalogue.datasets.indices.lazy.compactMap { [self] index in
            publisher(of: catalogue.datasets[index]).map {
                SiteIRIs.dataset(at: iris.origin(of: catalogue.datasets[index], at: iris.page(of: catalogue.datasets[index], $0)))
            }
        }
    }
}
