internal import Tables

/// An XML part of a spreadsheet that is being read: its packed bytes, its parser, and the buffer between the two.
final class PartReader {
    private let entry: ZipEntry
    private let stream: XMLStream
    private let visitor: XMLVisitor
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var filled = 0
    private var position = 0
    /// Whether the part has been read to its end, or its visitor wants no more of it.
    private(set) var isFinished = false

    /// Small, since a few bytes of XML can make many cells of a row.
    private static let step = 8 << 10

    /// How many bytes were unpacked.
    var unpacked: Int { entry.unpacked }

    init(_ entry: ZipEntry, _ stream: XMLStream, _ visitor: XMLVisitor) {
        self.entry = entry
        self.stream = stream
        self.visitor = visitor
        stream.visitor = visitor
        buffer = .allocate(capacity: 64 << 10)
    }

    deinit { buffer.deallocate() }

    /// Reads a few more kilobytes.
    func advance() throws(TableError) {
        guard !isFinished else { return }
        if position == filled {
            position = 0
            filled = try entry.read(into: buffer)
            if filled == 0 {
                isFinished = true
                try stream.finish()
                return
            }
        }
        let end = min(position + Self.step, filled)
        let piece = UnsafeBufferPointer(rebasing: buffer[position..<end])
        position = end
        try stream.read(piece)
        if visitor.isStopped { isFinished = true }
    }

    /// Fills the batch with the next rows that the part's visitor puts together. False when there are no more.
    func fill(_ batch: RowBatch, with rows: RowAssembly) throws(TableError) -> Bool {
        repeat {
            if rows.begin(batch) {
                while !isFinished, !rows.isFull { try advance() }
            }
            rows.end(batch)
        } while batch.rowCount == 0 && (rows.hasParked || !isFinished)
        return batch.rowCount > 0
    }

    func readAll() throws(TableError) {
        while !isFinished { try advance() }
    }
}

extension ZipPackage {
    /// The most bytes that a part other than a sheet or the shared strings may have.
    static let partLimit = 32 << 20

    /// Walks through a whole part. False when the archive has no such part.
    func visit<Visitor: XMLVisitor>(_ part: String, limit: Int = partLimit, _ make: (XMLStream) -> Visitor) throws(TableError) -> Visitor? {
        guard let index = index(of: part) else { return nil }
        let stream = try XMLStream(part: part)
        let visitor = make(stream)
        try PartReader(open(index, limit: limit), stream, visitor).readAll()
        return visitor
    }
}
