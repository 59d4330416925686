import Bytes
import Findings
import Model
import Testing

@testable import Interchange

private let dcat = "http://www.w3.org/ns/dcat#"
private let hydra = "http://www.w3.org/ns/hydra/core#"

@Suite("Feeds in pages, whole and publisher by publisher")
struct PagingTests {
    /// Datasets of two publishers in turn.
    static func catalogue(_ count: Int) -> Catalogue {
        var catalogue = Fixture.catalogue(
            (0..<count).map { number in
                var dataset = Fixture.dataset()
                dataset.slug = "jeu-\(number)"
                dataset.folder = "roques/jeu-\(number)"
                dataset.publisher = number % 2
                return dataset
            })
        var second = Fixture.publisher()
        (second.folder, second.slug, second.siret, second.siren) = ("seysses", "seysses", "21310547300011", "213105473")
        second.name = LocalizedText("Ville de Seysses", in: .french)
        catalogue.publishers.append(second)
        return catalogue
    }

    /// Ten datasets make a page in most of these tests.
    private static func pages(_ format: FeedFormat, _ catalogue: Catalogue, _ subject: FeedSubject = .whole, pageSize: Int = 10) throws -> [ReadGraph] {
        let count = CatalogueGraph(catalogue).map { Feed($0, pageSize: pageSize) }?.pages(of: subject).count ?? 0
        return try (0..<count).map { try ReadGraph(Written.page($0 + 1, as: format, of: catalogue, subject, pageSize: pageSize), format) }
    }

    private static func datasets(_ graph: ReadGraph) -> [String] { graph.subjects(ofType: "<\(dcat)Dataset>") }

