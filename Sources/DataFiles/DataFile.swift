public import Bytes
public import Findings
public import Geography
public import Model
public import Privacy
public import Profiles
internal import Schemas
internal import Spreadsheets
public import Tables
public import Validation
public import Views

/// A file of data, and what to read it as.
public struct DataFile: Sendable {
    /// Where it is on this machine.
    public var path: String
    /// Its name as findings give it.
    public var shownPath: String
    public var format: Format
    /// The sheet of a spreadsheet that is meant; nil for the first with data.
    public var sheet: String?
    public var schema: PreparedSchema?
    /// The box that the places of a GeoJSON file ought to lie in, in degrees; nil when they may lie anywhere.
    public var territory: GeoBox?
    public var likelyIdentifiers: [String] = []
    public var isEveryCellListed = false
    /// What the privacy check has to know; nil where it is not wanted.
    public var privacy: PrivacyQuestions?
    /// The charts and maps that are asked for; nil where nobody has chosen.
    public var views: [ViewRequest]?
    /// Whether the catalogue has outlines that values by commune can be drawn in.
    public var hasOutlines = false
    /// The files that this one's rows refer to, by the names that the schema's foreign keys give them.
    public var related: [String: DataFile] = [:]

    /// The formats that are read; all others are only listed.
    public enum Format: String, Sendable, CaseIterable {
        case csv, xlsx, ods, xls, json, geojson

        /// Whether files of the format are read from their start to their end; the others are archives.
        var isStream: Bool { self == .csv || self == .json || self == .geojson }

        /// By the ending of a file's name.
        public init?(ofName name: String) {
            guard let dot = name.utf8.lastIndex(of: 0x2E) else { return nil }
            switch String(name[name.index(after: dot)...]).lowercased() {
            case "csv", "tsv", "txt", "tab": self = .csv
            case "xlsx", "xlsm": self = .xlsx
            case "ods": self = .ods
            case "xls": self = .xls
            case "json": self = .json
            case "geojson": self = .geojson
            default: return nil
            }
        }
    }

    public init(path: String, shownPath: String, format: Format, schema: PreparedSchema? = nil) {
        self.path = path
        self.shownPath = shownPath
        self.format = format
        self.schema = schema
    }
}

/// What one reading of a file came to.
public struct DataFileReading: Sendable {
    /// Nil when the file cannot be read as a table at all.
    public var form: TableForm?
    public var header: TableHeader?
    /// Nil when the file cannot be read as a table.
    public var layout: TableLayout?
    public var verdict: TableVerdict
    /// What of its rows may be personal data, values masked: for those who publish it, never for pages.
    public var privacy: [Finding] = []
    /// Nil when it was not asked for, or there is no table.
    public var profile: TableProfile?
    /// The charts and maps of the table, and what is wrong with those that were asked for; none where no profile was asked for.
    public var views: [TableView] = []
    public var viewFindings: [Finding] = []
    /// Nil when none were asked for, or there is no table.
    public var firstRows: FirstRows?
    /// The same for pages; nil when no profile was asked for, or there is no table.
    public var preview: PreviewRows?
    /// How its rows were cut; nil when that was not asked for, or there is no table.
    public var blocks: TableBlocks?
    /// Of a GeoJSON file.
    public var geography: GeoJSONSummary?
    /// The SHA-256 of the file's bytes, where it was asked for; nil for spreadsheets, which are not read from their start to their end.
    public var digest: Digest?
    /// What the file was when it was opened, when all its bytes were handed on and it has not changed meanwhile.
    public var handedOn: FileSignature?

    public var isValid: Bool { verdict.isValid }
}

extension DataFile {
    /// Reads the file once, from its start to its end, and checks every row. Whatever is wrong is among the findings.
    ///
    /// - Parameters:
    ///   - profiles: whether what each column holds is to be told.
    ///   - rows: how many of the first rows are wanted beside it.
    ///   - digests: whether the SHA-256 of the bytes is, from the same pass.
    ///   - sink: gets the bytes as they are in the file, except those of spreadsheets, which are not read from their start to their end.
    ///   - blocks: gets the blocks that the rows are cut into, where a profile is made and blocks are wanted.
    public func read(
        profiles: Bool = false, rows: Int = 0, digests: Bool = false, handingOn sink: ((UnsafeRawBufferPointer) -> Void)? = nil,
        blocks: (([UInt8]) -> Void)? = nil
    ) -> DataFileReading {
        do {
            var reading = try check(profiles: profiles, firstRows: rows, digests: digests, sink, blocks)
            reading.privacy += personalDataOfOtherSheets(than: reading.form)
            if reading.privacy.contains(where: { $0.rule == .privacySocialSecurityNumber || $0.rule == .privacyBankAccount }) {
                reading.verdict.findings = reading.verdict.findings.map(\.hidingPersonalNumbers)
            }
            return reading
        } catch let error as TableError {
            return DataFileReading(verdict: TableVerdict(rows: 0, findings: [finding(for: error)]))
        } catch {
            let reason = (error as? FileError)?.reason ?? "\(error)"
            return DataFileReading(verdict: TableVerdict(rows: 0, findings: [finding(for: .unreadable(reason))]))
        }
    }

