internal import Bytes

/// What is known of one published file: 64 bytes, as they stand in memory and in the state file.
struct Entry: Sendable, BitwiseCopyable {
    var keyHigh: UInt64 = 0
    var keyLow: UInt64 = 0
    /// The mark of the bytes, for a made output; 0 for a copy, which has a digest.
    var markHigh: UInt64 = 0
    var markLow: UInt64 = 0
    /// In bytes.
    var size: Int64 = 0
    /// Of the published file, in nanoseconds since 1970.
    var modified: Int64 = 0
    /// Of the published file; 0 when the path turned out to be no output after all.
    var inode: UInt64 = 0
    /// The number of its `CopyRecord`; -1 for a made output.
    var copy: Int64 = -1

    var key: Fingerprint {
        get { Fingerprint(high: keyHigh, low: keyLow) }
        set { (keyHigh, keyLow) = (newValue.high, newValue.low) }
    }

    var mark: Fingerprint {
        get { Fingerprint(high: markHigh, low: markLow) }
        set { (markHigh, markLow) = (newValue.high, newValue.low) }
    }
}

/// From which state of which source a file was copied, and the digest of what was published.
struct CopyRecord: Sendable, BitwiseCopyable {
    var inode: UInt64 = 0
    var size: Int64 = 0
    var modified: Int64 = 0
    var changed: Int64 = 0
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(source: FileSignature, digest: Digest) {
        (inode, size, modified, changed) = (source.inode, source.size, source.modified, source.changed)
        self.digest = digest.words
    }

    var source: FileSignature { FileSignature(inode: inode, size: size, modified: modified, changed: changed) }
}

/// A folder, whatever it is called.
struct FolderIdentity: Sendable, Equatable, Hashable, BitwiseCopyable {
    var device: UInt64 = 0
    var inode: UInt64 = 0
}

/// Everything that is known of one generation of the site: its files, its folders, and by which folder it can be told.
struct Manifest: Sendable {
    /// The site's folder itself: a state speaks of the folder that has this identity, and of no other.
    var root = FolderIdentity()
    var files = PathIndex()
    var entries: [Entry] = []
    var copies: [CopyRecord] = []
    /// Number 0 is the site itself.
    var folders = PathIndex()
    /// When an entry of each folder was last added, removed or renamed, in nanoseconds since 1970; `noFolder` for a folder that is not there.
    var folderTimes: [Int64] = []

    static let noFolder = Int64.min
}

// MARK: The state file

extension Manifest {
    private struct Header: BitwiseCopyable {
        /// "HALLEST", and the version of this layout.
        var magic: UInt64 = 0x4841_4C4C_4553_5401
        var root = FolderIdentity()
        var fileBytes: UInt64 = 0
        var files: UInt64 = 0
        var copies: UInt64 = 0
        var folderBytes: UInt64 = 0
        var folders: UInt64 = 0
        /// Of everything that follows the header.
        var sumHigh: UInt64 = 0
        var sumLow: UInt64 = 0
    }

    /// The manifest as the bytes of a state file: a header with a sum over the rest, then the arrays as they stand in memory.
    func encoded() -> [UInt8] {
        var header = Header()
        header.root = root
        header.fileBytes = UInt64(files.bytes.count)
        header.files = UInt64(entries.count)
        header.copies = UInt64(copies.count)
        header.folderBytes = UInt64(folders.bytes.count)
        header.folders = UInt64(folderTimes.count)
        let size = MemoryLayout<Header>.size
        var out = [UInt8](repeating: 0, count: size)
        out.reserveCapacity(
            size + files.bytes.count + entries.count * (MemoryLayout<Entry>.stride + 4) + copies.count * MemoryLayout<CopyRecord>.stride
                + folders.bytes.count + folderTimes.count * 12)
        entries.withUnsafeBytes { out.append(contentsOf: $0) }
        copies.withUnsafeBytes { out.append(contentsOf: $0) }
        folderTimes.withUnsafeBytes { out.append(contentsOf: $0) }
        files.starts.withUnsafeBytes { out.append(contentsOf: $0) }
        folders.starts.withUnsafeBytes { out.append(contentsOf: $0) }
        out.append(contentsOf: files.bytes)
        out.append(contentsOf: folders.bytes)
        let sum = out.withUnsafeBytes { Self.sum(UnsafeRawBufferPointer(rebasing: $0[size...]), of: header) }
        (header.sumHigh, header.sumLow) = (sum.high, sum.low)
        out.withUnsafeMutableBytes { $0.storeBytes(of: header, as: Header.self) }
        return out
    }

    private static func sum(_ body: UnsafeRawBufferPointer, of header: Header) -> Fingerprint {
        var sum = Fingerprint()
        sum.combine(header.root.device)
        sum.combine(header.root.inode)
        sum.combine(body)
        return sum
    }

    /// Reads a state file's bytes back; nil when they are not whole, or of another version.
    init?(encoded bytes: [UInt8]) {
        let size = MemoryLayout<Header>.size
        guard bytes.count >= size else { return nil }
        let header = bytes.withUnsafeBytes { $0.loadUnaligned(as: Header.self) }
        guard header.magic == Header().magic else { return nil }
        let sum = bytes.withUnsafeBytes { Self.sum(UnsafeRawBufferPointer(rebasing: $0[size...]), of: header) }
        guard sum == Fingerprint(high: header.sumHigh, low: header.sumLow) else { return nil }
        var offset = size
        func take<Element: BitwiseCopyable>(_ count: UInt64, _: Element.Type) -> [Element]? {
            let stride = MemoryLayout<Element>.stride
            guard let count = Int(exactly: count), count <= (bytes.count - offset) / stride else { return nil }
            defer { offset += count * stride }
            return [Element](unsafeUninitializedCapacity: count) { target, initialized in
                bytes.withUnsafeBytes {
                    UnsafeMutableRawBufferPointer(target).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count * stride]))
                }
                initialized = count
            }
        }
        guard let entries = take(header.files, Entry.self), let copies = take(header.copies, CopyRecord.self),
            let times = take(header.folders, Int64.self), let fileStarts = take(header.files, UInt32.self),
            let folderStarts = take(header.folders, UInt32.self), let fileBytes = take(header.fileBytes, UInt8.self),
            let folderBytes = take(header.folderBytes, UInt8.self), offset == bytes.count,
            let files = PathIndex(bytes: fileBytes, starts: fileStarts), let folders = PathIndex(bytes: folderBytes, starts: folderStarts),
            entries.allSatisfy({ $0.copy < copies.count })
        else { return nil }
        (root, self.files, self.entries, self.copies, self.folders, folderTimes) = (header.root, files, entries, copies, folders, times)
    }
}
