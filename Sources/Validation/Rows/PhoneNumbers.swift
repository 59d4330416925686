/// Telephone numbers as they are written in France.
enum PhoneNumbers {
    /// The digits with a leading `+` where it is written; nil when the text has anything but digits and the usual marks.
    private static func bare(_ text: String) -> [UInt8]? {
        var digits: [UInt8] = []
        for byte in WrittenText.withoutSpaces(text).utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case 0x2B: digits.append(byte)
            case 0x2E, 0x2D, 0x28, 0x29, 0x2F: continue
            default: return nil
            }
        }
        return digits
    }

    /// Ten digits from 01 to 09, short numbers (3 or 4 digits), or an international number.
    static func isValid(_ text: String) -> Bool {
        guard var digits = bare(text) else { return false }
        if digits.first == 0x2B {
            digits.removeFirst()
            guard digits.allSatisfy(Numbers.isDigit) else { return false }
            if digits.starts(with: [0x33, 0x33]) {
                let national = digits.dropFirst(2)
                // +33 (0)5 is written, too.
                return national.count == 9 && national.first != 0x30 || national.count == 10 && national.first == 0x30
            }
            return (8...15).contains(digits.count)
        }
        guard digits.allSatisfy(Numbers.isDigit) else { return false }
        switch digits.count {
        case 10: return digits[0] == 0x30 && digits[1] != 0x30
        case 3, 4: return digits[0] == 0x31 || digits[0] == 0x33
        case 13: return digits.starts(with: [0x30, 0x30, 0x33, 0x33])
        default: return false
        }
    }

    /// `+33 5 61 00 00 00` for ten digits that lost their zero.
    static func repaired(_ text: String) -> String? {
        guard let digits = bare(text), digits.count == 9, digits[0] != 0x30, digits.allSatisfy(Numbers.isDigit) else { return nil }
        return "0" + String(decoding: digits, as: UTF8.self)
    }
}
