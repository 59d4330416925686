internal import Bytes
internal import Model

/// What the memo keeps of a file's coverage between builds.
extension BinaryEncoder {
    mutating func write(_ coverage: DataCoverage) {
        for day in [coverage.period?.start, coverage.period?.end] {
            optional(day) {
                for number in [$1.year, $1.month, $1.day] { $0.number(number) }
            }
        }
        optional(coverage.box) {
            for side in [$1.west, $1.south, $1.east, $1.north] { $0.word(side.bitPattern) }
        }
        for names in [coverage.periodColumns, coverage.boxColumns] { list(names) { $0.text($1) } }
        flag(coverage.leavesOut)
        number((coverage.doubt?.rawValue ?? -1) + 1)
    }
}

extension BinaryDecoder {
    mutating func dataCoverage() throws(Truncated) -> DataCoverage {
        let (start, end) = (try optionalDay(), try optionalDay())
        var coverage = DataCoverage()
        if start != nil || end != nil { coverage.period = Period(start: start, end: end) }
        if try flag() {
            coverage.box = BoundingBox(
                west: Double(bitPattern: try word()), south: Double(bitPattern: try word()), east: Double(bitPattern: try word()),
                north: Double(bitPattern: try word()))
        }
        coverage.periodColumns = try list { (input) throws(Truncated) in try input.text() }
        coverage.boxColumns = try list { (input) throws(Truncated) in try input.text() }
        coverage.leavesOut = try flag()
        coverage.doubt = DataCoverage.Doubt(rawValue: try number() - 1)
        return coverage
    }

    private mutating func optionalDay() throws(Truncated) -> CalendarDate? {
        guard try flag() else { return nil }
        guard let day = CalendarDate(year: try number(), month: try number(), day: try number()) else { throw Truncated() }
        return day
    }
}
