internal import Findings
private import Synchronization
internal import Templating

/// What many pages show alike, kept from the first page that asks for it: a dataset's card stands in a dozen lists, the menu on every page.
///
/// A card takes less than a kilobyte. Pages are made on several threads: two may make the same thing at once, and one of the two is kept.
final class Shelf: Sendable {
    // One for each language: by number of the dataset.
    private let french = Mutex<[[Value]?]>([])
    private let english = Mutex<[[Value]?]>([])
    private let frames = Mutex<[FrameKey: SharedFrame]>([:])

    init(languages: [Language], datasets: Int) {
        for language in languages { withCards(language) { $0 = Array(repeating: nil, count: datasets) } }
    }

    private func withCards<Result: Sendable>(_ language: Language, _ body: (inout sending [[Value]?]) -> sending Result) -> Result {
        switch language {
        case .french: french.withLock(body)
        case .english: english.withLock(body)
        }
    }

    /// The values of some datasets' cards, in their order.
    func cards(_ numbers: some Collection<Int>, _ language: Language, make: (Int) -> [Value]) -> [[Value]] {
        let known = withCards(language) { cards in numbers.map { cards.indices.contains($0) ? cards[$0] : nil } }
        var made: [(number: Int, values: [Value])] = []
        let found = zip(numbers, known).map { number, values in
            if let values { return values }
            let values = make(number)
            made.append((number, values))
            return values
        }
        if !made.isEmpty {
            withCards(language) { cards in
                for (number, values) in made where cards.indices.contains(number) { cards[number] = values }
            }
        }
        return found
    }

    func frame(_ key: FrameKey, make: () -> SharedFrame) -> SharedFrame {
        if let known = frames.withLock({ $0[key] }) { return known }
        let made = make()
        frames.withLock { $0[key] = made }
        return made
    }
}

/// Pages with the same key have the same links around their content.
struct FrameKey: Hashable, Sendable {
    let language: Language
    let links: PageLinks
    let current: MenuPlace
}
