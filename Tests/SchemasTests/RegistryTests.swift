import Findings
import Foundation
import Testing

@testable import Schemas

@Suite("Schemas by name")
struct RegistryTests {
    private let registry = SchemaRegistry()

    private func found(_ written: String, in registry: SchemaRegistry = SchemaRegistry()) -> String? {
        guard case .found(let schema, let version) = registry.find(written) else { return nil }
        return schema.name + (version.map { " \($0)" } ?? "")
    }

    @Test("Every schema file that ships is inside the program, and reads without a note")
    func shipped() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/NationalSchemas/files")
        let paths = try #require(FileManager.default.subpaths(atPath: folder.path)).filter { $0.hasSuffix(".json") }
        // When this fails, run scripts/embed-schemas.sh.
        #expect(Set(paths.map { String($0.dropLast(5)) }) == Set(registry.schemas.map(\.name)))
        #expect(registry.schemas.count >= 20)
        for schema in registry.schemas {
            #expect(Data(schema.bytes) == FileManager.default.contents(atPath: folder.appending(path: schema.name + ".json").path), "\(schema.name)")
            let reading = try schema.read(checkingExamples: true)
            #expect(reading.notes.isEmpty, "\(schema.name): \(reading.notes)")
            #expect(reading.schema.title != nil && reading.schema.version != nil, "\(schema.name)")
        }
    }

    @Test(
        "A schema is found by its name with or without a version, by old and short names, in any case and with any hyphens",
        arguments: [
            ("scdl/subventions", "scdl/subventions"), ("scdl/subventions@2.1.1", "scdl/subventions 2.1.1"), ("scdl/subventions@v2.1", "scdl/subventions 2.1"),
            ("scdl/subventions@latest", "scdl/subventions"), ("SCDL_Subventions", "scdl/subventions"), ("subventions", "scdl/subventions"),
            ("scdl/délibérations", "scdl/deliberations"), ("prénoms", "scdl/prenoms"), ("etalab/schema-irve-statique", "etalab/schema-irve-statique"),
            ("irve-statique", "etalab/schema-irve-statique"), ("IRVE", "etalab/schema-irve-statique"), ("bal", "etalab/schema-bal"),
            ("défibrillateurs", "atlasante/schema-dae"), ("dae", "atlasante/schema-dae"), ("marchés-publics", "decp/decp-table-schema"),
            ("stationnement", "etalab/schema-stationnement"), ("stationnement-cyclable", "etalab/schema-stationnement-cyclable"),
            ("scdl/subventions.json", "scdl/subventions"), (" scdl/subventions ", "scdl/subventions"),
        ])
    func names(_ written: String, _ name: String) {
        #expect(found(written) == name)
    }

    @Test(
        "An address at schema.data.gouv.fr or of a schema’s repository is taken for its name",
        arguments: [
            ("https://schema.data.gouv.fr/schemas/scdl/subventions/2.1.0/schema.json", "scdl/subventions 2.1.0"),
            ("https://schema.data.gouv.fr/schemas/scdl/subventions/latest/schema.json", "scdl/subventions"),
            ("https://schema.data.gouv.fr/scdl/subventions/", "scdl/subventions"),
            ("http://schema.data.gouv.fr/scdl/subventions/latest.html", "scdl/subventions"),
            ("https://gitlab.com/opendatafrance/scdl/deliberations/raw/v2.1.3/schema.json?inline=false", "scdl/deliberations 2.1.3"),
            ("https://raw.githubusercontent.com/etalab/schema-stationnement/v0.1.5/schema.json", "etalab/schema-stationnement 0.1.5"),
        ])
    func addresses(_ written: String, _ name: String) {
        #expect(found(written) == name)
    }

    @Test("Another address is not fetched, and a wrong name brings the nearest")
    func unknown() throws {
        if case .elsewhere = registry.find("https://exemple.fr/schemas/arbres.json") {} else { Issue.record("Taken for a schema") }
        func suggestions(_ written: String) -> [String] { if case .unknown(let names) = registry.find(written) { names } else { ["found"] } }
        #expect(suggestions("scdl/subvention").first == "scdl/subventions")
        #expect(suggestions("scld/subventions").first == "scdl/subventions")
        #expect(suggestions("equipement").first == "scdl/equipements")
        #expect(suggestions("rien de connu").isEmpty && suggestions("").isEmpty)
        let finding = try #require(registry.finding(for: registry.find("subvention"), of: "subvention", at: SourcePlace(file: "index.md", line: 3)))
        #expect(finding.rule.code == "schema-unknown" && finding.suggestions == ["scdl/subventions"])
    }

    @Test("Another version than the one there is told, and what the version begins with is enough")
    func versions() throws {
        guard case .found(let schema, _) = registry.find("scdl/subventions") else {
            Issue.record("Not found")
            return
        }
        let read = try schema.read().schema
        let place = SourcePlace(file: "index.md")
        #expect(SchemaRegistry.finding(forVersion: nil, of: read, at: place) == nil)
        #expect(SchemaRegistry.finding(forVersion: read.version, of: read, at: place) == nil)
        #expect(SchemaRegistry.finding(forVersion: "2", of: read, at: place) == nil)
        let finding = try #require(SchemaRegistry.finding(forVersion: "1.1.0", of: read, at: place))
        #expect(finding.details == ["scdl/subventions", try #require(read.version)])
    }

    @Test("A schema of the catalogue hides the one that ships, and several versions of one may lie side by side")
    func own() throws {
        func own(_ name: String) -> RegisteredSchema {
            RegisteredSchema(name: name, path: "schemas/\(name).json", bytes: Array(#"{"fields": [{"name": "a"}]}"#.utf8))
        }
        let registry = SchemaRegistry(own: [own("scdl/subventions"), own("scdl/prenoms@1.0.0"), own("prenoms-locaux")])
        guard case .found(let schema, _) = registry.find("Subventions") else {
            Issue.record("Not found")
            return
        }
        #expect(schema.origin == .catalogue(path: "schemas/scdl/subventions.json"))
        #expect(found("scdl/prenoms@1.0.0", in: registry) == "scdl/prenoms@1.0.0 1.0.0" && found("prenoms@1.0", in: registry) == "scdl/prenoms@1.0.0 1.0")
        #expect(found("scdl/prenoms", in: registry) == "scdl/prenoms" && found("prénoms locaux", in: registry) == "prenoms-locaux")
        #expect(found("etalab/schema-bal@1.3", in: registry) == "etalab/schema-bal-1.3 1.3")
    }

    @Test("Schemas are read from a catalogue’s folder and from beside the data, never from outside, never through a link")
    func files() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "halle-schemas-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let json = Data(#"{"fields": [{"name": "a"}]}"#.utf8)
        for path in [
            "schemas/arbres.schema.json", "schemas/scdl/voirie.json", "schemas/_brouillon.json", "schemas/notes.txt", "jeu/schema.json",
            "jeu/dossier/schema.json", "jeu/.schema.json",
        ] {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try json.write(to: file)
        }
        try FileManager.default.createSymbolicLink(atPath: root.path + "/schemas/lien.json", withDestinationPath: "/etc/hostname")
        try FileManager.default.createSymbolicLink(atPath: root.path + "/jeu/lien.json", withDestinationPath: "/etc/hostname")
        let (schemas, refused) = SchemaFiles.own(in: root.path)
        #expect(schemas.map(\.name) == ["arbres", "scdl/voirie"] && refused.isEmpty)
        let jeu = root.path + "/jeu"
        #expect(try SchemaFiles.beside(jeu, named: "schema.json").map { Data($0) } == json)
        for name in ["../schemas/arbres.schema.json", "lien.json", "autre.json", "schema", "/etc/hostname", "", "dossier/schema.json", ".schema.json"] {
            #expect(try SchemaFiles.beside(jeu, named: name) == nil, "\(name)")
        }
        #expect(throws: SchemaRefusal.self) { try SchemaFiles.read(jeu + "/lien.json") }
        try Data(count: SchemaFiles.largest + 1).write(to: root.appending(path: "jeu/grand.json"))
        #expect(throws: SchemaRefusal.tooLarge) { try SchemaFiles.beside(jeu, named: "grand.json") }
    }
}
