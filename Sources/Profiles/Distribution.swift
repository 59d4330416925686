/// How the numbers of a column are spread: values, or intervals of values, in ascending order, with how many cells fell on each.
struct Distribution {
    struct Part {
        /// The same twice for a value.
        var least: Double
        var greatest: Double
        var count: Int
    }

    let parts: [Part]
    let total: Int

    init(values: [(value: Double, count: Int)]) {
        parts = values.sorted { $0.value < $1.value }.map { Part(least: $0.value, greatest: $0.value, count: $0.count) }
        total = parts.reduce(0) { $0 + $1.count }
    }

    /// - Parameter bounds: the least and greatest number there is.
    init(_ counter: IntervalCounter, bounds: ClosedRange<Double>) {
        parts = counter.intervals().map { interval in
            let least = number(ofSortKey: interval.first)
            let greatest = number(ofSortKey: interval.last)
            // The outermost keys of wide intervals may stand for no number at all.
            return Part(
                least: least.isFinite ? max(least, bounds.lowerBound) : bounds.lowerBound,
                greatest: greatest.isFinite ? min(greatest, bounds.upperBound) : bounds.upperBound, count: interval.count)
        }
        total = parts.reduce(0) { $0 + $1.count }
    }

    /// The value at a place in the ascending order of all cells, from 0, and how far it may be from the true one.
    private func value(at place: Int) -> (value: Double, error: Double) {
        var before = 0
        for part in parts {
            if place < before + part.count {
                if part.least == part.greatest { return (part.least, 0) }
                let share = (Double(place - before) + 0.5) / Double(part.count)
                let value = part.least + share * (part.greatest - part.least)
                return (value, max(value - part.least, part.greatest - value))
            }
            before += part.count
        }
        return (parts.last?.greatest ?? 0, 0)
    }

    /// The value below which that share of the cells lies, drawn straight between the two cells next to it (type 7 of Hyndman and Fan, the
    /// usual one of spreadsheets), and how far it may be from the true one. There must be cells.
    func quantile(_ share: Double) -> (value: Double, error: Double) {
        let place = share * Double(total - 1)
        let below = Int(place)
        let part = place - Double(below)
        let low = value(at: below)
        guard part > 0 else { return low }
        let high = value(at: below + 1)
        return (low.value * (1 - part) + high.value * part, low.error * (1 - part) + high.error * part)
    }

    /// How many cells lie below each bound; the bounds ascend. Where a bound cuts an interval the cells count by its share of it.
    func counts(below bounds: [Double]) -> [Int] {
        var counts: [Int] = []
        var next = 0
        var before = 0
        for bound in bounds {
            while next < parts.count, parts[next].greatest < bound {
                before += parts[next].count
                next += 1
            }
            var count = before
            // Intervals do not overlap: at most one is cut by a bound.
            if next < parts.count, parts[next].least < bound {
                let part = parts[next]
                count += Int(((bound - part.least) / (part.greatest - part.least) * Double(part.count)).rounded())
            }
            counts.append(count)
        }
        return counts
    }
}
