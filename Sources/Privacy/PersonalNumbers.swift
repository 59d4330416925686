internal import Bytes
internal import Tables

typealias Bytes8 = UnsafeBufferPointer<UInt8>

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// A word folded, in memory of the stack.
@inline(__always)
func withFolded(_ text: Bytes8, _ body: (Bytes8) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { memory in
        body(Bytes8(rebasing: memory[..<fold(text, into: memory)]))
    }
}

/// Whether a number may begin at a place of a text: nothing before it makes it a part of a longer one, of a decimal or of an identifier.
func mayBegin(_ text: Bytes8, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = text[index - 1]
    if isDigit(before) || isLetter(before) || before == 0x5F || before == 0x2D || before == 0x2B { return false }
    return !((before == 0x2E || before == 0x2C) && index > 1 && isDigit(text[index - 2]))
}

/// Whether a number may end before a place of a text.
func mayEnd(_ text: Bytes8, _ index: Int) -> Bool {
    guard index < text.count else { return true }
    let after = text[index]
    if isDigit(after) || isLetter(after) || after == 0x5F { return false }
    return !((after == 0x2E || after == 0x2C || after == 0x2D) && index + 1 < text.count && isDigit(text[index + 1]))
}

/// The length of a space between the parts of a number: a space, a no-break space, a thin one, a point or a hyphen; 0 for none.
func separator(_ text: Bytes8, _ index: Int) -> Int {
    guard index < text.count else { return 0 }
    switch text[index] {
    case 0x20, 0x2E, 0x2D, 0x2F: return 1
    case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: return 2
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0xAF || text[index + 2] == 0x89): return 3
    default: return 0
    }
}

/// A French social security number (NIR): sex, year and month of birth, département, commune, rank; then the key 97 − (number mod 97).
struct SocialSecurityNumber {
    let range: Range<Int>
    /// Whether it is written in its groups: `1 85 05 78 006 084 36`.
    let isGrouped: Bool

    private static let groups = [1, 2, 2, 2, 3, 3, 2]

    /// - Parameter isExpected: whether the column says that it holds such numbers; then rarer ones count too, and those without their key.
    init?(_ text: Bytes8, at start: Int, isExpected: Bool) {
        guard mayBegin(text, start) else { return nil }
        var index = start
        var number: UInt64 = 0
        var digits = 0
        var group = 0
        var inGroup = 0
        var separators = 0
        var corsica: UInt64 = 0
        loop: while index < text.count, digits < 15 {
            let byte = text[index]
            if inGroup == Self.groups[group] {
                group += 1
                inGroup = 0
                let gap = separator(text, index)
                if gap > 0 {
                    index += gap
                    separators += 1
                    continue
                }
            }
            if isDigit(byte) {
                number = number * 10 + UInt64(byte - 0x30)
            } else if digits == 6, number % 10 == 2, byte | 0x20 == 0x61 || byte | 0x20 == 0x62 {
                // The key takes Corsica’s 2A for 19 and 2B for 18.
                number = number * 10
                corsica = byte | 0x20 == 0x61 ? 1 : 2
            } else {
                break loop
            }
            digits += 1
            inGroup += 1
            index += 1
        }
        // A thirteenth digit may be followed by a space and what is no key.
        if digits == 13, isExpected {
            while index > start, !isDigit(text[index - 1]) { index -= 1 }
        }
        guard digits == 15 || (digits == 13 && isExpected), mayEnd(text, index) else { return nil }
        // Where only some of its groups are parted it is something else.
        guard separators == 0 || separators >= 5 || (separators == 1 && digits == 15) else { return nil }
        let body = digits == 15 ? number / 100 : number
        guard Self.isPlausible(body, isCorsica: corsica > 0, isExpected: isExpected) else { return nil }
        if digits == 15 {
            let counted = body - corsica * 1_000_000
            guard 97 - counted % 97 == number % 100 else { return nil }
        }
        range = start..<index
        isGrouped = separators >= 5
    }

    private static func isPlausible(_ body: UInt64, isCorsica: Bool, isExpected: Bool) -> Bool {
        let sex = body / 1_000_000_000_000
        let month = body / 100_000_000 % 100
        let place = body / 1_000_000 % 100
        let commune = body / 1_000 % 1_000
        guard sex == 1 || sex == 2 || (isExpected && (3...8).contains(sex)), body % 1_000 > 0, commune > 0 else { return false }
        // Other months stand for an unknown one.
        guard (1...12).contains(month) || (isExpected && ((20...42).contains(month) || month >= 50)) else { return false }
        return isCorsica || (place > 0 && commune <= 990)
    }

    /// Whether a text is fifteen digits (thirteen with a key) that begin like such a number, whatever its key: what by chance alone has a right key
    /// once in a hundred.
    static func isAlike(_ text: Bytes8) -> Bool {
        var digits = 0
        for byte in text where isDigit(byte) { digits += 1 }
        return digits == 15
    }
}

/// A bank account, by its check digits: an IBAN (ISO 13616) or a French RIB.
enum BankAccount {
    /// How long the numbers of the countries are whose people pay and are paid in France.
    private static let lengths: [String: Int] = [
        "FR": 27, "MC": 27, "DE": 22, "BE": 16, "ES": 24, "IT": 27, "PT": 25, "LU": 20, "NL": 18, "CH": 21, "GB": 22, "AT": 20, "IE": 22, "PL": 28,
        "RO": 24, "BG": 22, "HU": 28, "CZ": 24, "SK": 24, "SI": 19, "HR": 21, "GR": 27, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "EE": 20, "LV": 21,
        "LT": 20, "MT": 31, "CY": 28, "AD": 24, "SM": 27, "LI": 21, "TN": 24, "TR": 26, "SN": 28, "CI": 28, "MA": 28, "DZ": 26,
    ]
    /// Of the Treasury, where public bodies have their accounts: these are on every invoice.
    private static let treasury: [[UInt8]] = [Array("30001".utf8), Array("10071".utf8)]

