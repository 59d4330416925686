import Foundation
import Glibc
import TestCatalogue
import Testing

@Suite("halle build")
struct BuildTests {
    private static let marker = "halle-site.txt"

    @Test("A catalogue becomes a site, and the summary says what is on it")
    func builds() throws {
        let catalogue = TestCatalogue.sound()
        let run = try catalogue.build()
        #expect(run.status == 0)
        #expect(run.output.contains("1 producteur, 2 jeux de données, 2 fichiers") && run.output.contains("0 erreur, 0 avertissement"))
        #expect(run.output.contains("Site écrit dans \(catalogue.site)"))
        let site = catalogue.contents(of: "site")
        for path in [
            "index.html", "en/index.html", "jeux/index.html", "en/datasets/roques/arbres/index.html", "jeux/roques/subventions/index.html",
            "producteurs/roques/index.html",
            "404.html", "catalog.jsonld", "jeux/roques/arbres/dataset.jsonld", "feed.xml", "sitemap.xml", "robots.txt", Self.marker,
        ] { #expect(site[path]?.isEmpty == false, "\(path)") }
        #expect(site["jeux/roques/subventions/donnees.csv"] == catalogue.bytes("content/roques/subventions/donnees.csv"))
    }

    @Test("A rebuild with nothing changed writes nothing, and one edit writes only what it concerns")
    func incremental() throws {
        let catalogue = TestCatalogue.sound()
        let first = try catalogue.build()
        let before = catalogue.marks(of: "site")
        let second = try catalogue.build()
        #expect(first.status == 0 && second.status == 0 && second.output.contains("0 écrits (0 octets)"), "\(second.output)")
        #expect(second.output.contains("0 erreur, 0 avertissement") && second.output.contains("1 producteur, 2 jeux de données, 2 fichiers"))
        #expect(catalogue.marks(of: "site") == before)

        let path = "content/roques/arbres/index.md"
        catalogue.file(path, (catalogue.text(path) ?? "") + "\nUn mot de plus, unique.\n")
        let pages = catalogue.contents(of: "site")
        #expect(try catalogue.build().status == 0)
        let changed = catalogue.contents(of: "site").filter { pages[$0.key] != $0.value }.keys
        #expect(changed.contains("jeux/roques/arbres/index.html") && !changed.contains("jeux/roques/subventions/index.html"), "\(changed.sorted())")
        #expect(catalogue.text("site/jeux/roques/arbres/index.html")?.contains("Un mot de plus, unique.") == true)
    }

    @Test("What the folders do not hold any more leaves the site; what moves is found at its new place")
    func removals() throws {
        let catalogue = TestCatalogue.sound()
        _ = try catalogue.build()
        catalogue.rename("content/roques/arbres", to: "content/roques/plantations")
        let run = try catalogue.build()
        #expect(run.status == 0)
        let site = catalogue.contents(of: "site")
        #expect(site["jeux/roques/arbres/index.html"] == nil && site["jeux/roques/plantations/arbres.csv"] != nil)
        #expect(catalogue.text("site/jeux/roques/subventions/index.html")?.contains("arbres/") == false, "a link to what is gone is no link")
    }

    @Test("The same catalogue gives the same site byte for byte, wherever it stands and however many cores work")
    func reproducible() throws {
        let (a, b) = (TestCatalogue.sound(), TestCatalogue.sound())
        #expect(try a.build("--jobs", "1").status == 0 && b.build("--jobs", "7").status == 0)
        #expect(a.contents(of: "site") == b.contents(of: "site"))
        #expect(a.bytes("site/" + Self.marker) == b.bytes("site/" + Self.marker))
        let other = TestCatalogue("title: Autre\n").dataset("labege/un")
        _ = try other.build()
        #expect(other.bytes("site/" + Self.marker) == a.bytes("site/" + Self.marker), "the marker is the same in every site")
        // An edited and restored text gives the first site again.
        let path = "content/roques/arbres/index.md"
        let text = b.text(path) ?? ""
        b.file(path, text + "\nAutre.\n")
        _ = try b.build()
        b.file(path, text)
        #expect(try b.build().status == 0)
        #expect(a.contents(of: "site") == b.contents(of: "site"))
    }

    // MARK: Errors

    @Test("An error stops the build: the old site stays as it was, to the inode, and the error is told")
    func refuses() throws {
        let catalogue = TestCatalogue.sound()
        _ = try catalogue.build()
        let before = catalogue.marks(of: "site")
        catalogue.addingError()
        let run = try catalogue.build()
        #expect(run.status == 1)
        #expect(catalogue.marks(of: "site") == before)
        #expect(run.errors.contains("licence-unknown") && run.errors.contains("content/roques/faux/index.md:3:10") && run.errors.contains("« lov2 »"))
        #expect(run.output.contains("n’est pas construit (1 erreur") && run.output.contains("reste comme il était"))
    }

    @Test("A first build that is refused leaves no site")
    func refusesFirst() throws {
        let catalogue = TestCatalogue.sound().addingError()
        #expect(try catalogue.build().status == 1)
        #expect(catalogue.contents(of: "site").isEmpty && !FileManager.default.fileExists(atPath: catalogue.site))
        #expect(try FileManager.default.contentsOfDirectory(atPath: catalogue.root).sorted() == ["content", "halle.yml"], "nothing of its own stays beside it")
    }

    @Test("With --keep-going the sound datasets are published, and what is left out is named with its reason, each time")
    func keepGoing() throws {
        let catalogue = TestCatalogue.sound().addingError()
        for _ in 0..<2 {
            let run = try catalogue.build("--keep-going")
            #expect(run.status == 0)
            #expect(run.output.contains("Laissés de côté :\n  roques/faux : index.md:3:10 : La licence « lvo2 » n’est pas connue. [licence-unknown]\n"))
            #expect(run.errors.contains("licence-unknown"))
            let site = catalogue.contents(of: "site")
            #expect(site["jeux/roques/arbres/index.html"] != nil && !site.keys.contains { $0.contains("faux") })
        }
        catalogue.dataset("roques/faux", "title: Faux\nlicense: lov2\n", data: "faux.csv")
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.contents(of: "site")["jeux/roques/faux/faux.csv"] != nil)
    }

