internal import Bytes
public import Findings

/// Words of the public, and the words that datasets use for the same. It goes one way: whoever looks for « poubelle » finds « déchets », and not the
/// other way round.
///
/// A line is an entry: `word or phrase => term, term`. `ABC = long form = other name` is an entry each way. What follows `#` is a remark.
public struct Thesaurus: Sendable {
    struct Entry: Sendable, Hashable {
        /// The stems of the words that are typed.
        var key: [[UInt8]]
        /// The stems of each term that is meant; a dataset must have all the stems of one.
        var targets: [[[UInt8]]]
    }

    /// By key, in the order of their first appearance; several lines with one key are one entry.
    private(set) var entries: [Entry] = []
    private var positions: [[[UInt8]]: Int] = [:]
    private let analysis: Analysis

    /// Ours, in one language.
    public static func builtIn(_ language: Language) -> Thesaurus {
        let bytes = language == .french ? PackageResources.thesaurus_fr_txt : PackageResources.thesaurus_en_txt
        return Thesaurus(String(decoding: bytes, as: UTF8.self), Analysis(language))
    }

    /// - Parameter text: in `analysis`’ language.
    public init(_ text: String, _ analysis: Analysis) {
        self.analysis = analysis
        for line in text.utf8.split(separator: 0x0A) { read(line) }
    }

    /// Further entries, as settings give them.
    public mutating func add(_ word: String, _ terms: [String]) { add(word[...].utf8, terms.map { $0[...].utf8 }) }

    var isEmpty: Bool { entries.isEmpty }

    private mutating func read(_ line: Substring.UTF8View) {
        let line = line.prefix { $0 != 0x23 }
        guard let sign = line.firstIndex(of: 0x3D) else { return }
        let after = line.index(after: sign)
        if after < line.endIndex, line[after] == 0x3E {
            return add(line[..<sign], line[line.index(after: after)...].split(separator: 0x2C))
        }
        let names = line.split(separator: 0x3D)
        for (number, name) in names.enumerated() { add(name, names.enumerated().filter { $0.offset != number }.map(\.element)) }
    }

    private mutating func add(_ word: Substring.UTF8View, _ terms: [Substring.UTF8View]) {
        let key = key(of: word)
        guard !key.isEmpty else { return }
        let targets = terms.map { analysis.stems(of: String(Substring($0))) }.filter { !$0.isEmpty && $0 != key }
        guard !targets.isEmpty else { return }
        let position = positions[key] ?? entries.count
        if position == entries.count {
            positions[key] = position
            entries.append(Entry(key: key, targets: []))
        }
        for target in targets where !entries[position].targets.contains(target) { entries[position].targets.append(target) }
    }

    /// As a query is taken: without the words of questions, unless there are no others.
    private func key(of text: Substring.UTF8View) -> [[UInt8]] {
        let bytes = folded(String(Substring(text)))
        var all: [[UInt8]] = []
        var telling: [[UInt8]] = []
        analysis.forEachWord(of: bytes) { range in
            let word = bytes[range]
            guard !analysis.isStop(word) else { return }
            let stem = analysis.stem(word)
            all.append(stem)
            if !analysis.isAsked(word) { telling.append(stem) }
        }
        return telling.isEmpty ? all : telling
    }
}
