import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Front matter")
struct FrontMatterTests {
    /// What is said of a dataset's file made of these bytes, without its name.
    private func said(_ bytes: [UInt8]) -> [String] {
        TestCatalogue().file("content/roques/un/index.md", bytes).file("content/roques/un/donnees.csv", "a").findings
            .map { $0.replacing("content/roques/un/index.md", with: "") }
    }
    private func said(_ text: String) -> [String] { said(Array(text.utf8)) }

    private func dataset(_ bytes: [UInt8]) -> Dataset? {
        TestCatalogue().file("content/roques/un/index.md", bytes).file("content/roques/un/donnees.csv", "a").dataset
    }

    @Test(
        "A header that cannot be understood is told at the line and column of the mistake, in plain words",
        arguments: [
            ("---\ntitle: Budget : 2024\n---\n", "2:15", "deuxième « : »"),
            ("---\ntitle: Un\ndescription: \"ouvert\nlicense: lov2\n---\n", "3:14", "guillemet"),
            ("---\ntitle: Un\n\tlicense: lov2\n---\n", "3:1", "tabulation"),
            ("---\ntitle: Un\nlicense lov2\nfrequency: annual\n---\n", "3:1", "il manque « : »"),
            ("---\ntitle: Un\nkeywords: [a, b\nlicense: lov2\n---\n", "3:11", "crochet"),
            ("---\ntitle: Un\ncontact: {name: a\nlicense: lov2\n---\n", "3:10", "accolade"),
            ("---\ntitle: @arobase\n---\n", "2:8", "signe réservé"), ("---\ntitle: \"a\" b\n---\n", "2:12", "guillemet est en trop"),
            ("---\r\ntitle: Un\r\ndate: a : b\r\n---\r\n", "3:9", "deuxième « : »"), ("---\rtitle: Un\rdate: a : b\r---\r", "3:9", "deuxième « : »"),
            ("\u{FEFF}---\ntitle: é : b\n---\n", "2:10", "deuxième « : »"), ("---\ntitle: \"\\d\"\n---\n", "2:9", "guillemets simples"),
        ])
    func syntax(_ text: String, _ place: String, _ words: String) {
        let findings = TestCatalogue().file("content/roques/un/index.md", text).read().findings
        #expect(findings.map(\.rule) == [.yamlSyntax])
        #expect(findings.first.map { "\($0.place.line):\($0.place.column)" } == place)
        #expect(findings.first?.sentences(in: .french).cause.contains(words) == true, "\(findings.first?.sentences(in: .french).cause ?? "")")
    }

    @Test("Anchors, aliases, tags, repeated keys, groups as keys and second documents are refused at their place")
    func refused() {
        #expect(said("---\ntitle: &a Un\nlicense: *a\n---\n") == ["yaml-alias :2:8 “&a”"])
        #expect(said("---\ntitle: *a\n---\n") == ["yaml-alias :2:8 “*a”"])
        #expect(said("---\ntitle: !!python/object x\n---\n") == ["yaml-tag :2:8 “tag:yaml.org,2002:python/object”"])
        #expect(said("---\ntitle: Un\nlicense: lov2\ntitle: Deux\n---\n") == ["yaml-duplicate-key :4:1 “title”"])
        #expect(said("---\ncontact: {name: a, name: b}\n---\n") == ["yaml-duplicate-key :2:20 “name”"])
        #expect(said("---\n? [a, b]\n: c\n---\n") == ["yaml-key-not-text :2:3"])
        #expect(TestCatalogue("title: Essai\n---\ntitle: Autre\n").findings == ["yaml-several-documents halle.yml:2:1"])
    }

    @Test("A file without a header, or whose header is never closed, says so")
    func fences() {
        #expect(said("# Un titre\n") == ["front-matter-missing :1:1"])
        #expect(said("") == ["front-matter-missing :1:1"])
        #expect(said("---\ntitle: Un\n\nDu texte.\n") == ["front-matter-unclosed :1:1 “---”"])
        #expect(said("---\ntitle: Un\n...\nDu texte.\n") == [])
        #expect(said("---  \ntitle: Un\n---\t\nDu texte.\n") == [])
        #expect(said("---\ntitle: Un\n---") == [])
        #expect(said("---\n---\n") == ["title-missing :1:1"])
        #expect(said("----\ntitle: Un\n----\n") == ["front-matter-missing :1:1"])
    }

    @Test("A byte order mark and the line ends of Windows and of old Macs change nothing", arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
    func lineEnds(_ end: String, _ mark: String) throws {
        let text = mark + "---\ntitle: Un\nlicense: lvo2\n---\nUn texte.\n\n[là](absent.csv)\n".replacing("\n", with: end)
        #expect(said(text).map { $0.split(separator: "→")[0] } == ["licence-unknown :3:10 “lvo2” ", "link-broken :7:1 “absent.csv”"])
        #expect(dataset(Array(text.utf8))?.title.text == "Un")
    }

    @Test("A file that is not UTF-8 is told with the place, and the word as its writer knows it")
    func otherEncodings() {
        #expect(said(Array("---\ntitle: Un\ndescription: caf".utf8) + [0xE9] + Array(" noir\n---\n".utf8)) == ["encoding-not-utf8 :3:17 “café”"])
        #expect(said(Array("---\rtitle: Un\r---\r\u{E9}t".utf8) + [0xE9]) == ["encoding-not-utf8 :4:3 “t\u{E9}”"])
        #expect(said([0xFF, 0xFE, 0x2D, 0x00]) == ["encoding-not-utf8 :1 “UTF-16”"])
        #expect(said([0xFE, 0xFF, 0x00, 0x2D]) == ["encoding-not-utf8 :1 “UTF-16”"])
        for broken: [UInt8] in [[0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98]] {
            let lines = said(Array("---\ntitle: ".utf8) + broken)
            #expect(lines.count == 1 && lines[0].hasPrefix("encoding-not-utf8 :2:8 "), "\(lines)")
        }
        #expect(TestCatalogue("").file("halle.yml", Array("title: Donn".utf8) + [0xE9, 0x65]).findings == ["encoding-not-utf8 halle.yml:1:12 “Donnée”"])
        #expect(TestCatalogue("").file("halle.yml", [0xFF, 0xFE, 0x74, 0x00]).findings == ["encoding-not-utf8 halle.yml:1 “UTF-16”"])
    }

    @Test("Values are text: nothing is guessed from how they look")
    func noGuesses() {
        #expect(dataset(Array("---\ntitle: 01004\nidentifier: 1e3\nkeywords: [no, 0x1F, 12:30]\n---\n".utf8))?.title.text == "01004")
        let dataset = dataset(Array("---\ntitle: yes\nidentifier: 1e3\nkeywords: [no, 0x1F, 12:30]\n---\n".utf8))
        #expect(dataset?.title.text == "yes" && dataset?.identifier == "1e3" && dataset?.keywords == ["no", "0x1F", "12:30"])
    }
}
