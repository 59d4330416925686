internal import Bytes
internal import Findings
internal import Model

/// Writes a graph as RDF/XML (RDF 1.1): an element for each thing, named by its class, inside the property that refers to it or at the top.
struct RDFXMLWriter: GraphWriter {
    func begin(into writer: inout ByteWriter) { writer.raw(Self.opening) }

    func write(_ node: Node, into writer: inout ByteWriter) {
        element(of: node, into: &writer)
        writer.byte(0x0A)
    }

    func write(block: [UInt8], into writer: inout ByteWriter) { writer.raw(block) }

    func end(into writer: inout ByteWriter) { writer.raw("</rdf:RDF>\n") }

    static func block(of node: Node) -> [UInt8] {
        var writer = ByteWriter(capacity: 1 << 12)
        RDFXMLWriter().write(node, into: &writer)
        return writer.bytes
    }

    private static let opening: [UInt8] = {
        var writer = ByteWriter()
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")
        for prefix in Prefix.allCases {
            writer.raw("\n  xmlns:" + prefix.rawValue + "=\"")
            writer.raw(prefix.namespace)
            writer.byte(0x22)
        }
        writer.raw(">\n")
        return writer.bytes
    }()

    private func element(of node: Node, into writer: inout ByteWriter) {
        var name: StaticString = "rdf:Description"
        var rest = node.statements[...]
        if case .kind(let kind)? = rest.first?.value {
            name = kind.name
            rest = rest.dropFirst()
        }
        writer.byte(0x3C)
        writer.raw(name)
        if let subject = node.subject { attribute("rdf:about", subject, into: &writer) }
        guard !rest.isEmpty else {
            writer.raw("/>")
            return
        }
        writer.byte(0x3E)
        for statement in rest {
            writer.byte(0x0A)
            property(statement, into: &writer)
        }
        writer.raw("\n</")
        writer.raw(name)
        writer.byte(0x3E)
    }

    private func property(_ statement: Statement, into writer: inout ByteWriter) {
        let name = statement.predicate.name
        writer.byte(0x3C)
        writer.raw(name)
        switch statement.value {
        case .iri(let iri):
            attribute("rdf:resource", iri, into: &writer)
            writer.raw("/>")
            return
        case .kind(let kind):
            writer.raw(" rdf:resource=\"")
            writer.raw(Self.classes[kind.rawValue])
            writer.raw("\"/>")
            return
        case .node(let node):
            writer.byte(0x3E)
            element(of: node, into: &writer)
        case .plain(let text):
            writer.byte(0x3E)
            writer.xml(text)
        case .text(let text, let language):
            writer.raw(language == .french ? " xml:lang=\"fr\">" : " xml:lang=\"en\">")
            writer.xml(text)
        case .date, .count, .digest, .area, .middle:
            writer.raw(" rdf:datatype=\"")
            if let datatype = statement.value.datatype { writer.raw(datatype.fullName) }
            writer.raw("\">")
            writer.lexicalForm(of: statement.value)
        }
        writer.raw("</")
        writer.raw(name)
        writer.byte(0x3E)
    }

    private static let classes: [[UInt8]] = Kind.allCases.map { fullName($0.name) }

    private func attribute(_ name: StaticString, _ iri: IRI, into writer: inout ByteWriter) {
        writer.byte(0x20)
        writer.raw(name)
        writer.raw("=\"")
        writer.xml(iri.text)
        writer.byte(0x22)
    }
}
