import BuiltInTemplates
import Bytes
import Findings
import Model
import Pages
import Testing

@Suite("The pages of a catalogue")
struct SiteTests {
    static let site = BuiltSite(Sample.catalogue())
    static let nasty = BuiltSite(Sample.nasty())

    /// What other modules write: the data files, and the metadata for machines.
    static func isWrittenElsewhere(_ path: String) -> Bool {
        let ends = [".jsonld", ".ttl", ".rdf", ".nq.gz", ".csv", ".geojson", ".json", ".xlsx", ".pdf", ".zip", ".txt", ".md"]
        return ends.contains { path.hasSuffix($0) }
    }

    @Test("The built-in templates compile in both languages without a word to say")
    func templatesCompile() {
        #expect(PageTemplates.compile(languages: [.french, .english]).findings.isEmpty)
    }

    @Test("Every page has a language, one h1 and a title of its own", arguments: [site, nasty])
    func everyPageHasItsTitle(site: BuiltSite) {
        var pageOfTitle: [String: String] = [:]
        for page in site.pages {
            let title = site.between("<title>", "</title>", in: page) ?? ""
            #expect(!title.isEmpty)
            if let other = pageOfTitle.updateValue(page, forKey: title) { Issue.record("\(page) and \(other) share a title") }
            #expect(BuiltSite.all("<h1", "</h1>", in: site.files[page] ?? []).count == 1)
            #expect(site.between("<html lang=\"", "\"", in: page) == (page.hasPrefix("en/") ? "en" : "fr"))
        }
    }

    @Test("A dataset's title says whose it is and where one is")
    func titleOfADataset() {
        let title = Self.site.between("<title>", "</title>", in: "jeux/labege/arbres/index.html")
        #expect(title == "Arbres d’alignement – Labège – Données ouvertes de la Haute-Garonne")
    }

    @Test("Datasets of one name and one producer have titles of their own")
    func namesakes() {
        var catalogue = Sample.catalogue()
        catalogue.datasets[9].title = catalogue.datasets[8].title
        let site = BuiltSite(Sample.marked(catalogue))
        #expect(site.between("<title>", "</title>", in: "jeux/roques/subventions/index.html")?.contains("(subventions) – Roques") == true)
        #expect(site.between("<title>", "</title>", in: "jeux/roques/subventions-2018/index.html")?.contains("(subventions-2018) – Roques") == true)
        #expect(site.between("<h1", "</h1>", in: "jeux/roques/subventions/index.html")?.contains("(subventions)") == false)
    }

    @Test("Every relative link leads to something of the site", arguments: [site, nasty, BuiltSite(Sample.catalogue(base: nil))])
    func linksResolve(site: BuiltSite) {
        for page in site.pages where page != "404.html" {
            for link in site.links(in: page) where !link.hasPrefix("http") && !link.hasPrefix("mailto:") && !link.hasPrefix("tel:") && !link.hasPrefix("#") {
                #expect(!link.hasPrefix("/"), "\(page): \(link)")
                let target = BuiltSite.target(of: link, from: page)
                #expect(site.files[target] != nil || Self.isWrittenElsewhere(target), "\(page): \(link)")
            }
        }
    }

