import DataFiles
import Foundation
import Glibc
import Profiles
import Tables
import Testing

@Suite("What scripts are told of a file")
struct ScriptAgreementTests {
    /// The tables that the tests of the scripts read, and the rows that they find.
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Scripts/tables")

    @Test("The rows that the scripts' tests find in odd CSV files are those that we find, with the same form")
    func agreement() throws {
        let golden = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: Self.folder.appendingPathComponent("rows.json"))) as? [[String: Any]])
        #expect(golden.count >= 5)
        for table in golden {
            let name = try #require(table["file"] as? String)
            let file = DataFile(path: Self.folder.appendingPathComponent(name).path, shownPath: name, format: .csv)
            var rows: [[String]] = []
            let reading = file.read(profiles: true, blocks: { rows += ((try? JSONSerialization.jsonObject(with: Data($0))) as? [[String]]) ?? [] })
            #expect(rows == table["rows"] as? [[String]], "\(name)")
            let (form, layout, profile) = (try #require(reading.form), try #require(reading.layout), try #require(reading.profile))
            #expect(form.encoding.rawValue == table["encoding"] as? String && layout.headerRow == table["header"] as? Int, "\(name)")
            #expect((form.delimiter.map { String(UnicodeScalar($0)) } ?? "") == table["delimiter"] as? String, "\(name)")
            #expect(RowsSource.isPlain(form, layout, columns: profile.columns.count), "\(name)")
            let columns = TableColumns(profile: profile, schema: nil)
            #expect(profile.columns.map { [$0.name, columns.kind(of: $0).rawValue] } == table["columns"] as? [[String]], "\(name)")
        }
    }

    @Test("A file whose quotes are out of order is not for scripts")
    func odd() throws {
        let path = NSTemporaryDirectory() + "halle-odd-\(getpid()).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("a;b\n1;\"deux\" ou trois\n".utf8).write(to: URL(fileURLWithPath: path))
        let reading = DataFile(path: path, shownPath: "odd.csv", format: .csv).read()
        #expect(!RowsSource.isPlain(try #require(reading.form), try #require(reading.layout), columns: 2))
    }
}
