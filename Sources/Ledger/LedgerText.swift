internal import Bytes
public import Findings
internal import Model
internal import Tables

/// `ledger.csv`: one event a line, for people and for `git diff`.
///
///     date,event,identifier,folder,file,address,title,columns,reason,target
///     2026-01-15,added,https://donnees.exemple.fr/jeux/roques/aides/,roques/aides,,roques/aides,Aides,,,
///     2026-01-15,added,,roques/aides,aides.csv,,,"annee:year, montant:number",,
///     2026-03-02,moved,,roques/aides,,roques/subventions,,,,roques/subventions
extension CatalogueLedger {
    /// In bytes: some million lines.
    public static let largestFile = 1 << 28

    static let columns = ["date", "event", "identifier", "folder", "file", "address", "title", "columns", "reason", "target"]

    /// Reads what `adding` has written, or a spreadsheet program has saved of it.
    ///
    /// - Parameter findings: gets one for each line that cannot be used; the others are.
    public init(_ bytes: [UInt8], findings: inout [Finding]) {
        self.init()
        // What follows from one missing line is told once.
        var told: [LedgerMisstep: Int] = [:]
        var missteps: [(finding: Finding, others: Int)] = []
        Self.read(bytes, findings: &findings) { event, line, findings in
            guard let misstep = take(event, line: line) else { return }
            if let place = told[misstep] {
                missteps[place].others += 1
                return
            }
            told[misstep] = missteps.count
            let about = event.file.isEmpty ? event.folder : event.folder + "/" + event.file
            let (french, english) = misstep.inWords
            missteps.append(
                (Finding(.ledgerOutOfStep, at: SourcePlace(file: Self.file, line: line), value: about, details: [event.kind.rawValue, french, english]), 0))
        }
        for (finding, others) in missteps {
            let more =
                others == 0
                ? ("", "")
                : others == 1
                    ? (" ; une autre ligne en dépend", "; one more line depends on it")
                    : (" ; \(others) autres lignes en dépendent", "; \(others) more lines depend on it")
            findings.append(Finding(finding.rule, at: finding.place, value: finding.value, details: finding.details + [more.0, more.1]))
        }
    }

    /// What the file becomes when something has happened: what stood in it stays as it is, but for one that another program has saved in its own way.
    ///
    /// - Parameter bytes: of the file, of which every line can be read; nil when there is none.
    public static func adding(_ events: [LedgerEvent], to bytes: [UInt8]?) -> [UInt8] {
        var out = ByteWriter()
        writeRow(columns, into: &out)
        if let bytes, bytes.starts(with: out.bytes) {
            out = ByteWriter()
            out.raw(bytes)
            if bytes.last != 0x0A { out.byte(0x0A) }
        } else if let bytes {
            var unused: [Finding] = []
            read(bytes, findings: &unused) { event, _, _ in write(event, into: &out) }
        }
        for event in events { write(event, into: &out) }
        return out.bytes
    }

    fileprivate static func write(_ event: LedgerEvent, into out: inout ByteWriter) {
        writeRow(
            [
                event.day.description, event.kind.rawValue, event.identifier, event.folder, event.file, event.address, event.title, event.columns, event.reason,
                event.target,
            ], into: &out)
    }

