private import Synchronization

/// The memory for the head of a file, of `EncodingGuess.sampleLength` bytes. It goes from one file to the next, as that of row batches does.
struct HeadMemory: @unchecked Sendable {
    let bytes: UnsafeMutablePointer<UInt8>
    static let capacity = EncodingGuess.sampleLength

    /// What lies at rest, for a few hands.
    private static let resting = Mutex<[HeadMemory]>([])
    private static let mostResting = 4

    static func taken() -> HeadMemory { resting.withLock { $0.popLast() } ?? HeadMemory(bytes: .allocate(capacity: capacity)) }

    func giveBack() {
        let isKept = Self.resting.withLock { resting in
            guard resting.count < Self.mostResting else { return false }
            resting.append(self)
            return true
        }
        if !isKept { bytes.deallocate() }
    }
}
