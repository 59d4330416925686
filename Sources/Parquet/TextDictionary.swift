private import Glibc

/// The different texts of a column, each with its number: a column of few texts is written as numbers.
struct TextDictionary: ~Copyable {
    /// The texts as a dictionary page has them: each after its length.
    private(set) var texts = Buffer()
    private var starts: [UInt32] = []
    /// The upper half of a text's hash, and its number plus one; 0 where there is none. As many as a power of two.
    private var slots: UnsafeMutablePointer<UInt64>?
    private var capacity = 0

    /// With more, numbers would hardly be shorter than texts, and readers would hold much.
    static let mostTexts = 1 << 16
    static let mostBytes = 1 << 20
    /// So many tries to find a place: more are needed only when somebody has made texts that meet.
    private static let mostTries = 64

    var count: Int { starts.count }

    deinit { slots?.deallocate() }

    /// The number of a text.
    ///
    /// - Parameter isNew: whether it had none before.
    /// - Returns: nil when there is no room for it.
    @inline(__always)
    mutating func number(of text: UnsafeBufferPointer<UInt8>, isNew: inout Bool) -> UInt32? {
        let hash = Self.hash(text)
        if let slots {
            var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
            var tries = 0
            while slots[slot] != 0, tries < Self.mostTries {
                if slots[slot] >> 32 == hash >> 32 {
                    let number = UInt32(truncatingIfNeeded: slots[slot]) &- 1
                    if isText(Int(number), text) { return number }
                }
                slot = (slot + 1) & (capacity - 1)
                tries += 1
            }
            if tries == Self.mostTries { return nil }
        }
        isNew = true
        return add(text, hash)
    }

    @inline(__always)
    private func isText(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let memory = texts.start else { return false }
        let entry = UnsafeRawPointer(memory + Int(starts[number]))
        guard Int(UInt32(littleEndian: entry.loadUnaligned(as: UInt32.self))) == text.count else { return false }
        guard let start = text.baseAddress else { return true }
        return memcmp(entry + 4, start, text.count) == 0
    }

    @inline(never)
    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> UInt32? {
        guard count < Self.mostTexts, texts.count + text.count + 4 <= Self.mostBytes else { return nil }
        if count * 2 >= capacity { grow() }
        let number = UInt32(truncatingIfNeeded: count)
        starts.append(UInt32(truncatingIfNeeded: texts.count))
        texts.append(littleEndian: UInt32(truncatingIfNeeded: text.count))
        texts.append(UnsafeRawBufferPointer(text))
        place(number, hash)
        return number
    }

    private func place(_ number: UInt32, _ hash: UInt64) {
        guard let slots else { return }
        var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    }

    private mutating func grow() {
        slots?.deallocate()
        capacity = max(64, capacity * 4)
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
        larger.initialize(repeating: 0, count: capacity)
        slots = larger
        for number in starts.indices { place(UInt32(truncatingIfNeeded: number), Self.hash(self[number])) }
    }

    /// The text of a number.
    subscript(_ number: Int) -> UnsafeBufferPointer<UInt8> {
        guard let memory = texts.start, number < starts.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let entry = memory + Int(starts[number])
        let length = Int(UInt32(littleEndian: UnsafeRawPointer(entry).loadUnaligned(as: UInt32.self)))
        return UnsafeBufferPointer(start: entry + 4, count: length)
    }

    private static let secret: UInt64 = 0xA076_1D64_78BD_642F

    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = text.baseAddress else { return secret }
        let bytes = UnsafeRawPointer(start)
        let length = text.count
        @inline(__always)
        func eight(_ offset: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        @inline(__always)
        func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
            let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
            return product.high ^ product.low
        }
        var state = secret ^ UInt64(truncatingIfNeeded: length)
        if length >= 8 {
            var offset = 0
            while offset + 8 < length {
                state = mixed(state, eight(offset))
                offset += 8
            }
            return mixed(mixed(state, eight(length - 8)), secret)
        }
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(text[index]) << UInt64(index * 8) }
        return mixed(mixed(state, word), secret)
    }
}
