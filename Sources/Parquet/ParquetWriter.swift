/// Writes a table as Apache Parquet (github.com/apache/parquet-format, version 2): the same values give the same bytes.
///
/// Values go to the chunks, column by column or row by row; `endRows` says how many rows they made. Rows are written in groups, so that memory
/// stays flat and readers can leave out groups that hold nothing they look for; each group's chunks are cut into pages packed by zstd. Columns are
/// flat and nullable, in pages of version 1, which every reader knows; texts that come again are written once in a group.
public final class ParquetWriter {
    /// One for each column, in order.
    public let chunks: [ParquetChunk]
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private var position = 0
    /// Of the group that is being filled.
    private var rows = 0
    private var weight = 0
    private var allRows = 0
    /// What the file says of the groups at its end.
    private var groups = CompactThrift()
    private var groupCount = 0

    /// The largest group, in rows.
    public static let mostRows = 122_880
    /// About the largest group, in bytes before they are packed.
    public static let mostBytes = 32 << 20
    /// What a value takes besides its text, in bytes: between a bit and eight bytes.
    private static let cellWeight = 4
    private static let mark: [UInt8] = Array("PAR1".utf8)

    /// - Parameters:
    ///   - columns: at least one; their names all differ.
    ///   - sink: gets the bytes of the file, piece by piece, and may throw what it likes.
    public init(_ columns: [ParquetColumn], sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        let packer = Packer()
        chunks = columns.map { ParquetChunk($0, packer) }
        self.sink = sink
    }

    /// Whether the group that is being filled is full with so many rows more: then `endRows` must be called before others are appended.
    ///
    /// - Parameter bytes: how long the texts of their cells are together, whatever they are written as.
    public func isFull(with rows: Int, bytes: Int) -> Bool {
        self.rows + rows >= Self.mostRows || weight + bytes + rows * chunks.count * Self.cellWeight >= Self.mostBytes
    }

    /// Says that rows are complete; what a chunk has not got of them by the end of the group is missing.
    public func endRows(_ count: Int, bytes: Int) throws {
        let isFull = isFull(with: count, bytes: bytes)
        rows += count
        weight += bytes + count * chunks.count * Self.cellWeight
        if isFull { try endGroup() }
    }

    /// Writes what is left, and what the file says of itself.
    public func finish() throws {
        try endGroup()
        try start()
        var footer = CompactThrift()
        footer.int32(1, 2)
        footer.list(2, of: .structure, count: chunks.count + 1)
        footer.element { root in
            root.text(4, "schema")
            root.int32(5, chunks.count)
        }
        for chunk in chunks { chunk.column.describe(into: &footer) }
        footer.int64(3, allRows)
        footer.list(4, of: .structure, count: groupCount)
        footer.elements(groups)
        footer.text(6, "halle")
        // Without it readers do not trust the bounds of texts: in the order of their types.
        footer.list(7, of: .structure, count: chunks.count)
        for _ in chunks { footer.element { $0.structure(1) { _ in } } }
        footer.stop()
        try write(footer.bytes)
        try write(withUnsafeBytes(of: UInt32(truncatingIfNeeded: footer.bytes.count).littleEndian) { Array($0) })
        try write(Self.mark)
    }

    private func start() throws { if position == 0 { try write(Self.mark) } }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try sink($0) }
        position += bytes.count
    }

    private func endGroup() throws {
        guard rows > 0 else { return }
        try start()
        let offset = position
        var unpackedSize = 0
        var columns = CompactThrift()
        for chunk in chunks {
            let ended = try chunk.end(rows: rows, at: position, into: sink)
            position += ended.size
            unpackedSize += ended.unpackedSize
            columns.elements(ended.description)
        }
        groups.element { group in
            group.list(1, of: .structure, count: chunks.count)
            group.elements(columns)
            group.int64(2, unpackedSize)
            group.int64(3, rows)
            group.int64(5, offset)
            group.int64(6, position - offset)
            // The format counts groups with 16 bits, and lets the number be left out.
            if groupCount <= Int16.max { group.int16(7, groupCount) }
        }
        groupCount += 1
        allRows += rows
        rows = 0
        weight = 0
    }
}
