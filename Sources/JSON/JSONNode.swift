/// A value of a JSON document (RFC 8259), with its place in it.
public struct JSONNode: Sendable {
    /// From 1.
    public let line: Int
    /// In characters (Unicode scalars), from 1.
    public let column: Int
    public let value: Value

    public enum Value: Sendable {
        case null
        case boolean(Bool)
        /// The number as the document writes it (`12.50`).
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the document's order; a name that comes twice is there twice.
        case object([Member])
    }

    public struct Member: Sendable {
        public let name: String
        public let node: JSONNode

        public init(name: String, node: JSONNode) {
            self.name = name
            self.node = node
        }
    }

    public init(_ value: Value, line: Int, column: Int) {
        self.value = value
        self.line = line
        self.column = column
    }

    /// Of a string; nil for anything else.
    public var text: String? { if case .string(let text) = value { text } else { nil } }
    /// Of an array; nil for anything else.
    public var array: [JSONNode]? { if case .array(let items) = value { items } else { nil } }
    /// Of `true` and `false`; nil for anything else.
    public var boolean: Bool? { if case .boolean(let flag) = value { flag } else { nil } }

    /// The last member of that name, as readers of JSON commonly take it; nil in what is not an object.
    public subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.name == name }?.node
    }
}

/// Why bytes are not JSON, and where.
public struct JSONError: Error, Sendable, Equatable {
    public enum Kind: Sendable { case syntax, invalidText, tooDeep, tooLong, truncated, unreadable }

    public let kind: Kind
    /// From 1.
    public let line: Int
    /// In characters, from 1.
    public let column: Int

    public init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }
}
