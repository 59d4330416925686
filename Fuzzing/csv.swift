// Reads any bytes as CSV: cells lie inside their batch and are UTF-8, rows are numbered one by one, and neither the pieces in which the
// bytes come nor the size of the batches change anything.
@testable import Tables

private final class PieceSource: ByteSource {
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

/// Everything that a reading shows, and the error it ends with.
private struct Reading: Equatable {
    var text: [UInt8] = []
    /// Lengths and kinds of the cells, and the ends of rows as −1.
    var shape: [Int] = []
    var form = TableForm(format: .csv)
    var error: TableError?
}

/// One for all runs: memory that is taken anew costs more than all else under the address sanitizer.
nonisolated(unsafe) private let batch = RowBatch()

private func read(_ bytes: [UInt8], dialect: Dialect?, piece: Int, batchBytes: Int) -> Reading {
    var reading = Reading()
    var row = 1
    do {
        let source = try CSVRows(PieceSource(bytes, piece: piece), dialect: dialect, encoding: nil, batchBytes: batchBytes)
        do {
            while try source.next(batch) {
                precondition(batch.firstRow == row && batch.rowCount > 0)
                row += batch.rowCount
                for row in 0..<batch.rowCount {
                    for cell in batch.cells(ofRow: row) {
                        precondition(Int(cell.offset) + cell.length <= batch.byteCount)
                        let text = batch.text(cell)
                        precondition(String(validating: text, as: UTF8.self) != nil && !text.contains(0))
                        reading.text.append(contentsOf: text)
                        reading.shape.append(cell.length << 3 | Int(cell.kind.rawValue))
                    }
                    reading.shape.append(-1)
                }
            }
        } catch { reading.error = error }
        reading.form = source.form
        for remark in reading.form.remarks { precondition(remark.count > 0 && remark.row >= 1 && remark.row <= max(row, 1)) }
    } catch { reading.error = error }
    return reading
}

private let dialects: [Dialect?] = [
    nil, .usual, Dialect(delimiter: 0x3B), Dialect(delimiter: 0x09), Dialect(delimiter: 0x7C), Dialect(delimiter: nil), Dialect(delimiter: 0x2C, quote: nil),
    Dialect(delimiter: 0x2C, quote: 0x27), Dialect(delimiter: 0x3B, skipsSpaces: true), Dialect(delimiter: nil, quote: nil), Dialect(delimiter: 0x20),
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let choice = bytes.first else { return 0 }
    let text = Array(bytes.dropFirst())
    let dialect = dialects[Int(choice) % dialects.count]
    let whole = read(text, dialect: dialect, piece: .max, batchBytes: RowBatch.usualBytes)
    for (piece, batchBytes) in [(1, RowBatch.usualBytes), (2, 16), (3, 70), (7, 333), (1 << 16, 17)] {
        precondition(read(text, dialect: dialect, piece: piece, batchBytes: batchBytes) == whole)
    }
    if let table = try? TableReader(CSVRows(MemorySource(text), dialect: dialect), expecting: choice & 1 == 0 ? [] : ["a", "nom", "id"]) {
        var last = table.header.row
        while (try? table.next(batch)) == true {
            precondition(batch.firstRow == last + 1)
            last += batch.rowCount
        }
        precondition(!table.labels.isEmpty && table.labels.count == table.header.originals.count)
    }
    return 0
}
