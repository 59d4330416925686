/// An expression as steps that lead one to the other: a nondeterministic automaton.
struct Program: Sendable {
    enum Step: Sendable {
        case one(ScalarClasses.Members, next: Int)
        case either(Int, Int)
        case textStart(next: Int)
        case textEnd(next: Int)
        case ahead(Int, negated: Bool, next: Int)
        case behind(Int, negated: Bool, next: Int)
        /// Notes where a group that is repeated starts (an even slot) or ends.
        case note(slot: Int, next: Int)
        case same(group: Int, next: Int)
        case done
    }

    private(set) var steps: [Step] = [.done]
    private(set) var start = 0

    static let mostSteps = 50_000
    struct TooLarge: Error {}

    /// - Parameters:
    ///   - groups: numbers of the groups that are repeated; slots come in their order.
    init(_ expression: Expression, classes: ScalarClasses, groups: [Int] = []) throws(TooLarge) {
        var builder = Builder(steps: steps, classes: classes, groups: groups)
        start = try builder.add(expression, before: 0)
        steps = builder.steps
    }

    private struct Builder {
        var steps: [Step]
        let classes: ScalarClasses
        let groups: [Int]
        private var visits = 0

        init(steps: [Step], classes: ScalarClasses, groups: [Int]) {
            self.steps = steps
            self.classes = classes
            self.groups = groups
        }

        private mutating func add(_ step: Step) throws(TooLarge) -> Int {
            guard steps.count < mostSteps else { throw TooLarge() }
            steps.append(step)
            return steps.count - 1
        }

        /// - Returns: the step where the expression starts; `next` itself if there is nothing to do.
        mutating func add(_ expression: Expression, before next: Int) throws(TooLarge) -> Int {
            // Copies of what takes no step cost time all the same.
            visits += 1
            guard visits < 4 * mostSteps else { throw TooLarge() }
            switch expression {
            case .one(let set): return try add(.one(classes.set(set), next: next))
            case .sequence(let parts):
                var entry = next
                for part in parts.reversed() { entry = try add(part, before: entry) }
                return entry
            case .choice(let branches):
                var entry: Int?
                for branch in branches.reversed() {
                    let start = try add(branch, before: next)
                    if let other = entry { entry = try add(.either(start, other)) } else { entry = start }
                }
                return entry ?? next
            case .repeated(let inner, let least, let most): return try add(inner, least: least, most: most, before: next)
            case .group(let inner, let number):
                guard let index = groups.firstIndex(of: number) else { return try add(inner, before: next) }
                let end = try add(.note(slot: 2 * index + 1, next: next))
                return try add(.note(slot: 2 * index, next: try add(inner, before: end)))
            case .textStart: return try add(.textStart(next: next))
            case .textEnd: return try add(.textEnd(next: next))
            case .ahead(let index, let negated): return try add(.ahead(index, negated: negated, next: next))
            case .behind(let index, let negated): return try add(.behind(index, negated: negated, next: next))
            case .backReference(let number): return try add(.same(group: groups.firstIndex(of: number) ?? 0, next: next))
            }
        }

        private mutating func add(_ inner: Expression, least: Int, most: Int?, before next: Int) throws(TooLarge) -> Int {
            var entry = next
            var copies = least
            if let most {
                for _ in least..<most {
                    let body = try add(inner, before: entry)
                    guard body != entry else { return next }
                    entry = try add(.either(body, next))
                }
            } else {
                let loop = try add(.either(next, next))
                let body = try add(inner, before: loop)
                steps[loop] = .either(body, next)
                entry = least > 0 ? body : loop
                copies = max(0, least - 1)
            }
            for _ in 0..<copies {
                let body = try add(inner, before: entry)
                guard body != entry else { return entry }
                entry = body
            }
            return entry
        }
    }
}
