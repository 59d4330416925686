internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Ledger
internal import Model
internal import Reading

/// Which catalogue, on what day, and in what language it is said.
struct LedgerOptions: ParsableArguments {
    @Option(help: "The folder with halle.yml (default: here).", completion: .directory)
    var root = "."

    @Option(help: "The day it happened, as 2026-01-15 (default: today).")
    var date: String?

    @Option(help: "The language of the messages: fr or en (default: the catalogue's first).")
    var language: Language?

    mutating func validate() throws {
        if let date, CalendarDate(iso8601: date) == nil { throw ValidationError("--date takes a day, as 2026-01-15.") }
    }

    var day: CalendarDate { date.flatMap { CalendarDate(iso8601: $0) } ?? Clock.today() }

    /// The ledger, and the language to speak; says why there is none and ends the command then.
    func opened() throws -> (ledger: CatalogueLedger, language: Language) {
        let language = self.language ?? CatalogueReader(root: root, crew: Crew(jobs: 1)).settings().settings?.languages.first ?? .french
        var findings: [Finding] = []
        guard let ledger = CatalogueLedger.read(root: root, findings: &findings), findings.isEmpty else {
            if findings.isEmpty { findings = [Finding(.ledgerMissing, at: SourcePlace(file: ""), value: root)] }
            throw Self.refused(findings, language)
        }
        return (ledger, language)
    }

    /// Says why nothing was done.
    static func refused(_ findings: [Finding], _ language: Language) -> ExitCode {
        var out = ByteWriter()
        Report(findings, language: language).write(.text, limit: 20, into: &out)
        Terminal.write(out.bytes, to: .errors)
        return ExitCode(1)
    }

    /// A path as people give it, seen from the content folder: `content/roques/aides/` → `roques/aides`.
    func contentPath(_ path: String) throws -> String {
        var parts = path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "." }
        if parts.first == "content" { parts.removeFirst() }
        guard !parts.isEmpty, path.utf8.first != 0x2F, !parts.contains(".."), !parts.contains("index.md") else {
            throw ValidationError("“\(path)” is no folder or file of data under content/.")
        }
        return parts.joined(separator: "/")
    }

    /// Renames on the disk and writes the ledger: both, or nothing.
    ///
    /// - Parameters:
    ///   - path, new: under `content/`.
    ///   - mayBeGone: whether nothing need be there at all.
    /// - Returns: whether something was renamed; it may have been before.
    func carryOut(_ events: [LedgerEvent], _ path: String, to new: String, mayBeGone: Bool, _ language: Language) throws -> Bool {
        let (from, to) = (root + "/content/" + path, root + "/content/" + new)
        func stands(_ path: String) -> Bool { ((try? Files.status(of: path)) ?? nil) != nil }
        let isThere = stands(from)
        if isThere, stands(to) { throw Self.refused([Finding(.moveTargetTaken, at: SourcePlace(file: ""), value: "content/" + new)], language) }
        if !isThere, !stands(to), !mayBeGone {
            throw Self.refused([Finding(.moveSourceMissing, at: SourcePlace(file: ""), value: path, details: [new])], language)
        }
        if isThere {
            do throws(FileError) {
                try Self.makeFolder(above: to)
                try Files.move(from, to: to)
            } catch {
                throw Self.refused([Finding(.moveFailed, at: SourcePlace(file: ""), value: "content/" + path, details: [error.reason])], language)
            }
        }
        do throws(FileError) {
            try CatalogueLedger.write(events, root: root)
        } catch {
            if isThere { try? Files.move(to, to: from) }
            throw Self.refused([Finding(.ledgerNotWritten, at: SourcePlace(file: CatalogueLedger.file), details: [error.reason])], language)
        }
        return isThere
    }

    /// The folder of a publisher that has had nothing yet.
    private static func makeFolder(above path: String) throws(FileError) {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return }
        let folder = String(path[..<slash])
        if try Files.status(of: folder) == nil { try Files.makeFolder(folder) }
    }
}

extension LedgerRefusal {
    var finding: Finding {
        let nowhere = SourcePlace(file: "")
        switch self {
        case .unknown(let path): return Finding(.ledgerUnknown, at: nowhere, value: path)
        case .taken(let path): return Finding(.moveTargetTaken, at: nowhere, value: path)
        case .unlike(let old, let new): return Finding(.moveUnlike, at: nowhere, value: old, details: [new])
        }
    }
}

