import Templating
import Testing

@Suite("Mustache, the part of it that is spoken here")
struct MustacheTests {
    @Test("Text is shown escaped, a number in digits, markup as it stands")
    func shows() {
        let shape: Shape = ["title": .text, "count": .number, "body": .markup]
        let values: [Value] = [.text("<b> & \"c\" 'd'"), .number(-1234), .markup(Array("<p>é</p>".utf8))]
        #expect(rendered("{{title}}|{{ count }}|{{{body}}}|{{& body }}", shape, values) == "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;|-1234|<p>é</p>|<p>é</p>")
    }

    @Test("A section over a flag shows or not, an inverted one the other way round")
    func flags() {
        let page = "{{#open}}open{{/open}}{{^open}}closed{{/open}}"
        #expect(rendered(page, ["open": .flag], [.flag(true)]) == "open")
        #expect(rendered(page, ["open": .flag], [.flag(false)]) == "closed")
    }

    @Test("An absent text or an empty one leaves its section out; inside, both its name and a dot show it")
    func optionalText() {
        let page = "{{#note}}[{{note}}|{{.}}]{{/note}}{{^note}}none{{/note}}"
        let shape: Shape = ["note": .optional(.text)]
        #expect(rendered(page, shape, [.text("a<")]) == "[a&lt;|a&lt;]")
        #expect(rendered(page, shape, [.absent]) == "none")
        #expect(rendered(page, shape, [.text("")]) == "none")
        #expect(rendered("({{note}})", shape, [.absent]) == "()")
    }

    @Test("A number's section shows unless it is zero, a markup's unless it is empty")
    func numbersAndMarkup() {
        let page = "{{#n}}{{n}} files{{/n}}{{#m}}{{{.}}}{{/m}}"
        #expect(rendered(page, ["n": .number, "m": .optional(.markup)], [.number(3), .markup(Array("<hr>".utf8))]) == "3 files<hr>")
        #expect(rendered(page, ["n": .number, "m": .optional(.markup)], [.number(0), .absent]) == "")
    }

    @Test("A list repeats its section for each row, and its inverted section shows when it is empty")
    func lists() {
        let shape: Shape = ["files": .list(["name": .text])]
        let page = "{{#files}}({{name}}){{/files}}{{^files}}no file{{/files}}"
        #expect(rendered(page, shape, [.list([[.text("a")], [.text("b")]])]) == "(a)(b)")
        #expect(rendered(page, shape, [.list([])]) == "no file")
    }

    @Test("A list of plain texts shows each with a dot")
    func texts() {
        #expect(rendered("{{#names}}{{.}};{{/names}}", ["names": .texts], [.texts(["a", "b", "<"])]) == "a;b;&lt;;")
        #expect(rendered("{{#names}}{{#.}}{{.}}{{/.}}{{^.}}-{{/.}};{{/names}}", ["names": .texts], [.texts(["a", ""])]) == "a;-;")
        #expect(rendered("{{#names}}{{#flag}}{{.}}{{/flag}}{{/names}}", ["names": .texts, "flag": .flag], [.texts(["a"]), .flag(true)]) == "a")
    }

    @Test("A record opens a scope, or is asked with a dot; absent, it shows nothing")
    func records() {
        let shape: Shape = ["contact": .optional(.record(["name": .text, "post": .record(["town": .text])]))]
        let page = "{{#contact}}{{name}}, {{post.town}}{{/contact}}|{{contact.name}}, {{contact.post.town}}|{{#contact.post}}{{town}}{{/contact.post}}"
        #expect(rendered(page, shape, [.record([.text("Ana"), .record([.text("Roques")])])]) == "Ana, Roques|Ana, Roques|Roques")
        #expect(rendered(page, shape, [.absent]) == "|, |")
    }

    @Test("A name is looked up in the nearest scope that knows it")
    func scopes() {
        let shape: Shape = [
            "site": .text, "name": .text,
            "publishers": .list(["name": .text, "datasets": .list(["title": .text, "files": .list(["name": .text])])]),
        ]
        let values: [Value] = [
            .text("S"), .text("N"),
            .list([
                [.text("p1"), .list([[.text("d1"), .list([[.text("f1")], [.text("f2")]])], [.text("d2"), .list([])]])],
                [.text("p2"), .list([[.text("d3"), .list([[.text("f3")]])]])],
            ]),
        ]
        let page = "{{#publishers}}{{#datasets}}{{name}}/{{title}}:{{#files}}{{site}}-{{title}}-{{name}} {{/files}}\n{{/datasets}}{{/publishers}}{{name}}"
        #expect(rendered(page, shape, values) == "p1/d1:S-d1-f1 S-d1-f2 \np1/d2:\np2/d3:S-d3-f3 \nN")
    }

