extension Pattern {
    /// A short text that matches, for messages ("for instance 12345678901234"): always the same, of digits and letters where the pattern lets
    /// them. Nil when none is found.
    ///
    /// It is made anew each time: ask for it when there is something to say.
    public var example: String? {
        guard let parsed = try? PatternParser.parse(source) else { return nil }
        // What repeats itself reads best where there is nothing to repeat.
        let styles: [ExampleWriter.Style] = parsed.repeatedGroups.isEmpty ? [.natural, .shortest] : [.shortest, .natural]
        for style in styles {
            var writer = ExampleWriter(style: style)
            if writer.write(parsed.expression), matches(writer.text) { return writer.text }
        }
        // Lookaheads and anchors in unusual places: the shortest way through the automaton.
        guard let classes = parsed.scalarClasses, let automaton = try? parsed.finiteAutomaton(classes), let path = automaton.shortestPath else {
            return nil
        }
        var text = String.UnicodeScalarView()
        for number in path { if let scalar = classes.plainest(of: number) { text.append(scalar) } }
        return matches(String(text)) ? String(text) : nil
    }
}

/// Writes a text that an expression describes, as long as anchors and lookarounds do not object.
private struct ExampleWriter {
    enum Style {
        /// Three characters where any number will do.
        case natural
        case shortest
    }

    let style: Style
    private(set) var text = ""
    private var digits = 0
    private var letters = 0
    private var groups: [Int: String] = [:]

    /// In bytes.
    private static let longest = 200

    init(style: Style) { self.style = style }

    mutating func write(_ expression: Expression) -> Bool {
        switch expression {
        case .one(let set):
            guard let scalar = choose(set), text.utf8.count < Self.longest else { return false }
            text.unicodeScalars.append(scalar)
        case .sequence(let parts): for part in parts { guard write(part) else { return false } }
        case .choice(let branches):
            if style == .shortest || !text.isEmpty, branches.contains(where: { $0.canBeNothing && !$0.isAnchor }) { return true }
            let before = self
            for branch in branches where !(branch.isAnchorOutOfPlace(afterText: !text.isEmpty)) {
                if write(branch), text.utf8.count > before.text.utf8.count || branches.count == 1 || branch.isAnchor { return true }
                self = before
            }
            guard branches.contains(where: \.canBeNothing) else { return false }
        case .repeated(let inner, let least, let most):
            for _ in 0..<times(inner, least: least, most: most) {
                let length = text.utf8.count
                guard write(inner) else { return false }
                if text.utf8.count == length { break }
            }
        case .group(let inner, let number):
            let start = text.endIndex
            guard write(inner) else { return false }
            groups[number] = String(text[start...])
        case .backReference(let number):
            guard let group = groups[number] else { return false }
            text += group
        case .textStart: return text.isEmpty
        case .textEnd, .ahead, .behind: break
        }
        return true
    }

    private func times(_ inner: Expression, least: Int, most: Int?) -> Int {
        guard style == .natural, case .one = inner, most ?? .max > 3, least < 3 else { return least }
        return most == nil || least > 0 ? 3 : least
    }

    /// Small letters before capitals before digits, each in turn.
    private mutating func choose(_ set: ScalarSet) -> Unicode.Scalar? {
        if let single = set.single { return Unicode.Scalar(single) }
        for range in [0x61...0x7A, 0x41...0x5A] as [ClosedRange<UInt32>] {
            let members = range.filter(set.contains)
            guard !members.isEmpty else { continue }
            letters += 1
            return Unicode.Scalar(members[(letters - 1) % members.count])
        }
        let members = ([0x31...0x39, 0x30...0x30] as [ClosedRange<UInt32>]).flatMap { $0.filter(set.contains) }
        if !members.isEmpty {
            digits += 1
            return Unicode.Scalar(members[(digits - 1) % members.count])
        }
        for range in [0x21...0x7E, 0x20...0x20, 0xC0...0x17F] as [ClosedRange<UInt32>] {
            if let member = range.first(where: set.contains) { return Unicode.Scalar(member) }
        }
        for range in set.ranges { if let scalar = Unicode.Scalar(range.lowerBound) { return scalar } }
        return nil
    }
}

extension Expression {
    fileprivate var isAnchor: Bool {
        switch self {
        case .textStart, .textEnd: true
        case .sequence(let parts): !parts.isEmpty && parts.allSatisfy(\.isAnchor)
        default: false
        }
    }

    fileprivate func isAnchorOutOfPlace(afterText: Bool) -> Bool {
        if case .textStart = self { afterText } else { false }
    }

    fileprivate var canBeNothing: Bool {
        switch self {
        case .one, .backReference: false
        case .sequence(let parts): parts.allSatisfy(\.canBeNothing)
        case .choice(let branches): branches.contains(where: \.canBeNothing)
        case .repeated(let inner, let least, _): least == 0 || inner.canBeNothing
        case .group(let inner, _): inner.canBeNothing
        case .textStart, .textEnd, .ahead, .behind: true
        }
    }
}

extension FiniteAutomaton {
    /// The classes of the scalars of a shortest text that is accepted.
    fileprivate var shortestPath: [UInt8]? {
        var cameBy: [Int: (state: Int, number: UInt8)] = [:]
        var open = [start]
        var reached: Set<Int> = [start]
        var index = 0
        while index < open.count {
            let state = open[index]
            index += 1
            if accepts[state] {
                var path: [UInt8] = []
                var place = state
                while let step = cameBy[place] {
                    path.append(step.number)
                    place = step.state
                }
                return path.reversed()
            }
            for number in 0..<classCount {
                let target = Int(next[state * classCount + number])
                guard target != 0, reached.insert(target).inserted else { continue }
                cameBy[target] = (state, UInt8(truncatingIfNeeded: number))
                open.append(target)
            }
        }
        return nil
    }
}
