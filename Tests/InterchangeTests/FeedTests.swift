import Bytes
import Findings
import Model
import Testing

@testable import Interchange

private let dataset = Fixture.page + "#dataset"
private let table = Fixture.page + "#file/subventions.csv"

@Suite("The feed for harvesters")
struct FeedTests {
    @Test("A dataset is known by the identifier it was given, else by its page's address in the first language")
    func identifier() throws {
        #expect(try ReadFeed.catalogue(Fixture.catalogue()).values(dataset, "dct:identifier") == [Fixture.page])
        var given = Fixture.dataset()
        given.identifier = "roques-subventions"
        #expect(try ReadFeed.catalogue(Fixture.catalogue([given])).values(dataset, "dct:identifier") == ["roques-subventions"])
    }

    @Test("Titles and descriptions come in both languages where there is a translation")
    func languages() throws {
        let feed = try ReadFeed.catalogue(Fixture.catalogue())
        #expect(feed.values(dataset, "dct:title") == ["Subventions versées@fr", "Grants awarded@en"])
        #expect(feed.values(dataset, "dct:description") == ["Les subventions de la commune.@fr", "The grants of the town.@en"])
        #expect(feed.values("https://donnees.exemple.fr/portail/#catalogue", "dct:description") == ["Les données ouvertes.@fr"])
    }

    @Test("A dataset without a summary is described by its title")
    func descriptionFallback() throws {
        var bare = Fixture.dataset()
        bare.summary = nil
        let feed = try ReadFeed.catalogue(Fixture.catalogue([bare]))
        #expect(feed.values(dataset, "dct:description") == feed.values(dataset, "dct:title"))
    }

    @Test("The licence bears the national identifier and the EU's term, on the dataset and on each file")
    func licence() throws {
        let feed = try ReadFeed.catalogue(Fixture.catalogue())
        let licence = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
        #expect(feed.values(dataset, "dct:license") == [licence])
        #expect(feed.values(table, "dct:license") == [licence])
        #expect(feed.values(licence, "rdfs:label") == ["lov2"])
        #expect(feed.values(licence, "skos:exactMatch") == ["http://publications.europa.eu/resource/authority/licence/ETALAB_2_0"])
    }

    @Test("A licence without an address keeps the identifier that the national portal reads")
    func licenceWithoutAddress() throws {
        var other = Fixture.dataset()
        other.licence = Licence.vocabulary.find("other-open")
        let feed = try ReadFeed.catalogue(Fixture.catalogue([other]))
        let licence = try #require(feed.values(dataset, "dct:license").first)
        #expect(feed.values(licence, "rdfs:label") == ["other-open"])
    }

    @Test("A file's checksum names SHA-256 by the https address, which the national harvester takes")
    func checksum() throws {
        let feed = try ReadFeed.catalogue(Fixture.catalogue())
        let checksum = try #require(feed.blank(table, "spdx:checksum").first)
        #expect(checksum["spdx:algorithm"] as? [String: String] == ["@id": "https://spdx.org/rdf/terms#checksumAlgorithm_sha256"])
        let value = try #require(checksum["spdx:checksumValue"] as? [String: String])
        #expect(value["@type"] == "xsd:hexBinary")
        #expect(value["@value"] == Digester.digest(of: Array("subventions.csv".utf8)).hexadecimal)
        #expect(feed.values("https://spdx.org/rdf/terms#checksumAlgorithm_sha256", "@type") == ["spdx:ChecksumAlgorithm"])
    }

    @Test("A file is described by its addresses, size, media type and the EU's file type")
    func file() throws {
        let feed = try ReadFeed.catalogue(Fixture.catalogue())
        #expect(feed.values(dataset, "dcat:distribution") == [table])
        #expect(feed.values(table, "dcat:accessURL") == [Fixture.page + "subventions.csv"])
        #expect(feed.values(table, "dcat:downloadURL") == [Fixture.page + "subventions.csv"])
        #expect(feed.values(table, "dcat:byteSize") == ["224"])
        #expect(feed.values(table, "dcat:mediaType") == ["https://www.iana.org/assignments/media-types/text/csv"])
        #expect(feed.values("https://www.iana.org/assignments/media-types/text/csv", "rdfs:label") == ["text/csv"])
        #expect(feed.values(table, "dct:format") == ["http://publications.europa.eu/resource/authority/file-type/CSV"])
    }