    @Test("A dotted section of a record in a row finds its way")
    func dottedSection() {
        let shape: Shape = ["rows": .list(["a": .record(["b": .record(["c": .texts])])])]
        let values: [Value] = [.list([[.record([.record([.texts(["x", "y"])])])]])]
        #expect(rendered("{{#rows}}{{#a.b.c}}{{.}}{{/a.b.c}}{{#a}}{{#b.c}}{{.}}{{/b.c}}{{/a}}{{/rows}}", shape, values) == "xyxy")
    }

    @Test("Comments vanish, over several lines too")
    func comments() {
        #expect(rendered("a{{! hidden {{title }}b\n{{!\n several\n lines\n}}\nc", [:], []) == "ab\nc")
    }

    @Test("A partial stands in its place with the names known there, and may be called twice")
    func partials() {
        let shape: Shape = ["title": .text, "files": .list(["name": .text])]
        let page = "{{> head}}{{#files}}{{> file}}{{/files}}{{> head}}"
        let partials = ["head": "<h1>{{title}}</h1>", "file": "{{name}} of {{title}};"]
        #expect(rendered(page, shape, [.text("T"), .list([[.text("f")]])], partials: partials) == "<h1>T</h1>f of T;<h1>T</h1>")
    }

    @Test("Tags that stand alone on their line take the line with them; others leave it as it is")
    func standalone() {
        let shape: Shape = ["on": .flag, "rows": .texts]
        let values: [Value] = [.flag(true), .texts(["a", "b"])]
        #expect(rendered("begin\n  {{#on}}\nx\n\t{{/on}}  \nend\n", shape, values) == "begin\nx\nend\n")
        #expect(rendered("begin\r\n{{#on}}\r\nx\r\n{{/on}}\r\nend", shape, values) == "begin\r\nx\r\nend")
        #expect(rendered("{{#rows}}\n- {{.}}\n{{/rows}}", shape, values) == "- a\n- b\n")
        #expect(rendered(" {{#on}} x {{/on}}\n", shape, values) == "  x \n")
        #expect(rendered("  {{> row}}\n>", shape, values, partials: ["row": "r\n"]) == "r\n>")
        #expect(rendered("a\n{{! note }}\n{{#on}}\n{{/on}}\nb", shape, values) == "a\nb")
        #expect(rendered("  {{#on}}{{/on}}\n", shape, values) == "  \n")
        #expect(rendered("a {{^on}}\n{{/on}}\nb", shape, values) == "a b")
    }

    @Test("A byte order mark at the start of a file is not text")
    func byteOrderMark() {
        #expect(rendered("\u{FEFF}{{#on}}\nx\n{{/on}}\n", ["on": .flag], [.flag(true)]) == "x\n")
        #expect(findings("\u{FEFF}{{nam}}", ["name": .text]) == ["page.html:1:3 template-unknown-name nam → name"])
    }

    @Test("Text is escaped byte by byte: an accent after a quote hides nothing, and controls never pass")
    func bytes() {
        let shape: Shape = ["t": .text]
        let page = "<i title=\"{{t}}\">{{t}}</i>"
        #expect(Array(rendered(page, shape, [.text("\"\u{301}>")]).utf8) == Array("<i title=\"&quot;\u{301}&gt;\">&quot;\u{301}&gt;</i>".utf8))
        #expect(Array(rendered("{{t}}", shape, [.text("e\u{301} é")]).utf8) == [0x65, 0xCC, 0x81, 0x20, 0xC3, 0xA9])
        #expect(rendered("{{t}}", shape, [.text("a\u{0}b\u{1B}c\td")]) == "a\u{FFFD}b\u{FFFD}c\td")
    }

    @Test("A file that ends in .xml is escaped as XML, wherever a value stands")
    func xml() {
        let shape: Shape = ["title": .text, "link": .address, "body": .markup]
        let values: [Value] = [.text("é <\u{1}\""), .address("https://a.example/?b&c"), .markup(Array("<x/>".utf8))]
        let page = "<entry><title>{{title}}</title><link href='{{link}}'/><t href=\"{{title}}\"/>{{{body}}}</entry>"
        #expect(
            rendered(page, shape, values, file: "feed.xml")
                == "<entry><title>&#xE9; &lt;&#xFFFD;&quot;</title><link href='https://a.example/?b&amp;c'/><t href=\"&#xE9; &lt;&#xFFFD;&quot;\"/><x/></entry>"
        )
        #expect(findings("{{{title}}}", shape, file: "feed.xml") == ["feed.xml:1:4 template-text-unescaped title"])
    }
}
