internal import Tables

/// One row of a CSV file as its text has it, and where its cells lie there.
///
/// Positions are offsets into the text of the row's batch.
struct RowText {
    let text: [UInt8]
    let cells: [Cell]
    let start: Int
    /// Where the line end starts.
    let contentEnd: Int
    let end: Int
    let dialect: Dialect

    /// - Parameter end: after the line end.
    init(_ text: [UInt8], _ cells: UnsafeBufferPointer<Cell>, from start: Int, to end: Int, _ dialect: Dialect) {
        self.text = text
        self.cells = Array(cells)
        self.start = start
        self.end = end
        self.dialect = dialect
        var contentEnd = end
        if contentEnd > start, text[contentEnd - 1] == 0x0A { contentEnd -= 1 }
        if contentEnd > start, text[contentEnd - 1] == 0x0D { contentEnd -= 1 }
        self.contentEnd = contentEnd
    }

    /// A cell with its quotes; nil when there is no such cell.
    func span(_ cell: Int) -> Range<Int>? {
        guard cells.indices.contains(cell) else { return nil }
        let first = firstByte(cell)
        guard let end = cell + 1 < cells.count ? delimiter(before: cell + 1) : contentEnd, first >= start, first <= end else { return nil }
        return first..<end
    }

    private func firstByte(_ cell: Int) -> Int { Int(cells[cell].offset) - (cells[cell].kind == .quoted ? 1 : 0) }

    /// Where the delimiter before a cell is; nil before the first cell.
    func delimiter(before cell: Int) -> Int? {
        guard cell > 0, cells.indices.contains(cell) else { return nil }
        var at = firstByte(cell) - 1
        if dialect.skipsSpaces { while at > start, text[at] == 0x20 { at -= 1 } }
        return at >= start && at < end && text[at] == dialect.delimiter ? at : nil
    }

    /// Whether each cell's quotes are as RFC 4180 wants them, so that there is no doubt where cells begin and end.
    var isWellQuoted: Bool {
        guard let quote = dialect.quote else { return true }
        for index in cells.indices where cells[index].kind == .quoted {
            guard let span = span(index), span.count >= 2, text[span.lowerBound] == quote, text[span.upperBound - 1] == quote else { return false }
            var at = span.lowerBound + 1
            while at < span.upperBound - 1 {
                if text[at] == quote {
                    guard at + 1 < span.upperBound - 1, text[at + 1] == quote else { return false }
                    at += 1
                }
                at += 1
            }
        }
        return true
    }

    /// A cell's new text as the file is to have it: between quotes where the old one is, or has to be. Nil when the dialect cannot write it.
    func written(_ value: String, inPlaceOf cell: Int) -> [UInt8]? {
        let bytes = Array(value.utf8)
        let mustQuote =
            bytes.contains { $0 == dialect.delimiter || $0 == dialect.quote || $0 == 0x0A || $0 == 0x0D } || dialect.skipsSpaces && bytes.first == 0x20
        guard mustQuote || cells[cell].kind == .quoted else { return bytes }
        guard let quote = dialect.quote else { return nil }
        var written = [quote]
        for byte in bytes {
            if byte == quote { written.append(quote) }
            written.append(byte)
        }
        written.append(quote)
        return written
    }

    /// The row with some cells replaced, its line end included.
    ///
    /// - Parameters:
    ///   - edits: cells in ascending order, with what stands in their place.
    ///   - width: how many cells the row keeps.
    func rewritten(_ edits: [(cell: Int, bytes: [UInt8])], width: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(end - start + 16)
        var copied = start
        for edit in edits {
            guard let span = span(edit.cell), span.lowerBound >= copied else { continue }
            result += text[copied..<span.lowerBound]
            result += edit.bytes
            copied = span.upperBound
        }
        let keptEnd = width < cells.count ? delimiter(before: width) ?? contentEnd : contentEnd
        result += text[copied..<max(copied, keptEnd)]
        result += text[contentEnd..<end]
        return result
    }

    /// Without the line end.
    func string(_ bytes: [UInt8]) -> String { String(decoding: bytes.dropLast(end - contentEnd), as: UTF8.self) }
    var string: String { String(decoding: text[start..<contentEnd], as: UTF8.self) }
}
