import DataFiles
import Findings
import Schemas
import TestCatalogue
import Testing
import Validation

@Suite("Files whose rows refer to other files")
struct RelatedFilesTests {
    private func file(_ disk: TestCatalogue, _ name: String, resource: String) throws -> DataFile {
        let json = """
            {"fields": [{"name": "id", "type": "string"}, {"name": "parent", "type": "string"}],
             "foreignKeys": [{"fields": "parent", "reference": {"resource": "\(resource)", "fields": "id"}}]}
            """
        return DataFile(
            path: disk.root + "/" + name, shownPath: name, format: .csv, schema: PreparedSchema(try TableSchema.read(Array(json.utf8), named: "essai").schema))
    }

    @Test("The file that is meant is found beside the one that is checked, and read first", arguments: ["lieux", "Lieux", "lieux.csv"])
    func beside(_ resource: String) throws {
        let disk = TestCatalogue(nil)
        disk.file("lieux.csv", "id;nom\nA;Mairie\nB;École\n").file("usages.csv", "id;parent\n1;A\n2;C\n").file("autres.txt", "id\nC\n")
        var file = try file(disk, "usages.csv", resource: resource)
        #expect(file.read().verdict.findings.map(\.rule.code) == ["reference-unchecked"])
        file.relateToFilesBeside()
        let found = file.read().verdict.findings
        #expect(found.map(\.rule.code) == ["reference-missing"])
        #expect(found.first?.value == "C" && found.first?.place.line == 3)
    }

    @Test("Rows may refer to later rows of the same file", arguments: ["", "usages"])
    func itself(_ resource: String) throws {
        let disk = TestCatalogue(nil)
        disk.file("usages.csv", "id;parent\n1;3\n2;\n3;1\n4;9\n")
        let found = try file(disk, "usages.csv", resource: resource).read().verdict.findings
        #expect(found.map { "\($0.rule.code) \($0.place.line)" } == ["reference-missing 5"])
        #expect(
            found.first?.sentences(in: .french).cause
                == (resource.isEmpty
                    ? "« 9 » n’est pas parmi les valeurs de « id » de ce même fichier." : "« 9 » n’est pas parmi les valeurs de « id » du fichier « usages »."))
    }

    @Test("A file that cannot be read, or is not there, is noted")
    func unreadable() throws {
        let disk = TestCatalogue(nil)
        disk.file("usages.csv", "id;parent\n1;3\n").file("lieux.xlsx", "no workbook")
        var file = try file(disk, "usages.csv", resource: "lieux")
        file.relateToFilesBeside()
        let verdict = file.read().verdict
        #expect(verdict.findings.map(\.rule.code) == ["reference-unchecked"] && verdict.isValid)
    }
}
