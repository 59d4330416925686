/// Words without accents in lower case, asked by their bytes: a table of places in the text that they are written in. Asking allocates nothing.
struct WordList: @unchecked Sendable {
    /// The literal, which is there as long as the program runs; so are the slots.
    private let text: UnsafePointer<UInt8>
    /// Place in the text from bit 8 on, length below; 0 where no word is. A power of two of them, at least twice as many as words.
    private let slots: UnsafeMutableBufferPointer<UInt32>

    init(_ literal: StaticString) {
        text = literal.utf8Start
        let words = Bytes8(start: text, count: literal.utf8CodeUnitCount).split { $0 <= 0x20 }
        var size = 16
        while size < words.count * 2 { size *= 2 }
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0)
        for word in words {
            let slot = slot(of: Bytes8(rebasing: word))
            slots[slot] = UInt32(word.startIndex) << 8 | UInt32(word.count)
        }
    }

    func contains(_ word: Bytes8) -> Bool { slots[slot(of: word)] != 0 }

    func contains(_ word: some Collection<UInt8>) -> Bool {
        word.withContiguousStorageIfAvailable { contains($0) } ?? Array(word).withUnsafeBufferPointer { contains($0) }
    }

    /// Where a word is, or would be.
    private func slot(of word: Bytes8) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
        while slots[slot] != 0, !isWord(slots[slot], word) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func isWord(_ entry: UInt32, _ word: Bytes8) -> Bool {
        guard Int(entry & 0xFF) == word.count else { return false }
        let start = text + Int(entry >> 8)
        for index in word.indices where start[index] != word[index] { return false }
        return true
    }
}
