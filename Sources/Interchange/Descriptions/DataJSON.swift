public import Bytes
internal import Findings
internal import Model

// data.json: Project Open Data's metadata schema 1.1 (resources.data.gov/resources/dcat-us), without what it asks of federal agencies alone.

extension Descriptions {
    /// Writes `data.json`: the whole catalogue. Memory is flat with a writer that has a sink.
    public func writeDataJSON(into writer: inout ByteWriter) {
        writeCatalogue(DataJSON.catalogue, "dataset", DataJSON.dataset, into: &writer)
    }

    /// An object that ends with the list of all datasets, each on a line.
    func writeCatalogue(
        _ members: [Member<CatalogueDescription>], _ key: String, _ datasets: [Member<DatasetDescription>], into writer: inout ByteWriter
    ) {
        var document = JSONDocument()
        document.object { document in
            members.write(CatalogueDescription(self, graph.catalogue.settings.languages.first ?? .french), into: &document)
            document.array(key) { document in
                for number in graph.catalogue.datasets.indices {
                    guard let description = description(of: number) else { continue }
                    document.newLine()
                    document.object { datasets.write(description, into: &$0) }
                    document.flush(into: &writer)
                }
            }
        }
        document.newLine()
        document.flush(into: &writer)
    }
}

enum DataJSON {
    private static let schema = "https://project-open-data.cio.gov/v1.1/schema"

    static let catalogue: [Member<CatalogueDescription>] = [
        .constant("@context", schema + "/catalog.jsonld"), .identity, .constant("@type", "dcat:Catalog"),
        .constant("conformsTo", schema), .constant("describedBy", schema + "/catalog.json"),
    ]

    static let dataset: [Member<DatasetDescription>] = [
        .constant("@type", "dcat:Dataset"),
        .text("identifier", .identifier),
        .text("title", .title),
        .text("description", .summary),
        // The schema wants at least one word.
        .texts("keyword", .keywords, .themes) { keywords(of: $0) },
        .text("modified", .modified, .issued, .created, .frequency) { ($0.dataset.lastChange?.description) ?? $0.dataset.frequency?.duration },
        .date("issued", .issued),
        .object("publisher", .publisher, members: publisher) { $0.party },
        .object("contactPoint", .contact, members: contact) { $0.contactWithAddress },
        .text("accessLevel", .accessRights) { accessLevels[($0.dataset.accessRights ?? .publicAccess).code] },
        .address("license", .licence),
        .address("landingPage", .page),
        .texts("language", .language) { $0.node.iris(.language).compactMap(SchemaOrg.code(ofLanguage:)) },
        .text("accrualPeriodicity", .frequency) { $0.dataset.frequency?.code == "IRREG" ? "irregular" : $0.dataset.frequency?.duration },
        .text("temporal", .temporal, .periodStart, .periodEnd) { $0.period?.node.interval(open: nil) },
        .text("spatial", .spatial, .placeBox, .placeName) { spatial($0.place?.node) },
        .texts("theme", .themes) { themes(of: $0) },
        .address("conformsTo", .schema),
        .texts("references", .documents, .homepage) { unique($0.node.iris(.page).map(\.text)) },
        .list("distribution", .files, members: file) { $0.files },
    ]

    private static let publisher: [Member<PartyDescription>] = [.constant("@type", "org:Organization"), .text("name", .publisherName)]

    private static let contact: [Member<NodeDescription>] = [
        .constant("@type", "vcard:Contact"), .text("fn", .contactName), .address("hasEmail", .contactEmail),
    ]

    private static let file: [Member<FileDescription>] = [
        .constant("@type", "dcat:Distribution"),
        .text("title", .fileTitle),
        .text("description", .fileDescription),
        .address("downloadURL", .fileAddress),
        .text("accessURL", .fileLink) { $0.node.iri(.downloadURL) == nil ? $0.node.iri(.accessURL)?.text : nil },
        .text("mediaType", .fileMediaType, .fileZipped) { $0.node.iri(.downloadURL) == nil ? nil : $0.mediaType },
        .text("format", .fileFormat) { $0.distribution.format.name },
        .address("conformsTo", .fileSchema),
    ]

    private static let accessLevels = ["PUBLIC": "public", "RESTRICTED": "restricted public", "NON_PUBLIC": "non-public"]

    private static func keywords(of description: DatasetDescription) -> [String] {
        let keywords = description.node.texts(.keyword)
        if !keywords.isEmpty { return keywords }
        let themes = themes(of: description)
        return themes.isEmpty ? [description.publisher.name[description.language]] : themes
    }

    static func themes(of description: DatasetDescription) -> [String] { unique(description.dataset.themes.map { $0.label(in: description.language) }) }

    static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// West, south, east, north; a name where there is no box.
    private static func spatial(_ place: Node?) -> String? {
        guard let place else { return nil }
        return place.box.map { BoundingBox.text($0.west, $0.south, $0.east, $0.north, separator: ",") } ?? place.text(.prefLabel)
    }
}

extension DatasetDescription {
    /// Whom to write to: the dataset's contact, its publisher's or the catalogue's, the first that has an e-mail address; the schema wants one.
    fileprivate var contactWithAddress: NodeDescription? {
        func isTaken(_ node: Node?) -> Bool {
            guard let address = node?.iri(.hasEmail)?.text.utf8, let at = address.lastIndex(of: 0x40) else { return false }
            return address[at...].contains(0x2E) && !address.contains(0x25)
        }
        let nodes = [contact?.node, graph.publisherContactNode(dataset.publisher), graph.catalogueContactNode()]
        return nodes.first(where: isTaken)?.map { NodeDescription(node: $0, language: language) }
    }
}
