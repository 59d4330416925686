private import CHalle

/// The keys that have been seen in a column, or in several at once, to find those that come twice.
///
/// Only a 64-bit mark of each key is kept: the first few thousand together, then in parts that grow one at a time, at most 16 bytes a key at any
/// number of rows. Among four million keys two different ones share a mark with a probability of one in two million. The row of a key's first
/// coming is kept beside it as long as there are at most a million keys.
final class KeySet {
    /// One, later `mostParts`.
    private var parts: UnsafeMutablePointer<Part>
    private var partCount = 1
    private var keepsRows = true
    private var count = 0
    private static let mostParts = 256
    /// How many keys are kept together.
    private static let mostTogether = 1 << 15
    private static let mostRows = 1 << 20

    private struct Part {
        /// 0 stands for an empty slot.
        var marks: UnsafeMutablePointer<UInt64>
        var rows: UnsafeMutablePointer<UInt32>?
        var capacity: Int
        var count = 0

        init(capacity: Int, keepsRows: Bool) {
            self.capacity = capacity
            marks = .allocate(capacity: capacity)
            marks.initialize(repeating: 0, count: capacity)
            rows = keepsRows ? .allocate(capacity: capacity) : nil
        }

        /// Where a mark is looked for first: its lower half, spread over a capacity that is no power of two.
        @inline(__always)
        func place(of mark: UInt64) -> Int { Int(truncatingIfNeeded: ((mark & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: capacity)) >> 32) }

        /// The slot of a mark, or the free slot where it belongs; there always is a free one.
        @inline(__always)
        func slot(of mark: UInt64) -> Int {
            var slot = place(of: mark)
            while marks[slot] != 0, marks[slot] != mark {
                slot &+= 1
                if slot == capacity { slot = 0 }
            }
            return slot
        }

        /// Puts a mark that is not there into its slot.
        mutating func put(_ mark: UInt64, row: UInt32, at slot: Int) {
            marks[slot] = mark
            rows?[slot] = row
            count += 1
        }

        func deallocate() {
            marks.deallocate()
            rows?.deallocate()
        }
    }

    init() {
        parts = .allocate(capacity: 1)
        parts.initialize(to: Part(capacity: 128, keepsRows: true))
    }

    deinit {
        for number in 0..<partCount { parts[number].deallocate() }
        parts.deallocate()
    }

    enum Outcome {
        case added
        /// The row where the key was first seen; 0 when it is not known any more.
        case seen(row: Int)
    }

    /// Makes room for more keys, as long as all are kept together.
    func reserve(_ more: Int) {
        guard partCount == 1 else { return }
        let wanted = min(count + more, Self.mostTogether) * 4 / 3 + 1
        guard wanted > parts[0].capacity else { return }
        grow(parts, to: max(wanted, 2 * parts[0].capacity))
    }

    /// Has the memory at hand where a key will be looked for.
    @inline(__always)
    func expect(_ mark: UInt64) {
        let part = part(of: mark)
        halle_prefetch(part.pointee.marks + part.pointee.place(of: mark))
    }

    func insert(_ mark: UInt64, row: Int) -> Outcome {
        let mark = mark == 0 ? 1 : mark
        let part = part(of: mark)
        let slot = part.pointee.slot(of: mark)
        if part.pointee.marks[slot] == mark { return .seen(row: part.pointee.rows.map { Int($0[slot]) } ?? 0) }
        part.pointee.put(mark, row: UInt32(truncatingIfNeeded: row), at: slot)
        count += 1
        // At most three quarters full, so that a search stays short.
        if part.pointee.count * 4 > part.pointee.capacity * 3 { grow(part) }
        if count == Self.mostTogether { partUp() }
        if count == Self.mostRows { forgetRows() }
        return .added
    }

    @inline(__always)
    private func part(of mark: UInt64) -> UnsafeMutablePointer<Part> { parts + Int(truncatingIfNeeded: mark >> 56) & (partCount - 1) }

    private func grow(_ part: UnsafeMutablePointer<Part>) {
        // Of many parts, each at least fifteen twenty-eighths full after growing, so that memory is too.
        grow(part, to: partCount == 1 ? part.pointee.capacity * 2 : part.pointee.capacity * 7 / 5 + 1)
    }

    private func grow(_ part: UnsafeMutablePointer<Part>, to capacity: Int) {
        let old = part.pointee
        part.pointee = Part(capacity: capacity, keepsRows: keepsRows)
        forEach(in: old) { mark, row in part.pointee.put(mark, row: row, at: part.pointee.slot(of: mark)) }
        old.deallocate()
    }

    private func partUp() {
        let whole = parts[0]
        parts.deallocate()
        partCount = Self.mostParts
        parts = .allocate(capacity: partCount)
        // Twice as many as each gets on average.
        for number in 0..<partCount { (parts + number).initialize(to: Part(capacity: 2 * Self.mostTogether / partCount, keepsRows: keepsRows)) }
        forEach(in: whole) { mark, row in
            let part = part(of: mark)
            part.pointee.put(mark, row: row, at: part.pointee.slot(of: mark))
            if part.pointee.count * 4 > part.pointee.capacity * 3 { grow(part) }
        }
        whole.deallocate()
    }

    private func forEach(in part: Part, _ body: (_ mark: UInt64, _ row: UInt32) -> Void) {
        for slot in 0..<part.capacity where part.marks[slot] != 0 { body(part.marks[slot], part.rows?[slot] ?? 0) }
    }

    private func forgetRows() {
        keepsRows = false
        for number in 0..<partCount {
            parts[number].rows?.deallocate()
            parts[number].rows = nil
        }
    }
}
