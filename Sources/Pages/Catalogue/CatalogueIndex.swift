internal import Bytes
internal import Findings
internal import Model

/// The catalogue seen from each of its facets: which datasets each producer, theme, format, licence and keyword has, the newest first.
struct CatalogueIndex: Sendable {
    /// All datasets, by last change (the newest first, those without a date last), then title, then folder.
    let newest: [Int]
    let publishers: Facet
    let themes: Facet
    let formats: Facet
    let licences: Facet
    let keywords: Facet
    /// What the card of each dataset in a list depends on.
    let cards: [Fingerprint]
    /// What the page of each dataset depends on, besides what all pages share.
    let datasetPages: [Fingerprint]
    /// What the verification page of each dataset depends on, likewise.
    let verificationPages: [Fingerprint]
    /// Files and services of all datasets, documentation included.
    let fileCount: Int
    let lastChange: CalendarDate?
    /// What every dataset, publisher and free page of the catalogue was made from.
    let whole: Fingerprint

    init(_ catalogue: Catalogue) {
        let language = catalogue.settings.languages.first ?? .french
        let datasets = catalogue.datasets
        let titles = datasets.map { folded($0.title[language]) }
        let days = datasets.map { $0.lastChange.map { $0.year * 10_000 + $0.month * 100 + $0.day } ?? 0 }
        newest = datasets.indices.sorted { a, b in
            if days[a] != days[b] { return days[a] > days[b] }
            if titles[a] != titles[b] { return titles[a].lexicographicallyPrecedes(titles[b]) }
            return datasets[a].folder.utf8.lexicographicallyPrecedes(datasets[b].folder.utf8)
        }
        let cards = datasets.indices.map { number in
            var mark = datasets[number].fingerprint
            mark.combine(datasets[number].slug)
            mark.combine(catalogue.publishers[datasets[number].publisher].fingerprint)
            return mark
        }
        self.cards = cards

        var sorter = Sorter(language: language)
        for publisher in catalogue.publishers { _ = sorter.publishers.term(publisher.slug, publisher.name) }
        for number in newest { sorter.add(datasets[number], number) }

        fileCount = sorter.fileCount
        lastChange = newest.first.flatMap { datasets[$0].lastChange }
        publishers = sorter.publishers.facet(language, keepsOrder: true)
        themes = sorter.themes.facet(language)
        formats = sorter.formats.facet(language)
        licences = sorter.licences.facet(language)
        let keywordFacet = sorter.keywords.facet(language)
        keywords = keywordFacet

        // Terms are shown in the spelling of their newest dataset: a page can change with another dataset's spelling.
        let themeFacet = themes
        datasetPages = datasets.indices.map { number in
            var mark = cards[number]
            mark.combine(datasets[number].bodyFingerprint)
            for distribution in datasets[number].distributions {
                mark.combine(distribution.facts?.size ?? -1)
                if let digest = distribution.facts?.digest { mark.combine(digest) }
                distribution.table?.combine(into: &mark)
            }
            for keyword in datasets[number].keywords { keywordFacet.term(spelling: keyword).map { mark.combine(keywordFacet.marks[$0]) } }
            for theme in datasets[number].themes { themeFacet.term(slug: theme.code).map { mark.combine(themeFacet.marks[$0]) } }
            return mark
        }
        verificationPages = datasets.indices.map { number in
            var mark = cards[number]
            for distribution in datasets[number].distributions { distribution.table?.combine(into: &mark) }
            return mark
        }

        var whole = Fingerprint()
        for card in cards { whole.combine(card) }
        for publisher in catalogue.publishers { whole.combine(publisher.fingerprint) }
        for page in catalogue.pages { whole.combine(page.fingerprint) }
        self.whole = whole
    }
}

extension CatalogueIndex {
    /// The terms of a catalogue of which only a few datasets are at hand: enough for their pages, and for no list.
    init(terms: (FacetKind) -> Facet, pagesOf datasets: Int) {
        newest = []
        publishers = terms(.publisher)
        themes = terms(.theme)
        formats = terms(.format)
        licences = terms(.licence)
        keywords = terms(.keyword)
        cards = []
        datasetPages = Array(repeating: Fingerprint(), count: datasets)
        verificationPages = datasetPages
        fileCount = 0
        lastChange = nil
        whole = Fingerprint()
    }

