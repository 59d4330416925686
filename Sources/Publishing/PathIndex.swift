private import Glibc

/// Paths, numbered in the order of their arrival and found again by their bytes.
///
/// The bytes of all paths stand in one block, each path followed by a NUL, so that a path goes to a system call as it stands
/// and the whole block goes to the disk and back in one piece.
struct PathIndex: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [UInt32] = []
    /// Open addressing: the upper half holds the path's hash, the lower half its number plus one; 0 is a free slot.
    private var slots: [UInt64]
    /// The block is addressed by 32 bits.
    static let mostBytes = Int(UInt32.max)
    /// Another one in each process, so that no set of names can be made to collide.
    private static let seed = UInt64.random(in: .min ... .max)

    enum Match {
        case none
        /// The same bytes.
        case same(Int)
        /// The same but for the case of ASCII letters: one file on a disk that ignores case.
        case alike(Int)
    }

    init() { slots = [UInt64](repeating: 0, count: 64) }

    /// Takes back a block and its starts as they were saved; nil when they do not hold together.
    init?(bytes: [UInt8], starts: [UInt32]) {
        var capacity = 64
        while capacity < starts.count * 2 { capacity *= 2 }
        slots = [UInt64](repeating: 0, count: capacity)
        self.bytes = bytes
        self.starts = starts
        guard starts.isEmpty ? bytes.isEmpty : starts[0] == 0 && bytes.last == 0 else { return nil }
        for number in starts.indices {
            let end = number + 1 < starts.count ? Int(starts[number + 1]) : bytes.count
            guard Int(starts[number]) < end, end <= bytes.count, bytes[end - 1] == 0 else { return nil }
            enter(number, hash: withPath(number) { Self.hash($0) })
        }
    }

    var count: Int { starts.count }

    private func range(_ number: Int) -> Range<Int> {
        Int(starts[number])..<(number + 1 < starts.count ? Int(starts[number + 1]) : bytes.count) - 1
    }

    /// The bytes of a path, without the NUL that follows them in memory.
    @inline(__always)
    func withPath<Value>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let range = range(number)
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// A path as a system call takes it.
    @inline(__always)
    func withCString<Value, Failure: Error>(_ number: Int, _ body: (UnsafePointer<CChar>) throws(Failure) -> Value) throws(Failure) -> Value {
        let start = Int(starts[number])
        return try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> Value in
            try UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start...])
                .withMemoryRebound(to: CChar.self) { (path) throws(Failure) -> Value in try body(path.baseAddress.unsafelyUnwrapped) }
        }
    }

    func path(_ number: Int) -> String { withPath(number) { String(decoding: $0, as: UTF8.self) } }

    func find(_ path: UnsafeBufferPointer<UInt8>) -> Match {
        let hash = Self.hash(path)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        var alike: Int?
        while true {
            let value = slots[slot]
            if value == 0 { break }
            if value >> 32 == hash {
                let number = Int(value & 0xFFFF_FFFF) - 1
                let comparison = withPath(number) { Self.compare($0, path) }
                if comparison == .same { return .same(number) }
                if comparison == .alike { alike = number }
            }
            slot = (slot + 1) & mask
        }
        return alike.map { .alike($0) } ?? .none
    }

    func number(of path: UnsafeBufferPointer<UInt8>) -> Int? {
        if case .same(let number) = find(path) { return number }
        return nil
    }

    func number(of path: String) -> Int? {
        var path = path
        return path.withUTF8 { number(of: $0) }
    }

    /// Adds a path that `find` has not found, and gives its number.
    mutating func add(_ path: UnsafeBufferPointer<UInt8>) -> Int {
        let number = starts.count
        starts.append(UInt32(bytes.count))
        bytes.append(contentsOf: path)
        bytes.append(0)
        if (number + 1) * 2 > slots.count { grow() }
        enter(number, hash: Self.hash(path))
        return number
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for value in old where value != 0 { enter(Int(value & 0xFFFF_FFFF) - 1, hash: value >> 32) }
    }

    private mutating func enter(_ number: Int, hash: UInt64) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = hash << 32 | UInt64(number + 1)
    }

    /// 32 bits that are the same for paths that differ in ASCII case only: bit 5 tells the two cases of a letter apart, so it is always set.
    @inline(__always)
    private static func hash(_ path: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(path)
        var state = seed ^ UInt64(raw.count)
        var offset = 0
        while offset + 8 <= raw.count {
            mix(&state, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) | 0x2020_2020_2020_2020)
            offset += 8
        }
        var last: UInt64 = 0
        while offset < raw.count {
            last = last << 8 | UInt64(raw[offset] | 0x20)
            offset += 1
        }
        mix(&state, last)
        return state >> 32
    }

    @inline(__always)
    private static func mix(_ state: inout UInt64, _ word: UInt64) {
        let product = (state ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        state = product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
    }

    private enum Comparison { case same, alike, other }

    private static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Comparison {
        guard a.count == b.count else { return .other }
        guard let left = a.baseAddress, let right = b.baseAddress, memcmp(left, right, a.count) != 0 else { return .same }
        return a.indices.allSatisfy { lowercase(a[$0]) == lowercase(b[$0]) } ? .alike : .other
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
