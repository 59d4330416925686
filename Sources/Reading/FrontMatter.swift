internal import Bytes
internal import Findings
private import Glibc

/// A Markdown file taken apart: its front matter as a tree, and where its body begins.
struct FrontMatter: Sendable {
    var metadata: YAMLTree
    /// The whole file; the body is what follows `bodyStart`.
    var bytes: [UInt8]
    var bodyStart: Int
    /// The line of the file (from 1) on which the body begins.
    var bodyLine: Int
    /// Whether the file opens with `---`.
    var hasMetadata: Bool

    var body: ArraySlice<UInt8> { bytes[bodyStart...] }

    /// The places in `metadata` count from the file's first line.
    static func parse(_ bytes: [UInt8], file: String) -> (FrontMatter?, [Finding]) {
        if let problem = encodingProblem(of: bytes, file: file) { return (nil, [problem]) }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard isFence(bytes, at: start, [0x2D]) else {
            return (FrontMatter(metadata: .empty, bytes: bytes, bodyStart: start, bodyLine: 1, hasMetadata: false), [])
        }
        let contentStart = endOfLine(bytes, from: start)
        var line = contentStart
        var number = 2
        while line < bytes.count, !isFence(bytes, at: line, [0x2D, 0x2E]) {
            line = endOfLine(bytes, from: line)
            number += 1
        }
        guard line < bytes.count else {
            return (nil, [Finding(.frontMatterUnclosed, at: SourcePlace(file: file, line: 1, column: 1), value: "---")])
        }
        do throws(YAMLProblem) {
            var tree = try YAMLParser.parse(bytes[contentStart..<line])
            for index in tree.nodes.indices { tree.nodes[index].line += 1 }
            return (
                FrontMatter(metadata: tree, bytes: bytes, bodyStart: endOfLine(bytes, from: line), bodyLine: number + 1, hasMetadata: true), []
            )
        } catch {
            return (nil, [error.finding(in: file, firstLine: 2)])
        }
    }

    /// A file that is YAML as a whole (`halle.yml`).
    static func parseWhole(_ bytes: [UInt8], file: String) -> (YAMLTree?, [Finding]) {
        if let problem = encodingProblem(of: bytes, file: file) { return (nil, [problem]) }
        do throws(YAMLProblem) { return (try YAMLParser.parse(bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]), []) } catch {
            return (nil, [error.finding(in: file, firstLine: 1)])
        }
    }

    /// What keeps a file from being text at all: another encoding, or a NUL, which no text holds.
    private static func encodingProblem(of bytes: [UInt8], file: String) -> Finding? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return Finding(.encodingNotUTF8, at: SourcePlace(file: file, line: 1), value: "UTF-16")
        }
        if let bad = firstInvalidByte(of: bytes) {
            return Finding(.encodingNotUTF8, at: linePlace(of: bad, in: bytes, file: file), value: windows1252Guess(around: bad, in: bytes))
        }
        let null = bytes.withUnsafeBytes { buffer -> Int? in
            guard let start = buffer.baseAddress, let found = memchr(start, 0, buffer.count) else { return nil }
            return start.distance(to: UnsafeRawPointer(found))
        }
        return null.map { Finding(.controlCharacter, at: linePlace(of: $0, in: bytes, file: file), value: "U+0000") }
    }

    /// Whether a line is three of one of the marks (`---` or `...`) and nothing else but blanks.
    private static func isFence(_ bytes: [UInt8], at start: Int, _ marks: [UInt8]) -> Bool {
        guard start + 3 <= bytes.count, marks.contains(bytes[start]), bytes[start + 1] == bytes[start], bytes[start + 2] == bytes[start] else { return false }
        var index = start + 3
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D
    }

    /// The index after the line break that ends the line: LF, CRLF or CR.
    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x0A { return index + 1 }
            if bytes[index] == 0x0D { return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1 }
            index += 1
        }
        return index
    }

    /// The offset of the first byte that is not UTF-8; nil when all of it is.
    static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                if byte < 0x80 {
                    index += 1
                    continue
                }
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                guard byte >= 0xC2, byte <= 0xF4, index + length <= buffer.count else { return index }
                let second = buffer[index + 1]
                let lowest: UInt8 = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
                let highest: UInt8 = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
                guard second >= lowest, second <= highest else { return index }
                for offset in 2..<max(2, length) where buffer[index + offset] & 0xC0 != 0x80 { return index }
                index += length
            }
            return nil
        }
    }

    static func linePlace(of offset: Int, in bytes: [UInt8], file: String) -> SourcePlace {
        var line = 1
        var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var next = endOfLine(bytes, from: 0)
        while next <= offset, next < bytes.count {
            line += 1
            lineStart = next
            next = endOfLine(bytes, from: next)
        }
        let column = bytes[min(lineStart, offset)..<offset].count { $0 & 0xC0 != 0x80 } + 1
        return SourcePlace(file: file, line: line, column: column)
    }

    /// The word around a byte, read as Windows-1252, so that the writer recognises it: `caf\xE9` is shown as `café`.
    private static func windows1252Guess(around offset: Int, in bytes: [UInt8]) -> String {
        func isWordByte(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F }
        var start = offset
        while start > 0, offset - start < 20, isWordByte(bytes[start - 1]), bytes[start - 1] < 0x80 { start -= 1 }
        var end = offset
        while end < bytes.count, end - offset < 20, isWordByte(bytes[end]) { end += 1 }
        var word = String.UnicodeScalarView()
        for byte in bytes[start..<end] where !(0x80...0x9F).contains(byte) { word.append(Unicode.Scalar(byte)) }
        return String(word)
    }
}
