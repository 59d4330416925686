internal import Bytes
internal import Findings
internal import Model
internal import Privacy

extension Header {
    /// What is decided about personal data, over what is decided above; nil where nothing is said. Waivers are added to those from above.
    func privacy(over above: PrivacySettings, _ findings: inout [Finding]) -> PrivacySettings? {
        guard let group = group(.privacy, scope: .privacy, &findings) else { return nil }
        var settings = above
        settings.firstNameFloor = group.wholeNumber(.firstNameFloor, &findings) ?? above.firstNameFloor
        settings.countFloor = group.wholeNumber(.countFloor, &findings) ?? above.countFloor
        for (waiver, value) in group.groups(.waivers, scope: .waiver, &findings) {
            let place = waiver.place(of: value)
            let reason = waiver.line(.reason, &findings)
            let day = waiver.date(.day, &findings)
            guard let reason, let day else {
                // A date that is none has said so.
                if reason == nil || !waiver.has(.day) {
                    let missing = reason == nil ? (day == nil ? ["motif ni de date", "reason and no date"] : ["motif", "reason"]) : ["date", "date"]
                    findings.append(Finding(.privacyWaiverIncomplete, at: place, details: missing))
                }
                continue
            }
            // What narrows a waiver and is not understood would leave it wider than it was meant.
            guard waiver.isWhole(value), [.rule, .column, .file].allSatisfy({ waiver.emptyPlace(of: $0) == nil }) else {
                findings.append(Finding(.privacyWaiverUnclear, at: place))
                continue
            }
            let rule = waiver.line(.rule, &findings)
            if let rule, !Rule.isPrivacy(code: rule) {
                let near = nearestNames(to: rule, among: Rule.privacy.map(\.code))
                findings.append(Finding(.privacyWaiverRuleUnknown, at: waiver.place(of: .rule), value: rule, suggestions: near))
                continue
            }
            settings.waivers.append(
                PrivacyWaiver(
                    reason: reason, day: day, rule: rule, column: waiver.line(.column, &findings), file: waiver.line(.file, &findings), place: place))
        }
        return settings
    }
}

extension BinaryEncoder {
    mutating func write(_ privacy: PrivacySettings) {
        number(privacy.firstNameFloor)
        number(privacy.countFloor)
        list(privacy.waivers) {
            $0.text($1.reason)
            for part in [$1.day.year, $1.day.month, $1.day.day] { $0.number(part) }
            for text in [$1.rule, $1.column, $1.file] { $0.optional(text) }
            $0.write($1.place)
        }
    }
}

extension BinaryDecoder {
    mutating func privacySettings() throws(Truncated) -> PrivacySettings {
        var privacy = PrivacySettings()
        privacy.firstNameFloor = try number()
        privacy.countFloor = try number()
        privacy.waivers = try list { (input) throws(Truncated) in
            let reason = try input.text()
            guard let day = CalendarDate(year: try input.number(), month: try input.number(), day: try input.number()) else { throw Truncated() }
            return PrivacyWaiver(
                reason: reason, day: day, rule: try input.optionalText(), column: try input.optionalText(), file: try input.optionalText(),
                place: try input.place())
        }
        return privacy
    }
}
