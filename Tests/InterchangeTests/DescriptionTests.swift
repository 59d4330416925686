import Bytes
import DataFiles
import Findings
import Foundation
import Model
import Profiles
import Schemas
import Tables
import Testing

@testable import Interchange

@Suite("Descriptions for portals, search engines and tools")
struct DescriptionTests {
    /// The table of the fixture: columns that tell what each format makes of them.
    static let columns: [ColumnProfile] = {
        func column(_ name: String, _ type: ColumnType, distinct: Int = 5, _ change: (inout ColumnProfile) -> Void = { _ in }) -> ColumnProfile {
            var column = ColumnProfile(name: name, type: type)
            (column.filled, column.distinct, column.shortest, column.longest) = (5, distinct, 10, 10)
            change(&column)
            return column
        }
        return [
            column("code", .integer) { $0.marks = [ColumnMark(.identifier, word: "code", cells: 5)] },
            column("montant", .commaNumber), column("date", .dayFirstDate), column("jour", .dayFirstDate) { $0.shortest = 8 },
            column("versé", .boolean, distinct: 2) { $0.top = [FrequentValue(value: "oui", count: 3), FrequentValue(value: "Non", count: 2)] },
            column("rang", .integer) { $0.misfits = 1 }, column("note", .integer) { $0.spaced = 1 }, column("total", .integer) { $0.groupedCells = 2 },
            column("vide", .integer) { $0.blankSpaced = 1 },
        ]
    }()

    private static func descriptions(
        _ dataset: Dataset = Fixture.dataset(), columns: [ColumnProfile] = columns, schema: TableSchema? = nil, errors: Int = 0,
        _ change: (inout TableForm, inout TableLayout) -> Void = { _, _ in }
    ) throws -> Descriptions {
        var dataset = dataset
        dataset.distributions[0].table = TableMark(rows: 5, columns: columns.count, schema: schema?.name, errors: errors)
        var form = TableForm(format: .csv)
        var layout = TableLayout(headerRow: 1)
        (form.delimiter, form.quote) = (0x3B, 0x22)
        change(&form, &layout)
        let profile = TableProfile(rows: 5, blankRows: 0, exactValues: 10_000, columns: columns)
        let table = TableColumns(form: form, layout: layout, profile: profile, schema: schema)
        let graph = try #require(CatalogueGraph(Fixture.catalogue([dataset])))
        return Descriptions(Feed(graph), TableReadings(checks: { _ in [:] }, columns: { _ in [0: table] }))
    }

    private static func document(_ write: (inout ByteWriter) -> Void) throws -> [String: Any] {
        var writer = ByteWriter()
        write(&writer)
        #expect(writer.bytes.allSatisfy { $0 < 0x80 })
        return try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
    }

    private static func resource(_ descriptions: Descriptions) throws -> [String: Any] {
        let package = try document { descriptions.writeDataPackage(0, into: &$0) }
        return try #require((package["resources"] as? [[String: Any]])?.first)
    }

    private static func fields(_ descriptions: Descriptions) throws -> [[String: Any]] {
        try #require((try resource(descriptions)["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
    }

    // MARK: Types

    @Test("A column has a type only when every cell is of it: codes stay text, French numbers and dates say how they are written")
    func types() throws {
        let fields = try Self.fields(try Self.descriptions())
        #expect(fields.map { $0["type"] as? String } == ["string", "number", "date", "date", "boolean", "string", "string", "string", "string"])
        #expect(fields[1]["decimalChar"] as? String == "," && fields[2]["format"] as? String == "%d/%m/%Y")
        #expect(fields[4]["trueValues"] as? [String] == ["oui"] && fields[4]["falseValues"] as? [String] == ["Non"])

        let csvw = try Self.document { try? Self.descriptions().writeCSVW(0, 0, into: &$0) }
        let columns = try #require((csvw["tableSchema"] as? [String: Any])?["columns"] as? [[String: Any]])
        func datatype(_ column: Int) -> String {
            if let object = columns[column]["datatype"] as? [String: Any] { return "\(object["base"] ?? "") \(object["format"] ?? "")" }
            return columns[column]["datatype"] as? String ?? ""
        }
        #expect(datatype(0) == "string" && datatype(2) == "date dd/MM/yyyy" && datatype(3) == "date d/M/yyyy" && datatype(4) == "boolean oui|Non")
        #expect(columns.map { $0["name"] as? String }.first == "c1" && columns[1]["titles"] as? String == "montant")
    }

