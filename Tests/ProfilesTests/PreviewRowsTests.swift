import Bytes
import Profiles
import Tables
import Testing

@Suite("The first rows of a table, as pages show them")
struct PreviewRowsTests {
    private func preview(_ rows: [[String]], columns: Int? = nil) -> PreviewRows {
        var preview = PreviewRows(columns: columns ?? rows.first?.count ?? 0)
        preview.add(batch(rows))
        return preview
    }

    private func cells(_ preview: PreviewRows) -> [[String]] {
        var rows: [[String]] = []
        preview.forEachCell { row, _, text, isCut in
            if row == rows.count { rows.append([]) }
            rows[row].append(String(decoding: text, as: UTF8.self) + (isCut ? "[…]" : ""))
            return true
        }
        return rows
    }

    @Test("Cells stand as they were written; a short row is filled up, a long one cut to the columns")
    func rows() {
        #expect(cells(preview([["12,5", " é "], ["x"], [], ["1", "2", "3"]])) == [["12,5", " é "], ["x", ""], ["", ""], ["1", "2"]])
    }

    @Test("Fifty rows of twelve columns are the most, whatever the table")
    func bounds() {
        let wide = preview((0..<120).map { row in (0..<3_000).map { "\(row).\($0)" } })
        #expect(wide.count == 50 && wide.columns == 12 && wide.isComplete)
        #expect(cells(wide).last == (0..<12).map { "49.\($0)" })
        let long = preview((0..<50).map { _ in Array(repeating: String(repeating: "é", count: 190), count: 12) })
        #expect(long.count >= 1 && long.count < 8 && long.isComplete)
    }

    @Test("A long cell is cut after 200 characters, between two of them, and says so")
    func cut() {
        let cell = String(repeating: "é", count: 500_000)
        #expect(
            cells(preview([[cell, String(repeating: "a", count: 200)]])) == [[String(repeating: "é", count: 200) + "[…]", String(repeating: "a", count: 200)]])
        // Not UTF-8 at all: bytes that only go on.
        let broken = cells(preview([[String(decoding: [UInt8](repeating: 0x80, count: 5_000), as: Unicode.ASCII.self)]]))
        #expect(broken[0][0].utf8.count < 3_000)
    }

    @Test("Blank rows at the end are dropped, and what is kept comes back from its bytes")
    func coding() {
        var rows = preview([["a", "b"], ["c", String(repeating: "d", count: 300)], ["", ""]])
        rows.keep(2)
        var out = BinaryEncoder()
        out.write(rows)
        let back = PreviewRows(encoded: out.bytes)
        #expect(back.map(cells) == cells(rows) && back?.count == 2)
        #expect(PreviewRows(encoded: [12, 50, 1]) == nil)
    }
}
