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

/// A set of texts that is made once and asked often: the values of an enumeration, the words for true.
struct TextSet: Sendable {
    let texts: [[UInt8]]
    private let marks: [UInt64]
    private let slots: [Int32]
    private let mask: Int

    init(_ texts: [String]) {
        self.texts = texts.map { Array($0.utf8) }
        marks = self.texts.map { $0.withUnsafeBufferPointer { mark(of: $0) } }
        var capacity = 8
        while capacity < texts.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        for (index, mark) in marks.enumerated() {
            var slot = Int(truncatingIfNeeded: mark) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(index)
        }
        self.slots = slots
        mask = capacity - 1
    }

    var isEmpty: Bool { texts.isEmpty }

    @inline(__always)
    func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool { index(of: text) != nil }

    @inline(__always)
    func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        let sought = mark(of: text)
        var slot = Int(truncatingIfNeeded: sought) & mask
        return slots.withUnsafeBufferPointer { slots in
            while slots[slot] >= 0 {
                let index = Int(slots[slot])
                if marks[index] == sought, texts[index].elementsEqual(text) { return index }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }
}

/// The keys that have been seen in a column, or in several at once, to find those that come twice.
///
/// Only a 64-bit mark of each key is kept, in parts that grow one at a time: at most 16 bytes a key at any number of rows. Among four
/// million keys two different ones share a mark with a probability of one in two million; a duplicate is therefore said to be seen "again",
/// and the row of the first is kept beside it as long as there are at most a million keys.
final class KeySet {
    private var parts: [Part]
    private var keepsRows = true
    private var count = 0
    private static let mostRows = 1 << 20

    private struct Part {
        /// 0 stands for an empty slot.
        var marks: [UInt64] = [UInt64](repeating: 0, count: 16)
        var rows: [UInt32] = [UInt32](repeating: 0, count: 16)
        var count = 0
    }

    init() { parts = [Part](repeating: Part(), count: 256) }

    enum Outcome {
        case added
        /// The row where the key was first seen; 0 when it is not known any more.
        case seen(row: Int)
    }

    func insert(_ mark: UInt64, row: Int) -> Outcome {
        let mark = mark == 0 ? 1 : mark
        let number = Int(truncatingIfNeeded: mark >> 56)
        let capacity = parts[number].marks.count
        if (parts[number].count + 1) * 7 > capacity * 6 { grow(number) }
        let outcome = Self.insert(mark, UInt32(truncatingIfNeeded: row), &parts[number], keepsRows)
        if case .added = outcome {
            count += 1
            if count == Self.mostRows { forgetRows() }
        }
        return outcome
    }

    /// The slot where the search for a mark begins: the mark's lower half, spread over a capacity that is no power of two.
    @inline(__always)
    private static func home(_ mark: UInt64, _ capacity: Int) -> Int { Int(truncatingIfNeeded: (mark & 0xFFFF_FFFF) &* UInt64(capacity) >> 32) }

    @inline(__always)
    private static func insert(_ mark: UInt64, _ row: UInt32, _ part: inout Part, _ keepsRows: Bool) -> Outcome {
        let capacity = part.marks.count
        var slot = home(mark, capacity)
        let found: Outcome = part.marks.withUnsafeMutableBufferPointer { marks in
            while marks[slot] != 0 {
                if marks[slot] == mark { return .seen(row: 0) }
                slot += 1
                if slot == capacity { slot = 0 }
            }
            marks[slot] = mark
            return .added
        }
        switch found {
        case .added:
            part.count += 1
            if keepsRows { part.rows[slot] = row }
            return .added
        case .seen: return .seen(row: keepsRows ? Int(part.rows[slot]) : 0)
        }
    }

    /// Half as large again, so that a part is never emptier than four sevenths.
    private func grow(_ number: Int) {
        let old = parts[number]
        let capacity = old.marks.count + old.marks.count / 2
        var larger = Part()
        larger.marks = [UInt64](repeating: 0, count: capacity)
        larger.rows = keepsRows ? [UInt32](repeating: 0, count: capacity) : []
        for (slot, mark) in old.marks.enumerated() where mark != 0 { _ = Self.insert(mark, keepsRows ? old.rows[slot] : 0, &larger, keepsRows) }
        parts[number] = larger
    }

    private func forgetRows() {
        keepsRows = false
        for number in parts.indices { parts[number].rows = [] }
    }
}
