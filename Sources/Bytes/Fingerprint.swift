/// A 128-bit mark of what something was made of, to tell whether it has changed since the last build.
///
/// Fast, stable across runs and machines of one byte order, and not cryptographic: it guards a cache, never a promise to a user.
public struct Fingerprint: Hashable, Sendable {
    public private(set) var high: UInt64
    public private(set) var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The mark of nothing yet; feed it with `combine`. The order of what is fed counts.
    public init() {
        high = 0x9E37_79B9_7F4A_7C15
        low = 0xD1B5_4A32_D192_ED03
    }

    @inline(__always)
    public mutating func combine(_ word: UInt64) {
        // Two folded 64 × 64 → 128-bit multiplications with odd constants, one for each half.
        let a = (low ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        let b = (high ^ word &+ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        low = a.high ^ a.low ^ (high &<< 1 | high &>> 63)
        high = b.high ^ b.low &+ low
    }

    @inline(__always)
    public mutating func combine(_ number: Int) { combine(UInt64(bitPattern: Int64(number))) }
    @inline(__always)
    public mutating func combine(_ flag: Bool) { combine(flag ? 1 : 2 as UInt64) }

    public mutating func combine(_ other: Fingerprint) {
        combine(other.high)
        combine(other.low)
    }

    public mutating func combine(_ digest: Digest) {
        combine(digest.words.0)
        combine(digest.words.1)
        combine(digest.words.2)
        combine(digest.words.3)
    }

    public mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
    }

    public mutating func combine(_ text: String?) {
        combine(text != nil)
        if let text { combine(text) }
    }

    public mutating func combine(_ bytes: [UInt8]) { bytes.withUnsafeBytes { combine($0) } }

    public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        combine(UInt64(bytes.count))
        var offset = 0
        if bytes.count >= 64 {
            // Four marks side by side: one alone would wait for each multiplication before the next.
            var (a, b, c, d) = (self, Fingerprint(), Fingerprint(), Fingerprint())
            while offset + 32 <= bytes.count {
                a.combine(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                b.combine(bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
                c.combine(bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
                d.combine(bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
                offset += 32
            }
            self = a
            combine(b)
            combine(c)
            combine(d)
        }
        while offset + 8 <= bytes.count {
            combine(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        if offset < bytes.count {
            var last: UInt64 = 0
            for index in offset..<bytes.count { last = last << 8 | UInt64(bytes[index]) }
            combine(last)
        }
    }
}
