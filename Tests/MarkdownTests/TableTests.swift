import Markdown
import Testing

@Suite("Tables in Markdown")
struct TableTests {
    @Test("A table has its alignments, links, code and emphasis, and scrolls in a region of its own")
    func table() throws {
        let page = try rendering(
            """
            | Colonne | Type | Montant |
            | :-- | :-: | --: |
            | **nom** | `a\\|b` | [voir](doc.pdf) |
            | l'objet | x \\| y |
            """, options: .init(tableLabel: "Table"))
        #expect(
            filled(page) == """
                <div class="table" tabindex="0" role="region" aria-label="Table">
                <table>
                <thead>
                <tr>
                <th scope="col" class="left">Colonne</th>
                <th scope="col" class="center">Type</th>
                <th scope="col" class="right">Montant</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="left"><strong>nom</strong></td>
                <td class="center"><code>a|b</code></td>
                <td class="right"><a href="{doc.pdf}">voir</a></td>
                </tr>
                <tr>
                <td class="left">l&#39;objet</td>
                <td class="center">x | y</td>
                <td class="right"></td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test("A table may follow a line of text, stand in a list or a quote, and come before a rule")
    func tablesAmongOtherBlocks() throws {
        func cells(_ text: String) throws -> [String] {
            try html(text).split(separator: "\n").compactMap { line in
                line.hasPrefix("<td") || line.hasPrefix("<th ") ? String(line.split(separator: ">")[1].split(separator: "<")[0]) : nil
            }
        }
        #expect(try html("Voici *tout* :\na | b\n--|--\nc | d\n").hasPrefix("<p>Voici <em>tout</em> :</p>\n<div class=\"table\""))
        #expect(try cells("Voici\na | b\n--|--\nc | d\n") == ["a", "b", "c", "d"])
        #expect(try cells("- texte\n\n  | a | b |\n  |--|--|\n  | c | d |\n") == ["a", "b", "c", "d"])
        #expect(try cells("> > | a | b |\n> > |--|--|\n> > | c | d |\n") == ["a", "b", "c", "d"])
        #expect(try cells("[r]: x\n| a | b |\r\n|--|--|\r\n| c | d |\r\n") == ["a", "b", "c", "d"])
        #expect(try html("| a | b |\n|--|--|\n| c | d |\n---\n").hasSuffix("</table>\n</div>\n<hr>\n"))
        #expect(try filled(rendering("| a |\n|---|\n| [b][r] # |\n\n[r]: cible\n")).contains("<td><a href=\"{cible}\">b</a> #</td>"))
    }

    @Test("Each table of a text has a name of its own")
    func labels() throws {
        let text = try html("|a|\n|-|\n\n|b|\n|-|\n")
        #expect(text.contains("aria-label=\"Tableau\"") && text.contains("aria-label=\"Tableau 2\""))
    }

    @Test("What only looks like a table stays text")
    func notTables() throws {
        #expect(try html("a | b\nc | d\n") == "<p>a | b\nc | d</p>\n")
        #expect(try html("| a | b |\n|---|\n") == "<p>| a | b |\n|---|</p>\n")
        #expect(try html("```\n|a|\n|-|\n```\n") == "<pre><code>|a|\n|-|\n</code></pre>\n")
        let wide = "|" + String(repeating: "a|", count: 201) + "\n|" + String(repeating: "-|", count: 201) + "\n"
        #expect(try html(wide).hasPrefix("<p>|a|a|"))
    }
}
