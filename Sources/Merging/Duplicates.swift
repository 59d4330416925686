internal import Bytes

/// The mark of a row's key, and the row it stands in.
struct KeyRecord: BitwiseCopyable {
    /// A row that has no value of the key.
    init(ofNothingIn row: Int) { self.init(high: 0, low: 0, row: row) }

    init(high: UInt64, low: UInt64, row: Int) { (self.high, self.low, self.row) = (high, low, row) }

    var isOfNothing: Bool { high == 0 && low == 0 }

    var high: UInt64
    var low: UInt64
    /// As a spreadsheet shows it.
    var row: Int

    static func all(in bytes: [UInt8]) -> [KeyRecord] {
        bytes.withUnsafeBytes { buffer in
            (0..<buffer.count / MemoryLayout<KeyRecord>.size).map {
                buffer.loadUnaligned(fromByteOffset: $0 * MemoryLayout<KeyRecord>.size, as: KeyRecord.self)
            }
        }
    }
}

/// Rows of one source that stand elsewhere too.
struct LosingRows {
    /// One bit a row that was put by.
    fileprivate var bits: [UInt64]
    private(set) var count = 0
    /// Where the row that stays stands, by the position of the one that does not; of the first rows only.
    private var winners: [Int: Winner] = [:]

    struct Winner {
        var source: Int
        /// Which key both have (`RowKeys`).
        var key: Int
    }

    private static let mostWinners = 100_000

    init(rows: Int) { bits = Array(repeating: 0, count: (rows + 63) / 64) }

    mutating func insert(_ position: Int, for winner: Winner) {
        bits[position >> 6] |= 1 << UInt64(position & 63)
        count += 1
        if winners.count < Self.mostWinners { winners[position] = winner }
    }

    func contains(_ position: Int) -> Bool { bits[position >> 6] & 1 << UInt64(position & 63) != 0 }
    func winner(of position: Int) -> Winner? { winners[position] }
}

/// The rows that do not stay because their key stands in a row that does.
struct Duplicates {
    /// By source; nil for one without such rows.
    var rows: [LosingRows?]

    /// How many keys are held in memory at a time.
    private static let mostAtOnce = 1 << 21

    /// - Parameter order: the numbers of the sources; of two rows with one key the first in this order stays.
    static func find(_ readings: [SourceReading], newestFirst order: [Int], _ spool: Spool) throws -> Duplicates {
        var found = Duplicates(rows: Array(repeating: nil, count: readings.count))
        let total = readings.reduce(0) { $0 + $1.put }
        guard total > 1 else { return found }
        // A row that one key has put out counts for none of the next.
        for key in 0..<(readings.map(\.keys.count).max() ?? 0) { try found.find(key, readings, order, total, spool) }
        return found
    }

    private mutating func find(_ key: Int, _ readings: [SourceReading], _ order: [Int], _ total: Int, _ spool: Spool) throws {
        // Keys are spread evenly over their marks: a part of them at a time, as many turns as it takes.
        let parts = UInt64((total + Self.mostAtOnce - 1) / Self.mostAtOnce)
        for part in 0..<parts {
            var seen = SeenKeys(expecting: total / Int(parts))
            for number in order where key < readings[number].keys.count {
                var position = 0
                for piece in readings[number].keys[key] {
                    for record in KeyRecord.all(in: try Merge.bytes(piece, spool)) {
                        defer { position += 1 }
                        if record.isOfNothing || parts > 1 && record.low % parts != part || rows[number]?.contains(position) == true { continue }
                        guard let winner = seen.insert(record, of: number) else { continue }
                        rows[number, default: LosingRows(rows: readings[number].put)]
                            .insert(position, for: LosingRows.Winner(source: winner, key: key))
                    }
                }
            }
        }
    }
}

extension [LosingRows?] {
    fileprivate subscript(number: Int, default empty: @autoclosure () -> LosingRows) -> LosingRows {
        get { self[number] ?? empty() }
        _modify {
            var rows = self[number] ?? empty()
            self[number] = nil
            defer { self[number] = rows }
            yield &rows
        }
    }
}

/// Keys and the source where each was first seen: open addressing, at most two thirds full.
private struct SeenKeys {
    private var slots: [Slot]
    private var count = 0

    private struct Slot {
        var high: UInt64
        var low: UInt64
        /// −1 for an empty one.
        var source: Int32
    }

    init(expecting keys: Int) {
        var capacity = 64
        while capacity * 2 < keys * 3 { capacity *= 2 }
        slots = Array(repeating: Slot(high: 0, low: 0, source: -1), count: capacity)
    }

    /// - Returns: the source where the key has been seen before; nil when it is new.
    mutating func insert(_ key: KeyRecord, of source: Int) -> Int? {
        let position = slot(of: key)
        if slots[position].source >= 0 { return Int(slots[position].source) }
        slots[position] = Slot(high: key.high, low: key.low, source: Int32(truncatingIfNeeded: source))
        count += 1
        if count * 3 > slots.count * 2 { grow() }
        return nil
    }

    private func slot(of key: KeyRecord) -> Int {
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: key.high) & mask
        while slots[position].source >= 0, slots[position].high != key.high || slots[position].low != key.low { position = (position + 1) & mask }
        return position
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(high: 0, low: 0, source: -1), count: old.count * 2)
        for slot in old where slot.source >= 0 { slots[self.slot(of: KeyRecord(high: slot.high, low: slot.low, row: 0))] = slot }
    }
}

/// Hands on the rows of a CSV text, but for some, piece by piece: a piece may end anywhere.
struct RowFilter {
    private let left: LosingRows?
    private var position = 0
    private var isQuoted = false
    private var isLeftOut: Bool
    private(set) var written = 0

    init(leavingOut left: LosingRows?) {
        self.left = left
        isLeftOut = left?.contains(0) ?? false
    }

    mutating func pass(_ bytes: [UInt8], to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        try bytes.withUnsafeBytes { buffer in
            var start = 0
            for (index, byte) in buffer.enumerated() {
                if byte == 0x22 { isQuoted.toggle() }
                guard byte == 0x0A, !isQuoted else { continue }
                if isLeftOut {
                    start = index + 1
                } else {
                    written += 1
                }
                position += 1
                let isNextLeftOut = left.map { position < $0.capacity && $0.contains(position) } ?? false
                if isNextLeftOut, !isLeftOut, index + 1 > start {
                    try sink(UnsafeRawBufferPointer(rebasing: buffer[start...index]))
                    start = index + 1
                }
                isLeftOut = isNextLeftOut
            }
            if !isLeftOut, start < buffer.count { try sink(UnsafeRawBufferPointer(rebasing: buffer[start...])) }
        }
    }
}

extension LosingRows {
    /// How many rows it can tell of.
    fileprivate var capacity: Int { bits.count * 64 }
}
