internal import Bytes
public import Findings
public import Model
internal import Tables

/// What the checks of a catalogue's files have come to over time: `history.csv` beside the settings.
///
/// The file is an input of the build like any other, so that a build stays reproducible: only `halle check --record` adds to it. One row for each
/// file and each day on which its verdict was not that of before:
///
///     date,file,rows,schema,version,errors
///     2026-01-15,content/roques/subventions/subventions-2025.csv,118,scdl/subventions,2.1.0,12
public struct VerdictHistory: Sendable, Equatable {
    /// The file, relative to the catalogue's root.
    public static let file = "history.csv"
    private static let columns = ["date", "file", "rows", "schema", "version", "errors"]
    /// In bytes: some million rows.
    public static let largestFile = 1 << 26

    /// By the paths of the files, relative to the catalogue's root; the oldest first.
    private var verdicts: [String: [PastVerdict]] = [:]

    public init() {}

    public var isEmpty: Bool { verdicts.isEmpty }

    /// What is known of a file, the oldest first.
    ///
    /// - Parameter path: relative to the catalogue's root.
    public subscript(path: String) -> [PastVerdict] { verdicts[path] ?? [] }

    /// Notes what a file has come to, if that is not what was noted last. A day's last verdict takes the place of its earlier ones.
    ///
    /// - Returns: whether the history is another now.
    public mutating func record(_ verdict: PastVerdict, of path: String) -> Bool {
        var known = verdicts[path] ?? []
        let before = known
        // Without a schema and without a fault there is no verdict to follow.
        guard verdict.schema != nil || verdict.errors > 0 || !known.isEmpty else { return false }
        known.removeAll { $0.day == verdict.day }
        let place = known.firstIndex { $0.day > verdict.day } ?? known.count
        if place == 0 || !known[place - 1].says(the: verdict) { known.insert(verdict, at: place) }
        verdicts[path] = known
        return known != before
    }

    // MARK: As a file

    /// Reads what `write` has written, or a spreadsheet program has saved of it.
    ///
    /// - Parameter findings: gets one for each row that cannot be used; the others are.
    public init(_ bytes: [UInt8], findings: inout [Finding]) {
        guard let rows = try? CSVRows(MemorySource(bytes)), let table = try? TableReader(rows, expecting: Self.columns) else { return }
        let places = Self.columns.map { name in table.labels.firstIndex(of: name) }
        guard let day = places[0], let file = places[1] else {
            findings.append(
                Finding(.historyUnreadable, at: SourcePlace(file: Self.file, line: table.header.row), details: [Self.columns.joined(separator: ", ")]))
            return
        }
        let batch = RowBatch()
        while (try? table.next(batch)) == true {
            for row in 0..<batch.rowCount where !batch.isBlank(row) {
                let cells = batch.cells(ofRow: row).map { String(decoding: batch.text($0), as: UTF8.self) }
                func cell(_ place: Int?) -> String { place.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
                func number(_ place: Int?) -> Int? { cell(place).isEmpty ? 0 : Int(cell(place)).flatMap { $0 >= 0 ? $0 : nil } }
                guard let date = CalendarDate(iso8601: cell(day)), !cell(file).isEmpty, let count = number(places[2]), let errors = number(places[5]) else {
                    findings.append(Finding(.historyRow, at: SourcePlace(file: Self.file, line: batch.firstRow + row), value: cells.joined(separator: ",")))
                    continue
                }
                func text(_ place: Int?) -> String? { cell(place).isEmpty ? nil : cell(place) }
                verdicts[cell(file), default: []].append(
                    PastVerdict(day: date, rows: count, schema: text(places[3]), schemaVersion: text(places[4]), errors: errors))
            }
        }
        for path in verdicts.keys { verdicts[path]?.sort { $0.day < $1.day } }
    }

    /// Day by day, and file by file within a day, so that what is added stands at the end.
    public var bytes: [UInt8] {
        var rows: [(path: String, verdict: PastVerdict)] = []
        for (path, known) in verdicts { rows += known.map { (path, $0) } }
        rows.sort { ($0.verdict.day, $0.path) < ($1.verdict.day, $1.path) }
        var out = ByteWriter()
        Self.writeRow(Self.columns, into: &out)
        for (path, verdict) in rows {
            let schema = [verdict.schema ?? "", verdict.schemaVersion ?? ""]
            Self.writeRow([verdict.day.description, path, String(verdict.rows)] + schema + [String(verdict.errors)], into: &out)
        }
        return out.bytes
    }

    private static func writeRow(_ cells: [String], into out: inout ByteWriter) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.byte(0x2C) }
            out.csv(cell)
        }
        out.byte(0x0A)
    }
}
