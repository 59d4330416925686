private import Bytes
public import Findings

/// Where everything stands on the site. The only place that knows the words of addresses.
///
/// All paths are relative to the site's root, without a leading `/`; a page's path ends with `/` (its file is `index.html` in it), the home page's is empty.
/// The first language stands at the root, the second under its code. Files and feeds exist once, on the first language's side.
public struct Addresses: Sendable {
    public let languages: [Language]
    /// Whether links to pages name their file, for a site that is opened without a web server.
    private let isPortable: Bool

    /// - Parameter languages: of the site; the first stands at its root. Never empty.
    public init(languages: [Language], isPortable: Bool = false) {
        self.languages = languages.isEmpty ? [.french] : languages
        self.isPortable = isPortable
    }

    public init(_ settings: Settings) { self.init(languages: settings.languages, isPortable: settings.isPortable) }

    public var primary: Language { languages[0] }

    private func root(_ language: Language) -> String { language == primary ? "" : language.rawValue + "/" }

    private func word(_ french: String, _ english: String, _ language: Language) -> String { language == .french ? french : english }

    /// `jeux/` or `datasets/`.
    public func datasets(_ language: Language) -> String { root(language) + word("jeux/", "datasets/", language) }
    /// `recherche/` or `search/`.
    public func search(_ language: Language) -> String { root(language) + word("recherche/", "search/", language) }
    /// Where the files of the search stand, which scripts read.
    public func searchIndex(_ language: Language) -> String { Self.assets + "search/" + language.rawValue + "/" }
    /// What tells browsers of the search.
    public func searchDescription(_ language: Language) -> String { root(language) + "opensearch.xml" }
    public func publishers(_ language: Language) -> String { root(language) + word("producteurs/", "publishers/", language) }
    public func themes(_ language: Language) -> String { root(language) + "themes/" }
    public func formats(_ language: Language) -> String { root(language) + "formats/" }
    public func licences(_ language: Language) -> String { root(language) + "licences/" }
    public func keywords(_ language: Language) -> String { root(language) + word("mots-cles/", "keywords/", language) }
    public func home(_ language: Language) -> String { root(language) }
    /// A page of a list: the first stands at the list's own address.
    public func page(_ number: Int, of list: String) -> String { number <= 1 ? list : list + "page/\(number)/" }
    public func freePage(_ page: FreePage, _ language: Language) -> String { root(language) + page.slug + "/" }

    public func publisher(_ publisher: Publisher, _ language: Language) -> String { publishers(language) + publisher.slug + "/" }

    public func dataset(_ dataset: Dataset, of publisher: Publisher, _ language: Language) -> String {
        below(dataset, publisher, language, "")
    }

    /// The path of something in the folder of a dataset, in memory asked for once: ten of them are made for each dataset.
    private func below(_ dataset: Dataset, _ publisher: Publisher, _ language: Language, _ name: String) -> String {
        var path = datasets(language)
        path.reserveCapacity(path.utf8.count + publisher.slug.utf8.count + dataset.slug.utf8.count + name.utf8.count + 2)
        path += publisher.slug
        path += "/"
        path += dataset.slug
        path += "/"
        path += name
        return path
    }

