/// How a text file marks the cells of its rows.
public struct Dialect: Sendable, Hashable {
    /// Nil: each line is one cell.
    public var delimiter: UInt8?
    /// Nil: quotes have no meaning.
    public var quote: UInt8?
    /// Whether spaces at the start of a cell are no part of it (`12, "rue"`).
    public var skipsSpaces: Bool

    public init(delimiter: UInt8?, quote: UInt8? = 0x22, skipsSpaces: Bool = false) {
        self.delimiter = delimiter
        self.quote = quote
        self.skipsSpaces = skipsSpaces
    }

    /// RFC 4180.
    public static let usual = Dialect(delimiter: 0x2C)
}
