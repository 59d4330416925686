internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// The statement on accessibility: what is checked, what is not, whom to write to (French law no. 2005-102, article 47, asks every public body for one).
struct AccessibilityView: View {
    let frame: FrameView
    let contact: ContactView?

    static let shape: Shape = ["page": .record(FrameView.shape), "contact": .optional(.record(ContactView.shape))]
    var values: [Value] { [.view(frame), .view(orAbsent: contact)] }
}

extension SiteContent {
    /// Whether the site has ours: an officer's own page under the same address says it instead, in all languages.
    var hasAccessibilityPage: Bool {
        let own = Set(catalogue.pages.flatMap { page in languages.map { addresses.freePage(page, $0) } })
        return !languages.contains { own.contains(addresses.accessibility($0)) }
    }

    func accessibilityView(_ language: Language) -> AccessibilityView {
        let place = PagePlace.accessibility
        let links = links(from: place, language)
        let words = speech(language).words
        let name = words.text("accessibility")
        return AccessibilityView(
            frame: frame(
                place, language, parts: [name], description: words.text("accessibility-description"),
                trail: [homeStep(language, links), NamedLink(ShownText(name), nil)]),
            contact: ContactView(catalogue.settings.contact))
    }
}
