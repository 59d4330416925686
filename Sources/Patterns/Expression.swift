/// A pattern as it reads, before it becomes an automaton.
indirect enum Expression: Sendable {
    /// One scalar.
    case one(ScalarSet)
    case sequence([Expression])
    case choice([Expression])
    /// - Parameter most: nil when there is no end to it.
    case repeated(Expression, least: Int, most: Int?)
    /// What a back-reference may repeat.
    case group(Expression, number: Int)
    case textStart
    case textEnd
    /// What follows must, or must not, start with an expression of `ParsedPattern.aheads`.
    case ahead(Int, negated: Bool)
    /// What comes before must, or must not, end with an expression of `ParsedPattern.behinds`.
    case behind(Int, negated: Bool)
    case backReference(Int)

    static let empty = Expression.sequence([])

    /// Each member of an expression, itself first.
    func visit(_ body: (Expression) -> Void) {
        body(self)
        switch self {
        case .sequence(let parts), .choice(let parts): for part in parts { part.visit(body) }
        case .repeated(let inner, _, _), .group(let inner, _): inner.visit(body)
        case .one, .textStart, .textEnd, .ahead, .behind, .backReference: break
        }
    }
}

struct ParsedPattern: Sendable {
    var expression: Expression
    /// Members come before those that contain them.
    var aheads: [Expression] = []
    var behinds: [Expression] = []
    /// Numbers of the groups that back-references repeat.
    var repeatedGroups: [Int] = []
}
