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
    ///
    /// - Returns: the tree, and what is to be told of a text that was understood all the same.
    static func parse(_ bytes: ArraySlice<UInt8>) throws(YAMLProblem) -> (tree: YAMLTree, remarks: [YAMLProblem]) {
        guard bytes.count <= maximumSize else {
            throw YAMLProblem(rule: .metadataTooLarge, line: 1, column: 1, value: nil)
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<(tree: YAMLTree, remarks: [YAMLProblem]), YAMLProblem> in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else {
                return .failure(YAMLProblem(rule: .yamlSyntax, line: 1, column: 1, value: nil))
            }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var builder = Builder(text: buffer)
            do throws(YAMLProblem) {
                try builder.run(&parser)
                return .success((builder.tree, builder.remarks))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// Turns the parser's events into a tree; holds the open collections.
    private struct Builder {
        let text: UnsafeBufferPointer<UInt8>
        /// Split only when there is something to tell.
        private(set) lazy var lines = HeaderLines(text)
        /// Whether a ` #` stands anywhere, so that there may be values to look behind.
        let mayBeCut: Bool
        var tree = YAMLTree(nodes: [], text: [])
        var remarks: [YAMLProblem] = []
        /// Indices of the open collections, innermost last.
        var open: [Int] = []
        /// For each open mapping, the bytes of its keys so far and whether the next node is a key.
        var keys: [(seen: KeysSeen, expectsKey: Bool)] = []

        init(text: UnsafeBufferPointer<UInt8>) {
            self.text = text
            // About as many as headers have.
            tree.nodes.reserveCapacity(min(YAMLParser.maximumNodes, text.count / 16 + 8))
            tree.text.reserveCapacity(text.count)
            mayBeCut = text.indices.dropFirst().contains { text[$0] == 0x23 && HeaderLine.isBlank(text[$0 - 1]) }
        }

        mutating func run(_ parser: inout yaml_parser_t) throws(YAMLProblem) {
            var documents = 0
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { throw YAMLProblem(of: parser, in: text) }
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT:
                    try refuseRoot()
                    if tree.nodes.isEmpty { tree = .empty }
                    return
                case YAML_DOCUMENT_START_EVENT:
                    documents += 1
                    if documents > 1 { throw Self.problem(.yamlSeveralDocuments, at: event.start_mark) }
                case YAML_ALIAS_EVENT:
                    throw sign(at: event.start_mark)
                case YAML_SCALAR_EVENT:
                    let scalar = event.data.scalar
                    if scalar.anchor != nil || scalar.tag != nil { throw sign(at: event.start_mark) }
                    try addScalar(scalar, at: event.start_mark, until: event.end_mark)
                case YAML_SEQUENCE_START_EVENT:
                    let start = event.data.sequence_start
                    if start.anchor != nil || start.tag != nil { throw sign(at: event.start_mark) }
                    try openCollection(.sequence, at: event.start_mark)
                case YAML_MAPPING_START_EVENT:
                    let start = event.data.mapping_start
                    if start.anchor != nil || start.tag != nil { throw sign(at: event.start_mark) }
                    try openCollection(.mapping, at: event.start_mark)
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                    closeCollection()
                default: break
                }
            }
        }

        /// Anchors, aliases and tags: signs that nobody means.
        private mutating func sign(at mark: yaml_mark_t) -> YAMLProblem {
            lines.sign(at: HeaderLines.Mark(mark)) ?? Self.problem(.yamlSyntax, at: mark)
        }

        /// A header that is one word or one list instead of lines `key: value`.
        private mutating func refuseRoot() throws(YAMLProblem) {
            guard let root = tree.nodes.first, root.kind != .mapping, let first = lines.firstWords else { return }
            if root.kind == .sequence, let line = lines[first], line.start > line.indent {
                throw lines.problem(.dashInExcess, line: first, offset: line.indent, details: [line.text(line.start..<line.end)])
            }
            guard root.kind == .scalar, let problem = lines.withoutKey(first) else {
                throw YAMLProblem(rule: .yamlSyntax, line: Int(root.line), column: Int(root.column), value: nil)
            }
            throw problem
        }

        private mutating func addScalar(
            _ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, at mark: yaml_mark_t, until end: yaml_mark_t
        ) throws(YAMLProblem) {
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let isInMapping = open.last.map { tree.nodes[$0].kind == .mapping } ?? false
            let isKey = isInMapping && keys[keys.count - 1].expectsKey
            if isKey, !keys[keys.count - 1].seen.insert(bytes, of: tree) {
                throw groupNotIndented(before: bytes, at: mark) ?? Self.problem(.yamlDuplicateKey, at: mark, value: String(decoding: bytes, as: UTF8.self))
            }
            if isPlain, bytes.count > 1, bytes[0] == 0x2D, let problem = dashWithoutSpace(bytes, isKey: isKey, isInMapping: isInMapping, at: mark) {
                throw problem
            }
            if isPlain, mayBeCut, !isKey, isFreeText, let problem = lines.cut(after: HeaderLines.Mark(end)) { remarks.append(problem) }
            try add(.scalar, isQuoted: !isPlain, start: tree.text.count, length: bytes.count, at: mark)
            tree.text.append(contentsOf: bytes)
            nodeDone()
        }

        /// `-word` at the beginning of a line: a key, or the value of the key above it.
        private mutating func dashWithoutSpace(
            _ bytes: UnsafeBufferPointer<UInt8>, isKey: Bool, isInMapping: Bool, at mark: yaml_mark_t
        ) -> YAMLProblem? {
            let looksLikeNumber = (0x30...0x39).contains(bytes[1]) || bytes[1] == 0x2E
            guard isKey || (isInMapping && !looksLikeNumber && tree.nodes.last.map { Int($0.line) <= Int(mark.line) } ?? false) else { return nil }
            return lines.withoutKey(Int(mark.line) + 1)
        }

        /// A key that stands twice because the lines of a group are not indented under it.
        private mutating func groupNotIndented(before name: UnsafeBufferPointer<UInt8>, at mark: yaml_mark_t) -> YAMLProblem? {
            guard let mapping = open.last else { return nil }
            var children: [YAMLValue] = []
            var next = mapping + 1
            while next < tree.nodes.count {
                children.append(YAMLValue(tree: tree, index: next))
                next = Int(tree.nodes[next].end)
            }
            let pairs = stride(from: 0, to: children.count - 1, by: 2).map { (key: children[$0], value: children[$0 + 1]) }
            guard let group = UnindentedGroup(among: pairs[...], before: String(decoding: name, as: UTF8.self)) else { return nil }
            guard let first = group.first else {
                let line = lines[Int(mark.line) + 1].map { "  " + $0.words } ?? ""
                return YAMLProblem(rule: .groupNotIndented, line: Int(mark.line) + 1, column: Int(mark.column) + 1, value: group.name, details: [line])
            }
            return YAMLProblem(rule: .groupNotIndented, line: first.key.line, column: first.key.column, value: group.name, details: [group.firstLine])
        }

        /// Whether the next value stands under a key whose values are free text: a remark behind a code or a date takes nothing away.
        private var isFreeText: Bool {
            guard let last = open.last else { return false }
            let key = tree.nodes[last].kind == .mapping ? tree.nodes.count - 1 : last - 1
            guard tree.nodes.indices.contains(key), let name = YAMLValue(tree: tree, index: key).scalar else { return false }
            if Language(rawValue: name) != nil { return true }
            return KeyScope.allCases.contains { scope in KeyDefinition.named(name, in: scope).map { Self.freeText.contains($0) } ?? false }
        }

        private static let freeText: Set<Key> = [
            .title, .name, .description, .keywords, .themes, .publisher, .path, .url, .homepage, .baseAddress, .identifier, .schema, .contact, .email,
            .telephone, .spatial, .territory, .logo, .primary, .accent, .x, .y, .outlines, .mapBackground,
        ]

        private mutating func openCollection(_ kind: YAMLTree.Kind, at mark: yaml_mark_t) throws(YAMLProblem) {
            if let last = open.last, tree.nodes[last].kind == .mapping, keys[keys.count - 1].expectsKey {
                throw Self.problem(.yamlKeyNotText, at: mark)
            }
            guard open.count < YAMLParser.maximumDepth else { throw Self.problem(.yamlTooDeep, at: mark) }
            try add(kind, isQuoted: false, start: 0, length: 0, at: mark)
            open.append(tree.nodes.count - 1)
            if kind == .mapping { keys.append((seen: KeysSeen(), expectsKey: true)) }
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
    }
}

/// The keys of one mapping so far.
private struct KeysSeen {
    /// Their nodes, looked through one by one while they are few.
    private var nodes: [Int] = []
    private var many: Set<[UInt8]> = []
    private static let few = 24

    /// - Returns: false when the key is there already; else it is the next node of the tree.
    mutating func insert(_ key: UnsafeBufferPointer<UInt8>, of tree: YAMLTree) -> Bool {
        if !many.isEmpty { return many.insert(Array(key)).inserted }
        let isKnown = tree.text.withUnsafeBufferPointer { text in
            nodes.contains { node in
                let (start, length) = (Int(tree.nodes[node].start), Int(tree.nodes[node].length))
                return length == key.count && text[start..<(start + length)].elementsEqual(key)
            }
        }
        if isKnown { return false }
        nodes.append(tree.nodes.count)
        if nodes.count > Self.few {
            for node in nodes.dropLast() {
                let (start, length) = (Int(tree.nodes[node].start), Int(tree.nodes[node].length))
                many.insert(Array(tree.text[start..<(start + length)]))
            }
            many.insert(Array(key))
        }
        return true
    }
}
