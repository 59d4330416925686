internal import Bytes
public import Findings

/// What a word is to the search: the part that its forms share, without accents. `Scripts/search-engine.js` does the same to queries; one file of examples
/// proves it (`Tests/Golden/search-analysis.json`).
public struct Analysis: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    /// The longest stem, in UTF-16 units as JavaScript counts them.
    private static let longest = 24

    /// The words of a folded text that say something, as ranges of bytes.
    public func forEachWord(of folded: [UInt8], _ body: (Range<Int>) -> Void) {
        var start: Int?
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            if byte < 0x80 {
                if Self.isWordByte(byte) {
                    start = start ?? index
                } else if let first = start {
                    body(first..<index)
                    start = nil
                }
                index += 1
                continue
            }
            let (scalar, length) = Self.scalar(folded, at: index)
            if Self.isWordScalar(scalar) {
                start = start ?? index
            } else if let first = start {
                body(first..<index)
                start = nil
            }
            index += length
        }
        if let start { body(start..<folded.count) }
    }

    /// Whether a folded word says nothing.
    public func isStop(_ word: ArraySlice<UInt8>) -> Bool {
        if word.count == 1, let only = word.first { return !(0x30...0x39).contains(only) }
        return StopWords.silent(language).contains(Array(word))
    }

    /// Whether a folded word belongs to a question, and not to what is asked for.
    func isAsked(_ word: ArraySlice<UInt8>) -> Bool { StopWords.asked(language).contains(Array(word)) }

    /// The stem of a folded word.
    public func stem(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var stem: [UInt8] = []
        stem.reserveCapacity(word.count)
        var isPlain = true
        for byte in word {
            let isLetter = byte &- 0x61 < 26
            if isLetter, stem.last == byte { continue }
            isPlain = isPlain && isLetter
            stem.append(byte)
        }
        if isPlain, stem.count >= 4 {
            switch language {
            case .french: Self.french(&stem)
            case .english: Self.english(&stem)
            }
        }
        if stem.count > Self.longest { Self.shorten(&stem) }
        return stem
    }

    /// The stems of all words of a text that say something; in the order of the text.
    public func stems(of text: String) -> [[UInt8]] {
        let bytes = folded(text)
        var stems: [[UInt8]] = []
        forEachWord(of: bytes) { range in
            if !isStop(bytes[range]) { stems.append(stem(bytes[range])) }
        }
        return stems
    }

    // MARK: Stems

    private static func french(_ stem: inout [UInt8]) {
        if ends(stem, "eaux", leaving: 0) {
            stem.removeLast()
        } else if ends(stem, "aux", leaving: 3) {
            stem.removeLast(2)
            stem.append(0x6C)
        } else if ends(stem, "x", leaving: 3) || ends(stem, "s", leaving: 3) {
            stem.removeLast()
        }
        if ends(stem, "euse", leaving: 3) {
            stem.removeLast(2)
            stem.append(0x72)
        } else if ends(stem, "trice", leaving: 3) {
            stem.removeLast(5)
            stem.append(contentsOf: "teur".utf8)
        } else if ends(stem, "ive", leaving: 3) {
            stem.removeLast(2)
            stem.append(0x66)
        } else if ends(stem, "iere", leaving: 2) {
            stem.removeLast()
        }
        if ends(stem, "er", leaving: 4) {
            stem.removeLast(2)
        } else if ends(stem, "e", leaving: 4) || ends(stem, "ue", leaving: 2) {
            stem.removeLast()
        }
    }

    private static func english(_ stem: inout [UInt8]) {
        if ends(stem, "ies", leaving: 2) {
            stem.removeLast(3)
            stem.append(0x79)
        } else if ends(stem, "s", leaving: 3), !ends(stem, "us", leaving: 2) {
            stem.removeLast()
        }
        if ends(stem, "ing", leaving: 4) {
            stem.removeLast(3)
        } else if ends(stem, "ed", leaving: 4) {
            stem.removeLast(2)
        }
        if ends(stem, "e", leaving: 3) { stem.removeLast() }
        if ends(stem, "y", leaving: 3) {
            stem.removeLast()
            stem.append(0x69)
        }
    }

    private static func ends(_ stem: [UInt8], _ ending: StaticString, leaving least: Int) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard stem.count - count >= least else { return false }
        return ending.withUTF8Buffer { stem[(stem.count - count)...].elementsEqual($0) }
    }

    /// Cuts a stem after 24 UTF-16 units.
    private static func shorten(_ stem: inout [UInt8]) {
        var units = 0
        var index = 0
        while index < stem.count {
            let (scalar, length) = scalar(stem, at: index)
            units += scalar > 0xFFFF ? 2 : 1
            if units > longest { break }
            index += length
        }
        stem.removeLast(stem.count - index)
    }

    // MARK: Characters

    private static func isWordByte(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// Letters beyond ASCII: neither punctuation nor symbols.
    private static func isWordScalar(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xD7, 0xF7: false
        case 0xC0..<0x2000, 0x2C00..<0x3000, 0x3040..<0xD800, 0xF900..<0xFE00, 0xFE70..<0xFF00: true
        default: false
        }
    }

    /// The scalar at a place of UTF-8 text, and its length in bytes.
    private static func scalar(_ bytes: [UInt8], at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, index + length <= bytes.count else { return (first, 1) }
        var scalar = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
