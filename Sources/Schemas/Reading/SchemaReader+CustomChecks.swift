internal import Bytes
internal import JSON

/// `custom_checks`: the checks over whole rows that the national schemas add to Table Schema.
extension SchemaReader {
    private static let customChecks = [
        "french-siren-value", "french-siret-value", "cohesive-columns-value", "compare-columns-value", "sum-columns-value", "year-interval-value",
        "nomenclature-actes-value", "one-of-required", "opening-hours-value", "phone-number-value", "french-gps-coordinates",
    ]

    mutating func readCustomChecks(_ node: JSONNode, among fields: [SchemaField]) -> [TableRule] {
        guard let items = node.array else {
            if !node.isNull { note(.customCheckInvalid, at: node, subject: "custom_checks") }
            return []
        }
        let names = fields.map(\.name)
        var rules: [TableRule] = []
        for item in items {
            guard let written = (item["name"] ?? item).text else {
                note(.customCheckInvalid, at: item, subject: item["name"]?.shown ?? "custom_checks")
                continue
            }
            guard let name = Self.customCheck(named: written) else {
                note(.customCheckUnknown, at: item["name"] ?? item, value: written, suggestions: nearestNames(to: written, among: Self.customChecks))
                continue
            }
            var parameters = CheckParameters(item["params"] ?? item, columns: names)
            if let rule = TableRule(name, &parameters) {
                for column in parameters.unknown { noteUnknown(column, of: written, at: item, among: names) }
                if parameters.unknown.isEmpty { rules.append(rule) }
            } else {
                note(.customCheckInvalid, at: item, subject: written, value: written)
            }
        }
        return rules
    }

    private mutating func noteUnknown(_ column: String, of check: String, at node: JSONNode, among names: [String]) {
        note(.customCheckColumnUnknown, at: node, subject: check, value: column, suggestions: nearestNames(to: column, among: names))
    }

    /// The check meant: hyphens or underscores, with `-value` or without.
    private static func customCheck(named written: String) -> String? {
        let bare = bareName(written)
        return customChecks.first { check in
            let known = bareName(check)
            return known == bare || known == bare + Array("value".utf8)
        }
    }
}

/// The parameters of a custom check. Names of columns that differ from a field's in case or accents only are taken for it.
private struct CheckParameters {
    private let node: JSONNode
    private let columns: [String]
    private(set) var unknown: [String] = []

    init(_ node: JSONNode, columns: [String]) {
        self.node = node
        self.columns = columns
    }

    func value(_ name: String) -> JSONNode? { node.members.last { sameName($0.name, name) }?.node }

    mutating func column(_ name: String) -> String? { value(name)?.text.map { resolved($0) } }

    mutating func columns(_ name: String) -> [String]? {
        guard let written = value(name)?.texts, !written.isEmpty else { return nil }
        return written.map { resolved($0) }
    }

    private mutating func resolved(_ written: String) -> String {
        if columns.contains(written) { return written }
        if let meant = columns.first(where: { sameName($0, written) }) { return meant }
        unknown.append(written)
        return written
    }
}

extension TableRule {
    /// Nil when a parameter is missing or is not what the check needs.
    fileprivate init?(_ name: String, _ parameters: inout CheckParameters) {
        guard let column = parameters.column(name == "one-of-required" ? "column1" : "column") else { return nil }
        switch name {
        case "french-siren-value": self = .siren(column: column)
        case "french-siret-value": self = .siret(column: column)
        case "nomenclature-actes-value": self = .natureOfActs(column: column)
        case "opening-hours-value": self = .openingHours(column: column)
        case "phone-number-value": self = .phoneNumber(column: column)
        case "french-gps-coordinates": self = .coordinatesInFrance(column: column)
        case "cohesive-columns-value":
            guard let others = parameters.columns("othercolumns") else { return nil }
            self = .cohesive(column: column, others: others)
        case "sum-columns-value":
            guard let parts = parameters.columns("columns") else { return nil }
            self = .sum(column: column, parts: parts)
        case "one-of-required":
            guard let other = parameters.column("column2") else { return nil }
            self = .oneRequired(column: column, other: other)
        case "compare-columns-value":
            guard let other = parameters.column("column2"), let sign = parameters.value("op")?.text else { return nil }
            let comparison: Comparison? =
                switch sign {
                case "=", "==": .equal
                case "!=", "<>": .different
                default: Comparison(rawValue: sign)
                }
            guard let comparison else { return nil }
            self = .compared(column: column, comparison: comparison, other: other)
        case "year-interval-value":
            let allows = parameters.value("allow-year-only")
            self = .yearInterval(
                column: column, allowsYearAlone: allows?.boolean ?? ["yes", "true", "oui", "1"].contains(allows?.scalarText?.lowercased() ?? ""))
        default: return nil
        }
    }
}
