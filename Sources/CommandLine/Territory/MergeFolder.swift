internal import Bytes
internal import Glibc

/// Where merged tables lie between their making and their publication: beside the site, where the next build finds them again, or for a command that
/// publishes nothing in a passing folder that is gone when nobody holds this any more.
final class MergeFolder: Sendable {
    let path: String
    private let isPassing: Bool

    /// In the folder that a build keeps beside its site.
    init(in workFolder: String) {
        path = workFolder + "/merged"
        isPassing = false
    }

    /// In the folder for passing files (`TMPDIR`, else `/tmp`); nil where it has no room.
    init?() {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        var template = Array(((folder.isEmpty ? "/tmp" : folder) + "/halle-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        isPassing = true
    }

    deinit { if isPassing { Self.remove(path) } }

    /// Keeps the folders of some names in it and removes all others.
    func keep(_ names: Set<String>) {
        for entry in (try? Files.entries(of: path)) ?? [] where !names.contains(entry.shownName) { Self.remove(path + "/" + entry.shownName) }
        if names.isEmpty { rmdir(path) }
    }

    /// A folder of ours, of two levels, and what is in it.
    private static func remove(_ folder: String) {
        for entry in (try? Files.entries(of: folder)) ?? [] {
            let path = folder + "/" + entry.shownName
            if entry.kind == .folder {
                for below in (try? Files.entries(of: path)) ?? [] { unlink(path + "/" + below.shownName) }
                rmdir(path)
            } else {
                unlink(path)
            }
        }
        rmdir(folder)
    }
}

/// A file that is written piece by piece, and counts only when it is whole.
final class MergedFile {
    let path: String
    private let descriptor: Int32

    init(_ path: String) throws(FileError) {
        self.path = path
        unlink(path)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    deinit { close(descriptor) }

    func add(_ bytes: UnsafeRawBufferPointer) throws {
        var written = 0
        while written < bytes.count {
            let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            written += count
        }
    }
}
