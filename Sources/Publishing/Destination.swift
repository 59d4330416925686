internal import Bytes
private import CHalle
private import Glibc

/// Where a site is to stand, and what may never be replaced by it.
public struct Destination: Sendable {
    /// The site's folder as the user named it, without a slash at its end.
    public let folder: String
    /// Paths of sources: none may hold the site's folder or lie in it.
    public let protecting: [String]
    /// The folder that the site's folder stands in.
    let parent: String
    private let name: String

    public init(folder: String, protecting: [String]) {
        self.protecting = protecting
        var bytes = Array(folder.utf8)
        while bytes.count > 1, bytes.last == 0x2F { bytes.removeLast() }
        var path = String(decoding: bytes, as: UTF8.self)
        if let last = path.split(separator: "/", omittingEmptySubsequences: false).last, last == "." || last == "..",
            let resolved = realpath(path, nil)
        {
            path = String(cString: resolved)
            free(resolved)
        }
        self.folder = path
        let slash = path.utf8.lastIndex(of: 0x2F)
        parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// The folder beside the site's in which the next one is prepared.
    var workFolder: String { parent + "/." + name + ".halle" }

    enum Occupant: Equatable {
        case nothing
        case folder(FolderIdentity)
    }

    /// Looks at what stands at the destination; throws when a site cannot or must not take its place. Touches nothing.
    func check() throws(PublishingError) -> Occupant {
        if name.isEmpty || name == "." || name == ".." || folder.utf8.contains(0) || name.utf8.count > 240 { throw .unusable(folder) }
        var status = stat()
        let isThere = lstat(folder, &status) == 0
        if !isThere, errno != ENOENT { throw PublishingError(FileError("lstat", folder)) }
        if isThere {
            switch status.st_mode & S_IFMT {
            case S_IFDIR: break
            case S_IFLNK: throw .link(folder)
            default: throw .notAFolder(folder)
            }
        }
        try checkOverlap(isThere ? FolderIdentity(status) : nil)
        guard isThere else { return .nothing }
        var above = stat()
        if lstat(parent, &above) == 0, above.st_mode & S_IFMT == S_IFDIR, above.st_dev != status.st_dev { throw .mountPoint(folder) }
        try checkContent()
        return .folder(FolderIdentity(status))
    }

    private func checkContent() throws(PublishingError) {
        if Marker.stands(in: folder) { return }
        let entries: [FolderEntry]
        do { entries = try Files.entries(of: folder) } catch { throw PublishingError(error) }
        if let first = entries.first { throw .foreign(folder, holds: first.shownName) }
    }

    private func checkOverlap(_ own: FolderIdentity?) throws(PublishingError) {
        var above = Set(Self.chain(parent))
        if let own { above.insert(own) }
        for source in protecting {
            let chain = Self.chain(source)
            guard let itself = chain.first else { continue }
            if above.contains(itself) { throw .overlaps(folder, source: source) }
            if let own, chain.contains(own) { throw .overlaps(folder, source: source) }
        }
    }

    /// What stands at a path and every folder above it, by identity, the path itself first; empty when there is nothing.
    private static func chain(_ path: String) -> [FolderIdentity] {
        guard let resolved = realpath(path, nil) else { return [] }
        defer { free(resolved) }
        var bytes = Array(String(cString: resolved).utf8)
        var chain: [FolderIdentity] = []
        while true {
            var status = stat()
            if lstat(bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self), &status) == 0 { chain.append(FolderIdentity(status)) }
            guard let slash = bytes.lastIndex(of: 0x2F), !(bytes.count == 1 && slash == 0) else { return chain }
            bytes.removeSubrange(slash...)
        }
    }

    /// Makes the folders above the site's that are missing.
    func makeParents() throws(PublishingError) {
        let bytes = Array(parent.utf8)
        for index in bytes.indices.dropFirst() + [bytes.count] where index == bytes.count || bytes[index] == 0x2F {
            let path = String(decoding: bytes[..<index], as: UTF8.self)
            var status = stat()
            if stat(path, &status) == 0 { continue }
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw PublishingError(FileError("mkdir", path)) }
        }
    }
}
