import Foundation
import TestCatalogue
import Testing

@Suite("Tables that readers explore")
struct ExploringTests {
    private static let folder = "site/jeux/roques/arbres/"

    private func catalogue(rows: Int, settings: String = "") -> TestCatalogue {
        let catalogue = TestCatalogue.sound()
        let data = (0..<rows).map { "Arbre \($0);\($0 + 1),5;2024-01-\($0 % 20 + 10)\n" }.joined()
        catalogue.file("content/roques/arbres/arbres.csv", "nom;hauteur;jour\n" + data)
        return settings.isEmpty ? catalogue : catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "") + settings + "\n")
    }

    private func blocks(_ catalogue: TestCatalogue) -> [String] { catalogue.contents(of: "site").keys.filter { $0.contains("/blocks/") }.sorted() }

    private func rows(_ catalogue: TestCatalogue) throws -> [[String]] {
        let folder = Self.folder + "blocks/arbres.csv/"
        let index = try #require(try JSONSerialization.jsonObject(with: Data(catalogue.bytes(folder + "index.json") ?? [])) as? [String: Any])
        return try (0..<(try #require(index["counts"] as? [Int]).count)).flatMap { number in
            try #require(try JSONSerialization.jsonObject(with: Data(catalogue.bytes(folder + "\(number / 1_000)/\(number).json") ?? [])) as? [[String]])
        }
    }

    @Test("A small CSV file is explored as it is; its page says where it lies and how it is read")
    func small() throws {
        let catalogue = catalogue(rows: 60)
        #expect(try catalogue.build().status == 0)
        #expect(blocks(catalogue) == [])
        let page = try #require(catalogue.text(Self.folder + "index.html"))
        #expect(page.contains("data-file=\"../../../jeux/roques/arbres/arbres.csv\" data-encoding=\"UTF-8\" data-delimiter=\";\" data-header=\"1\""))
        #expect(page.contains("data-columns=\"tnom\nnhauteur\ndjour\"") && page.contains("Les 50 premières lignes sur 60"))
    }

    @Test("A CSV file above two megabytes is cut into blocks that hold all its rows; unchanged, they are not made again; at a new address they stand again")
    func large() throws {
        let catalogue = catalogue(rows: 80_000)
        #expect(try catalogue.build().status == 0)
        let made = blocks(catalogue)
        #expect(made.count > 30)
        let found = try rows(catalogue)
        #expect(found.count == 80_000 && found[79_999] == ["Arbre 79999", "80000,5", "2024-01-29"])
        #expect(catalogue.text(Self.folder + "index.html")?.contains("data-blocks=\"../../../jeux/roques/arbres/blocks/arbres.csv/\"") == true)

        let before = catalogue.contents(of: "site").filter { made.contains($0.key) }
        catalogue.file("content/roques/arbres/index.md", (catalogue.text("content/roques/arbres/index.md") ?? "") + "\nAutre texte.\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.contents(of: "site").filter { made.contains($0.key) } == before)
        #expect(catalogue.text(Self.folder + "index.html")?.contains("Les 50 premières lignes sur 80") == true)

        catalogue.dataset("roques/subventions", "title: Subventions")
        try FileManager.default.moveItem(atPath: catalogue.root + "/content/roques/arbres", toPath: catalogue.root + "/content/roques/tilleuls")
        #expect(try catalogue.build().status == 0)
        let moved = catalogue.contents(of: "site").filter { $0.key.contains("/tilleuls/blocks/") }
        #expect(moved.count == made.count)
        for (path, bytes) in moved { #expect(bytes == before[path.replacingOccurrences(of: "tilleuls", with: "arbres")], "\(path)") }
    }

    @Test(
        "Odd tables have useful pages that stay light: one column, 3,000, all empty, one row, a cell of a megabyte, script in every field, old dates",
        arguments: [
            ("une", "nom\n" + (0..<200).map { "Arbre \($0)\n" }.joined()),
            (
                "large",
                (0..<3_000).map { "colonne numéro \($0)" }.joined(separator: ";") + "\n"
                    + String(repeating: (0..<3_000).map { "\($0)" }.joined(separator: ";") + "\n", count: 60)
            ),
            ("vide", "a;b;c\n" + String(repeating: ";;\n", count: 40)), ("seule", "a;b\n1;2\n"),
            ("longue", "a;b\n" + String(repeating: "mot ", count: 250_000) + ";fin\n" + String(repeating: "x;y\n", count: 80)),
            ("script", "<script>alert(1)</script>;b\n" + String(repeating: "<script>alert(1)</script>;\"'><img src=x onerror=alert(1)>\n", count: 70)),
            ("ancienne", "שם;date;NaN\n" + (0..<60).map { "שלום \($0);0\($0 % 9 + 1)/03/0\($0 + 500);NaN\n" }.joined()),
        ])
    func odd(_ name: String, _ data: String) throws {
        let catalogue = TestCatalogue.sound().file("content/roques/arbres/arbres.csv", data)
        #expect(try catalogue.build().status == 0)
        let page = try #require(catalogue.text(Self.folder + "index.html"))
        #expect(page.utf8.count < 66_000 && page.split(separator: "<").count { $0.first?.isLetter == true } < 1_500)
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
        if name == "vide" { return }
        #expect(page.contains("class=\"table preview\"") && page.contains("data-script=\"explore\""))
        switch name {
        case "large": #expect(page.contains("2\u{202F}988 autres colonnes") && page.contains("data-blocks="))
        case "longue": #expect(page.contains("… (suite dans le fichier)"))
        case "seule": #expect(page.contains("La seule ligne"))
        case "ancienne": #expect(page.contains("ddate") && page.contains("שלום"))
        default: break
        }
    }

    @Test("The settings say up to what size tables are cut")
    func limit() throws {
        let catalogue = catalogue(rows: 80_000, settings: "explore-limit: 0")
        #expect(try catalogue.build().status == 0)
        #expect(blocks(catalogue) == [])
        let page = try #require(catalogue.text(Self.folder + "index.html"))
        #expect(!page.contains("data-script=\"explore\"") && page.contains("Les 50 premières lignes"))
    }

    @Test("What scripts would read otherwise, and what is no CSV, is cut however small; without a web server all is")
    func others() throws {
        let catalogue = catalogue(rows: 3)
        catalogue.file("content/roques/arbres/faux.csv", "a;b\n1;\"deux\" ou trois\n")
        catalogue.file("content/roques/arbres/points.json", "[{\"nom\": \"x\", \"n\": 1}, {\"nom\": \"y\", \"n\": 2}]")
        #expect(try catalogue.build().status == 0)
        #expect(blocks(catalogue) == ["faux.csv", "points.json"].map { "jeux/roques/arbres/blocks/\($0)/index.json" })
        #expect(catalogue.text(Self.folder + "blocks/points.json/index.json")?.contains("[\"x\",\"1\"],\n[\"y\",\"2\"]") == true)
        #expect(try catalogue.build("--portable").status == 0)
        #expect(
            blocks(catalogue).filter { $0.contains("/arbres/") }
                == ["arbres.csv", "faux.csv", "points.json"].map { "jeux/roques/arbres/blocks/\($0)/index.json.js" })
        let script = try #require(catalogue.text(Self.folder + "blocks/points.json/index.json.js"))
        #expect(script.hasPrefix("halle.give({") && script.hasSuffix("}\n)\n") && script.contains("[\"x\",\"1\"],\n[\"y\",\"2\"]"))
        #expect(catalogue.text(Self.folder + "index.html")?.contains("data-blocks=\"../../../jeux/roques/arbres/blocks/arbres.csv/\"") == true)
    }
}
