internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// What to paste into the pages of another site, most often the town's own, to show data of this one there.
struct EmbedView: View {
    let title: ShownText
    let code: String

    static let shape: Shape = ["title": .record(ShownText.shape), "code": .text]
    var values: [Value] { [.view(title), .text(code)] }
}

extension SiteContent {
    /// So many graphics of a dataset are offered: its page stays light.
    private static let mostGraphicsEmbedded = 2

    /// The first graphics of a dataset's page, and the first of its tables; nothing on a site without an address.
    func embeds(of number: Int, _ graphics: [GraphicView], _ language: Language) -> [EmbedView] {
        guard let base, let page = address(.dataset(number), language) else { return [] }
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        let words = speech(language).words
        let source = Source(
            words: words, link: page, name: dataset.title[language],
            rest: [publisher.name[language], dataset.licence?.label(in: language)].compactMap(\.self).joined(separator: ", "))
        var views = zip(graphics, dataset.shownViews).prefix(Self.mostGraphicsEmbedded).compactMap { graphic, place -> EmbedView? in
            guard let path = path(of: place, number, language) else { return nil }
            return EmbedView(
                title: ShownText(graphic.title),
                code: source.picture(base + Addresses.encodedPath(path), alt: graphic.title + ". " + graphic.about, page: page + "#" + graphic.anchor))
        }
        let table = dataset.distributions.first { ($0.table?.rowsServed ?? 0) > 0 && $0.publishedName != nil }
        if let table, let name = table.publishedName {
            views.append(
                EmbedView(
                    title: ShownText(table.title, for: language),
                    code: source.filled("table", base + Addresses.encodedPath(addresses.rows(1, of: name, of: dataset, publisher)), "10", base)))
        }
        return views
    }

    /// The newest datasets of a publisher.
    func embeds(ofPublisher number: Int, _ language: Language) -> [EmbedView] {
        guard let base, let page = address(.list(.term(.publisher, number), page: 1), language) else { return [] }
        let publisher = catalogue.publishers[number]
        let words = speech(language).words
        let source = Source(words: words, link: page, name: publisher.name[language], rest: catalogue.settings.title[language])
        return [
            EmbedView(
                title: ShownText(words.text("embeds-newest")),
                code: source.filled("datasets", base + addresses.newsFeed(of: publisher, language), "5", base))
        ]
    }
}

/// Where embedded data are from: what stands below them, and in their place where they cannot be had.
private struct Source {
    let words: Words
    let link: String
    let name: String
    let rest: String

    private func write(into out: inout ByteWriter) {
        out.html(words.text("embeds-source"))
        out.raw(" <a href=\"")
        out.html(link)
        out.raw("\">")
        out.html(withoutTurns(name))
        out.raw("</a>, ")
        out.html(withoutTurns(rest))
    }

    /// A picture needs no script.
    func picture(_ address: String, alt: String, page: String) -> String {
        var out = ByteWriter()
        out.raw("<figure lang=\"\(words.language.rawValue)\">\n  <a href=\"")
        out.html(page)
        out.raw("\"><img src=\"")
        out.html(address)
        out.raw("\" alt=\"")
        out.html(withoutTurns(alt))
        out.raw("\" style=\"max-width: 100%; height: auto\" loading=\"lazy\"></a>\n  <figcaption>")
        write(into: &out)
        out.raw("</figcaption>\n</figure>")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    /// An element that the script fills.
    func filled(_ kind: String, _ address: String, _ count: String, _ base: String) -> String {
        var out = ByteWriter()
        out.raw("<div lang=\"\(words.language.rawValue)\" data-halle=\"\(kind)\" data-from=\"")
        out.html(address)
        out.raw("\" data-count=\"\(count)\">\n  ")
        write(into: &out)
        out.raw("\n</div>\n<script src=\"")
        out.html(base + Addresses.embedScript)
        out.raw("\" async></script>")
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
