internal import Bytes
internal import DataFiles
internal import Geography
internal import Model
internal import Profiles

/// What a file's own contents say of when and where: for datasets that do not say it themselves.
struct DataCoverage: Sendable, Hashable {
    var period: Period?
    var box: BoundingBox?
    /// What they were taken from: « date_releve » of a table, nothing for the geometries of a GeoJSON file.
    var periodColumns: [String] = []
    var boxColumns: [String] = []
    /// Whether a few values that are far from all others were left out.
    var leavesOut = false
    /// Why coordinates that are there were not used.
    var doubt: Doubt?

    enum Doubt: Int, Sendable, CaseIterable {
        /// They lie elsewhere than the catalogue's territory.
        case elsewhere
        /// They would lie in it if latitudes and longitudes changed places.
        case swapped
    }

    init(period: Period? = nil, box: BoundingBox? = nil) {
        self.period = period
        self.box = box
    }

    /// - Parameter territory: where the data ought to lie.
    init(_ reading: DataFileReading, territory: GeoBox?) {
        if let profile = reading.profile { takePeriod(profile) }
        takeBox(reading, territory)
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

    /// The days and years of the columns that say what the data is about, or when it was gathered; failing that, of the other columns of years, else of
    /// days.
    private mutating func takePeriod(_ profile: TableProfile) {
        let columns = profile.columns.filter { ($0.type == .year || $0.type.isDate) && Self.speaksOfTheData($0) }
        let telling = columns.filter(Self.isOfTheData)
        let chosen = [telling, columns.filter { $0.type == .year }, columns].first { !$0.isEmpty } ?? []
        var (first, last): (CalendarDate?, CalendarDate?)
        for column in chosen {
            guard let (start, end, isTrimmed) = Self.span(of: column) else { continue }
            (first, last) = (Self.least(first, start), Self.greatest(last, end))
            periodColumns.append(column.name)
            if isTrimmed { leavesOut = true }
        }
        if let first, let last { period = Period(start: first, end: last) }
    }

    private static func span(of column: ColumnProfile) -> (CalendarDate, CalendarDate, isTrimmed: Bool)? {
        if column.type == .year, let numbers = column.numbers {
            let usual = numbers.usual ?? numbers.minimum...numbers.maximum
            guard let first = Int(exactly: usual.lowerBound), let last = Int(exactly: usual.upperBound),
                let start = CalendarDate(year: first, month: 1, day: 1), let end = CalendarDate(year: last, month: 12, day: 31)
            else { return nil }
            return (start, end, numbers.usual != nil)
        }
        guard let moments = column.moments, let start = day(moments.usualFirst ?? moments.first), let end = day(moments.usualLast ?? moments.last),
            start.year >= 1700, end.year <= 2200
        else { return nil }
        return (start, end, moments.usualFirst != nil)
    }

    /// The day of a moment; of the last days of a short month, which a profile may name, the last there is.
    private static func day(_ text: String) -> CalendarDate? {
        if let day = CalendarDate(iso8601: text) { return day }
        let parts = text.utf8.prefix(10).split(separator: 0x2D).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        return CalendarDate(year: year, month: month, day: CalendarDate.length(ofMonth: month, year: year))
    }

    /// Days of birth are not what data is about, nor those when a row was written, when something was planted or built, or when it will run out.
    private static func speaksOfTheData(_ column: ColumnProfile) -> Bool {
        guard column.misfits == 0, !column.marks.contains(where: { $0.kind.isPersonal }) else { return false }
        return !names(column, Self.otherDays)
    }

    private static func isOfTheData(_ column: ColumnProfile) -> Bool { names(column, daysOfTheData) }

    private static let otherDays = [
        "naissance", "birth", "maj", "mise-a-jour", "modif", "creation", "saisie", "import", "export", "update", "plantation", "planted",
        "construction", "construit", "built", "installation", "pose", "service", "ouverture", "fabrication", "acquisition", "renovation",
        "inauguration", "peremption", "expir", "validite", "echeance", "garantie", "prochain", "next", "inscription", "classement",
        "immatriculation",
    ].map { Array($0.utf8) }

    private static let daysOfTheData = [
        "releve", "mesure", "observ", "compt", "collecte", "enquete", "exercice", "millesime", "periode", "campagne", "annee", "year", "survey",
        "measure", "jour", "date-debut", "debut", "date-fin", "convention", "decision", "versement", "seance", "scrutin",
    ].map { Array($0.utf8) }

    /// Whether one of the words stands in a column's name.
    private static func names(_ column: ColumnProfile, _ words: [[UInt8]]) -> Bool {
        let name = Array(slug(column.name).utf8)
        return words.contains { word in name.indices.contains { name[$0...].starts(with: word) } }
    }

    // MARK: Where

    private mutating func takeBox(_ reading: DataFileReading, _ territory: GeoBox?) {
        if let geography = reading.geography {
            let usual = territory == nil ? geography.box : geography.usualBox
            box = usual.flatMap { Self.degrees($0.west, $0.south, $0.east, $0.north) }
            if box == nil, territory != nil, let all = geography.box { doubt = Self.doubt(all, territory) }
            if let box, let all = geography.box, all.west < box.west || all.south < box.south || all.east > box.east || all.north > box.north {
                leavesOut = true
            }
            return
        }
        guard let columns = reading.profile?.columns else { return }
        let longitudes = columns.filter { $0.marks.contains { $0.kind == .longitude } }
        let latitudes = columns.filter { $0.marks.contains { $0.kind == .latitude } }
        guard longitudes.count == 1, latitudes.count == 1, let x = longitudes[0].numbers, let y = latitudes[0].numbers else { return }
        let (across, along) = (x.usual ?? x.minimum...x.maximum, y.usual ?? y.minimum...y.maximum)
        let found = GeoBox(west: across.lowerBound, south: along.lowerBound, east: across.upperBound, north: along.upperBound)
        doubt = Self.doubt(found, territory)
        guard doubt == nil else { return }
        box = Self.degrees(found.west, found.south, found.east, found.north)
        if box != nil {
            boxColumns = [longitudes[0].name, latitudes[0].name]
            if x.usual != nil || y.usual != nil { leavesOut = true }
        }
    }

    /// Why a box cannot be that of data about a territory; what lies up to half a degree around it still can.
    private static func doubt(_ box: GeoBox, _ territory: GeoBox?) -> Doubt? {
        guard let territory else { return nil }
        func holds(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Bool {
            west >= territory.west - 0.5 && south >= territory.south - 0.5 && east <= territory.east + 0.5 && north <= territory.north + 0.5
        }
        if holds(box.west, box.south, box.east, box.north) { return nil }
        return holds(box.south, box.west, box.north, box.east) ? .swapped : .elsewhere
    }

    /// Nil for what are no degrees, and for boxes that a place at (0, 0) has torn open.
    private static func degrees(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> BoundingBox? {
        guard west >= -180, east <= 180, south >= -90, north <= 90, west < east, south < north else { return nil }
        guard !(west < 0 && east > 0 && south == 0), !(west == 0 && south == 0) else { return nil }
        return BoundingBox(west: west, south: south, east: east, north: north)
    }
}
