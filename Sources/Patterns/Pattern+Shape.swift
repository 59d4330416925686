extension Pattern {
    /// What a pattern asks for, when it can be said in a few words.
    public enum Shape: Sendable, Equatable {
        /// - Parameter most: nil when there is no limit.
        case characters(Alphabet, least: Int, most: Int?)
        case text(String)
        /// One after the other, with nothing between them.
        case inOrder([Shape])
        case oneOf([String])
        /// One or more of these texts, with the separator between them.
        case listOf([String], separator: String)

        public static func digits(_ count: Int) -> Shape { .characters(.digits, least: count, most: count) }
    }

    public enum Alphabet: Sendable, Equatable { case digits, letters, capitals, smallLetters, lettersAndDigits, capitalsAndDigits }

    /// Nil when the pattern is none of these. Made anew each time: ask for it when there is something to say.
    public var shape: Shape? {
        guard let expression = try? PatternParser.parse(source).expression.plain else { return nil }
        if let list = expression.list { return list }
        if let texts = expression.texts, texts.count > 1 { return .oneOf(texts) }
        var parts: [Shape] = []
        for part in expression.parts {
            guard let shape = part.simpleShape else { return nil }
            switch (parts.last, shape) {
            case (.text(let before)?, .text(let text)): parts[parts.count - 1] = .text(before + text)
            case (.characters(let alphabet, let least, let most)?, .characters(let same, let moreLeast, let moreMost)) where same == alphabet:
                let both = most.flatMap { most in moreMost.map { $0 + most } }
                parts[parts.count - 1] = .characters(alphabet, least: least + moreLeast, most: both)
            default: parts.append(shape)
            }
        }
        // More is no longer easy to say.
        guard parts.count <= 7, let first = parts.first else { return nil }
        if parts.count > 1 { return .inOrder(parts) }
        return if case .text(let text) = first { .oneOf([text]) } else { first }
    }
}

extension Expression {
    /// Without groups, nor anchors at the ends.
    fileprivate var plain: Expression {
        var parts = ungrouped.parts
        while case .textStart? = parts.first { parts.removeFirst() }
        while case .textEnd? = parts.last { parts.removeLast() }
        // `(^a$)`: anchors inside the only group.
        if parts.count == 1 {
            switch parts[0] {
            case .sequence: return parts[0].plain
            case .choice(let branches): return .choice(branches.map(\.plain))
            default: return parts[0]
            }
        }
        return .sequence(parts)
    }

    private var ungrouped: Expression {
        switch self {
        case .group(let inner, _): inner.ungrouped
        case .sequence(let parts):
            .sequence(
                parts.flatMap { part -> [Expression] in
                    let plain = part.ungrouped
                    if case .sequence(let inner) = plain { return inner }
                    return [plain]
                })
        case .choice(let branches): .choice(branches.map(\.ungrouped))
        case .repeated(let inner, 1, 1): inner.ungrouped
        case .repeated(let inner, let least, let most): .repeated(inner.ungrouped, least: least, most: most)
        default: self
        }
    }

    fileprivate var parts: [Expression] { if case .sequence(let parts) = self { parts } else { [self] } }

    /// The texts of an alternation of texts, or the only text.
    fileprivate var texts: [String]? {
        if case .choice(let branches) = self {
            var all: [String] = []
            for branch in branches {
                guard let texts = branch.texts, texts.count == 1 else { return nil }
                all += texts
            }
            return all
        }
        var text = String.UnicodeScalarView()
        for part in parts {
            // A dot between letters is most often a dot that nobody took for anything else (`ORDI 3.0`).
            if case .one(.notLineFeed) = part, parts.count > 2 {
                text.append(".")
                continue
            }
            guard case .one(let set) = part, let scalar = set.single.flatMap(Unicode.Scalar.init) else { return nil }
            text.append(scalar)
        }
        return text.isEmpty ? nil : [String(text)]
    }

    /// `(?:(?:^|,)(a|b))+` and `(a|b)(,(a|b))*`, as publishers write lists.
    fileprivate var list: Pattern.Shape? {
        let parts = self.parts
        if parts.count == 1, case .repeated(let item, 1, nil) = parts[0], case .choice(let lead)? = item.parts.first, lead.count == 2,
            case .textStart = lead[0], let separator = lead[1].texts?.first
        {
            let rest = Array(item.parts.dropFirst())
            if let texts = (rest.count == 1 ? rest[0] : .sequence(rest)).texts { return .listOf(texts, separator: separator) }
        }
        if parts.count == 2, let texts = parts[0].texts, case .repeated(let item, 0, nil) = parts[1], item.parts.count > 1,
            item.parts[item.parts.count - 1].texts == texts,
            let separator = Expression.sequence(Array(item.parts.dropLast())).texts?.first
        {
            return .listOf(texts, separator: separator)
        }
        return nil
    }

    fileprivate var simpleShape: Pattern.Shape? {
        switch self {
        case .one(let set):
            if let scalar = set.single.flatMap(Unicode.Scalar.init) { return .text(String(scalar)) }
            return set.alphabet.map { .characters($0, least: 1, most: 1) }
        case .repeated(.one(let set), let least, let most):
            if let scalar = set.single.flatMap(Unicode.Scalar.init) {
                return least == most && least > 0 && least <= 20 ? .text(String(repeating: String(scalar), count: least)) : nil
            }
            return set.alphabet.map { .characters($0, least: least, most: most) }
        default: return nil
        }
    }
}

extension ScalarSet {
    fileprivate var alphabet: Pattern.Alphabet? {
        switch ranges {
        case [0x30...0x39]: .digits
        case [0x41...0x5A]: .capitals
        case [0x61...0x7A]: .smallLetters
        case [0x41...0x5A, 0x61...0x7A]: .letters
        case [0x30...0x39, 0x41...0x5A]: .capitalsAndDigits
        case [0x30...0x39, 0x41...0x5A, 0x61...0x7A]: .lettersAndDigits
        default: nil
        }
    }
}
