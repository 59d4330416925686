internal import ArgumentParser
internal import Bytes
internal import Checking
internal import Findings
internal import Model
internal import Reading

/// `halle check`: says everything there is to say of a catalogue, and writes nothing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the metadata of a catalogue and say what to mend.",
        discussion: "Exit code: 0 when there is no error, 1 when there is one (or a warning, with --strict), 2 for a wrong command.")

    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var reporting: ReportOptions

    mutating func run() throws {
        let inspection = Inspection.make(catalogue, today: Clock.today())
        let report = Report(inspection.findings, language: reporting.language ?? inspection.language)
        var out = ByteWriter()
        report.write(reporting.format, limit: reporting.limit, into: &out)
        if reporting.format == .text { out.raw(inspection.summary(report) + "\n") }
        Terminal.write(out.bytes, to: .output)
        let tally = report.tally
        if tally.errors > 0 || (catalogue.strict && tally.warnings > 0) { throw ExitCode(1) }
    }
}
