import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Links of a text")
struct LinksTests {
    /// A catalogue where a dataset's text holds one link or image.
    private func catalogue(_ body: String) -> TestCatalogue {
        TestCatalogue().dataset("roques/un", body: body).dataset("roques/écoles et crèches", data: "liste des écoles.csv")
            .file("content/roques/index.md", "---\nname: Roques\n---\n").file("content/pages/a-propos.md", "Bonjour").file(
                "content/pages/a-propos.en.md", "Hello"
            )
            .file("content/roques/un/carte.png", "png").file("content/roques/plan.jpg", "jpg").file("content/roques/un/vue.svg", "svg")
    }

    @Test(
        "A link leads to a dataset, a file, a publisher, a page or the home page, as the folders lie",
        arguments: [
            ("../%C3%A9coles%20et%20cr%C3%A8ches/", .dataset("roques/ecoles-et-creches"), nil),
            ("../%C3%A9coles%20et%20cr%C3%A8ches", .dataset("roques/ecoles-et-creches"), nil),
            ("../%C3%A9coles%20et%20cr%C3%A8ches/index.md#h-suite", .dataset("roques/ecoles-et-creches"), "h-suite"),
            ("../e\u{301}coles%20et%20cre\u{300}ches/index.en.md", .dataset("roques/ecoles-et-creches"), nil),
            ("../%C3%A9coles%20et%20cr%C3%A8ches/liste%20des%20%C3%A9coles.csv", .file(dataset: "roques/ecoles-et-creches", name: "liste des écoles.csv"), nil),
            ("donnees.csv", .file(dataset: "roques/un", name: "donnees.csv"), nil),
            ("./donnees.csv?x=1", .file(dataset: "roques/un", name: "donnees.csv"), nil),
            ("vue.svg", .file(dataset: "roques/un", name: "vue.svg.zip"), nil),
            ("..", .publisher("roques"), nil), ("../index.md", .publisher("roques"), nil), ("/roques/", .publisher("roques"), nil), ("../../", .home, nil),
            ("/", .home, nil),
            ("../../index.md", .home, nil), ("../../pages/a-propos.md", .freePage("a-propos"), nil), ("../../pages/a-propos.en.md", .freePage("a-propos"), nil),
            ("../../pages/a-propos/", .freePage("a-propos"), nil), ("../un/", .dataset("roques/un"), nil), (".", .dataset("roques/un"), nil), ("", nil, nil),
        ] as [(String, SiteTarget?, String?)])
    func targets(_ destination: String, _ target: SiteTarget?, _ fragment: String?) throws {
        let read = catalogue("Voir [là](\(destination)).").read()
        let body = try #require(read.catalogue?.datasets.first { $0.slug == "un" }?.body)
        #expect(read.findings.map(\.rule) == (target == nil ? [.linkEmpty] : []))
        #expect(body.holes.map(\.target) == (target.map { [$0] } ?? []))
        if let fragment { #expect(body.text.contains("#\(fragment)")) }
    }

    @Test(
        "A link that leads nowhere is told with its place, and its text stays",
        arguments: [
            "../absent/", "absent.csv", "../../../etc/passwd", "..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/%2e%2e/x", "../Roques/", "%00", "%ff",
            "../../pages/",
        ])
    func broken(_ destination: String) {
        let catalogue = catalogue("Un texte.\n\nVoir *aussi* [là-bas](\(destination)).")
        #expect(catalogue.findings == ["link-broken content/roques/un/index.md:6:14 “\(destination)”"])
        #expect(catalogue.catalogue?.datasets.first { $0.slug == "un" }?.body?.text.contains("là-bas") == true)
    }

    @Test("Links to other hosts stay as they are; unsafe ones are taken out and told")
    func outside() throws {
        let catalogue = catalogue("[a](https://exemple.fr/x) [b](mailto:a@b.fr)\n\n[c](javascript:alert(1)) [d](//exemple.fr)\n\n<b>x</b>\n\n[e](#absent)")
        let file = "content/roques/un/index.md"
        #expect(
            catalogue.findings == [
                "address-unsafe \(file):6 “javascript:alert(1)”", "address-unsafe \(file):6 “//exemple.fr”", "raw-html \(file):8 “<b>”",
                "heading-unknown \(file):10 “#absent”",
            ])
        let text = try #require(catalogue.catalogue?.datasets.first { $0.slug == "un" }?.body).text
        #expect(text.contains("href=\"https://exemple.fr/x\"") && text.contains("mailto:a@b.fr") && !text.contains("javascript:") && !text.contains("<b>"))
    }

