import Testing

@testable import Tables

/// Gives bytes in pieces of one length at most.
final class PieceSource: ByteSource {
    private let bytes: [UInt8]
    private let piece: Int
    private var position = 0

    init(_ bytes: [UInt8], piece: Int) {
        self.bytes = bytes
        self.piece = piece
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, piece, bytes.count - position)
        for index in 0..<count { buffer[index] = bytes[position + index] }
        position += count
        return count
    }
}

/// A small generator, so that a failure can be seen again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

@Suite("Pieces of a file")
struct ChunkTests {
    /// Everything that a reading shows: rows with their numbers, the form, the error.
    private func reading(_ bytes: [UInt8], dialect: Dialect?, piece: Int, batchBytes: Int) -> String {
        var seen = ""
        do {
            let source = try CSVRows(PieceSource(bytes, piece: piece), dialect: dialect, encoding: nil, batchBytes: batchBytes)
            let batch = RowBatch()
            do {
                while try source.next(batch) {
                    for row in 0..<batch.rowCount {
                        seen += "\(batch.firstRow + row):"
                        for cell in batch.cells(ofRow: row) { seen += "[\(cell.kind) \(batch.string(cell))]" }
                        seen += "\n"
                    }
                }
            } catch { seen += "\(error)" }
            seen += "\(source.form)"
        } catch { seen += "\(error)" }
        return seen
    }

    @Test("Rows, remarks and form never depend on the pieces in which a file is read", arguments: 0..<120)
    func piecesDoNotMatter(seed: UInt64) {
        var dice = Dice(state: seed)
        let words: [[UInt8]] = [
            "a", "b", ",", ",", ";", "\"", "\"\"", "\n", "\r", "\r\n", "é", "’", "😀", "Ã©", "x\"y", "\n\n", "12,5", " ", "\t", "|", "\"x\ny\"", ",\"z,",
        ].map { Array($0.utf8) }
        let rare: [[UInt8]] = [[0], [0xE9], [0xE2, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xFF], [0x92]]
        var bytes: [UInt8] = []
        if seed % 7 == 0 { bytes = [0xEF, 0xBB, 0xBF] }
        if seed % 11 == 0 { bytes = [0xFF, 0xFE] }
        for _ in 0..<Int.random(in: 0...400, using: &dice) {
            if seed % 3 == 0, Int.random(in: 0..<12, using: &dice) == 0 {
                bytes += rare.randomElement(using: &dice) ?? []
            } else {
                bytes += words.randomElement(using: &dice) ?? []
            }
        }
        let dialect = [nil, Dialect.usual, Dialect(delimiter: 0x3B, skipsSpaces: true), Dialect(delimiter: nil, quote: nil)][Int(seed % 4)]
        let whole = reading(bytes, dialect: dialect, piece: .max, batchBytes: 1 << 18)
        for (piece, batchBytes) in [(1, 1 << 18), (2, 16), (3, 17), (7, 64), (1 << 16, 100), (5, 333)] {
            #expect(reading(bytes, dialect: dialect, piece: piece, batchBytes: batchBytes) == whole)
        }
    }
}
