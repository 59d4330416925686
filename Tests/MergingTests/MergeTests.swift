import Bytes
import DataFiles
import Findings
import Merging
import Model
import Schemas
import Synchronization
import TestCatalogue
import Testing
import Validation

@Suite struct MergeTests {
    @Test("The rows of all files stand in the schema's columns, in the order of the files, and say where they come from")
    func columns() throws {
        let made = try Merged([
            Town("roques", ["montant;nom;remarque", "5;Club;x", "7;École;y"], date: "2025-03-01"), Town("sicoval", ["nom,montant", "Judo,9"], date: nil),
        ])
        #expect(
            made.rows == [
                ["nom", "montant", "date", "producteur_nom", "producteur_siret", "jeu", "ressource", "ligne_source", "date_maj"],
                ["Club", "5", "", "Roques", "123", "roques/aides", "aides.csv", "2", "2025-03-01"],
                ["École", "7", "", "Roques", "123", "roques/aides", "aides.csv", "3", "2025-03-01"],
                ["Judo", "9", "", "Sicoval", "123", "sicoval/aides", "aides.csv", "2", ""],
            ])
        #expect(made.counts == [Count(2, 2), Count(1, 1)])
        #expect(made.rejects.isEmpty)
    }

    @Test("A wrong row is rejected with its row, its column in the file, the reason and the remedy; the others of its file stay")
    func rejects() throws {
        let made = try Merged([Town("roques", ["montant;nom", "5;Club", "beaucoup;École", "12,5;Danse", "3;"])])
        #expect(made.counts == [Count(4, 1, rejected: 3)])
        let lines = try #require(made.rejects["roques"])
        #expect(lines[0] == ["jeu", "fichier", "ligne", "colonne", "champ", "valeur", "sort", "motif", "remède", "code"])
        #expect(
            lines.dropFirst().map { Array($0[2...6]) } == [
                ["3", "A", "montant", "beaucoup", "rejetée"], ["4", "A", "montant", "12,5", "rejetée"], ["5", "B", "nom", "", "rejetée"],
            ])
        #expect(lines.dropFirst().map { $0[9] } == ["cell-not-number", "decimal-comma", "cell-required"])
        #expect(lines[2][8].contains("12.5"))
        #expect(lines.dropFirst().allSatisfy { !$0[7].isEmpty && !$0[8].isEmpty })
    }

    @Test("Where only whole files are taken, a file with a wrong row gives none, and its right rows are accounted for too")
    func wholeFiles() throws {
        let made = try Merged(
            [Town("roques", ["nom,montant", "a,1", "b,x", "c,3"]), Town("sicoval", ["nom,montant", "d,4"])], salvage: .files)
        #expect(made.counts == [Count(3, 0, rejected: 3, isRefused: true), Count(1, 1)])
        #expect(made.rejects["roques"]?.last?[2] == "les 2 autres")
        #expect(made.rows.count == 2)
    }

    @Test("A file without a column that the schema asks for is rejected whole, once and not row by row")
    func columnMissing() throws {
        let made = try Merged([Town("roques", ["nom,total", "a,1", "b,2"])])
        #expect(made.counts == [Count(2, 0, rejected: 2, isRefused: true)])
        let lines = try #require(made.rejects["roques"])
        #expect(lines.count == 2)
        #expect(lines[1][2] == "toutes")
        #expect(lines[1][6] == "fichier rejeté")
        #expect(lines[1][7].contains("montant"))
    }

    @Test("Of two rows that are the same the newer stays; at one date that of the first file; within a file the first")
    func newest() throws {
        let rows = ["nom,montant", "a,1", "a,1", "b,2"]
        let made = try Merged([
            Town("roques", rows, date: "2024-01-01"), Town("sicoval", rows, date: "2025-01-01"), Town("revel", rows, date: "2025-01-01"),
            Town("labege", rows, date: nil),
        ])
        #expect(made.counts == [Count(3, 0, duplicates: 3), Count(3, 2, duplicates: 1), Count(3, 0, duplicates: 3), Count(3, 0, duplicates: 3)])
        #expect(made.rows.dropFirst().map { $0[0] + " " + $0[5] } == ["a sicoval/aides", "b sicoval/aides"])
        #expect(made.rejects["roques"]?[1][6] == "doublon")
        #expect(made.rejects["roques"]?[1][7].contains("sicoval/aides/aides.csv") == true)
        #expect(made.rejects["sicoval"]?.count == 2)
    }

    @Test("Rows are told apart by the schema's primary key, whatever their other columns say; a missing value is one in whichever words")
    func primaryKey() throws {
        let keyed = Merged.plain.replacing("\"fields\"", with: "\"primaryKey\": [\"nom\", \"date\"], \"missingValues\": [\"\", \"NC\"], \"fields\"")
        let made = try Merged(
            [
                Town("roques", ["nom,montant,date", "a,1,2024-01-01", "a,2,", "a,9,NC"], date: "2024-01-01"),
                Town("sicoval", ["nom,montant,date", "a,3,2024-01-01"], date: "2025-01-01"),
            ], schema: keyed)
        #expect(made.counts == [Count(3, 1, duplicates: 2), Count(1, 1)])
        #expect(made.rows.dropFirst().map { $0[1] } == ["2", "3"])
    }

    @Test("Values are one however they are written: numbers with zeros more, flags in other words")
    func typedKeys() throws {
        let schema = """
            {"name": "essai", "primaryKey": ["nom", "montant", "ouvert"], "fields": [{"name": "nom", "type": "string"},
            {"name": "montant", "type": "number", "groupChar": " "}, {"name": "ouvert", "type": "boolean", "trueValues": ["oui", "true"], "falseValues": ["non"]}]}
            """
        let made = try Merged(
            [
                Town(
                    "roques", ["nom,montant,ouvert", "a,1.50,oui", "a,01.5,true", "01,1,non", "1,1,non", "a,1000,oui", "a,1 000.0,oui", "a,-0,oui", "a,0,oui"])
            ], schema: schema)
        #expect(made.counts == [Count(8, 5, duplicates: 3)])
        #expect(made.rows.dropFirst().map { $0[1] } == ["1.50", "1", "1", "1000", "-0"])
    }

    @Test("A column of unique values has each in one row of the whole table; a row without one is none too many")
    func uniqueColumns() throws {
        let schema = """
            {"name": "essai", "primaryKey": ["nom"], "fields": [{"name": "nom", "type": "string"},
            {"name": "numero", "type": "integer", "constraints": {"unique": true}}]}
            """
        let made = try Merged(
            [Town("roques", ["nom,numero", "a,1", "b,", "c,", "d,01"]), Town("sicoval", ["nom,numero", "e,1", "f,2", "a,3"])], schema: schema)
        #expect(made.counts == [Count(4, 3, duplicates: 1), Count(3, 1, duplicates: 2)])
        #expect(made.rejects["sicoval"]?.dropFirst().map { [$0[2], $0[4]] } == [["2", "numero"], ["4", "nom"]])
    }

    @Test("Without a primary key, a column that is required and unique tells rows apart")
    func requiredUnique() throws {
        let schema = """
            {"name": "essai", "fields": [{"name": "nom", "type": "string"},
            {"name": "numero", "type": "integer", "constraints": {"unique": true, "required": true}}]}
            """
        let made = try Merged([Town("roques", ["nom,numero", "a,1", "b,2"]), Town("sicoval", ["nom,numero", "c,1"], date: "2025-01-01")], schema: schema)
        #expect(made.counts == [Count(2, 1, duplicates: 1), Count(1, 1)])
        #expect(made.rows.dropFirst().map { $0[0] } == ["b", "c"])
    }

    @Test("A mapping brings older columns and values to the merged schema")
    func mapping() throws {
        var mapping = VersionMapping(version: "1.0")
        mapping.columns = ["nom": "beneficiaire"]
        mapping.values = ["montant": ["cinq": "5"]]
        let made = try Merged([Town("roques", ["beneficiaire,montant", "Club,cinq", "Judo,6"], mapping: mapping)])
        #expect(made.counts == [Count(2, 2)])
        #expect(made.rows.dropFirst().map { Array($0[0...1]) } == [["Club", "5"], ["Judo", "6"]])
    }

    @Test("Quotes, separators and line breaks inside cells come through, among rows that are passed over")
    func quoting() throws {
        let made = try Merged([
            Town("roques", ["nom;montant", "\"Le \"\"Club\"\";\nde tir\";1", "\"x\ny\";2", "fin;3"], date: "2024-01-01"),
            Town("sicoval", ["nom;montant", "\"x\ny\";2"], date: "2025-01-01"),
        ])
        #expect(made.rows.dropFirst().map { $0[0] } == ["Le \"Club\";\nde tir", "fin", "x\ny"])
        #expect(made.rows.dropFirst().map { $0[7] } == ["2", "4", "2"])
    }

    @Test("Rows cut at the wrong place are rejected; blank ones are none; a Windows file reads like any other")
    func make() throws {
        let made = try Merged([
            Town("roques", ["nom;montant", "a;1;2;3", "b", "", ";", "c;4"]), Town("sicoval", latin: ["nom;montant", "Été;5"]),
        ])
        #expect(made.counts == [Count(3, 1, rejected: 2), Count(1, 1)])
        #expect(made.rows.last?[0] == "Été")
        let lines = try #require(made.rejects["roques"])
        #expect(lines.dropFirst().map { [$0[2], $0[9]] } == [["2", "row-long"], ["3", "row-short"]])
        #expect(lines[1][7].contains("4"))
        #expect(lines[2][7].contains("1"))
    }

    @Test("A file that cannot be read gives no rows, and the table says why")
    func unreadable() throws {
        let made = try Merged([Town("roques", ["nom,montant", "a,1"], name: "aides.xlsx"), Town("sicoval", ["nom,montant", "b,2"])])
        #expect(made.counts == [Count(0, 0, isRefused: true), Count(1, 1)])
        #expect(made.rejects["roques"]?.count == 2)
    }

    @Test("What would be a formula in a table of rejected rows is none")
    func formulas() throws {
        let made = try Merged([Town("roques", ["nom,montant", "a,=cmd()"])])
        #expect(made.rejects["roques"]?[1][5] == "'=cmd()")
    }

    @Test("Of sixty publishers with seeded defects and duplicates, every row is accounted for: none lost, none invented")
    func territory() throws {
        var random = Random(seed: 31)
        var towns: [Town] = []
        var truth: [Count] = []
        var shared: [String] = []
        for number in 0..<60 {
            var rows = ["nom,montant,date"]
            var count = Count(0, 0)
            for row in 0..<50 {
                count.rows += 1
                switch random.next(10) {
                case 0:
                    rows.append(["Club \(number)-\(row),beaucoup,", ",5,", "Club \(number)-\(row),5,31/12/2025", "Club \(number)-\(row),1"][random.next(4)])
                    count.rejected += 1
                case 1 where !shared.isEmpty:
                    rows.append(shared[random.next(shared.count)])
                    count.duplicates += 1
                default:
                    let text = "Club \(number)-\(row),\(random.next(1_000)),2025-01-0\(1 + random.next(9))"
                    rows.append(text)
                    shared.append(text)
                    count.kept += 1
                }
            }
            // Later ones are older: a row that comes again stays where it came first.
            towns.append(Town("t\(number)", rows, date: "20\(99 - number)-01-01"))
            truth.append(count)
        }
        let made = try Merged(towns)
        #expect(made.counts == truth)
        #expect(made.rows.count == 1 + truth.reduce(0) { $0 + $1.kept })
        for (town, count) in zip(towns, truth) {
            let told = made.rejects[town.folder] ?? []
            #expect(Set(told.dropFirst().filter { $0[6] == "rejetée" }.map { $0[2] }).count == count.rejected)
            #expect(told.dropFirst().count { $0[6] == "doublon" } == count.duplicates)
        }
        #expect(try Merged(towns).table == made.table)
        #expect(try Merged(towns, jobs: 1).table == made.table)
    }
}

