/// Something that can be said about an input: which rule it meets, where, and with what value.
///
/// It holds facts only; the sentences are made from its rule's wording when it is shown, in the reader's language.
public struct Finding: Sendable, Equatable {
    public let rule: Rule
    public let place: SourcePlace
    /// The offending value as it stands in the input, if there is one.
    public let value: String?
    /// What fills `{0}`, `{1}`… in the rule's wording.
    public var details: [String]
    /// Values that would be right, the nearest first.
    public let suggestions: [String]
    /// For a finding about a table.
    public let table: TablePlace?
    /// Whether an error counts as a warning here, because it has been decided that it blocks nothing.
    public private(set) var isTolerated = false

    public init(
        _ rule: Rule, at place: SourcePlace, value: String? = nil, details: [String] = [], suggestions: [String] = [], table: TablePlace? = nil
    ) {
        self.rule = rule
        self.place = place
        self.value = value
        self.details = details
        self.suggestions = suggestions
        self.table = table
    }

    public var severity: Severity { isTolerated && rule.severity == .error ? .warning : rule.severity }

    /// The same, an error counting as a warning.
    public var tolerated: Finding {
        var finding = self
        finding.isTolerated = true
        return finding
    }
}

public enum Severity: Int, Sendable, Comparable, CaseIterable {
    /// Worth knowing; never blocks.
    case note
    /// The site can be built, but loses something; blocks only with `--strict`.
    case warning
    /// The site is not built, or without the dataset concerned with `--keep-going`.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// A place in an input: a file, and inside it a line and a column where they are known.
public struct SourcePlace: Sendable, Hashable, Comparable {
    /// Relative to the catalogue's root, with `/`. Empty for the catalogue as a whole.
    public let file: String
    /// From 1; 0 when the finding is about the file as a whole.
    public let line: Int
    /// In characters (Unicode scalars), from 1; 0 when unknown.
    public let column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    public static func < (a: SourcePlace, b: SourcePlace) -> Bool {
        if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
        return (a.line, a.column) < (b.line, b.column)
    }
}

/// A rule that an input can meet: its code for life, how grave it is, and what to say.
///
/// A reference, because there are few rules and there can be a million findings.
public final class Rule: Sendable, Hashable {
    /// Kebab-case, for life: people search for it and filter by it.
    public let code: String
    public let severity: Severity
    public let french: Wording
    public let english: Wording

    public init(_ code: String, _ severity: Severity, french: Wording, english: Wording) {
        self.code = code
        self.severity = severity
        self.french = french
        self.english = english
    }

    public func wording(in language: Language) -> Wording { language == .french ? french : english }

    public static func == (a: Rule, b: Rule) -> Bool { a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// What a rule says in one language. `{value}` stands for the finding's value, `{0}`, `{1}`… for its details; for a finding about a table,
/// `{expected}` for what its column holds, `{repair}` for what to write instead, `{count}` for how many cells or rows have the cause, and
/// `{field}` for the column's name. `{count|row|rows}` is a number with the word that goes with it, `{0?it|them}` that word alone, and `{0+}` a
/// detail that may be long.
public struct Wording: Sendable {
    /// What is wrong, in one sentence.
    public let cause: String
    /// What it costs, or what mending it brings; may be empty.
    public let cost: String
    /// What to write or do instead.
    public let remedy: String

    public init(cause: String, cost: String = "", remedy: String) {
        self.cause = cause
        self.cost = cost
        self.remedy = remedy
    }
}
