private import BuiltInTemplates
internal import Bytes
public import Findings
private import Model
internal import Templating

/// The templates, words and stylesheet of a site: the built-in ones, replaced file by file by a catalogue's own.
public struct PageTemplates: Sendable {
    let stylesheet: [UInt8]
    /// What the pages of a dataset need besides.
    let dataStylesheet: [UInt8]
    private let sets: [Language: TemplateSet]
    private let words: [Language: Words]

    /// Compiles the templates once for each language.
    ///
    /// - Parameter own: files of the catalogue's `Templates/` folder, by name. A template or a stylesheet replaces ours as a whole, words text by text.
    /// - Returns: the templates, and what is wrong with them, ordered by place; pages whose template is wrong are not made.
    public static func compile(own: [String: [UInt8]] = [:], languages: [Language]) -> (templates: PageTemplates, findings: [Finding]) {
        var files: [String: File] = [:]
        for (name, bytes) in builtInTemplates { files[name] = File(name: name, bytes: bytes) }
        let ours = files
        var findings = take(own, into: &files)
        let sources = files.values.filter { $0.role.utf8.suffix(5).elementsEqual(".html".utf8) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            .map { TemplateSource(file: $0.path, bytes: $0.bytes) }

        var sets: [Language: TemplateSet] = [:]
        var allWords: [Language: Words] = [:]
        for language in languages {
            let name = "words." + language.rawValue + ".txt"
            func read(_ file: File?) -> Words? {
                guard let file else { return nil }
                let (words, problems) = Words.parse(file.bytes, file: file.path, language: language)
                findings += problems
                return words
            }
            let ourWords = read(ours[name]) ?? Words(language: language, file: folder + name)
            let ownWords = files[name].flatMap { $0.isOwn ? read($0) : nil }
            let (words, gaps) = ownWords.map(ourWords.replaced) ?? (ourWords, [])
            let (set, problems) = TemplateSet.compile(sources: sources, entries: entries, words: words, requiredWords: requiredWords)
            findings += gaps + problems + (ownWords?.unused(besides: ourWords, shown: set.shownWords) ?? [])
            sets[language] = set
            allWords[language] = words
        }
        // The same template is wrong in the same way in both languages: once is enough.
        var once: [Finding] = []
        for finding in findings where !once.contains(finding) { once.append(finding) }
        let styles = ["halle.css", "data.css"].map { Scripts.lean(style: files[$0]?.bytes ?? []) }
        return (PageTemplates(stylesheet: styles[0], dataStylesheet: styles[1], sets: sets, words: allWords), once)
    }

    private static let folder = TemplateFiles.folder + "/"

    /// A file of the templates, ours or a catalogue's.
    private struct File {
        let name: String
        let bytes: [UInt8]
        var role: String
        var isOwn = false

        init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
            role = name
        }

        var path: String { PageTemplates.folder + name }
    }

    /// Puts each of a catalogue's own files in the place of ours; one that has no place is reported.
    private static func take(_ own: [String: [UInt8]], into files: inout [String: File]) -> [Finding] {
        var findings: [Finding] = []
        // The one that has the very name comes first.
        let names = own.keys.sorted { a, b in
            let (isA, isB) = (TemplateFiles.role(of: a) == a, TemplateFiles.role(of: b) == b)
            return isA != isB ? isA : a.utf8.lexicographicallyPrecedes(b.utf8)
        }
        for name in names {
            var file = File(name: name, bytes: own[name] ?? [])
            guard let role = TemplateFiles.role(of: name) else {
                findings.append(TemplateFiles.unused(name, .unknownName))
                continue
            }
            if let other = files[role], other.isOwn {
                findings.append(TemplateFiles.unused(name, .standsBeside(other.name)))
                continue
            }
            file.role = role
            file.isOwn = true
            files[role] = file
        }
        return findings
    }

    /// The templates that pages are made with, and what each may show.
    static let entries: [String: Shape] = [
        "home": HomeView.shape, "list": ListView.shape, "directory": DirectoryView.shape, "dataset": DatasetView.shape, "text": TextView.shape,
        "moved": MovedView.shape, "withdrawn": WithdrawnView.shape, "harvesting": HarvestingView.shape,
        "not-found": NotFoundView.shape, "verification": VerificationView.shape, "merge": MergeView.shape, "programs": ProgramsView.shape,
        "accessibility": AccessibilityView.shape,
        "developers": DevelopersView.shape,
        "search": SearchView.shape, "board": BoardView.shape, "report": ReportView.shape, "duties": DutiesView.shape, "figures": FiguresView.shape,
    ]

