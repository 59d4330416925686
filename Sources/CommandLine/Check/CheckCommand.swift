internal import ArgumentParser
internal import Bytes
internal import Checking
internal import DataFiles
internal import Findings
internal import History
internal import Ledger
internal import Model
internal import Reading
internal import Repairs
internal import Territory

/// `halle check`: says everything there is to say of a catalogue. It writes nothing, but `history.csv` with `--record`, an internal report with
/// `--privacy-report`, and mended files of data with
/// `--fix copy` and `--fix in-place`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the metadata and every row of the data of a catalogue, and say what to mend.",
        discussion:
            "Exit code: 0 when there is no error, 1 when there is one (or a warning, with --strict), 2 for a wrong command. With --fix: 0 when no file has an error left."
    )

    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var fixing: FixOptions

    @Flag(
        help:
            "Note in history.csv, beside halle.yml, what each file has come to today, and in quality.csv what the board says, which the site shows over time; enter new datasets and files, and columns that have changed, in ledger.csv."
    )
    var record = false

    @Option(
        help: "Also write what may be personal data, and every waiver with its reason, to this file, as Markdown. It is for you: no build publishes it.",
        completion: .file())
    var privacyReport: String?

    @OptionGroup var reporting: ReportOptions

    mutating func validate() throws {
        if fixing.fix != nil, record { throw ValidationError("--record notes what a check has found: run it after --fix, without it.") }
        if fixing.fix != nil, reporting.format != .text { throw ValidationError("--fix speaks in text: leave --format out.") }
    }

    mutating func run() throws {
        // What is entered goes with what was read: nobody else may add to the ledger in between.
        if record { try Files.whileLocked(catalogue.root) { try check() } } else { try check() }
    }

    private func check() throws {
        // The ledger knows files by their columns and what these hold.
        let inspection = Inspection.make(catalogue, spool: record ? Spool.passing(root: catalogue.root) : nil, today: Clock.today())
        if let way = fixing.fix { return try mend(inspection, way) }
        let images = inspection.catalogue.map { PageImages.damaged(in: $0, root: catalogue.root, crew: catalogue.crew) } ?? []
        let report = Report(inspection.findings + images, language: reporting.language ?? inspection.language)
        var out = ByteWriter()
        report.write(reporting.format, limit: reporting.limit, into: &out)
        if let privacyReport { try writePrivacy(inspection, report.language, to: privacyReport) }
        let tally = report.tally
        if reporting.format == .text {
            out.raw(inspection.summary(report) + "\n")
            if catalogue.strict, tally.warnings > 0 { out.raw(CatalogueOptions.strictInWords(report.language) + "\n") }
        }
        Terminal.write(out.bytes, to: .output)
        if record {
            try note(inspection, report.language)
            try noteQuality(inspection, report.language)
            try enter(inspection, report.language)
        }
        if tally.errors > 0 || (catalogue.strict && tally.warnings > 0) { throw ExitCode(1) }
    }

    private func writePrivacy(_ inspection: Inspection, _ language: Language, to path: String) throws {
        let text = PrivacyReport(inspection, root: catalogue.root, language: language).text
        do throws(FileError) { try Files.write(Array(text.utf8), to: path) } catch { throw ValidationError("\(path): \(error.reason)") }
    }

    /// Adds what was found to the history.
    private func note(_ inspection: Inspection, _ language: Language) throws {
        guard let data = inspection.data else { return }
        let place = SourcePlace(file: VerdictHistory.file)
        guard var history = inspection.history else { return try refuse(Finding(.historyKept, at: place), language) }
        do throws(FileError) {
            let news = try history.record(data, on: Clock.today(), root: catalogue.root)
            let files = Counts.counted(news, language, ("fichier", "fichiers"), ("file", "files"))
            Terminal.write(
                language == .french
                    ? "Historique (\(VerdictHistory.file)) : \(files) avec un nouveau verdict.\n"
                    : "History (\(VerdictHistory.file)): \(files) with a new verdict.\n", to: .errors)
        } catch {
            try refuse(Finding(.historyNotWritten, at: place, details: [error.reason]), language)
        }
    }

    /// Adds what the board says today to the record of quality.
    private func noteQuality(_ inspection: Inspection, _ language: Language) throws {
        guard let read = inspection.catalogue, let board = inspection.board(of: read, on: Clock.today()), !board.coverage.rows.isEmpty else { return }
        let place = SourcePlace(file: QualityHistory.file)
        guard var quality = inspection.quality else { return try refuse(Finding(.qualityKept, at: place), language) }
        do throws(FileError) {
            _ = try quality.record(board, of: read, root: catalogue.root)
        } catch {
            try refuse(Finding(.qualityNotWritten, at: place, details: [error.reason]), language)
        }
    }

    /// Enters what is new in the ledger.
    private func enter(_ inspection: Inspection, _ language: Language) throws {
        guard inspection.catalogue != nil else { return }
        let place = SourcePlace(file: CatalogueLedger.file)
        let entered: LedgerRecord?
        do throws(FileError) { entered = try LedgerRecord(inspection, on: Clock.today(), root: catalogue.root, site: catalogue.usualSite) } catch {
            return try refuse(Finding(.ledgerNotWritten, at: place, details: [error.reason]), language)
        }
        guard let entered else { return try refuse(Finding(.ledgerKept, at: place), language) }
        Terminal.write(entered.inWords(language), to: .errors)
    }

    /// Says why nothing was noted.
    private func refuse(_ finding: Finding, _ language: Language) throws {
        var out = ByteWriter()
        Report([finding], language: language).write(.text, limit: 1, into: &out)
        Terminal.write(out.bytes, to: .errors)
        throw ExitCode(1)
    }

    /// The safe repairs of the catalogue's files, file by file.
    private func mend(_ inspection: Inspection, _ way: RepairWay) throws {
        let language = reporting.language ?? inspection.language
        // A mistyped way is taken for the catalogue's folder.
        let absent = inspection.findings.filter { [.settingsMissing, .settingsMisnamed, .contentMissing].contains($0.rule) && $0.severity == .error }
        guard absent.isEmpty else {
            var out = ByteWriter()
            Report(absent, language: language).write(.text, limit: reporting.limit, into: &out)
            Terminal.write(out.bytes, to: .output)
            throw ExitCode(1)
        }
        var isValid = true
        for file in inspection.data?.faulty ?? [] {
            var out = ByteWriter()
            if !FixOptions.mend(file, way, language: language, limit: reporting.limit, into: &out) { isValid = false }
            out.raw("\n")
            Terminal.write(out.bytes, to: .output)
        }
        if inspection.data?.faulty.isEmpty ?? true {
            Terminal.write(language == .french ? "Aucun fichier de données n’est à corriger.\n" : "No file of data is to be mended.\n", to: .output)
        }
        if !isValid { throw ExitCode(1) }
    }
}
