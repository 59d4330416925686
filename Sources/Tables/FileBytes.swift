public import Bytes
private import Glibc

/// The bytes of a file, read once from its start to its end. On the way they can be hashed, and handed on (to a copy that is being written).
public final class FileBytes: ByteSource {
    /// What the file was when it was opened.
    public let signature: FileSignature
    private let descriptor: Int32
    private let sink: ((UnsafeRawBufferPointer) throws(TableError) -> Void)?
    private var digester: Digester?
    /// How many bytes have been read so far.
    public private(set) var byteCount = 0

    /// Opens a regular file: a link, a pipe or a device is refused.
    ///
    /// - Parameters:
    ///   - digests: whether the SHA-256 of the bytes is to be known at the end.
    ///   - sink: gets each run of bytes as it is in the file.
    public init(
        _ path: String, digests: Bool = false, sink: ((UnsafeRawBufferPointer) throws(TableError) -> Void)? = nil
    ) throws(FileError) {
        (descriptor, signature) = try Files.open(path)
        self.sink = sink
        digester = digests ? Digester() : nil
        // A small file is there as soon as its first byte is.
        if signature.size > 1 << 16 { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
    }

    /// Whether the file is still what it was when it was opened, and has been read to its end.
    public var isWholeAndUnchanged: Bool {
        byteCount == signature.size && Files.status(ofOpen: descriptor).map { FileSignature($0) == signature } ?? false
    }

    deinit { Files.close(descriptor) }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(FileError("read", "").reason)
            }
            guard count > 0 else { return 0 }
            byteCount += count
            let read = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
            digester?.update(read)
            if let sink { try sink(read) }
            return count
        }
    }

    /// Reads what is left, for the digest and the sink, when the table was given up before its end. Gives the digest of the whole file if
    /// one was asked for; once only.
    public func finish() throws(TableError) -> Digest? {
        let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { rest.deallocate() }
        while try read(into: rest) > 0 {}
        let digest = digester?.finish()
        digester = nil
        return digest
    }
}
