import Foundation
import FoundationXML

/// A graph read back from any of the formats, by small readers of our own that share nothing with the writers.
///
/// Terms are texts: `<iri>`, `_:name`, `"text"@fr`, `"text"^^<datatype>`, `"text"`, none of them escaped.
struct ReadGraph {
    struct Triple: Hashable {
        let subject, predicate, object: String
    }

    var triples: [Triple] = []

    mutating func add(_ subject: String, _ predicate: String, _ object: String) {
        triples.append(Triple(subject: subject, predicate: predicate, object: object))
    }

    /// The statements, with what is said of a blank node in the place of its name: two graphs that say the same have the same, whatever the names.
    /// Holds for graphs whose blank nodes each stand in one place.
    var statements: Set<String> {
        let bySubject = Dictionary(grouping: triples, by: \.subject)
        func term(_ name: String) -> String {
            guard name.hasPrefix("_:") else { return name }
            return "[" + (bySubject[name] ?? []).map { $0.predicate + " " + term($0.object) }.sorted().joined(separator: "; ") + "]"
        }
        return Set(triples.filter { !$0.subject.hasPrefix("_:") }.map { $0.subject + " " + $0.predicate + " " + term($0.object) })
    }

    func objects(_ subject: String, _ predicate: String) -> [String] {
        triples.filter { $0.subject == subject && $0.predicate == predicate }.map(\.object)
    }

    func subjects(ofType name: String) -> [String] { triples.filter { $0.predicate == Self.type && $0.object == name }.map(\.subject) }

    static let type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
}

// MARK: JSON-LD

extension ReadGraph {
    init(jsonLD bytes: [UInt8]) throws {
        let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
        let context = document["@context"] as? [String: String] ?? [:]
        var blanks = 0
        func full(_ name: String) -> String {
            guard let colon = name.firstIndex(of: ":"), let namespace = context[String(name[..<colon])] else { return "<" + name + ">" }
            return "<" + namespace + name[name.index(after: colon)...] + ">"
        }
        func read(_ node: [String: Any], into graph: inout ReadGraph) -> String {
            blanks += 1
            let subject = (node["@id"] as? String).map { "<" + $0 + ">" } ?? "_:j\(blanks)"
            for (key, value) in node where key != "@id" {
                for each in value as? [Any] ?? [value] {
                    if key == "@type" {
                        graph.add(subject, Self.type, full(each as? String ?? ""))
                    } else if let text = each as? String {
                        graph.add(subject, full(key), "\"" + text + "\"")
                    } else if let object = each as? [String: Any] {
                        guard let text = object["@value"] as? String else {
                            graph.add(subject, full(key), read(object, into: &graph))
                            continue
                        }
                        let suffix = (object["@language"] as? String).map { "@" + $0 } ?? (object["@type"] as? String).map { "^^" + full($0) } ?? ""
                        graph.add(subject, full(key), "\"" + text + "\"" + suffix)
                    }
                }
            }
            return subject
        }
        var graph = ReadGraph()
        for node in document["@graph"] as? [[String: Any]] ?? [] { _ = read(node, into: &graph) }
        self = graph
    }
}

// MARK: Turtle and N-Quads

extension ReadGraph {
    struct Malformed: Error {
        let at: Int
    }

    init(turtle bytes: [UInt8]) throws {
        var reader = TurtleReader(bytes: bytes)
        try reader.readDocument()
        self = reader.graph
    }

    /// - Parameter graphName: what the fourth term of every line must be; nil for N-Triples.
    init(nQuads bytes: [UInt8], graphName: String?) throws {
        var reader = TurtleReader(bytes: bytes)
        while reader.peek() != nil {
            let (subject, predicate, object) = (try reader.term(), try reader.term(), try reader.term())
            if let graphName, try reader.term() != graphName { throw Malformed(at: reader.index) }
            guard reader.take(".") else { throw Malformed(at: reader.index) }
            reader.graph.add(subject, predicate, object)
        }
        self = reader.graph
    }
}

private struct TurtleReader {
    let bytes: [UInt8]
    var index = 0
    var graph = ReadGraph()
    private var prefixes: [String: String] = [:]
    private var blanks = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next character that is no space.
    mutating func peek() -> Character? {
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
        return index < bytes.count ? Character(UnicodeScalar(bytes[index])) : nil
    }

