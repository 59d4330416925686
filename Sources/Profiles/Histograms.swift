/// How many bins a histogram of numbers has at most.
private let mostBins = 20

/// Counts numbers in bins of 1, 2 or 5 times a power of ten, whose bounds read well.
///
/// Where the middle 98 % of the cells lie far closer together than the extremes, bins of one width span those, and the outermost two reach
/// out to the extremes.
///
/// - Parameter isWhole: bins are then at least 1 wide.
func numberHistogram(_ distribution: Distribution, from least: Double, to greatest: Double, isWhole: Bool) -> Histogram? {
    guard distribution.total > 0, (greatest - least).isFinite else { return nil }
    var low = least
    var high = greatest
    let usualLow = distribution.quantile(0.01).value
    let usualHigh = distribution.quantile(0.99).value
    if usualHigh > usualLow, greatest - least > 4 * (usualHigh - usualLow) {
        low = usualLow
        high = usualHigh
    }
    guard let scale = BinScale(from: low, to: high, isWhole: isWhole) else {
        return Histogram(unit: .value, bins: [Histogram.Bin(from: least, to: greatest, count: distribution.total)])
    }
    var bins: [Histogram.Bin] = []
    bins.reserveCapacity(scale.count)
    // The outermost bins reach out to the extremes, and what lies on the last bound belongs to the last bin.
    var from = min(scale.bound(scale.first), least)
    var next = 0
    var before = distribution.count(below: from, from: &next)
    for index in 1...scale.count {
        let isLast = index == scale.count
        let to = isLast ? max(scale.bound(scale.first + index), greatest) : scale.bound(scale.first + index)
        let below = isLast ? distribution.total : distribution.count(below: to, from: &next)
        bins.append(Histogram.Bin(from: from, to: to, count: below - before))
        from = to
        before = below
    }
    return Histogram(unit: .value, bins: bins)
}

/// Bounds at whole multiples of a readable step.
private struct BinScale {
    /// 1, 2 or 5.
    let digit: Int
    let exponent: Int
    /// The lowest bound, in steps.
    let first: Int
    /// Of bins.
    let count: Int

    init?(from low: Double, to high: Double, isWhole: Bool) {
        let width = (high - low) / Double(mostBins)
        // log10 2 ≈ 0.301; a little too low is made up for below.
        var exponent = width > 0 ? Int((Double(width.exponent) * 0.301).rounded(.down)) - 1 : 0
        if isWhole { exponent = max(exponent, 0) }
        guard exponent > -300, exponent < 300 else { return nil }
        for _ in 0..<4 {
            for digit in [1, 2, 5] {
                guard let step = decimal(digit, exponent: exponent) else { return nil }
                let first = (low / step).rounded(.down)
                let last = (high / step).rounded(.down)
                // Beyond, neighbouring bounds are the same double.
                guard abs(first) < 1e15, abs(last) < 1e15 else { continue }
                let count = max(Int(last - first) + (last * step < high || first == last ? 1 : 0), 1)
                if count <= mostBins {
                    self.digit = digit
                    self.exponent = exponent
                    self.first = Int(first)
                    self.count = count
                    return
                }
            }
            exponent += 1
        }
        return nil
    }

    /// The double nearest to the bound's decimal text.
    func bound(_ steps: Int) -> Double { decimal(steps * digit, exponent: exponent) ?? 0 }
}

/// The double nearest to a whole number times a power of ten.
private func decimal(_ whole: Int, exponent: Int) -> Double? {
    // Both are exact in a double, so that the one operation rounds right.
    if abs(exponent) < powersOfTen.count, whole.magnitude <= 1 << 53 {
        return exponent < 0 ? Double(whole) / powersOfTen[-exponent] : Double(whole) * powersOfTen[exponent]
    }
    return Double("\(whole)e\(exponent)")
}

/// Counts years one by one, by decades or by centuries.
func yearHistogram(_ distribution: Distribution) -> Histogram? {
    var before = 0
    let months = distribution.parts.map { part in
        defer { before = part.end }
        return (Int(part.least) * 12, part.end - before)
    }
    return periodHistogram(months: months, finest: .year)
}

/// Counts dates by month where they span at most 24 of them, else by the shortest of year, decade and century that makes at most 40 bins.
///
/// - Parameter months: since year 0.
func periodHistogram(months: [(month: Int, count: Int)], finest: Histogram.Unit = .month) -> Histogram? {
    guard let first = months.lazy.map(\.month).min(), let last = months.lazy.map(\.month).max() else { return nil }
    func make(_ unit: Histogram.Unit, months size: Int, step: Int) -> Histogram {
        var counts = [Int](repeating: 0, count: last / size - first / size + 1)
        for (month, count) in months where count > 0 { counts[month / size - first / size] += count }
        return Histogram(
            unit: unit,
            bins: counts.enumerated().map { offset, count in
                let number = (first / size + offset) * step
                return Histogram.Bin(from: Double(number), to: Double(number + step), count: count)
            })
    }
    if finest == .month, last - first < 24 { return make(.month, months: 1, step: 1) }
    if last / 12 - first / 12 < 40 { return make(.year, months: 12, step: 1) }
    if last / 120 - first / 120 < 40 { return make(.decade, months: 120, step: 10) }
    return make(.century, months: 1200, step: 100)
}
