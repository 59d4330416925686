public import Bytes
internal import Findings
internal import Model

/// What the page of a dataset shows of the rest of its catalogue: its publisher's name, which other datasets can give it, the terms that it links to,
/// and whether another dataset has its own name.
public struct DatasetSurroundings: Sendable {
    /// By folder.
    private let publishers: [String: LocalizedText]
    private let facets: [FacetKind: Facet]
    /// The folders of the datasets whose title and publisher another has too.
    private let namesakes: [Language: Set<String>]
    /// Whether the menu leads to a board.
    let hasBoard: Bool

    init(_ content: SiteContent) {
        publishers = Dictionary(content.catalogue.publishers.map { ($0.folder, $0.name) }, uniquingKeysWith: { first, _ in first })
        hasBoard = content.hasBoardPage
        facets = Dictionary(uniqueKeysWithValues: FacetKind.allCases.map { ($0, content.index[$0].withoutDatasets) })
        namesakes = Dictionary(
            uniqueKeysWithValues: content.languages.map { language in
                (language, Set(content.speech(language).namesakes.map { content.catalogue.datasets[$0].folder }))
            })
    }

    func name(of publisher: Publisher) -> LocalizedText { publishers[publisher.folder] ?? publisher.name }

    func facet(_ kind: FacetKind) -> Facet { facets[kind] ?? Facet([], byLabel: []) }

    /// The numbers of the datasets, among some, that have a namesake in the catalogue.
    func namesakes(among datasets: [Dataset], _ language: Language) -> Set<Int> {
        let folders = namesakes[language] ?? []
        return Set(datasets.indices.filter { folders.contains(datasets[$0].folder) })
    }

    // MARK: To and from bytes

    public func encode(into out: inout BinaryEncoder) {
        out.flag(hasBoard)
        out.list(publishers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            $0.text($1.key)
            Self.encode($1.value, into: &$0)
        }
        for kind in FacetKind.allCases {
            let facet = facet(kind)
            out.list(facet.terms) {
                $0.text($1.slug)
                Self.encode($1.label, into: &$0)
                $0.optional($1.european)
            }
            out.list(facet.spellings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                $0.text($1.key)
                $0.number($1.value)
            }
        }
        for language in Language.allCases { out.list((namesakes[language] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { $0.text($1) } }
    }

    public init(from input: inout BinaryDecoder) throws(BinaryDecoder.Truncated) {
        hasBoard = try input.flag()
        let names = try input.list { (input) throws(BinaryDecoder.Truncated) in (try input.text(), try Self.text(from: &input)) }
        var facets: [FacetKind: Facet] = [:]
        for kind in FacetKind.allCases {
            let terms = try input.list { (input) throws(BinaryDecoder.Truncated) in
                Facet.Term(slug: try input.text(), label: try Self.text(from: &input), european: try input.optionalText(), datasets: [])
            }
            let spellings = try input.list { (input) throws(BinaryDecoder.Truncated) in (try input.text(), try input.number()) }
            guard spellings.allSatisfy({ terms.indices.contains($0.1) }) else { throw BinaryDecoder.Truncated() }
            facets[kind] = Facet(terms, byLabel: Array(terms.indices), spellings: Dictionary(spellings, uniquingKeysWith: { first, _ in first }))
        }
        var namesakes: [Language: Set<String>] = [:]
        for language in Language.allCases { namesakes[language] = Set(try input.list { (input) throws(BinaryDecoder.Truncated) in try input.text() }) }
        publishers = Dictionary(names, uniquingKeysWith: { first, _ in first })
        self.facets = facets
        self.namesakes = namesakes
    }

    private static func encode(_ text: LocalizedText, into out: inout BinaryEncoder) {
        out.text(text.text)
        out.flag(text.language == .french)
        out.optional(text.translation)
    }

    private static func text(from input: inout BinaryDecoder) throws(BinaryDecoder.Truncated) -> LocalizedText {
        LocalizedText(try input.text(), in: try input.flag() ? .french : .english, translation: try input.optionalText())
    }
}

extension Facet {
    /// The terms alone.
    fileprivate var withoutDatasets: Facet {
        Facet(terms.map { Term(slug: $0.slug, label: $0.label, european: $0.european, datasets: []) }, byLabel: byLabel, spellings: spellings)
    }
}
