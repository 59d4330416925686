private import Synchronization

/// Datasets as they stand in documents, in each format: the same bytes are in the dataset's own document, in its publisher's feed and in the whole.
///
/// Holds a thousand of them at most, so that memory stays flat. Documents that follow one another are about the same datasets, or their neighbours.
final class DatasetBlocks: Sendable {
    struct Entry: Sendable {
        let number: Int
        /// By position in `FeedFormat.allCases`.
        let blocks: [[UInt8]]
        /// What the dataset refers to: positions in `SharedNodes.all`, rising.
        let referred: [Int]
    }

    private let entries = Mutex<[Entry?]>([Entry?](repeating: nil, count: 1 << 10))

    /// - Parameter make: gives nil for a dataset that is not written.
    func entry(_ number: Int, _ make: () -> Entry?) -> Entry? {
        let place = number & (1 << 10 - 1)
        if let known = entries.withLock({ $0[place] }), known.number == number { return known }
        guard let made = make() else { return nil }
        entries.withLock { $0[place] = made }
        return made
    }
}
