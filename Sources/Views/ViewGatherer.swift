internal import Bytes
public import Findings
public import Geography
internal import JSON
internal import Model
public import Profiles
public import Tables

/// Gathers what charts and maps of a table show from its rows, while others read the same rows. Memory is flat whatever the number of rows.
public final class ViewGatherer {
    private let plan: ViewPlan
    private var groups: [Grouping]
    private var cloud = PointCloud()
    private let map: MapSpec?
    /// The values of surfaces, row by row.
    private var values: [Double] = []
    private var codes = GroupTable()
    private static let mostValues = 5_000
    private let territory: GeoBox?

    /// - Parameter territory: where places ought to lie; nil for anywhere in France.
    public init(_ plan: ViewPlan, territory: GeoBox?) {
        self.plan = plan
        self.territory = territory
        groups = plan.items.compactMap { if case .groups(let spec) = $0 { Grouping(spec: spec) } else { nil } }
        map = plan.items.lazy.compactMap { if case .map(let spec) = $0 { spec } else { nil } }.first
    }

    private struct Grouping {
        let spec: GroupSpec
        var texts: [GroupTable]
        /// For each month since year 0, of a line.
        var months: [Int: (sums: [Double], count: Int)] = [:]
        var dated = 0
        var years = 0
        /// Cells of x that are no time; cells of y that are no number.
        var notTimes = 0
        var notNumbers = 0
        var rows = 0
        var leftOut = 0

        init(spec: GroupSpec) {
            self.spec = spec
            texts = Array(repeating: GroupTable(), count: max(1, spec.y.count))
        }
    }

    // MARK: From the rows

    public func add(_ batch: RowBatch) {
        for index in groups.indices { Self.add(batch, to: &groups[index]) }
        if let map { addPlaces(of: batch, map) }
    }

