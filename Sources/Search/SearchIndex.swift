internal import Bytes
public import Findings
internal import Model

/// How an index is cut into files, told from the catalogue's size before it is made: their names are then known.
public struct IndexPlan: Sendable, Hashable {
    public let documents: Int
    /// Files of words.
    public let shards: Int
    /// Files of what results show.
    public let blocks: Int

    /// - Parameters:
    ///   - textBytes: of all that is searched.
    ///   - thesaurusBytes: of the thesaurus, of which the part that the catalogue has words for goes into the index.
    public init(documents: Int, textBytes: Int, thesaurusBytes: Int) {
        self.documents = documents
        // Of many datasets, those that a query finds lie far from one another: then files hold few, so that little is read for nothing.
        blockSize = documents <= 128 ? 8 : documents <= 1_000 ? 16 : documents <= 10_000 ? 1 : 4
        // What catalogues of all sizes came to: of much text, most words are known already.
        let expected = min(textBytes, 400_000) * 45 / 100 + max(0, textBytes - 400_000) / 5 + min(thesaurusBytes * 9, 180_000 + textBytes * 6) / 10
        shards = max(1, expected / (documents <= 128 ? 4_500 : documents <= 1_000 ? 7_000 : max(1_500, expected / 1_500)))
        blocks = (documents + blockSize - 1) / blockSize
    }

    /// Datasets in a file of what results show.
    let blockSize: Int

    /// The names of the files, below the folder of the index.
    public var files: [String] {
        [Self.head, Self.facets, Self.titles] + (0..<shards).map { "t\($0).json" } + (0..<blocks).map(Self.block)
    }

    /// In folders of a thousand.
    static func block(_ number: Int) -> String { "d\(number / 1_000)/\(number).json" }
    static let head = "index.json"
    static let facets = "facets.json"
    static let titles = "titles.json"
}

/// The index of a catalogue in one language: a few small files of JSON, of which a search reads those that it needs. Their form: docs/search.md.
public struct SearchIndex: Sendable {
    public let files: [String: [UInt8]]

    /// - Parameters:
    ///   - order: numbers of documents as they are to follow one another: neighbours stand in one file, so that what is found together should be close.
    ///   - document: asked for once for each number.
    public init(_ plan: IndexPlan, language: Language, order: [Int], thesaurus: Thesaurus?, document: (Int) -> SearchDocument) {
        var files: [String: [UInt8]] = [:]
        var builder = IndexBuilder()
        var facets = FacetColumns()
        var titles: [[UInt8]] = []
        var block = ByteWriter()
        for (position, number) in order.enumerated() {
            let document = document(number)
            builder.add(document)
            titles.append(folded(document.title.text))
            facets.add(document)
            block.raw(position % plan.blockSize == 0 ? "[" : ",\n")
            Self.write(document, language, into: &block)
            if (position + 1) % plan.blockSize == 0 || position + 1 == order.count {
                block.raw("]\n")
                files[IndexPlan.block(position / plan.blockSize)] = block.bytes
                block.removeAll()
            }
        }
        files[IndexPlan.facets] = facets.file
        files[IndexPlan.titles] = Self.ranks(of: titles)
        let (shards, starts) = ShardWriter(builder, thesaurus).shards(plan.shards)
        for (number, shard) in shards.enumerated() { files["t\(number).json"] = shard }
        var mark = Fingerprint()
        for name in files.keys.sorted() { files[name].map { mark.combine($0) } }
        var head = ByteWriter()
        head.raw("{\"version\":\"\(String(mark.low, radix: 36))\",\"count\":\(order.count),\"block\":\(plan.blockSize),\"words\":{")
        // Readers of the English side also look for the words of French texts.
        let languages: [Language] = language == .french ? [.french] : [.english, .french]
        for (number, each) in languages.enumerated() {
            head.raw(number == 0 ? "\n" : ",\n")
            head.text(each.rawValue)
            for (position, list) in StopWords.lists(each).enumerated() {
                head.raw(position == 0 ? ":{" : ",\n")
                head.text(list.name)
                head.raw(":")
                head.text(list.words)
            }
            head.raw("}")
        }
        head.raw("},\n\"shards\":[")
        for (number, start) in starts.enumerated() {
            if number > 0 { head.raw(",") }
            head.text(String(decoding: start, as: UTF8.self))
        }
        head.raw("]}\n")
        files[IndexPlan.head] = head.bytes
        self.files = files
    }

    /// In bytes.
    private static let longestTitle = 200
    private static let longestSummary = 110

    /// The place of each document among all by title, as a string of digits: read when results are sorted by title.
    private static func ranks(of titles: [[UInt8]]) -> [UInt8] {
        let order = titles.indices.sorted { titles[$0] != titles[$1] ? titles[$0].lexicographicallyPrecedes(titles[$1]) : $0 < $1 }
        var ranks = [Int](repeating: 0, count: titles.count)
        for (rank, position) in order.enumerated() { ranks[position] = rank }
        let width = Digits.width(below: titles.count)
        var bytes: [UInt8] = [0x22]
        for rank in ranks { Digits.append(rank, width: width, to: &bytes) }
        return bytes + [0x22, 0x0A]
    }

    /// `[title, segment, publisher, segment, day, formats, summary, folder, language]`, without the empty ones at the end. The segments of the page's address
    /// are left empty where they can be told from the titles (`slug`).
    private static func write(_ document: SearchDocument, _ language: Language, into out: inout ByteWriter) {
        let address = document.address.utf8
        let slash = address.lastIndex(of: 0x2F) ?? address.startIndex
        let (above, segment) = (String(Substring(address[..<slash])), String(Substring(address[slash...].drop { $0 == 0x2F })))
        let (title, publisher) = (shortened(document.title.text, to: longestTitle), shortened(document.publisher.text, to: longestTitle))
        var cells = [
            title, slug(title) == segment ? "" : segment, publisher, slug(publisher) == above ? "" : above,
            document.lastChange?.description ?? "", document.formats.joined(separator: " "),
            document.summary.map { shortened($0.text, to: longestSummary) } ?? "", document.folder == segment ? "" : document.folder,
            document.title.language == language ? "" : document.title.language.rawValue,
        ]
        while cells.last == "" { cells.removeLast() }
        out.raw("[")
        for (number, cell) in cells.enumerated() {
            if number > 0 { out.raw(",") }
            out.text(cell)
        }
        out.raw("]")
    }

    /// A text cut between words, with an ellipsis.
    private static func shortened(_ text: String, to most: Int) -> String {
        let bytes = text.utf8
        guard bytes.count > most else { return text }
        var end = bytes.index(bytes.startIndex, offsetBy: most - 3)
        if let space = bytes[..<end].lastIndex(where: { $0 == 0x20 || $0 == 0x0A }), bytes.distance(from: bytes.startIndex, to: space) > most / 2 {
            end = space
        }
        while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
        while end > bytes.startIndex, [0x20, 0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[bytes.index(before: end)]) { end = bytes.index(before: end) }
        return String(Substring(bytes[..<end])) + "…"
    }
}