    @Test("A file's name is percent-encoded in its address, and a zipped file says so")
    func awkwardFile() throws {
        var awkward = Fixture.dataset()
        var file = Fixture.file("bâti & co #1.xml", "xml")
        file.isZipped = true
        awkward.distributions = [file]
        let feed = try ReadFeed.catalogue(Fixture.catalogue([awkward]))
        let node = try #require(feed.values(dataset, "dcat:distribution").first)
        #expect(feed.values(node, "dcat:downloadURL") == [Fixture.page + "b%C3%A2ti%20%26%20co%20%231.xml.zip"])
        #expect(feed.values(node, "dcat:compressFormat") == ["https://www.iana.org/assignments/media-types/application/zip"])
    }

    @Test("A schema's national name becomes its address, a standard with a title; a schema of one's own stays at home")
    func schema() throws {
        let feed = try ReadFeed.catalogue(Fixture.catalogue())
        #expect(feed.values(table, "dct:conformsTo") == ["https://schema.data.gouv.fr/scdl/subventions/"])
        #expect(feed.values("https://schema.data.gouv.fr/scdl/subventions/", "@type") == ["dct:Standard"])
        #expect(feed.values("https://schema.data.gouv.fr/scdl/subventions/", "dct:title") == ["scdl/subventions"])
        #expect(Standard("https://exemple.fr/schema.json")?.iri.text == "https://exemple.fr/schema.json")
        #expect(Standard("schemas/arbres.json") == nil)
        #expect(Standard("arbres") == nil)
    }

