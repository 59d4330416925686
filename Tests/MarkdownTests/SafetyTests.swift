import Markdown
import Testing

@Suite("Hostile Markdown")
struct SafetyTests {
    @Test("HTML is shown as text and noted with its line; comments are left out; <br> breaks the line")
    func rawHTML() throws {
        let page = try rendering("a <b onclick=x>c</b><!-- d --><br/>e\n\n<div><script>alert(1)</script>\n<!-- f -->fin</div>\n\n<!-- g -->\n")
        #expect(
            String(decoding: page.html, as: UTF8.self) == """
                <p>a &lt;b onclick=x&gt;c&lt;/b&gt;<br>
                e</p>
                <p>&lt;div&gt;&lt;script&gt;alert(1)&lt;/script&gt;
                fin&lt;/div&gt;</p>

                """)
        #expect(page.notes.map(\.kind) == [.rawHTML, .rawHTML, .rawHTML])
        #expect(page.notes.map(\.line) == [1, 1, 3])
        #expect(page.notes[0].excerpt == "<b onclick=x>")
    }

    @Test("A comment that is never closed is shown, so that nothing of the text is lost")
    func openComment() throws {
        #expect(try html("<!-- début\n\nsuite\n") == "<p>&lt;!-- début\n\nsuite</p>\n")
    }

    @Test(
        "An address that is neither http, https, mailto, tel with a number, nor relative is text, however it is disguised",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#1;javascript:alert(1)",
            "&#x6A;avascript:alert(1)", "javascript&#58;alert(1)", "javascript&colon;alert(1)", "javascript%3Aalert(1)", "<java script:alert(1)>",
            "javascript:\u{301}alert(1)", "javascript\u{301}:alert(1)", "\u{A0}javascript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
            "//host.example", "/\\\\host.example", "\\\\\\\\host.example", "/&Tab;/host.example", "%2F/host.example", "http:host.example", "https:///host",
            "blob:x", "tel:", "tel:x", "tel:+", "tel:1;a=b", "tel:1%41", "C:\\\\x", "mailto:",
        ])
    func unsafeAddresses(destination: String) throws {
        for text in ["[x](\(destination))", "![x](\(destination))", "[x][r]\n\n[r]: \(destination)", "| a |\n|---|\n| [x](\(destination)) |"] {
            let page: Rendering<Int> = try renderMarkdown(Array(text.utf8)) { .address($0.destination) }
            let html = String(decoding: page.html, as: UTF8.self)
            #expect(!html.contains("href") && !html.contains("<img"), "\(html)")
            #expect(page.notes.map(\.kind) == [.unsafeAddress])
        }
    }

    @Test("An address that the caller gives is judged like the writer's")
    func callersAddress() throws {
        let page: Rendering<Int> = try renderMarkdown(Array("[x](y)".utf8)) { _ in .address("java\nscript:alert(1)") }
        #expect(String(decoding: page.html, as: UTF8.self) == "<p>x</p>\n")
    }

    @Test("A quote followed by a combining mark does not end an attribute")
    func combiningMarks() throws {
        for mark in ["\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{20E3}"] {
            let quote = "\"\(mark) onmouseover=x y=\"\(mark)"
            let texts = [
                "[l](http://ok.example '\(quote)')", "![\(quote)](x.png '\(quote)')", "# T\(quote)", "```a\(quote)\nx\n```", "|\(quote)|\n|-|\n|`\(quote)`|",
                "[l](<http://ok.example/\(quote)>)",
            ]
            for text in texts {
                let html = try rendering(text).html
                let inside = String(decoding: html, as: UTF8.self).unicodeScalars
                #expect(!inside.split(separator: "\"").contains { $0.starts(with: (mark + " onmouseover").unicodeScalars) }, "\(text)")
            }
        }
    }

    @Test("Markup in a table's cell, a title or a language stays where it is")
    func injections() throws {
        let table = try html("| <img src=x onerror=y> | \"> |\n|---|---|\n| </td><script>z</script> | `</code><b>` |\n")
        #expect(!table.contains("<img") && !table.contains("<script") && !table.contains("<b>"))
        #expect(try html("``` \"><img/src=x>\nx\n```\n") == "<pre><code class=\"language-imgsrcx\">x\n</code></pre>\n")
    }

    @Test("No link stands within a link")
    func linkInLink() throws {
        let page: Rendering<Int> = try renderMarkdown(Array("[a ![b [c](d)](https://e.example/f.png)](g)".utf8)) {
            $0.kind == .image ? .text : .address($0.destination)
        }
        #expect(String(decoding: page.html, as: UTF8.self).split(separator: "<a ").count <= 2)
    }

    @Test("Deep nesting is flattened: the content stays, and the text is noted once")
    func deepNesting() throws {
        for text in [String(repeating: "> ", count: 3000) + "fond", String(repeating: "- ", count: 3000) + "fond"] {
            let page = try rendering(text)
            let html = String(decoding: page.html, as: UTF8.self)
            #expect(html.contains("fond"))
            #expect(html.split(separator: "<").count < 500)
            #expect(page.notes.map(\.kind) == [.tooDeep])
        }
    }

    @Test("A body that would take time or room out of proportion is refused")
    func bombs() throws {
        let texts: [(String, MarkdownProblem)] = [
            (String(repeating: "- ", count: 20_000) + "a" + String(repeating: "\n", count: 50_000), .tooIntricate),
            (String(repeating: "![[]()", count: 50_000), .tooIntricate),
            (String(repeating: ">", count: 200_000) + String(repeating: "*a*", count: 100_000), .tooIntricate),
            (String(repeating: "a", count: 1_000_001), .tooLarge(size: 1_000_001, limit: 1_000_000)),
            (
                "|" + String(repeating: "a|", count: 190) + "\n|" + String(repeating: "-|", count: 190) + "\n" + String(repeating: "|\n", count: 99),
                .tooMuchOutput
            ),
        ]
        for (text, problem) in texts {
            #expect(throws: problem) { try rendering(text) }
        }
    }

    @Test("Link definitions that would multiply the text do not")
    func referenceBomb() throws {
        let text = "[r]: <" + String(repeating: "x", count: 60_000) + ">\n\n" + String(repeating: "[r] ", count: 20_000)
        #expect(try rendering(text).html.count < 50 * text.utf8.count)
    }

    @Test("Text full of signs that begin no address is read once")
    func addressFloods() throws {
        for part in ["http://", "a@", "a@b.", "://", "http://a)", ".@", "h-@-.", "a.a.a@a.a.a@"] {
            let text = String(repeating: part, count: 900_000 / part.utf8.count)
            #expect(try rendering(text).html.count < 50 * text.utf8.count)
        }
    }

    @Test("Notes and identifiers stay in proportion")
    func floods() throws {
        #expect(try rendering(String(repeating: "<a>", count: 20_000)).notes.count == 1000)
        #expect(try rendering(String(repeating: "# a\n", count: 5000)).headings.last?.identifier == "h-a-5000")
    }
}
