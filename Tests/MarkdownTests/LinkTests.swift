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
