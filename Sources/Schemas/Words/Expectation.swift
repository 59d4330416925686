public import Findings
internal import Patterns

extension SchemaField {
    /// What a cell of this column must hold, with a valid example: “a date written YYYY-MM-DD, for instance 2025-12-31”. It stands after
    /// “expected:” or ends a sentence; it has no full stop.
    public func expectation(in language: Language) -> String {
        let french = language == .french
        let words = description(in: language)
        // A list of the values, or of two, is its own example.
        guard !words.isComplete, let example = validExample(preferring: words.example) else { return words.text }
        guard example.unicodeScalars.count <= (isFreeText ? Self.longestFreeExample : Self.longestExample), example.utf8.last != 0x2E else { return words.text }
        return words.text + (french ? ", par exemple " : ", for instance ") + Finding.shown(example)
    }

    /// In characters: what is longer explains nothing.
    private static let longestExample = 90
    private static let longestFreeExample = 60

    private var isFreeText: Bool { type == .string(.default) && constraints.pattern == nil }

    private func description(in language: Language) -> Description {
        let french = language == .french
        if let values = constraints.enumeration { return Description(Self.oneOf(values, in: language), isComplete: true) }
        switch type {
        case .string(let format): return describedText(format, in: language)
        case .integer:
            return Description((french ? "un nombre entier" : "a whole number") + bounds(in: language))
        case .number(let form):
            let mark = form.decimalMark == "," ? (french ? "une virgule décimale" : "a decimal comma") : (french ? "un point décimal" : "a decimal point")
            let limits = bounds(in: language)
            let link = limits.isEmpty ? (french ? " avec " : " with ") : (french ? ", avec " : ", with ")
            return Description((french ? "un nombre" : "a number") + limits + link + mark)
        case .boolean(let yes, let no): return Description(Self.yesOrNo(yes, no, in: language), isComplete: true)
        case .date(let format): return describedTime(format, standard: "%Y-%m-%d", in: language, (french ? "une date" : "a date"))
        case .datetime(let format):
            return describedTime(format, standard: "%Y-%m-%dT%H:%M:%S", in: language, (french ? "une date et une heure" : "a date and time"))
        case .time(let format): return describedTime(format, standard: "%H:%M:%S", in: language, (french ? "une heure" : "a time"))
        case .year: return Description((french ? "une année sur quatre chiffres" : "a year in four digits") + bounds(in: language))
        case .yearmonth:
            return Description((french ? "une année et un mois au format AAAA-MM" : "a year and month written YYYY-MM") + bounds(in: language))
        case .duration: return Description(french ? "une durée au format ISO 8601" : "a duration in ISO 8601 form")
        case .geopoint(let format):
            let text = french ? "une longitude puis une latitude en degrés" : "a longitude then a latitude in degrees"
            switch format {
            case .default: return Description(text + (french ? ", séparées par une virgule" : ", with a comma between them"))
            case .array: return Description(text + (french ? ", entre crochets" : ", between brackets"))
            case .object: return Description(text + (french ? ", entre accolades" : ", between braces"))
            }
        case .geojson: return Description(french ? "une géométrie GeoJSON" : "a GeoJSON geometry")
        case .object: return Description(french ? "un objet JSON, entre accolades" : "a JSON object, between braces")
        case .array(let item): return describedList(item, in: language)
        case .any: return Description(french ? "une valeur" : "a value")
        }
    }

    // MARK: Numbers

    private func bounds(in language: Language) -> String {
        let french = language == .french
        switch (constraints.minimum, constraints.maximum, constraints.exclusiveMinimum, constraints.exclusiveMaximum) {
        case (let least?, let most?, _, _): return french ? " entre \(least) et \(most)" : " from \(least) to \(most)"
        case (let least?, nil, _, nil): return french ? " d’au moins \(least)" : " of at least \(least)"
        case (nil, let most?, nil, _): return french ? " d’au plus \(most)" : " of at most \(most)"
        case (nil, nil, let below?, let above?): return french ? " entre \(below) et \(above), bornes exclues" : " between \(below) and \(above), not included"
        case (nil, nil, let below?, nil): return french ? " supérieur à \(below)" : " above \(below)"
        case (nil, nil, nil, let above?): return french ? " inférieur à \(above)" : " below \(above)"
        case (let least?, nil, _, let above?): return french ? " d’au moins \(least) et inférieur à \(above)" : " of at least \(least) and below \(above)"
        case (nil, let most?, let below?, _): return french ? " supérieur à \(below) et d’au plus \(most)" : " above \(below) and of at most \(most)"
        default: return ""
        }
    }