    @Test("What waits until its file is mended is named with the fault of that file, and nothing is said of errors that there are none of")
    func held() throws {
        let catalogue = TestCatalogue.sound().dataset("roques/abime", "title: Abîmé\nconformity: hold\n", data: nil).file(
            "content/roques/abime/a.csv", "a,b\n1,2,3\n")
        let run = try catalogue.build()
        #expect(run.status == 0 && run.output.contains("Laissés de côté :\n  roques/abime : a.csv, ligne 2 : La ligne a 3 cellules au lieu de 2. [row-long]\n"))
        #expect(run.output.contains("0 erreur") && !run.output.contains("leurs erreurs"))
        let told = try catalogue.check()
        #expect(told.output.contains("« Abîmé » n’est pas publié : son fichier « a.csv » a des erreurs") && !told.output.contains("schéma et le réglage"))
    }

    @Test("A site that loses all its datasets, or most of at least five, is told with how many there were; the next build says nothing of it")
    func lossOfDatasets() throws {
        let catalogue = TestCatalogue.sound()
        for number in 0..<10 { catalogue.dataset("revel/jeu-\(number)", "title: Jeu \(number)") }
        #expect(try !catalogue.build().output.contains("ATTENTION"))
        catalogue.remove("content/revel/jeu-0")
        #expect(try !catalogue.build().output.contains("ATTENTION"))
        catalogue.rename("content/revel", to: "revel")
        let less = try catalogue.build()
        #expect(less.status == 0 && less.output.contains("le site n’a plus que 2 jeux de données ; avant cette construction, il avait 11 jeux de données."))
        catalogue.rename("content/roques", to: "roques")
        let none = try catalogue.build()
        #expect(none.status == 0 && none.output.contains("le site n’a plus aucun jeu de données ; avant cette construction, il avait 2 jeux de données."))
        #expect(try !catalogue.build().output.contains("ATTENTION"))
    }

