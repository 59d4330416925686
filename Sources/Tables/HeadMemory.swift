private import Bytes

/// The memory for the head of a file, of `EncodingGuess.sampleLength` bytes. It goes from one file to the next, as that of row batches does.
struct HeadMemory: @unchecked Sendable {
    let bytes: UnsafeMutablePointer<UInt8>
    static let capacity = EncodingGuess.sampleLength

    /// For a few hands.
    private static let pool = Pool<HeadMemory>(most: 4)

    static func taken() -> HeadMemory { pool.take() ?? HeadMemory(bytes: .allocate(capacity: capacity)) }

    func giveBack() {
        if !Self.pool.giveBack(self) { bytes.deallocate() }
    }
}
