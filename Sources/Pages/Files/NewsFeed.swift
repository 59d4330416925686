internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// What is new in the catalogue or from one producer, as an Atom feed (RFC 4287) in pure ASCII: the newest datasets, and what the ledger says has happened.
///
/// Made only when the site has a base address: a feed's addresses are absolute. Its dates come from the catalogue, never from the clock.
struct NewsFeed {
    let content: SiteContent
    let base: String
    let subject: ListSubject
    let language: Language
    /// Of the same subject, the latest first.
    let changes: ArraySlice<CatalogueChange>

    static let mostEntries = 50

    private enum Entry {
        case dataset(Int)
        case change(CatalogueChange)
    }

    /// The latest first; of one day, what has happened before what there is.
    private var shown: [Entry] {
        let datasets = content.index.datasets(subject).prefix(Self.mostEntries)
        if changes.isEmpty { return datasets.map { .dataset($0) } }
        var entries: [Entry] = []
        var waiting = changes.prefix(Self.mostEntries)
        for number in datasets {
            while let change = waiting.first, content.catalogue.datasets[number].lastChange.map({ change.day >= $0 }) ?? true {
                entries.append(.change(change))
                waiting.removeFirst()
            }
            entries.append(.dataset(number))
        }
        return Array((entries + waiting.map { .change($0) }).prefix(Self.mostEntries))
    }

    var path: String {
        if case .term(.publisher, let number) = subject { return content.addresses.newsFeed(of: content.catalogue.publishers[number], language) }
        return content.addresses.newsFeed(language)
    }

    /// Where those who follow a publisher that has moved go on asking.
    var formerPaths: [String] {
        guard case .term(.publisher, let number) = subject else { return [] }
        let slug = content.catalogue.publishers[number].slug
        return content.catalogue.formerPublishers.filter { $0.slug == slug }.map { content.addresses.publishers(language) + $0.former + "/feed.xml" }
    }

    var key: Fingerprint {
        var mark = content.speech(language).frame
        mark.combine("feed")
        if case .term(_, let number) = subject { mark.combine(content.catalogue.publishers[number].fingerprint) }
        for entry in shown {
            switch entry {
            case .dataset(let number): mark.combine(content.index.cards[number])
            case .change(let change):
                change.combine(into: &mark)
                mark.combine(author(of: change))
            }
        }
        return mark
    }

    func write(into writer: inout ByteWriter) {
        let settings = content.catalogue.settings
        let words = content.speech(language).words
        let page = base + content.path(pagePlace, language)
        let name: String
        let author: String
        if case .term(_, let number) = subject {
            author = content.catalogue.publishers[number].name[language]
            name = author + " – " + settings.title[language]
        } else {
            author = settings.publisher?.name[language] ?? settings.title[language]
            name = settings.title[language]
        }
        writer.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        writer.raw(language.rawValue)
        writer.raw("\">\n")
        element("id", page, &writer)
        element("title", words.text("feed-title", ["name": name]), &writer)
        if case .all = subject, let about = settings.description?[language] { element("subtitle", about, &writer) }
        link("self", "application/atom+xml", base + path, &writer)
        link("alternate", "text/html", page, &writer)
        let shown = shown
        element("updated", moment(shown.lazy.compactMap { day(of: $0) }.first), &writer)
        writer.raw("<author>")
        element("name", author, &writer)
        writer.raw("</author>\n")
        for each in shown {
            switch each {
            case .dataset(let number): entry(number, &writer)
            case .change(let change): entry(change, &writer)
            }
        }
        writer.raw("</feed>\n")
    }

    private func day(of entry: Entry) -> CalendarDate? {
        switch entry {
        case .dataset(let number): content.catalogue.datasets[number].lastChange
        case .change(let change): change.day
        }
    }

    private var pagePlace: PagePlace { if case .term = subject { .list(subject, page: 1) } else { .home } }

    private func entry(_ number: Int, _ writer: inout ByteWriter) {
        let dataset = content.catalogue.datasets[number]
        let address = base + content.path(.dataset(number), language)
        writer.raw("<entry>\n")
        element("id", dataset.firstAddress.map { base + content.addresses.path(of: .dataset($0), language) } ?? address, &writer)
        element("title", dataset.title[language], &writer)
        link("alternate", "text/html", address, &writer)
        element("updated", moment(dataset.lastChange), &writer)
        if let day = dataset.issued ?? dataset.created, day <= dataset.lastChange ?? day { element("published", moment(day), &writer) }
        writer.raw("<author>")
        element("name", content.catalogue.publishers[dataset.publisher].name[language], &writer)
        writer.raw("</author>\n")
        element("summary", dataset.summary?[language] ?? content.citation(number, language), &writer)
        for theme in dataset.themes {
            writer.raw("<category term=\"")
            writer.xml(theme.code)
            writer.raw("\" label=\"")
            writer.xml(theme.label(in: language))
            writer.raw("\"/>\n")
        }
        writer.raw("</entry>\n")
    }

