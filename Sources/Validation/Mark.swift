/// A fast 64-bit mark of bytes, well mixed, for tables of this process only.
@inline(__always)
func mark(of text: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> UInt64 {
    @inline(__always)
    func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
    let count = text.count
    var state = seed ^ UInt64(truncatingIfNeeded: count) &* 0xE703_7ED1_A0B4_28DB
    guard count > 0, let start = text.baseAddress else { return folded(state, 0xA076_1D64_78BD_642F) }
    let raw = UnsafeRawPointer(start)
    if count >= 8 {
        var offset = 0
        while offset + 8 <= count {
            state = folded(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
            offset += 8
        }
        // The last eight bytes, some of them for a second time, close the mark.
        state = folded(state ^ raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self), 0x8EBC_6AF0_9C88_C6E3)
    } else {
        var last: UInt64 = 0
        for index in 0..<count { last = last << 8 | UInt64(text[index]) }
        state = folded(state ^ last, 0xA076_1D64_78BD_642F)
    }
    return folded(state, 0x2D35_8DCC_AA6C_78A5)
}
