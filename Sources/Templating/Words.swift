public import Bytes
public import Findings

/// The texts of the interface in one language, each with a name: `download: Télécharger`.
///
/// A text may hold gaps, `{n}`, filled from Swift. Templates show texts without gaps: `{{words.download}}`.
public struct Words: Sendable {
    public let language: Language
    /// The file they come from, for messages.
    public let file: String
    private var texts: [String: [Piece]] = [:]
    /// Where each text stands in the file, from 1.
    private var lines: [String: Int] = [:]

    enum Piece: Sendable, Equatable {
        case literal(String)
        /// The name between the braces.
        case gap(String)
    }

    /// No texts: for templates that ask for none.
    public init(language: Language, file: String = "") {
        self.language = language
        self.file = file
    }

    // MARK: Asking

    /// A text with its gaps filled; a gap that `gaps` does not name stays as it is written. A text that nobody has written is its own name.
    public func text(_ key: String, _ gaps: KeyValuePairs<String, String> = [:]) -> String { fill(key, gaps, number: nil) }

    /// - Parameter number: what fills `{n}` before any of the gaps.
    private func fill(_ key: String, _ gaps: KeyValuePairs<String, String>, number: String?) -> String {
        guard let pieces = texts[key] else { return key }
        if pieces.count == 1, case .literal(let text) = pieces[0] { return text }
        var whole = ""
        for piece in pieces {
            switch piece {
            case .literal(let text): whole += text
            case .gap(let name):
                if name == "n", let number {
                    whole += number
                } else {
                    whole += gaps.first { $0.key == name }?.value ?? "{\(name)}"
                }
            }
        }
        return whole
    }

    /// All texts whose names start so, sorted by name; the names come without the start, the texts with their gaps as they are written.
    public func texts(under start: String) -> [(name: String, text: String)] {
        texts.keys.filter { $0.utf8.starts(with: start.utf8) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { (String(Substring($0.utf8.dropFirst(start.utf8.count))), text($0)) }
    }

    /// The text `key.one` or `key.other`, as the language counts: French says zero in the singular, English does not. `{n}` is the number as people write it.
    public func plural(_ key: String, _ count: Int, _ gaps: KeyValuePairs<String, String> = [:]) -> String {
        let isOne = language == .french ? count.magnitude < 2 : count.magnitude == 1
        return fill(key + (isOne ? ".one" : ".other"), gaps, number: number(count))
    }

    /// A whole number with its thousands apart: a narrow no-break space in French, a comma in English.
    public func number(_ number: Int) -> String {
        if (0..<1000).contains(number) { return String(number) }
        let digits = String(number.magnitude).utf8
        let separator = language == .french ? "\u{202F}" : ","
        var bytes = Array((number < 0 ? "\u{2212}" : "").utf8)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { bytes += separator.utf8 }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One finding for each text that Swift code asks for and nobody has written. For a plural, ask for both `key.one` and `key.other`.
    public func missing(_ required: [String]) -> [Finding] {
        required.filter { texts[$0] == nil }.map { Finding(.wordsMissing, at: SourcePlace(file: file), value: $0, suggestions: nearest(to: $0)) }
    }

    /// These texts, with some of them said differently by `other`; one that asks for what nobody fills is reported, and left as it is here.
    public func replaced(by other: Words) -> (words: Words, findings: [Finding]) {
        var all = self
        var findings: [Finding] = []
        for (key, pieces) in other.texts {
            if let own = texts[key] {
                let known = Self.gaps(own)
                if let gap = Self.gaps(pieces).first(where: { !known.contains($0) }) {
                    findings.append(Finding(.wordsGapUnknown, at: other.place(of: key), value: gap, details: [key], suggestions: known))
                    continue
                }
            }
            all.texts[key] = pieces
        }
        return (all, findings.sorted { $0.place < $1.place })
    }

    /// One finding for each of these texts that is none of `ours` and that no template shows.
    public func unused(besides ours: Words, shown: Set<String>) -> [Finding] {
        texts.keys.filter { ours.texts[$0] == nil && !shown.contains($0) }
            .map { Finding(.wordsUnused, at: place(of: $0), value: $0, suggestions: ours.nearest(to: $0)) }
            .sorted { $0.place < $1.place }
    }

    private func place(of key: String) -> SourcePlace { SourcePlace(file: file, line: lines[key] ?? 0) }

    /// As they are written: `{n}`.
    private static func gaps(_ pieces: [Piece]) -> [String] {
        pieces.compactMap { if case .gap(let name) = $0 { "{\(name)}" } else { nil } }
    }

    func pieces(_ key: String) -> [Piece]? { texts[key] }
    func nearest(to key: String) -> [String] { nearestNames(to: key, among: texts.keys) }

    /// Changes whenever a text does.
    public var fingerprint: Fingerprint {
        var mark = Fingerprint()
        mark.combine(language.rawValue)
        for key in texts.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            mark.combine(key)
            for piece in texts[key] ?? [] {
                switch piece {
                case .literal(let text):
                    mark.combine(false)
                    mark.combine(text)
                case .gap(let name):
                    mark.combine(true)
                    mark.combine(name)
                }
            }
        }
        return mark
    }

    // MARK: Reading

    /// Reads `key: text` lines; a line that starts with `#` is a remark. A line that is wrong is reported and left out.
    public static func parse(_ bytes: [UInt8], file: String, language: Language) -> (words: Words, findings: [Finding]) {
        var words = Words(language: language, file: file)
        if let offset = offsetOfInvalidUTF8(in: bytes) {
            return (words, [Finding(.wordsNotUTF8, at: SourcePlace(file: file, offset: offset, in: bytes))])
        }
        var findings: [Finding] = []
        let content = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            let line = trimmed(line)
            if line.isEmpty || line.first == 0x23 { continue }
            guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else {
                findings.append(Finding(.wordsNoColon, at: SourcePlace(file: file, line: number), value: String(decoding: line, as: UTF8.self)))
                continue
            }
            let key = String(decoding: trimmed(line[..<colon]), as: UTF8.self)
            let text = trimmed(line[(colon + 1)...])
            if let first = words.lines[key] {
                findings.append(Finding(.wordsDuplicate, at: SourcePlace(file: file, line: number), value: key, details: [String(first)]))
            } else if text.isEmpty {
                findings.append(Finding(.wordsEmpty, at: SourcePlace(file: file, line: number), value: key))
            } else {
                words.texts[key] = pieces(of: text)
            }
            if words.lines[key] == nil { words.lines[key] = number }
        }
        return (words, findings)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first.isBlank { line.removeFirst() }
        while let last = line.last, last.isBlank { line.removeLast() }
        return line
    }

    /// A gap is a name of letters and digits between braces; any other brace is text.
    private static func pieces(of text: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            if text[index] == 0x7B, let end = text[index...].firstIndex(of: 0x7D), end > index + 1,
                text[(index + 1)..<end].allSatisfy({ $0.isLetter || (0x30...0x39).contains($0) })
            {
                if start < index { pieces.append(.literal(String(decoding: text[start..<index], as: UTF8.self))) }
                pieces.append(.gap(String(decoding: text[(index + 1)..<end], as: UTF8.self)))
                index = end + 1
                start = index
            } else {
                index += 1
            }
        }
        if start < text.endIndex { pieces.append(.literal(String(decoding: text[start...], as: UTF8.self))) }
        return pieces
    }
}
