import Findings
import Templating
import Testing

@Suite("Templates are checked before the first page is made")
struct StrictnessTests {
    private let shape: Shape = [
        "title": .text, "summary": .optional(.text), "body": .markup, "open": .flag, "link": .address,
        "files": .list(["name": .text, "size": .number]), "contact": .record(["name": .text]),
    ]

    @Test("An unknown name is found at its line and column, with the nearest known one")
    func unknownName() {
        #expect(findings("<p>\n  é {{ titel }}</p>", shape) == ["page.html:2:8 template-unknown-name titel → title"])
        #expect(findings("{{contact.nane}}", shape) == ["page.html:1:11 template-unknown-name nane → name"])
        #expect(findings("{{wrods.x}}", shape) == ["page.html:1:3 template-unknown-name wrods → words"])
        #expect(findings("{{#file}}{{anything}}{{/file}}", shape) == ["page.html:1:4 template-unknown-name file → files"])
        #expect(findings("{{.}}", shape) == ["page.html:1:3 template-unknown-name ."])
        #expect(findings("{{#contact}}{{.}}{{/contact}}", shape) == ["page.html:1:15 template-unknown-name ."])
    }

    @Test("The remedy lists the names known in that place, the nearest scope first")
    func knownNames() throws {
        let source = TemplateSource(name: "page", file: "page.html", bytes: Array("{{#rows}}{{zzzzzz}}{{/rows}}".utf8))
        let shape: Shape = ["rows": .list(["b": .text, "a": .text]), "title": .text]
        let (set, findings) = TemplateSet.compile(sources: [source], entries: ["page": shape], words: Words(language: .french))
        #expect(findings.first?.details == ["b, a, rows, title"])
        #expect(set.template("page") == nil)
    }

