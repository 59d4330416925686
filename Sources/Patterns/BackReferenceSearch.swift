/// Matches a pattern with back-references, which no automaton can: tries one way after the other, never the same twice, and only so many.
struct BackReferenceSearch {
    /// The most groups that a pattern may repeat.
    static let mostGroups = 4
    /// Ways tried before a text passes unjudged: no text is called wrong that was not fully looked at.
    private static let mostWays = 20_000

    private struct Way: Hashable {
        var step: Int
        var index: Int
        /// Where each repeated group starts and ends; `.max` before it did.
        var slots = SIMD8<UInt32>(repeating: .max)
    }

    private let program: Program
    private let text: UnsafeBufferPointer<UInt8>
    private let map: ScalarMap
    private var open: [Way]
    private var tried: Set<Way> = []

    init(program: Program, text: UnsafeBufferPointer<UInt8>, map: ScalarMap) {
        self.program = program
        self.text = text
        self.map = map
        open = [Way(step: program.start, index: 0)]
    }

    mutating func matches() -> Bool {
        while var way = open.popLast() {
            walk: while true {
                switch program.steps[way.step] {
                case .one(let members, let next):
                    guard way.index < text.count, let base = text.baseAddress, members.has(map.next(base, &way.index, count: text.count)) else {
                        break walk
                    }
                    way.step = next
                case .either(let first, let second):
                    guard tried.insert(way).inserted else { break walk }
                    guard tried.count < Self.mostWays else { return true }
                    way.step = second
                    open.append(way)
                    way.step = first
                case .textStart(let next):
                    guard way.index == 0 else { break walk }
                    way.step = next
                case .textEnd(let next):
                    guard way.index == text.count else { break walk }
                    way.step = next
                case .note(let slot, let next):
                    way.slots[slot] = UInt32(truncatingIfNeeded: way.index)
                    way.step = next
                case .same(let group, let next):
                    guard let end = self.end(of: way, repeating: group) else { break walk }
                    way.index = end
                    way.step = next
                case .ahead, .behind: break walk
                case .done:
                    if way.index == text.count { return true }
                    break walk
                }
            }
        }
        return false
    }

    private func end(of way: Way, repeating group: Int) -> Int? {
        guard way.slots[2 * group] != .max, way.slots[2 * group + 1] != .max else { return nil }
        let first = Int(way.slots[2 * group])
        let length = Int(way.slots[2 * group + 1]) - first
        guard length >= 0, way.index + length <= text.count else { return nil }
        for distance in 0..<length where text[first + distance] != text[way.index + distance] { return nil }
        return way.index + length
    }
}
