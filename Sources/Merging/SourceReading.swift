internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Schemas
internal import Tables
internal import Validation

/// What reading one source came to: where its rows, their keys and its rejects have been put.
struct SourceReading: Sendable {
    /// Rows of data, blank ones left out.
    var rows = 0
    var rejected = 0
    /// How many rows were put by.
    var put: Int { rows - rejected }
    /// The merged rows as CSV, in the spool.
    var pieces: [Range<Int>] = []
    /// For each key of the merge (`RowKeys`), the `KeyRecord` of each row put by.
    var keys: [[Range<Int>]] = []
    /// The lines of the table of rejected rows.
    var rejects: [Range<Int>] = []
    /// Whether nothing of it is taken.
    var isRefused = false

    static func read(_ source: MergeSource, into merge: Merge, _ spool: Spool) throws -> SourceReading {
        var reader = try Reader(source, merge, spool)
        return try reader.read()
    }
}

/// Pieces of one text in the spool.
private final class Pieces {
    private let spool: Spool
    private(set) var ranges: [Range<Int>] = []

    init(_ spool: Spool) { self.spool = spool }

    func add(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { return }
        guard let range = spool.append(bytes) else { throw MergeError.noRoom }
        ranges.append(range)
    }
}

/// The records of one key, on their way to the spool.
private final class KeyPieces {
    private let pieces: Pieces
    private var out: ByteWriter

    init(_ spool: Spool) {
        let pieces = Pieces(spool)
        self.pieces = pieces
        out = ByteWriter { try pieces.add($0) }
    }

    func add(_ record: KeyRecord) { withUnsafeBytes(of: record) { out.raw($0.bindMemory(to: UInt8.self)) } }

    func finish() throws -> [Range<Int>] {
        try out.finish()
        return pieces.ranges
    }
}

/// Reads one source.
private struct Reader: ~Copyable {
    private let source: MergeSource
    private let merge: Merge
    private let (pieces, rejects): (Pieces, Pieces)
    /// One for each key of the merge.
    private let keys: [KeyPieces]
    private var out: ByteWriter
    private var rejectOut: ByteWriter
    private let lines: RejectsTable
    private var reading = SourceReading()
    /// What the rows have after the columns of the schema, but for their number.
    private let (before, after): ([UInt8], [UInt8])

    init(_ source: MergeSource, _ merge: Merge, _ spool: Spool) throws {
        self.source = source
        self.merge = merge
        let (pieces, rejects) = (Pieces(spool), Pieces(spool))
        (self.pieces, self.rejects) = (pieces, rejects)
        keys = merge.keys.columns.map { _ in KeyPieces(spool) }
        out = ByteWriter { try pieces.add($0) }
        rejectOut = ByteWriter { try rejects.add($0) }
        lines = RejectsTable(source, merge.language)
        var origin = ByteWriter()
        for text in [source.publisherName, source.publisherNumber, source.dataset, source.fileName] {
            origin.byte(0x2C)
            origin.csv(text)
        }
        origin.byte(0x2C)
        before = origin.bytes
        after = Array((source.date.map { "," + $0.description } ?? ",").utf8) + [0x0D, 0x0A]
    }

    mutating func read() throws -> SourceReading {
        var aligned: AlignedRows?
        var validator: TableValidator?
        var failure: [Finding] = []
        do {
            let form = try source.file.forEachBatch { header, batch in
                if aligned == nil {
                    let made = AlignedRows(header, merge.schema.schema, source.mapping, isCSV: source.file.format == .csv)
                    aligned = made
                    validator = TableValidator(merge.schema, headings: made.header, options: options)
                }
                guard let aligned, let validator else { return }
                aligned.take(batch)
                try add(aligned, validator)
            }
            // What is wrong with the headings goes for all rows.
            if let validator, let header = aligned?.header {
                failure = validator.finish(form).findings.filter { $0.severity == .error && ($0.table?.row ?? 0) <= header.row && $0.rule != .rowsMissing }
            }
        } catch let error as MergeError {
            throw error
        } catch {
            // A file that cannot be read to its end gives no rows: which of them are right is not known.
            failure = source.file.read().verdict.findings.filter { $0.severity == .error }
            if failure.isEmpty { failure = [Finding(.dataUnreadable, at: SourcePlace(file: source.file.shownPath), details: ["\(error)"])] }
        }
        try out.finish()
        reading.pieces = pieces.ranges
        reading.keys = try keys.map { try $0.finish() }
        if !failure.isEmpty || merge.salvage == .files && reading.rejected > 0 { refuse(failure) }
        try rejectOut.finish()
        reading.rejects = rejects.ranges
        return reading
    }

