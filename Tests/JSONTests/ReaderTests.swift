import Testing

@testable import JSON

@Suite("Reading JSON event by event")
struct ReaderTests {
    private let document = """
        {"titre": "École\\nde \\u00e9t\\u00E9 \\ud83d\\ude00", "vide": [],
          "nombres": [-0.5e+3, 12,\t0], "oui": true, "rien": null, "dans": {"a": {}}}
        """

    @Test("Events come in the document’s order, with their texts and places")
    func order() throws {
        #expect(
            try events(document) == [
                "beginObject@1:1", "name:titre@1:2", "string:École\nde été 😀@1:11", "name:vide@1:51", "beginArray@1:59", "endArray@1:60",
                "name:nombres@2:3", "beginArray@2:14", "number:-0.5e+3@2:15", "number:12@2:24", "number:0@2:28", "endArray@2:29", "name:oui@2:32",
                "boolean:true@2:39", "name:rien@2:45", "null:null@2:53", "name:dans@2:59", "beginObject@2:67", "name:a@2:68", "beginObject@2:73",
                "endObject@2:74", "endObject@2:75", "endObject@2:76",
            ])
    }

    @Test("They are the same however the bytes come in pieces and however small the window is", arguments: [1, 2, 3, 5, 7, 16, 1_000])
    func pieces(_ size: Int) throws {
        let whole = try events(document)
        #expect(try events(document, window: 16, pieces: size) == whole)
        #expect(try events(document, window: size, pieces: 1) == whole)
    }

    @Test("A text longer than the window is whole")
    func longText() throws {
        let text = String(repeating: "aé\\\"", count: 500)
        #expect(try events("[\"\(text)\"]", window: 16)[1].hasPrefix("string:aé\"aé\""))
        #expect(try JSONTree.parse(Array("\"\(text)\"".utf8)).text == String(repeating: "aé\"", count: 500))
    }

    @Test("A text longer than the limit is refused, and memory with it")
    func limit() {
        var reader = JSONReader(window: 16, longestText: 100, source: source("\"\(String(repeating: "x", count: 10_000))\""))
        #expect(throws: JSONError(.tooLong, line: 1, column: 1)) { try reader.next() }
        var digits = JSONReader(window: 16, longestText: 100, source: source(String(repeating: "1", count: 10_000)))
        #expect(throws: JSONError(.tooLong, line: 1, column: 1)) { try digits.next() }
    }

    @Test("A place counts lines ended in LF, CRLF or CR, and columns in characters")
    func places() throws {
        #expect(try events("[\r\n1,\r2,\n\n\"é😀\", 3]") == ["beginArray@1:1", "number:1@2:1", "number:2@3:1", "string:é😀@5:1", "number:3@5:7", "endArray@5:8"])
        #expect(try events("[\r\n1,\r2]", window: 16, pieces: 1) == ["beginArray@1:1", "number:1@2:1", "number:2@3:1", "endArray@3:2"])
    }

    @Test("A byte order mark is passed over, and known")
    func byteOrderMark() throws {
        var reader = JSONReader(source: source([0xEF, 0xBB, 0xBF] + Array("[]".utf8), pieces: 1))
        let event = try reader.next()
        let (place, hasMark) = (reader.place, reader.hasByteOrderMark)
        #expect(event == .beginArray)
        #expect(hasMark)
        #expect(place == JSONReader.Place(line: 1, column: 1, offset: 3))
    }

    @Test("A value that is not wanted is passed over whole, after its name or after its beginning")
    func skipping() throws {
        var reader = JSONReader(source: source(#"{"a": [1, {"b": [[]]}], "c": {"d": 2}, "e": 3}"#))
        _ = try reader.next()
        _ = try reader.next()
        try reader.skip(.name)
        _ = try reader.next()
        let second = reader.string
        try reader.skip(try reader.next())
        _ = try reader.next()
        let (third, depth) = (reader.string, reader.depth)
        #expect(second == "c")
        #expect(third == "e")
        #expect(depth == 1)
    }

    @Test("The source’s own error ends the reading")
    func sourceError() {
        var reader = JSONReader { (_: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int in throw JSONError(.unreadable, line: 0, column: 0) }
        #expect(throws: JSONError(.unreadable, line: 0, column: 0)) { try reader.next() }
    }
}

@Suite("Numbers of JSON")
struct NumberTests {
    @Test(
        "A number is what arithmetic makes of its text",
        arguments: [
            ("0", 0, 0), ("-12", -12, 0), ("43.604652", 43.604652, 6), ("1e3", 1_000, 0), ("1.5E-2", 0.015, 1), ("1e400", .infinity, 0), ("1e-400", 0, 0),
            ("0.1000000000000000055511151231257827", 0.1, 34), ("123456789012345678901234567890", 1.2345678901234568e29, 0),
        ] as [(String, Double, Int)])
    func values(_ text: String, _ value: Double, _ decimals: Int) {
        let number = Array(text.utf8).withUnsafeBufferPointer { JSONNumber($0) }
        #expect(number.value == value || abs(number.value - value) <= abs(value).ulp * 2)
        #expect(number.decimals == decimals)
    }

    @Test("A short array of plain numbers is read in one step, any other is left as it was")
    func shortNumbers() throws {
        var reader = JSONReader(source: source("[[1.25, -3 ,4], [1e2], [], [1,2,3,4,5], [\"a\"], [01], [7]]"))
        _ = try reader.next()
        _ = try reader.next()
        let whole = reader.shortNumbers()
        let depth = reader.depth
        let numbers = try #require(whole)
        #expect((numbers.first, numbers.second, numbers.third, numbers.count, numbers.decimals) == (1.25, -3, 4, 3, 2))
        #expect(depth == 1)
        for _ in 0..<4 {
            let event = try reader.next()
            let none = reader.shortNumbers()
            try reader.skip(event)
            #expect(event == .beginArray)
            #expect(none == nil)
        }
        _ = try reader.next()
        let none = reader.shortNumbers()
        let event = try reader.next()
        #expect(none == nil)
        #expect(event == .number)
        #expect(throws: JSONError(.syntax, line: 1, column: 50)) { try reader.next() }
    }
}