    @Test("Every branch is checked, whether it would show or not, and each mistake is told")
    func everyBranch() {
        #expect(
            findings("{{^open}}{{a1}}{{/open}}{{#files}}{{#open}}{{b1}}{{/open}}{{/files}}", shape) == [
                "page.html:1:12 template-unknown-name a1", "page.html:1:46 template-unknown-name b1",
            ])
        #expect(findings("{{#files}}{{nane}}{{/files}}{{nane}}", shape).count == 2)
    }

    @Test("What is no text is not shown, and what holds no names takes no dot")
    func kinds() {
        #expect(
            findings("{{files}}{{open}}{{contact}}{{{files}}}", shape) == [
                "page.html:1:3 template-not-text files", "page.html:1:12 template-not-text open", "page.html:1:20 template-not-text contact",
                "page.html:1:32 template-not-text files",
            ])
        #expect(findings("{{files.name}}{{title.x}}", shape) == ["page.html:1:3 template-not-a-record files", "page.html:1:17 template-not-a-record title"])
    }

    @Test("Text is never shown unescaped, nor markup escaped")
    func escaping() {
        #expect(
            findings("{{{title}}}{{&link}}{{#summary}}{{{.}}}{{/summary}}{{body}}", shape) == [
                "page.html:1:4 template-text-unescaped title", "page.html:1:15 template-text-unescaped link", "page.html:1:36 template-text-unescaped .",
                "page.html:1:54 template-markup-escaped body",
            ])
    }

    @Test("A tag that is not closed is found where it opens")
    func unclosedTag() {
        #expect(findings("<p>\n{{title\n</p> {{title}}", shape) == ["page.html:2:1 template-unclosed-tag"])
        #expect(findings("{{title {{title}}", shape) == ["page.html:1:1 template-unclosed-tag"])
        #expect(findings("{{{body}}", shape) == ["page.html:1:1 template-unclosed-tag"])
        #expect(findings("a {{! never", shape) == ["page.html:1:3 template-unclosed-tag"])
        #expect(findings("{{", shape) == ["page.html:1:1 template-unclosed-tag"])
    }

    @Test("Unclosed, crossed and unopened sections are found, the crossed ones with both places")
    func sections() {
        #expect(findings("a\n {{#open}}b", shape) == ["page.html:2:5 template-unclosed-section open"])
        #expect(findings("a{{/open}}", shape) == ["page.html:1:5 template-unopened-section open"])
        let source = TemplateSource(name: "page", file: "page.html", bytes: Array("{{#open}}\n  {{#files}}{{name}}\n{{/open}}{{/files}}".utf8))
        let found = TemplateSet.compile(sources: [source], entries: ["page": shape], words: Words(language: .french)).findings
        #expect(found.map(line) == ["page.html:3:4 template-crossed-sections open", "page.html:3:13 template-unopened-section files"])
        #expect(found.first?.details == ["files", "2", "6"])
    }

    @Test("Names that are no names, delimiters and other dialects are refused")
    func badTags() {
        for tag in ["{{}}", "{{#each files}}", "{{a..b}}", "{{.a}}", "{{$block}}", "{{< parent}}", "{{a|upper}}", "{{#}}"] {
            #expect(findings(tag, shape) == ["page.html:1:1 template-bad-tag \(tag)"])
        }
        #expect(findings("{{=<% %>=}}", shape) == ["page.html:1:1 template-set-delimiters"])
    }

    @Test("A partial nobody wrote, and partials that call each other, are found")
    func partials() {
        #expect(findings("\n{{> haed}}", shape, partials: ["head": "x"]).contains("page.html:2:5 template-unknown-partial haed → head"))
        #expect(findings("{{> a}}", shape, partials: ["a": "{{> b}}", "b": "\n{{> a}}"]) == ["b.html:2:5 template-partial-cycle a"])
        #expect(findings("{{> page}}", shape) == ["page.html:1:5 template-partial-cycle page"])
    }

    @Test("What a partial does wrong is told once, in its own file, however often it is called")
    func partialOnce() {
        #expect(findings("{{> a}}{{> a}}", shape, partials: ["a": "{{titl}}"]) == ["a.html:1:3 template-unknown-name titl → title"])
    }

    @Test("Partials that double at each level are stopped")
    func bomb() {
        var partials: [String: String] = ["p30": "x"]
        for level in 0..<30 { partials["p\(level)"] = "{{> p\(level + 1)}}{{> p\(level + 1)}}" }
        #expect(findings("{{> p0}}", shape, partials: partials).allSatisfy { $0.contains("template-too-large") })
        #expect(!findings("{{> p0}}", shape, partials: partials).isEmpty)
    }

    @Test("A template that is not UTF-8 is found at its first wrong byte")
    func utf8() {
        let source = TemplateSource(file: "Templates/page.html", bytes: Array("a\né".utf8) + [0xE9, 0x20])
        let (set, findings) = TemplateSet.compile(sources: [source], entries: ["page": shape], words: Words(language: .french))
        #expect(findings.map(line) == ["Templates/page.html:2:2 template-not-utf-8"])
        #expect(set.template("page") == nil)
    }

    @Test("A missing template, an unused one and two of one name are found; a later file replaces an earlier one")
    func files() {
        func source(_ file: String, _ text: String) -> TemplateSource { TemplateSource(file: file, bytes: Array(text.utf8)) }
        let sources = [source("ours/page.html", "{{wrong}}"), source("Templates/page.html", "{{title}}"), source("Templates/datset.html", "")]
        let words = Words(language: .english)
        let (set, found) = TemplateSet.compile(sources: sources, entries: ["page": shape, "dataset": shape], words: words)
        #expect(found.map(line) == [":0:0 template-missing dataset → datset", "Templates/datset.html:0:0 template-unused datset → dataset"])
        #expect(set.template("page") != nil)
        let twins = TemplateSet.compile(sources: [source("page.html", ""), source("page.xml", "")], entries: ["page": shape], words: words).findings
        #expect(twins.map(line) == ["page.xml:0:0 template-same-name page"])
    }

    @Test("Every rule has a code of its own and speaks both languages")
    func rules() {
        #expect(Set(TemplateRules.all.map(\.code)).count == TemplateRules.all.count)
        for rule in TemplateRules.all {
            for wording in [rule.french, rule.english] {
                #expect(!wording.cause.isEmpty && !wording.remedy.isEmpty, "\(rule.code)")
            }
        }
    }
}