/// A deterministic sequence.
private struct Random {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
    }
}

private struct Town {
    var folder: String
    var bytes: [UInt8]
    var date: String?
    var mapping: VersionMapping?
    var name = "aides.csv"

    init(_ folder: String, _ lines: [String], date: String? = nil, mapping: VersionMapping? = nil, name: String = "aides.csv") {
        self.folder = folder
        bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        self.date = date
        self.mapping = mapping
        self.name = name
    }

    init(_ folder: String, latin lines: [String]) {
        self.init(folder, [])
        bytes = (lines.joined(separator: "\r\n") + "\r\n").unicodeScalars.map { UInt8($0.value) }
    }
}

private struct Count: Equatable, CustomStringConvertible {
    var rows: Int
    var kept: Int
    var rejected = 0
    var duplicates = 0
    var isRefused = false

    init(_ rows: Int, _ kept: Int, rejected: Int = 0, duplicates: Int = 0, isRefused: Bool = false) {
        (self.rows, self.kept, self.rejected, self.duplicates, self.isRefused) = (rows, kept, rejected, duplicates, isRefused)
    }

    var description: String { "\(rows) = \(kept) + \(rejected) + \(duplicates)\(isRefused ? " refused" : "")" }
}

private struct Merged {
    static let plain = """
        {"name": "essai", "fields": [
        {"name": "nom", "type": "string", "constraints": {"required": true}},
        {"name": "montant", "type": "number", "constraints": {"required": true}},
        {"name": "date", "type": "date"}]}
        """

