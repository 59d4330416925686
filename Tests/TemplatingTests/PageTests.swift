import Bytes
import Findings
import Testing

@testable import Templating

private struct FileRow: View {
    static let shape: Shape = ["name": .text, "link": .address, "size": .optional(.text)]
    let name: String
    let link: String
    let size: String?
    var values: [Value] { [.text(name), .address(link), .text(orAbsent: size)] }
}

private struct Publisher: View {
    static let shape: Shape = ["name": .text, "logo": .optional(.address)]
    let name: String
    var values: [Value] { [.text(name), .address(orAbsent: nil)] }
}

private struct DatasetPage: View {
    static let shape: Shape = [
        "title": .text, "body": .markup, "publisher": .record(Publisher.shape), "keywords": .texts, "files": .list(FileRow.shape), "count": .text,
    ]
    let title: String
    let keywords: [String]
    let files: [FileRow]
    let words: Words
    var values: [Value] {
        [
            .text(title), .markup(Array("<p>Du <em>texte</em>.</p>".utf8)), .view(Publisher(name: "Roques & Cie")), .texts(keywords), .views(files),
            .text(words.plural("files", files.count)),
        ]
    }
}

@Suite("A whole page")
struct PageTests {
    private let head = "<head>\n<title>{{title}} – {{words.site}}</title>\n</head>\n"
    private let page = """
        <!doctype html>
        <html lang="{{words.language}}">
        {{> head}}
        <body>
        <h1>{{title}}</h1>
        {{! the text as its author formatted it }}
        {{{body}}}
        {{#publisher}}
        <p>{{#logo}}<img src="{{.}}" alt="">{{/logo}}{{name}}</p>
        {{/publisher}}
        <ul class="keywords">
        {{#keywords}}
          <li>{{.}}</li>
        {{/keywords}}
        </ul>
        {{#files}}
        <p><a href="{{link}}" title="{{title}}">{{words.download}} {{name}}</a>{{#size}} ({{size}}){{/size}}</p>
        {{/files}}
        {{^files}}
        <p>{{words.empty}}</p>
        {{/files}}
        <p>{{count}}</p>
        </body>
        </html>

        """

    private func words(_ language: Language) -> Words {
        let french = "language: fr\nsite: Données\ndownload: Télécharger\nempty: Aucun fichier\nfiles.one: {n} fichier\nfiles.other: {n} fichiers"
        let english = "language: en\nsite: Data\ndownload: Download\nempty: No file\nfiles.one: {n} file\nfiles.other: {n} files"
        return Words.parse(Array((language == .french ? french : english).utf8), file: "words.txt", language: language).words
    }

    private func set(_ words: Words, page: String? = nil, head: String? = nil) -> TemplateSet {
        let sources = [
            TemplateSource(file: "page.html", bytes: Array((page ?? self.page).utf8)),
            TemplateSource(file: "head.html", bytes: Array((head ?? self.head).utf8)),
        ]
        let (set, findings) = TemplateSet.compile(sources: sources, entries: ["page": DatasetPage.shape], words: words)
        #expect(findings.map(line) == [])
        return set
    }

    @Test("A dataset's page comes out as written, in French")
    func golden() throws {
        let words = words(.french)
        let view = DatasetPage(
            title: "Budget \"2025\" <voté>", keywords: ["budget", "été"],
            files: [FileRow(name: "budget.csv", link: "budget.csv", size: "12 ko"), FileRow(name: "x", link: "javascript:alert(1)", size: nil)], words: words)
        #expect(DatasetPage.shape.mismatch(of: view.values) == nil)
        var writer = ByteWriter()
        try #require(set(words).template("page")).render(view, into: &writer)
        let wanted = """
            <!doctype html>
            <html lang="fr">
            <head>
            <title>Budget &quot;2025&quot; &lt;voté&gt; – Données</title>
            </head>
            <body>
            <h1>Budget &quot;2025&quot; &lt;voté&gt;</h1>
            <p>Du <em>texte</em>.</p>
            <p>Roques &amp; Cie</p>
            <ul class="keywords">
              <li>budget</li>
              <li>été</li>
            </ul>
            <p><a href="budget.csv" title="Budget &quot;2025&quot; &lt;voté&gt;">Télécharger budget.csv</a> (12 ko)</p>
            <p><a href="" title="Budget &quot;2025&quot; &lt;voté&gt;">Télécharger x</a></p>
            <p>2 fichiers</p>
            </body>
            </html>

            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == wanted)
    }

    @Test("The same sources compiled with English words speak English")
    func english() throws {
        let words = words(.english)
        var writer = ByteWriter()
        try #require(set(words).template("page")).render(DatasetPage(title: "T", keywords: [], files: [], words: words), into: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.contains("<p>No file</p>\n<p>0 files</p>"))
        #expect(text.contains("<html lang=\"en\">"))
    }

    @Test("The fingerprint changes with the template, its partials and the words, and with nothing else")
    func fingerprints() throws {
        let words = words(.french)
        let mark = try #require(set(words).fingerprint(of: "page"))
        #expect(set(words).fingerprint(of: "page") == mark)
        #expect(set(words, page: page + "{{! a remark }}").fingerprint(of: "page") == mark)
        #expect(set(words, page: page + "!").fingerprint(of: "page") != mark)
        #expect(set(words, page: page + "{{title}}").fingerprint(of: "page") != set(words, page: page + "{{count}}").fingerprint(of: "page"))
        #expect(set(words, head: head + "!").fingerprint(of: "page") != mark)
        let other = words.replaced(by: Words.parse(Array("files.other: x".utf8), file: "", language: .french).words).words
        #expect(set(other).fingerprint(of: "page") != mark)
        #expect(set(words).fingerprint(of: "nothing") == nil)
    }

    @Test("A value of another shape is told with its place")
    func conformity() {
        let shape: Shape = ["title": .text, "note": .optional(.text), "rows": .list(["name": .text, "by": .record(["town": .text])])]
        let row: [Value] = [.text("a"), .record([.text("b")])]
        #expect(shape.conforms([.text("t"), .absent, .list([row])]))
        #expect(shape.mismatch(of: [.text("t"), .absent]) == "3 values wanted, 2 given")
        #expect(shape.mismatch(of: [.absent, .absent, .list([])]) == "title: text wanted, nothing given")
        #expect(shape.mismatch(of: [.text("t"), .flag(true), .list([])]) == "note: text wanted, flag given")
        #expect(shape.mismatch(of: [.text("t"), .absent, .list([row, [.text("a"), .record([.number(1)])]])]) == "rows[1].by.town: text wanted, number given")
        #expect(shape.mismatch(of: [.text("t"), .absent, .list([[.text("a")]])]) == "rows[0]: 2 values wanted, 1 given")
    }

    @Test("Values that do not conform show nothing for their tags, and stop nothing")
    func nonconforming() throws {
        let shape: Shape = ["t": .text, "u": .address, "m": .markup, "n": .number, "r": .record(["x": .text]), "l": .list(["x": .text])]
        let page = "[{{t}}<a href=\"{{u}}\">{{{m}}}{{n}}{{r.x}}{{#r}}{{x}}{{/r}}{{#l}}{{x}}{{/l}}]"
        let program = try #require(compile(page, shape).template).program
        for values in [[], [.flag(true)], Array(repeating: Value.record([]), count: 6), Array(repeating: Value.list([[], [.absent]]), count: 6)] as [[Value]] {
            var writer = ByteWriter()
            program.run(values, xml: false, into: &writer)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "[<a href=\"\">]")
        }
    }
}
