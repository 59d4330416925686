public import Bytes
public import Findings

/// Everything that a territory publishes, as read and resolved: what is inherited has been filled in, controlled values are terms.
public struct Catalogue: Sendable {
    public var settings: Settings
    /// Sorted by folder.
    public var publishers: [Publisher]
    /// Sorted by folder path.
    public var datasets: [Dataset]
    /// Free pages, sorted by address.
    public var pages: [FreePage]
    /// The home page's own words (`content/index.md`), by language.
    public var welcome: [Language: RichText]
    /// The images that texts show and the publishers' logos; each once, sorted by name.
    public var images: [PublishedImage]
    /// The datasets that the ledger says are gone, one for each address that must say so.
    public var withdrawn: [WithdrawnDataset] = []
    /// Former slugs of publishers, and those that they have now.
    public var formerPublishers: [(former: String, slug: String)] = []
    /// What the ledger says has happened, the latest first.
    public var changes: [CatalogueChange] = []
    /// The merged datasets that `content/territoire.yml` asks for.
    public var merges: [MergeRule] = []
    /// Which datasets it expects of its publishers, where it says so.
    public var expected: [ExpectedRule] = []

    public init(
        settings: Settings, publishers: [Publisher], datasets: [Dataset], pages: [FreePage], welcome: [Language: RichText], images: [PublishedImage] = []
    ) {
        self.settings = settings
        self.publishers = publishers
        self.datasets = datasets
        self.pages = pages
        self.welcome = welcome
        self.images = images
    }
}

/// The datasets that a catalogue expects of a kind of publisher.
public struct ExpectedRule: Sendable, Hashable {
    public var kind: PublisherKind
    /// In place of the usual ones: their names, schemas, or words of titles; nil where the usual ones stand.
    public var datasets: [String]?
    /// Beside them.
    public var also: [String]

    public init(kind: PublisherKind, datasets: [String]?, also: [String] = []) {
        self.kind = kind
        self.datasets = datasets
        self.also = also
    }
}

/// What `halle.yml` says.
public struct Settings: Sendable {
    public var title: LocalizedText
    public var description: LocalizedText?
    /// Absolute, ends with `/`. Nil when it is not set: the site works, the feeds are not written.
    public var baseAddress: String?
    /// The languages of the site; the first is at its root, the second under `en/` or `fr/`. Never empty.
    public var languages: [Language]
    public var territory: SpatialCoverage?
    /// Who runs the catalogue; nil when the settings name nobody.
    public var publisher: Publisher?
    public var colours: Colours
    /// The name of its logo among `Catalogue.images`.
    public var logo: String?
    public var contact: Contact?
    public var issued: CalendarDate?
    /// Nil when it is not said, or when it reads no rules from the site.
    public var host: WebHost?
    /// Whether links name `index.html`, so that the site opens from a folder without a web server.
    public var isPortable = false
    /// The outlines that maps are drawn on; nil for none.
    public var outlines: MapOutlines?
    /// What may be shown below maps, from another site; nil for nothing, as usual.
    public var mapTiles: MapTiles?
    /// How many rows of each table are served to programs; 0 for none.
    public var rowsServed = Settings.usualRowsServed
    public static let usualRowsServed = 100
    /// The catalogue's own words for the search, beside ours.
    public var thesaurus: [ThesaurusEntry] = []
    /// Up to what size, in megabytes, tables are cut into blocks so that their readers can explore them; 0 for none.
    public var explorableMegabytes = Settings.usualExplorableMegabytes
    public static let usualExplorableMegabytes = 1_000
    /// Up to what size, in megabytes, other forms of tables are offered beside them.
    public var downloadMegabytes = Settings.usualDownloadMegabytes
    public static let usualDownloadMegabytes = 50
    /// Whether the site shows what is expected of its producers, and what is missing.
    public var hasBoard = true
    /// How many datasets the catalogue has, where those at hand are only some of them.
    public var datasetCount: Int?
    /// Whose site it is, where that is one publisher alone; nil for the site of the whole catalogue.
    public var portal: Portal?
    /// What all this was made from.
    public var fingerprint = Fingerprint()

