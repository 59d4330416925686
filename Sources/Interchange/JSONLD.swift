internal import Bytes
internal import Findings
internal import Model

/// Writes a graph as JSON-LD 1.0, one node a line, in pure ASCII, with its context inside: harvesters read it with whatever charset, and fetch nothing.
struct JSONLDWriter: GraphWriter {
    private var isFirst = true

    mutating func begin(into writer: inout ByteWriter) {
        writer.raw("{\"@context\":{")
        for (position, prefix) in Prefix.allCases.enumerated() {
            if position > 0 { writer.raw(",") }
            writer.json(prefix.rawValue)
            writer.raw(":\"")
            writer.raw(prefix.namespace)
            writer.raw("\"")
        }
        writer.raw("},\"@graph\":[")
    }

    mutating func write(_ node: Node, into writer: inout ByteWriter) {
        separate(into: &writer)
        writer.raw("{")
        content(of: node, into: &writer)
        writer.raw("}")
    }

    mutating func write(_ node: Node, _ predicate: Predicate, _ objects: some Sequence<IRI>, into writer: inout ByteWriter) {
        separate(into: &writer)
        writer.raw("{")
        content(of: node, into: &writer)
        var isFirst = true
        for object in objects {
            if isFirst {
                key(predicate, afterOther: true, into: &writer)
                writer.raw("[\n")
                isFirst = false
            } else {
                writer.raw(",\n")
            }
            value(.iri(object), into: &writer)
        }
        writer.raw(isFirst ? "}" : "]}")
    }

    func end(into writer: inout ByteWriter) { writer.raw("\n]}\n") }

    private mutating func separate(into writer: inout ByteWriter) {
        writer.raw(isFirst ? "\n" : ",\n")
        isFirst = false
    }

    private func content(of node: Node, into writer: inout ByteWriter) {
        if let subject = node.subject {
            writer.raw("\"@id\":")
            writer.json(subject.text)
        }
        let statements = node.statements
        var start = 0
        while start < statements.count {
            let predicate = statements[start].predicate
            var end = start + 1
            while end < statements.count, statements[end].predicate == predicate { end += 1 }
            key(predicate, afterOther: start > 0 || node.subject != nil, into: &writer)
            if end - start > 1 { writer.raw("[") }
            for index in start..<end {
                if index > start { writer.raw(",") }
                value(statements[index].value, into: &writer)
            }
            if end - start > 1 { writer.raw("]") }
            start = end
        }
    }

    private func key(_ predicate: Predicate, afterOther: Bool, into writer: inout ByteWriter) {
        if afterOther { writer.raw(",") }
        if predicate == .type {
            writer.raw("\"@type\":")
        } else {
            writer.raw("\"")
            writer.raw(predicate.name)
            writer.raw("\":")
        }
    }

    private func value(_ value: Value, into writer: inout ByteWriter) {
        switch value {
        case .iri(let iri):
            writer.raw("{\"@id\":")
            writer.json(iri.text)
            writer.raw("}")
        case .kind(let kind):
            writer.raw("\"")
            writer.raw(kind.name)
            writer.raw("\"")
        case .plain(let text): writer.json(text)
        case .text(let text, let language):
            writer.raw(language == .french ? "{\"@language\":\"fr\",\"@value\":" : "{\"@language\":\"en\",\"@value\":")
            writer.json(text)
            writer.raw("}")
        case .node(let node):
            writer.raw("{")
            content(of: node, into: &writer)
            writer.raw("}")
        case .date, .count, .digest, .area, .middle:
            writer.raw("{\"@type\":\"")
            if let datatype = value.datatype { writer.raw(datatype) }
            writer.raw("\",\"@value\":\"")
            writer.lexicalForm(of: value)
            writer.raw("\"}")
        }
    }
}