    @Test("An error of the settings stops the build even with --keep-going")
    func keepGoingHasLimits() throws {
        let catalogue = TestCatalogue.sound().file("halle.yml", "title: Essai\nlicense: lvo2\n")
        #expect(try catalogue.build("--keep-going").status == 1)
    }

    @Test("A warning stops the build only with --strict, which then tells it")
    func strict() throws {
        let catalogue = TestCatalogue.sound().dataset("roques/maigre", "title: Maigre")
        let lenient = try catalogue.build()
        #expect(lenient.status == 0 && lenient.output.contains("avertissements") && !lenient.errors.contains("licence-missing"))
        for _ in 0..<2 {
            let strict = try catalogue.build("--strict")
            #expect(strict.status == 1 && strict.errors.contains("[licence-missing]"))
            #expect(strict.output.contains("reste comme il était. Avec --strict, les avertissements comptent comme des erreurs."))
        }
        #expect(try TestCatalogue.sound().build("--strict").status == 0)
    }

    @Test("With --quiet nothing is said of a site that is built, and only errors of one that is not")
    func quiet() throws {
        let catalogue = TestCatalogue.sound().dataset("roques/maigre", "title: Maigre")
        let run = try catalogue.build("--quiet")
        #expect(run.status == 0 && run.output == "" && run.errors == "")
        let refused = try catalogue.addingError().build("--quiet")
        #expect(refused.status == 1 && refused.output == "" && refused.errors.contains("licence-unknown") && !refused.errors.contains("licence-missing"))
    }

    @Test("Steps and messages come in the language asked for, else in the catalogue’s first; a log gets whole lines without colours")
    func languages() throws {
        let catalogue = TestCatalogue.sound()
        let french = try catalogue.build()
        #expect(french.errors.contains("Lecture : 1 producteur") && french.errors.hasSuffix("\n") && !french.errors.contains("\u{1B}"))
        catalogue.file("halle.yml", "title: Test\nlanguages: [en]\nbase-url: https://exemple.fr/\n")
        let english = try catalogue.build()
        #expect(english.output.contains("Site written to") && english.errors.contains("Reading: 1 publisher, 2 datasets"))
        #expect(catalogue.contents(of: "site")["datasets/roques/arbres/index.html"] != nil)
        let asked = try catalogue.build("--language", "fr")
        #expect(asked.output.contains("Site écrit dans"))
    }

    @Test("The site’s address can be given on the command line; without one no feed is written, and that is a warning")
    func baseAddress() throws {
        let catalogue = TestCatalogue.sound().file("halle.yml", "title: Essai\n")
        let without = try catalogue.build()
        #expect(without.status == 0 && without.output.contains("1 avertissement"))
        #expect(catalogue.contents(of: "site")["catalog.jsonld"] == nil)
        #expect(try catalogue.build("--base-url", "https://donnees.exemple.fr/x").status == 0)
        #expect(catalogue.text("site/catalog.jsonld")?.contains("https://donnees.exemple.fr/x/jeux/roques/arbres/") == true)
        let wrong = try catalogue.build("--base-url", "javascript:alert(1)")
        #expect(wrong.status == 1 && wrong.errors.contains("address-invalid"))
        #expect(catalogue.contents(of: "site")["catalog.jsonld"] != nil, "the old site stays")
    }