    subscript(kind: FacetKind) -> Facet {
        switch kind {
        case .publisher: publishers
        case .theme: themes
        case .format: formats
        case .licence: licences
        case .keyword: keywords
        }
    }

    func datasets(_ subject: ListSubject) -> [Int] {
        switch subject {
        case .all: newest
        case .term(let kind, let number): self[kind].terms[number].datasets
        }
    }
}

/// One way to sort datasets into groups.
struct Facet: Sendable {
    /// A group: a producer, a theme…
    struct Term: Sendable {
        /// Its segment in addresses.
        let slug: String
        let label: LocalizedText
        /// The European theme it belongs to, for its icon; themes only.
        let european: String?
        /// Numbers in `Catalogue.datasets`, the newest first.
        var datasets: [Int]

        /// A mark of all that a page shows of the term itself.
        var shown: Fingerprint {
            var mark = Fingerprint()
            mark.combine(slug)
            mark.combine(label.text)
            mark.combine(label.language.rawValue)
            mark.combine(label.translation)
            mark.combine(european)
            return mark
        }
    }

    /// Sorted by label; producers stand as in `Catalogue.publishers`.
    let terms: [Term]
    /// Numbers of terms, by label.
    let byLabel: [Int]
    /// Numbers of terms, the one with the most datasets first, then by label.
    let largest: [Int]
    /// Terms whose label another has too, in either language.
    let namesakes: Set<Int>
    /// What the names, the counts and the order of the terms depend on.
    let fingerprint: Fingerprint
    /// A mark of all that a page shows of each term.
    let marks: [Fingerprint]
    /// Numbers of terms by slug.
    private let numbers: [String: Int]
    /// For keywords: the term of each spelling.
    let spellings: [String: Int]

    init(_ terms: [Term], byLabel: [Int], spellings: [String: Int] = [:]) {
        self.terms = terms
        self.spellings = spellings
        self.byLabel = byLabel
        var rank = [Int](repeating: 0, count: terms.count)
        for (position, number) in byLabel.enumerated() { rank[number] = position }
        largest = terms.indices.sorted { a, b in
            let (more, fewer) = (terms[a].datasets.count, terms[b].datasets.count)
            return more != fewer ? more > fewer : rank[a] < rank[b]
        }
        marks = terms.map(\.shown)
        var mark = Fingerprint()
        for (number, term) in terms.enumerated() {
            mark.combine(marks[number])
            mark.combine(term.datasets.count)
        }
        fingerprint = mark
        var first: [String: Int] = [:]
        var namesakes: Set<Int> = []
        for (number, term) in terms.enumerated() {
            for label in Set([term.label.text, term.label.translation ?? term.label.text]) {
                guard let other = first.updateValue(number, forKey: label) else { continue }
                namesakes.formUnion([other, number])
            }
        }
        self.namesakes = namesakes
        numbers = Dictionary(zip(terms.map(\.slug), terms.indices), uniquingKeysWith: { first, _ in first })
    }

    func term(slug: String) -> Int? { numbers[slug] }
    func term(spelling: String) -> Int? { spellings[spelling] }
}

/// Puts datasets into the groups of all facets as they come by.
private struct Sorter {
    let language: Language
    var publishers = FacetBuilder()
    var themes = FacetBuilder()
    var formats = FacetBuilder()
    var licences = FacetBuilder()
    var keywords = KeywordBuilder()
    var fileCount = 0

    /// The dataset is lent, not copied: it has some forty fields.
    mutating func add(_ dataset: borrowing Dataset, _ number: Int) {
        fileCount += dataset.distributions.count
        publishers.add(number, to: dataset.publisher)
        for theme in dataset.themes { themes.add(number, to: themes.term(theme.code, LocalizedText(theme, in: language), theme.european?.code)) }
        for distribution in dataset.distributions where distribution.role == .data {
            formats.add(number, to: formats.term(distribution.format.code, LocalizedText(distribution.format, in: language)))
        }
        if let licence = dataset.licence { licences.add(number, to: licences.term(licence.code, LocalizedText(licence, in: language))) }
        for keyword in dataset.keywords { keywords.add(number, keyword, dataset.language) }
    }
}

