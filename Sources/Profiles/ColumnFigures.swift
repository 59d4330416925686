/// The profile of a column, from what was gathered of it.
///
/// - Parameters:
///   - amongPersons: whether the table speaks of persons.
///   - distribution: to work with.
func profile(of column: ColumnProfiler, label: String, words: LabelWords, amongPersons: Bool, with distribution: Distribution) -> ColumnProfile {
    let tally = column.stream?.tally ?? column.table.map(Tally.init) ?? Tally()
    var profile = ColumnProfile(name: label, type: .empty)
    (profile.type, profile.misfits) = type(of: tally, words: words)
    profile.filled = tally.filled
    profile.blank = column.blank
    profile.blankSpaced = column.blankSpaced
    profile.shortest = tally.filled > 0 ? tally.lengths.shortest : 0
    profile.longest = tally.lengths.longest
    profile.spaced = tally.count(.spaced)
    profile.paddedCells = tally.count(.paddedDigits)
    profile.digitCells = tally.count(.integer) + tally.count(.year) + profile.paddedCells
    profile.exponentCells = tally.count(.exponent) + tally.count(.exponentComma)
    profile.groupedCells = tally.count(.groupedInteger) + tally.count(.groupedComma)
    profile.isCode = tally.filled > 0 && column.range.allCodes
    profile.firstText = column.range.first
    profile.lastText = column.range.last
    addValues(to: &profile, from: column)

    if profile.type.isNumeric, tally.numbers > 0 {
        fill(distribution, from: column, tally)
        profile.numbers = numberFigures(tally, distribution)
        profile.numbers?.usual = usualRange(of: distribution.counted, atLeast: profile.type == .year ? 5 : 0.5)
        profile.histogram =
            profile.type == .year
            ? yearHistogram(distribution)
            : numberHistogram(distribution, from: tally.least, to: tally.greatest, isWhole: profile.type == .integer)
    } else if profile.type.isDate, tally.dates > 0 {
        let hasTime = profile.type == .dateTime || profile.type == .dayFirstDateTime
        profile.moments = MomentFigures(first: momentText(tally.first, hasTime: hasTime), last: momentText(tally.last, hasTime: hasTime))
        if let usual = usualRange(of: momentCounts(column), atLeast: 5 * yearLength) {
            profile.moments?.usualFirst = momentText(max(usual.lowerBound, tally.first), hasTime: hasTime)
            profile.moments?.usualLast = momentText(min(usual.upperBound, tally.last), hasTime: hasTime)
        }
        profile.histogram = periodHistogram(months: monthCounts(column, tally))
    } else if profile.type == .time {
        profile.moments = MomentFigures(first: timeText(Int(tally.earliest)), last: timeText(Int(tally.latest)))
    }
    profile.marks = marks(of: profile, tally, words: words, amongPersons: amongPersons)
    return profile
}

/// How many values are shown as the most frequent ones.
private let topValues = 10

private func addValues(to profile: inout ColumnProfile, from column: ColumnProfiler) {
    if let table = column.table {
        profile.distinct = table.count
        profile.isUnique = profile.filled > 0 && profile.distinct == profile.filled
        profile.top = table.mostFrequent(topValues).map { entry in
            FrequentValue(value: table.text(ofEntry: entry).map { String(decoding: $0, as: UTF8.self) } ?? "", count: table.entries[entry].count)
        }
    } else if let stream = column.stream {
        profile.isUnique = stream.looksUnique
        // More distinct values than cells there cannot be, and fewer than were counted there cannot either.
        let estimate = Int(stream.distinct.estimate.rounded())
        profile.distinct = profile.isUnique ? profile.filled : min(max(estimate, stream.exactlyCounted + 1), profile.filled)
        profile.distinctError = stream.distinct.standardError
        profile.top = stream.frequent.mostFrequent(topValues, filled: profile.filled).map { value in
            FrequentValue(value: String(decoding: value.text, as: UTF8.self), count: value.count, error: value.error)
        }
        profile.topError = stream.frequent.largestUnseen(filled: profile.filled)
    }
}

// MARK: Type

/// The most telling type that at least 99 in 100 filled cells are of, and how many are not.
private func type(of tally: Tally, words: LabelWords) -> (type: ColumnType, misfits: Int) {
    let filled = tally.filled
    guard filled > 0 else { return (.empty, 0) }
    var best = (type: ColumnType.text, count: 0)
    // Of two that nearly all fit, the one that more fit; of two that as many fit, the more telling one, which comes first.
    func consider(_ type: ColumnType, _ count: Int) {
        if count > best.count, count * 100 >= filled * 99 { best = (type, count) }
    }
    consider(.boolean, tally.count(.boolean))
    let years = tally.count(.year)
    if filled >= 10 || words[.year] != nil { consider(.year, years) }
    // A code that starts with a zero would lose it as a number.
    if tally.count(.paddedDigits) == 0 {
        let integers = years + tally.count(.integer) + tally.count(.signedInteger) + tally.count(.groupedInteger)
        consider(.integer, integers)
        consider(.number, integers + tally.count(.decimal) + tally.count(.exponent))
        consider(.commaNumber, integers + tally.count(.decimalComma) + tally.count(.groupedComma) + tally.count(.exponentComma))
    }
    consider(.date, tally.count(.date))
    consider(.dayFirstDate, tally.count(.dayFirstDate))
    consider(.dateTime, tally.count(.dateTime))
    consider(.dayFirstDateTime, tally.count(.dayFirstDateTime))
    consider(.time, tally.count(.time))
    return best.count > 0 ? (best.type, filled - best.count) : (.text, 0)
}

