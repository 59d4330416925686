import Foundation
import TestCatalogue
import Testing

@Suite("Other formats beside the files")
struct DownloadTests {
    private static let folder = "site/jeux/roques/arbres/"
    private static let rows = "nom;hauteur;lat;lon\nTilleul;12,5;43,5;1,25\n=Orme;8;43,6;1,3\n"

    private func catalogue(_ header: String = "", settings: String = "") -> TestCatalogue {
        let catalogue = TestCatalogue.sound()
        if !header.isEmpty {
            let text = catalogue.text("content/roques/arbres/index.md") ?? ""
            catalogue.file("content/roques/arbres/index.md", "---\n" + header + "\n" + text.dropFirst(4))
        }
        catalogue.file("content/roques/arbres/arbres.csv", Self.rows)
        return settings.isEmpty ? catalogue : catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "") + settings + "\n")
    }

    private func made(_ catalogue: TestCatalogue) -> [String] {
        catalogue.contents(of: Self.folder + "downloads").keys.sorted()
    }

    @Test("A small catalogue has every format, each with its size and whom it suits; what was defused is said")
    func all() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        #expect(
            made(catalogue) == [
                "arbres-excel.csv", "arbres-utf8.csv", "arbres.geojson", "arbres.json", "arbres.kml", "arbres.ndjson", "arbres.parquet",
                "arbres.xlsx", "arbres.zip",
            ])
        let page = try #require(catalogue.text(Self.folder + "index.html"))
        #expect(page.contains("Autres formats\u{A0}: Excel, CSV pour Excel, CSV simplifié, JSON, JSON ligne à ligne, Parquet, GeoJSON, KML"))
        #expect(page.contains("une cellule commence par une apostrophe ajoutée"))
        for name in made(catalogue) { #expect(page.contains("downloads/" + name + "\""), "\(name)") }
        let english = catalogue.text("site/en/datasets/roques/arbres/index.html")
        if let english { #expect(english.contains("../../../../jeux/roques/arbres/downloads/arbres.xlsx")) }
    }

    @Test("The same sources give the same bytes, on one core and on two, on any day")
    func deterministic() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build("--jobs", "1").status == 0)
        let first = catalogue.contents(of: Self.folder + "downloads")
        catalogue.remove("site")
        catalogue.remove(".site.halle")
        #expect(try catalogue.build("--jobs", "2", shell: "export SOURCE_DATE_EPOCH=1900000000 TZ=Asia/Tokyo").status == 0)
        #expect(catalogue.contents(of: Self.folder + "downloads") == first)
    }

    @Test("Nothing is made again while the table is as it was; an edited description is in the ZIP; at a new address all stand again")
    func incremental() throws {
        let catalogue = catalogue()
        #expect(try catalogue.build().status == 0)
        let before = catalogue.contents(of: Self.folder + "downloads")
        let marks = catalogue.marks(of: Self.folder + "downloads")
        catalogue.file("content/roques/arbres/index.md", (catalogue.text("content/roques/arbres/index.md") ?? "") + "\nUn texte de plus.\n")
        #expect(try catalogue.build().status == 0)
        let after = catalogue.contents(of: Self.folder + "downloads")
        #expect(after["arbres.zip"] != before["arbres.zip"])
        #expect(after.filter { $0.key != "arbres.zip" } == before.filter { $0.key != "arbres.zip" })
        let kept = catalogue.marks(of: Self.folder + "downloads").filter { $0.key != "arbres.zip" }
        for (name, mark) in kept { #expect(mark.split(separator: " ").prefix(2) == marks[name]?.split(separator: " ").prefix(2) ?? [], "\(name)") }
        let page = catalogue.text(Self.folder + "index.html") ?? ""
        #expect(page.contains("Un texte de plus."))

        catalogue.rename("content/roques/arbres", to: "content/roques/tilleuls")
        #expect(try catalogue.build().status == 0)
        let moved = catalogue.contents(of: "site/jeux/roques/tilleuls/downloads")
        #expect(moved.filter { !$0.key.hasSuffix(".zip") } == before.filter { !$0.key.hasSuffix(".zip") })
        #expect(moved["tilleuls.zip"] != nil)
    }

    @Test(
        "The officer chooses: a list, nothing, for the catalogue or for a dataset",
        arguments: [
            ("téléchargements: [xlsx, csv-excel]", "", ["arbres-excel.csv", "arbres.xlsx"]), ("téléchargements: aucun", "", []),
            ("downloads: none", "downloads: json", ["arbres.json"]), ("defaults: {downloads: [kml]}", "", ["arbres.kml"]),
        ])
    func chosen(settings: String, header: String, expected: [String]) throws {
        let catalogue = catalogue(header, settings: settings)
        #expect(try catalogue.build().status == 0)
        #expect(made(catalogue) == expected)
        // The settings change, the files go.
        catalogue.file(
            "content/roques/arbres/index.md", (catalogue.text("content/roques/arbres/index.md") ?? "").replacingOccurrences(of: "downloads: json\n", with: ""))
        catalogue.file("halle.yml", (catalogue.text("halle.yml") ?? "").replacingOccurrences(of: settings, with: "downloads: none"))
        #expect(try catalogue.build().status == 0)
        #expect(made(catalogue) == [])
    }

    @Test("A format that nobody knows is told, with the nearest")
    func unknown() throws {
        let run = try catalogue(settings: "downloads: [xslx, csv-excel]").check()
        #expect(run.output.contains("« xslx »") || run.errors.contains("« xslx »"))
        #expect((run.output + run.errors).contains("xlsx"))
    }

    @Test("A table above the limit is offered as it is, and its page says why")
    func tooLarge() throws {
        let catalogue = catalogue(settings: "download-limit: 0")
        #expect(try catalogue.build().status == 0)
        #expect(made(catalogue) == [])
        #expect(catalogue.text(Self.folder + "index.html")?.contains("trop grand pour être proposé dans d’autres formats") == true)
    }

    @Test("A dataset's own LICENCE.txt stays in the ZIP beside ours")
    func ownLicence() throws {
        let catalogue = catalogue().file("content/roques/arbres/LICENCE.txt", "Notre mention.")
        #expect(try catalogue.build().status == 0)
        let names = String(decoding: catalogue.bytes(Self.folder + "downloads/arbres.zip") ?? [], as: Unicode.ASCII.self)
        #expect(names.contains("LICENCE.txt") && names.contains("LICENCE-2.txt"))
    }

    @Test("In a large catalogue, formats that cost much are left to the officer")
    func large() throws {
        let catalogue = catalogue()
        for number in 0..<50 { catalogue.dataset("roques/jeu-\(number)", "title: Jeu \(number)", data: nil) }
        #expect(try catalogue.build().status == 0)
        #expect(made(catalogue) == ["arbres-excel.csv", "arbres.geojson", "arbres.kml"])
        catalogue.file("content/roques/arbres/index.md", (catalogue.text("content/roques/arbres/index.md") ?? "") + "\nUn texte de plus.\n")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text(Self.folder + "index.html")?.contains("Un texte de plus.") == true)
        #expect(made(catalogue) == ["arbres-excel.csv", "arbres.geojson", "arbres.kml"])
    }

    @Test("Files that differ by their ending only are one table: it is not offered twice, nor in a format that stands there")
    func twins() throws {
        let catalogue = catalogue()
        catalogue.file("content/roques/arbres/arbres.json", #"[{"nom": "Tilleul", "hauteur": 12.5}]"#)
        #expect(try catalogue.build().status == 0)
        #expect(
            made(catalogue) == [
                "arbres-excel.csv", "arbres-utf8.csv", "arbres.geojson", "arbres.kml", "arbres.ndjson", "arbres.parquet", "arbres.xlsx", "arbres.zip",
            ])
    }
}