/// Gathers the terms of a facet as datasets come by.
private struct FacetBuilder {
    private var terms: [Facet.Term] = []
    private var numbers: [String: Int] = [:]

    mutating func term(_ slug: String, _ label: @autoclosure () -> LocalizedText, _ european: String? = nil) -> Int {
        if let number = numbers[slug] { return number }
        numbers[slug] = terms.count
        terms.append(Facet.Term(slug: slug, label: label(), european: european, datasets: []))
        return terms.count - 1
    }

    /// A dataset counts once, however often it names the term.
    mutating func add(_ dataset: Int, to number: Int) {
        if terms[number].datasets.last != dataset { terms[number].datasets.append(dataset) }
    }

    func facet(_ language: Language, keepsOrder: Bool = false) -> Facet {
        let order = orderByLabel(terms.map { folded($0.label[language]) }, terms.map(\.slug))
        if keepsOrder { return Facet(terms, byLabel: order) }
        return Facet(order.map { terms[$0] }, byLabel: Array(terms.indices))
    }
}

/// Gathers keywords: spellings that differ by case or accents only are one keyword, shown as it is most often written.
private struct KeywordBuilder {
    private struct Group {
        let key: [UInt8]
        var language: Language
        /// How often each spelling is used.
        var uses: [String: Int] = [:]
        var datasets: [Int] = []
    }
    private var groups: [Group] = []
    private var byKey: [[UInt8]: Int] = [:]
    private var bySpelling: [String: Int] = [:]

    mutating func add(_ dataset: Int, _ keyword: String, _ language: Language) {
        let number: Int
        if let known = bySpelling[keyword] {
            number = known
        } else {
            let key = folded(keyword)
            if let known = byKey[key] {
                number = known
            } else {
                number = groups.count
                byKey[key] = number
                groups.append(Group(key: key, language: language))
            }
            bySpelling[keyword] = number
        }
        groups[number].uses[keyword, default: 0] += 1
        if groups[number].datasets.last != dataset { groups[number].datasets.append(dataset) }
    }

    func facet(_ language: Language) -> Facet {
        let order = orderByLabel(groups.map(\.key), groups.map { _ in "" })
        var slugs = Set<String>()
        var terms: [Facet.Term] = []
        var place = [Int](repeating: 0, count: groups.count)
        for (position, number) in order.enumerated() {
            let group = groups[number]
            place[number] = position
            let spelling = group.uses.min { a, b in a.value != b.value ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8) }?.key ?? ""
            var slug = segment(spelling, key: group.key)
            while slugs.contains(slug) { slug += "-" + mark(group.key) }
            slugs.insert(slug)
            terms.append(Facet.Term(slug: slug, label: LocalizedText(spelling, in: group.language), european: nil, datasets: group.datasets))
        }
        return Facet(terms, byLabel: Array(terms.indices), spellings: bySpelling.mapValues { place[$0] })
    }

    /// A folder's name for a keyword: its slug, cut short; a mark of its bytes where nothing is left of it, where it is cut, or where it would be mistaken
    /// for the pages of the list.
    private func segment(_ spelling: String, key: [UInt8]) -> String {
        let name = slug(spelling)
        if name.isEmpty || name == "page" { return "m-" + mark(key) }
        guard name.utf8.count > 80 else { return name }
        return String(Substring(name.utf8.prefix(80))) + "-" + mark(key)
    }

    private func mark(_ key: [UInt8]) -> String {
        var mark = Fingerprint()
        mark.combine(key)
        return String(mark.low & 0xFFFF_FFFF, radix: 16)
    }
}

private func orderByLabel(_ labels: [[UInt8]], _ slugs: [String]) -> [Int] {
    labels.indices.sorted { a, b in
        if labels[a] != labels[b] { return labels[a].lexicographicallyPrecedes(labels[b]) }
        return slugs[a].utf8.lexicographicallyPrecedes(slugs[b].utf8)
    }
}

extension LocalizedText {
    /// The label of a term in both languages; of a theme that has but one name, in the catalogue's language.
    init(_ term: some Term, in language: Language) {
        let (label, other) = (term.label(in: language), term.label(in: language.other))
        self.init(label, in: language, translation: label == other && term is Theme ? nil : other)
    }
}
