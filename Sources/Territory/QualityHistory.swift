private import Bytes
public import Findings
public import Model
private import Tables

/// What the board of a producer, or of the territory, came to on a day.
public struct PastQuality: Sendable, Hashable {
    public var day: CalendarDate
    public var sum: QualitySum
    /// Datasets that are expected or there, and those that are there.
    public var expected: Int
    public var there: Int

    public init(day: CalendarDate, sum: QualitySum, expected: Int, there: Int) {
        self.day = day
        self.sum = sum
        self.expected = expected
        self.there = there
    }

    func says(the other: PastQuality) -> Bool { sum == other.sum && expected == other.expected && there == other.there }
}

/// How the board has changed: `quality.csv` beside the settings.
///
/// Like `history.csv` it is an input of the build, and only `halle check --record` adds to it. A row for each producer, and one without a producer for the
/// territory, on each day on which it was another than before:
///
///     date,producer,datasets,points,tables,conforming,expected,present
///     2026-01-15,,27,201,19,17,34,21
///     2026-01-15,roques,3,24,3,2,6,3
public struct QualityHistory: Sendable, Hashable {
    /// The file, relative to the catalogue's root.
    public static let file = "quality.csv"
    private static let columns = ["date", "producer", "datasets", "points", "tables", "conforming", "expected", "present"]
    /// In bytes: some million rows.
    public static let largestFile = 1 << 26

    /// By the producer's folder, empty for the territory; the oldest first.
    private var notes: [String: [PastQuality]] = [:]

    public init() {}

    public var isEmpty: Bool { notes.isEmpty }

    /// - Parameter producer: its folder; empty for the territory.
    public subscript(producer: String) -> [PastQuality] { notes[producer] ?? [] }

    /// The last day on which anything was noted.
    public var lastDay: CalendarDate? { notes.values.compactMap { $0.last?.day }.max() }

    /// Notes what the board has come to, if that is not what was noted last. A day's last note takes the place of its earlier ones.
    ///
    /// - Returns: whether the history is another now.
    public mutating func record(_ note: PastQuality, of producer: String) -> Bool {
        var known = notes[producer] ?? []
        let before = known
        known.removeAll { $0.day == note.day }
        let place = known.firstIndex { $0.day > note.day } ?? known.count
        if place == 0 || !known[place - 1].says(the: note) { known.insert(note, at: place) }
        notes[producer] = known
        return known != before
    }

    // MARK: As a file

    /// Reads what `bytes` has written, or a spreadsheet program has saved of it.
    ///
    /// - Parameter findings: gets one for each row that cannot be used; the others are.
    public init(_ bytes: [UInt8], findings: inout [Finding]) {
        guard let rows = try? CSVRows(MemorySource(bytes)), let table = try? TableReader(rows, expecting: Self.columns) else { return }
        let places = Self.columns.map { name in table.labels.firstIndex(of: name) }
        guard places.allSatisfy({ $0 != nil }) else {
            findings.append(
                Finding(.qualityUnreadable, at: SourcePlace(file: Self.file, line: table.header.row), details: [Self.columns.joined(separator: ", ")]))
            return
        }
        let batch = RowBatch()
        while (try? table.next(batch)) == true {
            for row in 0..<batch.rowCount where !batch.isBlank(row) {
                let cells = batch.cells(ofRow: row).map { String(decoding: batch.text($0), as: UTF8.self) }
                let values = places.map { place in place.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
                let numbers = values.dropFirst(2).map { Int($0) ?? -1 }
                guard let day = CalendarDate(iso8601: values[0]), numbers.allSatisfy({ $0 >= 0 }) else {
                    findings.append(Finding(.qualityRow, at: SourcePlace(file: Self.file, line: batch.firstRow + row), value: cells.joined(separator: ",")))
                    continue
                }
                var sum = QualitySum()
                (sum.datasets, sum.points, sum.checked, sum.conforming) = (numbers[0], numbers[1], numbers[2], numbers[3])
                notes[values[1], default: []].append(PastQuality(day: day, sum: sum, expected: numbers[4], there: numbers[5]))
            }
        }
        for producer in notes.keys { notes[producer]?.sort { $0.day < $1.day } }
    }

    /// Day by day, the territory first and then producer by producer, so that what is added stands at the end.
    public var bytes: [UInt8] {
        var rows: [(producer: String, note: PastQuality)] = []
        for (producer, known) in notes { rows += known.map { (producer, $0) } }
        rows.sort { ($0.note.day, $0.producer) < ($1.note.day, $1.producer) }
        var out = ByteWriter()
        Self.writeRow(Self.columns, into: &out)
        for (producer, note) in rows {
            let numbers = [note.sum.datasets, note.sum.points, note.sum.checked, note.sum.conforming, note.expected, note.there]
            Self.writeRow([note.day.description, producer] + numbers.map { String($0) }, into: &out)
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