// MARK: Numbers

private func fill(_ distribution: Distribution, from column: ColumnProfiler, _ tally: Tally) {
    let bounds = tally.least...tally.greatest
    if let stream = column.stream {
        distribution.fill(stream.numbers, bounds: bounds)
    } else if let table = column.table {
        distribution.fill(table.entries, bounds: bounds)
    }
}

private func numberFigures(_ tally: Tally, _ distribution: Distribution) -> NumberFigures {
    let count = Double(tally.numbers)
    let mean = tally.pivot + tally.sum / count
    let variance = (tally.squares - tally.sum * tally.sum / count) / count
    let deviation = max(variance, 0).squareRoot()
    return NumberFigures(
        minimum: tally.least, maximum: tally.greatest,
        // Rounding must not carry the mean out of the range.
        mean: mean.isFinite ? min(max(mean, tally.least), tally.greatest) : nil,
        deviation: variance.isFinite ? deviation : nil,
        quantiles: [5, 25, 50, 75, 95].map { percent in
            let quantile = distribution.quantile(Double(percent) / 100)
            return NumberFigures.Quantile(percent: percent, value: quantile.value, error: quantile.error)
        })
}

// MARK: Dates

private func monthCounts(_ column: ColumnProfiler, _ tally: Tally) -> [(month: Int, count: Int)] {
    if let stream = column.stream { return stream.months.intervals().map { (Int($0.first), $0.count) } }
    guard let entries = column.table?.entries else { return [] }
    let first = month(of: tally.first)
    let span = month(of: tally.last) - first + 1
    // One wrong date far from all others is no reason to count the months of a thousand years.
    guard span <= 2400 else { return entries.lazy.filter(\.form.isDate).map { (month(of: $0.value), $0.count) } }
    var months = [(month: Int, count: Int)](unsafeUninitializedCapacity: span) { months, size in
        for index in 0..<span { months.initializeElement(at: index, to: (first + index, 0)) }
        size = span
    }
    for entry in entries where entry.form.isDate { months[month(of: entry.value) - first].count += entry.count }
    return months
}

/// Of moments: each month has 31 days, so that they can be told apart by division alone.
private let monthLength = 31.0 * 86_400
private let yearLength = 12 * monthLength

/// The dates of a column in ascending order; whole months where they are not all known.
private func momentCounts(_ column: ColumnProfiler) -> [CountedValue] {
    if let stream = column.stream {
        return stream.months.intervals().map {
            CountedValue(least: Double($0.first) * monthLength, greatest: Double($0.last + 1) * monthLength - 86_400, count: $0.count)
        }
    }
    guard let entries = column.table?.entries else { return [] }
    var counts: [Double: Int] = [:]
    for entry in entries where entry.form.isDate { counts[entry.value, default: 0] += entry.count }
    return counts.sorted { $0.key < $1.key }.map { CountedValue(least: $0.key, greatest: $0.key, count: $0.value) }
}

private func momentText(_ moment: Double, hasTime: Bool) -> String {
    let seconds = Int(moment)
    let days = seconds / 86_400
    let months = days / 31
    return String(unsafeUninitializedCapacity: 19) { text in
        writeDigits(months / 12, 4, to: text, at: 0)
        text[4] = 0x2D
        writeDigits(months % 12 + 1, 2, to: text, at: 5)
        text[7] = 0x2D
        writeDigits(days % 31 + 1, 2, to: text, at: 8)
        guard hasTime else { return 10 }
        text[10] = 0x54
        writeTime(seconds % 86_400, to: text, at: 11)
        return 19
    }
}

private func timeText(_ seconds: Int) -> String {
    String(unsafeUninitializedCapacity: 8) { text in
        writeTime(seconds, to: text, at: 0)
        return 8
    }
}

private func writeTime(_ seconds: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    writeDigits(seconds / 3600, 2, to: text, at: start)
    text[start + 2] = 0x3A
    writeDigits(seconds / 60 % 60, 2, to: text, at: start + 3)
    text[start + 5] = 0x3A
    writeDigits(seconds % 60, 2, to: text, at: start + 6)
}

private func writeDigits(_ number: Int, _ width: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    var rest = number
    for place in stride(from: start + width - 1, through: start, by: -1) {
        text[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
    }
}
