/// Keywords as every harvester takes them.
///
/// CKAN refuses a whole dataset for one keyword with an apostrophe, a slash or a parenthesis: in the feed, a keyword holds letters, digits,
/// spaces, `-`, `_` and `.` only, 2 to 100 characters. Pages show it whole.
enum FeedKeyword {
    /// In the order given, each once; what is too short after cleaning is left out.
    static func clean(_ keywords: [String]) -> [String] {
        var kept: [String] = []
        kept.reserveCapacity(keywords.count)
        var seen: Set<String> = []
        for keyword in keywords {
            guard let clean = clean(keyword) else { continue }
            if keywords.count <= 16 {
                if kept.contains(where: { $0.utf8.elementsEqual(clean.utf8) }) { continue }
            } else if !seen.insert(clean).inserted {
                continue
            }
            kept.append(clean)
        }
        return kept
    }

    /// Every run of other characters becomes one space, combining marks go; nil when less than two characters are left.
    static func clean(_ keyword: String) -> String? {
        if keyword.utf8.count <= 100, isClean(keyword) { return keyword }
        var result = ""
        var length = 0
        var gap = false
        for scalar in keyword.unicodeScalars {
            guard isAllowed(scalar) else {
                if !isMark(scalar) { gap = length > 0 }
                continue
            }
            if gap {
                result.unicodeScalars.append(" ")
                length += 1
                gap = false
            }
            guard length < 100 else { break }
            result.unicodeScalars.append(scalar)
            length += 1
        }
        if length > 0, result.utf8.last == 0x20 { result.unicodeScalars.removeLast() }
        return length >= 2 ? result : nil
    }

    /// Whether nothing needs cleaning, as is usual.
    private static func isClean(_ keyword: String) -> Bool {
        var length = 0
        var afterSpace = true
        for scalar in keyword.unicodeScalars {
            let isSpace = scalar == " "
            guard isSpace ? !afterSpace : isAllowed(scalar) else { return false }
            afterSpace = isSpace
            length += 1
        }
        return length >= 2 && !afterSpace
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        case 0...0xA9: false
        case 0xC0...0x17F: scalar.value != 0xD7 && scalar.value != 0xF7
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
            default: false
            }
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