/// `halle move OLD NEW`.
struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Rename a dataset, a publisher's folder or a file, and keep its identifier and its old addresses.",
        discussion: """
            Renames it under content/ and notes that in ledger.csv: portals know it again, its old page leads to the new one, and its files stay at
            their old addresses too. Nothing is ever replaced. What has been renamed by hand already is only noted.
            Exit code: 0 done, 1 not done, 2 for a wrong command.
            """)

    @Argument(help: "A dataset's folder under content/ (roques/aides), a publisher's (roques), or a file (roques/aides/aides.csv).")
    var old: String

    @Argument(help: "The new folder under content/, or the new name of the file.")
    var new: String

    @OptionGroup var options: LedgerOptions

    mutating func run() throws {
        let (path, target) = (try options.contentPath(old), try options.contentPath(new))
        let (ledger, language) = try options.opened()
        let move: (event: LedgerEvent, path: String)
        do throws(LedgerRefusal) { move = try ledger.moving(path, to: target, on: options.day) } catch {
            throw LedgerOptions.refused([error.finding], language)
        }
        let isRenamed = try options.carryOut([move.event], path, to: move.path, mayBeGone: false, language)
        Terminal.write(confirmation(path, move.path, isRenamed: isRenamed, language), to: .output)
    }

    private func confirmation(_ old: String, _ new: String, isRenamed: Bool, _ language: Language) -> String {
        let (old, new) = (Finding.shown(old), Finding.shown(new))
        switch language {
        case .french:
            return (isRenamed ? "Renommé : \(old) → \(new)." : "Déjà renommé : \(old) → \(new).") + " C’est noté dans \(CatalogueLedger.file).\n"
                + "« halle check » dit quels textes et quelles fiches nomment encore l’ancien.\n"
        case .english:
            return (isRenamed ? "Renamed: \(old) → \(new)." : "Renamed already: \(old) → \(new).") + " It is noted in \(CatalogueLedger.file).\n"
                + "“halle check” tells which texts and headers still name the old one.\n"
        }
    }
}

/// `halle withdraw FOLDER --reason "…"`.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Publish a dataset no more, and say why at its address.",
        discussion: """
            Notes it in ledger.csv and renames the folder to _NAME: nothing is lost, and nothing of it is published any more. Its page becomes one that
            says since when and why it is gone, and what replaces it. The folder of a publisher stands for all its datasets.
            Exit code: 0 done, 1 not done, 2 for a wrong command.
            """)

    @Argument(help: "The dataset's folder under content/ (roques/aides).")
    var folder: String

    @Option(help: "Why, in a sentence that readers will see.")
    var reason: String?

    @Option(help: "The folder of the dataset that has taken its place.")
    var mergedInto: String?

    @OptionGroup var options: LedgerOptions

    mutating func validate() throws {
        guard (reason ?? "").utf8.allSatisfy({ $0 == 0x20 }), mergedInto == nil else { return }
        throw ValidationError("Readers want to know why: --reason \"…\", or --merged-into FOLDER.")
    }

    mutating func run() throws {
        let path = try options.contentPath(folder)
        let other = try mergedInto.map { try options.contentPath($0) }
        let (ledger, language) = try options.opened()
        let events: [LedgerEvent]
        do throws(LedgerRefusal) { events = try ledger.withdrawing(path, reason: reason ?? "", mergedInto: other, on: options.day) } catch {
            throw LedgerOptions.refused([error.finding], language)
        }
        let hidden = Self.hidden(path)
        let isRenamed = try options.carryOut(events, path, to: hidden, mayBeGone: true, language)
        Terminal.write(confirmation(path, events.count, isRenamed ? hidden : nil, language), to: .output)
    }

    /// Where what is no more published is kept: `roques/aides` → `roques/_aides`.
    private static func hidden(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "_" + path }
        return String(path[...slash]) + "_" + String(path[path.index(after: slash)...])
    }

    private func confirmation(_ path: String, _ count: Int, _ hidden: String?, _ language: Language) -> String {
        let path = Finding.shown(path)
        let kept = hidden.map { Finding.shown("content/" + $0) }
        switch language {
        case .french:
            let datasets = count > 1 ? " (\(count) jeux de données)" : ""
            return "Retiré : \(path)\(datasets). C’est noté dans \(CatalogueLedger.file).\n" + (kept.map { "Le dossier est gardé : \($0).\n" } ?? "")
        case .english:
            let datasets = count > 1 ? " (\(count) datasets)" : ""
            return "Withdrawn: \(path)\(datasets). It is noted in \(CatalogueLedger.file).\n" + (kept.map { "The folder is kept: \($0).\n" } ?? "")
        }
    }
}
