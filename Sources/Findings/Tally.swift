/// How many findings there are of each severity.
public struct Tally: Sendable, Equatable {
    public var errors = 0
    public var warnings = 0
    public var notes = 0

    public init(errors: Int = 0, warnings: Int = 0, notes: Int = 0) {
        self.errors = errors
        self.warnings = warnings
        self.notes = notes
    }

    public init(_ findings: [Finding]) {
        for finding in findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
        }
    }

    /// `0 erreur, 2 avertissements`.
    public func inWords(_ language: Language) -> String {
        var parts = [Severity.error.counted(errors, in: language), Severity.warning.counted(warnings, in: language)]
        if notes > 0 { parts.append(Severity.note.counted(notes, in: language)) }
        return parts.joined(separator: ", ")
    }
}
