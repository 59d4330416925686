import Markdown
import Testing

@Suite("Links and images in Markdown")
struct LinkTests {
    @Test("A link within the site leaves a hole that its address fills")
    func holes() throws {
        let page = try rendering("Voir [les *comptes*](../comptes/ \"Les comptes\") et\n![Plan de l’école](plan.png \"Plan\").\n")
        #expect(
            filled(page) == """
                <p>Voir <a href="{../comptes/}" title="Les comptes">les <em>comptes</em></a> et
                <img src="{plan.png}" alt="Plan de l’école" title="Plan" loading="lazy" decoding="async">.</p>

                """)
        #expect(page.notes.isEmpty)
    }

    @Test("The fragment of a link within the site follows the hole")
    func holeWithFragment() throws {
        let page: Rendering<Int> = try renderMarkdown(Array("[a](b#c)".utf8)) { _ in .hole(7, fragment: headingIdentifier("Été \"1\"")) }
        #expect(String(decoding: page.html, as: UTF8.self) == "<p><a href=\"#h-ete-1\">a</a></p>\n")
        #expect(page.holes.map(\.target) == [7] && page.holes[0].offset == 12)
    }

    @Test("Links elsewhere are marked as external; mail addresses are not")
    func outsideLinks() throws {
        #expect(
            try html("[Préfet](https://example.org/é?a=1&b=\"2\") <mairie@example.org>")
                == "<p><a href=\"https://example.org/%C3%A9?a=1&amp;b=%222%22\" rel=\"external noopener\">Préfet</a> "
                + "<a href=\"mailto:mairie@example.org\">mairie@example.org</a></p>\n")
    }

    @Test("A telephone number can be a link")
    func telephone() throws {
        #expect(try html("[05 61](tel:+33561000000)") == "<p><a href=\"tel:+33561000000\">05 61</a></p>\n")
        #expect(try html("[a](<tel:05 61.00-00(0)>) [b](TEL:05%2061)").contains("href=\"tel:05%2061.00-00(0)\">a</a> <a href=\"TEL:05%2061\""))
    }

    /// What becomes a link, as `address|text` in the order of the text; the text itself must come through whole.
    private func bareLinks(_ text: String) throws -> [String] {
        let html = try html(text)
        return html.components(between: "<a href=\"", "</a>").map { link in
            let parts = link.components(between: "", "\"")
            let shown = link.split(separator: ">", maxSplits: 1).last.map(String.init) ?? ""
            return (parts.first ?? "") + "|" + shown
        }
    }

    @Test(
        "A web or mail address pasted into a text becomes a link, without the punctuation around it",
        arguments: [
            ("Voir https://www.roques.fr.", "https://www.roques.fr|https://www.roques.fr"),
            ("(voir http://a.fr/b_(c))", "http://a.fr/b_(c)|http://a.fr/b_(c)"),
            ("[x] https://a.fr/?q=1&r=2#s, ou", "https://a.fr/?q=1&amp;r=2#s|https://a.fr/?q=1&amp;r=2#s"),
            ("« HTTPS://a.fr/é »", "HTTPS://a.fr/%C3%A9|HTTPS://a.fr/é"), ("«\u{A0}https://a.fr\u{A0}»", "https://a.fr|https://a.fr"),
            ("“https://a.fr”…", "https://a.fr|https://a.fr"), ("**https://a.fr/x** !", "https://a.fr/x|https://a.fr/x"),
            ("écrire à opendata@mairie-roques.fr.", "mailto:opendata@mairie-roques.fr|opendata@mairie-roques.fr"),
            ("(a.b+c_d@x.y.fr)", "mailto:a.b+c_d@x.y.fr|a.b+c_d@x.y.fr"), ("https://a@b.fr/", "https://a@b.fr/|https://a@b.fr/"),
            ("| a |\n|---|\n| voir https://a.fr |\n", "https://a.fr|https://a.fr"), ("| a |\n|---|\n| x@a.fr |\n", "mailto:x@a.fr|x@a.fr"),
        ])
    func bareAddresses(text: String, link: String) throws { #expect(try bareLinks(text) == [link]) }

    @Test("Several addresses of one text are links, and nothing of the text is lost, in the page nor in the summary")
    func severalBareAddresses() throws {
        let page = try rendering("a http://b.fr, c@d.fr et\nhttps://e.fr/f; g")
        #expect(
            String(decoding: page.html, as: UTF8.self)
                == "<p>a <a href=\"http://b.fr\" rel=\"external noopener\">http://b.fr</a>, <a href=\"mailto:c@d.fr\">c@d.fr</a> et\n"
                + "<a href=\"https://e.fr/f\" rel=\"external noopener\">https://e.fr/f</a>; g</p>\n")
        #expect(page.summary == "a http://b.fr, c@d.fr et https://e.fr/f; g")
    }

    @Test(
        "What is code, a link or no whole address stays text",
        arguments: [
            "`https://a.fr`", "    https://a.fr", "![https://a.fr](b.png)", "javascript:alert(1)", "ftp://a.fr", "www.a.fr", "http://", "http:// a",
            "xhttp://a.fr",
            "http://\u{201C}", "a@b", "@b.fr", "a@.fr", "a@b.fr@c", "a@b.fr_", "a@b..fr", "a@-", "a/b@c.fr", "é@b.fr", "a.@b.fr", "10:30", "a://b", "http://«",
        ])
    func noBareAddresses(text: String) throws { #expect(try !html(text).contains("<a ")) }

    @Test("An address within a link’s text makes no second link")
    func bareAddressInLink() throws {
        #expect(try bareLinks("[https://a.fr et x@a.fr](https://b.fr)") == ["https://b.fr|https://a.fr et x@a.fr"])
    }

    @Test("The caller decides on a bare address too, and is told where it stands")
    func bareAddressDecision() throws {
        var places: [String] = []
        let page: Rendering<Int> = try renderMarkdown(Array("é\nà https://a.fr, x@b.fr".utf8)) { link in
            places.append("\(link.destination)@\(link.line):\(link.column)")
            return .text
        }
        #expect(places == ["https://a.fr@2:3", "mailto:x@b.fr@2:17"])
        #expect(String(decoding: page.html, as: UTF8.self) == "<p>é\nà https://a.fr, x@b.fr</p>\n")
    }

    @Test("The caller can refuse a link: its text is shown")
    func refusedLinks() throws {
        let page: Rendering<Int> = try renderMarkdown(Array("[*a*](b) ![c](d.png)".utf8)) { _ in .text }
        #expect(String(decoding: page.html, as: UTF8.self) == "<p><em>a</em> c</p>\n")
    }

    @Test("The caller is told where each link stands, in lists, quotes, tables and after link definitions")
    func places() throws {
        let text = """
            Un [un](1)
               et [deux](2).

            > cité
            > [trois](3)

            [x]: 4
            [quatre][x] et
            [cinq
            et demi](5)

            | a | b |
            |---|---|
            | c | [six](6) |
            - ici ![sept](7)
            - là-bas é🚲 [huit](8) à [neuf](9)

            | é | [dix](10) |
            |---|---|
            """
        var places: [String] = []
        let _: Rendering<Int> = try renderMarkdown(Array(text.utf8)) { link in
            places.append("\(link.destination)@\(link.line):\(link.column)")
            return .text
        }
        #expect(places == ["1@1:4", "2@2:7", "3@5:3", "4@8:1", "5@9:1", "6@14:7", "7@15:7", "8@16:13", "9@16:25", "10@18:7"])
    }

    @Test("A link to a heading of the same text finds it, and one to a missing heading is noted")
    func fragments() throws {
        let page = try rendering("[a](#d%C3%A9tail) [b](#rien)\n\n# Détail\n")
        #expect(String(decoding: page.html, as: UTF8.self).hasPrefix("<p><a href=\"#h-detail\">a</a> "))
        #expect(page.notes == [.init(kind: .unknownFragment, line: 1, excerpt: "#rien")])
    }

    @Test("An image that lies elsewhere is replaced by its alternative text, and a link without an address by its text")
    func outsideImage() throws {
        let page = try rendering("\n![Le *blason*](https://example.org/b.png) [ici]()\n")
        #expect(String(decoding: page.html, as: UTF8.self) == "<p>Le <em>blason</em> ici</p>\n")
        #expect(page.notes.map(\.kind) == [.outsideImage, .emptyAddress])
        #expect(page.notes.map(\.line) == [2, 2])
    }
}
