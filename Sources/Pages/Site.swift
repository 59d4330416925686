public import Bytes
public import DataFiles
public import Findings
public import Model
private import Templating
public import Territory

/// One file that the site is made of.
public struct PageOutput: Sendable {
    /// Relative to the site's root, with `/`: `jeux/roques/subventions/index.html`.
    public let path: String
    /// Changes whenever the bytes do: a file whose key is that of the last build need not be made.
    public let key: Fingerprint
    /// Appends the file's bytes. Everything it needs is made when it is called, and dropped after.
    public let make: @Sendable (inout ByteWriter) throws -> Void

    init(path: String, key: Fingerprint, make: @escaping @Sendable (inout ByteWriter) throws -> Void) {
        self.path = path
        self.key = key
        self.make = make
    }
}

/// The pages of a catalogue, its Atom feeds, its map for search engines and its stylesheets.
public struct Site: Sendable {
    private let content: SiteContent
    private let metadata: PageMetadata
    private let tables: TableReadings
    /// In each language.
    private let datasets: [DatasetOutputs]

    /// Sorts the catalogue once for all pages. Every dataset's `publisher` must be a position in `catalogue.publishers`.
    ///
    /// - Parameters:
    ///   - tables: of the files whose `table` says that they have been read.
    ///   - metadata: what the pages say to search engines.
    ///   - board: what is expected of the producers; nil for a site that does not show it.
    ///   - archives: how large the archive of the dataset of that number is; nil where there is none. Asked for when its page is.
    ///   - unread: gives the bodies of the dataset of that number, for those whose `isBodyUnread` says that the catalogue does not hold them.
    public init(
        catalogue: Catalogue, templates: PageTemplates, tables: TableReadings = .none, metadata: PageMetadata = .none, board: Board? = nil,
        archives: @escaping @Sendable (Int) -> Int? = { _ in nil },
        unread: @escaping @Sendable (Int) throws -> DatasetBodies = { _ in DatasetBodies() }
    ) {
        self.init(SiteContent(catalogue, templates, board: board), tables, metadata, archives, unread)
    }

    private init(
        _ content: SiteContent, _ tables: TableReadings, _ metadata: PageMetadata, _ archives: @escaping @Sendable (Int) -> Int?,
        _ unread: @escaping @Sendable (Int) throws -> DatasetBodies
    ) {
        self.content = content
        self.metadata = metadata
        self.tables = tables
        datasets = content.languages.map { DatasetOutputs(content, $0, tables, metadata, archives, unread) }
    }

    /// Some datasets of a catalogue of which nothing else is at hand: only `datasetPages` can be made.
    public init(
        datasets catalogue: Catalogue, in surroundings: DatasetSurroundings, templates: PageTemplates, tables: TableReadings = .none,
        metadata: PageMetadata = .none
    ) {
        var catalogue = catalogue
        for number in catalogue.publishers.indices { catalogue.publishers[number].name = surroundings.name(of: catalogue.publishers[number]) }
        self.init(SiteContent(catalogue, templates, in: surroundings), tables, metadata, { _ in nil }, { _ in DatasetBodies() })
    }

    /// What is to be kept to make the pages of a few datasets again, without the rest of the catalogue.
    public var surroundings: DatasetSurroundings { DatasetSurroundings(content) }

    /// The page of each dataset, in each language, and its twin in Markdown.
    public var datasetPages: [PageOutput] { content.catalogue.datasets.indices.flatMap { number in datasets.flatMap { $0.pages(of: number) } } }

    /// What the description of a dataset depends on, in all languages.
    public func descriptionKey(of dataset: Int) -> Fingerprint {
        var key = Fingerprint()
        for outputs in datasets { key.combine(outputs.descriptionKey(of: dataset)) }
        return key
    }

    /// A dataset as a text for people (Markdown): what its page says.
    public func description(of dataset: Int, _ language: Language) throws -> [UInt8] {
        guard let position = content.languages.firstIndex(of: language) else { return [] }
        return try datasets[position].description(of: dataset)
    }

    /// What whoever reuses a dataset may do and has to say, as lines of text.
    public func notice(of dataset: Int, _ language: Language) -> String { content.noticeText(of: dataset, language) }

    /// Every file, with what its bytes depend on; no page is made yet.
    public func outputs() -> [PageOutput] { otherOutputs + content.catalogue.datasets.indices.flatMap(outputs) }

    /// Those of one dataset.
    public func outputs(of dataset: Int) -> [PageOutput] { datasets.flatMap { $0.all(of: dataset) } }

