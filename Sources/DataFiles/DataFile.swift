internal import Bytes
internal import Findings
internal import Geography
public import Schemas
internal import Spreadsheets
public import Tables
public import Validation

/// A file of data, and what to read it as.
public struct DataFile: Sendable {
    /// Where it is on this machine.
    public var path: String
    /// Its name as findings give it.
    public var shownPath: String
    public var format: Format
    /// The sheet of a spreadsheet that is meant; nil for the first with data.
    public var sheet: String?
    public var schema: TableSchema?
    public var likelyIdentifiers: [String] = []
    public var isEveryCellListed = false

    /// The formats that are read; all others are only listed.
    public enum Format: String, Sendable, CaseIterable {
        case csv, xlsx, ods, xls, json, geojson

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

    public init(path: String, shownPath: String, format: Format, schema: TableSchema? = nil) {
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
    public var verdict: TableVerdict

    public var isValid: Bool { verdict.isValid }
}

extension DataFile {
    /// Reads the file once, from its start to its end, and checks every row. Whatever is wrong is among the findings.
    public func read() -> DataFileReading {
        do {
            return try check()
        } catch let error as TableError {
            return DataFileReading(verdict: TableVerdict(rows: 0, findings: [finding(for: error)]))
        } catch {
            let reason = (error as? FileError)?.reason ?? "\(error)"
            return DataFileReading(verdict: TableVerdict(rows: 0, findings: [finding(for: .unreadable(reason))]))
        }
    }

    private func check() throws -> DataFileReading {
        let source = try rows()
        let table = try TableReader(source, expecting: schema?.fields.map(\.name) ?? [])
        var options = ValidationOptions(file: shownPath)
        options.sheet = source.form.sheet
        options.likelyIdentifiers = likelyIdentifiers
        options.isEveryCellListed = isEveryCellListed
        let validator = TableValidator(schema, headings: table.header, options: options)
        let batch = RowBatch()
        while try table.next(batch) { validator.add(batch) }
        return DataFileReading(form: table.form, header: table.header, verdict: validator.finish(table.form))
    }

    private func rows() throws -> any RowSource {
        switch format {
        case .csv: try CSVRows(FileBytes(path))
        case .json: JSONRows(try FileBytes(path))
        case .geojson: GeoJSONRows(try FileBytes(path))
        case .xlsx, .ods, .xls: try Spreadsheet.open(path, sheet: sheet)
        }
    }

    private func finding(for error: TableError) -> Finding {
        func made(_ rule: Rule, row: Int = 0, value: String? = nil, _ details: [String] = []) -> Finding {
            Finding(rule, at: SourcePlace(file: shownPath, line: row), value: value, details: details, table: TablePlace(row: row, column: 0))
        }
        return switch error {
        case .unreadable(let reason): made(.dataUnreadable, [reason])
        case .empty: made(.dataEmpty)
        case .endless(let row): made(.cellEndless, row: row)
        case .damaged(let reason): made(.dataDamaged, [format.rawValue.uppercased(), reason])
        case .swollen: made(.dataSwollen)
        case .refused(let format): made(.formatRefused, [format.uppercased()])
        case .noSuchSheet(let sheet, let sheets): made(.sheetUnknown, value: sheet, [sheets.joined(separator: ", ")])
        }
    }
}
