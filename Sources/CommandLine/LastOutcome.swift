internal import Bytes
internal import Findings
internal import Model
internal import Reading

/// What the last build was made from, and what it had to say: when nothing has changed, it is said again and nothing else is done.
struct LastOutcome {
    static let memoName = "outcome"

    /// Everything that decides about the site: sources, options, program, and the day, by which dates in the future are told.
    let sources: Fingerprint
    let counts: Counts
    let tally: Tally
    let pages: Int
    let language: Language

    static func sources(_ survey: ContentSurvey, _ build: Build) -> Fingerprint {
        var mark = Program.fingerprint
        mark.combine(survey.fingerprint)
        mark.combine(OwnTemplates.fingerprint(root: build.options.root))
        mark.combine(build.options.baseURL)
        mark.combine(build.isPortable)
        mark.combine(Clock.today().description)
        return mark
    }

    init(sources: Fingerprint, _ outcome: BuildOutcome) {
        self.sources = sources
        counts = outcome.counts ?? Counts(publishers: 0, datasets: 0, files: 0)
        tally = outcome.tally
        pages = outcome.pages
        language = outcome.language
    }

    // MARK: As bytes

    var encoded: [UInt8] {
        let numbers = [counts.publishers, counts.datasets, counts.files, pages, tally.errors, tally.warnings, tally.notes, language == .french ? 0 : 1]
        return withUnsafeBytes(of: (sources.high, sources.low)) { Array($0) } + numbers.flatMap { number in withUnsafeBytes(of: Int64(number)) { Array($0) } }
    }

    init?(encoded bytes: [UInt8]?) {
        guard let bytes, bytes.count == 80 else { return nil }
        let words = bytes.withUnsafeBytes { buffer in (0..<10).map { buffer.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) } }
        let numbers = words.dropFirst(2).map { Int(Int64(bitPattern: $0)) }
        sources = Fingerprint(high: words[0], low: words[1])
        counts = Counts(publishers: numbers[0], datasets: numbers[1], files: numbers[2])
        pages = numbers[3]
        tally = Tally(errors: numbers[4], warnings: numbers[5], notes: numbers[6])
        language = numbers[7] == 0 ? .french : .english
    }
}
