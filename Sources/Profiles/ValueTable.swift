/// The distinct values of a column, exactly, as long as they are few: how many times each came, and what it reads as.
///
/// Whatever else a profile tells of such a column is worked out from here at the end, once a value and not once a cell. It keeps its memory
/// from one column to the next.
final class ValueTable {
    struct Slot {
        var hash: UInt64
        /// How many times the value came, above; the place of its entry in the low 24 bits. 0 when the slot is free.
        var tally: UInt64

        static let one: UInt64 = 1 << 24
        var entry: Int { Int(truncatingIfNeeded: tally & (Self.one - 1)) }
        var count: Int { Int(truncatingIfNeeded: tally >> 24) }
    }

    struct Entry {
        var value: Double
        /// Where its text lies in `texts`; `noText` when it was let go.
        var offset: UInt32
        var length: UInt16
        var form: CellForm
        var signs: UInt8
        /// In characters.
        var characters: UInt32

        static let noText = UInt32.max
    }

    /// A power of two of them.
    private(set) var slots: UnsafeMutablePointer<Slot>
    private(set) var mask: Int
    /// How many there is memory for.
    private var slotCapacity: Int
    private var values: UnsafeMutablePointer<Entry>
    private var valueCapacity: Int
    /// How many distinct values there are.
    private(set) var count = 0
    private var texts: UnsafeMutablePointer<UInt8>
    private var textCapacity: Int
    private var textCount = 0
    /// Whether some values have no text: those that come again get one.
    private(set) var hasLostTexts = false
    private var limit = 0
    private var textLimit = 0

    private static let leastSlots = 64

    /// It must be emptied before its first use.
    init() {
        mask = Self.leastSlots - 1
        slotCapacity = Self.leastSlots
        slots = .allocate(capacity: slotCapacity)
        valueCapacity = 64
        values = .allocate(capacity: valueCapacity)
        textCapacity = 1024
        texts = .allocate(capacity: textCapacity)
    }

    deinit {
        slots.deallocate()
        values.deallocate()
        texts.deallocate()
    }

    /// Empties the table for another column.
    ///
    /// - Parameters:
    ///   - limit: how many distinct values to hold.
    ///   - textLimit: how many bytes of text.
    func empty(limit: Int, textLimit: Int) {
        self.limit = limit
        self.textLimit = textLimit
        mask = Self.leastSlots - 1
        slots.initialize(repeating: Slot(hash: 0, tally: 0), count: Self.leastSlots)
        count = 0
        textCount = 0
        hasLostTexts = false
    }

    /// Of memory, in bytes.
    var size: Int { slotCapacity * MemoryLayout<Slot>.stride + valueCapacity * MemoryLayout<Entry>.stride + textCapacity }

    var isFull: Bool { count == limit }