    public init(
        title: LocalizedText, description: LocalizedText? = nil, baseAddress: String? = nil, languages: [Language], territory: SpatialCoverage? = nil,
        publisher: Publisher? = nil, colours: Colours = .standard, contact: Contact? = nil, issued: CalendarDate? = nil
    ) {
        self.title = title
        self.description = description
        self.baseAddress = baseAddress
        self.languages = languages
        self.territory = territory
        self.publisher = publisher
        self.colours = colours
        self.contact = contact
        self.issued = issued
    }
}

/// A word or phrase that people look for, and the words that datasets use for it.
public struct ThesaurusEntry: Sendable, Hashable {
    public var word: String
    public var terms: [String]

    public init(word: String, terms: [String]) {
        self.word = word
        self.terms = terms
    }
}

/// A body that publishes: a commune, a communauté, a syndicat, a département…
public struct Publisher: Sendable {
    /// Its folder's name under `content/` (or of the dataset's `publisher` value when datasets lie directly there).
    public var folder: String
    /// Its segment in addresses: unique, `a-z0-9-_`.
    public var slug: String
    public var name: LocalizedText
    /// Whether nobody wrote its name, which is then made from its folder's.
    public var isNameGuessed = false
    /// Whether all that it published here is withdrawn.
    public var hasStopped = false
    public var kind: PublisherKind?
    /// 9 digits.
    public var siren: String?
    /// 14 digits.
    public var siret: String?
    /// Insee code of a commune or a département: text, five (or two or three) characters.
    public var insee: String?
    public var population: Int?
    public var contact: Contact?
    /// http or https.
    public var homepage: String?
    public var description: LocalizedText?
    /// The Markdown body of its `index.md`.
    public var body: RichText?
    public var bodyLanguage: Language = .french
    /// The name of its logo among `Catalogue.images`.
    public var logo: String?
    /// Of its own pages and its datasets'; nil: those of the site.
    public var colours: Colours?
    public var place: SourcePlace
    /// What every field above was made from.
    public var fingerprint: Fingerprint

    public init(folder: String, slug: String, name: LocalizedText, place: SourcePlace) {
        self.folder = folder
        self.slug = slug
        self.name = name
        self.place = place
        self.fingerprint = Fingerprint()
    }
}

public enum PublisherKind: String, Sendable, CaseIterable {
    case commune, epci, departement, region, syndicat, etablissement, association, autre
}