    @Test("What a schema asks is promised only of a file that follows it, and only as far as every program takes it")
    func constraints() throws {
        var code = SchemaField(name: "code", type: .integer(bareNumber: true, groupMark: ""))
        code.title = "Code"
        (code.constraints.required, code.constraints.unique, code.constraints.minimum) = (true, true, "1")
        var amount = SchemaField(name: "montant", type: .number(FieldType.NumberForm()))
        amount.constraints.minimum = "0,5"
        var schema = TableSchema(name: "scdl/subventions", fields: [code, amount])
        (schema.primaryKey, schema.missingValues) = (["code"], ["", "NC"])
        let followed = try Self.resource(try Self.descriptions(schema: schema))
        let written = try #require(followed["schema"] as? [String: Any])
        let fields = try #require(written["fields"] as? [[String: Any]])
        #expect(fields[0]["type"] as? String == "integer" && fields[0]["title"] as? String == "Code")
        let constraints = try #require(fields[0]["constraints"] as? [String: Any])
        #expect(constraints["required"] as? Bool == true && constraints["unique"] as? Bool == true && constraints["minimum"] as? Int == 1)
        #expect(fields[1]["constraints"] == nil)
        #expect(written["primaryKey"] as? [String] == ["code"] && written["missingValues"] as? [String] == ["", "NC"])

        let broken = try #require(try Self.resource(try Self.descriptions(schema: schema, errors: 1))["schema"] as? [String: Any])
        #expect(broken["primaryKey"] == nil && broken["missingValues"] == nil)
        #expect((broken["fields"] as? [[String: Any]])?.allSatisfy { $0["constraints"] == nil } == true)
    }

    @Test("A pattern is handed on when it means the same everywhere")
    func patterns() {
        for pattern in ["[a-z]+", "^\\d{14}$", "(?:oui|non)", "[0-9]{5}(-[0-9])?", "é+"] { #expect(ColumnDescription.isPortable(pattern), "\(pattern)") }
        for pattern in ["\\p{L}+", "\\i\\c*", "(?<nom>a)", "(?P<x>a)", "[a-z&&[^b]]", "a++", "(?=a)b", "[a", "\\"] {
            #expect(!ColumnDescription.isPortable(pattern), "\(pattern)")
        }
    }

    // MARK: Files that programs read otherwise

    @Test(
        "A file that programs would read otherwise is a plain file of the package",
        arguments: [TableLayout.Oddities.raggedRows, .repeatedLabels, .unnamedColumns, .droppedColumns, .doubtfulText, .unusualQuotes])
    func plain(_ oddity: TableLayout.Oddities) throws {
        let resource = try Self.resource(try Self.descriptions { $1.oddities = oddity })
        #expect(resource["schema"] == nil && resource["type"] == nil && resource["format"] as? String == "text")
        #expect(resource["path"] as? String == "subventions.csv" && (resource["hash"] as? String)?.hasPrefix("sha256:") == true)
    }

    @Test("Titles above the header, the delimiter and the encoding are told")
    func dialect() throws {
        let descriptions = try Self.descriptions {
            $0.encoding = .windows1252
            $1.headerRow = 3
        }
        let resource = try Self.resource(descriptions)
        let dialect = try #require(resource["dialect"] as? [String: Any])
        #expect(resource["encoding"] as? String == "windows-1252" && dialect["delimiter"] as? String == ";" && dialect["headerRows"] as? [Int] == [3])
        let csvw = try Self.document { descriptions.writeCSVW(0, 0, into: &$0) }
        let columns = try #require(csvw["dialect"] as? [String: Any])
        #expect(columns["skipRows"] as? Int == 3 && columns["header"] as? Bool == false && columns["commentPrefix"] is NSNull)
        // Lines and rows do not count alike where a title has a line break.
        let distribution = Fixture.dataset().distributions[0]
        let form = TableForm(format: .csv)
        #expect(Descriptions.hasCSVW(distribution, form, TableLayout(headerRow: 3)))
        #expect(!Descriptions.hasCSVW(distribution, form, TableLayout(headerRow: 3, oddities: .brokenHeader)))
    }

    @Test("Files of one name but for their endings have names of their own in the package, and no name breaks the specification")
    func names() throws {
        var dataset = Fixture.dataset()
        dataset.distributions += [
            Fixture.file("subventions.xlsx", "xlsx"), Fixture.file("~x.csv", "csv"), Fixture.file("Été 2024.pdf", "pdf", role: .documentation),
        ]
        let package = try Self.document { try? Self.descriptions(dataset).writeDataPackage(0, into: &$0) }
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.map { $0["name"] as? String } == ["subventions", "subventions-xlsx", "ete-2024"])
        #expect(resources.map { $0["format"] as? String } == ["csv", "workbook", "pdf"])
        #expect(package["name"] as? String == "roques-subventions" && package["version"] as? String == "2024.6.30")
    }

