import JSON
import Tables

// Reads any bytes as JSON, whole and in pieces, and as rows: no crash, and the same answer however the bytes come.

private func text(of error: JSONError) -> String { "\(error.kind) \(error.line):\(error.column)" }

private func events(_ bytes: UnsafeBufferPointer<UInt8>, window: Int, pieces: Int) -> [String] {
    var position = 0
    var reader = JSONReader(window: window, longestText: 1 << 20) { (buffer: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int in
        let count = min(pieces, buffer.count, bytes.count - position)
        for index in 0..<count { buffer[index] = bytes[position + index] }
        position += count
        return count
    }
    var result: [String] = []
    do throws(JSONError) {
        while true {
            let event = try reader.next()
            guard event != .end else { return result }
            let place = reader.place
            result.append("\(event) \(reader.string) \(place.line):\(place.column):\(place.offset)")
            // Text that is given is UTF-8: nothing in it was mended.
            guard reader.text.elementsEqual(reader.string.utf8) else { fatalError("text is not UTF-8") }
        }
    } catch {
        return result + [text(of: error)]
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func takeJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let whole = events(bytes, window: 1 << 16, pieces: .max)
    let pieces = events(bytes, window: 16, pieces: 1 + Int(bytes.first ?? 0) % 20)
    if whole != pieces { fatalError("\(whole)\nis not\n\(pieces)") }
    do {
        _ = try JSONTree.parse(bytes)
        // The rest of a value whose last event stands at the end of the document is space.
        if whole.isEmpty { fatalError("a tree of nothing") }
    } catch {
        if whole.last != text(of: error) { fatalError("\(error) is not \(whole.last ?? "")") }
    }
    takeRows(JSONRows(MemorySource(Array(bytes))))
    return 0
}

/// One for all runs: the fuzzer is single-threaded, and making a batch takes longer than reading a small file.
nonisolated(unsafe) private let batch = RowBatch()

private func takeRows(_ source: JSONRows) {
    var next = 1
    do {
        while try source.next(batch) {
            guard batch.firstRow == next else { fatalError("rows are counted wrong") }
            next += batch.rowCount
            for row in 0..<batch.rowCount {
                for cell in batch.cells(ofRow: row) where Int(cell.offset) + cell.length > batch.byteCount { fatalError("a cell outside of its batch") }
            }
        }
    } catch {}
}