    private static func writeRow(_ cells: [String], into out: inout ByteWriter) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.byte(0x2C) }
            // An event is a line, whatever its texts hold.
            out.csv(cell.utf8.contains { $0 < 0x20 } ? String(decoding: cell.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self) : cell)
        }
        out.byte(0x0A)
    }

    // MARK: Reading

    private static func read(_ bytes: [UInt8], findings: inout [Finding], _ take: (LedgerEvent, Int, inout [Finding]) -> Void) {
        do {
            let rows = try CSVRows(MemorySource(bytes), dialect: dialect(of: bytes))
            var isEmpty = true
            let batch = RowBatch()
            var reader: LineReader?
            while try rows.next(batch) {
                for row in 0..<batch.rowCount where !batch.isBlank(row) {
                    isEmpty = false
                    let line = batch.firstRow + row
                    guard let known = reader else {
                        let header = batch.cells(ofRow: row).map { batch.string($0) }
                        if let unwrapped = unwrapped(bytes, header) { return read(unwrapped, findings: &findings, take) }
                        reader = LineReader(header: header)
                        if reader == nil { return findings.append(unreadable(header, line)) }
                        continue
                    }
                    switch known.read(row, of: batch) {
                    case .event(let event): take(event, line, &findings)
                    case .wrong(let wrong):
                        findings.append(
                            Finding(
                                .ledgerRow, at: SourcePlace(file: file, line: line, column: wrong.column), value: wrong.text,
                                details: [wrong.name, wrong.expected.french, wrong.expected.english]))
                    }
                }
            }
            if isEmpty { findings.append(Finding(.ledgerEmpty, at: SourcePlace(file: file))) }
        } catch {
            findings.append(bytes.isEmpty ? Finding(.ledgerEmpty, at: SourcePlace(file: file)) : unreadable([], 0))
        }
    }

    private static func unreadable(_ header: [String], _ line: Int) -> Finding {
        let missing = columns.filter { !header.contains($0) }
        let foreign = header.filter { !$0.isEmpty && !columns.contains($0) }
        func list(_ names: [String], _ marks: (String, String)) -> String { names.prefix(10).map { marks.0 + $0 + marks.1 }.joined(separator: ", ") }
        func said(_ names: [String], _ marks: (String, String), _ before: String) -> String { names.isEmpty ? "" : before + list(names, marks) }
        let (french, english) = (("« ", " »"), ("“", "”"))
        return Finding(
            .ledgerUnreadable, at: SourcePlace(file: file, line: line),
            details: [
                columns.joined(separator: ","),
                said(missing, french, " ; il manque ") + said(foreign, french, " ; de trop : "),
                said(missing, english, "; missing: ") + said(foreign, english, "; not the ledger’s: "),
            ])
    }

    /// The text of a file each of whose lines is one quoted cell, as some programs save what they have not taken apart; nil for any other.
    private static func unwrapped(_ bytes: [UInt8], _ header: [String]) -> [UInt8]? {
        guard header.count == 1, header[0] == columns.joined(separator: ","),
            let rows = try? CSVRows(MemorySource(bytes), dialect: Dialect(delimiter: 0x09))
        else { return nil }
        var text: [UInt8] = []
        let batch = RowBatch()
        while (try? rows.next(batch)) == true {
            for row in 0..<batch.rowCount {
                text += batch.cells(ofRow: row).first.map { Array(batch.string($0).utf8) } ?? []
                text.append(0x0A)
            }
        }
        return text
    }

    /// The delimiter is what stands after the first name: it need not be guessed.
    private static func dialect(of bytes: [UInt8]) -> Dialect {
        let delimiter = bytes.prefix(64).first { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 }
        return Dialect(delimiter: delimiter ?? 0x2C)
    }
}

extension LedgerMisstep {
    /// Why, in French and in English.
    fileprivate var inWords: (french: String, english: String) {
        switch self {
        case .noDataset(let folder):
            (
                "le jeu « \(folder) » n’est pas inscrit à ce moment-là : sa ligne « added », ou celle qui lui a donné ce dossier (« moved »), manque plus haut",
                "the dataset “\(folder)” is not in the ledger at that point: its line “added”, or the one that gave it this folder (“moved”), is missing above"
            )
        case .noFile(let name):
            (
                "le fichier « \(name) » n’est pas inscrit à ce moment-là : sa ligne « added » ou « moved » manque plus haut",
                "the file “\(name)” is not in the ledger at that point: its line “added” or “moved” is missing above"
            )
        case .datasetThere(let folder):
            (
                "le jeu « \(folder) » est déjà inscrit : cette ligne est en double, ou une ligne « moved » ou « withdrawn » manque entre les deux",
                "the dataset “\(folder)” is in the ledger already: this line is there twice, or a line “moved” or “withdrawn” is missing between the two"
            )
        case .fileThere(let name):
            (
                "le fichier « \(name) » est déjà inscrit : cette ligne est en double, ou une ligne « moved » ou « gone » manque entre les deux",
                "the file “\(name)” is in the ledger already: this line is there twice, or a line “moved” or “gone” is missing between the two"
            )
        case .neverWithdrawn(let folder):
            (
                "le jeu « \(folder) » n’a pas été retiré : une ligne « withdrawn » manque plus haut",
                "the dataset “\(folder)” was not withdrawn: a line “withdrawn” is missing above"
            )
        case .nothingSaid: ("il y manque ce qui a changé", "it does not say what has changed")
        }
    }
}

/// Without the spaces and no-break spaces around it, which nobody sees.
public func withoutOuterSpaces(_ text: String) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" || $0 == "\u{202F}" }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, isSpace(first) || isSpace(last) else { return text }
    var scalars = text.unicodeScalars[...].drop(while: isSpace)
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
}

/// Makes events of the lines of a ledger.
private struct LineReader {
    /// Where each of the ledger's columns stands.
    private let places: [Int]

    struct WrongCell {
        /// In characters, from 1.
        var column: Int
        /// Of the ledger's column.
        var name: String
        var text: String
        var expected: (french: String, english: String)
    }

    enum Line {
        case event(LedgerEvent)
        case wrong(WrongCell)
    }

