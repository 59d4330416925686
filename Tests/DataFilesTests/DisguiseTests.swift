import DataFiles
import Findings
import TestCatalogue
import Testing
import Validation

@Suite("Files whose names lie, and files that are damaged")
struct DisguiseTests {
    private func finding(_ name: String, _ bytes: [UInt8]) throws -> Finding {
        let disk = TestCatalogue(nil).file(name, bytes)
        let format = try #require(DataFile.Format(ofName: name))
        let found = DataFile(path: disk.root + "/" + name, shownPath: name, format: format).read().verdict.findings
        return try #require(found.first { $0.severity == .error })
    }

    @Test(
        "What a file really is is told, whatever its name says",
        arguments: [
            ("a.csv", "%PDF-1.7\n", "un document PDF"), ("a.xlsx", "%PDF-1.7\n", "un document PDF"), ("a.geojson", "%PDF-1.7\n", "un document PDF"),
            ("a.csv", "<!DOCTYPE html><html><body><table>", "une page web (HTML)"), ("a.xls", "<html><table></table></html>", "une page web (HTML)"),
            ("a.json", "<html></html>", "une page web (HTML)"), ("a.xlsx", "nom;date\nx;y\n", "du texte, sans doute un tableau CSV"),
            ("a.csv", "PK\u{3}\u{4}cut", "une archive ZIP"), ("a.csv", "PK\u{5}\u{6}" + String(repeating: "\0", count: 18), "une archive ZIP"),
        ])
    func disguised(_ name: String, _ text: String, _ what: String) throws {
        let found = try finding(name, Array(text.utf8))
        #expect(found.rule.code == "format-disguised")
        let ending = name.dropFirst()
        #expect(found.sentences(in: .french).cause == "Le nom du fichier se termine par « \(ending) », mais c’est \(what).")
        #expect(found.sentences(in: .french).remedy.hasSuffix(".") && found.sentences(in: .english).remedy.hasSuffix("."))
    }

    @Test("A table that only speaks of other formats is read as ever")
    func tables() throws {
        let disk = TestCatalogue(nil).file("a.csv", "<nom>;%PDF\nx;PK\n").file("b.csv", "PK;nom\n1;x\n")
        for name in ["a.csv", "b.csv"] {
            #expect(DataFile(path: disk.root + "/" + name, shownPath: name, format: .csv).read().verdict.findings == [], "\(name)")
        }
    }

    @Test("Why a file cannot be read is said in the reader’s own language, with the place")
    func damage() throws {
        let cut = try finding("a.json", Array("[{\"a\": 1},\n".utf8))
        #expect(cut.sentences(in: .french).cause == "Le fichier n’est pas un fichier JSON lisible : il s’arrête avant sa fin, à la ligne 2, caractère 1.")
        #expect(cut.sentences(in: .english).cause == "The file is not a readable JSON file: it stops before its end, in line 2, at character 1.")
        let none = try finding("a.json", Array("{\"a\": 1}".utf8))
        #expect(none.sentences(in: .french).cause == "Le fichier n’est pas un fichier JSON lisible : il n’y a pas de liste d’objets.")
        let half = try finding("a.xlsx", Array("PK\u{3}\u{4}cut".utf8))
        #expect(half.sentences(in: .french).cause == "Le fichier n’est pas un fichier XLSX lisible : il est coupé : sa fin manque.")
        let noise = try finding("a.xlsx", [0x89, 0x50, 0, 1, 2, 3])
        #expect(noise.sentences(in: .french).cause == "Le fichier n’est pas un fichier XLSX lisible : ce n’est pas un classeur.")
    }

    @Test("Features of a map without properties are no blank rows")
    func features() throws {
        let point = #""geometry": {"type": "Point", "coordinates": [1.37, 43.5]}"#
        let features = ["null", "{}", #"{"nom": "x"}"#, "null"].map { #"{"type": "Feature", "properties": \#($0), \#(point)}"# }.joined(separator: ",")
        let disk = TestCatalogue(nil).file("a.geojson", #"{"type": "FeatureCollection", "features": [\#(features)]}"#)
        let found = DataFile(path: disk.root + "/a.geojson", shownPath: "a.geojson", format: .geojson).read().verdict
        #expect(found.findings.map(\.rule.code) == [] && found.rows == 4)
    }
}