    private func author(of change: CatalogueChange) -> String {
        content.catalogue.publishers.first { $0.slug == change.publisher }?.name[language] ?? content.catalogue.settings.title[language]
    }

    private func entry(_ change: CatalogueChange, _ writer: inout ByteWriter) {
        let words = content.speech(language).words
        writer.raw("<entry>\n")
        // What happens to a dataset on one day, in one way, is one entry, wherever the dataset goes.
        let origin = base + content.addresses.path(of: .dataset(change.origin), language)
        element("id", origin + "#" + change.kind.rawValue + "/" + change.day.description, &writer)
        element("title", words.text("change-" + change.kind.rawValue, ["title": change.title[language]]), &writer)
        link("alternate", "text/html", base + content.addresses.path(of: .dataset(change.addressThen ?? change.address), language), &writer)
        element("updated", moment(change.day), &writer)
        writer.raw("<author>")
        element("name", author(of: change), &writer)
        writer.raw("</author>\n")
        element("summary", summary(of: change, words), &writer)
        writer.raw("</entry>\n")
    }

    private func summary(of change: CatalogueChange, _ words: Words) -> String {
        switch change.kind {
        case .returned: return words.text("change-returned-summary")
        case .added: return words.text("change-added-summary", ["publisher": author(of: change)])
        case .files, .gone: return listed(change.files.map(\.name), words)
        case .renamed:
            return listed(change.files.map { words.text("file-renamed", ["former": $0.formerName ?? $0.name, "name": $0.name]) }, words)
        case .columns: return listed(change.files.map { columns(of: $0, words) }, separator: "; ", words)
        case .moved:
            return words.text("change-moved-summary", ["address": base + content.addresses.path(of: .dataset(change.addressThen ?? change.address), language)])
        case .withdrawn: return change.reason?[language] ?? words.text("withdrawn")
        case .merged:
            let other = change.replacement.map { words.text("merged-into", ["title": $0[language]]) } ?? words.text("merged")
            return change.reason.map { $0[language] + " " + other } ?? other
        }
    }

    /// `aides.csv (nouvelles colonnes : objet, montant; colonnes retirées : total)`.
    private func columns(of file: FileChange, _ words: Words) -> String {
        let kinds = [("columns-new", file.newColumns), ("columns-gone", file.goneColumns), ("columns-retyped", file.retypedColumns)]
        let said = kinds.filter { !$0.1.isEmpty }.map { words.text($0.0, ["names": listed($0.1, words)]) }
        return said.isEmpty ? file.name : file.name + " (" + said.joined(separator: "; ") + ")"
    }

    private static let mostNames = 12

    private func listed(_ names: [String], separator: String = ", ", _ words: Words) -> String {
        let some = names.prefix(Self.mostNames).map { shortened($0, to: 200) }.joined(separator: separator)
        return names.count > Self.mostNames ? some + " " + words.text("changes-more", ["n": words.number(names.count - Self.mostNames)]) : some
    }

    /// Midnight of the day (RFC 3339); where there is no day, that of the catalogue's own publication.
    private func moment(_ day: CalendarDate?) -> String {
        (day ?? content.catalogue.settings.issued ?? CalendarDate(daysSince1970: 0)).description + "T00:00:00Z"
    }

    private func element(_ name: String, _ text: String, _ writer: inout ByteWriter) {
        writer.raw("<" + name + ">")
        writer.xml(text)
        writer.raw("</" + name + ">\n")
    }

    private func link(_ relation: String, _ type: String, _ address: String, _ writer: inout ByteWriter) {
        writer.raw("<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"")
        writer.xml(address)
        writer.raw("\"/>\n")
    }
}

/// What has happened, sorted by publishers once for all feeds.
struct SortedChanges {
    private let all: [CatalogueChange]
    private let byPublisher: [String: [CatalogueChange]]

    init(_ changes: [CatalogueChange]) {
        all = changes
        byPublisher = changes.isEmpty ? [:] : Dictionary(grouping: changes, by: \.publisher)
    }

    /// Those that a feed can show.
    func of(_ subject: ListSubject, _ content: SiteContent) -> ArraySlice<CatalogueChange> {
        let changes: [CatalogueChange]? =
            switch subject {
            case .all: all
            case .term(.publisher, let number): byPublisher[content.catalogue.publishers[number].slug]
            case .term: nil
            }
        return changes?.prefix(NewsFeed.mostEntries) ?? []
    }
}
