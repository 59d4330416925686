import Bytes
import Foundation
import Profiles
import Tables
import Testing

@Suite("The first rows of a table as JSON")
struct FirstRowsTests {
    private func pages(_ columns: [RowPages.Column], _ rows: [[String]], limit: Int = 1_000, total: Int? = nil) -> RowPages {
        var first = FirstRows(columns: columns.count, limit: limit)
        first.add(batch(rows))
        return RowPages(first, columns, file: "a b.csv", whole: "../a%20b.csv", total: total ?? rows.count) { "\($0).json" }
    }

    private func page(_ number: Int, of pages: RowPages) throws -> [String: Any] {
        var out = ByteWriter()
        pages.write(number, into: &out)
        return try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
    }

    /// The cells of a column, as JSON writes them.
    private func cells(_ type: ColumnType, _ texts: [String]) throws -> [String] {
        var out = ByteWriter()
        pages([RowPages.Column("a", as: type), RowPages.Column("b", as: .text)], texts.map { [$0, "·"] }).write(1, into: &out)
        let rows = String(decoding: out.bytes, as: UTF8.self).components(separatedBy: "\"rows\":[\n")[1].components(separatedBy: "\n]}")[0]
        return rows.components(separatedBy: ",\n").map { String($0.dropFirst().dropLast(",\"·\"]".count)) }
    }

    @Test("Numbers are written as JSON knows them, whatever their marks and spaces; what is no number stays a text")
    func numbers() throws {
        #expect(
            try cells(.integer, ["12", "+7", "-3", "12 500", "1\u{A0}000", "n. c.", "  ", ""]) == [
                "12", "7", "-3", "12500", "1000", "\"n. c.\"", "null", "null",
            ])
        #expect(try cells(.commaNumber, ["12,5", "1 234,50", "-,5", "2,10104E+13", "3", "x"]) == ["12.5", "1234.50", "\"-,5\"", "2.10104e+13", "3", "\"x\""])
        #expect(try cells(.number, ["0.50", "00.5", " 7 "]) == ["0.50", "0.5", "7"])
        // A double would not keep these apart.
        #expect(try cells(.integer, ["123456789012345", "1234567890123456"]) == ["123456789012345", "\"1234567890123456\""])
    }

    @Test("Codes that start with a zero stay texts, and so does all of a column of texts")
    func texts() throws {
        #expect(try cells(.integer, ["01004"]) == ["\"01004\""])
        #expect(try cells(.text, ["31", " oui ", "a\"\\\n<é"]) == ["\"31\"", "\" oui \"", "\"a\\\"\\\\\\n<é\""])
    }

    @Test("Dates are written from the year to the day, and truths as such")
    func datesAndTruths() throws {
        #expect(try cells(.date, ["2025-12-31", "?"]) == ["\"2025-12-31\"", "\"?\""])
        #expect(try cells(.dayFirstDate, ["31/12/2025", "1/2/2025"]) == ["\"2025-12-31\"", "\"2025-02-01\""])
        #expect(try cells(.dayFirstDateTime, ["31/12/2025 08:30"]) == ["\"2025-12-31T08:30:00\""])
        #expect(try cells(.boolean, ["oui", "NON", "Vrai", "false", "peut-être"]) == ["true", "false", "true", "false", "\"peut-être\""])
    }

    @Test("A hundred rows make a page; each page says where the next one is, and whether they are all")
    func paging() throws {
        let columns = [RowPages.Column("n", as: .integer), RowPages.Column("m", as: .text)]
        let pages = pages(columns, (0..<250).map { [String($0), "m"] }, limit: 230, total: 250)
        #expect(pages.count == 3)
        let (first, last) = (try page(1, of: pages), try page(3, of: pages))
        #expect(first["next"] as? String == "2.json" && first["complete"] as? Bool == false && first["total"] as? Int == 250)
        #expect((first["rows"] as? [[Any]])?.count == 100 && first["columns"] as? [String] == ["n", "m"])
        #expect(last["next"] is NSNull && (last["rows"] as? [[Any]])?.count == 30 && (last["rows"] as? [[Any]])?.last?[0] as? Int == 229)
        #expect(last["file"] as? String == "a b.csv" && last["whole"] as? String == "../a%20b.csv")
    }

    @Test("Missing cells are null, cells without a heading are left out, and blank rows keep their place")
    func raggedRows() throws {
        let columns = [RowPages.Column("a", as: .text), RowPages.Column("b", as: .text)]
        let rows = try #require(try page(1, of: pages(columns, [["x"], [], ["y", "z", "w"]]))["rows"] as? [[Any]])
        #expect(rows.count == 3 && rows[0][1] is NSNull && rows[1].allSatisfy { $0 is NSNull } && rows[2].count == 2)
    }

    @Test("Rows with filled cells beneath no heading are not all there is, and how many are missing is told; blank ones at the end are nothing")
    func droppedCells() throws {
        let columns = ["a", "b", "c"].map { RowPages.Column($0, as: .text) }
        let cut = try page(1, of: pages(columns, [["1", "2", "3", "4"], ["1", "2", "3"]]))
        #expect(cut["complete"] as? Bool == false && cut["dropped"] as? Int == 1)
        let whole = try page(1, of: pages(columns, [["1", "2", "3", ""], ["1"]]))
        #expect(whole["complete"] as? Bool == true && whole["dropped"] as? Int == 0)
    }

    @Test("A table of huge cells gives as many rows as fit, and none when the first does not")
    func hugeCells() {
        var rows = FirstRows(columns: 1, limit: 100)
        let cell = String(repeating: "x", count: 400_000)
        rows.add(batch([[cell], [cell], [cell], ["y"]]))
        #expect(rows.count == 2)
        var none = FirstRows(columns: 1, limit: 100)
        none.add(batch([[String(repeating: "x", count: 2_000_000)], ["y"]]))
        #expect(none.count == 0)
    }
}
