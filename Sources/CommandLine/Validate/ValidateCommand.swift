internal import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Privacy
internal import Profiles
internal import Schemas
internal import Tables
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

    /// Tells what the look for personal data costs: see `Benchmarks/tables`.
    @Flag(help: ArgumentHelp("Do not look for personal data.", visibility: .hidden))
    var withoutPrivacy = false

    @OptionGroup var fixing: FixOptions
    @OptionGroup var reporting: ReportOptions

    mutating func run() throws {
        let language = reporting.language ?? .ofCatalogue(in: ".")
        let schema = try self.schema.map { try SchemaOption.read($0, in: language) }
        guard let format = DataFile.Format(ofName: file) else {
            throw ValidationError("\(file): not a file of data that is read (csv, tsv, txt, xlsx, ods, json, geojson).")
        }
        if let absent {
            var out = ByteWriter()
            let report = Report([absent], language: language)
            if reporting.format == .json {
                report.writeValidation(file: file, rows: 0, isValid: false, schema: schema?.name, into: &out)
            } else {
                report.write(reporting.format, limit: reporting.limit, into: &out)
            }
            Terminal.write(out.bytes, to: .output)
            throw ExitCode(1)
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
            let isValid = FixOptions.mend(data, way, language: language, limit: reporting.limit, into: &out)
            Terminal.write(out.bytes, to: .output)
            if !isValid { throw ExitCode(1) }
            return
        }
        if !withoutPrivacy { data.privacy = PrivacyQuestions(subject: file) }
        let reading = data.read(profiles: profile != nil, digests: profile != nil)
        if let profile { try write(reading, to: profile) }
        let report = Report(
            reading.verdict.findings + reading.privacy + [schema == nil ? suggestion(for: reading) : nil].compactMap(\.self), language: language)
        var out = ByteWriter()
        if reporting.format == .json {
            report.writeValidation(file: file, rows: reading.verdict.rows, isValid: reading.isValid, schema: schema?.name, into: &out)
        } else {
            report.write(reporting.format, limit: reporting.limit, into: &out)
            if reporting.format == .text { out.raw(ValidationSummary(reading, data).inWords(report.language) + "\n") }
        }
        Terminal.write(out.bytes, to: .output)
        if !reading.isValid || reading.privacy.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}

extension ValidateCommand {
    /// What to say when there is no such file; nil when there is.
    private var absent: Finding? {
        // What cannot even be asked about is told by the reading.
        do { guard try Files.status(of: file) == nil else { return nil } } catch { return nil }
        let name = file.utf8.lastIndex(of: 0x2F).map { String(file[file.utf8.index(after: $0)...]) } ?? file
        let folder = String(file.dropLast(name.count))
        let others = ((try? Files.entries(of: folder.isEmpty ? "." : folder)) ?? []).filter { $0.kind == .file }.compactMap(\.name)
        return Finding(.dataAbsent, at: SourcePlace(file: file), value: file, suggestions: nearestNames(to: name, among: others).map { folder + $0 })
    }

    /// The known schema that the columns of a table resemble, with the command that checks against it.
    private func suggestion(for reading: DataFileReading) -> Finding? {
        guard let labels = reading.header?.labels else { return nil }
        let registry = SchemaRegistry(own: SchemaFiles.own(in: ".").schemas)
        guard let found = SchemaRecognition(registry).recognise(labels)?.schema else { return nil }
        let words = ["halle", "validate", file] + (sheet.map { ["--sheet", $0] } ?? []) + ["--schema", found.name]
        let command = words.map(Self.quoted).joined(separator: " ")
        return Finding(.schemaRecognised, at: SourcePlace(file: file), value: found.name, details: [found.title ?? found.name, command])
    }

    /// A word as a shell takes it for one.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80 || "-_./@+,:".utf8.contains($0) }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

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
