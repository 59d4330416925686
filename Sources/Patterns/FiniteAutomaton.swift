/// A deterministic automaton: one state after each scalar. State 0 is the one that no text gets out of.
struct FiniteAutomaton: Sendable {
    let classCount: Int
    /// The state after state `s` and class `c`, at `s * classCount + c`.
    var next: [Int32]
    var accepts: [Bool]
    var start: Int
    /// Where to start elsewhere than at the text's first character.
    var startInside: Int

    var stateCount: Int { accepts.count }

    /// Whether a state accepts whatever follows.
    func acceptsAll(_ state: Int) -> Bool {
        accepts[state] && next[(state * classCount)..<((state + 1) * classCount)].allSatisfy { $0 == Int32(state) }
    }

    /// The same, with every state that can no longer accept made state 0.
    func withoutDeadEnds() -> FiniteAutomaton {
        var isAlive = accepts
        var hasChanged = true
        // States are numbered from the start outwards: going backwards, few rounds do.
        while hasChanged {
            hasChanged = false
            for state in stride(from: stateCount - 1, through: 1, by: -1) where !isAlive[state] {
                let row = next[(state * classCount)..<((state + 1) * classCount)]
                if row.contains(where: { isAlive[Int($0)] }) {
                    isAlive[state] = true
                    hasChanged = true
                }
            }
        }
        var result = self
        for index in result.next.indices where !isAlive[Int(result.next[index])] { result.next[index] = 0 }
        if !isAlive[start] { result.start = 0 }
        if !isAlive[startInside] { result.startInside = 0 }
        return result
    }

    /// The same language in as few states as can be.
    func minimised() -> FiniteAutomaton {
        var part = accepts.map { $0 ? Int32(1) : 0 }
        var count = 0
        while true {
            var numbers: [[Int32]: Int32] = [:]
            var refined = part
            for state in 0..<stateCount {
                var key = [part[state]]
                key.reserveCapacity(classCount + 1)
                for target in next[(state * classCount)..<((state + 1) * classCount)] { key.append(part[Int(target)]) }
                if let known = numbers[key] {
                    refined[state] = known
                } else {
                    refined[state] = Int32(numbers.count)
                    numbers[key] = Int32(numbers.count)
                }
            }
            part = refined
            if numbers.count == count { break }
            count = numbers.count
        }
        var result = FiniteAutomaton(
            classCount: classCount, next: Array(repeating: 0, count: count * classCount), accepts: Array(repeating: false, count: count),
            start: Int(part[start]), startInside: Int(part[startInside]))
        for state in 0..<stateCount {
            let merged = Int(part[state])
            result.accepts[merged] = accepts[state]
            for number in 0..<classCount { result.next[merged * classCount + number] = part[Int(next[state * classCount + number])] }
        }
        return result
    }
}