    /// The sheets that are no part of the table are published with the file all the same.
    private func personalDataOfOtherSheets(than form: TableForm?) -> [Finding] {
        guard privacy != nil, format == .xlsx || format == .ods, let form, form.sheets.count > 1 else { return [] }
        return form.sheets.prefix(Self.mostSheets).filter { $0 != form.sheet }.flatMap { name -> [Finding] in
            var other = DataFile(path: path, shownPath: shownPath, format: format)
            other.sheet = name
            other.privacy = privacy
            return (try? other.check(profiles: false, firstRows: 0, digests: false, nil, nil))?.privacy ?? []
        }
    }

    private static let mostSheets = 50

    private func check(
        profiles: Bool, firstRows: Int, digests: Bool, _ sink: ((UnsafeRawBufferPointer) -> Void)?, _ takeBlock: (([UInt8]) -> Void)?
    ) throws -> DataFileReading {
        let bytes = format.isStream ? try FileBytes(path, digests: digests, sink: sink) : nil
        let geometry = profiles && format == .geojson && views?.contains { $0.kind == .map } ?? true ? GeometryCollector() : nil
        let source = try rows(bytes, geometry)
        let expected = schema?.schema.fields.map(\.name) ?? []
        let table: TableReader
        do { table = try TableReader(source, expecting: expected) } catch {
            // A GeoJSON file that has no rows has a report that says why.
            guard case .empty = error, let geography = source as? GeoJSONRows else { throw error }
            return reading(of: geography, nil)
        }
        var options = ValidationOptions(file: shownPath)
        options.sheet = source.form.sheet
        options.likelyIdentifiers = likelyIdentifiers
        options.isEveryCellListed = isEveryCellListed
        options.isMendable = format == .csv
        options.isTyped = format == .xlsx || format == .ods || format == .json
        options.referencedKeys = referencedKeys()
        options.isOfObjects = format == .geojson
        let validator = TableValidator(schema, headings: table.header, options: options)
        let persons = privacy.map {
            PersonalDataScanner(table.header, $0, file: shownPath, sheet: source.form.sheet, isOfObjects: format == .geojson)
        }
        let batch = RowBatch()
        var reading = DataFileReading(verdict: TableVerdict(rows: 0, findings: []))
        if profiles {
            var profiler = TableProfiler(labels: table.header.labels)
            var first = FirstRows(columns: table.header.labels.count, limit: firstRows)
            var preview = PreviewRows(columns: table.header.labels.count)
            let blocks = takeBlock.map { BlockCutter(columns: table.header.labels.count, take: $0) }
            let plan = ViewPlan(
                labels: table.header.labels, schema: schema?.schema, requests: views, file: shownPath, isGeoJSON: format == .geojson, hasOutlines: hasOutlines)
            let gatherer = ViewGatherer(plan, territory: territory)
            while try table.next(batch) {
                validator.add(batch)
                persons?.add(batch)
                profiler.add(batch)
                blocks?.add(batch)
                first.add(batch)
                preview.add(batch)
                gatherer.add(batch)
            }
            let profile = profiler.finish()
            (reading.views, reading.viewFindings) = gatherer.finish(profile, geometry: geometry)
            reading.profile = profile
            if firstRows > 0 { reading.firstRows = first }
            reading.preview = preview
            reading.blocks = blocks?.finish()
        } else {
            while try table.next(batch) {
                validator.add(batch)
                persons?.add(batch)
            }
        }
        reading.privacy = persons?.finish() ?? []
        reading.form = table.form
        reading.header = table.header
        reading.layout = table.layout
        reading.verdict = validator.finish(table.form)
        reading.firstRows?.keep(reading.verdict.rows)
        reading.preview?.keep(reading.verdict.rows)
        if digests || sink != nil { reading.digest = try bytes?.finish() }
        if sink != nil, let bytes, bytes.isWholeAndUnchanged { reading.handedOn = bytes.signature }
        return (source as? GeoJSONRows).map { self.reading(of: $0, reading) } ?? reading
    }

