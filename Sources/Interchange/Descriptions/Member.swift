internal import Bytes
internal import Findings
internal import Model

/// A member of the JSON objects of a format: its key, the facts that it says, and how it is written.
///
/// A format is lists of these; they write its documents, and the table of `docs/interoperability.md` is made from the same lists.
struct Member<Subject>: Sendable {
    /// Where in the JSON each fact stands, from the object that the list is of: `publisher.name`.
    let says: [(path: String, fact: Fact)]
    let write: @Sendable (Subject, inout JSONDocument) -> Void
}

extension Array {
    func write<Subject>(_ subject: Subject, into document: inout JSONDocument) where Element == Member<Subject> {
        for member in self { member.write(subject, &document) }
    }

    func saying<Subject>() -> [(path: String, fact: Fact)] where Element == Member<Subject> { flatMap(\.says) }
}

// MARK: Whatever the subject

extension Member {
    /// - Parameter write: gets the key ready to be written.
    private init(_ key: String, _ facts: [Fact], _ write: @escaping @Sendable (Subject, JSONDocument.Key, inout JSONDocument) -> Void) {
        let ready = JSONDocument.Key(key)
        self.init(says: facts.map { (key, $0) }) { write($0, ready, &$1) }
    }

    /// The same in every document.
    static func constant(_ key: String, _ text: String) -> Self { Self(key, []) { $2.member($1, text) } }

    static func text(_ key: String, _ facts: Fact..., value: @escaping @Sendable (Subject) -> String?) -> Self {
        Self(key, facts) { $2.member($1, value($0)) }
    }

    static func number(_ key: String, _ facts: Fact..., value: @escaping @Sendable (Subject) -> Int?) -> Self {
        Self(key, facts) { $2.member($1, value($0)) }
    }

    static func flag(_ key: String, _ facts: Fact..., value: @escaping @Sendable (Subject) -> Bool?) -> Self {
        Self(key, facts) { $2.member($1, value($0)) }
    }

    /// A list of texts; left out when it is empty.
    static func texts(_ key: String, _ facts: Fact..., value: @escaping @Sendable (Subject) -> [String]) -> Self {
        Self(key, facts) { subject, key, document in
            let texts = value(subject)
            guard !texts.isEmpty else { return }
            document.array(key) { for text in texts { $0.element(text) } }
        }
    }

    /// An object; left out when there is nothing to say.
    static func object<Inner>(
        _ key: String, _ facts: Fact..., members: [Member<Inner>], of inner: @escaping @Sendable (Subject) -> Inner?
    ) -> Self {
        let ready = JSONDocument.Key(key)
        return Self(says: facts.map { (key, $0) } + members.saying().map { (key + "." + $0.path, $0.fact) }) { subject, document in
            guard let inner = inner(subject) else { return }
            document.object(ready) { members.write(inner, into: &$0) }
        }
    }

    /// A list of objects; left out when it is empty.
    static func list<Inner>(_ key: String, _ facts: Fact..., members: [Member<Inner>], of inner: @escaping @Sendable (Subject) -> [Inner]) -> Self {
        let ready = JSONDocument.Key(key)
        return Self(says: facts.map { (key, $0) } + members.saying().map { (key + "[]." + $0.path, $0.fact) }) { subject, document in
            let all = inner(subject)
            guard !all.isEmpty else { return }
            document.array(ready) { document in
                for each in all { document.object { members.write(each, into: &$0) } }
            }
        }
    }

    /// Anything else.
    static func written(_ key: String, _ facts: Fact..., write: @escaping @Sendable (Subject, inout JSONDocument) -> Void) -> Self {
        Self(key, facts) { subject, _, document in write(subject, &document) }
    }
}

// MARK: What a node of the graph says

/// Something that the graph describes, to be shown in a language.
protocol Described: Sendable {
    var node: Node { get }
    var language: Language { get }
}

extension Member where Subject: Described {
    /// The text of the fact's property, in the language that is asked for or in the one there is.
    static func text(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return Self(key, [fact]) { subject, key, document in document.member(key, predicate.flatMap { subject.node.text($0, in: subject.language) }) }
    }

    /// All texts of the property.
    static func texts(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return texts(key, fact) { subject in predicate.map { subject.node.texts($0) } ?? [] }
    }

    /// `2024-06-30`.
    static func date(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return Self(key, [fact]) { subject, key, document in document.member(key, predicate.flatMap { subject.node.date($0)?.description }) }
    }

    /// The IRI that the property refers to.
    static func address(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return Self(key, [fact]) { subject, key, document in document.member(key, predicate.flatMap { subject.node.iri($0)?.text }) }
    }

    /// All of them.
    static func addresses(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return texts(key, fact) { subject in predicate.map { subject.node.iris($0).map(\.text) } ?? [] }
    }

    static func count(_ key: String, _ fact: Fact) -> Self {
        let predicate = fact.predicate
        return Self(key, [fact]) { subject, key, document in document.member(key, predicate.flatMap { subject.node.count($0) }) }
    }

    /// The node's own IRI.
    static var identity: Self { Self("@id", []) { $2.member($1, $0.node.subject?.text) } }
}
