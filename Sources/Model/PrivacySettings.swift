public import Findings

/// What a catalogue, a publisher or a dataset says of personal data: what is rare enough to be somebody, and what may be published all the same.
public struct PrivacySettings: Sendable, Hashable {
    /// First names given to fewer children than this make them recognisable.
    public var firstNameFloor = PrivacySettings.usualFirstNameFloor
    public static let usualFirstNameFloor = 3
    /// Counts of persons from 1 to below this make them recognisable.
    public var countFloor = PrivacySettings.usualCountFloor
    public static let usualCountFloor = 3
    /// What has been decided to be published, from the catalogue down to the dataset.
    public var waivers: [PrivacyWaiver] = []

    public init() {}
}

/// A decision to publish what the privacy check would not let pass. It counts only with a reason and a day.
public struct PrivacyWaiver: Sendable, Hashable {
    public var reason: String
    public var day: CalendarDate
    /// The code of the one rule that it silences; nil for all.
    public var rule: String?
    /// The name of the one column; nil for all.
    public var column: String?
    /// The name of the one file; nil for all.
    public var file: String?
    /// Where it is written.
    public var place: SourcePlace

    public init(reason: String, day: CalendarDate, rule: String? = nil, column: String? = nil, file: String? = nil, place: SourcePlace) {
        self.reason = reason
        self.day = day
        self.rule = rule
        self.column = column
        self.file = file
        self.place = place
    }

    /// Whether it silences a finding. Names of columns and files count whatever their case.
    public func covers(_ finding: Finding) -> Bool {
        if let rule, rule != finding.rule.code { return false }
        if let column, column.lowercased() != finding.table?.field.lowercased() { return false }
        guard let file else { return true }
        let path = finding.place.file
        let name = path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
        return file.lowercased() == name.lowercased()
    }
}
