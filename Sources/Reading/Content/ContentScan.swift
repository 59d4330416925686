internal import Bytes
internal import Findings

/// The content folder as the disk has it: names and signatures only, nothing opened.
struct ContentScan: Sendable {
    struct File: Sendable {
        /// Relative to the catalogue's root, with `/`.
        var path: String
        var name: String
        var signature: FileSignature

        var isMarkdown: Bool { name.utf8.count > 3 && name.lowercased().hasSuffix(".md") }

        /// A description, for people and programs, in French or English or both.
        var isSheet: Bool { name == "index.md" || name == "index.fr.md" || name == "index.en.md" }

        /// Whether it was probably meant for a description, under a name that an editor, Windows or a copy has given it.
        var isNearlySheet: Bool {
            guard !isSheet else { return false }
            let lower = name.lowercased()
            if isMarkdown { return lower.hasPrefix("index") }
            return ["index.md.txt", "index.fr.md.txt", "index.en.md.txt", "index.txt", "index.markdown", "index.mdown", "index.mkd"].contains(lower)
        }
    }

    struct Folder: Sendable {
        var path: String
        var name: String
        var files: [File] = []
        var folders: [Folder] = []

        func file(named name: String) -> File? { files.first { $0.name == name } }
        var index: File? { file(named: "index.md") }
    }

    var root: Folder
    var findings: [Finding]
    /// All that was seen, to be compared with at the next build.
    var record: ContentRecord

    static let contentFolder = "content"
    /// `content/producer/dataset`: what lies deeper is not read.
    private static let maximumDepth = 2

    /// Walks `content/` under `root`. Hidden names (a leading `.` or `_`) are passed over; links are never followed.
    static func scan(_ root: String, crew: Crew) -> ContentScan? {
        let path = root + "/" + contentFolder
        guard let status = try? Files.status(of: path), status.kind == .folder, let open = try? OpenFolder(path) else { return nil }
        let time = FolderState.now()
        var scan = scan(crew, at: time) { path throws(FileError) in try Files.listing(of: root + "/" + path) }
        scan.record.settle(in: open)
        return scan
    }

    /// The same of a content that is known to be as it was recorded; nothing is looked at.
    static func scan(_ record: ContentRecord, crew: Crew) -> ContentScan {
        let list = record.listings
        var scan = scan(crew, at: 0) { path throws(FileError) in list(LinkIndex.contentPath(path)) }
        scan.record = record
        return scan
    }

    private typealias Lister = @Sendable (_ path: String) throws(FileError) -> (state: FolderState, entries: [FolderEntry])

    private static func scan(_ crew: Crew, at time: Int64, _ list: Lister) -> ContentScan {
        var top = Listing(of: contentFolder, name: "", at: time, list)
        let subfolders = top.takeFolders()
        let scanned = (try? crew.map(subfolders) { walk($0.path, name: $0.name, depth: 1, at: time, list) }) ?? []
        top.folder.folders = scanned.map(\.folder)
        top.record.append(scanned.map(\.record))
        return ContentScan(root: top.folder, findings: top.findings + scanned.flatMap(\.findings), record: top.record)
    }

    /// Whether a name is neither read nor talked of: hidden ones, which begin with `.` or `_`. A folder of dots only is told.
    static func isPassedOver(_ entry: FolderEntry) -> Bool {
        guard entry.nameBytes.first == 0x2E || entry.nameBytes.first == 0x5F else { return false }
        return !(entry.kind == .folder && entry.nameBytes.allSatisfy { $0 == 0x2E })
    }

    /// Depth is bounded, so this recursion is too.
    private static func walk(
        _ path: String, name: String, depth: Int, at time: Int64, _ list: Lister
    ) -> (folder: Folder, findings: [Finding], record: ContentRecord) {
        var listing = Listing(of: path, name: name, at: time, list)
        var records: [ContentRecord] = []
        for entry in listing.takeFolders() {
            guard depth < maximumDepth else {
                listing.findings.append(Finding(.folderIgnored, at: SourcePlace(file: entry.path), value: entry.name))
                continue
            }
            let below = walk(entry.path, name: entry.name, depth: depth + 1, at: time, list)
            records.append(below.record)
            listing.folder.folders.append(below.folder)
            listing.findings.append(contentsOf: below.findings)
        }
        listing.record.append(records)
        return (listing.folder, listing.findings, listing.record)
    }

    /// One folder's own entries, sorted into files and folders.
    private struct Listing {
        var folder: Folder
        var findings: [Finding] = []
        var record = ContentRecord()
        private var subfolders: [(path: String, name: String)] = []

        init(of path: String, name: String, at time: Int64, _ list: Lister) {
            folder = Folder(path: path, name: name)
            do throws(FileError) {
                let (state, entries) = try list(path)
                record.add(LinkIndex.contentPath(path), state, entries, at: time)
                for entry in entries { add(entry) }
            } catch {
                // It compares with nothing: the content is scanned again as long as it is there.
                record.add(LinkIndex.contentPath(path), .none, [], at: time)
                findings.append(Finding(.fileUnreadable, at: SourcePlace(file: path), value: path, details: [error.reason]))
            }
        }

        mutating func takeFolders() -> [(path: String, name: String)] {
            defer { subfolders = [] }
            return subfolders
        }

        private mutating func add(_ entry: FolderEntry) {
            let shown = entry.shownName
            let path = folder.path + "/" + shown
            if entry.kind == .folder, entry.nameBytes.allSatisfy({ $0 == 0x2E }) {
                findings.append(Finding(.folderNameInvalid, at: SourcePlace(file: path), value: shown))
            }
            if entry.nameBytes.first == 0x2E || entry.nameBytes.first == 0x5F { return }
            if entry.kind != .file, shown == "index.md" {
                findings.append(Finding(.indexNotAFile, at: SourcePlace(file: path), value: shown))
                return
            }
            guard let name = entry.name else {
                findings.append(Finding(.fileNameInvalid, at: SourcePlace(file: path), value: shown, details: ["il n’est pas en UTF-8", "it is not in UTF-8"]))
                return
            }
            switch entry.kind {
            case .folder: subfolders.append((path, name))
            case .file:
                if FileName.isDropping(name) {
                    findings.append(Finding(.droppingIgnored, at: SourcePlace(file: path), value: name))
                } else {
                    folder.files.append(File(path: path, name: name, signature: entry.signature))
                }
            case .link, .other: findings.append(Finding(.linkNotFollowed, at: SourcePlace(file: path), value: name))
            }
        }
    }
}
