import Bytes
import Foundation
import Testing

@Suite("Texts of RDF and packed bytes")
struct RDFTextTests {
    private func turtle(_ text: String) -> String {
        var writer = ByteWriter()
        writer.turtle(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("A string of Turtle is ASCII, and escapes no more than it must")
    func turtleStrings() {
        #expect(turtle("a 'b' <c> & d") == "\"a 'b' <c> & d\"")
        #expect(turtle("\"\\\n\r\t") == "\"\\\"\\\\\\n\\r\\t\"")
        #expect(turtle("é—😀") == "\"\\u00E9\\u2014\\U0001F600\"")
        #expect(turtle("\"\u{0301}") == "\"\\\"\\u0301\"")
        #expect(turtle("\u{1}\u{7F}") == "\"\\u0001\\u007F\"")
        #expect(turtle("") == "\"\"")
    }

    @Test("Characters that XML cannot hold are replaced, each by one U+FFFD, and nothing else is")
    func controls() {
        #expect(withoutControls("a\u{0}b\u{1F}c\u{7F}d\u{FFFE}e\u{FFFF}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}")
        for text in ["", "déjà vu\t\n\r", "\u{FB01}\u{FEFF}\u{FFFD}\u{EFFF}", "😀 \u{80}\u{9F}", "مرحبا \u{202E}"] {
            #expect(Array(withoutControls(text).utf8) == Array(text.utf8))
        }
    }

    @Test("A carriage return comes back from XML")
    func carriageReturn() {
        var writer = ByteWriter()
        writer.xml("a\r\nb")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "a&#xD;\nb")
    }

    @Test("gzip unpacks members that follow one another to one text, and the same text packs to the same bytes")
    func gzip() throws {
        let text = Array(String(repeating: "une ligne d’un million\n", count: 40_000).utf8)
        let first = try gzipMember { writer in for byte in text { writer.byte(byte) } }
        let again = try gzipMember { writer in writer.raw(text) }
        #expect(first.count < text.count / 50)
        #expect(first.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
        let second = try gzipMember { _ in }
        let path = NSTemporaryDirectory() + "/halle-" + UUID().uuidString + ".gz"
        try Data(first + second + again).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", path]
        process.standardOutput = pipe
        try process.run()
        let unpacked = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(Array(unpacked) == text + text)
    }
}
