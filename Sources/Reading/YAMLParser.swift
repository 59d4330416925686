private import CYAML
internal import Findings

/// Why a YAML text cannot be taken, and where in it.
struct YAMLProblem: Error {
    let rule: Rule
    /// From 1, in the text given to the parser.
    let line: Int
    /// From 1.
    let column: Int
    let value: String?
    /// What fills the gaps of the rule's wording.
    var details: [String] = []

    /// - Parameter firstLine: the line of the file on which the text begins.
    func finding(in file: String, firstLine: Int) -> Finding {
        Finding(rule, at: SourcePlace(file: file, line: line + firstLine - 1, column: column), value: value, details: details)
    }
}

enum YAMLParser {
    static let maximumSize = 256 * 1024
    static let maximumDepth = 20
    static let maximumNodes = 50_000

    /// Parses one document of valid UTF-8. Refused, because nobody needs them and attackers do: aliases and anchors, tags, duplicate keys,
    /// keys that are not text, several documents, more than the sizes above.
    static func parse(_ bytes: ArraySlice<UInt8>) throws(YAMLProblem) -> YAMLTree {
        guard bytes.count <= maximumSize else {
            throw YAMLProblem(rule: .metadataTooLarge, line: 1, column: 1, value: nil)
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<YAMLTree, YAMLProblem> in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else {
                return .failure(YAMLProblem(rule: .yamlSyntax, line: 1, column: 1, value: nil))
            }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var builder = Builder()
            do throws(YAMLProblem) {
                try builder.run(&parser, buffer)
                return .success(builder.tree)
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// Turns the parser's events into a tree; holds the open collections.
    private struct Builder {
        var tree = YAMLTree(nodes: [], text: [])
        /// Indices of the open collections, innermost last.
        var open: [Int] = []
        /// For each open mapping, the bytes of its keys so far and whether the next node is a key.
        var keys: [(seen: Set<[UInt8]>, expectsKey: Bool)] = []

        mutating func run(_ parser: inout yaml_parser_t, _ text: UnsafeBufferPointer<UInt8>) throws(YAMLProblem) {
            var documents = 0
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { throw YAMLProblem(of: parser, in: text) }
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT:
                    if tree.nodes.isEmpty { tree = .empty }
                    return
                case YAML_DOCUMENT_START_EVENT:
                    documents += 1
                    if documents > 1 { throw Self.problem(.yamlSeveralDocuments, at: event.start_mark) }
                case YAML_ALIAS_EVENT:
                    throw Self.problem(.yamlAlias, at: event.start_mark, value: event.data.alias.anchor.map { "*" + Self.text($0) })
                case YAML_SCALAR_EVENT:
                    let scalar = event.data.scalar
                    try refuse(anchor: scalar.anchor, tag: scalar.tag, at: event.start_mark)
                    try addScalar(scalar, at: event.start_mark)
                case YAML_SEQUENCE_START_EVENT:
                    let start = event.data.sequence_start
                    try refuse(anchor: start.anchor, tag: start.tag, at: event.start_mark)
                    try openCollection(.sequence, at: event.start_mark)
                case YAML_MAPPING_START_EVENT:
                    let start = event.data.mapping_start
                    try refuse(anchor: start.anchor, tag: start.tag, at: event.start_mark)
                    try openCollection(.mapping, at: event.start_mark)
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                    closeCollection()
                default: break
                }
            }
        }

        private func refuse(
            anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at mark: yaml_mark_t
        ) throws(YAMLProblem) {
            if let anchor { throw Self.problem(.yamlAlias, at: mark, value: "&" + Self.text(anchor)) }
            if let tag { throw Self.problem(.yamlTag, at: mark, value: Self.text(tag)) }
        }

        private mutating func addScalar(_ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, at mark: yaml_mark_t) throws(YAMLProblem) {
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            if !keys.isEmpty, let last = open.last, tree.nodes[last].kind == .mapping, keys[keys.count - 1].expectsKey {
                guard keys[keys.count - 1].seen.insert(Array(bytes)).inserted else {
                    throw Self.problem(.yamlDuplicateKey, at: mark, value: String(decoding: bytes, as: UTF8.self))
                }
            }
            try add(.scalar, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE, start: tree.text.count, length: bytes.count, at: mark)
            tree.text.append(contentsOf: bytes)
            nodeDone()
        }

        private mutating func openCollection(_ kind: YAMLTree.Kind, at mark: yaml_mark_t) throws(YAMLProblem) {
            if let last = open.last, tree.nodes[last].kind == .mapping, keys[keys.count - 1].expectsKey {
                throw Self.problem(.yamlKeyNotText, at: mark)
            }
            guard open.count < YAMLParser.maximumDepth else { throw Self.problem(.yamlTooDeep, at: mark) }
            try add(kind, isQuoted: false, start: 0, length: 0, at: mark)
            open.append(tree.nodes.count - 1)
            if kind == .mapping { keys.append((seen: [], expectsKey: true)) }
        }

        private mutating func closeCollection() {
            guard let index = open.popLast() else { return }
            tree.nodes[index].end = Int32(tree.nodes.count)
            if tree.nodes[index].kind == .mapping { keys.removeLast() }
            nodeDone()
        }

        private mutating func add(_ kind: YAMLTree.Kind, isQuoted: Bool, start: Int, length: Int, at mark: yaml_mark_t) throws(YAMLProblem) {
            guard tree.nodes.count < YAMLParser.maximumNodes else { throw Self.problem(.metadataTooLarge, at: mark) }
            tree.nodes.append(
                YAMLTree.Node(
                    kind: kind, isQuoted: isQuoted, line: Int32(clamping: mark.line + 1), column: Int32(clamping: mark.column + 1),
                    start: Int32(start), length: Int32(length), end: Int32(tree.nodes.count + 1)))
        }

        /// In a mapping, keys and values take turns.
        private mutating func nodeDone() {
            if let last = open.last, tree.nodes[last].kind == .mapping { keys[keys.count - 1].expectsKey.toggle() }
        }

        private static func problem(_ rule: Rule, at mark: yaml_mark_t, value: String? = nil) -> YAMLProblem {
            YAMLProblem(rule: rule, line: Int(mark.line) + 1, column: Int(mark.column) + 1, value: value)
        }

        private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>) -> String { String(cString: pointer) }
    }
}