    @Test("The site goes where --output says, and never over a folder that Halle did not write or over its own sources")
    func output() throws {
        let catalogue = TestCatalogue.sound().file("précieux/lettre.txt", "x")
        let other = catalogue.root + "/public"
        #expect(
            try catalogue.build("--output", other).status == 0 && catalogue.contents(of: "public")[Self.marker] != nil && catalogue.contents(of: "site").isEmpty
        )
        let foreign = try catalogue.build("-o", catalogue.root + "/précieux")
        #expect(foreign.status == 1 && foreign.errors.contains("output-foreign") && catalogue.text("précieux/lettre.txt") == "x")
        let settings = catalogue.text("halle.yml") ?? ""
        catalogue.file("halle.yml", settings + "license: lvo2\n")
        let both = try catalogue.build("-o", catalogue.root + "/précieux")
        #expect(both.errors.contains("output-foreign") && both.errors.contains("licence-unknown"), "what is wrong with the settings is told at once")
        catalogue.file("halle.yml", settings)
        for folder in ["content", "content/site", "."] {
            let run = try catalogue.build("--output", catalogue.root + "/" + folder)
            #expect(run.status == 1 && run.errors.contains("output-"), "\(folder)")
        }
        #expect(catalogue.bytes("content/roques/arbres/arbres.csv") != nil)
    }

    @Test("A build that is run in the catalogue’s folder needs no argument")
    func here() throws {
        let catalogue = TestCatalogue.sound()
        let run = try Halle.run(["build"], in: catalogue.root)
        #expect(run.status == 0 && run.output.contains("Site écrit dans site") && catalogue.contents(of: "site")["index.html"] != nil)
    }

    // MARK: The disk

    @Test("A disk that is full stops the build with a clear message, and the old site stays whole")
    func diskFull() throws {
        let catalogue = TestCatalogue.sound()
        _ = try catalogue.build()
        let before = catalogue.marks(of: "site")
        catalogue.file("content/roques/arbres/gros.csv", [UInt8](repeating: 0x61, count: 4_000_000))
        // A limit on the size of files fails a write as a full disk does.
        let run = try catalogue.build(shell: "trap '' XFSZ; ulimit -f 4000")
        #expect(run.status == 1)
        #expect(run.errors.contains("disk-full") && run.errors.contains("plus de place"), "\(run.errors)")
        #expect(catalogue.marks(of: "site") == before)
        #expect(try catalogue.build().status == 0)
        #expect(catalogue.bytes("site/jeux/roques/arbres/gros.csv")?.count == 4_000_000)
    }

    @Test("A file that cannot be read stops the build; with --keep-going only its dataset is left out, and the reason is told", .enabled(if: canBeAnother))
    func unreadable() throws {
        let catalogue = TestCatalogue.sound()
        chmod(catalogue.root, 0o777)
        chmod(catalogue.root + "/content/roques/arbres/arbres.csv", 0)
        func build(_ arguments: String...) throws -> Run {
            try Halle.run(["build", catalogue.root] + arguments, launcher: geteuid() == 0 ? Self.another : [])
        }
        let run = try build()
        #expect(run.status == 1 && run.errors.contains("file-unreadable") && run.errors.contains("content/roques/arbres/arbres.csv"), "\(run.errors)")
        let going = try build("--keep-going")
        let reason = "  roques/arbres : arbres.csv : « arbres.csv » ne peut pas être lu"
        #expect(going.status == 0 && going.output.contains(reason) && going.errors.contains("file-unreadable"), "\(going.errors) \(going.output)")
        #expect(catalogue.contents(of: "site")["jeux/roques/subventions/donnees.csv"] != nil)
        chmod(catalogue.root + "/content/roques/arbres/index.md", 0)
        let header = try build()
        #expect(header.status == 1 && header.errors.contains("content/roques/arbres/index.md"))
        // An image of a page belongs to no dataset that could be left out.
        chmod(catalogue.root + "/content/roques/arbres/index.md", 0o644)
        chmod(catalogue.root + "/content/roques/arbres/arbres.csv", 0o644)
        catalogue.file("content/pages/aide.md", "![x](photo.png)").file("content/pages/photo.png", "png")
        chmod(catalogue.root + "/content/pages/photo.png", 0)
        let image = try build("--keep-going")
        #expect(image.status == 1 && image.errors.contains("content/pages/photo.png"))
    }

    /// Runs a program as a user who may not read everything.
    private static let another = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    private static let canBeAnother = geteuid() != 0 || (try? Halle.run(["--version"], launcher: another))?.status == 0
}
