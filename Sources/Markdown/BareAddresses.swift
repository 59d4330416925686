private import Glibc

/// A web or mail address that someone has pasted into a text as it is (GitHub Flavored Markdown §6.9, without `www.`).
struct BareAddress {
    /// In the text that was searched.
    var range: Range<Int>
    var isMail: Bool
}

/// Finds the bare addresses of a text from left to right, each byte being looked at a fixed number of times.
struct BareAddressSearch {
    private let text: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Whether there may be any: nothing else costs anything.
    static func mayFind(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress, text.count > 4 else { return false }
        if memchr(base, 0x40, text.count) != nil { return true }
        var index = 0
        while index + 2 < text.count, let colon = memchr(base + index, 0x3A, text.count - 2 - index) {
            index = UnsafeRawPointer(base).distance(to: colon) + 1
            if text[index] == 0x2F, text[index + 1] == 0x2F { return true }
        }
        return false
    }

    /// The next address; nil when there is none left.
    mutating func next() -> BareAddress? {
        // What is before it belongs to the address found last, or has been looked at in vain.
        let floor = place
        while place < text.count {
            let sign = place
            place += 1
            switch text[sign] {
            case 0x3A: if let range = webAddress(at: sign, after: floor) { return found(range, isMail: false) }
            case 0x40: if let range = mailAddress(at: sign, after: floor) { return found(range, isMail: true) }
            default: break
            }
        }
        return nil
    }

    private mutating func found(_ range: Range<Int>, isMail: Bool) -> BareAddress {
        place = range.upperBound
        return BareAddress(range: range, isMail: isMail)
    }

    // MARK: Web

    private func webAddress(at colon: Int, after floor: Int) -> Range<Int>? {
        guard colon + 3 < text.count, text[colon + 1] == 0x2F, text[colon + 2] == 0x2F, isOfHost(text[colon + 3]), !beginsWithSeparator(colon + 3)
        else { return nil }
        let scheme = isWord("https", before: colon) ? 5 : isWord("http", before: colon) ? 4 : 0
        let start = colon - scheme
        guard scheme > 0, start >= floor, mayBegin(at: start) else { return nil }
        let end = trimmed(colon + 4..<endOfWebAddress(colon + 4))
        return start..<end
    }

    private func isWord(_ word: StaticString, before end: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard end >= count else { return false }
        return (0..<count).allSatisfy { text[end - count + $0] | 0x20 == word.utf8Start[$0] }
    }

    /// Nothing that could belong to a longer word or address stands before it: blanks, quotes, brackets and the marks of emphasis may.
    private func mayBegin(at start: Int) -> Bool {
        guard start > 0 else { return true }
        switch text[start - 1] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x2B, 0x3D, 0x26, 0x23, 0x3F: return false
        case 0x80...: return endsWithSeparator(start)
        default: return true
        }
    }

    private func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: byte >= 0xC3
        }
    }

    private func endOfWebAddress(_ start: Int) -> Int {
        var end = start
        while end < text.count {
            switch text[end] {
            case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7C, 0x7F: return end
            case 0x80...: if beginsWithSeparator(end) { return end }
            default: break
            }
            end += 1
        }
        return end
    }

    /// Without the punctuation that ends the sentence, nor a closing bracket that was opened before the address.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        var (round, square) = (0, 0)
        for byte in text[range] {
            switch byte {
            case 0x28: round += 1
            case 0x29: round -= 1
            case 0x5B: square += 1
            case 0x5D: square -= 1
            default: break
            }
        }
        while end > range.lowerBound {
            switch text[end - 1] {
            // ! " ' * , . : ; ? _ ~ { }
            case 0x21, 0x22, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5F, 0x7E, 0x7B, 0x7D: break
            case 0x28: round -= 1
            case 0x5B: square -= 1
            case 0x29 where round < 0: round += 1
            case 0x5D where square < 0: square += 1
            default: return end
            }
            end -= 1
        }
        return end
    }

    // MARK: Mail

    private func mailAddress(at sign: Int, after floor: Int) -> Range<Int>? {
        var start = sign
        while start > floor, isOfMailbox(text[start - 1]) { start -= 1 }
        // A full stop begins no mailbox.
        while start < sign, text[start] == 0x2E { start += 1 }
        guard start < sign, text[sign - 1] != 0x2E, mayPrecedeMail(start) else { return nil }
        var end = sign + 1
        var lastDot: Int?
        while end < text.count {
            if text[end] == 0x2E {
                // Each part of the host has a letter or a digit before its full stop and behind.
                guard end + 1 < text.count, isOfHost(text[end + 1]), text[end + 1] < 0x80, isHostEnd(text[end - 1]) else { break }
                lastDot = end
            } else if !isHostEnd(text[end]), text[end] != 0x2D {
                break
            }
            end += 1
        }
        while end > sign + 1, text[end - 1] == 0x2D { end -= 1 }
        guard let lastDot, lastDot < end - 1 else { return nil }
        // What goes on is no address: `a@b.fr@c`, `a@b.fr_`.
        if end < text.count, text[end] == 0x40 || text[end] == 0x5F { return nil }
        return start..<end
    }

    private func isOfMailbox(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    private func isHostEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private func mayPrecedeMail(_ start: Int) -> Bool {
        guard start > 0 else { return true }
        let byte = text[start - 1]
        // An accented letter before it belongs to the mailbox, which is then not one that can be written to.
        return byte >= 0x80 ? endsWithSeparator(start) : byte != 0x2F && byte != 0x40
    }

    // MARK: Marks that are not of addresses

    /// No-break spaces, « and », and the general punctuation (U+2000 to U+206F): dashes, quotes, ellipses, spaces.
    private func beginsWithSeparator(_ index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        switch (text[index], text[index + 1]) {
        case (0xC2, 0xA0), (0xC2, 0xAB), (0xC2, 0xBB), (0xE2, 0x80): return true
        case (0xE2, 0x81): return index + 2 < text.count && text[index + 2] <= 0xAF
        case (0xE3, 0x80): return index + 2 < text.count && text[index + 2] <= 0x9F
        default: return false
        }
    }

    private func endsWithSeparator(_ end: Int) -> Bool {
        if end >= 2, text[end - 2] == 0xC2 { return beginsWithSeparator(end - 2) }
        return end >= 3 && beginsWithSeparator(end - 3)
    }
}