    @Test("A file that was checked and does not follow its schema is not said to conform to it, nor is its dataset")
    func brokenSchema() throws {
        var checked = Fixture.dataset()
        checked.schema = checked.distributions[0].schema
        checked.distributions[0].table = TableMark(rows: 2, columns: 3, schema: "scdl/subventions", errors: 0)
        let good = try ReadFeed.catalogue(Fixture.catalogue([checked]))
        for node in [dataset, table] { #expect(good.values(node, "dct:conformsTo") == ["https://schema.data.gouv.fr/scdl/subventions/"]) }
        checked.distributions[0].table?.errors = 1
        let broken = try ReadFeed.catalogue(Fixture.catalogue([checked]))
        for node in [dataset, table] { #expect(broken.values(node, "dct:conformsTo").isEmpty) }
        #expect(broken.values("https://schema.data.gouv.fr/scdl/subventions/", "@type").isEmpty)
    }

    @Test("A remote file may be downloaded, a service only reached; two layers of one service are two distributions")
    func remote() throws {
        var remote = Fixture.dataset()
        remote.distributions = [
            Fixture.link("https://ailleurs.example/a b.csv", "csv"), Fixture.link("https://ailleurs.example/wfs?x=1", "wfs", title: "Couche 1"),
            Fixture.link("https://ailleurs.example/wfs?x=1", "wfs", title: "Couche 2"), Fixture.link("javascript:alert(1)", "csv"),
        ]
        let feed = try ReadFeed.catalogue(Fixture.catalogue([remote]))
        let nodes = feed.values(dataset, "dcat:distribution")
        #expect(nodes.count == 3)
        #expect(Set(nodes).count == 3)
        #expect(nodes.flatMap { feed.values($0, "dct:title") } == ["Lien@fr", "Couche 1@fr", "Couche 2@fr"])
        #expect(feed.values(nodes[0], "dcat:downloadURL") == ["https://ailleurs.example/a%20b.csv"])
        #expect(feed.values(nodes[1], "dcat:accessURL") == ["https://ailleurs.example/wfs?x=1"])
        #expect(feed.values(nodes[1], "dcat:downloadURL").isEmpty)
        #expect(!feed.text.contains("javascript"))
    }

    @Test("A high-value dataset names its category, and the regulation for itself and its files; texts of law, access, version and origin are told too")
    func highValue() throws {
        var valued = Fixture.dataset()
        valued.highValue = [HighValueCategory.vocabulary.find("mobilité")!]
        valued.legislation = ["https://exemple.fr/loi"]
        valued.accessRights = AccessRights.vocabulary.find("restreint")
        valued.version = "2.1"
        valued.provenance = LocalizedText("Relevé sur le terrain", in: .french)
        let feed = try ReadFeed.dataset(of: Fixture.catalogue([valued]))
        let texts = ["https://exemple.fr/loi", "http://data.europa.eu/eli/reg_impl/2023/138/oj"]
        #expect(feed.values(dataset, "dcatap:hvdCategory") == ["http://data.europa.eu/bna/c_b79e35eb"])
        #expect(feed.values(dataset, "dcatap:applicableLegislation") == texts && feed.values(table, "dcatap:applicableLegislation") == texts)
        #expect(feed.values(texts[1], "@type") == ["eli:LegalResource"])
        #expect(feed.values(dataset, "dct:accessRights") == ["http://publications.europa.eu/resource/authority/access-right/RESTRICTED"])
        #expect(feed.values(dataset, "dcat:version") == ["2.1"])
        #expect(feed.text.contains("Relev\\u00e9 sur le terrain"))
        #expect(feed.values(dataset, "dcat:keyword").contains("hvd@fr"))
    }

    @Test("Documentation is a document of the dataset, for European portals and for the national one, and no distribution")
    func documentation() throws {
        var documented = Fixture.dataset()
        documented.distributions.append(Fixture.file("notice.pdf", "pdf", role: .documentation))
        documented.homepage = "https://www.roques.example/associations"
        let feed = try ReadFeed.catalogue(Fixture.catalogue([documented]))
        let notice = Fixture.page + "notice.pdf"
        #expect(feed.values(dataset, "dcat:distribution") == [table])
        #expect(feed.values(dataset, "foaf:page") == [notice, "https://www.roques.example/associations"])
        #expect(feed.values(dataset, "dct:hasPart") == [notice])
        #expect(feed.values(notice, "@type") == ["foaf:Document"])
        #expect(feed.values(notice, "dct:title") == ["notice.pdf@fr"])
    }

    @Test("The publisher says what it is, its number and how to reach it; its contact is described once for all its datasets")
    func publisher() throws {
        var second = Fixture.dataset()
        second.slug = "autre"
        second.contact = nil
        var third = Fixture.dataset()
        third.slug = "encore"
        third.contact = Contact(email: "voirie@roques.example")
        let feed = try ReadFeed.catalogue(Fixture.catalogue([Fixture.dataset(), second, third]))
        let publisher = "https://donnees.exemple.fr/portail/producteurs/roques/"
        #expect(feed.values(dataset, "dct:publisher") == [publisher + "#publisher"])
        #expect(feed.values(publisher + "#publisher", "foaf:name") == ["Ville de Roques@fr"])
        #expect(feed.values(publisher + "#publisher", "dct:identifier") == ["21310458300017"])
        #expect(feed.values(publisher + "#publisher", "dct:type") == ["http://purl.org/adms/publishertype/LocalAuthority"])
        #expect(feed.values(publisher + "#publisher", "foaf:mbox") == ["mailto:donnees@roques.example"])

        let jeux = "https://donnees.exemple.fr/portail/jeux/roques/"
        #expect(feed.values(dataset, "dcat:contactPoint") == [publisher + "#contact"])
        #expect(feed.values(jeux + "autre/#dataset", "dcat:contactPoint") == [publisher + "#contact"])
        #expect(feed.values(publisher + "#contact", "vcard:fn") == ["Service données"])
        #expect(feed.values(publisher + "#contact", "vcard:hasTelephone") == ["tel:+33561000000"])
        #expect(feed.values(jeux + "encore/#dataset", "dcat:contactPoint") == [jeux + "encore/#contact"])
        #expect(feed.values(jeux + "encore/#contact", "vcard:hasEmail") == ["mailto:voirie@roques.example"])
        #expect(feed.values(jeux + "encore/#contact", "vcard:fn") == ["Ville de Roques"])
    }

    @Test("The period is a blank node with its two days")
    func temporal() throws {
        let period = try #require(try ReadFeed.catalogue(Fixture.catalogue()).blank(dataset, "dct:temporal").first)
        #expect(period["dcat:startDate"] as? [String: String] == ["@type": "xsd:date", "@value": "2017-01-01"])
        #expect(period["dcat:endDate"] as? [String: String] == ["@type": "xsd:date", "@value": "2017-12-31"])
    }

    @Test("A place is described once, by its Insee code, with the box as a polygon; another box of the same code does not touch it")
    func spatial() throws {
        var narrower = Fixture.dataset()
        narrower.slug = "centre"
        narrower.spatial?.box = BoundingBox(west: -1.5, south: 0.000001, east: 1.35, north: 43.5)
        let feed = try ReadFeed.catalogue(Fixture.catalogue([Fixture.dataset(), narrower]))
        let roques = "http://id.insee.fr/geo/commune/31458"
        #expect(feed.values(dataset, "dct:spatial") == [roques])
        #expect(feed.values("https://donnees.exemple.fr/portail/#catalogue", "dct:spatial") == [roques])
        #expect(feed.values(roques, "dcat:bbox") == ["POLYGON((1.33 43.49,1.39 43.49,1.39 43.53,1.33 43.53,1.33 43.49))"])
        #expect(feed.values(roques, "dct:identifier") == ["31458"])

        let own = "https://donnees.exemple.fr/portail/jeux/roques/centre/#place"
        #expect(feed.values("https://donnees.exemple.fr/portail/jeux/roques/centre/#dataset", "dct:spatial") == [own])
        #expect(feed.values(own, "dcat:bbox") == ["POLYGON((-1.5 0.000001,1.35 0.000001,1.35 43.5,-1.5 43.5,-1.5 0.000001))"])
    }

    @Test("Themes go to Europe by its terms; a local theme that is none of them goes as a keyword")
    func themes() throws {
        var local = Fixture.dataset()
        local.themes.append(Theme(code: "festivites", french: "Festivités", english: "Festivities", european: nil))
        let feed = try ReadFeed.catalogue(Fixture.catalogue([local]))
        #expect(feed.values(dataset, "dcat:theme") == ["http://publications.europa.eu/resource/authority/data-theme/GOVE"])
        #expect(feed.values(dataset, "dcat:keyword") == ["subvention@fr", "vie associative@fr", "Festivités@fr"])
    }

    @Test("The catalogue lists its datasets and says when the newest changed")
    func catalogue() throws {
        var older = Fixture.dataset()
        older.slug = "ancien"
        older.modified = CalendarDate(year: 2019, month: 1, day: 1)
        let feed = try ReadFeed.catalogue(Fixture.catalogue([older, Fixture.dataset()]))
        let node = "https://donnees.exemple.fr/portail/#catalogue"
        #expect(feed.values(node, "dcat:dataset") == ["https://donnees.exemple.fr/portail/jeux/roques/ancien/#dataset", dataset])
        #expect(feed.values(node, "dct:modified") == ["2024-06-30"])
        #expect(feed.values(node, "dct:publisher") == ["https://donnees.exemple.fr/portail/producteurs/roques/#publisher"])
        #expect(feed.values(node, "foaf:homepage") == ["https://donnees.exemple.fr/portail/"])
    }

    @Test("A catalogue that nobody signs still has a publisher, which DCAT-AP wants")
    func unsignedCatalogue() throws {
        var unsigned = Fixture.catalogue([])
        unsigned.settings.publisher = nil
        unsigned.publishers = []
        let feed = try ReadFeed.catalogue(unsigned)
        let publisher = try #require(feed.values("https://donnees.exemple.fr/portail/#catalogue", "dct:publisher").first)
        #expect(feed.values(publisher, "foaf:name") == ["Données de Roques@fr", "Data of Roques@en"])
    }
}

@Suite("What a feed promises as a whole")
struct FeedPromiseTests {
    static var full: Catalogue {
        var full = Fixture.dataset()
        full.distributions += [
            Fixture.file("notice.pdf", "pdf", role: .documentation), Fixture.file("plan.kml", "kml"), Fixture.link("https://a.example/wfs", "wfs"),
        ]
        full.distributions[2].isZipped = true
        full.contact = Contact(name: "Voirie", address: "https://a.example/voirie")
        full.homepage = "https://a.example/"
        full.schema = SchemaChoice(name: "https://a.example/schema.json", place: SourcePlace(file: ""))
        var epci = Fixture.dataset()
        epci.slug = "epci"
        epci.spatial = SpatialCoverage(code: "243100518", name: "Un EPCI")
        epci.licence = Licence.vocabulary.find("odc-odbl")
        epci.language = .english
        return Fixture.catalogue([full, epci])
    }

    /// Addresses of files, mail boxes and telephones are no things that a feed describes.
    private static func needsType(_ iri: String, in feed: ReadFeed) -> Bool {
        !iri.hasPrefix("mailto:") && !iri.hasPrefix("tel:")
            && !feed.nodes.keys.contains { feed.values($0, "dcat:accessURL").contains(iri) || feed.values($0, "dcat:downloadURL").contains(iri) }
    }

    @Test("Every IRI that a feed refers to is typed in it, in the catalogue and in each dataset's own feed")
    func closed() throws {
        for feed in [try ReadFeed.catalogue(Self.full), try ReadFeed.dataset(0, of: Self.full), try ReadFeed.dataset(1, of: Self.full)] {
            let untyped = feed.references.filter { Self.needsType($0, in: feed) && feed.values($0, "@type").isEmpty }
            #expect(untyped.isEmpty)
            #expect(feed.references.count > 10)
        }
    }

    @Test("A dataset's own feed says of it what the catalogue says")
    func ownFeed() throws {
        let whole = try ReadFeed.catalogue(Self.full)
        let own = try ReadFeed.dataset(of: Self.full)
        for iri in [dataset, table, "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"] {
            let properties = try #require(whole.nodes[iri]?.keys)
            for property in properties { #expect(own.values(iri, property) == whole.values(iri, property)) }
        }
    }

    @Test("A feed is pure ASCII, with its context inside")
    func ascii() throws {
        let feed = try ReadFeed.catalogue(Self.full)
        #expect(feed.bytes.allSatisfy { $0 < 0x80 })
        #expect(feed.text.hasPrefix("{\"@context\":{\"dcat\":\"http://www.w3.org/ns/dcat#\""))
    }

    @Test("Statements with one property stand together, so that no object of the JSON has a key twice")
    func togetherness() throws {
        func check(_ node: Node) {
            var seen: [Predicate] = []
            for statement in node.statements {
                if seen.last != statement.predicate { #expect(!seen.contains(statement.predicate)) }
                seen.append(statement.predicate)
                if case .node(let inner) = statement.value { check(inner) }
            }
        }
        let graph = try #require(CatalogueGraph(Self.full))
        for dataset in Self.full.datasets { check(try #require(graph.dataset(dataset))) }
        for node in SharedNodes(of: graph).all + [graph.catalogueNode()] { check(node) }
    }

    @Test("The same catalogue gives the same bytes, whether kept or streamed")
    func deterministic() throws {
        let first = try ReadFeed.catalogue(Self.full).bytes
        #expect(try ReadFeed.catalogue(Self.full).bytes == first)
        var streamed: [UInt8] = []
        do {
            var writer = ByteWriter(sink: { streamed += $0 })
            let feed = Feed(try #require(CatalogueGraph(Self.full)))
            feed.write(try #require(feed.pages(of: .whole).first), as: .jsonLD, into: &writer)
            try writer.finish()
        }
        #expect(streamed == first)
    }

    @Test("Without a base address there is no feed, nor with one that is none")
    func noBaseAddress() {
        #expect(CatalogueGraph(Fixture.catalogue(baseAddress: nil)) == nil)
        #expect(CatalogueGraph(Fixture.catalogue(baseAddress: "donnees.exemple.fr")) == nil)
        #expect(CatalogueGraph(Fixture.catalogue(baseAddress: "https://donnees.exemple.fr/portail")) != nil)
    }

    @Test(
        "A hostile title comes back as it was and opens nothing",
        arguments: [
            "\"quoted\" \\ back\u{0301}", "\"\u{0301}combining quote\"\u{0308}", "line\u{2028}and\u{2029}paragraph\n\t\r", "</script><!--<script>",
            "astral 😀 𝒳", "{\"@id\":\"x\"}", "a\u{202E}b",
        ])
    func hostileTitle(title: String) throws {
        var hostile = Fixture.dataset()
        hostile.title = LocalizedText(title, in: .french)
        hostile.summary = hostile.title
        let feed = try ReadFeed.catalogue(Fixture.catalogue([hostile]))
        #expect(feed.values(dataset, "dct:title").map { Array($0.utf8) } == [Array((title + "@fr").utf8)])
        #expect(feed.bytes.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A) })
        #expect(!feed.text.contains("</"))
    }

    @Test("A character beyond the basic plane is written as a surrogate pair")
    func surrogates() throws {
        var astral = Fixture.dataset()
        astral.title = LocalizedText("😀", in: .french)
        #expect(try ReadFeed.catalogue(Fixture.catalogue([astral])).text.contains("\"@value\":\"\\ud83d\\ude00\""))
    }

    @Test("A dataset whose publisher is unknown is left out, and an index beyond the end writes nothing")
    func outOfRange() throws {
        var lost = Fixture.dataset()
        lost.publisher = 7
        let feed = try ReadFeed.catalogue(Fixture.catalogue([lost]))
        #expect(feed.nodes[dataset] == nil)
        #expect(Written.dataset(9, of: Fixture.catalogue()).isEmpty)
    }
}
