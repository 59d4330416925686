/// A JSON document being written member by member: pure ASCII, safe inside HTML too, with its commas and brackets in place.
///
///     var document = JSONDocument()
///     document.object {
///         $0.member("title", "Budget")
///         $0.array("keywords") { for word in words { $0.element(word) } }
///     }
///     document.flush(into: &writer)
///
/// Members and elements that are nil are left out.
public struct JSONDocument: ~Copyable {
    private var out: ByteWriter
    private var needsComma = false

    /// - Parameter capacity: about how many bytes will stand in it between two flushes.
    public init(capacity: Int = 1 << 12) { out = ByteWriter(capacity: capacity) }

    /// A key made ready to be written often.
    public struct Key: Sendable {
        /// `"key":`
        fileprivate let bytes: [UInt8]

        public init(_ key: String) {
            var writer = ByteWriter()
            writer.json(key)
            writer.byte(0x3A)
            bytes = writer.bytes
        }
    }

    /// Hands over what has been written so far: a long document is flushed now and then, and takes no memory.
    public mutating func flush(into writer: inout ByteWriter) {
        out.withBytes { writer.raw($0) }
        out.removeAll()
    }

    // MARK: Members of an object

    public mutating func member(_ key: String, _ text: String?) {
        guard let text else { return }
        begin(key)
        out.json(text)
    }

    public mutating func member(_ key: String, _ number: Int?) {
        guard let number else { return }
        begin(key)
        out.number(number)
    }

    public mutating func member(_ key: String, _ flag: Bool?) {
        guard let flag else { return }
        begin(key)
        out.raw(flag ? "true" : "false")
    }

    /// A member that is JSON already: it is taken as it stands.
    public mutating func member(_ key: String, json bytes: [UInt8]) {
        begin(key)
        out.raw(bytes)
    }

    public mutating func object(_ key: String, _ content: (inout JSONDocument) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x7B, 0x7D, content)
    }

    public mutating func array(_ key: String, _ content: (inout JSONDocument) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x5B, 0x5D, content)
    }

    // MARK: Members under keys that are ready

    public mutating func member(_ key: Key, _ text: String?) {
        guard let text else { return }
        begin(key)
        out.json(text)
    }

    public mutating func member(_ key: Key, _ number: Int?) {
        guard let number else { return }
        begin(key)
        out.number(number)
    }

    public mutating func member(_ key: Key, _ flag: Bool?) {
        guard let flag else { return }
        begin(key)
        out.raw(flag ? "true" : "false")
    }

    public mutating func object(_ key: Key, _ content: (inout JSONDocument) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x7B, 0x7D, content)
    }

    public mutating func array(_ key: Key, _ content: (inout JSONDocument) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x5B, 0x5D, content)
    }

    // MARK: Elements of an array, or the whole document

    public mutating func element(_ text: String?) {
        guard let text else { return }
        begin()
        out.json(text)
    }

    public mutating func element(_ number: Int?) {
        guard let number else { return }
        begin()
        out.number(number)
    }

    /// An element that is JSON already: it is taken as it stands.
    public mutating func element(json bytes: [UInt8]) {
        begin()
        out.raw(bytes)
    }

    public mutating func object(_ content: (inout JSONDocument) throws -> Void) rethrows {
        begin()
        try enclosed(0x7B, 0x7D, content)
    }

    public mutating func array(_ content: (inout JSONDocument) throws -> Void) rethrows {
        begin()
        try enclosed(0x5B, 0x5D, content)
    }

    /// Ends a line, so that people can find their way and tools can compare two versions.
    public mutating func newLine() { out.raw("\n") }

    // MARK: Within

    private mutating func begin() {
        if needsComma { out.byte(0x2C) }
        needsComma = true
    }

    private mutating func begin(_ key: Key) {
        begin()
        out.raw(key.bytes)
    }

    private mutating func begin(_ key: String) {
        begin()
        out.json(key)
        out.byte(0x3A)
    }

    private mutating func enclosed(_ opening: UInt8, _ closing: UInt8, _ content: (inout JSONDocument) throws -> Void) rethrows {
        out.byte(opening)
        needsComma = false
        try content(&self)
        out.byte(closing)
        needsComma = true
    }
}
