internal import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
internal import Profiles
internal import Schemas
internal import Validation

/// `halle schema infer`: a draft of a schema, from what a table holds.
struct SchemaInfer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer", abstract: "Draft a schema from what a table holds, to be read over and kept in schemas/.",
        discussion: "The schema goes to the standard output: halle schema infer arbres.csv > schemas/arbres.json")

    @Argument(help: "The file: CSV, XLSX, ODS, JSON or GeoJSON.", completion: .file())
    var file: String

    @Option(help: "The sheet of a spreadsheet (default: the first with data).")
    var sheet: String?

    @Option(help: "The schema's name (default: the file's).")
    var name: String?

    @Option(help: "The language of messages: fr or en (default: the first of the catalogue here; French where there is none).")
    var language: Language?

    mutating func run() throws {
        guard let format = DataFile.Format(ofName: file) else { throw ValidationError("\(file): not a file of data that is read.") }
        var data = DataFile(path: file, shownPath: file, format: format)
        data.sheet = sheet
        let reading = data.read(profiles: true)
        guard let profile = reading.profile else {
            var out = ByteWriter()
            Report(reading.verdict.findings, language: language ?? .ofCatalogue(in: ".")).write(.text, into: &out)
            Terminal.write(out.bytes, to: .errors)
            throw ExitCode(1)
        }
        let fileName = file.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? file
        let stem = fileName.utf8.lastIndex(of: 0x2E).map { String(fileName[..<$0]) } ?? fileName
        let schema = TableSchema.inferred(named: name ?? slug(stem), from: profile.columns.map { ObservedColumn($0, rows: profile.rows) })
        var out = ByteWriter()
        schema.write(into: &out)
        Terminal.write(out.bytes, to: .output)
    }
}

extension ObservedColumn {
    /// What a profile tells of a column. A type that some cells do not have is no type of the column.
    init(_ column: ColumnProfile, rows: Int) {
        let values = column.values
        let kind: Kind =
            if column.filled == 0 {
                .empty
            } else if column.misfits > 0 {
                .text
            } else {
                switch column.type {
                case .empty: .empty
                case .boolean: Self.booleans(values ?? [])
                case .year, .integer:
                    column.digitCells == column.filled && column.spaced == 0 ? .digits(leadingZero: column.paddedCells > 0) : .integer
                case .number: .number(decimalMark: ".")
                case .commaNumber: .number(decimalMark: ",")
                case .date: .date(pattern: "%Y-%m-%d")
                case .dayFirstDate: .date(pattern: "%d/%m/%Y")
                case .dateTime: .datetime(pattern: "%Y-%m-%dT%H:%M:%S")
                case .dayFirstDateTime: .text
                case .time, .text: Self.text(column)
                }
            }
        self.init(
            name: column.name, filled: column.filled, rows: rows, distinct: column.distinct, kind: kind, shortest: column.shortest, longest: column.longest,
            values: values ?? column.top.map(\.value), hasAllValues: values != nil)
    }

    private static func booleans(_ values: [String]) -> Kind {
        let yes = values.filter { ["oui", "o", "vrai", "true", "yes", "y", "1"].contains($0.lowercased()) }
        return .boolean(yes: yes, no: values.filter { !yes.contains($0) })
    }

    private static func text(_ column: ColumnProfile) -> Kind {
        if column.digitCells == column.filled, column.spaced == 0 { return .digits(leadingZero: column.paddedCells > 0) }
        for mark in column.marks where mark.cells == column.filled {
            switch mark.kind {
            case .coordinates: return .geopoint
            case .personalEmail, .organisationEmail: return .email
            default: break
            }
        }
        return .text
    }
}