    @Test("No word is shown with a hole that nobody has filled")
    func noHoles() {
        let holes = ["{format}", "{title}", "{publisher}", "{value}", "{date}", "{n}", "{name}", "{address}", "{reason}"]
        for (path, bytes) in Self.site.files where path.hasSuffix(".html") {
            let page = String(decoding: bytes, as: UTF8.self)
            for hole in holes { #expect(!page.contains(hole), "\(path): \(hole)") }
        }
    }

    @Test("The language switch leads to the same page in the other language, and back")
    func languageSwitch() {
        let other = Self.site.between("class=\"language\"><a href=\"", "\"", in: "jeux/roques/subventions/index.html") ?? ""
        #expect(BuiltSite.target(of: other, from: "jeux/roques/subventions/index.html") == "en/datasets/roques/subventions/index.html")
        let back = Self.site.between("class=\"language\"><a href=\"", "\"", in: "en/datasets/roques/subventions/index.html") ?? ""
        #expect(BuiltSite.target(of: back, from: "en/datasets/roques/subventions/index.html") == "jeux/roques/subventions/index.html")
    }

    @Test("A text without a translation says which language it is in, and one in the page’s own language does not")
    func languageOfTexts() {
        let page = Self.site.text("en/datasets/roques/subventions-2018/index.html")
        #expect(page.contains("<h1 lang=\"fr\" dir=\"auto\">Subventions 2018</h1>"))
        #expect(Self.site.text("en/datasets/roques/subventions/index.html").contains("<h1 dir=\"auto\">Grants 2017</h1>"))
        for page in Self.site.pages where page != "404.html" {
            let own = page.hasPrefix("en/") ? "en" : "fr"
            #expect(BuiltSite.all(" lang=\"", "\"", in: Self.site.files[page] ?? []).filter { $0 == own }.count == 1, "\(page)")
            #expect(!Self.site.text(page).contains(" lang=\"\""), "\(page)")
        }
    }

    @Test("A producer’s text says which language it is in, whatever the catalogue’s")
    func languageOfPublisher() {
        var catalogue = Sample.catalogue()
        catalogue.publishers[2].bodyLanguage = .english
        let site = BuiltSite(Sample.marked(catalogue))
        #expect(site.text("producteurs/roques/index.html").contains("<div class=\"prose\" lang=\"en\">"))
        #expect(site.text("en/publishers/roques/index.html").contains("<div class=\"prose\">"))
        #expect(Self.site.text("en/publishers/roques/index.html").contains("<div class=\"prose\" lang=\"fr\">"))
    }

    @Test(
        "Every page begins with the content security policy, loads one script from the site, and holds neither script nor style of its own",
        arguments: [site, nasty])
    func policy(site: BuiltSite) {
        let policy =
            "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'\">\n"
        for page in site.pages {
            let text = site.text(page)
            #expect(text.contains(policy))
            #expect(text.split(separator: "<script").count == 2 && text.contains("assets/scripts-"), "\(page): one script")
            for forbidden in ["<style", " style=", "javascript:"] { #expect(!text.contains(forbidden), "\(page): \(forbidden)") }
        }
    }

    @Test("A list shows twenty datasets a page, each once, the newest first")
    func paging() {
        let first = BuiltSite.all("data-id=\"", "\"", in: Self.site.files["jeux/index.html"] ?? [])
        let second = BuiltSite.all("data-id=\"", "\"", in: Self.site.files["jeux/page/2/index.html"] ?? [])
        #expect(first.count == 20)
        #expect(second == ["zones-activites"])
        #expect(Set(first + second).count == 21)
        // Two of one day stand by title.
        #expect(Array(first.prefix(3)) == ["bornes-de-recharge", "comptages-velo", "menus"])
        #expect(Self.site.between("<a href=\"", "\" rel=\"next\"", in: "jeux/index.html")?.hasSuffix("page/2/") == true)
        #expect(Self.site.text("jeux/page/2/index.html").contains("rel=\"prev\""))
        #expect(Self.site.files["jeux/page/3/index.html"] == nil)
    }

    @Test("A list of one page has no links to pages, and an empty catalogue no list at all")
    func shortLists() {
        #expect(!Self.site.text("producteurs/roques/index.html").contains("class=\"pages\""))
        var empty = Sample.catalogue()
        empty.datasets = []
        empty.publishers = []
        let site = BuiltSite(empty)
        #expect(site.files["index.html"] != nil)
        #expect(site.files["jeux/index.html"] == nil)
        #expect(!site.text("index.html").contains("jeux/"))
    }

    @Test("Keywords that differ by case or accents only are one page, named as most write them")
    func keywords() {
        var catalogue = Sample.catalogue()
        catalogue.datasets[0].keywords = ["Dechets"]
        catalogue.datasets[1].keywords = ["déchets", "日本"]
        let site = BuiltSite(Sample.marked(catalogue))
        #expect(site.text("mots-cles/dechets/index.html").contains(">déchets</h1>"))
        #expect(BuiltSite.all("data-id=\"", "\"", in: site.files["mots-cles/dechets/index.html"] ?? []).count == 3)
        // A keyword without a Latin letter has an address too.
        #expect(site.pages.contains { $0.hasPrefix("mots-cles/m-") && site.text($0).contains(">日本</h1>") })
    }

    @Test("What a producer wrote is escaped byte by byte wherever it lands")
    func escaping() {
        for (path, bytes) in Self.nasty.files where path.hasSuffix(".html") || path.hasSuffix(".xml") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.utf8.elementsEqual([]) && !text.contains("<script>") && !text.contains("<img src=x"), "\(path)")
            // A quote followed by a combining accent is one character, and still a quote.
            let hidden = zip(bytes, bytes.dropFirst()).contains { ($0 == 0x22 || $0 == 0x27) && $1 == 0xCC }
            #expect(!hidden, "\(path)")
            #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "\(path)")
        }
        let page = Self.nasty.text("jeux/departement-haute-garonne/trafic/index.html")
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;\u{301}&#39;\u{301}&lt;img src=x&gt;"))
        #expect(page.contains("href=\"../../../jeux/departement-haute-garonne/trafic/a%20b%22%27%3C%C3%A9%3E%23%3F%25.csv\" download"))
        #expect(Self.nasty.text("producteurs/departement-haute-garonne/index.html").contains("&lt;b&gt;artement&lt;/b&gt; &amp; Cie"))
    }

