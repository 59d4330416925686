private import CHalle

/// The distinct values of a column, exactly, as long as they are few: how many times each came, and what it reads as.
///
/// Whatever else a profile tells of such a column is worked out from here at the end, once a value and not once a cell. It keeps its memory
/// from one column to the next.
final class ValueTable {
    struct Entry {
        let hash: UInt64
        var value: Double
        /// How many times it came.
        var count: Int
        /// Where its text lies in `texts`; `noText` when it has none.
        var offset: UInt32
        var length: UInt16
        var form: CellForm
        var signs: UInt8

        static let noText = UInt32.max
    }

    /// Where the hashes lead to, a power of two of them: the number of an entry, from 1, in the low 24 bits, the high bits of its hash above;
    /// 0 when free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask = 0
    /// How many there is memory for.
    private var slotCapacity: Int
    private var values: UnsafeMutablePointer<Entry>
    private var valueCapacity: Int
    /// How many distinct values there are.
    private(set) var count = 0
    private var texts: UnsafeMutablePointer<UInt8>
    private var textCapacity: Int
    private var textCount = 0
    /// How much room is set aside for texts: a value's when it first comes, though its text may be kept later or never.
    private var textRoom = 0
    /// Of how many values, the first ones, texts were let go: theirs have no room set aside.
    private var settled = 0
    private var limit = 0
    private var textLimit = 0
    /// How many cells were counted.
    private(set) var cells = 0
    private(set) var lengths = TextLengths()
    /// A bit for each form there is.
    private(set) var forms: UInt32 = 0
    /// All signs there are.
    private(set) var signs: UInt8 = 0

    private static let leastSlots = 64
    /// So many cells before it is counted a cell's slot is asked for: time enough to come from afar, and no more at once than a processor fetches.
    private static let ahead = 12
    private static let entryBits: UInt64 = 1 << 24 - 1

    /// It must be emptied before its first use.
    init() {
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
        mask = 0
        count = 0
        textCount = 0
        textRoom = 0
        settled = 0
        cells = 0
        lengths = TextLengths()
        forms = 0
        signs = 0
    }

    /// Of memory, in bytes.
    var size: Int { slotCapacity * MemoryLayout<UInt64>.stride + valueCapacity * MemoryLayout<Entry>.stride + textCapacity }

