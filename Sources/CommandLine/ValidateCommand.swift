internal import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
internal import Profiles
internal import Schemas
internal import Validation

/// `halle validate FILE`: checks one file of data, without a catalogue.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check every row of one file of data, with or without a schema.",
        discussion: """
            Exit code: 0 when the file is valid, 1 when it is not or cannot be read, 2 for a wrong command. With --fix it tells of the file as \
            it is in the end: with --fix alone, nothing is written and it is as it was.
            """)

    @Argument(help: "The file: CSV, XLSX, ODS, JSON or GeoJSON.", completion: .file())
    var file: String

    @Option(help: "The schema: a name (scdl/subventions) or a file.", completion: .file())
    var schema: String?

    @Option(help: "The sheet of a spreadsheet (default: the first with data).")
    var sheet: String?

    @Flag(help: "List every cell, not only every cause.")
    var ungrouped = false

    @Option(help: "Also write what each column holds, as JSON, to this file.", completion: .file())
    var profile: String?

    @OptionGroup var fixing: FixOptions
    @OptionGroup var reporting: ReportOptions

    mutating func run() throws {
        let schema = try self.schema.map { try SchemaOption.read($0, in: reporting.language ?? .french) }
        guard let format = DataFile.Format(ofName: file) else {
            throw ValidationError("\(file): not a file of data that is read (csv, tsv, txt, xlsx, ods, json, geojson).")
        }
        var data = DataFile(path: file, shownPath: file, format: format, schema: schema.map { PreparedSchema($0) })
        data.sheet = sheet
        data.isEveryCellListed = ungrouped
        data.relateToFilesBeside()
        if let way = fixing.fix {
            guard reporting.format == .text, profile == nil else {
                throw ValidationError("--fix shows its repairs as text: leave --format and --profile out.")
            }
            var out = ByteWriter()
            let isValid = FixOptions.mend(data, way, language: reporting.language ?? .french, limit: reporting.limit, into: &out)
            Terminal.write(out.bytes, to: .output)
            if !isValid { throw ExitCode(1) }
            return
        }
        let reading = data.read(profiles: profile != nil, digests: profile != nil)
        if let profile { try write(reading, to: profile) }
        let report = Report(reading.verdict.findings, language: reporting.language ?? .french)
        var out = ByteWriter()
        if reporting.format == .json {
            report.writeValidation(file: file, rows: reading.verdict.rows, isValid: reading.isValid, schema: schema?.name, into: &out)
        } else {
            report.write(reporting.format, limit: reporting.limit, into: &out)
            if reporting.format == .text { out.raw(ValidationSummary(reading, data).inWords(report.language) + "\n") }
        }
        Terminal.write(out.bytes, to: .output)
        if !reading.isValid { throw ExitCode(1) }
    }
}

extension ValidateCommand {
    /// `{"file", "sha256", "profile"}`.
    private func write(_ reading: DataFileReading, to path: String) throws {
        guard let profile = reading.profile else { return }
        var out = ByteWriter()
        out.raw("{\"file\": ")
        out.json(file)
        if let digest = reading.digest { out.raw(", \"sha256\": \"\(digest.hexadecimal)\"") }
        out.raw(", \"profile\": ")
        profile.write(to: &out)
        out.raw("}\n")
        do throws(FileError) { try Files.write(out.bytes, to: path) } catch { throw ValidationError("\(path): \(error.reason)") }
    }
}
