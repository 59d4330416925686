/// Writes words of 8 bytes, numbers in groups of 7 bits, and bytes with their length before them.
struct BinaryEncoder {
    var bytes: [UInt8] = []

    mutating func word(_ word: UInt64) { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }

    /// From 0 on.
    mutating func number(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 {
            number($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout BinaryEncoder, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func optional(_ text: String?) { optional(text) { $0.text($1) } }

    mutating func list<Value>(_ values: [Value], _ write: (inout BinaryEncoder, Value) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what `BinaryEncoder` wrote. Whatever the bytes are, it throws rather than read beyond them.
struct BinaryDecoder {
    struct Truncated: Error {}

    private let buffer: UnsafeRawBufferPointer
    private(set) var offset = 0

    /// The bytes must outlive the decoder.
    init(_ buffer: UnsafeRawBufferPointer, from start: Int = 0) {
        self.buffer = buffer
        offset = start
    }

    mutating func word() throws(Truncated) -> UInt64 {
        guard offset + 8 <= buffer.count else { throw Truncated() }
        defer { offset += 8 }
        return buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    mutating func number() throws(Truncated) -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard offset < buffer.count, shift < 56 else { throw Truncated() }
            let byte = buffer[offset]
            offset += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(result) }
            shift += 7
        }
    }

    /// How many things, or bytes, follow: never more than there are bytes left.
    mutating func count() throws(Truncated) -> Int {
        let count = try number()
        guard count <= buffer.count - offset else { throw Truncated() }
        return count
    }

    mutating func flag() throws(Truncated) -> Bool { try number() != 0 }

    mutating func text() throws(Truncated) -> String {
        let length = try count()
        defer { offset += length }
        return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + length)]), as: UTF8.self)
    }

    mutating func optional<Value>(_ read: (inout BinaryDecoder) throws(Truncated) -> Value) throws(Truncated) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func optionalText() throws(Truncated) -> String? { try flag() ? try text() : nil }

    mutating func list<Value>(_ read: (inout BinaryDecoder) throws(Truncated) -> Value) throws(Truncated) -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}
