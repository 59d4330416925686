import Bytes
import Markdown
import Testing

@Suite("Rendered text as Markdown again")
struct MarkdownOfHTMLTests {
    private func back(_ html: String) -> String {
        var out = ByteWriter()
        writeMarkdown(ofHTML: Array(html.utf8), into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test(
        "A text that is rendered and written back is the same",
        arguments: [
            "## Titre\n\nUn *mot*, un **autre**, du `code` et un [lien](https://exemple.fr/a%20b).\n",
            "- un\n- deux\n  - trois\n  - quatre\n\nFin.\n",
            "3. trois\n4. quatre\n",
            "> Une citation\n>\n> - avec\n> - une liste\n",
            "```sql\nselect `x`;\n\n  fin\n```\n",
            "| a | b |\n| --- | --- |\n| 1 | `x` |\n| 2 |  |\n\nAprès.\n",
            "Une ligne\\\net la suite\n\n---\n\nFin.\n",
            "- un paragraphe\n\n  et un autre\n\n- deux\n",
        ])
    func roundTrip(_ text: String) throws { #expect(back(try html(text)) == text) }

    @Test("What the first rendering makes of Markdown, the second makes of what is written back: nothing becomes a mark, an element or a link")
    func sameMeaning() throws {
        for text in [
            "Un \\* et \\_ là, a_b_c, 2 < 3 & \\[non\\](x), C#, \\# non\n", "\\+ pas une liste\n", "2024\\. Pas une liste\n", "`` a`b ``\n",
            "<b>gras</b> &amp; \\| barre\n", "# Un #\n\n1. - a\n", "![image (1)](a.png)\n", "Deux  \nlignes *et **plus** encore*\n",
        ] {
            let first = filled(try rendering(text))
            #expect(try plain(filled(rendering(back(first)))) == plain(first), "\(back(first))")
        }
    }

    /// Holes are filled with their targets between braces.
    private func plain(_ html: String) -> String { html.replacing("{", with: "").replacing("}", with: "") }

    @Test("Any HTML ends in text, however its tags stand")
    func foreign() {
        #expect(back("<div><b>a</b></section>&lt;x&gt; &eacute;").contains("a\\<x\\> \\&eacute;"))
        #expect(back("</li></ul></a></blockquote><td>x<p").hasSuffix("x\\<p\n"))
        #expect(back("").isEmpty)
    }
}
