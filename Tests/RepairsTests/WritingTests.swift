import DataFiles
import Findings
import Glibc
import Repairs
import TestCatalogue
import Testing

@Suite struct WritingTests {
    private static let wrong = "nom;date;montant;nature\na;31/12/2025;1;\n"
    private static let right = "nom;date;montant;nature\na;2025-12-31;1;\n"

    @Test("A copy is written beside the file, which stays as it is; a second one is refused")
    func copy() throws {
        let folder = try Folder(Self.wrong)
        let found = repairs(of: folder.file)
        #expect(try found.write(.copy, language: .french).path == folder.disk.root + "/_aides.corrige.csv")
        #expect(folder.disk.text("_aides.corrige.csv") == Self.right)
        #expect(folder.disk.text("aides.csv") == Self.wrong)
        #expect(throws: RepairError.exists(folder.disk.root + "/_aides.corrige.csv")) { try found.write(.copy, language: .french) }
        _ = try found.write(.copy, language: .english)
        #expect(folder.names == ["_aides.corrected.csv", "_aides.corrige.csv", "aides.csv"])
    }

    @Test("In its place, the file keeps its mode, and each original is kept under a name of its own")
    func inPlace() throws {
        let folder = try Folder(Self.wrong)
        chmod(folder.disk.root + "/aides.csv", 0o640)
        let first = try repairs(of: folder.file).write(.inPlace, language: .french)
        #expect(first.original == folder.disk.root + "/_originaux/aides.csv")
        folder.disk.file("aides.csv", Self.wrong + "b;01/01/2025;2;\n")
        let second = try repairs(of: folder.file).write(.inPlace, language: .french)
        #expect(second.original == folder.disk.root + "/_originaux/aides.2.csv")
        #expect(folder.disk.text("_originaux/aides.csv") == Self.wrong)
        #expect(folder.disk.text("_originaux/aides.2.csv") == Self.wrong + "b;01/01/2025;2;\n")
        #expect(folder.disk.text("aides.csv") == Self.right + "b;2025-01-01;2;\n")
        #expect(folder.names == ["_originaux", "aides.csv"])
        var status = stat()
        #expect(stat(folder.disk.root + "/aides.csv", &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test("A file that has changed since its repairs were shown is left as it is, and nothing is left behind")
    func changed() throws {
        let folder = try Folder(Self.wrong)
        let found = repairs(of: folder.file)
        folder.disk.file("aides.csv", Self.wrong + "b;01/01/2025;2;\n")
        for way in [RepairWay.copy, .inPlace] { #expect(throws: RepairError.changed) { try found.write(way, language: .french) } }
        #expect(folder.disk.text("aides.csv") == Self.wrong + "b;01/01/2025;2;\n")
        #expect(folder.names == ["aides.csv"])
    }

    @Test("A file that another one has taken the place of, of the same bytes, is refused too")
    func replaced() throws {
        let folder = try Folder(Self.wrong)
        let found = repairs(of: folder.file)
        folder.disk.file("autre.csv", Self.wrong)
        folder.disk.rename("autre.csv", to: "aides.csv")
        #expect(throws: RepairError.changed) { try found.write(.inPlace, language: .french) }
    }

    @Test("No link is followed: neither the file’s nor that of the folder of originals")
    func links() throws {
        let folder = try Folder(Self.wrong, name: "vrai.csv")
        folder.disk.link("aides.csv", to: "vrai.csv")
        var file = folder.file
        file.path = folder.disk.root + "/aides.csv"
        #expect(repairs(of: file).outcome == .unreadable)
        folder.disk.folder("ailleurs")
        folder.disk.link("_originaux", to: "ailleurs")
        #expect(throws: RepairError.self) { try repairs(of: folder.file).write(.inPlace, language: .french) }
        #expect(folder.disk.text("vrai.csv") == Self.wrong)
        #expect(folder.disk.contents(of: "ailleurs").isEmpty)
        #expect(folder.names == ["_originaux", "aides.csv", "ailleurs", "vrai.csv"])
    }
}
