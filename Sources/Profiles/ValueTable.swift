/// The distinct values of a column, exactly, as long as they are few: how many times each came, and what it reads as.
///
/// Whatever else a profile tells of such a column is worked out from here at the end, once a value and not once a cell.
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
    private(set) var entries: [Entry] = []
    private var texts: [UInt8] = []
    /// Whether some values have no text: those that come again get one.
    private(set) var hasLostTexts = false
    private let limit: Int
    private let textLimit: Int

    /// - Parameter textLimit: how many bytes of text to hold.
    init(limit: Int, textLimit: Int) {
        self.limit = limit
        self.textLimit = textLimit
        mask = 63
        slots = .allocate(capacity: 64)
        slots.initialize(repeating: Slot(hash: 0, tally: 0), count: 64)
    }

    deinit { slots.deallocate() }

    var isFull: Bool { entries.count == limit }

    /// Adds a value that is not there, counted once; the table must not be full.
    func insert(hash: UInt64, _ reading: CellReading, characters: Int, text: UnsafeBufferPointer<UInt8>) {
        // First, for it may look through the table.
        let place = text.count > shownCharacters ? shownText(text).withUnsafeBufferPointer(keepText) : keepText(text)
        if (entries.count + 1) * 4 > (mask + 1) * 3 { grow() }
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].tally != 0 { index = (index + 1) & mask }
        slots[index] = Slot(hash: hash, tally: Slot.one | UInt64(entries.count))
        entries.append(
            Entry(
                value: reading.value, offset: place.offset, length: place.length, form: reading.form,
                signs: UInt8(truncatingIfNeeded: reading.signs.rawValue), characters: UInt32(truncatingIfNeeded: characters)))
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Slot>.allocate(capacity: (mask + 1) * 2)
        larger.initialize(repeating: Slot(hash: 0, tally: 0), count: (mask + 1) * 2)
        let largerMask = mask * 2 + 1
        for old in 0...mask where slots[old].tally != 0 {
            var index = Int(truncatingIfNeeded: slots[old].hash) & largerMask
            while larger[index].tally != 0 { index = (index + 1) & largerMask }
            larger[index] = slots[old]
        }
        slots.deallocate()
        slots = larger
        mask = largerMask
    }

    // MARK: Texts

    /// Keeps the text of a value that came again and has none.
    func keepTextIfLost(_ text: UnsafeBufferPointer<UInt8>, ofSlot slot: Int) {
        let entry = slots[slot].entry
        guard entries[entry].offset == Entry.noText else { return }
        let place = shownText(text).withUnsafeBufferPointer(keepText)
        entries[entry].offset = place.offset
        entries[entry].length = place.length
    }

    /// - Parameter text: as it is shown.
    private func keepText(_ text: UnsafeBufferPointer<UInt8>) -> (offset: UInt32, length: UInt16) {
        if texts.count + text.count > textLimit { letTextsGo(room: text.count) }
        let offset = texts.count
        texts.append(contentsOf: text)
        return (UInt32(offset), UInt16(truncatingIfNeeded: text.count))
    }

    /// Lets go of all texts but those of the most frequent values.
    ///
    /// A value without a text gets one when it comes again. One that does not come again stays behind the values kept here, so that the most
    /// frequent ones always have theirs.
    private func letTextsGo(room: Int) {
        hasLostTexts = true
        let kept = Set(mostFrequent(Self.keptTexts).map(\.entry))
        var remaining: [UInt8] = []
        for index in entries.indices where entries[index].offset != Entry.noText {
            guard kept.contains(index), remaining.count + Int(entries[index].length) + room <= textLimit else {
                entries[index].offset = Entry.noText
                continue
            }
            let start = Int(entries[index].offset)
            entries[index].offset = UInt32(remaining.count)
            remaining.append(contentsOf: texts[start..<(start + Int(entries[index].length))])
        }
        texts = remaining
    }

    private static let keptTexts = 16

    func text(ofEntry entry: Int) -> ArraySlice<UInt8>? {
        let entry = entries[entry]
        guard entry.offset != Entry.noText else { return nil }
        return texts[Int(entry.offset)..<(Int(entry.offset) + Int(entry.length))]
    }

    // MARK: Reading

    /// How many times each entry came, in the order of their first coming.
    func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: entries.count)
        for index in 0...mask where slots[index].tally != 0 { counts[slots[index].entry] = slots[index].count }
        return counts
    }

    /// The hash of each entry, in the order of their first coming.
    func hashes() -> [UInt64] {
        var hashes = [UInt64](repeating: 0, count: entries.count)
        for index in 0...mask where slots[index].tally != 0 { hashes[slots[index].entry] = slots[index].hash }
        return hashes
    }

    /// The values that came most often, the first to come first among equals.
    func mostFrequent(_ number: Int) -> [(entry: Int, count: Int)] {
        let counts = counts()
        let least = Self.leastCount(of: number, counts)
        let ahead = counts.indices.filter { counts[$0] > least }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        let level = counts.indices.lazy.filter { counts[$0] == least }.prefix(max(number - ahead.count, 0))
        return (ahead + level).prefix(number).map { ($0, counts[$0]) }
    }

    /// A count that fewer than `number` values exceed, and that as many reach as far as counts up to 1,023 tell; so that only those few
    /// need to be sorted.
    private static func leastCount(of number: Int, _ counts: [Int]) -> Int {
        var sizes = [Int](repeating: 0, count: 1024)
        for count in counts { sizes[min(count, 1023)] += 1 }
        var reached = sizes[1023]
        if reached >= number { return 1022 }
        for count in stride(from: 1022, through: 1, by: -1) {
            reached += sizes[count]
            if reached >= number { return count }
        }
        return 0
    }
}

/// How many characters of a value are shown at most.
let shownCharacters = 100

/// A text as it is shown: cut to 100 characters, the last of them `…` when there was more.
func shownText(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard text.count > shownCharacters, prefixLength(text, characters: shownCharacters) < text.count else { return Array(text) }
    return text[..<prefixLength(text, characters: shownCharacters - 1)] + [0xE2, 0x80, 0xA6]
}
