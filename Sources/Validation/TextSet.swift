private import Glibc

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

    func contains(_ text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { contains($0) } }

    @inline(__always)
    func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        let sought = mark(of: text)
        var slot = Int(truncatingIfNeeded: sought) & mask
        return slots.withUnsafeBufferPointer { slots in
            while slots[slot] >= 0 {
                let index = Int(slots[slot])
                if marks[index] == sought, isText(index, text) { return index }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    @inline(__always)
    private func isText(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        texts[index].withUnsafeBufferPointer { own in
            guard own.count == text.count else { return false }
            guard let one = own.baseAddress, let other = text.baseAddress else { return true }
            return memcmp(one, other, own.count) == 0
        }
    }
}
