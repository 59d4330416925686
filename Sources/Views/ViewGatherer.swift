internal import Bytes
public import Findings
public import Geography
internal import Model
public import Profiles
public import Tables

/// Gathers what charts and maps of a table show from its rows, while others read the same rows. Memory is flat whatever the number of rows.
public final class ViewGatherer {
    private let plan: ViewPlan
    private var groups: [GroupGatherer]
    private var places: PlaceGatherer?

    /// - Parameter territory: where places ought to lie; nil for anywhere in France.
    public init(_ plan: ViewPlan, territory: GeoBox?) {
        self.plan = plan
        groups = plan.items.compactMap { if case .groups(let spec) = $0 { GroupGatherer(spec: spec) } else { nil } }
        places = plan.items.lazy.compactMap { if case .map(let spec) = $0 { PlaceGatherer(spec, of: plan, territory: territory) } else { nil } }.first
    }

    public func add(_ batch: RowBatch) {
        for index in groups.indices { groups[index].add(batch) }
        places?.add(batch)
    }

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
                if let chart = gathered.chart(profile, of: plan, &findings) { views.append(.chart(chart)) }
            case .histogram(let column, let request):
                if let chart = histogram(profile.columns[column], request, &findings) { views.append(.chart(chart)) }
            case .map(let spec):
                guard let map = places?.map(geometry) else { continue }
                if map.isEmpty {
                    if let request = spec.request { findings.append(Finding(.viewNoPlaces, at: request.place, details: [plan.shownFile])) }
                } else if spec.request != nil || map.rows > 1 || !map.forms.isEmpty {
                    views.append(.map(map))
                }
            }
        }
        if !plan.isChosen { complete(&views, profile) }
        return (views, findings)
    }

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
            findings.append(Finding(.viewNotNumbers, at: request.x?.place ?? request.place, value: column.name, details: [plan.shownFile]))
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
}

extension ViewPlan {
    /// The file's name without its folders.
    var shownFile: String { file.utf8.lastIndex(of: 0x2F).map { String(file[file.utf8.index(after: $0)...]) } ?? file }
}