    /// Nil when the ledger's columns are not all there, or others are.
    init?(header: [String]) {
        var header = header
        while header.last?.isEmpty == true { header.removeLast() }
        guard header.count == CatalogueLedger.columns.count else { return nil }
        var places: [Int] = []
        for name in CatalogueLedger.columns {
            guard let place = header.firstIndex(of: name) else { return nil }
            places.append(place)
        }
        self.places = places
    }

    func read(_ row: Int, of batch: RowBatch) -> Line {
        let cells = batch.cells(ofRow: row)
        func text(_ column: Int) -> String { places[column] < cells.count && !cells[places[column]].isEmpty ? batch.string(cells[places[column]]) : "" }
        func wrong(_ column: Int, _ french: String, _ english: String) -> Line {
            .wrong(
                WrongCell(
                    column: Self.column(of: places[column], cells, batch), name: CatalogueLedger.columns[column], text: text(column),
                    expected: (french, english)))
        }
        guard cells.count <= places.count || cells.dropFirst(places.count).allSatisfy(\.isEmpty) else {
            return wrong(places.count - 1, "de \(places.count) cellules", "of \(places.count) cells")
        }
        guard let day = CalendarDate(iso8601: text(0)) ?? Self.dayFirst(text(0)) else { return wrong(0, "une date (2026-01-15)", "a date (2026-01-15)") }
        guard let kind = LedgerEvent.Kind(rawValue: text(1)) else {
            let kinds = LedgerEvent.Kind.allCases.map(\.rawValue)
            return wrong(
                1, kinds.dropLast().joined(separator: ", ") + " ou " + (kinds.last ?? ""),
                kinds.dropLast().joined(separator: ", ") + " or " + (kinds.last ?? ""))
        }
        let folder = text(3)
        let (file, address, target) = (text(4), text(5), text(9))
        guard Self.isFolder(folder) else { return wrong(3, "un dossier (roques/subventions)", "a folder (roques/subventions)") }
        guard file.isEmpty || Self.isFile(file) else { return wrong(4, "un nom de fichier (aides.csv)", "the name of a file (aides.csv)") }
        guard address.isEmpty || Self.isAddress(address) else {
            return wrong(5, "une adresse du site (roques/subventions)", "an address of the site (roques/subventions)")
        }
        guard target.isEmpty || (file.isEmpty ? Self.isFolder(target) : Self.isFile(target)) else {
            return file.isEmpty
                ? wrong(9, "un dossier (roques/subventions)", "a folder (roques/subventions)")
                : wrong(9, "un nom de fichier (aides.csv)", "the name of a file (aides.csv)")
        }
        return .event(
            LedgerEvent(
                kind, on: day, folder: folder, file: file, identifier: withoutOuterSpaces(text(2)), address: address, title: text(6), columns: text(7),
                reason: text(8),
                target: target))
    }

    // What the ledger names becomes paths of the site: nothing in it may lead elsewhere, or over what the site has there itself.

    /// A path below `content/`, of one or two segments.
    private static func isFolder(_ text: String) -> Bool {
        let segments = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        return segments.count <= 2 && segments.allSatisfy(isSegment)
    }

    /// A name in a dataset's folder that the site has no use for itself.
    private static func isFile(_ text: String) -> Bool { isSegment(text.utf8[...]) && !Addresses.isReservedInDataset(text) }

    /// One or two segments as addresses of datasets have them: `roques/subventions`, and not `page/2`, which is a list's.
    private static func isAddress(_ text: String) -> Bool {
        let segments = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        guard segments.count <= 2, segments.first?.elementsEqual("page".utf8) == false else { return false }
        return segments.allSatisfy { segment in
            isSegment(segment) && segment.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F || $0 >= 0x80 }
        }
    }

    private static func isSegment(_ segment: Substring.UTF8View) -> Bool {
        !segment.isEmpty && segment.first != 0x2E && segment.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C }
    }

    /// `15/01/2026`, as a spreadsheet program writes a day.
    private static func dayFirst(_ text: String) -> CalendarDate? {
        let parts = Array(text.utf8).split(separator: 0x2F)
        guard parts.count == 3, parts[2].count == 4, let day = CalendarDate.number(parts[0]), let month = CalendarDate.number(parts[1]),
            let year = CalendarDate.number(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// Where a cell begins in its line, in characters, from 1.
    private static func column(of place: Int, _ cells: UnsafeBufferPointer<Cell>, _ batch: RowBatch) -> Int {
        var column = 1
        for cell in cells.prefix(place) {
            let text = batch.string(cell)
            column += text.unicodeScalars.count + 1
            if cell.kind == .quoted { column += 2 + text.utf8.count { $0 == 0x22 } }
        }
        return column
    }
}
