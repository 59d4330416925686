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
            if let problem = openingProblem(of: bytes, at: start, file: file) { return (nil, [problem]) }
            return (FrontMatter(metadata: .empty, bytes: bytes, bodyStart: start, bodyLine: 1, hasMetadata: false), [])
        }
        let contentStart = endOfLine(bytes, from: start)
        var line = contentStart
        var number = 2
        while line < bytes.count, !isFence(bytes, at: line, [0x2D, 0x2E]) {
            line = endOfLine(bytes, from: line)
            number += 1
        }
        guard line < bytes.count else { return (nil, [closingProblem(of: bytes, from: contentStart, file: file)]) }
        if let problem = accentsProblem(of: bytes[contentStart..<line], in: bytes, file: file) { return (nil, [problem]) }
        do throws(YAMLProblem) {
            var (tree, remarks) = try YAMLParser.parse(bytes[contentStart..<line])
            for index in tree.nodes.indices { tree.nodes[index].line += 1 }
            return (
                FrontMatter(metadata: tree, bytes: bytes, bodyStart: endOfLine(bytes, from: line), bodyLine: number + 1, hasMetadata: true),
                remarks.map { $0.finding(in: file, firstLine: 2) }
            )
        } catch {
            return (nil, [error.finding(in: file, firstLine: 2)])
        }
    }

    /// A file that is YAML as a whole (`halle.yml`).
    static func parseWhole(_ bytes: [UInt8], file: String) -> (YAMLTree?, [Finding]) {
        if let problem = encodingProblem(of: bytes, file: file) { return (nil, [problem]) }
        if let problem = accentsProblem(of: bytes[...], in: bytes, file: file) { return (nil, [problem]) }
        do throws(YAMLProblem) {
            let (tree, remarks) = try YAMLParser.parse(bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...])
            return (tree, remarks.map { $0.finding(in: file, firstLine: 1) })
        } catch {
            return (nil, [error.finding(in: file, firstLine: 1)])
        }
    }

    /// What keeps a file from being text at all: it is a document of another program, in another encoding, or holds a NUL, which no text holds.
    private static func encodingProblem(of bytes: [UInt8], file: String) -> Finding? {
        if let kind = FileKind.of(bytes) {
            let name = file.utf8.split(separator: 0x2F).last.map { String(decoding: Array($0), as: UTF8.self) } ?? file
            return Finding(.fileNotText, at: SourcePlace(file: file, line: 1), value: name, details: [kind.french, kind.english])
        }
        if isUTF16(bytes) { return Finding(.encodingUTF16, at: SourcePlace(file: file, line: 1)) }
        if let bad = firstInvalidByte(of: bytes) {
            return Finding(.encodingNotUTF8, at: linePlace(of: bad, in: bytes, file: file), value: windows1252Guess(around: bad, in: bytes))
        }
        let null = bytes.withUnsafeBytes { buffer -> Int? in
            guard let start = buffer.baseAddress, let found = memchr(start, 0, buffer.count) else { return nil }
            return start.distance(to: UnsafeRawPointer(found))
        }
        return null.map { Finding(.controlCharacter, at: linePlace(of: $0, in: bytes, file: file), value: "U+0000") }
    }

    /// A byte order mark, or letters with a zero byte beside each of them.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        guard bytes.count >= 4 else { return false }
        let zeros = bytes[..<4].map { $0 == 0 }
        return zeros == [false, true, false, true] || zeros == [true, false, true, false]
    }

    // MARK: The lines around the header

    /// A first line that was meant to be `---`, above what looks like a header.
    private static func openingProblem(of bytes: [UInt8], at start: Int, file: String) -> Finding? {
        var first = start
        var number = 1
        func line(at index: Int) -> HeaderLine {
            HeaderLine(Array(bytes[index..<min(endOfLine(bytes, from: index), index + 200)].filter { $0 != 0x0A && $0 != 0x0D }))
        }
        while first < bytes.count, number < 20, line(at: first).end == 0 {
            first = endOfLine(bytes, from: first)
            number += 1
        }
        let fence = line(at: first)
        let next = line(at: endOfLine(bytes, from: first))
        guard isAlmostFence(fence), let key = next.key, HeaderLines.isKey(key, isIndented: false) else { return nil }
        // Empty lines above a fence that is right are what is wrong.
        let isBelow = number > 1 && fence.bytes.starts(with: "---".utf8) && fence.end == 3
        let written = isBelow ? "" : fence.text(0..<fence.end)
        return Finding(
            .frontMatterOpening, at: SourcePlace(file: file, line: isBelow ? 1 : number, column: 1), value: written,
            details: isBelow ? ["vide", "empty"] : ["« \(written) »", "“\(written)”"])
    }

    /// A header that is never closed, or by a line that was meant to be `---`.
    private static func closingProblem(of bytes: [UInt8], from start: Int, file: String) -> Finding {
        var index = start
        var number = 2
        while index < bytes.count, number < 2000 {
            let next = endOfLine(bytes, from: index)
            if next - index < 40 {
                let line = HeaderLine(Array(bytes[index..<next].filter { $0 != 0x0A && $0 != 0x0D }))
                if isAlmostFence(line) {
                    return Finding(.frontMatterClosing, at: SourcePlace(file: file, line: number, column: 1), value: line.text(0..<line.end))
                }
            }
            index = next
            number += 1
        }
        return Finding(.frontMatterUnclosed, at: SourcePlace(file: file, line: 1, column: 1), value: "---")
    }

    /// Two or more hyphens, or dashes of a word processor, and nothing else.
    private static func isAlmostFence(_ line: HeaderLine) -> Bool {
        let words = line.text(line.indent..<line.end).unicodeScalars
        let dashes: Set<UInt32> = [0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]
        guard !words.isEmpty, words.count < 20, words.allSatisfy({ dashes.contains($0.value) || $0 == " " }) else { return false }
        return words.count > 1 || words.first != "-"
    }

    /// Accents that were read in a wrong encoding and saved so, in the header.
    private static func accentsProblem(of header: ArraySlice<UInt8>, in bytes: [UInt8], file: String) -> Finding? {
        guard let damage = DamagedAccents.first(in: header) else { return nil }
        return Finding(.accentsDamaged, at: linePlace(of: damage.offset, in: bytes, file: file), value: damage.word, details: [damage.repaired])
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
            // Told at once, and only looked for where there is one.
            if (try? UTF8Span(validating: Span(_unsafeElements: buffer))) != nil { return nil }
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
