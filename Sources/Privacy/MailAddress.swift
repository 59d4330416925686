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
        isPrivate = Self.isPrivate(host: Bytes8(rebasing: text[(at + 1)..<end]))
        isPersonal = Self.isOfPerson(Bytes8(rebasing: text[start..<at]), isPrivate: isPrivate)
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

    private static func isPrivate(host: Bytes8) -> Bool {
        let label = Bytes8(rebasing: host.prefix { $0 != 0x2E })
        return withFolded(label) { privateHosts.contains($0) }
    }

    private static func isOfPerson(_ local: Bytes8, isPrivate: Bool) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: local.count) { memory in
            let box = MailboxName(local, memory)
            guard box.count > 0, !box.contains(where: { organisationWords.contains($0) }) else { return false }
            // claire.durand@, durand.claire@; c.durand@.
            if box.count >= 2, box.contains(where: { $0.count > 1 }) {
                if box.contains(where: { firstNames.contains($0) }) { return true }
                if box.count == 2, box[0].count == 1, box[1].count >= 3, box.hasPoint { return true }
                return isPrivate && !box.contains { hasOrganisationWord($0, isAlone: false) }
            }
            guard isPrivate, box[0].count >= 4 else { return false }
            // clairedurand@, durandclaire@ and other nicknames of a private host.
            return !box.contains { hasOrganisationWord($0, isAlone: box.count == 1) }
        }
    }

    /// A word of an organisation at either end of a part that is written in one: `comitedesfetes`, `petanqueclub`.
    private static func hasOrganisationWord(_ part: Bytes8, isAlone: Bool) -> Bool {
        guard part.count >= 4 else { return isAlone }
        // Of three letters `val`, `bar` or `don` begin names too.
        if part.starts(with: "ape".utf8) { return true }
        for length in 4..<max(part.count, 5) where length < part.count {
            if organisationWords.contains(Bytes8(rebasing: part[..<length])) { return true }
            if organisationWords.contains(Bytes8(rebasing: part[(part.count - length)...])) { return true }
        }
        return part.starts(with: "club".utf8)
    }
}

/// What stands before the `@`, folded, in its parts between signs, digits left out.
private struct MailboxName {
    private let letters: Bytes8
    private var parts = InlineArray<32, Range<UInt8>>(repeating: 0..<0)
    private(set) var count = 0
    private(set) var hasPoint = false

    /// - Parameters:
    ///   - local: at most 64 bytes.
    ///   - memory: as many.
    init(_ local: Bytes8, _ memory: UnsafeMutableBufferPointer<UInt8>) {
        let length = fold(local, into: memory)
        letters = Bytes8(memory)
        var kept = 0
        var start = 0
        for index in 0...length {
            let byte = index < length ? memory[index] : 0x2E
            if byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B {
                if index < length, byte == 0x2E { hasPoint = true }
                if kept > start {
                    parts[count] = UInt8(start)..<UInt8(kept)
                    count += 1
                }
                start = kept
            } else if !isDigit(byte) {
                memory[kept] = byte
                kept += 1
            }
        }
    }

    subscript(part: Int) -> Bytes8 { Bytes8(rebasing: letters[Int(parts[part].lowerBound)..<Int(parts[part].upperBound)]) }

    func contains(where holds: (Bytes8) -> Bool) -> Bool {
        for part in 0..<count where holds(self[part]) { return true }
        return false
    }
}
