import JSON
import Testing

@testable import Tables

@Suite("JSON as a table")
struct JSONRowsTests {
    private func rows(_ text: String) throws(TableError) -> (rows: [[String]], source: JSONRows) {
        let source = JSONRows(MemorySource(Array(text.utf8)))
        let batch = RowBatch()
        var rows: [[String]] = []
        while try source.next(batch) {
            #expect(batch.firstRow == rows.count + 1)
            for row in 0..<batch.rowCount { rows.append(batch.cells(ofRow: row).map(batch.string)) }
        }
        return (rows, source)
    }

    @Test("Objects are rows under the names of all of them, in the order in which they appear")
    func objects() throws {
        let table = try rows(#"[{"nom": "Roques", "insee": "31458"}, {"insee": "31557", "maire": null, "nom": "Toulouse"}, {}]"#)
        #expect(table.rows == [["nom", "insee", "maire"], ["Roques", "31458", ""], ["Toulouse", "31557", ""], ["", "", ""]])
        #expect(table.source.form.format == .json)
    }

    @Test("Numbers stay as they are written, nested values become compact JSON text")
    func cells() throws {
        let table = try rows(#"[{"montant": 1.50e2, "actif": false, "lieu": {"a": [1, "é\"\n"], "b": null}, "liste": [ ]}]"#)
        #expect(table.rows[1] == ["1.50e2", "false", #"{"a":[1,"é\"\n"],"b":null}"#, "[]"])
        let source = JSONRows(MemorySource(Array(#"[{"n": 1, "b": true, "t": "x", "o": {}}]"#.utf8)))
        let batch = RowBatch()
        #expect(try source.next(batch))
        #expect(batch.cells(ofRow: 1).map(\.kind) == [.number, .boolean, .text, .text])
    }

    @Test("The array may be a member of an object: the first that has objects")
    func member() throws {
        let table = try rows(#"{"total": 2, "champs": ["a", "b"], "meta": {"x": [{}]}, "results": [{"a": 1}, {"a": 2}], "autres": [{"z": 3}]}"#)
        #expect(table.rows == [["a"], ["1"], ["2"]])
    }

    @Test("The last of two members of one name is taken, and it is said")
    func repeatedNames() throws {
        let table = try rows(#"[{"a": 1}, {"a": 2, "a": 3}]"#)
        #expect(table.rows == [["a"], ["1"], ["3"]])
        #expect(table.source.form.remarks == [TableForm.Remark(.repeatedNames, row: 3)])
    }

    @Test("A name that comes only after a thousand objects has no column, and it is said")
    func lateColumns() throws {
        let many = String(repeating: #"{"a": 1},"#, count: 1_000)
        let table = try rows("[\(many){\"a\": 2, \"tard\": 3}, {\"tard\": 4}]")
        #expect(table.rows.count == 1_003)
        #expect(table.rows[1_001] == ["2"])
        #expect(table.rows[1_002] == [""])
        #expect(table.source.form.remarks == [TableForm.Remark(.lateColumns, row: 1_002, count: 2)])
    }

    @Test("What is no object among objects is a blank row, and it is said")
    func strayValues() throws {
        let table = try rows(#"[{"a": 1}, null, [2], {"a": 3}]"#)
        #expect(table.rows == [["a"], ["1"], [], [], ["3"]])
        #expect(table.source.form.remarks == [TableForm.Remark(.strayValues, row: 3, count: 2)])
    }

    @Test("Many rows come in several batches, each in its place")
    func manyRows() throws {
        let table = try rows("[" + (0..<30_000).map { "{\"rang\": \($0), \"texte\": \"ligne \($0)\"}" }.joined(separator: ",\n") + "]")
        #expect(table.rows.count == 30_001)
        #expect(table.rows[20_001] == ["20000", "ligne 20000"])
    }

    @Test(
        "What is no table is refused",
        arguments: [
            ("[]", .empty), ("[{}]", .empty), ("[1, 2]", .damaged(.noListOfObjects)), ("{\"a\": [1]}", .damaged(.noListOfObjects)),
            ("\"x\"", .damaged(.noListOfObjects)), ("[{\"a\": 1}\n,]", .damaged(.notJSON(JSONError(.syntax, line: 2, column: 2)))),
            ("[{\"a\": 1}", .damaged(.notJSON(JSONError(.truncated, line: 1, column: 10)))),
            ("", .damaged(.notJSON(JSONError(.truncated, line: 1, column: 1)))),
        ] as [(String, TableError)])
    func refusals(_ text: String, _ error: TableError) {
        #expect(throws: error) { try rows(text) }
    }

    @Test("The reader’s own error and place are kept beside")
    func failure() {
        let source = JSONRows(MemorySource(Array("[{\"a\": 1}\n,]".utf8)))
        #expect(throws: TableError.self) { while try source.next(RowBatch()) {} }
        #expect(source.failure == JSONError(.syntax, line: 2, column: 2))
    }
}
