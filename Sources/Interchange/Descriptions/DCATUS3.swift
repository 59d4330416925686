public import Bytes
internal import Findings
internal import Model

// DCAT-US 3.0, as its JSON Schema has it (github.com/DOI-DO/dcat-us): lists, and numbers as text.

extension Descriptions {
    /// Writes `dcat-us-3.json`: the whole catalogue. Memory is flat with a writer that has a sink.
    public func writeDCATUS3(into writer: inout ByteWriter) {
        writeCatalogue(DCATUS3.catalogue, "dataset", DCATUS3.dataset, into: &writer)
    }
}

enum DCATUS3 {
    static let catalogue: [Member<CatalogueDescription>] = [
        .constant("@context", "https://raw.githubusercontent.com/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld"), .identity,
        .constant("@type", "Catalog"),
        .text("title", .catalogueTitle),
        .text("description", .catalogueDescription),
        .object("publisher", .cataloguePublisher, members: organization) { $0.publisher },
        .address("homepage", .catalogueHome),
        .addresses("language", .catalogueLanguages),
        .address("license", .catalogueLicence),
        .moment("issued", .catalogueIssued),
        .moment("modified", .catalogueModified),
    ]

    static let dataset: [Member<DatasetDescription>] = [
        .identity, .constant("@type", "Dataset"),
        .texts("identifier", .identifier) { $0.node.texts(.identifier) },
        .text("title", .title),
        .written("titleMap", .title) { languageMap("titleMap", $0.node.values(.title), into: &$1) },
        .text("description", .summary),
        .written("descriptionMap", .summary) { languageMap("descriptionMap", $0.node.values(.description), into: &$1) },
        .text("keyword", .keywords) { $0.node.texts(.keyword).isEmpty ? nil : $0.node.texts(.keyword).joined(separator: ", ") },
        .object("publisher", .publisher, members: organization) { $0.party },
        .list("contactPoint", .contact, members: contact) { [$0.contact].compactMap { $0 }.filter { $0.node.iri(.hasEmail) != nil } },
        .text("landingPage", .page) { $0.page.text },
        .address("accessRights", .accessRights),
        .address("accrualPeriodicity", .frequency),
        .addresses("theme", .themes),
        .addresses("language", .language),
        .moment("created", .created),
        .moment("issued", .issued),
        .moment("modified", .modified),
        .text("version", .version),
        .address("conformsTo", .schema),
        .list("temporal", .temporal, members: period) { [$0.period].compactMap { $0 } },
        .list("spatial", .spatial, members: place) { [$0.place].compactMap { $0 } },
        .list("geographicBoundingBox", .spatial, members: box) { [$0.place?.node.box].compactMap { $0 } },
        .list("provenance", .provenance, members: provenance) { dataset in
            dataset.node.nodes(.provenance).map { NodeDescription(node: $0, language: dataset.language) }
        },
        .list("distribution", .files, members: file) { $0.files },
    ]

    private static let organization: [Member<PartyDescription>] = [
        .identity, .constant("@type", "Organization"), .text("name", .publisherName), .text("prefLabel", .publisherName),
        .texts("notation", .publisherNumber) { $0.node.texts(.identifier) },
    ]

    private static let contact: [Member<NodeDescription>] = [
        .constant("@type", "Kind"), .text("fn", .contactName), .address("hasEmail", .contactEmail), .address("tel", .contactTelephone),
    ]

    private static let period: [Member<NodeDescription>] = [
        .constant("@type", "PeriodOfTime"), .moment("startDate", .periodStart), .moment("endDate", .periodEnd),
    ]

    private static let place: [Member<NodeDescription>] = [
        .identity, .constant("@type", "Location"), .text("prefLabel", .placeName),
        .texts("identifier", .placeCode) { $0.node.texts(.identifier) },
    ]

    private static let box: [Member<BoundingBox>] = [
        .constant("@type", "GeographicBoundingBox"),
        .text("westBoundingLongitude", .placeBox) { BoundingBox.text($0.west, separator: "") },
        .text("southBoundingLatitude", .placeBox) { BoundingBox.text($0.south, separator: "") },
        .text("eastBoundingLongitude", .placeBox) { BoundingBox.text($0.east, separator: "") },
        .text("northBoundingLatitude", .placeBox) { BoundingBox.text($0.north, separator: "") },
    ]

    private static let provenance: [Member<NodeDescription>] = [
        .constant("@type", "ProvenanceStatement"), .text("label", .provenance) { $0.node.text(.label, in: $0.language) },
    ]

    private static let file: [Member<FileDescription>] = [
        .identity, .constant("@type", "Distribution"),
        .text("title", .fileTitle),
        .text("description", .fileDescription),
        .address("downloadURL", .fileAddress),
        .address("accessURL", .fileLink),
        .address("mediaType", .fileMediaType),
        .address("format", .fileFormat),
        .address("compressFormat", .fileZipped),
        .text("byteSize", .fileSize) { $0.node.count(.byteSize).map { String($0) } },
        .address("license", .licence),
        .address("availability", .fileAvailability),
        .addresses("conformsTo", .fileSchema),
        .object("checksum", members: checksum) { $0.node.nodes(.checksum).first },
    ]

    private static let checksum: [Member<Node>] = [
        .constant("@type", "Checksum"),
        .text("algorithm") { $0.iri(.algorithm)?.text },
        .text("checksumValue", .fileDigest) { node in
            if case .digest(let digest)? = node.first(.checksumValue) { digest.hexadecimal } else { nil }
        },
    ]

    /// `{"fr": …, "en": …}`.
    private static func languageMap(_ key: String, _ values: [Value], into document: inout JSONDocument) {
        document.object(key) { document in
            for value in values {
                if case .text(let text, let language) = value { document.member(language.rawValue, text) }
            }
        }
    }
}

extension Member where Subject: Described {
    /// A date as a moment: the JSON Schema takes a bare date for two things at once, and then for none.
    fileprivate static func moment(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return text(key, fact) { subject in predicate.flatMap { subject.node.date($0) }.map { $0.description + "T00:00:00Z" } }
    }
}