    /// A file of a dataset: the same in every language.
    public func file(_ name: String, of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, name) }

    public func metadata(of dataset: Dataset, _ publisher: Publisher, as format: FeedFormat = .jsonLD) -> String {
        below(dataset, publisher, primary, "dataset." + format.fileExtension)
    }

    /// What the tables of a dataset hold, column by column.
    public func profile(of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, Self.profileName) }

    /// What the checks of a dataset's files found, for programs.
    public func verdicts(of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, Self.verdictsName) }

    /// The same, for people: a page below the dataset's own.
    public func verification(of dataset: Dataset, _ publisher: Publisher, _ language: Language) -> String {
        below(dataset, publisher, language, word("verification/", "validation/", language))
    }

    /// What its files are, as a Data Package.
    public func dataPackage(of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, "datapackage.json") }

    /// The same for machine learning tools.
    public func croissant(of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, "croissant.json") }

    /// What the columns of a CSV file hold, where readers of CSV on the Web look for it.
    public func columns(ofFile name: String, of dataset: Dataset, _ publisher: Publisher) -> String {
        file(name + Self.columnsEnding, of: dataset, publisher)
    }

    private static let columnsEnding = "-metadata.json"
    /// A page of the first rows of one of its tables, for programs.
    ///
    /// - Parameter page: from 1.
    public func rows(_ page: Int, of name: String, of dataset: Dataset, _ publisher: Publisher) -> String {
        below(dataset, publisher, primary, Self.rowsName + "/" + Self.rowsName(page, of: name))
    }

    private static func rowsName(_ page: Int, of name: String) -> String { name + ".\(page).json" }
    /// The link from one such page to another.
    public static func rowsBeside(_ page: Int, of name: String) -> String { encoded(rowsName(page, of: name)) }
    /// The link from such a page to the table's file.
    public static func fileBesideRows(_ name: String) -> String { "../" + encoded(name) }
    /// The longest name, in bytes, of a file whose pages can be named after it.
    public static let longestNameWithRows = 240

    /// The folder of the blocks that one of its tables is cut into.
    public func blocks(of name: String, of dataset: Dataset, _ publisher: Publisher) -> String {
        self.dataset(dataset, of: publisher, primary) + Self.blocksName + "/" + name + "/"
    }

    /// In that folder, which never holds more than a thousand entries.
    public static func block(_ number: Int) -> String { "\(number / 1_000)/\(number).json" }
    public static let blockIndex = "index.json"
    /// A part of what is known of the blocks.
    public static func blockFigures(_ part: Int) -> String { "s\(part).json" }

    /// One of its tables in another form.
    public func download(_ format: DownloadFormat, of name: String, in dataset: Dataset, _ publisher: Publisher) -> String {
        below(dataset, publisher, primary, Self.downloadsName + "/" + dataset.downloadName(of: name) + format.ending)
    }
    /// All of a dataset in one file.
    public func archive(of dataset: Dataset, _ publisher: Publisher) -> String {
        below(dataset, publisher, primary, Self.downloadsName + "/" + dataset.slug + DownloadFormat.zip.ending)
    }

    /// What is known of a dataset, as a document of the site's own API.
    public func document(of dataset: Dataset, _ publisher: Publisher) -> String { below(dataset, publisher, primary, "dataset.json") }

    /// How to read its files from programs: a page below its own.
    public func programs(of dataset: Dataset, _ publisher: Publisher, _ language: Language) -> String {
        below(dataset, publisher, language, word("programmes/", "programs/", language))
    }

    /// How a merged dataset was made: a page below its own.
    public func merge(of dataset: Dataset, _ publisher: Publisher, _ language: Language) -> String {
        below(dataset, publisher, language, word("fusion/", "merge/", language))
    }

    /// The rows of one publisher in a merged table, as Parquet: its folder names the column that its name is the value of, as readers of many files expect.
    public func partition(_ publisher: String, of name: String, in dataset: Dataset, _ owner: Publisher) -> String {
        below(dataset, owner, primary, Self.partitionsName + "/producteur=" + publisher + "/" + Self.partitionName(of: name))
    }
    /// `subventions.parquet`.
    public static func partitionName(of name: String) -> String {
        (name.utf8.lastIndex(of: 0x2E).map { String(name[..<$0]) } ?? name) + DownloadFormat.parquet.ending
    }
    /// The list of these.
    public func partitions(of dataset: Dataset, _ owner: Publisher) -> String { below(dataset, owner, primary, Self.partitionsName + "/files.json") }
    private static let partitionsName = "parquet"

    /// The page of a dataset as Markdown.
    public func text(of dataset: Dataset, _ publisher: Publisher, _ language: Language) -> String {
        below(dataset, publisher, language, "dataset.md")
    }

    /// The numbers behind the charts and maps of a dataset's tables, for programs.
    public func views(of dataset: Dataset, _ publisher: Publisher) -> String { self.dataset(dataset, of: publisher, primary) + Self.viewsName + ".json" }

    /// A chart or map of one of its tables, as a picture.
    ///
    /// - Parameter number: from 1.
    public func view(_ number: Int, of name: String, of dataset: Dataset, _ publisher: Publisher, _ language: Language) -> String {
        self.dataset(dataset, of: publisher, language) + Self.viewsName + "/" + name + ".\(number).svg"
    }

    private static let viewsName = "views"
    private static let profileName = "profile.json"
    private static let rowsName = "rows"
    private static let blocksName = "blocks"
    private static let downloadsName = "downloads"
    private static let verdictsName = "verification.json"

    /// Names in a dataset's folder that are taken: no file of the dataset can have them.
    public static let reservedInDataset: Set<String> = [
        "index.html", "index.htm", "feed.xml", "page", profileName, verdictsName, "verification", "validation", rowsName, blocksName, downloadsName, viewsName,
        viewsName + ".json", "programmes", "programs", "fusion", "merge", partitionsName,
        "dataset.jsonld", "dataset.ttl", "dataset.rdf", "dataset.json", "dataset.md", "datapackage.json", "croissant.json",
    ]

    /// Whether no file of a dataset can have a name: it is taken, or it is that of what the site says of a CSV file.
    public static func isReservedInDataset(_ name: String) -> Bool {
        let lowered = name.lowercased()
        let tables = [".csv", ".tsv", ".tab"]
        return reservedInDataset.contains(lowered) || tables.contains { lowered.utf8.suffix(18).elementsEqual(($0 + columnsEnding).utf8) }
    }

    /// Where a link within the site leads a reader of `language`; a fragment, if any, is the caller's.
    public func path(of target: SiteTarget, _ language: Language) -> String {
        switch target {
        case .home: home(language)
        case .dataset(let slugs): datasets(language) + slugs + "/"
        case .file(let slugs, let name): datasets(primary) + slugs + "/" + name
        case .publisher(let slug): publishers(language) + slug + "/"
        case .freePage(let slug): root(language) + slug + "/"
        case .image(let name): Self.assets + "images/" + name
        }
    }

    /// Where harvesters begin.
    public static let catalogueFeed = feed(.jsonLD)
    /// A page of the catalogue's feed: `catalog.jsonld`, `catalog-2.jsonld`…
    public static func feed(_ format: FeedFormat, page: Int = 1) -> String {
        (page <= 1 ? "catalog." : "catalog-\(page).") + format.fileExtension
    }
    /// A page of the feed of one publisher's datasets.
    public func feed(of publisher: Publisher, _ format: FeedFormat = .jsonLD, page: Int = 1) -> String {
        self.publisher(publisher, primary) + Self.feed(format, page: page)
    }
    /// The whole catalogue as N-Quads.
    public static let dump = "catalog.nq.gz"
    /// What to paste into harvesters to have them take a publisher's feed.
    public func harvesting(of publisher: Publisher, _ language: Language) -> String {
        self.publisher(publisher, language) + word("moissonnage/", "harvesting/", language)
    }
    /// The whole catalogue as DCAT-US 1.1 and as DCAT-US 3.
    public static let dataJSON = "data.json"
    public static let dcatUS3 = "dcat-us-3.json"
    /// What there is for programs: a page for people.
    public func developers(_ language: Language) -> String { root(language) + word("developpeurs/", "developers/", language) }

    // MARK: The board

    /// What the territory publishes, and what is missing.
    public func board(_ language: Language) -> String { root(language) + word("tableau-de-bord/", "board/", language) }
    /// A page of the table of one kind of producers.
    public func board(of kind: PublisherKind, page: Int = 1, _ language: Language) -> String {
        let name =
            switch kind {
            case .commune: word("communes/", "municipalities/", language)
            case .epci: word("intercommunalites/", "groups/", language)
            case .departement: word("departements/", "departments/", language)
            case .region: word("regions/", "regions/", language)
            case .syndicat: word("syndicats/", "unions/", language)
            case .etablissement: word("etablissements/", "institutions/", language)
            case .association: "associations/"
            case .autre: word("autres/", "others/", language)
            }
        return self.page(page, of: board(language) + name)
    }
    /// The texts of law, and whom they concern.
    public func duties(_ language: Language) -> String { board(language) + word("obligations/", "duties/", language) }
    /// The figures of the territory, for its councillors.
    public func figures(_ language: Language) -> String { board(language) + word("chiffres/", "figures/", language) }
    /// What a producer publishes, and what it can do next.
    public func report(of publisher: Publisher, _ language: Language) -> String { self.publisher(publisher, language) + word("bilan/", "report/", language) }
    public func figures(of publisher: Publisher, _ language: Language) -> String {
        self.publisher(publisher, language) + word("chiffres/", "figures/", language)
    }
    /// The board's files, once for all languages.
    public var coverageTable: String { board(primary) + word("couverture.csv", "coverage.csv", primary) }
    public var qualityTable: String { board(primary) + word("qualite.csv", "quality.csv", primary) }
    public var boardDocument: String { board(primary) + word("tableau-de-bord.json", "board.json", primary) }

    /// The statement on accessibility.
    public func accessibility(_ language: Language) -> String { root(language) + word("accessibilite/", "accessibility/", language) }

    public static let siteMap = "sitemap.xml"
    public static let robots = "robots.txt"
    /// What hosts are to send with each file: for Apache, and for Netlify, Cloudflare Pages and their like.
    public static let apacheRules = ".htaccess"
    public static let headerRules = "_headers"
    /// Where hosts of static sites look for the domain that a site is to answer under.
    public static let hostName = "CNAME"
    public static let notFound = "404.html"
    /// Where the stylesheet, the icons and whatever else is Halle's own stand.
    public static let assets = "assets/"
    /// The script that shows data of this site on the pages of others, which know it by this address for good.
    public static let embedScript = "embed/halle-embed.js"
    /// The documents of the site's own API; its version is part of the address.
    public static let api = "api/v1/"
    /// The actions of CKAN, as documents.
    public static let ckan = "api/3/action/"
    /// The same, where CKAN's own client looks first.
    public static let ckanUnversioned = "api/action/"
    public static let nationalCatalogue = "catalogue-scdl.csv"
    /// What the site is and holds, for language models.
    public static let textIndex = "llms.txt"
    public static func api(_ document: String) -> String { api + document + ".json" }

    public func newsFeed(_ language: Language) -> String { root(language) + "feed.xml" }
    public func newsFeed(of publisher: Publisher, _ language: Language) -> String { self.publisher(publisher, language) + "feed.xml" }

    /// First segments that a free page's slug must not take.
    public static let reserved: Set<String> = [
        "jeux", "datasets", "producteurs", "publishers", "themes", "formats", "licences", "mots-cles", "keywords", "page", "assets", "fr", "en", "api", "embed",
        "index",
        "developpeurs",
        "developers", "recherche", "search", "opensearch.xml", "tableau-de-bord", "board",
    ]

    /// The relative link from the page at `from` to `to`, percent-encoded; both are paths of this site. Never empty: a page's link to itself is `./`.
    public func link(from: String, to: String) -> String {
        let to = isPortable && (to.isEmpty || to.utf8.last == 0x2F) ? to + "index.html" : to
        let here = from.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).dropLast()
        let there = to.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        var common = 0
        while common < here.count, common < there.count - 1, here[here.startIndex + common].elementsEqual(there[there.startIndex + common]) {
            common += 1
        }
        var link = String(repeating: "../", count: here.count - common)
        for (offset, segment) in there[(there.startIndex + common)...].enumerated() {
            if offset > 0 { link += "/" }
            link += Self.encoded(String(Substring(segment)))
        }
        return link.isEmpty ? "./" : link
    }

    /// A path of this site as part of an absolute address: percent-encoded, its slashes kept.
    public static func encodedPath(_ path: String) -> String {
        if path.utf8.allSatisfy({ $0 == 0x2F || isPlain($0) }) { return path }
        return path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { encoded(String(Substring($0))) }.joined(separator: "/")
    }

    /// A small letter, a digit, `-`, `.` or `_`: most of what addresses are made of.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }

    private static func encoded(_ segment: String) -> String {
        if segment.utf8.allSatisfy(isPlain) { return segment }
        var writer = ByteWriter()
        writer.addressSegment(segment)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