    let table: String
    let rows: [[String]]
    /// By folder.
    var rejects: [String: [[String]]] = [:]
    let counts: [Count]

    init(_ towns: [Town], schema: String = plain, salvage: MergeRule.Salvage = .rows, jobs: Int = 2) throws {
        let catalogue = TestCatalogue()
        let prepared = PreparedSchema(try TableSchema.read(Array(schema.utf8), named: "essai").schema)
        let sources = towns.enumerated().map { number, town in
            let path = "content/\(town.folder)/aides/\(town.name)"
            catalogue.file(path, town.bytes)
            let file = DataFile(path: catalogue.root + "/" + path, shownPath: path, format: DataFile.Format(ofName: town.name) ?? .csv, schema: prepared)
            return MergeSource(
                file: file, date: town.date.flatMap { CalendarDate(iso8601: $0) }, publisher: number,
                publisherName: town.folder.prefix(1).uppercased() + town.folder.dropFirst(), publisherNumber: "123", dataset: town.folder + "/aides",
                fileName: town.name, mapping: town.mapping)
        }
        let merge = Merge(schema: prepared, salvage: salvage, sources: sources, language: .french)
        let out = Mutex<(table: [UInt8], rejects: [Int: [UInt8]])>(([], [:]))
        let counts = try merge.write(
            table: { bytes in out.withLock { $0.table += bytes } },
            rejects: { publisher, bytes in out.withLock { $0.rejects[publisher, default: []] += bytes } },
            crew: Crew(jobs: jobs), spool: try Spool(in: catalogue.root))
        self.counts = counts.map { Count($0.rows, $0.kept, rejected: $0.rejected, duplicates: $0.duplicates, isRefused: $0.isRefused) }
        (table, rows) = out.withLock { (String(decoding: $0.table, as: UTF8.self), Self.cells($0.table, 0x2C)) }
        for (publisher, bytes) in out.withLock({ $0.rejects }) { rejects[towns[publisher].folder] = Self.cells(Array(bytes.dropFirst(3)), 0x3B) }
    }

    /// The cells of a CSV text, as RFC 4180 has them.
    private static func cells(_ bytes: [UInt8], _ delimiter: UInt8) -> [[String]] {
        var (rows, row, cell): ([[String]], [String], [UInt8]) = ([], [], [])
        var isQuoted = false
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted {
                if byte == 0x22, position < bytes.count, bytes[position] == 0x22 {
                    cell.append(byte)
                    position += 1
                } else if byte == 0x22 {
                    isQuoted = false
                } else {
                    cell.append(byte)
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == delimiter || byte == 0x0A {
                if byte == 0x0A, cell.last == 0x0D { cell.removeLast() }
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            } else {
                cell.append(byte)
            }
        }
        return rows
    }
}
