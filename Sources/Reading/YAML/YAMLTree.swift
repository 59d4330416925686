internal import Bytes

/// A YAML document as a flat tree: nodes in document order, each with its place and the index after its last descendant.
///
/// Scalars are text: what a value means is decided by the key it stands under, never by YAML's guesses
/// (`01004` is an Insee code, not the octal number 516).
struct YAMLTree: Sendable {
    enum Kind: UInt8, Sendable {
        case scalar, sequence, mapping
    }

    struct Node: Sendable {
        var kind: Kind
        /// Whether a scalar was written in quotes or as a block: then it is text even when it is empty.
        var isQuoted: Bool
        /// From 1.
        var line: Int32
        /// In characters, from 1.
        var column: Int32
        /// A scalar's bytes in `text`.
        var start: Int32
        var length: Int32
        /// The index after this node's last descendant.
        var end: Int32
    }

    /// Node 0 is the root. Never empty.
    var nodes: [Node]
    /// The bytes of all scalars, valid UTF-8.
    var text: [UInt8]

    var root: YAMLValue { YAMLValue(tree: self, index: 0) }

    static let empty = YAMLTree(
        nodes: [Node(kind: .mapping, isQuoted: false, line: 1, column: 1, start: 0, length: 0, end: 1)], text: [])
}

/// One value of a YAML document.
struct YAMLValue: Sendable {
    let tree: YAMLTree
    let index: Int

    private var node: YAMLTree.Node { tree.nodes[index] }
    var kind: YAMLTree.Kind { node.kind }
    var line: Int { Int(node.line) }
    var column: Int { Int(node.column) }

    /// A scalar's text; nil for a list or a mapping.
    var scalar: String? {
        guard node.kind == .scalar else { return nil }
        return tree.text.withUnsafeBufferPointer { String(decoding: $0[Int(node.start)..<Int(node.start + node.length)], as: UTF8.self) }
    }

    /// Whether there is nothing: an empty or `~` or `null` plain scalar, an empty list or mapping.
    var isEmpty: Bool {
        switch node.kind {
        case .scalar:
            if node.length == 0 { return true }
            guard !node.isQuoted, node.length <= 4, let text = scalar else { return false }
            return text == "~" || text == "null" || text == "Null" || text == "NULL"
        case .sequence, .mapping: return node.end == Int32(index + 1)
        }
    }

    /// The items of a list; empty for anything else.
    var items: [YAMLValue] { kind == .sequence ? children : [] }

    /// The pairs of a mapping, in the order they are written; empty for anything else.
    var pairs: [(key: YAMLValue, value: YAMLValue)] {
        guard kind == .mapping else { return [] }
        let all = children
        return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
    }

    private var children: [YAMLValue] {
        var children: [YAMLValue] = []
        var next = index + 1
        while next < Int(node.end) {
            children.append(YAMLValue(tree: tree, index: next))
            next = Int(tree.nodes[next].end)
        }
        return children
    }
}
