import Foundation
import TestCatalogue
import Testing

@Suite("A site for programs")
struct ProgramsTests {
    private static let rows = "site/jeux/roques/arbres/rows/arbres.csv.1.json"

    /// - Parameter settings: beside those of every catalogue.
    private func catalogue(_ settings: String = "api-rows: 200", rows: Int = 130) -> TestCatalogue {
        let catalogue = TestCatalogue.sound()
        let data = (0..<rows).map { "Arbre \($0);\($0 + 1),5;\(String(format: "%05d", $0))\n" }.joined()
        catalogue.file("content/roques/arbres/arbres.csv", "nom;hauteur;code insee\n" + data)
        return settings.isEmpty ? catalogue : catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "") + settings + "\n")
    }

    private func json(_ catalogue: TestCatalogue, _ path: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(catalogue.bytes(path) ?? [])) as? [String: Any], "\(path)")
    }

    @Test("Each path of the interface's description leads to documents of the site, and each of these is as described")
    func description() throws {
        let catalogue = catalogue()
        catalogue.file("content/roques/faux/faux.csv", "a;b\n1;2;3\n").dataset("roques/faux", "title: Faux", data: nil)
        #expect(try catalogue.build().status == 0)
        let description = try json(catalogue, "site/api/v1/openapi.json")
        #expect(description["openapi"] as? String == "3.1.0")
        let server = ((description["servers"] as? [[String: Any]])?.first?["url"] as? String)
        #expect(server == "https://exemple.fr")
        let files = catalogue.contents(of: "site").keys
        for (path, item) in try #require(description["paths"] as? [String: [String: Any]]) {
            let pattern =
                "^"
                + NSRegularExpression.escapedPattern(for: String(path.dropFirst())).replacingOccurrences(
                    of: #"\\\{[a-z]+\\\}"#, with: "[^/]+", options: .regularExpression) + "$"
            let found = files.filter { $0.range(of: pattern, options: .regularExpression) != nil }
            // A list of three datasets has one page.
            #expect(!found.isEmpty || path.contains("datasets-"), "\(path)")
            let response = (((item["get"] as? [String: Any])?["responses"] as? [String: Any])?["200"] as? [String: Any])?["content"] as? [String: Any]
            let reference = ((response?["application/json"] as? [String: Any])?["schema"] as? [String: String])?["$ref"]
            let schema = try #require(reference?.split(separator: "/").last.map(String.init))
            for file in found { #expect(SchemaCheck.faults(in: try json(catalogue, "site/" + file), schema, description) == [], "\(file)") }
        }
        for (_, link) in try #require(try json(catalogue, "site/api/v1/index.json")["links"] as? [String: String]) {
            let path = String(link.dropFirst("https://exemple.fr/".count))
            #expect(catalogue.bytes("site/" + (path.hasSuffix("/") ? path + "index.html" : path)) != nil, "\(link)")
        }
    }

    @Test("The rows of a table are typed as its columns are, and come in pages of a hundred")
    func rows() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let (first, last) = (try json(catalogue, Self.rows), try json(catalogue, Self.rows.replacingOccurrences(of: ".1.json", with: ".2.json")))
        #expect(
            first["total"] as? Int == 130 && first["complete"] as? Bool == true && first["next"] as? String == "arbres.csv.2.json" && last["next"] is NSNull)
        let row = try #require((last["rows"] as? [[Any]])?.last)
        #expect(row[0] as? String == "Arbre 129" && row[1] as? Double == 130.5 && row[2] as? String == "00129")
    }

    @Test("How many rows are given is a setting, in French too; none means none")
    func setting() throws {
        let some = catalogue("api-rows: 20")
        #expect(try some.build().status == 0)
        let document = try json(some, Self.rows)
        #expect((document["rows"] as? [[Any]])?.count == 20 && document["complete"] as? Bool == false && document["pages"] as? Int == 1)
        some.file("halle.yml", (some.text("halle.yml") ?? "").replacingOccurrences(of: "api-rows: 20", with: "lignes-api: 0"))
        #expect(try some.build().status == 0)
        #expect(some.bytes(Self.rows) == nil)
        #expect(try #require(some.text("site/jeux/roques/arbres/dataset.json")).contains("firstRows") == false)
    }

    @Test("Rows stay when nothing they are made from changes, and follow their dataset to another address")
    func kept() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let before = try #require(catalogue.bytes(Self.rows))
        catalogue.dataset("roques/neuf", "title: Neuf")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.bytes(Self.rows) == before)
        // The first language is in every address: nothing of the content changes, and no file is read for itself.
        catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "").replacingOccurrences(of: "[fr, en]", with: "[en, fr]"))
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.bytes("site/datasets/roques/arbres/rows/arbres.csv.1.json") == before && catalogue.bytes(Self.rows) == nil)
    }

    @Test("A text that is edited below its header is new in the twin too")
    func twin() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let path = "content/roques/subventions/index.md"
        catalogue.file(path, (catalogue.text(path) ?? "") + "\nUne phrase *de plus*.\n")
        #expect(try catalogue.build().status == 0)
        for twin in ["site/jeux/roques/subventions/dataset.md", "site/en/datasets/roques/subventions/dataset.md"] {
            let text = try #require(catalogue.text(twin))
            #expect(text.contains("Une phrase *de plus*.") && text.contains("](https://exemple.fr/"))
        }
    }

    @Test("Names that CKAN's client asks for without an ending are there, with the same bytes")
    func ckan() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let list = try #require(catalogue.bytes("site/api/3/action/package_list.json"))
        #expect(catalogue.bytes("site/api/3/action/package_list") == list && catalogue.bytes("site/api/action/package_list") == list)
        let names = try #require(try json(catalogue, "site/api/3/action/package_list.json")["result"] as? [String])
        #expect(names == ["roques-arbres", "roques-subventions"])
        for name in names {
            let package = try json(catalogue, "site/api/3/action/package_show/\(name).json")["result"] as? [String: Any]
            #expect(package?["name"] as? String == name)
        }
    }

    @Test("The whole catalogue as the national table asks is found sound by the checks of files themselves")
    func nationalTable() throws {
        let catalogue = catalogue()
        catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "") + "publisher: roques\n")
        catalogue.file("content/roques/index.md", "---\nname: Roques\nkind: commune\nsiret: \"21310458100011\"\n---\n")
        #expect(try catalogue.build().status == 0)
        let run = try Halle.run(["validate", catalogue.root + "/site/catalogue-scdl.csv", "--schema", "scdl/catalogue"])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("Without an address there is nothing for programs")
    func noAddress() throws {
        let catalogue = TestCatalogue("title: Essai\n").dataset("roques/arbres", "title: Arbres")
        #expect(try catalogue.build().status == 0)
        #expect(
            !catalogue.contents(of: "site").keys.contains { $0.hasPrefix("api/") || $0.contains("/rows/") || $0 == "llms.txt" || $0.hasSuffix("dataset.json") })
    }
}