    @Test("Up to 500 datasets are one document, which says nothing of pages")
    func onePage() throws {
        func counts(_ catalogue: Catalogue) throws -> [Int] { Feed(try #require(CatalogueGraph(catalogue))).pages(of: .whole).map(\.datasets.count) }
        #expect(try counts(Self.catalogue(500)) == [500])
        #expect(try counts(Self.catalogue(501)) == [500, 1])
        #expect(try counts(Self.catalogue(0)) == [0])
        #expect(try !Self.pages(.jsonLD, Self.catalogue(10))[0].triples.contains { ($0.predicate + $0.object).contains(hydra) })
    }

    @Test("No page repeats or loses a dataset, and each is reached from the one before, in its own format", arguments: FeedFormat.allCases)
    func chain(format: FeedFormat) throws {
        let catalogue = Self.catalogue(25)
        let pages = try Self.pages(format, catalogue)
        #expect(pages.map { Self.datasets($0).count } == [10, 10, 5])
        #expect(Set(pages.flatMap(Self.datasets)).count == 25)
        let home = "https://donnees.exemple.fr/portail/"
        for (number, page) in pages.enumerated() {
            // What harvesters do: the first view that they meet, and its next page.
            let view = try #require(page.subjects(ofType: "<\(hydra)PartialCollectionView>").first)
            #expect(view == "<" + home + Addresses.feed(format, page: number + 1) + ">")
            let next = number < 2 ? ["<" + home + Addresses.feed(format, page: number + 2) + ">"] : []
            #expect(page.objects(view, "<\(hydra)next>") == next)
            let listed = page.objects("<\(home)#catalogue>", "<\(dcat)dataset>")
            #expect(listed.sorted() == Self.datasets(page).sorted())
        }
        #expect(pages[0].objects("<\(home)#catalogue>", "<\(hydra)totalItems>").map { $0.hasPrefix("\"25\"") } == [true])
    }

    @Test("A page is one graph in all formats")
    func samePages() throws {
        let catalogue = Self.catalogue(12)
        for number in 1...2 {
            let first = try ReadGraph(Written.page(number, of: catalogue, pageSize: 10), .jsonLD).statements
            for format in [FeedFormat.turtle, .rdfXML] {
                #expect(try ReadGraph(Written.page(number, as: format, of: catalogue, pageSize: 10), format).statements == first)
            }
        }
    }

    @Test("All that a page refers to is typed in it, but for the other pages")
    func closedPages() throws {
        for page in try Self.pages(.turtle, Self.catalogue(21)) + Self.pages(.turtle, Self.catalogue(21), .publisher(1)) {
            let typed = Set(page.triples.filter { $0.predicate == ReadGraph.type }.map(\.subject))
            let referred = page.triples.filter { $0.predicate != ReadGraph.type && !$0.predicate.contains(hydra) && !$0.predicate.contains("URL") }
            let untyped = Set(referred.map(\.object).filter { $0.hasPrefix("<") && !$0.hasPrefix("<mailto:") && !$0.hasPrefix("<tel:") }).subtracting(typed)
            #expect(untyped.isEmpty)
        }
    }

    @Test("The pages and the dump say the same of every dataset")
    func dump() throws {
        let catalogue = Self.catalogue(21)
        let dump = try ReadGraph(nQuads: Written.dump(of: catalogue, pageSize: 10), graphName: "<https://donnees.exemple.fr/portail/#catalogue>").statements
        var pages = Set<String>()
        for page in try Self.pages(.jsonLD, catalogue) { pages.formUnion(page.statements) }
        #expect(pages.filter { !$0.contains(hydra) }.subtracting(dump).isEmpty)
    }

    @Test("A publisher’s feed holds its datasets and no other’s, as the whole describes them, in a catalogue of its own")
    func publisherFeed() throws {
        var catalogue = Self.catalogue(9)
        catalogue.publishers.append(Fixture.publisher())
        let whole = try ReadGraph(Written.page(of: catalogue), .jsonLD)
        let own = try ReadGraph(Written.page(of: catalogue, .publisher(1)), .jsonLD)
        let page = "https://donnees.exemple.fr/portail/producteurs/seysses/"
        #expect(Self.datasets(own).count == 4)
        #expect(Self.datasets(own).allSatisfy { $0.hasPrefix("<https://donnees.exemple.fr/portail/jeux/seysses/") })
        for dataset in Self.datasets(own) {
            #expect(own.statements.filter { $0.hasPrefix(dataset + " ") } == whole.statements.filter { $0.hasPrefix(dataset + " ") })
        }
        #expect(own.subjects(ofType: "<\(dcat)Catalog>") == ["<\(page)#catalogue>"])
        let titles = own.objects("<\(page)#catalogue>", "<http://purl.org/dc/terms/title>")
        #expect(titles == ["\"Ville de Seysses – Données de Roques\"@fr", "\"Ville de Seysses – Data of Roques\"@en"])
        #expect(own.objects("<\(page)#catalogue>", "<http://purl.org/dc/terms/publisher>") == ["<\(page)#publisher>"])
        // A publisher without datasets has nothing to be harvested.
        #expect(try Self.pages(.jsonLD, catalogue, .publisher(2)).isEmpty)
    }

    @Test("An edited dataset changes the first page, which dates the catalogue, and its own; a new last one leaves the full pages between")
    func stablePages() throws {
        func marks(_ catalogue: Catalogue) throws -> [Fingerprint] {
            let feed = Feed(try #require(CatalogueGraph(catalogue)), pageSize: 10)
            return feed.pages(of: .whole).map { feed.fingerprint(of: $0) }
        }
        let before = Self.catalogue(28)
        var after = before
        after.datasets[27].modified = CalendarDate(year: 2025, month: 1, day: 1)
        let (old, new) = (try marks(before), try marks(after))
        #expect(old[0] != new[0])
        #expect(old[1] == new[1])
        #expect(old[2] == new[2])
        // What a page says of its datasets is told by their own keys.
        let middle = Written.page(2, of: before, pageSize: 10)
        #expect(Written.page(2, of: after, pageSize: 10) == middle)
        #expect(Written.page(2, of: Self.catalogue(29), pageSize: 10) == middle)
        #expect(Written.page(3, of: after, pageSize: 10) != Written.page(3, of: before, pageSize: 10))
    }
}
