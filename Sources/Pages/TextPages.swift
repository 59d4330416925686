internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// A page of the officer's own words.
struct TextView: View {
    let frame: FrameView
    let title: ShownText
    let body: [UInt8]
    let bodyLanguage: String

    static let shape: Shape = ["page": .record(FrameView.shape), "title": .record(ShownText.shape), "body": .markup, "bodyLanguage": .text]
    var values: [Value] { [.view(frame), .view(title), .markup(body), .text(bodyLanguage)] }
}

/// What a reader sees at an address where nothing is.
struct NotFoundView: View {
    let frame: FrameView
    let links: [NamedLink]

    static let shape: Shape = ["page": .record(FrameView.shape), "links": .list(NamedLink.shape)]
    var values: [Value] { [.view(frame), .views(links)] }
}

extension SiteContent {
    func textKey(_ number: Int, _ language: Language) -> Fingerprint {
        var mark = key("text", language)
        mark.combine(catalogue.pages[number].fingerprint)
        mark.combine(speech(language).pageNamesakes.contains(number))
        return mark
    }

    func textView(_ number: Int, _ language: Language) -> TextView {
        let page = catalogue.pages[number]
        let place = PagePlace.text(number)
        let links = links(from: place, language)
        let title = ShownText(page.title, for: language)
        let body = page.body[language].map { ($0, language) } ?? page.body[language.other].map { ($0, language.other) }
        let part = speech(language).pageNamesakes.contains(number) ? title.text + " (" + page.slug + ")" : title.text
        return TextView(
            frame: frame(place, language, parts: [part], description: nil, trail: [homeStep(language, links), NamedLink(title, nil)]), title: title,
            body: body.map { html(of: $0.0, at: path(place, language), language) } ?? [], bodyLanguage: (body?.1 ?? language).rawValue)
    }

    func notFoundKey(_ language: Language) -> Fingerprint { key("not-found", language) }

    func notFoundView(_ language: Language) -> NotFoundView {
        let links = links(from: .notFound, language)
        let frame = frame(.notFound, language, parts: [speech(language).words.text("not-found")], description: nil)
        return NotFoundView(frame: frame, links: [homeStep(language, links)] + frame.explore)
    }
}
