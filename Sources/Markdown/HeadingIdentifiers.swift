/// The identifier that a heading of that text has in its page, as long as it is the first of its name there.
public func headingIdentifier(_ text: String, prefix: String = MarkdownOptions().identifierPrefix) -> String {
    var text = text
    return prefix + text.withUTF8 { slugOfHeading($0) }
}

/// Hands out identifiers that are unique in one text.
struct HeadingIdentifiers {
    private let prefix: String
    private var taken: Set<String> = []
    /// The last number given to headings of the same name.
    private var numbers: [String: Int] = [:]

    init(prefix: String) { self.prefix = prefix }

    mutating func identifier(_ text: [UInt8]) -> String {
        let base = prefix + text.withUnsafeBufferPointer { slugOfHeading($0) }
        if taken.insert(base).inserted { return base }
        var number = numbers[base] ?? 1
        var identifier: String
        repeat {
            number += 1
            identifier = base + "-" + String(number)
        } while !taken.insert(identifier).inserted
        numbers[base] = number
        return identifier
    }

    func contains(_ identifier: String) -> Bool { taken.contains(identifier) }
}

/// At most 80 of `a-z0-9-`, accents folded; `section` when the text has no such letter.
private func slugOfHeading(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var slug: [UInt8] = []
    var gap = false
    func add(_ byte: UInt8) {
        if gap, !slug.isEmpty { slug.append(0x2D) }
        gap = false
        slug.append(byte)
    }
    var index = 0
    while index < text.count, slug.count < 80 {
        let byte = text[index]
        index += 1
        switch byte {
        case 0x30...0x39, 0x61...0x7A: add(byte)
        case 0x41...0x5A: add(byte | 0x20)
        case 0xC3...0xC5 where index < text.count && text[index] & 0xC0 == 0x80:
            let scalar = Int(byte & 0x1F) << 6 | Int(text[index] & 0x3F)
            index += 1
            let letters = latinLetters(scalar)
            if letters.isEmpty { gap = true } else { letters.forEach(add) }
        // U+0300 to U+036F: marks of the letter before them.
        case 0xCC where index < text.count && text[index] & 0xC0 == 0x80, 0xCD where index < text.count && text[index] < 0xB0: index += 1
        default:
            gap = true
            while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
        }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
}

/// The ASCII letters of U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A), one a scalar; `-` where there is none, digits for two letters.
private let latinTable: StaticString = """
    aaaaaa0ceeeeiiiidnooooo-ouuuuy12aaaaaa0ceeeeiiiidnooooo-ouuuuy1y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii33jjkkkllllllllllnnnnnnnnnoooooo44rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

private func latinLetters(_ scalar: Int) -> [UInt8] {
    guard scalar >= 0xC0, scalar - 0xC0 < latinTable.utf8CodeUnitCount else { return [] }
    switch latinTable.utf8Start[scalar - 0xC0] {
    case 0x2D: return []
    case 0x30: return Array("ae".utf8)
    case 0x31: return Array("th".utf8)
    case 0x32: return Array("ss".utf8)
    case 0x33: return Array("ij".utf8)
    case 0x34: return Array("oe".utf8)
    case let letter: return [letter]
    }
}
