internal import Bytes

/// Where each dataset stands in a catalogue's feed, and what its line was made from: the next feed takes over the lines that are as they were.
public struct FeedLines: Sendable {
    /// Ranges of bytes, by the key of what a line was made from.
    private var ranges: [Fingerprint: Range<Int>] = [:]

    public init() {}

    func range(of key: Fingerprint) -> Range<Int>? { ranges[key] }

    mutating func add(_ key: Fingerprint, _ range: Range<Int>) { ranges[key] = range }

    // MARK: As bytes

    /// Words of 8 bytes: for each line its key, its start and its length, in the order of the feed.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ranges.count * 32)
        for (key, range) in ranges.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            for word in [key.high, key.low, UInt64(range.lowerBound), UInt64(range.count)] { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }
        }
        return bytes
    }

    /// Empty when the bytes are not whole.
    public init(encoded bytes: [UInt8]) {
        guard bytes.count % 32 == 0 else { return }
        ranges.reserveCapacity(bytes.count / 32)
        bytes.withUnsafeBytes { buffer in
            for start in stride(from: 0, to: buffer.count, by: 32) {
                let words = (0..<4).map { buffer.loadUnaligned(fromByteOffset: start + $0 * 8, as: UInt64.self) }
                guard let from = Int(exactly: words[2]), let length = Int(exactly: words[3]), from <= Int.max - length else { continue }
                ranges[Fingerprint(high: words[0], low: words[1])] = from..<(from + length)
            }
        }
    }
}
