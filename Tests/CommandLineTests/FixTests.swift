import TestCatalogue
import Testing

@Suite struct FixTests {
    private static let schema = #"{"name": "s", "fields": [{"name": "nom", "type": "string"}, {"name": "date", "type": "date"}]}"#
    private let disk = TestCatalogue(nil).file("s.json", schema).file("a.csv", "nom;date\nx;31/12/2025\n").file("b.csv", "nom;date\nx;31/12/2025\ny;bientôt\n")

    private func validate(_ arguments: String...) throws -> Run { try Halle.run(["validate"] + arguments + ["--schema", "s.json"], in: disk.root) }

    @Test("--fix alone shows the repairs and writes nothing")
    func show() throws {
        let run = try validate("a.csv", "--fix")
        #expect(run.status == 1)
        #expect(run.output.contains("  - 2: x;31/12/2025\n  + 2: x;2025-12-31\n"))
        #expect(run.output.contains("Rien n’a été écrit."))
        #expect(disk.text("a.csv") == "nom;date\nx;31/12/2025\n")
    }

    @Test("--fix in-place ends with 0 when nothing is left to mend, and with 1 and the rest when something is")
    func inPlace() throws {
        #expect(try validate("a.csv", "--fix", "in-place").status == 0)
        #expect(disk.text("a.csv") == "nom;date\nx;2025-12-31\n")
        let run = try validate("b.csv", "--fix", "in-place", "--language", "en")
        #expect(run.status == 1)
        #expect(run.output.contains("2 errors before, 1 after."))
        #expect(run.output.contains("bientôt"))
        #expect(disk.text("_originals/b.csv") == "nom;date\nx;31/12/2025\ny;bientôt\n")
    }

    @Test("A schema that is not there is said so in the language asked for, with the nearest name; the exit code is that of a wrong command")
    func unknownSchema() throws {
        let french = try Halle.run(["validate", "a.csv", "--schema", "scdl/subvention"], in: disk.root)
        #expect(french.status == 2)
        #expect(french.errors.hasPrefix("--schema : Aucun schéma ne s’appelle « scdl/subvention ». Vouliez-vous dire « scdl/subventions » ?"))
        let english = try Halle.run(["validate", "a.csv", "--schema", "scdl/subvention", "--language", "en"], in: disk.root)
        #expect(english.status == 2 && english.errors.contains("Did you mean “scdl/subventions”?"))
        disk.file("broken.json", "{")
        let broken = try Halle.run(["validate", "a.csv", "--schema", "broken.json"], in: disk.root)
        #expect(broken.status == 2 && broken.errors.contains("n’est pas du JSON lisible"))
    }

    @Test("An unknown way and another format of report are wrong commands")
    func usage() throws {
        #expect(try validate("a.csv", "--fix", "partout").status == 2)
        #expect(try validate("a.csv", "--fix", "copy", "--format", "json").status == 2)
    }
}
