public import Bytes
public import DataFiles
public import Findings
public import Model
internal import Schemas
public import Validation

/// One table made of the files of many publishers that follow one schema.
///
/// Each file is read once: its rows are brought to the schema's columns, checked against it, and put by with a mark of their key. When the keys of
/// all are known, the rows that come twice are passed over, and the others written, in the order of the files. Memory does not grow with the files,
/// but for one bit a row: rows, keys and rejects lie in the spool.
public struct Merge: Sendable {
    /// The schema of the merged table.
    public let schema: PreparedSchema
    public var salvage: MergeRule.Salvage
    /// In the order of the merged rows.
    public var sources: [MergeSource]
    /// Of the tables of rejected rows.
    public var language: Language
    let keys: RowKeys

    /// - Parameter isKeyOfPublisher: whether rows of different publishers are never the same.
    public init(schema: PreparedSchema, salvage: MergeRule.Salvage, sources: [MergeSource], language: Language, isKeyOfPublisher: Bool = false) {
        self.schema = schema
        self.salvage = salvage
        self.sources = sources
        self.language = language
        keys = RowKeys(schema.schema, isOfPublisher: isKeyOfPublisher)
    }
}

/// A file that is merged, and what its rows say of where they come from.
public struct MergeSource: Sendable {
    /// With the schema that it names.
    public var file: DataFile
    /// What becomes of its rows when they stand in another file too: the newer ones stay. Nil is older than any.
    public var date: CalendarDate?
    public var publisherName: String
    /// 14 digits, or 9 where only these are known; empty where neither is.
    public var publisherNumber: String
    /// Which sources are of one publisher.
    public var publisher: Int
    /// The address of its dataset, `roques/subventions`, and its published name.
    public var dataset: String
    public var fileName: String
    /// What brings it to the merged schema.
    public var mapping: VersionMapping?

    public init(
        file: DataFile, date: CalendarDate?, publisher: Int, publisherName: String, publisherNumber: String, dataset: String, fileName: String,
        mapping: VersionMapping? = nil
    ) {
        self.file = file
        self.date = date
        self.publisher = publisher
        self.publisherName = publisherName
        self.publisherNumber = publisherNumber
        self.dataset = dataset
        self.fileName = fileName
        self.mapping = mapping
    }
}

/// What became of the rows of one source: all of them are kept, rejected or duplicates.
public struct MergedSource: Sendable, Equatable {
    public var rows = 0
    public var kept = 0
    public var rejected = 0
    public var duplicates = 0
    /// How many of the duplicates stand in another publisher's file.
    public var duplicatesOfOthers = 0
    public var isRefused = false

    public init() {}
}

public enum MergeError: Error, Equatable {
    /// The disk has no room for what lies between reading and writing.
    case noRoom
    /// More or fewer rows came out than went in: the merged table must not be published.
    case miscounted(rows: Int, accounted: Int)
}

extension Merge {
    /// Reads all sources and writes the merged table, then the tables of rejected rows.
    ///
    /// - Parameters:
    ///   - table: gets the merged table: CSV (RFC 4180), UTF-8, commas.
    ///   - rejects: gets the rows of a publisher that were not taken, the publishers one after the other, each in one run of calls.
    /// - Returns: what became of each source, in their order.
    /// - Throws: `MergeError`, or what the sinks throw.
    public func write(
        table: @escaping (UnsafeRawBufferPointer) throws -> Void, rejects: @escaping (_ publisher: Int, UnsafeRawBufferPointer) throws -> Void, crew: Crew,
        spool: Spool
    ) throws -> [MergedSource] {
        let readings = try crew.map(sources) { try SourceReading.read($0, into: self, spool) }
        let losers = try Duplicates.find(readings, newestFirst: newestFirst, spool)
        var out = ByteWriter(sink: table)
        writeHeader(into: &out)
        try out.finish()
        var results: [MergedSource] = []
        for (number, reading) in readings.enumerated() {
            let duplicates = losers.rows[number]
            var filter = RowFilter(leavingOut: duplicates)
            for piece in reading.pieces { try filter.pass(Self.bytes(piece, spool), to: table) }
            var result = MergedSource()
            result.rows = reading.rows
            result.rejected = reading.rejected
            result.duplicates = duplicates?.count ?? 0
            result.kept = filter.written
            result.isRefused = reading.isRefused
            guard result.kept + result.rejected + result.duplicates == result.rows else {
                throw MergeError.miscounted(rows: result.rows, accounted: result.kept + result.rejected + result.duplicates)
            }
            results.append(result)
        }
        try writeRejects(readings, losers, &results, spool, rejects)
        return results
    }

    /// The numbers of the sources: of two with the same row the first one keeps it.
    private var newestFirst: [Int] {
        sources.indices.sorted { a, b in
            switch (sources[a].date, sources[b].date) {
            case (let one?, let other?) where one != other: one > other
            case (_?, nil): true
            case (nil, _?): false
            default: a < b
            }
        }
    }

    private func writeHeader(into out: inout ByteWriter) {
        for (index, name) in (schema.schema.fields + schema.schema.mergedFields(in: language)).map(\.name).enumerated() {
            if index > 0 { out.byte(0x2C) }
            out.csv(name)
        }
        out.raw("\r\n")
    }

    private func writeRejects(
        _ readings: [SourceReading], _ losers: Duplicates, _ results: inout [MergedSource], _ spool: Spool,
        _ sink: @escaping (Int, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var order: [Int] = []
        for source in sources where !order.contains(source.publisher) { order.append(source.publisher) }
        for publisher in order {
            let numbers = sources.indices.filter { sources[$0].publisher == publisher && (!readings[$0].rejects.isEmpty || losers.rows[$0] != nil) }
            guard !numbers.isEmpty else { continue }
            var out = ByteWriter { try sink(publisher, $0) }
            RejectsTable.writeHeader(language, into: &out)
            for number in numbers {
                for piece in readings[number].rejects { out.raw(try Self.bytes(piece, spool)) }
                guard let duplicates = losers.rows[number] else { continue }
                let lines = RejectsTable(sources[number], language)
                var position = 0
                for piece in readings[number].keys.first ?? [] {
                    for key in KeyRecord.all(in: try Self.bytes(piece, spool)) {
                        if duplicates.contains(position) {
                            let winner = duplicates.winner(of: position)
                            if let winner, sources[winner.source].publisher != publisher { results[number].duplicatesOfOthers += 1 }
                            lines.writeDuplicate(
                                row: key.row, standsIn: winner.map { sources[$0.source] }, sharing: winner.map { keys.names[$0.key] } ?? [], into: &out)
                        }
                        position += 1
                    }
                }
            }
            try out.finish()
        }
    }

    static func bytes(_ piece: Range<Int>, _ spool: Spool) throws -> [UInt8] {
        guard let bytes = spool.bytes(piece) else { throw MergeError.noRoom }
        return bytes
    }
}
