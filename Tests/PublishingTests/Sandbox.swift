import Bytes
import Glibc
import Testing

@testable import Publishing

/// A folder of its own under the system's folder for temporary files; removed at the end.
final class Sandbox: Sendable {
    let path: String
    var site: String { path + "/site" }
    var work: String { path + "/.site.halle" }

    init() throws {
        var template = Array(((getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp") + "/publishing-XXXXXX").utf8CString)
        path = String(cString: try #require(mkdtemp(&template)))
    }

    deinit {
        if let parent = try? Tree(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), shown: "") {
            try? parent.removeAll(String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]))
        }
    }

    // MARK: Building

    func stage(protecting: [String] = [], step: @escaping @Sendable (Stage.Step) throws -> Void = { _ in }) throws -> Stage {
        try Stage(at: Destination(folder: site, protecting: protecting), jobs: 2, patience: 0, step: step)
    }

    /// Builds the site from texts by path.
    @discardableResult
    func build(_ pages: [String: String]) throws -> PublishingReport {
        let stage = try stage()
        try stage.write(pages.sorted { $0.key < $1.key }.map { Self.page($0.key, $0.value) })
        return try stage.publish()
    }

    static func page(_ path: String, _ text: String) -> Made {
        var key = Fingerprint()
        key.combine(text)
        return Made(path: path, key: key) { $0.raw(text) }
    }

    // MARK: Files

    func write(_ name: String, _ text: String) throws {
        let file = try #require(fopen(path + "/" + name, "w"))
        fputs(text, file)
        fclose(file)
    }

    func makeFolder(_ name: String) { mkdir(path + "/" + name, 0o755) }

    func copy(_ name: String, as output: String, zippedAs entry: String? = nil) throws -> Copy {
        let source = path + "/" + name
        return Copy(path: output, source: source, expected: try #require(try Files.status(of: source)).signature, zippedAs: entry)
    }

    /// Every path under a folder with its content: nil for a folder.
    func contents(of folder: String) throws -> [String: String?] {
        var found: [String: String?] = [:]
        var folders = [""]
        while let inside = folders.popLast() {
            for entry in try Files.entries(of: folder + inside) {
                let path = inside + "/" + entry.shownName
                found[String(path.dropFirst())] = .some(nil)
                if entry.kind == .folder {
                    folders.append(path)
                } else if entry.kind == .file {
                    found[String(path.dropFirst())] = String(decoding: try Files.read(folder + path, limit: 1 << 24), as: UTF8.self)
                }
            }
        }
        return found
    }

    /// Every path of the site but the marker.
    func published() throws -> [String: String?] {
        var found = try contents(of: site)
        #expect(found.removeValue(forKey: Marker.path) == Marker.text)
        return found
    }

    /// Inode and times of everything beside and in the site, by path.
    func signatures() throws -> [String: FileSignature] {
        var found: [String: FileSignature] = [:]
        var folders = [path]
        while let folder = folders.popLast() {
            found[folder] = try #require(try Files.status(of: folder)).signature
            for entry in try Files.entries(of: folder) {
                if entry.kind == .folder { folders.append(folder + "/" + entry.shownName) }
                found[folder + "/" + entry.shownName] = entry.signature
            }
        }
        return found
    }

    func mode(_ name: String) -> mode_t {
        var status = stat()
        return lstat(path + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : 0
    }
}
