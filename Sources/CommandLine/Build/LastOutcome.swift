internal import Bytes
internal import Findings
internal import History
internal import Ledger
internal import Model
internal import Pages
internal import Reading
internal import Territory

/// What the last build was made from, and what it had to say. When nothing has changed, it is said again and nothing else is done;
/// when only some bodies have, only their pages are made.
struct LastOutcome {
    static let memoName = "outcome"

    /// Everything but the content that decides about the site: settings, templates, options, program, and the day, by which dates in the future are told.
    let origin: Fingerprint
    let content: ContentRecord
    let surroundings: DatasetSurroundings
    /// Schemas beside the data that no scan of the content sees, and the state they were in.
    let hiddenSchemas: [String]
    let hiddenState: Fingerprint
    let counts: Counts
    let tally: Tally
    let pages: Int
    let language: Language
    /// The places of what is in the content folder and not on the site.
    let unpublished: [String]

    static func origin(of build: Build) -> Fingerprint {
        let root = build.options.root
        var mark = Program.fingerprint
        let settings = (try? Files.status(of: root + "/" + CatalogueReader.settingsFile)) ?? nil
        mark.combine((settings?.signature ?? .none).fingerprint)
        mark.combine(OwnTemplates.fingerprint(root: root))
        mark.combine(SchemaShelf.fingerprint(root: root))
        mark.combine(VerdictHistory.fingerprint(root: root))
        mark.combine(QualityHistory.fingerprint(root: root))
        mark.combine(CatalogueLedger.fingerprint(root: root))
        mark.combine(build.options.baseURL)
        mark.combine(build.isPortable)
        mark.combine(build.options.producer)
        mark.combine(Clock.today().description)
        return mark
    }

    init(origin: Fingerprint, content: ContentRecord, surroundings: DatasetSurroundings, _ outcome: BuildOutcome) {
        self.origin = origin
        self.content = content
        self.surroundings = surroundings
        hiddenSchemas = outcome.hiddenSchemas
        hiddenState = outcome.hiddenState
        counts = outcome.counts ?? Counts(publishers: 0, datasets: 0, files: 0)
        tally = outcome.tally
        pages = outcome.pages
        language = outcome.language
        unpublished = outcome.unpublished
    }

    // MARK: As bytes

    var encoded: [UInt8] {
        var out = BinaryEncoder()
        out.mark(origin)
        for number in [counts.publishers, counts.datasets, counts.files, pages, tally.errors, tally.warnings, tally.notes] { out.number(number) }
        out.flag(language == .french)
        out.list(unpublished) { $0.text($1) }
        out.list(hiddenSchemas) { $0.text($1) }
        out.mark(hiddenState)
        surroundings.encode(into: &out)
        content.encode(into: &out)
        return out.bytes
    }

    /// Nil when there is none, or when it is of another origin.
    init?(encoded bytes: [UInt8]?, origin: Fingerprint) {
        guard let bytes else { return nil }
        let last: LastOutcome? = bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try? LastOutcome(from: &input, origin: origin)
        }
        guard let last else { return nil }
        self = last
    }

    private init?(from input: inout BinaryDecoder, origin: Fingerprint) throws(BinaryDecoder.Truncated) {
        guard try input.mark() == origin else { return nil }
        self.origin = origin
        counts = Counts(publishers: try input.number(), datasets: try input.number(), files: try input.number())
        pages = try input.number()
        tally = Tally(errors: try input.number(), warnings: try input.number(), notes: try input.number())
        language = try input.flag() ? .french : .english
        unpublished = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.text() }
        hiddenSchemas = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.text() }
        hiddenState = try input.mark()
        surroundings = try DatasetSurroundings(from: &input)
        content = try ContentRecord(from: &input)
    }
}
