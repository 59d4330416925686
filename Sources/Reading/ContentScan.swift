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

    static let contentFolder = "content"
    /// `content/producer/dataset`: what lies deeper is not read.
    private static let maximumDepth = 2

    /// Walks `content/` under `root`. Hidden names (a leading `.` or `_`) are passed over; links are never followed.
    static func scan(_ root: String, crew: Crew) -> ContentScan? {
        let path = root + "/" + contentFolder
        guard let status = try? Files.status(of: path), status.kind == .folder else { return nil }
        var top = Listing(of: contentFolder, name: "", root: root)
        let subfolders = top.takeFolders()
        let scanned = (try? crew.map(subfolders) { walk($0.path, name: $0.name, root: root, depth: 1) }) ?? []
        top.folder.folders = scanned.map(\.folder)
        return ContentScan(root: top.folder, findings: top.findings + scanned.flatMap(\.findings))
    }

    /// Depth is bounded, so this recursion is too.
    private static func walk(_ path: String, name: String, root: String, depth: Int) -> (folder: Folder, findings: [Finding]) {
        var listing = Listing(of: path, name: name, root: root)
        for entry in listing.takeFolders() {
            guard depth < maximumDepth else {
                listing.findings.append(Finding(.folderIgnored, at: SourcePlace(file: entry.path), value: entry.name))
                continue
            }
            let below = walk(entry.path, name: entry.name, root: root, depth: depth + 1)
            listing.folder.folders.append(below.folder)
            listing.findings.append(contentsOf: below.findings)
        }
        return (listing.folder, listing.findings)
    }

    /// One folder's own entries, sorted into files and folders.
    private struct Listing {
        var folder: Folder
        var findings: [Finding] = []
        private var subfolders: [(path: String, name: String)] = []

        init(of path: String, name: String, root: String) {
            folder = Folder(path: path, name: name)
            do throws(FileError) {
                for entry in try Files.entries(of: root + "/" + path) { add(entry) }
            } catch {
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