    @Test("Croissant has rows of files that its loaders read as they are, and files alone of others")
    func croissant() throws {
        let semicolons = try Self.document { try? Self.descriptions().writeCroissant(0, into: &$0) }
        #expect(semicolons["recordSet"] == nil)
        let file = try #require((semicolons["distribution"] as? [[String: Any]])?.first)
        #expect(file["contentUrl"] as? String == Fixture.page + "subventions.csv" && (file["sha256"] as? String)?.utf8.count == 64)
        let commas = try Self.document { try? Self.descriptions { form, _ in form.delimiter = 0x2C }.writeCroissant(0, into: &$0) }
        let rows = try #require((commas["recordSet"] as? [[String: Any]])?.first)
        let fields = try #require(rows["field"] as? [[String: Any]])
        // Loaders take no word about a decimal comma, nor about a French date.
        #expect(fields.map { $0["dataType"] as? String } == Array(repeating: "sc:Text", count: 9))
        #expect(Set(fields.compactMap { $0["@id"] as? String }).count == 9)
    }

    // MARK: The catalogue

    @Test("data.json and DCAT-US 3 hold what their schemas want of every dataset")
    func catalogues() throws {
        var bare = Fixture.dataset()
        (bare.keywords, bare.modified, bare.slug, bare.folder) = ([], nil, "nu", "roques/nu")
        let graph = try #require(CatalogueGraph(Fixture.catalogue([Fixture.dataset(), bare])))
        let descriptions = Descriptions(Feed(graph), .none)
        let old = try #require(try Self.document { descriptions.writeDataJSON(into: &$0) }["dataset"] as? [[String: Any]])
        for dataset in old {
            for key in ["title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel"] {
                #expect(dataset[key] != nil, "\(key)")
            }
        }
        #expect(old[0]["accrualPeriodicity"] as? String == "R/P1Y" && old[0]["temporal"] as? String == "2017-01-01/2017-12-31")
        #expect(old[0]["spatial"] as? String == "1.33,43.49,1.39,43.53" && old[1]["modified"] as? String == "2018-03-05")
        #expect(old[1]["keyword"] as? [String] == old[1]["theme"] as? [String])
        let new = try #require(try Self.document { descriptions.writeDCATUS3(into: &$0) }["dataset"] as? [[String: Any]])
        #expect(new.count == 2 && new[0]["issued"] as? String == "2018-03-05T00:00:00Z")
        #expect((new[0]["titleMap"] as? [String: String]) == ["fr": "Subventions versées", "en": "Grants awarded"])
    }

