/// Bytes that grow, in memory of their own: an array would be asked, for every few bytes, who else holds it.
struct Buffer: ~Copyable {
    private(set) var start: UnsafeMutablePointer<UInt8>?
    private(set) var count = 0
    private var capacity = 0

    deinit { start?.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Empties it and keeps its memory.
    mutating func removeAll() { count = 0 }

    /// Empties it and gives its memory back.
    mutating func release() {
        start?.deallocate()
        start = nil
        count = 0
        capacity = 0
    }

    /// Makes room for so many bytes more, and gives the place of the first.
    @inline(__always)
    mutating func room(_ more: Int) -> UnsafeMutablePointer<UInt8> {
        if let start, capacity - count >= more { return start + count }
        return grown(by: more)
    }

    @inline(never)
    private mutating func grown(by more: Int) -> UnsafeMutablePointer<UInt8> {
        capacity = max(count + more, capacity * 2, 256)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        if let start {
            larger.update(from: start, count: count)
            start.deallocate()
        }
        start = larger
        return larger + count
    }

    /// Says that so many bytes of the room have been filled.
    @inline(__always)
    mutating func fill(_ more: Int) { count &+= more }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        room(1).pointee = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(littleEndian value: some FixedWidthInteger) {
        let size = value.bitWidth / 8
        UnsafeMutableRawPointer(room(size)).storeBytes(of: value.littleEndian, as: type(of: value))
        count &+= size
    }

    @inline(__always)
    mutating func append(_ other: UnsafeRawBufferPointer) {
        guard let from = other.baseAddress else { return }
        UnsafeMutableRawPointer(room(other.count)).copyMemory(from: from, byteCount: other.count)
        count &+= other.count
    }

    mutating func append(_ other: [UInt8]) { other.withUnsafeBytes { append($0) } }

    /// Sets or clears a bit of a row of bits, which starts with the lowest of the first byte; bits come one after another.
    @inline(__always)
    mutating func setBit(_ index: Int, _ value: Bool) {
        if index & 7 == 0 { append(0) }
        guard value, let start else { return }
        start[index >> 3] |= 1 &<< UInt8(truncatingIfNeeded: index & 7)
    }

    mutating func varint(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}
