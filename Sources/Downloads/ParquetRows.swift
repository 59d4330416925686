public import DataFiles
internal import Parquet
internal import Profiles
public import Tables

/// A Parquet file of rows of a table: all of them, or some. Blank rows are left out.
public final class ParquetRows: FormWriter {
    private let columns: [ParquetColumn]
    private let writer: ParquetWriter
    private let places: RowPlaces?
    /// Of the source, for their places.
    private var row = 0
    private var failure: (any Error)?
    private var hasMisfit = false
    /// The rows of a batch that go to the file together.
    private var kept: [Int32] = []

    public convenience init(_ table: ParquetTable, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.init(table, places: nil, sink: sink)
    }

    /// - Parameter places: what the last two columns are filled with.
    init(_ table: ParquetTable, places: RowPlaces?, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        columns = table.columns
        writer = ParquetWriter(columns, sink: sink)
        self.places = places
    }

    public func add(_ batch: RowBatch) { add(batch, rows: 0..<batch.rowCount) }

    /// - Parameter rows: of the batch.
    public func add(_ batch: RowBatch, rows: Range<Int>) {
        guard failure == nil, !hasMisfit else { return }
        let first = row
        row += rows.count
        kept.removeAll(keepingCapacity: true)
        var bytes = 0
        do {
            for number in rows {
                var length = 0
                for cell in batch.cells(ofRow: number) { length &+= cell.length }
                if length == 0, place(first + number - rows.lowerBound) == nil { continue }
                kept.append(Int32(truncatingIfNeeded: number))
                bytes += length
                // Groups end where the rows say, wherever batches do.
                if writer.isFull(with: kept.count, bytes: bytes) {
                    write(batch, first - rows.lowerBound)
                    try writer.endRows(kept.count, bytes: bytes)
                    kept.removeAll(keepingCapacity: true)
                    bytes = 0
                }
            }
            write(batch, first - rows.lowerBound)
            try writer.endRows(kept.count, bytes: bytes)
        } catch {
            failure = error
        }
    }

    private func place(_ row: Int) -> (longitude: Double, latitude: Double)? {
        guard let places, row < places.degrees.count else { return nil }
        return places.degrees[row]
    }

    /// - Parameter first: the number of the batch's first row in the source.
    private func write(_ batch: RowBatch, _ first: Int) {
        let own = columns.count - (places == nil ? 0 : 2)
        for position in 0..<own {
            let chunk = writer.chunks[position]
            switch columns[position].type {
            case .text:
                each(batch, position) { text in
                    guard !isBlank(text) else { return false }
                    chunk.text(text)
                    return true
                } missing: {
                    chunk.missing()
                }
            case .whole:
                each(batch, position) {
                    take(exactWhole($0)) { chunk.whole($0) }
                } missing: {
                    chunk.missing()
                }
            case .number:
                each(batch, position) {
                    take(exactNumber($0)) { chunk.number($0) }
                } missing: {
                    chunk.missing()
                }
            case .truth:
                each(batch, position) {
                    take(exactTruth($0)) { chunk.truth($0) }
                } missing: {
                    chunk.missing()
                }
            case .date:
                each(batch, position) {
                    take(exactDay($0)) { chunk.date($0) }
                } missing: {
                    chunk.missing()
                }
            case .localTime, .universalTime:
                let hasZone = columns[position].type == .universalTime
                each(batch, position) { text in
                    take(exactMoment(text)) { moment in
                        if moment.hasZone != hasZone { hasMisfit = true }
                        chunk.moment(moment.microseconds)
                    }
                } missing: {
                    chunk.missing()
                }
            }
        }
        guard places != nil else { return }
        for number in kept {
            let place = place(first + Int(number))
            for (position, degrees) in [(own, place?.longitude), (own + 1, place?.latitude)] {
                if let degrees, degrees.isFinite { writer.chunks[position].number(degrees) } else { writer.chunks[position].missing() }
            }
        }
    }

    /// Hands out the cells of a column in the rows that are kept.
    ///
    /// - Parameter take: says false for a cell that counts as missing.
    @inline(__always)
    private func each(_ batch: RowBatch, _ position: Int, take: (UnsafeBufferPointer<UInt8>) -> Bool, missing: () -> Void) {
        kept.withUnsafeBufferPointer { kept in
            for number in kept {
                let cells = batch.cells(ofRow: Int(number))
                if position < cells.count, !cells[position].isEmpty, take(batch.text(cells[position])) { continue }
                missing()
            }
        }
    }

    @inline(__always)
    private func take<Value>(_ cell: ExactCell<Value>, _ append: (Value) -> Void) -> Bool {
        switch cell {
        case .value(let value):
            append(value)
            return true
        case .blank: return false
        case .misfit:
            hasMisfit = true
            return false
        }
    }

    /// Whether a text is of nothing but spaces.
    @inline(__always)
    private func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, first <= 0x20 || first == 0xC2 || first == 0xE2 else { return false }
        return CellValue(text) == .blank
    }

    /// - Returns: false when a cell did not fit the type of its column, so that the file would lie: then there are other rows than the types were decided of.
    public func finish() throws -> Bool {
        if let failure { throw failure }
        guard !hasMisfit else { return false }
        try writer.finish()
        return true
    }
}

extension ParquetTable {
    /// Writes a file for each part of a table, all with the same columns, in one reading and with the memory of one file.
    ///
    /// - Parameters:
    ///   - file: the table itself.
    ///   - parts: rows below the header, counted from 0, blank ones too; in rising order, each after the one before.
    ///   - sink: gets the bytes of each file with the position of its part; a part without rows is a file too.
    /// - Returns: false when the file has changed since the types were decided.
    public func write(_ file: DataFile, parts: [Range<Int>], into sink: @escaping (Int, UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        var part = 0
        var first = 0
        var rows: ParquetRows?
        func current() -> ParquetRows {
            let number = part
            let made = rows ?? ParquetRows(self) { try sink(number, $0) }
            rows = made
            return made
        }
        var isSound = true
        func end() throws {
            if try !current().finish() { isSound = false }
            rows = nil
            part += 1
        }
        try file.forEachBatch { _, batch in
            let last = first + batch.rowCount
            while isSound, part < parts.count, parts[part].lowerBound < last {
                let range = parts[part].clamped(to: first..<last)
                if !range.isEmpty { current().add(batch, rows: (range.lowerBound - first)..<(range.upperBound - first)) }
                if parts[part].upperBound > last { break }
                try end()
            }
            first = last
        }
        while isSound, part < parts.count { try end() }
        return isSound
    }
}
