internal import Bytes
internal import Glibc

/// Making one tree equal to the published one by names alone: nothing is copied, unchanged files are hard links.
enum Twin {
    /// Makes a tree of unknown content equal to the published one.
    ///
    /// Every folder is listed once; a file that has the published file's inode is that file.
    /// - Parameter valid: for each file of the manifest, whether the published file is as the manifest says; the others are left out.
    static func align(_ tree: Tree, with live: Tree, _ manifest: Manifest, valid: [Bool]) throws(FileError) {
        var present = [Bool](repeating: false, count: manifest.entries.count)
        for folder in 0..<manifest.folders.count where manifest.folderTimes[folder] != Manifest.noFolder {
            let path = manifest.folders.path(folder)
            let (items, mode) = try contents(of: path, in: tree)
            if mode != 0o755, fchmodat(tree.descriptor, path.isEmpty ? "." : path, 0o755, 0) != 0 { throw tree.error("chmod", path) }
            let prefix = path.isEmpty ? [] : Array(path.utf8) + [0x2F]
            for item in items {
                let bytes = prefix + item.name
                let name = bytes.withUnsafeBufferPointer { ($0.count, manifest.files.number(of: $0), manifest.folders.number(of: $0)) }
                if item.isFolder {
                    if let number = name.2, manifest.folderTimes[number] != Manifest.noFolder { continue }
                } else if item.isFile, let number = name.1, valid[number], manifest.entries[number].inode == item.inode {
                    present[number] = true
                    continue
                }
                try tree.removeAll(bytes: bytes)
            }
        }
        for number in manifest.entries.indices where valid[number] && !present[number] {
            try manifest.files.withCString(number) { (path) throws(FileError) in try live.link(path, into: tree) }
        }
    }

    private static func contents(of path: String, in tree: Tree) throws(FileError) -> (items: [Tree.Item], mode: mode_t) {
        do { return try tree.items(of: path, opening: 0o755) } catch {
            guard error.isMissing || error.number == ELOOP, !path.isEmpty else { throw error }
            try tree.removeFile(path)
            guard mkdirat(tree.descriptor, path, 0o755) == 0 || errno == EEXIST else { throw tree.error("mkdir", path) }
            return ([], 0)
        }
    }
}

/// What the last exchange changed, for the old tree to follow.
struct Differences: Sendable {
    /// Files of the old generation that are no longer there, by their numbers in the old manifest.
    var removedFiles: [Int] = []
    var removedFolders: [Int] = []
    /// Files that were written, by their numbers in the new manifest, and whether the old generation has one at the same path.
    var written: [(file: Int, replaces: Bool)] = []
}
