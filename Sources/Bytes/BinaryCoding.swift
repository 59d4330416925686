/// Writes words of 8 bytes, numbers in groups of 7 bits, and bytes with their length before them.
public struct BinaryEncoder {
    public var bytes: [UInt8] = []

    public init() {}

    @inlinable
    public mutating func word(_ word: UInt64) { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }

    /// From 0 on.
    @inlinable
    public mutating func number(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    @inlinable
    public mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    @inlinable
    public mutating func text(_ text: String) {
        var text = text
        text.withUTF8 {
            number($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    @inlinable
    public mutating func mark(_ mark: Fingerprint) {
        word(mark.high)
        word(mark.low)
    }

    /// Values as they stand in memory, with their number before them.
    @inlinable
    public mutating func rows<Row: BitwiseCopyable>(_ rows: [Row]) {
        word(UInt64(rows.count))
        rows.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    @inlinable
    public mutating func optional<Value>(_ value: Value?, _ write: (inout BinaryEncoder, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    @inlinable
    public mutating func optional(_ text: String?) { optional(text) { $0.text($1) } }

    @inlinable
    public mutating func list<Value>(_ values: [Value], _ write: (inout BinaryEncoder, Value) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what `BinaryEncoder` wrote. Whatever the bytes are, it throws rather than read beyond them.
public struct BinaryDecoder {
    public struct Truncated: Error {
        @inlinable
        public init() {}
    }

    @usableFromInline let buffer: UnsafeRawBufferPointer
    public var offset = 0

    /// The bytes must outlive the decoder.
    public init(_ buffer: UnsafeRawBufferPointer, from start: Int = 0) {
        self.buffer = buffer
        offset = start
    }

    @inlinable
    public mutating func word() throws(Truncated) -> UInt64 {
        guard offset + 8 <= buffer.count else { throw Truncated() }
        defer { offset += 8 }
        return buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inlinable
    public mutating func number() throws(Truncated) -> Int {
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
    @inlinable
    public mutating func count() throws(Truncated) -> Int {
        let count = try number()
        guard count <= buffer.count - offset else { throw Truncated() }
        return count
    }

    @inlinable
    public mutating func flag() throws(Truncated) -> Bool { try number() != 0 }

    @inlinable
    public mutating func text() throws(Truncated) -> String {
        let length = try count()
        defer { offset += length }
        return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + length)]), as: UTF8.self)
    }

    @inlinable
    public mutating func mark() throws(Truncated) -> Fingerprint { Fingerprint(high: try word(), low: try word()) }

    @inlinable
    public mutating func rows<Row: BitwiseCopyable>(_: Row.Type) throws(Truncated) -> [Row] {
        let stride = MemoryLayout<Row>.stride
        guard let count = Int(exactly: try word()), count <= (buffer.count - offset) / stride else { throw Truncated() }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + count * stride)])
        offset += bytes.count
        return [Row](unsafeUninitializedCapacity: count) { target, initialized in
            UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
            initialized = count
        }
    }

    @inlinable
    public mutating func optional<Value>(_ read: (inout BinaryDecoder) throws(Truncated) -> Value) throws(Truncated) -> Value? {
        try flag() ? try read(&self) : nil
    }

    @inlinable
    public mutating func optionalText() throws(Truncated) -> String? { try flag() ? try text() : nil }

    @inlinable
    public mutating func list<Value>(_ read: (inout BinaryDecoder) throws(Truncated) -> Value) throws(Truncated) -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}
