import Findings
import Model
import Testing

@testable import Interchange

@Suite("Datasets and files that have moved")
struct IdentityTests {
    @Test("A dataset that has moved keeps its identifier, its IRIs and the addresses of its files; its page is the new one")
    func moved() throws {
        let site = "https://donnees.exemple.fr/portail/jeux/"
        var dataset = Fixture.dataset()
        dataset.firstAddress = "roques/aides"
        dataset.formerAddresses = ["roques/aides"]
        dataset.distributions[0].formerPaths = ["roques/aides/été 2024.csv", "roques/aides/subventions.csv"]
        dataset.distributions[0].firstName = "été 2024.csv"
        dataset.distributions.append(Fixture.file("neuf.csv", "csv"))
        let feed = try ReadFeed.catalogue(Fixture.catalogue([dataset]))
        let iri = site + "roques/aides/#dataset"
        #expect(feed.values(iri, "dct:identifier") == [site + "roques/aides/"])
        #expect(feed.values(iri, "dcat:landingPage") == [Fixture.page])
        #expect(feed.values(iri, "dcat:distribution") == [site + "roques/aides/#file/%C3%A9t%C3%A9%202024.csv", site + "roques/aides/#file/neuf.csv"])
        #expect(feed.values(site + "roques/aides/#file/%C3%A9t%C3%A9%202024.csv", "dcat:downloadURL") == [site + "roques/aides/%C3%A9t%C3%A9%202024.csv"])
        #expect(feed.values(site + "roques/aides/#file/neuf.csv", "dcat:downloadURL") == [Fixture.page + "neuf.csv"])
        #expect(feed.values("https://donnees.exemple.fr/portail/#catalogue", "dcat:dataset") == [iri])
        #expect(!feed.references.contains(Fixture.page + "#dataset"))
    }

    @Test("A file says the identifier that an older portal gave it")
    func fileIdentifier() throws {
        var dataset = Fixture.dataset()
        dataset.distributions[0].identifier = "f5c2"
        let feed = try ReadFeed.catalogue(Fixture.catalogue([dataset]))
        #expect(feed.values(Fixture.page + "#file/subventions.csv", "dct:identifier") == ["f5c2"])
    }
}
