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

    var catalogue: Catalogue { graph.catalogue }
    var language: Language { catalogue.settings.languages.first ?? .french }
    private var home: IRI { graph.iris.home }
    var addresses: Addresses { Addresses(catalogue.settings) }

    public var datasetPages: Int { max(1, (catalogue.datasets.count + Self.datasetsOfPage - 1) / Self.datasetsOfPage) }

    /// `datasets`, `datasets-2`…
    public static func datasetsDocument(_ page: Int) -> String { page == 1 ? "datasets" : "datasets-\(page)" }

    func address(_ path: String) -> String { (home + Addresses.encodedPath(path)).text }

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
                $0.member("turtle", address(Addresses.feed(.turtle)))
                $0.member("rdf", address(Addresses.feed(.rdfXML)))
                $0.member("dump", address(Addresses.dump))
                $0.member("dataJSON", address(Addresses.dataJSON))
                $0.member("dcatUS", address(Addresses.dcatUS3))
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

    func writeMembers(of publisher: Publisher, into document: inout JSONDocument) {
        document.member("slug", publisher.slug)
        document.member("name", publisher.name[language])
        document.member("address", graph.iris.page(of: publisher).text)
    }
}

extension JSONDocument {
    mutating func member(_ key: String, orNull text: String?) {
        if let text { member(key, text) } else { member(key, json: Array("null".utf8)) }
    }

    mutating func write(_ contact: Contact?) {
        guard let contact else { return }
        object("contact") {
            $0.member("name", contact.name)
            $0.member("email", contact.email)
            $0.member("telephone", contact.telephone)
            $0.member("address", contact.address)
        }
    }
}