    mutating func take(_ text: String) -> Bool {
        _ = peek()
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    mutating func readDocument() throws {
        while peek() != nil {
            if take("@prefix") {
                let name = word()
                prefixes[name] = try term()
            } else {
                let subject = take("[]") ? blank() : try term()
                try properties(of: subject)
            }
            guard take(".") else { throw ReadGraph.Malformed(at: index) }
        }
    }

    private mutating func blank() -> String {
        blanks += 1
        return "_:t\(blanks)"
    }

    private mutating func properties(of subject: String) throws {
        repeat {
            let predicate = take("a ") ? ReadGraph.type : try term()
            repeat { graph.add(subject, predicate, try term()) } while take(",")
        } while take(";")
    }

    mutating func term() throws -> String {
        switch peek() {
        case "<":
            guard let end = bytes[index...].firstIndex(of: 0x3E) else { throw ReadGraph.Malformed(at: index) }
            defer { index = end + 1 }
            return String(decoding: bytes[index...end], as: UTF8.self)
        case "\"":
            let text = try string()
            if bytes[index] == 0x40 { return text + word() }
            if take("^^") { return text + "^^" + (try term()) }
            return text
        case "[":
            index += 1
            let node = blank()
            try properties(of: node)
            guard take("]") else { throw ReadGraph.Malformed(at: index) }
            return node
        default:
            let name = word()
            if name.hasPrefix("_:") { return name }
            guard let colon = name.firstIndex(of: ":"), let namespace = prefixes[String(name[...colon])] else { throw ReadGraph.Malformed(at: index) }
            return namespace.dropLast() + name[name.index(after: colon)...] + ">"
        }
    }

    private mutating func word() -> String {
        _ = peek()
        let start = index
        while index < bytes.count, ![0x20, 0x0A, 0x2C, 0x3B, 0x5D].contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func string() throws -> String {
        var text = "\""
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte >= 0x20, byte < 0x7F else { throw ReadGraph.Malformed(at: index) }
            if byte == 0x22 { return text + "\"" }
            guard byte == 0x5C else {
                text.unicodeScalars.append(UnicodeScalar(byte))
                continue
            }
            let escape = bytes[index]
            index += 1
            switch escape {
            case 0x75, 0x55:
                let count = escape == 0x75 ? 4 : 8
                let digits = String(decoding: bytes[index..<(index + count)], as: UTF8.self)
                guard let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value) else { throw ReadGraph.Malformed(at: index) }
                text.unicodeScalars.append(scalar)
                index += count
            case 0x6E: text += "\n"
            case 0x72: text.unicodeScalars.append("\r")
            case 0x74: text += "\t"
            case 0x22, 0x5C: text.unicodeScalars.append(UnicodeScalar(escape))
            default: throw ReadGraph.Malformed(at: index)
            }
        }
        throw ReadGraph.Malformed(at: index)
    }
}

// MARK: RDF/XML

extension ReadGraph {
    init(rdfXML bytes: [UInt8]) throws {
        let reader = RDFXMLReader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldReportNamespacePrefixes = true
        parser.delegate = reader
        guard parser.parse(), let graph = reader.graph else { throw Malformed(at: parser.lineNumber) }
        self = graph
    }
}

private final class RDFXMLReader: NSObject, XMLParserDelegate {
    private(set) var graph: ReadGraph? = ReadGraph()
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    /// Elements of things and of properties take turns; the outermost is neither.
    private enum Open {
        case root
        case thing(String)
        case property(String, suffix: String, isDone: Bool)
    }
    private var open: [Open] = []
    private var text = ""
    private var blanks = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        let iri = (namespaceURI ?? "") + name
        text = ""
        switch open.last {
        case nil:
            if iri != Self.rdf + "RDF" { graph = nil }
            open.append(.root)
        case .thing(let subject):
            let suffix = attributes["xml:lang"].map { "@" + $0 } ?? attributes["rdf:datatype"].map { "^^<" + $0 + ">" } ?? ""
            if let resource = attributes["rdf:resource"] { graph?.add(subject, "<" + iri + ">", "<" + resource + ">") }
            open.append(.property("<" + iri + ">", suffix: suffix, isDone: attributes["rdf:resource"] != nil))
        case .root, .property:
            blanks += 1
            let subject = attributes["rdf:about"].map { "<" + $0 + ">" } ?? "_:x\(blanks)"
            if iri != Self.rdf + "Description" { graph?.add(subject, ReadGraph.type, "<" + iri + ">") }
            if case .property(let predicate, let suffix, _)? = open.last, case .thing(let owner)? = open.dropLast().last {
                graph?.add(owner, predicate, subject)
                open[open.count - 1] = .property(predicate, suffix: suffix, isDone: true)
            }
            open.append(.thing(subject))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard case .property(let predicate, let suffix, let isDone)? = open.popLast(), !isDone, case .thing(let subject)? = open.last else { return }
        graph?.add(subject, predicate, "\"" + text + "\"" + suffix)
    }
}