    private static func add(_ batch: RowBatch, to group: inout Grouping) {
        let spec = group.spec
        let filter = spec.filter.map { ($0.column, Array($0.text.utf8)) }
        var numbers = [Double](repeating: 0, count: max(1, spec.y.count))
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            guard cells.count > 0 else { continue }
            if let (column, text) = filter {
                guard column < cells.count, trimmed(batch.text(cells[column])).elementsEqual(text) else { continue }
            }
            guard spec.x < cells.count, !cells[spec.x].isEmpty else {
                if !batch.isBlank(row) { group.leftOut += 1 }
                continue
            }
            var hasNumber = spec.y.isEmpty
            for (index, column) in spec.y.enumerated() {
                numbers[index] = 0
                guard column < cells.count else { continue }
                switch CellValue(batch.text(cells[column])) {
                case .number(let number):
                    numbers[index] = number
                    hasNumber = true
                case .blank: break
                case .text, .month: group.notNumbers += 1
                }
            }
            guard hasNumber else {
                group.leftOut += 1
                continue
            }
            if spec.y.isEmpty { numbers[0] = 1 }
            let text = batch.text(cells[spec.x])
            switch spec.kind {
            case .line:
                let key: Int
                switch CellValue(text) {
                case .month(let month):
                    key = month
                    group.dated += 1
                case .number(let year) where year >= 1_500 && year <= 2_200 && year == year.rounded():
                    key = Int(year) * 12
                    group.years += 1
                case .blank:
                    group.leftOut += 1
                    continue
                case .text, .number:
                    // `2025-03`
                    if let month = yearAndMonth(text) {
                        key = month
                        group.dated += 1
                    } else {
                        group.notTimes += 1
                        group.leftOut += 1
                        continue
                    }
                }
                var held = group.months[key] ?? (Array(repeating: 0, count: numbers.count), 0)
                for index in numbers.indices { held.sums[index] += numbers[index] }
                held.count += 1
                group.months[key] = held
            case .pyramid:
                guard let series = spec.series, series < cells.count else { continue }
                let sex = trimmed(batch.text(cells[series]))
                let age = trimmed(text)
                guard sex.count > 0, age.count > 0, sex.count + age.count < GroupTable.longestText else { continue }
                let key = Array(age) + [0] + Array(sex)
                key.withUnsafeBufferPointer { group.texts[0].add($0, numbers[0]) }
            default:
                var label = trimmed(text)
                if let cut = spec.cut, let end = label.firstIndex(of: cut) { label = UnsafeBufferPointer(rebasing: label[..<end]) }
                guard label.count > 0 else {
                    group.leftOut += 1
                    continue
                }
                for index in numbers.indices { group.texts[index].add(label, numbers[index]) }
            }
            group.rows += 1
        }
    }

    private func addPlaces(of batch: RowBatch, _ map: MapSpec) {
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            if case .geometry = map.source {
                guard let y = map.y, values.count < Self.mostValues else { continue }
                var value = Double.nan
                if y < cells.count, case .number(let number) = CellValue(batch.text(cells[y])) { value = number }
                values.append(value)
                continue
            }
            guard cells.count > 0, !batch.isBlank(row) else { continue }
            if case .codes(let column) = map.source {
                addCode(of: batch, cells, column, map)
                continue
            }
            guard let (x, y) = map.source.position(cells, of: batch) else {
                cloud.unplaced += 1
                continue
            }
            cloud.add(x, y, name: Self.name(in: batch, cells, map))
        }
    }

    private func addCode(of batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>, _ column: Int, _ map: MapSpec) {
        let code = column < cells.count ? trimmed(batch.text(cells[column])) : UnsafeBufferPointer(start: nil, count: 0)
        var value = 1.0
        if let y = map.y {
            guard y < cells.count, case .number(let number) = CellValue(batch.text(cells[y])) else {
                cloud.unplaced += 1
                return
            }
            value = number
        }
        if code.count > 0 { codes.add(code, value) } else { cloud.unplaced += 1 }
    }

    private static func name(in batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>, _ map: MapSpec) -> String {
        var parts: [String] = []
        for column in [map.name, map.kind] {
            guard let column, column < cells.count else { continue }
            let text = trimmed(batch.text(cells[column]))
            if text.count > 0 { parts.append(cleaned(String(decoding: text.prefix(90), as: UTF8.self))) }
        }
        return parts.joined(separator: " · ")
    }

    /// What was cut in the middle of a character ends before it.
    private static func cleaned(_ text: String) -> String {
        text.unicodeScalars.last == "\u{FFFD}" ? String(text.unicodeScalars.dropLast()) : text
    }

    // MARK: At the end

    /// The views, and what is wrong with those that were asked for.
    ///
    /// - Parameters:
    ///   - profile: of the table.
    ///   - geometry: what the file itself has told of places (GeoJSON).
    public func finish(_ profile: TableProfile, geometry: GeometryCollector? = nil) -> (views: [TableView], findings: [Finding]) {
        var findings = plan.findings
        var views: [TableView] = []
        var group = groups.makeIterator()
        for item in plan.items {
            switch item {
            case .groups:
                guard let gathered = group.next() else { continue }
                if let chart = chart(of: gathered, profile, &findings) { views.append(.chart(chart)) }
            case .histogram(let column, let request):
                if let chart = histogram(profile.columns[column], request, &findings) { views.append(.chart(chart)) }
            case .map(let spec):
                let map = placeMap(spec, geometry)
                if map.isEmpty {
                    if let request = spec.request { findings.append(Finding(.viewNoPlaces, at: request.place, details: [shownFile])) }
                } else if spec.request != nil || map.rows > 1 || !map.forms.isEmpty {
                    views.append(.map(map))
                }
            }
        }
        if !plan.isChosen { complete(&views, profile) }
        return (views, findings)
    }

    private var shownFile: String { plan.file.utf8.lastIndex(of: 0x2F).map { String(plan.file[plan.file.utf8.index(after: $0)...]) } ?? plan.file }

    /// Two charts at most beside a map.
    private static let mostCharts = 2

    private func complete(_ views: inout [TableView], _ profile: TableProfile) {
        let maps = views.filter { if case .map = $0 { true } else { false } }
        var charts = views.filter { if case .chart = $0 { true } else { false } }
        for chart in Views.charts(from: profile, plan.schema) where charts.count < Self.mostCharts {
            let isThere = charts.contains { if case .chart(let other) = $0 { other.kind == chart.kind } else { false } }
            if !isThere { charts.append(.chart(chart)) }
        }
        views = maps + charts.prefix(Self.mostCharts)
    }

    private func histogram(_ column: ColumnProfile, _ request: ViewRequest, _ findings: inout [Finding]) -> Chart? {
        guard column.type.isNumeric, let histogram = column.histogram, histogram.unit == .value else {
            findings.append(Finding(.viewNotNumbers, at: request.place, value: column.name, details: [shownFile]))
            return nil
        }
        var chart = Chart(
            kind: .histogram, x: Chart.Column(column.name, plan.schema),
            groups: histogram.bins.map { Chart.Group(from: $0.from, to: $0.to, values: [Double($0.count)]) },
            rows: histogram.bins.reduce(0) { $0 + $1.count })
        chart.rowsLeftOut = column.filled + column.blank - chart.rows
        chart.unit = ColumnName(column.name).unit
        chart.title = request.title
        chart.order = request.order
        return chart
    }

    private func chart(of gathered: Grouping, _ profile: TableProfile, _ findings: inout [Finding]) -> Chart? {
        let spec = gathered.spec
        let request = spec.request
        let x = profile.columns.indices.contains(spec.x) ? profile.columns[spec.x].name : ""
        if request == nil, spec.subject != "first-names", profile.columns.indices.contains(spec.x),
            profile.columns[spec.x].marks.contains(where: { $0.kind.isPersonal && $0.kind != .address })
        {
            return nil
        }
        if spec.kind == .line, gathered.notTimes * 10 > gathered.rows + gathered.notTimes {
            if let request { findings.append(Finding(.viewNotDates, at: request.place, value: x, details: [shownFile])) }
            return nil
        }
        // Of more groups than memory holds, nobody knows which are the largest.
        if gathered.texts.contains(where: \.isFull) {
            if let request { findings.append(Finding(.viewTooManyValues, at: request.place, value: x, details: [shownFile])) }
            return nil
        }
        if !spec.y.isEmpty, gathered.notNumbers > gathered.rows {
            if let request {
                findings.append(Finding(.viewNotNumbers, at: request.place, value: profile.columns[spec.y[0]].name, details: [shownFile]))
            }
            return nil
        }
        var chart = Chart(kind: spec.kind, x: Chart.Column(x, plan.schema), groups: [], rows: gathered.rows)
        chart.aggregate = spec.aggregate
        chart.rowsLeftOut = gathered.leftOut
        chart.subject = spec.subject
        chart.filter = spec.filter.map { plan.labels[$0.column] + "=" + $0.text }
        chart.cut = spec.cut.map { String(decoding: [$0], as: UTF8.self) }
        chart.limit = spec.limit == Chart.mostBars ? nil : spec.limit
        chart.title = request?.title
        chart.order = request?.order
        var used = 0
        switch spec.kind {
        case .line: used = addTimes(of: gathered, to: &chart)
        case .pyramid: addAges(of: gathered, to: &chart)
        default: used = addBars(of: gathered, to: &chart)
        }
        if spec.y.indices.contains(used), profile.columns.indices.contains(spec.y[used]) {
            let name = profile.columns[spec.y[used]].name
            chart.y = Chart.Column(name, plan.schema)
            chart.unit = ColumnName(name).unit
        }
        let least = request != nil ? 1 : spec.kind == .line ? 3 : 2
        guard chart.groups.count >= least, chart.groups.contains(where: { $0.values.contains { $0 != 0 } }) else {
            if let request { findings.append(Finding(.viewEmpty, at: request.place, details: [shownFile])) }
            return nil
        }
        return chart
    }

    /// The largest first. Gives which of the columns is shown.
    private func addBars(of gathered: Grouping, to chart: inout Chart) -> Int {
        let used = gathered.texts.firstIndex { table in table.sums.contains { $0 != 0 } } ?? 0
        let table = gathered.texts[used]
        func value(_ group: Int) -> Double {
            switch chart.aggregate {
            case .count: Double(table.counts[group])
            case .sum: table.sums[group]
            case .mean: table.sums[group] / Double(table.counts[group])
            }
        }
        let limit = gathered.spec.limit
        var sorted: [(group: Int, value: Double)] = (0..<table.count).map { ($0, value($0)) }
        if chart.aggregate != .mean { sorted.removeAll { $0.value == 0 } }
        sorted.sort { (a: (group: Int, value: Double), b: (group: Int, value: Double)) in a.value != b.value ? a.value > b.value : a.group < b.group }
        // One that is left alone needs no rest.
        let shown = sorted.count == limit + 1 && !table.isFull ? sorted[...] : sorted.prefix(limit)
        chart.groups = shown.map { Chart.Group(label: table.text(of: $0.group), values: [$0.value]) }
        let others = sorted.dropFirst(shown.count)
        guard !others.isEmpty || table.restCount > 0, chart.aggregate != .mean else { return used }
        var rest = chart.aggregate == .count ? Double(table.restCount) : table.restSum
        for other in others { rest += other.value }
        chart.rest = [rest]
        chart.restCount = table.isFull ? 0 : others.count
        return used
    }

    /// By the shortest periods that are not too many. Gives which of the columns is shown.
    private func addTimes(of gathered: Grouping, to chart: inout Chart) -> Int {
        let width = max(1, gathered.spec.y.count)
        let used = (0..<width).first { column in gathered.months.values.contains { $0.sums[column] != 0 } } ?? 0
        guard let first = gathered.months.keys.min(), let last = gathered.months.keys.max() else { return used }
        let isYearly = gathered.years > gathered.dated
        let (period, months, step) = Self.periods(from: first, to: last, isYearly: isYearly)
        chart.period = period
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: last / months - first / months + 1)
        for (month, held) in gathered.months {
            let index = month / months - first / months
            sums[index].sum += held.sums[used]
            sums[index].count += held.count
        }
        chart.groups = sums.enumerated().map { index, held in
            let from = Double((first / months + index) * step)
            let value =
                switch chart.aggregate {
                case .count: Double(held.count)
                case .sum: held.sum
                case .mean: held.count > 0 ? held.sum / Double(held.count) : 0
                }
            return Chart.Group(from: from, to: from + Double(step), values: [value])
        }
        if chart.aggregate == .mean { chart.groups = chart.groups.enumerated().filter { sums[$0.offset].count > 0 }.map(\.element) }
        return used
    }

    /// The shortest that are not too many, how many months each has, and by how much their numbers grow.
    private static func periods(from first: Int, to last: Int, isYearly: Bool) -> (Chart.Period, months: Int, step: Int) {
        if !isYearly, last - first < 48 { return (.month, 1, 1) }
        if last / 12 - first / 12 < 80 { return (.year, 12, 1) }
        if last / 120 - first / 120 < 80 { return (.decade, 120, 10) }
        return (.century, 1_200, 100)
    }

    /// The youngest first, men to the left.
    private func addAges(of gathered: Grouping, to chart: inout Chart) {
        let table = gathered.texts[0]
        var ages: [String: [Double]] = [:]
        var names: [String] = []
        for group in 0..<table.count {
            let parts = table.text(of: group).utf8.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { String(Substring($0)) }
            guard parts.count == 2 else { continue }
            // Homme, masculin, garçon, 1; femme, féminin, fille, 2; and in English.
            let isMale = folded(parts[1]).first.map { (sex: UInt8) in sex == 0x68 || sex == 0x6D || sex == 0x67 || sex == 0x31 } ?? false
            let index = isMale ? 0 : 1
            if names.count <= index || names[index].isEmpty {
                while names.count <= index { names.append("") }
                names[index] = parts[1]
            }
            ages[parts[0], default: [0, 0]][index] += chart.aggregate == .count ? Double(table.counts[group]) : table.sums[group]
        }
        chart.series = names.count == 2 ? names : []
        guard names.count == 2, ages.count <= 130 else { return }
        chart.groups = ages.sorted { Self.age($0.key) != Self.age($1.key) ? Self.age($0.key) < Self.age($1.key) : $0.key < $1.key }
            .map { Chart.Group(label: $0.key, values: $0.value) }
    }

    /// The first number of « 25-29 ans »; « moins de 15 » comes first.
    private static func age(_ text: String) -> Int {
        let digits = text.utf8.drop { !(0x30...0x39).contains($0) }.prefix { (0x30...0x39).contains($0) }.prefix(3)
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let start = folded(text)
        return start.starts(with: "moins".utf8) || start.starts(with: "under".utf8) ? -1 : number
    }

    // MARK: Places

    private func placeMap(_ spec: MapSpec, _ geometry: GeometryCollector?) -> PlaceMap {
        var map = PlaceMap()
        let cloud = geometry?.points ?? self.cloud
        let points = cloud.all
        let forms = geometry?.forms ?? []
        map.title = spec.request?.title
        map.order = spec.request?.order
        map.isGrouped = cloud.isGrouped
        map.rowsAtZero = cloud.atZero
        map.rowsWithoutPlace = geometry?.unplaced ?? cloud.unplaced
        if case .codes = spec.source {
            let isMean = spec.request?.aggregate == .mean
            map.codes = (0..<codes.count).map { PlaceMap.CodeValue(codes.text(of: $0), isMean ? codes.sums[$0] / Double(codes.counts[$0]) : codes.sums[$0]) }
                .sorted { $0.code < $1.code }
            map.rows = codes.counts.reduce(0, +)
            if let y = spec.y {
                map.y = Chart.Column(plan.labels[y], plan.schema)
                map.unit = ColumnName(plan.labels[y]).unit
            }
            return map
        }
        let firsts = forms.prefix(500).compactMap { form in form.rows.first.flatMap { $0.count >= 2 ? (x: $0[0], y: $0[1]) : nil } }
        let reference = Georeference(of: points.lazy.prefix(2_000).map { (x: $0.x, y: $0.y) } + firsts, in: territory)
        var places: [PlaceMap.Place] = []
        var expected = 0
        for point in points {
            guard let (longitude, latitude) = reference.degrees(point.x, point.y) else {
                map.rowsOutside += point.count
                continue
            }
            if reference.isExpected(longitude, latitude) { expected += point.count }
            places.append(PlaceMap.Place(PlaceMap.Position(longitude: longitude, latitude: latitude), name: point.name, count: point.count))
        }
        // Where most lie where they ought to, the others are slips; else the table is about the world.
        let all = places.reduce(0) { $0 + $1.count }
        if expected * 2 >= all {
            places.removeAll {
                guard !reference.isExpected($0.position.longitude, $0.position.latitude) else { return false }
                map.rowsOutside += $0.count
                return true
            }
        }
        map.places = places
        for form in forms {
            var isPlaced = true
            let rows = form.rows.map { row in
                stride(from: 0, to: row.count - 1, by: 2).compactMap { index -> PlaceMap.Position? in
                    guard let (longitude, latitude) = reference.degrees(row[index], row[index + 1]) else {
                        isPlaced = false
                        return nil
                    }
                    return PlaceMap.Position(longitude: longitude, latitude: latitude)
                }
            }
            guard isPlaced else {
                map.rowsOutside += 1
                continue
            }
            var drawn = PlaceMap.Form(name: form.name, isSurface: form.isSurface, rows: rows)
            if values.indices.contains(form.feature), values[form.feature].isFinite { drawn.value = values[form.feature] }
            map.forms.append(drawn)
        }
        if let y = spec.y, map.forms.contains(where: { $0.value != nil }) {
            map.y = Chart.Column(plan.labels[y], plan.schema)
            map.unit = ColumnName(plan.labels[y]).unit
        }
        map.rows = geometry.map { max(0, $0.placed - map.rowsOutside - map.rowsAtZero) } ?? places.reduce(0) { $0 + $1.count }
        return map
    }
}