    private var options: ValidationOptions {
        var options = ValidationOptions(file: source.file.shownPath)
        options.likelyIdentifiers = source.file.likelyIdentifiers
        options.isTyped = source.file.format == .xlsx || source.file.format == .ods || source.file.format == .json
        options.isMendable = false
        return options
    }

    /// Nothing of the file is taken; the causes stand in the table of rejected rows.
    private mutating func refuse(_ failure: [Finding]) {
        for finding in failure { lines.writeFile(finding, into: &rejectOut) }
        if failure.isEmpty { lines.writeUntaken(reading.put, into: &rejectOut) }
        reading.isRefused = true
        reading.rejected = reading.rows
        reading.pieces = []
        reading.keys = []
    }

    private mutating func add(_ aligned: AlignedRows, _ validator: TableValidator) throws {
        let batch = aligned.batch
        var wrong = Set<Int>()
        var misshapen = Set<Int>()
        var faults: [FaultInBatch] = []
        validator.add(
            batch,
            noting: { fault in
                // What stands twice is no fault here: one of the two is passed over.
                guard fault.rule.severity == .error, fault.rule != .keyRepeated, fault.rule != .valueTwice else { return }
                wrong.insert(fault.row)
                if fault.rule.isOfRowShape { misshapen.insert(fault.row) }
                faults.append(fault)
            })
        // Of a row that was cut wrong, what stands in which column is not known.
        for fault in faults where fault.rule.isOfRowShape || !misshapen.contains(fault.row) {
            let column = fault.column.flatMap { $0 < aligned.columns.count ? aligned.columns[$0] : nil }
            var finding = validator.finding(of: fault)
            if fault.rule.isOfRowShape { finding.details.replaceSubrange(0..<2, with: [aligned.cellCounts[fault.row], aligned.width].map(String.init)) }
            lines.write(finding, row: batch.firstRow + fault.row, column: column, into: &rejectOut)
        }
        for row in 0..<batch.rowCount where !batch.isBlank(row) {
            reading.rows += 1
            if wrong.contains(row) {
                reading.rejected += 1
                continue
            }
            write(batch, row, aligned)
        }
    }

    private mutating func write(_ batch: RowBatch, _ row: Int, _ aligned: AlignedRows) {
        let cells = batch.cells(ofRow: row)
        let number = batch.firstRow + row
        func text(_ field: Int) -> UnsafeBufferPointer<UInt8> {
            aligned.positions[field].flatMap { $0 < cells.count ? batch.text(cells[$0]) : nil } ?? UnsafeBufferPointer(start: nil, count: 0)
        }
        for field in aligned.positions.indices {
            if field > 0 { out.byte(0x2C) }
            out.csv(text(field))
        }
        out.raw(before)
        out.raw(String(number))
        out.raw(after)
        for (key, records) in keys.enumerated() {
            let mark = merge.keys.mark(key, publisher: source.publisher, text)
            records.add(mark.map { KeyRecord(high: $0.high, low: $0.low, row: number) } ?? KeyRecord(ofNothingIn: number))
        }
    }
}

extension Rule {
    /// Whether it says that a row has too many cells or too few.
    fileprivate var isOfRowShape: Bool { self == .rowShort || self == .rowLong }
}
