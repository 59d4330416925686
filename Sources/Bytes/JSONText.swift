/// JSON being written into memory of its own: for documents of many small members, which `ByteWriter` would append one by one.
///
/// Strings are escaped as `ByteWriter.json` does: pure ASCII, safe inside HTML too.
public struct JSONText: ~Copyable {
    @usableFromInline var memory: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0

    /// - Parameter capacity: how many bytes there is room for at first.
    public init(capacity: Int = 4_096) {
        self.capacity = max(capacity, 64)
        memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    /// What has been written so far.
    public borrowing func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try read(UnsafeBufferPointer(start: memory, count: count))
    }

    @inlinable
    @inline(__always)
    mutating func reserve(_ room: Int) {
        if capacity - count < room { grow(room) }
    }

    @usableFromInline
    @inline(never)
    mutating func grow(_ room: Int) {
        capacity = max(capacity * 2, count + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    /// Appends JSON of our own as it stands.
    @inlinable
    @inline(__always)
    public mutating func raw(_ text: StaticString) {
        let size = text.utf8CodeUnitCount
        reserve(size)
        (memory + count).update(from: text.utf8Start, count: size)
        count += size
    }

    /// Appends a whole number.
    public mutating func number(_ number: Int) {
        reserve(20)
        if number < 0 { put(0x2D) }
        put(digits: UInt64(number.magnitude))
    }

    /// Appends the shortest text that gives the double back, without a needless `.0`. There is no text for infinities: they become 0.
    public mutating func number(_ number: Double) {
        guard number.isFinite else { return self.number(0) }
        reserve(32)
        let size = number.magnitude
        // Of at most fifteen digits no two decimals are the same double: one that gives the double back is its only short text.
        if size < 1e7 {
            let scaled = (size * 1e8).rounded()
            if scaled / 1e8 == size, size >= 1e-4 || size == 0 {
                if number.sign == .minus { put(0x2D) }
                let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: 100_000_000)
                put(digits: whole)
                if fraction > 0 { put(fraction: fraction) }
                return
            }
        } else if size < 1e15, size.rounded() == size {
            return self.number(Int(number))
        }
        var text = number.description
        text.withUTF8 { bytes in
            let end = bytes.suffix(2).elementsEqual([0x2E, 0x30]) ? bytes.count - 2 : bytes.count
            for byte in bytes[..<end] { put(byte) }
        }
    }

    /// Appends a string with its quotes.
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            // Six bytes (`\u00e9`) for each at most; escapes are put as words of eight.
            reserve(bytes.count * 6 + 8)
            put(0x22)
            JSONPieces.forEach(
                of: bytes, escaping: { EscapedBytes.json($0) },
                run: { run in
                    if let start = run.baseAddress { (memory + count).update(from: start, count: run.count) }
                    count += run.count
                },
                escape: { escape in
                    UnsafeMutableRawPointer(memory + count).storeBytes(of: escape.bytes.littleEndian, as: UInt64.self)
                    count += escape.count
                })
            put(0x22)
        }
    }

    // MARK: Parts

    /// Appends a byte there is room for.
    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    private mutating func put(digits number: UInt64) {
        var size = 1
        var bound: UInt64 = 10
        while number >= bound, size < 20 {
            size += 1
            let (next, isOver) = bound.multipliedReportingOverflow(by: 10)
            bound = isOver ? .max : next
        }
        var rest = number
        var place = count + size
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            place -= 1
            memory[place] = 0x30 + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while place > count
        count += size
    }

    /// Appends a point and eight decimals, without the zeros at their end.
    private mutating func put(fraction: UInt64) {
        var rest = fraction
        var size = 8
        while rest % 10 == 0 {
            rest /= 10
            size -= 1
        }
        put(0x2E)
        for place in stride(from: count + size - 1, through: count, by: -1) {
            memory[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += size
    }
}
