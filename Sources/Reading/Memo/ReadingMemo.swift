internal import Bytes

/// What was read of each dataset at the last build, by its folder's path, as bytes that are only decoded when they are asked for.
///
/// A dataset whose folder, texts and inheritance are as they were is not read again. What depends on the rest of the catalogue
/// (where links lead, collisions of addresses) is always worked out anew, so it cannot go stale.
public struct ReadingMemo: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [String: Range<Int>] = [:]

    public init() {}

    /// Changes with the layout of the bytes.
    private static let version: UInt64 = 0x4861_6C6C_6503

    /// Whether nothing is remembered.
    public var isEmpty: Bool { ranges.isEmpty }

    // MARK: To and from bytes

    /// For the next build, in two pieces: a version with the entries' paths and lengths, then the entries, in the order in which they were added.
    ///
    /// - Parameter prefix: bytes of the caller's to begin with.
    public func encoded(after prefix: [UInt8] = []) -> [[UInt8]] {
        var index = BinaryEncoder()
        index.bytes = prefix
        index.word(Self.version)
        index.number(ranges.count)
        for (path, range) in ranges.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            index.text(path)
            index.number(range.count)
        }
        return [index.bytes, bytes]
    }

    /// Empty when the bytes are of another version: then everything is read again.
    ///
    /// - Parameter start: where the memo begins, after what the caller has put before it.
    public init(encoded: [UInt8], from start: Int = 0) {
        let read: [String: Range<Int>]? = encoded.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer, from: start)
            return try? Self.readIndex(&input, end: buffer.count)
        }
        guard let read else { return }
        ranges = read
        bytes = encoded
    }

    private static func readIndex(_ input: inout BinaryDecoder, end: Int) throws(BinaryDecoder.Truncated) -> [String: Range<Int>] {
        guard try input.word() == version else { return [:] }
        var paths: [(String, Int)] = []
        for _ in 0..<(try input.count()) { paths.append((try input.text(), try input.count())) }
        var offset = input.offset
        var ranges: [String: Range<Int>] = [:]
        ranges.reserveCapacity(paths.count)
        for (path, length) in paths {
            guard offset + length <= end else { throw BinaryDecoder.Truncated() }
            ranges[path] = offset..<(offset + length)
            offset += length
        }
        return ranges
    }

    // MARK: Entries

    /// What is remembered of a dataset, if it was made from just these sources.
    ///
    /// - Parameter sources: nil for any.
    func entry(of folder: String, madeFrom sources: Fingerprint? = nil) -> DatasetMemo? {
        guard let range = ranges[folder] else { return nil }
        return bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(UnsafeRawBufferPointer(rebasing: buffer[range]))
            return try? DatasetMemo(from: &input, madeFrom: sources)
        }
    }

    /// The same memo with other entries for some folders, which it knows.
    func replacing(_ entries: [String: DatasetMemo]) -> ReadingMemo {
        var next = ReadingMemo()
        next.bytes.reserveCapacity(bytes.count)
        next.ranges.reserveCapacity(ranges.count)
        for (folder, range) in ranges.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            if let entry = entries[folder] { next.add(folder, entry) } else { next.add(folder, bytes[range]) }
        }
        return next
    }

    /// Takes an entry over from an older memo as it stands.
    mutating func keep(_ folder: String, from older: ReadingMemo) {
        guard let range = older.ranges[folder] else { return }
        add(folder, older.bytes[range])
    }

    mutating func add(_ folder: String, _ entry: DatasetMemo) {
        // Written where it is to stay.
        var output = BinaryEncoder()
        swap(&output.bytes, &bytes)
        let start = output.bytes.count
        entry.encode(into: &output)
        swap(&output.bytes, &bytes)
        ranges[folder] = start..<bytes.count
    }

    /// Asks for memory once: growing to many megabytes would need half as much again.
    mutating func reserve(datasets: Int) {
        bytes.reserveCapacity(datasets * 2048)
        ranges.reserveCapacity(datasets)
    }

    private mutating func add(_ folder: String, _ entry: ArraySlice<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: entry)
        ranges[folder] = start..<bytes.count
    }
}
