internal import Drawings
internal import Findings
internal import Model
internal import Templating
internal import Views

/// What is said of a chart in one language, and its drawing.
struct ChartTexts {
    private let chart: Chart
    private let words: Words
    private let figures: Figures

    init(_ chart: Chart, _ words: Words) {
        self.chart = chart
        self.words = words
        figures = Figures(words.language, unit: chart.kind == .histogram || chart.aggregate == .count ? nil : chart.unit)
    }

    // MARK: Words

    var title: String {
        if let title = chart.title { return title[words.language] }
        if let subject = chart.subject { return words.text("chart-" + subject, ["period": period]) }
        let (x, y) = (chart.x.label, chart.y?.label ?? "")
        switch (chart.kind, chart.aggregate) {
        case (.pyramid, _): return words.text("chart-pyramid")
        case (.histogram, _): return words.text("chart-histogram", ["x": x])
        case (.line, let aggregate): return words.text("chart-line-" + aggregate.rawValue, ["x": x, "y": y, "period": period])
        case (.bars, let aggregate): return words.text("chart-bars-" + aggregate.rawValue, ["x": x, "y": y])
        }
    }

    private var period: String { words.text("chart-per-" + (chart.period ?? .year).rawValue) }

    /// Unit, period, and of how many rows.
    var subtitle: String {
        var parts: [String] = []
        let measured = words.text("chart-value-" + chart.aggregate.rawValue)
        parts.append(figures.unit.map { words.text("chart-in-unit", ["value": measured, "unit": $0]) } ?? measured)
        if chart.kind == .line, let first = chart.groups.first, let last = chart.groups.last {
            parts.append(words.text("period-years", ["start": name(of: first), "end": name(of: last)]))
        }
        parts.append(words.plural("chart-rows", chart.rows))
        return parts.joined(separator: " · ")
    }

    /// How many rows are not in it.
    var note: String? { chart.rowsLeftOut > 0 ? words.plural("chart-left-out", chart.rowsLeftOut) : nil }

    // MARK: The table

    /// The heads of its columns.
    var heads: [String] {
        let values = chart.series.isEmpty ? [words.text("chart-value-" + chart.aggregate.rawValue)] : chart.series.map(value)
        return [chart.kind == .line ? words.text("chart-" + (chart.period ?? .year).rawValue) : chart.x.label] + values
    }

    private static let mostRows = 60

    /// A name and its values for each row.
    var rows: [[String]] {
        var rows = chart.groups.suffix(Self.mostRows).map { [name(of: $0)] + $0.values.map { words.decimal($0) } }
        if let rest = chart.rest { rows.append([restName] + rest.map { words.decimal($0) }) }
        return rows
    }

    /// How many of the rows are not among them.
    var rowsHidden: Int { max(0, chart.groups.count - Self.mostRows) }

    private var restName: String { chart.restCount > 0 ? words.plural("chart-others", chart.restCount) : words.text("chart-other-values") }

    /// A value of a column, as people say it.
    private func value(_ text: String) -> String {
        switch text {
        case "true", "True", "TRUE": words.text("chart-yes")
        case "false", "False", "FALSE": words.text("chart-no")
        default: shortened(text, to: 160)
        }
    }

    private func name(of group: Chart.Group) -> String {
        switch chart.kind {
        case .histogram: words.text("from-to", ["from": words.decimal(group.from), "to": words.decimal(group.to)])
        case .line: time(group.from, isShort: false)
        case .bars, .pyramid: value(group.label)
        }
    }

    private func time(_ number: Double, isShort: Bool) -> String {
        guard number.magnitude < 1e6 else { return "" }
        let whole = Int(number)
        switch chart.period ?? .year {
        case .month:
            let names = isShort ? Self.shortMonths : Self.months
            return (words.language == .french ? names.0 : names.1)[(whole % 12 + 12) % 12] + "\u{A0}" + String(whole / 12)
        case .year: return String(whole)
        case .decade: return words.text("period-years", ["start": String(whole), "end": String(whole + 9)])
        case .century: return words.text("period-years", ["start": String(whole), "end": String(whole + 99)])
        }
    }

    private static let months = (
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    )
    private static let shortMonths = (
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )

    // MARK: The drawing

    /// What the colours stand for.
    var legend: [String] { chart.series.map(value) }

    func picture(source: String) -> Picture {
        Picture(drawing, title: title, subtitle: subtitle, source: source, language: words.language.rawValue, legend: legend)
    }

    /// Up to so many counts or totals in time are columns, and more a line; means are columns only where they are few.
    private var mostColumns: Int { chart.aggregate == .mean ? 6 : 36 }

    private var drawing: any Drawing {
        let groups = chart.groups
        switch chart.kind {
        case .bars:
            var bars = groups.map { Bars.Bar(value($0.label), $0.values) }
            if let rest = chart.rest { bars.append(Bars.Bar(restName, rest, isRest: true)) }
            return Bars(bars, figures)
        case .pyramid:
            return Pyramid(groups.map { Pyramid.Row(value($0.label), left: $0.values.first ?? 0, right: $0.values.last ?? 0) }, figures)
        case .histogram:
            let bounds = Figures(words.language, unit: nil)
            let every = max(1, (groups.count + 4) / 5)
            var edges: [Columns.Edge] = []
            for index in stride(from: 0, to: groups.count, by: every) where groups.count - index >= (every + 1) / 2 {
                edges.append(Columns.Edge(index, name: bounds.bare(groups[index].from)))
            }
            if let last = groups.last { edges.append(Columns.Edge(groups.count, name: bounds.short(last.to) + (chart.unit.map { "\u{A0}" + $0 } ?? ""))) }
            return Columns(groups.map { Columns.Column($0.values.first ?? 0, name: "") }, edges: edges, figures)
        case .line:
            let isMonthly = chart.period == .month
            let isLong = isMonthly || chart.period == .decade || chart.period == .century
            if groups.count <= mostColumns, chart.series.count < 2 {
                let every = max(1, (groups.count + (isLong ? 3 : 5)) / (isLong ? 4 : 6))
                let columns = groups.enumerated().map { index, group in
                    Columns.Column(group.values.first ?? 0, name: index % every == 0 ? time(group.from, isShort: true) : "")
                }
                return Columns(columns, figures, showsValues: groups.count <= 6)
            }
            let steps = isLong ? 3 : 5
            var positions = (0..<steps).map { $0 * (groups.count - 1) / max(1, steps - 1) }
            if groups.count <= 1 { positions = [0] }
            let names = positions.compactMap { index in groups.indices.contains(index) ? Line.Name(index, time(groups[index].from, isShort: true)) : nil }
            let series = (0..<max(1, chart.series.count)).map { number in groups.map { $0.values.indices.contains(number) ? $0.values[number] : .nan } }
            return Line(series, names: names, figures)
        }
    }
}
