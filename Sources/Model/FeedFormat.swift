/// The formats of RDF that the feeds for harvesters come in. All of them say the same.
public enum FeedFormat: String, Sendable, CaseIterable {
    case jsonLD = "jsonld"
    case turtle = "ttl"
    case rdfXML = "rdf"

    /// Of its files, without the dot.
    public var fileExtension: String { rawValue }

    public var name: String {
        switch self {
        case .jsonLD: "JSON-LD"
        case .turtle: "Turtle"
        case .rdfXML: "RDF/XML"
        }
    }

    /// In IANA's registry.
    public var mediaType: String {
        switch self {
        case .jsonLD: "application/ld+json"
        case .turtle: "text/turtle"
        case .rdfXML: "application/rdf+xml"
        }
    }
}
