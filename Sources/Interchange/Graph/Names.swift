/// The namespaces of the names in the feeds, by prefix.
enum Prefix: String, CaseIterable, Sendable {
    case dcat, dcatap, dct, eli, foaf, gsp, hydra, rdf, rdfs, skos, spdx, vcard, xsd

    var namespace: StaticString {
        switch self {
        case .dcat: "http://www.w3.org/ns/dcat#"
        case .dcatap: "http://data.europa.eu/r5r/"
        case .dct: "http://purl.org/dc/terms/"
        case .eli: "http://data.europa.eu/eli/ontology#"
        case .foaf: "http://xmlns.com/foaf/0.1/"
        case .gsp: "http://www.opengis.net/ont/geosparql#"
        case .hydra: "http://www.w3.org/ns/hydra/core#"
        case .rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        case .rdfs: "http://www.w3.org/2000/01/rdf-schema#"
        case .skos: "http://www.w3.org/2004/02/skos/core#"
        case .spdx: "http://spdx.org/rdf/terms#"
        case .vcard: "http://www.w3.org/2006/vcard/ns#"
        case .xsd: "http://www.w3.org/2001/XMLSchema#"
        }
    }
}

/// The properties that the feeds use.
enum Predicate: Int, CaseIterable, Sendable {
    case type
    case title, description, identifier, publisher, language, licence, rights, accessRights, issued, modified, created, spatial, temporal
    case accrualPeriodicity, conformsTo, format, termType, hasPart, provenance, source
    case dataset, distribution, theme, themeTaxonomy, keyword, contactPoint, landingPage
    case accessURL, downloadURL, mediaType, compressFormat, byteSize, startDate, endDate, bbox, centroid
    case availability, version, applicableLegislation, highValueCategory
    case name, homepage, mbox, page
    case label, prefLabel, exactMatch
    case checksum, algorithm, checksumValue
    case fullName, hasEmail, hasTelephone, hasURL
    case totalItems, view, firstPage, previousPage, nextPage, lastPage

    /// The name with its prefix; see `Prefix`.
    var name: StaticString {
        switch self {
        case .type: "rdf:type"
        case .title: "dct:title"
        case .description: "dct:description"
        case .identifier: "dct:identifier"
        case .publisher: "dct:publisher"
        case .language: "dct:language"
        case .licence: "dct:license"
        case .rights: "dct:rights"
        case .accessRights: "dct:accessRights"
        case .issued: "dct:issued"
        case .modified: "dct:modified"
        case .created: "dct:created"
        case .spatial: "dct:spatial"
        case .temporal: "dct:temporal"
        case .accrualPeriodicity: "dct:accrualPeriodicity"
        case .conformsTo: "dct:conformsTo"
        case .format: "dct:format"
        case .termType: "dct:type"
        case .hasPart: "dct:hasPart"
        case .provenance: "dct:provenance"
        case .source: "dct:source"
        case .dataset: "dcat:dataset"
        case .distribution: "dcat:distribution"
        case .theme: "dcat:theme"
        case .themeTaxonomy: "dcat:themeTaxonomy"
        case .keyword: "dcat:keyword"
        case .contactPoint: "dcat:contactPoint"
        case .landingPage: "dcat:landingPage"
        case .accessURL: "dcat:accessURL"
        case .downloadURL: "dcat:downloadURL"
        case .mediaType: "dcat:mediaType"
        case .compressFormat: "dcat:compressFormat"
        case .byteSize: "dcat:byteSize"
        case .startDate: "dcat:startDate"
        case .endDate: "dcat:endDate"
        case .bbox: "dcat:bbox"
        case .centroid: "dcat:centroid"
        case .availability: "dcatap:availability"
        case .version: "dcat:version"
        case .applicableLegislation: "dcatap:applicableLegislation"
        case .highValueCategory: "dcatap:hvdCategory"
        case .name: "foaf:name"
        case .homepage: "foaf:homepage"
        case .mbox: "foaf:mbox"
        case .page: "foaf:page"
        case .label: "rdfs:label"
        case .prefLabel: "skos:prefLabel"
        case .exactMatch: "skos:exactMatch"
        case .checksum: "spdx:checksum"
        case .algorithm: "spdx:algorithm"
        case .checksumValue: "spdx:checksumValue"
        case .fullName: "vcard:fn"
        case .hasEmail: "vcard:hasEmail"
        case .hasTelephone: "vcard:hasTelephone"
        case .hasURL: "vcard:hasURL"
        case .totalItems: "hydra:totalItems"
        case .view: "hydra:view"
        case .firstPage: "hydra:first"
        case .previousPage: "hydra:previous"
        case .nextPage: "hydra:next"
        case .lastPage: "hydra:last"
        }
    }
}

/// The classes that the feeds use.
enum Kind: Int, CaseIterable, Sendable {
    case catalogue, dataset, distribution
    case agent, organization, document
    case contact, contactOrganization
    case concept, conceptScheme
    case licenceDocument, rightsStatement, frequency, linguisticSystem, location, periodOfTime, mediaType, mediaTypeOrExtent, standard
    case checksum, checksumAlgorithm
    case provenanceStatement, legalResource
    case collection, partialView

    /// The name with its prefix; see `Prefix`.
    var name: StaticString {
        switch self {
        case .catalogue: "dcat:Catalog"
        case .dataset: "dcat:Dataset"
        case .distribution: "dcat:Distribution"
        case .agent: "foaf:Agent"
        case .organization: "foaf:Organization"
        case .document: "foaf:Document"
        case .contact: "vcard:Kind"
        case .contactOrganization: "vcard:Organization"
        case .concept: "skos:Concept"
        case .conceptScheme: "skos:ConceptScheme"
        case .licenceDocument: "dct:LicenseDocument"
        case .rightsStatement: "dct:RightsStatement"
        case .frequency: "dct:Frequency"
        case .linguisticSystem: "dct:LinguisticSystem"
        case .location: "dct:Location"
        case .periodOfTime: "dct:PeriodOfTime"
        case .mediaType: "dct:MediaType"
        case .mediaTypeOrExtent: "dct:MediaTypeOrExtent"
        case .standard: "dct:Standard"
        case .checksum: "spdx:Checksum"
        case .checksumAlgorithm: "spdx:ChecksumAlgorithm"
        case .provenanceStatement: "dct:ProvenanceStatement"
        case .legalResource: "eli:LegalResource"
        case .collection: "hydra:Collection"
        case .partialView: "hydra:PartialCollectionView"
        }
    }
}

/// A name in full, as formats without prefixes write it.
func fullName(_ name: StaticString) -> [UInt8] {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    guard let colon = bytes.firstIndex(of: 0x3A), let prefix = Prefix(rawValue: String(decoding: bytes[..<colon], as: UTF8.self)) else { return Array(bytes) }
    let namespace = UnsafeBufferPointer(start: prefix.namespace.utf8Start, count: prefix.namespace.utf8CodeUnitCount)
    return Array(namespace) + Array(bytes[(colon + 1)...])
}
