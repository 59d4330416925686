internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Tables

/// What the readings of data files came to, kept between builds.
struct DataMemo: Sendable {
    static let name = "data"

    struct Entry: Sendable {
        /// Of the file's state, of its schema's, and of the program.
        var key: Fingerprint
        /// Nil when there is nothing to tell of the file: it is no table, and no fault.
        var mark: TableMark?
        /// What was detected of the file; nil when it could not be read.
        var form: TableForm?
        var layout: TableLayout?
        var findings: [Finding]
        /// What is wrong with the charts and maps that are asked for.
        var viewFindings: [Finding] = []
        /// What of its rows may be personal data, before any waiver.
        var privacy: [Finding] = []
        /// What it says of when and where; nil when nobody asked.
        var coverage: DataCoverage?
        /// The national schema that its columns are those of, and that it does not name.
        var suggestion: Suggestion?
        /// The names of its columns, for the search.
        var columnNames = ""
        /// Where this build has put the table's profile; never kept.
        var profile: Range<Int>?
        /// The same for what pages show of it.
        var shortProfile: Range<Int>?
        /// The same for the pages of its first rows, as programs get them.
        var rowPages: [Range<Int>] = []
        /// The same for those that pages show.
        var preview: Range<Int>?
        /// The same for its charts and maps.
        var views: Range<Int>?
        /// The same for its other forms, in the order of `TableDownloads.files`: each in pieces.
        var downloads: [[Range<Int>]] = []
        /// How many blocks its rows are cut into, and how many parts tell what is known of them; none for most tables.
        var blockCount = 0
        var blockPartCount = 0
        /// Where this build has put the blocks, and after them the index and the parts.
        var blocks: [Range<Int>] = []
    }

    struct Suggestion: Sendable {
        var name: String
        var title: String
    }

    /// What earlier builds have kept: where each path's entry begins.
    private var kept: [String: Int] = [:]
    private var bytes: [UInt8] = []

    init() {}