    /// Those that are no dataset's.
    public var otherOutputs: [PageOutput] {
        let content = content
        var outputs: [PageOutput] = []
        for language in content.languages {
            addPages(language, to: &outputs)
        }
        let language = content.languages[0]
        if let template = content.speech(language).templates.template("not-found") {
            outputs.append(
                PageOutput(path: Addresses.notFound, key: content.notFoundKey(language)) { writer in
                    template.render(content.notFoundView(language), into: &writer)
                })
        }
        for (path, bytes) in content.assets.files {
            var mark = Fingerprint()
            mark.combine(bytes)
            outputs.append(PageOutput(path: path, key: mark) { $0.raw(bytes) })
        }
        if content.base != nil {
            var embed = Fingerprint()
            embed.combine(Scripts.embed)
            outputs.append(PageOutput(path: Addresses.embedScript, key: embed) { $0.raw(Scripts.embed) })
            var mark = Fingerprint()
            for (_, shade) in content.assets.palette.light { mark.combine(shade.hexadecimal) }
            outputs.append(
                PageOutput(path: content.assets.card, key: mark) { [palette = content.assets.palette] in $0.raw(try SocialCard(palette).png()) })
        }
        outputs += BoardOutputs(content, tables).files
        outputs.append(robots)
        if let name = content.ownHostName { outputs.append(PageOutput(path: Addresses.hostName, key: name.key) { $0.raw(name.text + "\n") }) }
        if let base = content.base, content.hasSearch { outputs += content.languages.map { content.searchDescription($0, base: base) } }
        outputs += HostFiles(host: content.catalogue.settings.host, basePath: content.basePath, tiles: content.catalogue.settings.mapTiles?.origin).outputs
        if let base = content.base {
            outputs += SiteMap(content, base: base).outputs
            let changes = SortedChanges(content.catalogue.changes)
            for language in content.languages {
                for subject in [.all] + content.catalogue.publishers.indices.map({ ListSubject.term(.publisher, $0) }) {
                    let feed = NewsFeed(content: content, base: base, subject: subject, language: language, changes: changes.of(subject, content))
                    for path in [feed.path] + feed.formerPaths { outputs.append(PageOutput(path: path, key: feed.key) { feed.write(into: &$0) }) }
                }
            }
        }
        return outputs
    }

    private func addPages(_ language: Language, to outputs: inout [PageOutput]) {
        let content = content
        let set = content.speech(language).templates

        func add(_ place: PagePlace, _ key: Fingerprint, _ make: @escaping @Sendable (inout ByteWriter) throws -> Void) {
            outputs.append(PageOutput(path: content.path(place, language) + "index.html", key: key, make: make))
        }
        if let template = set.template("home") {
            var key = content.homeKey(language)
            key.combine(metadata.homeKey)
            add(.home, key) { [metadata] in template.render(content.homeView(language, metadata), into: &$0) }
        }
        if let template = set.template("list") {
            var subjects: [ListSubject] = content.catalogue.datasets.isEmpty ? [] : [.all]
            for kind in FacetKind.allCases { subjects += content.index[kind].terms.indices.map { .term(kind, $0) } }
            for subject in subjects {
                for page in 1...content.pageCount(subject) {
                    add(.list(subject, page: page), content.listKey(subject, page: page, language)) { writer in
                        template.render(content.listView(subject, page: page, language), into: &writer)
                    }
                }
            }
        }
        if let template = set.template("directory") {
            for kind in FacetKind.allCases where !content.index[kind].terms.isEmpty {
                for page in 1...content.pageCount(kind) {
                    add(.directory(kind, page: page), content.directoryKey(kind, page: page, language)) { writer in
                        template.render(content.directoryView(kind, page: page, language), into: &writer)
                    }
                }
            }
        }
        outputs += formerPages(language)
        outputs += harvestingPages(language)
        outputs += BoardOutputs(content, tables).pages(language)
        if content.base != nil, let template = set.template("developers") {
            add(.developers, content.developersKey(language)) { template.render(content.developersView(language), into: &$0) }
        }
        if content.hasAccessibilityPage, let template = set.template("accessibility") {
            add(.accessibility, content.key("accessibility", language)) { template.render(content.accessibilityView(language), into: &$0) }
        }
        if content.hasSearch, let template = set.template("search") {
            add(.search, content.searchKey(language)) { template.render(content.searchView(language), into: &$0) }
        }
        if let template = set.template("text") {
            for number in content.catalogue.pages.indices {
                add(.text(number), content.textKey(number, language)) { writer in
                    template.render(content.textView(number, language), into: &writer)
                }
            }
        }
    }

    /// What stands where something stood.
    private func formerPages(_ language: Language) -> [PageOutput] {
        let content = content
        let set = content.speech(language).templates
        guard let moved = set.template("moved"), let withdrawn = set.template("withdrawn") else { return [] }
        let keys = (moved: content.key("moved", language), withdrawn: content.key("withdrawn", language))
        return content.formerPages.indices.map { number in
            let path = content.path(.former(number), language) + "index.html"
            let page = content.formerPages[number]
            var key = page.isMoved ? keys.moved : keys.withdrawn
            page.combine(into: &key)
            return PageOutput(path: path, key: key) { writer in
                switch page.state {
                case .moved(let target): moved.render(content.movedView(number, target, language), into: &writer)
                case .withdrawn(let dataset): withdrawn.render(content.withdrawnView(number, dataset, language), into: &writer)
                }
            }
        }
    }

    private func harvestingPages(_ language: Language) -> [PageOutput] {
        let content = content
        guard let template = content.speech(language).templates.template("harvesting") else { return [] }
        let shared = content.key("harvesting", language)
        return content.catalogue.publishers.indices.filter(content.hasFeed).map { number in
            let path = content.path(.harvesting(number), language) + "index.html"
            return PageOutput(path: path, key: content.harvestingKey(number, language, from: shared)) { writer in
                template.render(content.harvestingView(number, language), into: &writer)
            }
        }
    }

    /// Everything may be read by every program.
    private var robots: PageOutput {
        let base = content.base
        var mark = Fingerprint()
        mark.combine("robots")
        mark.combine(base)
        return PageOutput(path: Addresses.robots, key: mark) { writer in
            writer.raw("User-agent: *\nAllow: /\n")
            guard let base else { return }
            writer.raw("\nSitemap: ")
            writer.raw(base)
            writer.raw(Addresses.siteMap)
            writer.raw("\n")
        }
    }
}
