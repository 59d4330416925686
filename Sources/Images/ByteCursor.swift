/// Reads bytes from front to back and answers nil where they end too soon.
struct ByteCursor {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// What has not been read yet.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    mutating func next() -> UInt8? {
        guard !isAtEnd else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= bytes.endIndex - position else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func take(_ expected: [UInt8]) -> Bool { take(expected.count)?.elementsEqual(expected) ?? false }

    /// An unsigned number of `count` bytes, at most 4.
    mutating func number(_ count: Int, _ order: ByteOrder) -> Int? { take(count).map { order.number($0) } }
}

enum ByteOrder {
    case big, little

    /// An unsigned number of at most 4 bytes.
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
        switch self {
        case .big: bytes.reduce(0) { $0 << 8 | Int($1) }
        case .little: bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }
}

/// The four bytes that name a chunk in PNG and RIFF files.
struct ChunkName: Hashable, ExpressibleByStringLiteral {
    private let code: UInt32

    init(stringLiteral name: StaticString) {
        code = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount).reduce(0) { $0 << 8 | UInt32($1) }
    }

    init(_ bytes: ArraySlice<UInt8>) { code = bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}
