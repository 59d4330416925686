internal import Bytes
internal import Findings
internal import Model
internal import Publishing
internal import Search
private import Synchronization

/// The files that the search on the site reads: one index for each language.
struct SearchOutputs {
    let made: [Made]

    init(_ catalogue: Catalogue, _ tables: TableShelf) {
        made = catalogue.datasets.isEmpty ? [] : catalogue.settings.languages.flatMap { Self.made(catalogue, tables, $0) }
    }

    private static func made(_ catalogue: Catalogue, _ tables: TableShelf, _ language: Language) -> [Made] {
        let folder = Addresses(catalogue.settings).searchIndex(language)
        var key = Program.fingerprint
        key.combine("search")
        key.combine(language.rawValue)
        for entry in catalogue.settings.thesaurus {
            key.combine(entry.word)
            for term in entry.terms { key.combine(term) }
        }
        for publisher in catalogue.publishers { key.combine(publisher.fingerprint) }
        var bytes = 0
        for number in catalogue.datasets.indices { combine(catalogue.datasets[number], number, tables, language, into: &key, &bytes) }
        let plan = IndexPlan(documents: catalogue.datasets.count, textBytes: bytes, thesaurusBytes: language == .french ? 100_000 : 20_000)
        let source = IndexSource(catalogue, tables, language, plan)
        let form = ScriptData(catalogue.settings)
        return plan.files.map { name in
            var own = key
            own.combine(name)
            return Made(path: form.path(folder + name), key: own) { out in form.write(into: &out) { source.write(name, into: &$0) } }
        }
    }

    /// Adds what the index has of a dataset, and about how much text that is. The dataset is lent, not copied.
    private static func combine(
        _ dataset: borrowing Dataset, _ number: Int, _ tables: TableShelf, _ language: Language, into key: inout Fingerprint, _ bytes: inout Int
    ) {
        key.combine(dataset.fingerprint)
        key.combine(dataset.slug)
        for distribution in dataset.distributions {
            key.combine(distribution.table?.isConform == nil ? 2 : distribution.table?.isConform == true ? 1 : 0)
            key.combine(distribution.table?.hasMap == true)
            bytes += distribution.title[language].utf8.count
        }
        for table in tables.numbers(of: number) {
            guard let names = tables.tables[table].entry?.columnNames else { continue }
            key.combine(names)
            bytes += names.utf8.count
        }
        bytes += dataset.title[language].utf8.count + (dataset.summary?[language].utf8.count ?? 0)
        for keyword in dataset.keywords { bytes += keyword.utf8.count }
    }

    private static let mostColumnNames = 60
    private static let longestColumnName = 80

    /// The names of a table's columns as one text; of a very wide one, the first.
    static func columnNames(_ labels: [String]) -> String {
        var names = ""
        for label in labels.prefix(mostColumnNames) where label.utf8.count <= longestColumnName && !label.isEmpty {
            if !names.isEmpty { names += " " }
            names += label
        }
        return names
    }
}

/// What the places of datasets are called, one name for one place: a code is told from datasets and communes that have the name too, and a name is written
/// as it was first.
private struct PlaceNames {
    private var byCode: [String: String] = [:]
    private var spellings: [[UInt8]: String] = [:]

    init(_ catalogue: Catalogue, _ language: Language) {
        for publisher in catalogue.publishers where publisher.kind == .commune { note(PlaceName.shown(publisher.name[language]), publisher.insee) }
        for number in catalogue.datasets.indices {
            let spatial = catalogue.datasets[number].spatial
            if let name = spatial?.name { note(PlaceName.shown(name), spatial?.code) }
        }
    }

    private mutating func note(_ name: String, _ code: String?) {
        let key = folded(name)
        if spellings[key] == nil { spellings[key] = name }
        if let code, byCode[code] == nil { byCode[code] = spellings[key] ?? name }
    }

    func name(of spatial: SpatialCoverage?, _ publisher: Publisher, _ language: Language) -> String? {
        if let name = spatial?.name { return spellings[folded(PlaceName.shown(name))] ?? name }
        if let code = spatial?.code { return byCode[code] }
        return publisher.kind == .commune ? spellings[folded(PlaceName.shown(publisher.name[language]))] : nil
    }
}

/// Makes the index when the first of its files is asked for, and keeps it until the last has been written.
private final class IndexSource: Sendable {
    private let catalogue: Catalogue
    private let tables: TableShelf
    private let language: Language
    private let plan: IndexPlan
    private struct State {
        var files: [String: [UInt8]] = [:]
        var isMade = false
    }
    private let state = Mutex(State())

