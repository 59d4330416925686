public import Findings

extension GeoJSONReport {
    /// One finding for each issue, at its first place.
    ///
    /// - Parameter file: relative to the catalogue's root, with `/`.
    public func findings(in file: String) -> [Finding] {
        issues.map { issue in
            let place = issue.places.first
            return Finding(
                issue.kind.rule, at: SourcePlace(file: file, line: place?.line ?? 0, column: place?.column ?? 0), value: issue.value,
                details: [issue.whereabouts(in: .french), issue.whereabouts(in: .english), "\(issue.count)"], suggestions: issue.suggestions)
        }
    }

    /// Whether nothing in the file is an error.
    public var isValid: Bool { issues.allSatisfy { $0.kind.rule.severity < .error } }
}

extension GeoJSONIssue {
    /// `objet n° 3 (École)`, `34 objets, dont n° 2 (Parc), n° 7 et n° 9`, `ligne 12`.
    public func whereabouts(in language: Language) -> String {
        let isFrench = language == .french
        let known = places.filter { $0.feature > 0 }
        guard let first = known.first else { return "\(isFrench ? "ligne" : "line") \(places.first?.line ?? 1)" }
        if features <= 1 { return "\(isFrench ? "objet" : "object") \(Self.named(first, isFrench))" }
        let shown = known.prefix(3).map { Self.named($0, isFrench) }
        let list = shown.dropLast().joined(separator: ", ") + (isFrench ? " et " : " and ") + (shown.last ?? "")
        if features <= shown.count { return "\(isFrench ? "objets" : "objects") \(list)" }
        return isFrench ? "\(features) objets, dont \(list)" : "\(features) objects, among them \(list)"
    }

    /// A feature's number, and its name, cut where it is long.
    private static func named(_ place: Place, _ isFrench: Bool) -> String {
        let number = isFrench ? "n° \(place.feature)" : "no. \(place.feature)"
        guard let label = place.label else { return number }
        let cut = String(String.UnicodeScalarView(label.unicodeScalars.prefix(24)))
        return "\(number) (\(cut)\(label.unicodeScalars.count > 24 ? "…" : ""))"
    }

    var suggestions: [String] {
        guard kind == .typeCase, let value, let type = GeoJSONType.meant(by: value) else { return [] }
        return [type.name]
    }
}
