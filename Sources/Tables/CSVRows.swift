private import CHalle

/// The rows of a CSV file (RFC 4180 and what people make of it), whatever its encoding, delimiter and line ends.
///
/// The file is read once and takes flat memory: some 0.5 MB, and more only where a single row is long, up to `CSVScanner.longestRow`
/// (4 MB; a longer one is `TableError.endless`). A quoted cell may hold 1,000 line breaks; a quote that nothing closes within that and
/// within the longest row is taken as a slip (`unclosedQuote`).
public final class CSVRows: RowSource {
    private let decoded: DecodedText
    /// How the file marks its cells.
    public let dialect: Dialect
    private var scanner: CSVScanner
    private let batchBytes: Int
    private var nextRow = 1
    private var isEnd = false
    private var isAtFirstBatch = false
    private var failure: TableError?
    /// The rows of the whole text, where it was short enough to be cut for good when its dialect was looked for.
    private var whole: RowBatch?

    /// The start of a row whose end was not in the last batch.
    private var carried: [UInt8] = []
    private var marks: UnsafeMutablePointer<UInt64>?
    private var markedBlocks = 0
    /// The text of the last batch as it stood before doubled quotes were taken out.
    private var keptText: [UInt8] = []

    /// Reads the first megabyte of the file to learn its encoding and its dialect.
    ///
    /// - Parameters:
    ///   - dialect: when it is known; else it is detected.
    ///   - encoding: when it is known; else it is detected.
    public convenience init(_ source: any ByteSource, dialect: Dialect? = nil, encoding: TextEncoding? = nil) throws(TableError) {
        try self.init(source, dialect: dialect, encoding: encoding, batchBytes: RowBatch.usualBytes)
    }

    /// - Parameter batchBytes: about how many bytes a batch gets.
    init(_ source: any ByteSource, dialect: Dialect?, encoding: TextEncoding?, batchBytes: Int) throws(TableError) {
        decoded = try DecodedText(source, encoding: encoding)
        if let magic = FileMagic(decoded.head) { throw .disguised(magic) }
        self.batchBytes = max(batchBytes, DecodedText.leastRoom)
        if let dialect {
            self.dialect = dialect
            scanner = CSVScanner(dialect)
            return
        }
        let batch = RowBatch()
        let detected = try Dialect.detect(decoded, batch)
        self.dialect = detected.dialect
        scanner = CSVScanner(self.dialect)
        if let rows = detected.rows, rows.isFirstBatchLast, rows.batchBytes == self.batchBytes, decoded.isClean {
            (scanner, nextRow, isEnd) = (rows.scanner, rows.nextRow, true)
            whole = batch
        }
    }

    /// The rows of a text of which nothing has been read.
    init(_ text: DecodedText, dialect: Dialect) {
        decoded = text
        self.dialect = dialect
        scanner = CSVScanner(dialect)
        batchBytes = RowBatch.usualBytes
    }

    /// Whether the rows that `next` gave last were the first, and there are no more.
    var isFirstBatchLast: Bool { isEnd && isAtFirstBatch && carried.isEmpty && failure == nil }

    deinit { marks?.deallocate() }

