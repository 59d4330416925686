import Bytes
import Findings
import Model
import Testing

@Suite("What pages show of tables")
struct TablePagesTests {
    static let site = SiteTests.site
    static let grants = "jeux/roques/subventions/index.html"
    static let verified = "jeux/roques/subventions/verification/index.html"

    private func all(_ start: String, _ end: String, in page: String) -> [String] { BuiltSite.all(start, end, in: Self.site.files[page] ?? []) }

    @Test("A table tells its rows and columns, and whether it follows its schema, in words that lead to what was found")
    func marks() {
        let page = Self.site.text(Self.grants)
        #expect(page.contains("subventions-2017.csv · 12,4\u{A0}ko · 1\u{202F}234 lignes, 3 colonnes"))
        #expect(
            page.contains(
                "<a href=\"../../../jeux/roques/subventions/verification/#file-1\">Non conforme au schéma scdl/subventions 2.1.1\u{A0}: 144 erreurs<"))
        let english = Self.site.text("en/datasets/roques/subventions/index.html")
        #expect(english.contains("1,234 rows, 3 columns"))
        #expect(
            english.contains("en/datasets/roques/subventions/validation/#file-1\">Does not follow the schema scdl/subventions 2.1.1: 144 errors<"))
        let counts = Self.site.text("jeux/sicoval/comptages-velo/index.html")
        #expect(counts.contains(">Conforme au schéma etalab/schema-comptage 0.3<") && counts.contains("</span>Sans schéma</p>"))
        #expect(Self.site.text("jeux/sicoval/dechetteries/index.html").contains(">Contenu illisible<"))
    }

    @Test("A dataset has a verification page when one of its tables has a schema or a fault, and no other dataset has one")
    func whichHaveOne() {
        let pages = Self.site.pages.filter { $0.contains("/verification/") || $0.contains("/validation/") }
        #expect(
            pages == [
                "en/datasets/roques/subventions/validation/index.html", "en/datasets/sicoval/comptages-velo/validation/index.html",
                "en/datasets/sicoval/dechetteries/validation/index.html", Self.verified, "jeux/sicoval/comptages-velo/verification/index.html",
                "jeux/sicoval/dechetteries/verification/index.html",
            ])
        #expect(Self.site.between("<title>", "</title>", in: Self.verified)?.hasPrefix("Vérification – Subventions 2017 – Roques – ") == true)
    }

    @Test("The verification page tells the file’s form, its schema, and each cause with its place, its row and its remedy, the gravest first")
    func verification() {
        let page = Self.site.text(Self.verified)
        #expect(page.contains("CSV, Windows-1252, séparateur point-virgule"))
        #expect(page.contains("<a href=\"https://schema.data.gouv.fr/scdl/subventions/\" rel=\"external\"><bdi>scdl/subventions 2.1.1</bdi></a>"))
        #expect(all("<span class=\"severity\">", "<", in: Self.verified) == ["Erreur", "Erreur", "Remarque"])
        #expect(page.contains("«\u{00a0}12,5\u{00a0}» est écrit avec une virgule.") && page.contains("Écrivez 12.5."))
        #expect(page.contains("Ligne 12, colonne I (montant)") && page.contains("143 cellules, lignes 12, 13"))
        #expect(all("<mark>", "</mark>", in: Self.verified) == ["<bdi>12,5</bdi>", "<bdi>vide</bdi>"])
        #expect(page.contains("<dt>Attendu</dt><dd><bdi>un nombre</bdi></dd>"))
        #expect(Self.site.text("en/datasets/roques/subventions/validation/index.html").contains("Write 12.5."))
        #expect(Self.site.text("jeux/sicoval/comptages-velo/verification/index.html").contains("Rien à signaler."))
    }

    @Test("Regions that scroll have names of their own on each page")
    func names() {
        for page in Self.site.pages {
            let names = all("role=\"region\" aria-label=\"", "\"", in: page)
            #expect(Set(names).count == names.count && !names.contains(""), "\(page)")
        }
    }

    @Test("A page has a dictionary of the columns, with what the schema says of them and what they hold")
    func dictionary() {
        let page = Self.site.text(Self.grants)
        #expect(page.contains("aria-label=\"Colonnes de «\u{A0}Subventions versées en 2017\u{A0}»\""))
        #expect(all("<th scope=\"col\"", "</th>", in: Self.grants).count >= 5)
        #expect(page.contains("<th scope=\"row\"><code dir=\"auto\">montant</code><span class=\"column-label\" dir=\"auto\">Montant</span>"))
        #expect(page.contains("Montant total, en euros.") && page.contains("<td>nombre</td>\n<td class=\"right\">99\u{A0}%</td>"))
        #expect(page.contains("\u{2212}12,5 à 1\u{202F}234\u{202F}567,25") && page.contains("(1\u{202F}200)") && page.contains(">Judo <span"))
        #expect(page.contains("environ 20\u{202F}000") && page.contains("du 1er\u{A0}janvier 2017 au 31\u{A0}décembre 2017"))
        let english = Self.site.text("en/datasets/roques/subventions/index.html")
        #expect(english.contains("\u{2212}12.5 to 1,234,567.25") && english.contains("<span class=\"column-about\" lang=\"fr\" dir=\"auto\">Montant total"))
        #expect(!page.contains("<details class=\"dictionary-fold\">"))
    }

    @Test("Several tables, or a wide one, are folded until they are asked for, without a script")
    func folded() {
        let page = "jeux/sicoval/comptages-velo/index.html"
        #expect(all("<details class=\"dictionary-fold\">\n<summary>", "</summary>", in: page).count == 2)
        #expect(Self.site.text(page).contains("<bdi>Sites de comptage</bdi></span> · 14 colonnes"))
    }

    @Test("The first rows of a table stand in the page as a table with a caption and headings, numbers to the right, cut where they are long")
    func preview() throws {
        let page = Self.site.text(Self.grants)
        let region = try #require(Self.site.between("<div class=\"table preview\"", "</div>", in: Self.grants))
        #expect(region.contains(" tabindex=\"0\" role=\"region\" aria-label=\"Premières lignes de «\u{A0}Subventions versées en 2017\u{A0}»\""))
        #expect(region.contains("<table class=\"rows n1\">\n<caption>Les ") && region.contains(" premières lignes sur 1\u{202F}234</caption>"))
        #expect(region.contains("<th scope=\"col\" dir=\"auto\">montant</th>") && region.contains("<tr><td>0,5<td>"))
        #expect(region.contains("long … (suite dans le fichier)"))
        let rows = BuiltSite.all("<tr><td>", "\n", in: Array(region.utf8)).count
        #expect(rows >= 10 && rows <= 50 && region.utf8.count < 30_000)
        #expect(BuiltSite.all("class=\"table preview\"", ">", in: Array(page.utf8)).count <= 6)
        #expect(Self.site.text("en/datasets/roques/subventions/index.html").contains("aria-label=\"First rows of “Subventions"))
    }

    @Test("A page with wide tables keeps to some 1,500 elements, and says what it leaves out")
    func lightness() {
        for path in Self.site.pages where path.hasPrefix("jeux/") {
            let text = Self.site.text(path)
            #expect(text.split(separator: "<").count { $0.first?.isLetter == true } < 1_500, "\(path)")
            #expect(text.utf8.count < 68_000, "\(path)")
        }
    }

    @Test("What a table holds is escaped wherever it lands")
    func escaping() {
        for page in [Self.grants, Self.verified] {
            let text = Self.site.text(page)
            #expect(text.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;\u{301}&#39;\u{301}"), "\(page)")
            #expect(!text.contains("<script>"), "\(page)")
        }
    }

    @Test("The profile and the results are offered to programs, also without a base address")
    func machines() {
        for site in [Self.site, BuiltSite(Sample.catalogue(base: nil))] {
            let links = site.links(in: Self.grants).map { BuiltSite.target(of: $0, from: Self.grants) }
            #expect(links.contains("jeux/roques/subventions/profile.json") && links.contains("jeux/roques/subventions/verification.json"))
        }
        #expect(!Self.site.text("jeux/roques/budget/index.html").contains("profile.json"))
    }
}
