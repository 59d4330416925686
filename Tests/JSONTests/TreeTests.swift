import Testing

@testable import JSON

extension JSONNode {
    var text: String? { if case .string(let text) = value { text } else { nil } }
    var number: String? { if case .number(let text) = value { text } else { nil } }
}

@Suite("Reading a whole JSON document")
struct TreeTests {
    @Test("Values know where they begin; numbers stay as they are written")
    func values() throws {
        let tree = try JSONTree.parse(Array("{\n  \"nom\": \"été\",\n  \"champs\": [12.50, true, null]\n}\n".utf8))
        #expect(tree["nom"]?.text == "été")
        #expect(tree["champs"]?.line == 3)
        #expect(tree["champs"]?.column == 13)
        guard case .array(let elements) = tree["champs"]?.value else { return #expect(Bool(false)) }
        #expect(elements.first?.number == "12.50")
        #expect(elements.map(\.column) == [14, 21, 27])
        #expect(tree["absent"] == nil)
    }

    @Test("A name that comes twice is there twice, and its last value is taken")
    func names() throws {
        let tree = try JSONTree.parse(Array(#"{"a": 1, "b": 2, "a": 3}"#.utf8))
        guard case .object(let members) = tree.value else { return #expect(Bool(false)) }
        #expect(members.map(\.name) == ["a", "b", "a"])
        #expect(tree["a"]?.number == "3")
    }

    @Test(
        "What is no JSON is refused at its place",
        arguments: [
            ("", .truncated, 1, 1), ("  \n", .truncated, 2, 1), ("{\"a\": 1", .truncated, 1, 8), ("[1, 2,", .truncated, 1, 7), ("\"abc", .truncated, 1, 5),
            ("tru", .truncated, 1, 4), ("-", .truncated, 1, 2), ("\"\\u12", .truncated, 1, 6), ("[1 2]", .syntax, 1, 4), ("[1,]", .syntax, 1, 4),
            ("{\"é\": 1,}", .syntax, 1, 9), ("{a: 1}", .syntax, 1, 2), ("{'a': 1}", .syntax, 1, 2), ("[1] x", .syntax, 1, 5), ("[01]", .syntax, 1, 3),
            ("[+1]", .syntax, 1, 2), ("[.5]", .syntax, 1, 2), ("[1.]", .syntax, 1, 4), ("[NaN]", .syntax, 1, 2), ("[nul]", .syntax, 1, 5),
            ("[1}", .syntax, 1, 3),
            ("// a\n1", .syntax, 1, 1), ("\"a\tb\"", .syntax, 1, 3), ("\"\\x\"", .syntax, 1, 3), ("[\n\"\\ud83d\"]", .invalidText, 2, 2),
            ("\"\\ude00\"", .invalidText, 1, 2), ("\"\\ud83dx\"", .invalidText, 1, 2), ("\u{0}", .syntax, 1, 1), ("1\u{0}", .syntax, 1, 2),
        ] as [(String, JSONError.Kind, Int, Int)])
    func refusals(_ text: String, _ kind: JSONError.Kind, _ line: Int, _ column: Int) {
        #expect(failure(of: text) == JSONError(kind, line: line, column: column))
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [
            [0x80], [0xC1, 0xA9], [0xE9, 0x74, 0xE9], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3],
        ]
            as [[UInt8]])
    func invalidText(_ bytes: [UInt8]) {
        #expect(failure(of: [0x22] + bytes + [0x22])?.kind == .invalidText)
    }

    @Test("A document as deep as the limit is read, a deeper one is refused, however deep it is")
    func depth() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(failure(of: nested(128)) == nil)
        #expect(failure(of: nested(129)) == JSONError(.tooDeep, line: 1, column: 129))
        #expect(failure(of: String(repeating: "[{\"a\":", count: 100_000))?.kind == .tooDeep)
        #expect(failure(of: nested(3), depth: 2)?.kind == .tooDeep)
        #expect(failure(of: "1", depth: 0) == nil)
    }
}
