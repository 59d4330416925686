internal import Findings
internal import Patterns

extension SchemaField {
    /// A value that the field accepts: the schema's own example where it has a good one, else one of our own; nil where none is known.
    public var validExample: String? { validExample(preferring: nil) }

    /// - Parameter made: a value made from the field's pattern.
    func validExample(preferring made: String?) -> String? {
        if let example, accepts(example), isTelling(example) { return example }
        var candidates: [String] = []
        if let first = constraints.enumeration?.first { candidates.append(first) }
        if let made { candidates.append(made) }
        candidates += ownCandidates
        if let candidate = candidates.first(where: { accepts($0) }) { return candidate }
        if let example, accepts(example) { return example }
        if let source = constraints.pattern { return (try? Pattern(source))?.example.flatMap { accepts($0) ? $0 : nil } }
        return nil
    }

    /// Whether an example shows what people get wrong: a number's decimals.
    private func isTelling(_ example: String) -> Bool {
        if case .number(let form) = type { return example.utf8.contains(form.decimalMark.utf8.first ?? 0x2E) }
        return true
    }

    private var ownCandidates: [String] {
        switch type {
        case .string(.uri): return ["https://www.exemple.fr/page"]
        case .string(.email): return ["mairie@exemple.fr"]
        case .string(.uuid): return ["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]
        case .string(.wkt): return ["POINT (1.3712 43.5052)"]
        case .string: return []
        case .integer(_, let group):
            let bounds = [constraints.minimum, constraints.maximum].compactMap(\.self)
            return ["12", "2", "1", "0", "100", "2025", "50000"] + bounds + (group.isEmpty ? [] : ["1\(group)250"])
        case .number(let form):
            let bounds = [constraints.minimum, constraints.maximum].compactMap(\.self)
            let decimals = ["1250.50", "43.5052", "1.3712", "12.5", "0.5", "-0.5"].map { number in
                form.decimalMark == "."
                    ? number : number.utf8.split(separator: 0x2E).map { String(decoding: $0, as: UTF8.self) }.joined(separator: form.decimalMark)
            }
            return decimals + bounds
        case .boolean(let yes, _): return Array(yes.prefix(1))
        case .date(let format): return moments(format, standard: "%Y-%m-%d")
        case .datetime(let format): return moments(format, standard: "%Y-%m-%dT%H:%M:%S%z")
        case .time(let format): return moments(format, standard: "%H:%M:%S")
        case .year: return moments(.pattern("%Y"), standard: "%Y")
        case .yearmonth: return moments(.pattern("%Y-%m"), standard: "%Y-%m")
        case .duration: return ["P1Y6M"]
        case .geopoint(.default): return ["1.3712, 43.5052"]
        case .geopoint(.array): return ["[1.3712, 43.5052]"]
        case .geopoint(.object): return [#"{"lon": 1.3712, "lat": 43.5052}"#]
        case .geojson: return [#"{"type": "Point", "coordinates": [1.3712, 43.5052]}"#]
        case .object: return [#"{"nom": "valeur"}"#]
        case .array(let item):
            guard let item, let inner = item.validExample, !inner.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) else {
                return [#"["a", "b"]"#]
            }
            if case .string = item.type { return ["[\"\(inner)\"]"] }
            return ["[\(inner)]"]
        case .any: return []
        }
    }

    private func moments(_ format: FieldType.TimeFormat, standard: String) -> [String] {
        let pattern = if case .pattern(let pattern) = format { pattern } else { standard }
        let bounds = [constraints.minimum, constraints.maximum].compactMap(\.self)
        return [TimeForm.example(pattern)].compactMap(\.self) + bounds
    }
}
