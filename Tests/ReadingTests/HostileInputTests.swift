import Bytes
import Findings
import Glibc
import Model
import TestCatalogue
import Testing

@testable import Reading

/// Never a crash, and always a clear finding.
@Suite("Bad input")
struct HostileInputTests {
    private static let file = "content/roques/un/index.md"

    private func said(_ text: String) -> [String] { TestCatalogue().file(Self.file, text).file("content/roques/un/donnees.csv", "a").findings }

    @Test("A NUL byte or a control character is told at its place, in the header, in the text and in the settings")
    func controls() {
        #expect(said("---\ntitle: Un\nlicense: lo\u{0}v2\n---\n") == ["control-character \(Self.file):3:12 “U+0000”"])
        #expect(said("---\ntitle: Un\n---\nDu\ntex\u{0}te") == ["control-character \(Self.file):5:4 “U+0000”"])
        #expect(said("---\r\ntitle: Un\r\nlicense: é\u{1B}[31m\r\n---\r\n") == ["control-character \(Self.file):3:11 “U+001B”"])
        #expect(TestCatalogue("title: Essai\n\ndescription: a\u{0}b\n").findings == ["control-character halle.yml:3:15 “U+0000”"])
        #expect(TestCatalogue("title: Essai\u{8}\n").findings == ["control-character halle.yml:1:13 “U+0008”"])
    }

    @Test("A line of 10 MB is told, in the header, in the text and in the settings")
    func longLines() {
        let line = String(repeating: "a", count: 10_000_000)
        #expect(said("---\ntitle: \(line)\n---\n") == ["text-too-large \(Self.file) [10000 ko; 10000 kB]"])
        #expect(said("---\ntitle: Un\n---\n\(line.prefix(1_500_000))") == ["text-too-large \(Self.file):4 [1500 ko; 1500 kB]"])
        #expect(said("---\ntitle: \(line.prefix(300_000))\n---\n") == ["metadata-too-large \(Self.file):2:1"])
        #expect(TestCatalogue("title: \(line)\n").findings == ["metadata-too-large halle.yml"])
    }

    @Test("A YAML alias bomb is refused at its first anchor")
    func aliasBomb() {
        var bomb = "---\na: &a [x, x]\n"
        for (name, last) in zip("bcdefghij", "abcdefghi") {
            bomb += "\(name): &\(name) [*\(last), *\(last), *\(last), *\(last), *\(last), *\(last), *\(last), *\(last)]\n"
        }
        #expect(said(bomb + "---\n") == ["sign-begins-value \(Self.file):2:4 “&” [a: \"&a [x, x]\"]"])
    }

    @Test("A thousand levels of nesting are told, in YAML and in Markdown")
    func nesting() {
        #expect(said("---\ntitle: \(String(repeating: "[", count: 1000))x\(String(repeating: "]", count: 1000))\n---\n") == ["yaml-too-deep \(Self.file):2:27"])
        #expect(said("---\ntitle: \(String(repeating: "{a: ", count: 1000))\n---\n").first?.hasPrefix("yaml-too-deep") == true)
        #expect(said("---\n\(String(repeating: "- ", count: 1000))x\n---\n").first?.hasPrefix("yaml-too-deep") == true)
        #expect(said("---\ntitle: Un\n---\n\(String(repeating: "> ", count: 1000))x\n").first?.hasPrefix("text-too-nested \(Self.file):4") == true)
        #expect(said("---\ntitle: Un\n---\n\(String(repeating: "[", count: 100_000))x\n") == [])
    }

    @Test("More values than anybody writes are told")
    func manyValues() {
        let lines = said("---\ntitle: Un\nkeywords: [\(String(repeating: "a,", count: 60_000))]\n---\n")
        #expect(lines.count == 1 && lines[0].hasPrefix("metadata-too-large \(Self.file):3:"))
        #expect(said("---\ntitle: Un\nkeywords: [\(String(repeating: "a,", count: 20_000))]\n---\n") == [])
    }

    @Test("A file that cannot be read is told with the system’s reason")
    func unreadable() {
        let loader = TextLoader(root: "/nonexistent")
        let signature = FileSignature(inode: 1, size: 1, modified: 1, changed: 1)
        let text = loader.read(ContentScan.File(path: "content/index.md", name: "index.md", signature: signature))
        #expect(text.front == nil && text.findings.map(\.line) == ["file-unreadable content/index.md “index.md” [No such file or directory]"])
    }

