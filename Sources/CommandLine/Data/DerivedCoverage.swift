internal import Bytes
internal import Findings
internal import Model

extension Dataset {
    /// Whether something of it is left for the data to say.
    var lacksCoverage: Bool { temporal == nil || spatial == nil }

    /// Takes from the data what nobody wrote; what is written stands.
    mutating func complete(from coverage: DataCoverage) {
        if temporal == nil, let period = coverage.period {
            temporal = period
            isPeriodDerived = true
            for day in [period.start, period.end] { fingerprint.combine(day?.description) }
        }
        guard spatial?.box == nil, let box = coverage.box else { return }
        var place = spatial ?? SpatialCoverage()
        place.box = box
        spatial = place
        isBoxDerived = true
        for side in [box.west, box.south, box.east, box.north] { fingerprint.combine(side.bitPattern) }
    }
}

/// Which files and columns a dataset's period and place were taken from.
struct CoverageSources {
    private var period: [String] = []
    private var box: [String] = []
    private var doubts: [(file: String, doubt: DataCoverage.Doubt)] = []
    private var leavesOut = false

    mutating func add(_ coverage: DataCoverage, of file: String) {
        func source(_ columns: [String]) -> String { columns.isEmpty ? file : columns.prefix(3).joined(separator: ", ") + " (" + file + ")" }
        if coverage.period != nil { period.append(source(coverage.periodColumns)) }
        if coverage.box != nil { box.append(source(coverage.boxColumns)) }
        if let doubt = coverage.doubt { doubts.append((file, doubt)) }
        if coverage.leavesOut { leavesOut = true }
    }

    /// What there is to say of a dataset that has got its period or its box from its data.
    ///
    /// - Parameters:
    ///   - before: as its header has it.
    ///   - after: with what the data shows.
    func findings(_ before: Dataset, _ after: Dataset) -> [Finding] {
        var findings: [Finding] = []
        let place = after.place
        let others =
            leavesOut
            ? (" ; quelques valeurs isolées, très loin des autres, n’ont pas été comptées", "; a few values, far from all others, were left out")
            : ("", "")
        func listed(_ sources: [String]) -> String { sources.prefix(3).joined(separator: ", ") + (sources.count > 3 ? "…" : "") }
        if after.isPeriodDerived, !before.isPeriodDerived, let span = after.temporal, let start = span.start, let end = span.end {
            findings.append(
                Finding(
                    .periodDerived, at: place, value: start == end ? start.description : "\(start) – \(end)",
                    details: [listed(period), others.0, others.1, "{début: \(start), fin: \(end)}", "{start: \(start), end: \(end)}"]))
        }
        if after.isBoxDerived, !before.isBoxDerived, let found = after.spatial?.box {
            let sides = [found.west, found.south, found.east, found.north].map { Self.rounded($0) }.joined(separator: ", ")
            findings.append(Finding(.boxDerived, at: place, value: sides, details: [listed(box), others.0, others.1]))
        }
        if before.spatial?.box == nil {
            for (file, doubt) in doubts {
                findings.append(Finding(doubt == .swapped ? .coordinatesSwapped : .coordinatesElsewhere, at: place, value: file))
            }
        }
        return findings
    }

    /// With four decimals, some ten metres.
    private static func rounded(_ number: Double) -> String { String((number * 10_000).rounded() / 10_000) }
}
