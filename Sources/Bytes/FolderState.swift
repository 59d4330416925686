private import CHalle
internal import Glibc

/// What tells, without listing a folder, whether names in it have come, gone or changed.
public struct FolderState: Hashable, Sendable, BitwiseCopyable {
    public let device: UInt64
    public let inode: UInt64
    /// Time of the last change of its names, in nanoseconds since 1970.
    public let modified: Int64
    /// Time of the last change of names, owner or mode, in nanoseconds since 1970; nobody can set it.
    public let changed: Int64

    /// Of a folder that cannot be looked at.
    public static let none = FolderState(device: 0, inode: 0, modified: 0, changed: 0)

    init(device: UInt64, inode: UInt64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.modified = modified
        self.changed = changed
    }

    init(_ status: stat) {
        let signature = FileSignature(status)
        device = UInt64(status.st_dev)
        inode = signature.inode
        modified = signature.modified
        changed = signature.changed
    }

    /// Whether a name that comes or goes after `time` (in nanoseconds since 1970) must change this state: a change in the same tick of the
    /// file system's clock as the last one would not.
    public func isSettled(at time: Int64) -> Bool {
        // A tick is 10 ms at most; old file systems count in whole seconds, two at a time.
        let tick: Int64 = changed % 1_000_000_000 == 0 ? 3_000_000_000 : 100_000_000
        return max(modified, changed) < time - tick
    }

    /// Now, by the clock of file systems, in nanoseconds since 1970.
    public static func now() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}

/// An open folder, to look at much that lies in it by paths relative to it. No link is followed at the end of a path.
public final class OpenFolder: Sendable {
    private let descriptor: Int32

    public init(_ path: String) throws(FileError) {
        descriptor = halle_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    deinit { close(descriptor) }

    /// What stands at a path; nil when there is nothing. The empty path is the folder itself.
    public func status(_ path: UnsafePointer<CChar>) -> (kind: FileKind, signature: FileSignature)? {
        rawStatus(path).map { (Files.kind(of: $0), FileSignature($0)) }
    }

    /// The state of the folder at a path; nil when there is none.
    public func state(_ path: UnsafePointer<CChar>) -> FolderState? {
        guard let status = rawStatus(path), Files.kind(of: status) == .folder else { return nil }
        return FolderState(status)
    }

    private func rawStatus(_ path: UnsafePointer<CChar>) -> stat? {
        if path[0] == 0 { return Files.status(ofOpen: descriptor) }
        var status = stat()
        return fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// Whether the file system is known to note every coming and going of a name in the times of its folder.
    ///
    /// Disks of this machine do. Network drives, shares of a host and storage in a cloud need not: there, folders have to be listed.
    public var notesChanges: Bool {
        // ext2 to ext4, XFS, Btrfs, F2FS, ZFS, bcachefs, tmpfs: from linux/magic.h and their own sources.
        let known: Set<UInt64> = [0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x2FC1_2FC1, 0xCA45_1A4E, 0x0102_1994]
        return known.contains(halle_file_system(descriptor))
    }
}
