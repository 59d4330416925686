internal import Model
internal import Views

/// What councillors ask of data that follows a national schema.
enum FigureSubject: String, CaseIterable, Sendable {
    case grants, contracts, budget, deliberations
    case firstNames = "first-names"
    case chargingPoints = "charging-points"

    /// By the schema of a table.
    private static let bySchema: [String: FigureSubject] = [
        "scdl/subventions": .grants, "decp/decp-table-schema": .contracts, "scdl/budget": .budget, "scdl/deliberations": .deliberations,
        "scdl/prenoms": .firstNames, "etalab/schema-irve-statique": .chargingPoints,
    ]

    /// Of a table that follows its schema; nil for any other.
    init?(_ table: TableMark?) {
        guard let table, table.isConform == true, let schema = table.schema, let subject = Self.bySchema[schema] else { return nil }
        self = subject
    }

    static func has(_ dataset: borrowing Dataset) -> Bool {
        for distribution in dataset.distributions where FigureSubject(distribution.table) != nil { return true }
        return false
    }

    /// The subjects of its charts by group, the first of them that of its total.
    var byGroup: [String] {
        switch self {
        case .grants: ["grants-by-beneficiary"]
        case .contracts: ["contracts-by-supplier"]
        case .budget: ["budget-spending", "budget-income"]
        case .deliberations: ["deliberations-by-subject"]
        case .firstNames: ["first-names"]
        case .chargingPoints: []
        }
    }

    /// Of its chart over time.
    var byPeriod: String? {
        switch self {
        case .grants: "grants-by-period"
        case .contracts: "contracts-by-period"
        case .deliberations: "deliberations-by-period"
        case .firstNames: "first-names-by-period"
        case .budget, .chargingPoints: nil
        }
    }

    /// What its values are in.
    var unit: String? {
        switch self {
        case .grants, .contracts, .budget: "€"
        case .deliberations, .firstNames, .chargingPoints: nil
        }
    }
}

extension Chart {
    /// Of all its groups, those that are not shown among them.
    var total: Double { groups.reduce(0) { $0 + ($1.values.first ?? 0) } + (rest?.first ?? 0) }

    /// The state in which the table below a dataset's page shows the rows of a group, as `explore.js` writes it; empty for what it cannot show.
    func exploration(of group: Group) -> String {
        var parts: [String] = []
        func put(_ part: String, _ column: String, _ value: String) { parts.append(Self.encoded(part + "." + column) + "=" + Self.encoded(value)) }
        switch kind {
        case .bars: put(cut == nil ? "is" : "has", x.name, group.label)
        case .line:
            let whole = Int(max(-1e6, min(1e6, group.from)))
            switch period {
            case .month:
                let (year, month) = whole.quotientAndRemainder(dividingBy: 12)
                let start = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-"
                put("min", x.name, start + "01")
                let length = CalendarDate.length(ofMonth: month + 1, year: year)
                put("max", x.name, start + String(length))
            case .year where subject == "first-names-by-period":
                put("min", x.name, String(whole))
                put("max", x.name, String(whole))
            case .year:
                put("min", x.name, "\(whole)-01-01")
                put("max", x.name, "\(whole)-12-31")
            default: return ""
            }
        case .histogram, .pyramid: return ""
        }
        if let filter, let sign = filter.utf8.firstIndex(of: 0x3D) {
            put("is", String(filter[..<sign]), String(filter[filter.utf8.index(after: sign)...]))
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: out.append(byte)
            default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
