private import CMark
private import Glibc

/// A node of a parsed tree: valid as long as its `Tree`.
typealias Node = OpaquePointer

/// A tree that libcmark has parsed. It is not thread-safe: it is made, walked and freed within one call.
struct Tree: ~Copyable {
    let root: Node?

    init() { root = nil }

    init(parsing text: UnsafeBufferPointer<UInt8>) {
        // Source positions are an option of the parser too: without it, lines are miscounted after code spans of several lines.
        let bytes = UnsafeRawBufferPointer(text)
        root = cmark_parse_document(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_SOURCEPOS)
    }

    init(parsing text: [UInt8]) {
        root = text.withUnsafeBytes { cmark_parse_document($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, CMARK_OPT_SOURCEPOS) }
    }

    deinit {
        if let root { cmark_node_free(root) }
    }
}

func firstChild(_ node: Node) -> Node? { cmark_node_first_child(node) }
func lastChild(_ node: Node) -> Node? { cmark_node_last_child(node) }
func next(_ node: Node) -> Node? { cmark_node_next(node) }
func previous(_ node: Node) -> Node? { cmark_node_previous(node) }
func parent(_ node: Node) -> Node? { cmark_node_parent(node) }
func startLine(_ node: Node) -> Int { Int(cmark_node_get_start_line(node)) }
func startColumn(_ node: Node) -> Int { Int(cmark_node_get_start_column(node)) }
func endLine(_ node: Node) -> Int { Int(cmark_node_get_end_line(node)) }

/// The kinds of nodes, under the numbers that libcmark gives them.
enum NodeKind: UInt32 {
    case none, document, quote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, rule
    case text, softBreak, lineBreak, code, html, customInline, emphasis, strong, link, image

    /// Whether it holds text directly rather than blocks.
    var isLeafBlock: Bool {
        switch self {
        case .paragraph, .heading, .codeBlock, .htmlBlock, .rule, .customBlock: true
        default: false
        }
    }
}

@inline(__always)
func kind(_ node: Node) -> NodeKind { NodeKind(rawValue: cmark_node_get_type(node).rawValue) ?? .none }

/// The bytes of a string of libcmark, which ends at its first NUL (a NUL of the text is U+FFFD by then).
@inline(__always)
func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: string, count: strlen(string)).assumingMemoryBound(to: UInt8.self)
}

func literal(_ node: Node) -> UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(node)) }
func address(_ node: Node) -> UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(node)) }
func title(_ node: Node) -> UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(node)) }

/// Steps through the nodes below `root` in the order of the text, without recursion.
struct NodeWalk: ~Copyable {
    enum Step { case enter, exit, end }

    private let iterator: OpaquePointer

    init(_ root: Node) { iterator = cmark_iter_new(root) }

    deinit { cmark_iter_free(iterator) }

    @inline(__always)
    mutating func step() -> Step {
        let event = cmark_iter_next(iterator)
        return event == CMARK_EVENT_ENTER ? .enter : event == CMARK_EVENT_EXIT ? .exit : .end
    }

    var node: Node { cmark_iter_get_node(iterator) }

    /// Goes on after `node`, leaving out what is left of its content and its exit.
    mutating func skip(to node: Node) { cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT) }
}
