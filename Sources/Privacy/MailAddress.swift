internal import Bytes
internal import Tables

/// An e-mail address in a text, and whether it is a person's.
struct MailAddress {
    let range: Range<Int>
    /// Whether its host keeps the mailboxes of private persons.
    let isPrivate: Bool
    let isPersonal: Bool

    /// - Parameter at: where its `@` is.
    init?(_ text: Bytes8, at: Int) {
        var start = at
        while start > 0, at - start < 64, Self.isLocal(text[start - 1]) { start -= 1 }
        while start < at, text[start] == 0x2E || text[start] == 0x2D { start += 1 }
        var end = at + 1
        while end < text.count, end - at < 254, Self.isHost(text[end]) { end += 1 }
        while end > at + 1, text[end - 1] == 0x2E || text[end - 1] == 0x2D { end -= 1 }
        guard start < at, let point = text[(at + 1)..<end].lastIndex(of: 0x2E), point > at + 1, end - point > 2,
            text[(point + 1)..<end].allSatisfy(isLetter)
        else { return nil }
        range = start..<end
        let host = text[(at + 1)..<end].map { $0 | 0x20 }
        let label = text[(at + 1)..<end].firstIndex(of: 0x2E).map { text[(at + 1)..<$0].map { $0 | 0x20 } } ?? []
        isPrivate = Self.privateHosts.contains(label) || Self.privateHosts.contains(host)
        isPersonal = Self.isOfPerson(Array(folded(Bytes8(rebasing: text[start..<at]))), isPrivate: isPrivate)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B || byte >= 0x80
    }

    private static func isHost(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x2E || byte == 0x2D }

    /// First labels of the hosts where private persons have their mailboxes; towns and associations have theirs there too.
    private static let privateHosts = WordList(
        """
        gmail googlemail hotmail outlook live msn yahoo ymail aol icloud me orange wanadoo free sfr neuf laposte bbox numericable club-internet
        aliceadsl cegetel gmx protonmail proton voila tiscali dbmail noos nordnet mailo
        """)

    private static func isOfPerson(_ local: [UInt8], isPrivate: Bool) -> Bool {
        let parts = local.split { $0 == 0x2E || $0 == 0x2D || $0 == 0x5F || $0 == 0x2B }
            .map { $0.filter { !isDigit($0) } }.filter { !$0.isEmpty }
        guard !parts.isEmpty, !parts.contains(where: organisationWords.contains) else { return false }
        let hasFirstName = parts.contains(where: firstNames.contains)
        // claire.durand@, durand.claire@; c.durand@.
        if parts.count >= 2, parts.contains(where: { $0.count > 1 }) {
            if hasFirstName, parts.contains(where: { !firstNames.contains($0) || parts.count > 1 }) { return true }
            if parts.count == 2, parts[0].count == 1, parts[1].count >= 3, local.contains(0x2E) { return true }
            return isPrivate && !hasOrganisationWord(parts)
        }
        guard isPrivate, let only = parts.first, only.count >= 4 else { return false }
        // clairedurand@, durandclaire@ and other nicknames of a private host.
        return !hasOrganisationWord(parts)
    }

    /// A word of an organisation at either end of a part that is written in one: `comitedesfetes`, `petanqueclub`.
    private static func hasOrganisationWord(_ parts: [[UInt8]]) -> Bool {
        parts.contains { part in
            guard part.count >= 4 else { return part.count <= 3 && parts.count == 1 }
            for length in 3..<part.count where organisationWords.contains(part[..<length]) {
                // `val`, `bar` or `don` begin names too.
                if length >= 4 { return true }
                if ["ape", "usc", "fcp"].contains(where: { part.starts(with: $0.utf8) && length == 3 }) { return true }
            }
            for length in 4..<max(part.count, 5) where length < part.count && organisationWords.contains(part[(part.count - length)...]) { return true }
            return part.starts(with: "club".utf8)
        }
    }
}
