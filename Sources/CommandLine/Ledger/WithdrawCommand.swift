internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Ledger
internal import Model

/// `halle withdraw FOLDER --reason "…"`.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Publish a dataset no more, and say why at its address.",
        discussion: """
            Notes it in ledger.csv and renames the folder to _NAME: nothing is lost, and nothing of it is published any more. Its page becomes one that
            says since when and why it is gone, and what replaces it. The folder of a publisher stands for all its datasets; its page and its feeds stay,
            and say that it publishes nothing here any more.
            Exit code: 0 done, 1 not done, 2 for a wrong command.
            """)

    @Argument(help: "The dataset's folder under content/ (roques/aides).")
    var folder: String

    @Option(help: "Why, in a sentence that readers will see.")
    var reason: String?

    @Option(help: "The folder of the dataset that has taken its place.")
    var mergedInto: String?

    @OptionGroup var options: LedgerOptions

    mutating func run() throws { try Files.whileLocked(options.root) { try carryOut() } }

    private func carryOut() throws {
        if (reason ?? "").utf8.allSatisfy({ $0 == 0x20 }), mergedInto == nil {
            throw options.wrong(
                "Les lecteurs veulent savoir pourquoi : --reason \"…\", ou --merged-into DOSSIER.",
                "Readers want to know why: --reason \"…\", or --merged-into FOLDER.")
        }
        let path = try options.contentPath(folder)
        let other = try mergedInto.map { try options.contentPath($0) }
        let (ledger, language) = try options.opened()
        let since = (ledger[path].map { [$0.since] } ?? ledger.numbers(under: path).map { ledger.datasets[$0].since }).max()
        let day = try options.day(since: since)
        let events: [LedgerEvent]
        do throws(LedgerRefusal) { events = try ledger.withdrawing(path, reason: reason ?? "", mergedInto: other, on: day) } catch {
            throw LedgerOptions.refused([error.finding], language)
        }
        let done = try options.carryOut(events, events.map { ($0.folder, Self.hidden($0.folder)) }, language)
        Terminal.write(confirmation(path, events.count, done.map(\.to), language) + options.nextSteps(naming: path, language), to: .output)
    }

    /// Where what is no more published is kept: `roques/aides` → `roques/_aides`.
    static func hidden(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "_" + path }
        return String(path[...slash]) + "_" + String(path[path.index(after: slash)...])
    }

    private func confirmation(_ path: String, _ count: Int, _ kept: [String], _ language: Language) -> String {
        let restore = "halle restore " + ShellWord.quoted(path)
        let path = Finding.shown(path)
        let folders = kept.prefix(10).map { Finding.shown("content/" + $0) }.joined(separator: ", ") + (kept.count > 10 ? "…" : "")
        switch language {
        case .french:
            let datasets = count > 1 ? " (\(count) jeux de données)" : ""
            let said = kept.isEmpty ? "" : kept.count == 1 ? "Le dossier est gardé : \(folders).\n" : "Les dossiers sont gardés : \(folders).\n"
            return "Retiré : \(path)\(datasets). C’est noté dans \(CatalogueLedger.file).\n\(said)Pour revenir en arrière : \(restore)\n"
        case .english:
            let datasets = count > 1 ? " (\(count) datasets)" : ""
            let said = kept.isEmpty ? "" : kept.count == 1 ? "The folder is kept: \(folders).\n" : "The folders are kept: \(folders).\n"
            return "Withdrawn: \(path)\(datasets). It is noted in \(CatalogueLedger.file).\n\(said)To go back: \(restore)\n"
        }
    }
}

/// `halle restore FOLDER [NEW]`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Publish again what was withdrawn, with the identifier and the addresses that it had.",
        discussion: """
            Notes it in ledger.csv, and gives the folder back the name that withdrawing has taken from it (_NAME → NAME). A folder that is there already is
            only noted. The folder of a publisher stands for all its withdrawn datasets.
            Exit code: 0 done, 1 not done, 2 for a wrong command.
            """)

    @Argument(help: "The folder that the withdrawn dataset had under content/ (roques/aides).")
    var folder: String

    @Argument(help: "The folder that it has now, where that is another.")
    var new: String?

    @OptionGroup var options: LedgerOptions

    mutating func run() throws { try Files.whileLocked(options.root) { try carryOut() } }

    private func carryOut() throws {
        let path = try options.contentPath(folder)
        let target = try new.map { try options.contentPath($0) }
        let (ledger, language) = try options.opened()
        let day = try options.day()
        var events: [LedgerEvent]
        do throws(LedgerRefusal) { events = try ledger.restoring(path, to: target, on: day) } catch {
            throw LedgerOptions.refused([error.finding], language)
        }
        func now(_ event: LedgerEvent) -> String { event.target.isEmpty ? event.folder : event.target }
        func isHere(_ event: LedgerEvent) -> Bool { options.stands(now(event)) || options.stands(WithdrawCommand.hidden(event.folder)) }
        if events.count > 1 { events = events.filter(isHere) }
        guard let first = events.first, events.allSatisfy(isHere) else {
            let (one, two) = (events.first.map(now) ?? path, events.first.map { WithdrawCommand.hidden($0.folder) } ?? path)
            throw LedgerOptions.refused([Finding(.moveSourceMissing, at: SourcePlace(file: ""), value: one, details: [two])], language)
        }
        let renames = events.filter { !options.stands(now($0)) }.map { (from: WithdrawCommand.hidden($0.folder), to: now($0)) }
        _ = try options.carryOut(events, renames, language)
        let shown = Finding.shown(events.count == 1 ? now(first) : path)
        let datasets = events.count == 1 ? "" : language == .french ? " (\(events.count) jeux de données)" : " (\(events.count) datasets)"
        Terminal.write(
            language == .french
                ? "De nouveau publié : \(shown)\(datasets), avec son identifiant et ses anciennes adresses. C’est noté dans \(CatalogueLedger.file).\nEnsuite : « halle check », puis « halle build ».\n"
                : "Published again: \(shown)\(datasets), with its identifier and its former addresses. It is noted in \(CatalogueLedger.file).\nNext: “halle check”, then “halle build”.\n",
            to: .output)
    }
}
