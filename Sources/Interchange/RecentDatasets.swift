private import Synchronization

/// What was made of the datasets that were asked for last, by their numbers: documents that follow one another are about the same datasets, or their
/// neighbours. Holds so many of them at most, so that memory stays flat.
final class RecentDatasets<Value: Sendable>: Sendable {
    private let entries: Mutex<[(number: Int, value: Value)?]>

    /// - Parameter most: a power of two.
    init(most: Int) { entries = Mutex([(number: Int, value: Value)?](repeating: nil, count: most)) }

    /// - Parameter make: gives nil for a dataset of which there is nothing.
    func value(of number: Int, _ make: () -> Value?) -> Value? {
        if let known = entries.withLock({ $0[number & ($0.count - 1)] }), known.number == number { return known.value }
        guard let made = make() else { return nil }
        entries.withLock { $0[number & ($0.count - 1)] = (number, made) }
        return made
    }
}
