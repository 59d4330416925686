internal import ArgumentParser
internal import Bytes
internal import Findings

/// `halle build`: reads, checks, and writes the site; all of it or nothing.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the site of a catalogue.",
        discussion: """
            The site folder holds the old site until the new one is whole, then the new one: never a mixture.
            Exit code: 0 when the site is built, 1 when it is not (the old one stays), 2 for a wrong command.
            """)

    @OptionGroup var catalogue: CatalogueOptions

    @Option(name: .shortAndLong, help: "The folder to write (default: site, in the catalogue's folder).", completion: .directory)
    var output: String?

    @Option(help: "Build the site of this publisher alone, under its own name, logo and colours (its folder or its name); needs --output.")
    var producer: String?

    @Flag(help: "Publish the sound datasets when others have errors, and name what is left out.")
    var keepGoing = false

    @Flag(help: "Write links that work without a web server, from a folder or a USB key.")
    var portable = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @OptionGroup var reporting: ReportOptions

    mutating func validate() throws {
        if producer != nil, output == nil { throw ValidationError("--producer needs --output: the site of one publisher stands beside that of all.") }
    }

    mutating func run() throws {
        catalogue.producer = producer
        let started = Clock.elapsed()
        let folder = output ?? catalogue.usualSite
        var build = Build(
            catalogue, output: folder, keepGoing: keepGoing, isPortable: portable, wantsFindings: reporting.format != .text,
            progress: Progress(isQuiet: quiet, language: reporting.language))
        let outcome = build.run()
        let language = reporting.language ?? outcome.language
        let shown = quiet || !(catalogue.strict && outcome.publication == nil) ? outcome.findings.filter { $0.severity == .error } : outcome.findings
        if !shown.isEmpty || reporting.format != .text {
            var out = ByteWriter()
            Report(reporting.format == .text ? shown : outcome.findings, language: language).write(reporting.format, limit: reporting.limit, into: &out)
            Terminal.write(out.bytes, to: reporting.format == .text ? .errors : .output)
        }
        if !quiet {
            let summary = BuildSummary(outcome: outcome, folder: folder, seconds: Clock.elapsed() - started, language: language, isStrict: catalogue.strict)
            Terminal.write(summary.text, to: reporting.format == .text ? .output : .errors)
        } else if outcome.publication == nil {
            Terminal.write(
                BuildSummary(outcome: outcome, folder: folder, seconds: 0, language: language, isStrict: catalogue.strict).refusal + "\n", to: .errors)
        }
        if outcome.publication == nil { throw ExitCode(1) }
    }
}
