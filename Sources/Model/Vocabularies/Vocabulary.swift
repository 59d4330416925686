private import Bytes
private import Findings

/// The terms of a controlled vocabulary, and every way in which people write them.
///
/// A term is found by its code, its label in either language, its addresses and its habitual words, whatever the case, the accents and
/// the punctuation: `LOV2`, `licence ouverte 2.0`, `etalab-2.0`. An address is found with `http` or `https`, with a last `/` or without.
public struct Vocabulary<T: Term>: Sendable {
    /// In the order in which they are offered.
    public let values: [T]
    private let positions: [String: Int]
    private let writings: [Writing]
    /// Writings that would lead to two terms: a fault of the table, which a test looks for.
    let ambiguous: [String]

    struct Entry {
        let term: T
        /// Other words for it, as people write them.
        let words: [String]
        /// Its addresses, with their variants.
        let addresses: [String]
    }

    /// One way to write a term that can be offered to people.
    private struct Writing: Sendable {
        let text: String
        let key: [UInt8]
        let words: [[UInt8]]
        let position: Int
    }

    init(_ entries: [Entry]) {
        var positions: [String: Int] = [:]
        var writings: [Writing] = []
        var ambiguous: [String] = []
        func add(_ text: String, _ position: Int, offered: Bool) {
            guard let key = comparisonKey(text) else { return }
            if let other = positions[key] {
                if other == position { positions[text] = position } else { ambiguous.append(text) }
                return
            }
            positions[key] = position
            // The usual spelling is found without being folded.
            positions[text] = position
            if offered { writings.append(Writing(text: text, key: Array(key.utf8), words: words(of: Array(key.utf8)), position: position)) }
        }
        for (position, entry) in entries.enumerated() {
            for text in [entry.term.label(in: .french), entry.term.label(in: .english), entry.term.code] + entry.words {
                add(text, position, offered: true)
            }
            for address in entry.addresses { add(address, position, offered: false) }
        }
        values = entries.map(\.term)
        self.positions = positions
        self.writings = writings
        self.ambiguous = ambiguous
    }

    /// The term that a text names; nil when it names none.
    public func find(_ text: String) -> T? {
        if let position = positions[text] { return values[position] }
        guard let key = comparisonKey(text), let position = positions[key] else { return nil }
        return values[position]
    }

    /// What to write instead of a text that names no term: labels, codes or habitual words, the nearest first, one a term, at most `limit`.
    /// Empty when nothing comes near.
    public func nearest(to text: String, limit: Int) -> [String] {
        guard limit > 0, let key = comparisonKey(text) else { return [] }
        let wanted = Array(key.utf8)
        let wantedWords = words(of: wanted)
        var best = [(distance: Int, text: String)?](repeating: nil, count: values.count)
        for writing in writings {
            guard let distance = strangeness(wanted, wantedWords, writing.key, writing.words) else { continue }
            if let known = best[writing.position], known.distance <= distance { continue }
            best[writing.position] = (distance, writing.text)
        }
        // Equally near ones keep the order of the vocabulary.
        let found = best.enumerated().compactMap { position, found in found.map { (position, $0) } }
        return found.sorted { ($0.1.distance, $0.0) < ($1.1.distance, $1.0) }.prefix(limit).map(\.1.text)
    }
}

/// How far a writing is from what was written: 0–40 for slips of the keyboard, 41–60 where one begins with the other, 61–100 where they share
/// words; nil beyond.
private func strangeness(_ wanted: [UInt8], _ wantedWords: [[UInt8]], _ key: [UInt8], _ keyWords: [[UInt8]]) -> Int? {
    let tolerance = min(4, max(1, min(wanted.count, key.count) / 3))
    if let edits = editDistance(wanted, key, limit: tolerance) { return 10 * edits }
    if min(wanted.count, key.count) >= 3, key.starts(with: wanted) || wanted.starts(with: key) {
        return 41 + min(19, abs(key.count - wanted.count))
    }
    let shared = wantedWords.count { word in keyWords.contains { areAlike(word, $0) } }
    return shared == 0 ? nil : 100 - min(3, shared) * 10 + min(9, abs(keyWords.count - shared))
}

/// The first eight words of four letters or more; shorter ones say nothing.
private func words(of key: [UInt8]) -> [[UInt8]] {
    key.split(separator: 0x2D).lazy.filter { $0.count >= 4 }.prefix(8).map(Array.init)
}

private func areAlike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a == b || (min(a.count, b.count) >= 5 && editDistance(a, b, limit: 1) != nil)
}

/// The form in which texts are compared: folded, each run of ASCII punctuation and spaces as one `-`, an address without its scheme and `www.`.
/// Nil when nothing is left, or when the text is longer than any term (300 bytes).
func comparisonKey(_ text: String) -> String? {
    guard text.utf8.count <= 300 else { return nil }
    var key: [UInt8] = []
    var gap = false
    for byte in folded(text) {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...0xFF:
            if gap, !key.isEmpty { key.append(0x2D) }
            gap = false
            key.append(byte)
        default: gap = true
        }
    }
    var rest = key[...]
    for scheme in ["https-", "http-"] where rest.starts(with: scheme.utf8) {
        rest = rest.dropFirst(scheme.utf8.count)
        if rest.starts(with: "www-".utf8) { rest = rest.dropFirst(4) }
        break
    }
    return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
}
