internal import Bytes
internal import Findings
internal import Model

/// The IRIs of what a site describes. They are promises: harvesters know things by them, so they hold no number, date or order.
///
/// A thing is a fragment of the page that shows it (`…/jeux/roques/subventions/#dataset`); pages and files are themselves.
struct SiteIRIs: Sendable {
    /// The home page; ends with `/`.
    let home: IRI
    private let addresses: Addresses

    /// Nil when the base address is none.
    init?(base: String, languages: [Language]) {
        guard let base = IRI(web: base), !languages.isEmpty else { return nil }
        home = base.text.utf8.last == 0x2F ? base : base + "/"
        addresses = Addresses(languages: languages)
    }

    var catalogue: IRI { Self.catalogue(at: home) }
    /// Who runs the catalogue, when that is none of its publishers.
    var cataloguePublisher: IRI { home + "#publisher" }
    var catalogueContact: IRI { home + "#contact" }
    var cataloguePlace: IRI { Self.place(at: home) }
    /// The address that harvesters know a licence by; one of our own for "another open licence", which has none.
    func licence(_ licence: Licence) -> IRI { licence.address.flatMap { IRI(web: $0) } ?? home + ("#licence/" + Self.encoded(licence.code)) }
    /// A place that no authority gives an IRI, by its code.
    func place(_ code: String) -> IRI { home + "#place/" + Self.encoded(code) }

    func page(of publisher: Publisher) -> IRI { home + addresses.publisher(publisher, addresses.primary) }
    /// The catalogue of the datasets of the publisher whose page it is.
    static func catalogue(at page: IRI) -> IRI { page + "#catalogue" }
    static func publisher(at page: IRI) -> IRI { page + "#publisher" }
    /// The words by which reusers name their source.
    static func attribution(at page: IRI) -> IRI { page + "#attribution" }
    /// Whom to write to about what the page shows.
    static func contact(at page: IRI) -> IRI { page + "#contact" }

    func page(of dataset: Dataset, _ publisher: Publisher) -> IRI { home + addresses.dataset(dataset, of: publisher, addresses.primary) }
    static func dataset(at page: IRI) -> IRI { page + "#dataset" }
    /// What the data is about, when no shared place says just that.
    static func place(at page: IRI) -> IRI { page + "#place" }
    /// The page that the IRIs of a dataset are made from: the one that it had first, wherever it stands now.
    func origin(of dataset: Dataset, at page: IRI) -> IRI { dataset.firstAddress.map { home + addresses.path(of: .dataset($0), addresses.primary) } ?? page }

    /// A file of a dataset, under the name and at the address that it had first: harvesters know it by them, and the site offers it there for life.
    func file(_ name: String, _ distribution: Distribution, at page: IRI, origin: IRI) -> (distribution: IRI, address: IRI) {
        let first = distribution.formerPaths.first.map { home + addresses.datasets(addresses.primary) + Self.encoded($0) }
        return (origin + "#file/" + Self.encoded(distribution.firstName ?? name), first ?? page + Self.encoded(name))
    }
    static func link(_ address: IRI, at page: IRI) -> IRI { page + "#link/" + encoded(address.text) }

    private static func encoded(_ text: String) -> String { Addresses.encodedPath(text) }
}
