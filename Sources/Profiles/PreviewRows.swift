public import Bytes
public import Tables

/// The first rows of a table as pages show them: few rows of few columns, long cells cut, in flat memory. Kept as they were written.
public struct PreviewRows: Sendable, Equatable {
    public static let mostRows = 50
    public static let mostColumns = 12
    /// The longest text of a cell, in characters (Unicode scalars).
    public static let longestCell = 200
    /// How many bytes of text there are at most, but for the first row.
    static let mostBytes = 24_000

    public let columns: Int
    /// How many rows there are, blank ones among them.
    public private(set) var count = 0
    private var isFull = false
    private var bytes: [UInt8] = []
    /// The length of each cell's text, row after row; `cutMark` is added where there was more of it.
    private var lengths: [UInt16] = []
    private static let cutMark: UInt16 = 1 << 15

    /// - Parameter columns: those of the header.
    public init(columns: Int) { self.columns = max(0, min(columns, Self.mostColumns)) }

    /// Whether rows that come now are of no use.
    public var isComplete: Bool { isFull || count >= Self.mostRows }

    public mutating func add(_ batch: RowBatch) {
        guard !isComplete, columns > 0 else { return }
        for row in 0..<batch.rowCount {
            guard count < Self.mostRows else { return }
            let (bytesBefore, cellsBefore) = (bytes.count, lengths.count)
            for cell in batch.cells(ofRow: row).prefix(columns) {
                let text = batch.text(cell)
                let length = Self.length(of: text)
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<length]))
                lengths.append(UInt16(length) | (length < text.count ? Self.cutMark : 0))
            }
            while lengths.count < cellsBefore + columns { lengths.append(0) }
            if count > 0, bytes.count > Self.mostBytes {
                bytes.removeSubrange(bytesBefore...)
                lengths.removeSubrange(cellsBefore...)
                isFull = true
                return
            }
            count += 1
        }
    }

    /// How many bytes of a text are kept.
    private static func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
        if text.count <= longestCell { return text.count }
        var characters = 0
        for (position, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
            if characters == longestCell || position > 4 * longestCell { return position }
            characters += 1
        }
        return min(text.count, 4 * longestCell)
    }

    /// Drops the rows after so many: blank lines at the end of a file are none.
    public mutating func keep(_ rows: Int) { count = min(count, max(0, rows)) }

    /// Gives the cells, row by row, until `read` answers that no more are wanted.
    public func forEachCell(_ read: (_ row: Int, _ column: Int, _ text: UnsafeBufferPointer<UInt8>, _ isCut: Bool) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for row in 0..<count {
                for column in 0..<columns {
                    let length = lengths[row * columns + column]
                    let end = min(start + Int(length & ~Self.cutMark), bytes.count)
                    guard read(row, column, UnsafeBufferPointer(rebasing: bytes[start..<end]), length & Self.cutMark != 0) else { return }
                    start = end
                }
            }
        }
    }
}

extension BinaryEncoder {
    public mutating func write(_ preview: PreviewRows) { preview.write(into: &self) }
}

extension PreviewRows {
    fileprivate func write(into out: inout BinaryEncoder) {
        out.number(columns)
        out.number(count)
        for length in lengths.prefix(count * columns) { out.number(Int(length)) }
        out.bytes += bytes
    }

    /// Reads what `BinaryEncoder.write` wrote, to the end; nil when it is not whole.
    public init?(encoded: [UInt8]) {
        let read: PreviewRows? = encoded.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            guard let columns = try? input.number(), columns <= Self.mostColumns, let count = try? input.number(), count <= Self.mostRows else { return nil }
            var preview = PreviewRows(columns: columns)
            preview.count = count
            for _ in 0..<(columns * count) {
                guard let length = try? input.number() else { return nil }
                preview.lengths.append(UInt16(truncatingIfNeeded: length))
            }
            preview.bytes = Array(buffer[input.offset...])
            return preview
        }
        guard let read else { return nil }
        self = read
    }
}