    init(_ catalogue: Catalogue, _ tables: TableShelf, _ language: Language, _ plan: IndexPlan) {
        self.catalogue = catalogue
        self.tables = tables
        self.language = language
        self.plan = plan
    }

    func write(_ name: String, into out: inout ByteWriter) {
        let bytes = state.withLock { state in
            if !state.isMade || state.files[name] == nil { state = State(files: makeFiles(), isMade: true) }
            return state.files.removeValue(forKey: name) ?? []
        }
        out.raw(bytes)
    }

    private func makeFiles() -> [String: [UInt8]] {
        let order = order
        var thesaurus = Thesaurus.builtIn(language)
        for entry in catalogue.settings.thesaurus { thesaurus.add(entry.word, entry.terms) }
        let places = PlaceNames(catalogue, language)
        return SearchIndex(plan, language: language, order: order, thesaurus: thesaurus) { number in
            document(of: catalogue.datasets[number], number, places)
        }.files
    }

    /// Datasets of one theme and one habitual keyword follow one another, by title: what is found together lies together.
    private var order: [Int] {
        var uses: [String: Int] = [:]
        for number in catalogue.datasets.indices { for keyword in catalogue.datasets[number].keywords { uses[keyword, default: 0] += 1 } }
        let keys = catalogue.datasets.indices.map { number in
            let keywords = catalogue.datasets[number].keywords
            let habitual = keywords.max { a, b in
                let (first, second) = (uses[a] ?? 0, uses[b] ?? 0)
                return first != second ? first < second : b.utf8.lexicographicallyPrecedes(a.utf8)
            }
            let theme = catalogue.datasets[number].themes.first?.code ?? ""
            return [folded(theme), folded(habitual ?? ""), folded(catalogue.datasets[number].title[language])]
        }
        return catalogue.datasets.indices.sorted { a, b in
            for part in 0..<3 where keys[a][part] != keys[b][part] { return keys[a][part].lexicographicallyPrecedes(keys[b][part]) }
            return a < b
        }
    }

    /// The dataset is lent, not copied.
    private func document(of dataset: borrowing Dataset, _ number: Int, _ places: PlaceNames) -> SearchDocument {
        let publisher = catalogue.publishers[dataset.publisher]
        let own = dataset.language
        var document = SearchDocument(
            title: SearchText(dataset.title, for: language), publisher: SearchText(publisher.name, for: language), address: publisher.slug + "/" + dataset.slug,
            folder: Self.lastSegment(of: dataset.folder))
        document.summary = dataset.summary.map { SearchText($0, for: language) }
        document.keywords = dataset.keywords.map { SearchText($0, own) }
        document.themes = dataset.themes.map { SearchText($0.label(in: language), language) }
        document.lastChange = dataset.lastChange
        var hasMap = false
        for distribution in dataset.distributions {
            let title = distribution.title[language]
            if title != document.title.text { document.files.append(SearchText(title, distribution.title.shownLanguage(for: language))) }
            guard distribution.role == .data else { continue }
            if !document.formats.contains(distribution.format.name) { document.formats.append(distribution.format.name) }
            hasMap = hasMap || Self.mapFormats.contains(distribution.format.code) || distribution.table?.hasMap == true
        }
        for table in tables.numbers(of: number) {
            guard let entry = tables.tables[table].entry else { continue }
            if !entry.columnNames.isEmpty { document.columns.append(SearchText(entry.columnNames, own)) }
        }
        let place = places.name(of: dataset.spatial, publisher, language)
        if let name = dataset.spatial?.name ?? place, name != publisher.name[language], dataset.spatial != nil { document.places = [SearchText(name, own)] }
        document.facets = [
            dataset.themes.map { $0.label(in: language) }, [publisher.name[language]], place.map { [$0] } ?? [], document.formats,
            dataset.licence.map { [$0.label(in: language)] } ?? [], dataset.lastChange.map { [String($0.year)] } ?? [], [Self.conformity(of: dataset)],
            hasMap ? ["yes"] : [],
        ]
        return document
    }

    private static let mapFormats: Set<String> = ["geojson", "kml", "kmz", "gpx", "shp", "gpkg", "gml", "topojson"]

    private static func conformity(of dataset: borrowing Dataset) -> String {
        var isChecked = false
        for distribution in dataset.distributions {
            guard let isConform = distribution.table?.isConform else { continue }
            if !isConform { return "no" }
            isChecked = true
        }
        return isChecked ? "yes" : "none"
    }

    private static func lastSegment(of path: String) -> String {
        let bytes = path.utf8
        return bytes.lastIndex(of: 0x2F).map { String(Substring(bytes[bytes.index(after: $0)...])) } ?? path
    }
}
