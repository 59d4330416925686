import Bytes
import Findings
import Model
import Pages
import Testing

@Suite("Pages where something stood")
struct FormerPagesTests {
    /// A dataset and its publisher have moved, one dataset is withdrawn, and another has taken the place of a third.
    static func catalogue(base: String? = "https://donnees.example.org/") -> Catalogue {
        func text(_ text: String) -> LocalizedText { LocalizedText(text, in: .french) }
        var catalogue = Sample.catalogue(base: base)
        catalogue.datasets[8].firstAddress = "roques/aides"
        catalogue.datasets[8].formerAddresses = ["roques/aides", "roques/dons"]
        catalogue.datasets[8].fingerprint.combine("moved")
        catalogue.formerPublishers = [(former: "ville-de-roques", slug: "roques")]
        catalogue.withdrawn = [
            WithdrawnDataset(address: "roques/foires", title: text("Foires <2024>"), day: day(2026, 2, 3), reason: text("Il n’y en a plus.")),
            WithdrawnDataset(
                address: "zz/vieux", title: text("Vieux"), day: day(2026, 2, 4),
                replacement: .init(title: catalogue.datasets[8].title, address: "roques/subventions")),
        ]
        var columns = FileChange(name: "aides.csv")
        columns.newColumns = ["objet", "montant"]
        columns.goneColumns = ["total"]
        catalogue.changes = [
            CatalogueChange(
                day: day(2026, 2, 4), kind: .merged, origin: "zz/vieux", address: "zz/vieux", title: text("Vieux"), replacement: text("Subventions 2017")),
            CatalogueChange(
                day: day(2026, 2, 3), kind: .withdrawn, origin: "roques/foires", address: "roques/foires", title: text("Foires <2024>"),
                reason: text("Il n’y en a plus.")),
            CatalogueChange(
                day: day(2025, 3, 14), kind: .columns, origin: "roques/aides", address: "roques/subventions", title: catalogue.datasets[8].title,
                files: [columns]),
            CatalogueChange(
                day: day(2024, 1, 1), kind: .renamed, origin: "roques/aides", address: "roques/subventions", title: catalogue.datasets[8].title,
                files: [FileChange(name: "b.csv", formerName: "a.csv")]),
        ]
        return Sample.marked(catalogue)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(daysSince1970: 0)
    }

    static let site = BuiltSite(catalogue())