    public func next(_ batch: RowBatch) throws(TableError) -> Bool {
        if let whole {
            batch.exchange(with: whole)
            self.whole = nil
            return true
        }
        isAtFirstBatch = nextRow == 1
        batch.removeAll(firstRow: nextRow)
        if let failure { throw failure }
        var target = carried.count + batchBytes
        batch.reserveBytes(target + CSVScanner.padding)
        carried.withUnsafeBufferPointer { buffer in
            if let start = buffer.baseAddress { batch.bytes.update(from: start, count: buffer.count) }
        }
        var count = carried.count
        while true {
            while !isEnd, target - count >= DecodedText.leastRoom {
                let read = try decoded.read(into: batch.bytes + count, room: target - count)
                if read == 0 { isEnd = true }
                count += read
            }
            (batch.bytes + count).update(repeating: 0, count: CSVScanner.padding)
            let marks = mark(batch, count: count)
            if scanner.keepsRowEnds {
                keptText.removeAll(keepingCapacity: true)
                keptText.append(contentsOf: UnsafeBufferPointer(start: batch.bytes, count: count))
            }
            if decoded.hasSightings { for (kind, sighting) in sightings { scanner.find(kind, at: sighting.position) } }
            let (taken, stop) = scanner.scan(batch, marks: marks, start: decoded.position - count, count: count, isEnd: isEnd)
            if case .endless(let row) = stop {
                failure = .endless(row: row)
            } else if batch.rowCount == 0, !isEnd {
                guard count <= 2 * CSVScanner.longestRow else {
                    failure = .endless(row: nextRow)
                    break
                }
                target = 2 * max(target, count)
                batch.reserveBytes(target + CSVScanner.padding)
                continue
            }
            batch.setByteCount(taken)
            carried.removeAll(keepingCapacity: true)
            carried.append(contentsOf: UnsafeBufferPointer(start: batch.bytes + taken, count: count - taken))
            break
        }
        nextRow += batch.rowCount
        if batch.rowCount > 0 { return true }
        if let failure { throw failure }
        return false
    }

    /// Where the separators and quotes of the batch's first bytes are.
    private func mark(_ batch: RowBatch, count: Int) -> UnsafePointer<UInt64> {
        let blocks = (count + 63) / 64
        let marks: UnsafeMutablePointer<UInt64>
        if let room = self.marks, blocks <= markedBlocks {
            marks = room
        } else {
            self.marks?.deallocate()
            markedBlocks = max(1, blocks)
            marks = .allocate(capacity: 2 * markedBlocks)
            self.marks = marks
        }
        halle_mark_separators(batch.bytes, blocks, scanner.delimiter, scanner.quote, marks)
        return UnsafePointer(marks)
    }

    // MARK: Text

    /// Keeps the text of each batch beside its cells, for whoever writes the file anew. Asked for before the first `next`.
    public func keepText() {
        if whole != nil { (whole, scanner, nextRow, isEnd) = (nil, CSVScanner(dialect), 1, false) }
        scanner.keepsRowEnds = true
    }

    /// The text of the last batch as UTF-8, quotes, delimiters and line ends included: the cells of the batch, before any are dropped from it, start at
    /// their offsets in it. A cell whose quotes had to be looked into may be shorter than its text here.
    public var text: [UInt8] { keptText }

    /// Where each row of the last batch ends in `text`, its line end included.
    public var rowEnds: [Int] { scanner.rowEnds }

    // MARK: Form

    private var sightings: [(kind: TableForm.Remark.Kind, sighting: DecodedText.Sighting)] {
        [(.nulBytes, decoded.nulBytes), (.mixedEncoding, decoded.strayBytes), (.damagedAccents, decoded.damagedAccents)].filter { $0.1.count > 0 }
    }

    public var form: TableForm {
        var form = TableForm(format: .csv)
        form.encoding = decoded.encoding
        form.hasByteOrderMark = decoded.hasByteOrderMark
        form.delimiter = dialect.delimiter
        form.quote = dialect.quote
        form.skipsSpaces = dialect.skipsSpaces
        form.remarks = scanner.remarks
        for (kind, sighting) in sightings { form.remark(kind, row: scanner.sightings[kind]?.row ?? max(1, nextRow - 1), count: sighting.count) }
        let endings = scanner.endings
        let kinds = [(TableForm.LineEnding.lf, endings.lineFeeds), (.crlf, endings.windows), (.cr, endings.loneReturns)].filter { $0.1.count > 0 }
            .sorted { $0.1.firstRow < $1.1.firstRow }
        form.lineEnding = kinds.count > 1 ? .mixed : kinds.first?.0
        if kinds.count > 1, let most = kinds.map(\.1.count).max() {
            form.remark(.mixedLineEndings, row: kinds[1].1.firstRow, count: kinds.reduce(0) { $0 + $1.1.count } - most)
        }
        form.remarks.sort { ($0.row, $0.kind.rawValue) < ($1.row, $1.kind.rawValue) }
        return form
    }
}
