/// Takes in the geometries of a GeoJSON file while it is read, thinned so that a map of them is small: a surface of half a million corners takes no more
/// memory than one of a few thousand.
public final class GeometryCollector {
    /// A line or a surface of a feature.
    public struct Form: Sendable {
        /// The feature's number, from 0, and its name.
        public var feature: Int
        public var name: String
        public var isSurface: Bool
        /// x and y by turns, for each line or ring.
        public var rows: [[Double]]
    }

    enum Kind { case points, lines, surfaces }

    private static let mostPositions = 12_000
    private static let mostForms = 3_000
    /// A line or ring at hand is thinned when it has more.
    private static let mostInRow = 6_000

    public private(set) var forms: [Form] = []
    public private(set) var points = PointCloud()
    /// How many features have a geometry, how many have none.
    public private(set) var placed = 0
    public private(set) var unplaced = 0
    private var feature = 0

    /// Of the geometry at hand.
    private var rows: [[Double]] = []
    private var row: [Double] = []
    private var rowTolerance = 0.0
    private var taken: [(kind: Kind, rows: [[Double]])] = []

    /// Two positions of a row lie farther from one another than this.
    private var tolerance = 0.0
    private var positions = 0

    public init() {}

    /// Whether names are still wanted.
    var isNamed: Bool { points.isNamed && forms.count < Self.mostForms }

    // MARK: From the file

    func add(_ x: Double, _ y: Double, level: Int) {
        guard x.isFinite, y.isFinite else { return }
        let count = row.count
        if count >= 2, rowTolerance > 0 {
            let (dx, dy) = (x - row[count - 2], y - row[count - 1])
            if dx * dx + dy * dy < rowTolerance * rowTolerance { return }
        }
        row.append(x)
        row.append(y)
        guard row.count > 2 * Self.mostInRow else { return }
        if rowTolerance == 0 { rowTolerance = Self.finest(x, y) }
        while row.count > Self.mostInRow {
            row = Self.thinned(row, rowTolerance)
            if row.count > Self.mostInRow { rowTolerance *= 2 }
        }
    }

    /// A metre, whether the unit is degrees or metres.
    private static func finest(_ x: Double, _ y: Double) -> Double { max(x.magnitude, y.magnitude) > 400 ? 1 : 1e-5 }

    func endRow() {
        if !row.isEmpty { rows.append(row) }
        row = []
        rowTolerance = 0
    }

    func endGeometry(_ kind: Kind) {
        endRow()
        if !rows.isEmpty { taken.append((kind, rows)) }
        rows = []
    }

    func endFeature(named name: String?) {
        defer {
            feature += 1
            taken = []
            rows = []
            row = []
            rowTolerance = 0
        }
        guard !taken.isEmpty else {
            unplaced += 1
            return
        }
        placed += 1
        for (kind, rows) in taken {
            switch kind {
            case .points:
                for row in rows {
                    for index in stride(from: 0, to: row.count - 1, by: 2) { points.add(row[index], row[index + 1], name: name ?? "") }
                }
            case .lines, .surfaces: take(rows, isSurface: kind == .surfaces, name ?? "")
            }
        }
        while positions > Self.mostPositions || forms.count > Self.mostForms { coarsen() }
    }

    private func take(_ rows: [[Double]], isSurface: Bool, _ name: String) {
        var form = Form(feature: feature, name: name, isSurface: isSurface, rows: rows)
        if isSurface {
            // A ring's last position is its first.
            for index in form.rows.indices where form.rows[index].count >= 8 && form.rows[index].prefix(2) == form.rows[index].suffix(2) {
                form.rows[index].removeLast(2)
            }
        }
        keep(form)
    }

    private func keep(_ form: Form) {
        let least = form.isSurface ? 6 : 4
        let rows = tolerance > 0 ? form.rows.map { Self.thinned($0, tolerance) } : form.rows
        let kept = rows.filter { $0.count >= least }
        guard !kept.isEmpty else {
            // Too small to be seen as anything but a place.
            if let row = form.rows.first, row.count >= 2 { points.add(row[0], row[1], name: form.name) }
            return
        }
        positions += kept.reduce(0) { $0 + $1.count / 2 }
        forms.append(Form(feature: form.feature, name: form.name, isSurface: form.isSurface, rows: kept))
    }

    /// Drops what is finer than twice the tolerance so far.
    private func coarsen() {
        if tolerance == 0, let row = forms.first?.rows.first, row.count >= 2 { tolerance = Self.finest(row[0], row[1]) }
        tolerance = tolerance > 0 ? tolerance * 2 : 1e-5
        let all = forms
        forms = []
        positions = 0
        for form in all { keep(form) }
    }

    /// The positions that lie farther than a tolerance from the one kept before; always the first.
    private static func thinned(_ row: [Double], _ tolerance: Double) -> [Double] {
        guard row.count > 4 else { return row }
        var kept = Array(row[0..<2])
        let limit = tolerance * tolerance
        for index in stride(from: 2, to: row.count - 1, by: 2) {
            let (dx, dy) = (row[index] - kept[kept.count - 2], row[index + 1] - kept[kept.count - 1])
            if dx * dx + dy * dy >= limit {
                kept.append(row[index])
                kept.append(row[index + 1])
            }
        }
        return kept
    }
}