    @Test("An old address leads on at once, without a script, and by a link; search engines learn where it is now", arguments: ["roques/aides", "roques/dons"])
    func moved(address: String) {
        let page = Self.site.text("jeux/\(address)/index.html")
        #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../../jeux/roques/subventions/\">"))
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">") && !page.contains("hreflang=\"x-default\""))
        #expect(page.contains("<link rel=\"canonical\" href=\"https://donnees.example.org/jeux/roques/subventions/\">"))
        #expect(page.contains("<p><a href=\"../../../jeux/roques/subventions/\"><bdi>Subventions 2017</bdi></a></p>"))
        let other = Self.site.text("en/datasets/\(address)/index.html")
        #expect(other.contains("content=\"0; url=../../../../en/datasets/roques/subventions/\"") && other.contains("<bdi>Grants 2017</bdi>"))
    }

    @Test("So does that of a publisher")
    func publisher() {
        #expect(Self.site.text("producteurs/ville-de-roques/index.html").contains("content=\"0; url=../../producteurs/roques/\""))
    }

    @Test("What is withdrawn says since when and why, in both languages, and what replaces it where something does")
    func withdrawn() {
        let page = Self.site.text("jeux/roques/foires/index.html")
        #expect(page.contains("<h1 dir=\"auto\">Foires &lt;2024&gt;</h1>") && page.contains("3\u{A0}février 2026") && page.contains("Il n’y en a plus."))
        #expect(page.contains("noindex") && !page.contains("http-equiv=\"refresh\"") && page.contains("href=\"../../../producteurs/roques/\""))
        let english = Self.site.text("en/datasets/roques/foires/index.html")
        #expect(english.contains("<h1 lang=\"fr\" dir=\"auto\">") && english.contains("<dd lang=\"fr\" dir=\"auto\">Il n’y en a plus.</dd>"))
        let merged = Self.site.text("jeux/zz/vieux/index.html")
        #expect(merged.contains("<a href=\"../../../jeux/roques/subventions/\"><bdi>Subventions 2017</bdi></a>"))
    }

    @Test("They are in no list and not in the site map; without a base address they are there all the same")
    func hidden() {
        #expect(!Self.site.text("sitemap.xml").contains("foires") && !Self.site.text("sitemap.xml").contains("roques/aides"))
        #expect(!Self.site.text("jeux/index.html").contains("foires"))
        let page = BuiltSite(Self.catalogue(base: nil)).text("jeux/roques/aides/index.html")
        #expect(page.contains("http-equiv=\"refresh\"") && !page.contains("canonical"))
    }

    @Test("The feeds tell what has happened among what there is, the latest first, under names that stay")
    func feeds() {
        let feed = Self.site.files["feed.xml"] ?? []
        #expect(xmlFault(feed) == nil && feed.allSatisfy { $0 < 0x80 })
        let identifiers = BuiltSite.all("<entry>\n<id>https://donnees.example.org/jeux/", "</id>", in: feed)
        #expect(identifiers.prefix(3) == ["zz/vieux/#merged/2026-02-04", "roques/foires/#withdrawn/2026-02-03", "roques/aides/#columns/2025-03-14"])
        #expect(identifiers.last == "roques/aides/#renamed/2024-01-01" || identifiers.contains("roques/aides/#renamed/2024-01-01"))
        // The dataset itself is known by its first address, and shown at the one it has.
        let own = BuiltSite.all("<id>https://donnees.example.org/jeux/roques/aides/</id>", "</entry>", in: feed)
        #expect(own.count == 1 && own.allSatisfy { $0.contains("href=\"https://donnees.example.org/jeux/roques/subventions/\"") })
        let days = BuiltSite.all("<updated>", "</updated>", in: feed).dropFirst()
        #expect(days.elementsEqual(days.sorted(by: >)))
        let text = Self.site.text("en/feed.xml")
        #expect(text.contains("<summary>aides.csv (new columns: objet, montant; columns gone: total)</summary>"))
        #expect(text.contains("<summary>a.csv becomes b.csv</summary>") && text.contains("<summary>Replaced by: Subventions 2017.</summary>"))
    }

    @Test("A publisher’s feed tells of its own datasets only")
    func publisherFeeds() {
        let roques = Self.site.text("producteurs/roques/feed.xml")
        #expect(roques.contains("#withdrawn/2026-02-03") && roques.contains("#columns/2025-03-14") && !roques.contains("zz/vieux"))
        #expect(!Self.site.text("producteurs/sicoval/feed.xml").contains("/#"))
    }

    @Test("A page whose bytes change has another key", arguments: 0..<6)
    func keys(edit: Int) {
        var catalogue = Self.catalogue()
        switch edit {
        case 0: catalogue.withdrawn[0].reason?.text += " Dommage."
        case 1: catalogue.withdrawn[1].replacement?.address = nil
        case 2: catalogue.datasets[8].title.text = "Aides"
        case 3: catalogue.publishers[2].name.text = "Ville de Roques"
        case 4: catalogue.changes[2].files[0].retypedColumns = ["x"]
        default: catalogue.datasets[8].slug = "aides-2017"
        }
        let after = BuiltSite(Sample.marked(catalogue))
        let changed = after.files.filter { Self.site.files[$0.key] != nil && Self.site.files[$0.key] != $0.value }.keys
        #expect(!changed.isEmpty)
        for path in changed { #expect(after.keys[path] != Self.site.keys[path], "\(path) changes unseen") }
    }
}
