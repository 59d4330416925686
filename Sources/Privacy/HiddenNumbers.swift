public import Findings
internal import Tables

extension Finding {
    /// The same, with the numbers that are certain to be a person's or an account's cut short: no message about a cell may give what another one hides.
    public var hidingPersonalNumbers: Finding {
        var place = table
        if let repair = table?.repair, hidden(repair) != repair {
            place?.repair = nil
            place?.isRepairSafe = false
        }
        if let excerpt = table?.excerpt {
            place?.excerpt = RowExcerpt(headings: excerpt.headings, cells: excerpt.cells.map(hidden), marked: excerpt.marked)
        }
        let finding = Finding(
            rule, at: self.place, value: value.map(hidden), details: details.map(hidden), suggestions: suggestions.map(hidden), table: place)
        return isTolerated ? finding.tolerated : finding
    }
}

/// A text without the social security number and the account that it may hold.
private func hidden(_ text: String) -> String {
    func replaced(_ text: String, _ range: (Bytes8) -> Range<Int>?, _ short: (Bytes8) -> String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard let range = range(bytes) else { return String(decoding: bytes, as: UTF8.self) }
            let own = short(Bytes8(rebasing: bytes[range]))
            return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + own + String(decoding: bytes[range.upperBound...], as: UTF8.self)
        }
    }
    guard text.utf8.count >= 10 else { return text }
    let first = replaced(text, { PersonalNumbers.socialSecurityNumber(in: $0, isExpected: true)?.range }, Masked.socialSecurityNumber)
    return replaced(first, { PersonalNumbers.account(in: $0, isExpected: true) }, { Masked.start($0, keeping: 4) })
}
