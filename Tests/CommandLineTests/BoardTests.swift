import Foundation
import TestCatalogue
import Testing

@Suite("The board of a territory")
struct BoardTests {
    private static let header =
        "description: Une description assez longue pour compter, avec tout ce qu’il faut savoir du jeu de données publié par la commune.\nlicense: lov2\nfrequency: annual\nmodified: 2025-05-01\n"

    /// Two communes and a group of them; one has charging points that do not follow their schema, the other trees.
    private func catalogue(_ settings: String = "") -> TestCatalogue {
        TestCatalogue("title: Essai\nbase-url: https://exemple.fr/\nlanguages: [fr, en]\n" + settings)
            .file("content/roques/index.md", "---\nname: Commune de Roques\nkind: commune\npopulation: 5436\ncontact: mairie@roques.example\n---\n")
            .file("content/revel/index.md", "---\nname: Commune de Revel\nkind: commune\npopulation: 900\n---\n")
            .file("content/muretain/index.md", "---\nname: Muretain\nkind: epci\npopulation: 90000\n---\n")
            .dataset("roques/prenoms", "title: Prénoms\n" + Self.header + "schema: scdl/prenoms\n", body: "Un texte.", data: nil)
            .file("content/roques/prenoms/prenoms.csv", "COLL_NOM,ENFANT_PRENOM\nRoques,Alix\n")
            .dataset("revel/adresses", "title: Base adresse locale\n" + Self.header, body: "Un texte.", data: "adresses.csv")
    }