    /// Adds what there is to say of the geometries.
    private func reading(of source: GeoJSONRows, _ table: DataFileReading?) -> DataFileReading {
        var reading = table ?? DataFileReading(form: source.form, verdict: TableVerdict(rows: 0, findings: []))
        reading.geography = source.report.summary
        if source.report.failure != nil, let disguise {
            reading.verdict.findings = [finding(for: disguise)]
            return reading
        }
        // Features without properties are no table, and that is no fault.
        reading.verdict.findings = source.report.findings(in: shownPath) + reading.verdict.findings.filter { $0.rule != .rowsMissing }
        return reading
    }

    /// Hands out the rows one by one, as texts, until it is told to stop; a file that is no table has none.
    ///
    /// - Parameter row: is given the labels, the row's number as a spreadsheet has it, and its cells; says whether more is wanted.
    public func read(_ row: (_ labels: [String], _ number: Int, _ cell: (Int) -> String?) -> Bool) {
        guard let source = try? rows(format.isStream ? FileBytes(path, digests: false) : nil), let table = try? TableReader(source, expecting: []) else {
            return
        }
        let batch = RowBatch()
        while (try? table.next(batch)) == true {
            for number in 0..<batch.rowCount {
                let cells = batch.cells(ofRow: number)
                let goesOn = row(table.header.labels, batch.firstRow + number) { $0 < cells.count ? batch.string(cells[$0]) : nil }
                if !goesOn { return }
            }
        }
    }

    /// Its first rows, and nothing else of it; nil when it cannot be read.
    public func preview() -> PreviewRows? {
        guard let source = try? rows(format.isStream ? FileBytes(path, digests: false) : nil),
            let table = try? TableReader(source, expecting: schema?.schema.fields.map(\.name) ?? [])
        else { return nil }
        let batch = RowBatch()
        var preview = PreviewRows(columns: table.header.labels.count)
        while !preview.isComplete, (try? table.next(batch)) == true { preview.add(batch) }
        return preview
    }

    /// Hands out the rows in batches, and does nothing else.
    ///
    /// - Returns: how the file was taken.
    @discardableResult
    public func forEachBatch(_ take: (_ header: TableHeader, _ batch: RowBatch) throws -> Void) throws -> TableForm {
        let source = try rows(format.isStream ? FileBytes(path, digests: false) : nil)
        let table = try TableReader(source, expecting: schema?.schema.fields.map(\.name) ?? [])
        let batch = RowBatch()
        while try table.next(batch) { try take(table.header, batch) }
        return table.form
    }

    /// Cuts the rows into blocks, and does nothing else.
    public func cut(_ take: @escaping ([UInt8]) -> Void) throws -> TableBlocks {
        let source = try rows(format.isStream ? FileBytes(path, digests: false) : nil)
        let table = try TableReader(source, expecting: schema?.schema.fields.map(\.name) ?? [])
        let blocks = BlockCutter(columns: table.header.labels.count, take: take)
        let batch = RowBatch()
        while try table.next(batch) { blocks.add(batch) }
        return blocks.finish()
    }

    /// - Parameter geometry: takes in the places of a GeoJSON file.
    func rows(_ bytes: FileBytes?, _ geometry: GeometryCollector? = nil) throws -> any RowSource {
        switch (format, bytes) {
        case (.csv, let bytes?): try CSVRows(bytes)
        case (.json, let bytes?): JSONRows(bytes)
        case (.geojson, let bytes?): GeoJSONRows(bytes, territory: territory, geometry: geometry)
        default: try Spreadsheet.open(path, sheet: sheet)
        }
    }

    private func finding(for disguise: Disguise) -> Finding {
        Finding(.formatDisguised, at: SourcePlace(file: shownPath), value: ending, details: disguise.details, table: TablePlace(row: 0, column: 0))
    }

    private func finding(for error: TableError) -> Finding {
        func made(_ rule: Rule, row: Int = 0, value: String? = nil, _ details: [String] = []) -> Finding {
            Finding(rule, at: SourcePlace(file: shownPath, line: row), value: value, details: details, table: TablePlace(row: row, column: 0))
        }
        return switch error {
        case .unreadable(let reason): made(.dataUnreadable, [reason])
        case .empty: made(.dataEmpty)
        case .endless(let row): made(.cellEndless, row: row)
        case .damaged(let damage):
            disguise(after: damage).map(finding) ?? made(.dataDamaged, [format.rawValue.uppercased()] + damage.inBothLanguages)
        case .disguised: disguise.map(finding) ?? made(.dataDamaged, [format.rawValue.uppercased()] + Damage.unknownInBothLanguages)
        case .swollen: made(.dataSwollen)
        case .refused(let refused): Disguise(refused: refused).map(finding) ?? made(.formatRefused, inBothLanguages(refused: refused))
        case .noSuchSheet(let sheet, let sheets): made(.sheetUnknown, value: sheet, [sheets.joined(separator: ", ")])
        }
    }
}
