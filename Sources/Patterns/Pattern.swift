/// A regular expression of a Table Schema (XML Schema and ECMAScript flavours, as publishers write them), compiled so that matching takes
/// time in proportion to the text, whatever the pattern.
public struct Pattern: Sendable {
    /// Why an expression cannot be used.
    public struct Problem: Error, Sendable, Equatable {
        public enum Kind: Sendable { case syntax, unsupported, tooLarge }

        public let kind: Kind
        /// In bytes from the expression's start.
        public let offset: Int
    }

    public let source: String

    public init(_ source: String) throws(Problem) {
        self.source = source
        throw Problem(kind: .unsupported, offset: 0)
    }

    /// Whether the whole text matches.
    public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { false }
}