    private func states(_ catalogue: TestCatalogue) -> [String: String] {
        let rows = (catalogue.text("site/tableau-de-bord/couverture.csv") ?? "").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        return Dictionary(rows.map { ("\($0[1]) \($0[5])", String($0[8])) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("The site has the board in both languages, a report of each producer, and files that say the same")
    func pages() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        for path in [
            "tableau-de-bord/", "en/board/", "tableau-de-bord/obligations/", "en/board/duties/", "producteurs/roques/bilan/", "en/publishers/roques/report/",
            "producteurs/muretain/bilan/",
        ] { #expect(catalogue.text("site/" + path + "index.html") != nil, "\(path)") }
        let states = states(catalogue)
        #expect(states["Commune de Roques prenoms"] == "errors" && states["Commune de Roques budget"] == "missing")
        #expect(states["Commune de Revel adresses"] == "present" && states["Commune de Revel budget"] == "not-concerned")
        #expect(states["Commune de Revel bornes"] == "unknown")
        let document = try #require(catalogue.bytes("site/tableau-de-bord/tableau-de-bord.json"))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(document)) as? [String: Any])
        let producers = try #require(json["producers"] as? [[String: Any]])
        #expect(producers.count == 3 && json["date"] as? String == "2025-05-01")
        let roques = producers.first { $0["id"] as? String == "roques" }
        #expect((roques?["states"] as? [String: String])?["prenoms"] == "errors")
        // The states are words, and the table has its caption and its scopes.
        let page = try #require(catalogue.text("site/tableau-de-bord/index.html"))
        #expect(page.contains(">Manquant<") && page.contains("<caption") && page.contains("scope=\"row\"") && page.contains("scope=\"col\""))
        #expect(catalogue.text("site/index.html")?.contains("href=\"tableau-de-bord/\"") == true)
        #expect(catalogue.text("site/producteurs/roques/index.html")?.contains("bilan/") == true)
    }

    @Test("A dataset without a file, or with a page to look at, answers nothing")
    func answers() throws {
        let catalogue = catalogue()
        catalogue.dataset("revel/subventions", "title: Subventions\n" + Self.header, body: "Un texte.", data: nil)
        catalogue.dataset("roques/deliberations", "title: Délibérations\n" + Self.header, body: "Un texte.", data: nil)
            .file("content/roques/deliberations/deliberations.pdf", "%PDF-1.7\n")
        #expect(try catalogue.build().status == 0)
        #expect(states(catalogue)["Commune de Revel subventions"] != "present" && states(catalogue)["Commune de Roques deliberations"] == "missing")
    }

    @Test("A report says what to do next, and has a mail that is addressed and says the same")
    func report() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text("site/producteurs/roques/bilan/index.html"))
        #expect(page.contains("Publier «\u{A0}Subventions versées\u{A0}»") && page.contains("dans «\u{A0}Prénoms\u{A0}»"))
        #expect(page.contains("href=\"mailto:mairie@roques.example?subject=Donn%C3%A9es"))
        #expect(page.contains("https://exemple.fr/producteurs/roques/bilan/"))
    }

    @Test("“board: no” switches it all off, and a catalogue whose producers have no kind has none")
    func off() throws {
        let off = catalogue("tableau-de-bord: non\n")
        #expect(try off.build().status == 0)
        #expect(off.text("site/tableau-de-bord/index.html") == nil && off.text("site/producteurs/roques/bilan/index.html") == nil)
        #expect(off.text("site/index.html")?.contains("tableau-de-bord") == false)
        let plain = TestCatalogue.sound()
        #expect(try plain.build().status == 0)
        #expect(plain.text("site/tableau-de-bord/index.html") == nil)
    }

    @Test("A site of one producer has its report, and no board to compare it with")
    func alone() throws {
        let catalogue = TestCatalogue("title: Essai\nbase-url: https://exemple.fr/\n")
            .file("content/roques/index.md", "---\nname: Commune de Roques\nkind: commune\npopulation: 5436\n---\n")
            .dataset("roques/prenoms", "title: Prénoms\n" + Self.header, body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text("site/producteurs/roques/bilan/index.html") != nil && catalogue.text("site/tableau-de-bord/index.html") == nil)
        #expect(catalogue.text("site/index.html")?.contains("producteurs/roques/bilan/") == true)
    }

    @Test("content/territoire.yml says what is expected instead")
    func own() throws {
        let catalogue = catalogue().file("content/territoire.yml", "attendus:\n  - nature: commune\n    jeux: [prenoms, Arbres]\n")
        #expect(try catalogue.build().status == 0)
        let states = states(catalogue)
        #expect(states["Commune de Revel arbres"] == "missing" && states["Commune de Roques prenoms"] == "errors")
        #expect(states["Commune de Roques budget"] == "not-concerned" && states["Muretain budget"] == "missing")
    }

    @Test("The check says the coverage; --record notes it, and the board then shows how it has changed; the bytes do not depend on the day")
    func record() throws {
        let catalogue = catalogue()
        let run = try catalogue.check("--record")
        #expect(run.output.contains("Couverture, au 2025-05-01 : 2 jeux de données sur"), "\(run.output)")
        #expect(catalogue.text("quality.csv")?.contains("2025-06-15,roques,1,") == true)
        catalogue.file("quality.csv", (catalogue.text("quality.csv") ?? "") + "2025-01-15,,1,5,0,0,9,1\n")
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text("site/tableau-de-bord/index.html"))
        #expect(page.contains("15\u{A0}janvier 2025") && page.contains("class=\"line l1\"") && page.contains("15\u{A0}juin 2025"))
    }

    @Test("A rebuild after one edit has the bytes of a build from nothing")
    func rebuilt() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        catalogue.dataset("revel/adresses", "title: Adresses\n" + Self.header + "schema: etalab/schema-bal\n", body: "Un autre texte.", data: "adresses.csv")
        catalogue.dataset("roques/budget", "title: Budget\n" + Self.header, body: "Un texte.")
        #expect(try catalogue.build().status == 0)
        #expect(try catalogue.build("--output", catalogue.root + "/other").status == 0)
        let (site, other) = (catalogue.contents(of: "site"), catalogue.contents(of: "other"))
        for (path, bytes) in other where path.hasSuffix(".html") || path.hasSuffix(".csv") { #expect(site[path] == bytes, "\(path)") }
    }
}
