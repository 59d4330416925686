/// How the numbers of a column are spread: values, or intervals of values, in ascending order, with how many cells fell on each.
struct Distribution {
    struct Part {
        /// The same twice for a value.
        var least: Double
        var greatest: Double
        /// How many cells there are up to here.
        var end: Int
    }

    let parts: [Part]
    var total: Int { parts.last?.end ?? 0 }

    /// - Parameters:
    ///   - values: in any order.
    ///   - bounds: the least and greatest of them.
    init(_ values: [WeightedNumber], bounds: ClosedRange<Double>) {
        let sorted = ascending(values, bounds: bounds)
        var end = 0
        parts = sorted.map { number in
            end += number.count
            return Part(least: number.value, greatest: number.value, end: end)
        }
    }

    /// - Parameter bounds: the least and greatest number there is.
    init(_ counter: IntervalCounter, bounds: ClosedRange<Double>) {
        var end = 0
        parts = counter.intervals().map { interval in
            let least = number(ofSortKey: interval.first)
            let greatest = number(ofSortKey: interval.last)
            end += interval.count
            // The outermost keys of wide intervals may stand for no number at all.
            return Part(
                least: least.isFinite ? max(least, bounds.lowerBound) : bounds.lowerBound,
                greatest: greatest.isFinite ? min(greatest, bounds.upperBound) : bounds.upperBound, end: end)
        }
    }

    /// How many cells there are before a part.
    private func start(_ part: Int) -> Int { part > 0 ? parts[part - 1].end : 0 }

    /// The first part that is so, where none before one that is so is; the number of parts when none is.
    @inline(__always)
    private func firstPart(where isSo: (Part) -> Bool) -> Int {
        var low = 0
        var high = parts.count
        while low < high {
            let middle = (low + high) / 2
            if isSo(parts[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The value at a place in the ascending order of all cells, from 0, and how far it may be from the true one.
    private func value(at place: Int) -> (value: Double, error: Double) {
        let index = firstPart { place < $0.end }
        guard index < parts.count else { return (parts.last?.greatest ?? 0, 0) }
        let part = parts[index]
        if part.least == part.greatest { return (part.least, 0) }
        let before = start(index)
        let share = (Double(place - before) + 0.5) / Double(part.end - before)
        let value = part.least + share * (part.greatest - part.least)
        return (value, max(value - part.least, part.greatest - value))
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
        bounds.map { bound in
            let next = firstPart { $0.greatest >= bound }
            let before = start(next)
            // Intervals do not overlap: at most one is cut by a bound.
            guard next < parts.count, parts[next].least < bound else { return before }
            let part = parts[next]
            return before + Int(((bound - part.least) / (part.greatest - part.least) * Double(part.end - before)).rounded())
        }
    }
}

/// A number, and how many cells have it.
struct WeightedNumber {
    var value: Double
    var count: Int
}

/// Sorts numbers, which are spread evenly most often: each falls near its place by its size alone, and its neighbours are put right.
private func ascending(_ numbers: [WeightedNumber], bounds: ClosedRange<Double>) -> [WeightedNumber] {
    var isSorted = true
    for index in numbers.indices.dropFirst() where numbers[index].value < numbers[index - 1].value {
        isSorted = false
        break
    }
    if isSorted { return numbers }
    let least = bounds.lowerBound
    let scale = Double(numbers.count - 1) / (bounds.upperBound - least)
    guard numbers.count > 32, scale.isFinite, scale > 0 else { return numbers.sorted { $0.value < $1.value } }
    // Where the numbers of each step start, one step a number.
    var starts = [Int](repeating: 0, count: numbers.count + 1)
    func step(_ number: WeightedNumber) -> Int { min(max(Int((number.value - least) * scale), 0), numbers.count - 1) }
    for number in numbers { starts[step(number) + 1] += 1 }
    for index in numbers.indices { starts[index + 1] += starts[index] }
    return [WeightedNumber](unsafeUninitializedCapacity: numbers.count) { sorted, count in
        for number in numbers {
            let step = step(number)
            sorted[starts[step]] = number
            starts[step] += 1
        }
        count = numbers.count
        // Now each step's start is its end.
        var start = 0
        for end in starts.dropLast() where end > start {
            sortFew(UnsafeMutableBufferPointer(rebasing: sorted[start..<end]))
            start = end
        }
    }
}

@inline(__always)
private func sortFew(_ numbers: UnsafeMutableBufferPointer<WeightedNumber>) {
    guard numbers.count <= 24 else {
        var numbers = numbers
        return numbers.sort { $0.value < $1.value }
    }
    for index in numbers.indices.dropFirst() {
        let number = numbers[index]
        var place = index
        while place > 0, numbers[place - 1].value > number.value {
            numbers[place] = numbers[place - 1]
            place -= 1
        }
        numbers[place] = number
    }
}