    // MARK: Search engines

    private static func searched(_ dataset: Dataset, titled title: String? = nil, in language: Language = .french) throws -> [String: Any] {
        let descriptions = try descriptions(dataset)
        return try document { $0.raw(descriptions.schemaOrgDataset(0, titled: title ?? dataset.title[language], in: language) ?? []) }
    }

    @Test("A page says what search engines ask for, with the name of its publisher in its own")
    func schemaOrg() throws {
        let said = try Self.searched(Fixture.dataset())
        for key in ["description", "creator", "license", "keywords", "identifier", "url", "distribution", "includedInDataCatalog", "temporalCoverage"] {
            #expect(said[key] != nil, "\(key)")
        }
        #expect(said["name"] as? String == "Subventions versées – Ville de Roques" && said["isAccessibleForFree"] as? Bool == true)
        let geo = (said["spatialCoverage"] as? [String: Any])?["geo"] as? [String: Any]
        #expect(geo?["box"] as? String == "43.49 1.33 43.53 1.39")
        #expect((said["variableMeasured"] as? [[String: Any]])?.first?["name"] as? String == "code")
        #expect(nameAmongAll("Budget de la Ville de Roques", by: "Ville de Roques") == "Budget de la Ville de Roques")
    }

    @Test("A short summary is completed with facts, a long one is cut")
    func summaries() throws {
        var dataset = Fixture.dataset()
        for summary in ["Court", "Court.", nil, String(repeating: "é", count: 6_000)] {
            dataset.summary = summary.map { LocalizedText($0, in: .french) }
            let text = try #require(try Self.searched(dataset)["description"] as? String)
            #expect((50...5_000).contains(text.unicodeScalars.count) && text.hasPrefix(String((summary ?? "Jeu").prefix(100))))
        }
        dataset.summary = nil
        #expect(try #require(try Self.searched(dataset)["description"] as? String).contains("Ville de Roques"))
    }

    @Test("One dataset has one description: the page in the other language points to it, unless its title is translated")
    func languages() throws {
        #expect(try Self.searched(Fixture.dataset(), in: .english)["name"] as? String == "Grants awarded – Ville de Roques")
        var dataset = Fixture.dataset()
        dataset.title = LocalizedText("Subventions", in: .french)
        let said = try Self.searched(dataset, in: .english)
        #expect(Set(said.keys) == ["@context", "@type", "@id"])
    }

    @Test("No text can end the block that it stands in")
    func hostileTexts() throws {
        var dataset = Fixture.dataset()
        let nasty = "</script><script>alert(1)</script><!-- & \u{2028}\u{2029} \"\u{301} 😀"
        dataset.title = LocalizedText(nasty, in: .french)
        dataset.summary = LocalizedText(nasty, in: .french)
        let bytes = try #require(
            try Self.descriptions(dataset, columns: [ColumnProfile(name: nasty, type: .text)]).schemaOrgDataset(0, titled: nasty, in: .french))
        #expect(!bytes.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x26 || $0 >= 0x80 || $0 < 0x20 })
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((read["name"] as? String)?.unicodeScalars.starts(with: nasty.unicodeScalars) == true)
    }

    @Test("Every property that the graph says of a full dataset is a line of the mapping")
    func mapping() throws {
        let known = Set(Fact.allCases.compactMap(\.predicate))
        let graph = try #require(CatalogueGraph(Fixture.catalogue()))
        let node = try #require(graph.dataset(Fixture.dataset()))
        // Two ways in which harvesters want to be told the same.
        let others: Set<Interchange.Predicate> = [.type, .hasPart]
        for statement in node.statements { #expect(known.union(others).contains(statement.predicate), "\(statement.predicate.name)") }
        #expect(MappingTable.markdown.contains("| frequency | `dct:accrualPeriodicity` |"))
    }
}
