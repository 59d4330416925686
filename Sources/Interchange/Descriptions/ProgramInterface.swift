public import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Schemas
internal import Tables

/// The site's own interface for programs: JSON documents under `api/v1/`, and `dataset.json` in the folder of each dataset. `OpenAPI.swift` describes them.
///
/// Within a version members may be added; none changes its meaning or goes away.
extension Descriptions {
    /// Of the interface; its first number is part of the addresses.
    static let interfaceVersion = "1.0"
    /// How many datasets a page of the list holds.
    public static let datasetsOfPage = 500

    private var catalogue: Catalogue { graph.catalogue }
    private var language: Language { catalogue.settings.languages.first ?? .french }
    private var home: IRI { graph.iris.home }
    private var addresses: Addresses { Addresses(catalogue.settings) }

    public var datasetPages: Int { max(1, (catalogue.datasets.count + Self.datasetsOfPage - 1) / Self.datasetsOfPage) }

    /// `datasets`, `datasets-2`…
    public static func datasetsDocument(_ page: Int) -> String { page == 1 ? "datasets" : "datasets-\(page)" }

    private func address(_ path: String) -> String { (home + Addresses.encodedPath(path)).text }

    // MARK: The whole

    /// Writes `index.json`: what there is.
    public func writeIndex(into writer: inout ByteWriter) {
        let settings = catalogue.settings
        var document = JSONDocument()
        document.object { document in
            document.member("version", Self.interfaceVersion)
            document.member("title", settings.title[language])
            document.member("description", settings.description?[language])
            document.member("address", home.text)
            document.array("languages") { for language in settings.languages { $0.element(language.rawValue) } }
            document.member("publisher", settings.publisher?.name[language])
            document.member("modified", lastChange?.description)
            document.object("counts") {
                $0.member("datasets", catalogue.datasets.count)
                $0.member("producers", catalogue.publishers.count)
                $0.member("files", catalogue.datasets.indices.reduce(0) { $0 + catalogue.datasets[$1].distributions.count { $0.role == .data } })
            }
            document.newLine()
            document.object("links") {
                $0.member("datasets", address(Addresses.api("datasets")))
                $0.member("producers", address(Addresses.api("producers")))
                $0.member("openapi", address(Addresses.api("openapi")))
                $0.member("developers", address(addresses.developers(language)))
                $0.member("dcat", address(Addresses.catalogueFeed))
                $0.member("scdl", address(Addresses.nationalCatalogue))
                $0.member("ckan", address(Addresses.ckan + "package_list.json"))
                $0.member("atom", address(addresses.newsFeed(language)))
                $0.member("text", address(Addresses.textIndex))
            }
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private var lastChange: CalendarDate? { catalogue.datasets.indices.lazy.compactMap { catalogue.datasets[$0].lastChange }.max() }

    /// The datasets of a page of the list.
    ///
    /// - Parameter page: from 1.
    public func datasets(ofPage page: Int) -> Range<Int> {
        let first = min((page - 1) * Self.datasetsOfPage, catalogue.datasets.count)
        return first..<min(first + Self.datasetsOfPage, catalogue.datasets.count)
    }

    /// Writes `datasets.json`, `datasets-2.json`…: all datasets in short.
    ///
    /// - Parameter page: from 1.
    public func writeDatasets(page: Int, into writer: inout ByteWriter) {
        var document = JSONDocument()
        document.object { document in
            document.member("version", Self.interfaceVersion)
            document.member("total", catalogue.datasets.count)
            document.member("page", page)
            document.member("pages", datasetPages)
            document.member("previous", orNull: page > 1 ? address(Addresses.api(Self.datasetsDocument(page - 1))) : nil)
            document.member("next", orNull: page < datasetPages ? address(Addresses.api(Self.datasetsDocument(page + 1))) : nil)
            document.array("datasets") {
                for number in datasets(ofPage: page) {
                    $0.newLine()
                    writeEntry(number, into: &$0)
                }
            }
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private func writeEntry(_ number: Int, into document: inout JSONDocument) {
        let dataset = catalogue.datasets[number]
        guard let publisher = graph.publisher(of: dataset) else { return }
        let page = graph.iris.page(of: dataset, publisher)
        document.object {
            $0.member("identifier", graph.identifier(of: dataset, at: page))
            $0.member("address", page.text)
            $0.member("document", address(addresses.document(of: dataset, publisher)))
            $0.member("title", dataset.title[language])
            $0.member("producer", publisher.slug)
            $0.array("themes") { for theme in dataset.themes { $0.element(theme.code) } }
            $0.member("licence", dataset.licence?.code)
            $0.member("modified", dataset.lastChange?.description)
            var formats: [String] = []
            for distribution in dataset.distributions where distribution.role == .data && !formats.contains(distribution.format.code) {
                formats.append(distribution.format.code)
            }
            $0.array("formats") { for format in formats { $0.element(format) } }
        }
    }

    /// Writes `producers.json`.
    public func writeProducers(into writer: inout ByteWriter) {
        var counts = [Int](repeating: 0, count: catalogue.publishers.count)
        for number in catalogue.datasets.indices where counts.indices.contains(catalogue.datasets[number].publisher) {
            counts[catalogue.datasets[number].publisher] += 1
        }
        var document = JSONDocument()
        document.object { document in
            document.member("version", Self.interfaceVersion)
            document.member("total", catalogue.publishers.count)
            document.array("producers") {
                for (number, publisher) in catalogue.publishers.enumerated() {
                    $0.newLine()
                    $0.object {
                        writeMembers(of: publisher, into: &$0)
                        $0.member("kind", publisher.kind?.rawValue)
                        $0.member("siren", publisher.siren)
                        $0.member("siret", publisher.siret)
                        $0.member("insee", publisher.insee)
                        $0.member("population", publisher.population)
                        $0.member("description", publisher.description?[language])
                        $0.member("homepage", publisher.homepage.flatMap { IRI(web: $0) }?.text)
                        $0.write(publisher.contact)
                        $0.member("datasets", counts[number])
                    }
                    $0.flush(into: &writer)
                }
            }
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private func writeMembers(of publisher: Publisher, into document: inout JSONDocument) {
        document.member("slug", publisher.slug)
        document.member("name", publisher.name[language])
        document.member("address", graph.iris.page(of: publisher).text)
    }

    // MARK: A dataset

    /// Writes `dataset.json`: what the page of the dataset says, and each of its files with all that is known of it.
    public func writeDataset(_ number: Int, into writer: inout ByteWriter) {
        guard let description = description(of: number) else { return }
        let dataset = description.dataset
        var document = JSONDocument()
        document.object { document in
            document.member("version", Self.interfaceVersion)
            document.member("identifier", description.node.text(.identifier))
            document.member("address", description.page.text)
            document.member("title", dataset.title[language])
            document.member("description", dataset.summary?[language])
            writeTranslations(of: dataset, into: &document)
            document.object("producer") { writeMembers(of: description.publisher, into: &$0) }
            if let licence = dataset.licence {
                document.object("licence") {
                    $0.member("code", licence.code)
                    $0.member("title", licence.label(in: language))
                    $0.member("address", licence.address)
                }
            }
            if let frequency = dataset.frequency {
                document.object("frequency") {
                    $0.member("code", frequency.code)
                    $0.member("title", frequency.label(in: language))
                }
            }
            document.array("themes") {
                for theme in dataset.themes {
                    $0.object {
                        $0.member("code", theme.code)
                        $0.member("title", theme.label(in: language))
                        $0.member("european", theme.european?.code)
                    }
                }
            }
            document.array("keywords") { for keyword in dataset.keywords { $0.element(keyword) } }
            document.member("language", dataset.language.rawValue)
            document.write(dataset.spatial, isBoxDerived: dataset.isBoxDerived)
            if let period = dataset.temporal, period.start != nil || period.end != nil {
                document.object("temporal") {
                    $0.member("start", period.start?.description)
                    $0.member("end", period.end?.description)
                    if dataset.isPeriodDerived { $0.member("derived", true) }
                }
            }
            document.member("created", dataset.created?.description)
            document.member("issued", dataset.issued?.description)
            document.member("modified", dataset.modified?.description)
            document.write(dataset.contact ?? description.publisher.contact)
            document.member("homepage", dataset.homepage.flatMap { IRI(web: $0) }?.text)
            document.member("schema", dataset.followedSchema)
            document.member("dataVersion", dataset.version)
            document.member("provenance", dataset.provenance?[language])
            document.member("accessRights", dataset.accessRights?.code)
            if !dataset.legislation.isEmpty {
                document.array("legislation") { for address in dataset.legislation { $0.element(IRI(web: address)?.text) } }
            }
            if !dataset.highValue.isEmpty {
                document.array("highValue") {
                    for category in dataset.highValue {
                        $0.object {
                            $0.member("address", category.address)
                            $0.member("title", category.label(in: language))
                        }
                    }
                }
            }
            document.newLine()
            document.array("files") {
                for (position, node) in description.distributions {
                    $0.newLine()
                    writeFile(position, node, description, into: &$0)
                }
            }
            document.array("documents") {
                for document in description.node.nodes(.page) where document.text(.title) != nil {
                    $0.object {
                        $0.member("title", document.text(.title, in: language))
                        $0.member("address", document.subject?.text)
                    }
                }
            }
            document.newLine()
            writeLinks(of: description, into: &document)
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private func writeTranslations(of dataset: Dataset, into document: inout JSONDocument) {
        guard let other = catalogue.settings.languages.first(where: { $0 != language }) else { return }
        let title = dataset.title.shownLanguage(for: other) == other ? dataset.title[other] : nil
        let summary = dataset.summary.flatMap { $0.shownLanguage(for: other) == other ? $0[other] : nil }
        guard title != nil || summary != nil else { return }
        document.object("translations") {
            $0.object(other.rawValue) {
                $0.member("title", title)
                $0.member("description", summary)
            }
        }
    }

    private func writeLinks(of description: DatasetDescription, into document: inout JSONDocument) {
        let (dataset, publisher) = (description.dataset, description.publisher)
        document.object("links") {
            $0.member("self", address(addresses.document(of: dataset, publisher)))
            $0.member("text", address(addresses.text(of: dataset, publisher, language)))
            $0.member("dcat", address(addresses.metadata(of: dataset, publisher)))
            if dataset.isProfiled { $0.member("profile", address(addresses.profile(of: dataset, publisher))) }
            if dataset.isVerified { $0.member("verification", address(addresses.verdicts(of: dataset, publisher))) }
        }
    }

    /// - Parameter node: of the distribution.
    private func writeFile(_ position: Int, _ node: Node, _ description: DatasetDescription, into document: inout JSONDocument) {
        let distribution = description.dataset.distributions[position]
        let table = description.tables[position]
        document.object {
            $0.member("name", distribution.publishedName)
            $0.member("title", distribution.title[language])
            $0.member("description", distribution.description?[language])
            $0.member("address", node.iri(.accessURL)?.text)
            $0.member("isFile", !distribution.format.isService)
            $0.member("format", distribution.format.code)
            $0.member("mediaType", distribution.isZipped ? "application/zip" : distribution.format.mediaType)
            $0.member("size", distribution.facts?.size)
            $0.member("sha256", distribution.facts?.digest.hexadecimal)
            if let form = table?.form {
                if form.format == .csv || form.format == .json || form.format == .geojson { $0.member("encoding", form.encoding.rawValue) }
                $0.member("delimiter", form.delimiter.map { String(Unicode.Scalar($0)) })
                $0.member("headerRow", table?.layout?.headerRow)
                $0.member("sheet", form.sheet)
            }
            if let mark = distribution.table {
                if let schema = mark.schema {
                    $0.object("conformity") {
                        $0.member("schema", schema)
                        $0.member("version", mark.schemaVersion)
                        $0.member("valid", mark.isConform)
                        $0.member("errors", mark.errors)
                    }
                } else {
                    $0.member("schema", distribution.schema?.name)
                }
                if mark.isRead { $0.member("rows", mark.rows) }
            } else {
                $0.member("schema", distribution.schema?.name)
            }
            if let table { writeColumns(table, into: &$0) }
            if let mark = distribution.table, mark.rowsServed > 0, let name = distribution.publishedName {
                $0.object("firstRows") {
                    let path = addresses.rows(1, of: name, of: description.dataset, description.publisher)
                    $0.member("address", address(path))
                    $0.member("rows", mark.rowsServed)
                    $0.member("pages", RowPages.count(rows: mark.rowsServed))
                    $0.member("complete", mark.rowsServed >= mark.rows)
                }
            }
        }
    }

    private func writeColumns(_ table: TableColumns, into document: inout JSONDocument) {
        document.array("columns") {
            for column in table.profile.columns {
                let field = table.field(named: column.name)
                $0.object {
                    $0.member("name", column.name)
                    $0.member("type", (table.isText(column) ? .text : column.type).rawValue)
                    $0.member("title", field?.title == column.name ? nil : field?.title)
                    $0.member("description", field?.description == field?.title ? nil : field?.description)
                }
            }
        }
    }
}

extension DatasetDescription {
    /// The distributions that are data, by their positions among the dataset's, with their nodes.
    var distributions: [(position: Int, node: Node)] {
        let positions = dataset.distributions.indices.filter { position in
            guard dataset.distributions[position].role == .data else { return false }
            if case .remote(let address) = dataset.distributions[position].location { return IRI(web: address) != nil }
            return true
        }
        return zip(positions, node.nodes(.distribution)).map { ($0, $1) }
    }
}

extension JSONDocument {
    mutating func member(_ key: String, orNull text: String?) {
        if let text { member(key, text) } else { member(key, json: Array("null".utf8)) }
    }

    fileprivate mutating func write(_ contact: Contact?) {
        guard let contact else { return }
        object("contact") {
            $0.member("name", contact.name)
            $0.member("email", contact.email)
            $0.member("telephone", contact.telephone)
            $0.member("address", contact.address)
        }
    }

    fileprivate mutating func write(_ place: SpatialCoverage?, isBoxDerived: Bool) {
        guard let place else { return }
        object("spatial") {
            $0.member("code", place.code)
            $0.member("name", place.name)
            guard let box = place.box else { return }
            if isBoxDerived { $0.member("derived", true) }
            $0.array("bbox") { for side in [box.west, box.south, box.east, box.north] { $0.element(json: Array(side.description.utf8)) } }
        }
    }
}
