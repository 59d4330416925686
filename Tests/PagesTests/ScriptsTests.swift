import Testing

@testable import Pages

@Suite("Scripts as browsers get them")
struct ScriptsTests {
    private func lean(_ script: String) -> String { String(decoding: Scripts.lean(Array(script.utf8)), as: UTF8.self) }

    @Test("Comments on lines of their own and indentation are left out; code and texts stay as they are")
    func comments() {
        let script = """
            // @ts-check
            /**
             * What it does. "use strict"
             */
            (function (halle) {
              /** One line. */
              const a = "// no comment", b = 'http://x/*'; // stays

              /** @type {string} */ const c = `  ${a} /* */`;
              const d = /** @type {any} */ (b);
              /* Over
                 lines */ const e = 2 * /* here */ 3;
            })();
            """
        #expect(
            lean(script) == """
                (function (halle) {
                const a = "// no comment", b = 'http://x/*'; // stays
                const c = `  ${a} /* */`;
                const d = (b);
                const e = 2 * /* here */ 3;
                })();

                """)
    }

    @Test("The published scripts are those of the program, without their comments")
    func published() {
        let script = SiteTests.site.files.first { $0.key.hasSuffix("/halle.js") }
        let text = script.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
        #expect(text.hasPrefix("(function (halle) {\n\"use strict\";\n") && text.hasSuffix("})((globalThis.halle ??= {}));\n"))
        #expect(!text.contains("/**") && !text.contains("\n//") && !text.contains("\n "))
    }

    @Test("A stylesheet is published without comments and needless spaces; what is in quotes stays")
    func style() {
        let sheet = """
            /* The look */
            .a { width: calc(1px + 2px); content: "a: b , {"; }
            .b :hover, .c > p { --d: url('data:x; y'); }
            """
        #expect(
            String(decoding: Scripts.lean(style: Array(sheet.utf8)), as: UTF8.self) == """
                .a{width:calc(1px + 2px);content:"a: b , {";}
                .b :hover,.c > p{--d:url('data:x; y');}

                """)
    }

    @Test("Only the pages about the files of a dataset load the stylesheet of these")
    func dataStylesheet() {
        func loads(_ path: String) -> Bool? { SiteTests.site.files[path].map { String(decoding: $0, as: UTF8.self).contains("assets/data-") } }
        #expect(loads("index.html") == false)
        let pages = SiteTests.site.files.keys.filter { $0.hasPrefix("jeux/") && $0.hasSuffix("/index.html") && !$0.hasPrefix("jeux/page/") }
        #expect(pages.contains { loads($0) == true })
    }
}