    /// What is known of a file, when nothing it was made from has changed.
    func entry(at path: String, key: Fingerprint) -> Entry? {
        guard let start = kept[path] else { return nil }
        return bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer, from: start)
            guard (try? input.mark()) == key else { return nil }
            return try? Self.entry(key, from: &input)
        }
    }

    // MARK: As bytes

    /// What is known of tables, for the next build.
    static func encoded(_ tables: TableShelf) -> [UInt8] {
        var out = BinaryEncoder()
        out.mark(Program.fingerprint)
        out.list(tables.tables) { out, table in
            out.text(table.file.shownPath)
            var inner = BinaryEncoder()
            if let entry = table.entry { write(entry, into: &inner) }
            out.number(inner.bytes.count)
            out.bytes += inner.bytes
        }
        return out.bytes
    }

    private static func write(_ entry: Entry, into out: inout BinaryEncoder) {
        out.mark(entry.key)
        out.optional(entry.mark) {
            for number in [$1.rows, $1.columns, $1.errors, $1.causes, $1.rowsServed, $1.cellsDropped] { $0.number(number) }
            $0.optional($1.schema)
            $0.optional($1.schemaVersion)
            $0.mark($1.fingerprint)
            $0.list($1.views) { $0.text($1) }
            $0.write($1.downloads)
        }
        out.optional(entry.form) {
            $0.text($1.format.rawValue)
            $0.text($1.encoding.rawValue)
            $0.number($1.delimiter.map { Int($0) + 1 } ?? 0)
            $0.optional($1.sheet)
        }
        out.optional(entry.coverage) { $0.write($1) }
        out.optional(entry.layout) {
            $0.number($1.headerRow)
            $0.number($1.oddities.rawValue)
        }
        out.number(entry.blockCount)
        out.number(entry.blockPartCount)
        out.optional(entry.suggestion) {
            $0.text($1.name)
            $0.text($1.title)
        }
        out.text(entry.columnNames)
        out.list(entry.findings) { $0.write($1) }
        out.list(entry.viewFindings) { $0.write($1) }
        out.list(entry.privacy) { $0.write($1) }
    }

    /// Nothing when there is none, or another program has written it.
    init(encoded bytes: [UInt8]?) {
        guard let bytes, let kept = bytes.withUnsafeBytes({ try? Self.places(in: $0) }) else { return }
        self.bytes = bytes
        self.kept = kept
    }

    private static func places(in buffer: UnsafeRawBufferPointer) throws(BinaryDecoder.Truncated) -> [String: Int] {
        var input = BinaryDecoder(buffer)
        guard try input.mark() == Program.fingerprint else { return [:] }
        let count = try input.count()
        var places = [String: Int](minimumCapacity: count)
        for _ in 0..<count {
            let path = try input.text()
            let length = try input.count()
            places[path] = input.offset
            input.offset += length
        }
        return places
    }

    private static func entry(_ key: Fingerprint, from input: inout BinaryDecoder) throws(BinaryDecoder.Truncated) -> Entry {
        var entry = Entry(key: key, findings: [])
        if try input.flag() {
            let numbers = (try input.number(), try input.number(), try input.number(), try input.number())
            let (rowsServed, cellsDropped) = (try input.number(), try input.number())
            entry.mark = TableMark(
                rows: numbers.0, columns: numbers.1, schema: try input.optionalText(), schemaVersion: try input.optionalText(), errors: numbers.2,
                causes: numbers.3, fingerprint: try input.mark())
            entry.mark?.rowsServed = rowsServed
            entry.mark?.cellsDropped = cellsDropped
            entry.mark?.views = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.text() }
            entry.mark?.downloads = try input.tableDownloads()
        }
        if try input.flag() {
            guard let format = TableForm.Format(rawValue: try input.text()) else { throw BinaryDecoder.Truncated() }
            var form = TableForm(format: format)
            guard let encoding = TextEncoding(rawValue: try input.text()) else { throw BinaryDecoder.Truncated() }
            form.encoding = encoding
            form.delimiter = UInt8(exactly: try input.number() - 1)
            form.sheet = try input.optionalText()
            entry.form = form
        }
        if try input.flag() { entry.coverage = try input.dataCoverage() }
        if try input.flag() { entry.layout = TableLayout(headerRow: try input.number(), oddities: TableLayout.Oddities(rawValue: try input.number())) }
        entry.blockCount = try input.number()
        entry.blockPartCount = try input.number()
        if try input.flag() { entry.suggestion = Suggestion(name: try input.text(), title: try input.text()) }
        entry.columnNames = try input.text()
        entry.findings = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() }
        entry.viewFindings = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() }
        entry.privacy = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() }
        return entry
    }
}

extension BinaryEncoder {
    fileprivate mutating func write(_ downloads: TableDownloads) {
        list(downloads.files) { out, file in
            out.text(file.format.rawValue)
            out.number(file.size)
        }
        number(downloads.defused)
        optional(downloads.reason?.rawValue)
        list(downloads.tooLarge) { $0.text($1.rawValue) }
        flag(downloads.isCleanAlready)
    }
}

extension BinaryDecoder {
    fileprivate mutating func tableDownloads() throws(Truncated) -> TableDownloads {
        var downloads = TableDownloads()
        downloads.files = try list { (input) throws(Truncated) in
            guard let format = DownloadFormat(rawValue: try input.text()) else { throw Truncated() }
            return TableDownloads.File(format, size: try input.number())
        }
        downloads.defused = try number()
        downloads.reason = try optionalText().flatMap(TableDownloads.Reason.init)
        downloads.tooLarge = try list { (input) throws(Truncated) in
            guard let format = DownloadFormat(rawValue: try input.text()) else { throw Truncated() }
            return format
        }
        downloads.isCleanAlready = try flag()
        return downloads
    }
}
