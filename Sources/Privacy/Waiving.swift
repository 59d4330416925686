public import Findings
public import Model

/// What was silenced by a waiver, for the internal report.
public struct WaivedFinding: Sendable {
    public var finding: Finding
    public var waiver: PrivacyWaiver
}

extension [PrivacyWaiver] {
    /// Parts findings into those that stand and those that a waiver silences: the last one, which is the nearest, where several do.
    public func parted(_ findings: [Finding]) -> (standing: [Finding], waived: [WaivedFinding]) {
        guard !isEmpty else { return (findings, []) }
        var standing: [Finding] = []
        var waived: [WaivedFinding] = []
        for finding in findings {
            if let waiver = last(where: { $0.covers(finding) }), Rule.isPrivacy(finding.rule) {
                waived.append(WaivedFinding(finding: finding, waiver: waiver))
            } else {
                standing.append(finding)
            }
        }
        return (standing, waived)
    }
}

extension Rule {
    private static let privacyCodes = Set(privacy.map(\.code))

    /// Whether it speaks of personal data, so that a waiver may silence it and no page shows it.
    public static func isPrivacy(_ rule: Rule) -> Bool { privacyCodes.contains(rule.code) }
    public static func isPrivacy(code: String) -> Bool { privacyCodes.contains(code) }
}
