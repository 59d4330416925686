import TestCatalogue
import Testing

/// Tables that are none of the usual kind: a page that opens on a telephone, whatever is in them.
@Suite("Hostile tables")
struct HostileTableTests {
    private static let script = "<script>alert(1)</script>"

    private static let tables: [(name: String, text: String)] = [
        ("une-colonne", "nom\n" + (0..<500).map { "v\($0 % 7)\n" }.joined()),
        (
            "beaucoup-de-colonnes",
            (0..<3_000).map { "colonne \($0)" }.joined(separator: ",") + "\n" + Array(repeating: "1", count: 3_000).joined(separator: ",") + "\n"
        ),
        ("longue-cellule", "id,texte\n1," + String(repeating: "a", count: 1_000_000) + "\n2,b\n"),
        (
            "longs-noms",
            (0..<20).map { String(repeating: "n", count: 5_000) + "\($0)" }.joined(separator: ",") + "\n"
                + Array(repeating: "x", count: 20).joined(separator: ",") + "\n"
        ),
        ("sans-fin-de-ligne", String(repeating: "x", count: 1_000_000)),
        ("vide", "a,b,c\n" + String(repeating: ",,\n", count: 300)),
        ("une-ligne", "annee,montant\n2024,12\n"),
        ("droite-a-gauche", "الاسم,السن\n" + (0..<60).map { "محمد \($0),\($0)\n" }.joined()),
        ("pas-un-nombre", "annee,taux\n" + (0..<60).map { "\(2000 + $0 % 20),\(["NaN", "Infinity", "-1e308", "1e308"][$0 % 4])\n" }.joined()),
        ("avant-1582", "date,montant\n" + (0..<60).map { "\(1000 + $0 * 9)-0\(1 + $0 % 9)-11,\($0)\n" }.joined()),
        ("a-zero", "nom,latitude,longitude\n" + (0..<60).map { "lieu \($0),0,0\n" }.joined()),
        ("scripts", "\(script),latitude,longitude\n" + (0..<60).map { "\(script)\($0 % 5),43.\($0 + 10),1.4\n" }.joined()),
    ]

    @Test("A table of any shape has a light page, on which nothing of it can run; the numbers of its charts are finite")
    func pages() throws {
        let catalogue = TestCatalogue.sound()
        for (name, text) in Self.tables {
            catalogue.dataset("roques/\(name)", "title: \"\(Self.script)\"", data: nil).file("content/roques/\(name)/a.csv", text)
        }
        // A surface of many corners.
        let ring = (0...60_000).map { "[\(1.4 + Double($0 % 997) / 9_000),\(43.5 + Double($0 % 991) / 9_000)]" }.joined(separator: ",")
        catalogue.dataset("roques/surface", data: nil).file(
            "content/roques/surface/a.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"nom\":\"\(Self.script)\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring),[1.4,43.5]]]}}]}")
        let run = try catalogue.build()
        #expect(run.status == 0, "\(run.errors)")
        let site = catalogue.contents(of: "site")
        for name in Self.tables.map(\.name) + ["surface"] {
            let page = try #require(site["jeux/roques/\(name)/index.html"], "\(name)")
            let text = String(decoding: page, as: UTF8.self)
            #expect(page.count < 62_000, "\(name): \(page.count) bytes")
            #expect(text.utf8.count { $0 == 0x3C } / 2 < 1_500, "\(name): elements")
            #expect(!text.contains(Self.script), "\(name)")
            for drawing in text.split(separator: "<svg class=\"chart").dropFirst() {
                let end = drawing.split(separator: "</figure>").first ?? drawing
                for none in ["=\"nan", "=\"inf", "=\"-nan", "=\"-inf"] { #expect(!end.contains(none), "\(name)") }
            }
        }
    }

    @Test("Tiles below maps are allowed on the pages of datasets only when the settings name them, and the page says whose they are")
    func tiles() throws {
        let map = "nom,latitude,longitude\n" + (0..<9).map { "lieu \($0),43.5\($0),1.4\($0)\n" }.joined()
        let settings = "title: Essai\nbase-url: https://exemple.fr/\nlicense: lov2\n"
        func pages(_ more: String) throws -> (dataset: String, home: String, output: String) {
            let catalogue = TestCatalogue(settings + more).file("content/roques/index.md", "---\nname: Roques\n---\n")
            catalogue.dataset("roques/lieux", "title: Lieux", data: nil).file("content/roques/lieux/a.csv", map)
            #expect(try catalogue.build().status == 0)
            return (
                catalogue.text("site/jeux/roques/lieux/index.html") ?? "", catalogue.text("site/index.html") ?? "",
                try catalogue.check("--all").output
            )
        }
        let none = try pages("")
        #expect(none.dataset.contains("img-src 'self' data:;") && !none.dataset.contains("data-tiles"))
        let some = try pages("fond-de-carte: https://tuiles.exemple.fr/{z}/{x}/{y}.png © Les auteurs\n")
        #expect(some.dataset.contains("img-src 'self' data: https://tuiles.exemple.fr;"))
        #expect(some.dataset.contains("data-tiles=\"https://tuiles.exemple.fr/{z}/{x}/{y}.png\"") && some.dataset.contains("© Les auteurs"))
        #expect(some.home.contains("img-src 'self' data:;"))
        for wrong in ["http://a.fr/{z}/{x}/{y}", "https://a.fr/{z}/{x}", "https://a.fr;script-src/{z}/{x}/{y}", "https://a fr/{z}/{x}/{y}"] {
            let page = try pages("map-background: \"\(wrong)\"\n")
            #expect(page.output.contains("[map-background-wrong]") && page.dataset.contains("img-src 'self' data:;"), "\(wrong)")
        }
    }
}
