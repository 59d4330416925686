internal import Bytes
internal import Findings
internal import Model

/// Writes a graph as Turtle (RDF 1.1): a block for each thing that has an IRI, things without one inside the block that refers to them.
struct TurtleWriter: GraphWriter {
    func begin(into writer: inout ByteWriter) { writer.raw(Self.opening) }

    func write(_ node: Node, into writer: inout ByteWriter) {
        // Nodes with an IRI that stand inside others cannot be written there.
        var waiting = [node]
        var next = 0
        while next < waiting.count {
            block(waiting[next], &waiting, into: &writer)
            next += 1
        }
    }

    func write(block: [UInt8], into writer: inout ByteWriter) { writer.raw(block) }

    func end(into writer: inout ByteWriter) {}

    static func block(of node: Node) -> [UInt8] {
        var writer = ByteWriter(capacity: 1 << 12)
        TurtleWriter().write(node, into: &writer)
        return writer.bytes
    }

    private static let opening: [UInt8] = {
        var writer = ByteWriter()
        for prefix in Prefix.allCases {
            writer.raw("@prefix " + prefix.rawValue + ": <")
            writer.raw(prefix.namespace)
            writer.raw("> .\n")
        }
        return writer.bytes
    }()

    private func block(_ node: Node, _ waiting: inout [Node], into writer: inout ByteWriter) {
        guard !node.statements.isEmpty else { return }
        writer.byte(0x0A)
        if let subject = node.subject {
            iri(subject, into: &writer)
        } else {
            writer.raw("[]")
        }
        statements(of: node, &waiting, into: &writer)
        writer.raw(" .\n")
    }

    private func statements(of node: Node, _ waiting: inout [Node], into writer: inout ByteWriter) {
        var last: Predicate?
        for statement in node.statements {
            if statement.predicate == last {
                writer.raw(", ")
            } else {
                writer.raw(last == nil ? Self.first : Self.following)
                writer.raw(statement.predicate == .type ? "a" : statement.predicate.name)
                writer.byte(0x20)
                last = statement.predicate
            }
            value(statement.value, &waiting, into: &writer)
        }
    }

    private static let first: StaticString = " "
    private static let following: StaticString = " ;\n  "

    private func value(_ value: Value, _ waiting: inout [Node], into writer: inout ByteWriter) {
        switch value {
        case .iri(let iri): self.iri(iri, into: &writer)
        case .kind(let kind): writer.raw(kind.name)
        case .plain(let text): writer.turtle(text)
        case .text(let text, let language):
            writer.turtle(text)
            writer.raw(language == .french ? "@fr" : "@en")
        case .node(let node):
            if let subject = node.subject {
                iri(subject, into: &writer)
                waiting.append(node)
            } else {
                writer.byte(0x5B)
                statements(of: node, &waiting, into: &writer)
                writer.raw(" ]")
            }
        case .date, .count, .digest, .area, .middle:
            writer.byte(0x22)
            writer.lexicalForm(of: value)
            writer.raw("\"^^")
            if let datatype = value.datatype { writer.raw(datatype.name) }
        }
    }

    /// `IRI` holds nothing that would need an escape.
    private func iri(_ iri: IRI, into writer: inout ByteWriter) {
        writer.byte(0x3C)
        writer.raw(iri.text)
        writer.byte(0x3E)
    }
}
