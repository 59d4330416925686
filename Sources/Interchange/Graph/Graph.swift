internal import Bytes
internal import Findings
internal import Model

/// An absolute IRI, in ASCII and without a character that RFC 3987 forbids.
struct IRI: Hashable, Comparable, Sendable {
    let text: String

    /// Takes text of our own that is known to be one; addresses that people wrote go through `IRI(web:)`, `IRI(mail:)`, `IRI(telephone:)`.
    init(_ text: String) { self.text = text }

    static func + (iri: IRI, more: String) -> IRI { IRI(iri.text + more) }
    static func < (a: IRI, b: IRI) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// The object of a statement: what a serialiser writes, in every format.
enum Value: Sendable {
    case iri(IRI)
    /// A class, object of `rdf:type`.
    case kind(Kind)
    /// `xsd:string`.
    case plain(String)
    case text(String, Language)
    /// `xsd:date`.
    case date(CalendarDate)
    /// `xsd:nonNegativeInteger`.
    case count(Int)
    /// `xsd:hexBinary`.
    case digest(Digest)
    /// `gsp:wktLiteral`, a polygon.
    case area(BoundingBox)
    /// `gsp:wktLiteral`, the point in the middle of a box.
    case middle(BoundingBox)
    /// A node described where it is referred to.
    case node(Node)
}

struct Statement: Sendable {
    let predicate: Predicate
    let value: Value
}

/// What the graph says of one subject. Statements with one predicate stand together, which lets serialisers write them as one list.
///
/// A node may hold others (three levels at most): those that only it refers to.
struct Node: Sendable {
    /// Nil for a blank node.
    let subject: IRI?
    private(set) var statements: [Statement]

    init(_ subject: IRI?, _ kinds: Kind..., capacity: Int = 8) {
        self.subject = subject
        statements = []
        statements.reserveCapacity(capacity)
        for kind in kinds { add(.type, .kind(kind)) }
    }

    /// Texts become what every format can hold; see `withoutControls`.
    mutating func add(_ predicate: Predicate, _ value: Value) {
        let value: Value =
            switch value {
            case .plain(let text): .plain(withoutControls(text))
            case .text(let text, let language): .text(withoutControls(text), language)
            default: value
            }
        statements.append(Statement(predicate: predicate, value: value))
    }

    mutating func add(_ predicate: Predicate, _ iri: IRI?) {
        if let iri { add(predicate, .iri(iri)) }
    }

    mutating func add(_ predicate: Predicate, _ node: Node?) {
        if let node { add(predicate, .node(node)) }
    }

    mutating func add(_ predicate: Predicate, _ date: CalendarDate?) {
        if let date { add(predicate, .date(date)) }
    }

    mutating func add(_ predicate: Predicate, plain text: String?) {
        if let text { add(predicate, .plain(text)) }
    }

    /// The text in the language it was written in, then its translation.
    mutating func add(_ predicate: Predicate, _ text: LocalizedText?) {
        guard let text else { return }
        add(predicate, .text(text.text, text.language))
        if let translation = text.translation { add(predicate, .text(translation, text.language.other)) }
    }

    /// The labels of a term, in both languages.
    mutating func add(_ predicate: Predicate, french: String, english: String) {
        add(predicate, .text(french, .french))
        add(predicate, .text(english, .english))
    }
}

/// Writes a graph in one of the formats of RDF. Nodes come one after the other and are written at once: memory stays flat.
///
/// What is written is pure ASCII, which hosts that declare no charset, or a wrong one, cannot spoil.
protocol GraphWriter {
    /// What `write` writes of a node, for `write(block:)`: nodes that thousands of documents have in common are written once.
    static func block(of node: Node) -> [UInt8]

    mutating func begin(into writer: inout ByteWriter)
    mutating func write(_ node: Node, into writer: inout ByteWriter)
    mutating func write(block: [UInt8], into writer: inout ByteWriter)
    mutating func end(into writer: inout ByteWriter)
}
