private import CHalle
private import Glibc
private import Synchronization

/// A place on the disk for what is made early in a run and needed late, so that it takes no memory: many hands may add to it and read from it.
/// It has no name, and is gone with the run however the run ends.
public final class Spool: Sendable {
    private let descriptor: Int32
    public let folder: String
    private let end = Atomic<Int>(0)

    /// - Parameter folder: any folder of the disk that has room.
    public init(in folder: String) throws(FileError) {
        self.folder = folder
        // O_TMPFILE, which Swift does not see.
        descriptor = halle_open(folder, O_RDWR | O_CLOEXEC | 0o20_200_000, 0o600)
        guard descriptor >= 0 else { throw FileError("open", folder) }
    }

    deinit { close(descriptor) }

    /// Adds bytes, and gives where they are; nil when the disk is full: then they have to be made again.
    public func append(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        let start = end.add(bytes.count, ordering: .relaxed).oldValue
        var written = 0
        while written < bytes.count {
            let count = pwrite(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written, off_t(start + written))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            written += count
        }
        return start..<(start + bytes.count)
    }

    /// The bytes at a place that `append` gave.
    public func bytes(_ range: Range<Int>) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled, off_t(range.lowerBound + filled))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                filled += count
            }
        }
        return bytes.count == range.count ? bytes : nil
    }

    /// Where a library that only writes to paths can write it.
    public var path: String { "/proc/self/fd/\(descriptor)" }

    /// How many bytes it has, whoever wrote them.
    public var byteCount: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }
}
