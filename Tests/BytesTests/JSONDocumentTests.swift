import Bytes
import Testing

@Suite("JSON written member by member")
struct JSONDocumentTests {
    private func written(_ content: (inout JSONDocument) -> Void) -> String {
        var document = JSONDocument()
        content(&document)
        var writer = ByteWriter()
        document.flush(into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Members and elements are parted by commas, however deep they stand, and what is nil is left out")
    func commas() {
        let text = written {
            $0.object {
                $0.member("title", "Budget")
                $0.member("description", nil as String?)
                $0.array("keywords") {
                    $0.element("a")
                    $0.element(nil as String?)
                    $0.element("b")
                }
                $0.object("empty") { _ in }
                $0.member("rows", 3)
                $0.member("open", true)
            }
        }
        #expect(text == #"{"title":"Budget","keywords":["a","b"],"empty":{},"rows":3,"open":true}"#)
    }

    @Test("Keys and texts are escaped, so that none can end its string or a page's data block")
    func escapes() {
        #expect(written { $0.object { $0.member("a\"b", "</script>\u{301}") } } == #"{"a\"b":"\u003c/script\u003e\u0301"}"#)
    }

    @Test("A document that is flushed in between goes on where it was")
    func flushed() {
        var writer = ByteWriter()
        var document = JSONDocument()
        document.array {
            $0.element(1)
            $0.flush(into: &writer)
            $0.element(2)
        }
        document.flush(into: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[1,2]")
    }
}
