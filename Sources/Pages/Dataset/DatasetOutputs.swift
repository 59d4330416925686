internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Templating

/// The pages of datasets in one language: what each shows, which files have passed their checks, and how programs read them.
///
/// Shared by all its outputs, not copied.
final class DatasetOutputs: Sendable {
    private let content: SiteContent
    private let language: Language
    private let tables: TableReadings
    private let metadata: PageMetadata
    private let archives: @Sendable (Int) -> Int?
    private let unread: @Sendable (Int) throws -> DatasetBodies
    private let page: Kind?
    private let verification: Kind?
    private let programs: Kind?
    private let merge: Kind?
    /// What all twins depend on.
    private let sharedByTwins: Fingerprint
    private let twins = TwinShelf()
    private let graphics = GraphicShelf()

    /// What the pages of one kind have in common.
    private struct Kind {
        let template: Template
        let key: Fingerprint
    }

    init(
        _ content: SiteContent, _ language: Language, _ tables: TableReadings, _ metadata: PageMetadata,
        _ archives: @escaping @Sendable (Int) -> Int?, _ unread: @escaping @Sendable (Int) throws -> DatasetBodies
    ) {
        self.content = content
        self.language = language
        self.tables = tables
        self.metadata = metadata
        self.archives = archives
        self.unread = unread
        func kind(_ name: String) -> Kind? {
            var key = content.key(name, language)
            key.combine(content.catalogue.settings.outlines?.fingerprint ?? Fingerprint())
            return content.speech(language).templates.template(name).map { Kind(template: $0, key: key) }
        }
        page = kind("dataset")
        verification = kind("verification")
        programs = kind("programs")
        merge = kind("merge")
        var key = content.speech(language).frame
        key.combine("twin")
        sharedByTwins = key
    }

    /// All of a dataset.
    func all(of number: Int) -> [PageOutput] { pages(of: number) + verification(of: number) + programs(of: number) + merge(of: number) }

    /// The page of a dataset, and after it its twin in Markdown, which is made from the same values. The twin has absolute links: without a base address
    /// there is none.
    func pages(of number: Int) -> [PageOutput] {
        guard let page else { return [] }
        var key = content.datasetKey(number, language, from: page.key)
        key.combine(metadata.datasetKey(number))
        let archive = archives(number)
        if let archive { key.combine(archive) }
        let own = PageOutput(path: content.path(.dataset(number), language) + "index.html", key: key) { [self] writer in
            let bodies = try bodies(number)
            let read = DatasetTables(columns: tables.columns(number), previews: tables.previews(number), views: tables.views(number))
            graphics.put(read.views, number, times: content.catalogue.datasets[number].shownViews.count)
            var view = content.datasetView(number, language, bodies, read, metadata)
            view.archive = archive.map { content.archiveView($0, number, language) }
            page.template.render(view, into: &writer)
            if let twin = content.twin(number, language, view, bodies) { twins.put(twin, number) }
        }
        let drawn = content.catalogue.datasets[number].shownViews.compactMap { place -> PageOutput? in
            guard let path = content.path(of: place, number, language) else { return nil }
            return PageOutput(path: path, key: key) { [self] in
                content.writeGraphic(number, place, language, graphics.take(number) ?? tables.views(number), into: &$0)
            }
        }
        guard content.base != nil else { return [own] + drawn }
        let dataset = content.catalogue.datasets[number]
        let path = content.addresses.text(of: dataset, content.catalogue.publishers[dataset.publisher], language)
        let twin = PageOutput(path: path, key: content.datasetKey(number, language, from: sharedByTwins)) { [self] writer in
            if let twin = twins.take(number) { return writer.raw(twin) }
            let bodies = try bodies(number)
            let view = viewOfText(number, bodies)
            if let twin = content.twin(number, language, view, bodies) { writer.raw(twin) }
        }
        return [own] + drawn + [twin]
    }

    func descriptionKey(of number: Int) -> Fingerprint { content.datasetKey(number, language, from: sharedByTwins) }

    /// Made anew: whoever asks for it asks before the pages.
    func description(of number: Int) throws -> [UInt8] {
        let bodies = try bodies(number)
        return content.text(number, language, viewOfText(number, bodies), bodies, base: content.base ?? "")
    }

    /// What the Markdown shows: neither rows nor pictures.
    private func viewOfText(_ number: Int, _ bodies: DatasetBodies) -> DatasetView {
        content.datasetView(number, language, bodies, DatasetTables(columns: tables.columns(number)), .none)
    }

    private func bodies(_ number: Int) throws -> DatasetBodies {
        let dataset = content.catalogue.datasets[number]
        return dataset.isBodyUnread ? try unread(number) : DatasetBodies(own: dataset.body, translated: dataset.translatedBody)
    }

    private func verification(of number: Int) -> [PageOutput] {
        guard let verification, content.catalogue.datasets[number].isVerified else { return [] }
        let path = content.path(.verification(number), language) + "index.html"
        return [
            PageOutput(path: path, key: content.verificationKey(number, language, from: verification.key)) { [self] writer in
                verification.template.render(content.verificationView(number, language, tables.checks(number)), into: &writer)
            }
        ]
    }

    private func programs(of number: Int) -> [PageOutput] {
        guard let programs, content.hasPrograms(content.catalogue.datasets[number]) else { return [] }
        let path = content.path(.programs(number), language) + "index.html"
        return [
            PageOutput(path: path, key: content.verificationKey(number, language, from: programs.key)) { [self] writer in
                programs.template.render(content.programsView(number, language, tables.columns(number)), into: &writer)
            }
        ]
    }

    private func merge(of number: Int) -> [PageOutput] {
        guard let merge, let account = content.catalogue.datasets[number].merge else { return [] }
        let path = content.path(.merge(number), language) + "index.html"
        return [
            PageOutput(path: path, key: content.datasetKey(number, language, from: merge.key)) { [self] writer in
                merge.template.render(content.mergeView(number, account, language), into: &writer)
            }
        ]
    }
}
