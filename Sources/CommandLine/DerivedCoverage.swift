internal import Bytes
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