    var entries: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: values, count: count) }

    /// Makes room for so many more values, or as many as the table may hold. Pointers to its slots are void from then on.
    func reserve(_ more: Int) {
        let wanted = min(count + more, limit)
        if wanted > valueCapacity { growValues(wanted) }
        if wanted * 4 > (mask + 1) * 3 { growSlots(wanted) }
    }

    private func growValues(_ wanted: Int) {
        valueCapacity = min(max(wanted, valueCapacity * 2), max(limit, wanted))
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: valueCapacity)
        larger.update(from: values, count: count)
        values.deallocate()
        values = larger
    }

    private func growSlots(_ wanted: Int) {
        var size = (mask + 1) * 2
        while wanted * 4 > size * 3 { size *= 2 }
        let old = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        var found = 0
        for index in 0...mask where slots[index].tally != 0 && found < count {
            old[found] = slots[index]
            found += 1
        }
        if size > slotCapacity {
            slots.deallocate()
            slots = .allocate(capacity: size)
            slotCapacity = size
        }
        slots.initialize(repeating: Slot(hash: 0, tally: 0), count: size)
        mask = size - 1
        for number in 0..<found {
            var index = Int(truncatingIfNeeded: old[number].hash) & mask
            while slots[index].tally != 0 { index = (index + 1) & mask }
            slots[index] = old[number]
        }
        old.deallocate()
    }

    /// Adds a value that is not there, counted once; there must be room for it.
    ///
    /// - Parameter slot: the free one that its hash leads to.
    @inline(__always)
    func insert(_ cell: CellScan, _ reading: CellReading, at slot: Int) {
        let characters = cell.characters
        // First, for it may look through the table.
        let place = keepText(cell, characters: characters)
        slots[slot] = Slot(hash: cell.hash, tally: Slot.one | UInt64(truncatingIfNeeded: count))
        values[count] = Entry(
            value: reading.value, offset: place.offset, length: place.length, form: reading.form,
            signs: UInt8(truncatingIfNeeded: reading.signs.rawValue), characters: UInt32(truncatingIfNeeded: characters))
        count += 1
    }

    // MARK: Texts

    /// Keeps the text of a value that came again and has none.
    func keepTextIfLost(_ cell: CellScan, ofSlot slot: Int) {
        let entry = slots[slot].entry
        guard values[entry].offset == Entry.noText else { return }
        let place = keepText(cell, characters: cell.characters)
        values[entry].offset = place.offset
        values[entry].length = place.length
    }

    /// Keeps a text as it is shown.
    @inline(__always)
    private func keepText(_ cell: CellScan, characters: Int) -> (offset: UInt32, length: UInt16) {
        let shown = ShownText(cell.bytes, characters: characters)
        if textCount + shown.count > min(textLimit, textCapacity) { makeTextRoom(shown.count) }
        let offset = textCount
        shown.write(to: texts + offset)
        textCount += shown.count
        return (UInt32(truncatingIfNeeded: offset), UInt16(truncatingIfNeeded: shown.count))
    }

    @inline(never)
    private func makeTextRoom(_ room: Int) {
        if textCount + room > textLimit { letTextsGo(room: room) }
        guard textCount + room > textCapacity else { return }
        textCapacity = max(min(textCapacity * 2, textLimit), textCount + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
        larger.update(from: texts, count: textCount)
        texts.deallocate()
        texts = larger
    }

    /// Lets go of all texts but those of the most frequent values.
    ///
    /// A value without a text gets one when it comes again. One that does not come again stays behind the values kept here, so that the most
    /// frequent ones always have theirs.
    private func letTextsGo(room: Int) {
        hasLostTexts = true
        let kept = Set(mostFrequent(Self.keptTexts, counts()).map(\.entry))
        var remaining: [UInt8] = []
        for index in 0..<count where values[index].offset != Entry.noText {
            guard kept.contains(index), remaining.count + Int(values[index].length) + room <= textLimit, let text = text(ofEntry: index) else {
                values[index].offset = Entry.noText
                continue
            }
            values[index].offset = UInt32(remaining.count)
            remaining.append(contentsOf: text)
        }
        for (index, byte) in remaining.enumerated() { texts[index] = byte }
        textCount = remaining.count
    }

    private static let keptTexts = 16

    func text(ofEntry entry: Int) -> UnsafeBufferPointer<UInt8>? {
        let entry = entries[entry]
        guard entry.offset != Entry.noText else { return nil }
        return UnsafeBufferPointer(start: texts + Int(entry.offset), count: Int(entry.length))
    }

    // MARK: Reading

    /// How many times each entry came, in the order of their first coming.
    func counts() -> [Int] {
        let slots = self.slots
        let mask = self.mask
        return [Int](unsafeUninitializedCapacity: count) { counts, size in
            counts.initialize(repeating: 0)
            for index in 0...mask where slots[index].tally != 0 && slots[index].entry < counts.count { counts[slots[index].entry] = slots[index].count }
            size = counts.count
        }
    }

    /// The hash of each entry, in the order of their first coming.
    func hashes() -> [UInt64] {
        var hashes = [UInt64](repeating: 0, count: count)
        for index in 0...mask where slots[index].tally != 0 { hashes[slots[index].entry] = slots[index].hash }
        return hashes
    }
}

/// The values that came most often, the first to come first among equals.
///
/// - Parameter counts: how many times each came, in the order of their first coming.
func mostFrequent(_ number: Int, _ counts: [Int]) -> [(entry: Int, count: Int)] {
    var best: [(entry: Int, count: Int)] = []
    best.reserveCapacity(number + 1)
    // What a value must exceed to be among them.
    var least = 0
    for (entry, count) in counts.enumerated() where count > least {
        var place = best.count
        while place > 0, best[place - 1].count < count { place -= 1 }
        best.insert((entry, count), at: place)
        if best.count > number { best.removeLast() }
        if best.count == number { least = best[number - 1].count }
    }
    return best
}
