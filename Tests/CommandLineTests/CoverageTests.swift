import Foundation
import TestCatalogue
import Testing

@Suite("When and where, taken from the data")
struct CoverageTests {
    private static let page = "site/jeux/roques/arbres/index.html"

    /// A dataset whose publisher says neither a place nor a period.
    private func catalogue(_ header: String = "", _ table: String) -> TestCatalogue {
        TestCatalogue("title: Essai\nbase-url: https://donnees.exemple.fr/\n").file("content/roques/arbres/arbres.csv", table)
            .dataset("roques/arbres", "title: Arbres\n" + header, body: "Un texte.", data: nil)
    }

    private func feed(_ catalogue: TestCatalogue) -> String { catalogue.text("site/jeux/roques/arbres/dataset.jsonld") ?? "" }

    @Test("A dataset that says no period has that of its years or dates, and its page says where it is from")
    func period() throws {
        let catalogue = catalogue("", "annee,nom\n2017,a\n2019,b\n")
        #expect(try !catalogue.check().output.contains("period-missing"))
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(Self.page)?.contains("2017 à 2019 (d’après les données)") == true)
        #expect(feed(catalogue).contains(#""dcat:startDate":{"@type":"xsd:date","@value":"2017-01-01"}"#))
        // An edit of the text takes the short way, and must say the same.
        catalogue.dataset("roques/arbres", "title: Arbres", body: "Un autre texte.", data: nil)
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(Self.page)?.contains("2017 à 2019 (d’après les données)") == true)
        // New data, new period.
        catalogue.file("content/roques/arbres/arbres.csv", "annee,nom\n2017,a\n2021,b\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(Self.page)?.contains("2017 à 2021 (d’après les données)") == true)
        #expect(feed(catalogue).contains("2021-12-31"))
    }

    @Test("What is written stands, whatever the data shows")
    func written() throws {
        let catalogue = catalogue("temporal: 2020\n", "annee,nom\n2017,a\n2019,b\n")
        #expect(try catalogue.build().status == 0)
        #expect(feed(catalogue).contains("2020-01-01") && !feed(catalogue).contains("2017-01-01"))
        #expect(catalogue.text(Self.page)?.contains("d’après les données") == false)
    }

    @Test("Days of birth and days of the last change are no period of the data")
    func otherDates() throws {
        let catalogue = catalogue("", "date_naissance,date_maj\n1960-01-01,2024-05-05\n1970-01-01,2024-05-06\n")
        #expect(try catalogue.check().output.contains("period-missing"))
    }

    @Test("A lone date far from all others, and when something was planted, are no period of the data; what is taken is told")
    func loneDates() throws {
        let rows = (1...20).map { "\(1950 + $0),2025-\($0 < 10 ? "0" : "1")\($0 % 9 % 3)-15,x\($0)".replacing("-00-", with: "-01-") }
        let catalogue = catalogue("", "annee_plantation,date_releve,nom\n" + rows.joined(separator: "\n") + "\n1990,2205-03-01,y\n")
        let run = try catalogue.check()
        #expect(run.output.contains("[period-derived]") && run.output.contains("date_releve (arbres.csv) ; quelques valeurs isolées"), "\(run.output)")
        #expect(run.output.contains("période: {début: 2025-0") && !run.output.contains("2205") && !run.output.contains("19"))
        let one = self.catalogue("", "date_releve,nom\n2025-06-01,a\n2025-06-01,b\n")
        #expect(try one.build().status == 0)
        #expect(one.text(Self.page)?.contains("le 1er\u{A0}juin 2025 (d’après les données)") == true)
    }

    @Test("Coordinates out of the territory give no box, and are told; a lone point elsewhere is left out")
    func strayCoordinates() throws {
        let settings = "title: Essai\nbase-url: https://donnees.exemple.fr/\nterritory: {code: \"31\", bbox: [0.44, 42.68, 2.05, 43.93]}\n"
        func catalogue(_ rows: [String]) -> TestCatalogue {
            TestCatalogue(settings).file("content/roques/arbres/arbres.csv", (["nom,latitude,longitude"] + rows).joined(separator: "\n") + "\n")
                .dataset("roques/arbres", "title: Arbres\nspatial: {insee: \"31458\", name: Roques}", body: "Un texte.", data: nil)
        }
        let points = (0..<9).map { "a\($0),43.5\($0),1.3\($0)" }
        let lone = catalogue(points + ["z,43.5,40.5"])
        #expect(try lone.check().output.contains("[box-derived]"))
        #expect(try lone.build().status == 0 && feed(lone).contains("POLYGON((1.3 43.5,1.38"))
        let swapped = catalogue((0..<9).map { "a\($0),1.3\($0),43.5\($0)" })
        #expect(try swapped.check().output.contains("[coordinates-swapped]"))
        #expect(try catalogue((0..<9).map { "a\($0),48.5\($0),2.3\($0)" }).check().output.contains("[coordinates-elsewhere]"))
    }

    @Test("A dataset that gives no box has that of its coordinates, in the feed")
    func box() throws {
        let catalogue = catalogue("spatial: {insee: \"31458\", name: Roques}\n", "nom,latitude,longitude\na,43.5,1.35\nb,43.52,1.37\n")
        #expect(try catalogue.build().status == 0)
        #expect(feed(catalogue).contains("POLYGON((1.35 43.5,1.37 43.5,1.37 43.52,1.35 43.52,1.35 43.5))"))
        #expect(feed(catalogue).contains("\"31458\""))
    }
}
