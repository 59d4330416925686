internal import Bytes

/// How the columns of a table stand to the fields of a schema.
public struct ColumnMatching: Sendable, Equatable {
    /// For each label of the table the number of its field; nil where none has exactly that name, and for a label that came before.
    public var fields: [Int?]
    /// Labels that are not a field's name, and the field that each most likely means.
    public var repairs: [ColumnRepair]
    /// Numbers of the fields that no label names and none is thought to mean.
    public var missing: [Int]
    /// Numbers of the labels that are not a field's and are not thought to mean one. Blank labels are not among them.
    public var unknown: [Int]
    /// Labels that differ only in writing from a field that another label has already.
    public var doubles: [ColumnDouble] = []
    /// Labels that are the name of a field that is missing with a unit or a remark besides: `Montant (€)`, `montant_en_euros`. They are not taken for it.
    public var additions: [ColumnDouble] = []
}

/// A label and the field that it seems to mean.
public struct ColumnDouble: Sendable, Equatable {
    /// The number of the label in the header.
    public let label: Int
    /// The number of the field in the schema.
    public let field: Int
}

/// A column whose label is not what the schema writes, but nearly.
public struct ColumnRepair: Sendable, Equatable {
    public enum Difference: Sendable {
        /// Only case, accents, spaces, `-`, `_` or other marks differ.
        case writing
        /// One or two letters differ.
        case spelling
    }

    /// The number of the label in the header.
    public let label: Int
    /// The number of the field in the schema.
    public let field: Int
    public let difference: Difference
}

extension TableSchema {
    /// Matches labels with fields: by exact names first; what is left, by names that differ in writing only, then by a letter or two.
    public func match(_ labels: [String]) -> ColumnMatching {
        let numbers = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var taken = [Bool](repeating: false, count: fields.count)
        var matches = [Int?](repeating: nil, count: labels.count)
        for (label, text) in labels.enumerated() {
            guard let field = numbers[text], !taken[field] else { continue }
            matches[label] = field
            taken[field] = true
        }
        var openLabels = labels.indices.filter { matches[$0] == nil && !trimmed(labels[$0].utf8).isEmpty && numbers[labels[$0]] == nil }
        var openFields = fields.indices.filter { !taken[$0] }
        var repairs: [ColumnRepair] = []

        let bareFields = Dictionary(grouping: openFields) { bareName(fields[$0].name) }
        var repaired: Set<Int> = []
        for label in openLabels {
            let bare = bareName(labels[label])
            guard !bare.isEmpty, let candidates = bareFields[bare], let field = candidates.first(where: { !taken[$0] }) else { continue }
            taken[field] = true
            repaired.insert(label)
            repairs.append(ColumnRepair(label: label, field: field, difference: .writing))
        }
        openLabels.removeAll(where: repaired.contains)
        openFields.removeAll { taken[$0] }

        for repair in Self.spellingRepairs(openLabels.map { ($0, bareName(labels[$0])) }, openFields.map { ($0, bareName(fields[$0].name)) }) {
            taken[repair.field] = true
            repaired.insert(repair.label)
            repairs.append(repair)
        }
        openLabels.removeAll(where: repaired.contains)
        let missing = fields.indices.filter { !taken[$0] }
        guard !openLabels.isEmpty else {
            return ColumnMatching(fields: matches, repairs: repairs.sorted { $0.label < $1.label }, missing: missing, unknown: [])
        }
        let takenFields = Dictionary(fields.indices.filter { taken[$0] }.map { (bareName(fields[$0].name), $0) }, uniquingKeysWith: { first, _ in first })
        var doubles: [ColumnDouble] = []
        for label in openLabels { if let field = takenFields[bareName(labels[label])] { doubles.append(ColumnDouble(label: label, field: field)) } }
        let doubled = Set(doubles.map(\.label))
        openLabels.removeAll(where: doubled.contains)
        let additions = Self.additions(openLabels.map { ($0, labels[$0]) }, missing.map { ($0, bareName(fields[$0].name)) })
        let added = Set(additions.map(\.label))
        return ColumnMatching(
            fields: matches, repairs: repairs.sorted { $0.label < $1.label }, missing: missing, unknown: openLabels.filter { !added.contains($0) },
            doubles: doubles, additions: additions)
    }

    /// Words that say how a value is measured or paid and leave what it is.
    private static let additionalWords: Set<[UInt8]> = Set(
        ["€", "euro", "euros", "eur", "en", "ttc", "ht", "m", "m2", "m²", "km", "ha", "kg", "kwh", "%", "pourcent"].map { folded($0) })

    /// Labels that say a field's name and besides it only what stands in brackets or how it is measured.
    private static func additions(_ labels: [(number: Int, text: String)], _ fields: [(number: Int, name: [UInt8])]) -> [ColumnDouble] {
        let names = Dictionary(fields.map { ($0.name, $0.number) }, uniquingKeysWith: { first, _ in first })
        return labels.compactMap { label in
            guard label.text.utf8.count <= 200 else { return nil }
            var bytes = folded(label.text)[...]
            if let bracket = bytes.firstIndex(where: { $0 == 0x28 || $0 == 0x5B }), bracket > 0 { bytes = bytes[..<bracket] }
            var words = bytes.split { $0 <= 0x20 || $0 == 0x5F || $0 == 0x2D || $0 == 0x2F || $0 == 0x3A || $0 == 0x2C }.map(Array.init)
            while words.count > 1, let last = words.last, additionalWords.contains(last) { words.removeLast() }
            let name = bareName(String(decoding: words.joined(), as: UTF8.self))
            guard name != bareName(label.text), let field = names[name] else { return nil }
            return ColumnDouble(label: label.number, field: field)
        }
    }

    /// Beyond this many pairs, as only a made-up header has, no spelling is compared.
    private static let mostPairs = 250_000

    /// The nearest pairs first; each label and each field once. Where two fields are equally near to a label, neither is meant.
    private static func spellingRepairs(_ labels: [(number: Int, name: [UInt8])], _ fields: [(number: Int, name: [UInt8])]) -> [ColumnRepair] {
        guard labels.count * fields.count <= mostPairs else { return [] }
        var pairs: [(label: Int, field: Int, distance: Int)] = []
        for label in labels {
            var near: [(label: Int, field: Int, distance: Int)] = []
            for field in fields {
                // A letter in four may be wrong, at most two; a wrong digit makes another column (`adresse1`, `adresse2`).
                let limit = min(2, min(label.name.count, field.name.count) / 4)
                guard limit > 0, let distance = editDistance(label.name, field.name, limit: limit), digits(label.name) == digits(field.name) else { continue }
                near.append((label.number, field.number, distance))
            }
            near.sort { $0.distance < $1.distance }
            guard let best = near.first, near.count == 1 || near[1].distance > best.distance else { continue }
            pairs.append(best)
        }
        pairs.sort { ($0.distance, $0.label) < ($1.distance, $1.label) }
        var taken: Set<Int> = []
        return pairs.compactMap { pair in
            taken.insert(pair.field).inserted ? ColumnRepair(label: pair.label, field: pair.field, difference: .spelling) : nil
        }
    }

    private static func digits(_ name: [UInt8]) -> [UInt8] { name.filter { $0 &- 0x30 < 10 } }
}
