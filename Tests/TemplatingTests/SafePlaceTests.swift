import Templating
import Testing

@Suite("A value is only shown where text cannot become code")
struct SafePlaceTests {
    private let shape: Shape = ["t": .text, "u": .address, "n": .number, "m": .markup, "j": .optional(.json), "on": .flag, "rows": .list(["t": .text])]

    /// What a template is refused for: the codes without their common start.
    private func refusals(_ page: String) -> [String] {
        findings(page, shape).map { String($0.split(separator: " ")[1].dropFirst("template-".count)) }
    }

    @Test(
        "These places are safe",
        arguments: [
            "<!doctype html><html lang=\"fr\"><head><title>{{t}} &lt; x</title></head><body>{{t}}</body></html>",
            "<p class='a {{t}}' data-n=\"{{n}}\" title=\"{{t}} > {{t}}\">{{{m}}}</p>",
            "<a href=\"{{u}}\">{{u}}</a><a href=\"../{{u}}#{{n}}\">x</a><img src='{{u}}' alt=\"{{t}}\" srcset=\"{{u}} 2x\">",
            "<a href=\"mailto:{{u}}\">a</a><a href=\"https://a.example/{{u}}\">b</a><a href=\"#top\">c</a><a href=\"{{n}}/\">d</a>",
            "<script src=\"app.js\" defer></script><script src=\"{{u}}\">\n</script>{{t}}",
            "<!-- a > b -- c --><p>{{t}}</p><!--> {{t}} <!---> {{t}}<!-- x --!>{{t}}",
            "<textarea>{{t}}</textarea>{{t}} 1 < 2 {{t}}",
            "<input value=\"{{t}}\" {{#on}}checked{{/on}}><input{{#on}} checked{{/on}}{{#on}} required{{/on}}>",
            "<a class=\"x{{#on}} y{{/on}}\" {{#on}}href=\"{{u}}\"{{/on}} title=\"{{t}}\">a</a>",
            "<option value=\"{{t}}\"{{#on}} selected{{/on}}>{{t}}</option>",
            "<ul>{{#rows}}<li title=\"{{t}}\">{{t}}</li>{{/rows}}</ul><p {{#rows}}data-x=\"{{t}}\" {{/rows}}>",
            "{{#on}}<div>{{/on}}{{t}}{{#on}}</div>{{/on}}",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><meta name=\"description\" content=\"{{t}}\">",
            "<a href=\"{{#on}}{{u}}{{/on}}{{^on}}./{{/on}}\">x</a><br/><input disabled>{{t}}",
            "<svg viewBox=\"0 0 {{n}} {{n}}\"><path d=\"{{t}}\"/><title>{{t}}</title></svg>",
        ])
    func safe(page: String) { #expect(findings(page, shape) == []) }

    @Test(
        "Ready JSON may stand in a block of JSON-LD, which browsers never run",
        arguments: [
            "<script type=\"application/ld+json\">{{{j}}}</script>{{t}}", "<script id='x' type=application/ld+json>\n {{&j}}\n</script>",
            "<SCRIPT TYPE='application/ld+json'>{{#j}}{{{j}}}{{/j}}</SCRIPT>", "{{#j}}<script type=\"application/ld+json\">{{{.}}}</script>{{/j}}",
        ])
    func data(page: String) { #expect(findings(page, shape) == []) }

    @Test("Ready JSON is refused anywhere else, and anything else in such a block")
    func notData() {
        for page in [
            "{{{j}}}", "<p title=\"{{{j}}}\">", "<p {{{j}}}>", "<title>{{{j}}}</title>", "<!-- {{{j}}} -->", "<script src=\"a.js\">{{{j}}}</script>",
            "<script src=\"a.js\" type=\"application/ld+json\">{{{j}}}</script>",
        ] {
            #expect(refusals(page) == ["json-outside-data"], "\(page)")
        }
        #expect(refusals("<script type=\"application/ld+json\">{{j}}</script>") == ["markup-escaped"])
        for value in ["{{t}}", "{{{m}}}", "{{n}}"] {
            #expect(refusals("<script type=\"application/ld+json\">\(value)</script>") == ["value-in-code"], "\(value)")
        }
        #expect(refusals("<script type=\"application/ld+json\">alert(1)</script>") == ["inline-script"])
        for kind in [
            "", "type", "type=\"\"", "type=\"text/javascript\"", "type=\"module\"", "type=\"application/json\"", "type=\"application/ld+json;x\"",
            "type=\" application/ld+json\"", "type=\"application/ld&#43;json\"", "type type=\"application/ld+json\"",
            "type=\"text/javascript\" type=\"application/ld+json\"", "type=\"application/ld+json\" type=\"module\"",
            "type=\"application/ld+json{{t}}\"", "type=\"{{t}}application/ld+json\"", "{{#on}} type=\"application/ld+json\"{{/on}}",
            "type=\"{{#on}}application/ld+json{{/on}}\"", "data-type=\"application/ld+json\"",
        ] {
            #expect(refusals("<script \(kind)>{{{j}}}</script>").first == "inline-script", "\(kind)")
        }
        // What one script is says nothing of the next.
        #expect(refusals("<script type=\"application/ld+json\"></script><script>{{{j}}}</script>").first == "inline-script")
    }

    @Test("A value in a tag, outside quotes, is refused, with its place")
    func tags() {
        #expect(findings("<p>\n<i title={{t}}>", shape) == ["page.html:2:12 template-value-in-tag t"])
        for page in [
            "<{{t}}>", "<p {{t}}>", "<p{{t}}>", "<p a{{t}}=\"\">", "<p a= {{n}}>", "<p a=\"b\"{{t}}>", "</{{t}}>", "<p a=b{{t}}>", "<p {{{m}}}>", "<i a {{u}}>",
        ] {
            #expect(refusals(page) == ["value-in-tag"], "\(page)")
        }
    }

    @Test("A value in a comment or a declaration is refused")
    func comments() {
        for page in ["<!-- {{t}} -->", "<!-- > {{n}} -->", "<!doctype {{t}}>", "<!-- a -- {{t}} -->", "<? {{t}} ?>", "<!--!>{{t}}-->", "<!-{{t}}>"] {
            #expect(refusals(page) == ["value-in-comment"], "\(page)")
        }
    }

    @Test("Scripts and styles in the page are refused, and values in them")
    func code() {
        #expect(findings("<p></p><script>alert(1)</script>", shape) == ["page.html:1:15 template-inline-script"])
        #expect(refusals("<script src=\"a.js\">alert(1)</script>") == ["inline-script"])
        #expect(refusals("<script src=\"a.js\">{{t}}</script>") == ["value-in-code"])
        #expect(refusals("<SCRIPT src=\"a.js\"></p>{{{m}}}</Script >{{t}}") == ["inline-script", "value-in-code"])
        #expect(refusals("<style>p { color: {{t}} }</style>{{t}}") == ["inline-style", "value-in-code"])
        #expect(refusals("<iframe>{{t}}</iframe>") == ["value-in-code"])
        #expect(refusals("<p style=\"color: red\">") == ["inline-style"])
        #expect(refusals("<p STYLE=\"color: {{t}}\">") == ["inline-style", "value-in-code"])
        #expect(refusals("<p onclick=\"go()\">") == ["inline-script"])
        #expect(refusals("<p OnClick = '{{t}}'>") == ["inline-script", "value-in-code"])
        #expect(refusals("<svg/onload=\"{{n}}\">") == ["inline-script", "value-in-code"])
        #expect(refusals("<iframe srcdoc=\"{{t}}\"></iframe>") == ["embedded-document", "value-in-code"])
    }

    @Test("An address attribute takes an address, never a text")
    func addresses() {
        for name in ["href", "src", "action", "formaction", "poster", "srcset", "HREF", "xlink:href", "data", "cite", "ping"] {
            #expect(refusals("<a \(name)=\"{{t}}\">") == ["text-as-address"], "\(name)")
            #expect(refusals("<a \(name)=\"x/{{t}}\">") == ["text-as-address"], "\(name)")
        }
        #expect(refusals("<a href=\"{{#rows}}{{t}}{{/rows}}\">") == ["text-as-address"])
        #expect(refusals("<meta content=\"0;url={{t}}\" http-equiv=\"refresh\">") == ["text-as-address"])
        #expect(refusals("<meta content=\"0;url={{u}}\" http-equiv=\"refresh\">") == [])
    }

    @Test("An address written in a template starts in a safe way too")
    func literalAddresses() {
        for address in [
            "javascript:alert(1)", "JavaScript:{{u}}", "data:text/html,{{u}}", " javascript:x", "java\tscript:x", "java&#115;cript:x", "{{u}}:x",
            "{{#on}}java{{/on}}script:x",
            "{{#on}}http{{/on}}:x", "vbscript:x", ":x",
        ] {
            #expect(refusals("<a href=\"\(address)\">x</a>") == ["unsafe-address"], "\(address)")
        }
        #expect(refusals("<a href=javascript:alert(1)>x</a>") == ["unsafe-address"])
    }

    @Test("An address of another kind, which code should have checked, shows nothing")
    func renderedAddresses() {
        let page = "<a href=\"{{u}}\">x</a>"
        for address in ["javascript:x", "JAVASCRIPT:x", " javascript:x", "java\nscript:x", "\u{1}javascript:x", "data:x", ":x", "vbscript:x"] {
            #expect(rendered(page, ["u": .address], [.address(address)]) == "<a href=\"\">x</a>", "\(address)")
        }
        for address in ["https://a.example", "HTTP://a.example", "mailto:a@b.example", "tel:+33500000000", "../a:b/", "./", "?a:b", "#a:b", "a/b"] {
            #expect(rendered(page, ["u": .address], [.address(address)]) == "<a href=\"\(address)\">x</a>", "\(address)")
        }
        #expect(rendered("{{u}}", ["u": .address], [.address("x:y")]) == "x:y")
    }

    @Test("Markup stands only between tags")
    func markup() {
        for page in ["<p title=\"{{{m}}}\">", "<title>{{{m}}}</title>", "<textarea>{{&m}}</textarea>", "<a href=\"{{{m}}}\">"] {
            #expect(refusals(page) == ["markup-outside-content"], "\(page)")
        }
    }

    @Test("A tag inside a title, a textarea or a CDATA section is refused")
    func plainText() {
        #expect(refusals("<title>a <b title=\"{{t}}\"></title>") == ["tag-in-plain-text"])
        #expect(refusals("<textarea><{{t}}</textarea>") == ["value-in-tag"])
        #expect(refusals("<svg><![CDATA[ > {{t}} ]]></svg>") == ["tag-in-plain-text"])
    }

    @Test("A section begins and ends in the same place of the HTML, so that what follows means the same whether it shows or not")
    func sections() {
        #expect(findings("<p>\n{{#on}}<i title=\"{{/on}}\">", shape) == ["page.html:2:4 template-section-splits-tag on"])
        for page in [
            "{{#on}}<script src=\"a\">{{/on}}</script>", "<p {{#on}}>{{/on}}>", "<!-- {{#on}}-->{{/on}} -->", "<{{#on}}p{{/on}}>", "<p{{#on}}re{{/on}}>",
            "<p title={{#on}}\"a\"{{/on}}>", "<p title=\"{{#on}}\" lang=\"{{/on}}\">", "<p {{#rows}}checked{{/rows}}>", "<p {{#rows}}click=\"x\" on{{/rows}}>",
            "<!-- {{#on}}--{{/on}}> -->", "<title>{{#on}}</title><title{{/on}}></title>", "{{#on}}<title>{{/on}}</title>",
        ] {
            #expect(refusals(page).contains("section-splits-tag"), "\(page)")
        }
    }

    @Test("After a section in a tag comes a space or the tag's end, so that no attribute runs into another")
    func space() {
        #expect(refusals("<p on{{#on}}x{{/on}}click=\"a\">") == ["space-wanted"])
        #expect(refusals("<p {{#on}}hidden{{/on}}=\"{{t}}\">").first == "space-wanted")
        #expect(refusals("<p{{#on}} lang=\"fr\"{{/on}}title=\"a\">") == ["space-wanted"])
    }

    @Test("A page does not end inside a tag")
    func unfinished() {
        #expect(findings("<p>\n<a href=\"x", shape) == ["page.html:2:11 template-unfinished-tag page"])
        #expect(refusals("<!-- x") == ["unfinished-tag"])
        #expect(refusals("<title>x") == ["unfinished-tag"])
    }

    @Test("A partial is followed in the place where it is called")
    func partials() {
        #expect(findings("<p title={{> v}}>", shape, partials: ["v": "{{t}}"]) == ["v.html:1:3 template-value-in-tag t"])
        #expect(findings("<p title=\"{{> v}}\">", shape, partials: ["v": "{{t}}"]) == [])
    }
}