    @Test("Links within a text lead to the page in the reader's language")
    func holes() {
        #expect(Self.site.text("jeux/roques/subventions/index.html").contains("<a href=\"../budget/\">le budget</a>"))
        #expect(Self.site.text("en/datasets/roques/subventions/index.html").contains("<a href=\"../budget/\">le budget</a>"))
        #expect(Self.site.text("producteurs/roques/index.html").contains("<a href=\"../../\">la page d’accueil</a>"))
        #expect(Self.site.text("en/publishers/roques/index.html").contains("<a href=\"../../\">la page d’accueil</a>"))
    }

    @Test("A file is offered for download with its size, and one elsewhere is said to be elsewhere")
    func files() {
        let page = Self.site.text("jeux/sicoval/bornes-de-recharge/index.html")
        #expect(page.contains("bornes.csv · 12,4\u{A0}ko"))
        #expect(page.contains("sur un autre site\u{A0}: transport.example"))
        #expect(page.contains("href=\"https://transport.example/irve?departement=31&amp;format=csv\""))
        #expect(BuiltSite.all("<a class=\"button\"", " download>", in: Self.site.files["jeux/sicoval/bornes-de-recharge/index.html"] ?? []).count == 1)
        // The English page offers the same file.
        #expect(
            Self.site.text("en/datasets/roques/subventions/index.html").contains("href=\"../../../../jeux/roques/subventions/subventions-2017.csv\" download"))
    }

    @Test("A file that a browser would run says that it comes in an archive")
    func zippedFiles() {
        var catalogue = Sample.catalogue()
        catalogue.datasets[0].distributions = [Sample.file("carte.svg", "Carte"), Sample.file("page.html", "Page")]
        let page = BuiltSite(Sample.marked(catalogue)).text("jeux/departement-haute-garonne/itineraires-cyclables/index.html")
        #expect(page.contains("carte.svg.zip\" download"))
        #expect(
            BuiltSite.all("<p class=\"file-text\">", "</p>", in: Array(page.utf8)) == [
                "Fichier fourni dans une archive ZIP, par sécurité.", "Page web fournie dans une archive ZIP, par sécurité.",
            ])
    }

    @Test("A file’s digest says what it is for")
    func digest() {
        let page = Self.site.text("jeux/sicoval/bornes-de-recharge/index.html")
        #expect(page.contains("<summary>Détails techniques<") && page.contains("Pour vérifier que votre copie du fichier est complète"))
    }

    @Test("No French text can begin a line with a sign that belongs to the word before it")
    func frenchSpaces() {
        let words = String(decoding: builtIn("words.fr.txt"), as: UTF8.self)
        for line in words.split(separator: "\n") where !line.hasPrefix("#") {
            for torn in [" :", " ;", " ?", " !", " »", "« "] { #expect(!line.contains(torn), "\(line)") }
        }
    }

    private func builtIn(_ name: String) -> [UInt8] { builtInTemplates.first { $0.name == name }?.bytes ?? [] }

    @Test("A dataset can be cited in one sentence")
    func citation() {
        let sentence =
            "Source\u{A0}: Roques, Subventions 2017, Licence Ouverte 2.0, mise à jour du 12\u{A0}mars 2024, https://donnees.example.org/jeux/roques/subventions/"
        #expect(Self.site.text("jeux/roques/subventions/index.html").contains(sentence))
    }

    @Test("A page without a base address promises nothing that needs one")
    func withoutBaseAddress() {
        let site = BuiltSite(Sample.catalogue(base: nil))
        #expect(site.files.keys.allSatisfy { !$0.hasSuffix(".xml") })
        for page in site.pages {
            for promise in ["rel=\"canonical\"", "hreflang=\"x-default\"", ".jsonld", "atom+xml"] {
                #expect(!site.text(page).contains(promise), "\(page): \(promise)")
            }
        }
        #expect(site.text("404.html").contains("href=\"jeux/\""))
    }

    @Test("The page for unknown addresses works at any depth below the base address")
    func notFound() {
        let site = BuiltSite(Sample.catalogue(base: "https://www.example.org/donnees/"))
        for link in site.links(in: "404.html") where !link.hasPrefix("http") && !link.hasPrefix("mailto:") && link != "#content" {
            #expect(link.hasPrefix("/donnees/"), "\(link)")
        }
        #expect(site.text("404.html").contains("/donnees/assets/halle-"))
        #expect(!site.text("404.html").contains("rel=\"canonical\""))
    }

    @Test("The page for unknown addresses speaks all languages of the site, and leads home in each")
    func notFoundInBothLanguages() {
        let page = Self.site.text("404.html")
        let english = Self.site.between("<div class=\"block prose\" lang=\"en\">", "</div>", in: "404.html") ?? ""
        #expect(english.contains("<h2>Page not found</h2>") && english.contains("<a href=\"/en/\">Home</a>"))
        #expect(page.contains("<h1>Page introuvable</h1>") && page.contains("<li><a href=\"/\">Accueil</a></li>"))
        #expect(!BuiltSite(Sample.catalogue(languages: [.french])).text("404.html").contains("Page not found"))
    }

    @Test("A catalogue replaces templates file by file and words one by one")
    func ownTemplates() {
        let own = ["text.html": Array("<title>{{page.title}}</title><h1>{{title.text}}</h1>{{{body}}}".utf8), "words.fr.txt": Array("datasets: Données".utf8)]
        let site = BuiltSite(Sample.catalogue(), own: own)
        #expect(site.text("a-propos/index.html").hasSuffix("<h1>À propos</h1><p>Ce catalogue est tenu par la mission données.</p>"))
        #expect(site.text("jeux/index.html").contains(">Données</h1>"))
        #expect(site.text("en/datasets/index.html").contains(">Datasets</h1>"))
        #expect(site.text("jeux/index.html").contains("Du plus récent au plus ancien"))
        let broken = PageTemplates.compile(own: ["text.html": Array("<h1>{{titel.text}}</h1>".utf8)], languages: [.french, .english])
        #expect(broken.findings.contains { $0.place.file == "Templates/text.html" && $0.place.line == 1 && $0.suggestions.contains("title") })
    }

    private func said(of own: [String: String]) -> [String] {
        PageTemplates.compile(own: own.mapValues { Array($0.utf8) }, languages: [.french, .english]).findings.map { finding in
            let suggestions = finding.suggestions.isEmpty ? "" : " → " + finding.suggestions.joined(separator: ", ")
            return "\(finding.severity) \(finding.place.file):\(finding.place.line) \(finding.rule.code)\(suggestions)"
        }
    }

    @Test("A file among the templates that nothing asks for is told, with the nearest right name")
    func unusedTemplates() {
        #expect(said(of: ["hale.css": ""]) == ["warning Templates/hale.css:0 template-file-unused → halle.css"])
        #expect(said(of: ["words.de.txt": "a: b"]) == ["warning Templates/words.de.txt:0 template-file-unused → words.en.txt, words.fr.txt"])
        #expect(said(of: ["Words.fr.txt": "home: x"]) == ["warning Templates/Words.fr.txt:0 template-file-unused → words.fr.txt, words.en.txt"])
        #expect(said(of: ["x.js": "", "icon.svg": ""]).count == 2)
        #expect(said(of: ["cards.html": "x"]) == ["warning Templates/cards.html:0 template-unused → card"])
    }

    @Test("The case of an extension does not count, and of two files of one name the exact one is taken")
    func extensionCase() {
        let own = ["text.HTML": Array("<title>a</title>{{{body}}}".utf8), "words.fr.TXT": Array("datasets: Données".utf8)]
        let site = BuiltSite(Sample.catalogue(), own: own)
        #expect(site.text("a-propos/index.html").hasPrefix("<title>a</title>"))
        #expect(site.text("jeux/index.html").contains(">Données</h1>"))
        #expect(said(of: ["halle.CSS": "", "halle.css": ""]) == ["warning Templates/halle.CSS:0 template-file-unused"])
    }

    @Test("A text of one’s own that no page shows, or with a gap that nothing fills, is told")
    func ownWords() {
        #expect(said(of: ["words.fr.txt": "# x\nhoem: Début"]) == ["warning Templates/words.fr.txt:2 words-unused → home"])
        #expect(said(of: ["words.fr.txt": "position: page {x}"]) == ["error Templates/words.fr.txt:1 words-gap-unknown → {n}, {total}"])
        // A text for a template of one's own.
        let texts = [
            "words.fr.txt": "bonjour: Bonjour", "words.en.txt": "bonjour: Hello", "text.html": "{{> page-top}}<h1>{{words.bonjour}}</h1>{{> page-bottom}}",
        ]
        #expect(said(of: texts) == [])
    }
}