    // MARK: Images

    @Test("An image that a text shows is published with the page, not as data")
    func images() throws {
        let catalogue = catalogue("![Une carte](carte.png) ![Le plan](../plan.jpg)")
        let read = catalogue.read()
        #expect(read.findings.map(\.line) == [])
        let content = try #require(read.catalogue)
        #expect(content.images.map(\.name) == ["roques/plan.jpg", "roques/un/carte.png"])
        let dataset = try #require(content.datasets.first { $0.slug == "un" })
        #expect(dataset.body?.holes.map(\.target) == [.image("roques/un/carte.png"), .image("roques/plan.jpg")])
        #expect(dataset.distributions.map(\.shown) == ["donnees.csv", "vue.svg"])
    }

    @Test("An image that no text shows, or that the header lists, is data")
    func imagesAsData() throws {
        #expect(catalogue("Rien").catalogue?.datasets.first { $0.slug == "un" }?.distributions.map(\.shown) == ["carte.png", "donnees.csv", "vue.svg"])
        let listed = TestCatalogue().dataset("roques/un", "resources: [{path: carte.png}]", body: "![x](carte.png)").file("content/roques/un/carte.png", "png")
        #expect(listed.dataset?.distributions.map(\.shown) == ["carte.png", "donnees.csv"])
    }

    @Test("An image that is shown and linked to is published once, and the link leads to it")
    func linkedImage() throws {
        let both = catalogue("[![Une carte](carte.png)](carte.png)").read()
        #expect(both.findings.map(\.line) == [])
        let dataset = try #require(both.catalogue?.datasets.first { $0.slug == "un" })
        #expect(dataset.body?.holes.map(\.target) == [.image("roques/un/carte.png"), .image("roques/un/carte.png")])
        #expect(both.catalogue?.images.map(\.name) == ["roques/un/carte.png"] && !dataset.distributions.map(\.shown).contains("carte.png"))
        let linked = catalogue("[Une carte](carte.png)").read().catalogue
        #expect(
            linked?.datasets.first { $0.slug == "un" }?.distributions.map(\.shown).contains("carte.png") == true, "a link alone does not take it from the data")
        #expect(linked?.images.map(\.name) == ["roques/un/carte.png"])
    }

    @Test("An image that is absent, elsewhere, or not an image is told")
    func badImages() {
        let catalogue = catalogue("![a](absente.png)\n![b](https://exemple.fr/x.png)\n![c](donnees.csv)\n![d](vue.svg)\n![e](../)")
        let file = "content/roques/un/index.md"
        #expect(
            Set(catalogue.findings) == [
                "image-broken \(file):4:1 “absente.png”", "image-outside \(file):5 “https://exemple.fr/x.png”", "image-format \(file):6:1 “donnees.csv”",
                "image-format \(file):7:1 “vue.svg”", "image-broken \(file):8:1 “../”",
            ])
    }

    @Test("Pages show the images beside them; a name that is no safe address is told")
    func pageImages() {
        let catalogue = TestCatalogue().dataset("roques/un").file("content/pages/aide.md", "![a](photo.png) ![b](../bandeau.jpg)").file(
            "content/index.md", "![c](bandeau.jpg)"
        )
        .file("content/pages/photo.png", "png").file("content/bandeau.jpg", "jpg").file("content/pages/a\"b.png", "png").file("content/roques/c<d>.png", "png")
        let read = catalogue.read()
        #expect(read.findings.map(\.rule) == [.fileNameInvalid, .fileNameInvalid])
        #expect(read.catalogue?.images.map(\.name) == ["bandeau.jpg", "pages/photo.png"])
    }
}
