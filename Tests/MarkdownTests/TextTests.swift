import Markdown
import Testing

@Suite("Text in Markdown")
struct TextTests {
    @Test("Paragraphs, accents, emphasis, lists and code come out as HTML")
    func ordinaryText() throws {
        let text = """
            L’été, les **élèves** vont à l'*école* n° 3.

            - poubelles
            - déchets verts
              1. tonte
              2. taille

            ```SQL
            SELECT a < b;
            ```
            """
        #expect(
            try html(text) == """
                <p>L’été, les <strong>élèves</strong> vont à l&#39;<em>école</em> n° 3.</p>
                <ul>
                <li>poubelles</li>
                <li>déchets verts
                <ol>
                <li>tonte</li>
                <li>taille</li>
                </ol>
                </li>
                </ul>
                <pre><code class="language-sql">SELECT a &lt; b;
                </code></pre>

                """)
    }

    @Test("Quotes, rules, numbered lists that start elsewhere and line breaks are kept")
    func otherBlocks() throws {
        #expect(
            try html("> cité\\\n> suite\n\n---\n\n3. trois\n")
                == "<blockquote>\n<p>cité<br>\nsuite</p>\n</blockquote>\n<hr>\n<ol start=\"3\">\n<li>trois</li>\n</ol>\n")
    }

    @Test("A # becomes the page's second level of headings, and no heading goes below the sixth")
    func headingLevels() throws {
        let page = try rendering("# Sources\n\n###### Détail\n")
        #expect(String(decoding: page.html, as: UTF8.self) == "<h2 id=\"h-sources\">Sources</h2>\n<h6 id=\"h-detail\">Détail</h6>\n")
        #expect(
            page.headings == [.init(level: 2, identifier: "h-sources", text: "Sources"), .init(level: 6, identifier: "h-detail", text: "Détail")])
    }

    @Test("Headings have identifiers without accents, each unique, even without a single letter")
    func headingIdentifiers() throws {
        let page = try rendering(
            "# Œuvres d'été\n# Œuvres d’E\u{301}té\n# Oeuvres d'été 2\n# `Œuvres` *d'été*\n# 中\n# !\n", options: .init(firstHeadingLevel: 3))
        #expect(
            page.headings.map(\.identifier) == [
                "h-oeuvres-d-ete", "h-oeuvres-d-ete-2", "h-oeuvres-d-ete-2-2", "h-oeuvres-d-ete-3", "h-section", "h-section-2",
            ])
        #expect(page.headings[0].level == 3)
        #expect(page.headings[3].text == "Œuvres d'été")
    }

    @Test("The summary is the first words of the paragraphs, without markup, cut at a word")
    func summary() throws {
        let text = "# Titre\n\nLes **subventions** de [la ville](x.md)\nde 2017.\n\n| a |\n|---|\n| b |\n\n- voilà\n\n![image](b.png)\n"
        #expect(try rendering(text).summary == "Les subventions de la ville de 2017. voilà")
        #expect(try rendering(text, options: .init(summaryLength: 30)).summary == "Les subventions de la ville de…")
        #expect(try rendering("é é", options: .init(summaryLength: 5)).summary == "é é")
        #expect(try rendering("ééé", options: .init(summaryLength: 5)).summary.hasPrefix("é"))
        #expect(try rendering("# Titre seul").summary == "")
    }

    @Test("What is not UTF-8 and NUL bytes become replacement characters")
    func brokenBytes() throws {
        let page: Rendering<String> = try renderMarkdown([0x61, 0xE9, 0x20, 0x00, 0x62, 0xC3]) { _ in .text }
        #expect(String(decoding: page.html, as: UTF8.self) == "<p>a\u{FFFD} \u{FFFD}b\u{FFFD}</p>\n")
        let empty: Rendering<String> = try renderMarkdown([]) { _ in .text }
        #expect(empty.html.isEmpty && empty.summary.isEmpty)
    }
}
