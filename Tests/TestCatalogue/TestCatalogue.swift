private import Bytes
private import Glibc

/// A small catalogue in a temporary folder of its own, removed at the end.
public final class TestCatalogue: Sendable {
    /// The folder with `halle.yml`.
    public let root: String
    public var site: String { root + "/site" }

    /// - Parameter settings: the text of `halle.yml`; nil for a catalogue without one.
    public init(_ settings: String? = "title: Essai\n") {
        var template = Array(((getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir) + "/halle-test-XXXXXX").utf8CString)
        root = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
        folder("content")
        if let settings { file("halle.yml", settings) }
    }

    deinit { Self.removeAll(Array(root.utf8)) }

    // MARK: Making

    @discardableResult
    public func folder(_ path: String) -> Self {
        var made = root
        for part in path.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o755)
        }
        return self
    }

    @discardableResult
    public func file(_ path: String, _ text: String) -> Self { file(path, Array(text.utf8)) }

    @discardableResult
    public func file(_ path: String, _ bytes: [UInt8]) -> Self {
        if let slash = path.utf8.lastIndex(of: 0x2F) { folder(String(Substring(path.utf8[..<slash]))) }
        guard let file = fopen(root + "/" + path, "w") else { return self }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        return self
    }

    /// A dataset with one data file: `content/<folder>/index.md` with a title, further lines of its header, and a body.
    @discardableResult
    public func dataset(_ folder: String, _ header: String = "", body: String = "", data: String? = "donnees.csv") -> Self {
        let title = header.utf8.starts(with: "title:".utf8) || header.utf8.starts(with: "titre:".utf8) ? "" : "title: Un jeu\n"
        file("content/\(folder)/index.md", "---\n\(title)\(header)\(header.isEmpty || header.utf8.last == 0x0A ? "" : "\n")---\n\(body)")
        if let data { file("content/\(folder)/\(data)", "a;b\n1;2\n") }
        return self
    }

    public func link(_ path: String, to target: String) { symlink(target, root + "/" + path) }
    public func pipe(_ path: String) { mkfifo(root + "/" + path, 0o644) }
    public func rename(_ path: String, to other: String) { _ = Glibc.rename(root + "/" + path, root + "/" + other) }
    public func remove(_ path: String) { Self.removeAll(Array((root + "/" + path).utf8)) }

    // MARK: Looking

    /// A file's bytes; nil when there is none.
    public func bytes(_ path: String) -> [UInt8]? { try? Files.read(root + "/" + path, limit: 1 << 26) }
    public func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

    /// Every file under a folder with its bytes, by its path from there.
    public func contents(of folder: String) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for path in paths(under: folder) {
            if let bytes = bytes(folder + "/" + path) { found[path] = bytes }
        }
        return found
    }

    /// Inode and times of everything under a folder, by its path from there.
    public func marks(of folder: String) -> [String: String] {
        var found: [String: String] = [:]
        for path in paths(under: folder) {
            guard let status = try? Files.status(of: root + "/" + folder + "/" + path) else { continue }
            found[path] = "\(status.signature.inode) \(status.signature.modified) \(status.signature.changed)"
        }
        return found
    }

    private func paths(under folder: String) -> [String] {
        var paths: [String] = []
        var folders = [""]
        while let inside = folders.popLast() {
            for entry in (try? Files.entries(of: root + "/" + folder + "/" + inside)) ?? [] {
                let path = inside + entry.shownName
                paths.append(path)
                if entry.kind == .folder { folders.append(path + "/") }
            }
        }
        return paths.sorted()
    }

    /// Works on bytes: names need not be UTF-8.
    private static func removeAll(_ path: [UInt8]) {
        let text = path.map { CChar(bitPattern: $0) } + [0]
        if unlink(text) == 0 { return }
        if let folder = opendir(text) {
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                if name != [0x2E], name != [0x2E, 0x2E] { removeAll(path + [0x2F] + name) }
            }
            closedir(folder)
        }
        rmdir(text)
    }
}
