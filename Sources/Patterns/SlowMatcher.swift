/// Matches a pattern that has no table: its steps are followed all at once, or, with back-references, one after the other.
@usableFromInline
final class SlowMatcher: Sendable {
    private let program: Program
    private let hasBackReferences: Bool

    /// The most steps that are followed at once: each character of a text costs at most so many.
    static let mostSteps = 5_000

    init(_ program: Program, hasBackReferences: Bool) {
        self.program = program
        self.hasBackReferences = hasBackReferences
    }

    func matches(_ text: UnsafeBufferPointer<UInt8>, _ map: ScalarMap) -> Bool {
        if hasBackReferences {
            var search = BackReferenceSearch(program: program, text: text, map: map)
            return search.matches()
        }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4 * program.steps.count + 4) { memory in
            memory.initialize(repeating: -1)
            return follow(text, map, memory)
        }
    }

    /// - Parameter memory: room for two lists of steps, a stamp for each step, and the steps still to look at (two a step).
    private func follow(_ text: UnsafeBufferPointer<UInt8>, _ map: ScalarMap, _ memory: UnsafeMutableBufferPointer<Int32>) -> Bool {
        let size = program.steps.count
        guard memory.count >= 4 * size + 4 else { return false }
        let stamps = 2 * size
        let open = 3 * size
        var current = (first: 0, count: 0)
        var index = 0
        var generation: Int32 = 0

        func add(_ step: Int, to list: inout (first: Int, count: Int)) {
            // A step is opened once per character and opens at most one more than itself: the room suffices.
            var openCount = 0
            func push(_ step: Int) {
                guard memory[stamps + step] != generation else { return }
                memory[stamps + step] = generation
                memory[open + openCount] = Int32(step)
                openCount += 1
            }
            push(step)
            while openCount > 0 {
                openCount -= 1
                let step = Int(memory[open + openCount])
                switch program.steps[step] {
                case .one, .done:
                    memory[list.first + list.count] = Int32(step)
                    list.count += 1
                case .either(let first, let second):
                    push(second)
                    push(first)
                case .textStart(let next): if index == 0 { push(next) }
                case .textEnd(let next): if index == text.count { push(next) }
                case .note(_, let next): push(next)
                case .ahead, .behind, .same: break
                }
            }
        }

        add(program.start, to: &current)
        while index < text.count, let base = text.baseAddress {
            guard current.count > 0 else { return false }
            let number = map.next(base, &index, count: text.count)
            var following = (first: size - current.first, count: 0)
            // A text has fewer characters than there are generations; if not, a step would be taken for seen, no more.
            generation &+= 1
            for place in 0..<current.count {
                if case .one(let members, let next) = program.steps[Int(memory[current.first + place])], members.has(number) {
                    add(next, to: &following)
                }
            }
            current = following
        }
        return (0..<current.count).contains { memory[current.first + $0] == 0 }
    }
}
