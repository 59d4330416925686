/// A value, or an interval of values, and how many cells have it.
struct CountedValue {
    var least: Double
    var greatest: Double
    var count: Int
}

/// Between what bounds the values lie when those are left out that are few and far from all others: years like 2205 among 2025s, a longitude in a
/// column of latitudes. Nil when there are none.
///
/// - Parameters:
///   - values: in ascending order, no two alike.
///   - gap: how far from the others a value must at least be.
func usualRange(of values: [CountedValue], atLeast gap: Double) -> ClosedRange<Double>? {
    let total = values.reduce(0) { $0 + $1.count }
    guard total >= 5, let first = values.first, let last = values.last else { return nil }
    // The middle half: no value that is few has a part in it.
    var (seen, low, high) = (0, first.least, last.greatest)
    for value in values {
        if seen * 4 <= total { low = value.least }
        if seen * 4 < total * 3 { high = value.greatest }
        seen += value.count
    }
    let far = max(gap, 4 * (high - low))
    let most = max(1, total / 100)
    var rest = values[...]
    var dropped = 0
    var place = values.startIndex
    while place < values.endIndex, dropped + values[place].count <= most, case let next = values.index(after: place), next < values.endIndex {
        dropped += values[place].count
        if values[next].least - values[place].greatest > far { rest = values[next...] }
        place = next
    }
    dropped = 0
    place = values.index(before: values.endIndex)
    while place > rest.startIndex, dropped + values[place].count <= most {
        dropped += values[place].count
        let before = values.index(before: place)
        if values[place].least - values[before].greatest > far { rest = values[rest.startIndex...before] }
        place = before
    }
    guard let start = rest.first, let end = rest.last, start.least > first.least || end.greatest < last.greatest else { return nil }
    return start.least...end.greatest
}
