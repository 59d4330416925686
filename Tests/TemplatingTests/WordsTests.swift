import Bytes
import Findings
import Templating
import Testing

@Suite("Interface texts")
struct WordsTests {
    private func words(_ text: String, _ language: Language = .french) -> Words {
        let (words, findings) = Words.parse(Array(text.utf8), file: "words.fr.txt", language: language)
        #expect(findings.isEmpty)
        return words
    }

    @Test("A file of texts holds one a line, with remarks and blank lines")
    func parse() {
        let words = words("\u{FEFF}# remarks\r\n\r\n download :  Télécharger : tout \r\nsize: {n} octets")
        #expect(words.text("download") == "Télécharger : tout")
        #expect(words.text("size", ["n": "12"]) == "12 octets")
    }

    @Test("Lines that are wrong are found with their number, and left out")
    func wrong() {
        let (words, findings) = Words.parse(Array("a: 1\nb\n: c\nd:\na: 2\n".utf8), file: "w.txt", language: .french)
        #expect(
            findings.map(line) == ["w.txt:2:0 words-no-colon b", "w.txt:3:0 words-no-colon : c", "w.txt:4:0 words-empty d", "w.txt:5:0 words-duplicate a"])
        #expect(findings.last?.details == ["1"])
        #expect(words.text("a") == "1")
        let (_, notUTF8) = Words.parse(Array("a: b\nc: ".utf8) + [0xE9], file: "w.txt", language: .french)
        #expect(notUTF8.map(line) == ["w.txt:2:4 words-not-utf-8"])
    }

    @Test("Gaps are filled by name; what is not given, and braces that are no gap, stay as written")
    func gaps() {
        let words = words("a: {x} et {y} { } {x\nb: {n}{n}")
        #expect(words.text("a", ["x": "{y}"]) == "{y} et {y} { } {x")
        #expect(words.text("b", ["n": "1"]) == "11")
    }

    @Test("A text that nobody wrote is its own name, and is found when it is required")
    func missing() {
        let words = words("download: Télécharger")
        #expect(words.text("downlaod") == "downlaod")
        #expect(words.missing(["download", "downlaod"]).map(line) == ["words.fr.txt:0:0 words-missing downlaod → download"])
        let found = TemplateSet.compile(sources: [], entries: [:], words: words, requiredWords: ["datasets.one"]).findings
        #expect(found.map(line) == ["words.fr.txt:0:0 words-missing datasets.one"])
    }

    @Test("Texts of one’s own take the place of ours; one that asks for what nobody fills, or that nobody shows, is found with its line")
    func replaced() {
        let ours = words("size: {n} octets\ndownload: Télécharger\nname: {first} {last}")
        let (own, _) = Words.parse(Array("download: Prendre\nsize: {x} o\nname: {last}\n\ndownlaod: x\nbanner: y".utf8), file: "w.txt", language: .french)
        let (all, findings) = ours.replaced(by: own)
        #expect(all.text("download") == "Prendre" && all.text("name", ["last": "z"]) == "z")
        #expect(all.text("size", ["n": "1"]) == "1 octets")
        #expect(findings.map(line) == ["w.txt:2:0 words-gap-unknown {x} → {n}"])
        #expect(own.unused(besides: ours, shown: ["banner"]).map(line) == ["w.txt:5:0 words-unused downlaod → download"])
    }

    @Test("French counts zero and one in the singular, English only one")
    func plurals() {
        let text = "datasets.one: {n} jeu\ndatasets.other: {n} jeux de {who}"
        let french = words(text)
        #expect(french.plural("datasets", 0) == "0 jeu")
        #expect(french.plural("datasets", 1) == "1 jeu")
        #expect(french.plural("datasets", 1_234_567, ["who": "Roques"]) == "1\u{202F}234\u{202F}567 jeux de Roques")
        let english = words(text, .english)
        #expect(english.plural("datasets", 0, ["who": "x"]) == "0 jeux de x")
        #expect(english.plural("datasets", 1) == "1 jeu")
        #expect(english.plural("datasets", 12_345, ["who": "x"]) == "12,345 jeux de x")
    }

    @Test(
        "Numbers have their thousands apart",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "\u{2212}1,234,567"), (Int.min, "\u{2212}9,223,372,036,854,775,808")])
    func numbers(number: Int, text: String) { #expect(Words(language: .english).number(number) == text) }

    @Test("A template shows a text escaped, as a constant; an unknown one is found with the nearest")
    func inTemplates() {
        let words = words("download: Télécharger <tout>\nlist.empty: rien\nsize: {n} octets")
        #expect(rendered("<i title=\"{{words.download}}\">{{words.list.empty}}</i>", [:], [], words: words) == "<i title=\"Télécharger &lt;tout&gt;\">rien</i>")
        #expect(rendered("{{words.list.empty}}é{{words.download}}", [:], [], words: words, file: "a.xml") == "rien" + "éT&#xE9;l&#xE9;charger &lt;tout&gt;")
        #expect(compile("a {{words.downlod}}", [:], words: words).findings == ["page.html:1:5 words-unknown words.downlod → words.download"])
        #expect(compile("{{words.size}}", [:], words: words).findings == ["page.html:1:3 words-with-gaps words.size"])
        #expect(compile("<p {{words.download}}>", [:], words: words).findings == ["page.html:1:6 template-value-in-tag words.download"])
        #expect(compile("{{#words.download}}{{/words.download}}", [:], words: words).findings == ["page.html:1:4 template-not-a-record words.download"])
    }

    @Test("A text of ours may be an address, if it is a safe one")
    func addresses() {
        let words = words("licence: https://a.example/lo\nbad: javascript:x")
        #expect(rendered("<a href=\"{{words.licence}}\">x</a>", [:], [], words: words) == "<a href=\"https://a.example/lo\">x</a>")
        #expect(compile("<a href=\"{{words.bad}}\">x</a>", [:], words: words).findings == ["page.html:1:12 template-unsafe-address words.bad"])
    }
}
