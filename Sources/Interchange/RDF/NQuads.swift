internal import Bytes
internal import Findings
internal import Model

/// Writes a graph as N-Quads (RDF 1.1): a line for each statement, all of them in one named graph.
struct NQuadsWriter {
    /// What ends each line: the graph's name and a point.
    private let ending: [UInt8]
    /// What the names of blank nodes begin with: parts that are written apart have names of their own.
    private let prefix: String
    private var blanks = 0

    init(graph: IRI, part: Int) {
        ending = Array(" <\(graph.text)> .\n".utf8)
        prefix = "_:b\(part)x"
    }

    mutating func write(_ node: Node, into writer: inout ByteWriter) {
        var waiting: [(name: String, node: Node)] = [(name(of: node), node)]
        var next = 0
        while next < waiting.count {
            let (subject, node) = waiting[next]
            next += 1
            for statement in node.statements {
                start(subject, statement.predicate, into: &writer)
                if case .node(let inner) = statement.value {
                    let object = name(of: inner)
                    writer.raw(object)
                    waiting.append((object, inner))
                } else {
                    value(statement.value, into: &writer)
                }
                writer.raw(ending)
            }
        }
    }

    func write(_ subject: IRI, _ predicate: Predicate, _ object: IRI, into writer: inout ByteWriter) {
        start("<" + subject.text + ">", predicate, into: &writer)
        value(.iri(object), into: &writer)
        writer.raw(ending)
    }

    private mutating func name(of node: Node) -> String {
        if let subject = node.subject { return "<" + subject.text + ">" }
        blanks += 1
        return prefix + String(blanks)
    }

    private func start(_ subject: String, _ predicate: Predicate, into writer: inout ByteWriter) {
        writer.raw(subject)
        writer.raw(Self.predicates[predicate.rawValue])
    }

    private func value(_ value: Value, into writer: inout ByteWriter) {
        switch value {
        case .iri(let iri):
            writer.byte(0x3C)
            writer.raw(iri.text)
            writer.byte(0x3E)
        case .kind(let kind): writer.raw(Self.classes[kind.rawValue])
        case .plain(let text): writer.turtle(text)
        case .text(let text, let language):
            writer.turtle(text)
            writer.raw(language == .french ? "@fr" : "@en")
        case .date, .count, .digest, .area, .middle:
            writer.byte(0x22)
            writer.lexicalForm(of: value)
            writer.raw("\"^^<")
            if let datatype = value.datatype { writer.raw(datatype.fullName) }
            writer.byte(0x3E)
        case .node: break
        }
    }

    private static let predicates: [[UInt8]] = Predicate.allCases.map { Array(" <".utf8) + fullName($0.name) + Array("> ".utf8) }
    private static let classes: [[UInt8]] = Kind.allCases.map { Array("<".utf8) + fullName($0.name) + Array(">".utf8) }
}
