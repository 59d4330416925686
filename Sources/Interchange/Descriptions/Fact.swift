/// What is said of a catalogue, its datasets, files and columns, whatever the format: one line of the mapping that `halle reference mapping` prints.
///
/// The views (`SchemaOrg.swift`, `DataJSON.swift`…) are lists of members, and each member names the facts that it says.
enum Fact: CaseIterable, Sendable {
    case catalogueTitle, catalogueDescription, catalogueHome, cataloguePublisher, catalogueLanguages, catalogueLicence, catalogueIssued, catalogueModified
    case catalogueTerritory, catalogueDatasets
    case title, summary, identifier, page, publisher, contact, licence, accessRights, frequency, themes, keywords, language, spatial, temporal
    case created, issued, modified, schema, version, provenance, legislation, highValue, files, documents, homepage
    case publisherName, publisherKind, publisherNumber, publisherHomepage, publisherEmail
    case contactName, contactEmail, contactTelephone, contactPage
    case placeCode, placeName, placeBox, periodStart, periodEnd
    case licenceCode, licenceTitle
    case fileName, fileAddress, fileLink, fileTitle, fileDescription, fileFormat, fileMediaType, fileZipped, fileSize, fileDigest, fileSchema
    case fileRights, fileAvailability
    case encoding, dialect, sheet, columns, primaryKey, missingValues
    case columnName, columnTitle, columnDescription, columnType, columnConstraints

    /// What it is said of.
    enum Subject: String, CaseIterable {
        case catalogue, dataset, publisher, contact, place, period, licence, file, table, column
    }

    /// What it is said of, the property of ours that holds it, and the property of the graph that says it; nil for what no graph says.
    var place: (subject: Subject, property: String, predicate: Predicate?) {
        switch self {
        case .catalogueTitle: (.catalogue, "title", .title)
        case .catalogueDescription: (.catalogue, "description", .description)
        case .catalogueHome: (.catalogue, "base-url", .homepage)
        case .cataloguePublisher: (.catalogue, "publisher", .publisher)
        case .catalogueLanguages: (.catalogue, "languages", .language)
        case .catalogueLicence: (.catalogue, "licence of most datasets", .licence)
        case .catalogueIssued: (.catalogue, "issued", .issued)
        case .catalogueModified: (.catalogue, "last change of a dataset", .modified)
        case .catalogueTerritory: (.catalogue, "territory", .spatial)
        case .catalogueDatasets: (.catalogue, "datasets", .dataset)
        case .title: (.dataset, "title", .title)
        case .summary: (.dataset, "description", .description)
        case .identifier: (.dataset, "identifier, or its page", .identifier)
        case .page: (.dataset, "its page", .landingPage)
        case .publisher: (.dataset, "publisher", .publisher)
        case .contact: (.dataset, "contact", .contactPoint)
        case .licence: (.dataset, "license", .licence)
        case .accessRights: (.dataset, "access-rights", .accessRights)
        case .frequency: (.dataset, "frequency", .accrualPeriodicity)
        case .themes: (.dataset, "themes", .theme)
        case .keywords: (.dataset, "keywords", .keyword)
        case .language: (.dataset, "language", .language)
        case .spatial: (.dataset, "spatial", .spatial)
        case .temporal: (.dataset, "temporal", .temporal)
        case .created: (.dataset, "created", .created)
        case .issued: (.dataset, "issued", .issued)
        case .modified: (.dataset, "modified", .modified)
        case .schema: (.dataset, "schema", .conformsTo)
        case .version: (.dataset, "version", .version)
        case .provenance: (.dataset, "provenance", .provenance)
        case .legislation: (.dataset, "legislation", .applicableLegislation)
        case .highValue: (.dataset, "high-value", .highValueCategory)
        case .files: (.dataset, "files", .distribution)
        case .documents: (.dataset, "documentation", .page)
        case .homepage: (.dataset, "homepage", .page)
        case .publisherName: (.publisher, "name", .name)
        case .publisherKind: (.publisher, "kind", .termType)
        case .publisherNumber: (.publisher, "siret, siren", .identifier)
        case .publisherHomepage: (.publisher, "homepage", .homepage)
        case .publisherEmail: (.publisher, "contact: email", .mbox)
        case .contactName: (.contact, "name", .fullName)
        case .contactEmail: (.contact, "email", .hasEmail)
        case .contactTelephone: (.contact, "telephone", .hasTelephone)
        case .contactPage: (.contact, "url", .hasURL)
        case .placeCode: (.place, "insee", .identifier)
        case .placeName: (.place, "name", .prefLabel)
        case .placeBox: (.place, "bbox", .bbox)
        case .periodStart: (.period, "start", .startDate)
        case .periodEnd: (.period, "end", .endDate)
        case .licenceCode: (.licence, "national code", .label)
        case .licenceTitle: (.licence, "name", .title)
        case .fileName: (.file, "file name", nil)
        case .fileAddress: (.file, "file, or url", .downloadURL)
        case .fileLink: (.file, "url of a service", .accessURL)
        case .fileTitle: (.file, "title", .title)
        case .fileDescription: (.file, "description", .description)
        case .fileFormat: (.file, "format", .format)
        case .fileMediaType: (.file, "media type of the format", .mediaType)
        case .fileZipped: (.file, "whether it is zipped", .compressFormat)
        case .fileSize: (.file, "size", .byteSize)
        case .fileDigest: (.file, "SHA-256", .checksumValue)
        case .fileSchema: (.file, "schema", .conformsTo)
        case .fileRights: (.file, "how to name the source", .rights)
        case .fileAvailability: (.file, "how long it stays", .availability)
        case .encoding: (.table, "encoding, as detected", nil)
        case .dialect: (.table, "delimiter, header row, as detected", nil)
        case .sheet: (.table, "sheet", nil)
        case .columns: (.table, "columns", nil)
        case .primaryKey: (.table, "primary key of the schema that it follows", nil)
        case .missingValues: (.table, "missing values of the schema that it follows", nil)
        case .columnName: (.column, "label in the file", nil)
        case .columnTitle: (.column, "title in the schema", nil)
        case .columnDescription: (.column, "description in the schema", nil)
        case .columnType: (.column, "type of all its cells", nil)
        case .columnConstraints: (.column, "constraints of the schema that it follows", nil)
        }
    }

    var predicate: Predicate? { place.predicate }
}