    @Test("A file and a folder without the right to read them are told", .disabled(if: geteuid() == 0, "root may read everything"))
    func forbidden() {
        let catalogue = TestCatalogue().dataset("roques/un").dataset("roques/zwei")
        chmod(catalogue.root + "/content/roques/un/index.md", 0)
        chmod(catalogue.root + "/content/roques/zwei", 0)
        let lines = catalogue.findings
        chmod(catalogue.root + "/content/roques/zwei", 0o755)
        #expect(lines.contains("file-unreadable content/roques/un/index.md “index.md” [Permission denied]"))
        #expect(lines.contains("file-unreadable content/roques/zwei “content/roques/zwei” [Permission denied]"))
    }

    @Test("A name that is not UTF-8 is told, and takes its dataset with it when going on is asked for")
    func namesNotUTF8() {
        let catalogue = TestCatalogue().dataset("roques/un").dataset("roques/zwei")
        let name = Array((catalogue.root + "/content/roques/un/").utf8) + [0xE9, 0x2E, 0x63, 0x73, 0x76]
        let descriptor = open(name.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o644)
        close(descriptor)
        let reading = catalogue.read(keepGoing: true)
        #expect(reading.findings.map(\.line) == ["file-name-invalid content/roques/un/\u{FFFD}.csv “\u{FFFD}.csv” [il n’est pas en UTF-8; it is not in UTF-8]"])
        #expect(reading.leftOut == ["roques/un"] && reading.catalogue?.datasets.map(\.slug) == ["zwei"])
    }

    @Test(
        "A folder’s name with dots, percents, quotes, emoji or a newline gives a safe address or a finding",
        arguments: [
            ("%2e%2e", "2e-2e"), ("a\"b'c", "a-b-c"), ("<script>", "script"), ("a\nb", "a-b"), ("🚲", nil), ("🚲 vélos", "velos"), ("日本", nil), ("--", nil),
            ("CON", "con"), (String(repeating: "a", count: 121), nil), ("a\u{202E}b", "ab"), ("::error::", "error"),
        ] as [(String, String?)])
    func folderNames(_ name: String, _ slug: String?) {
        let catalogue = TestCatalogue().dataset("roques/" + name)
        let findings = catalogue.read().findings
        if let slug {
            #expect(findings.map(\.line) == [])
            #expect(catalogue.dataset?.slug == slug)
        } else {
            #expect(findings.map(\.rule) == [.folderNameInvalid])
        }
        let publisher = TestCatalogue().dataset(name + "/un")
        if slug == nil, name.utf8.count < 100 { #expect(publisher.read().findings.map(\.rule) == [.folderNameInvalid]) }
    }

    @Test("Whatever bytes stand in a file, reading ends with a catalogue and findings")
    func anyBytes() {
        var state: UInt64 = 7
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let pieces = [
            "---\n", "title: ", "\n", "  ", "\t", "- ", "[", "]", "{", "}", ": ", "'", "\"", "|", ">", "&a ", "*a", "!!x ", "#", "%", "é", "\u{301}", "\u{0}",
            "\r", "...",
            "resources:\n", "temporal: ", "2024", "](../x)", "![", "| a | b |\n|---|---|\n", "<b>", "contact: ", "spatial: ", "bbox: [1, 2, 3, 4]", "\u{FEFF}",
            "\u{2028}", "\\",
        ]
        let catalogue = TestCatalogue()
        for number in 0..<300 {
            var bytes: [UInt8] = number % 3 == 0 ? [] : Array("---\n".utf8)
            for _ in 0..<random(40) { bytes += random(20) == 0 ? [UInt8(random(256))] : Array(pieces[random(pieces.count)].utf8) }
            catalogue.file("content/roques/jeu-\(number)/index.md", bytes)
        }
        let read = catalogue.read()
        #expect(read.catalogue?.datasets.count == 300)
        let kept = catalogue.read(keepGoing: true)
        #expect((kept.catalogue?.datasets.count ?? 0) + kept.leftOut.count == 300)
    }
}
