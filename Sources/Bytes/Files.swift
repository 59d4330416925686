private import CHalle
public import Glibc
private import Synchronization

/// What tells one state of a file from another without reading it.
public struct FileSignature: Hashable, Sendable, BitwiseCopyable {
    public let inode: UInt64
    /// In bytes.
    public let size: Int64
    /// Time of the last change of the bytes, in nanoseconds since 1970.
    public let modified: Int64
    /// Time of the last change of bytes, owner, mode or links, in nanoseconds since 1970.
    public let changed: Int64

    public init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    public init(_ status: stat) {
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
    }

    /// Of what is not a file.
    public static let none = FileSignature(inode: 0, size: 0, modified: 0, changed: 0)

    public var fingerprint: Fingerprint {
        var mark = Fingerprint()
        mark.combine(inode)
        mark.combine(UInt64(bitPattern: size))
        mark.combine(UInt64(bitPattern: modified))
        mark.combine(UInt64(bitPattern: changed))
        return mark
    }
}

public enum FileKind: UInt32, Sendable {
    case file, folder, link, other
}

/// A failed system call: what was tried, on what, and the system's reason.
public struct FileError: Error, Sendable, Equatable {
    public let operation: String
    public let path: String
    /// The system's error number (`errno`).
    public let number: Int32

    public init(_ operation: String, _ path: String, number: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.number = number
    }

    /// The system's own words for the reason, in English whatever the locale.
    public var reason: String { String(cString: halle_reason(number)) }
    public var isNoSpace: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }
    /// Refused by the limit of `Files.read`.
    public var isTooLarge: Bool { number == EFBIG }
    public var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}

/// One name in a folder, with what `lstat` says of it. A link is never followed.
public struct FolderEntry: Sendable {
    /// The name's bytes as the disk has them: they need not be UTF-8.
    public let nameBytes: [UInt8]
    public let kind: FileKind
    /// `FileSignature.none` for a folder.
    public let signature: FileSignature

    public init(nameBytes: [UInt8], kind: FileKind, signature: FileSignature) {
        self.nameBytes = nameBytes
        self.kind = kind
        self.signature = signature
    }

    /// The name as text; nil when it is not UTF-8.
    public var name: String? { String(validating: nameBytes, as: UTF8.self) }
    /// The name for a message: what is not UTF-8 shows as U+FFFD.
    public var shownName: String { String(decoding: nameBytes, as: UTF8.self) }
}

