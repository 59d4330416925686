import Foundation
import Profiles
import Tables
import Testing

@Suite("A table cut into blocks")
struct TableBlocksTests {
    /// The blocks, and what is known of them.
    private func cut(_ rows: [[String]], columns: Int, rowsPerBatch: Int = 1_000) -> (blocks: [[UInt8]], known: TableBlocks) {
        var blocks: [[UInt8]] = []
        let cutter = BlockCutter(columns: columns) { blocks.append($0) }
        for start in stride(from: 0, to: rows.count, by: rowsPerBatch) { cutter.add(batch(Array(rows[start..<min(start + rowsPerBatch, rows.count)]))) }
        let known = cutter.finish()
        return (blocks, known)
    }

    private func rows(_ block: [UInt8]) throws -> [[String]] { try #require(try JSONSerialization.jsonObject(with: Data(block)) as? [[String]]) }

    private func json(_ bytes: [UInt8]) throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes)) }

    @Test("The rows that come out are those that went in, each as wide as the table, without blank ones at the end")
    func wholeness() throws {
        let odd = ["\"\\\u{8}", "</script>", "é\u{301}", "\u{2028}", " 12,5 ", "=1+1", "שלום"]
        var table: [[String]] = (0..<5_000).map { [String($0), odd[$0 % odd.count], String(repeating: "x", count: $0 % 60)] }
        table[7] = []
        table[8] = ["", "", ""]
        table[9] = ["a"]
        table[10] = ["a", "b", "c", "too many"]
        let (blocks, known) = cut(table + [[], ["", ""], []], columns: 3)
        #expect(blocks.count > 3 && known.counts.reduce(0, +) == 5_000)
        for block in blocks.dropLast() { #expect(block.count >= 64_000 && block.count < 65_000) }
        let expected = table.map { row in (0..<3).map { $0 < row.count ? row[$0] : "" } }
        #expect(try blocks.flatMap(rows) == expected)
        #expect(try blocks.map { try rows($0).count } == known.counts)
    }

    @Test("Blocks are the same however the rows come by")
    func batches() {
        let table = (0..<3_000).map { $0 % 500 < 3 ? [] : [String($0), String($0 % 7), "2024-01-01"] }
        let whole = cut(table, columns: 3)
        for size in [1, 7, 999] {
            let pieces = cut(table, columns: 3, rowsPerBatch: size)
            #expect(pieces.blocks == whole.blocks)
            let kinds: [TableBlocks.Kind] = [.number, .text, .date]
            #expect(pieces.known.index(["a", "b", "c"], kinds, block: nil).parts == whole.known.index(["a", "b", "c"], kinds, block: nil).parts)
        }
    }

    @Test("Of each block are known the least and greatest number and day, and few values with their counts")
    func figures() throws {
        let wide = String(repeating: "w", count: 900)
        let table = (0..<160).map { row in
            [
                row < 80 ? "A" : "B", row == 3 ? "n. c." : "\(row),5", row < 80 ? "\(row % 28 + 1)/02/1500" : row == 150 ? "?" : "2024-03-\(row % 20 + 10)",
                wide + "\(row)",
            ]
        }
        let (blocks, known) = cut(table, columns: 4)
        try #require(blocks.count == 3)
        let (index, parts) = known.index(["a", "b", "c", "d"], [.text, .number, .date, .text], block: nil)
        let head = try #require(try json(index) as? [String: Any])
        #expect(head["columns"] as? [[String]] == [["a", "t"], ["b", "n"], ["c", "d"], ["d", "t"]])
        #expect(head["counts"] as? [Int] == known.counts && head["parts"] as? [Int] == [0] && head["rows"] == nil && parts.count == 1)
        let columns = try #require(try json(parts[0]) as? [[Any]])
        let split = known.counts[0]
        #expect((columns[0][0] as? [Any])?.count == 2 && (columns[0][0] as? [Any])?.last as? Int == split)
        #expect(columns[1][0] as? [Double] == [0.5, Double(split - 1) + 0.5])
        #expect(columns[2][0] as? [String] == ["1500-02-01", "1500-02-28"])
        // A cell that is no day, and texts that are many: nothing is known.
        #expect(columns[2][2] as? Int == 0 && columns[3][0] as? Int == 0)
    }

    @Test("A table of one block has it in its index; one without rows has none")
    func small() throws {
        let (blocks, known) = cut([["a", "1"], ["b", "NaN"]], columns: 2)
        let (index, parts) = known.index(["nom\"", "n"], [.text, .year], block: blocks[0])
        let head = try #require(try json(index) as? [String: Any])
        #expect(head["rows"] as? [[String]] == [["a", "1"], ["b", "NaN"]] && parts.isEmpty)
        #expect(cut([[], [""]], columns: 1).blocks.isEmpty)
    }

    @Test("A table of 3,000 columns, and a cell of a megabyte, are cut as any")
    func extremes() throws {
        let (blocks, known) = cut((0..<20).map { row in (0..<3_000).map { "\(row)-\($0)" } }, columns: 3_000)
        #expect(known.counts.reduce(0, +) == 20 && blocks.count > 2)
        let parts = known.index((0..<3_000).map(String.init), Array(repeating: .text, count: 3_000), block: nil).parts
        #expect(parts.allSatisfy { $0.count < 80_000 })
        let long = String(repeating: "é", count: 500_000)
        #expect(try cut([[long], ["x"]], columns: 1).blocks.map(rows) == [[[long]], [["x"]]])
    }
}
