internal import Bytes
private import CHalle
private import Glibc

/// The hidden folder beside the site: the lock, what is known of the published site, and the next one.
///
/// | name | what |
/// | --- | --- |
/// | `lock` | held by the build under way |
/// | `state` | the manifest of the published site |
/// | `state.next` | the manifest of `next`, from just before the exchange to just after it |
/// | `twin` | a second tree, equal to the published site (unchanged files are hard links): the next build starts from it |
/// | `next` | the same, being changed: after a killed build nothing is known of it |
/// | `memo-…` | what the caller wants to know again at the next build |
/// | `draft-…` | an output too large to be compared in memory before it is written; a memo that does not count yet |
final class WorkFolder: Sendable {
    static let twin = "twin"
    static let next = "next"
    static let state = "state"
    static let nextState = "state.next"
    static let memo = "memo-"
    static let draft = "draft-"
    /// A memo that does not count yet.
    static let memoDraft = draft + memo
    private static let lock = "lock"

    let tree: Tree
    let path: String
    /// How messages call what is written here: it is to become the site.
    let shown: String
    private let lockDescriptor: Int32

    /// Opens the work folder (made if it is missing) and takes its lock.
    /// - Parameter patience: how long to wait for another build, in seconds. A killed one keeps its lock until the disk has done what it was asked for.
    init(of destination: Destination, patience: Double) throws(PublishingError) {
        let pause = 0.02
        var pauses = Int(patience / pause)
        path = destination.workFolder
        shown = destination.folder
        while true {
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw PublishingError(FileError("mkdir", path)) }
            let lockPath = path + "/" + Self.lock
            let opened: Tree
            do { opened = try Tree(path, shown: path) } catch { throw PublishingError(error) }
            let descriptor = halle_open(lockPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if descriptor < 0, errno == ENOENT { continue }
            guard descriptor >= 0 else { throw PublishingError(FileError("open", lockPath)) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let number = errno
                close(descriptor)
                guard number == EWOULDBLOCK else { throw PublishingError(FileError("flock", lockPath, number: number)) }
                guard pauses > 0 else { throw .buildUnderWay(destination.folder) }
                pauses -= 1
                usleep(UInt32(pause * 1_000_000))
                continue
            }
            // A failed first build takes its work folder away: the lock only counts if it is still the one that others will find.
            var own = stat()
            var found = stat()
            if fstat(descriptor, &own) == 0, lstat(lockPath, &found) == 0, own.st_ino == found.st_ino, own.st_dev == found.st_dev {
                tree = opened
                lockDescriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    deinit { close(lockDescriptor) }

    /// Lets other builds begin.
    func unlock() { flock(lockDescriptor, LOCK_UN) }

    // MARK: Files

    /// Reads one of its files; nil when it is missing or cannot be read.
    func read(_ name: String) -> [UInt8]? { try? Files.read(path + "/" + name, limit: 1 << 40) }

    /// The last 16 bytes of a memo; nil when there is none.
    func seal(of name: String) -> [UInt8]? {
        guard let (descriptor, signature) = try? Files.open(path + "/" + name) else { return nil }
        defer { Files.close(descriptor) }
        var seal = [UInt8](repeating: 0, count: 16)
        return pread(descriptor, &seal, 16, Int(signature.size) - 16) == 16 ? seal : nil
    }

    func write(_ name: String, _ pieces: [[UInt8]]) throws(FileError) {
        let descriptor = try create(name)
        defer { close(descriptor) }
        for piece in pieces {
            guard piece.withUnsafeBytes({ writeAll(descriptor, $0) }) else { throw FileError("write", shown) }
        }
    }

    func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
        let descriptor = try create(name)
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ writeAll(descriptor, $0) }) else { throw FileError("write", shown) }
    }

    /// Creates a file for writing, in the place of any that has its name. The caller closes the descriptor.
    func create(_ name: String) throws(FileError) -> Int32 {
        try tree.removeFile(name)
        let descriptor = halle_open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError("open", shown) }
        return descriptor
    }

    func exists(_ name: String) -> Bool { tree.status(name) != nil }

    func rename(_ old: String, _ new: String) throws(FileError) {
        guard renameat(tree.descriptor, old, tree.descriptor, new) == 0 else { throw FileError("rename", path + "/" + old) }
    }

    func names() -> [String] {
        ((try? tree.items(of: "").items) ?? []).map { String(decoding: $0.name, as: UTF8.self) }
    }

    /// Waits until all that was written to this disk is safe from a power cut.
    func flush() throws(FileError) {
        guard halle_syncfs(tree.descriptor) == 0 else { throw FileError("syncfs", shown) }
    }

    /// Waits until the renamings in this folder are safe from a power cut.
    func flushNames() { fsync(tree.descriptor) }

    /// Removes the work folder and all that is in it, lock included. What cannot be removed stays.
    func remove() {
        for name in names() where name != Self.lock { try? tree.removeAll(name) }
        try? tree.removeFile(Self.lock)
        rmdir(path)
    }
}
