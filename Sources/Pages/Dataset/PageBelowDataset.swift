internal import Findings
internal import Model
internal import Templating

/// What the pages below a dataset's have in common: the way that leads to them, and what they belong to.
struct PageBelowDataset {
    let frame: FrameView
    let dataset: NamedLink
    let publisher: NamedLink
}

extension SiteContent {
    /// - Parameters:
    ///   - place: of the page.
    ///   - word: names what the page is (`verification`); `word-description` is a sentence on it, with the title and the publisher.
    func pageBelowDataset(_ number: Int, _ place: PagePlace, _ word: String, _ language: Language) -> PageBelowDataset {
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        let links = links(from: place, language)
        let words = speech(language).words
        let publisherLink = NamedLink(ShownText(publisher.name, for: language), links(addresses.publisher(publisher, language)))
        let own = ownTitle(number, language)
        let title = ShownText(shortened(dataset.title[language], to: 120), in: dataset.title.shownLanguage(for: language), for: language)
        let link = links(path(.dataset(number), language))
        let name = ShownText(words.text(word))
        return PageBelowDataset(
            frame: frame(
                place, language, parts: [name.text, own, publisherLink.name.text],
                description: shortened(words.text(word + "-description", ["title": own, "publisher": publisherLink.name.text]), to: 300),
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("datasets")), links(addresses.datasets(language))), publisherLink,
                    NamedLink(title, link), NamedLink(name, nil),
                ]),
            dataset: NamedLink(ShownText(dataset.title, for: language), link), publisher: publisherLink)
    }
}
