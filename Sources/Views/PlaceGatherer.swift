internal import Bytes
internal import Geography
internal import Model
internal import Profiles
internal import Tables

/// Places and values by code, gathered row by row for a map.
struct PlaceGatherer {
    private let spec: MapSpec
    private let plan: ViewPlan
    private let territory: GeoBox?
    private var cloud = PointCloud()
    /// The values of surfaces, row by row.
    private var values: [Double] = []
    private var codes = GroupTable()
    private static let mostValues = 5_000

    /// - Parameter territory: where places ought to lie; nil for anywhere in France.
    init(_ spec: MapSpec, of plan: ViewPlan, territory: GeoBox?) {
        self.spec = spec
        self.plan = plan
        self.territory = territory
    }

    mutating func add(_ batch: RowBatch) {
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            if case .geometry = spec.source {
                guard let y = spec.y, values.count < Self.mostValues else { continue }
                var value = Double.nan
                if y < cells.count, case .number(let number) = CellValue(batch.text(cells[y])) { value = number }
                values.append(value)
                continue
            }
            guard cells.count > 0, !batch.isBlank(row) else { continue }
            if case .codes(let column) = spec.source {
                addCode(of: batch, cells, column)
                continue
            }
            guard let (x, y) = spec.source.position(cells, of: batch) else {
                cloud.unplaced += 1
                continue
            }
            let name = name(in: batch, cells)
            cloud.add(x, y, name: name)
        }
    }

    private mutating func addCode(of batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>, _ column: Int) {
        let code = column < cells.count ? trimmed(batch.text(cells[column])) : UnsafeBufferPointer(start: nil, count: 0)
        var value = 1.0
        if let y = spec.y {
            guard y < cells.count, case .number(let number) = CellValue(batch.text(cells[y])) else {
                cloud.unplaced += 1
                return
            }
            value = number
        }
        if code.count > 0 { codes.add(code, value) } else { cloud.unplaced += 1 }
    }

    private func name(in batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>) -> String {
        var parts: [String] = []
        for column in [spec.name, spec.kind] {
            guard let column, column < cells.count else { continue }
            let text = trimmed(batch.text(cells[column]))
            if text.count > 0 { parts.append(Self.cleaned(String(decoding: text.prefix(90), as: UTF8.self))) }
        }
        return parts.joined(separator: " · ")
    }

    /// What was cut in the middle of a character ends before it.
    private static func cleaned(_ text: String) -> String {
        text.unicodeScalars.last == "\u{FFFD}" ? String(text.unicodeScalars.dropLast()) : text
    }

    /// - Parameter geometry: what the file itself has told of places (GeoJSON).
    func map(_ geometry: GeometryCollector?) -> PlaceMap {
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