    static func iban(_ text: Bytes8, at start: Int) -> Range<Int>? {
        guard start + 14 < text.count, isLetter(text[start]), isLetter(text[start + 1]), isDigit(text[start + 2]), isDigit(text[start + 3]),
            mayBegin(text, start), let wanted = lengths[String(decoding: [text[start] & 0xDF, text[start + 1] & 0xDF], as: UTF8.self)]
        else { return nil }
        var signs: [UInt8] = []
        var index = start
        while index < text.count, signs.count < wanted {
            let byte = text[index]
            if isDigit(byte) || isLetter(byte) {
                signs.append(isLetter(byte) ? byte & 0xDF : byte)
                index += 1
            } else {
                let gap = separator(text, index)
                guard gap > 0, byte != 0x2F else { return nil }
                index += gap
            }
        }
        guard signs.count == wanted, mayEnd(text, index) else { return nil }
        var rest = 0
        for byte in signs[4...] + signs[..<4] {
            rest = isDigit(byte) ? (rest * 10 + Int(byte - 0x30)) % 97 : (rest * 100 + Int(byte - 0x41) + 10) % 97
        }
        guard rest == 1, !(signs.starts(with: "FR".utf8) && treasury.contains(Array(signs[4..<9]))) else { return nil }
        return start..<index
    }

    /// Bank (5 digits), counter (5 digits), account (11 digits or letters), key (2 digits).
    ///
    /// - Parameter isExpected: whether the column says that it holds accounts; otherwise the parts must stand apart.
    static func rib(_ text: Bytes8, at start: Int, isExpected: Bool) -> Range<Int>? {
        guard start + 22 < text.count, isDigit(text[start]), mayBegin(text, start) else { return nil }
        var parts: [UInt64] = []
        var index = start
        var gaps = 0
        for length in [5, 5, 11, 2] {
            if !parts.isEmpty {
                let gap = separator(text, index)
                if gap > 0 { gaps += 1 }
                index += gap
            }
            var part: UInt64 = 0
            for _ in 0..<length {
                guard index < text.count else { return nil }
                let byte = text[index]
                if isDigit(byte) {
                    part = part * 10 + UInt64(byte - 0x30)
                } else if length == 11, isLetter(byte) {
                    part = part * 10 + value(ofLetter: byte & 0xDF)
                } else {
                    return nil
                }
                index += 1
            }
            parts.append(part)
        }
        guard gaps == 3 || (gaps == 0 && isExpected), mayEnd(text, index), (1...97).contains(parts[3]) else { return nil }
        let sum = (89 * (parts[0] % 97) + 15 * (parts[1] % 97) + 3 * (parts[2] % 97)) % 97
        let bank = Array(text[start..<(start + 5)])
        return 97 - sum == parts[3] && parts[0] > 0 && !treasury.contains(bank) ? start..<index : nil
    }

    private static func value(ofLetter letter: UInt8) -> UInt64 {
        // A to I are 1 to 9, J to R likewise, S to Z are 2 to 9.
        let place = UInt64(letter - 0x41)
        return place < 18 ? place % 9 + 1 : place - 16
    }
}

/// A French mobile number, as people write it: 06 or 07 and eight digits, or +33 or 0033 before nine.
struct MobileNumber {
    let range: Range<Int>
    /// Whether its digits stand two by two, or after +33: nobody writes another number so.
    let isUnmistakable: Bool

    init?(_ text: Bytes8, at start: Int) {
        var index = start
        var hasCountry = false
        if text[start] == 0x2B {
            guard start == 0 || !(isDigit(text[start - 1]) || isLetter(text[start - 1])) else { return nil }
            index += 1
        } else {
            guard mayBegin(text, start) || (start > 0 && text[start - 1] == 0x2F && !Self.isAddress(text)) else { return nil }
            if start + 3 < text.count, text[start] == 0x30, text[start + 1] == 0x30, text[start + 2] == 0x33 { index += 2 }
        }
        if index > start {
            guard index + 2 < text.count, text[index] == 0x33, text[index + 1] == 0x33 else { return nil }
            hasCountry = true
            index += 2
            index += separator(text, index)
            // +33 (0)6
            if index + 3 < text.count, text[index] == 0x28, text[index + 1] == 0x30, text[index + 2] == 0x29 {
                index += 3
                index += separator(text, index)
            } else if index + 1 < text.count, text[index] == 0x30, text[index + 1] == 0x36 || text[index + 1] == 0x37 {
                index += 1
            }
        } else {
            guard text[index] == 0x30 else { return nil }
            index += 1
        }
        guard index < text.count, text[index] == 0x36 || text[index] == 0x37 else { return nil }
        // The groups after the first one, of two digits each.
        var digits = 1
        var gaps = 0
        var sign: UInt8 = 0
        index += 1
        while digits < 9 {
            let gap = separator(text, index)
            if gap > 0 {
                guard digits % 2 == 1, sign == 0 || sign == text[index] else { return nil }
                sign = text[index]
                gaps += 1
                index += gap
            }
            guard index < text.count, isDigit(text[index]) else { return nil }
            index += 1
            digits += 1
        }
        guard mayEnd(text, index), gaps == 0 || gaps == 4, !Self.isAddress(text) else { return nil }
        range = start..<index
        isUnmistakable = hasCountry || gaps == 4
    }

    /// A web address may hold any digits.
    private static func isAddress(_ text: Bytes8) -> Bool { text.starts(with: "http".utf8) || text.starts(with: "www.".utf8) }
}