public enum Files {
    /// What stands at a path, not following a link; nil when there is nothing.
    public static func status(of path: String) throws(FileError) -> (kind: FileKind, signature: FileSignature)? {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError("lstat", path)
        }
        return (kind(of: status), FileSignature(status))
    }

    /// What the system says of an open file; nil (and `errno`) on failure.
    ///
    /// Every status is asked for by one and the same call of the C library: a program that shifts the clock for a test
    /// shifts the times of files in some of its calls only, and signatures would then differ.
    public static func status(ofOpen descriptor: Int32) -> stat? {
        var status = stat()
        return fstatat(descriptor, "", &status, emptyPath) == 0 ? status : nil
    }

    /// `AT_EMPTY_PATH`, which Swift does not see.
    private static let emptyPath: Int32 = 0x1000

    static func kind(of status: stat) -> FileKind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The entries of a folder, sorted by the bytes of their names, without `.` and `..`.
    public static func entries(of path: String) throws(FileError) -> [FolderEntry] { try listing(of: path).entries }

    /// The same, with the state of the folder before it was listed.
    public static func listing(of path: String) throws(FileError) -> (state: FolderState, entries: [FolderEntry]) {
        let descriptor = halle_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw FileError("open", path) }
        guard let folder = fdopendir(descriptor) else {
            let error = FileError("opendir", path)
            Glibc.close(descriptor)
            throw error
        }
        defer { closedir(folder) }
        guard let status = status(ofOpen: descriptor) else { throw FileError("fstat", path) }
        let state = FolderState(status)
        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                if errno != 0 { throw FileError("readdir", path) }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                entries.append(FolderEntry(nameBytes: name, kind: .folder, signature: .none))
                continue
            }
            var status = stat()
            let found = (name + [0]).withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { fstatat(descriptor, $0.baseAddress!, &status, AT_SYMLINK_NOFOLLOW) }
            }
            // Gone between the two calls: as if it had never been there.
            guard found == 0 else { continue }
            entries.append(FolderEntry(nameBytes: name, kind: kind(of: status), signature: FileSignature(status)))
        }
        entries.sort { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }
        return (state, entries)
    }

    /// Hands on the bytes of a regular file, piece by piece.
    ///
    /// - Returns: what the file was, before and after; nil when it has changed meanwhile.
    public static func forEachPiece(of path: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws -> FileSignature? {
        let (descriptor, before) = try open(path)
        defer { Glibc.close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", path) }
            if count == 0 { break }
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        return status(ofOpen: descriptor).map { FileSignature($0) } == before ? before : nil
    }

    /// Opens a regular file for reading: no link is followed, a pipe or device neither blocks nor passes. The caller closes the descriptor.
    ///
    /// - Parameter followingLinks: only for paths of the system's, never of the content.
    public static func open(_ path: String, followingLinks: Bool = false) throws(FileError) -> (descriptor: Int32, signature: FileSignature) {
        let descriptor = halle_open(path, O_RDONLY | (followingLinks ? 0 : O_NOFOLLOW) | O_NONBLOCK | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw FileError("open", path) }
        guard let status = status(ofOpen: descriptor) else {
            let error = FileError("fstat", path)
            Glibc.close(descriptor)
            throw error
        }
        guard kind(of: status) == .file else {
            Glibc.close(descriptor)
            throw FileError("open", path, number: EINVAL)
        }
        return (descriptor, FileSignature(status))
    }

    /// Writes a small file of the user's asking, over what may stand there.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let descriptor = halle_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { Glibc.close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            written += count
        }
    }

    /// Puts a small file in its place at once: what stood there, or the whole of the new one, and never a part of it.
    public static func replace(_ bytes: [UInt8], at path: String) throws(FileError) {
        // A name that no other writer has, in this program or in another.
        let draft = path + ".\(getpid())-\(drafts.wrappingAdd(1, ordering: .relaxed).newValue).draft"
        unlink(draft)
        let descriptor = halle_open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("open", draft) }
        var written = 0
        var failure: FileError?
        while written < bytes.count, failure == nil {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
            if count > 0 { written += count } else if errno != EINTR { failure = FileError("write", draft) }
        }
        if failure == nil, fsync(descriptor) != 0 { failure = FileError("fsync", draft) }
        close(descriptor)
        if failure == nil, rename(draft, path) != 0 { failure = FileError("rename", path) }
        guard let failure else { return }
        unlink(draft)
        throw failure
    }

    private static let drafts = Atomic<Int>(0)

    /// Does something while no other program that asks for the same does it in that folder: reading a file, adding to it and putting it back.
    /// Waits for its turn. A folder that is not there, or on a drive that knows no locks, has no turns.
    public static func whileLocked<Result>(_ folder: String, _ body: () throws -> Result) rethrows -> Result {
        let descriptor = halle_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return try body() }
        defer { Glibc.close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        return try body()
    }

    /// Gives a file or a folder another path, where nothing stands yet.
    public static func move(_ path: String, to other: String) throws(FileError) {
        guard halle_move(path, other) == 0 else { throw FileError("rename", other) }
    }

    public static func makeFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o755) == 0 else { throw FileError("mkdir", path) }
    }

    public static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// The SHA-256 of a file of any size.
    public static func digest(of path: String) throws(FileError) -> Digest {
        let (descriptor, _) = try open(path)
        defer { Glibc.close(descriptor) }
        var digester = Digester()
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", path) }
            if count == 0 { return digester.finish() }
            buffer.withUnsafeBytes { digester.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// Reads a whole small file. A file larger than `limit` bytes is refused with `EFBIG` before any of it is read.
    public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let (descriptor, signature) = try open(path)
        defer { Glibc.close(descriptor) }
        guard signature.size <= Int64(limit) else { throw FileError("read", path, number: EFBIG) }
        var failure: FileError?
        let size = Int(signature.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
                if count < 0 {
                    if errno == EINTR { continue }
                    failure = FileError("read", path)
                    return
                }
                if count == 0 { return }
                filled += count
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