    // MARK: Dates

    private func describedTime(_ format: FieldType.TimeFormat, standard: String, in language: Language, _ noun: String) -> Description {
        let french = language == .french
        var text = noun
        switch format {
        case .pattern("%Y"): text = french ? "une année sur quatre chiffres" : "a year in four digits"
        case .pattern(let pattern): text += (french ? " au format " : " written ") + TimeForm.shown(pattern, in: language)
        case .any, .default: text += (french ? " au format " : " written ") + TimeForm.shown(standard, in: language)
        }
        switch (constraints.minimum, constraints.maximum) {
        case (let first?, let last?): text += french ? ", du \(first) au \(last)" : ", from \(first) to \(last)"
        case (let first?, nil): text += french ? ", à partir du \(first)" : ", from \(first) on"
        case (nil, let last?): text += french ? ", jusqu’au \(last)" : ", until \(last)"
        case (nil, nil): break
        }
        return Description(text)
    }

    // MARK: Lists

    private func describedList(_ item: SchemaField?, in language: Language) -> Description {
        let french = language == .french
        let text = french ? "une liste JSON entre crochets" : "a JSON list between brackets"
        guard let item else { return Description(text) }
        let inner = item.description(in: language)
        guard item.constraints != FieldConstraints() || (item.type != .any && item.type != .string(.default)) else { return Description(text) }
        return Description(text + (french ? ", où chaque élément est " : ", each member of which is ") + inner.text)
    }

    /// The most values, and characters, of an enumeration that a message lists.
    private static let mostValues = 12
    private static let mostCharacters = 240

    private static func oneOf(_ values: [String], in language: Language) -> String {
        let french = language == .french
        // A comma or a space at an end would not be seen between commas.
        let needsQuotes = values.contains { $0.utf8.contains(0x2C) || $0.utf8.first == 0x20 || $0.utf8.last == 0x20 || $0.isEmpty }
        func shown(_ value: String) -> String {
            let text = Finding.shown(value)
            return needsQuotes ? (french ? "« \(text) »" : "“\(text)”") : text
        }
        guard values.count > 1 else { return (french ? "la valeur " : "the value ") + (values.first.map(shown) ?? "") }
        var listed: [String] = []
        var length = 0
        for value in values {
            let text = shown(value)
            length += text.unicodeScalars.count + 2
            guard listed.isEmpty || (listed.count < mostValues && length <= mostCharacters) else { break }
            listed.append(text)
        }
        let rest = values.count - listed.count
        var text = (french ? "l’une de ces valeurs : " : "one of these values: ") + listed.joined(separator: ", ")
        if rest > 0 { text += french ? " et \(rest) autre\(rest > 1 ? "s" : "")" : " and \(rest) other\(rest > 1 ? "s" : "")" }
        return text
    }

    /// The plainest pair of the values that mean yes and no.
    private static func yesOrNo(_ yes: [String], _ no: [String], in language: Language) -> String {
        let pairs =
            language == .french
            ? [("oui", "non"), ("Oui", "Non"), ("vrai", "faux"), ("true", "false"), ("1", "0")]
            : [("yes", "no"), ("true", "false"), ("oui", "non"), ("Oui", "Non"), ("1", "0")]
        let pair = pairs.first { yes.contains($0.0) && no.contains($0.1) } ?? (yes.first ?? "true", no.first ?? "false")
        return (language == .french ? "\(pair.0) ou \(pair.1)" : "\(pair.0) or \(pair.1)")
    }
}

/// What a column holds, in words, and an example that goes with them.
struct Description {
    var text: String
    var example: String?
    /// Whether an example would say nothing new.
    var isComplete: Bool

    init(_ text: String, example: String? = nil, isComplete: Bool = false) {
        self.text = text
        self.example = example
        self.isComplete = isComplete
    }
}
