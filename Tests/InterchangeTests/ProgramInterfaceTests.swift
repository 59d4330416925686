import Bytes
import DataFiles
import Findings
import Foundation
import Model
import Profiles
import Tables
import Testing

@testable import Interchange

@Suite("Documents for programs")
struct ProgramInterfaceTests {
    /// A catalogue whose first dataset has a table.
    private func descriptions(_ catalogue: Catalogue) throws -> Descriptions {
        var form = TableForm(format: .csv)
        form.encoding = .windows1252
        form.delimiter = 0x3B
        var code = ColumnProfile(name: "code", type: .integer)
        code.marks = [ColumnMark(.identifier, word: "code", cells: 2)]
        let profile = TableProfile(rows: 2, blankRows: 0, exactValues: 10_000, columns: [code, ColumnProfile(name: "montant", type: .commaNumber)])
        let table = TableColumns(form: form, layout: TableLayout(headerRow: 3), profile: profile, schema: nil)
        return Descriptions(Feed(try #require(CatalogueGraph(catalogue))), TableReadings(checks: { _ in [:] }, columns: { _ in [0: table] }))
    }

    private func json(_ write: (inout ByteWriter) -> Void) throws -> [String: Any] {
        var out = ByteWriter()
        write(&out)
        #expect(out.bytes.allSatisfy { $0 < 0x80 })
        return try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
    }

    private func read() -> Catalogue {
        var dataset = Fixture.dataset()
        var mark = TableMark(rows: 2_000, columns: 2, schema: "scdl/subventions", schemaVersion: "2.1", errors: 3)
        mark.rowsServed = 1_000
        dataset.distributions[0].table = mark
        dataset.distributions.append(Fixture.link("https://exemple.fr/wms", "wms", title: "Service"))
        dataset.distributions.append(Fixture.file("notice.pdf", "pdf", role: .documentation))
        return Fixture.catalogue([dataset])
    }

    @Test("dataset.json says what is known of the dataset, and of each file how to read it")
    func dataset() throws {
        let descriptions = try descriptions(read())
        let document = try json { descriptions.writeDataset(0, into: &$0) }
        #expect(document["identifier"] as? String == Fixture.page && document["title"] as? String == "Subventions versées")
        #expect((document["translations"] as? [String: [String: String]])?["en"]?["title"] == "Grants awarded")
        #expect((document["licence"] as? [String: String])?["code"] == "lov2" && document["modified"] as? String == "2024-06-30")
        #expect((document["spatial"] as? [String: Any])?["bbox"] as? [Double] == [1.33, 43.49, 1.39, 43.53])
        let files = try #require(document["files"] as? [[String: Any]])
        #expect(files.count == 2 && files[1]["isFile"] as? Bool == false && files[1]["address"] as? String == "https://exemple.fr/wms")
        #expect(files[0]["encoding"] as? String == "Windows-1252" && files[0]["delimiter"] as? String == ";" && files[0]["headerRow"] as? Int == 3)
        #expect((files[0]["columns"] as? [[String: String]])?.map { $0["type"] } == ["text", "commaNumber"])
        #expect((files[0]["conformity"] as? [String: Any])?["valid"] as? Bool == false)
        let rows = try #require(files[0]["firstRows"] as? [String: Any])
        #expect(rows["address"] as? String == Fixture.page + "rows/subventions.csv.1.json" && rows["pages"] as? Int == 10 && rows["complete"] as? Bool == false)
        #expect((document["documents"] as? [[String: String]])?.map { $0["address"] } == [Fixture.page + "notice.pdf"])
        #expect((document["links"] as? [String: String])?["text"] == Fixture.page + "dataset.md")
    }

    @Test("The list of datasets has pages of five hundred, each with the addresses of its neighbours")
    func paging() throws {
        let many = (0..<501).map { number in
            var dataset = Fixture.dataset()
            dataset.slug = "jeu-\(number)"
            return dataset
        }
        let descriptions = try descriptions(Fixture.catalogue(many))
        #expect(descriptions.datasetPages == 2)
        let (first, last) = (try json { descriptions.writeDatasets(page: 1, into: &$0) }, try json { descriptions.writeDatasets(page: 2, into: &$0) })
        #expect(first["previous"] is NSNull && first["next"] as? String == "https://donnees.exemple.fr/portail/api/v1/datasets-2.json")
        #expect(last["next"] is NSNull && last["previous"] as? String == "https://donnees.exemple.fr/portail/api/v1/datasets.json")
        let entries = [first, last].flatMap { $0["datasets"] as? [[String: Any]] ?? [] }
        #expect(Set(entries.compactMap { $0["document"] as? String }).count == 501 && first["total"] as? Int == 501)
    }

    @Test("CKAN's names are unique and as CKAN takes them, whatever the folders are called")
    func names() throws {
        var other = Fixture.publisher()
        (other.folder, other.slug) = ("a-b", "a-b")
        var publisher = Fixture.publisher()
        (publisher.folder, publisher.slug) = ("a", "a")
        func dataset(_ publisher: Int, _ slug: String) -> Dataset {
            var dataset = Fixture.dataset()
            (dataset.publisher, dataset.slug) = (publisher, slug)
            return dataset
        }
        let long = String(repeating: "x", count: 120)
        var catalogue = Fixture.catalogue([dataset(0, "b-c"), dataset(1, "c"), dataset(0, long + "1"), dataset(0, long + "2")])
        catalogue.publishers = [publisher, other]
        let names = CKANActions(try descriptions(catalogue)).names
        #expect(names[0] == "a-b-c" && names[1].hasPrefix("a-b-c-") && Set(names).count == 4)
        #expect(
            names.allSatisfy { (2...100).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_") } })
    }

    @Test("package_show tells what CKAN's scripts read: organization, licence, tags, resources with their digests")
    func package() throws {
        let actions = CKANActions(try descriptions(read()))
        let answer = try json { actions.writePackage(0, into: &$0) }
        let package = try #require(answer["result"] as? [String: Any])
        #expect(answer["success"] as? Bool == true && package["name"] as? String == "roques-subventions" && package["license_id"] as? String == "lov2")
        #expect((package["organization"] as? [String: Any])?["name"] as? String == "roques")
        #expect((package["tags"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["subvention", "vie associative"])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.map { $0["url"] as? String } == [Fixture.page + "subventions.csv", "https://exemple.fr/wms"])
        #expect((resources[0]["hash"] as? String)?.hasPrefix("sha256:") == true && resources[0]["size"] as? Int == 224)
        let identifiers = [package["id"], package["owner_org"], resources[0]["id"]].compactMap { $0 as? String }
        #expect(identifiers.count == 3 && identifiers.allSatisfy { UUID(uuidString: $0) != nil } && resources[0]["package_id"] as? String == identifiers[0])
        for action in CKANActions.Action.allCases { #expect(try json { actions.write(action, into: &$0) }["success"] as? Bool == true) }
    }

    @Test("The national table has its twenty columns, quotes what it must, and no cell that a spreadsheet would run")
    func nationalCatalogue() throws {
        var dataset = Fixture.dataset()
        dataset.title = LocalizedText("=HYPERLINK(\"x\")", in: .french)
        dataset.summary = LocalizedText("Une ligne,\net une autre", in: .french)
        dataset.keywords = ["Été; hiver", "@eau"]
        var out = ByteWriter()
        try descriptions(Fixture.catalogue([dataset])).writeNationalCatalogue(into: &out)
        let lines = String(decoding: out.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[0].components(separatedBy: ",").count == 20 && lines[0].hasPrefix("COLL_NOM,COLL_SIRET,ID,TITRE,"))
        #expect(lines[1].contains(#","'=HYPERLINK(""x"")","Une ligne, et une autre","#) && lines[1].contains("\"ete, hiver;@eau\""))
        #expect(lines[1].contains("Communale,Roques,2017-01-01,2017-12-31,2018-03-05,Annuelle,2024-06-30"))
    }

    @Test("llms.txt names each dataset with its Markdown, and producers only when there are many; no title becomes a mark")
    func textIndex() throws {
        var dataset = Fixture.dataset()
        dataset.title = LocalizedText("Eau [potable](http://x) <b>\n# Fin", in: .french)
        func text(_ datasets: [Dataset]) throws -> String {
            var out = ByteWriter()
            try descriptions(Fixture.catalogue(datasets)).writeTextIndex(into: &out)
            return String(decoding: out.bytes, as: UTF8.self)
        }
        let few = try text([dataset])
        #expect(few.hasPrefix("# Données de Roques\n\n> Les données ouvertes.\n") && few.contains("(https://donnees.exemple.fr/portail/api/v1/index.json)"))
        #expect(few.contains("- [Eau \\[potable\\](http://x) \\<b\\> # Fin](\(Fixture.page)dataset.md)\u{A0}: Ville de Roques\n"))
        let many = try text((0..<501).map { _ in dataset })
        #expect(many.contains("[Ville de Roques](https://donnees.exemple.fr/portail/producteurs/roques/)\u{A0}: 501 jeux") && !many.contains("/dataset.md)"))
    }
}
