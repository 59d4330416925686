public import JSON

/// The rows of a JSON array of flat objects, or of an object that has one among its members (`{"results": […]}`): the header, then one row
/// for each object.
///
/// The header has the names of the first 1,000 objects in the order in which they first appear; see `JSONRecords`. What is nested in an
/// object becomes JSON text in a cell.
public final class JSONRows: RowSource {
    public private(set) var form = TableForm(format: .json)
    /// Why the file is no JSON, and where, when `next` has thrown for it.
    public private(set) var failure: JSONError?

    private enum Stage { case start, elements, rest, done }

    private let feed: JSONFeed
    private var reader: JSONReader
    private var records = JSONRecords()
    private var stage = Stage.start
    private var nextRow = 1
    private var isNoTable = false

    public init(_ source: any ByteSource) {
        let feed = JSONFeed(source)
        self.feed = feed
        reader = JSONReader(source: feed.read)
    }

    public func next(_ batch: RowBatch) throws(TableError) -> Bool {
        batch.removeAll(firstRow: nextRow)
        do { try fill(batch) } catch { throw tableError(error) }
        records.remark(&form)
        nextRow += batch.rowCount
        guard nextRow > 1 else { throw .empty }
        return batch.rowCount > 0
    }

    private func fill(_ batch: RowBatch) throws(JSONError) {
        if stage == .start { try findArray(batch) }
        while stage == .elements, !records.isFull(batch) { try takeElement(batch) }
        if records.isLookingAhead { records.finishLookahead(into: batch) }
        if stage == .rest { try finish() }
    }

    // MARK: The array

    private func takeElement(_ batch: RowBatch) throws(JSONError) {
        let event = try reader.next()
        switch event {
        case .beginObject:
            try records.readObject(&reader)
            records.endRow(into: batch)
        case .endArray: stage = .rest
        default:
            form.remark(.strayValues, row: records.objectCount + 2)
            try reader.skip(event)
            records.blankRow(into: batch)
        }
    }

    /// Goes into the array of objects: the document itself, or the first member of it that has an object as first element.
    private func findArray(_ batch: RowBatch) throws(JSONError) {
        let event = try reader.next()
        form.hasByteOrderMark = reader.hasByteOrderMark
        switch event {
        case .beginArray:
            try enterArray(isWhole: true, batch)
            guard stage != .start else { throw notTable() }
        case .beginObject:
            while stage == .start, try reader.next() == .name {
                let value = try reader.next()
                if value == .beginArray { try enterArray(isWhole: false, batch) } else { try reader.skip(value) }
            }
            guard stage != .start else { throw notTable() }
        default: throw notTable()
        }
    }

    private func enterArray(isWhole: Bool, _ batch: RowBatch) throws(JSONError) {
        let outside = reader.depth - 1
        let event = try reader.next()
        if event == .beginObject {
            try records.readObject(&reader)
            records.endRow(into: batch)
            stage = .elements
        } else if isWhole, event == .endArray {
            stage = .rest
        } else {
            try reader.skip(event)
            while reader.depth > outside { try reader.skip(try reader.next()) }
        }
    }

    /// Reads what comes behind the array, to know that the document is whole.
    private func finish() throws(JSONError) {
        while try reader.next() != .end {}
        stage = .done
    }

    // MARK: What is said of it

    private func notTable() -> JSONError {
        isNoTable = true
        return JSONError(.syntax, line: reader.place.line, column: reader.place.column)
    }

    private func tableError(_ error: JSONError) -> TableError {
        stage = .done
        if let error = feed.failure { return error }
        if isNoTable { return .damaged(.noListOfObjects) }
        failure = error
        switch error.kind {
        case .tooLong: return .endless(row: records.objectCount + 2)
        default: return .damaged(.notJSON(error))
        }
    }
}

/// Gives the bytes of a table's source to a reader of JSON, and keeps the source's own error.
public final class JSONFeed {
    private let source: any ByteSource
    /// What the source has thrown.
    public private(set) var failure: TableError?

    public init(_ source: any ByteSource) { self.source = source }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int {
        do {
            return try source.read(into: buffer)
        } catch {
            failure = error
            throw JSONError(.unreadable, line: 0, column: 0)
        }
    }
}
