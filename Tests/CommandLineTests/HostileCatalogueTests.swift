import Foundation
import Glibc
import TestCatalogue
import Testing

/// Bad input from end to end: never a crash, never a half-written site.
@Suite("Hostile catalogues")
struct HostileCatalogueTests {
    @Test("Whatever stands in the content, a check ends with 0 or 1, no line of it can act on a log, and going on publishes what is sound")
    func everything() throws {
        let catalogue = TestCatalogue.sound()
        catalogue.file("content/roques/octets/index.md", [0xFF, 0xC3, 0x28]).file("content/roques/nul/index.md", "---\ntitle: a\u{0}b\n---\n")
            .file("content/roques/bombe/index.md", "---\na: &a [x]\nb: [*a, *a]\n---\n").file(
                "content/roques/profond/index.md", "---\nt: \(String(repeating: "[", count: 1000))\n---\n"
            )
            .dataset("roques/longue-ligne", body: String(repeating: "a", count: 1_100_000)).dataset("roques/pointe", "resources: [{path: ../../../etc/passwd}]")
            .dataset("roques/\u{202E}sens", "title: \"\\e[31m\\r\\n::error::x\"\ncontact: \"::error::\"").dataset(
                "roques/::error::", "license: \"##vso[task.x]\\n::error::\""
            )
            .dataset("roques/a\nb", "title: Retour").dataset("roques/🚲").dataset(
                "roques/guillemets", "title: '\"\u{301}><script>alert(1)</script>'", data: "a\"b.csv"
            )
            .dataset("roques/pourcent", data: "%2e%2e.csv").dataset("roques/vide", data: nil).dataset(
                "roques/titre", "title: \(String(repeating: "x", count: 5000))")
        catalogue.link("content/roques/arbres/lien.csv", to: "/etc/passwd")
        catalogue.pipe("content/roques/arbres/tube.csv")
        let check = try catalogue.check("--all")
        #expect(check.status == 1 && check.errors == "")
        for line in check.output.split(separator: "\n") {
            let start = line.drop { $0 == " " }
            #expect(!start.hasPrefix("::") && !start.hasPrefix("##"))
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value) })
        }
        #expect(try catalogue.build().status == 1 && catalogue.contents(of: "site").isEmpty)
        let run = try catalogue.build("--keep-going")
        #expect(run.status == 0, "\(run.errors)")
        let site = catalogue.contents(of: "site")
        for (path, bytes) in site where path.hasSuffix(".html") { #expect(!String(decoding: bytes, as: UTF8.self).contains("<script>alert"), "\(path)") }
        #expect(site["jeux/roques/arbres/arbres.csv"] != nil && site["jeux/roques/titre/index.html"] != nil && site["jeux/roques/arbres/lien.csv"] == nil)
        #expect(!site.keys.contains { $0.contains("..") || $0.contains("\n") || $0.contains("::") })
    }

    @Test("An empty catalogue without an address gives a site and two warnings")
    func empty() throws {
        let catalogue = TestCatalogue("title: Essai\n")
        let run = try catalogue.build()
        #expect(run.status == 0 && run.output.contains("0 producteur, 0 jeu de données, 0 fichier") && run.output.contains("2 avertissements"))
        #expect(catalogue.contents(of: "site")["index.html"] != nil)
        let check = try catalogue.check()
        #expect(check.status == 0 && check.output.contains("[catalogue-empty]") && check.output.contains("[base-address-missing]"))
    }

    @Test("Nobody listening to the output does not stop a build", arguments: ["build", "check"])
    func closedPipe(_ command: String) throws {
        let catalogue = TestCatalogue.sound()
        let run = try Halle.run([command, catalogue.root], shell: "exec >&- 2>&-")
        #expect(run.status == 0)
    }

    @Test("Files that are written while sites are built never make a half-written or a wrong site")
    func changingFiles() throws {
        let catalogue = TestCatalogue.sound()
        let path = "content/roques/arbres/arbres.csv"
        let versions = ["aaaa", "bbbb"].map { String(repeating: $0, count: 300_000) }
        catalogue.file(path, versions[0])
        #expect(try catalogue.build().status == 0)
        let writer = Thread {
            for round in 0..<400 where !Thread.current.isCancelled { catalogue.file(path, versions[round % 2]) }
        }
        writer.start()
        for _ in 0..<4 {
            let run = try catalogue.build()
            #expect(run.status == 0 || (run.status == 1 && (run.errors.contains("file-changed") || run.errors.contains("file-empty"))), "\(run)")
            #expect(catalogue.contents(of: "site")["jeux/roques/arbres/index.html"] != nil)
        }
        writer.cancel()
        while !writer.isFinished { usleep(1000) }
        catalogue.file(path, "fin")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.text("site/jeux/roques/arbres/arbres.csv") == "fin")
    }
}