    /// In the order of their first coming.
    var entries: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: values, count: count) }

    /// Whether all have one form and no signs.
    var isUniform: Bool { signs == 0 && forms & (forms &- 1) == 0 }

    /// Makes room for so many more values, or as many as the table may hold.
    private func reserve(_ more: Int) {
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
        var size = max(mask + 1, Self.leastSlots)
        // Far at once, once the table has grown, as long as it may come to need it.
        while wanted * 4 > size * 3 || (count > 0 && size < (mask + 1) * 4 && size * 3 < limit * 4) { size *= 2 }
        if size > slotCapacity {
            slots.deallocate()
            slots = .allocate(capacity: size)
            slotCapacity = size
        }
        slots.initialize(repeating: 0, count: size)
        mask = size - 1
        for number in 0..<count {
            let hash = values[number].hash
            var index = Int(truncatingIfNeeded: hash) & mask
            while slots[index] != 0 { index = (index &+ 1) & mask }
            slots[index] = Self.slot(hash, entry: number)
        }
    }

    @inline(__always)
    private static func slot(_ hash: UInt64, entry: Int) -> UInt64 { hash & ~entryBits | UInt64(truncatingIfNeeded: entry &+ 1) }

    // MARK: Counting

    /// Counts the values of some cells, and brings the cells of new values to the front: these are the last entries from then on, and what
    /// they read as is to be told by `set`.
    ///
    /// Gives how many cells were counted: fewer than all when the table was full.
    func add(_ cells: UnsafeMutableBufferPointer<CellScan>) -> Int {
        reserve(cells.count)
        let (slots, mask, values) = (slots, mask, values)
        for place in 0..<min(Self.ahead, cells.count) { halle_prefetch(slots + (Int(truncatingIfNeeded: cells[place].hash) & mask)) }
        var added = 0
        for place in cells.indices {
            let hash = cells[place].hash
            halle_prefetch(slots + (Int(truncatingIfNeeded: cells[min(place &+ Self.ahead, cells.count &- 1)].hash) & mask))
            var index = Int(truncatingIfNeeded: hash) & mask
            var slot = slots[index]
            while slot != 0 {
                let entry = values + (Int(truncatingIfNeeded: slot & Self.entryBits) &- 1)
                if (slot ^ hash) <= Self.entryBits, entry.pointee.hash == hash {
                    entry.pointee.count &+= 1
                    if entry.pointee.offset == Entry.noText { keepLateText(cells[place], of: entry) }
                    break
                }
                index = (index &+ 1) & mask
                slot = slots[index]
            }
            guard slot == 0 else { continue }
            guard count < limit else {
                self.cells += place
                return place
            }
            let cell = cells[place]
            let shown = shown(cell)
            setRoomAside(shown.count)
            slots[index] = Self.slot(hash, entry: count)
            let entry = values + count
            entry.initialize(to: Entry(hash: hash, value: 0, count: 1, offset: Entry.noText, length: 0, form: .text, signs: 0))
            count &+= 1
            if count <= Self.textsAtOnce { keepText(shown, of: entry) }
            // In a column of different values all are new.
            if added != place { cells[added] = cell }
            added &+= 1
        }
        self.cells += cells.count
        return cells.count
    }

    /// A new cell's text as it is shown.
    @inline(__always)
    private func shown(_ cell: CellScan) -> ShownText {
        if cell.length <= shownCharacters {
            lengths.add(cell)
            return ShownText(cell)
        }
        let characters = cell.characters
        lengths.add(characters: characters)
        return ShownText(cell, characters: characters)
    }

    /// Says what the last entries read as, one for each cell.
    @inline(__always)
    func set(_ cells: UnsafeBufferPointer<CellScan>, _ read: (CellScan) -> CellReading) {
        let first = values + (count - cells.count)
        var forms: UInt32 = 0
        var signs: UInt8 = 0
        for place in cells.indices {
            let reading = read(cells[place])
            first[place].value = reading.value
            first[place].form = reading.form
            first[place].signs = UInt8(truncatingIfNeeded: reading.signs.rawValue)
            forms |= 1 &<< UInt32(reading.form.rawValue)
            signs |= UInt8(truncatingIfNeeded: reading.signs.rawValue)
        }
        self.forms |= forms
        self.signs |= signs
    }

    // MARK: Texts

    /// Of how many values the text is kept when they come first. All others get theirs when they come again: as long as they do not, they stay
    /// behind these, and nobody asks for it.
    private static let textsAtOnce = 64

    @inline(never)
    private func keepLateText(_ cell: CellScan, of entry: UnsafeMutablePointer<Entry>) {
        let shown = ShownText(cell)
        if entry - values < settled { setRoomAside(shown.count) }
        keepText(shown, of: entry)
    }

    private func keepText(_ shown: ShownText, of entry: UnsafeMutablePointer<Entry>) {
        if textCount + shown.count > textCapacity { growTexts(shown.count) }
        shown.write(to: texts + textCount)
        entry.pointee.offset = UInt32(truncatingIfNeeded: textCount)
        entry.pointee.length = UInt16(truncatingIfNeeded: shown.count)
        textCount += shown.count
    }

    @inline(__always)
    private func setRoomAside(_ room: Int) {
        if textRoom + room > textLimit { letTextsGo(room: room) }
        textRoom += room
    }

    @inline(never)
    private func growTexts(_ room: Int) {
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
    @inline(never)
    private func letTextsGo(room: Int) {
        let kept = Set(mostFrequentOfAll(Self.keptTexts))
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
        textRoom = textCount
        settled = count
    }

    private static let keptTexts = 16

    func text(ofEntry entry: Int) -> UnsafeBufferPointer<UInt8>? {
        let entry = entries[entry]
        guard entry.offset != Entry.noText else { return nil }
        return UnsafeBufferPointer(start: texts + Int(entry.offset), count: Int(entry.length))
    }

    // MARK: Reading

    /// The entries that came most often, the first to come first among equals.
    func mostFrequent(_ number: Int) -> [Int] {
        // None came twice.
        count == cells ? Array(0..<min(number, count)) : mostFrequentOfAll(number)
    }

    private func mostFrequentOfAll(_ number: Int) -> [Int] {
        var best: [Int] = []
        best.reserveCapacity(min(number, count))
        // What a value must exceed to be among them.
        var least = 0
        for entry in 0..<count where values[entry].count > least {
            if best.count == number { best.removeLast() }
            best.append(entry)
            var place = best.count - 1
            while place > 0, values[best[place - 1]].count < values[entry].count {
                best.swapAt(place - 1, place)
                place -= 1
            }
            if best.count == number { least = values[best[number - 1]].count }
        }
        return best
    }
}
