import Bytes
import Findings
import Model
import Pages
import Testing

@Suite("Keys of pages")
struct KeyTests {
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable (inout Catalogue) -> Void

        init(_ description: String, _ make: @escaping @Sendable (inout Catalogue) -> Void) {
            testDescription = description
            self.make = make
        }
    }

    static let before = BuiltSite(Sample.catalogue())

    static let edits = [
        Edit("catalogue title") { $0.settings.title.text += " !" },
        Edit("catalogue title in English") { $0.settings.title.translation = nil },
        Edit("catalogue description") { $0.settings.description = nil },
        Edit("base address") { $0.settings.baseAddress = "https://other.example/sub/" },
        Edit("one language") { $0.settings.languages = [.french] },
        Edit("English first") { $0.settings.languages = [.english, .french] },
        Edit("colours") { $0.settings.colours = Colours(primary: "#7a1f3d", accent: "#0b6e4f") },
        Edit("contact") { $0.settings.contact = Contact(name: "Mission", email: "autre@example.org") },
        Edit("date of a catalogue with undated datasets") {
            $0.settings.issued = CalendarDate(year: 2020, month: 2, day: 2)
            $0.datasets[20].modified = nil
            $0.datasets[20].issued = nil
        },
        Edit("who runs the catalogue") { $0.settings.publisher = $0.publishers[0] },
        Edit("welcome") { $0.welcome[.french]?.html += Array("<p>Nouveau</p>".utf8) },
        Edit("welcome in English") { $0.welcome[.english] = RichText(html: Array("<p>Welcome</p>".utf8)) },
        Edit("dataset title") { $0.datasets[8].title.text = "Aides 2017" },
        Edit("dataset summary") { $0.datasets[8].summary = nil },
        Edit("dataset body") { $0.datasets[8].body?.html += Array("<p>x</p>".utf8) },
        Edit("dataset date") { $0.datasets[20].modified = CalendarDate(year: 2026, month: 1, day: 1) },
        Edit("dataset without a date") {
            $0.datasets[20].modified = nil
            $0.datasets[20].issued = nil
        },
        Edit("dataset licence") { $0.datasets[3].licence = Licence.vocabulary.find("odc-odbl") },
        Edit("dataset without a licence") { $0.datasets[3].licence = nil },
        Edit("dataset theme") { $0.datasets[3].themes = [Theme(code: "velos", french: "Vélos", english: "Bicycles", european: nil)] },
        Edit("dataset keyword") { $0.datasets[3].keywords = ["velo", "Vélo"] },
        Edit("most usual spelling of a keyword") { catalogue in for number in 3...7 { catalogue.datasets[number].keywords = ["VÉLO !"] } },
        Edit("dataset slug") { $0.datasets[3].slug = "colleges-publics" },
        Edit("dataset folder") { $0.datasets[3].folder = "departement-haute-garonne/colleges-publics" },
        Edit("dataset removed") { $0.datasets.remove(at: 5) },
        Edit("dataset added") {
            var added = $0.datasets[20]
            added.folder += "-2"
            added.slug += "-2"
            $0.datasets.append(added)
        },
        Edit("namesake") { $0.datasets[9].title = $0.datasets[8].title },
        Edit("file title") { $0.datasets[0].distributions[1].title.text = "Liste" },
        Edit("file size and digest") { $0.datasets[0].distributions[1].facts = FileFacts(size: 7, digest: Digester.digest(of: [1])) },
        Edit("rows of a table") { $0.datasets[8].distributions[0].table?.rows += 1 },
        Edit("errors of a table") { $0.datasets[8].distributions[0].table?.errors += 1 },
        Edit("table mended") {
            $0.datasets[8].distributions[0].table = TableMark(
                rows: 1_234, columns: 3, schema: "scdl/subventions", schemaVersion: "2.1.1", errors: 0)
        },
        Edit("version of a table’s schema") { $0.datasets[8].distributions[0].table?.schemaVersion = "3" },
        Edit("table without a schema") { $0.datasets[15].distributions[0].table?.schema = nil },
        Edit("table no longer read") { $0.datasets[8].distributions[0].table = nil },
        Edit("file not yet known") { $0.datasets[0].distributions[1].facts = nil },
        Edit("file removed") { $0.datasets[0].distributions.removeLast() },
        Edit("file format") { $0.datasets[0].distributions[1].format = FileFormat.vocabulary.find("ods") ?? $0.datasets[0].distributions[0].format },
        Edit("publisher name") { $0.publishers[2].name.text = "Commune de Roques" },
        Edit("publisher name in English") { $0.publishers[2].name.translation = "Roques-sur-Garonne" },
        Edit("publisher kind") { $0.publishers[2].kind = nil },
        Edit("publisher contact") { $0.publishers[2].contact = nil },
        Edit("publisher body") { $0.publishers[2].body = nil },
        Edit("publisher slug") { $0.publishers[2].slug = "roques-sur-garonne" },
        Edit("publisher without datasets") { $0.publishers.append(Sample.publisher("zz", "Zz", .syndicat, population: nil)) },
        Edit("free page title") { $0.pages[0].title.text = "Qui sommes-nous" },
        Edit("free page body") { $0.pages[0].body[.french]?.html += [0x78] },
        Edit("free page removed") { $0.pages.removeLast() },
        Edit("free pages of one name") { $0.pages[1].title = $0.pages[0].title },
    ]

    @Test("A page whose bytes change has another key", arguments: edits)
    func keysFollowBytes(edit: Edit) {
        var catalogue = Sample.catalogue()
        edit.make(&catalogue)
        let after = BuiltSite(Sample.marked(catalogue))
        var changed = 0
        for (path, bytes) in after.files {
            guard let earlier = Self.before.files[path] else { continue }
            if bytes != earlier {
                changed += 1
                #expect(after.keys[path] != Self.before.keys[path], "\(path) changes unseen")
            }
        }
        #expect(changed > 0, "the edit changes no page")
    }

    @Test("Built twice, a site has the same bytes and the same keys")
    func reproducible() {
        let again = BuiltSite(Sample.catalogue())
        #expect(again.files == Self.before.files)
        #expect(again.keys == Self.before.keys)
    }

    /// The French pages whose keys an edit moves.
    private func moved(_ edit: (inout Dataset) -> Void) -> [String] {
        var catalogue = Sample.catalogue()
        edit(&catalogue.datasets[8])
        let after = BuiltSite(Sample.marked(catalogue))
        return after.keys.filter { Self.before.keys[$0.key] != $0.value }.keys.sorted().filter { !$0.hasPrefix("en/") }
    }

    @Test("An edit of one dataset leaves the keys of the other datasets' pages, and of lists that do not show it")
    func editsAreLocal() {
        let moved = moved { $0.title.text += " !" }
        // Its page, the lists where it stands, the home page not: it is not among the newest.
        #expect(moved.contains("jeux/roques/subventions/index.html"))
        #expect(moved.contains("mots-cles/subvention/index.html"))
        for other in ["index.html", "jeux/roques/budget/index.html", "jeux/page/2/index.html", "producteurs/sicoval/index.html", "themes/index.html"] {
            #expect(!moved.contains(other), "\(other)")
        }
    }

    @Test("An edit of a body moves the keys of its own page and its twin only")
    func bodiesShowOnTheirPages() {
        #expect(moved { $0.body?.html += Array("<p>x</p>".utf8) } == ["jeux/roques/subventions/dataset.md", "jeux/roques/subventions/index.html"])
    }

    @Test("A template or a word that changes moves the keys of its pages only")
    func keysFollowTemplates() {
        let ours = BuiltSite(Sample.catalogue(), own: ["text.html": Array("<title>{{page.title}}</title>{{{body}}}".utf8)])
        #expect(ours.keys["a-propos/index.html"] != Self.before.keys["a-propos/index.html"])
        #expect(ours.keys["index.html"] == Self.before.keys["index.html"])
        let words = BuiltSite(Sample.catalogue(), own: ["words.fr.txt": Array("home: Début".utf8)])
        #expect(words.keys["jeux/index.html"] != Self.before.keys["jeux/index.html"])
        #expect(words.keys["en/datasets/index.html"] == Self.before.keys["en/datasets/index.html"])
    }
}
