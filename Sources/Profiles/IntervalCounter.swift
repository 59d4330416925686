private import CHalle

/// Counts keys in intervals as fine as memory allows: exactly while there are few keys, then in intervals of 2, 4, 8 … keys.
///
/// The intervals are as fine as they can be without more than the limit being in use, so that neither the order in which keys come nor how
/// they are dealt out over several counters changes the outcome, and a far outlier costs one interval. (A uniform collapse, as in
/// UDDSketch, Epicoco et al. 2020, over the bits of a double.)
final class IntervalCounter {
    private struct Slot {
        var interval: UInt64
        /// 0 when the slot is free.
        var count: UInt64
    }

    private struct State {
        var slots: UnsafeMutablePointer<Slot>
        /// 2 to this power slots.
        var bits: UInt64
        var used = 0
        var shift: UInt64 = 0
    }

    private let state: UnsafeMutablePointer<State>
    private let limit: Int

    /// - Parameter limit: how many intervals may be in use.
    init(limit: Int) {
        self.limit = limit
        state = .allocate(capacity: 1)
        state.initialize(to: State(slots: Self.freeSlots(6), bits: 6))
    }

    deinit {
        state.pointee.slots.deallocate()
        state.deallocate()
    }

    private static func freeSlots(_ bits: UInt64) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << bits)
        slots.initialize(repeating: Slot(interval: 0, count: 0), count: 1 << bits)
        return slots
    }

    /// Has the memory for a key brought near, for `add`.
    @inline(__always)
    func expect(_ key: UInt64) {
        halle_prefetch(state.pointee.slots + Self.start(key &>> state.pointee.shift, bits: state.pointee.bits))
    }

    @inline(__always)
    private static func start(_ interval: UInt64, bits: UInt64) -> Int {
        Int(truncatingIfNeeded: (interval &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
    }

    @inline(__always)
    func add(_ key: UInt64, weight: UInt64 = 1) {
        let bits = state.pointee.bits
        let slots = state.pointee.slots
        let interval = key &>> state.pointee.shift
        let mask = 1 &<< Int(truncatingIfNeeded: bits) &- 1
        var index = Self.start(interval, bits: bits)
        while slots[index].count != 0 {
            if slots[index].interval == interval {
                slots[index].count &+= weight
                return
            }
            index = (index &+ 1) & mask
        }
        addNew(key, weight: weight, at: index)
    }

    @inline(never)
    private func addNew(_ key: UInt64, weight: UInt64, at index: Int) {
        if state.pointee.used == limit {
            coarsen(with: key)
        } else if (state.pointee.used + 1) * 2 > 1 << Int(state.pointee.bits) {
            rebuild(bits: state.pointee.bits + 1, shift: state.pointee.shift)
        } else {
            state.pointee.slots[index] = Slot(interval: key &>> state.pointee.shift, count: weight)
            state.pointee.used += 1
            return
        }
        add(key, weight: weight)
    }

    /// Fills an empty counter: the same as adding each, and quicker.
    func start(with keys: [(key: UInt64, count: Int)]) {
        let shift = Self.leastShift(keys.map(\.key).sorted(), from: 0, limit: limit)
        if shift > 0 { rebuild(bits: state.pointee.bits, shift: shift) }
        for (key, count) in keys { add(key, weight: UInt64(count)) }
    }

    /// Widens the intervals until the key has its place among no more than `limit`.
    private func coarsen(with key: UInt64) {
        let shift = state.pointee.shift
        let inUse = (intervals().map(\.first) + [(key >> shift) << shift]).sorted()
        rebuild(bits: state.pointee.bits, shift: Self.leastShift(inUse, from: shift + 1, limit: limit))
    }

    /// The least shift that leaves no more than `limit` different ones of some keys in ascending order.
    private static func leastShift(_ keys: [UInt64], from least: UInt64, limit: Int) -> UInt64 {
        var low = min(least, 63)
        var high: UInt64 = 63
        while low < high {
            let middle = (low + high) / 2
            var distinct = 1
            for index in 1..<max(keys.count, 1) where keys[index] >> middle != keys[index - 1] >> middle { distinct += 1 }
            if distinct > limit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func rebuild(bits: UInt64, shift: UInt64) {
        let old = state.pointee
        state.pointee = State(slots: Self.freeSlots(bits), bits: bits, shift: shift)
        for index in 0..<(1 << Int(old.bits)) where old.slots[index].count != 0 {
            add(old.slots[index].interval << old.shift, weight: old.slots[index].count)
        }
        old.slots.deallocate()
    }

    /// The intervals in use, by their keys: the first and last key of each, and how many fell between them.
    func intervals() -> [(first: UInt64, last: UInt64, count: Int)] {
        let shift = state.pointee.shift
        return (0..<(1 << Int(state.pointee.bits))).compactMap { index in
            let slot = state.pointee.slots[index]
            guard slot.count != 0 else { return nil }
            return (slot.interval << shift, slot.interval << shift | (1 << shift - 1), Int(slot.count))
        }.sorted { $0.first < $1.first }
    }
}

/// A double's bits as a number that sorts as the double does.
@inline(__always)
func sortKey(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
}

func number(ofSortKey key: UInt64) -> Double { Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key) }
