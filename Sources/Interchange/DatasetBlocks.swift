/// A dataset as it stands in documents, in each format: the same bytes are in the dataset's own document, in its publisher's feed and in the whole.
struct DatasetBlocks: Sendable {
    /// By position in `FeedFormat.allCases`.
    let blocks: [[UInt8]]
    /// What the dataset refers to: positions in `SharedNodes.all`, rising.
    let referred: [Int]
}