/// A dataset: one folder, one page, one identifier (DCAT-AP 3, `dcat:Dataset`).
public struct Dataset: Sendable {
    /// Folder path under `content/`, as on the disk: `roques/subventions`.
    public var folder: String
    /// Position of its publisher in `Catalogue.publishers`.
    public var publisher: Int
    /// Its own segment in addresses, unique within its publisher.
    public var slug: String
    public var title: LocalizedText
    /// One or two sentences: those given, else the opening of the body; nil when there is neither.
    public var summary: LocalizedText?
    /// Whether the summary is the opening of the body, which a page that shows the body need not repeat.
    public var isSummaryDerived = false
    /// The Markdown body; nil when it has none.
    public var body: RichText?
    /// The body in the catalogue's other language (`index.en.md` beside `index.md`), if there is one.
    public var translatedBody: RichText?
    /// Whether its bodies are left on the disk, because most of them are in pages that need not be made again;
    /// whoever makes its page after all asks the reader for them.
    public var isBodyUnread: Bool
    /// Whether it has a body in its own language, read or not.
    public var hasBody = false
    public var licence: Licence?
    public var frequency: Frequency?
    public var themes: [Theme]
    public var keywords: [String]
    public var contact: Contact?
    public var spatial: SpatialCoverage?
    public var temporal: Period?
    /// Whether the period, or the box of the place, was taken from the data because nobody wrote one.
    public var isPeriodDerived = false
    public var isBoxDerived = false
    public var created: CalendarDate?
    public var issued: CalendarDate?
    public var modified: CalendarDate?
    /// Where some values are written, for findings about them.
    public var keyPlaces = KeyPlaces()
    /// The identifier that the front matter gives, else the ledger; nil where the address of its page stands for it.
    public var identifier: String?
    /// The address that its IRIs are made from, where its page has another now: `roques/aides`, as `SiteTarget.dataset` has it.
    public var firstAddress: String?
    /// The addresses where its page stood before.
    public var formerAddresses: [String] = []
    /// The version that its publisher gives it: `2.1`.
    public var version: String?
    /// Where the data comes from and how it was made.
    public var provenance: LocalizedText?
    /// Who may have it; nil for everybody.
    public var accessRights: AccessRights?
    /// Addresses of the texts of law that ask for it.
    public var legislation: [String] = []
    /// What makes it one of high value to Europe.
    public var highValue: [HighValueCategory] = []
    /// Columns that it is known to have dropped, renamed or retyped.
    public var changedColumns: [String] = []
    /// Which charts and maps its page shows.
    public var views = ViewChoice.automatic
    /// In which other forms its data is offered.
    public var downloads = DownloadChoice.automatic
    public var language: Language
    public var homepage: String?
    /// Name or address of its Table Schema, as given.
    public var schema: SchemaChoice?
    /// What becomes of a file that does not follow its schema.
    public var conformity = Conformity.publish
    /// What its table was merged from; nil for a dataset of its own.
    public var merge: MergeAccount?
    /// The merged datasets that hold its rows, by their positions in the catalogue.
    public var mergedInto: [Int] = []
    /// What is decided about personal data in its files and texts.
    public var privacy = PrivacySettings()
    public var distributions: [Distribution]
    public var place: SourcePlace
    /// What every field above but the bodies was made from: the front matter, what is inherited, the names it leans on.
    public var fingerprint: Fingerprint
    /// What the bodies were made from: the Markdown, and where its links lead. The dataset's own page alone depends on it.
    public var bodyFingerprint = Fingerprint()

    public init(folder: String, publisher: Int, slug: String, title: LocalizedText, language: Language, place: SourcePlace) {
        self.folder = folder
        self.publisher = publisher
        self.slug = slug
        self.title = title
        self.themes = []
        self.keywords = []
        self.language = language
        self.distributions = []
        self.isBodyUnread = false
        self.place = place
        self.fingerprint = Fingerprint()
    }

    /// The schema that it is said to follow, as written; nil when one of its files that are to follow it does not.
    public var followedSchema: String? {
        distributions.contains { $0.schema?.name == schema?.name && $0.table?.isConform == false } ? nil : schema?.name
    }

    /// Whether it has a verification page.
    public var isVerified: Bool { distributions.contains { $0.table?.isVerified == true } }

    /// Whether there is a chart or a map of one of its tables.
    public var hasViews: Bool { distributions.contains { !($0.table?.views.isEmpty ?? true) } }

    /// Whether it has a profile: at least one table that could be read.
    public var isProfiled: Bool { distributions.contains { $0.table?.isRead == true } }

    /// The day to show and to sort by: the last change, else the publication, else the making.
    public var lastChange: CalendarDate? { modified ?? issued ?? created }
}

/// Where values of a dataset's own header are written; nil for those that are not.
public struct KeyPlaces: Sendable, Hashable {
    public var licence: SourcePlace?
    public var created: SourcePlace?
    public var issued: SourcePlace?
    public var modified: SourcePlace?
    public var identifier: SourcePlace?
    public var accessRights: SourcePlace?

    public init(licence: SourcePlace? = nil, created: SourcePlace? = nil, issued: SourcePlace? = nil, modified: SourcePlace? = nil) {
        self.licence = licence
        self.created = created
        self.issued = issued
        self.modified = modified
    }
}

/// One file or service of a dataset (`dcat:Distribution`).
public struct Distribution: Sendable {
    public enum Location: Sendable {
        /// A file of the dataset's folder, published under `name`.
        case file(FileSource, name: String)
        /// A file or service elsewhere: an http or https address.
        case remote(String)
    }

