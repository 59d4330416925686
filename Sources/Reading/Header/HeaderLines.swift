internal import Bytes

/// One line of a header as its writer sees it: an indentation, a key, a value.
struct HeaderLine {
    /// Without the line break.
    let bytes: [UInt8]
    /// Blanks at its beginning.
    let indent: Int
    /// Where the words begin: after the indentation and the dashes of a list.
    let start: Int
    /// Of the first `:` that ends a key.
    let colon: Int?
    /// Where the value begins; the end of the line when there is none.
    let valueStart: Int
    /// After the last byte that is no blank.
    let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var end = bytes.count
        while end > 0, Self.isBlank(bytes[end - 1]) { end -= 1 }
        var start = 0
        while start < end, Self.isBlank(bytes[start]) { start += 1 }
        indent = start
        while start + 1 < end, bytes[start] == 0x2D, Self.isBlank(bytes[start + 1]) {
            start += 1
            while start < end, Self.isBlank(bytes[start]) { start += 1 }
        }
        let colon = Self.keyEnd(in: bytes[start..<end])
        var value = colon.map { $0 + 1 } ?? start
        while value < end, Self.isBlank(bytes[value]) { value += 1 }
        (self.start, self.end, self.colon, valueStart) = (start, end, colon, value)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The first `:` before a blank or the end, outside the quotes or brackets that the line may begin with.
    private static func keyEnd(in words: ArraySlice<UInt8>) -> Int? {
        guard let first = words.first, first != 0x5B, first != 0x7B, first != 0x23 else { return nil }
        var index = words.startIndex
        if first == 0x22 || first == 0x27 {
            guard let close = words.dropFirst().firstIndex(of: first) else { return nil }
            index = close + 1
        }
        while index < words.endIndex {
            if words[index] == 0x3A, index + 1 == words.endIndex || isBlank(words[index + 1]) { return index }
            index += 1
        }
        return nil
    }

    var isEmpty: Bool { indent == end || bytes[indent] == 0x23 }
    var key: String? { colon.map { text(start..<$0).trimmedOfBlanks } }
    var words: String { text(start..<end) }
    var value: String { text(valueStart..<end) }
    /// The offset of a tab in the indentation.
    var tab: Int? { bytes[..<indent].firstIndex(of: 0x09) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self) }

    /// In characters, from 1.
    func column(of offset: Int) -> Int { bytes.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1 }

    func offset(ofColumn column: Int) -> Int {
        var left = column - 1
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if left == 0 { return offset }
            left -= 1
        }
        return bytes.count
    }

    /// The line with another value, without its indentation: `key: value` or `- value`.
    func repaired(with value: String) -> String {
        if let key { return key + ": " + value }
        return (start > indent ? "- " : "") + value
    }

    /// The line with its value in quotes.
    var repaired: String { repaired(with: Self.quoted(value)) }

    /// A text in straight quotes, so that nothing in it has a meaning of its own.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(0x22) || text.utf8.contains(0x5C) else { return "\"" + text + "\"" }
        return "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
}

/// The lines of a header, to find what was meant where the parser stopped.
struct HeaderLines {
    private let lines: [HeaderLine]

    /// - Parameter text: the header; split where the parser splits, or its places would not be ours.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        var lines: [HeaderLine] = []
        var start = 0
        var index = 0
        while index < text.count {
            let length = Self.lengthOfBreak(at: index, in: text)
            if length > 0 {
                lines.append(HeaderLine(Array(text[start..<index])))
                start = index + length
            }
            index += max(1, length)
        }
        lines.append(HeaderLine(Array(text[start...])))
        self.lines = lines
    }

    private static func lengthOfBreak(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        func next(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
        switch text[index] {
        case 0x0A: return 1
        case 0x0D: return next(1) == 0x0A ? 2 : 1
        case 0xC2: return next(1) == 0x85 ? 2 : 0
        case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
        default: return 0
        }
    }

    /// From 1; nil beyond the end.
    subscript(number: Int) -> HeaderLine? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }

    /// The number of the last line before another that says something.
    func wordsBefore(_ number: Int) -> Int? { (1..<max(1, min(number, lines.count + 1))).last { !lines[$0 - 1].isEmpty } }

    /// The number of the first line that says something.
    var firstWords: Int? { lines.firstIndex { !$0.isEmpty }.map { $0 + 1 } }
}

extension String {
    /// Without spaces, tabs and non-breaking spaces at its ends.
    var trimmedOfBlanks: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar.value == 0xA0 || scalar.value == 0x202F }
        var rest = unicodeScalars[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
