import Bytes
import Findings
import Foundation
import Model

@testable import Interchange

/// A commune with one dataset that fills every field.
enum Fixture {
    static let page = "https://donnees.exemple.fr/portail/jeux/roques/subventions/"

    static func file(_ name: String, _ format: String, role: Distribution.Role = .data) -> Distribution {
        let source = FileSource(path: "content/roques/subventions/" + name, signature: FileSignature(inode: 1, size: 224, modified: 0, changed: 0))
        var distribution = Distribution(
            location: .file(source, name: name), role: role, title: LocalizedText(name, in: .french), format: FileFormat.vocabulary.find(format)!)
        distribution.facts = FileFacts(size: 224, digest: Digester.digest(of: Array(name.utf8)))
        return distribution
    }

    static func link(_ address: String, _ format: String, title: String = "Lien") -> Distribution {
        Distribution(
            location: .remote(address), role: .data, title: LocalizedText(title, in: .french), format: FileFormat.vocabulary.find(format)!)
    }

    static func publisher() -> Publisher {
        var publisher = Publisher(folder: "roques", slug: "roques", name: LocalizedText("Ville de Roques", in: .french), place: SourcePlace(file: ""))
        publisher.kind = .commune
        publisher.siret = "21310458300017"
        publisher.siren = "213104583"
        publisher.insee = "31458"
        publisher.contact = Contact(
            name: "Service données", email: "donnees@roques.example", telephone: "+33 5 61 00 00 00", address: "https://roques.example/contact")
        publisher.homepage = "https://www.roques.example/"
        return publisher
    }

    static func dataset() -> Dataset {
        var dataset = Dataset(
            folder: "roques/subventions", publisher: 0, slug: "subventions",
            title: LocalizedText("Subventions versées", in: .french, translation: "Grants awarded"), language: .french, place: SourcePlace(file: ""))
        dataset.summary = LocalizedText("Les subventions de la commune.", in: .french, translation: "The grants of the town.")
        dataset.licence = Licence.vocabulary.find("lov2")
        dataset.frequency = Frequency.vocabulary.find("ANNUAL")
        let government = EuropeanTheme.vocabulary.find("GOVE")!
        dataset.themes = [Theme(code: "gouvernement", french: government.french, english: government.english, european: government)]
        dataset.keywords = ["subvention", "vie associative"]
        dataset.contact = publisher().contact
        dataset.spatial = SpatialCoverage(code: "31458", name: "Roques", box: BoundingBox(west: 1.33, south: 43.49, east: 1.39, north: 43.53))
        dataset.temporal = Period(start: CalendarDate(year: 2017, month: 1, day: 1), end: CalendarDate(year: 2017, month: 12, day: 31))
        dataset.issued = CalendarDate(year: 2018, month: 3, day: 5)
        dataset.modified = CalendarDate(year: 2024, month: 6, day: 30)
        var table = file("subventions.csv", "csv")
        table.schema = SchemaChoice(name: "scdl/subventions", place: SourcePlace(file: ""))
        dataset.distributions = [table]
        return dataset
    }

    static func catalogue(_ datasets: [Dataset] = [dataset()], baseAddress: String? = "https://donnees.exemple.fr/portail/") -> Catalogue {
        let settings = Settings(
            title: LocalizedText("Données de Roques", in: .french, translation: "Data of Roques"),
            description: LocalizedText("Les données ouvertes.", in: .french), baseAddress: baseAddress, languages: [.french, .english],
            territory: SpatialCoverage(code: "31458", name: "Roques"), publisher: publisher(), issued: CalendarDate(year: 2018, month: 1, day: 1))
        return Catalogue(settings: settings, publishers: [publisher()], datasets: datasets, pages: [], welcome: [:])
    }
}

/// A feed read back as a harvester does: nodes by IRI, whatever their order and nesting.
struct ReadFeed {
    let bytes: [UInt8]
    private(set) var nodes: [String: [String: [Any]]] = [:]
    /// Every IRI that some statement refers to.
    private(set) var references: Set<String> = []

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        for node in document?["@graph"] as? [[String: Any]] ?? [] { _ = read(node) }
    }

    static func catalogue(_ catalogue: Catalogue) throws -> ReadFeed { try ReadFeed(Written.page(of: catalogue)) }

    static func dataset(_ index: Int = 0, of catalogue: Catalogue) throws -> ReadFeed { try ReadFeed(Written.dataset(index, of: catalogue)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The texts and IRIs of a property, as written; a text in a language as `text@fr`.
    func values(_ subject: String, _ property: String) -> [String] {
        (nodes[subject]?[property] ?? []).compactMap { value in
            if let text = value as? String { return text }
            guard let object = value as? [String: Any] else { return nil }
            if let iri = object["@id"] as? String { return iri }
            guard let text = object["@value"] as? String else { return nil }
            return (object["@language"] as? String).map { text + "@" + $0 } ?? text
        }
    }

    /// The blank nodes of a property.
    func blank(_ subject: String, _ property: String) -> [[String: Any]] {
        (nodes[subject]?[property] ?? []).compactMap { $0 as? [String: Any] }.filter { $0["@id"] == nil && $0["@value"] == nil }
    }

    private mutating func read(_ node: [String: Any]) -> Any {
        guard node["@value"] == nil else { return node }
        var properties: [String: [Any]] = [:]
        for (key, value) in node where key != "@id" {
            properties[key] = (value as? [Any] ?? [value]).map { ($0 as? [String: Any]).map { read($0) } ?? $0 }
        }
        guard let iri = node["@id"] as? String else { return node }
        references.insert(iri)
        nodes[iri, default: [:]].merge(properties) { $0 + $1 }
        return ["@id": iri]
    }
}

/// What a feed writes.
enum Written {
    static func page(
        _ number: Int = 1, as format: FeedFormat = .jsonLD, of catalogue: Catalogue, _ subject: FeedSubject = .whole, pageSize: Int = FeedPage.mostDatasets
    ) -> [UInt8] {
        var writer = ByteWriter()
        if let feed = CatalogueGraph(catalogue).map({ Feed($0, pageSize: pageSize) }) {
            for page in feed.pages(of: subject) where page.number == number { feed.write(page, as: format, into: &writer) }
        }
        return writer.bytes
    }

    static func dataset(_ index: Int = 0, as format: FeedFormat = .jsonLD, of catalogue: Catalogue) -> [UInt8] {
        var writer = ByteWriter()
        CatalogueGraph(catalogue).map(Feed.init)?.writeDataset(index, as: format, into: &writer)
        return writer.bytes
    }

    static func dump(of catalogue: Catalogue, pageSize: Int = FeedPage.mostDatasets) -> [UInt8] {
        var writer = ByteWriter()
        if let feed = CatalogueGraph(catalogue).map({ Feed($0, pageSize: pageSize) }) {
            for part in 0..<feed.dumpParts { feed.writeDump(part: part, into: &writer) }
        }
        return writer.bytes
    }
}

extension ReadGraph {
    init(_ bytes: [UInt8], _ format: FeedFormat) throws {
        switch format {
        case .jsonLD: try self.init(jsonLD: bytes)
        case .turtle: try self.init(turtle: bytes)
        case .rdfXML: try self.init(rdfXML: bytes)
        }
    }
}