    public enum Role: Sendable {
        case data, documentation
    }

    public var location: Location
    public var role: Role
    public var title: LocalizedText
    public var description: LocalizedText?
    public var format: FileFormat
    /// Name or address of its Table Schema, as given or inherited from the dataset.
    public var schema: SchemaChoice?
    /// The sheet of a spreadsheet that is meant; nil for the first with data.
    public var sheet: String?
    /// Whether the file is published inside a ZIP because browsers would run it (HTML, SVG, XML, scripts).
    public var isZipped: Bool
    /// Known once the file has been copied to the site; nil for remote ones.
    public var facts: FileFacts?
    /// Known once a table has been read, or could not be; nil for files that are not tables.
    public var table: TableMark?
    /// The identifier that the front matter gives it.
    public var identifier: String?
    /// The published name that its IRI is made from, where it has another now.
    public var firstName: String?
    /// Where the site offers the file as well, because it stood there before, the first address first: `roques/aides/aides-2024.csv`, dataset and
    /// published name.
    public var formerPaths: [String] = []

    public init(
        location: Location, role: Role, title: LocalizedText, description: LocalizedText? = nil, format: FileFormat, schema: SchemaChoice? = nil,
        isZipped: Bool = false
    ) {
        self.location = location
        self.role = role
        self.title = title
        self.description = description
        self.format = format
        self.schema = schema
        self.isZipped = isZipped
    }

    /// The schema that it is said to follow, as written; nil when it has been checked and does not.
    public var followedSchema: String? { table?.isConform == false ? nil : schema?.name }

    /// The name under which the file is published in the dataset's folder of the site; nil for remote ones.
    public var publishedName: String? {
        guard case .file(_, let name) = location else { return nil }
        return isZipped ? name + ".zip" : name
    }
}

/// A file of the content folder, as it was when the folder was read.
public struct FileSource: Sendable, Hashable {
    /// Where it is, relative to the catalogue's root, with `/`; of a file that the build has made, where it would be.
    public var path: String
    public var signature: FileSignature
    /// Where a file that the build has made is on this machine; nil for files of the content.
    public var made: String?

    public init(path: String, signature: FileSignature, made: String? = nil) {
        self.path = path
        self.signature = signature
        self.made = made
    }

    /// Where it is on this machine.
    public func location(in root: String) -> String { made ?? root + "/" + path }
}

/// The schema that a file is said to follow.
public struct SchemaChoice: Sendable, Hashable {
    /// A name (`scdl/subventions`), a file or a web address, as written.
    public var name: String
    public var place: SourcePlace
    /// Whether it is written for this very file, and not for its dataset, its publisher or the catalogue.
    public var isOwn: Bool

    public init(name: String, place: SourcePlace, isOwn: Bool = false) {
        self.name = name
        self.place = place
        self.isOwn = isOwn
    }
}

/// What becomes of a file that does not follow its schema.
public enum Conformity: String, Sendable, CaseIterable {
    /// It is published, and its page says what is wrong.
    case publish
    /// Its dataset is not published until it is mended; the others are.
    case hold
    /// Nothing is published until it is mended.
    case block
}

/// What a reading of a table came to, in short.
public struct TableMark: Sendable, Hashable {
    /// Rows of data.
    public var rows: Int
    public var columns: Int
    /// The schema that it was checked against, and its version; nil without one.
    public var schema: String?
    public var schemaVersion: String?
    /// How many cells or rows are wrong.
    public var errors: Int
    /// How many causes the verification page names: errors, warnings and notes.
    public var causes: Int
    /// How many of the first rows are served to programs.
    public var rowsServed = 0
    /// How many cells of those rows stand beneath no heading, and are left out.
    public var cellsDropped = 0
    /// What charts and maps there are of it, each by a text that tells it from others.
    public var views: [String] = []
    /// The forms that are offered beside the file.
    public var downloads = TableDownloads()
    /// Whether one of them is a map: charts name columns, after tabs.
    public var hasMap: Bool { views.contains { $0.hasSuffix("map") && !$0.utf8.contains(0x09) } }
    /// Of everything that pages say of the table, besides the file's bytes: the findings and the schema.
    public var fingerprint: Fingerprint
    /// What earlier checks of the file have come to, the oldest first.
    public var history: [PastVerdict] = []

