/// Numbers of words, by their bytes: an open table, because every word of a catalogue is looked up in it.
struct WordTable {
    private var slots: [Int32]
    private var ends: [Int] = []
    private var arena: [UInt8] = []
    private var hashes: [UInt64] = []
    /// What the owner notes of each word.
    private var notes: [Int32] = []

    init() { slots = Array(repeating: -1, count: 1 << 12) }

    var count: Int { notes.count }

    /// The bytes of a word.
    subscript(number: Int) -> ArraySlice<UInt8> { arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    /// The note of a word; nil for one that is not there.
    func find(_ word: ArraySlice<UInt8>) -> Int32? {
        let hash = Self.hash(word)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, self[number].elementsEqual(word) { return notes[number] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Notes a word that is not there yet.
    mutating func add(_ word: ArraySlice<UInt8>, _ note: Int32) {
        let hash = Self.hash(word)
        place(Int32(notes.count), hash)
        arena.append(contentsOf: word)
        ends.append(arena.count)
        hashes.append(hash)
        notes.append(note)
        if notes.count * 2 > slots.count { grow() }
    }

    private mutating func place(_ number: Int32, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = number
    }

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        word.withUnsafeBufferPointer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 } }
        return hash ^ hash >> 29
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() { place(Int32(number), hash) }
    }
}
