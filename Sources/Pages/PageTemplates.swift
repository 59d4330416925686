private import BuiltInTemplates
internal import Bytes
public import Findings
private import Model
internal import Templating

/// The templates, words and stylesheet of a site: the built-in ones, replaced file by file by a catalogue's own.
public struct PageTemplates: Sendable {
    let stylesheet: [UInt8]
    private let sets: [Language: TemplateSet]
    private let words: [Language: Words]

    /// Compiles the templates once for each language.
    ///
    /// - Parameter own: files of the catalogue's `Templates/` folder, by name. A template or a stylesheet replaces ours as a whole, words text by text;
    ///   files of other kinds are left alone.
    /// - Returns: the templates, and what is wrong with them, ordered by place; pages whose template is wrong are not made.
    public static func compile(own: [String: [UInt8]] = [:], languages: [Language]) -> (templates: PageTemplates, findings: [Finding]) {
        var files = Dictionary(builtInTemplates.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
        for (name, bytes) in own { files[name] = bytes }
        let sources = files.filter { $0.key.utf8.suffix(5).elementsEqual(".html".utf8) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { TemplateSource(file: folder + $0.key, bytes: $0.value) }

        var sets: [Language: TemplateSet] = [:]
        var allWords: [Language: Words] = [:]
        var findings: [Finding] = []
        for language in languages {
            let name = "words." + language.rawValue + ".txt"
            var words = Words(language: language, file: folder + name)
            for bytes in [builtInTemplates.first { $0.name == name }?.bytes, own[name]] {
                guard let bytes else { continue }
                let (read, problems) = Words.parse(bytes, file: folder + name, language: language)
                words = words.replaced(by: read)
                findings += problems
            }
            let (set, problems) = TemplateSet.compile(sources: sources, entries: entries, words: words, requiredWords: requiredWords)
            findings += problems
            sets[language] = set
            allWords[language] = words
        }
        // The same template is wrong in the same way in both languages: once is enough.
        var once: [Finding] = []
        for finding in findings where !once.contains(finding) { once.append(finding) }
        return (PageTemplates(stylesheet: files["halle.css"] ?? [], sets: sets, words: allWords), once)
    }

    private static let folder = "Templates/"

    /// The templates that pages are made with, and what each may show.
    static let entries: [String: Shape] = [
        "home": HomeView.shape, "list": ListView.shape, "directory": DirectoryView.shape, "dataset": DatasetView.shape, "text": TextView.shape,
        "not-found": NotFoundView.shape,
    ]

    /// No templates: no page is made.
    static let none = TemplateSet.compile(sources: [], entries: [:], words: Words(language: .french)).set

    func set(_ language: Language) -> TemplateSet { sets[language] ?? Self.none }
    func words(_ language: Language) -> Words { words[language] ?? Words(language: language) }
}

extension PageTemplates {
    /// The texts that the pages ask for from code; the others are asked for by templates.
    static let requiredWords: [String] = {
        let single =
            "language-name numbered-title catalogue-in-language home datasets datasets-about position kind population insee feed-title catalogue-metadata "
            + "catalogue-feed dataset-metadata sitemap last-change frequency period place created issued modified data-language french english identifier "
            + "data-schema dataset-page elsewhere citation citation-updated notice notice-none not-found not-found-why "
            + "not-found-what-next zipped zipped-page period-between period-from period-until period-years"
        var keys = single.utf8.split(separator: 0x20).map { String(Substring($0)) }
        for word in ["dataset-count", "datasets-figure", "publishers-figure", "files-figure", "formats-figure", "file-count", "inhabitants"] {
            keys += [word + ".one", word + ".other"]
        }
        for kind in FacetKind.allCases {
            keys += [kind.pluralWord, kind.pluralWord + "-about", kind.word + "-about", "by-" + kind.word, "all-" + kind.pluralWord]
        }
        for kind in PublisherKind.allCases { keys.append("kind-" + kind.rawValue) }
        return keys
    }()
}
