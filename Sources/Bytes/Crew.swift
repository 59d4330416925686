private import CHalle
private import Dispatch
private import Synchronization

/// How many hands a job gets. Results come back in the order of the items, whatever the number of hands.
public struct Crew: Sendable {
    public let jobs: Int

    public init(jobs: Int) { self.jobs = max(1, jobs) }

    /// One hand for each core that this process may use.
    public init() { self.init(jobs: Int(halle_cores())) }

    /// Transforms every item; the hands take runs of items in turn, about eight runs a hand.
    public func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ transform: @Sendable (Item) throws -> Result
    ) throws -> [Result] {
        try map(count: items.count) { try transform(items[$0]) }
    }

    /// The same over the numbers from 0 to `count` − 1. If several items throw, the error of the first in order is thrown.
    public func map<Result: Sendable>(count: Int, _ transform: @Sendable (Int) throws -> Result) throws -> [Result] {
        guard jobs > 1, count > 1 else { return try (0..<count).map(transform) }
        let step = max(1, count / (jobs * 8))
        let runs = (count + step - 1) / step
        let results = Slots<[Result]>(count: runs)
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(jobs, runs)) { _ in
            while true {
                let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard run < runs else { return }
                let range = (run * step)..<min(count, (run + 1) * step)
                do { results.set(run, .success(try range.map(transform))) } catch { results.set(run, .failure(error)) }
            }
        }
        var all: [Result] = []
        all.reserveCapacity(count)
        for run in 0..<runs { all.append(contentsOf: try results.take(run).get()) }
        return all
    }
}

/// One slot a run; each is written by exactly one hand, and read only after all hands are done.
private final class Slots<Value>: @unchecked Sendable {
    private let storage: UnsafeMutablePointer<Swift.Result<Value, any Error>?>
    private let count: Int

    init(count: Int) {
        self.count = count
        storage = .allocate(capacity: count)
        storage.initialize(repeating: nil, count: count)
    }

    deinit {
        storage.deinitialize(count: count)
        storage.deallocate()
    }

    func set(_ index: Int, _ value: Swift.Result<Value, any Error>) { storage[index] = value }

    func take(_ index: Int) -> Swift.Result<Value, any Error> {
        defer { storage[index] = nil }
        // Every run has been done when this is called: the loop above only ends when all runs are taken.
        return storage[index] ?? .failure(CancellationError())
    }
}
