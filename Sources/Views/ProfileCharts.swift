public import Profiles
public import Schemas

/// The charts that a table’s profile allows without another look at its rows, the most telling first, at most one of a kind.
///
/// Never of identifiers, codes, places, nor of what may be about persons.
public func charts(from profile: TableProfile, _ schema: TableSchema?) -> [Chart] {
    guard profile.rows > 1 else { return [] }
    var found: [(chart: Chart, worth: Int)] = []
    for column in profile.columns.prefix(400) {
        guard column.filled * 2 >= profile.rows, column.distinct > 1, !column.marks.contains(where: { $0.kind.isPersonal || $0.kind == .organisationEmail })
        else { continue }
        let name = ColumnName(column.name)
        let isSaidToBeText = saysText(schema, column.name)
        for candidate in [
            line(column, name, schema), isSaidToBeText ? nil : histogram(column, name, schema), bars(column, name, profile, schema),
        ] {
            if let candidate { found.append(candidate) }
        }
    }
    // Of equals, the one further to the left.
    let sorted = found.enumerated().sorted { ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset) }.map(\.element.chart)
    var kinds: Set<Chart.Kind> = []
    return sorted.filter { kinds.insert($0.kind).inserted }
}

/// Whether a schema says that a column of digits is one of texts.
private func saysText(_ schema: TableSchema?, _ name: String) -> Bool {
    if case .string? = schema?.fields.first(where: { $0.name == name })?.type { return true }
    return false
}

private func line(_ column: ColumnProfile, _ name: ColumnName, _ schema: TableSchema?) -> (chart: Chart, worth: Int)? {
    guard column.type.isDate || column.type == .year, let histogram = column.histogram, !name.isTimeOfEditing,
        let period = Chart.Period(rawValue: histogram.unit.rawValue), histogram.bins.count >= 3
    else { return nil }
    let counts = histogram.bins.map(\.count)
    let filled = counts.count { $0 > 0 }
    // As many rows for every year is how the table was made, and not what it tells.
    guard filled >= 3, filled * 2 >= counts.count, let least = counts.min(), let most = counts.max(), most * 4 > least * 5 else { return nil }
    var chart = Chart(
        kind: .line, x: Chart.Column(column.name, schema),
        groups: histogram.bins.map { Chart.Group(from: $0.from, to: $0.to, values: [Double($0.count)]) }, rows: counts.reduce(0, +))
    chart.period = period
    chart.rowsLeftOut = column.filled + column.blank - chart.rows
    return (chart, column.type == .year ? 45 : 50)
}

private func histogram(_ column: ColumnProfile, _ name: ColumnName, _ schema: TableSchema?) -> (chart: Chart, worth: Int)? {
    guard column.type == .integer || column.type == .number || column.type == .commaNumber, let histogram = column.histogram, histogram.unit == .value,
        histogram.bins.count >= 4, column.distinct >= 10, column.paddedCells == 0, !name.isTechnical || name.unit != nil,
        !column.marks.contains(where: { [.identifier, .latitude, .longitude, .easting, .northing, .coordinates].contains($0.kind) })
    else { return nil }
    var chart = Chart(
        kind: .histogram, x: Chart.Column(column.name, schema),
        groups: histogram.bins.map { Chart.Group(from: $0.from, to: $0.to, values: [Double($0.count)]) }, rows: histogram.bins.reduce(0) { $0 + $1.count })
    chart.rowsLeftOut = column.filled + column.blank - chart.rows
    chart.unit = name.unit
    return (chart, column.marks.contains { $0.kind == .amount } ? 55 : name.unit != nil ? 48 : 30)
}

private func bars(_ column: ColumnProfile, _ name: ColumnName, _ profile: TableProfile, _ schema: TableSchema?) -> (chart: Chart, worth: Int)? {
    guard column.type == .text || column.type == .boolean, !name.isTechnical, column.distinct <= 500, column.longest <= 120, let first = column.top.first,
        !column.isCode || column.marks.isEmpty,
        !column.marks.contains(where: { $0.kind == .identifier || $0.kind == .coordinates })
    else { return nil }
    let shown = column.top
    let counted = shown.reduce(0) { $0 + $1.count }
    let rest = column.filled - counted
    // A few values that say most of it, and none that says it all; bars of one length say nothing.
    guard shown.contains(where: { $0.count != first.count }) else { return nil }
    guard counted * 2 >= column.filled, first.count >= 2, first.count * 100 <= column.filled * 96, shown.allSatisfy({ $0.error == 0 }) else { return nil }
    var chart = Chart(
        kind: .bars, x: Chart.Column(column.name, schema), groups: shown.map { Chart.Group(label: $0.value, values: [Double($0.count)]) }, rows: column.filled)
    if rest > 0 {
        chart.rest = [Double(rest)]
        chart.restCount = column.distinctError > 0 ? 0 : max(0, column.distinct - shown.count)
    }
    chart.rowsLeftOut = column.blank
    var worth = (3...12).contains(column.distinct) ? 44 : column.type == .boolean || column.distinct == 2 ? 20 : 36
    if name.isTelling { worth += 12 }
    return (chart, worth)
}
