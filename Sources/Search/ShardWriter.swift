internal import Bytes

/// Cuts the words of an index, and the entries of the thesaurus that lead to some of them, into files.
struct ShardWriter {
    /// A word with its list, or an entry with its terms and its list.
    private struct Row {
        /// By which the file is found: the word, or the entry's first.
        var name: [UInt8]
        var isAlias: Bool
        var json: [UInt8]
    }
    private var rows: [Row] = []

    /// In bytes: an entry whose list is longer than this goes without, and its terms' own lists are read.
    private static let longestAlias = 700
    /// The same for an entry of one word: only those who type that word read it.
    private static let longestWord = 4_000
    /// Words that so many datasets have together need no other words.
    private static let enough = 100

    init(_ builder: IndexBuilder, _ thesaurus: Thesaurus?) {
        for (stem, number) in builder.terms {
            var row = ByteWriter()
            row.text(String(decoding: stem, as: UTF8.self))
            row.raw(",\"")
            var list: [UInt8] = []
            Digits.append(builder.postings[number], to: &list)
            row.raw(list)
            row.raw("\"")
            rows.append(Row(name: stem, isAlias: false, json: row.bytes))
        }
        var aliases: [(key: [[UInt8]], targets: String, list: [UInt8])] = []
        for (key, postings) in builder.places {
            var list: [UInt8] = []
            Digits.append(postings, to: &list)
            aliases.append((key, "@", list))
        }
        for entry in thesaurus?.entries ?? [] {
            let longest = entry.key.count == 1 ? Self.longestWord : Self.longestAlias
            guard let (targets, postings) = Self.resolve(entry, builder, longest: longest) else { continue }
            var list: [UInt8] = []
            Digits.append(postings, to: &list)
            if postings.isEmpty || list.count > Self.longestAlias, Self.count(of: entry.key, builder) >= Self.enough { continue }
            aliases.append((entry.key, targets, list.count > longest ? [] : list))
        }
        for (key, targets, list) in aliases {
            var row = ByteWriter()
            row.raw("[")
            row.text(String(decoding: Array(key.joined(separator: [0x20])), as: UTF8.self))
            row.raw(",")
            row.text(targets)
            row.raw(",\"")
            row.raw(list)
            row.raw("\"]")
            if let first = key.first { rows.append(Row(name: first, isAlias: true, json: row.bytes)) }
        }
        rows.sort { a, b in
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return a.isAlias != b.isAlias ? b.isAlias : a.json.lexicographicallyPrecedes(b.json)
        }
    }

    /// How many documents have all of some words.
    private static func count(of stems: [[UInt8]], _ builder: IndexBuilder) -> Int {
        let numbers = stems.compactMap(builder.number(ofStem:))
        guard numbers.count == stems.count, let first = numbers.first else { return 0 }
        return numbers.dropFirst().reduce(builder.postings[first].map { ($0 >> 4, 0) }) { intersection($0, builder.postings[$1]) }.count
    }

    /// The terms of an entry that some document has, and these documents: none where they are too many. Nil when there are no terms.
    private static func resolve(_ entry: Thesaurus.Entry, _ builder: IndexBuilder, longest: Int) -> (targets: String, [Posting])? {
        var lists: [(idf: Double, postings: [Posting])] = []
        var targets: [[UInt8]] = []
        for target in entry.targets {
            let numbers = target.compactMap(builder.number(ofStem:))
            guard numbers.count == target.count, let first = numbers.first else { continue }
            let idf = numbers.map { builder.idf(builder.postings[$0].count) }.max() ?? 0
            let common = numbers.dropFirst().reduce(builder.postings[first].map { ($0 >> 4, $0 & 15) }) { intersection($0, builder.postings[$1]) }
            guard !common.isEmpty else { continue }
            targets.append(Array(target.joined(separator: [0x20])))
            // The mean of the impacts, which are one more than their digits.
            let count = UInt32(numbers.count)
            lists.append((idf, common.map { $0.0 << 4 | ($0.1 * 2 + count) / (2 * count) }))
        }
        guard !lists.isEmpty else { return nil }
        let joined = String(decoding: Array(targets.joined(separator: [0x7C])), as: UTF8.self)
        // Too long to be written out: a dataset takes a byte at least.
        if lists.contains(where: { $0.postings.count > longest }) { return (joined, []) }
        let greatest = lists.map(\.idf).max() ?? 1
        var best: [UInt32: UInt32] = [:]
        for (idf, postings) in lists {
            for posting in postings {
                let impact = max(1, UInt32((Double((posting & 15) + 1) * idf / greatest).rounded()))
                best[posting >> 4] = max(best[posting >> 4] ?? 0, impact)
            }
        }
        let postings = best.map { $0.key << 4 | ($0.value - 1) }.sorted()
        return (joined, postings)
    }

    /// The documents of both lists, their impacts added.
    private static func intersection(_ a: [(UInt32, UInt32)], _ b: [Posting]) -> [(UInt32, UInt32)] {
        var both: [(UInt32, UInt32)] = []
        var other = 0
        for (number, impact) in a {
            while other < b.count, b[other] >> 4 < number { other += 1 }
            if other < b.count, b[other] >> 4 == number { both.append((number, impact + (b[other] & 15))) }
        }
        return both
    }

    /// Files of about one size, and the words that they begin with; what begins with one word stays together.
    func shards(_ count: Int) -> (files: [[UInt8]], starts: [[UInt8]]) {
        let total = rows.reduce(0) { $0 + $1.json.count + 1 }
        var files: [[UInt8]] = []
        var starts: [[UInt8]] = []
        var row = 0
        var done = 0
        for number in 0..<count {
            var words = ByteWriter()
            var aliases = ByteWriter()
            if row < rows.count || number == 0 { starts.append(number == 0 ? [] : rows[row].name) }
            // What is left is shared out anew: a long row leaves no empty files behind it.
            let end = done + (total - done) / (count - number)
            while row < rows.count, done < end || rows[row].name == (row > 0 ? rows[row - 1].name : []) || number == count - 1 {
                if rows[row].isAlias {
                    if aliases.position > 0 { aliases.raw(",\n") }
                    aliases.raw(rows[row].json)
                } else {
                    if words.position > 0 { words.raw(",\n") }
                    words.raw(rows[row].json)
                }
                done += rows[row].json.count + 1
                row += 1
            }
            var file = ByteWriter(capacity: words.position + aliases.position + 32)
            file.raw("{\"t\":[")
            file.raw(words.bytes)
            file.raw("],\n\"a\":[")
            file.raw(aliases.bytes)
            file.raw("]}\n")
            files.append(file.bytes)
        }
        return (files, starts)
    }
}
