/// A regular expression of a Table Schema (XML Schema, ECMAScript and Python flavours, as publishers write them), compiled so that matching
/// takes time in proportion to the text, whatever the pattern.
///
/// - The whole text has to match, with anchors or without (Table Schema v1, `pattern`), a final line feed included.
/// - `\d` is the ten ASCII digits, as in ECMAScript; `\w` and `\s` are those of Python: letters, numbers and spaces of all scripts. A dot is
///   any character but the line feed. `(?i)` ignores the case of ASCII, Latin-1, œ and ÿ.
/// - Lookaheads, lookbehinds and word edges are part of the automaton. Back-references are searched for, with a bound: a text that would need
///   more passes.
/// - Where Python and ECMAScript do not agree otherwise, Python's reading holds.
public struct Pattern: Sendable {
    /// Why an expression cannot be used.
    public struct Problem: Error, Sendable, Equatable {
        public enum Kind: Sendable { case syntax, unsupported, tooLarge }

        public let kind: Kind
        /// In bytes from the expression's start.
        public let offset: Int

        public init(kind: Kind, offset: Int) {
            self.kind = kind
            self.offset = offset
        }
    }

    public let source: String
    private let compiled: Compiled

    public init(_ source: String) throws(Problem) {
        self.source = source
        compiled = try Compiled(source)
    }

    /// Whether the whole text matches. For many texts see `withAutomaton`.
    public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        withAutomaton { automaton in
            guard let base = text.baseAddress else {
                return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
                    nothing.initialize(repeating: 0)
                    return nothing.baseAddress.map { automaton.matches($0, count: 0) } ?? false
                }
            }
            return automaton.matches(base, count: text.count)
        }
    }

    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches($0) }
    }

    /// Gives the automaton, which must not be kept beyond the call: its loop over texts neither counts references nor checks access.
    public func withAutomaton<Result, Failure: Error>(_ body: (Automaton) throws(Failure) -> Result) throws(Failure) -> Result {
        defer { withExtendedLifetime(compiled) {} }
        return try body(compiled.automaton)
    }

    /// Memory held, in bytes.
    public var byteCount: Int { compiled.tables.byteCount }
}

/// The memory of a pattern and the automaton that points into it.
private final class Compiled: Sendable {
    let tables = Tables()
    let automaton: Pattern.Automaton
    private let slow: SlowMatcher?

    init(_ source: String) throws(Pattern.Problem) {
        let parsed = try PatternParser.parse(source)
        guard let classes = parsed.scalarClasses else { throw Pattern.Problem(kind: .tooLarge, offset: 0) }
        do {
            if !parsed.repeatedGroups.isEmpty {
                guard parsed.aheads.isEmpty, parsed.behinds.isEmpty else { throw Pattern.Problem(kind: .unsupported, offset: 0) }
                let program = try Program(parsed.expression, classes: classes, groups: parsed.repeatedGroups)
                let slow = SlowMatcher(program, hasBackReferences: true)
                self.slow = slow
                automaton = Pattern.Automaton(slow: slow, classes: classes, in: tables)
            } else if let finite = try parsed.finiteAutomaton(classes) {
                slow = nil
                automaton = Pattern.Automaton(finite, classes: classes, in: tables)
            } else {
                guard parsed.aheads.isEmpty, parsed.behinds.isEmpty else { throw Pattern.Problem(kind: .tooLarge, offset: 0) }
                let program = try Program(parsed.expression, classes: classes)
                guard program.steps.count <= SlowMatcher.mostSteps else { throw Pattern.Problem(kind: .tooLarge, offset: 0) }
                let slow = SlowMatcher(program, hasBackReferences: false)
                self.slow = slow
                automaton = Pattern.Automaton(slow: slow, classes: classes, in: tables)
            }
        } catch let problem as Pattern.Problem {
            throw problem
        } catch {
            throw Pattern.Problem(kind: .tooLarge, offset: 0)
        }
    }
}

extension ParsedPattern {
    /// - Returns: nil when there are too many kinds of characters.
    var scalarClasses: ScalarClasses? {
        var sets: [ScalarSet] = behinds.isEmpty ? [] : [.everything]
        for part in [expression] + aheads + behinds {
            part.visit { if case .one(let set) = $0 { sets.append(set) } }
        }
        return ScalarClasses(sets)
    }

    /// - Returns: nil when it would have too many states.
    func finiteAutomaton(_ classes: ScalarClasses) throws(Program.TooLarge) -> FiniteAutomaton? {
        do {
            var before: [FiniteAutomaton] = []
            for behind in behinds {
                let anything = Expression.repeated(.one(.everything), least: 0, most: nil)
                let program = try Program(.sequence([anything, behind]), classes: classes)
                before.append(try Determiniser.automaton(of: program, classCount: classes.count))
            }
            var after: [FiniteAutomaton] = []
            for ahead in aheads {
                let program = try Program(ahead, classes: classes)
                after.append(try Determiniser.automaton(of: program, classCount: classes.count, aheads: after, isAbsorbing: true))
            }
            let program = try Program(expression, classes: classes)
            return try Determiniser.automaton(of: program, classCount: classes.count, aheads: after, behinds: before)
        } catch let error as Program.TooLarge {
            throw error
        } catch {
            return nil
        }
    }
}
