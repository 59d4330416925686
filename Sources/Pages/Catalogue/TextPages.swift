internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// A page of the officer's own words.
struct TextView: View {
    let frame: FrameView
    let title: ShownText
    let body: [UInt8]
    let bodyLanguage: String?

    static let shape: Shape = ["page": .record(FrameView.shape), "title": .record(ShownText.shape), "body": .markup, "bodyLanguage": .optional(.text)]
    var values: [Value] { [.view(frame), .view(title), .markup(body), .text(orAbsent: bodyLanguage)] }
}

/// What a reader sees at an address where nothing is; the page is one for all languages.
struct NotFoundView: View {
    let frame: FrameView
    let links: [NamedLink]
    /// The same in the site's other language.
    let others: [Other]

    struct Other: View {
        let language: Language
        let words: Words
        let links: [NamedLink]

        static let shape: Shape = ["language": .text, "title": .text, "why": .text, "whatNext": .text, "links": .list(NamedLink.shape)]
        var values: [Value] {
            [
                .text(language.rawValue), .text(words.text("not-found")), .text(words.text("not-found-why")), .text(words.text("not-found-what-next")),
                .views(links),
            ]
        }
    }

    static let shape: Shape = ["page": .record(FrameView.shape), "links": .list(NamedLink.shape), "others": .list(Other.shape)]
    var values: [Value] { [.view(frame), .views(links), .views(others)] }
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
            body: body.map { html(of: $0.0, at: path(place, language), language) } ?? [], bodyLanguage: body?.1.code(unless: language))
    }

    func notFoundKey(_ language: Language) -> Fingerprint {
        var mark = key("not-found", language)
        for other in languages where other != language { mark.combine(speech(other).frame) }
        return mark
    }

    func notFoundView(_ language: Language) -> NotFoundView {
        func frame(_ language: Language) -> FrameView {
            self.frame(.notFound, language, parts: [speech(language).words.text("not-found")], description: nil)
        }
        func steps(_ language: Language, _ frame: FrameView) -> [NamedLink] {
            [homeStep(language, links(from: .notFound, language))] + frame.shared.explore
        }
        let own = frame(language)
        return NotFoundView(
            frame: own, links: steps(language, own),
            others: languages.filter { $0 != language }.map {
                NotFoundView.Other(language: $0, words: speech($0).words, links: steps($0, frame($0)))
            })
    }
}
