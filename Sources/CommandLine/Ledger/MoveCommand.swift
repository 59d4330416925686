internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Ledger
internal import Model

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

    mutating func run() throws { try Files.whileLocked(options.root) { try carryOut() } }

    private func carryOut() throws {
        let (path, target) = (try options.contentPath(old), try options.contentPath(new))
        let (ledger, language) = try options.opened()
        let day = try options.day(since: ledger[path]?.since)
        let move: (event: LedgerEvent, path: String)
        do throws(LedgerRefusal) { move = try ledger.moving(path, to: target, on: day) } catch {
            var finding = error.finding
            if case .hidden(let name) = error {
                let dataset =
                    ledger[path] == nil && path.utf8.count(where: { $0 == 0x2F }) == 2 ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : path
                finding = Finding(
                    .moveHidden, at: finding.place, value: name, details: ["halle withdraw \(ShellWord.quoted(dataset)) --reason \"…\""])
            }
            throw LedgerOptions.refused([finding], language)
        }
        if !options.stands(path), !options.stands(move.path) {
            throw LedgerOptions.refused([Finding(.moveSourceMissing, at: SourcePlace(file: ""), value: path, details: [move.path])], language)
        }
        // What has been renamed by hand is noted as it is; what is yet to be renamed may still get a better name.
        if move.event.file.isEmpty, !options.stands(move.path), let problem = problem(with: move.path, of: path, ledger) {
            throw LedgerOptions.refused([problem], language)
        }
        let isRenamed = try !options.carryOut([move.event], [(path, move.path)], language).isEmpty
        Terminal.write(confirmation(path, move.path, isRenamed: isRenamed, language) + options.nextSteps(naming: path, language), to: .output)
    }

    /// What speaks against a new folder.
    private func problem(with new: String, of old: String, _ ledger: CatalogueLedger) -> Finding? {
        let place = SourcePlace(file: "")
        let segments = new.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        let publisher = old.utf8.contains(0x2F) ? String(decoding: old.utf8.prefix { $0 != 0x2F }, as: UTF8.self) : nil
        if let publisher, segments.count == 1 {
            let better = "halle move \(ShellWord.quoted(old)) \(ShellWord.quoted(publisher + "/" + new))"
            return Finding(.moveWithoutPublisher, at: place, value: new, details: [old, better])
        }
        if segments.count == 2, !options.stands(segments[0]) {
            let folders = ((try? Files.entries(of: options.root + "/content")) ?? []).filter { $0.kind == .folder }.compactMap(\.name)
            let near = nearestNames(to: segments[0], among: folders).first
            func better(_ before: String, _ after: String) -> String {
                near.map { "\(before)halle move \(ShellWord.quoted(old)) \(ShellWord.quoted($0 + "/" + segments[1]))\(after)" } ?? ""
            }
            return Finding(
                .movePublisherUnknown, at: place, value: new,
                details: [segments[0], better("Vouliez-vous taper : ", " ? "), better("Did you mean: ", "? ")])
        }
        guard let unfit = segments.first(where: { slug($0) != $0 }), ledger[old] != nil || segments.count == 1 else { return nil }
        let better = segments.map { slug($0) }.joined(separator: "/")
        return Finding(
            .moveNameUnfit, at: place, value: unfit,
            details: [
                " (elle serait « \(slug(unfit)) »)", " (it would be “\(slug(unfit))”)", "halle move \(ShellWord.quoted(old)) \(ShellWord.quoted(better))",
            ])
    }

    private func confirmation(_ old: String, _ new: String, isRenamed: Bool, _ language: Language) -> String {
        let (former, now) = (Finding.shown(old), Finding.shown(new))
        func publisher(_ path: String) -> String { String(decoding: path.utf8.prefix { $0 != 0x2F }, as: UTF8.self) }
        let goes = old.utf8.contains(0x2F) && new.utf8.contains(0x2F) && publisher(old) != publisher(new)
        switch language {
        case .french:
            return (isRenamed ? "Renommé : \(former) → \(now)." : "Déjà renommé : \(former) → \(now).") + " C’est noté dans \(CatalogueLedger.file).\n"
                + (goes ? "Attention : le jeu change de producteur, de « \(publisher(former)) » à « \(publisher(now)) ».\n" : "")
        case .english:
            return (isRenamed ? "Renamed: \(former) → \(now)." : "Renamed already: \(former) → \(now).") + " It is noted in \(CatalogueLedger.file).\n"
                + (goes ? "Mind: the dataset goes to another publisher, from “\(publisher(former))” to “\(publisher(now))”.\n" : "")
        }
    }
}

/// `halle identify FOLDER IDENTIFIER`.
struct IdentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Give a dataset another identifier, on purpose: portals will take it for a new one.",
        discussion: """
            Notes it in ledger.csv. A header's “identifier” that the ledger knows otherwise stops the build until this is done.
            Exit code: 0 done, 1 not done, 2 for a wrong command.
            """)

    @Argument(help: "The dataset's folder under content/ (roques/aides).")
    var folder: String

    @Argument(help: "The new identifier, as the header has it.")
    var identifier: String

    @OptionGroup var options: LedgerOptions

    mutating func run() throws { try Files.whileLocked(options.root) { try carryOut() } }

    private func carryOut() throws {
        let path = try options.contentPath(folder)
        guard !identifier.utf8.allSatisfy({ $0 <= 0x20 }), !identifier.utf8.contains(where: { $0 < 0x20 }) else {
            throw options.wrong("Donnez le nouvel identifiant, sur une ligne.", "Give the new identifier, on one line.")
        }
        let identifier = withoutOuterSpaces(identifier)
        let (ledger, language) = try options.opened()
        let day = try options.day(since: ledger[path]?.since)
        let event: LedgerEvent
        do throws(LedgerRefusal) { event = try ledger.identifying(path, as: identifier, on: day) } catch {
            throw LedgerOptions.refused([error.finding], language)
        }
        _ = try options.carryOut([event], [], language)
        let (shown, new) = (Finding.shown(path), Finding.shown(identifier))
        Terminal.write(
            language == .french
                ? "\(shown) a maintenant l’identifiant \(new). C’est noté dans \(CatalogueLedger.file).\nEnsuite : « halle check », puis « halle build ».\n"
                : "\(shown) now has the identifier \(new). It is noted in \(CatalogueLedger.file).\nNext: “halle check”, then “halle build”.\n", to: .output)
    }
}
