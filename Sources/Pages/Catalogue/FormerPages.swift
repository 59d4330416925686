internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// What stands at the address of something that is elsewhere now, or no more.
struct FormerPage: Sendable {
    enum State: Sendable {
        /// Where it is now.
        case moved(PagePlace)
        /// By number in `Catalogue.withdrawn`.
        case withdrawn(Int)
    }

    let address: SiteTarget
    let state: State
    /// Of all that the page shows.
    private let mark: Fingerprint

    var isMoved: Bool { if case .moved = state { true } else { false } }

    func combine(into key: inout Fingerprint) { key.combine(mark) }

    /// All of a catalogue, those of publishers last.
    static func all(of catalogue: Catalogue) -> [FormerPage] {
        var pages: [FormerPage] = []
        for (number, dataset) in catalogue.datasets.enumerated() where !dataset.formerAddresses.isEmpty {
            var mark = dataset.fingerprint
            mark.combine(dataset.slug)
            mark.combine(catalogue.publishers[dataset.publisher].slug)
            for address in dataset.formerAddresses { pages.append(FormerPage(address: .dataset(address), state: .moved(.dataset(number)), mark: mark)) }
        }
        for (number, dataset) in catalogue.withdrawn.enumerated() {
            var mark = Fingerprint()
            dataset.combine(into: &mark)
            if let publisher = catalogue.publishers.first(where: { $0.slug == dataset.publisher }) { mark.combine(publisher.fingerprint) }
            pages.append(FormerPage(address: .dataset(dataset.address), state: .withdrawn(number), mark: mark))
        }
        for (former, slug) in catalogue.formerPublishers {
            guard let number = catalogue.publishers.firstIndex(where: { $0.slug == slug }) else { continue }
            var mark = catalogue.publishers[number].fingerprint
            mark.combine(slug)
            pages.append(
                FormerPage(address: .publisher(former), state: .moved(.list(.term(.publisher, number), page: 1)), mark: mark))
        }
        return pages
    }
}

struct MovedView: View {
    let frame: FrameView
    let target: NamedLink
    let address: String?

    static let shape: Shape = ["page": .record(FrameView.shape), "target": .record(NamedLink.shape), "address": .optional(.text)]
    var values: [Value] { [.view(frame), .view(target), .text(orAbsent: address)] }
}

struct WithdrawnView: View {
    let frame: FrameView
    let title: ShownText
    let status: String
    let day: String
    let reason: ShownText?
    let publisher: NamedLink?
    let replacement: NamedLink?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .record(ShownText.shape), "status": .text, "day": .text, "reason": .optional(.record(ShownText.shape)),
        "publisher": .optional(.record(NamedLink.shape)), "replacement": .optional(.record(NamedLink.shape)),
    ]
    var values: [Value] {
        [.view(frame), .view(title), .text(status), .text(day), .view(orAbsent: reason), .view(orAbsent: publisher), .view(orAbsent: replacement)]
    }
}

extension SiteContent {
    func movedView(_ number: Int, _ target: PagePlace, _ language: Language) -> MovedView {
        let links = links(from: .former(number), language)
        let words = speech(language).words
        let name =
            switch target {
            case .dataset(let number): ShownText(catalogue.datasets[number].title, for: language)
            case .list(.term(.publisher, let number), _): ShownText(catalogue.publishers[number].name, for: language)
            default: ShownText(words.text("home"))
            }
        return MovedView(
            frame: frame(
                .former(number), language, parts: [words.text("moved"), name.text], description: nil,
                trail: [homeStep(language, links), NamedLink(ShownText(words.text("moved")), nil)], next: target),
            target: NamedLink(name, links(path(target, language))), address: base.map { $0 + path(target, language) })
    }

    func withdrawnView(_ number: Int, _ dataset: Int, _ language: Language) -> WithdrawnView {
        let links = links(from: .former(number), language)
        let words = speech(language).words
        let dataset = catalogue.withdrawn[dataset]
        let title = ShownText(dataset.title, for: language)
        let day = words.date(dataset.day)
        let publisher = catalogue.publishers.first { $0.slug == dataset.publisher }.map {
            NamedLink(ShownText($0.name, for: language), links(addresses.publisher($0, language)))
        }
        return WithdrawnView(
            frame: frame(
                .former(number), language, parts: [words.text("change-withdrawn", ["title": title.text])],
                description: words.text("withdrawn-description", ["date": day]),
                trail: [homeStep(language, links), NamedLink(ShownText(words.text("datasets")), links(addresses.datasets(language)))]
                    + [publisher, NamedLink(ShownText(shortened(title.text, to: 120), in: dataset.title.shownLanguage(for: language), for: language), nil)]
                    .compactMap(\.self)),
            title: title, status: words.text(dataset.replacement == nil ? "withdrawn" : "merged"), day: day,
            reason: dataset.reason.map { ShownText($0, for: language) }, publisher: publisher,
            replacement: dataset.replacement.map { other in
                NamedLink(ShownText(other.title, for: language), other.address.map { links(addresses.path(of: .dataset($0), language)) })
            })
    }
}
