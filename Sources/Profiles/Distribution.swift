/// How the numbers of a column are spread: values, or intervals of values, in ascending order, with how many cells fell on each.
///
/// It keeps its memory from one column to the next.
final class Distribution {
    struct Part {
        /// The same twice for a value.
        var least: Double
        var greatest: Double
        /// How many cells there are up to here.
        var end: Int
    }

    private var memory: UnsafeMutablePointer<Part>
    private var count = 0
    private var capacity = 64
    /// To sort with: as many parts again, and one number more.
    private var unsorted: UnsafeMutablePointer<Part>
    private var starts: UnsafeMutablePointer<UInt32>

    init() {
        memory = .allocate(capacity: capacity)
        unsorted = .allocate(capacity: capacity)
        starts = .allocate(capacity: capacity + 1)
    }

    deinit {
        memory.deallocate()
        unsorted.deallocate()
        starts.deallocate()
    }

    var parts: UnsafeBufferPointer<Part> { UnsafeBufferPointer(start: memory, count: count) }
    var total: Int { parts.last?.end ?? 0 }

    /// The same, each with its own count; parts of one value are one.
    var counted: [CountedValue] {
        var values: [CountedValue] = []
        var before = 0
        for part in parts {
            if let last = values.last, last.least == part.least, last.greatest == part.greatest {
                values[values.count - 1].count += part.end - before
            } else {
                values.append(CountedValue(least: part.least, greatest: part.greatest, count: part.end - before))
            }
            before = part.end
        }
        return values
    }

    /// Forgets all parts and makes room for so many.
    private func empty(for room: Int) {
        count = 0
        guard room > capacity else { return }
        memory.deallocate()
        unsorted.deallocate()
        starts.deallocate()
        capacity = max(room, capacity * 2)
        memory = .allocate(capacity: capacity)
        unsorted = .allocate(capacity: capacity)
        starts = .allocate(capacity: capacity + 1)
    }

    /// Takes the numbers among some values.
    ///
    /// - Parameter bounds: the least and greatest of them.
    func fill(_ entries: UnsafeBufferPointer<ValueTable.Entry>, bounds: ClosedRange<Double>) {
        empty(for: entries.count)
        var size = 0
        var isAscending = true
        for entry in entries where entry.form.isNumber {
            if size > 0, entry.value < memory[size - 1].least { isAscending = false }
            (memory + size).initialize(to: Part(least: entry.value, greatest: entry.value, end: entry.count))
            size += 1
        }
        count = size
        if !isAscending { sort(bounds) }
        var end = 0
        for index in 0..<size {
            end += memory[index].end
            memory[index].end = end
        }
    }

    /// - Parameter bounds: the least and greatest number there is.
    func fill(_ counter: IntervalCounter, bounds: ClosedRange<Double>) {
        let intervals = counter.intervals()
        empty(for: intervals.count)
        var end = 0
        for interval in intervals {
            let least = number(ofSortKey: interval.first)
            let greatest = number(ofSortKey: interval.last)
            end += interval.count
            // The outermost keys of wide intervals may stand for no number at all.
            let part = Part(
                least: least.isFinite ? max(least, bounds.lowerBound) : bounds.lowerBound,
                greatest: greatest.isFinite ? min(greatest, bounds.upperBound) : bounds.upperBound, end: end)
            (memory + count).initialize(to: part)
            count += 1
        }
    }

    // MARK: Sorting

    /// Sorts values, which are spread evenly most often: each falls near its place by its size alone, and its neighbours are put right.
    private func sort(_ bounds: ClosedRange<Double>) {
        let least = bounds.lowerBound
        let last = count - 1
        let scale = Double(last) / (bounds.upperBound - least)
        guard count > 16, scale.isFinite, scale > 0 else { return sortFew(0, count) }
        func step(_ number: Part) -> Int { min(max(Int((number.least - least) * scale), 0), last) }
        swap(&memory, &unsorted)
        let (sorted, numbers, starts) = (memory, unsorted, starts)
        // Where the numbers of each step start, one step a number.
        starts.initialize(repeating: 0, count: count + 1)
        for index in 0..<count { starts[step(numbers[index]) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        for index in 0..<count {
            let step = step(numbers[index])
            (sorted + Int(starts[step])).initialize(to: numbers[index])
            starts[step] += 1
        }
        // Now each step's start is its end.
        var start = 0
        for index in 0..<count {
            let end = Int(starts[index])
            if end > start + 1 { sortFew(start, end) }
            start = end
        }
    }

    private func sortFew(_ start: Int, _ end: Int) {
        let numbers = UnsafeMutableBufferPointer(start: memory + start, count: end - start)
        guard numbers.count <= 24 else {
            var numbers = numbers
            return numbers.sort { $0.least < $1.least }
        }
        for index in 1..<max(numbers.count, 1) {
            let number = numbers[index]
            var place = index
            while place > 0, numbers[place - 1].least > number.least {
                numbers[place] = numbers[place - 1]
                place -= 1
            }
            numbers[place] = number
        }
    }

    // MARK: Reading

    /// How many cells there are before a part.
    private func start(_ part: Int) -> Int { part > 0 ? parts[part - 1].end : 0 }

    /// The first part from one on that is so, where none before one that is so is; the number of parts when none is. Soonest found when it is near.
    @inline(__always)
    private func firstPart(from start: Int = 0, where isSo: (Part) -> Bool) -> Int {
        let parts = self.parts
        var low = start
        var step = 1
        while low + step <= parts.count, !isSo(parts[low + step - 1]) {
            low += step
            step *= 2
        }
        var high = min(low + step - 1, parts.count)
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

    /// How many cells lie below a bound. Where it cuts an interval the cells count by its share of it.
    ///
    /// - Parameter next: a part that no bound asked for is below, to start with 0; moves on to the first one that reaches the bound.
    func count(below bound: Double, from next: inout Int) -> Int {
        next = firstPart(from: next) { $0.greatest >= bound }
        let before = start(next)
        // Intervals do not overlap: at most one is cut by a bound.
        guard next < parts.count, parts[next].least < bound else { return before }
        let part = parts[next]
        return before + Int(((bound - part.least) / (part.greatest - part.least) * Double(part.end - before)).rounded())
    }
}
