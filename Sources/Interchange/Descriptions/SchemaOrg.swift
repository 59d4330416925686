internal import Bytes
internal import DataFiles
public import Findings
internal import Model
internal import Profiles
internal import Schemas

// schema.org, for Google Dataset Search and its kin: what Google requires and recommends of a dataset
// (developers.google.com/search/docs/appearance/structured-data/dataset).

extension Descriptions {
    /// The catalogue, for its home page.
    public func schemaOrgCatalogue(in language: Language) -> [UInt8] {
        Self.json { SchemaOrg.catalogue.write(CatalogueDescription(self, language), into: &$0) }
    }

    /// A dataset, for its page; nil when it has none.
    ///
    /// - Parameter title: of the dataset, among those of its publisher.
    public func schemaOrgDataset(_ number: Int, titled title: String, in language: Language) -> [UInt8]? {
        guard let description = description(of: number, in: language) else { return nil }
        let settings = graph.catalogue.settings
        // Search engines want one description of a dataset under one name. The page in the site's other language only points to it, unless it has a
        // title of its own.
        let isOwn = language == (settings.languages.first ?? language) || description.dataset.title.shownLanguage(for: language) == language
        return Self.json {
            if isOwn {
                SchemaOrg.dataset.write(SchemaOrg.Titled(dataset: description, title: title), into: &$0)
            } else {
                SchemaOrg.reference.write(description, into: &$0)
            }
        }
    }

    static func json(_ content: (inout JSONDocument) -> Void) -> [UInt8] {
        var document = JSONDocument()
        document.object(content)
        var writer = ByteWriter()
        document.flush(into: &writer)
        return writer.bytes
    }
}

/// The catalogue itself.
struct CatalogueDescription: Described {
    let node: Node
    let language: Language
    let publisher: PartyDescription?

    init(_ descriptions: Descriptions, _ language: Language) {
        let graph = descriptions.graph
        node = graph.catalogueNode()
        self.language = language
        let (iri, own) = graph.cataloguePublisher
        publisher = (own ?? descriptions.shared[iri]).map { PartyDescription(node: $0, language: language, kind: graph.catalogue.settings.publisher?.kind) }
    }
}

enum SchemaOrg {
    static let context = "https://schema.org/"

    static let catalogue: [Member<CatalogueDescription>] = [
        .constant("@context", context), .constant("@type", "DataCatalog"), .identity,
        .text("name", .catalogueTitle),
        .text("description", .catalogueDescription),
        .address("url", .catalogueHome),
        .texts("inLanguage", .catalogueLanguages) { $0.node.iris(.language).compactMap(code(ofLanguage:)) },
        .address("license", .catalogueLicence),
        .date("datePublished", .catalogueIssued),
        .date("dateModified", .catalogueModified),
        .object("publisher", .cataloguePublisher, members: party) { $0.publisher },
    ]

    /// A dataset with the title that tells it from the others of its publisher.
    struct Titled: Described {
        let dataset: DatasetDescription
        let title: String
        var node: Node { dataset.node }
        var language: Language { dataset.language }
    }

    static let reference: [Member<DatasetDescription>] = [.constant("@context", context), .constant("@type", "Dataset"), .identity]

    static let dataset: [Member<Titled>] = [
        .constant("@context", context), .constant("@type", "Dataset"), .identity,
        .text("name", .title, .publisherName) { nameAmongAll($0.title, by: $0.dataset.publisher.name[$0.language]) },
        .text("description", .summary) { $0.dataset.fullSummary },
        .address("url", .page),
        .text("identifier", .identifier),
        .texts("keywords", .keywords),
        .address("license", .licence),
        .flag("isAccessibleForFree", .accessRights) { ($0.dataset.dataset.accessRights ?? .publicAccess).code == "PUBLIC" },
        .text("inLanguage", .language) { $0.node.iri(.language).flatMap { code(ofLanguage: $0) } },
        .text("version", .version),
        .date("dateCreated", .created),
        .date("datePublished", .issued),
        .date("dateModified", .modified),
        .text("temporalCoverage", .temporal, .periodStart, .periodEnd) { $0.dataset.period?.node.interval(open: "..") },
        .object("spatialCoverage", .spatial, members: place) { $0.dataset.place },
        .object("creator", .publisher, members: party) { $0.dataset.party },
        .object("publisher", .publisher, members: party) { $0.dataset.party },
        .object("includedInDataCatalog", .catalogueDatasets, members: inCatalogue) { $0.dataset.graph },
        .list("distribution", .files, members: file) { $0.dataset.files },
        .list("variableMeasured", .columns, members: column) { variables(of: $0.dataset) },
    ]

    private static let inCatalogue: [Member<CatalogueGraph>] = [
        .constant("@type", "DataCatalog"),
        .text("@id") { $0.iris.catalogue.text },
        .text("name", .catalogueTitle) { $0.catalogue.settings.title.text },
        .text("url", .catalogueHome) { $0.iris.home.text },
    ]

    private static let party: [Member<PartyDescription>] = [
        .text("@type", .publisherKind) { [nil, .association].contains($0.kind) ? "Organization" : "GovernmentOrganization" },
        .identity,
        .text("name", .publisherName),
        .text("identifier", .publisherNumber),
        .address("url", .publisherHomepage),
    ]

    private static let place: [Member<NodeDescription>] = [
        .constant("@type", "Place"),
        .text("name", .placeName),
        .text("identifier", .placeCode),
        .object("geo", members: shape) { $0.node.box },
    ]

    private static let shape: [Member<BoundingBox>] = [
        .constant("@type", "GeoShape"),
        // South, west, north, east.
        .text("box", .placeBox) { BoundingBox.text($0.south, $0.west, $0.north, $0.east, separator: " ") },
    ]

    private static let file: [Member<FileDescription>] = [
        .constant("@type", "DataDownload"), .identity,
        .text("name", .fileTitle),
        .text("description", .fileDescription),
        .text("contentUrl", .fileAddress, .fileLink) { ($0.node.iri(.downloadURL) ?? $0.node.iri(.accessURL))?.text },
        .text("encodingFormat", .fileMediaType, .fileZipped) { $0.mediaType },
        .text("contentSize", .fileSize) { $0.node.count(.byteSize).map { "\($0) B" } },
        .text("sha256", .fileDigest) { $0.digest },
    ]

    private static let column: [Member<ColumnDescription>] = [
        .constant("@type", "PropertyValue"),
        .text("name", .columnName) { $0.profile.name },
        .text("description", .columnDescription, .columnTitle) { $0.field?.description ?? $0.field?.title },
    ]

    /// How many columns a page says: it must stay light.
    private static let mostVariables = 40
    /// In bytes. A longer name is no name: a table without line ends has all its text there.
    private static let longestVariable = 300

    /// The columns of all tables, each name once.
    private static func variables(of dataset: DatasetDescription) -> [ColumnDescription] {
        var names: Set<String> = []
        var columns: [ColumnDescription] = []
        for file in dataset.files {
            for column in file.columns where columns.count < mostVariables {
                if !column.profile.name.isEmpty, column.profile.name.utf8.count <= longestVariable, names.insert(column.profile.name).inserted {
                    columns.append(column)
                }
            }
        }
        return columns
    }

    /// `fr`, of the EU's term for a language.
    static func code(ofLanguage iri: IRI) -> String? { Language.allCases.first { $0.iri == iri }?.rawValue }
}
