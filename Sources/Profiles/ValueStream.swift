/// A column of too many distinct values to count each: its cells are read one by one.
final class ValueStream {
    private(set) var tally: Tally
    let distinct: DistinctEstimate
    let frequent: FrequentValues
    /// Of the numbers, by their sort keys.
    let numbers: IntervalCounter
    /// Of the dates, by their month since year 0.
    let months: IntervalCounter
    /// How many distinct values had been counted when they became too many.
    let exactlyCounted: Int
    /// Whether each of them had come once.
    private let startedUnique: Bool

    init(_ table: ValueTable, sizes: ProfileSizes) {
        distinct = DistinctEstimate(bits: sizes.registerBits)
        frequent = FrequentValues(table, sizes: sizes)
        numbers = IntervalCounter(limit: sizes.intervals)
        months = IntervalCounter(limit: sizes.intervals)
        tally = Tally(table)
        exactlyCounted = table.count
        startedUnique = tally.filled == table.count
        var numberKeys: [(key: UInt64, count: Int)] = []
        for entry in table.entries {
            distinct.add(entry.hash)
            if entry.form.isNumber {
                numberKeys.append((sortKey(entry.value), entry.count))
            } else if entry.form.isDate {
                months.add(UInt64(month(of: entry.value)), weight: UInt64(entry.count))
            }
        }
        numbers.start(with: numberKeys)
    }

    /// Whether nothing speaks against all values being different.
    var looksUnique: Bool {
        startedUnique && frequent.allSeenOnce && distinct.estimate * (1 + 3 * distinct.standardError) >= Double(tally.filled)
    }

    /// - Parameter keys: has room for as many as there are cells.
    func add(_ cells: UnsafeBufferPointer<CellScan>, range: TextRange, keys: UnsafeMutablePointer<UInt64>) {
        // Each of these takes all cells in turn: their loops are short, and the memory of one is at hand while it works.
        frequent.add(cells, filled: tally.filled)
        for cell in cells { distinct.add(cell.hash) }
        range.add(cells)
        var tally = self.tally
        var size = 0
        for cell in cells {
            if let key = read(cell, &tally, range) {
                keys[size] = key
                size += 1
            }
        }
        self.tally = tally
        for index in 0..<size { numbers.add(keys[index]) }
    }

    /// Gives the key of a number for `numbers`.
    @inline(__always)
    private func read(_ cell: CellScan, _ tally: inout Tally, _ range: TextRange) -> UInt64? {
        let reading = readCell(cell)
        tally.filled += 1
        tally.add(reading, weight: 1)
        tally.lengths.add(cell)
        if reading.form.isNumber {
            var value = reading.value
            // The quick reading of a long number is only good enough inside the range.
            if reading.signs.contains(.rounded), value <= tally.least || value >= tally.greatest {
                value = exactNumber(cell.text, length: Int(cell.length)) ?? value
            }
            tally.addNumber(value, weight: 1)
            let key = sortKey(value)
            numbers.expect(key)
            return key
        }
        range.addCode(cell)
        if reading.form.isDate {
            tally.addDate(reading.value, weight: 1)
            months.add(UInt64(month(of: reading.value)))
        } else if reading.form == .time {
            tally.addTime(reading.value)
        }
        return nil
    }
}
