internal import Findings

/// Gathers what was found by cause: a thousand cells of one column make one finding, with their number and the first rows.
struct PersonalCauses {
    private struct Key: Hashable {
        var rule: ObjectIdentifier
        var column: Int
    }

    private struct Group {
        var rule: Rule
        var column: Int
        var row: Int
        var value: String
        var details: [String]
        var count: Int
        var rows: [Int]
    }

    private var groups: [Group] = []
    private var places: [Key: Int] = [:]

    /// - Parameter value: with most of its signs left out; made for the first of a cause only.
    mutating func add(_ rule: Rule, row: Int, column: Int, value: @autoclosure () -> String, details: @autoclosure () -> [String] = []) {
        let key = Key(rule: ObjectIdentifier(rule), column: column)
        guard let place = places[key] else {
            places[key] = groups.count
            groups.append(Group(rule: rule, column: column, row: row, value: value(), details: details(), count: 1, rows: [row]))
            return
        }
        groups[place].count += 1
        if groups[place].rows.count < TablePlace.mostRows, groups[place].rows.last != row { groups[place].rows.append(row) }
    }

    mutating func forget(_ rule: Rule, column: Int) {
        guard let place = places[Key(rule: ObjectIdentifier(rule), column: column)] else { return }
        groups[place].count = 0
    }

    func count(_ rule: Rule, column: Int) -> Int { places[Key(rule: ObjectIdentifier(rule), column: column)].map { groups[$0].count } ?? 0 }

    /// In the order of their first places.
    func findings(file: String, sheet: String?, labels: [String], isOfObjects: Bool) -> [Finding] {
        groups.filter { $0.count > 0 }.sorted { ($0.row, $0.column, $0.rule.code) < ($1.row, $1.column, $1.rule.code) }.map { group in
            let field = labels.indices.contains(group.column) ? labels[group.column] : ""
            var table = TablePlace(sheet: sheet, row: group.row, column: group.column + 1, field: field, count: group.count, rows: group.rows)
            table.isOfObjects = isOfObjects
            table.hasOtherValues = group.count > 1
            return Finding(
                group.rule, at: SourcePlace(file: file, line: group.row, column: group.column + 1), value: group.value, details: group.details, table: table)
        }
    }
}
