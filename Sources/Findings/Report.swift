public import Bytes

/// All findings of a run, in the order of their places, and the ways to show them.
public struct Report: Sendable {
    /// Sorted by place, then by rule.
    public let findings: [Finding]
    public let language: Language

    public init(_ findings: [Finding], language: Language) {
        self.findings = findings.sorted { ($0.place, $0.rule.code, $0.value ?? "") < ($1.place, $1.rule.code, $1.value ?? "") }
        self.language = language
    }

    public var tally: Tally { Tally(findings) }

    /// How a report is written.
    public enum Format: String, Sendable, CaseIterable {
        /// For people: grouped by severity and by cause.
        case text
        /// For programs.
        case json
        /// Static Analysis Results Interchange Format 2.1.0 (OASIS), for code hosts.
        case sarif
        /// Workflow commands of GitHub Actions: annotations beside the lines concerned.
        case github
        /// JUnit XML, for the test reports of GitLab, Jenkins and others.
        case junit
        /// A table of the findings, for a spreadsheet.
        case csv
    }

    /// - Parameter limit: how many findings of one cause the text shows; the other formats always give all.
    public func write(_ format: Format, limit: Int = 20, into out: inout ByteWriter) {
        switch format {
        case .text: writeText(limit: limit, into: &out)
        case .json: writeJSON(into: &out)
        case .sarif: writeSARIF(into: &out)
        case .github: writeGitHub(into: &out)
        case .junit: writeJUnit(into: &out)
        case .csv: writeCSV(into: &out)
        }
    }
}
