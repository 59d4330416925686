internal import Bytes
internal import Findings
internal import Model
internal import Templating
internal import Territory

/// All that pages are made from, gathered once. Pages share it; nothing in it changes but what the shelf holds.
final class SiteContent: Sendable {
    let catalogue: Catalogue
    let index: CatalogueIndex
    let addresses: Addresses
    let languages: [Language]
    /// Absolute, ends with `/`; nil when the settings give none.
    let base: String?
    /// The path of the base address: `/` or `/sub/`.
    let basePath: String?
    /// Whether links to pages name their file.
    let isPortable: Bool
    let templates: PageTemplates
    let assets: Assets
    let shelf: Shelf
    let formerPages: [FormerPage]
    /// Nil for a site without one.
    let board: BoardContent?
    /// Whether the menu leads to it.
    let hasBoardPage: Bool
    // Not by name: texts of a language are asked for a hundred times a page.
    private let french: Speech
    private let english: Speech

    /// What pages of one language share.
    final class Speech: Sendable {
        let words: Words
        let templates: TemplateSet
        /// The catalogue's name as the end of every page's title.
        let siteTitle: String
        /// What the frame of every page depends on, besides its template.
        let frame: Fingerprint
        /// Datasets whose title and publisher another has too.
        let namesakes: Set<Int>
        /// Free pages whose title another has too.
        let pageNamesakes: Set<Int>

        init(words: Words, templates: TemplateSet, siteTitle: String, frame: Fingerprint, namesakes: Set<Int>, pageNamesakes: Set<Int>) {
            self.words = words
            self.templates = templates
            self.siteTitle = siteTitle
            self.frame = frame
            self.namesakes = namesakes
            self.pageNamesakes = pageNamesakes
        }

        /// Of a language that the site does not speak.
        static func none(_ language: Language) -> Speech {
            Speech(
                words: Words(language: language), templates: PageTemplates.none, siteTitle: "", frame: Fingerprint(), namesakes: [], pageNamesakes: [])
        }
    }

    /// - Parameter surroundings: of the datasets at hand, when they are not the whole catalogue.
    init(_ catalogue: Catalogue, _ templates: PageTemplates, board: Board? = nil, in surroundings: DatasetSurroundings? = nil) {
        self.catalogue = catalogue
        self.templates = templates
        languages = catalogue.settings.languages.isEmpty ? [.french] : catalogue.settings.languages
        shelf = Shelf(languages: languages, datasets: catalogue.datasets.count)
        addresses = Addresses(catalogue.settings)
        formerPages = FormerPage.all(of: catalogue)
        isPortable = catalogue.settings.isPortable
        index = surroundings.map { CatalogueIndex(terms: $0.facet, pagesOf: catalogue.datasets.count) } ?? CatalogueIndex(catalogue)
        self.board = board.flatMap { BoardContent($0, catalogue) }
        base = catalogue.settings.baseAddress
        basePath = base.map(Self.path(ofAddress:))
        assets = Assets(catalogue.settings, templates, languages, own: catalogue.publishers.compactMap(\.colours))

        // Datasets at hand on their own know of the board what the settings say, and their surroundings.
        let hasBoard = surroundings?.hasBoard ?? (self.board?.hasPage ?? false)
        hasBoardPage = hasBoard
        var speech: [Language: Speech] = [:]
        for language in languages {
            let (words, set) = (templates.words(language), templates.set(language))
            let title = catalogue.settings.title
            let needsMark = language != languages[0] && title.shownLanguage(for: language) != language
            speech[language] = Speech(
                words: words, templates: set,
                siteTitle: needsMark ? words.text("catalogue-in-language", ["title": title[language]]) : title[language],
                frame: Self.frame(catalogue, index, assets, words, language, hasBoard: hasBoard),
                namesakes: surroundings?.namesakes(among: catalogue.datasets, language)
                    ?? Self.namesakes(catalogue.datasets.map { ($0.title[language], catalogue.publishers[$0.publisher].name[language]) }),
                pageNamesakes: Self.namesakes(catalogue.pages.map { ($0.title[language], "") }))
        }
        french = speech[.french] ?? .none(.french)
        english = speech[.english] ?? .none(.english)
    }

