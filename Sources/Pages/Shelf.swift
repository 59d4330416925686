internal import Findings
private import Synchronization
internal import Templating

/// What many pages show alike, kept from the first page that asks for it: a dataset's card stands in a dozen lists, the menu on every page.
///
/// A card takes less than a kilobyte. Pages are made on several threads: two may make the same thing at once, and one of the two is kept.
final class Shelf: Sendable {
    private let cards: Mutex<[Language: [[Value]?]]>
    private let frames = Mutex<[FrameKey: SharedFrame]>([:])

    init(languages: [Language], datasets: Int) {
        let empty: [[Value]?] = Array(repeating: nil, count: datasets)
        cards = Mutex(Dictionary(languages.map { ($0, empty) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The values of some datasets' cards, in their order.
    func cards(_ numbers: [Int], _ language: Language, make: (Int) -> [Value]) -> [[Value]] {
        var found = cards.withLock { all in
            numbers.map { number in all[language].flatMap { $0.indices.contains(number) ? $0[number] : nil } }
        }
        var made: [(number: Int, values: [Value])] = []
        for (position, number) in numbers.enumerated() where found[position] == nil {
            let values = make(number)
            found[position] = values
            made.append((number, values))
        }
        if !made.isEmpty {
            cards.withLock { all in
                for (number, values) in made where all[language]?.indices.contains(number) == true { all[language]?[number] = values }
            }
        }
        return found.compactMap { $0 }
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
