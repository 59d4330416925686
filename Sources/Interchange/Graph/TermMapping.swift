internal import Findings
internal import Model

/// The IRIs of terms that are the same in every catalogue.
enum FixedTerms {
    static let stable = IRI("http://publications.europa.eu/resource/authority/planned-availability/STABLE")
    static let available = IRI("http://publications.europa.eu/resource/authority/planned-availability/AVAILABLE")
    static let themeTaxonomy = IRI("http://publications.europa.eu/resource/authority/data-theme")
    static let sha256 = IRI("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
    static let zip = IRI(mediaType: "application/zip")

    static var nodes: [Node] {
        var taxonomy = Node(themeTaxonomy, .conceptScheme)
        taxonomy.add(.title, french: "Thèmes de données", english: "Data themes")
        return [
            Node(stable, labelled: "stable", "stable"), Node(available, labelled: "disponible", "available"), taxonomy, Node(sha256, .checksumAlgorithm),
            Node(mediaType: "application/zip"),
        ]
    }
}

extension IRI {
    /// The IRI of a media type in IANA's registry.
    init(mediaType: String) { self.init("https://www.iana.org/assignments/media-types/" + mediaType) }
}

extension AccessRights {
    var node: Node {
        var node = Node(IRI(address), .rightsStatement)
        node.add(.label, french: french, english: english)
        return node
    }
}

extension Licence {
    /// `dct:LicenseDocument`. The label is the national identifier: with any other, the national harvester loses the licence.
    func node(_ iri: IRI) -> Node {
        var node = Node(iri, .licenceDocument)
        node.add(.label, plain: code)
        node.add(.title, french: french, english: english)
        node.add(.termType, LicenceType(self)?.iri)
        if let european = europeanAddress.flatMap({ IRI(web: $0) }) {
            var match = Node(european, .concept)
            match.add(.termType, LicenceType(self)?.iri)
            node.add(.exactMatch, match)
        }
        return node
    }
}

/// What a licence asks, in ADMS' list (`http://purl.org/adms/licencetype/…`).
enum LicenceType: String {
    case attribution = "Attribution"
    case shareAlike = "ViralEffect-ShareAlike"
    case publicDomain = "PublicDomain"

    init?(_ licence: Licence) {
        switch licence.code {
        case "lov2", "fr-lo", "cc-by", "odc-by", "other-at": self = .attribution
        case "odc-odbl", "cc-by-sa": self = .shareAlike
        case "cc-zero", "odc-pddl", "other-pd": self = .publicDomain
        default: return nil
        }
    }

    var iri: IRI { IRI("http://purl.org/adms/licencetype/" + rawValue) }

    var node: Node {
        switch self {
        case .attribution: Node(iri, labelled: "Attribution", "Attribution")
        case .shareAlike: Node(iri, labelled: "Partage à l’identique", "Viral effect (share-alike)")
        case .publicDomain: Node(iri, labelled: "Domaine public", "Public domain")
        }
    }
}

/// What a publisher is, in ADMS' list (`http://purl.org/adms/publishertype/…`).
enum PublisherType: String {
    case local = "LocalAuthority"
    case regional = "RegionalAuthority"
    case nonProfit = "NonProfitOrganisation"

    init?(_ kind: PublisherKind) {
        switch kind {
        case .commune, .epci, .departement, .syndicat, .etablissement: self = .local
        case .region: self = .regional
        case .association: self = .nonProfit
        case .autre: return nil
        }
    }

    var iri: IRI { IRI("http://purl.org/adms/publishertype/" + rawValue) }

    var node: Node {
        switch self {
        case .local: Node(iri, labelled: "Autorité locale", "Local authority")
        case .regional: Node(iri, labelled: "Autorité régionale", "Regional authority")
        case .nonProfit: Node(iri, labelled: "Organisme à but non lucratif", "Non-profit organisation")
        }
    }
}

extension Node {
    /// `dct:MediaType`; its label is what CKAN shows.
    init(mediaType name: String) {
        self.init(IRI(mediaType: name), .mediaType)
        add(.label, plain: name)
    }

    /// `skos:Concept`.
    init(_ iri: IRI, labelled french: String, _ english: String) {
        self.init(iri, .concept)
        add(.prefLabel, french: french, english: english)
    }
}

extension Language {
    var iri: IRI {
        switch self {
        case .french: IRI("http://publications.europa.eu/resource/authority/language/FRA")
        case .english: IRI("http://publications.europa.eu/resource/authority/language/ENG")
        }
    }
}

extension FileFormat {
    var europeanIRI: IRI? { europeanCode.map { IRI("http://publications.europa.eu/resource/authority/file-type/" + $0) } }
    var mediaTypeIRI: IRI? { mediaType.isEmpty ? nil : IRI(mediaType: mediaType) }
}

/// A Table Schema that data follows (`dct:Standard`). Its title depends on its IRI alone: two writings of one schema give one node.
struct Standard {
    let iri: IRI
    let title: String

    /// From an `http` or `https` address, or the name of a schema of schema.data.gouv.fr (`scdl/subventions`); nil for a schema of the catalogue's own.
    init?(_ schema: String?) {
        guard let schema else { return nil }
        if schema.utf8.contains(0x3A) {
            guard let address = IRI(web: schema) else { return nil }
            iri = address
            title = address.text
        } else {
            let parts = schema.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isOfName) }) else { return nil }
            iri = IRI(Self.national + schema + "/")
            title = schema
        }
    }

    private static let national = "https://schema.data.gouv.fr/"

    private static func isOfName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
    }

    var node: Node {
        var node = Node(iri, .standard)
        node.add(.title, plain: title)
        return node
    }
}
