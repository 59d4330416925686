internal import Bytes

/// Sums for each different text, in memory that does not grow beyond its bounds: the texts that come after them are put together as the rest.
struct GroupTable {
    private static let mostGroups = 20_000
    private static let mostBytes = 2 << 20
    static let longestText = 160

    private(set) var sums: [Double] = []
    private(set) var counts: [Int] = []
    private(set) var restSum = 0.0
    private(set) var restCount = 0
    /// Whether texts came that have no group of their own.
    private(set) var isFull = false
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Positions of groups plus one; 0 for none. A power of two, at most half of it in use.
    private var slots = [Int32](repeating: 0, count: 64)

    mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ value: Double) {
        let text = UnsafeBufferPointer(rebasing: text.prefix(Self.longestText))
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            let group = Int(slots[slot]) - 1
            if hashes[group] == hash, same(group, text) {
                sums[group] += value
                counts[group] += 1
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard sums.count < Self.mostGroups, bytes.count + text.count <= Self.mostBytes else {
            isFull = true
            restSum += value
            restCount += 1
            return
        }
        slots[slot] = Int32(sums.count + 1)
        sums.append(value)
        counts.append(1)
        hashes.append(hash)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        if sums.count * 2 > slots.count { grow() }
    }

    private func same(_ group: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = group == 0 ? 0 : ends[group - 1]
        return bytes[start..<ends[group]].elementsEqual(text)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        for (group, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(group + 1)
        }
    }

    var count: Int { sums.count }

    func text(of group: Int) -> String { String(decoding: bytes[(group == 0 ? 0 : ends[group - 1])..<ends[group]], as: UTF8.self) }
}