    /// No templates: no page is made.
    static let none = TemplateSet.compile(sources: [], entries: [:], words: Words(language: .french)).set

    func set(_ language: Language) -> TemplateSet { sets[language] ?? Self.none }
    func words(_ language: Language) -> Words { words[language] ?? Words(language: language) }
}

extension PageTemplates {
    private static let countedTableWords = [
        "row-count", "column-count", "all-rows", "no-schema-errors", "conforms-not", "columns-more", "causes-more",
    ]

    /// The texts that the pages ask for from code; the others are asked for by templates.
    static let requiredWords: [String] = {
        // One word after another: what a page or a feed says, whatever it shows.
        let single = """
            language-name accessibility accessibility-description share numbered-title catalogue-in-language home datasets datasets-about position
            kind population insee feed-title catalogue-metadata catalogue-feed dataset-metadata sitemap last-change frequency period place created
            issued modified data-language french english identifier version provenance access-rights high-value legislation derived views view-source
            view-numbers view-places map map-of-values map-grouped map-list map-background map-unnamed map-value chart-pyramid chart-histogram chart-line-count
            chart-line-sum chart-line-mean chart-bars-count chart-bars-sum chart-bars-mean chart-per-month chart-per-year chart-per-decade
            chart-per-century chart-month chart-year chart-decade chart-century chart-value-count chart-value-sum chart-value-mean chart-in-unit
            chart-other-values chart-yes chart-no chart-grants-by-beneficiary chart-grants-by-period chart-budget-spending chart-budget-income
            chart-deliberations-by-subject chart-deliberations-by-period chart-first-names chart-first-names-by-period data-schema dataset-page
            elsewhere citation citation-updated notice notice-none not-found not-found-why not-found-what-next zipped zipped-page period-day
            period-between period-from period-until period-years file-name profile verdicts data-package croissant table-unread no-schema conforms
            columns-of rows-of first-rows cell-cut column-unnamed about-number from-to date-and-time verification verification-about
            verification-description form separator-comma separator-semicolon separator-tab separator-bar sheet-read rows columns schema-undeclared
            severity-error severity-warning severity-note cell-empty repair-safe repair-possible type-address type-email type-code type-text
            type-integer type-number type-boolean type-date type-datetime type-time type-year type-yearmonth catalogue-dump harvesting
            harvesting-title harvesting-about harvesting-description harvesting-only harvesting-national-account harvesting-national-open
            harvesting-national-fill harvesting-field-name harvesting-field-url harvesting-field-type harvesting-field-source
            harvesting-field-configuration harvesting-field-organisation harvesting-withdrawn-feed harvesting-withdrawn-national
            harvesting-withdrawn-ckan harvesting-withdrawn-renamed type-duration type-geopoint type-geojson type-object type-array type-empty moved
            moved-about withdrawn merged withdrawn-description merged-into change-added change-files change-gone change-columns change-moved
            change-renamed change-merged change-withdrawn change-returned change-returned-summary publisher-stopped change-added-summary
            change-moved-summary file-renamed columns-new columns-gone columns-retyped changes-more published-by dictionary documentation description
            reuse read-licence for-machines details contact format download download-form-too-large open-elsewhere digest column column-type column-filled column-distinct
            column-content example dataset-api dataset-text programs programs-description developers developers-description api-index api-datasets
            api-producers api-description api-scdl api-text api-ckan data-json dcat-us-3 search search-label search-about embeds-newest
            embeds-source conforming-all conforming-some merge merge-description merge-sum merge-kept merge-total merge-file-refused merge-rule-schema
            merge-rule-origin merge-rule-rows merge-rule-files merge-rule-key merge-rule-own merge-rule-all-columns merge-rule-newest merge-rule-unique merge-rule-order merge-of
            merge-taken part-of-merge
            """ + "\n" + BoardWords.single
        var keys = single.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) }
        for word in [
            "dataset-count", "datasets-figure", "publishers-figure", "files-figure", "formats-figure", "file-count", "inhabitants", "conforming-figure",
            "chart-rows", "chart-left-out", "chart-others", "view-rows-hidden", "view-places-hidden", "map-rows", "map-at-zero", "map-outside", "map-unplaced",
            "map-size", "map-communes", "map-codes-unknown",
        ] + countedTableWords + BoardWords.counted {
            keys += [word + ".one", word + ".other"]
        }
        for kind in FacetKind.allCases {
            keys += [kind.pluralWord, kind.pluralWord + "-about", kind.word + "-about", "by-" + kind.word, "all-" + kind.pluralWord]
        }
        for kind in PublisherKind.allCases { keys.append("kind-" + kind.rawValue) }
        return keys
    }()
}