    public init(
        rows: Int, columns: Int, schema: String? = nil, schemaVersion: String? = nil, errors: Int, causes: Int = 0, fingerprint: Fingerprint = Fingerprint()
    ) {
        self.rows = rows
        self.columns = columns
        self.schema = schema
        self.schemaVersion = schemaVersion
        self.errors = errors
        self.causes = causes
        self.fingerprint = fingerprint
    }

    /// Nil when there is no schema to follow.
    public var isConform: Bool? { schema == nil ? nil : errors == 0 }

    /// Whether its columns could be read; a file that has none could not.
    public var isRead: Bool { columns > 0 }

    /// Whether programs are served all that the table holds.
    public var isServedWhole: Bool { rowsServed > 0 && rowsServed >= rows && cellsDropped == 0 }

    /// Whether a verification page has something to say of it.
    public var isVerified: Bool { schema != nil || causes > 0 || !history.isEmpty }

    /// Of all that pages say of the table.
    public func combine(into mark: inout Fingerprint) {
        for number in [rows, columns, errors, causes, rowsServed, cellsDropped] { mark.combine(number) }
        mark.combine(schema)
        mark.combine(schemaVersion)
        mark.combine(fingerprint)
        for view in views { mark.combine(view) }
        downloads.combine(into: &mark)
        for verdict in history { verdict.combine(into: &mark) }
    }
}

/// What is known of a published file, of its bytes as published.
public struct FileFacts: Sendable, Hashable {
    /// In bytes.
    public var size: Int
    public var digest: Digest

    public init(size: Int, digest: Digest) {
        self.size = size
        self.digest = digest
    }
}

/// An image that is part of a page, not data: published under `assets/images/`.
public struct PublishedImage: Sendable, Hashable {
    /// Under `assets/images/`: `roques/logo.png`.
    public var name: String
    public var source: FileSource

    public init(name: String, source: FileSource) {
        self.name = name
        self.source = source
    }
}

/// A page of the officer's own words (`content/pages/*.md`).
public struct FreePage: Sendable {
    public var slug: String
    public var title: LocalizedText
    /// By language; a language without its own text shows the other's.
    public var body: [Language: RichText]
    public var place: SourcePlace
    public var fingerprint: Fingerprint

    public init(slug: String, title: LocalizedText, body: [Language: RichText], place: SourcePlace) {
        self.slug = slug
        self.title = title
        self.body = body
        self.place = place
        self.fingerprint = Fingerprint()
    }
}

/// Whom to write to.
public struct Contact: Sendable, Hashable {
    public var name: String?
    public var email: String?
    public var telephone: String?
    /// http or https.
    public var address: String?

    public init(name: String? = nil, email: String? = nil, telephone: String? = nil, address: String? = nil) {
        self.name = name
        self.email = email
        self.telephone = telephone
        self.address = address
    }
}

/// The place that data is about.
public struct SpatialCoverage: Sendable, Hashable {
    /// Insee code of a commune (5 characters), a département (2 or 3) or a région, or an EPCI's SIREN (9 digits).
    public var code: String?
    public var name: String?
    public var box: BoundingBox?

    public init(code: String? = nil, name: String? = nil, box: BoundingBox? = nil) {
        self.code = code
        self.name = name
        self.box = box
    }
}

/// Longitudes and latitudes in degrees (WGS 84).
public struct BoundingBox: Sendable, Hashable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }
}

/// The two colours of a site or of a publisher's pages, as `#rrggbb` in lower case.
public struct Colours: Sendable, Hashable {
    public var primary: String
    public var accent: String

    public init(primary: String, accent: String) {
        self.primary = primary
        self.accent = accent
    }

    public static let standard = Colours(primary: "#1f4e5f", accent: "#b3541e")
}
