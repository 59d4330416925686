/// Reads the syntax that Python and ECMAScript share, and what each has more, as long as both do not contradict each other; where they do,
/// Python's reading holds, for the reference validator of Table Schema is written in it.
struct PatternParser {
    typealias Problem = Pattern.Problem

    struct Flags {
        var ignoresCase = false
        var dotTakesAll = false
        var hasLines = false
        var isASCII = false
    }

    let scalars: [UInt32]
    var position = 0
    var flags = Flags()
    var groupCount = 0
    var closedGroups: Set<Int> = []
    var groupNames: [String: Int] = [:]
    var parsed = ParsedPattern(expression: .empty)
    private var depth = 0

    /// The longest pattern, in bytes.
    static let longestSource = 1 << 16
    /// How many brackets may stand one in the other.
    static let deepest = 50

    private init(_ source: String) { scalars = source.unicodeScalars.map(\.value) }

    static func parse(_ source: String) throws(Problem) -> ParsedPattern {
        guard source.utf8.count <= longestSource else { throw Problem(kind: .tooLarge, offset: longestSource) }
        var parser = PatternParser(source)
        let expression = try parser.choice()
        guard parser.position == parser.scalars.count else { throw parser.problem(.syntax, at: parser.position) }
        parser.parsed.expression = expression
        return parser.parsed
    }

    // MARK: - Reading scalars

    var current: UInt32? { position < scalars.count ? scalars[position] : nil }

    func peek(_ distance: Int) -> UInt32? { position + distance < scalars.count ? scalars[position + distance] : nil }

    mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
        guard current == wanted.value else { return false }
        position += 1
        return true
    }

    mutating func skip(text: String) -> Bool {
        let wanted = text.unicodeScalars
        guard scalars[position...].starts(with: wanted.lazy.map(\.value)) else { return false }
        position += wanted.count
        return true
    }

    func problem(_ kind: Problem.Kind, at index: Int) -> Problem {
        var offset = 0
        for scalar in scalars.prefix(index) { offset += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }
        return Problem(kind: kind, offset: offset)
    }

    // MARK: - Structure

    private mutating func choice() throws(Problem) -> Expression {
        var branches = [try sequence()]
        while skip("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(Problem) -> Expression {
        var parts: [Expression] = []
        while let scalar = current, scalar != 0x7C, scalar != 0x29 {
            let start = position
            guard let part = try atom() else { continue }
            parts.append(try quantified(part, from: start))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// - Returns: nil for what stands for nothing (a comment, a flag).
    private mutating func atom() throws(Problem) -> Expression? {
        let start = position
        guard let scalar = current else { return nil }
        position += 1
        switch Unicode.Scalar(scalar) {
        case "(": return try group(from: start)
        case "[": return .one(try scalarClass(from: start))
        case ".": return .one(flags.dotTakesAll ? .everything : .notLineFeed)
        case "^": return flags.hasLines ? lineStart() : .textStart
        case "$": return flags.hasLines ? lineEnd() : .textEnd
        case "\\": return try escape(from: start)
        case "*", "+", "?": throw problem(.syntax, at: start)
        case "{":
            position = start
            if try counts() != nil { throw problem(.syntax, at: start) }
            position = start + 1
            return .one(ScalarSet(scalar: scalar))
        default: return .one(literal(scalar))
        }
    }

    func literal(_ scalar: UInt32) -> ScalarSet {
        let set = ScalarSet(scalar: scalar)
        return flags.ignoresCase ? set.ignoringCase : set
    }

    private mutating func quantified(_ part: Expression, from start: Int) throws(Problem) -> Expression {
        let mark = position
        var least = 0
        var most: Int?
        if skip("*") {
        } else if skip("+") {
            least = 1
        } else if skip("?") {
            most = 1
        } else if let counted = try counts() {
            (least, most) = counted
        } else {
            return part
        }
        switch part {
        // In brackets, Python lets it through.
        case .textStart, .textEnd: if scalars[start] != 0x28 { throw problem(.syntax, at: mark) }
        default: break
        }
        if !skip("?"), current == 0x2B {
            // A possessive quantifier gives nothing back: an automaton that reads the whole text has no such thing.
            throw problem(.unsupported, at: position)
        }
        let next = position
        if let scalar = current, [0x2A, 0x2B, 0x3F].contains(scalar) { throw problem(.syntax, at: next) }
        if try counts() != nil { throw problem(.syntax, at: next) }
        return .repeated(part, least: least, most: most)
    }

    /// `{n}`, `{n,}`, `{,m}` or `{n,m}`; anything else after a brace makes the brace an ordinary character.
    private mutating func counts() throws(Problem) -> (Int, Int?)? {
        let start = position
        guard skip("{") else { return nil }
        let least = number()
        var most = least
        if skip(",") {
            most = number()
            // Python reads `{,}` as text.
            if least == nil, most == nil {
                position = start
                return nil
            }
        } else if least == nil {
            position = start
            return nil
        }
        guard skip("}") else {
            position = start
            return nil
        }
        if let least, let most, most < least { throw problem(.syntax, at: start) }
        return (least ?? 0, most)
    }

    /// Numbers too large to mean anything are all the same number.
    mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, (0x30...0x39).contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar - 0x30), 1_000_000_000)
            position += 1
        }
        return value
    }

    // MARK: - Groups

    private mutating func group(from start: Int) throws(Problem) -> Expression? {
        guard depth < Self.deepest else { throw problem(.tooLarge, at: start) }
        depth += 1
        defer { depth -= 1 }
        let outer = flags
        guard skip("?") else { return try capturing(nil, from: start) }
        if skip(":") { return try closing(from: start, restoring: outer) }
        if skip("=") { return try lookahead(negated: false, from: start) }
        if skip("!") { return try lookahead(negated: true, from: start) }
        if skip(text: "<=") { return try lookbehind(negated: false, from: start) }
        if skip(text: "<!") { return try lookbehind(negated: true, from: start) }
        if skip(text: "P<") || skip("<") {
            guard let name = name(endingIn: ">"), groupNames[name] == nil else { throw problem(.syntax, at: position) }
            return try capturing(name, from: start)
        }
        if skip(text: "P=") {
            guard let name = name(endingIn: ")"), let number = groupNames[name] else { throw problem(.syntax, at: position) }
            return try backReference(number, from: start)
        }
        if skip("#") {
            while let scalar = current {
                position += 1
                if scalar == 0x29 { return nil }
            }
            throw problem(.syntax, at: start)
        }
        if current == 0x3E || current == 0x28 { throw problem(.unsupported, at: start) }
        try readFlags(from: start)
        if skip(")") { return nil }
        guard skip(":") else { throw problem(.syntax, at: position) }
        return try closing(from: start, restoring: outer)
    }

    private mutating func readFlags(from start: Int) throws(Problem) {
        var on = true
        while let scalar = current, scalar != 0x29, scalar != 0x3A {
            switch Unicode.Scalar(scalar) {
            case "-" where on: on = false
            case "i": flags.ignoresCase = on
            case "s": flags.dotTakesAll = on
            case "m": flags.hasLines = on
            case "a": flags.isASCII = on
            case "u": flags.isASCII = !on
            case "x", "L": throw problem(.unsupported, at: position)
            default: throw problem(.syntax, at: position)
            }
            position += 1
        }
    }

    mutating func name(endingIn end: Unicode.Scalar) -> String? {
        var name = String.UnicodeScalarView()
        while let scalar = current, scalar != end.value, let valid = Unicode.Scalar(scalar) {
            guard ScalarSet.asciiWord.contains(scalar) || scalar >= 0x80 else { return nil }
            name.append(valid)
            position += 1
        }
        guard !name.isEmpty, skip(end) else { return nil }
        return String(name)
    }

    private mutating func capturing(_ name: String?, from start: Int) throws(Problem) -> Expression {
        groupCount += 1
        let number = groupCount
        if let name { groupNames[name] = number }
        let inner = try closing(from: start, restoring: flags)
        closedGroups.insert(number)
        return .group(inner, number: number)
    }

    private mutating func closing(from start: Int, restoring outer: Flags) throws(Problem) -> Expression {
        let inner = try choice()
        guard skip(")") else { throw problem(.syntax, at: start) }
        flags = outer
        return inner
    }

    private mutating func lookahead(negated: Bool, from start: Int) throws(Problem) -> Expression {
        let inner = try closing(from: start, restoring: flags)
        guard !inner.hasLookbehind else { throw problem(.unsupported, at: start) }
        parsed.aheads.append(inner)
        return .ahead(parsed.aheads.count - 1, negated: negated)
    }

    private mutating func lookbehind(negated: Bool, from start: Int) throws(Problem) -> Expression {
        let inner = try closing(from: start, restoring: flags)
        guard !inner.hasLookbehind, !inner.looksForward else { throw problem(.unsupported, at: start) }
        parsed.behinds.append(inner)
        return .behind(parsed.behinds.count - 1, negated: negated)
    }

    mutating func backReference(_ number: Int, from start: Int) throws(Problem) -> Expression {
        guard closedGroups.contains(number) else { throw problem(.syntax, at: start) }
        if !parsed.repeatedGroups.contains(number) { parsed.repeatedGroups.append(number) }
        guard parsed.repeatedGroups.count <= BackReferenceSearch.mostGroups, !flags.ignoresCase else { throw problem(.unsupported, at: start) }
        return .backReference(number)
    }

    // MARK: - Edges

    private mutating func lineStart() -> Expression {
        parsed.behinds.append(.one(ScalarSet(scalar: 0x0A)))
        return .choice([.textStart, .behind(parsed.behinds.count - 1, negated: false)])
    }

    private mutating func lineEnd() -> Expression {
        parsed.aheads.append(.one(ScalarSet(scalar: 0x0A)))
        return .choice([.textEnd, .ahead(parsed.aheads.count - 1, negated: false)])
    }

    mutating func wordEdge(inside: Bool) -> Expression {
        let word = Expression.one(flags.isASCII ? .asciiWord : .word)
        parsed.aheads.append(word)
        parsed.behinds.append(word)
        let ahead = parsed.aheads.count - 1
        let behind = parsed.behinds.count - 1
        return .choice(
            [false, true].map { before in .sequence([.behind(behind, negated: before), .ahead(ahead, negated: inside ? before : !before)]) })
    }
}

extension Expression {
    fileprivate var hasLookbehind: Bool {
        var found = false
        visit { if case .behind = $0 { found = true } }
        return found
    }

    fileprivate var looksForward: Bool {
        var found = false
        visit {
            switch $0 {
            case .ahead, .textEnd: found = true
            default: break
            }
        }
        return found
    }
}
