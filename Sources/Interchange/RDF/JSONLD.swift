internal import Bytes
internal import Findings
internal import Model

/// Writes a graph as JSON-LD 1.0, one node a line, in pure ASCII, with its context inside: harvesters read it with whatever charset, and fetch nothing.
struct JSONLDWriter: GraphWriter {
    private var isFirst = true

    mutating func begin(into writer: inout ByteWriter) { writer.raw(Self.opening) }

    private static let opening: [UInt8] = {
        var writer = ByteWriter()
        writer.raw("{\"@context\":{")
        for (position, prefix) in Prefix.allCases.enumerated() {
            if position > 0 { writer.raw(",") }
            writer.json(prefix.rawValue)
            writer.raw(":\"")
            writer.raw(prefix.namespace)
            writer.raw("\"")
        }
        writer.raw("},\"@graph\":[")
        return writer.bytes
    }()

    static func block(of node: Node) -> [UInt8] {
        var writer = ByteWriter(capacity: 1 << 12)
        JSONLDWriter().object(node, into: &writer)
        return writer.bytes
    }

    mutating func write(_ node: Node, into writer: inout ByteWriter) {
        separate(into: &writer)
        object(node, into: &writer)
    }

    mutating func write(block: [UInt8], into writer: inout ByteWriter) {
        separate(into: &writer)
        writer.raw(block)
    }

    func end(into writer: inout ByteWriter) { writer.raw("\n]}\n") }

    private mutating func separate(into writer: inout ByteWriter) {
        writer.raw(isFirst ? "\n" : ",\n")
        isFirst = false
    }

    private func object(_ node: Node, into writer: inout ByteWriter) {
        writer.byte(0x7B)
        content(of: node, into: &writer)
        writer.byte(0x7D)
    }

    private func content(of node: Node, into writer: inout ByteWriter) {
        var isFirst = true
        if let subject = node.subject {
            writer.raw("\"@id\":")
            writer.json(subject.text)
            isFirst = false
        }
        let statements = node.statements
        var start = 0
        while start < statements.count {
            let predicate = statements[start].predicate
            var end = start + 1
            while end < statements.count, statements[end].predicate == predicate { end += 1 }
            if !isFirst { writer.byte(0x2C) }
            isFirst = false
            writer.raw(Self.keys[predicate.rawValue])
            if end - start == 1 {
                value(statements[start].value, into: &writer)
            } else {
                writer.byte(0x5B)
                for index in start..<end {
                    if index > start { writer.byte(0x2C) }
                    value(statements[index].value, into: &writer)
                }
                writer.byte(0x5D)
            }
            start = end
        }
    }

    /// `"dct:title":`, by predicate.
    private static let keys: [[UInt8]] = Predicate.allCases.map { predicate in
        Array((predicate == .type ? "\"@type\":" : "\"\(predicate.name)\":").utf8)
    }

    private static let reference: StaticString = "{\"@id\":"
    private static let french: StaticString = "{\"@language\":\"fr\",\"@value\":"
    private static let english: StaticString = "{\"@language\":\"en\",\"@value\":"
    private static let typed: StaticString = "{\"@type\":\""
    private static let typedValue: StaticString = "\",\"@value\":\""

    private func value(_ value: Value, into writer: inout ByteWriter) {
        switch value {
        case .iri(let iri):
            writer.raw(Self.reference)
            writer.json(iri.text)
            writer.byte(0x7D)
        case .kind(let kind):
            writer.byte(0x22)
            writer.raw(kind.name)
            writer.byte(0x22)
        case .plain(let text): writer.json(text)
        case .text(let text, let language):
            writer.raw(language == .french ? Self.french : Self.english)
            writer.json(text)
            writer.byte(0x7D)
        case .node(let node): object(node, into: &writer)
        case .date, .count, .digest, .area, .middle:
            writer.raw(Self.typed)
            if let datatype = value.datatype { writer.raw(datatype.name) }
            writer.raw(Self.typedValue)
            writer.lexicalForm(of: value)
            writer.byte(0x22)
            writer.byte(0x7D)
        }
    }
}
