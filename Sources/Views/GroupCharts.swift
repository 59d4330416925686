internal import Bytes
internal import Findings
internal import Model
internal import Profiles

/// Charts from what has been gathered.
extension GroupGatherer {
    /// - Parameter findings: what is wrong with a chart that was asked for.
    func chart(_ profile: TableProfile, of plan: ViewPlan, _ findings: inout [Finding]) -> Chart? {
        let request = spec.request
        let x = profile.columns.indices.contains(spec.x) ? profile.columns[spec.x].name : ""
        if request == nil, spec.subject != "first-names", profile.columns.indices.contains(spec.x),
            profile.columns[spec.x].marks.contains(where: { $0.kind.isPersonal && $0.kind != .address })
        {
            return nil
        }
        if spec.kind == .line, notTimes * 10 > rows + notTimes {
            if let request { findings.append(Finding(.viewNotDates, at: request.x?.place ?? request.place, value: x, details: [plan.shownFile])) }
            return nil
        }
        // Of more groups than memory holds, nobody knows which are the largest.
        if texts.contains(where: \.isFull) {
            if let request { findings.append(Finding(.viewTooManyValues, at: request.x?.place ?? request.place, value: x, details: [plan.shownFile])) }
            return nil
        }
        if !spec.y.isEmpty, notNumbers > rows {
            if let request {
                let place = request.y?.place ?? request.place
                findings.append(Finding(.viewNotNumbers, at: place, value: profile.columns[spec.y[0]].name, details: [plan.shownFile]))
            }
            return nil
        }
        var chart = Chart(kind: spec.kind, x: Chart.Column(x, plan.schema), groups: [], rows: rows)
        chart.aggregate = spec.aggregate
        chart.rowsLeftOut = leftOut
        chart.subject = spec.subject
        chart.filter = spec.filter.map { plan.labels[$0.column] + "=" + $0.text }
        chart.cut = spec.cut.map { String(decoding: [$0], as: UTF8.self) }
        chart.limit = spec.limit == Chart.mostBars ? nil : spec.limit
        chart.title = request?.title
        chart.order = request?.order
        var used = 0
        switch spec.kind {
        case .line: used = addTimes(to: &chart)
        case .pyramid: addAges(to: &chart)
        default: used = addBars(to: &chart)
        }
        if spec.y.indices.contains(used), profile.columns.indices.contains(spec.y[used]) {
            let name = profile.columns[spec.y[used]].name
            chart.y = Chart.Column(name, plan.schema)
            chart.unit = ColumnName(name).unit
        }
        let least = request != nil ? 1 : spec.kind == .line ? 3 : 2
        guard chart.groups.count >= least, chart.groups.contains(where: { $0.values.contains { $0 != 0 } }) else {
            if let request { findings.append(Finding(.viewEmpty, at: request.place, details: [plan.shownFile])) }
            return nil
        }
        return chart
    }

    /// The largest first. Gives which of the columns is shown.
    private func addBars(to chart: inout Chart) -> Int {
        let used = texts.firstIndex { table in table.sums.contains { $0 != 0 } } ?? 0
        let table = texts[used]
        func value(_ group: Int) -> Double {
            switch chart.aggregate {
            case .count: Double(table.counts[group])
            case .sum: table.sums[group]
            case .mean: table.sums[group] / Double(table.counts[group])
            }
        }
        let limit = spec.limit
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
    private func addTimes(to chart: inout Chart) -> Int {
        let width = max(1, spec.y.count)
        let used = (0..<width).first { column in months.values.contains { $0.sums[column] != 0 } } ?? 0
        guard let first = months.keys.min(), let last = months.keys.max() else { return used }
        // One date a year makes a line of years, not one that falls to zero in between.
        let isSparse = months.count * 2 < last - first && Set(months.keys.map { $0 / 12 }).count > 2
        let isYearly = years > dated || isSparse
        let (period, length, step) = Self.periods(from: first, to: last, isYearly: isYearly)
        chart.period = period
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: last / length - first / length + 1)
        for (month, held) in months {
            let index = month / length - first / length
            sums[index].sum += held.sums[used]
            sums[index].count += held.count
        }
        chart.groups = sums.enumerated().map { index, held in
            let from = Double((first / length + index) * step)
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
    private func addAges(to chart: inout Chart) {
        let table = texts[0]
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
}
