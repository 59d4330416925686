import Bytes
import Testing

private func written(_ write: (inout ByteWriter) -> Void) -> String {
    var writer = ByteWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

/// What breaks a writer that looks at characters rather than at bytes.
private let accentedQuote = "\"\u{301}>"

@Suite("Writing text into its context")
struct ByteWriterTests {
    @Test("HTML: the five marks are escaped, even under a combining mark; controls that HTML refuses are replaced")
    func html() {
        let accented = written { $0.html(accentedQuote) }
        #expect(accented.utf8.elementsEqual("&quot;\u{301}&gt;".utf8))
        #expect(written { $0.html("<a href='x'>&\"é🚲") } == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;é🚲")
        #expect(written { $0.html("a\u{0}b\u{1B}c\u{7F}d") } == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d")
        #expect(written { $0.html("a\u{FFFE}b\u{FFFF}c\u{FEFF}d\u{FFFD}e\u{FFFC}") } == "a\u{FFFD}b\u{FFFD}c\u{FEFF}d\u{FFFD}e\u{FFFC}")
        #expect(written { $0.html("a\tb\nc") } == "a\tb\nc")
        let bytes = Array("<\u{301}".utf8)
        #expect(written { writer in bytes.withUnsafeBufferPointer { writer.html($0) } }.utf8.elementsEqual("&lt;\u{301}".utf8))
    }

    @Test("JSON: pure ASCII, safe in a script element, with line separators and astral characters as escapes")
    func json() {
        #expect(written { $0.json(accentedQuote) } == #""\"\u0301\u003e""#)
        #expect(written { $0.json("</script>&\\\n\r\u{2028}\u{2029}") } == #""\u003c/script\u003e\u0026\\\n\u000d\u2028\u2029""#)
        #expect(written { $0.json("é🚲\u{10FFFF}") } == #""\u00e9\ud83d\udeb2\udbff\udfff""#)
        #expect(written { $0.json("\u{0}\u{1F}\u{7F}") } == #""\u0000\u001f\u007f""#)
        #expect(written { $0.json("") } == "\"\"")
    }

    @Test("XML: pure ASCII; what XML 1.0 refuses is replaced")
    func xml() {
        #expect(written { $0.xml(accentedQuote) } == "&quot;&#x301;&gt;")
        #expect(written { $0.xml("<é🚲&'\">") } == "&lt;&#xE9;&#x1F6B2;&amp;&#39;&quot;&gt;")
        #expect(written { $0.xml("a\u{0}\u{8}\u{B}\u{1F}\u{FFFE}\u{FFFF}b\tc\n") } == "a&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;b\tc\n")
        #expect(written { $0.xml("\u{2028}\u{10FFFF}") } == "&#x2028;&#x10FFFF;")
    }

    @Test("Addresses: every byte but the unreserved ones is percent-encoded")
    func addresses() {
        #expect(written { $0.addressSegment("aZ09-._~") } == "aZ09-._~")
        #expect(written { $0.addressSegment(accentedQuote) } == "%22%CC%81%3E")
        #expect(written { $0.addressSegment("é 🚲/..?#&=%") } == "%C3%A9%20%F0%9F%9A%B2%2F..%3F%23%26%3D%25")
    }

    @Test("Whatever the text, no context lets a mark of its own through")
    func everyScalar() {
        for value in (0 as UInt32)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar)) + "\u{301}"
            #expect(!written { $0.html(text) }.utf8.contains { [0x22, 0x27, 0x3C, 0x3E].contains($0) })
            #expect(written { $0.json(text) }.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(!written { $0.json(text) }.utf8.contains { [0x3C, 0x3E, 0x26].contains($0) })
            #expect(written { $0.xml(text) }.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || [9, 10, 13].contains($0)) })
            #expect(!written { $0.xml(text) }.utf8.contains { [0x22, 0x27, 0x3C, 0x3E].contains($0) })
        }
    }

    @Test("A text is escaped as its characters are one by one, wherever they stand and whatever is beside them")
    func wherever() {
        func pieces(_ write: (inout ByteWriter, String) -> Void) -> [String] {
            (0..<128).map { byte in written { write(&$0, String(Unicode.Scalar(UInt8(byte)))) } }
        }
        func unusualQuotes(_ text: String) -> String { String(decoding: text.utf8.dropFirst().dropLast(), as: UTF8.self) }
        let (html, xml) = (pieces { $0.html($1) }, pieces { $0.xml($1) })
        let (json, jsonText) = (
            pieces { $0.json($1) }.map(unusualQuotes),
            pieces { writer, text in Array(text.utf8).withUnsafeBufferPointer { writer.jsonText($0) } }.map(unusualQuotes)
        )
        for first in 0..<128 {
            for second in 0..<128 {
                let bytes =
                    Array(repeating: 0x61, count: (first + 3 * second) % 17) + [UInt8(first), UInt8(second)] + Array(repeating: 0x7A, count: second % 10)
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(written { $0.html(text) } == bytes.map { html[Int($0)] }.joined())
                #expect(written { $0.xml(text) } == bytes.map { xml[Int($0)] }.joined())
                #expect(written { $0.json(text) } == "\"" + bytes.map { json[Int($0)] }.joined() + "\"")
                #expect(written { writer in bytes.withUnsafeBufferPointer { writer.jsonText($0) } } == "\"" + bytes.map { jsonText[Int($0)] }.joined() + "\"")
            }
        }
    }

    @Test("Numbers are decimal digits", arguments: [0, 9, 10, -1, 1_234_567, Int.max, Int.min])
    func numbers(_ number: Int) {
        #expect(written { $0.number(number) } == String(number))
    }

    /// What a sink is given; a class, because a sink outlives the call that makes it.
    private final class Received {
        var bytes: [UInt8] = []
        var pieces = 0
    }

    @Test("A sink gets every byte in order, in pieces")
    func sinks() throws {
        let received = Received()
        var expected: [UInt8] = []
        var writer = ByteWriter { piece in
            received.bytes += Array(piece)
            received.pieces += 1
        }
        for number in 0..<100_000 {
            writer.json("é\(number)")
            expected += Array("\"\\u00e9\(number)\"".utf8)
        }
        try writer.finish()
        #expect(received.bytes == expected && received.pieces > 3)
    }

    @Test("A sink’s error is thrown at the end, and nothing more is handed on")
    func brokenSink() {
        struct Full: Error {}
        let received = Received()
        var writer = ByteWriter { _ in
            received.pieces += 1
            throw Full()
        }
        for _ in 0..<100_000 { writer.raw("0123456789") }
        #expect(received.pieces == 1)
        var thrown = false
        do { try writer.finish() } catch { thrown = error is Full }
        #expect(thrown && received.pieces == 1)
    }

    @Test("A writer is emptied for the next document")
    func reuse() {
        var writer = ByteWriter(capacity: 10)
        writer.raw("abc")
        writer.removeAll()
        writer.raw([0x64])
        writer.byte(0x65)
        #expect(writer.bytes == [0x64, 0x65])
    }
}