    func speech(_ language: Language) -> Speech {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private static func frame(_ catalogue: Catalogue, _ index: CatalogueIndex, _ assets: Assets, _ words: Words, _ language: Language, hasBoard: Bool)
        -> Fingerprint
    {
        let settings = catalogue.settings
        var mark = Fingerprint()
        mark.combine(language.rawValue)
        mark.combine(settings.isPortable)
        for language in settings.languages { mark.combine(language.rawValue) }
        for text in [settings.title, settings.description] {
            mark.combine(text?.text)
            mark.combine(text?.language.rawValue)
            mark.combine(text?.translation)
        }
        mark.combine(settings.baseAddress)
        for text in [settings.contact?.name, settings.contact?.email, settings.contact?.telephone, settings.contact?.address] { mark.combine(text) }
        mark.combine(settings.publisher?.fingerprint ?? Fingerprint())
        mark.combine(settings.publisher?.name[language])
        mark.combine(settings.issued?.description)
        mark.combine(assets.fingerprint)
        mark.combine(settings.mapTiles?.address)
        mark.combine(settings.mapTiles?.credit)
        mark.combine(words.fingerprint)
        for kind in FacetKind.allCases { mark.combine(index[kind].terms.isEmpty) }
        mark.combine(catalogue.datasets.isEmpty)
        mark.combine(hasBoard)
        mark.combine(catalogue.pages.count)
        for page in catalogue.pages {
            mark.combine(page.slug)
            mark.combine(page.title[language])
            mark.combine(page.title.shownLanguage(for: language).rawValue)
        }
        return mark
    }

    /// Which of the names are not alone.
    private static func namesakes(_ names: [(String, String)]) -> Set<Int> {
        var first: [Fingerprint: Int] = [:]
        first.reserveCapacity(names.count)
        var found: Set<Int> = []
        for (number, name) in names.enumerated() {
            var mark = Fingerprint()
            mark.combine(name.0)
            mark.combine(name.1)
            if let other = first[mark] {
                found.insert(other)
                found.insert(number)
            } else {
                first[mark] = number
            }
        }
        return found
    }

    /// `/` or `/sub/`, of `https://host/sub/`.
    private static func path(ofAddress address: String) -> String {
        let bytes = Array(address.utf8)
        var start = 0
        if let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) { start = colon + 3 }
        guard let slash = bytes[start...].firstIndex(of: 0x2F) else { return "/" }
        return String(decoding: bytes[slash...], as: UTF8.self)
    }
}

/// The stylesheets, the scripts and the icon, as they stand under `assets/`.
struct Assets: Sendable {
    let files: [(path: String, bytes: [UInt8])]
    let stylesheet: String
    /// What the pages of a dataset load besides.
    let dataStylesheet: String
    let colours: String
    /// The sheets of publishers that have colours of their own.
    private let ownColours: [Colours: String]
    /// The one that pages load; it knows the others by its own folder.
    let script: String
    let icon: String
    /// The picture for social networks, which is drawn when it is asked for.
    let card: String
    let palette: Palette
    /// Covers their names, which hold a mark of their content; the icon's bytes show on no page.
    let fingerprint: Fingerprint

    init(_ settings: Settings, _ templates: PageTemplates, _ languages: [Language], own: [Colours]) {
        let colours = settings.colours
        let palette = Palette(colours)
        self.palette = palette
        func named(_ name: String, _ bytes: [UInt8]) -> String {
            let mark = Digester.digest(of: bytes).hexadecimal.utf8.prefix(10)
            return Addresses.assets + name + "-" + String(Substring(mark)) + ".css"
        }
        let shades = palette.stylesheet
        stylesheet = named("halle", templates.stylesheet)
        dataStylesheet = named("data", templates.dataStylesheet)
        self.colours = named("colours", shades)
        // The logo of the settings, else a covered market in the site's colours.
        icon = settings.logo.map { Addresses.encodedPath(Addresses(settings).path(of: .image($0), settings.languages[0])) } ?? Self.drawnIcon
        let scripts = Scripts(languages.map(templates.words))
        script = scripts.entry
        card = Addresses.assets + "card.png"
        var files =
            [(stylesheet, templates.stylesheet), (dataStylesheet, templates.dataStylesheet), (self.colours, shades), (Self.drawnIcon, Self.drawIcon(palette))]
            + scripts.files
        var ownColours: [Colours: String] = [:]
        for own in own where own != colours && ownColours[own] == nil {
            let shades = Palette(own).stylesheet
            let path = named("colours", shades)
            ownColours[own] = path
            files.append((path, shades))
        }
        self.files = files
        self.ownColours = ownColours
        var mark = Fingerprint()
        mark.combine(stylesheet)
        mark.combine(dataStylesheet)
        mark.combine(self.colours)
        mark.combine(script)
        mark.combine(icon)
        fingerprint = mark
    }

    /// The sheet of a publisher's colours, else that of the site's.
    func colours(_ own: Colours?) -> String { own.flatMap { ownColours[$0] } ?? colours }

    private static let drawnIcon = Addresses.assets + "symbol.svg"

    /// A covered market: a roof over three arches.
    private static func drawIcon(_ palette: Palette) -> [UInt8] {
        var writer = ByteWriter()
        writer.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" fill=\"")
        writer.raw(palette.primary.hexadecimal)
        writer.raw("\"/><path fill=\"#fff\" d=\"M16 5 27 10.5V13H5v-2.5z\"/>")
        writer.raw("<path fill=\"#fff\" d=\"M6 26.5v-7a3 3 0 0 1 6 0v7zM13 26.5v-7a3 3 0 0 1 6 0v7zM20 26.5v-7a3 3 0 0 1 6 0v7z\"/></svg>\n")
        return writer.bytes
    }
}
