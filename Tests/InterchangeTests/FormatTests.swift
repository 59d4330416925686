import Bytes
import Findings
import Foundation
import Model
import Testing

@testable import Interchange

private let dataset = "<" + Fixture.page + "#dataset>"
private let title = "<http://purl.org/dc/terms/title>"

@Suite("The formats of RDF say the same")
struct FormatTests {
    static let full = FeedPromiseTests.full

    @Test("The catalogue, a publisher’s feed and each dataset’s are one graph in JSON-LD, Turtle and RDF/XML")
    func sameGraph() throws {
        func same(_ write: (FeedFormat) -> [UInt8]) throws {
            let first = try ReadGraph(write(.jsonLD), .jsonLD).statements
            #expect(first.count > 60)
            for format in [FeedFormat.turtle, .rdfXML] { #expect(try ReadGraph(write(format), format).statements == first, "\(format)") }
        }
        try same { Written.page(as: $0, of: Self.full) }
        try same { Written.page(as: $0, of: Self.full, .publisher(0)) }
        for number in Self.full.datasets.indices { try same { Written.dataset(number, as: $0, of: Self.full) } }
    }

    @Test("The dump says in one named graph all that the catalogue’s feed says")
    func dump() throws {
        let bytes = Written.dump(of: Self.full)
        let dump = try ReadGraph(nQuads: bytes, graphName: "<https://donnees.exemple.fr/portail/#catalogue>")
        let feed = try ReadGraph(Written.page(of: Self.full), .jsonLD)
        #expect(dump.statements.isSuperset(of: feed.statements))
        #expect(dump.subjects(ofType: "<http://www.w3.org/ns/dcat#Dataset>").count == Self.full.datasets.count)
        // A blank node of one part is none of another.
        #expect(Set(dump.triples.map(\.subject).filter { $0.hasPrefix("_:") }).count == Set(dump.triples.map(\.object).filter { $0.hasPrefix("_:") }).count)
        #expect(bytes.allSatisfy { $0 < 0x80 })
    }

    @Test(
        "A hostile title is the same in every format, and every format is ASCII",
        arguments: [
            "\"quoted\" \\ back\u{0301}", "\"\u{0301}combining quote\"\u{0308}", "line\u{2028}and\u{2029}paragraph\n\t\r\r\n", "</dct:title><!--<script>]]>",
            "astral 😀 𝒳", "{\"@id\":\"x\"}", "a\u{202E}b \u{200F}مرحبا", " &amp; &#233; <b>'x'</b> ", "@prefix a: <b> .", "\u{80}\u{9F}\u{FFFD}\u{FB01}",
        ])
    func hostileTitle(written: String) throws {
        var hostile = Fixture.dataset()
        hostile.title = LocalizedText(written, in: .french)
        hostile.distributions[0].title = hostile.title
        let catalogue = Fixture.catalogue([hostile])
        for format in FeedFormat.allCases {
            let bytes = Written.dataset(as: format, of: catalogue)
            #expect(bytes.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) })
            let graph = try ReadGraph(bytes, format)
            #expect(graph.objects(dataset, title).map { Array($0.utf8) } == [Array(("\"" + written + "\"@fr").utf8)], "\(format)")
        }
        let dump = try ReadGraph(nQuads: Written.dump(of: catalogue), graphName: "<https://donnees.exemple.fr/portail/#catalogue>")
        #expect(dump.objects(dataset, title).map { Array($0.utf8) } == [Array(("\"" + written + "\"@fr").utf8)])
    }

    @Test("A character that XML cannot hold becomes U+FFFD in every format")
    func controls() throws {
        var hostile = Fixture.dataset()
        hostile.title = LocalizedText("nul\u{0}bell\u{7}del\u{7F}\u{FFFE}\u{FFFF}end", in: .french)
        hostile.keywords = ["mot\u{1}clé"]
        let catalogue = Fixture.catalogue([hostile])
        for format in FeedFormat.allCases {
            let graph = try ReadGraph(Written.dataset(as: format, of: catalogue), format)
            #expect(graph.objects(dataset, title) == ["\"nul\u{FFFD}bell\u{FFFD}del\u{FFFD}\u{FFFD}\u{FFFD}end\"@fr"], "\(format)")
        }
    }

    @Test("Addresses that people wrote are the same IRIs in every format")
    func addresses() throws {
        var remote = Fixture.dataset()
        remote.distributions = [Fixture.link("https://ailleurs.example/a b.csv?x=1&y='2'#<é>", "csv")]
        for format in FeedFormat.allCases {
            let graph = try ReadGraph(Written.dataset(as: format, of: Fixture.catalogue([remote])), format)
            let node = try #require(graph.objects(dataset, "<http://www.w3.org/ns/dcat#distribution>").first)
            #expect(graph.objects(node, "<http://www.w3.org/ns/dcat#downloadURL>") == ["<https://ailleurs.example/a%20b.csv?x=1&y='2'#%3C%C3%A9%3E>"])
        }
    }

    @Test("rapper reads the same graph from Turtle and RDF/XML", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/rapper")))
    func rapper() throws {
        let expected = try ReadGraph(Written.page(of: Self.full), .jsonLD).statements
        for (format, name) in [(FeedFormat.turtle, "turtle"), (.rdfXML, "rdfxml")] {
            let path = NSTemporaryDirectory() + "/halle-" + UUID().uuidString
            try Data(Written.page(as: format, of: Self.full)).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/rapper")
            process.arguments = ["-q", "-i", name, "-o", "ntriples", path, "http://base.invalid/"]
            process.standardOutput = pipe
            try process.run()
            let output = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(try ReadGraph(nQuads: Array(output), graphName: nil).statements == expected, "\(format)")
        }
    }
}
