internal import Findings
internal import Model

/// The errors that reading has found, so that their consequences are not told as faults of their own:
/// a licence that is misspelt is not missing, and nothing is missing from a header that cannot be read.
struct KnownErrors {
    private var codes: [String: Set<String>] = [:]

    init(_ findings: [Finding]) {
        for finding in findings where finding.severity == .error { codes[finding.place.file, default: []].insert(finding.rule.code) }
    }

    var isEmpty: Bool { codes.isEmpty }

    func isUnread(_ dataset: Dataset) -> Bool { isUnread(dataset.place.file) }

    private func isUnread(_ file: String) -> Bool {
        guard let met = codes[file] else { return false }
        return !met.isDisjoint(with: Self.unreadable)
    }

    /// Whether a finding is only the consequence of an error in the dataset's header, in its publisher's or in the settings.
    func explain(_ finding: Finding, of dataset: Dataset, publisher: Publisher) -> Bool {
        guard let causes = Self.causes[finding.rule.code] else { return false }
        return [dataset.place.file, publisher.place.file, "halle.yml"].contains { file in
            isUnread(file) || !(codes[file]?.isDisjoint(with: causes) ?? true)
        }
    }

    /// Errors after which nothing is known of a header.
    static let unreadable: Set<String> = [
        "encoding-not-utf8", "encoding-utf-16", "file-not-text", "accents-damaged", "control-character", "front-matter-missing", "front-matter-unclosed",
        "front-matter-opening", "front-matter-closing", "file-unreadable", "metadata-too-large", "colon-missing", "colon-space-missing",
        "dash-space-missing", "dash-missing", "dash-in-excess", "list-after-value", "continuation-not-indented", "line-misaligned", "tab-in-header",
        "hash-in-value", "colon-in-value", "sign-begins-value",
        "quotes-not-straight", "text-after-quote", "quote-unclosed", "bracket-unclosed", "comma-missing", "backslash-in-quotes", "group-not-indented",
        "yaml-duplicate-key", "yaml-key-not-text", "yaml-several-documents", "yaml-syntax", "yaml-too-deep",
    ]

    /// For what is missing, the errors that explain it.
    static let causes: [String: Set<String>] = [
        "licence-missing": ["licence-unknown", "value-not-text", "key-twice"],
        "frequency-missing": ["frequency-unknown", "value-not-text", "key-twice"],
        "theme-missing": ["value-not-list", "key-twice"],
        "contact-missing": ["contact-invalid", "address-invalid", "value-not-text", "key-twice"],
        "period-missing": ["period-invalid", "period-reversed", "date-invalid", "day-absent", "value-not-text", "key-twice"],
        "place-missing": ["insee-code-invalid", "bounding-box-invalid", "bounding-box-commas", "value-not-text", "key-twice"],
        "summary-missing": ["value-not-text", "key-twice"],
        "change-date-missing": ["date-invalid", "day-absent", "value-not-text", "key-twice"],
        "files-missing": [
            "resource-absent", "resource-outside", "resource-without-file", "resource-unlisted", "address-invalid", "format-unknown", "value-not-group",
        ],
    ]
}
