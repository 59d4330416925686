internal import Bytes
internal import DataFiles
internal import Geography
internal import Model
internal import Profiles

/// What a file's own contents say of when and where: for datasets that do not say it themselves.
struct DataCoverage: Sendable, Hashable {
    var period: Period?
    var box: BoundingBox?

    init(period: Period? = nil, box: BoundingBox? = nil) {
        self.period = period
        self.box = box
    }

    init(_ reading: DataFileReading) {
        period = reading.profile.flatMap { Self.period($0) }
        box = Self.box(reading)
    }

    mutating func widen(by other: DataCoverage) {
        if let added = other.period {
            period = period.map { Period(start: Self.least($0.start, added.start), end: Self.greatest($0.end, added.end)) } ?? added
        }
        if let added = other.box {
            box =
                box.map {
                    BoundingBox(
                        west: min($0.west, added.west), south: min($0.south, added.south), east: max($0.east, added.east), north: max($0.north, added.north))
                } ?? added
        }
    }

    private static func least(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? { [a, b].compactMap(\.self).min() }
    private static func greatest(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? { [a, b].compactMap(\.self).max() }

    // MARK: When

    /// The years of the columns of years, else the days of the columns of dates.
    private static func period(_ profile: TableProfile) -> Period? {
        var years: [Int] = []
        var days: [CalendarDate] = []
        for column in profile.columns where (column.type == .year || column.type.isDate) && speaksOfTheData(column) {
            if column.type == .year, let numbers = column.numbers {
                years += [Int(exactly: numbers.minimum), Int(exactly: numbers.maximum)].compactMap(\.self)
            } else if column.type.isDate, let moments = column.moments {
                days += [moments.first, moments.last].compactMap { CalendarDate(iso8601: $0) }
            }
        }
        if let first = years.min(), let last = years.max() {
            return Period(start: CalendarDate(year: first, month: 1, day: 1), end: CalendarDate(year: last, month: 12, day: 31))
        }
        days = days.filter { (1700...2200).contains($0.year) }
        guard let first = days.min(), let last = days.max() else { return nil }
        return Period(start: first, end: last)
    }

    /// Days of birth are not what data is about, nor those when a row was written.
    private static func speaksOfTheData(_ column: ColumnProfile) -> Bool {
        guard column.misfits == 0, !column.marks.contains(where: { $0.kind.isPersonal }) else { return false }
        let name = Array(slug(column.name).utf8)
        return !otherDays.contains { word in name.indices.contains { name[$0...].starts(with: word) } }
    }

    private static let otherDays = ["naissance", "birth", "maj", "mise-a-jour", "modif", "creation", "saisie", "import", "export", "update"].map {
        Array($0.utf8)
    }

    // MARK: Where

    private static func box(_ reading: DataFileReading) -> BoundingBox? {
        if let box = reading.geography?.box { return degrees(box.west, box.south, box.east, box.north) }
        guard let columns = reading.profile?.columns else { return nil }
        let longitudes = columns.filter { $0.marks.contains { $0.kind == .longitude } }
        let latitudes = columns.filter { $0.marks.contains { $0.kind == .latitude } }
        guard longitudes.count == 1, latitudes.count == 1, let x = longitudes[0].numbers, let y = latitudes[0].numbers else { return nil }
        return degrees(x.minimum, y.minimum, x.maximum, y.maximum)
    }

    /// Nil for what are no degrees, and for boxes that a place at (0, 0) has torn open.
    private static func degrees(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> BoundingBox? {
        guard west >= -180, east <= 180, south >= -90, north <= 90, west < east, south < north else { return nil }
        guard !(west < 0 && east > 0 && south == 0), !(west == 0 && south == 0) else { return nil }
        return BoundingBox(west: west, south: south, east: east, north: north)
    }
}
