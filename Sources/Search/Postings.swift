internal import Bytes

/// A dataset that has a word, and how much: its number × 16 + 0 for least to 14 for most.
typealias Posting = UInt32

/// Numbers as text that needs no escape in JSON: digits of base 91, the characters from `#` to `~` without `\`.
enum Digits {
    static func append(_ digit: Int, to bytes: inout [UInt8]) {
        let code = UInt8(digit + 35)
        bytes.append(code >= 92 ? code + 1 : code)
    }

    /// A number as so many digits.
    static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        var power = 1
        for _ in 1..<max(1, width) { power *= 91 }
        var rest = number
        while power > 0 {
            append(min(90, rest / power), to: &bytes)
            rest %= power
            power /= 91
        }
    }

    /// How many digits hold numbers below a limit.
    static func width(below limit: Int) -> Int { limit <= 91 ? 1 : limit <= 91 * 91 ? 2 : 3 }
}

extension Digits {
    static let impacts = 15

    /// The datasets of a list, each as the distance from the one before and its impact, in one to four digits.
    static func append(_ postings: some Sequence<Posting>, to bytes: inout [UInt8]) {
        var last = -1
        for posting in postings {
            let number = Int(posting >> 4)
            let value = (number - last - 1) * impacts + Int(posting & 15)
            last = number
            if value < 70 {
                append(value, to: &bytes)
            } else if value < 70 + 20 * 91 {
                append(70 + (value - 70) / 91, to: &bytes)
                append((value - 70) % 91, to: &bytes)
            } else {
                append(90, to: &bytes)
                append(value, width: 3, to: &bytes)
            }
        }
    }
}

extension ByteWriter {
    /// A string of JSON in UTF-8, which is a third shorter for French than one in ASCII.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { jsonText($0) }
    }
}
