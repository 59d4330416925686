private import Synchronization

/// What is costly to make and lies at rest between two uses, most often memory. It goes from hand to hand.
public struct Pool<Item: Sendable>: ~Copyable, Sendable {
    private let resting = Mutex<[Item]>([])
    private let most: Int

    /// - Parameter most: how many may lie at rest.
    public init(most: Int) { self.most = most }

    /// One that lay at rest; nil when there is none.
    public func take() -> Item? { resting.withLock { $0.popLast() } }

    /// False, and the item stays with its owner, when enough lie at rest.
    public func giveBack(_ item: Item) -> Bool {
        resting.withLock { resting in
            guard resting.count < most else { return false }
            resting.append(item)
            return true
        }
    }
}