// MARK: - Cells

private func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
}

/// The months since year 0 of `2025-03` or `03/2025`; nil for anything else.
private func yearAndMonth(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let text = trimmed(text)
    guard text.count == 7 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            guard (0x30...0x39).contains(text[index]) else { return nil }
            number = number * 10 + Int(text[index] - 0x30)
        }
        return number
    }
    if text[4] == 0x2D, let year = number(0..<4), let month = number(5..<7), (1...12).contains(month) { return year * 12 + month - 1 }
    if text[2] == 0x2F, let year = number(3..<7), let month = number(0..<2), (1...12).contains(month) { return year * 12 + month - 1 }
    return nil
}

/// The two numbers of `[1.46, 43.54]`, `43.54, 1.46`, `POINT(1.46 43.54)`; nil when there are not two.
func numberPair(_ text: UnsafeBufferPointer<UInt8>) -> (Double, Double)? {
    var found: [Double] = []
    var start: Int?
    for index in 0...text.count {
        let byte = index < text.count ? text[index] : 0x20
        let isPart = (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B
        if isPart {
            if start == nil { start = index }
        } else if let first = start {
            start = nil
            let part = UnsafeBufferPointer(rebasing: text[first..<index])
            guard part.contains(where: { (0x30...0x39).contains($0) }), found.count < 2 else { return nil }
            found.append(JSONNumber(part).value)
        }
    }
    return found.count == 2 ? (found[0], found[1]) : nil
}
