import Bytes
import Findings
import Glibc
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("What the content was like at the last build")
struct ContentRecordTests {
    private func sample() -> TestCatalogue {
        TestCatalogue().dataset("roques/un", body: "Voir [deux](../deux/).").dataset("roques/deux").file("content/roques/index.md", "---\nname: Roques\n---\n")
            .file("content/pages/aide.md", "---\ntitle: Aide\n---\n").file("content/logo.png", "png").file("content/roques/un/_caché.txt", "x")
    }

    /// - Parameter isSettled: whether nothing has happened to the folders in the last moments, so that their states alone tell of later changes.
    private func record(_ catalogue: TestCatalogue, isSettled: Bool) throws -> ContentRecord {
        if isSettled { usleep(150_000) }
        var out = BinaryEncoder()
        try #require(CatalogueReader(root: catalogue.root, crew: Crew(jobs: 2)).survey().record).encode(into: &out)
        let record = try out.bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try ContentRecord(from: &input)
        }
        #expect(record.folders.allSatisfy { ($0.isUnsettled == 0) == isSettled })
        return record
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The files with new bytes; nil when more has changed.
        let files: [String]?
        let change: @Sendable (TestCatalogue) -> Void

        init(_ name: String, _ files: [String]?, _ change: @escaping @Sendable (TestCatalogue) -> Void) {
            testDescription = name
            self.files = files
            self.change = change
        }
    }

    static let edits = [
        Edit("nothing", []) { _ in },
        Edit("a text edited", ["index.md"]) { $0.dataset("roques/un", body: "Autre.", data: nil) },
        Edit("a text replaced by another file", ["index.md"]) {
            $0.file("content/roques/un/tmp", "---\ntitle: Autre\n---\n").rename("content/roques/un/tmp", to: "content/roques/un/index.md")
        },
        Edit("data and an image edited", ["logo.png", "donnees.csv"]) {
            $0.file("content/logo.png", "autre").file("content/roques/deux/donnees.csv", "a\n")
        },
        Edit("a hidden file added and another removed", []) {
            $0.file("content/roques/un/.swp", "x")
            $0.remove("content/roques/un/_caché.txt")
        },
        Edit("a file added and removed again", []) {
            $0.file("content/roques/un/tmp", "x")
            $0.remove("content/roques/un/tmp")
        },
        Edit("a file added", nil) { $0.file("content/roques/un/autre.csv", "x") },
        Edit("a file removed", nil) { $0.remove("content/roques/un/donnees.csv") },
        Edit("a file renamed", nil) { $0.rename("content/roques/un/donnees.csv", to: "content/roques/un/données.csv") },
        Edit("a file that becomes a folder", nil) {
            $0.remove("content/roques/un/donnees.csv")
            $0.folder("content/roques/un/donnees.csv")
        },
        Edit("a file that becomes a link", nil) {
            $0.remove("content/roques/un/donnees.csv")
            $0.link("content/roques/un/donnees.csv", to: "../deux/donnees.csv")
        },
        Edit("a dataset added", nil) { $0.dataset("roques/trois") },
        Edit("a dataset removed", nil) { $0.remove("content/roques/un") },
        Edit("a producer added", nil) { $0.dataset("labege/un") },
        Edit("two datasets exchanged", ["donnees.csv", "index.md", "donnees.csv", "index.md"]) {
            $0.rename("content/roques/un", to: "content/roques/tmp")
            $0.rename("content/roques/deux", to: "content/roques/un")
            $0.rename("content/roques/tmp", to: "content/roques/deux")
            $0.remove("content/roques/deux/_caché.txt")
        },
        Edit("everything removed", nil) { $0.remove("content") },
    ]

    @Test("Files with new bytes are found, and so is everything that comes, goes or becomes something else", arguments: edits, [true, false])
    func finds(_ edit: Edit, isSettled: Bool) throws {
        let catalogue = sample()
        let record = try record(catalogue, isSettled: isSettled)
        edit.change(catalogue)
        let edits = record.edits(under: catalogue.root, crew: Crew(jobs: 2))
        #expect(edits?.files.map(\.name) == edit.files)
        // What is found once is known from then on.
        guard let edits else { return }
        #expect(edits.now.edits(under: catalogue.root, crew: Crew(jobs: 2))?.isEmpty == true)
        let reader = CatalogueReader(root: catalogue.root, crew: Crew(jobs: 2))
        let (known, looked) = (reader.survey(edits).scan, reader.survey().scan)
        var (a, b) = ("", "")
        dump([known?.root], to: &a)
        dump([looked?.root], to: &b)
        #expect(a == b && known?.findings == looked?.findings, "what is recorded need not be looked at again")
    }

    @Test("A record that is cut short is none, and no damage to one does harm")
    func damaged() throws {
        let catalogue = sample()
        var out = BinaryEncoder()
        try record(catalogue, isSettled: false).encode(into: &out)
        func opened(_ bytes: [UInt8]) -> ContentRecord? {
            bytes.withUnsafeBytes { buffer in
                var input = BinaryDecoder(buffer)
                return try? ContentRecord(from: &input)
            }
        }
        for count in stride(from: 0, to: out.bytes.count, by: 37) { #expect(opened(Array(out.bytes[..<count])) == nil) }
        for position in stride(from: 0, to: out.bytes.count, by: 11) {
            var bytes = out.bytes
            bytes[position] ^= 0xFF
            _ = opened(bytes)?.edits(under: catalogue.root, crew: Crew(jobs: 1))
        }
    }

    // MARK: Bodies

    @Test("A dataset whose body was edited is read on its own as it is with the whole catalogue, and the memo is the same")
    func body() throws {
        let summed = "---\ntitle: Un jeu\ndescription: Deux mots.\n---\n"
        let catalogue = sample().file("content/roques/un/index.md", summed + "Texte.\n")
        let first = catalogue.read()
        let record = try record(catalogue, isSettled: false)
        catalogue.file("content/roques/un/index.md", summed + "Un [autre](../deux/donnees.csv) [lien](absent)\n")
        let edits = try #require(record.edits(under: catalogue.root, crew: Crew(jobs: 2)))
        let known = CatalogueReader(root: catalogue.root, crew: Crew(jobs: 2), memo: first.memo)
        let found = try #require(known.readEditedBodies(edits))
        let fresh = catalogue.read(memo: first.memo)
        let dataset = try #require(found.catalogue.datasets.first)
        let other = try #require(fresh.catalogue?.datasets.first { $0.slug == "un" })
        #expect(dataset.body == other.body && dataset.bodyFingerprint == other.bodyFingerprint && dataset.summary == other.summary)
        #expect(dataset.body?.holes.count == 1 && found.tallies.before.warnings == 0 && found.tallies.now.warnings == 1)
        #expect(found.memo.encoded() == fresh.memo.encoded())
    }

    @Test(
        "An edit that others can tell asks for the whole catalogue",
        arguments: [
            "title: Autre\ndescription: Deux mots.|Texte.", "title: Un jeu\ndescription: Deux mots.|",
            "title: Un jeu\ndescription: Deux mots.|![l](../../logo.png)",
            "title: Un jeu\ndescription: Deux mots.\ndraft: true|Texte.", "title: Un jeu\nlicense: inconnue\ndescription: Deux mots.|Texte.",
        ])
    func others(_ text: String) throws {
        let catalogue = sample().file("content/roques/un/index.md", "---\ntitle: Un jeu\ndescription: Deux mots.\n---\nUn texte.\n")
        let first = catalogue.read()
        let record = try record(catalogue, isSettled: false)
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        catalogue.file("content/roques/un/index.md", "---\n\(parts[0])\n---\n\(parts[1])\n")
        let edits = try #require(record.edits(under: catalogue.root, crew: Crew(jobs: 2)))
        #expect(CatalogueReader(root: catalogue.root, crew: Crew(jobs: 2), memo: first.memo).readEditedBodies(edits).map(\.catalogue.datasets.count) == nil)
    }
}
