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

    /// The language to speak.
    var spoken: Language { language ?? CatalogueReader(root: root, crew: Crew(jobs: 1)).settings().settings?.languages.first ?? .french }

    /// The day that is meant; says what is wrong with it and ends the command then.
    ///
    /// - Parameter since: since when what it happens to is known.
    func day(since: CalendarDate? = nil) throws -> CalendarDate {
        guard let date else { return Clock.today() }
        func wrong(_ french: String, _ english: String, _ code: Int32) -> any Error {
            Self.refused([Finding(.ledgerDay, at: SourcePlace(file: ""), value: date, details: [french, english])], spoken, code: code)
        }
        guard let day = CalendarDate(iso8601: date) else { throw wrong("n’est pas un jour (2026-01-15)", "is no day (2026-01-15)", 2) }
        if day > Clock.today() { throw wrong("est dans le futur", "is in the future", 1) }
        if let since, day < since { throw wrong("précède l’inscription au registre (\(since))", "is before it was entered in the ledger (\(since))", 1) }
        return day
    }

    /// The ledger, and the language to speak; says why there is none and ends the command then.
    func opened() throws -> (ledger: CatalogueLedger, language: Language) {
        let language = spoken
        var findings: [Finding] = []
        guard let ledger = CatalogueLedger.read(root: root, findings: &findings), findings.isEmpty else {
            if findings.isEmpty { findings = [Finding(.ledgerMissing, at: SourcePlace(file: ""), value: root)] }
            throw Self.refused(findings, language)
        }
        return (ledger, language)
    }

    /// Says why nothing was done.
    static func refused(_ findings: [Finding], _ language: Language, code: Int32 = 1) -> ExitCode {
        var out = ByteWriter()
        Report(findings, language: language).write(.text, limit: 20, into: &out)
        Terminal.write(out.bytes, to: .errors)
        return ExitCode(code)
    }

    /// Says what is wrong with a command.
    func wrong(_ french: String, _ english: String) -> ExitCode {
        Terminal.write((spoken == .french ? french : english) + "\n", to: .errors)
        return ExitCode(2)
    }

    /// A path as people give it, seen from the content folder: `content/roques/aides/` → `roques/aides`.
    func contentPath(_ path: String) throws -> String {
        var parts = path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "." }
        if parts.first == "content" { parts.removeFirst() }
        guard !parts.isEmpty, path.utf8.first != 0x2F, !parts.contains(".."), !parts.contains("index.md") else {
            let shown = Finding.shown(path)
            throw wrong(
                "« \(shown) » n’est pas un dossier ou un fichier de données sous content/. Écrivez par exemple : roques/subventions",
                "“\(shown)” is no folder or file of data under content/. Write for instance: roques/subventions")
        }
        return parts.joined(separator: "/")
    }

    func stands(_ path: String) -> Bool { ((try? Files.status(of: root + "/content/" + path)) ?? nil) != nil }

    /// Renames on the disk and writes the ledger: both, or nothing.
    ///
    /// - Parameters:
    ///   - renames: paths under `content/`, and what they become. What is not there is passed over: it may have been renamed before.
    /// - Returns: those that were carried out.
    func carryOut(_ events: [LedgerEvent], _ renames: [(from: String, to: String)], _ language: Language) throws -> [(from: String, to: String)] {
        let wanted = renames.filter { stands($0.from) }
        if let taken = wanted.first(where: { stands($0.to) }) {
            throw Self.refused([Finding(.moveTargetTaken, at: SourcePlace(file: ""), value: "content/" + taken.to)], language)
        }
        var done: [(from: String, to: String)] = []
        func undo() { for rename in done.reversed() { try? Files.move(path(rename.to), to: path(rename.from)) } }
        func path(_ path: String) -> String { root + "/content/" + path }
        for rename in wanted {
            do throws(FileError) {
                try Self.makeFolder(above: path(rename.to))
                try Files.move(path(rename.from), to: path(rename.to))
                done.append(rename)
            } catch {
                undo()
                throw Self.refused([Finding(.moveFailed, at: SourcePlace(file: ""), value: "content/" + rename.from, details: [error.reason])], language)
            }
        }
        do throws(FileError) {
            try CatalogueLedger.write(events, root: root)
        } catch {
            undo()
            throw Self.refused([Finding(.ledgerNotWritten, at: SourcePlace(file: CatalogueLedger.file), details: [error.reason])], language)
        }
        return done
    }

    /// The folder of a publisher that has had nothing yet.
    private static func makeFolder(above path: String) throws(FileError) {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return }
        let folder = String(path[..<slash])
        if try Files.status(of: folder) == nil { try Files.makeFolder(folder) }
    }

    // MARK: What comes next

    /// The texts under `content/` in which a folder or a file is still called by its old name.
    private func texts(naming old: String) -> [String] {
        let parts = old.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        guard let own = parts.last else { return [] }
        let isFile = parts.count > 2
        // A file is named in its own folder by its name alone; a folder by its path, or from beside it.
        let names = (isFile ? [own] : parts.count == 2 ? [old, "../" + own] : ["../" + own + "/"]).map { Array($0.utf8) }
        let top = isFile ? "content/" + parts.dropLast().joined(separator: "/") : "content"
        func texts(in folder: String, depth: Int) -> [String] {
            let entries = ((try? Files.entries(of: root + "/" + folder)) ?? []).filter { $0.nameBytes.first != 0x5F && $0.nameBytes.first != 0x2E }
            return entries.flatMap { entry -> [String] in
                guard let name = entry.name else { return [] }
                let path = folder + "/" + name
                if entry.kind == .folder { return depth < 2 ? texts(in: path, depth: depth + 1) : [] }
                guard entry.kind == .file, name.hasSuffix(".md"), let bytes = try? Files.read(root + "/" + path, limit: 1 << 22) else { return [] }
                return names.contains { Self.isNamed($0, in: bytes) } ? [path] : []
            }
        }
        return texts(in: top, depth: 0)
    }

    /// Whether a path stands in a text, and no longer one that begins like it.
    private static func isNamed(_ path: [UInt8], in text: [UInt8]) -> Bool {
        var rest = text[...]
        while let range = rest.firstRange(of: path) {
            let next = range.upperBound < text.endIndex ? text[range.upperBound] : 0x20
            let isLonger = (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10 || next == 0x2D || next == 0x5F || next >= 0x80
            if !isLonger { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    /// What is left to do.
    func nextSteps(naming old: String, _ language: Language) -> String {
        let texts = texts(naming: old)
        var said = ""
        if !texts.isEmpty {
            let some = texts.prefix(5).map { "  " + Finding.shown($0) }.joined(separator: "\n") + (texts.count > 5 ? "\n  … (\(texts.count))" : "") + "\n"
            said = (language == .french ? "Ces textes nomment encore l’ancien ; corrigez-les :\n" : "These texts still name the old one; mend them:\n") + some
        }
        return said
            + (language == .french
                ? "Ensuite : « halle check » pour vérifier, puis « halle build » pour publier.\n"
                : "Next: “halle check” to make sure, then “halle build” to publish.\n")
    }
}

extension LedgerRefusal {
    var finding: Finding {
        let nowhere = SourcePlace(file: "")
        func quoted(_ word: String) -> String { ShellWord.quoted(word) }
        switch self {
        case .unknown(let path, let near): return Finding(.ledgerUnknown, at: nowhere, value: path, suggestions: near)
        case .reversed(let old, let new):
            return Finding(.ledgerReversed, at: nowhere, value: old, details: [new, "halle move \(quoted(new)) \(quoted(old))"])
        case .withdrawn(let path, let day, let restore):
            return Finding(.ledgerWithdrawn, at: nowhere, value: path, details: [day.description, "halle restore \(quoted(restore))"])
        case .published(let path): return Finding(.ledgerPublished, at: nowhere, value: path)
        case .taken(let path): return Finding(.moveTargetTaken, at: nowhere, value: path)
        case .takenByWithdrawn(let path, let title, let day, let restore):
            return Finding(.moveTargetWithdrawn, at: nowhere, value: path, details: [title, day.description, "halle restore \(quoted(restore))"])
        case .identifierTaken(let identifier, let other): return Finding(.identifierUsed, at: nowhere, value: identifier, details: [other])
        case .same(let path): return Finding(.moveSame, at: nowhere, value: path)
        case .hidden(let new): return Finding(.moveHidden, at: nowhere, value: new, details: ["halle withdraw … --reason \"…\""])
        case .otherFormat(let old, let new): return Finding(.moveOtherFormat, at: nowhere, value: old, details: [new])
        case .otherFolder(let old, let new): return Finding(.moveOtherFolder, at: nowhere, value: old, details: [new])
        case .file(let path): return Finding(.withdrawFile, at: nowhere, value: path)
        case .publisher(let path): return Finding(.mergePublisher, at: nowhere, value: path)
        case .unlike(let old, let new): return Finding(.moveUnlike, at: nowhere, value: old, details: [new])
        }
    }
}
