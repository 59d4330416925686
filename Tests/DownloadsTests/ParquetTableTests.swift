import DataFiles
import Foundation
import Model
import Parquet
import TestCatalogue
import Testing

@testable import Downloads

@Suite("A table as Parquet")
struct ParquetTableTests {
    private func table(_ text: String, as name: String = "donnees.csv") throws -> (table: ParquetTable, file: DataFile, catalogue: TestCatalogue) {
        let catalogue = TestCatalogue()
        catalogue.file(name, text)
        let file = DataFile(path: catalogue.root + "/" + name, shownPath: name, format: DataFile.Format(ofName: name) ?? .csv)
        let reading = file.read(profiles: true)
        let told = TableColumns(form: reading.form, layout: reading.layout, profile: try #require(reading.profile), schema: nil)
        return (try ParquetTable(file, told), file, catalogue)
    }

    private func types(_ cells: [String]) throws -> ParquetType {
        // Beside a column of texts, so that a blank cell makes no blank row.
        try table("c;x\n" + cells.map { "\($0);x\n" }.joined()).table.columns[0].type
    }

    @Test(
        "Types are those that every cell fits",
        arguments: [
            (["1", "-2", "", "12 500"], ParquetType.whole), (["1", "9223372036854775807"], .whole), (["1", "9223372036854775808"], .text),
            (["1,5", "2", " 3,25 "], .number), (["1.5", "1e300"], .number), (["1.5", "1234567890123456789"], .text), (["oui", "NON", "vrai"], .truth),
            (["01004", "31395"], .text), (["2024-01-31", "1500-02-28"], .date), (["31/12/2024", "1/2/1969"], .date),
            (["2024-01-01T10:00", "2024-01-01 10:00:00.25"], .localTime), (["2024-01-01T10:00:00Z", "2024-01-01T10:00:00+02:00"], .universalTime),
            (["2024-01-01T10:00:00Z", "2024-01-01T10:00:00"], .text), (["2024-01-01T23:59:60", "2024-01-01T10:00:00"], .text),
            (["2024-01-01T10:00:00.1234567", "2024-01-01T10:00:00"], .text), (["31/12/2024 08:30", "1/1/2025 00:00:01"], .localTime),
            (["08:30", "09:15"], .text),
            (["un", "deux"], .text), (["", ""], .text),
        ])
    func fits(cells: [String], type: ParquetType) throws { #expect(try types(cells) == type) }

    @Test("One cell in a thousand that does not fit makes a column of texts; one that is written otherwise does not")
    func misfits() throws {
        let numbers = (1...999).map { "\($0)" }
        #expect(try types(numbers + ["n.c."]) == .text)
        #expect(try types(numbers + ["1000"]) == .whole)
        // A comma among points: other forms call it text, a double holds it.
        #expect(try types((1...999).map { "\($0).5" } + ["1000,5"]) == .number)
        #expect(try types((1...999).map { _ in "2024-01-31" } + ["31/12/2024"]) == .date)
    }

    @Test("A GeoJSON file of points has its degrees as numbers")
    func places() throws {
        let point = #"{"type":"Feature","properties":{"nom":"a"},"geometry":{"type":"Point","coordinates":[1.25,43.5]}}"#
        let made = try Made(#"{"type":"FeatureCollection","features":["# + point + "]}", as: "lieux.geojson", [.parquet])
        let bytes = try #require(made.bytes[.parquet])
        #expect(made.downloads.files.map(\.size) == [bytes.count])
        // PLAIN doubles of a page of one row stand in the bounds, unpacked.
        let longitude = withUnsafeBytes(of: 1.25.bitPattern.littleEndian) { Array($0) }
        #expect(bytes.indices.contains { bytes[$0...].starts(with: longitude) })
        #expect(String(decoding: bytes, as: UTF8.self).contains("longitude"))
    }

    private static let territory =
        "producteur;nom;montant;date\n"
        + ["roques", "muret", "aucune", "toulouse"].enumerated().map { number, town in
            (0..<(town == "aucune" ? 0 : 40_000 * (number + 1))).map { row in
                // Only the last part has decimals, and days.
                "\(town);n° \(row) « \(town) »;\(row)\(town == "toulouse" ? ",5" : "");\(town == "toulouse" ? "31/12/2024" : "")\n"
            }.joined()
        }.joined()
    private static let parts = [0..<40_000, 40_000..<120_000, 120_000..<120_000, 120_000..<280_000]

    @Test("Parts of a table have the same columns, whatever is in them, and hold their rows and no others")
    func parts() throws {
        let (table, file, catalogue) = try table(Self.territory)
        defer { withExtendedLifetime(catalogue) {} }
        #expect(table.columns.map(\.type) == [.text, .text, .number, .date])
        var parts = [[UInt8]](repeating: [], count: Self.parts.count)
        #expect(try table.write(file, parts: Self.parts) { parts[$0] += $1 })
        var whole: [UInt8] = []
        let rows = ParquetRows(table) { whole += $0 }
        try file.forEachBatch { _, batch in rows.add(batch) }
        #expect(try rows.finish())
        #expect(parts.allSatisfy { $0.starts(with: "PAR1".utf8) && $0.suffix(4).elementsEqual("PAR1".utf8) })
        // A part alone is the bytes of a table of its rows alone.
        var again: [UInt8] = []
        #expect(try table.write(file, parts: [0..<280_000]) { again += $1 })
        #expect(again == whole)
        #expect(try table.write(file, parts: [40_000..<120_000]) { if $0 == 0 { again += $1 } })
        #expect(again.dropFirst(whole.count).elementsEqual(parts[1]))
        guard let folder = ProcessInfo.processInfo.environment["HALLE_INTEROP"] else { return }
        for (town, bytes) in zip(["roques", "muret", "aucune", "toulouse"], parts) {
            let place = URL(fileURLWithPath: folder + "/producteur=" + town)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data(bytes).write(to: place.appendingPathComponent("part.parquet"))
        }
        try Data(Self.territory.utf8).write(to: URL(fileURLWithPath: folder + "/territoire.csv"))
    }

    @Test("A file that has changed since its types were decided is refused")
    func changed() throws {
        let (table, file, catalogue) = try table("a;b\n1;x\n2;y\n")
        catalogue.file("donnees.csv", "a;b\n1;x\ndeux;y\n")
        #expect(try !table.write(file, parts: [0..<2]) { _, _ in })
    }
}
