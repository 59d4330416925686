internal import CHalle
private import Glibc

/// What the first bytes of a file tell about its encoding.
struct EncodingGuess {
    var encoding: TextEncoding
    /// The length of the byte order mark in bytes; 0 when there is none.
    var markLength: Int
    /// Whether most of it is UTF-8 and some bytes are not.
    var isMixed = false
    /// Up to where the head is whole characters of UTF-8 with nothing to note, when what follows is at most a character that the head cuts
    /// off; else 0.
    var cleanEnd = 0
    /// What was seen in those bytes.
    var notes = halle_utf8_notes()

    /// How much of a file is looked at, in bytes.
    static let sampleLength = 1 << 20

    /// - Parameters:
    ///   - head: the first `sampleLength` bytes, or the whole file when it is shorter.
    ///   - isWhole: whether the file ends with the head.
    init(head: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        if head.starts(with: [0xFF, 0xFE]) {
            self.init(encoding: .utf16LittleEndian, markLength: 2)
        } else if head.starts(with: [0xFE, 0xFF]) {
            self.init(encoding: .utf16BigEndian, markLength: 2)
        } else {
            let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let text = UnsafeBufferPointer(rebasing: head[mark...])
            if mark == 0, let wide = Self.wideEncoding(text) {
                self.init(encoding: wide, markLength: 0)
            } else {
                var notes = halle_utf8_notes()
                let good = text.baseAddress.map { halle_utf8_prefix($0, text.count, &notes) } ?? 0
                let rest = UnsafeBufferPointer(rebasing: text[good...])
                // The whole of most files is well.
                if rest.isEmpty || !isWhole && isCutOff(rest) {
                    self.init(encoding: .utf8, markLength: mark)
                    if notes.damaged == 0, good > 0 { (cleanEnd, self.notes) = (mark + good, notes) }
                } else {
                    let (encoding, isMixed) = Self.narrowEncoding(text, isWhole: isWhole)
                    self.init(encoding: encoding, markLength: mark)
                    self.isMixed = isMixed
                }
            }
        }
    }

    private init(encoding: TextEncoding, markLength: Int) {
        self.encoding = encoding
        self.markLength = markLength
    }

    /// UTF-16 without a mark: of two neighbours, one byte is nearly always zero, and always the same of the two.
    private static func wideEncoding(_ text: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let pairs = min(text.count, 4096) / 2
        guard pairs >= 4, let start = text.baseAddress, memchr(start, 0, 2 * pairs) != nil else { return nil }
        var even = 0
        var odd = 0
        for pair in 0..<pairs {
            if text[2 * pair] == 0 { even += 1 }
            if text[2 * pair + 1] == 0 { odd += 1 }
        }
        if odd * 10 >= pairs * 7, even * 20 <= pairs { return .utf16LittleEndian }
        if even * 10 >= pairs * 7, odd * 20 <= pairs { return .utf16BigEndian }
        return nil
    }

    /// UTF-8 as long as there are more characters of more than one byte than bytes that are none; else one byte a character.
    private static func narrowEncoding(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (TextEncoding, isMixed: Bool) {
        guard let start = text.baseAddress else { return (.utf8, false) }
        var at = 0
        var characters = 0
        var others = 0
        var notes = halle_utf8_notes()
        while at < text.count {
            let good = halle_utf8_prefix(start + at, text.count - at, &notes)
            at += good
            guard at < text.count else { break }
            if text[at] != 0 {
                if !isWhole, isCutOff(UnsafeBufferPointer(rebasing: text[at...])) { break }
                others += 1
            }
            at += 1
        }
        guard others > 0 else { return (.utf8, false) }
        at = 0
        while at < text.count {
            if text[at] < 0x80 {
                at += 1
                continue
            }
            let length = sequenceLength(UnsafeBufferPointer(rebasing: text[at...]))
            if length > 1 { characters += 1 }
            at += max(1, length)
        }
        if characters >= others { return (.utf8, true) }
        return (isLatin9(text) ? .latin9 : .windows1252, false)
    }

    /// ISO-8859-15 differs from Windows-1252 in eight signs that French text uses where the other has `¤`, `¼`, `½`, `¾`, and has no
    /// characters at all from 0x80 to 0x9F.
    private static func isLatin9(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isUsed = false
        for index in text.indices where text[index] >= 0x80 {
            switch text[index] {
            case 0x80...0x9F: return false
            case 0xA4: isUsed = true
            case 0xBC, 0xBD:
                // A ligature stands between letters; a fraction does not.
                if index > 0, index + 1 < text.count, isLetter(text[index - 1]), isLetter(text[index + 1]) { isUsed = true }
            default: break
            }
        }
        return isUsed
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// Whether the bytes are the start of a character whose end is not there yet.
func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count < 4 else { return false }
    let wanted =
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    guard bytes.count < wanted else { return false }
    if bytes.count > 1 {
        switch (first, bytes[1]) {
        case (0xE0, 0x80..<0xA0), (0xED, 0xA0...0xFF), (0xF0, 0x80..<0x90), (0xF4, 0x90...0xFF): return false
        default: break
        }
    }
    return bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
}

/// The length in bytes of the UTF-8 character at the start; 0 when there is none.
func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let length =
        switch first {
        case 0..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    guard length <= bytes.count else { return 0 }
    if length > 1 {
        var notes = halle_utf8_notes()
        guard let start = bytes.baseAddress, halle_utf8_prefix(start, length, &notes) == length else { return 0 }
    }
    return length
}
