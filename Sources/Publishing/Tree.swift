internal import Bytes
private import CHalle
internal import Glibc

/// An open folder, and what can be done in it by paths relative to it. It follows the folder itself, whatever that is renamed to.
final class Tree: Sendable {
    let descriptor: Int32
    /// How messages call the folder.
    let shown: String

    /// Opens a folder; a link is not followed.
    init(_ path: String, shown: String) throws(FileError) {
        let opened = halle_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard opened >= 0 else { throw FileError("open", shown) }
        descriptor = opened
        self.shown = shown
    }

    deinit { close(descriptor) }

    func error(_ operation: String, _ path: UnsafePointer<CChar>, number: Int32 = errno) -> FileError {
        let name = String(cString: path)
        return FileError(operation, name.isEmpty ? shown : shown + "/" + name, number: number)
    }

    /// What stands at a path, not following a link; nil when there is nothing. The empty path is the folder itself.
    @inline(__always)
    func status(_ path: UnsafePointer<CChar>) -> stat? {
        if path[0] == 0 { return Files.status(ofOpen: descriptor) }
        var status = stat()
        return fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    func identity() throws(FileError) -> FolderIdentity {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError("fstat", shown) }
        return FolderIdentity(status)
    }

    // MARK: Removing

    /// Removes a file; nothing happens when no file is there.
    func removeFile(_ path: UnsafePointer<CChar>) throws(FileError) {
        guard unlinkat(descriptor, path, 0) != 0 else { return }
        let number = errno
        guard number != ENOENT, number != ENOTDIR, number != EISDIR else { return }
        throw error("unlink", path, number: number)
    }

    /// Removes an empty folder; nothing happens when no folder is there.
    func removeFolder(_ path: UnsafePointer<CChar>) throws(FileError) {
        guard unlinkat(descriptor, path, AT_REMOVEDIR) != 0 else { return }
        let number = errno
        guard number != ENOENT, number != ENOTDIR else { return }
        throw error("rmdir", path, number: number)
    }

    /// Removes whatever stands at a path, with all that is in it. Takes one open folder at a time, however deep it goes.
    func removeAll(_ path: String) throws(FileError) { try removeAll(bytes: Array(path.utf8)) }

    /// The same for a path whose bytes need not be UTF-8, without NUL.
    func removeAll(bytes: [UInt8]) throws(FileError) {
        let path = bytes.map { CChar(bitPattern: $0) } + [0]
        if unlinkat(descriptor, path, 0) == 0 || errno == ENOENT { return }
        // Linux says EISDIR; the standard allows EPERM.
        guard errno == EISDIR || errno == EPERM else { throw error("unlink", path) }
        var found = [path]
        var next = 0
        while next < found.count {
            let folder = found[next]
            next += 1
            // A folder that nobody may enter can still be emptied by its owner.
            for item in try items(of: folder, opening: 0o755).items {
                let inside = folder.dropLast() + [0x2F] + item.name.map { CChar(bitPattern: $0) } + [0]
                if item.isFolder { found.append(inside) } else { try removeFile(inside) }
            }
        }
        for folder in found.reversed() { try removeFolder(folder) }
    }

    // MARK: Listing

    struct Item {
        let name: [UInt8]
        let inode: UInt64
        let isFolder: Bool
        let isFile: Bool
    }

    /// The entries of a folder in no order, and its own permissions. The empty path is the tree itself.
    /// - Parameter opening: permissions to give the folder if it cannot be entered otherwise; 0 for none.
    func items(of path: UnsafePointer<CChar>, opening: mode_t = 0) throws(FileError) -> (items: [Item], mode: mode_t) {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        func open() -> Int32 { path[0] == 0 ? halle_openat(descriptor, ".", flags, 0) : halle_openat(descriptor, path, flags, 0) }
        var opened = open()
        if opened < 0, errno == EACCES, opening != 0, fchmodat(descriptor, path, opening, 0) == 0 { opened = open() }
        guard opened >= 0 else { throw error("open", path) }
        var status = stat()
        guard fstat(opened, &status) == 0, let folder = fdopendir(opened) else {
            let failure = error("opendir", path)
            close(opened)
            throw failure
        }
        defer { closedir(folder) }
        var items: [Item] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                if errno != 0 { throw error("readdir", path) }
                return (items, status.st_mode & 0o7777)
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            var kind = entry.pointee.d_type
            if Int(kind) == DT_UNKNOWN {
                var status = stat()
                let found = (name + [0]).withUnsafeBytes {
                    $0.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { fstatat(opened, $0, &status, AT_SYMLINK_NOFOLLOW) } ?? -1 }
                }
                guard found == 0 else { continue }
                kind = UInt8((status.st_mode & S_IFMT) >> 12)
            }
            items.append(Item(name: name, inode: UInt64(entry.pointee.d_ino), isFolder: Int(kind) == DT_DIR, isFile: Int(kind) == DT_REG))
        }
    }

    // MARK: Making

    /// Makes way for a file: each folder of its path becomes a folder, and a folder in its own place goes.
    func clearWay(for path: String) throws(FileError) {
        let bytes = Array(path.utf8)
        for index in bytes.indices where bytes[index] == 0x2F {
            let folder = String(decoding: bytes[..<index], as: UTF8.self)
            if let status = status(folder) {
                if status.st_mode & S_IFMT == S_IFDIR { continue }
                try removeFile(folder)
            }
            guard mkdirat(descriptor, folder, 0o755) == 0 || errno == EEXIST else { throw error("mkdir", folder) }
            guard fchmodat(descriptor, folder, 0o755, 0) == 0 else { throw error("chmod", folder) }
        }
        try removeAll(path)
    }

    /// Gives a file of this tree a second name in another, at the same path.
    func link(_ path: UnsafePointer<CChar>, into other: Tree) throws(FileError) {
        guard linkat(descriptor, path, other.descriptor, path, 0) == 0 else { throw other.error("link", path) }
    }

    /// The same; where the file system has no links, a copy.
    /// - Returns: the signature of the copy; nil when it is a link.
    func linkOrCopy(_ path: UnsafePointer<CChar>, into other: Tree) throws(FileError) -> FileSignature? {
        do {
            try link(path, into: other)
            return nil
        } catch {
            guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV].contains(error.number) else { throw error }
            return try duplicate(path, into: other)
        }
    }

    private func duplicate(_ path: UnsafePointer<CChar>, into other: Tree) throws(FileError) -> FileSignature {
        let source = halle_openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard source >= 0 else { throw error("open", path) }
        defer { close(source) }
        let target = halle_openat(other.descriptor, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard target >= 0 else { throw other.error("open", path) }
        defer { close(target) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(source, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw error("read", path) }
            if count == 0 { break }
            guard writeAll(target, UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { throw other.error("write", path) }
        }
        guard fchmod(target, 0o644) == 0, let status = Files.status(ofOpen: target) else { throw other.error("chmod", path) }
        return FileSignature(status)
    }
}

extension FolderIdentity {
    init(_ status: stat) { self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)) }
}

/// Writes all the bytes; false and `errno` on failure.
func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
            if errno == EINTR { continue }
            return false
        }
        if count == 0 {
            errno = ENOSPC
            return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
}
